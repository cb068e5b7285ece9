"""Rates of people and things, over the numbers of their sentence."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("发放问卷520份，收回有效问卷500份，有效回收率{}%；表示满意的458份，满意度91.6%。", "96.15", "91.65"),
        ("发放问卷520份，收回有效问卷500份；表示满意的448份，满意度{}%。", "89.6", "98.6"),
        ("全年受理投诉1,286件，办结1,259件，办结率{}%。", "97.9", "95.4"),
        ("工程质量抽检42次，一次合格40次，一次合格率{}%。", "95.2", "92.5"),
        ("检查企业348家，合格331家，合格率为{}%。", "95.11", "91.55"),
    ],
)
def test_a_rate_over_two_numbers(text: str, right: str, wrong: str) -> None:
    assert "finding" not in outcomes(text.format(right), "A09")
    assert "finding" in outcomes(text.format(wrong), "A09")


@pytest.mark.parametrize(
    "text",
    [
        "发放问卷500份，收回480份，其中满意400份、基本满意58份，满意度95.42%。",
        "发放问卷500份，收回480份，表示满意的448份，满意度93.33%。",
        "发放问卷500份，收回480份，不满意12份，满意度97.5%。",
        "发放问卷500份，收回480份，综合满意度91.6%。",
        "问卷发放500份，回收480份，满意率92.4%。",
        "发放问卷500份，收回有效问卷480份，群众满意度92.4%。",
        "共走访农户500户，完成问卷480份，政策知晓率93.2%。",
        "发放问卷500份，回收480份，认可率93.2%。",
        "抽检产品1,250批次。发现不合格产品15批次，合格率98.8%。",
        "培训学员320人，其中考取证书的96人，就业率82.5%。",
        "目标值为办理480件，实际办理500件，群众满意率92.4%。",
        "开展巡查96次，整改隐患58处，整改率100%。",
        "受理案件320件，上年结转24件，办结330件，结案率95.9%。",
        "新建公厕12座，改造24座，群众满意度92.30%。",
        "开展培训48场，参训4,210人次，课程合格率96.8%。",
    ],
)
def test_a_rate_of_other_numbers(text: str) -> None:
    assert "finding" not in outcomes(text, "A09")
