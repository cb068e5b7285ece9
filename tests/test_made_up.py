"""What is listed behind an amount and comes to it has its measure; what levels of government give is allocated."""

from __future__ import annotations

import pytest
from figure_kit import brief


@pytest.mark.parametrize("listed", ["主要是", "包括", "，其中：", "主要用于", "分别为"])
@pytest.mark.parametrize(("verb", "measure"), [("追加", "supplement"), ("核减", "reduction")])
def test_what_comes_to_a_change_of_the_budget_changed_it_too(verb, measure, listed):
    comma = "" if listed.startswith("，") else "，"
    told = brief(f"预算执行中{verb}412.75万元{comma}{listed}农技推广资金407万元、调资人员经费5.75万元。")
    assert [code for _, code, _ in told] == [measure] * 3


def test_what_does_not_come_to_it_speaks_for_itself():
    told = brief("预算执行中追加412.75万元，主要是农技推广资金407万元；全年支出人员经费6.75万元。")
    assert [code for _, code, _ in told][2] == "executed"


@pytest.mark.parametrize(
    "levels",
    ["中央补助500万元、省级补助300万元、县级配套136万元", "中央资金800万元、省级资金136万元",
     "省级资金500万元、岚州市级补助300万元、东汀区本级预算136万元"],
)  # fmt: skip
@pytest.mark.parametrize("whole", ["各级财政共安排补助资金", "共安排衔接资金"])
def test_money_of_several_levels_is_allocated_and_so_is_all_of_it(whole, levels):
    told = brief(f"2022年{whole}936万元，其中{levels}。")
    assert {code for _, code, _ in told} == {"allocated"}


@pytest.mark.parametrize("whole", ["年初预算安排", "年初部门预算安排项目资金", "批复预算安排"])
def test_a_budget_of_several_levels_is_a_budget(whole):
    (_, code, _), *_ = brief(f"2022年{whole}936万元，其中中央资金800万元、省级资金136万元。")
    assert code == "initial_budget"
