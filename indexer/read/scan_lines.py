"""Printed lines on a clean page: where they are, cut at the rulings of tables, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from indexer.read.ocr import Box, Char, Models
from indexer.read.scan_image import Cleaned
from indexer.read.scan_numbers import Line, crop, look_again, size_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Gray = NDArray[Any]

_LEAST = 0.3  # the mean confidence of a line below which it is taken for a picture
_SAMPLE = 6  # lines
_TIE = 0.05
_DASH = 0.65  # of the height of a font: a dash is narrower, a 一 wider
_BY_SHAPE = 0.9  # the confidence of a dash told by its shape


def read_boxes(page: Cleaned, boxes: Sequence[Box], models: Models) -> list[Line]:
    """Return the lines in the boxes; what cannot be read as characters is left out."""
    found = models.read_lines([crop(page.picture, box) for box in boxes])
    lines = _with_dashes(page, [Line(box, tuple(chars)) for box, chars in zip(boxes, found, strict=True)])
    return look_again(page, [line for line in lines if _is_print(line.chars)], models)


def _with_dashes(page: Cleaned, lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each lone stroke told by its shape: the recogniser is lost without neighbours."""
    import numpy as np

    sizes = [size_of(line, page) for line in lines if len(line.chars) > 1]
    usual = float(np.median(sizes)) if sizes else 0.0
    out = []
    for line in lines:
        if len(line.chars) <= 1:
            width, height = _ink_size(page, line.box)
            if height <= 0.2 * usual and 2.5 * height <= width < _DASH * usual and width >= 0.2 * usual:
                line = replace(line, chars=(Char("-", _BY_SHAPE, 0.5),))
        out.append(line)
    return out


def _ink_size(page: Cleaned, box: Box) -> tuple[int, int]:
    """Return the width and height of what is printed in a box."""
    import numpy as np

    rows, columns = np.nonzero(crop(page.ink, box))
    return (int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1) if len(rows) else (0, 0)


def _is_print(chars: Sequence[Char]) -> bool:
    return bool(chars) and sum(char.confidence for char in chars) / len(chars) >= _LEAST


def surely_sideways(boxes: Sequence[Box]) -> bool:
    """Whether the lines found run up or down the page: long boxes stand more than they lie."""
    lying = sum(r - left for left, t, r, b in boxes if r - left > 2 * (b - t))
    standing = sum(b - t for left, t, r, b in boxes if b - t > 2 * (r - left))
    return standing > lying


def runs_upright(page: Cleaned, boxes: Sequence[Box], models: Models) -> bool:
    """Whether the page, whose lines run level, stands on its feet: a few lines are read both ways round."""
    longest = sorted(boxes, key=lambda box: box[0] - box[2])[:_SAMPLE]
    crops = []
    for left, top, right, bottom in longest:
        crops.append(page.picture[top:bottom, left : min(right, left + 12 * (bottom - top))])
    both = [models.read_lines(way) for way in (crops, [part[::-1, ::-1] for part in crops])]
    upright, over = ([char.confidence for chars in found for char in chars] for found in both)
    return not over or sum(upright) / max(len(upright), 1) >= sum(over) / len(over) - _TIE


def line_boxes(page: Cleaned, found: Sequence[Box]) -> list[Box]:
    """Return the detector's boxes cut at upright rulings, grown to the ink they cut through, and those it missed."""
    cut = [part for box in found for part in _cut_at_rulings(box, page.rulings)]
    boxes = [_grown(box, cut, page) for box in cut if box[2] - box[0] > 3 and box[3] - box[1] > 3]
    return [*boxes, *_missed(page, boxes)]


def _cut_at_rulings(box: Box, rulings: Sequence[Box]) -> list[Box]:
    left, top, right, bottom = box
    middle = (top + bottom) / 2
    cuts = sorted(
        (r[0], r[2]) for r in rulings
        if r[3] - r[1] > r[2] - r[0] and r[1] <= middle <= r[3] and left < (r[0] + r[2]) / 2 < right
    )  # fmt: skip
    parts, start = [], left
    for x0, x1 in cuts:
        parts.append((start, top, x0 - 1, bottom))
        start = x1 + 1
    parts.append((start, top, right, bottom))
    return [part for part in parts if part[2] - part[0] > 0.15 * (bottom - top)]


