"""Comments in a copy of a Word draft: on the words they are about, in whatever part of the page these stand."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from indexer.audit.comments import with_comments
from indexer.document import read_document
from indexer.model import Document, Finding, Side
from indexer.read.word import read
from indexer.read.word_running import running_lines
from indexer.regions import Gazetteer
from indexer.source_map import Places
from indexer.vocabulary import Vocabulary

W = nsdecls("w")
BOX = (
    f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape type="#_x0000_t202"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>填报单位：桐溪县水利局</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
INSERTED = f'<w:ins {W} w:id="7" w:author="a"><w:r><w:t>支出38.72万元</w:t></w:r></w:ins>'
DELETED = f'<w:del {W} w:id="8" w:author="a"><w:r><w:delText>支出30.72万元</w:delText></w:r></w:del>'


def file_of(fill: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    document.add_paragraph("桐溪县水利局2023年度绩效自评报告")
    fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def commented(data: bytes, *quotes: str, nth: int = 1) -> bytes:
    """Return the copy with one comment, on the nth place of the first quote and the first places of the others."""
    document: Document = read_document(data, "a.docx", Vocabulary.load(), Gazetteer.load([]))
    sides = []
    for quote in quotes:
        at = -1
        for _ in range(nth):
            at = document.text.index(quote, at + 1)
        sides.append(Side(quote, at, at + len(quote), None))
        nth = 1
    finding = Finding(
        "f", "r", "a.docx", "L01", "finding", "flag", "words", "说明", None, None, None, "", tuple(sides), (), ()
    )  # fmt: skip
    return with_comments(data, [finding], document.text, Places.from_bytes(document.places), "zh")


def marked(copy: bytes) -> list[str]:
    """Return the words between the marks of each comment."""
    body = docx.Document(io.BytesIO(copy)).element.body
    found, open_ = [], False
    for element in body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_ = True
            found.append("")
        elif element.tag == qn("w:commentRangeEnd"):
            open_ = False
        elif element.tag == qn("w:t") and open_:
            found[-1] += element.text or ""
    return found


def runs(*words: str) -> Callable[[Any], None]:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph()
        for each in words:
            paragraph.add_run(each)

    return fill


def table(document: Any) -> None:
    rows = (("项目", "预算数", "支出数"), ("河道清淤", "45.00", "42.60"))
    made = document.add_table(2, 3)
    for cells, row in zip(made.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words


def raw(xml: str) -> Callable[[Any], None]:
    def fill(document: Any) -> None:
        document.add_paragraph("清淤")._p.append(parse_xml(xml))

    return fill


@pytest.mark.parametrize(
    ("fill", "quotes", "nth", "words"),
    [
        (runs("2023年清淤，", "支出38.72万元，", "满意度95%。"), ("支出38.72万元",), 1, ["支出38.72万元，"]),
        (runs("支出5万元，", "其中人员支出5万元。"), ("支出5万元",), 2, ["其中人员支出5万元。"]),
        (runs("清淤41次，", "巡查57次，", "培训12次。"), ("41次", "57次"), 1, ["清淤41次，巡查57次，"]),
        (table, ("河道清淤\t45.00\t42.60",), 1, ["42.60"]),
        (table, ("河道清淤\t45.00\t42.60", "河道清淤\t45.00"), 1, ["42.60"]),
        (raw(INSERTED), ("支出38.72万元",), 1, ["支出38.72万元"]),
        (raw(DELETED), ("清淤",), 1, ["清淤"]),
        (raw(BOX), ("填报单位：桐溪县水利局",), 1, ["填报单位：桐溪县水利局"]),
    ],
)
def test_a_comment_stands_on_its_words(
    fill: Callable[[Any], None], quotes: tuple[str, ...], nth: int, words: list[str]
) -> None:
    data = file_of(fill)
    copy = commented(data, *quotes, nth=nth)
    assert marked(copy) == words
    assert read(copy).text == read(data).text


def test_no_comment_is_put_within_a_text_box() -> None:
    body = docx.Document(io.BytesIO(commented(file_of(raw(BOX)), "填报单位：桐溪县水利局"))).element.body
    starts = list(body.iter(qn("w:commentRangeStart")))
    assert len(starts) == 1
    assert not any(each.tag == qn("w:txbxContent") for each in starts[0].iterancestors())


def test_headers_and_footers_are_read() -> None:
    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "桐溪县水利局2022年度绩效自评报告"
        document.sections[0].footer.paragraphs[0].text = "第1页"

    assert set(running_lines(file_of(fill))) == {("header", "桐溪县水利局2022年度绩效自评报告"), ("footer", "第1页")}
    assert running_lines(b"PK\x03\x04 nothing of a zip") == ()
