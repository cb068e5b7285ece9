"""B06: the rate of one budget and what was spent of it is the same in the text and in the table.

Both places print the same two amounts, so that no other scope explains two rates; one of them is a misprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, Case, Check, side
from indexer.audit.percentages.bases import is_of_others
from indexer.audit.percentages.rates import BUDGETS, lines_of_numbers, numbers_of
from indexer.audit.telling import check_of_words
from indexer.model import Figure

_MOST_ROWS = 400  # rows of tables that print a rate of execution
_Pair = tuple[Decimal | None, Decimal | None]


def retold_rates(case: Case) -> Iterator[Check]:
    """B06: each rate of execution in prose against the rate of a row that prints the same two amounts."""
    printed = _in_tables(case)
    amounts = {spent for spent, _ in printed}
    for line in lines_of_numbers(case) if printed else ():
        for number, rate in enumerate(line):
            if rate.kind != "percent" or rate.measure != "rate" or rate.approx:
                continue
            before = line[:number]
            spent = [f for f in before if f.measure == "executed" and f.direction is None][-1:]
            told = bool(spent) and spent[0].amount_yuan in amounts
            for other in _others(printed, before, spent[0]) if told else ():
                a, b = case.term(rate), case.term(other)
                # One that amounts of its own come to is of the initial budget, say, and the table's of the revised.
                apart = abs(a.value - b.value) > 2 * max(a.half, b.half)
                if apart and not _is_told_apart(before, spent[0], rate, other) and not is_of_others(case, rate, line):
                    terms = [f"{f.value:f}%" for f in (rate, other)]
                    yield check_of_words(
                        "B06", f"audit.alike.{FINDING}", (side(rate), side(other), side(spent[0])), terms=terms
                    )


def _is_told_apart(before: Sequence[Figure], spent: Figure, rate: Figure, other: Figure) -> bool:
    """Say whether the text has told the table's rate already, or this one is of another budget before it."""
    if any(f.kind == "percent" and f.value == other.value for f in before):
        return True
    bases = [f.amount_yuan for f in before if f.measure in BUDGETS and f.amount_yuan]
    printed, done = rate.value or Decimal(0), spent.amount_yuan or Decimal(0)
    return any(abs(100 * done / base - printed) < Decimal("0.01") for base in bases)


def _in_tables(case: Case) -> dict[_Pair, Figure]:
    """Return the rates of execution of tables by the amount spent and the budget of their rows."""
    found: dict[_Pair, Figure] = {}
    rated = {(f.table.table, f.table.row) for f in case.of_kind("percent") if f.table is not None and _is_rate(f)}
    if not 0 < len(rated) <= _MOST_ROWS:
        return found
    for row in case.rows(
        [f for f in numbers_of(case) if f.table is not None and (f.table.table, f.table.row) in rated]
    ):
        rates = [f for f in row if _is_rate(f)]
        spent = [f for f in row if f.measure == "executed" and f.amount_yuan]
        if len(rates) == len(spent) == 1:
            found.update({(spent[0].amount_yuan, f.amount_yuan): rates[0] for f in row if f.measure in BUDGETS})
    return found


def _is_rate(figure: Figure) -> bool:
    return figure.kind == "percent" and figure.measure == "rate" and not figure.approx


def _others(printed: dict[_Pair, Figure], before: Sequence[Figure], spent: Figure) -> list[Figure]:
    """Return the one rate that a table prints for what was spent and a budget before a rate; none for more than one."""
    budgets = {f.amount_yuan for f in before if f.measure in BUDGETS}
    found = {id(rate): rate for budget in budgets if (rate := printed.get((spent.amount_yuan, budget))) is not None}
    return list(found.values()) if len(found) == 1 else []
