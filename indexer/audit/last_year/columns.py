"""L04: the column of last year's numbers in a table is the column of this year's in last year's report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from indexer.audit.case import ERROR, FINDING, PASS, Case, Check
from indexer.audit.grids import Grid, Number, grids
from indexer.audit.telling import check_of_words
from indexer.numerals import in_full

_BEFORE = re.compile(r"上年|去年|上一?年度")
_NOT_SPENT = re.compile(r"增|减|变动|升|降|比例|占比|幅|%|率|预算|计划|目标|指标|年初")
_NOW = re.compile(r"本年|当年|今年|本期")
_NAME = re.compile("[\u4e00-\u9fff]")
_FEWEST = 2  # rows that both reports have
_NAME_LEAST = 2
_MOST = 60  # tables of a report


class _Row(NamedTuple):
    ours: Number
    theirs: Number
    before: Number | None  # last year's report's own column of the year before


def previous_columns(case: Case, earlier: Case) -> Iterator[Check]:
    """Yield a check for each row of a column of last year's numbers."""
    year = earlier.report.year
    if year is None:
        return
    known = [(grid, _rows(earlier, grid)) for grid in grids(earlier)[:_MOST]]
    for grid in grids(case)[:_MOST]:
        mine = _rows(case, grid)
        for other, names in known:
            rows = list(_compared(year, grid, other, mine, names))
            if len(rows) >= _FEWEST:
                yield from _checks(case, rows, year)
                break


def _rows(case: Case, grid: Grid) -> Mapping[str, int]:
    """Return the rows of a grid by what stands before their numbers; names that two rows have are left out."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    starts: dict[int, int] = {}
    for column in grid.columns.values():
        for row, number in column.items():
            starts[row] = min(starts.get(row, number.start), number.start)
    for row, start in starts.items():
        line = case.folded()[case.mark_before("\n", start) + 1 : start]
        name = "".join(re.sub(r"[^\u4e00-\u9fff]", "", line).split())
        if name in found:
            twice.add(name)
        found[name] = row
    return {name: row for name, row in found.items() if name not in twice and len(name) >= _NAME_LEAST}


def _compared(year: int, grid: Grid, other: Grid, mine: Mapping[str, int], names: Mapping[str, int]) -> Iterator[_Row]:
    """Yield the rows that two tables share, where one has a column of the year before and the other of its own."""
    ours, now = _column(grid, year, _BEFORE), _column(grid, year + 1, _NOW)
    theirs, before = _column(other, year, _NOW), _column(other, year - 1, _BEFORE)
    if ours is None or theirs is None or now is None:
        return
    for name, row in mine.items():
        there = names.get(name)
        if there is None or row not in grid.columns[ours] or there not in other.columns[theirs]:
            continue
        old = other.columns[before].get(there) if before is not None else None
        yield _Row(grid.columns[ours][row], other.columns[theirs][there], old)


def _column(grid: Grid, year: int, word: re.Pattern[str]) -> int | None:
    """Return the one column of what was spent or received whose head names a year, or says it in a word."""
    amounts = {column: head for column, head in grid.heads.items() if not _NOT_SPENT.search(head)}
    named = [column for column, head in amounts.items() if str(year) in head or word.search(head)]
    return named[0] if len(named) == 1 else None


def _checks(case: Case, rows: list[_Row], year: int) -> Iterator[Check]:
    """Yield a check of each row where some agree, so that the columns are of one thing, or where all are left in."""
    same = [row for row in rows if abs(row.ours.value - row.theirs.value) <= row.ours.half + row.theirs.half]
    left = [row for row in rows if row.before is not None and row.ours.value == row.before.value != row.theirs.value]
    if not same and len(left) < len(rows):
        return
    for row in rows:
        outcome = PASS if row in same else FINDING
        key = f"audit.previous_column.{'pass' if row in same else 'left' if row in left else 'finding'}"
        begin = case.mark_before("\n", row.ours.start) + 1
        right, printed = in_full(row.theirs.value), in_full(row.ours.value)
        name = next((cell.strip() for cell in case.text[begin : row.ours.end].split("\t") if _NAME.search(cell)), "")
        yield check_of_words(
            "L04", key, ((begin, row.ours.end),), outcome=outcome, severity=ERROR,
            name=name, year=year, right=right, printed=printed,
        )  # fmt: skip
