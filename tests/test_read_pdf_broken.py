"""PDF files that cannot be read, or not wholly: one recorded failure or a note, never silence and never a crash."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from pdf_files import FILES, FIRST, SECOND
from pdf_kit import A4, FONT, LEFT, Pages
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from timing_kit import least

from indexer.errors import BrokenFile, MissingPart
from indexer.messages import message
from indexer.read import pdf, pdf_fonts, read, scan
from indexer.read.page import Glyph, Page, Ruling, pages_to_raw
from indexer.read.pdf_decode import character, is_garbled


def one_page(**options: object) -> bytes:
    pages = Pages(**options)
    pages.prose(80, FIRST)
    return pages.done()


def empty_file(count: int, box: str = "0 0 595 842") -> bytes:
    """Return a file of empty pages, written by hand."""
    kids = " ".join(f"{3 + i} 0 R" for i in range(count))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {count}>>"]
    objects += [f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Resources<<>>>>"] * count
    body, offsets = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{words}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n"
    return body + (end + f"startxref\n{len(body)}\n%%EOF").encode()


def code_of(data: bytes) -> str:
    with pytest.raises(BrokenFile) as caught:
        pdf.read(data)
    assert message(caught.value.code, "zh", **caught.value.params)
    return caught.value.code


def test_a_password_is_said() -> None:
    assert code_of(one_page(encrypt=StandardEncryption("geheim", "owner"))) == "encrypted"


def test_a_file_that_opens_without_a_password_is_read() -> None:
    assert FIRST in pdf.read(one_page(encrypt=StandardEncryption("", "owner", canCopy=0))).text


def test_damaged_files() -> None:
    whole = one_page()
    assert code_of(whole[:200]) == "broken_file"
    assert code_of(b"%PDF-1.7\n") == "broken_file"
    assert code_of(b"%PDF-1.7\n" + bytes(range(256)) * 40) == "broken_file"
    assert code_of(empty_file(0)) == "broken_file"
    assert code_of(empty_file(2)) == "empty_document"


@pytest.mark.parametrize("at", range(300, 1500, 100))
def test_a_file_cut_anywhere_fails_or_is_read(at: int) -> None:
    data = one_page()
    try:
        assert pdf.read(data[: len(data) - at]).text
    except BrokenFile as error:
        assert error.code in ("broken_file", "empty_document")


def test_the_number_of_pages_has_a_limit() -> None:
    assert code_of(empty_file(2001)) == "too_many_pages"


def test_a_page_of_absurd_size_is_noted() -> None:
    with pytest.raises(BrokenFile):
        pdf.read(empty_file(1, "0 0 90000 90000"))


def test_the_kind_is_told_by_content() -> None:
    assert read(one_page(), "报告.doc").reader == "pdf"


# --- scans: pages whose words are in a picture


def picture() -> ImageReader:
    return ImageReader(Image.new("RGB", (620, 877), (250, 250, 250)))


def scanned(*kinds: str) -> bytes:
    """Return a file with a page for each kind: text, scan, layered (a scan with hidden text), garbled."""
    pages = Pages()
    for kind in kinds:
        if kind == "text":
            pages.prose(80, FIRST)
        elif kind == "garbled":
            pages.prose(80, "".join(chr(0xE000 + i % 90) for i in range(120)))
        else:
            pages.canvas.drawImage(picture(), 0, 0, *A4)
        if kind == "layered":
            words = pages.canvas.beginText(LEFT, 700)
            words.setFont("STSong-Light", 12)
            words.setTextRenderMode(3)
            words.textLine("实际支出1,198.30万元，预算执行率97.06%。")
            pages.canvas.drawText(words)
        pages.next()
    return pages.done()


def absent(pixels: object, number: int, dpi: float) -> Page:
    raise MissingPart("missing_part", part="OCR", install="pip install 'chazhang[ocr]'")


@pytest.fixture
def no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "read_page", absent)


@pytest.mark.usefixtures("no_recognition")
def test_without_recognition_a_mixed_file_says_which_pages_are_missing() -> None:
    raw = pdf.read(scanned("text", "scan", "text", "scan", "scan", "garbled"))
    assert raw.text.count(FIRST) == 2
    assert raw.pages == 6
    assert raw.notes == ("pages_not_read:2,4-6",)
    assert "\ue000" not in raw.text


@pytest.mark.usefixtures("no_recognition")
@pytest.mark.parametrize("kind", ["scan", "garbled"])
def test_without_recognition_a_file_of_scans_says_what_to_install(kind: str) -> None:
    with pytest.raises(MissingPart):
        pdf.read(scanned(kind, kind))


@pytest.mark.usefixtures("no_recognition")
def test_a_hidden_layer_is_read_where_nothing_else_is_and_is_not_trusted() -> None:
    raw = pdf.read(scanned("layered"))
    assert "实际支出1,198.30万元" in raw.text
    assert raw.notes == ("hidden_text_layer",)
    assert {place.confidence for place in raw.places} == {0.0}


def test_recognised_pages_take_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A recogniser of our own: what it returns stands between the pages of text, with its confidence."""
    asked: list[tuple[int, float, tuple[int, int]]] = []

    def recognise(pixels: Image.Image, number: int, dpi: float) -> Page:
        asked.append((number, dpi, pixels.size))
        glyphs = [Glyph(c, 90 + 12 * i, 80, 102 + 12 * i, 92, 12, 0.75) for i, c in enumerate("识别出的一行")]
        return Page(number, *A4, tuple(glyphs), recognised=True)

    monkeypatch.setattr(scan, "read_page", recognise)
    raw = pdf.read(scanned("text", "scan", "text"))
    assert raw.text == f"{FIRST}\n识别出的一行\n{FIRST}\n"
    assert [place.confidence for place in raw.places if place.page == 2] == [0.75] * 6
    assert [(number, round(pixels[0] / dpi * 72)) for number, dpi, pixels in asked] == [(2, 595)]


