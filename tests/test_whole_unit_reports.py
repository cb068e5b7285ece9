"""What reports on all that a unit spends say in the same words everywhere: procurement, what was not paid in time,
whom a fund is paid to, balances, what is to be put in next year's budget.
"""

from __future__ import annotations

import pytest
from audit_kit import outcomes
from figure_kit import brief, read


def items(text: str) -> list[str]:
    """Return the items without the body and the year."""
    return [f.item.removeprefix("松溪县民政局").removeprefix("松溪县").replace("2022年", "") for f in read(text)]


@pytest.mark.parametrize("budget", ["预算", "预算金额", "预算总额为", "预算数为", "预算"])
@pytest.mark.parametrize("bought", ["实际采购金额", "实际采购", "实际支出", "实际支出金额"])
@pytest.mark.parametrize("before", ["", "2022年", "2022年度", "全年"])
def test_what_was_procured_is_not_of_the_budget_for_it(before: str, budget: str, bought: str) -> None:
    first, second = items(f"{before}政府采购{budget}90万元，{bought}80万元。")
    assert first.startswith("政府采购") and "预算" in first
    assert second.startswith("政府采购") and "预算" not in second


@pytest.mark.parametrize("parts", ["货物类采购50万元，服务类采购30万元", "货物采购50万元、服务采购30万元"])
def test_kinds_of_what_was_procured_are_not_of_the_budget(parts: str) -> None:
    named = items(f"政府采购预算90万元，实际采购金额80万元。其中：{parts}。")
    assert not any("预算" in item for item in named[1:])


@pytest.mark.parametrize("deed", ["支付", "拨付", "兑付", "发放"])
@pytest.mark.parametrize(
    "when", ["未在年度内", "未能在当年", "未能当年", "没有在年底前", "未在12月底前", "未能于年末", "未在规定时间内"]
)
def test_what_was_not_paid_in_time_is_owed(when: str, deed: str) -> None:
    assert brief(f"因设计变更，工程资金86万元{when}{deed}。") == [(86, "arrears", 2022)]


@pytest.mark.parametrize("said", ["已在年度内支付", "已于12月底前支付", "在当年支付"])
def test_what_was_paid_in_time_is_not_owed(said: str) -> None:
    assert brief(f"工程资金86万元{said}。")[0][1] == "executed"


@pytest.mark.parametrize("rate", ["9.6/10万", "12/10万", "312.5/10万"])
@pytest.mark.parametrize("said", ["死亡率控制在", "发病率为", "死亡率降至"])
def test_so_many_in_a_hundred_thousand_is_no_money(said: str, rate: str) -> None:
    assert brief(f"全县孕产妇{said}{rate}，为群众减轻药费负担60万元。") == [(60, "achieved", 2022)]


def test_amounts_between_strokes_are_money_where_they_say_so() -> None:
    assert brief("两项经费预算/支出10万元/8万元。")[-1][0] == 8


@pytest.mark.parametrize("first", ["其他应收款余额", "应收账款余额"])
@pytest.mark.parametrize("second", ["应付账款余额", "其他应付款余额", "长期借款余额"])
def test_one_balance_is_no_part_of_another(first: str, second: str) -> None:
    named = items(f"年末{first}24万元，其中三年以上的6万元；{second}31万元。")
    assert named[-1] == second


def test_parts_smaller_than_their_whole_stay_parts() -> None:
    assert items("年末往来款30万元，其中应收款24万元；应付款6万元。")[-1].startswith("往来款")


@pytest.mark.parametrize("own", ["自筹", "单位自筹", "自筹资金", "地方自筹"])
def test_what_is_to_be_raised_is_planned_as_the_rest_is(own: str) -> None:
    read_as = brief(f"该项目总投资86万元，其中上级补助50万元、{own}36万元。")
    assert [measure for _, measure, _ in read_as] == ["planned"] * 3


@pytest.mark.parametrize("raised", ["已自筹", "实际自筹", "累计自筹"])
def test_what_was_raised_has_arrived(raised: str) -> None:
    assert brief(f"项目建设期间{raised}36万元。")[0][1] == "received"


