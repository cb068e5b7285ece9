"""Amounts that only say who may decide, up to them or from them on, are no spending; what is paid is."""

from __future__ import annotations

import pytest
from figure_kit import read

RULES = (
    "由科室负责人审批", "由村书记签字报销", "须经局长办公会研究", "的须经党组会集体决策", "报分管领导审批",
    "的由镇长审签", "应提交主任办公会审议", "需报县财政局备案", "一律实行公开招标", "授权乡镇审核审批",
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("begun", ["村级开支", "单笔支出", "办公费报销", "资金支付", "采购金额", "临时救助"])
@pytest.mark.parametrize("line", ["{}500元以下", "{}2万元以上", "{}3万元（含）以上", "{}1万元以内", "{}超过5000元"])
def test_a_line_for_who_decides_is_no_spending(line: str, begun: str, rule: str) -> None:
    assert [figure.measure for figure in read(line.format(begun) + rule + "。")] == ["other"]


def test_each_step_of_a_rule_is_a_line() -> None:
    text = "支出1万元以内由科室签批，1万元至5万元由副局长审签，5万元以上提交党组会研究，超过20万元报县政府批准。"
    found = read(text)
    assert [figure.measure for figure in found] == ["other"] * 5


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("差旅费500元以下由科长审批，全年支出差旅费12万元。", ["other", "executed"]),
        ("全年支出26万元由县财政局审核后拨付。", ["executed"]),
        ("追加资金18万元报县政府批准。", ["supplement"]),
        ("年中预算调增至96万元，经县人大常委会批准。", ["revised_budget"]),
        ("超过预算6万元，由县财政追加解决。", ["variance"]),
    ],
)
def test_what_was_spent_or_granted_is_no_line(text: str, measures: list[str]) -> None:
    assert [figure.measure for figure in read(text)] == measures
