"""Rulings into lattices: the cells that drawn lines part, merged cells as spans."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.read.page import Ruling

_NEAR = 3.0  # points within which two lines are one, or meet
_OPEN = 8.0  # points by which lines stand out over the last crossing of a table without outer sides
_MOST_CROSSINGS = 4_000_000  # level times upright lines; a page with more is a drawing
_MOST_CELLS = 40_000
_SHARE = 0.5  # the share of a cell's side that is drawn at least


@dataclass(frozen=True, slots=True)
class LatticeCell:
    """A cell: its first row and column, over how many of each it reaches."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled table: its column lines from left to right, row lines from the top down, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[LatticeCell, ...]
    owner: tuple[tuple[int, ...], ...]  # row -> column -> index into `cells`

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    def cell_at(self, x: float, y: float) -> int | None:
        """Return the index of the cell around a point; None for a point outside."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= row < self.rows and 0 <= column < self.columns:
            return self.owner[row][column]
        return None


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A line: where it stands across its direction, and from where to where it runs along it."""

    at: float
    start: float
    end: float


def strokes_of(rulings: Sequence[Ruling]) -> tuple[list[_Stroke], list[_Stroke]]:
    """Return level and upright lines, the pieces of a broken or dashed line put together."""
    level = [_Stroke((r.top + r.bottom) / 2, r.left, r.right) for r in rulings if r.is_level]
    upright = [_Stroke((r.left + r.right) / 2, r.top, r.bottom) for r in rulings if not r.is_level]
    return _merged(level), _merged(upright)


def _merged(strokes: list[_Stroke]) -> list[_Stroke]:
    by_place: list[list[_Stroke]] = []
    for stroke in sorted(strokes, key=lambda s: s.at):
        if by_place and stroke.at - by_place[-1][0].at <= _NEAR / 2:
            by_place[-1].append(stroke)
        else:
            by_place.append([stroke])
    found: list[_Stroke] = []
    for group in by_place:
        at = sum(s.at for s in group) / len(group)
        start = end = None
        for stroke in sorted(group, key=lambda s: s.start):
            if start is None or end is None or stroke.start > end + _NEAR:
                if start is not None and end is not None:
                    found.append(_Stroke(at, start, end))
                start, end = stroke.start, stroke.end
            else:
                end = max(end, stroke.end)
        if start is not None and end is not None:
            found.append(_Stroke(at, start, end))
    return found


