"""A20: one number that, written otherwise, would make several relations hold that do not hold as printed.

A sum that does not come out leaves open which of its numbers is wrong, and whether it is meant to come out at all. A
number that is a slip away from another value, and that value is asked for by two relations that share no number, is
a misprint: nothing innocent does that. Relations that the number as printed takes part in speak for it; there must be
fewer of these. An amount that is off by what the report prints as an amount of its own is rather of another scope.
Where a rule is sure of its terms, their total may be off by anything: what was to be taken off was forgotten, say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, islice, product
from typing import NamedTuple

from indexer.audit.case import ERROR, FINDING, NOT_CHECKABLE, PASS, ROUNDING, Case, Check, side
from indexer.audit.repeats.agreement import Found, Value, agreements, by_value, counts, told_elsewhere
from indexer.audit.repeats.told_apart import told_apart
from indexer.audit.slips import SLIPS, is_count_slip, is_slip, slip_of
from indexer.model import Figure
from indexer.numerals import plain

_FEWEST = 2  # relations that ask for one other value
_MOST_TERMS = 6  # of a relation whose signs are tried
_MOST = 60  # numbers of a report that are looked at
_MOST_ALIKE = 4  # values of what should be one
_MOST_AGAIN = 3  # places of an amount in names of rows
_QUOTED = 16  # sides of a finding
_LISTED_NEXT = re.compile(r"(?:万元|亿元|元|万)?[，,；]?(?:其中|包括|分别|分为|含|[（(：:])")
_ALTOGETHER = ("共", "计", "总", "额")
_CROWD, _NEAR, _CENTS = 5, 7, 100  # amounts of a line, those of a list and its total, and hundredths of a yuan


class _Doubt(NamedTuple):
    """A number that a relation would hold with another value of, and the other numbers of the relation."""

    figure: Figure
    right: Decimal
    others: Found


class _Repair(NamedTuple):
    """A number, what it should be, how many relations that share no number ask for that, and their numbers."""

    figure: Figure
    right: Decimal
    apart: int
    others: tuple[Figure, ...]


class _Held:
    """The relations of amounts that rules found to hold, by the places of their numbers."""

    def __init__(self, case: Case, checks: Sequence[Check]) -> None:
        self._case = case
        self._checks = [
            check for check in checks
            if check.outcome in (PASS, ROUNDING) and check.unit == "yuan" and check.computed is not None
        ]  # fmt: skip
        self._by_place: dict[tuple[int, int], list[int]] = {}
        for number, check in enumerate(self._checks):
            for place in check.sides:
                self._by_place.setdefault(place, []).append(number)
        self._places: dict[object, set[tuple[int, int]]] = {}  # of each amount, by measure and year
        for figure in case.money():
            self._places.setdefault((figure.amount_yuan, figure.measure, figure.year), set()).add(side(figure))

    def with_others(self, figure: Figure) -> Iterator[Found]:
        """Yield the other numbers of the relations that a number takes part in, wherever it is printed, in order."""
        places = self._places.get((figure.amount_yuan, figure.measure, figure.year), set())
        for number in sorted({number for place in places for number in self._by_place.get(place, ())}):
            others = [f for f in figures_of(self._case, self._checks[number]) if side(f) not in places]
            if len(others) > 1:
                yield tuple(others)


def repairs(case: Case, checks: Sequence[Check]) -> Iterator[Check]:
    """A20: the numbers that rules found not to agree, where a slip explains them and other relations bear it out."""
    doubts: dict[tuple[str, Decimal], list[_Doubt]] = {}
    of_checks = chain.from_iterable(_doubts(case, check) for check in checks)
    for doubt in chain(of_checks, _crowded(case), _told_twice(case)):
        doubts.setdefault((doubt.figure.id, doubt.right), []).append(doubt)
    if not doubts:  # as mostly
        return
    held = _Held(case, checks)
    found = [made for group in list(doubts.values())[:_MOST] if (made := _repair(case, group, held)) is not None]
    explained: set[str] = set()
    for repair in sorted(found, key=lambda each: -each.apart):
        if repair.figure.id not in explained and repair.others[0].id not in explained:
            explained.add(repair.figure.id)
            yield _check(case, repair)


def _doubts(case: Case, check: Check) -> Iterator[_Doubt]:
    if check.outcome not in (FINDING, NOT_CHECKABLE) or check.unit != "yuan" or check.computed is None:
        return
    if check.printed is None:
        return
    figures = figures_of(case, check)
    if check.key == "audit.alike":
        yield from _alike(case, figures)
        return
    signs = signs_of(case, figures, check.computed)
    if signs is None:
        return
    used = figures[: len(signs)]
    excess = check.computed - check.printed
    for figure, sign in zip(used, signs, strict=True):
        value = case.term(figure).value
        right = value - sign * excess
        left_out = check.outcome == FINDING and figure is used[0] and right > 0  # a rule is sure of its terms
        if left_out or _is_slip(case, value, right):
            yield _Doubt(figure, right, tuple(f for f in used if f is not figure))


def _told_twice(case: Case) -> Iterator[_Doubt]:
    """Yield both ways in which two amounts of one thing may have come about, told in two paragraphs."""

    def may_be_one(a: Figure, b: Figure) -> bool:
        one, other = case.term(a).value, case.term(b).value
        return _is_slip(case, one, other) or _is_short_slip(case, one, other)

    for a, b in told_apart(case, may_be_one):
        yield _Doubt(a, case.term(b).value, (b,))
        yield _Doubt(b, case.term(a).value, (a,))


def _is_short_slip(case: Case, one: Decimal, other: Decimal) -> bool:
    """Say whether two amounts differ in one digit of the few that they have, by what the report prints nowhere."""
    return is_count_slip(one, other) and abs(one - other) not in case.amounts()


def _crowded(case: Case) -> Iterator[_Doubt]:
    """Yield the numbers of lines with many that do not agree with the list right beside them, but for a slip.

    应补贴：保管费126万元、轮换费180万元、利息115.3万元，计457.3万元。实拨394.15万元，…: no rule has words for it all. A
    value that is printed elsewhere is that of another thing.
    """
    printed = case.amounts()
    for line in case.money_lines():
        figures = [f for f in line if counts(f)] if len(line) >= _CROWD else []
        values = [int((f.amount_yuan or 0) * _CENTS) for f in figures]
        for at, whole in enumerate(figures if len(figures) >= _CROWD else ()):
            for first, last in _lists_beside(case, whole, at, len(figures)):
                excess = values[at] - sum(values[first : last + 1])
                if abs(excess) not in SLIPS:
                    continue
                own = [whole, *figures[first : last + 1]]
                for figure, change in zip(own, (-excess, *[excess] * (last - first + 1)), strict=True):
                    value, right = (
                        figure.amount_yuan or Decimal(0),
                        (figure.amount_yuan or 0) + Decimal(change) / _CENTS,
                    )
                    if right not in printed and _is_slip(case, value, right):
                        yield _Doubt(figure, right, tuple(f for f in own if f is not figure))


def _lists_beside(case: Case, whole: Figure, at: int, count: int) -> Iterator[tuple[int, int]]:
    """Yield where lists may begin and end that an amount is the total of, by the words before it or behind it."""
    if _LISTED_NEXT.match(case.text, whole.amount_end):
        yield from ((at + 1, last) for last in range(at + 2, min(at + _NEAR, count)))
    if case.text[max(whole.amount_start - 2, 0) : whole.amount_start].rstrip("为是")[-1:] in _ALTOGETHER:
        yield from ((first, at - 1) for first in range(max(at - _NEAR, 0), at - 1))


def figures_of(case: Case, check: Check) -> list[Figure]:
    """Return the amounts that a check quotes, in its order, up to the first side that holds none."""
    places: dict[tuple[int, int], Figure] = case.once("by place", lambda: {side(f): f for f in case.money()})
    figures = []
    for place in check.sides:
        figure = places.get(place) or _first_in(case, place)
        if figure is None:
            break
        figures.append(figure)
    return figures


def _first_in(case: Case, place: tuple[int, int]) -> Figure | None:
    """Return the first amount of prose in a side that quotes more than it: 涉及资金350万元，占项目支出的100%."""
    money = case.money()
    at = bisect_left(money, place[0], key=lambda figure: figure.amount_start)
    first = money[at] if at < len(money) else None
    return first if first is not None and first.table is None and first.amount_end <= place[1] else None


def signs_of(case: Case, figures: Sequence[Figure], computed: Decimal) -> list[int] | None:
    """Return -1 for the printed number and the signs by which the terms behind it come to what was computed."""
    values = [case.term(figure).value for figure in figures[1:]]
    for count in range(len(values), 0, -1):
        if sum(values[:count], Decimal(0)) == computed:
            return [-1, *[1] * count]
    for count in range(min(len(values), _MOST_TERMS), 0, -1):
        for signs in product((1, -1), repeat=count):
            if sum((s * v for s, v in zip(signs, values, strict=False)), Decimal(0)) == computed:
                return [-1, *signs]
    return None


def _alike(case: Case, figures: Sequence[Figure]) -> Iterator[_Doubt]:
    """Yield both ways in which two numbers that should be one may have come about."""
    groups: dict[Decimal, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(case.term(figure).value, []).append(figure)
    for (a, first), (b, second) in combinations(groups.items(), 2) if len(groups) <= _MOST_ALIKE else ():
        if _is_slip(case, a, b):
            yield _Doubt(first[0], b, (second[0],))
            yield _Doubt(second[0], a, (first[0],))


def _is_slip(case: Case, value: Decimal, right: Decimal) -> bool:
    """Say whether a slip makes one value of the other; no wrong digit, where the report prints what it makes."""
    if right * value <= 0:
        return False
    if slip_of(value, right) == "swap":
        return True
    return is_slip(value, right) and abs(value - right) not in case.amounts()


def _repair(case: Case, doubts: Sequence[_Doubt], held: _Held) -> _Repair | None:
    """Return what a number should be and the relations that ask for it; None where they are too few."""
    figure, right = doubts[0].figure, doubts[0].right
    term = case.term(figure)
    asking = [doubt.others for doubt in doubts]
    asking += [found for others in asking if len(others) == 1 for found in held.with_others(others[0])]
    for other in [others[0] for others in asking if len(others) == 1 and others[0].table is None]:
        asking += [f for f in agreements(case, Value(other, right, term.half)) if len(f) > _FEWEST and figure not in f]
    asking += agreements(case, Value(figure, right, term.half))
    asking += told_elsewhere(case, Value(figure, right, term.half))
    holding = [*held.with_others(figure), *agreements(case, Value(figure, term.value, term.half))]
    if not _is_slip(case, term.value, right):  # what holds without one of the terms is how it came about
        holding = [found for found in holding if not _ids(found) < _ids(doubts[0].others)]
    told = set(map(_ids, holding))  # a rate that both values have by rounding asks for neither
    asking = [found for found in asking if _ids(found) not in told]
    apart = _apart(asking)
    # What fits its own parts is no misprint for one wrong digit: it is off by what another scope leaves out.
    against = len(_apart(holding))
    if len(apart) < _FEWEST or len(apart) <= against or (against and slip_of(term.value, right) != "swap"):
        return None
    others = {f.id: f for found in (*apart, *sorted(asking, key=len)) for f in found if f is not figure}
    return _Repair(figure, right, len(apart), tuple(others.values()))


def _ids(figures: Found) -> frozenset[str]:
    return frozenset(figure.id for figure in figures)


def _apart(sets: Sequence[Found]) -> list[Found]:
    """Return sets that share no amount, the smallest first."""
    chosen: list[Found] = []
    seen: set[Decimal | None] = set()
    for others in sorted(sets, key=len):
        amounts = {f.amount_yuan if f.kind == "money" else f.value for f in others}
        if not amounts & seen:
            chosen.append(others)
            seen |= amounts
    return chosen


def _check(case: Case, repair: _Repair) -> Check:
    term = case.term(repair.figure)
    others = repair.others[:_QUOTED]
    printed = [f"{plain(f.value or Decimal(0))}{f.unit or ''}" for f in others]
    again = islice(_again(case, repair), _MOST_AGAIN)
    sides = dict.fromkeys((side(repair.figure), *map(side, others), *map(side, again), *_in_words(case, repair)))
    return Check(
        "A20", FINDING, ERROR, tuple(sides), repair.right, term.value, term.half, "yuan", "audit.repair",
        (("number", repair.apart), ("terms", printed)),
    )  # fmt: skip


def _again(case: Case, repair: _Repair) -> Iterator[Figure]:
    """Yield where the right amount is printed as that of the same thing."""
    own = repair.figure
    for figure in by_value(case).get(repair.right, ()):
        if (figure.measure, figure.year, figure.project) == (own.measure, own.year, own.project):
            yield figure


def _in_words(case: Case, repair: _Repair) -> Iterator[tuple[int, int]]:
    """Yield where the right amount stands in a row's name, of which no figure is read: 预算执行（预算数90.5万元）."""
    figure = repair.figure
    if not figure.value or not figure.amount_yuan or not figure.unit:
        return
    number = f"{repair.right * figure.value / figure.amount_yuan:,.{case.decimals(figure)}f}{figure.unit}"
    places = {f.amount_start for f in repair.others}
    at = case.text.find(number)
    for _ in range(_MOST_AGAIN):
        if at < 0:
            return
        if at not in places and case.in_table(at) and not case.text[at - 1 : at].isdecimal():
            yield at, at + len(number)
        at = case.text.find(number, at + 1)
