"""A16 in a table with a column of numbers, one of standards and one of amounts, row by row.

In what unit the columns are, and for how many months a standard is, the rows say themselves: by one factor all of them
come right, but one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from indexer.audit.case import FINDING, NOT_CHECKABLE, PASS, Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.slips import is_exchanged, is_misprinted_amount, is_short_slip
from indexer.audit.telling import check_of_words
from indexer.model import Cell, Table
from indexer.numerals import plain

_HEADS = (
    ("number", re.compile(r"^[^\W\d_]{0,8}(?:人数|户数|数量|面积|人次|件数|次数|个数|亩数|班次)(?:[(].{1,8}[)])?$")),
    ("standard", re.compile(r"^[^\W\d_]{0,8}(?:标准|单价)(?:[(].{1,14}[)])?$")),
    ("amount", re.compile(r"^[^\W\d_]{0,8}(?:金额|小计|总价|补助资金|补贴资金)(?:[(].{1,8}[)])?$")),
)  # fmt: skip
# A number may have its unit behind it, and a standard its words before it: 320顶, 每户1,800元.
_VALUE = re.compile(
    r"(?:每[^\W\d_年月日天季次期]{1,6})?(\d[\d,]{0,14}(?:\.\d{1,6})?)(?:[^\W\d_]{1,3}|元/[^\W\d_]{1,4})?"
)
_SCALED = re.compile("[万亿千百]")
_TOTAL = re.compile(r"^(?:合计|总计|共计)$")
_WAN = Decimal(10_000)
_FACTORS = tuple(factor * months for months in (1, 12, 10, 6, 4, 3, 2) for factor in (Decimal(1), 1 / _WAN, _WAN))
_FEWEST = 2  # rows that come right


class _Row(NamedTuple):
    cells: tuple[Cell, Cell, Cell]  # number, standard, amount
    product: Decimal
    amount: Decimal
    half: Decimal


def product_rows(case: Case) -> Iterator[Check]:
    """A16: each row's number times its standard is its amount."""
    for table in case.tables:
        rows, total = _rows(case, table)
        if len(rows) > _FEWEST:
            yield from _checks(case, rows, total)


def _rows(case: Case, table: Table) -> tuple[list[_Row], Decimal | None]:
    """Return the rows that have all three, and the total of the amounts where the table prints it."""
    heads = [(cell.column, words_of(case, cell)) for cell in table.cells if cell.row == 0]
    columns: dict[str, int] = {}
    for name, form in _HEADS:
        found = [column for column, words in heads if form.match(words)]
        if len(found) != 1:
            return [], None
        columns[name] = found[0]
    by_row = cell_rows(case, table)
    rows, total = [], None
    for number in list(by_row)[1:]:
        cells = [by_row[number].get(columns[name]) for name, _ in _HEADS]
        values = [_value(case, cell) for cell in cells]
        if any(_TOTAL.match(words_of(case, cell)) for cell in by_row[number].values()):
            total = values[2]
        elif all(value is not None and value for value in values):
            how_many, each, amount = (value or Decimal(0) for value in values)
            three = tuple(cell for cell in cells if cell is not None)
            exponent = amount.as_tuple().exponent
            half = Decimal(5).scaleb(int(exponent) - 1)
            rows.append(_Row((three[0], three[1], three[2]), how_many * each, amount, half))
    return rows, total


def _value(case: Case, cell: Cell | None) -> Decimal | None:
    words = words_of(case, cell) if cell is not None else ""
    found = _VALUE.fullmatch(words)
    return Decimal(found.group(1).replace(",", "")) if found and not _SCALED.search(words) else None


def _checks(case: Case, rows: Sequence[_Row], total: Decimal | None) -> Iterator[Check]:
    for factor in _FACTORS:
        wrong = [row for row in rows if abs(row.product * factor - row.amount) > row.half]
        if len(wrong) < 2 and len(rows) - len(wrong) >= _FEWEST:
            for row in rows:
                yield _check(case, row, row.product * factor, row in wrong, rows, total)
            return


def _is_turned(case: Case, row: _Row, computed: Decimal) -> bool:
    """Say whether the amount comes out even with two neighbours of the number, or of the standard, exchanged."""
    factors = [_value(case, cell) or Decimal(0) for cell in row.cells[:2]]
    return any(is_exchanged(value, value * row.amount / computed) for value in factors if computed)


def _check(
    case: Case, row: _Row, computed: Decimal, wrong: bool, rows: Sequence[_Row], total: Decimal | None
) -> Check:  # fmt: skip
    others = sum((each.amount for each in rows if each is not row), Decimal(0))
    shown = is_misprinted_amount(computed, row.amount) or is_short_slip(computed, row.amount)
    shown = shown or (total is not None and others + computed == total) or (wrong and _is_turned(case, row, computed))
    outcome = PASS if not wrong else FINDING if shown else NOT_CHECKABLE
    number, standard, amount = ((cell.start, cell.end) for cell in row.cells)
    return check_of_words(
        "A16", f"audit.row_product.{outcome}", (amount, number, standard), outcome=outcome, computed=plain(computed),
        printed=plain(row.amount),
    )  # fmt: skip
