"""A budget that is named behind its amount is that budget: what spending kept within or is compared with."""

from __future__ import annotations

import pytest
from figure_kit import brief

HELD = ["控制在{}以内", "严格控制在{}之内", "没有突破{}", "未超出{}", "低于{}", "保持在{}范围内", "超过{}"]
NAMES = [("4万元预算", "initial_budget"), ("4万元的年初预算", "initial_budget"), ("4万元概算", "planned"),
         ("4万元的调整预算", "revised_budget"), ("4万元的全年预算", "revised_budget")]  # fmt: skip


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize(("name", "measure"), NAMES)
def test_what_spending_was_held_to_is_the_budget(held: str, name: str, measure: str) -> None:
    read = brief(f"会议费开支2.86万元，{held.format(name)}，比上年少支0.54万元。")
    assert [said for _, said, _ in read] == ["executed", measure, "change"]


@pytest.mark.parametrize("base", ["比{}", "较{}", "与{}相比，"])
@pytest.mark.parametrize(("name", "measure"), NAMES)
@pytest.mark.parametrize(("by", "left"), [("多1万元", "variance"), ("少支1万元", "variance"), ("节约1万元", "saving")])
def test_what_spending_is_compared_with_is_the_budget(
    base: str, name: str, measure: str, by: str, left: str
) -> None:
    read = brief(f"会议费开支2.86万元，{base.format(name)}{by}。")
    assert [said for _, said, _ in read] == ["executed", measure, left]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("绩效目标：维修成本控制在4万元以内。", "target"),
        ("本年支出12万元，较上年的13万元减少1万元。", "executed previous change"),
        ("支出2.86万元，控制在年初预算4万元以内。", "executed initial_budget"),
        ("支出2.86万元，超出预算0.4万元。", "executed variance"),
        ("支出2.86万元，占4万元预算的71.5%。", "executed initial_budget rate"),
        ("支出2.86万元，完成4万元全年预算的71.5%。", "executed revised_budget rate"),
    ],
)
def test_other_bounds_stay_what_they_are(text: str, measures: str) -> None:
    assert [said for _, said, _ in brief(text)] == measures.split()


@pytest.mark.parametrize("told", ["全年开支6.82万元，为预算10万元的68.2%", "实际列支6.82万元，占10万元预算的68.2%"])
def test_how_much_of_a_budget_was_spent_is_a_rate(told: str) -> None:
    assert [said for _, said, _ in brief(f"会议费{told}。")][1:] == ["initial_budget", "rate"]