@pytest.mark.parametrize("lead", ["2023年拟将", "2023年计划将", "2023年拟安排"])
@pytest.mark.parametrize("second", ["公共卫生服务区级配套", "养老服务县级配套资金"])
def test_what_is_to_be_entered_next_year_is_planned(lead: str, second: str) -> None:
    read_as = brief(f"{lead}疫情防控经费80万元、{second}24万元纳入年初预算。")
    assert read_as == [(80, "planned", 2023), (24, "planned", 2023)]
    assert "拟将" not in "".join(items(f"{lead}疫情防控经费80万元、{second}24万元纳入年初预算。"))


PAID = ["发放46万元", "每人每月1200元，发放46万元", "人均月补助1200元，发放46万元"]


@pytest.mark.parametrize("paid", PAID)
@pytest.mark.parametrize("among", ["其中：", "其中", "其中，"])
def test_what_a_part_is_paid_is_not_paid_to_all(among: str, paid: str) -> None:
    named = items(f"发放孤儿基本生活费58万元，{among}散居孤儿32人，{paid}；集中养育孤儿8人，发放12万元。")
    assert named[0].startswith("孤儿基本生活费") and "散居" not in named[0]
    assert all("散居孤儿" in item for item in named[1:-1])
    assert "集中养育孤儿" in named[-1] and "散居" not in named[-1]


@pytest.mark.parametrize("done", ["惠及32人", "救助32人", "涉及32户", "全年培训32人", "为困难家庭32户"])
def test_whom_a_deed_reached_is_no_part(done: str) -> None:
    assert items(f"孤儿基本生活费58万元，其中{done}，发放46万元。")[-1].startswith("孤儿基本生活费")


def test_a_rate_after_a_semicolon_is_of_what_is_told_there() -> None:
    named = items("适龄儿童接种率98%；为150对夫妇提供免费孕前优生健康检查，目标完成率103%。")
    assert "接种率" not in named[-1] and "检查" in named[-1]


def test_rates_side_by_side_stay_of_one_thing() -> None:
    assert "接种率" in items("适龄儿童接种率由91%提高到98%，完成率103%。")[-1]


RUN_UP = "区妇幼保健院迁建项目\n1.妇幼保健院迁建项目。2022年一般公共预算安排60万元，实际支付51万元，累计支付{}421万元。"


@pytest.mark.parametrize("what", ["", "工程款", "资金"])
def test_a_running_total_is_of_the_project_and_of_no_one_year(what: str) -> None:
    figure = read(f"（二）项目支出情况\n{RUN_UP.format(what)}")[-1]
    assert "一般公共预算" not in figure.item and figure.year is None


def test_a_total_to_the_years_end_keeps_its_year() -> None:
    said = "截至2022年末，县级到位73万元，累计到位221万元。"
    assert brief(said)[-1] == (221, "received", 2022)


def test_a_budget_and_what_was_added_make_the_revised_one() -> None:
    told = "年初部门预算收入438万元，其中一般公共预算拨款412万元，专户资金26万元。年中追加预算390万元，"
    assert brief(f"{told}全年预算收入828万元。")[-1] == (828, "revised_budget", 2022)
    assert brief(f"{told}全年预算收入826万元。")[-1] == (826, "income", 2022)


SOURCES = "2021年年初预算收入{}万元，其中：一般公共预算拨款412.65万元，纳入专户管理的非税收入拨款26.35万元。"
CLASSES = "年初预算支出439万元，其中：基本支出261.2万元，项目支出177.8万元。"


@pytest.mark.parametrize("source", ["纳入专户管理的非税收入拨款", "上级补助资金", "专户资金", "单位其他收入"])
def test_one_source_is_not_held_to_the_classes_of_spending(source: str) -> None:
    text = SOURCES.format("439").replace("纳入专户管理的非税收入拨款", source) + CLASSES
    assert "finding" not in outcomes(text, "A01")


FORM = (
    "2021年全年预算收入828.9万元，全年支出794.6万元，年末结转34.3万元。\n三、附表\n部门整体支出绩效自评表\n"
    "年度预算申请（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "\t年度资金总额\t{}\t828.9\t794.6\t10\t95.86%\t9.6\n\t按收入性质分：\t按支出性质分：\n"
    "\t其中：一般公共预算：412.6\t其中：基本支出：279.3\n\t政府性基金拨款：0\t项目支出：515.3\n"
    "\t纳入专户管理的非税收入拨款：26\n\t其他资金：0\n"
)


def test_sources_of_the_first_budget_are_not_held_to_what_it_became() -> None:
    assert "finding" not in outcomes(FORM.format("438.6"), "B06")
