"""What a sentence says of accounts beside spending: shared out, needed in all, set aside beside what was given."""

from __future__ import annotations

import pytest
from figure_kit import read


def _money(text: str) -> list[tuple[str, int | None]]:
    return [(figure.measure, figure.year) for figure in read(text) if figure.kind == "money"]


@pytest.mark.parametrize(
    "text",
    [
        "年初结转96.2万元，扣除结余分配132.18万元后，年末结转301.6万元。",
        "收入总计1,200万元，支出总计1,100万元，结余分配40万元，年末结转60万元。",
        "提取结余分配12万元。",
        "项目\t决算数（万元）\n本年收入\t120\n结余分配\t5.13\n年末结转和结余\t6\n",
    ],
)
def test_what_is_shared_out_of_a_surplus_is_neither_left_nor_spent(text):
    shared = [figure for figure in read(text) if "结余分配" in figure.quote.rpartition("，")[2].rpartition("\n")[2]]
    assert [figure.measure for figure in shared] == ["other"]


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("项目资金总需求1,979万元", "planned"),
        ("资金需求总额320万元", "planned"),
        ("向县财政上报资金需求320万元", "requested"),
    ],
)
def test_what_is_needed_in_all_is_planned_and_what_is_asked_for_requested(said, measure):
    assert _money(f"{said}。")[0][0] == measure


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("中央下达300万元，省级下达120万元，县级安排80万元。", "allocated"),
        ("其中中央第一批下达2,950万元，第二批下达423万元；省级资金下达506万元；县级财政安排337万元。", "allocated"),
        ("中央下达300万元，省级下达120万元，县级年初预算安排80万元。", "initial_budget"),
        ("省级下达300万元，市级下达120万元，县财政安排培训经费80万元。", "initial_budget"),
        ("县级安排80万元。", "initial_budget"),
    ],
)
def test_what_one_level_sets_aside_beside_others_that_hand_down_is_handed_down(text, last):
    assert _money(text)[-1][0] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("按每人每月2,800元发放；购买农具26,440元。", "executed"),
        ("每生每年补助500元；采购桌椅4,600元。", "executed"),
        ("每人每年缴费500元；投保意外险60元。", "standard"),
        ("按每户1,200元补助，其中省级承担800元。", "standard"),
    ],
)
def test_what_is_bought_behind_a_rate_is_no_share_of_it(text, last):
    assert _money(text)[-1][0] == last


@pytest.mark.parametrize("base", ["与2021年度的12,164万元相比，", "同2021年的12,164万元相比，"])
def test_the_base_of_a_change_of_both_sides_is_of_both(base):
    figures = read(f"{base}收、支总计各减少2,306万元。")
    assert [figure.shared_with for figure in figures] == [("收入总计", "支出总计")] * 2
    assert figures[0].year == 2021


@pytest.mark.parametrize(
    "name", ["征地和拆迁补偿", "公路和运输安全", "耕地建设与利用", "科技条件与服务", "林业和草原"]
)
def test_a_line_of_the_classification_is_one_thing(name):
    assert [figure.shared_with for figure in read(f"{name}支出412.6万元。")] == [()]


@pytest.mark.parametrize(
    ("heading", "said", "year"),
    [
        ("六、下一步措施", "县级资金执行率力争提高到98%以上。", 2023),
        ("六、改进措施", "确保补助发放及时率达到95%。", 2023),
        ("三、项目绩效目标", "确保补助发放及时率达到95%。", 2022),
    ],
)
def test_what_is_aimed_at_where_improvements_are_told_is_for_the_year_after(heading, said, year):
    assert [figure.year for figure in read(f"{heading}\n{said}") if figure.kind == "percent"] == [year]


@pytest.mark.parametrize("joined", ["年初预算与支出决算", "年初预算和支出决算", "年初预算数、决算数"])
def test_a_budget_and_accounts_of_one_amount_are_no_item(joined):
    figures = read(f"3.卫生健康支出（类）行政单位医疗（项）。{joined}均为18.9万元。")
    assert "行政单位医疗" in figures[-1].item and "年初预算" not in figures[-1].item


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("通过办案挽回经济损失386万元，其中已上缴国库241万元。", "other"),
        ("查办案件挽回经济损失52万元，已上缴财政48万元。", "other"),
        ("项目结余12万元，其中已上缴国库9万元。", "returned"),
        ("挽回经济损失386万元。年末结余资金上缴财政9万元。", "returned"),
    ],
)
def test_what_others_made_good_is_not_returned_by_the_unit(text, last):
    assert _money(text)[-1][0] == last


@pytest.mark.parametrize("deed", ["合并列支", "一并安排", "打捆采购"])
def test_how_several_were_paid_is_in_no_part(deed):
    assert read(f"会场布置和设备租赁{deed}支出3.2万元。")[-1].shared_with == ("会场布置", "设备租赁")
