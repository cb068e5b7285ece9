"""A fund's own accounts and those of an area as they are told on public pages: sides, levels, large amounts."""

from __future__ import annotations

import pytest
from figure_kit import brief, read
from metadata_kit import about

from indexer.meaning.project_words import names_no_project

TITLE = "松溪县2022年财政收支情况"


def area(text: str) -> list:
    return read(text, title=TITLE, organisation=None)


@pytest.mark.parametrize("fund", ["城乡居民基本养老保险基金", "职工基本医疗保险基金", "失业保险基金"])
@pytest.mark.parametrize("mark", ["；", "。", "，"])
def test_what_a_fund_pays_beside_its_income_is_spent(fund: str, mark: str) -> None:
    figures = area(f"2022年{fund}收入12.41亿元，比上年增加1.31亿元{mark}{fund}支出8.31亿元。")
    assert [f.measure for f in figures] == ["income", "change", "executed"]


def test_what_a_fund_pays_for_a_unit_stays_outside() -> None:
    figures = read("全年项目支出80万元。医疗保险基金支出8.31亿元。")
    assert figures[-1].measure == "executed_outside"
    figures = read("医保基金收入12亿元。16万元由市财政直接拨给各镇卫生院。")
    assert figures[-1].measure == "executed_outside"


@pytest.mark.parametrize(("side", "measure"), [("收入", "income"), ("支出", "executed")])
def test_averages_and_rates_say_of_what(side: str, measure: str) -> None:
    text = f"养老保险基金{side}12.41亿元，比上年增加1.31亿元，增长11.80%；比2013年增加4.44亿元，年平均增长11.71%。"
    figures = area("养老保险基金收入1亿元。" + text)[1:]
    assert figures[0].measure == measure
    assert all(side in f.item for f in figures)


def test_what_is_left_of_a_fund_grows() -> None:
    figures = area("养老保险基金累计结余27.31亿元，比上年增加4.11亿元，增长17.72%。")
    assert all("结余" in f.item for f in figures)


def test_a_balance_of_the_accounts_is_left() -> None:
    figures = area("社会保险基金收入决算数589.70亿元。本年收支结余决算数63.68亿元，年末滚存结余决算数330.44亿元。")
    assert [f.measure for f in figures[1:]] == ["carryover", "carryover"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("支出27.46万亿元。", (27.46e8, "executed", 2022)),
        ("收入总计1.25万亿元。", (1.25e8, "income", 2022)),
        ("支出2万亿元。", (2e8, "executed", 2022)),
        ("支出27.46亿元。", (27.46e4, "executed", 2022)),
    ],
)
def test_trillions(words: str, expected: tuple) -> None:
    assert brief(words) == [pytest.approx(expected) if isinstance(expected, float) else expected]


@pytest.mark.parametrize("level", ["中央", "地方", "市级", "全国"])
def test_revenue_of_each_level_is_its_own(level: str) -> None:
    figures = area(f"财政收入9,953亿元，增长6.3%。其中，{level}财政收入4,482亿元，同比增长5.9%。")
    assert "财政收入" in figures[2].item and "财政收入" in figures[3].item
    if level in ("中央", "地方"):
        assert level in figures[2].item and level in figures[3].item


def test_taxes_are_parts_of_tax_revenue() -> None:
    text = (
        "一般公共预算收入153亿元。其中，县本级收入83亿元。\n"
        "从税收收入看，税收收入124亿元。其中，增值税33亿元，同比增长7.3%；契税11亿元。"
    )
    items = [f.item for f in area(text) if f.kind == "money"]
    assert "本级" not in items[-1] and "本级" not in items[-2]


@pytest.mark.parametrize("bracket", ["（42.86%）", "(42.86%)"])
@pytest.mark.parametrize(("turn", "direction"), [("减少", "decrease"), ("增加", "increase")])
def test_a_rate_in_a_bracket_is_of_the_change_before(turn: str, direction: str, bracket: str) -> None:
    figures = read(f"公务接待费2.30万元，较上年{turn}1.50万元{bracket}，主要原因是节约。")
    assert (figures[-1].measure, figures[-1].direction) == ("change", direction)


def test_a_rate_in_a_bracket_behind_another_amount_is_none() -> None:
    assert read("公务接待费2.30万元（42.86%）。")[-1].measure != "change"


@pytest.mark.parametrize("either", ["增加（减少）", "减少（增加）", "增长（下降）"])
def test_a_form_that_leaves_both_ways_tells_a_change(either: str) -> None:
    assert read(f"因公出国（境）经费1.20万元，较上年{either}0.30万元。")[-1].measure == "change"


