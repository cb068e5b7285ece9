"""Scanned pages: golden texts, damaged pages scored number by number, what is marked doubtful, hostile pictures."""

from __future__ import annotations

import importlib.util
import io
import socket
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from eval.scan_damage import CONDITIONS
from eval.scan_pages import draw, installed_fonts
from eval.scans import scored
from indexer.doubts import ocr_flags
from indexer.errors import BrokenFile, MissingPart
from indexer.read import ocr, scan, scan_numbers
from indexer.read.ocr import Char
from indexer.read.page import pages_to_raw
from indexer.read.scan_image import Cleaned, clean_page, skew_of
from indexer.read.scan_numbers import Line, is_odd, look_again
from indexer.source_map import Place, Places
from tests.conftest import absent, require_package

CORPUS = Path(__file__).parent / "corpus" / "scan"
DPI = 150


@pytest.fixture(scope="module")
def recognition() -> None:
    require_package("rapidocr")
    require_package("onnxruntime")


@pytest.fixture(scope="module")
def page(recognition):
    """`page("together", "sans")`: a short drawn page, damaged."""
    fonts = installed_fonts()
    if "serif" not in fonts:
        absent("needs the system package fonts-noto-cjk")

    def damaged(condition: str, font: str = "serif"):
        return CONDITIONS[condition](draw("short", font, DPI, 0), np.random.default_rng(0))

    return damaged


def _file(image: Image.Image, kind: str = "PNG", **options) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("condition", "golden"),
    [("clean", "short"), ("together", "short"), ("seal", "short"), ("on its side", "short"), ("upside down", "short")],
)
def test_a_damaged_page_gives_the_text_that_was_printed(page, condition, golden):
    sheet = page(condition)
    raw = pages_to_raw([scan.read_page(sheet.image, 1, DPI)], "image")
    assert raw.text.strip() == (CORPUS / f"{golden}.txt").read_text("utf-8").strip()
    assert [(grid.rows, grid.columns) for grid in raw.grids] == [(5, 5)]
    score = scored(sheet, raw)
    # Every number is found where it stands on the crooked page, so boxes lead back to it.
    assert (score.counts["missed"], score.counts["unmarked"], score.counts["invented"]) == (0, 0, 0), score.errors
    assert score.counts["right"] >= 0.9 * score.counts["numbers"]
    places = Places(raw.places, len(raw.text))
    assert all(ocr_flags(places, i, i + 1)[:1] == ("ocr",) for i, c in enumerate(raw.text) if not c.isspace())


def test_a_fax_in_one_bit_shows_no_wrong_number_as_sure(page):
    sheet = page("fax")
    raw = pages_to_raw([scan.read_page(sheet.image.convert("1"), 1, DPI)], "image")
    score = scored(sheet, raw)
    assert (score.counts["unmarked"], score.counts["invented"]) == (0, 0), score.errors


@pytest.mark.parametrize("degrees", [-3.0, -1.0, 0.4, 2.2])
def test_skew_is_found_to_a_tenth_of_a_degree(page, degrees):
    from eval.scan_damage import turned

    sheet = turned(draw("ruled", "serif", 100, 0), degrees)
    assert skew_of(np.asarray(sheet.image.convert("L"))) == pytest.approx(-degrees, abs=0.1)


def test_the_rulings_of_a_table_are_found_and_taken_out(page):
    sheet = page("turned 1°")
    cleaned = clean_page(np.asarray(sheet.image), DPI)
    level = [r for r in cleaned.rulings if r[2] - r[0] > r[3] - r[1]]
    assert (len(level), len(cleaned.rulings) - len(level)) == (6, 6)
    left, top, right, bottom = level[2]
    assert cleaned.picture[top:bottom, left:right].min() > 200


