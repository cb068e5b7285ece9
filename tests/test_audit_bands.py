"""C09: grades against scores, by the bands that the report prints or the usual ones; in the text and in tables."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

OWN = "按照评分办法，95分（含）以上为优，85分（含）至95分为良，70分（含）至85分为中，70分以下为差。"
LISTED = "等级划分为：优（85分以上）、良（75-85分）、中（60-75分）、差（60分以下）。"


@pytest.mark.parametrize(
    ("bands", "said", "expected"),
    [
        (OWN, "自评得分93分，等级为“优”。", "finding"),
        (OWN, "自评得分93分，等级为“良”。", "pass"),
        (OWN, "自评得分82分，等级为“良”。", "finding"),
        (OWN, "自评得分69分，等级为“差”。", "pass"),
        (OWN, "自评得分95分，等级为“优”。", None),  # the bound itself
        (LISTED, "自评得分88分，等级为“优”。", "pass"),
        (LISTED, "自评得分80分，等级为“优”。", "finding"),
        ("划分标准：[85,100]为优，[75,85)为良，[60,75)为中，[0,60)为差。", "自评得分88分，等级为“优”。", "pass"),
        ("划分标准：[85,100]为优，[75,85)为良，[60,75)为中，[0,60)为差。", "自评得分83分，等级为“优”。", "finding"),
        ("得分≥92分的为优，80分及以上不足92分的为良，不足80分的为中。", "自评得分91分，等级为“优”。", "finding"),
        ("得分≥92分的为优，80分及以上不足92分的为良，不足80分的为中。", "自评得分91分，等级为“良”。", "pass"),
        # No bands: the usual ones.
        ("", "自评得分89分，等级为“优”。", "finding"),
        ("", "自评得分91分，等级为“优”。", "pass"),
        ("", "项目决策得19分、管理得27.5分、产出得41.5分，合计88分，评价等级为“优”。", "finding"),
        ("", "项目决策得19分、管理得29.5分、产出得45.5分，合计94分，评价等级为“优”。", "pass"),
        ("", "项目产出得28.9分。等级为“优”。", None),  # of which score, is not said
        ("", "评价等级为“优”的8个、“良”的4个，合计89分的项目1个。", None),
        # Bands told twice, and differently: nothing follows.
        (OWN + "\n一级项目90分（含）以上为优，80分（含）至90分为良。", "自评得分93分，等级为“优”。", None),
    ],
)  # fmt: skip
def test_grades_by_the_bands_of_the_report(bands: str, said: str, expected: str | None) -> None:
    for text in (f"{bands}\n{said}", f"{said}\n{bands}"):
        assert outcomes(text, "C09") == ([expected] if expected else [])


HEADS = "序号\t项目名称\t自评得分\t等级\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1\t河道清淤\t88.6\t优\n2\t水库除险\t95\t优\n", ["finding", "pass"]),
        ("1\t河道清淤\t88.6\t良\n2\t水库除险\t95\t优秀\n", ["pass", "pass"]),
        ("1\t河道清淤\t92\t良好\n2\t水库除险\t95分\t优\n", ["finding", "pass"]),
        ("1\t河道清淤\t8.6\t良\n2\t水库除险\t9.5\t优\n", []),  # of ten points
        ("1\t河道清淤\t\t良\n2\t水库除险\t95\t\n", []),
    ],
)
def test_grades_in_tables(rows: str, expected: list[str]) -> None:
    assert outcomes(HEADS + rows, "C09") == expected