@pytest.mark.parametrize("of", ["公务接待费为20.10万元", "公务用车运行维护费为2.52万元"])
def test_the_verb_is_no_part_of_a_name(of: str) -> None:
    assert "为" not in read(f"“三公”经费决算22.62万元，其中{of}。")[-1].item


def test_this_year_alone_is_not_the_total() -> None:
    figures = read("2022年总收入581.45万元，其中本年收入390.55万元。总支出581.45万元，其中本年支出480.71万元。")
    assert "总收入" not in figures[1].item and "总支出" not in figures[3].item


@pytest.mark.parametrize("body", ["松柏乡人民政府", "河西街道办事处", "松溪县第一中学", "松溪县人民医院"])
@pytest.mark.parametrize("said", ["收支总预算", "收入预算", "一般公共预算拨款支出"])
def test_a_body_before_the_year_is_no_part_of_a_name(body: str, said: str) -> None:
    figure = read(f"{body}2022年{said}472.27万元。", title="2022年部门预算", organisation=None)[0]
    assert body not in figure.item and figure.project is None


def test_joint_classes_are_no_project() -> None:
    figure = area("1、公共安全、国防支出262.38万元；\n2、教育支出59.71万元；")[0]
    assert figure.project is None


@pytest.mark.parametrize("name", "这部分基金 因公出国（境）费 公务用车购置及运行费 卫生部".split())
def test_other_words_that_name_no_project(name: str) -> None:
    assert names_no_project(name)


@pytest.mark.parametrize("base", ["较2020年度决算数减少", "比2020年度决算数增加", "与2020年度收入相比减少"])
def test_years_that_are_compared_with_are_not_the_reports(base: str) -> None:
    text = f"本单位2021年度总收入581万元。财政拨款收入382万元，{base}17万元。\n上级补助收入8万元，{base}1万元。\n"
    assert about(text).year == 2021


@pytest.mark.parametrize("fund", ["基金预算", "社保基金预算", "政府性基金预算", "社会保险基金预算"])
def test_both_sides_of_a_fund_budget_are_told_apart(fund: str) -> None:
    text = f"全县{fund}收入完成607.1亿元，下降8.4%，其中契税完成57.4亿元；全县{fund}支出完成823.6亿元，增长23.4%。"
    figures = area(text)
    assert [f.measure for f in figures if f.kind == "money"][::2] == ["income", "executed"]
    assert "收入" in figures[1].item and "支出" in figures[-1].item
    assert all(f.project is None for f in figures)


def test_taxes_of_an_area_are_income_in_every_paragraph() -> None:
    text = "全市一般公共预算收入完成856.8亿元。\n——税种情况。1-5月全市税收收入完成579.9亿元，下降20.8%。"
    assert [f.measure for f in read(text, title=None, organisation=None) if f.kind == "money"] == ["income", "income"]


@pytest.mark.parametrize(
    "line", ["增值税和消费税返还", "调整工资转移支付", "义务教育等转移支付", "基层公检法司转移支付"]
)
def test_transfers_between_levels_are_lines_of_their_own(line: str) -> None:
    figures = area(f"一般性转移支付收入中，均衡性转移支付415万元，产油大县奖励12万元，{line}101万元。")
    assert line in figures[-1].item and figures[-1].project is None


@pytest.mark.parametrize("title", ["浏阳市第二中学2022年经费预算信息", "浏阳市民政局2022年部门预算公开信息"])
def test_what_is_called_information_is_a_title(title: str) -> None:
    found = about(f"{title}\n一、收入\n部门收入640万元。\n")
    assert (found.title, found.report_type) == (title, "budget")


def test_information_about_something_else_is_none() -> None:
    assert about("浏阳市2022年地理信息\n一、收入\n部门收入640万元。\n").title is None


def test_final_accounts_are_set_beside_what_was_carried_out() -> None:
    from figure_kit import VOCABULARY

    from indexer.document import read_document
    from indexer.regions import Gazetteer

    said = "在支出决算方面，债务还本支出与2020年执行数相比增加133万元。\n"
    for title, flagged in (("松溪县2020年财政决算的报告", False), ("松溪县民政局2020年部门绩效自评报告", True)):
        text = f"{title}\n一、收支情况\n{said if not flagged else said.replace('决算', '')}"
        findings = read_document(text.encode(), "a.txt", VOCABULARY, Gazetteer.load([])).findings
        assert bool([f for f in findings if f.rule == "D01" and f.outcome == "finding"]) is flagged
