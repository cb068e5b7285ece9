"""What stands beside the name of what an amount is for, and is no part of it."""

from __future__ import annotations

import pytest
from figure_kit import read


@pytest.mark.parametrize(
    ("text", "items"),
    [
        # What is measured names nothing that money is for.
        ("建设面积2万亩，亩均投入2,400元。当年完成投资4,526万元。", ("亩均投入", "年完成投资")),
        # What was brought in is no part of the income named before it.
        ("2022年总收入360万元，其中财政拨款收入300万元，其他收入20万元，上年结转40万元。", ("", "", "", "年上年结转")),
        # More or less was spent on it: that is no part of its name.
        ("维护费少支出6.9万元。", ("维护费2",)),
        # An amount behind those it was paid to.
        ("康王乡错发低保金3户、金额1.26万元，已追回1.02万元。", ("错发低保金2", "错发低保金2")),
        # What says that an amount is reached is no part of its name; 直达 is.
        ("农产品产值为3.4亿元，体育彩票销量达6.2亿元。", ("产值2", "体育彩票销量2")),
        ("大集交易额突破1.5亿元，存款余额达到3亿元。", ("大集交易额2", "存款余额2")),
        ("中央直达资金120万元。", ("直达",)),
        # Who gives it stands behind 由.
        ("由中央财政拨款198万元、县级财政配套78万元组成。", ("年中央财政拨款", "年县级财政配套")),
    ],
)
def test_what_stands_beside_an_amount_is_no_part_of_its_name(text, items):
    figures = read(text)
    assert len(figures) == len(items)
    assert all(item in figure.item for figure, item in zip(figures, items, strict=True))


def test_how_many_points_there_are_is_no_score():
    (figure,) = read("评价组采用100分制，综合得分94.8分。")
    assert float(figure.value) == 94.8


@pytest.mark.parametrize(
    "text",
    [
        "年初仅安排普查经费60万元。", "年初共安排普查经费60万元。", "年初只列了普查经费60万元。",
        "年初预算中列有普查经费60万元。", "预算只安排了普查经费60万元。", "当年仅支出普查经费60万元。",
        "年内只到位普查经费60万元。", "年内共支付普查经费60万元。", "本年度仅下达普查经费60万元。",
        "当年只有普查经费60万元到位。", "2022年年初预算已列普查经费60万元。",
    ],
)  # fmt: skip
def test_when_and_how_much_at_least_are_no_part_of_the_name(text):
    (figure,) = read(text)
    assert "普查经费2022年" in figure.item and figure.project == "普查经费"


@pytest.mark.parametrize("name", ["就业补助", "才艺培训", "年内刊印刷"])
def test_names_that_begin_with_such_characters_stay_whole(name):
    (figure,) = read(f"{name}支付60万元。")
    assert name in figure.item


@pytest.mark.parametrize("name", ["森林草原防火物资储备库", "农村饮水安全监测点", "农村公路养护道班房"])
def test_what_is_built_is_named_to_the_end_of_its_clause(name):
    figures = read(f"{name}，合同价148万元，当年支付96万元。")
    assert [name in figure.item for figure in figures] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "县财政安排专项经费50万元用于禁毒宣传。", "投入专项经费50万元，用于禁毒宣传。",
        "上级拨入专项资金50万元用于禁毒宣传。", "省厅拨来经费50万元用于禁毒宣传。",
        "上级下拨经费50万元，主要用于禁毒宣传。",
    ],
)  # fmt: skip
def test_a_fund_without_a_name_is_for_what_stands_behind(text):
    (figure,) = read(text)
    assert "禁毒宣传2022年" in figure.item and figure.project == "禁毒宣传"


def test_who_passed_money_down_is_no_part_of_its_name():
    items = [read(text)[0].item for text in ("市局下拨办案经费20万元。", "省厅拨来禁毒宣传经费20万元。")]
    assert ["办案经费2" in items[0], "禁毒宣传经费2" in items[1]] == [True, True]
    assert not any("拨" in item.split("2022")[0] for item in items)


@pytest.mark.parametrize("years", ["2020—2022年", "2020-2022年", "2020至2022年", "2020年至2022年"])
def test_years_that_a_total_is_of_are_no_part_of_the_name(years):
    (figure,) = read(f"森林防火{years}累计投入360万元。")
    assert figure.year is None and figure.project == "森林防火"
    assert figure.item.count("2020") == 1


@pytest.mark.parametrize("when", ["2021—2022学年", "2021-2022学年度第二学期", "2022学年秋季学期", "2022年秋季学期"])
def test_school_years_and_terms_are_no_part_of_the_name(when):
    (figure,) = read(f"{when}发放助学金26万元。")
    assert "助学金2022年" in figure.item and figure.project == "助学金"


@pytest.mark.parametrize(
    ("name", "project"),
    [
        ("1-4级残疾军人护理费", "1-4级残疾军人护理费"), ("80岁以上老年人高龄津贴", "80岁以上老年人高龄津贴"),
        ("0—6岁残疾儿童康复救助资金", "0—6岁残疾儿童康复救助"),
        ("12345政务服务热线运行经费", "12345政务服务热线运行经费"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("verb", ["支付", "发放", "省级下拨", "县财政下达", "收到"])
def test_names_that_begin_with_a_number_stand_behind_a_verb(verb, name, project):
    (figure,) = read(f"{verb}{name}60万元。")
    assert figure.project == project and not figure.item.startswith(verb)


@pytest.mark.parametrize("rules", ["会议费管理办法", "会议费制度管理办法执行", "会议费有关规定"])
def test_what_rules_are_about_is_no_item(rules):
    (figure,) = read(f"招商推介会议经费严格按照{rules}，支出资金2.6万元。")
    assert "招商推介会议经费" in figure.item


def test_a_department_before_its_first_budget_is_no_item():
    assert "部门" not in read("2022年部门年初预算960万元，支出940万元。")[1].item


@pytest.mark.parametrize(
    "said",
    [
        "已发放补助资金58万元", "群众自筹20万元", "拨付乡镇120万元", "年末结余6万元", "资金来源：中央财政180万元",
        "尚欠工程款16万元", "年底拖欠货款16万元",
    ],
)  # fmt: skip
def test_what_was_done_with_it_is_no_part_of_a_name(said):
    (figure,) = read(f"养老服务中心建设{said}。")
    assert figure.project == "养老服务中心建设"
