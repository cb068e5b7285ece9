"""Word files that hold pictures of pages: read by recognition where there is no other text, else noted."""

from __future__ import annotations

import io

import pytest
from word_files import paragraph, word_file

from eval.scan_pages import draw, installed_fonts
from indexer.errors import BrokenFile
from indexer.read import word
from indexer.text import clean
from tests.conftest import absent, require_package

_DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{0}" cy="{1}"/><a:graphic><a:graphicData>'
    '<a:blip r:embed="page"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
PAGE, STAMP = _DRAWING.format(5_400_000, 7_600_000), _DRAWING.format(1_000_000, 1_000_000)
VML = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="page"/></v:shape></w:pict></w:r></w:p>'


@pytest.fixture(scope="module")
def image() -> bytes:
    """A short report, drawn."""
    require_package("rapidocr")
    require_package("onnxruntime")
    if "sans" not in installed_fonts():
        absent("needs the system package fonts-noto-cjk")
    stream = io.BytesIO()
    draw("short", "sans", 150, 0).image.save(stream, "PNG")
    return stream.getvalue()


def test_a_file_of_scanned_pages_is_recognised(image: bytes):
    raw = word.read(word_file(paragraph() + VML, other={"word/page.png": image}))
    assert "万元" in raw.text
    report = clean(raw)
    place = report.places.at(report.text.index("万元"))
    assert place is not None
    assert place.paragraph == 1
    assert place.confidence is not None


def test_pictures_beside_text_are_noted_where_they_fill_a_page():
    assert word.read(word_file(paragraph("正文。") + PAGE)).notes == ("word_pictures",)
    assert word.read(word_file(paragraph("正文。") + STAMP)).notes == ()
    assert word.read(word_file(paragraph("正文。") + VML)).notes == ()


def test_pictures_that_are_none(image: bytes):
    with pytest.raises(BrokenFile, match="empty_document"):
        word.read(word_file(PAGE, other={"word/page.png": b"no picture at all"}))
    with pytest.raises(BrokenFile, match="empty_document"):
        word.read(word_file(PAGE))
