"""The text layer of a PDF page: one glyph a character, in the order drawn."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from indexer.read.page import Glyph
from indexer.read.pdf_decode import character
from indexer.read.pdf_view import Handle, View
from indexer.source_map import Box

_MOST_GLYPHS = 200_000  # on one page; a page of print holds two thousand
_SMALLEST = 1.5  # points: a font that nobody can read
_HIDDEN_MODES = (3, 7)  # neither filled nor stroked; only a clip
_STRAIGHT = 3.0  # degrees within which text counts as level or upright
_TALLEST = 1.4  # times the font size: a box taller than that comes from a font whose height is not that of its print
_ASCENT, _DESCENT = 0.88, 0.12  # what a Chinese character takes up over and under its line, in font sizes


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The glyphs that a page shows, those that it does not (a layer of recognised text, as a rule), and what failed.

    `unseen` counts glyphs too small, white on white or transparent, which are in neither list.
    """

    shown: tuple[Glyph, ...]
    hidden: tuple[Glyph, ...]
    unseen: int = 0
    cut: bool = False  # more glyphs than a page may hold

    @property
    def text(self) -> str:
        """The characters shown, in the order drawn."""
        return "".join(glyph.text for glyph in self.shown)


@dataclass(slots=True)
class _Style:
    """What the glyphs of one text object share."""

    size: float
    angle: float
    level: bool  # in the page's own coordinates
    bold: bool
    hidden: bool
    unseen: bool
    white: bool


def text_layer(raw: Handle, page: Handle, view: View, painted: Sequence[Box]) -> TextLayer:
    """Return the text layer of an open page; `painted` are boxes as displayed on which white text can be read.

    `raw` is the library's low-level interface (pypdfium2.raw), `page` its page.
    """
    layer = page.get_textpage()
    try:
        return _glyphs(raw, layer.raw, view, painted)
    finally:
        layer.close()


