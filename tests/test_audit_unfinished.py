"""D08: 'all are finished' beside a row that is not, and 'none happened' beside the number that did."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

WORKS = "工程名称\t合同价\t进度\n东渠\t100\t已完工\n西渠\t90\t在建\n泵站\t60\t已完工\n合计\t250\t\n二、结论\n"
DONE = WORKS.replace("在建", "已完工")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (WORKS + "各工程均已按期完工。", 1),
        (WORKS + "3个工程已全部建成。", 1),
        (WORKS + "所有工程均通过验收，运行良好。", 1),
        (WORKS.replace("进度", "完成情况").replace("在建", "未完成") + "三项工程全部完成。", 1),
        ("全年发生安全生产事故2起。\n二、结论\n全年未发生安全生产事故。", 1),
        ("年内接到投诉3件，均已办结。\n二、结论\n工作扎实，没有接到投诉。", 1),
        (DONE + "各工程均已按期完工。", 0),
        (WORKS + "除西渠外，各工程均已完工。", 0),
        (WORKS + "截至目前，各工程均已完工。", 0),
        (WORKS + "5个工程已全部建成。", 0),
        (WORKS + "各村均已完工。", 0),
        (WORKS + "力争各工程均按期完工。", 0),
        ("全年发生一般交通事故2起。\n二、结论\n全年未发生安全生产事故。", 0),
        ("上年发生安全生产事故2起。\n二、结论\n全年未发生安全生产事故。", 0),
        ("全县发生安全生产事故2起。\n二、结论\n施工中未发生安全生产事故。", 0),
        ("受理投诉58件。\n二、结论\n没有收到投诉。", 0),
    ],
)
def test_words_that_rows_and_counts_deny(text: str, number: int) -> None:
    assert outcomes(text, "D08").count("finding") == number
