"""What an amount covers, what it is a part of, and which amounts are one fact."""

from __future__ import annotations

import pytest
from figure_kit import read

SUMMED = (
    "三、项目情况\n（一）临时救助。支出86万元。\n"
    "（二）孤儿保障。按散居每人每月1,150元、集中养育每人每月1,650元发放，全年支出{}万元。\n"
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("扫黑除恶宣传、禁毒宣传共计40万元。", 2),
        ("精神障碍患者监护人责任保险和见义勇为人员意外伤害保险，预算40万，实际38.5万元。", 2),
        ("孤儿和事实无人抚养儿童生活费40万元。", 2),
        ("平安建设（综治、护路）专项经费40万元。", 2),
        ("法治宣传、禁毒宣传、反诈宣传三项共计40万元。", 3),
        ("宣传经费合计40万元（含禁毒宣传、反诈宣传）。", 2),
        ("监护人责任保险（含见义勇为人员意外险）40万元。", 2),
        ("见义勇为奖励、司法救助合并列支40万元。", 2),
        ("商品和服务支出40万元。", 0),
        ("对个人和家庭的补助40万元。", 0),
        ("社会保障和就业支出40万元。", 0),
        ("城乡低保40万元。", 0),
    ],
)
def test_what_one_figure_covers_together(text, parts):
    for figure in read(text):
        assert len(figure.shared_with) == parts
        assert ("composite" in figure.flags) == bool(parts)


def test_list_items_after_an_enumeration_share_what_follows():
    figures = read("年初预算项目：禁毒经费20万元；反恐经费30万元。实际支出50万元。")
    assert [f.measure for f in figures] == ["initial_budget", "initial_budget", "executed"]
    assert figures[2].shared_with == ("禁毒经费", "反恐经费")


def test_one_fact_printed_twice_is_marked():
    first, again = read("反诈宣传经费支出12.4万元。\n反诈宣传经费支出12.4万元，已全部完成。")
    assert first.restates is None
    assert again.restates == first.id
    assert "restates" in again.flags


def test_different_facts_of_one_worth_are_kept_apart():
    figures = read("禁毒宣传支出12万元；消防器材购置支出12万元；禁毒宣传预算12万元。")
    assert [f.restates for f in figures] == [None, None, None]


def test_two_sources_of_one_worth_are_two_facts():
    figures = read("水利项目到位资金90万元，其中省级30万元、市级30万元、县级30万元。")
    assert [f.restates for f in figures] == [None] * 4


def test_sources_are_sources_of_the_item_at_hand():
    figures = read("2022年上级下达畜禽防疫资金120万元，县级财政配套30万元，共计150万元，已支付140万元。")
    assert all("畜禽防疫" in f.item for f in figures)
    assert [f.measure for f in figures] == ["allocated", "allocated", "allocated", "executed"]


def test_what_follows_a_complete_list_of_parts_is_of_the_whole():
    figures = read(
        "旅游发展专项下达资金800万元，其中用于宣传推介320万元，厕所建设补助200万元，景区创建奖补280万元；"
        "截至年底已支出755.6万元，剩余44.4万元结转下年。"
    )
    assert ["景区创建" in f.item for f in figures] == [False, False, False, True, False, False]


def test_the_other_side_of_an_account_is_no_part_of_the_first():
    figures = read("年末资产总额38,652.7万元，其中固定资产净值21,306.4万元；负债总额15,872.3万元，净资产22,780.4万元。")
    assert ["资产总额" in f.item for f in figures] == [True, True, False, False]


def test_income_and_spending_named_together_are_no_project():
    figures = read("2022年度财政拨款收、支总计2,235.6万元，与上年相比，增加152.8万元。")
    assert [(f.project, f.shared_with) for f in figures] == [(None, ("收入总计", "支出总计")), (None, ())]


@pytest.mark.parametrize(
    ("text", "scope"),
    [("2022年支出合计40万元。", "unit"), ("2022年全县财政支出40亿元。", "area"), ("禁毒宣传支出40万元。", "project")],
)
def test_scope(text, scope):
    assert read(text)[0].scope == scope


def test_income_and_spending_together_are_no_spending():
    assert read("2022年度收、支总计900万元。")[0].measure == "income"


def test_rows_of_funds_are_parts_of_the_forms_total():
    form = (
        "项目支出绩效自评表\n项目名称\t老年食堂运营补助\n项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\n"
        "年度资金总额\t50.00\t52.00\t51.00\n其中：本年财政拨款\t40.00\t40.00\t39.00\n"
        "上年结转资金\t10.00\t12.00\t12.00\n"
    )
    figures = read(form)
    assert ["partial_list" in figure.flags for figure in figures] == [False] * 3 + [True] * 6
    assert all("年度资金总额" in figure.item for figure in figures)


def test_a_sum_of_several_covers_what_was_named_before_it():
    *_, both = read("高龄津贴支出50万元，孤儿保障支出20万元，两项合计70万元。")
    assert both.shared_with == ("高龄津贴", "孤儿保障")
    assert "高龄津贴" in both.item
    (headed,) = read("1.村医补助和山区送药。两项共计9万元。")
    assert headed.shared_with == ("村医补助", "山区送药")


def test_what_sums_up_all_parts_is_of_none_of_them():
    figures = read(SUMMED.format(25) + "以上共支出111万元，年末结余9万元。")
    assert [f.project for f in figures[-2:]] == [None, None]
    assert "孤儿" in figures[3].item and "集中" not in figures[3].item


def test_what_sums_up_one_part_stays_with_it():
    figures = read(SUMMED.format(25) + "照料护理费支出12万元。\n以上共支出37万元。")
    assert figures[-1].project == "孤儿保障"


def test_what_is_left_after_both_kinds_of_spending_is_left_of_all():
    *_, left = read("基本支出60万元；项目支出30万元。年末结转6万元。")
    assert "项目支出" not in left.item
