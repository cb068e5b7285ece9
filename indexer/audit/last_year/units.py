"""L05: an amount in another unit than in last year's report, which is of its size only if the unit is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.last_year.pairs import pairs_of
from indexer.audit.last_year.pieces import Mark, value_of
from indexer.audit.telling import check_of_words

_UNIT = re.compile("([亿万千]?)元(?!/)")
_FACTORS = {"": 1, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_FAR = 100  # times that nothing grows or shrinks by in a year
_NEAR = 10


def other_units(case: Case, earlier: Case) -> Iterator[Check]:
    """Yield each amount whose number is near last year's, and whose unit is another."""
    for piece, other in pairs_of(case, earlier):
        for mark, before in zip(piece.numbers, other.numbers, strict=False):
            unit, old = _unit(case, mark), _unit(earlier, before)
            if unit is None or old is None or unit.group() == old.group():
                continue
            value, was = value_of(mark), value_of(before)
            if value and was and _are_near(value, was) and not _is_possible(value, was, unit.group(1), old.group(1)):
                span, theirs = (mark.start, unit.end()), (before.start, old.end())
                yield check_of_words(
                    "L05", "audit.other_unit", (span,), year=earlier.report.year,
                    printed=case.text[slice(*span)], stated=earlier.text[slice(*theirs)],
                )  # fmt: skip


def _are_near(a: Decimal, b: Decimal) -> bool:
    return max(a, b) <= _NEAR * min(a, b)


def _is_possible(value: Decimal, was: Decimal, unit: str, old: str) -> bool:
    now, then = value * _FACTORS[unit], was * _FACTORS[old]
    return max(now, then) <= _FAR * min(now, then)


def _unit(case: Case, mark: Mark) -> re.Match[str] | None:
    return _UNIT.match(case.folded(), mark.end)
