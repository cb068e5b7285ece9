"""Sample reports printed by LibreOffice: the PDF gives the paragraphs, tables and figures of the Word file."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from indexer.document import read_document
from indexer.model import Document
from indexer.read import pdf, word
from indexer.regions import Gazetteer
from indexer.structure.numbering import label_of
from indexer.text import RawText, ReportText, clean, decode
from indexer.vocabulary import Vocabulary

SAMPLES = sorted((Path(__file__).parents[1] / "eval" / "samples").glob("s*"))
FONT = "Noto Serif CJK SC"


@dataclass(frozen=True)
class Style:
    """How a report is set."""

    size: float
    indent: int
    spacing: float
    align: ALIGN
    margin: float
    page_number: str


STYLES = [
    Style(12, 2, 1.0, ALIGN.LEFT, 3.17, "- {} -"),
    Style(14, 2, 1.5, ALIGN.JUSTIFY, 2.5, "第 {} 页"),
    Style(16, 2, 1.25, ALIGN.JUSTIFY, 2.8, "{}"),
    Style(10.5, 0, 1.5, ALIGN.JUSTIFY, 2.0, "— {} —"),
]


def as_word(text: str, style: Style) -> bytes:
    """Return a report's text as a Word file: title, headings, paragraphs, tables, a header and page numbers."""
    file = docx.Document()
    normal = file.styles["Normal"]
    normal.font.size, normal.font.name = Pt(style.size), FONT
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(style.margin)
    section.header.paragraphs[0].text = "岚海省绩效评价材料"
    number_pages(section.footer.paragraphs[0], style.page_number)
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    heading(file, lines[0], 20).alignment = ALIGN.CENTER
    for is_table, group in groupby(lines[1:], key=lambda line: "\t" in line.strip()):
        if is_table:
            add_table(file, [line.split("\t") for line in group])
            continue
        for line in group:
            label = label_of(line)
            if label is not None and len(line) < 30 and label.style in ("zh", "part"):
                heading(file, line, style.size + 2)
            else:
                paragraph = file.add_paragraph(line.strip())
                paragraph.alignment = style.align
                paragraph.paragraph_format.first_line_indent = Pt(style.indent * style.size)
                paragraph.paragraph_format.line_spacing = style.spacing
    return saved(file)


def saved(file: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def heading(file: docx.document.Document, words: str, size: float) -> docx.text.paragraph.Paragraph:
    paragraph = file.add_paragraph()
    run = paragraph.add_run(words)
    run.bold, run.font.size = True, Pt(size)
    return paragraph


def add_table(file: docx.document.Document, rows: list[list[str]]) -> None:
    width = max(len(row) for row in rows)
    table = file.add_table(len(rows), width, style="Table Grid")
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word_ in zip(row.cells, words, strict=False):
            cell.text = word_.strip()
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)


def number_pages(paragraph: docx.text.paragraph.Paragraph, form: str) -> None:
    paragraph.alignment = ALIGN.CENTER
    before, after = form.split("{}")
    paragraph.add_run(before)
    for kind in ("begin", "PAGE", "end"):
        element = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            element.text = kind
        else:
            element.set(qn("w:fldCharType"), kind)
        paragraph.add_run()._r.append(element)
    paragraph.add_run(after)