# --- characters


def test_radicals_are_read_as_the_characters_they_print() -> None:
    assert [character(ord(c)) for c in "⼀⽀⻓⻔⾦\uf92c"] == ["一", "支", "长", "门", "金", "郎"]
    assert character(0x3000) == "\u3000"
    assert character(0xD800) == "\ufffd"


@pytest.mark.parametrize("name", sorted(FILES))
def test_no_page_of_print_is_taken_for_garbled(name: str) -> None:
    assert not is_garbled(pdf.read(FILES[name]()).text)


def test_garbled_pages_are_told() -> None:
    assert is_garbled("\ue0a1\ue0b2" * 30)
    assert is_garbled("".join(chr(0x4E00 + i * 97 % 20900) for i in range(200)))
    assert is_garbled("Êý¾Ý¹«Ë¾±¨¸æÄê¶È²ÆÕþ")
    assert not is_garbled(SECOND)
    assert not is_garbled("Annual Performance Report of the Transport Bureau, 2022")
    assert not is_garbled("岚海縣財政廳關於農村公路養護資金績效評價報告的說明與執行情況")


# --- pages built to cost time


def seconds(task: Callable[[], object]) -> float:
    return least(task, runs=1)


def test_cost_grows_with_the_glyphs_of_a_page() -> None:
    """Twenty times the glyphs at random places cost about twenty times, not four hundred."""

    def page(count: int) -> Page:
        spots = [((i * 7919) % 5903 / 10, (i * 104729) % 8311 / 10) for i in range(count)]
        return Page(1, *A4, tuple(Glyph("字", x, y, x + 4, y + 4, 4) for x, y in spots))

    small, large = page(5_000), page(100_000)
    pages_to_raw([small], "pdf")
    assert seconds(lambda: pages_to_raw([large], "pdf")) < 60 * max(seconds(lambda: pages_to_raw([small], "pdf")), 0.05)


def test_a_drawing_of_a_hundred_thousand_lines_is_no_table() -> None:
    lines = [Ruling((i * 31) % 590, (i * 17) % 830, (i * 31) % 590 + 5, (i * 17) % 830 + 0.5) for i in range(50_000)]
    lines += [Ruling((i * 13) % 590, (i * 29) % 830, (i * 13) % 590 + 0.5, (i * 29) % 830 + 5) for i in range(50_000)]
    glyphs = tuple(Glyph(c, 90 + 12 * i, 80, 102 + 12 * i, 92, 12) for i, c in enumerate("图上的字"))
    assert seconds(lambda: pages_to_raw([Page(1, *A4, glyphs, tuple(lines))], "pdf")) < 20


def test_a_file_with_too_many_lines_on_a_page_is_noted() -> None:
    pages = Pages()
    pages.prose(80, FIRST)
    for i in range(21_000):
        pages.line(10 + i % 500, 300 + i % 400, 14 + i % 500, 300 + i % 400)
    raw = pdf.read(pages.done())
    assert FIRST in raw.text
    assert raw.notes == ("pages_cut:1",)


def test_whether_this_machine_has_a_chinese_font_is_known() -> None:
    """A character set singly in a font that the file does not bring is read where there is one, else it is noted."""
    raw = pdf.read(FILES["words_without_blanks"]())
    assert ("1234567元" in raw.text) == pdf_fonts.has_chinese_font()
    assert raw.notes == (() if pdf_fonts.has_chinese_font() else ("no_chinese_font:1",))


@pytest.mark.parametrize(("font", "notes"), [(FONT, ("no_chinese_font:2",)), ("Helvetica", ())])
def test_text_that_no_font_of_the_machine_has_is_noted(
    font: str, notes: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A blank stands for what has no width where a font is lacking."""
    monkeypatch.setattr(pdf_fonts, "has_chinese_font", lambda: False)
    pages = Pages()
    pages.prose(80, FIRST)
    pages.next()
    pages.prose(80, SECOND)
    pages.canvas.setFont(font, 12)
    pages.canvas.drawString(LEFT, 400, "\u3000" if font == FONT else " ")
    raw = pdf.read(pages.done())
    assert FIRST in raw.text
    assert raw.notes == notes


def test_every_note_has_its_words() -> None:
    for key in ("pages_not_read", "pages_cut", "no_chinese_font", "hidden_text_layer", "invisible_text"):
        assert message(key, "zh", pages="1-3") != key != message(key, "en", pages="1-3")


def test_nothing_is_left_open() -> None:
    """The library complains when the program ends about what is left open; so it would after a failure."""
    program = """
import io, sys
from indexer.errors import ReadError
from indexer.read import pdf
data = sys.stdin.buffer.read()
for cut in (0, 300, 900):
    try:
        pdf.read(data[: len(data) - cut])
    except ReadError:
        pass
"""
    done = subprocess.run([sys.executable, "-c", program], input=one_page(), capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
