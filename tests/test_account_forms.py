"""Forms of accounts as text: blanks kept, blanks lost at the ends of rows, all blanks lost, a cell to a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from audit_kit import GAZETTEER, VOCABULARY

from indexer.document import read_document

Rows = Sequence[Sequence[str]]
Found = set[tuple[str, str, str]]

TITLE = "某某县气象局2022年度部门决算公开\n第二部分 部门决算表\n{}\n部门：某某县气象局\t金额单位：万元\n"


def kept(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in rows)


def ends_lost(rows: Rows) -> str:
    return "\n".join("\t".join(row).rstrip("\t") for row in rows)


def blanks_lost(rows: Rows) -> str:
    return "\n".join("\t".join(cell for cell in row if cell) for row in rows)


def stacked(rows: Rows) -> str:
    return "\n".join(cell for row in rows for cell in row if cell)


def spread_out(rows: Rows) -> str:
    return "\n\n".join(cell for row in rows for cell in row if cell)


SIDES = [
    ["收入", "", "", "支出", "", ""],
    ["项目", "行次", "金额", "项目", "行次", "金额"],
    ["栏次", "", "1", "栏次", "", "2"],
    ["一、一般公共预算财政拨款收入", "1", "486.20", "一、一般公共服务支出", "11", ""],
    ["二、政府性基金预算财政拨款收入", "2", "", "二、外交支出", "12", ""],
    ["三、事业收入", "3", "15.60", "三、社会保障和就业支出", "13", "58.40"],
    ["", "4", "", "四、卫生健康支出", "14", "26.10"],
    ["", "5", "", "五、自然资源海洋气象等支出", "15", "402.75"],
    ["本年收入合计", "6", "501.80", "本年支出合计", "16", "487.25"],
    ["使用非财政拨款结余", "7", "", "结余分配", "17", ""],
    ["年初结转和结余", "8", "9.30", "年末结转和结余", "18", "23.85"],
    ["总计", "9", "511.10", "总计", "19", "511.10"],
]
FUNDS = [
    ["收入", "", "", "支出", "", "", "", ""],
    ["项目", "行次", "金额", "项目", "行次", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款"],
    ["栏次", "", "1", "栏次", "", "2", "3", "4"],
    ["一、一般公共预算财政拨款", "1", "486.20", "一、社会保障和就业支出", "11", "58.40", "58.40", ""],
    ["二、政府性基金预算财政拨款", "2", "30.00", "二、城乡社区支出", "12", "30.00", "", "30.00"],
    ["三、国有资本经营预算财政拨款", "3", "", "三、自然资源海洋气象等支出", "13", "402.75", "402.75", ""],
    ["本年收入合计", "4", "516.20", "本年支出合计", "14", "491.15", "461.15", "30.00"],
    ["年初财政拨款结转和结余", "5", "", "年末财政拨款结转和结余", "15", "25.05", "25.05", ""],
    ["总计", "6", "516.20", "总计", "16", "516.20", "486.20", "30.00"],
]  # fmt: skip
SPENDING = [
    ["项目", "", "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出"],
    ["功能分类科目编码", "科目名称", "", "", "", "", ""],
    ["栏次", "", "1", "2", "3", "4", "5"],
    ["合计", "", "487.25", "396.80", "90.45", "", ""],
    ["208", "社会保障和就业支出", "58.40", "58.40", "", "", ""],
    ["20805", "行政事业单位养老支出", "58.40", "58.40", "", "", ""],
    ["220", "自然资源海洋气象等支出", "428.85", "338.40", "90.45", "", ""],
    ["2200504", "气象事业机构", "338.40", "338.40", "", "", ""],
    ["2200509", "气象服务", "90.45", "", "90.45", "", ""],
]
FUND = [
    ["项目", "", "年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"],
    ["功能分类科目编码", "科目名称", "", "", "小计", "基本支出", "项目支出", ""],
    ["栏次", "", "1", "2", "3", "4", "5", "6"],
    ["合计", "", "4.20", "30.00", "31.70", "", "31.70", "2.50"],
    ["212", "城乡社区支出", "4.20", "30.00", "31.70", "", "31.70", "2.50"],
    ["2120803", "城市建设支出", "4.20", "30.00", "31.70", "", "31.70", "2.50"],
]
FORMS = {
    "收入支出决算总表": SIDES,
    "财政拨款收入支出决算总表": FUNDS,
    "支出决算表": SPENDING,
    "政府性基金预算财政拨款收入支出决算表": FUND,
}
LOSSLESS = [kept, ends_lost]
LOSSY = [blanks_lost, stacked, spread_out]


def figures(title: str, table: str) -> Found:
    document = read_document(f"{TITLE.format(title)}{table}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return {
        (document.text[f.amount_start : f.amount_end], f.measure, f.item)
        for f in document.figures
        if f.table is not None
    }


def amounts(rows: Rows) -> list[str]:
    return sorted(cell for row in rows for cell in row if "." in cell)


@pytest.mark.parametrize("layout", LOSSLESS)
@pytest.mark.parametrize("title", FORMS)
def test_each_amount_is_read_and_nothing_else(title: str, layout: Callable[[Rows], str]) -> None:
    document = read_document(f"{TITLE.format(title)}{layout(FORMS[title])}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    found = [document.text[f.amount_start : f.amount_end] for f in document.figures if f.table is not None]
    assert sorted(found) == amounts(FORMS[title])


@pytest.mark.parametrize("layout", [ends_lost, *LOSSY])
@pytest.mark.parametrize("title", FORMS)
def test_what_is_read_without_blanks_is_read_with_them(title: str, layout: Callable[[Rows], str]) -> None:
    whole, found = figures(title, kept(FORMS[title])), figures(title, layout(FORMS[title]))
    assert found <= whole
    assert found or (layout in LOSSY and FORMS[title] is FUND)  # none of its columns is the total of the others


@pytest.mark.parametrize("layout", [kept, *LOSSY])
def test_numbers_of_rows_are_no_money(layout: Callable[[Rows], str]) -> None:
    assert not {value for value, _, _ in figures("收入支出决算总表", layout(SIDES))} & {str(n) for n in range(20)}


@pytest.mark.parametrize("layout", [kept, ends_lost, *LOSSY])
def test_each_side_has_its_measure(layout: Callable[[Rows], str]) -> None:
    found = {(value, measure) for value, measure, _ in figures("收入支出决算总表", layout(SIDES))}
    assert {("501.80", "income"), ("487.25", "executed"), ("9.30", "carry_in"), ("23.85", "carryover")} <= found


@pytest.mark.parametrize("layout", LOSSY)
def test_an_amount_that_two_columns_may_hold_is_left_out(layout: Callable[[Rows], str]) -> None:
    found = {(value, item) for value, _, item in figures("支出决算表", layout(SPENDING))}
    assert not any("气象服务" in item and "基本支出" in item for _, item in found)
    assert any("气象服务" in item and value == "90.45" for value, item in found)  # the total of the row


def test_heads_of_three_rows_stand_over_their_columns() -> None:
    table = (
        "预算数\t决算数\n合计\t因公出国（境）费\t公务用车购置及运行维护费\t公务接待费\t合计\t因公出国（境）费\t"
        "公务用车购置及运行维护费\t公务接待费\n小计\t公务用车购置费\t公务用车运行维护费\t小计\t公务用车购置费\t"
        "公务用车运行维护费\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n"
        "21.50\t0.00\t18.00\t0.00\t18.00\t3.50\t16.20\t0.00\t14.90\t0.00\t14.90\t1.30"
    )
    found = {value: (measure, item) for value, measure, item in figures("“三公”经费支出决算表", table)}
    assert found["3.50"][0] == "initial_budget" and "公务接待费" in found["3.50"][1]
    assert found["16.20"][0] == "executed" and "公务" not in found["16.20"][1].split("“三公”经费支出决算")[-1]
    assert found["1.30"][0] == "executed" and "公务接待费" in found["1.30"][1]


def test_heads_over_more_sides_than_they_are_stand_over_none() -> None:
    table = (
        "人员经费\t公用经费\n科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\n"
        "301\t工资福利支出\t86.40\t302\t商品和服务支出\t20.15\t310\t资本性支出\t2.60\n"
        "30101\t基本工资\t50.20\t30201\t办公费\t12.05\t31002\t办公设备购置\t2.60\n30102\t津贴补贴\t36.20\t30207\t邮电费\t8.10\n"
        "人员经费合计\t86.40\t公用经费合计\t22.75"
    )
    found = figures("一般公共预算财政拨款基本支出决算表", table)
    assert {value for value, _, _ in found} == {"86.40", "20.15", "2.60", "50.20", "12.05", "36.20", "8.10", "22.75"}
    assert not any("公用经费" in item for value, _, item in found if value in ("50.20", "36.20", "86.40"))
    assert any("邮电费" in item for value, _, item in found if value == "8.10")


CLASSES = [
    ["项目", "本年支出合计", "基本支出", "项目支出", "上缴上级支出"],
    ["功能分类科目编码", "科目名称"],
    ["栏次", "1", "2", "3", "4"],
    ["合计", "120.00", "80.00", "40.00"],
    ["207", "文化旅游体育与传媒支出", "100.00", "60.00", "40.00"],
    ["20701", "文化和旅游", "100.00", "60.00", "40.00"],
    ["2070101", "行政运行", "60.00", "60.00"],
]
HOUSING = ["221", "住房保障支出", "20.00", "20.00"]


@pytest.mark.parametrize("layout", LOSSY)
def test_rows_that_add_up_as_laid_stand_there(layout: Callable[[Rows], str]) -> None:
    culture = ["2070199", "其他文化和旅游支出", "40.00", "0.00", "40.00"]
    found = {(value, item) for value, _, item in figures("支出决算表", layout([*CLASSES, culture, HOUSING]))}
    assert any("行政运行" in item and item.endswith("基本支出") and value == "60.00" for value, item in found)
    assert any("住房保障支出" in item and item.endswith("基本支出") and value == "20.00" for value, item in found)


@pytest.mark.parametrize("layout", LOSSY)
def test_columns_that_may_be_blank_for_all_rows_have_no_place(layout: Callable[[Rows], str]) -> None:
    table = [
        ["项目", "本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "其他收入"],
        ["功能分类科目编码", "科目名称"],
        ["栏次", "1", "2", "3", "4", "5"],
        ["合计", "90.00", "72.00", "18.00"],
        ["206", "科学技术支出", "70.00", "52.00", "18.00"],
        ["221", "住房保障支出", "20.00", "20.00"],
    ]
    found = {(value, item) for value, _, item in figures("收入决算表", layout(table))}
    assert {value for value, _ in found} == {"90.00", "70.00", "20.00"}
    assert all(item.endswith("本年收入合计") for _, item in found)


@pytest.mark.parametrize("layout", LOSSY)
def test_rows_that_do_not_add_up_as_laid_do_not_stand_there(layout: Callable[[Rows], str]) -> None:
    culture = ["2070199", "其他文化和旅游支出", "40.00", "40.00"]  # of which 基本支出 was blank
    found = {(value, item) for value, _, item in figures("支出决算表", layout([*CLASSES, culture, HOUSING]))}
    assert not any(item.endswith("基本支出") and "其他文化" in item for _, item in found)
    assert any("其他文化和旅游支出" in item and value == "40.00" for value, item in found)


def test_codes_in_three_columns_have_their_numbers_below() -> None:
    table = (
        "项目\t本年收入合计\t财政拨款收入\t其他收入\n功能分类科目编码\t科目名称\n类\t款\t项\t栏次\t1\t2\t3\n"
        "合计\t88.20\t80.10\t8.10\n206\t科学技术支出\t88.20\t80.10\t8.10"
    )
    found = {value: item for value, _, item in figures("收入决算表", table)}
    assert found.keys() == {"88.20", "80.10", "8.10"}
    assert found["80.10"].endswith("财政拨款收入") and found["8.10"].endswith("其他收入")


def test_lines_of_a_stacked_form_are_no_headings() -> None:
    form = f"{TITLE.format('收入支出决算总表')}{stacked(SIDES)}"
    text = f"{form}\n第三部分 情况说明\n一、收入情况\n本年收入501.80万元。\n"
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    headings = [section.heading for section in document.sections]
    assert not [heading for heading in headings if "拨款收入" in heading or "支出" == heading[-2:]]
    assert any(heading.endswith("收入情况") for heading in headings)
    assert not [finding for finding in document.findings if finding.outcome == "finding"]


BUDGETED = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出", "事业单位经营支出"],
    ["208", "社会保障和就业支出", "16.40", "16.40", "", ""],
    ["210", "卫生健康支出", "187.30", "113.10", "74.20", ""],
    ["2100302", "乡镇卫生院", "113.10", "113.10", "", ""],
    ["2100408", "基本公共卫生服务", "74.20", "", "74.20", ""],
    ["合计", "", "203.70", "129.50", "74.20", ""],
]


@pytest.mark.parametrize("layout", [kept, ends_lost])
def test_rows_with_codes_lack_only_what_was_blank_at_their_ends(layout: Callable[[Rows], str]) -> None:
    title = "某某县卫生院2022年部门预算公开\n第二部分 部门预算表\n部门支出总体情况表\n单位：万元\n"
    document = read_document(f"{title}{layout(BUDGETED)}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    found = {(document.text[f.amount_start : f.amount_end], f.item.split("：")[-1]) for f in document.figures}
    assert {value for value, _ in found} == set(amounts(BUDGETED))
    assert {("74.20", "基本公共卫生服务项目支出"), ("113.10", "乡镇卫生院基本支出")} <= found
    assert ("129.50", "合计基本支出") in found
    assert {f.measure for f in document.figures} == {"initial_budget"}


def test_what_a_table_of_a_budget_says_was_done_is_no_budget() -> None:
    title = "某某县卫生院2022年部门预算公开\n第二部分 部门预算表\n2021年支出执行情况表\n单位：万元\n"
    table = "项目\t支出\n办公费\t16.40\n邮电费\t3.20\n合计\t19.60\n"
    document = read_document(f"{title}{table}".encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert "initial_budget" not in {f.measure for f in document.figures}


@pytest.mark.parametrize("layout", [stacked, spread_out])
@pytest.mark.parametrize("over", [[], [["支出经济分类科目"], ["本年基本支出"]]])
@pytest.mark.parametrize("total", [True, False])
def test_heads_of_a_stacked_form_with_codes_name_its_columns(
    layout: Callable[[Rows], str], over: list[list[str]], total: bool
) -> None:
    rows = [
        ["科目编码", "科目名称", "合计", "人员经费", "公用经费"],
        ["301", "工资福利支出", "58.20", "58.20", "0.00"], ["30101", "基本工资", "31.40", "31.40", "0.00"],
        ["302", "商品和服务支出", "6.30", "0.00", "6.30"], ["30201", "办公费", "2.10", "0.00", "2.10"],
        ["303", "对个人和家庭的补助", "3.50", "3.50", "0.00"],
    ]  # fmt: skip
    rows.insert(1 if total else len(rows), ["合计", "", "68.00", "61.70", "6.30"])
    found = {(value, item) for value, _, item in figures("基本支出情况表", layout([*over, *rows]))}
    assert {value for value, _ in found} == {cell for row in rows for cell in row if "." in cell}
    assert any("办公费" in item and item.endswith("公用经费") for value, item in found if value == "2.10")
    assert all("合计" in item and "人员经费" in item for value, item in found if value == "61.70")


def test_heads_below_kept_blanks_stand_over_their_columns() -> None:
    table = (
        "“三公”经费合计\t因公出国（境）费\t公务用车购置及运行费\t公务接待费\n\t\t小计\t公务用车购置费\t公务用车运行费\n"
        "9.50\t0.00\t8.20\t3.10\t5.10\t1.30"
    )
    found = {value: item for value, _, item in figures("“三公”经费支出情况表", table)}
    assert found["1.30"].endswith("公务接待费") and "公务用车购置费" in found["3.10"]
    assert "公务用车运行费" in found["5.10"] and "公务接待" not in found["5.10"]
