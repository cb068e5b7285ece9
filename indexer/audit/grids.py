"""The numbers of a table as it is printed: columns with their heads, whatever the amounts in them were read as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from indexer.audit.case import Case
from indexer.audit.cells import cell_rows, words_of
from indexer.model import Cell, Table

_NUMBER = re.compile(  # 12个 is 12, 3万人 is none
    r"([-−–+]?)(\d[\d,]{0,14}(?:\.\d{1,4})?)(?:(%)|(?![万亿千百分年月日第])[^\W\d_]{1,2}|平方米|立方米)?"
)
_NO_NUMBER = re.compile(r"序号|编码|代码|编号|年份|年度$|日期|电话")
_TOTAL = re.compile(r"^(?:合计|总计|共计|小计)|(?:合计|总计)$")
_FEWEST = 3  # rows with numbers, and numbers of a column
_MOST_ROWS, _MOST_COLUMNS = 80, 9
_WORDS = 16  # characters of a head that are shown


class Number(NamedTuple):
    """A cell's number, half a unit of its last digit, and where it stands."""

    value: Decimal
    half: Decimal
    percent: bool
    start: int
    end: int

    @property
    def sides(self) -> tuple[int, int]:
        """Return the stretch of text that it is quoted by."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Grid:
    """`columns` by number, each its numbers by row; `heads` of the same columns; the row of the total, if there is one.

    `words` are what else a row prints, from its second cell on; `end` is where the table ends. Columns that number the
    rows, and years and codes, are left out.
    """

    heads: Mapping[int, str]
    columns: Mapping[int, Mapping[int, Number]]
    total: int | None
    words: Mapping[int, str]
    end: int


def grids(case: Case) -> list[Grid]:
    """Return the grid of each table of three rows and two columns of numbers, or more."""
    return case.once("grids", lambda: [grid for table in case.tables if (grid := _grid(case, table)) is not None])


def _grid(case: Case, table: Table) -> Grid | None:
    rows = list(cell_rows(case, table).items())
    if not _FEWEST < len(rows) <= _MOST_ROWS:
        return None
    heads: dict[int, str] = {}
    columns: dict[int, dict[int, Number]] = {}
    totals: list[int] = []
    words: dict[int, str] = {}
    for at, (row, cells) in enumerate(rows):
        found = dict(_numbers(case, cells))
        if at < max(table.header_rows, 1):
            for column, cell in cells.items():
                heads.update({c: words_of(case, cell) for c in range(column, column + max(cell.column_span, 1))})
            continue
        for column, number in found.items():
            columns.setdefault(column, {})[row] = number
        names = [words_of(case, cell) for column, cell in cells.items() if column not in found]
        words[row] = " ".join(names[1:])
        if found and any(_TOTAL.search(name) for name in names):
            totals.append(row)
    kept = {c: numbers for c, numbers in columns.items() if len(numbers) >= _FEWEST and _is_column(heads.get(c, ""))}
    if not 2 <= len(kept) <= _MOST_COLUMNS:
        return None
    total = totals[0] if len(totals) == 1 else None
    named = {column: _name(heads[column]) for column in kept}
    return Grid(named, {c: _precise(numbers) for c, numbers in kept.items()}, total, words, table.end)


def _name(head: str) -> str:
    """Return a head without what it adds in brackets, but for the mark of percentages."""
    name, bracket, inner = head.partition("(")
    return name[:_WORDS] + ("%" if bracket and "%" in inner else "")


def _is_column(head: str) -> bool:
    return bool(head) and _NO_NUMBER.search(head) is None


def _numbers(case: Case, cells: Mapping[int, Cell]) -> Iterator[tuple[int, Number]]:
    for column, cell in cells.items():
        if not 0 < cell.end - cell.start <= 24:
            continue
        found = _NUMBER.fullmatch(words_of(case, cell))
        if found is not None:
            sign, digits, percent = found.groups()
            value = Decimal(digits.replace(",", ""))
            half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
            yield column, Number(-value if sign and sign != "+" else value, half, bool(percent), cell.start, cell.end)


def _precise(numbers: Mapping[int, Number]) -> dict[int, Number]:
    """Return a column's amounts with the precision of the finest, up to two decimals: zeros at the end are dropped."""
    finest = min((each.half for each in numbers.values()), default=Decimal(0))
    finest = max(finest, Decimal("0.005"))
    return {
        row: each if each.percent or each.half <= finest else each._replace(half=finest)
        for row, each in numbers.items()
    }
