"""A09 in a table: a column of shares gives each row's amount over the column's total.

Of which column the shares are, and whether of its total, is not said: it is known where the shares of all other rows
fit, three at least, and then the one that does not is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, side
from indexer.audit.percentages.ratios import ratio
from indexer.model import Figure

_FITTING = 3  # rows
_MOST_COLUMNS, _MOST_ROWS = 8, 200


def share_columns(case: Case) -> Iterator[Check]:
    """A09: check the shares of each table whose other rows tell what they are of."""
    if not [f for f in case.figures if f.measure == "share" and f.table is not None]:
        return
    numbers = [f for f in case.figures if f.kind in ("money", "percent") and f.table is not None and not f.approx]
    for table in case.tables_of(numbers):
        shares = [f for f in table if f.measure == "share" and "total" not in f.flags]
        if len(shares) <= _FITTING or len(shares) > _MOST_ROWS:
            continue
        for column in list(_columns(table))[:_MOST_COLUMNS]:
            if (checks := _checks(case, shares, column)) is not None:
                wrong = {share.amount_start for share, check in zip(shares, checks, strict=True) if _is_wrong(check)}
                case.once("told cells", set[int]).update(wrong)
                yield from (_with_others(case, check, table, shares) for check in checks)
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


def _is_wrong(check: Check) -> bool:
    return check.outcome == FINDING


def _with_others(case: Case, check: Check, table: Sequence[Figure], shares: Sequence[Figure]) -> Check:
    """Return a wrong share's check, beside it the others where they come to their total only by the share as it is."""
    total = [case.term(f) for f in table if f.measure == "share" and "total" in f.flags]
    if not _is_wrong(check) or len(total) != 1 or check.computed is None or check.printed is None:
        return check
    terms = [case.term(share) for share in shares]
    allowed = 2 * sum((term.half for term in terms), total[0].half)
    off = sum((term.value for term in terms), Decimal(0)) - total[0].value
    if abs(off) <= allowed or abs(off - check.printed + check.computed) > allowed:
        return check
    others = (side(f) for f in (*shares, total[0].figure))
    return replace(check, sides=tuple(dict.fromkeys([*check.sides, *others])))
