"""PDF files, one for each quirk: text and tables are those in tests/corpus/pdf, boxes lie where the print is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pdf_tables
import pytest
from pdf_files import FILES

from indexer.read import pdf
from indexer.read.pdf_fonts import has_chinese_font
from indexer.text import Grid, RawText, clean
from tests.conftest import absent

GOLDEN = Path(__file__).parent / "corpus" / "pdf"
assert pdf_tables  # its files are in FILES


@pytest.fixture
def chinese_font() -> None:
    if not has_chinese_font():
        absent("needs a Chinese font, such as the system package fonts-noto-cjk")


@cache
def raw_of(name: str) -> RawText:
    return pdf.read(FILES[name]())


def golden(raw: RawText) -> str:
    """Return the cleaned text, what was left out as furniture, and every table cell by cell."""
    report = clean(raw)
    parts = [report.text.rstrip("\n")]
    left_out = "".join(raw.text[span.start : span.end] for span in raw.furniture)
    if left_out:
        parts.append("== left out\n" + left_out.rstrip("\n"))
    parts += [_table(report.text, grid) for grid in report.grids]
    if raw.notes:
        parts.append("== notes\n" + "\n".join(raw.notes))
    return "\n".join(parts) + "\n"


def _table(text: str, grid: Grid) -> str:
    lines = [f"== table {grid.rows} x {grid.columns}"]
    for cell in grid.cells:
        span = f" {cell.row_span}x{cell.column_span}" if (cell.row_span, cell.column_span) != (1, 1) else ""
        lines.append(f"{cell.row},{cell.column}{span}: {text[cell.start : cell.end]}".rstrip())
    return "\n".join(lines)


def test_every_file_has_its_golden_text() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(FILES)
    assert len(FILES) >= 25


@pytest.mark.usefixtures("chinese_font")
@pytest.mark.parametrize("name", FILES)
def test_text_and_tables(name: str) -> None:
    assert golden(raw_of(name)) == (GOLDEN / f"{name}.txt").read_text("utf-8")


def characters(raw: RawText) -> Iterator[tuple[str, int, tuple[float, float, float, float]]]:
    """Yield every character that a place is about, with its page and box."""
    for place in raw.places:
        assert place.page is not None
        assert place.box is not None
        yield raw.text[place.start], place.page, place.box


@pytest.mark.parametrize("name", FILES)
def test_every_character_has_a_box_on_its_page(name: str) -> None:
    import pypdfium2

    raw = raw_of(name)
    placed = {place.start for place in raw.places}
    assert [char for i, char in enumerate(raw.text) if i not in placed and not char.isspace()] == []
    with pypdfium2.PdfDocument(FILES[name]()) as document:
        sizes = [page.get_size() for page in document]
    for _, page, (left, top, right, bottom) in characters(raw):
        width, height = sizes[page - 1]
        assert 0 <= left <= right <= width + 0.01
        assert 0 <= top <= bottom <= height + 0.01
    assert [place.start for place in raw.places] == sorted(placed)


# Of pages displayed as they are drawn; the other library does not see what stands in form fields.
UPRIGHT = sorted(set(FILES) - {"turned_page", "crop_box", "text_that_nobody_sees", "form_fields"})


@pytest.mark.parametrize("name", UPRIGHT)
def test_another_library_finds_the_character_in_the_box(name: str) -> None:
    """pdfplumber, which reads the file by other code, has the same character with its middle in the box."""
    import io

    import pdfplumber

    with pdfplumber.open(io.BytesIO(FILES[name]())) as document:
        pages = [page.chars for page in document.pages]
    for char, page, (left, top, right, bottom) in characters(raw_of(name)):
        if char.isspace():
            continue
        found = [
            other
            for other in pages[page - 1]
            if left - 1 <= (other["x0"] + other["x1"]) / 2 <= right + 1
            and top - 3 <= (other["top"] + other["bottom"]) / 2 <= bottom + 3
        ]
        assert char in [other["text"] for other in found], (char, page, left, top)


@pytest.mark.usefixtures("chinese_font")
@pytest.mark.parametrize("name", ["turned_page", "text_on_its_side", "crop_box", "merged_cells"])
def test_boxes_hold_ink(name: str) -> None:
    """On the page as displayed, each character's box has ink in it, and hardly any ink is outside all boxes."""
    import numpy as np
    import pypdfium2

    raw = raw_of(name)
    with pypdfium2.PdfDocument(FILES[name]()) as document:
        images = [np.asarray(page.render(scale=2).to_pil().convert("L")) < 128 for page in document]
    seen = [np.zeros_like(image) for image in images]
    for char, page, (left, top, right, bottom) in characters(raw):
        area = np.s_[int(top * 2) : int(bottom * 2) + 1, int(left * 2) : int(right * 2) + 1]
        assert char.isspace() or images[page - 1][area].any(), (char, page, left, top)
        seen[page - 1][area] = True
    if name != "merged_cells":
        for image, covered in zip(images, seen, strict=True):
            assert (image & ~covered).sum() <= 0.01 * image.sum()
