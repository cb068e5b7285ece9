"""Said of a part of what was spent, 安排 tells whose money that was; what is taken off a valuation was no budget."""

from __future__ import annotations

import pytest
from figure_kit import brief, read


@pytest.mark.parametrize("part", ["项目支出中", "基本支出中", "全年支出中", "本年项目支出里"])
@pytest.mark.parametrize("fund", ["由一般公共预算安排", "财政拨款安排", "，由政府性基金安排", "，财政拨款安排"])
@pytest.mark.parametrize("other", ["、由其他资金安排24万元", "，单位自有资金安排24万元", ""])
def test_what_spending_was_provided_from_was_spent(part: str, fund: str, other: str) -> None:
    read_as = [measure for _, measure, _ in brief(f"{part}{fund}76万元{other}。")]
    assert read_as == ["executed"] * (2 if other else 1)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("年初预算中由一般公共预算安排76万元。", "initial_budget"),
        ("支出预算中由一般公共预算安排76万元。", "initial_budget"),
        ("核减虚增评估值76万元。", "other"),
        ("资产清查剔除不实资产76万元。", "other"),
        ("核减会议费预算76万元。", "reduction"),
        ("结算审核核减工程造价76万元。", "reduction"),
        ("监管企业年报审计76万元。", "executed"),
        ("企业财报审计费76万元。", "executed"),
        ("工程报审价76万元。", "requested"),
    ],
)
def test_what_is_no_budget_and_what_is(text: str, measure: str) -> None:
    assert brief(text)[0][1] == measure


@pytest.mark.parametrize("fund", ["国有资本经营预算", "政府性基金预算", "政府性基金预算财政拨款"])
@pytest.mark.parametrize("told", ["支出76万元，与拨款数相同。", "本年支出76万元。", "全年支出76万元，年末无结转。"])
def test_what_a_heading_on_a_fund_tells_is_of_the_fund(fund: str, told: str) -> None:
    figure = read(f"全年支出900万元。\n四、{fund}支出情况\n{told}")[1]
    assert f"{fund}支出" in figure.item
