"""Tables without cells drawn: columns told by alignment, between the rules of a three-line table or on their own.

Precision first: what is taken for a table here is one that a person would read as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.read.layout_lattice import strokes_of
from indexer.read.layout_lines import Line, together
from indexer.read.layout_order import Row
from indexer.read.layout_table import Table, TableCell
from indexer.read.layout_tight import with_tight_columns
from indexer.read.page import Page
from indexer.read.parted import is_number

_FEW_ROWS = 3
_PITCH = 2.8  # font sizes between rows of one table at most
_LONGEST = 28  # characters in a cell of a table that nothing else shows to be one
_RULE = 90.0  # points: how long the rules of a table are at least
_EDGE = 6.0  # points
_LEADERS = re.compile(r"[.．·…。]{4}|(?:[.·…] ){4}")


@dataclass(frozen=True, slots=True)
class _Band:
    """Three rules or more of one width: the table between them."""

    left: float
    right: float
    ys: tuple[float, ...]


def with_unruled_tables(page: Page, rows: Sequence[Row]) -> list[Row]:
    """Return a page's rows in reading order, those that make up a table put together as one."""
    found = with_tight_columns(rows)
    for band in _bands(page):
        found = _with_band(page, found, band)
    result: list[Row] = []
    position = 0
    while position < len(found):
        end = _run_end(found, position)
        table = _aligned(page, found[position:end], [], strict=True) if end - position >= _FEW_ROWS else None
        if table is None:
            result.append(found[position])
            position += 1
        else:
            result.append(Row([], table, found[position].column))
            position = end
    return result


def _bands(page: Page) -> list[_Band]:
    """Return groups of three level lines or more that begin and end together and are crossed by none."""
    level, upright = strokes_of(page.rulings)
    if len(level) > 500 or len(upright) > 5000:
        return []
    groups: list[list[tuple[float, float, float]]] = []
    for stroke in level:
        if stroke.end - stroke.start < _RULE or any(
            u.start - 3 <= stroke.at <= u.end + 3 and stroke.start - 3 <= u.at <= stroke.end + 3 for u in upright
        ):
            continue
        for group in groups:
            if abs(group[0][1] - stroke.start) <= _EDGE and abs(group[0][2] - stroke.end) <= _EDGE:
                group.append((stroke.at, stroke.start, stroke.end))
                break
        else:
            groups.append([(stroke.at, stroke.start, stroke.end)])
    return [
        _Band(min(s[1] for s in group), max(s[2] for s in group), tuple(s[0] for s in group))
        for group in groups
        if len(group) >= 3
    ]


def _with_band(page: Page, rows: list[Row], band: _Band) -> list[Row]:
    """Put the rows between a band's rules together, where they are in line with columns."""
    first, last = band.ys[0], band.ys[-1]
    inside = [i for i, row in enumerate(rows) if first <= (row.top + row.bottom) / 2 <= last]
    if len(inside) < 2 or inside != list(range(inside[0], inside[-1] + 1)):
        return rows
    chosen = rows[inside[0] : inside[-1] + 1]
    if any(row.table or row.left < band.left - _EDGE or row.right > band.right + _EDGE for row in chosen):
        return rows
    table = _aligned(page, chosen, list(band.ys), strict=False)
    if table is None:
        return rows
    table = replace(table, left=band.left, right=band.right, top=first, bottom=last)
    return [*rows[: inside[0]], Row([], table, chosen[0].column), *rows[inside[-1] + 1 :]]


def _run_end(rows: Sequence[Row], start: int) -> int:
    """Return where the rows end that may be one table with the row at `start`."""
    if rows[start].table or len(rows[start].pieces) < 2:
        return start
    end, single = start + 1, 0
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        size = max((piece.size for piece in row.pieces), default=0.0)
        if row.table or row.column != rows[start].column or row.top - above.bottom > _PITCH * size:
            break
        single = single + 1 if len(row.pieces) == 1 else 0
        if single > 1 or (single and len(row.text) > _LONGEST):
            break
        end += 1
    while end > start and len(rows[end - 1].pieces) == 1:
        end -= 1
    return end


def _aligned(page: Page, rows: Sequence[Row], ys: Sequence[float], strict: bool) -> Table | None:
    """Return the table that rows of pieces make; None where their pieces do not stand in columns."""
    columns = _columns(rows)
    if columns is None:
        return None
    placed = [_placed(row.pieces, columns) for row in rows]
    if any(cells is None for cells in placed):
        return None
    grid = [cells for cells in placed if cells is not None]
    if strict and not _is_table(grid, len(columns)):
        return None
    groups = _groups(rows, grid, ys, columns)
    cells: list[TableCell] = []
    for number, members in enumerate(groups):
        by_column: dict[int, tuple[int, list[Line]]] = {}
        for i in members:
            for column, span, piece in grid[i]:
                by_column.setdefault(column, (span, []))[1].append(piece)
        covered = 0
        for column in range(len(columns)):
            if column < covered:
                continue
            span, lines = by_column.get(column, (1, []))
            cells.append(TableCell(number, column, 1, span, lines, columns[column + span - 1][1]))
            covered = column + span
    edges = tuple([columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns))])
    edges = (*edges, columns[-1][1])
    top, bottom = min(row.top for row in rows), max(row.bottom for row in rows)
    return Table(page, edges[0], top, edges[-1], bottom, len(groups), edges, cells, False)


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]] | None:
    """Return where columns begin and end, by the rows that have most pieces; None where those do not agree."""
    counts = Counter(len(row.pieces) for row in rows)
    most = max(counts)
    while most >= 2 and counts[most] < 2:
        most -= 1
    if most < 2:
        return None
    full = [row.pieces for row in rows if len(row.pieces) == most]
    columns = [(min(r[k].left for r in full), max(r[k].right for r in full)) for k in range(most)]
    if any(a[1] >= b[0] for a, b in pairwise(columns)):
        return None
    return columns


