"""Tables without rulings in PDFs, so tight that no gap parts their columns: told by corridors, or not read at all."""

from __future__ import annotations

import pytest
from pdf_kit import Pages, width

from indexer.document import read_document
from indexer.glued import run_together
from indexer.model import Document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

VOCABULARY, GAZETTEER = Vocabulary.load(), Gazetteer.load([])
STAGES = [
    ("项目名称", "年初预算数", "全年预算数", "全年执行数", "执行率"),
    ("普法宣传", "30.00", "32.50", "31.20", "96.00%"),
    ("社区矫正", "45.00", "45.00", "44.10", "98.00%"),
    ("法律援助办案补贴", "120.00", "118.60", "112.67", "95.00%"),
    ("人民调解以案定补", "1,260.00", "1,300.00", "1,287.00", "99.00%"),
    ("合计", "1,455.00", "1,496.10", "1,474.97", "98.59%"),
]
CODES = [
    ("科目编码", "科目名称", "支出合计", "基本支出", "项目支出"),
    ("205", "教育支出", "1,200.00", "900.00", "300.00"),
    ("20502", "普通教育", "1,100.00", "850.00", "250.00"),
    ("2050202", "小学教育", "700.00", "600.00", "100.00"),
    ("208", "社会保障和就业支出", "80.50", "80.50", "0.00"),
]
WRAPPED = [
    ("项目", "年初", "全年", "全年", "备注"),
    ("", "预算数", "预算数", "执行数", ""),
    ("普法宣传", "30.00", "32.50", "31.20", "跨年"),
    ("社区矫正", "45.00", "45.00", "44.10", ""),
    ("法律援助", "120.00", "118.60", "112.67", "已完工"),
    ("合计", "195.00", "196.10", "187.97", ""),
]


def page(rows: list[tuple[str, ...]], gap: float, align: str, size: float = 10) -> Document:
    pages = Pages()
    pages.text(85, 60, "松阳县司法局2022年度部门整体支出绩效自评报告", 14)
    pages.text(85, 90, "表1 2022年支出情况", 12)
    pages.text(420, 90, "单位：万元", 10)
    widths = [max(width(row[column], size) for row in rows) for column in range(len(rows[0]))]
    lefts = [85 + sum(widths[:column]) + gap * column for column in range(len(widths))]
    y = 112.0
    for row in rows:
        for words, left, room, how in zip(row, lefts, widths, align, strict=True):
            moved = {"l": 0.0, "r": room - width(words, size), "c": (room - width(words, size)) / 2}[how]
            pages.text(left + moved, y, words, size)
        y += 16
    pages.prose(y + 20, "2022年支出按进度完成，没有调整。")
    return read_document(pages.done(), "a.pdf", VOCABULARY, GAZETTEER)


def numbers(rows: list[tuple[str, ...]], first: int) -> list[str]:
    cells = (cell for row in rows for cell in row[first:] if "." in cell)
    return [cell.replace(",", "").rstrip("%") for cell in cells]


def read(document: Document) -> list[str]:
    return [format(figure.value, ".2f") for figure in document.figures if figure.table and figure.value is not None]


@pytest.mark.parametrize("gap", [14, 8, 4, 2])
@pytest.mark.parametrize("align", ["lrrrr", "lllll", "lcccc"])
def test_stages_in_tight_columns_lose_no_row(gap: float, align: str) -> None:
    document = page(STAGES, gap, align)
    assert read(document) == numbers(STAGES, 1)
    measures = [figure.measure for figure in document.figures if figure.table]
    assert measures == ["initial_budget", "revised_budget", "executed", "rate"] * 5
    assert "columns_run_together" not in document.report.notes


@pytest.mark.parametrize("gap", [14, 8, 4, 2])
def test_codes_and_names_in_tight_columns_stay_apart(gap: float) -> None:
    document = page(CODES, gap, "llrrr")
    assert read(document) == numbers(CODES, 2)
    assert {code.code for figure in document.figures for code in figure.codes} == {"205", "20502", "2050202", "208"}
    assert not any("教育7" in figure.item for figure in document.figures)


@pytest.mark.parametrize("gap", [14, 8, 4, 2])
def test_wrapped_heads_and_a_column_of_notes(gap: float) -> None:
    document = page(WRAPPED, gap, "lcccl")
    assert read(document) == numbers(WRAPPED, 1)


@pytest.mark.parametrize(("rows", "align"), [(STAGES, "lllll"), (STAGES, "lrrrr"), (WRAPPED, "lcccl")])
def test_what_nothing_parts_is_not_read_and_said(rows: list[tuple[str, ...]], align: str) -> None:
    document = page(rows, 0.2, align)
    assert "columns_run_together" in document.report.notes
    told = {(f.value, f.measure) for f in document.figures if f.table}
    right = {("30.00", "initial_budget"), ("31.20", "executed")}
    assert all((str(value), measure) in right or str(value) not in ("30.00", "31.20") for value, measure in told)


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("社区矫正\t31.2096.00%", True), ("合计\t1,287.0099.00%", True), ("96.00%1,300.00", True),
        ("年初预算数全年执行数", True), ("小学教育700.00\t600.00", True), ("年初预算数\t全年执行数", False),
        ("支出1,287.00万元，占99.00%", False), ("12.3456", False), ("其中：基本支出184.64\t20.00", False),
        ("预算数（A）", False), ("普通教育\t700.00\t600.00", False),
    ],
)  # fmt: skip
def test_what_runs_together(text: str, glued: bool) -> None:
    assert run_together(text) is glued


def test_prose_is_not_parted() -> None:
    pages = Pages()
    words = "普法支出31.20万元，占预算32.50万元的96.00%；矫正支出44.10万元，占预算45.00万元的98.00%。" * 4
    pages.prose(80, words)
    document = read_document(pages.done(), "a.pdf", VOCABULARY, GAZETTEER)
    assert "\t" not in document.text
    assert not document.tables
