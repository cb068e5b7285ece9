"""An amount that says no measure of its own is what the parts behind it, which come to it, are."""

from __future__ import annotations

import pytest
from figure_kit import brief

OPENS = ["{}（{}）。", "{}，其中{}。", "{}，其中：{}。", "{}，包括{}。", "{}（其中{}）。"]


def measures(text: str) -> list[str]:
    return [measure for _, measure, _ in brief(text)]


@pytest.mark.parametrize("opens", OPENS)
@pytest.mark.parametrize("joint", ["、", "，"])
def test_a_budget_and_what_was_added_to_it_are_the_budget_after(opens: str, joint: str) -> None:
    text = opens.format("防汛专项资金80万元", f"年初预算74万元{joint}年中追加6万元")
    assert measures(text) == ["revised_budget", "initial_budget", "supplement"]


@pytest.mark.parametrize("opens", OPENS)
@pytest.mark.parametrize("joint", ["、", "，"])
@pytest.mark.parametrize(
    "levels",
    [("中央资金", "县级资金"), ("中央", "省级"), ("省级财政补助", "县级配套"), ("2021年省级资金", "2022年省级资金")],
)
def test_whose_money_there_is_tells_of_no_spending(opens: str, joint: str, levels: tuple[str, str]) -> None:
    text = opens.format("养护项目资金90万元", f"{levels[0]}60万元{joint}{levels[1]}30万元")
    assert measures(text)[0] == "allocated"
    assert "executed" not in measures(text)


@pytest.mark.parametrize("opens", OPENS)
@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("养护项目支出90万元", "中央资金60万元、县级资金30万元"),
        ("实际使用90万元", "中央资金60万元、县级资金30万元"),
        ("养护资金90万元", "清淤60万元、绿化30万元"),
        ("养护资金90万元", "中央资金60万元、县级资金20万元"),
    ],
)
def test_spending_and_other_sums_stay(opens: str, whole: str, parts: str) -> None:
    assert measures(opens.format(whole, parts))[0] == "executed"


@pytest.mark.parametrize("to", ["分配至具体项目", "分配给各乡镇", "分配至各村使用"])
@pytest.mark.parametrize("lead", ["及时将资金80万元{}", "我局将养护资金80万元{}"])
def test_what_is_shared_out_is_not_spent_yet(to: str, lead: str) -> None:
    assert measures(lead.format(to) + "。") == ["allocated"]


@pytest.mark.parametrize("sums", ["资金共计", "资金合计", "资金累计"])
@pytest.mark.parametrize("joint", ["、", "和", "与"])
def test_a_sum_of_two_years_is_of_neither(sums: str, joint: str) -> None:
    assert brief(f"2021年{joint}2022年渠道养护{sums}90万元。")[0][2] is None


@pytest.mark.parametrize(
    "text", ["2021年投入40万元、2022年投入50万元。", "2021年40万元、2022年渠道养护资金共计50万元。"]
)
def test_a_year_of_its_own_stays(text: str) -> None:
    assert [year for *_, year in brief(text)] == [2021, 2022]


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


@pytest.mark.parametrize("opens", OPENS)
@pytest.mark.parametrize("head", ["（二）支出\n1．困难帮扶。", "（三）项目支出\n2．危改。", "二、支出\n1．助残。"])
@pytest.mark.parametrize("levels", [("中央财政专项资金", "县级财政"), ("省残联配套", "市县财政"), ("上级补助", "县级")])
def test_what_a_section_on_spending_tells_was_spent_whoever_gave_it(
    opens: str, head: str, levels: tuple[str, str]
) -> None:
    text = head + opens.format("全年90万元", f"{levels[0]}60万元、{levels[1]}30万元")
    assert measures(text) == ["executed", "allocated", "allocated"]
