"""Forms of accounts that lost their tabs: a cell to a line, their columns numbered (栏次 1 2 3) below their heads.

Or their heads begin with codes and name a column each. Rows of one side begin with a code (科目编码) or are the
total; rows of two sides (收入, 支出) are told by their numbers (行次), which run on. Blank cells are gone: what cannot
be placed without them is left out where rows are laid out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.grid.alignment import aligned
from indexer.grid.flattened import BLANKS, GridRow
from indexer.grid.heading_rows import NUMBER, Part
from indexer.grid.table_words import bare, plays
from indexer.model import Cell

_Line = tuple[int, int]
_CODE = re.compile(r"[1-5]\d{2}(?:\d{2}){0,2}")
_ORDINAL = re.compile(r"\d{1,3}")
_NAMED_CODES = re.compile("(?:支出|收入)?(?:功能|经济)?(?:分类)?(?:科目|项目)?(?:编码|代码)")
_MOST_HEADS = 24
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines that hold a cell each."""

    text: str
    run: Sequence[_Line]

    def words(self, at: int) -> str:
        """Return what line `at` holds, "" behind the last one."""
        return bare(self.text[slice(*self.run[at])]) if at < len(self.run) else ""

    def row(self, lines: Sequence[int | None]) -> GridRow:
        """Return a row of these lines; None is a blank cell, which stands at the end of the one before."""
        cells: list[Cell] = []
        for column, line in enumerate(lines):
            if line is None:
                end = cells[-1].end if cells else self.run[next(n for n in lines if n is not None)][0]
                cells.append(Cell(0, column, end, end))
                continue
            start, end = self.run[line]
            printed = self.text[start:end]
            begin = start + len(printed) - len(printed.lstrip(BLANKS))
            cells.append(Cell(0, column, begin, begin + len(printed.strip(BLANKS))))
        return GridRow(tuple(cells), cells[0].start, cells[-1].end)


def account_form(text: str, run: Sequence[_Line], at: int) -> tuple[list[GridRow], int]:
    """Return the form whose columns are numbered from line `at` (栏次) on, and the line after it; none: [] and `at`."""
    lines = _Lines(text, run)
    if lines.words(at) != "栏次":
        return _coded(lines, at) if _NAMED_CODES.fullmatch(lines.words(at)) else ([], at)
    return _two_sided(lines, at) if "栏次" in map(lines.words, range(at + 1, at + 8)) else _one_sided(lines, at)


def _heads(lines: _Lines, at: int) -> list[int]:
    """Return the lines of heads before `at`, up to the form's number, unit or body."""
    first = at
    while first > max(at - _MOST_HEADS, 0):
        words = lines.words(first - 1)
        if plays("banner", words) or NUMBER.match(words) or (plays("title", words) and not plays("heading", words)):
            break
        first -= 1
    return list(range(first, at))


def _one_sided(lines: _Lines, at: int) -> tuple[list[GridRow], int]:
    count = 0
    while lines.words(at + 1 + count) == str(count + 1):
        count += 1
    heads = _heads(lines, at)
    code = next((n for n in heads if _NAMED_CODES.fullmatch(lines.words(n))), None)
    if count < 2 or code is None or not lines.words(code + 1).endswith("名称"):
        return [], at
    begin = heads[0]
    if begin < code and not plays("naming", lines.words(begin)):
        begin = next((n for n in heads if lines.words(n) == "项目"), begin)
    upper, lower = list(range(begin, code)), list(range(code, at))
    rows = [lines.row(each) for each in (upper if len(upper) > 1 else [], lower, range(at, at + 1 + count)) if each]
    depth, end = len(rows), at + 1 + count
    while (row := _coded_row(lines, end, count)) is not None:
        rows.append(lines.row(range(end, row)))
        end = row
    if len(rows) - depth < _FEWEST_ROWS or not _all_headed(lines.text, rows, depth, count):
        return [], at
    return rows, end


def _coded(lines: _Lines, at: int) -> tuple[list[GridRow], int]:
    """Return a form whose heads begin with codes and names at a line, and name a column each."""
    heads, end = at + 1, at + _MOST_HEADS
    while heads < end and not (_begins(lines, heads) or _is_total(lines, heads)):
        heads += 1
    count, rows, full = heads - at - 2, [lines.row(range(at, heads))], False
    if count < 1 or heads == end or not lines.words(at + 1).endswith("名称"):
        return [], at
    if above := _heads(lines, at):  # heads over several of these: the form begins with them
        rows = [replace(rows[0], start=lines.run[above[0]][0])]
    while (row := _coded_row(lines, heads, count)) is not None:
        rows.append(lines.row(range(heads, row)))
        full = full or row - heads == count + 2
        heads = row
    return (rows, heads) if full and len(rows) > _FEWEST_ROWS else ([], at)