def _glyphs(raw: Handle, layer: Handle, view: View, painted: Sequence[Box]) -> TextLayer:
    count = raw.FPDFText_CountChars(layer)
    shown: list[Glyph] = []
    hidden: list[Glyph] = []
    unseen = 0
    rect = raw.FS_RECTF()
    reference = ctypes.byref(rect)
    seen = _Repeats()
    style, current = None, 0
    for index in range(min(count, _MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(layer, index)
        if code <= 32 and raw.FPDFText_IsGenerated(layer, index) == 1:
            continue
        obj = raw.FPDFText_GetTextObject(layer, index)
        address = ctypes.addressof(obj.contents) if obj else 0
        if style is None or address != current:
            style, current = _style(raw, layer, index, obj, view), address
        if not raw.FPDFText_GetLooseCharBox(layer, index, reference):
            continue
        bottom, top = rect.bottom, rect.top
        if style.level and top - bottom > _TALLEST * style.size:
            bottom, top = _by_the_line(raw, layer, index, style.size) or (bottom, top)
        box = _clipped(view.box(rect.left, bottom, rect.right, top), view)
        if box is None:
            continue
        text = character(code)
        if style.unseen or (style.white and not _on_paint(box, painted)):
            unseen += not text.isspace()
            continue
        if seen.is_repeat(text, box, style.size, address):
            continue
        glyph = Glyph(text, *box, style.size, None, style.bold, style.angle)
        (hidden if style.hidden else shown).append(glyph)
    return TextLayer(tuple(_apart(shown)), tuple(_apart(hidden)), unseen, count > _MOST_GLYPHS)


def _apart(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Give the characters that one drawn sign stands for (a ligature, a double dash) each its part of the box."""
    for _, group in groupby(glyphs, key=lambda g: (g.left, g.top, g.right, g.bottom, g.size)):
        same = list(group)
        width = (same[0].right - same[0].left) / len(same)
        if len(same) == 1:
            yield same[0]
            continue
        for i, glyph in enumerate(same):
            left = glyph.left + i * width
            yield replace(glyph, left=left, right=left + width)


def _style(raw: Handle, layer: Handle, index: int, obj: Handle, view: View) -> _Style:
    matrix = raw.FS_MATRIX()
    scale, angle, level = 1.0, 0.0, True
    if raw.FPDFText_GetMatrix(layer, index, ctypes.byref(matrix)):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        level = abs(matrix.b) < 0.01 * abs(matrix.a)
        angle = view.angle(math.degrees(math.atan2(matrix.b, matrix.a)))
        nearest = round(angle / 90) * 90
        if abs(angle - nearest) <= _STRAIGHT:
            angle = 180.0 if abs(nearest) == 180 else float(nearest)
    size = abs(raw.FPDFText_GetFontSize(layer, index)) * scale
    mode = raw.FPDFTextObj_GetTextRenderMode(obj) if obj else 0
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    coloured = obj and mode in (0, 4) and raw.FPDFPageObj_GetFillColor(obj, red, green, blue, alpha)
    white = bool(coloured) and min(red.value, green.value, blue.value) >= 250
    bold = mode == 2 or raw.FPDFText_GetFontWeight(layer, index) >= 600 or _is_bold_font(raw, layer, index)
    hidden = mode in _HIDDEN_MODES
    return _Style(size, angle, level, bold, hidden, size < _SMALLEST or (bool(coloured) and alpha.value == 0), white)


def _is_bold_font(raw: Handle, layer: Handle, index: int) -> bool:
    """Whether the font's name says that it is bold; 黑体 is what headings are set in where no bold font exists."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(layer, index, buffer, 128, ctypes.byref(flags))
    name = buffer.raw[: min(length, 128)].lower()
    return b"bold" in name or b"simhei" in name or b"heavy" in name


def _clipped(box: Box, view: View) -> Box | None:
    """Return the part of a box that the page shows; None for a glyph whose centre is outside."""
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    if not (0 <= x <= view.width and 0 <= y <= view.height):
        return None
    return (
        round(max(left, 0.0), 2),
        round(max(top, 0.0), 2),
        round(min(right, view.width), 2),
        round(min(bottom, view.height), 2),
    )


def _by_the_line(raw: Handle, layer: Handle, index: int, size: float) -> tuple[float, float] | None:
    """Return the bottom and top of a level character by the line it stands on."""
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetCharOrigin(layer, index, x, y):
        return None
    return y.value - _DESCENT * size, y.value + _ASCENT * size


def _on_paint(box: Box, painted: Sequence[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in painted)


class _Repeats:
    """Finds the second drawing of a character that was drawn twice, a little apart, to look bold."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, int, int], tuple[float, float, int]] = {}

    def is_repeat(self, text: str, box: Box, size: float, drawing: int) -> bool:
        """Whether another drawing put the same character within a fifth of its size; else remember it."""
        if text.isspace():
            return False
        near = max(size, 1.0) / 5
        step = 5.0
        x, y = box[0], box[1]
        for column in {math.floor((x - near) / step), math.floor((x + near) / step)}:
            for row in {math.floor((y - near) / step), math.floor((y + near) / step)}:
                other = self._drawn.get((text, column, row))
                if other is None or other[2] == drawing:
                    continue
                if abs(other[0] - x) <= near and abs(other[1] - y) <= near:
                    return True
        self._drawn[text, math.floor(x / step), math.floor(y / step)] = (x, y, drawing)
        return False


def main_turn(glyphs: Sequence[Glyph]) -> int:
    """Return by how many degrees clockwise a page must be turned so that most of its text runs level."""
    angles = Counter(round(glyph.angle) for glyph in glyphs if not glyph.text.isspace())
    level = {angle: count for angle, count in angles.items() if angle in (0, 90, -90, 180, -180)}
    if not level:
        return 0
    return int(max(level, key=lambda angle: (level[angle], angle == 0))) % 360
