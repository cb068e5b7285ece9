"""Word files that are damaged, enormous or made to do harm: a recorded failure, or all of the text in linear time."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from timing_kit import least
from word_files import definition, level, numbered, paragraph, style, word_file

from indexer.errors import BrokenFile
from indexer.read import word
from indexer.read.word_package import check_xml


def _replaced(data: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return stream.getvalue()


def _seconds(data: bytes) -> float:
    return least(lambda: word.read(data))


def test_deep_nesting_is_read():
    for wrap in ("w:smartTag", "w:hyperlink", "w:ins"):
        deep = f"<{wrap}>" * 1_900 + "<w:r><w:t>底</w:t></w:r>" + f"</{wrap}>" * 1_900
        assert word.read(word_file(f"<w:p>{deep}</w:p>")).text == "底\n"
    controls = "<w:sdt><w:sdtContent>" * 900 + paragraph("底") + "</w:sdtContent></w:sdt>" * 900
    assert word.read(word_file(controls)).text == "底\n"


def test_deeper_nesting_than_the_parser_takes_is_refused():
    deep = "<w:smartTag>" * 10_000 + "<w:r><w:t>底</w:t></w:r>" + "</w:smartTag>" * 10_000
    with pytest.raises(BrokenFile, match="broken_docx"):
        word.read(word_file(f"<w:p>{deep}</w:p>"))


def test_tables_within_tables_without_end_keep_their_text():
    for cells in (1, 2):
        begin = "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * (cells - 1) + "<w:tc>"
        deep = begin * 600 + paragraph("底") + "</w:tc></w:tr></w:tbl>" * 600
        assert word.read(word_file(deep)).text.strip() == "底"


def test_text_boxes_and_fields_within_each_other():
    box = "<w:p><w:r><w:pict><w:txbxContent>"
    deep = box * 450 + paragraph("底") + "</w:txbxContent></w:pict></w:r></w:p>" * 450
    raw = word.read(word_file(paragraph("面") + deep))
    assert raw.text.startswith("面\n")
    assert raw.notes == ("word_too_deep",)
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' * 20_000
    assert word.read(word_file(f"<w:p>{begin}<w:r><w:t>字</w:t></w:r></w:p>")).text == "字\n"


def test_time_grows_with_size():
    lists = definition(0, level(0, "%1、", "chineseCounting"), level(1, "%1.%2")) + numbered(1, 0)
    normal = style("Normal", default=True)

    def report(count: int) -> bytes:
        body = "".join(paragraph(f"第{i}段，支出{i}.5万元。", num=1, level=i % 2) for i in range(count))
        return word_file(body, numbering=lists, styles=normal)

    def table(count: int) -> bytes:
        row = (
            "<w:tr>"
            + "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc>" * 2
            + "</w:tr>"
        )
        return word_file(f"<w:tbl>{row * count}</w:tbl>")

    for make in (report, table):
        small, large = make(1_500), make(6_000)
        word.read(small)
        assert _seconds(large) < 10 * max(_seconds(small), 0.05)


def test_a_nested_table_cannot_blow_up_the_outer_one():
    cells = "<w:tc><w:p/></w:tc>" * 900
    inner = (
        "<w:tbl>"
        + "<w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>" * 900
        + "</w:tbl>"
    )
    raw = word.read(word_file(f"<w:tbl><w:tr>{cells}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"))
    assert raw.text.count("内") == 900
    assert len(raw.text) < 10_000


@pytest.mark.parametrize("span", ["-5", "0", "99999999", "9" * 400, "x", ""])
def test_spans_and_numbers_out_of_range(span: str):
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'
    lists = definition(0, level(0, "%1、", "upperRoman")) + numbered(
        1, 0, f'<w:lvlOverride w:ilvl="{span}"><w:startOverride w:val="{span}"/></w:lvlOverride>'
    )
    body = f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{span}"/></w:trPr>{cell * 3}</w:tr></w:tbl>'
    place = f'<w:numPr><w:ilvl w:val="{span}"/><w:numId w:val="1"/></w:numPr>'
    body += paragraph("乙", place)
    raw = word.read(word_file(body, numbering=lists))
    assert raw.grids[0].columns <= 2_100
    assert raw.text.count("甲") == 3
    assert raw.text.endswith("乙\n")
    assert len(raw.text) < 1_000


def test_numbers_up_to_the_largest_stay_short():
    forms = (
        "upperRoman",
        "upperLetter",
        "chicago",
        "chineseCountingThousand",
        "cardinalText",
        "ordinalText",
        "ideographDigital",
    )
    defs = "".join(definition(i, level(0, "%1", form, start=999_999_999)) for i, form in enumerate(forms))
    nums = "".join(numbered(i + 1, i) for i in range(len(forms)))
    body = "".join(paragraph("甲", num=i + 1, level=0) for i in range(len(forms)))
    lines = word.read(word_file(body, numbering=defs + nums)).text.splitlines()
    assert len(lines) == len(forms)
    assert max(map(len, lines)) < 300


def test_styles_that_are_based_on_each_other():
    styles = (
        style("A", based_on="B") + style("B", "<w:rPr><w:vanish/></w:rPr>", based_on="A") + style("C", based_on="C")
    )
    body = paragraph("甲", style="A") + paragraph("乙", style="C") + paragraph("丙")
    assert "乙\n丙\n" in word.read(word_file(body, styles=styles)).text


def test_lists_that_stand_for_each_other():
    linked = definition(0, inside='<w:numStyleLink w:val="L"/>')
    styles = style("L", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert word.read(
        word_file(paragraph("甲", num=1, level=0), numbering=linked + numbered(1, 0), styles=styles)
    ).text.endswith("甲\n")


def test_embedded_files_do_not_embed_others():
    inner = word_file(paragraph("最里") + '<w:altChunk r:id="b"/>', other={"word/b.docx": word_file(paragraph("更里"))})
    raw = word.read(
        word_file(paragraph("外") + '<w:altChunk r:id="a"/><w:altChunk r:id="zzz"/>', other={"word/a.docx": inner})
    )
    assert raw.text == "外\n最里\n"
    assert raw.notes == ("word_embedded_file",)


WHOLE = word_file(paragraph("支出9万元。"), styles=style("Normal", default=True), numbering=definition(0))
DOCTYPE = b'<!DOCTYPE w [<!ENTITY a "b">]>'


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "_rels/.rels"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (DOCTYPE + b"<w>&a;</w>", "unsafe_xml"),
        (b"<?xml version='1.0'?>" + b" " * 5_000 + b"<!-- x -->" * 20 + DOCTYPE + b"<w/>", "unsafe_xml"),
        (("\ufeff" + DOCTYPE.decode() + "<w/>").encode("utf-16-le"), "unsafe_xml"),
        (b"<!--" + b"-" * 70_000 + b"-->" + DOCTYPE + b"<w/>", "unsafe_xml"),
        (b"<?xml version='1.0' encoding='utf-7'?>+ADwAIQ-DOCTYPE w+AD4-<w/>", "broken_docx"),
        (b"<w:document><w:body>", "broken_docx"),
        (b"no XML at all", "broken_docx"),
        (b"", "broken_docx"),
    ],
    ids=["entities", "after a long prolog", "UTF-16", "after a long comment", "UTF-7", "cut off", "no XML", "nothing"],
)  # fmt: skip
def test_unsafe_or_broken_parts(part: str, content: bytes, code: str):
    with pytest.raises(BrokenFile) as caught:
        word.read(_replaced(WHOLE, part, content))
    assert caught.value.code == code


def test_the_prolog_is_looked_through_in_linear_time():
    began = time.process_time()
    for hostile in (b"<?" * 30_000, b"<??>" * 15_000 + b"<!", b"<!--" * 15_000, b"<!---->" * 9_000 + b"<!D"):
        with pytest.raises(BrokenFile):
            check_xml(hostile)
    assert time.process_time() - began < 1


def test_a_password_on_an_entry():
    data = bytearray(WHOLE)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # set the flag of encryption in every header
        position = data.find(sign)
        while position >= 0:
            data[position + at] |= 1
            position = data.find(sign, position + 4)
    with pytest.raises(BrokenFile, match="encrypted"):
        word.read(bytes(data))


def test_what_was_left_out_is_noted():
    body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    body += '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>'
    body += "<w:r><w:object/></w:r><w:r><w:t>字</w:t></w:r></w:p>"
    assert word.read(word_file(body)).notes == ("word_hidden_text", "word_object", "word_tracked_changes")
