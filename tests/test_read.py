"""Kinds told by content; Word files with tables, tracked changes and what else offices put into them; hostile files."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from indexer.errors import BrokenFile, ReadError
from indexer.read import kind_of, read
from indexer.text import clean


def _bytes(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def _with_body(xml: str) -> bytes:
    """A Word file whose body holds `xml`."""
    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        body.insert(len(body) - 1, element)
    return _bytes(document)


def _repacked(data: bytes, **parts: bytes) -> bytes:
    """The archive with some parts replaced."""
    stream = io.BytesIO()
    wanted = {name.replace("__", "/"): part for name, part in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name not in wanted:
                new.writestr(name, old.read(name))
        for name, part in wanted.items():
            new.writestr(name, part)
    return stream.getvalue()


def _table(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    document.add_paragraph("一、资金情况")
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            table.cell(r, c).text = words
    document.add_paragraph("以上合计。")
    return _bytes(document)


def test_text_file():
    raw = read("一、概况\n".encode("gb18030"), "a.txt")
    assert (raw.text, raw.reader, raw.grids) == ("一、概况\n", "txt", ())


def test_word_paragraphs_and_tables_in_order():
    raw = read(_table([["项目", "预算"], ["保险", ""]]), "a.docx")
    assert raw.text == "一、资金情况\n项目\t预算\n保险\t\n以上合计。\n"
    grid = raw.grids[0]
    assert (grid.rows, grid.columns) == (2, 2)
    assert [(c.row, c.column, raw.text[c.start : c.end]) for c in grid.cells] == [
        (0, 0, "项目"), (0, 1, "预算"), (1, 0, "保险"), (1, 1, ""),
    ]  # fmt: skip
    assert raw.text[grid.start : grid.end] == "项目\t预算\n保险\t\n"


def test_merged_cells_span_rows_and_columns():
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "项目名称"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "资金"
    table.cell(1, 1).text, table.cell(2, 1).text, table.cell(2, 2).text = "预算", "支出", "9.5"
    raw = read(_bytes(document), "a.docx")
    found = {raw.text[c.start : c.end]: (c.row, c.column, c.row_span, c.column_span) for c in raw.grids[0].cells}
    assert found["项目名称"] == (0, 0, 1, 2)
    assert found["资金"] == (1, 0, 2, 1)
    assert found["9.5"] == (2, 2, 1, 1)


def test_paragraphs_within_a_cell_are_one_line():
    raw = read(_table([["年度\n预算数", "12\n34\n56"], ["保险", "说明"]]), "a.docx")
    assert raw.text.split("\n")[1] == "年度预算数\t12 34 56"


def test_a_table_of_one_cell_is_layout():
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "一、概况"
    cell.add_paragraph("编制9名。")
    raw = read(_bytes(document), "a.docx")
    assert (raw.text, raw.grids) == ("一、概况\n编制9名。\n", ())


def test_nested_table_stays_in_its_place():
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "外"
    inner = table.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内一", "内二"
    raw = read(_bytes(document), "a.docx")
    assert raw.text == "外\t内一\t内二\n"
    assert [(grid.rows, grid.columns) for grid in raw.grids] == [(1, 3)]


def test_tracked_changes_hidden_text_fields_and_breaks():
    xml = (
        "<w:p><w:r><w:t>支出</w:t></w:r><w:del w:id='1'><w:r><w:delText>60</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>65.28</w:t></w:r></w:ins>"
        "<w:moveFrom w:id='3'><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:t>万元</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>。</w:t></w:r></w:hyperlink></w:p>"
        "<w:p><w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert read(_with_body(xml), "a.docx").text == "支出65.28万元。\n甲\n乙-\n控件\n"


def test_cells_keep_their_place_through_cleaning():
    document = docx.Document()
    document.add_paragraph("\ufeff说明")
    table = document.add_table(rows=2, cols=2)
    for i, words in enumerate(("项目", "金额", "保\u200b险", "9万元")):
        table.cell(i // 2, i % 2).text = words
    report = clean(read(_bytes(document), "a.docx"))
    assert [report.text[c.start : c.end] for c in report.grids[0].cells] == ["项目", "金额", "保险", "9万元"]


WORD = _table([["项目", "预算"], ["保险", "9"]])
BROKEN = {
    "no bytes": (b"", "a.docx", "empty_file"),
    "no bytes of text": (b"", "a.txt", "empty_file"),
    "truncated": (WORD[: len(WORD) // 2], "a.docx", "broken_docx"),
    "no words": (_bytes(docx.Document()), "a.docx", "empty_document"),
    "main part is no XML": (_repacked(WORD, **{"word/document.xml": b"<w:document"}), "a.docx", "broken_docx"),
    "main part has no body": (_repacked(WORD, **{"word/document.xml": b"<w/>"}), "a.docx", "broken_docx"),
    "entities": (
        _repacked(WORD, **{"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "a.docx", "unsafe_xml",
    ),
    "entities in UTF-16": (
        _repacked(WORD, **{"word/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")}),
        "a.docx", "unsafe_xml",
    ),
    "nothing but blanks": (b" \n\n ", "a.txt", "empty_document"),
    "bytes that are no text": (bytes(range(256)) * 20, "a.txt", "not_text"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "name", "code"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_files_say_how(data: bytes, name: str, code: str):
    with pytest.raises(BrokenFile) as caught:
        read(data, name)
    assert caught.value.code == code


def test_a_bomb_is_refused_before_it_expands():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w/>")
        with archive.open("word/media.bin", "w", force_zip64=True) as part:
            block = bytes(1_000_000)
            for _ in range(301):
                part.write(block)
    with pytest.raises(BrokenFile, match="too_large"):
        read(stream.getvalue(), "a.docx")


def test_too_many_entries_are_refused():
    parts = {"[Content_Types].xml": b""} | {f"word/{i}.xml": b"" for i in range(10_000)}
    with pytest.raises(BrokenFile, match="too_large"):
        read(_zip(**parts), "a.docx")


def test_a_word_file_under_another_name():
    assert kind_of(WORD, "附件2.doc") == "docx"
    assert read(WORD, "附件2").reader == "docx"


@pytest.mark.parametrize("cut", range(100, len(WORD), 4001))
def test_any_cut_of_a_word_file_is_refused(cut: int):
    with pytest.raises(ReadError):
        read(WORD[:cut], "a.docx")
