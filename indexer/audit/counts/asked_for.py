"""What else asks for the number that the classes of a list come to: a table's total, a rate, what is done and is not.

A list behind 其中 may be partial, and then its classes come to anything. Where the number that they do come to is the
total of the very same classes in a table, makes a rate right that the number in all does not, or is what the done and
the undone come to, it is the number in all that is wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import Case
from indexer.audit.grids import grids
from indexer.audit.phrases.numbers import PERCENT, Number, are_plain
from indexer.audit.relations.paragraphs import Paragraph, paragraphs
from indexer.audit.slips import significant

_FEWEST = 3  # classes of a list that a column has by chance in no report
_LONGEST = 60  # characters of a row that are quoted
_PRECISE = 3  # digits of a rate that is hit by chance in no paragraph
_RATE = re.compile("率|占|比")
_DONE = re.compile(r"(?:完工|竣工|完成|建成|办结|结案|验收|到账|开工)[^\W\d_]{0,3}$")
_UNDONE = re.compile(r"^[^\W\d_]{0,4}(?:在建|未|尚|正在|续建|在办)")
_HUNDRED = Decimal(100)

Place = tuple[int, int]


def asked_for(
    case: Case, values: Sequence[Decimal], total: Decimal, unit: str, place: Place, listed: Sequence[Place]
) -> list[Place]:
    """Return where it stands what asks for the sum of a list's values rather than for the total at `place`.

    A class of the list may be told as a share of the list: 小学36所、初中18所，小学占中小学的66.67%.
    """
    computed = sum(values, Decimal(0))
    found = _column(case, values, computed) if len(values) >= _FEWEST else []
    ends, told = case.once("paragraphs in order", lambda: _in_order(case))
    paragraph = told[at] if (at := bisect_left(ends, place[1])) < len(told) else None
    if paragraph is None or paragraph.sentences[0].start > place[0]:
        return found
    own = [place, *listed]
    numbers = [number for number in paragraph.numbers if not any(a <= number.start < b for a, b in own)]
    return found + _rate(numbers, computed, total, unit) + _halves(numbers, computed, unit)


def _in_order(case: Case) -> tuple[list[int], list[Paragraph]]:
    """Return where the paragraphs that hold numbers end, and the paragraphs."""
    told = [paragraph for paragraph in paragraphs(case) if paragraph.numbers]
    return [paragraph.sentences[-1].end for paragraph in told], told


def _column(case: Case, values: Sequence[Decimal], computed: Decimal) -> list[Place]:
    """Return the total of the column that prints just these values in its rows."""
    place = case.once("totals by their column", lambda: _totals(case)).get((computed, tuple(sorted(values))))
    return [place] if place is not None else []


def _totals(case: Case) -> dict[tuple[Decimal, tuple[Decimal, ...]], Place]:
    """Return where the totals of columns stand, by their value and those of their rows."""
    found: dict[tuple[Decimal, tuple[Decimal, ...]], Place] = {}
    for grid in grids(case):
        for numbers in grid.columns.values():
            total = numbers.get(grid.total) if grid.total is not None else None
            if total is not None:
                rows = sorted(number.value for row, number in numbers.items() if row != grid.total)
                begin = case.mark_before("\n", total.start) + 1
                place = (begin if total.start - begin <= _LONGEST else total.start, total.end)
                found.setdefault((total.value, tuple(rows)), place)
    return found


def _rate(numbers: Sequence[Number], computed: Decimal, total: Decimal, unit: str) -> list[Place]:
    """Return a rate of the sum, or that the sum is of another number, that is none of the total, and that number."""
    for rate in numbers:
        if rate.unit != PERCENT or len(significant(rate.value)) < _PRECISE or not _RATE.search(rate.label):
            continue
        for other in numbers:
            if other.unit == unit and other.start < rate.start and are_plain((other,)):
                pairs = [(other.value, whole) for whole in (computed, total)]
                if other.value > max(computed, total):
                    pairs = [(whole, part) for part, whole in pairs]
                off = [abs(_HUNDRED * part / whole - rate.value) > rate.half for part, whole in pairs if whole]
                if off == [False, True]:
                    return [rate.place, other.place]
    return []


def _halves(numbers: Sequence[Number], computed: Decimal, unit: str) -> list[Place]:
    """Return what is done and what is not yet, told one after the other, where they come to the sum."""
    for done, undone in pairwise(number for number in numbers if number.unit == unit):
        if done.value + undone.value == computed and _DONE.search(done.label) and _UNDONE.search(undone.label):
            return [done.place, undone.place]
    return []
