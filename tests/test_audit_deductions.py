"""C03 by blocks and in sentences, C11 (points taken off), C12 (points in proportion to the result)."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

NESTED = (
    "附件：得分表\n指标\t分值\t得分\n投入\t20\t{a}\n预算编制\t10\t9\n资金到位\t10\t8.5\n过程\t30\t{b}\n制度建设\t12\t11.2\n"
    "监督检查\t18\t16.3\n产出\t50\t{c}\n建设数量\t30\t29\n建设质量\t20\t18.4\n合计\t100\t{total}\n"
)


@pytest.mark.parametrize(
    ("a", "b", "c", "total", "expected"),
    [
        ("17.5", "27.5", "47.4", "92.4", ["pass"] * 4),
        ("17.5", "25.7", "47.4", "90.6", ["finding", "pass", "pass", "pass"]),
        ("17.5", "25.7", "47.4", "92.4", ["finding", "pass", "pass"]),  # one wrong number, one finding
        ("17.5", "27.5", "47.4", "94.2", ["finding", "pass", "pass", "pass"]),
        ("87.5", "91.7", "94.8", "92.4", []),  # blocks in per cent of their weights
        ("", "", "", "92.4", []),
    ],
)
def test_the_points_of_blocks(a: str, b: str, c: str, total: str, expected: list[str]) -> None:
    assert sorted(outcomes(NESTED.format(a=a, b=b, c=c, total=total), "C03")) == expected


def test_rows_of_equal_weights_are_no_blocks() -> None:
    rows = "".join(f"指标{n}\t20\t{score}\n" for n, score in enumerate(("19", "18", "17", "20", "16")))
    assert outcomes(f"附件：得分表\n指标\t分值\t得分\n{rows}合计\t100\t90\n", "C03") == ["pass"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投入得18分（满分20分）、过程得28.5分（满分30分）、产出得46.5分（满分50分），合计93分。", ["pass"]),
        ("投入得18分（满分20分）、过程得28.5分（满分30分）、产出得46.5分（满分50分），合计96分。", ["finding"]),
        ("自评得分93分：投入20分得18分，过程30分得28.5分，产出50分得46.5分。", ["pass"]),
        ("自评得分95分：投入20分得18分，过程30分得28.5分，产出50分得46.5分。", ["finding"]),
        ("项目得分：执行（10分）9.62分，产出（50分）47.50分，效益（40分）37.50分，总分94.62分。", ["pass"]),
        ("项目得分：执行（10分）9.62分，产出（50分）47.50分，效益（40分）37.50分，总分96.42分。", ["finding"]),
        ("综合得分96.4分：投入（20分）得18.5分、过程（30分）得28.4分、产出（50分）得48.5分。", ["finding"]),
        ("投入（20分）18.5分、过程（30分）28.4分、产出（40分）38.5分，总分96.4分。", []),  # ten points are elsewhere
        # Full marks that do not come to 100: points may be missing.
        ("自评得分95分：投入20分得18分，过程30分得28.5分。", []),
        ("上年得分91分，本年投入得18分、过程得28.5分、产出得46.5分。", []),
    ],
)
def test_a_sentence_with_full_marks(text: str, expected: list[str]) -> None:
    assert outcomes(text, "C03") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制度建设满分12分，得11.2分，扣0.8分。", ["pass"]),
        ("制度建设满分12分，得11.2分，扣1.8分。", ["finding"]),
        ("制度建设（分值12分）得10.2分，扣1.2分，原因是台账不全。", ["finding"]),
        ("该指标权重12分，实际得分10.2分，因台账不全扣1.2分。", ["finding"]),
        ("制度建设12分得11.2分，扣0.8分。", ["pass"]),
        ("制度建设12分，得10.2分，因台账不全扣1分，因超期扣0.8分。", ["pass"]),
        ("制度建设12分，得10.2分，因台账不全扣1分，因超期扣0.5分。", ["not_checkable"]),
        ("制度建设12分，得10.2分，主要是台账不全扣1分。", []),
        ("制度建设12分，得10.2分。台账不全的每处扣1分。", []),
        ("制度建设12分，得12分，按规定每迟报一次扣1分。", []),
        ("制度建设12分，得12.5分，含加分，扣1分。", []),
    ],
)
def test_points_said_to_be_taken_off(text: str, expected: list[str]) -> None:
    assert outcomes(text, "C11") == expected


FORM = NESTED.format(a="17.5", b="27.5", c="47.4", total="92.4")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("监督检查扣1.7分，主要是记录不全。", ["pass"]),
        ("过程扣2.5分，其中监督检查扣1.7分，制度建设扣0.8分。", ["pass", "pass"]),  # 过程 is too short a name
        ("监督检查扣0.7分，主要是记录不全。", ["finding"]),
        ("监督检查指标扣7.1分。", ["finding"]),
        ("监督检查扣0.7分，另因延迟再扣1分。", []),
        ("监督检查扣0.7分。\n监督检查扣1分。", []),
        ("监督检查不到位扣0.5分。", []),
        ("上年监督检查扣0.7分。", []),
        ("因监督检查扣0.7分。", []),
    ],
)
def test_points_taken_off_a_row(text: str, expected: list[str]) -> None:
    assert outcomes(f"{text}\n{FORM}", "C11") == expected


TARGETS = (
    "附件：自评表\n三级指标\t年度指标值\t实际完成值\t分值\t得分\n巡河次数\t≥500次\t450次\t20\t{}\n培训人次\t≥200人次\t180人次\t30\t{}\n"
    "清淤长度\t≥80公里\t60公里\t20\t{}\n水质达标率\t100%\t100%\t30\t30\n"
)


@pytest.mark.parametrize(
    ("note", "scores", "expected"),
    [
        ("注：未完成的指标按“实际完成值÷年度指标值×分值”计分。", ("18", "27", "15"), ["pass"] * 3),
        ("注：未完成的指标按“实际完成值÷年度指标值×分值”计分。", ("18", "27", "12"), ["finding", "pass", "pass"]),
        ("注：未完成的指标按“实际完成值÷年度指标值×分值”计分。", ("16", "24", "12"), ["not_checkable"] * 3),
        ("注：未完成的定量指标按完成比例计分。", ("18", "17", "15"), ["finding", "pass", "pass"]),
        ("注：未完成的定量指标按完成比例计分。", ("18", "27", "0"), ["pass", "pass"]),  # below a least share
        ("注：未完成的指标酌情扣分。", ("18", "27", "12"), []),
        ("", ("18", "27", "12"), []),
    ],
)
def test_points_in_proportion(note: str, scores: tuple[str, str, str], expected: list[str]) -> None:
    assert sorted(outcomes(TARGETS.format(*scores) + note, "C12")) == expected
