"""A09 in a table: a column of shares gives each row's amount over the column's total.

Of which column the shares are, and whether of its total, is not said: it is known where the shares of all other rows
fit, three at least, and then the one that does not is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check
from indexer.audit.ratios import ratio
from indexer.model import Figure

_FITTING = 3  # rows
_MOST_COLUMNS, _MOST_ROWS = 8, 200


def share_columns(case: Case) -> Iterator[Check]:
    """A09: check the shares of each table whose other rows tell what they are of."""
    if not any(f.measure == "share" and f.table is not None for f in case.figures):
        return
    numbers = [f for f in case.figures if f.kind in ("money", "percent") and f.table is not None and not f.approx]
    for table in case.tables_of(numbers):
        shares = [f for f in table if f.measure == "share" and "total" not in f.flags]
        if len(shares) <= _FITTING or len(shares) > _MOST_ROWS:
            continue
        for column in list(_columns(table))[:_MOST_COLUMNS]:
            if (checks := _checks(case, shares, column)) is not None:
                yield from checks
                break


def _columns(table: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Yield the amounts of each column of money that has a total."""
    columns: dict[tuple[str, str], list[Figure]] = {}
    for figure in table:
        if figure.kind == "money" and figure.table is not None and figure.amount_yuan:
            columns.setdefault((figure.table.column, figure.measure), []).append(figure)
    yield from (column for column in columns.values() if sum("total" in f.flags for f in column) == 1)


def _checks(case: Case, shares: Sequence[Figure], column: Sequence[Figure]) -> list[Check] | None:
    """Return what the shares come to as those of a column, None where they are not its."""
    total = next(f for f in column if "total" in f.flags)
    parts: dict[str, list[Figure]] = {}
    for figure in column:
        if figure is not total and figure.table is not None:
            parts.setdefault(figure.table.row, []).append(figure)
    checks = []
    for share in shares:
        own = parts.get(share.table.row, []) if share.table is not None else []
        if len(own) != 1:
            return None
        checks.append(ratio("A09", case.term(share), case.term(own[0]), case.term(total), FLAG, sure=lambda: True))
    wrong = [check for check in checks if check.outcome in (FINDING, NOT_CHECKABLE)]
    return checks if len(wrong) <= 1 and len(checks) - len(wrong) >= _FITTING else None
