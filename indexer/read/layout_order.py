"""The order in which a page is read: columns of print, tables side by side, lines between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.read.layout_lines import Line
from indexer.read.layout_table import Table

_FEW_LINES = 5  # in a column of print
_FILLED = 0.7  # the share of its column that a middling line of prose fills
_GUTTER = 0.8  # font sizes between two columns of print
_STEP = 2.0  # points
_MOST = 4000  # pieces of a page that are looked at for columns


@dataclass(slots=True)
class Row:
    """What stands at one height in one column of print: pieces apart from one another, or a table."""

    pieces: list[Line]
    table: Table | None = None
    column: int = 0  # which column of print of the page, in reading order; rows of one column follow one another

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.table.top if self.table else min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.table.bottom if self.table else max(piece.bottom for piece in self.pieces)

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.table.left if self.table else min(piece.left for piece in self.pieces)

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.table.right if self.table else max(piece.right for piece in self.pieces)

    @property
    def text(self) -> str:
        """Its words, pieces parted by a blank."""
        return " ".join(piece.text for piece in self.pieces)


def reading_order(rows: Sequence[Row]) -> list[Row]:
    """Return rows and tables as they are read: from the top down, but column after column of print."""
    found = sorted(rows, key=lambda row: (row.top, row.left))
    ordered: list[Row] = []
    position = 0
    for start, end, gutter in sorted([*_side_by_side(found), *_columns(found)]):
        if start < position:
            continue
        ordered += found[position:start]
        left, right = _split(found[start:end], gutter)
        number = (ordered[-1].column if ordered else 0) + 1
        for side in (left, right):
            for row in side:
                row.column = number
            ordered += side
            number += 1
        position = end
        for row in found[end:]:
            row.column = number
    return ordered + found[position:]


def _split(rows: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    """Return what stands left and right of a gutter, each from the top down."""
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        if row.table:
            (left if (row.left + row.right) / 2 < gutter else right).append(row)
            continue
        for side, pieces in (
            (left, [piece for piece in row.pieces if (piece.left + piece.right) / 2 < gutter]),
            (right, [piece for piece in row.pieces if (piece.left + piece.right) / 2 >= gutter]),
        ):
            if pieces:
                side.append(Row(pieces))
    return left, right


def _side_by_side(rows: Sequence[Row]) -> list[tuple[int, int, float]]:
    """Return (first row, row after the last, gutter) where two tables stand beside one another, captions included."""
    found: list[tuple[int, int, float]] = []
    tables = [i for i, row in enumerate(rows) if row.table]
    for i, j in pairwise(tables):
        a, b = sorted((rows[i], rows[j]), key=lambda row: row.left)
        shared = min(a.bottom, b.bottom) - max(a.top, b.top)
        if shared <= 0.3 * min(a.bottom - a.top, b.bottom - b.top) or a.right > b.left:
            continue
        gutter = (a.right + b.left) / 2
        start = min(i, j)
        while start and _is_parted(rows[start - 1], gutter):
            start -= 1
        bottom = max(a.bottom, b.bottom)
        end = max(i, j) + 1
        while end < len(rows) and rows[end].top < bottom and not _crosses(rows[end], gutter):
            end += 1
        if not any(_crosses(row, gutter) for row in rows[start:end]):
            found.append((start, end, gutter))
    return found


def _is_parted(row: Row, gutter: float) -> bool:
    return not row.table and len(row.pieces) >= 2 and not _crosses(row, gutter)


def _crosses(row: Row, gutter: float) -> bool:
    if row.table:
        return row.left < gutter < row.right
    return any(piece.left < gutter < piece.right for piece in row.pieces)


def _columns(rows: Sequence[Row]) -> list[tuple[int, int, float]]:
    """Return (first row, row after the last, gutter) where print runs in two columns."""
    pieces = [piece for row in rows for piece in row.pieces]
    if len(pieces) < 2 * _FEW_LINES or len(pieces) > _MOST:
        return []
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    gutter = _gutter(pieces, left, right)
    if gutter is None:
        return []
    found: list[tuple[int, int, float]] = []
    start = 0
    for i in range(len(rows) + 1):
        if i < len(rows) and not _crosses(rows[i], gutter):
            continue
        if _is_print(rows[start:i], gutter, left, right):
            found.append((start, i, gutter))
        start = i + 1
    return found


def _gutter(pieces: Sequence[Line], left: float, right: float) -> float | None:
    """Return where in the middle of the page the fewest pieces cross; None where most do."""
    width = right - left
    best, fewest = None, len(pieces) // 2
    position = left + 0.3 * width
    while position <= left + 0.7 * width:
        crossing = sum(piece.left < position < piece.right for piece in pieces)
        if crossing < fewest or (crossing == fewest and best is not None and _nearer(position, best, left, right)):
            best, fewest = position, crossing
        position += _STEP
    return best


def _nearer(a: float, b: float, left: float, right: float) -> bool:
    middle = (left + right) / 2
    return abs(a - middle) < abs(b - middle)


def _is_print(rows: Sequence[Row], gutter: float, left: float, right: float) -> bool:
    """Whether both sides of a gutter hold prose that fills its column."""
    sides = _split(rows, gutter)
    gap_left, gap_right = left, right
    for side in sides:
        lines = [piece for row in side for piece in row.pieces]
        if len(lines) < _FEW_LINES or any(len(row.pieces) > 1 for row in side[:_MOST]):
            return False
        start, end = min(line.left for line in lines), max(line.right for line in lines)
        fills = sorted((line.right - line.left) / max(end - start, 1.0) for line in lines)
        letters = sorted(len(line.glyphs) for line in lines)
        if fills[len(fills) // 2] < _FILLED or letters[len(letters) // 2] < 8:
            return False
        if side is sides[0]:
            gap_left = end
        else:
            gap_right = start
    size = rows[0].pieces[0].size if rows and rows[0].pieces else 10.0
    return gap_right - gap_left >= _GUTTER * size
