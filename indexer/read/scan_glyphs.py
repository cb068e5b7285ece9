"""From recognised lines to glyphs: the box of each character, in points."""

from __future__ import annotations

from indexer.read.page import Glyph
from indexer.read.scan_image import Cleaned
from indexer.read.scan_numbers import Line, ink_extent, is_wide, size_of

_APART = 1.4  # times the height of a font: middles further apart have a gap between them
_WIDE, _NARROW = 0.52, 0.3  # of the height of a font: half the width of a character


def line_glyphs(line: Line, page: Cleaned, unit: float) -> list[Glyph]:
    """Return the glyphs of a line; `unit` is points per pixel.

    Blanks are kept between letters only: elsewhere the gap between boxes says more.
    """
    left, _, right, _ = line.box
    top, bottom = ink_extent(line, page)
    size = max(4.0, size_of(line, page))
    middle = (top + bottom) / 2
    centres = [left + char.middle * (right - left) for char in line.chars]
    glyphs: list[Glyph] = []
    for n, (char, x) in enumerate(zip(line.chars, centres, strict=True)):
        if char.text.isspace() and not _between_letters(line, n):
            continue
        reach = size * (_WIDE if is_wide(char.text) else _NARROW)
        low = _edge(centres[n - 1] if n else None, x, reach, left, size)
        high = _edge(centres[n + 1] if n + 1 < len(centres) else None, x, reach, right, size)
        box = (low * unit, (middle - size / 2) * unit, max(high, low + 1) * unit, (middle + size / 2) * unit)
        glyphs.extend(Glyph(c, *box, size * unit, char.confidence) for c in char.text)
    return glyphs


def _edge(neighbour: float | None, middle: float, reach: float, end: float, size: float) -> float:
    """Return where a character ends towards a neighbour, or towards the end of its line where it has none.

    Half way to a neighbour that stands close: the recogniser saw no blank between them. Otherwise as far as it is wide.
    """
    if neighbour is None:
        return max(end, middle - reach) if end < middle else min(end, middle + reach)
    half = (neighbour + middle) / 2
    if abs(neighbour - middle) < _APART * size:
        return half
    return max(half, middle - reach) if neighbour < middle else min(half, middle + reach)


def _between_letters(line: Line, n: int) -> bool:
    if not 0 < n < len(line.chars) - 1:
        return False
    return all(side.text.isascii() and side.text.isalpha() for side in (line.chars[n - 1], line.chars[n + 1]))
