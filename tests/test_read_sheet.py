"""Spreadsheets: what number formats show, checked against LibreOffice; layout, hidden parts, odd and hostile files."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import zipfile
from decimal import Decimal

import golden_reading
import openpyxl
import pytest

from indexer.errors import BrokenFile, ReadError
from indexer.read import read, sheet_xlsx
from indexer.read.sheet_formats import BUILT_IN, shown, shown_text

# Formats that LibreOffice and Excel show alike, and values that they round alike.
FORMATS = [
    "General", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", "0.0%", "#,##0.00_ ;[Red]\\-#,##0.00\\ ",
    '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "[$¥-804]#,##0.00", '"¥"#,##0.00;[Red]"¥"\\-#,##0.00',
    '0.00"万元"', '#,##0"元"', "00000", "000-00", "0.0,", "0.00,,", '#,##0.00,"千"', "[>=10000]0.00,\"千\";0.00",
    "0.00E+00", "##0.0E+0", "0;-0;;@", "0\\ ", "+0.0;-0.0;0", '"合计"0', "0_);[Red]\\(0\\)", "#,##0.0000", "000,000.0",
    "##,###.0#",
]  # fmt: skip
VALUES = ["0", "1", "0.1", "1234.5", "1234567.891", "0.856", "65.28", "0.005", "12345678901", "99.995", "61234.567"]
DATES = [
    'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', "yyyy/m/d", "yyyy-mm-dd", 'm"月"d"日"', "yyyy-mm-dd hh:mm:ss", "[h]:mm",
    "mm:ss", 'yyyy"年"m"月"d"日" h"时"mm"分"', "yy.m.d", "yyyy\\-mm", "[$-804]aaaa", "yyyy.mm.dd;@",
    '[DBNum1][$-804]yyyy"年"m"月"d"日"', '[DBNum1][$-804]yyyy"年"m"月"',
]  # fmt: skip
DAYS = ["44803", "44803.5", "44926.99", "61", "36526.25"]


def test_formats_are_shown_as_libreoffice_shows_them(system, tmp_path):
    soffice = system("soffice", "libreoffice")
    rows = [[(f, v) for v in VALUES] for f in FORMATS] + [[(f, v) for v in DAYS] for f in DATES]
    book = openpyxl.Workbook()
    for r, row in enumerate(rows, 1):
        for c, (code, value) in enumerate(row, 1):
            cell = book.active.cell(r, c, float(value))
            cell.number_format = code
            book.active.column_dimensions[cell.column_letter].width = 60
    book.save(tmp_path / "a.xlsx")
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", tmp_path, tmp_path / "a.xlsx"],
        capture_output=True, check=True, timeout=120, env={**os.environ, "LANG": "zh_CN.UTF-8"},
    )  # fmt: skip
    printed = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8"))))
    ours = [[shown(Decimal(value), code) for code, value in row] for row in rows]
    differing = [
        (code, value, mine, theirs.strip())
        for row, mine_row, their_row in zip(rows, ours, printed, strict=True)
        for (code, value), mine, theirs in zip(row, mine_row, their_row, strict=False)
        if mine != theirs.strip()
    ]
    assert differing == []


# Where Excel is documented, or known, to show something else than LibreOffice.
EXCEL = [
    ("-0.001", "0.00", "-0.00"), ("1", "0.##", "1."), ("1234", "[DBNum2][$-804]General", "壹仟贰佰叁拾肆"),
    ("1234", "[DBNum2][$-804]0", "壹贰叁肆"), ("12.5", "[DBNum1][$-804]General", "一十二.五"),
    ("1", "yyyy/m/d", "1900/1/1"),
    ("44803", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2022年8月30日"), ("0.6", '上午/下午h"时"mm"分"', "下午2时24分"),
    ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"), ("-5", '[<0]"减"0.0;0.0', "减5.0"),
    ("60", "yyyy/m/d", "1900/2/29"),
    ("-5", "yyyy/m/d", "-5"), ("0.5", "# ?/?", "0.5"), ("9", ";;;", ""), ("1234567.5", "General", "1234567.5"),
    ("0.333333333333333", "General", "0.333333333"), ("123456789012345", "General", "123456789012345"),
    ("1E-7", "General", "1E-7"), ("65.28", "", "65.28"), ("65.28", '"原文"', "原文"), ("12", "0;(0", "12"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "code", "text"), EXCEL)
def test_formats_as_excel_shows_them(value, code, text):
    assert shown(Decimal(value), code) == text


def test_words_around_words():
    assert shown_text("甲", '0;-0;0;"项目："@') == "项目：甲"
    assert shown_text("甲", "0.00") == "甲"
    assert all(shown(Decimal("44803.5"), code) for code in BUILT_IN.values())


@pytest.mark.parametrize("path", golden_reading.quirks("sheet"), ids=lambda path: path.name)
def test_books_of_every_program_give_their_golden_text(path):
    raw = read(path.read_bytes(), path.name)
    assert golden_reading.as_json(raw) == golden_reading.golden(path)
    golden_reading.check(raw)


def book(*sheets: tuple[str, list[list[object]]], change=lambda book: None) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def packed(sheet: str, **parts: str) -> bytes:
    """A workbook of one sheet whose XML is `sheet`; further parts by name."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = '<Relationship Id="{0}" Type="' + office + '/{1}" Target="{2}"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {space} xmlns:r="{office}">{parts.pop("book", "")}'
            '<sheets><sheet name="表一" r:id="a"/></sheets></workbook>',
        )
        relations = relation.format("a", "worksheet", "s.xml") + "".join(
            relation.format(name, name, f"{name}.xml") for name in parts
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relations}</Relationships>")
        archive.writestr("xl/s.xml", f"<worksheet {space}>{sheet}</worksheet>" if sheet[:1] != "!" else sheet[1:])
        for name, part in parts.items():
            archive.writestr(f"xl/{name}.xml", part)
    return stream.getvalue()