def _grown(box: Box, others: Sequence[Box], page: Cleaned) -> Box:
    """Return the box with the ink at its ends whole, as far as the next ruling or box; the detector trims some."""
    import numpy as np

    left, top, right, bottom = box
    height = bottom - top
    low, high = max(0, left - 3 * height), min(page.ink.shape[1], right + 3 * height)
    middle = (top + bottom) / 2
    for o in (*others, *page.rulings):
        if o is box or not o[1] <= middle <= o[3]:
            continue
        if o[0] + o[2] < left + right:
            low = max(low, _between(page, o, box) if o[2] > left else o[2])
        else:
            high = min(high, _between(page, box, o) if o[0] < right else o[0])
    left, right = max(left, low), min(right, high)
    if right - left < 3:
        return box
    inner = slice(top + height // 6, max(top + height // 6 + 1, bottom - height // 6))
    columns = np.count_nonzero(page.ink[inner, low:high], axis=0) > 0
    gap = max(2, round(height * 0.35))
    left, right = left - low, right - low
    while left > 0 and columns[max(0, left - gap) : left].any():
        left -= 1
    while right < len(columns) and columns[right : right + gap].any():
        right += 1
    pad = max(1, height // 8)
    return _heightened((max(low, low + left - pad), top, min(high, low + right + pad), bottom), box, others, page)


def _between(page: Cleaned, before: Box, after: Box) -> int:
    """Return the column of least ink where two boxes overlap: each ends there."""
    import numpy as np

    rows = slice(min(before[1], after[1]), max(before[3], after[3]))
    low, high = max(before[0], after[0]), min(before[2], after[2])
    return low + int(np.argmin(np.count_nonzero(page.ink[rows, low : max(high, low + 1)], axis=0)))


def _heightened(box: Box, own: Box, others: Sequence[Box], page: Cleaned) -> Box:
    """Return the box with the ink above and below it whole, half its height at the most, as far as the next box."""
    left, top, right, bottom = box
    height = bottom - top
    low, high = max(0, top - height // 2), min(page.ink.shape[0], bottom + height // 2)
    for o in (*others, *page.rulings):
        if o is not own and o[0] < right and o[2] > left:
            if o[3] <= top + height // 3:
                low = max(low, o[3])
            elif o[1] >= bottom - height // 3:
                high = min(high, o[1])
    rows = (page.ink[low:high, left:right] > 0).sum(axis=1) > max(1, (right - left) // 100)
    first, last = top - low, bottom - low
    while 0 < first < len(rows) and rows[first]:
        first -= 1
    while 0 < last < len(rows) and rows[last - 1]:
        last += 1
    return left, low + first, right, low + last


def _missed(page: Cleaned, boxes: Sequence[Box]) -> list[Box]:
    """Return boxes of ink as high as print that no box covers: single digits and dashes in cells, mostly."""
    import cv2
    import numpy as np

    if not boxes:
        return []
    usual = float(np.median([b[3] - b[1] for b in boxes]))
    rest = page.ink.copy()
    for left, top, right, bottom in boxes:
        rest[top:bottom, left:right] = 0
    reach = max(3, round(usual * 0.4))
    joined = cv2.dilate(rest, np.ones((1, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for x, y, w, h, _area in stats[1:].tolist():
        is_dash = h < 0.3 * usual and max(2 * h, 0.12 * usual) < w - reach < usual
        if not (is_dash or 0.3 * usual <= h <= 1.3 * usual) or rest[y : y + h, x : x + w].mean() < 20:
            continue
        pad = max(2, round(usual * 0.12))
        tall = round(usual / 2 - h / 2) if is_dash else pad  # a dash by itself would fill its crop
        box = (x - pad, y - tall, x + w + pad, y + h + tall)
        found.append((max(0, box[0]), max(0, box[1]), min(rest.shape[1], box[2]), min(rest.shape[0], box[3])))
    return found
