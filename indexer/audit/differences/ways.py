"""A14 and A07: a change goes the way that its two amounts do.

上年231.50万元，本年比上年增加5.30万元 where this year has 226.20: the difference is right and its direction is not.
That two amounts differ by a third to the last digit is no chance, so that the amounts may stand anywhere in the
report; where one stands that bears the change out as it is told, nothing follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check, is_exact, side
from indexer.audit.differences.growth import COMPARABLE
from indexer.audit.matters import sign_of
from indexer.audit.slips import significant
from indexer.audit.telling import as_told, check_of_words
from indexer.model import Figure

_BUDGETS = ("initial_budget", "revised_budget")
_NOW = ("executed", "income", "initial_budget", "revised_budget", "achieved")
_RULES = {"change": "A14", "variance": "A07"}
_DIGITS = 3  # significant digits by which amounts hardly fit by chance
_BEFORE = 4  # amounts before a change among which its base is
_LATER = re.compile(r"[比较](20\d\d)年")


def ways(case: Case) -> Iterator[Check]:
    """A14 and A07: each change in prose whose two amounts show it to go the other way."""
    values: Mapping[Decimal | None, list[Figure]] | None = None
    for line in case.lines_with(*_RULES):
        for number, stated in enumerate(line):
            if stated.measure not in _RULES or stated.approx or stated.direction is None or not _is_long(stated):
                continue
            if stated.id in case.once("told changes", set[str]):
                continue
            values = values or case.once("amounts by value", lambda: _by_value(case))
            bases = list(_bases(case, line[max(number - _BEFORE, 0) : number], stated))
            for base in bases if not any(_is_borne_out(values, base, stated) for base in bases) else ():
                now = _turned(values, base, stated)
                if now is not None:
                    yield _check(case, now, base, stated)
                    break


def _is_long(stated: Figure) -> bool:
    return stated.amount_yuan is not None and len(significant(stated.amount_yuan)) >= _DIGITS - 1


def _by_value(case: Case) -> dict[Decimal | None, list[Figure]]:
    found: dict[Decimal | None, list[Figure]] = {}
    for figure in case.exact_money():
        found.setdefault(figure.amount_yuan, []).append(figure)
    return found


def _bases(case: Case, before: Sequence[Figure], stated: Figure) -> Iterator[Figure]:
    """Yield what the change of a sentence may be told against: last year's amount, or this year's budget."""
    found = [base for base in reversed(before) if _may_be_base(base, stated)]
    if found:
        sentence = case.sentence_of(stated)
        words = case.folded()[sentence : stated.amount_start]
        if not COMPARABLE.search(words) and all(int(year) != stated.year for year in _LATER.findall(words)):
            yield from (base for base in found if case.sentence_of(base) == sentence)


def _may_be_base(base: Figure, stated: Figure) -> bool:
    if not is_exact(base):
        return False
    if stated.measure == "variance":
        return base.measure in _BUDGETS
    earlier = base.year is not None and stated.year is not None and base.year < stated.year
    return stated.measure == "change" and (earlier or base.measure == "previous")


def _is_borne_out(values: Mapping[Decimal | None, Sequence[Figure]], base: Figure, stated: Figure) -> bool:
    """Say whether the report prints what a change makes of its base, told as it is."""
    return (base.amount_yuan or Decimal(0)) + (stated.amount_yuan or Decimal(0)) * sign_of(stated) in values


def _turned(values: Mapping[Decimal | None, Sequence[Figure]], base: Figure, stated: Figure) -> Figure | None:
    """Return this year's amount where it differs from the base by the change, the other way."""
    change = (stated.amount_yuan or Decimal(0)) * sign_of(stated)
    was = base.amount_yuan or Decimal(0)
    found = [f for f in values.get(was - change, ()) if f.measure in _NOW and f is not base]
    years = {stated.year, base.year + 1 if base.year is not None and base.measure == "previous" else stated.year}
    return next((f for f in found if f.year in years and f.measure != base.measure), None)


def _check(case: Case, now: Figure, base: Figure, stated: Figure) -> Check:
    terms = list(map(as_told, (now, base)))
    way = "less" if sign_of(stated) > 0 else "more"
    sides = map(side, (stated, now, base))
    change = case.text[stated.start : stated.end]
    return check_of_words(_RULES[stated.measure], f"audit.way.{way}", sides, terms=terms, change=change)
