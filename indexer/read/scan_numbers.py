"""Numbers on scanned pages are looked at twice: a digit that was read wrongly must not be shown as sure.

The characters of a number get confidence 0, which marks it as doubtful, where
- a second reading, of the number alone from a wider picture, differs from the first,
- its separators stand where none can: `12.345.67`, `1,23`; or its one separator may be either: `33.653`,
- letters or signs stand among or beside its digits: `1O.5`, `67.14"`,
- its digits stand closer than digits do: a reading that saw characters twice,
- a lone letter stands where the recogniser finds a digit nearly as likely: `O` for 0.

A lone stroke is a dash or a 一 by its width.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from indexer.read.ocr import Box, Char, Models
from indexer.read.scan_image import Cleaned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Gray = NDArray[Any]

# A number with whatever narrow signs touch it (misread parts of it, maybe), and its unit.
_NARROW = r"[^\s\u2e80-\uffef()\[\]{}<>/\\=+×~—–“”‘-]"
_RUN = re.compile(rf"(?P<body>{_NARROW}*[0-9](?: ?{_NARROW})*)(?P<unit>[十百千万亿]{{0,3}}元?)")
_FOLDED = str.maketrans("，．％：；", ",.%:;")
_WELL_FORMED = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_EITHER = re.compile(r"[0-9,]*\.[0-9]{3}")  # a point, or a comma before thousands
_AFTER = ",.:;"  # may follow a number and be none of it
_STRETCH = 1.3  # how much wider the second reading sees a number
_CLOSEST = 0.42  # of the height of a digit: from one digit's middle to the next's, in the narrowest of fonts
_CJK_SHARE, _DIGIT_SHARE = 0.92, 0.72  # of the height of a font: the ink of Chinese characters, of digits
_NEARLY = 0.01  # the probability of a digit that makes a lone letter doubtful; 一 on a bad fax had 0.006 for 1


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its box in pixels of the clean page and its characters from left to right."""

    box: Box
    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """The characters, joined."""
        return "".join(char.text for char in self.chars)


def crop(picture: Gray, box: Box) -> Gray:
    """Return what a box shows."""
    left, top, right, bottom = box
    return picture[top:bottom, left:right]


def look_again(page: Cleaned, lines: Sequence[Line], models: Models) -> list[Line]:
    """Return the lines with confidence 0 on the characters of every doubtful number."""
    out = [_without_lone_letter(line) for line in lines]
    runs = [(n, m) for n, line in enumerate(out) for m in _RUN.finditer(folded(line.chars))]
    plain = [(n, m) for n, m in runs if not is_odd(m["body"]) and not _is_crowded(page, out[n], *m.span("body"))]
    again = models.read_lines([_alone(page, out[n], *m.span()) for n, m in plain], _STRETCH)
    borne_out = {(n, m.start()) for (n, m), chars in zip(plain, again, strict=True) if _same(m.group(), chars)}
    for n, m in runs:
        out[n] = _with_narrow_separators(out[n], *m.span("body"))
        if (n, m.start()) not in borne_out:
            out[n] = _doubted(out[n], *m.span())
    return out


def _with_narrow_separators(line: Line, start: int, end: int) -> Line:
    """Return the line with the separators between digits as numbers have them: the recogniser cannot tell widths."""
    chars = list(line.chars)
    for k in range(start + 1, end - 1):
        if chars[k].text in "，．" and chars[k - 1].text.isdigit() and chars[k + 1].text.isdigit():
            chars[k] = replace(chars[k], text=chars[k].text.translate(_FOLDED))
    return replace(line, chars=tuple(chars))


def folded(chars: Sequence[Char]) -> str:
    """Return characters as text for matching, one for each, full-width separators made plain."""
    return "".join(char.text if len(char.text) == 1 else "\ufffd" for char in chars).translate(_FOLDED)


