"""Reports on the accounts of an area: each line is an item of its own, adjusted budgets, months, who reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_kit import VOCABULARY, read

from indexer.document import Document, read_document
from indexer.meaning.fiscal import is_income_line, is_line
from indexer.regions import Gazetteer

REGIONS = Gazetteer.load([Path("eval/samples/regions.tsv")])


def document(text: str) -> Document:
    return read_document(text.encode(), "a.txt", VOCABULARY, REGIONS)


@pytest.mark.parametrize(
    "line",
    "税收收入 非税收入 全县税收收入 上级补助收入 债务转贷收入 调入资金 动用预算稳定调节基金 契税 上解支出 补助下级支出 "
    "地方政府债务还本支出 教育支出 农林水支出类科目 社会保障和就业（类）支出 小学教育支出 市级上解支出".split(),
)
def test_lines_of_accounts(line: str) -> None:
    assert is_line(line) and is_income_line(line) == line.endswith(("收入", "税", "调入资金", "调节基金"))


@pytest.mark.parametrize("words", "安全教育 教育 补助经费 税务局 农林水项目 一般公共预算 上级补助 垃圾分类".split())
def test_what_is_no_line(words: str) -> None:
    assert not is_line(words)


INCOME = "上级补助收入 下级上解收入 债务转贷收入 调入资金 动用预算稳定调节基金 非税收入 转移性收入".split()
PAID = "上解支出 补助下级支出 地方政府债务还本支出 补充预算稳定调节基金 调出资金".split()


@pytest.mark.parametrize("mark", ["、", "，", "；", "，以及"])
@pytest.mark.parametrize(("lines", "measure"), [(INCOME, "income"), (PAID, "executed")])
def test_each_line_is_its_own_item(lines: list[str], measure: str, mark: str) -> None:
    text = "加上" + mark.join(f"{line}{number}.5亿元" for number, line in enumerate(lines, 1)) + "。"
    figures = read(text)
    assert [f.measure for f in figures] == [measure] * len(lines)
    for figure, line in zip(figures, lines, strict=True):
        assert line in figure.item and figure.project is None
        assert not any(other in figure.item for other in lines if other not in line)


@pytest.mark.parametrize(
    ("left", "measure"), [("上年结转", "carry_in"), ("上年结余", "carry_in"), ("结转下年", "carryover")]
)
def test_what_is_left_is_of_no_line_before_it(left: str, measure: str) -> None:
    figure = read(f"加上级补助收入4.5亿元、调入资金0.6亿元、{left}0.3亿元。")[-1]
    assert figure.measure == measure and "调入" not in figure.item and "补助" not in figure.item


@pytest.mark.parametrize(
    "text",
    [
        "全县一般公共预算收入完成9亿元，其中：税收收入5亿元，下降2%；非税收入4亿元，增长3%。",
        "全县一般公共预算收入9亿元（税收收入5亿元、非税收入4亿元）。",
        "全县一般公共预算收入9亿元，税收收入5亿元、非税收入4亿元。",
    ],
)
def test_taxes_beside_other_income_are_income(text: str) -> None:
    found = [f for f in read(text) if f.kind == "money"]
    assert [f.measure for f in found] == ["income"] * 3
    assert "税收收入" in found[1].item and found[2].item.count("税") == 1 and "非税收入" in found[2].item


def test_taxes_raised_by_what_was_done_stay_an_effect() -> None:
    assert read("项目投产后新增税收30万元。")[0].measure != "income"


@pytest.mark.parametrize("first", ["由年初的8亿元", "由年初预算的8亿元", "由年初安排8亿元", "由年初计划数8亿元"])
@pytest.mark.parametrize("to", ["调整为9亿元", "调增到9亿元", "变更为9亿元"])
def test_a_budget_changed_from_its_first_amount(first: str, to: str) -> None:
    found = read(f"全县一般公共预算收入{first}{to}，调增1亿元。")
    assert [(f.measure, f.year) for f in found] == [
        ("initial_budget", 2022), ("revised_budget", 2022), ("supplement", 2022)
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["松陂县2022年预算调整方案（草案）的报告", "关于2022年县级预算调整方案的报告"])
@pytest.mark.parametrize("line", ["税收收入", "转移性收入", "一般公共预算总支出", "教育支出"])
def test_all_of_an_adjustment_is_budget(title: str, line: str) -> None:
    found = document(f"{title}\n\n一、调整情况\n{line}由9.4亿元调整为9.5亿元，调增0.1亿元。").figures
    assert [(f.measure, f.year) for f in found] == [
        ("initial_budget", 2022), ("revised_budget", 2022), ("supplement", 2022)
    ]  # fmt: skip
    assert all(line.removeprefix("一般公共预算总") in f.item for f in found[:1])


def test_what_is_changed_elsewhere_was_the_year_before() -> None:
    found = read("经费由60万元增加到80万元。")
    assert [f.year for f in found] == [2021, 2022]


def test_a_rate_of_what_was_done() -> None:
    found = read("一般公共预算收入完成8亿元，占调整预算的98%；本级支出占调整预算的40%。")
    assert [f.measure for f in found] == ["income", "rate", "share"]


@pytest.mark.parametrize("turned", ["负增长1.2%", "下降1.2%"])
def test_growth_below_zero_is_a_decrease(turned: str) -> None:
    figure = read(f"企业所得税完成3亿元，{turned}。")[-1]
    assert (figure.measure, figure.direction) == ("change", "decrease") and "企业所得税" in figure.item


@pytest.mark.parametrize("who", ["全县", "全市", "我区", "本部门", "本单位"])
def test_a_year_without_its_word(who: str) -> None:
    figure = read(f"2022{who}政府性基金支出完成12亿元。", title="财政收支情况说明", year=2021)[0]
    assert figure.year == 2022 and "2022全" not in figure.item and figure.project is None


def test_four_digits_are_no_year_before_other_words() -> None:
    assert read("发放2022份问卷，支出3万元。", year=2021)[-1].year == 2021


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("松陂县2022年上半年财政收支情况", "area_budget_report"),
        ("松陂县2022年县级决算草案的报告", "area_final_accounts"),
        ("关于松陂县2022年预算执行及2023年预算公开的说明", "area_budget_report"),
        ("松陂县财政局2022年度部门决算公开", "final_accounts"),
        ("松陂县民政局2022年部门预算公开", "budget"),
    ],
)
def test_what_kind_of_report_a_title_names(title: str, kind: str) -> None:
    assert document(f"{title}\n\n一、总体情况\n支出5亿元。").report.report_type == kind


def test_who_reports_spends_none_of_it() -> None:
    text = "关于松陂县2022年预算执行情况的报告\n松陂县财政局\n\n一、收支情况\n全县一般公共预算支出完成41亿元。"
    found = document(text)
    assert found.report.organisation == "松陂县财政局"
    assert found.figures[0].item.startswith("松陂县2022年") and found.figures[0].scope == "area"


def test_a_meeting_is_no_organisation() -> None:
    text = "松陂县2022年预算公开的说明\n\n一、概况\n松陂县十八届人大第一次会议批准年初预算8亿元。"
    assert document(text).report.organisation is None


@pytest.mark.parametrize("when", ["1-5月，", "元至5月，", "上半年，", "前三季度，", "一季度，", "2022年1—9月，"])
def test_amounts_of_months(when: str) -> None:
    found = read(f"{when}全市收入完成12亿元，增长3%；支出完成22亿元。全年预算40亿元。")
    assert ["period_partial" in f.flags for f in found] == [True, True, True, False]


@pytest.mark.parametrize("text", ["因上半年停工，全年只支出12万元。", "支出12万元。"])
def test_amounts_of_the_year(text: str) -> None:
    assert "period_partial" not in read(text)[-1].flags


def test_a_title_on_months_holds_for_all() -> None:
    found = document("松陂县2022年上半年财政收支情况\n\n一、收入\n全县收入完成5亿元。\n二、支出\n支出完成6亿元。")
    assert [("period_partial" in f.flags, f.year) for f in found.figures] == [(True, 2022)] * 2


@pytest.mark.parametrize(
    "line",
    [
        "一般性转移支付收入",
        "教育共同财政事权转移支付收入",
        "专项转移支付收入（体制补助）",
        "增值税税收返还收入",
        "上级补助收入（基金）",
        "民族地区转移支付收入",
    ],
)
def test_transfers_between_levels_are_income(line: str) -> None:
    text = f"松陂县2022年转移支付情况说明\n\n一、2021年转移支付情况\n全县转移性收入9亿元，其中：{line}4亿元。"
    figure = document(text).figures[-1]
    assert (figure.measure, figure.year, figure.project) == ("income", 2021, None) and line in figure.item


@pytest.mark.parametrize("part", ["残疾人事业", "最低生活保障", "临时救助", "死亡抚恤"])
def test_accounts_below_a_functional_class_are_no_projects(part: str) -> None:
    assert read(f"社会保障和就业支出961万元（其中：{part}5万元、退役安置3万元）。")[1].project is None


def test_how_a_whole_is_gone_through_names_nothing() -> None:
    text = "松陂县2022年财政收支情况\n\n一、收入\n从征收部门来看：税务部门完成13亿元，财政部门完成14亿元。"
    text += "从收入分类来看，税收收入完成11亿元，占调整预算90%，增收1亿元。"
    found = document(text).figures
    assert [f.measure for f in found] == ["income", "income", "income", "rate", "change"]
    assert not any("来看" in f.item or f.shared_with for f in found)
    assert all("税收收入" in f.item for f in found[2:])


def test_a_township_calls_itself_without_its_county() -> None:
    text = "松陂县马石镇人民政府2022年部门预算说明\n\n一、收支情况\n马石镇人民政府2022年收支总预算18万元。"
    assert document(text).figures[0].item == "松陂县马石镇人民政府2022年收支总预算"


@pytest.mark.parametrize("number", ["7", "12", "103"])
def test_the_number_of_a_page_is_no_part_of_an_amount(number: str) -> None:
    found = read(f"{number}\n19816.81元，项目支出预算9元，占支出总预算的4%，同比减少3元。")
    assert found[0].value is not None and float(found[0].value) == 19816.81


def test_how_much_of_a_budget_was_done_is_a_rate() -> None:
    found = read("完成财政总收入43亿元，占年初预算100亿元的43%；资金占全部资金10亿元的97%。")
    assert [f.measure for f in found if f.kind == "percent"] == ["rate", "share"]


def test_the_other_side_of_the_account_ends_the_parts() -> None:
    text = "政府性基金收入9亿元，占年初预算21亿元的44%，其中国有土地使用权出让收入8亿元，污水处理费收入1亿元；"
    found = read(text + "完成政府性基金支出4亿元，占年初预算5亿元的80%。")
    assert [f.measure for f in found if f.kind == "money"] == [
        "income", "initial_budget", "income", "income", "executed", "initial_budget"
    ]  # fmt: skip


def test_taxes_of_the_next_paragraph_are_no_part_of_a_budget() -> None:
    text = "松陂县2022年财政收支情况\n\n一、收入\n财政总收入17亿元，占年初预算38亿元的45%。\n"
    text += "地方收入按构成分：税收收入10亿元。"
    assert document(text).figures[-1].measure == "income"
