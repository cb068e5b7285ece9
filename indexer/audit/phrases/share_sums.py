"""A10 in a table: a column of shares that ends in a total of 100% comes to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.model import Cell, Table

_SHARES = re.compile("占[^,。;]{0,8}比|比重|比例|构成")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)(%?)")
_TOTAL = re.compile(r"^(?:合计|总计|共计)$")
_PARTS = re.compile("其中|小计")
_HUNDRED, _FAR = Decimal(100), Decimal(20)
_FEWEST = 2


def shares_of_columns(case: Case) -> Iterator[Check]:
    """A10: the shares above a total of 100%."""
    for table in case.tables:
        if _SHARES.search(case.folded(), table.start, table.end):
            yield from _of_table(case, table)


def _of_table(case: Case, table: Table) -> Iterator[Check]:
    rows = list(cell_rows(case, table).values())
    head, names = rows[0], [words_of(case, row[min(row)]) for row in rows]
    if len(rows) < _FEWEST + 2 or not _TOTAL.match(names[-1]) or any(map(_PARTS.search, names)):
        return
    for column, cell in head.items():
        if _SHARES.search(words_of(case, cell)) and all(column in row for row in rows):
            yield from _of_column(case, words_of(case, cell), [row[column] for row in rows[1:]])


def _of_column(case: Case, head: str, cells: Sequence[Cell]) -> Iterator[Check]:
    found = [_SHARE.fullmatch(words_of(case, cell)) for cell in cells]
    shares = [match for match in found if match is not None]
    if len(shares) < len(cells) or not ("%" in head or shares[-1].group(2)):
        return
    *values, whole = (Decimal(match.group(1)) for match in shares)
    if whole != _HUNDRED:
        return
    computed = sum(values, Decimal(0))
    places = max(-int(value.as_tuple().exponent) for value in values)
    allowed = Decimal(len(values)).scaleb(-places)
    if allowed < abs(computed - _HUNDRED) <= _FAR:
        sides = tuple((cell.start, cell.end) for cell in cells[:-1])
        terms = (("terms", [f"{value}%" for value in values]),)
        yield Check("A10", FINDING, FLAG, sides, computed, _HUNDRED, allowed, "percent", "audit.shares", terms)
