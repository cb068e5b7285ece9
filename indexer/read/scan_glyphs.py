"""From recognised lines to glyphs: the box of each character, in points."""

from __future__ import annotations

from unicodedata import east_asian_width

from indexer.read.page import Glyph
from indexer.read.scan_image import Cleaned
from indexer.read.scan_numbers import Line, ink_extent

_CJK_SHARE, _DIGIT_SHARE = 0.92, 0.72  # of the height of a font: Chinese characters, digits
_WIDE, _NARROW = 0.52, 0.3  # of the height of a font: half the width of a character


def line_glyphs(line: Line, page: Cleaned, unit: float) -> list[Glyph]:
    """Return the glyphs of a line; `unit` is points per pixel.

    Blanks are kept between letters only: elsewhere the gap between boxes says more.
    """
    left, _, right, _ = line.box
    top, bottom = ink_extent(line, page)
    wide = any(_is_wide(char.text) for char in line.chars)
    size = max(4.0, (bottom - top) / (_CJK_SHARE if wide else _DIGIT_SHARE))
    middle = (top + bottom) / 2
    centres = [left + char.middle * (right - left) for char in line.chars]
    glyphs: list[Glyph] = []
    for n, (char, x) in enumerate(zip(line.chars, centres, strict=True)):
        if char.text.isspace() and not _between_letters(line, n):
            continue
        reach = size * (_WIDE if _is_wide(char.text) else _NARROW)
        low = max(x - reach, (centres[n - 1] + x) / 2 if n else left)
        high = min(x + reach, (centres[n + 1] + x) / 2 if n + 1 < len(centres) else right)
        box = (low * unit, (middle - size / 2) * unit, max(high, low + 1) * unit, (middle + size / 2) * unit)
        glyphs.extend(Glyph(c, *box, size * unit, char.confidence) for c in char.text)
    return glyphs


def _is_wide(text: str) -> bool:
    return east_asian_width(text[0]) in "WF"


def _between_letters(line: Line, n: int) -> bool:
    if not 0 < n < len(line.chars) - 1:
        return False
    return all(side.text.isascii() and side.text.isalpha() for side in (line.chars[n - 1], line.chars[n + 1]))