def test_titles_and_units_are_lines_and_forms_are_grids():
    rows = [["2022年度预算表"], ["填报单位：甲局", None, "单位：万元"], ["项目", "预算", "执行"], ["保险", 60, 65.28],
            [], ["二、绩效目标"], ["目标", "完成", "得分"], ["甲", "是", 10], ["填表人：王某"]]  # fmt: skip
    raw = read(book(("Sheet1", rows)), "a.xlsx")
    assert raw.text == (
        "2022年度预算表\n填报单位：甲局\n单位：万元\n项目\t预算\t执行\n保险\t60\t65.28\n"
        "二、绩效目标\n目标\t完成\t得分\n甲\t是\t10\n填表人：王某\n"
    )
    assert [(grid.rows, grid.columns) for grid in raw.grids] == [(2, 3), (2, 3)]
    cell = raw.grids[0].cells[5]
    place = [place for place in raw.places if place.start <= cell.start][-1]
    assert (raw.text[cell.start : cell.end], place.sheet, place.cell) == ("65.28", "Sheet1", "C4")


def test_rows_within_a_cell_are_rows_and_their_place_is_the_cell():
    rows = [["来源", "金额", "备注"], ["中央资金\n省级资金", "1,520.5\n640", "按季"], ["合计", 2160.5, None]]
    raw = read(book(("Sheet1", rows)), "a.xlsx")
    assert raw.text == "来源\t金额\t备注\n中央资金\t1,520.5\t按季\n省级资金\t640\t\n合计\t2160.5\t\n"
    at = raw.text.index("640")
    assert [place.cell for place in raw.places if place.start <= at][-1] == "B2"


def test_a_report_written_into_cells():
    raw = read(book(("报告", [["一、基本情况"], ["我局编制9名。\n实有8人。"], [], ["二、支出"]])), "a.xlsx")
    assert (raw.text, raw.grids) == ("报告\n一、基本情况\n我局编制9名。\n实有8人。\n二、支出\n", ())


def test_a_form_on_a_fine_grid_keeps_only_columns_that_begin_something():
    def merge(made):
        for name in ("A1:C1", "D1:H1", "A2:B2", "C2:E2", "F2:H2", "A3:A4", "B3:H3"):
            made.active.merge_cells(name)

    rows = [
        ["项目名称", None, None, "责任保险"],
        ["预算", None, "60", None, None, "执行率"],
        ["目标", "甲"],
        [None, "乙"],
    ]
    raw = read(book(("表", rows), change=merge), "a.xlsx")
    found = [
        (raw.text[c.start : c.end], c.row, c.column, c.row_span, c.column_span)
        for c in raw.grids[0].cells
        if c.end > c.start
    ]
    assert found == [
        ("项目名称", 0, 0, 1, 3), ("责任保险", 0, 3, 1, 2), ("预算", 1, 0, 1, 2), ("60", 1, 2, 1, 2),
        ("执行率", 1, 4, 1, 1),
        ("目标", 2, 0, 2, 1), ("甲", 2, 1, 1, 4), ("乙", 3, 1, 1, 1),
    ]  # fmt: skip
    golden_reading.check(raw)