def lattices(rulings: Sequence[Ruling]) -> list[Lattice]:
    """Return the tables that crossing lines make, of two columns or more, from the top down."""
    level, upright = strokes_of(rulings)
    if not level or not upright or len(level) * len(upright) > _MOST_CROSSINGS:
        return []
    found = []
    for rows, columns in _connected(level, upright):
        lattice = _lattice(rows, columns)
        if lattice is not None:
            found.append(lattice)
    return sorted(_outermost(found), key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _connected(level: list[_Stroke], upright: list[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Return groups of lines that cross or touch one another."""
    h = np.array([(s.at, s.start, s.end) for s in level])
    v = np.array([(s.at, s.start, s.end) for s in upright])
    meets = (v[:, 0] >= h[:, 1, None] - _NEAR) & (v[:, 0] <= h[:, 2, None] + _NEAR)
    meets &= (h[:, 0, None] >= v[:, 1] - _NEAR) & (h[:, 0, None] <= v[:, 2] + _NEAR)
    parent = list(range(len(level) + len(upright)))
    for a, b in np.argwhere(meets).tolist():
        _union(parent, a, b + len(level))
    groups: dict[int, tuple[list[_Stroke], list[_Stroke]]] = defaultdict(lambda: ([], []))
    for i, stroke in enumerate([*level, *upright]):
        groups[_root(parent, i)][i >= len(level)].append(stroke)
    return [(rows, columns) for rows, columns in groups.values() if rows and columns]


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _union(parent: list[int], a: int, b: int) -> None:
    a, b = _root(parent, a), _root(parent, b)
    if a != b:
        parent[max(a, b)] = min(a, b)


def _places(strokes: list[_Stroke], across: list[_Stroke]) -> tuple[list[float], set[int]]:
    """Return where lines stand, near ones as one, and which of the places are open sides without a line."""
    found: list[list[float]] = []
    for at in sorted(stroke.at for stroke in strokes):
        if found and at - found[-1][-1] <= _NEAR:
            found[-1].append(at)
        else:
            found.append([at])
    places = [sum(group) / len(group) for group in found]
    first, last = min(s.start for s in across), max(s.end for s in across)
    opened: set[int] = set()
    if first < places[0] - _OPEN:
        places.insert(0, first)
        opened.add(0)
    if last > places[-1] + _OPEN:
        places.append(last)
        opened.add(len(places) - 1)
    return places, opened


def _sides(strokes: list[_Stroke], places: list[float], along: list[float], opened: set[int]) -> np.ndarray:
    """Return for each place and each stretch between two of `along` whether a line is drawn there."""
    drawn = np.zeros((len(places), len(along) - 1))
    lengths = np.diff(along)
    starts, ends = np.array(along[:-1]), np.array(along[1:])
    for stroke in strokes:
        at = min(range(len(places)), key=lambda i: abs(places[i] - stroke.at))
        drawn[at] += np.clip(np.minimum(ends, stroke.end) - np.maximum(starts, stroke.start), 0, None)
    sides: np.ndarray = drawn >= _SHARE * lengths
    for at in opened:
        sides[at] = True
    return sides


def _lattice(rows: list[_Stroke], columns: list[_Stroke]) -> Lattice | None:
    xs, open_x = _places(columns, rows)
    ys, open_y = _places(rows, columns)
    height, width = len(ys) - 1, len(xs) - 1
    if height < 1 or width < 2 or height * width > _MOST_CELLS:
        return None
    upright = _sides(columns, xs, ys, open_x)  # place x -> row
    level = _sides(rows, ys, xs, open_y)  # place y -> column
    cells = [cell for region in _regions(upright, level) for cell in _rectangles(region)]
    if len({cell.column for cell in cells}) < 2:
        return None
    cells.sort(key=lambda cell: (cell.row, cell.column))
    owner = [[0] * width for _ in range(height)]
    for index, cell in enumerate(cells):
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                owner[row][column] = index
    return Lattice(tuple(xs), tuple(ys), tuple(cells), tuple(map(tuple, owner)))


def _regions(upright: np.ndarray, level: np.ndarray) -> Iterable[list[tuple[int, int]]]:
    """Return the (row, column) places that no line parts from one another."""
    height, width = upright.shape[1], level.shape[1]
    parent = list(range(height * width))
    for row, column in np.argwhere(~upright[1:-1].T).tolist():
        _union(parent, row * width + column, row * width + column + 1)
    for row, column in np.argwhere(~level[1:-1]).tolist():
        _union(parent, row * width + column, (row + 1) * width + column)
    regions: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i in range(height * width):
        regions[_root(parent, i)].append(divmod(i, width))
    return regions.values()


def _rectangles(region: list[tuple[int, int]]) -> list[LatticeCell]:
    """Return the cell that a region is; one that is no rectangle falls into pieces that are, row by row."""
    by_row: dict[int, list[list[int]]] = defaultdict(list)
    for row, column in sorted(region):
        runs = by_row[row]
        if runs and column == runs[-1][1]:
            runs[-1][1] = column + 1
        else:
            runs.append([column, column + 1])
    found: list[LatticeCell] = []
    growing: dict[tuple[int, int], LatticeCell] = {}
    for row in sorted(by_row):
        grown: dict[tuple[int, int], LatticeCell] = {}
        for start, end in by_row[row]:
            above = growing.pop((start, end), None)
            first, span = (above.row, above.row_span) if above else (row, 0)
            grown[start, end] = LatticeCell(first, start, span + 1, end - start)
        found += growing.values()
        growing = grown
    return [*found, *growing.values()]


def _outermost(found: list[Lattice]) -> list[Lattice]:
    """Leave out tables inside a cell of another: their words are that cell's."""
    kept: list[Lattice] = []
    for lattice in sorted(found, key=lambda t: (t.xs[0] - t.xs[-1]) * (t.ys[-1] - t.ys[0])):
        x, y = (lattice.xs[0] + lattice.xs[-1]) / 2, (lattice.ys[0] + lattice.ys[-1]) / 2
        if not any(t.xs[0] < x < t.xs[-1] and t.ys[0] < y < t.ys[-1] for t in kept[:200]):
            kept.append(lattice)
    return kept