def hard_one() -> bytes:
    """Return a file with a long table that repeats its headings, merged cells, a landscape part, two columns."""
    file = docx.Document()
    normal = file.styles["Normal"]
    normal.font.size, normal.font.name = Pt(12), FONT
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    heading(file, "澄原市农村公路养护资金绩效评价报告", 18).alignment = ALIGN.CENTER
    sentence = "本项目由市交通运输局组织实施，资金按季度拨付到各县区，全年实际支出1,198.30万元，预算执行率97.06%。"
    number_pages(file.sections[0].footer.paragraphs[0], "- {} -")
    rows = [["一级指标", "三级指标", "预算数（万元）", "执行数（万元）"]]
    rows += [
        [f"第{i // 5 + 1}类", f"养护路段{i}的路面修复、桥梁检测和安全设施", f"{i * 7}.50", f"{i * 6}.25"]
        for i in range(60)
    ]
    table = file.add_table(len(rows), 4, style="Table Grid")
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for first in (1, 6):
        for row in range(first + 1, first + 5):
            table.cell(row, 0).text = ""
        merged = table.cell(first, 0).merge(table.cell(first + 4, 0))
        for extra in merged.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
    file.add_paragraph("一、总体情况。" + sentence)
    section = file.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = (
        WD_ORIENT.LANDSCAPE,
        section.page_height,
        section.page_width,
    )
    file.add_paragraph("二、横向页面。" + sentence * 3)
    section = file.add_section(WD_SECTION.CONTINUOUS)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "480")
    for old in section._sectPr.findall(qn("w:cols")):
        section._sectPr.remove(old)
    section._sectPr.append(columns)
    for i in range(4):
        file.add_paragraph(f"（{'一二三四'[i]}）分栏的第{i + 1}段。" + sentence * 3)
    return saved(file)


def word_files() -> Iterator[tuple[str, bytes]]:
    for i, path in enumerate(SAMPLES):
        data = path.read_bytes()
        if path.suffix == ".txt":
            data = as_word(clean(RawText(decode(data), "txt")).text, STYLES[i % len(STYLES)])
        yield path.stem, data
    yield "hard", hard_one()


FILES = dict(word_files())


@pytest.fixture(scope="module")
def printed(system: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every Word file as the PDF that LibreOffice makes of it."""
    office = system("soffice", "libreoffice")
    folder = tmp_path_factory.mktemp("printed")
    for name, data in FILES.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), *map(str, sorted(folder.glob("*.docx")))]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in FILES}


def bare(text: str) -> str:
    return re.sub(r"[ \u3000]", "", text)


def lines(report: ReportText) -> list[str]:
    return [bare(line) for line in report.text.split("\n") if line.strip()]


def tables(report: ReportText) -> list[list[tuple[object, ...]]]:
    return [
        [(c.row, c.column, c.row_span, c.column_span, bare(report.text[c.start : c.end])) for c in grid.cells]
        for grid in report.grids
    ]


@pytest.mark.parametrize("name", FILES)
def test_paragraphs_and_tables_are_those_of_the_word_file(name: str, printed: dict[str, bytes]) -> None:
    expected, found = clean(word.read(FILES[name])), clean(pdf.read(printed[name]))
    assert lines(found) == lines(expected)
    assert tables(found) == tables(expected)


def figures(file: Document) -> Counter[tuple[object, ...]]:
    return Counter((figure.value, figure.unit, figure.year, figure.measure, figure.item) for figure in file.figures)


def test_figures_are_those_of_the_word_file(printed: dict[str, bytes]) -> None:
    vocabulary, gazetteer = Vocabulary.load(), Gazetteer.load()
    total = 0
    for name, data in FILES.items():
        expected = figures(read_document(data, f"{name}.docx", vocabulary, gazetteer))
        found = figures(read_document(printed[name], f"{name}.pdf", vocabulary, gazetteer))
        assert found == expected, name
        total += sum(expected.values())
    assert total > 300


@pytest.mark.parametrize("name", FILES)
def test_each_character_has_ink_in_its_box(name: str, printed: dict[str, bytes]) -> None:
    """The second page of each file, drawn: ink in every box, and every bit of text's ink in a box."""
    import numpy as np
    import pypdfium2

    raw = pdf.read(printed[name])
    with pypdfium2.PdfDocument(printed[name]) as document:
        ink = np.asarray(document[1].render(scale=2).to_pil().convert("L")) < 160
    for place in raw.places:
        if place.page != 2 or raw.text[place.start].isspace():
            continue
        assert place.box is not None
        left, top, right, bottom = (2 * side for side in place.box)
        assert ink[int(top) : int(bottom) + 1, int(left) : int(right) + 1].any(), raw.text[place.start]
