"""Stock sentences and annexes of reports that tell how far a budget was by months, and of each project in turn."""

from __future__ import annotations

import pytest
from audit_kit import HEAD, outcomes
from figure_kit import brief, read


def items(text: str) -> list[str]:
    """Return the items without the body and the year."""
    return [f.item.removeprefix("松溪县民政局").removeprefix("松溪县").replace("2022年", "") for f in read(text)]


@pytest.mark.parametrize("done", ["执行预算数", "执行预算", "执行数", "已执行"])
def test_a_budget_that_was_carried_out_is_spent(done: str) -> None:
    assert brief(f"截至2022年6月30日，{done}403万元，预算执行进度45%。")[0] == (403, "executed", 2022)


@pytest.mark.parametrize("until", ["截至2022年6月30日", "截止2022年9月底", "截至2022年11月末", "截至2022年3月31日"])
@pytest.mark.parametrize("then", ["执行403万元", "支出403万元", "累计支付403万元"])
def test_what_was_spent_by_a_month_is_of_a_part_of_the_year(until: str, then: str) -> None:
    assert "period_partial" in read(f"{until}，{then}。")[0].flags


@pytest.mark.parametrize("until", ["截至2022年12月31日", "截至2022年12月底", "截至2023年3月底"])
def test_what_was_spent_by_its_end_is_of_the_year(until: str) -> None:
    assert "period_partial" not in read(f"{until}，2022年项目资金支出403万元。")[0].flags


def test_each_date_holds_up_to_the_next() -> None:
    told = "截至2022年6月30日，执行403万元；截至2022年12月31日，执行896万元。"
    assert [("period_partial" in f.flags) for f in read(told)] == [True, False]


@pytest.mark.parametrize("month", ["12月份支出", "11月份拨付", "6月份当月支出"])
def test_one_months_spending_is_no_years(month: str) -> None:
    assert "period_partial" in read(f"支出集中在第四季度，{month}61万元，占全年支出的59%。")[0].flags


@pytest.mark.parametrize("adjusted", ["全年预算调整", "年中预算调整共", "预算调整金额"])
@pytest.mark.parametrize("why", ["主要是：追加环卫费98万元", "其中追加环卫费98万元", "主要是新增环卫费98万元"])
def test_what_a_budget_was_adjusted_by_is_no_budget(adjusted: str, why: str) -> None:
    assert brief(f"{adjusted}285万元，{why}。")[0] == (285, "supplement", 2022)


@pytest.mark.parametrize("after", ["调整后预算", "预算调整后为", "调整后预算为"])
def test_an_adjusted_budget_stays_one(after: str) -> None:
    assert brief(f"年初预算200万元，{after}285万元，主要是追加环卫服务费85万元。")[1][1] == "revised_budget"


PROJECTS = "（二）专项预算管理\n1.环卫作业服务项目。{}2022年年初预算268万元，实际支出266万元。\n"
PROJECTS += "2.路灯维护项目。年初预算96万元。\n"


@pytest.mark.parametrize(
    "said", ["该项目为常年性项目，", "该项目属于一次性项目，", "该项目是延续性项目，", "本项目为经常性项目，"]
)
def test_of_what_kind_a_project_is_names_nothing(said: str) -> None:
    named = items(PROJECTS.format(said))
    assert not any("性项目" in item for item in named)
    assert [f.project for f in read(PROJECTS.format(said))][:2] == ["环卫作业服务"] * 2


@pytest.mark.parametrize("lead", ["此外，", "另外，", "除上述项目外，", "此外"])
@pytest.mark.parametrize("others", ["当年实施的其他项目支出65万元。", "其他项目支出65万元。", "其他专项支出65万元。"])
def test_what_was_spent_besides_is_not_of_the_last_project(lead: str, others: str) -> None:
    assert read(PROJECTS.format("") + lead + others)[-1].project in (None, "其他专项")


@pytest.mark.parametrize("verb", ["追加", "安排", "核减"])
def test_likes_in_a_list_are_not_of_one_another(verb: str) -> None:
    text = f"将环卫市场化服务费纳入预算。\n主要是：{verb}环卫作业市场化服务费98万元，{verb}人员调资及奖金66万元。"
    last = read(text)[-1]
    assert "环卫" not in last.item and last.project != "环卫市场化服务费"


@pytest.mark.parametrize("slogan", ["二是加快项目实施进度，", "三是规范项目资金管理，", "加强项目建设管理，"])
def test_a_call_to_act_names_no_item(slogan: str) -> None:
    assert "进度" not in items(f"{slogan}对结转的16万元力争3月底前支付完毕。")[0]
    assert "管理" not in items(f"{slogan}对结转的16万元力争3月底前支付完毕。")[0]


@pytest.mark.parametrize("worth", ["账面原值", "原值", "账面价值", "净值", "账面净值"])
@pytest.mark.parametrize("found", ["盘亏", "报废", "盘盈", "闲置"])
def test_what_was_missing_is_named_with_its_value(found: str, worth: str) -> None:
    assert "执法记录仪" in items(f"固定资产账实不符，{found}执法记录仪12台，{worth}3.84万元。")[0]


def test_what_assets_were_worth_keeps_their_name() -> None:
    named = items("固定资产原值80万元，净值65万元；无形资产净值3万元。")
    assert named == ["固定资产原值", "固定资产原值净值", "无形资产净值"]


@pytest.mark.parametrize("lead", ["一是科学编制预算，将", "将"])
def test_what_is_advised_for_next_year_is_planned(lead: str) -> None:
    text = f"六、改进建议\n2023年，{lead}环卫服务费370万元全额纳入年初预算。"
    assert brief(text)[0][1:] == ("planned", 2023)


ANNEX = (
    "部门整体支出绩效目标完成情况表\n一级指标\t二级指标\t三级指标\t预期指标值\t实际完成指标值\n"
    "完成指标\t数量指标\t清扫面积\t≥520万平方米\t528万平方米\n\t时效指标\t完成时间\t{}\t{}\n"
    "\t成本指标\t清扫成本\t≤370万元\t366万元\n满意度指标\t服务对象满意度\t市民满意度\t≥90%\t91.3%\n"
)


@pytest.mark.parametrize("day", ["2022年12月", "12月底前", "2022年12月31日前", "2022年底前", "12月"])
@pytest.mark.parametrize("done", ["", "已完成"])
def test_the_time_something_was_due_is_no_head(day: str, done: str) -> None:
    said = brief(ANNEX.format(day, done or day))
    assert said == [(370, "target", 2022), (366, "achieved", 2022), (90, "target", 2022), (91.3, "achieved", 2022)]


def test_months_over_columns_stay_heads() -> None:
    text = "项目支出进度（单位：万元）\n项目\t2022年6月支出数\t2022年12月支出数\n道路维修\t12.5\t31.6\n"
    assert [amount for amount, _, _ in brief(text)] == [12.5, 31.6]


@pytest.mark.parametrize("what", ["发现", "查出", "指出", "中发现", "工作中指出"])
def test_what_an_earlier_evaluation_found_is_of_its_year(what: str) -> None:
    text = f"我局对2020年绩效评价{what}的2个问题全部完成整改，涉及资金23万元。"
    assert "finding" not in outcomes(text, "D01")
    assert HEAD.startswith("某某县") and "finding" in outcomes("我局开展了2020年度部门整体支出绩效自评工作。", "D01")