def _placed(pieces: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[tuple[int, int, Line]] | None:
    """Return (column, columns it spans, piece) for a row; None where one stands in no column or two in one."""
    found: list[tuple[int, int, Line]] = []
    taken = -1
    for piece in pieces:
        hit = [k for k, (left, right) in enumerate(columns) if min(right, piece.right) - max(left, piece.left) > 0]
        if not hit:
            middle = (piece.left + piece.right) / 2
            hit = [min(range(len(columns)), key=lambda k: abs(sum(columns[k]) / 2 - middle))]
        if hit[0] <= taken:
            return None
        found.append((hit[0], len(hit), piece))
        taken = hit[-1]
    return found


def _is_table(grid: Sequence[Sequence[tuple[int, int, Line]]], width: int) -> bool:
    """Whether rows in columns are a table and no list of pairs, contents or signatures."""
    several = [row for row in grid if len(row) >= 2]
    if len(several) < _FEW_ROWS or len(several) * 10 < len(grid) * 7:
        return False
    texts = [[(column, piece.text) for column, _, piece in row] for row in grid]
    if any(_LEADERS.search(text) for row in texts for _, text in row):
        return False
    if any(len(text) > _LONGEST and text.endswith(("。", "；", "，")) for row in texts for _, text in row):
        return False
    for column in range(1, width):
        values = [text for row in texts for at, text in row if at == column]
        numbers = [text for text in values if is_number(text)]
        if len(numbers) >= 2 and len(numbers) * 3 >= 2 * (len(values) - 1):
            return width > 2 or not _counts_pages(numbers)
    short = all(len(text) <= _LONGEST for row in texts for _, text in row)
    full = sum(len(row) == width for row in grid)
    return width >= 3 and full >= 4 and full * 10 >= 8 * len(grid) and short and not _has_pairs(texts)


def _counts_pages(numbers: Sequence[str]) -> bool:
    """Whether numbers are the pages of a table of contents: small, whole, never falling."""
    if not all(number.isdecimal() and len(number) <= 3 for number in numbers):
        return False
    values = [int(number) for number in numbers]
    return values == sorted(values)


def _has_pairs(texts: Sequence[Sequence[tuple[int, str]]]) -> bool:
    """Whether the pieces are labels with what is filled in: 联系人： 电话：."""
    cells = [text for row in texts for _, text in row]
    return sum(text.endswith(("：", ":")) or "：" in text[:8] for text in cells) * 4 >= len(cells)


def _groups(
    rows: Sequence[Row],
    grid: Sequence[Sequence[tuple[int, int, Line]]],
    ys: Sequence[float],
    columns: Sequence[tuple[float, float]],
) -> list[list[int]]:
    """Return which printed rows make one row of the table: those between two rules, and cells that go on."""
    numeric = {
        column
        for column in range(1, len(columns))
        if sum(is_number(p.text) for row in grid for c, _, p in row if c == column) >= 2
    }
    groups: list[list[int]] = []
    for i, row in enumerate(grid):
        if groups and (_same_band(rows, grid, ys, groups[-1], i) or _goes_on(grid, i, numeric, columns)):
            groups[-1].append(i)
        else:
            groups.append([i])
        if not row:
            groups.pop()
    return groups


def _same_band(
    rows: Sequence[Row],
    grid: Sequence[Sequence[tuple[int, int, Line]]],
    ys: Sequence[float],
    group: Sequence[int],
    i: int,
) -> bool:
    """Whether rules part the rows of this table, and none stands between this row and the one above."""
    if len(ys) < 5 or any(rows[i - 1].bottom - 2 <= y <= rows[i].top + 2 for y in ys):
        return False
    above = {column for member in group for column, _, piece in grid[member] if is_number(piece.text)}
    return not any(column in above and is_number(piece.text) for column, _, piece in grid[i])


def _goes_on(
    grid: Sequence[Sequence[tuple[int, int, Line]]],
    i: int,
    numeric: set[int],
    columns: Sequence[tuple[float, float]],
) -> bool:
    """Whether a row only goes on with a name that filled its column in the row above."""
    if len(grid[i]) != 1 or not numeric:
        return False
    column, span, piece = grid[i][0]
    above = [other for at, _, other in grid[i - 1] if at == column]
    if column in numeric or span > 1 or not above or not any(at in numeric for at, _, _ in grid[i - 1]):
        return False
    close = piece.top - above[0].bottom < piece.size
    return close and above[0].right >= columns[column][1] - 1.5 * piece.size and not above[0].text.endswith("。")


def line_of_row(row: Row) -> Line:
    """Return the pieces of a row that is no table as one line."""
    return together(row.pieces)
