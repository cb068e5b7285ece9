"""Tables of every flattened shape, and grids from readers, become typed grids whose cells say what they are."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from indexer.figures import to_figures
from indexer.model import Cell, Figure, Region, Report, Table
from indexer.sections import text_to_sections
from indexer.tables import find_unit, is_heading_row, text_to_tables
from indexer.text import Grid, RawText, clean
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
REPORT = Report(
    id="r1", file="a.txt", sources=("a.txt",), sha256="", text_sha256="", reader="txt",
    title="松溪县民政局2022年度部门整体支出绩效自评报告", year=2022, organisation="松溪县民政局",
    region=Region("990001", "松溪县", "county", ("示例省", "松溪县")),
)  # fmt: skip


def read(text: str, grids: tuple[Grid, ...] = ()) -> tuple[str, tuple[Table, ...], list[Figure]]:
    """Return the text with its tables and figures."""
    cleaned = clean(RawText(text, "txt", grids=grids))
    sections = text_to_sections("r1", cleaned, VOCABULARY)
    tables = text_to_tables("r1", cleaned, sections)
    figures = to_figures(REPORT, cleaned, sections, tables, VOCABULARY)
    for figure in figures:
        assert cleaned.text[figure.start : figure.end] == figure.quote
    return cleaned.text, tables, list(figures)


def rows(text: str) -> list[tuple]:
    """Return (row, column, yuan in 万, measure, year) of each amount in tables."""
    figures = read(text)[2]
    return [
        (f.table.row, f.table.column, float(f.amount_yuan / 10000), f.measure, f.year)
        for f in figures
        if f.table and f.kind == "money" and f.amount_yuan is not None
    ]


def test_rows_between_tabs():
    text = "项目名称\t预算数（万元）\t执行数（万元）\t执行率\n禁毒宣传\t20.00\t18.50\t92.50%\n反诈宣传\t\t6.00\t——\n"
    assert rows(text) == [
        ("禁毒宣传", "预算数（万元）", 20.0, "initial_budget", 2022),
        ("禁毒宣传", "执行数（万元）", 18.5, "executed", 2022),
        ("反诈宣传", "执行数（万元）", 6.0, "executed", 2022),
    ]
    _, (table,), figures = read(text)
    assert (table.header_rows, table.header_columns) == (1, 1)
    assert [f.quote for f in figures][:2] == ["禁毒宣传\t20.00", "禁毒宣传\t20.00\t18.50"]
    assert figures[0].basis["unit"] == "column"
    assert "unit_from_header" in figures[0].flags
    blank = next(c for c in table.cells if c.row == 2 and c.column == 1)
    assert blank.start == blank.end


def test_one_cell_to_a_line():
    text = (
        "附表\n\n\t经费情况（万元）\n\t2021年决算数\n\t2022年预算数\n\t2022年决算数\n\n"
        "\t办公费\n\t3.5　\n\t4　\n\t3.8\n\n"
        "\t会议费\n（含培训）\n\t——\n\t0\n\t无\n\n\n说明：本表数据来自决算。\n"
    )
    assert rows(text) == [
        ("办公费", "2021年决算数", 3.5, "executed", 2021),
        ("办公费", "2022年预算数", 4.0, "initial_budget", 2022),
        ("办公费", "2022年决算数", 3.8, "executed", 2022),
        ("会议费（含培训）", "2022年预算数", 0.0, "initial_budget", 2022),
    ]
    source, (table,), _ = read(text)
    assert table.end <= source.index("说明：")


def test_wide_gaps_and_upright_bars():
    expected = [
        ("设备购置", "预算数", 12.0, "initial_budget", 2022),
        ("设备购置", "支出数", 11.8, "executed", 2022),
    ]
    assert rows("单位：元\n项目名称      预算数      支出数\n设备购置      120,000      118,000\n") == expected
    assert (
        rows("单位：元\n| 项目名称 | 预算数 | 支出数 |\n|---|---|---|\n| 设备购置 | 120,000 | 118,000 |\n") == expected
    )


def test_a_total_without_a_number_of_its_own_stands_under_the_one_column_of_amounts():
    head = "序号  项目名称  支出金额（万元）{}\n1     沟渠修缮  312.00{}\n2     堤防加固  186.40{}\n"
    assert rows(head.format("", "", "") + "      合计              498.40\n")[-1][::2] == ("合计", 498.4, 2022)
    two = head.format("   年初预算数（万元）", "   320.00", "   190.00") + "      合计              498.40\n"
    assert [row[1] for row in rows(two) if row[0] == "合计"] in ([], ["项目名称"])  # of which of two, nothing says


@pytest.mark.parametrize(
    "text",
    [
        "（单位：万元）\n项目\t2021年\t2022年\n基本支出\t100\t110\n",
        "表1 支出对照（单位：万元）\n项目\t2021年\t2022年\n基本支出\t100\t110\n",
        "项目\t2021年（万元）\t2022年（万元）\n基本支出\t100\t110\n",
        "项目（万元）\t2021年\t2022年\n基本支出\t100\t110\n",
        "项目\t2021年\t2022年\n基本支出（万元）\t100\t110\n",
        "项目\t2021年\t2022年\n基本支出\t100万元\t110万元\n",
    ],
)
def test_the_unit_stands_in_many_places(text):
    assert [(yuan, measure, year) for _, _, yuan, measure, year in rows(text)] == [
        (100.0, "previous", 2021),
        (110.0, "executed", 2022),
    ]


def test_without_a_unit_the_amount_stays_unknown():
    figures = read("项目名称\t预算数\t决算数\n设备购置\t120\t118\n")[2]
    assert [f.amount_yuan for f in figures] == [None, None]
    assert {f.flags for f in figures} == {("unit_conflict",)}


def test_a_unit_over_one_column_is_not_its_neighbours():
    text = "乡镇\t户数\t受益人口\t补助标准（元/户）\t支出（万元）\n东山镇\t120\t430\t1,500\t18.00\n"
    assert [(row[2], row[3]) for row in rows(text)] == [(0.15, "standard"), (18.0, "executed")]


def test_heads_that_end_in_number_are_amounts_where_they_name_a_measure():
    text = "单位：万元\n单位名称\t预算批复数\t支出数\t结转数\t人数\n机关本级\t100\t92\t8\t35\n"
    assert [row[3] for row in rows(text)] == ["initial_budget", "executed", "carryover"]


def test_under_a_year_a_column_of_things_counted_is_no_money():
    text = "单位：万元、家\n条款\t2021年\t\t2022年\t\n\t企业数\t金额\t家数\t金额数\n技改补助\t12\t842.6\t15\t1,035.7\n"
    assert [(row[2], row[4]) for row in rows(text)] == [(842.6, 2021), (1035.7, 2022)]


def test_a_years_column_holds_more_than_money():
    text = "指标\t2021年\t2022年\n受理案件（件）\t120\t131\n工作人数\t8\t9\n办结率（%）\t98\t99\n经费（万元）\t30\t32\n"
    figures = read(text)[2]
    assert [(f.kind, float(f.value)) for f in figures] == [
        ("percent", 98),
        ("percent", 99),
        ("money", 30),
        ("money", 32),
    ]


def test_measures_down_the_side_of_years():
    text = "单位：万元\n项目\t2021年\t2022年\n年初预算数\t30\t32\n决算数\t29\t31\n"
    assert [(row[2], row[3], row[4]) for row in rows(text)] == [
        (30.0, "initial_budget", 2021),
        (32.0, "initial_budget", 2022),
        (29.0, "executed", 2021),
        (31.0, "executed", 2022),
    ]


def test_running_numbers_and_asides_name_nothing():
    text = "单位：万元\n序号\t项目名称\t类别\t年初预算\t决算数\t备注\n"
    text += "1\t禁毒宣传\t社会\t20\t18\t已完成\n\t合计\t\t20\t18\t\n"
    assert [row[0] for row in rows(text)] == ["禁毒宣传", "禁毒宣传", "合计", "合计"]
    totals = [f for f in read(text)[2] if f.table.row == "合计"]
    assert all("total" in f.flags for f in totals)


def test_measures_down_the_side_and_items_across():
    text = "指标\t禁毒宣传\t反诈宣传\n预算数（万元）\t20\t30\n执行数（万元）\t18\t29\n"
    figures = read(text)[2]
    assert [(f.measure, "禁毒" in f.item) for f in figures] == [
        ("initial_budget", True),
        ("initial_budget", False),
        ("executed", True),
        ("executed", False),
    ]


def test_two_rows_of_heads():
    text = "单位：万元\n项目\t预算数\t\t决算数\t\n\t基本支出\t项目支出\t基本支出\t项目支出\n信访局\t10\t20\t9\t19\n"
    assert [(row[2], row[3]) for row in rows(text)] == [
        (10.0, "initial_budget"),
        (20.0, "initial_budget"),
        (9.0, "executed"),
        (19.0, "executed"),
    ]


def test_a_form_of_stacked_grids_becomes_several_tables():
    text = (
        "项目支出绩效自评表\n项目名称\t法律援助补贴\n项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "年度资金总额\t50\t48\t47.5\t10\t98.96%\t9.9\n上年结转资金\t0\t0\t\t—\t—\t—\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标（50分）\t数量指标\t办案件数\t≥100件\t112件\t20\t20\n\t质量指标\t案卷合格率\t≥95%\t96.5%\t30\t29\n"
        "总分\t\t\t\t\t100\t96.4\n"
    )
    _, tables, figures = read(text)
    assert len(tables) == 3
    amounts = [(float(f.value), f.measure, f.kind) for f in figures]
    assert amounts[:3] == [
        (50, "initial_budget", "money"),
        (48, "revised_budget", "money"),
        (47.5, "executed", "money"),
    ]
    assert (0, "carry_in", "money") in amounts
    assert (95, "target", "percent") in amounts
    assert (96.5, "achieved", "percent") in amounts
    assert [float(f.value) for f in figures if "weight" in f.flags] == [10, 50, 20, 30, 100]
    assert all(f.project == "法律援助补贴" for f in figures)
    assert all("法律援助补贴" in f.item for f in figures if f.kind == "money")


def test_names_and_values_without_heads():
    text = "项目名称\t法律援助补贴\n预算金额（万元）\t50\t实际支出（万元）\t47.5\n资金到位\t50万元\t结余\t2.5万元\n"
    assert [(row[2], row[3]) for row in rows(text)] == [
        (50.0, "initial_budget"),
        (47.5, "executed"),
        (50.0, "received"),
        (2.5, "carryover"),
    ]


def test_a_cell_may_name_its_own_number():
    text = "资金来源（万元）\t年初预算数\t全年预算数\n年度资金总额\t300\t320\n其中：基本支出：120\t项目支出：200\n"
    assert [(row[0], row[2]) for row in rows(text)][2:] == [("基本支出", 120.0), ("项目支出", 200.0)]


def test_a_long_cell_is_read_as_prose():
    text = "项目名称\t法律援助补贴\n"
    text += "自评说明\t本项目预算50万元，实际支出47.5万元，补贴按每件800元发放，全部办案律师均已领取，没有拖欠。\n"
    assert [(f.measure, f.project) for f in read(text)[2]] == [
        ("initial_budget", "法律援助补贴"),
        ("executed", "法律援助补贴"),
        ("standard", "法律援助补贴"),
    ]


def test_a_readers_grid_keeps_its_merged_cells():
    text = "类别\t项目名称\t预算数（万元）\n民生\t低保\t500\n特困\t80\n"
    spots = {
        word: text.index(word) for word in ("类别", "项目名称", "预算数（万元）", "民生", "低保", "500", "特困", "80")
    }
    place = {
        "类别": (0, 0), "项目名称": (0, 1), "预算数（万元）": (0, 2), "民生": (1, 0), "低保": (1, 1), "500": (1, 2),
        "特困": (2, 1), "80": (2, 2),
    }  # fmt: skip
    cells = tuple(
        Cell(*place[word], start, start + len(word), row_span=2 if word == "民生" else 1)
        for word, start in spots.items()
    )
    _, (table,), figures = read(text, grids=(Grid(cells, 3, 3, 0, len(text) - 1),))
    assert [(f.table.row, f.amount_yuan) for f in figures] == [("低保", 5000000), ("特困", 800000)]
    assert any(cell.row_span == 2 for cell in table.cells)


def test_prose_with_a_tab_is_no_table():
    assert read("一、基本情况\n全年支出\t12万元，较上年持平。\n")[1] == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（单位：万元）", "万元"),
        ("单位:元", "元"),
        ("金额（亿元）", "亿元"),
        ("金额单位：人民币千元", "千元"),
        ("主管单位：民政局", None),
    ],
)
def test_units(text, unit):
    assert find_unit(text) == unit


def test_heading_rows():
    assert is_heading_row(["项目名称", "预算数", "决算数"])
    assert is_heading_row(["项目", "2021年", "2022年"])
    assert not is_heading_row(["办公费", "3.5", "4"])
    assert not is_heading_row(["项目名称", "法律援助补贴"])
    assert not is_heading_row(["主管部门", "司法局", "实施单位", "法律援助中心"])
    assert not is_heading_row([])


def test_one_cell_to_a_line_without_tabs():
    text = (
        "单位：万元\n项目名称\n预算数\n执行数\n禁毒宣传\n20.00\n18.50\n反诈宣传\n6\n—\n合计\n26\n18.50\n二、存在问题\n"
    )
    assert rows(text) == [
        ("禁毒宣传", "预算数", 20.0, "initial_budget", 2022),
        ("禁毒宣传", "执行数", 18.5, "executed", 2022),
        ("反诈宣传", "预算数", 6.0, "initial_budget", 2022),
        ("合计", "预算数", 26.0, "initial_budget", 2022),
        ("合计", "执行数", 18.5, "executed", 2022),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "项目名称\n预算数\n执行数\n禁毒宣传\n20.00\n18.50\n全年召开会议\n12\n次以上\n",  # one row only
        "主要工作\n一是宣传\n二是走访\n禁毒宣传\n20\n18\n反诈宣传\n6\n5\n",  # no heads of a table
    ],
)
def test_short_lines_are_no_table(text):
    assert read(text)[1] == ()


def test_a_table_in_a_cell_is_read_once_and_says_where_it_stands():
    text = "项目名称\t预算数（万元）\t明细\n禁毒宣传\t20\t科目\t决算数（万元）\n印刷费\t12\n"
    inner = text.index("科目")
    outer = _cells(
        text, [("项目名称", 0, 0), ("预算数（万元）", 0, 1), ("明细", 0, 2), ("禁毒宣传", 1, 0), ("20", 1, 1)]
    )
    outer = (*outer, Cell(1, 2, inner, len(text) - 1))
    cells = _cells(text, [("科目", 0, 0), ("决算数（万元）", 0, 1), ("印刷费", 1, 0), ("12", 1, 1)])
    grids = (Grid(outer, 2, 3, 0, len(text) - 1), Grid(cells, 2, 2, inner, len(text) - 1))
    _, tables, figures = read(text, grids)
    assert [table.within for table in tables] == [None, tables[0].id]
    assert [(f.table.table, f.table.row, float(f.value)) for f in figures] == [
        (tables[0].id, "禁毒宣传", 20), (tables[1].id, "印刷费", 12),
    ]  # fmt: skip


def _cells(text: str, places: list[tuple[str, int, int]]) -> tuple[Cell, ...]:
    found, position = [], 0
    for words, row, column in places:
        start = text.index(words, position)
        position = start + len(words)
        found.append(Cell(row, column, start, position))
    return tuple(found)


def test_a_table_over_pages_keeps_its_heads():
    text = "单位：万元\n项目\t预算数\t决算数\n甲工程\t5\t4\n\n续表\n乙工程\t7\t6\n丙工程\t8\t8\n以上数据来自决算。\n"
    _, (first, second), figures = read(text)
    assert (second.continues, second.header_rows) == (first.id, 0)
    assert [(f.table.row, f.table.column) for f in figures][-1] == ("丙工程", "决算数")


def test_another_table_does_not_continue_the_one_before():
    text = "单位：万元\n项目\t预算数\t决算数\n甲工程\t5\t4\n\n另外说明如下。\n\n乙工程\t7\t6\n丙工程\t8\t8\n"
    assert [table.continues for table in read(text)[1]] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "\t\n" * 30_000,
        "项目名称" + "\t预算数" * 5_000 + "\n甲" + "\t5" * 5_000 + "\n",
        "项目\n" * 30_000,
        "项目名称\t预算数（万元）\n" * 3_000,
    ],
    ids=["one row of blanks", "a very wide row", "short lines", "heads alone"],
)
def test_hostile_tables_take_time_in_proportion(text):
    cleaned = clean(RawText(text, "txt"))
    start = time.process_time()
    text_to_tables("r1", cleaned, ())
    assert time.process_time() - start < 5  # seconds; about one on a slow machine


def test_spans_beyond_belief_are_cut():
    text = "项目\t预算数（万元）\n甲\t5\n"
    cells = _cells(text, [("项目", 0, 0), ("预算数（万元）", 0, 1), ("甲", 1, 0), ("5", 1, 1)])
    cells = tuple(replace(cell, row_span=60_000, column_span=60_000) for cell in cells)
    assert len(text_to_tables("r1", clean(RawText(text, "docx", (Grid(cells, 2, 2, 0, len(text)),))), ())) == 1