def _doubted(line: Line, start: int, end: int) -> Line:
    chars = tuple(replace(c, confidence=0.0) if start <= k < end else c for k, c in enumerate(line.chars))
    return replace(line, chars=chars)


def is_odd(body: str) -> bool:
    """Whether a number is not written as numbers are, or may be read in two ways."""
    body = body.rstrip(_AFTER + "%‰")
    return not _WELL_FORMED.fullmatch(body) or bool(_EITHER.fullmatch(body))


def _is_crowded(page: Cleaned, line: Line, start: int, end: int) -> bool:
    """Whether the digits stand closer than they are printed."""
    digits = [char.middle for char in line.chars[start:end] if char.text.isdigit()]
    if len(digits) < 3:
        return False
    top, bottom = ink_extent(line, page)
    width = (digits[-1] - digits[0]) * (line.box[2] - line.box[0])
    return width < _CLOSEST * (bottom - top) * (len(digits) - 1)


def _without_lone_letter(line: Line) -> Line:
    """Return a line of one letter as the digit that it nearly is, doubted: an O in a column of amounts is a 0."""
    if len(line.chars) != 1:
        return line
    char = line.chars[0]
    if char.text.isdigit() or char.digit_confidence < _NEARLY:
        return line
    return replace(line, chars=(replace(char, text=char.digit, confidence=0.0),))


def _same(first: str, second: Sequence[Char]) -> bool:
    wanted = first.rstrip(_AFTER)
    return any(m.group().rstrip(_AFTER) == wanted for m in _RUN.finditer(folded(second)))


def _alone(page: Cleaned, line: Line, start: int, end: int) -> Gray:
    """Return the picture of characters `start` to `end` of a line, cut where the least ink is, on a white margin."""
    import cv2

    left, top, right, bottom = line.box
    x = [left + char.middle * (right - left) for char in line.chars]
    low = _gap(page, line, x[start - 1], x[start]) if start else left
    high = _gap(page, line, x[end - 1], x[end]) if end < len(x) else right
    margin = max(2, (bottom - top) // 6)
    inner = page.picture[top:bottom, low : max(high, low + 1)]
    out: Gray = cv2.copyMakeBorder(inner, 0, 0, margin, margin, cv2.BORDER_CONSTANT, value=255)
    return out


def _gap(page: Cleaned, line: Line, before: float, after: float) -> int:
    """Return the column between the middles of two characters that has least ink, nearest to half way."""
    import numpy as np

    _, top, _, bottom = line.box
    low, high = round(before), max(round(before) + 1, round(after))
    darkness = (255 - page.picture[top:bottom, low:high].astype(np.int32)).sum(axis=0)
    nearness = np.abs(np.arange(len(darkness)) - (len(darkness) - 1) / 2)
    return low + int(np.argmin(darkness + nearness))


def ink_extent(line: Line, page: Cleaned) -> tuple[int, int]:
    """Return the first and last row (exclusive) of the line's ink, specks aside."""
    import numpy as np

    left, top, right, bottom = line.box
    rows = np.count_nonzero(page.ink[top:bottom, left:right], axis=1)
    full = np.flatnonzero(rows >= max(2, 0.12 * rows.max(initial=0)))
    if len(full) == 0:
        return top, bottom
    return top + int(full[0]), top + int(full[-1]) + 1


def size_of(line: Line, page: Cleaned) -> float:
    """Return the height of the line's font in pixels, from the height of its ink."""
    top, bottom = ink_extent(line, page)
    height = line.box[3] - line.box[1]
    size = (bottom - top) / (_CJK_SHARE if any(is_wide(char.text) for char in line.chars) else _DIGIT_SHARE)
    return min(max(size, 0.5 * height), float(height))  # thin print may show little ink; boxes reach a little over it


def is_wide(text: str) -> bool:
    """Whether a character is as wide as high, as Chinese ones are."""
    return east_asian_width(text[0]) in "WF"