def test_pages_of_a_tiff_are_pages_in_points_and_other_frames_are_named(page):
    sheet = page("clean")
    small = sheet.image.crop((0, 0, sheet.image.width, sheet.image.height // 4))
    raw = scan.read(_file(small, "TIFF", save_all=True, append_images=[small], dpi=(DPI, DPI)))
    assert raw.reader == "image"
    assert raw.pages == 2
    assert [text in raw.text for text in ("1,286.40万元", "12,345.67元")] == [True, True]
    assert {place.page for place in raw.places} == {1, 2}
    printed = sheet.words[1]
    assert _box_of(raw, printed.text[:4])[0] == pytest.approx(printed.box[0] * 72 / DPI, abs=4)
    unsized = scan.read(_file(small, "GIF", save_all=True, append_images=[small.rotate(180)]))
    assert unsized.notes == ("first_picture_only",)
    assert unsized.pages == 1
    # The file does not say how large it is: pixels.
    assert _box_of(unsized, printed.text[:4])[0] == pytest.approx(printed.box[0], abs=8)


def _box_of(raw, text: str):
    box = Places(raw.places, len(raw.text)).boxes(*(raw.text.index(text) + n for n in (0, len(text))))[0][1]
    assert len(box) == 4
    return box


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16"])
def test_every_way_to_keep_pixels_is_read(page, mode):
    sheet = page("clean")
    strip = sheet.image.crop((0, sheet.image.height // 8, sheet.image.width, sheet.image.height // 5))
    if mode == "I;16":
        image = Image.fromarray(np.asarray(strip.convert("L")).astype(np.uint16) * 257)
    elif mode == "RGBA":
        image = Image.new("RGBA", strip.size)  # black print on nothing
        image.putalpha(strip.convert("L").point(lambda v: 255 - v))
    else:
        image = strip.convert(mode)
    found = scan.read_page(image, 1, DPI)
    assert "1,286.40" in "".join(glyph.text for glyph in found.glyphs)


def _png(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (body, b"IDAT" + zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks
    )


def test_hostile_pictures_are_recorded_failures(page):
    whole = _file(page("clean").image)
    for data, code in (
        (whole[: len(whole) // 2], "broken_file"),
        (b"\x89PNG\r\n\x1a\n", "broken_file"),
        (b"GIF89a" + bytes(20), "broken_file"),
        (_png(9000, 9000), "too_large"),
        (_png(90_000, 90_000), "too_large"),
        (_file(Image.new("L", (400, 500), "white")), "empty_document"),
        (_file(Image.new("L", (3, 3), "black")), "empty_document"),
    ):
        with pytest.raises(BrokenFile) as error:
            scan.read(data)
        assert error.value.code == code
    frames = [Image.new("1", (8, 8))] * (scan.MOST_FRAMES + 1)
    with pytest.raises(BrokenFile, match="too_many_pages"):
        scan.read(_file(frames[0], "TIFF", save_all=True, append_images=frames[1:]))


def test_without_the_extra_the_failure_says_what_to_install(monkeypatch):
    ocr.load_models.cache_clear()
    known = importlib.util.find_spec
    monkeypatch.setattr(ocr, "find_spec", lambda name: None if name == "rapidocr" else known(name))
    try:
        with pytest.raises(MissingPart) as error:
            scan.read(_file(Image.new("L", (40, 40))))
    finally:
        ocr.load_models.cache_clear()
    assert error.value.params == {"part": "OCR", "install": "pip install 'chazhang[ocr]'"}


def test_models_come_from_the_wheel_in_silence(recognition, monkeypatch, capfd):
    def refused(*_args, **_kwargs):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    ocr.load_models.cache_clear()
    scan.read_page(Image.new("L", (200, 200), "white"), 1, 100)
    assert ocr.load_models() is ocr.load_models()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("body", "odd"),
    [
        ("1,234.56", False), ("1234.56", False), ("2023", False), ("0.5%", False), ("12,345,678", False),
        ("12.345.67", True), ("1,23", True), ("1,2345.6", True), ("33.653", True), ("3,775.017", True),
        ("1O.5", True), ("l2.3", True), ('67.14"', True), ("12 345", True), ("39n17.32", True), ("4;143,580.04", True),
    ],
)  # fmt: skip
def test_numbers_that_none_would_print_are_odd(body, odd):
    assert is_odd(body) is odd


class _Second:
    """A recogniser whose second reading is given."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def read_lines(self, crops, stretch=1.0):
        assert len(crops) == len(self.texts)
        return [_chars(text) for text in self.texts]


def _chars(text: str) -> list[Char]:
    return [Char(c, 0.99, (n + 0.5) / len(text)) for n, c in enumerate(text)]


def _doubts(text: str, *second: str) -> str:
    """The characters of a line that come out with confidence 0."""
    picture = np.full((40, 24 * len(text)), 255, np.uint8)
    ink = np.full_like(picture, 0)
    ink[12:28] = 255
    line = Line((0, 0, picture.shape[1], 40), tuple(_chars(text)))
    (seen,) = look_again(Cleaned(picture, ink, (), 0.0), [line], _Second(*second))
    return "".join(char.text for char in seen.chars if char.confidence == 0)


def test_two_readings_that_differ_make_a_number_doubtful():
    assert _doubts("支出1,234.5万元，占8%。", "1,234.5万元", "8%") == ""
    assert _doubts("支出1,234.5万元，占8%。", "1,234.6万元", "8%") == "1,234.5万元"
    assert _doubts("支出1,234.5万元，占8%。", "1,234.5元", "8") == "1,234.5万元8%"
    assert _doubts("支出1.234.5万元", *()) == "1.234.5万元"
    assert _doubts("支出5,644，495.98元", "5,644,495.98元") == ""


def test_a_lone_letter_that_may_be_a_digit_is_that_digit_in_doubt():
    picture = np.full((40, 40), 255, np.uint8)
    line = Line((0, 0, 40, 40), (Char("O", 0.9, 0.5, "0", 0.08),))
    (seen,) = look_again(Cleaned(picture, 255 - picture, (), 0.0), [line], _Second("0"))
    assert (seen.text, seen.chars[0].confidence) == ("0", 0.0)
    certain = Line((0, 0, 40, 40), (Char("人", 0.9, 0.5, "0", 0.00001),))
    assert scan_numbers.look_again(Cleaned(picture, picture, (), 0.0), [certain], _Second())[0].text == "人"


def test_flags_say_what_recognition_read_and_what_is_in_doubt():
    places = Places([Place(0), Place(2, confidence=0.95), Place(4, confidence=0.5), Place(5, confidence=1.0)], 6)
    assert ocr_flags(places, 0, 2) == ()
    assert ocr_flags(places, 1, 4) == ("ocr",)
    assert ocr_flags(places, 2, 5) == ("ocr", "doubtful")
    assert ocr_flags(places, 5, 6) == ("ocr",)