def test_sheets_have_their_names_and_charts_have_none():
    raw = read(book(("Sheet1", [["甲", 1]]), ("空表", []), ("Sheet2", [["乙", 2]])), "a.xlsx")
    assert raw.text == "甲\t1\nSheet2\n乙\t2\n"


CELLS = {
    "no addresses": ('<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>',
                     "1\t2\n3\n"),
    "inline and rich words": (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t>责任</t></r><r><t>保险</t></r>'
        '<rPh><t>bx</t></rPh></is></c>'
        '<c r="B1" t="str"><f>A1</f><v>公式文字</v></c></row></sheetData>', "责任保险\t公式文字\n",
    ),
    "flags, errors, dates": (
        '<sheetData><row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#DIV/0!</v></c>'
        '<c r="C1" t="d"><v>2022-08-30T00:00:00</v></c></row></sheetData>', "TRUE\t#DIV/0!\t2022-08-30\n",
    ),
    "dust of floats": (
        '<sheetData><row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>65.280000000000001</v></c>'
        '<c r="C1"><v>1.0000000000000002E-2</v></c></row></sheetData>', "0.3\t65.28\t0.01\n",
    ),
    "a prefix for every name": (
        '!<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="2">'
        '<x:c r="B2"><x:v>7</x:v></x:c><x:c r="C2"><x:v>8</x:v></x:c></x:row></x:sheetData></x:worksheet>', "7\t8\n",
    ),
    "Strict": (
        '!<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row r="1"><c r="A1"><v>7</v></c>'
        '<c r="B1"><v>8</v></c></row></sheetData></worksheet>', "7\t8\n",
    ),
    "what merged cells cover is not shown": (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>', "1\t3\n",
    ),
    "styles out of range": ('<sheetData><row r="1"><c r="A1" s="99"><v>1</v></c><c r="B1" t="s"><v>9</v></c>'
                            '<c r="C1"><v>nonsense</v></c></row></sheetData>', "1\tnonsense\n"),
}  # fmt: skip


@pytest.mark.parametrize(("sheet", "text"), CELLS.values(), ids=CELLS.keys())
def test_cells_in_odd_xml(sheet, text):
    assert read(packed(sheet), "a.xlsx").text == "表一\n" + text


def test_days_since_1904_and_shared_words():
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    words = "<sst><si><t>起始</t></si><si><r><t>日</t></r><r><t>期</t></r></si></sst>"
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="1"><v>0</v></c>'
    sheet = f'<sheetData><row r="1">{cells}</row></sheetData>'
    raw = read(packed(sheet, book='<workbookPr date1904="1"/>', styles=styles, sharedStrings=words), "a.xlsx")
    assert raw.text == "表一\n起始\t日期\t1904/1/1\n"


def test_a_million_formatted_blank_rows_cost_nothing():
    rows = "".join(f'<row r="{i}"><c r="A{i}" s="1"/></row>' for i in range(3, 60_000))
    first = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
    sheet = f'<dimension ref="A1:XFD1048576"/><sheetData>{first}{rows}' \
            '<row r="1048576"><c r="A1048576"><v>3</v></c></row></sheetData>'  # fmt: skip
    assert read(packed(sheet), "a.xlsx").text == "表一\n1\t2\n3\n"


HOSTILE = {
    "entities": ('!<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>', "unsafe_xml"),
    "no XML": ("!<worksheet", "broken_file"),
    "deep": ("!" + "<a>" * 50_000, "broken_file"),
    "nothing": ("<sheetData/>", "empty_document"),
}  # fmt: skip


@pytest.mark.parametrize(("sheet", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_sheets_are_refused(sheet, code):
    with pytest.raises(BrokenFile) as caught:
        read(packed(sheet), "a.xlsx")
    assert caught.value.code == code


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(sheet_xlsx, "MOST_CELLS", 1000)
    row = "<row>" + "<c><v>1</v></c>" * 100 + "</row>"
    assert read(packed(f"<sheetData>{row * 10}</sheetData>"), "a.xlsx").grids[0].rows == 10
    with pytest.raises(BrokenFile, match="too_large"):
        read(packed(f"<sheetData>{row * 11}</sheetData>"), "a.xlsx")


@pytest.mark.parametrize("name", ["book.xlsx", "book.xls", "book.ods"])
def test_any_cut_or_damage_ends_in_text_or_a_failure(name):
    data = (golden_reading.CORPUS / "sheet" / name).read_bytes()
    for at in range(60, len(data), max(len(data) // 25, 1)):
        for damaged in (data[:at], data[:at] + b"\xff\x00\xff" + data[at + 3 :]):
            try:
                read(damaged, name)
            except ReadError:
                pass