def _is_total(lines: _Lines, at: int) -> bool:
    return plays("total", lines.words(at)) and NUMBER.match(lines.words(at + 1)) is not None


def _coded_row(lines: _Lines, at: int, most: int) -> int | None:
    """Return where a row that begins at a line ends: a code and a name, or a total, and one number or more."""
    if _CODE.fullmatch(lines.words(at)) and not NUMBER.match(lines.words(at + 1)):
        first = at + 2
    elif plays("total", lines.words(at)):
        first = at + 1
    else:
        return None
    end = first
    while end < len(lines.run) and end - first < most and NUMBER.match(lines.words(end)) and not _begins(lines, end):
        end += 1
    return end if end > first else None


def _begins(lines: _Lines, at: int) -> bool:
    following = lines.words(at + 1)
    return _CODE.fullmatch(lines.words(at)) is not None and bool(following) and not NUMBER.match(following)


def _all_headed(text: str, rows: Sequence[GridRow], depth: int, count: int) -> bool:
    """Say whether each numbered column has a head once the heads are laid out."""
    cells = [c for c in aligned(text, Part(tuple(rows), 0, depth)) if c.row < depth - 1]
    headed = {column for cell in cells for column in range(cell.column, cell.column + cell.column_span)}
    return headed == set(range(count + 2))


def _two_sided(lines: _Lines, at: int) -> tuple[list[GridRow], int]:
    """Return a form of two sides: 项目, 行次 and amounts twice."""
    heads = _heads(lines, at)
    firsts = [n for n in heads if lines.words(n).startswith("项目") and lines.words(n + 1) == "行次"]
    if len(firsts) != 2:
        return [], at
    left, right = firsts[1] - firsts[0] - 2, at - firsts[1] - 2
    index = [at, *range(at + 1, at + 1 + left), *range(at + 1 + left, at + 2 + left + right)]
    printed = [lines.words(n) for n in index]
    count = list(map(str, range(1, left + right + 1)))
    if printed != ["栏次", *count[:left], "栏次", *count[left:]]:
        return [], at
    sides = [n for n in range(heads[0], firsts[0]) if lines.words(n) in ("收入", "支出")]
    rows = [lines.row(sides)] if len(sides) == 2 else []
    rows.append(lines.row(range(firsts[0], at)))
    numbers = (*index[1 : 1 + left], index[1 + left], *index[2 + left :])
    rows.append(lines.row([at, None, *numbers[:left], numbers[left], None, *numbers[left + 1 :]]))
    body, end = _numbered_rows(lines, index[-1] + 1, left, right)
    return ([*rows, *body], end) if len(body) >= _FEWEST_ROWS else ([], at)


def _numbered_rows(lines: _Lines, at: int, left: int, right: int) -> tuple[list[GridRow], int]:
    """Return the rows from a line on: a name, its number and amounts on each side; names and amounts may be blank."""
    rows: list[GridRow] = []
    numbers = [0, 0]  # of the last row, on each side
    while True:
        first, after = _side(lines, at, numbers[0], left)
        if first is None:
            return rows, at
        second, end = _side(lines, after, numbers[1], right)
        if second is None:
            return rows, at
        numbers = [int(lines.words(n)) for n in (first[1], second[1]) if n is not None]
        rows.append(lines.row([*first, *second]))
        at = end


def _side(lines: _Lines, at: int, last: int, most: int) -> tuple[list[int | None] | None, int]:
    """Return name, number and amounts of one side from a line on, blanks as None, and the line after; None: no side."""
    name = None if _ORDINAL.fullmatch(lines.words(at)) else at
    number = at if name is None else at + 1
    if not _ORDINAL.fullmatch(lines.words(number)) or not _goes_on(int(lines.words(number)), last):
        return None, at
    values: list[int | None] = []
    end = number + 1
    while end < len(lines.run) and len(values) < most and _is_amount(lines.words(end)):
        values.append(end)
        end += 1
    if 0 < len(values) < most:
        values[1:] = []  # a blank may have stood between them
    return [name, number, *values, *[None] * (most - len(values))], end


def _goes_on(number: int, last: int) -> bool:
    return number > 0 and (not last or number == last + 1)


def _is_amount(words: str) -> bool:
    """Say whether a cell is an amount as accounts print it; a bare number is that of a row."""
    return NUMBER.match(words) is not None and not _ORDINAL.fullmatch(words)
