"""Tables that stand above one another in a sheet: each has its own title, heads and unit."""

from __future__ import annotations

import io

import pytest

from indexer.document import read_document
from indexer.model import Document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

VOCABULARY, GAZETTEER = Vocabulary.load(), Gazetteer.load([])
WIDTH = 4
TABLES = [
    [["2022年部门收入情况表"], ["", "", "单位：万元"], ["项目", "预算数", "决算数"], ["事业收入", "20", "15.6"]],
    [["2022年“三公”经费情况表"], ["单位：元"], ["项目", "预算数", "决算数"], ["公务接待费", "80000", "62000"]],
    [["项目支出情况表"], ["项目名称", "预算数（万元）", "执行数（万元）", "执行率"], ["普法宣传", "30", "28.5", "95%"]],
    [["表4  2022年补助发放"], ["年度", "人数", "补助金额（万元）"], ["2021年", "320", "64"], ["2022年", "335", "67"]],
    [["表5 政府采购情况", "", "", "金额单位：万元"], ["类别", "计划金额", "成交金额"], ["货物", "50", "48.6"]],
]
FIGURES = [
    ("20", "万元", "部门收入", "initial_budget", 2022), ("15.6", "万元", "部门收入", "income", 2022),
    ("80000", "元", "“三公”经费", "initial_budget", 2022), ("62000", "元", "“三公”经费", "executed", 2022),
    ("30", "万元", "项目支出", "initial_budget", 2022), ("28.5", "万元", "项目支出", "executed", 2022),
    ("95", "%", "项目支出", "rate", 2022), ("64", "万元", "补助发放", "executed", 2021),
    ("67", "万元", "补助发放", "executed", 2022), ("50", "万元", "政府采购", "contract", 2022),
    ("48.6", "万元", "政府采购", "contract", 2022),
]  # fmt: skip


def rows_of(blank: bool) -> list[list[str]]:
    return [row for table in TABLES for row in [*table, *([[]] if blank else [])]]


def as_xlsx(rows: list[list[str]], merged: bool) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row, 1):
            value = float(words) if words.replace(".", "", 1).isdecimal() else words or None
            sheet.cell(number, column, int(value) if isinstance(value, float) and value.is_integer() else value)
        if merged and len(row) == 1:
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=WIDTH)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(rows: list[list[str]]) -> bytes:
    return "\n".join(",".join(row + [""] * (WIDTH - len(row))) for row in rows).encode("utf-8-sig")


def read(data: bytes, name: str) -> Document:
    return read_document(data, name, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("kind", ["merged", "plain", "csv"])
def test_stacked_tables_share_no_title_and_no_unit(kind: str, blank: bool) -> None:
    rows = rows_of(blank)
    data = as_csv(rows) if kind == "csv" else as_xlsx(rows, kind == "merged")
    figures = read(data, "a.csv" if kind == "csv" else "a.xlsx").figures
    assert [(str(f.value), f.unit, f.measure, f.year) for f in figures] == [
        (value, unit, measure, year) for value, unit, _, measure, year in FIGURES
    ]
    assert all(title in f.item for f, (_, _, title, _, _) in zip(figures, FIGURES, strict=True))


@pytest.mark.parametrize("merged", [True, False])
def test_a_unit_above_one_table_is_not_that_of_the_next(merged: bool) -> None:
    rows = [["表1 2022年“三公”经费"], ["单位：元"], ["项目", "决算数"], ["公务接待费", "62000"]]
    rows += [["表2 2022年项目支出"], ["项目", "决算数"], ["普法宣传", "28.5"]]
    figures = read(as_xlsx(rows, merged), "a.xlsx").figures
    assert [(str(f.value), f.unit) for f in figures if "普法" in f.item] != [("28.5", "元")]
    assert [(str(f.value), f.unit) for f in figures if "接待" in f.item] == [("62000", "元")]


def test_a_units_line_over_a_whole_form_holds_for_its_grids() -> None:
    rows = [["2022年度项目支出绩效自评表"], ["单位：万元"]]
    rows += [["项目", "全年预算数", "全年执行数"], ["资金总额", "30", "28.5"]]
    rows += [["一级指标", "三级指标", "指标值", "完成值"], ["成本指标", "项目总成本", "30", "28.5"]]
    figures = read(as_xlsx(rows, True), "a.xlsx").figures
    assert [(str(f.value), f.unit) for f in figures][:2] == [("30", "万元"), ("28.5", "万元")]
