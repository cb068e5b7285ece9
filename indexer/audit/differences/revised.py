"""A05: the revised budget is the initial one with what was added and without what was taken off, within a line.

An amount of another kind among them may be one more change that goes by other words; then nothing follows, unless it
is a part of one of them (年初1,650万元，其中省级620万元、县级1,030万元). Where the sum is wrong and the report prints
elsewhere the very amount that makes it right, under the same name, that is shown whatever stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import FINDING, NOT_CHECKABLE, Case, Check, compare, side
from indexer.model import Figure

_HOLDS = re.compile("其中|分别|包括|共(?!同|享)|合计")  # words of a sum and its parts
_WITHIN = re.compile(r"^(?:万元|亿元|元)?[(（](?:含|其中|包括)")


def revised_budgets(case: Case) -> Iterator[Check]:
    """A05: revised budget = initial budget + supplements - reductions, within a line.

    An amount of another kind among them may be one more change that goes by other words; then nothing follows.
    """
    for line in case.groups(case.money()):
        if not {"initial_budget", "revised_budget"} <= {figure.measure for figure in line}:
            continue
        by: dict[str, list[Figure]] = {}
        for figure in line:
            by.setdefault(figure.measure, []).append(figure)
        more, less = by.get("supplement", []), [*by.get("reduction", ()), *by.get("returned", ())]
        less = [f for f in less if not _of_request(f, by)]
        if len(by.get("revised_budget", ())) != 1 or len(by.get("initial_budget", ())) != 1 or not more + less:
            continue
        revised, initial = by["revised_budget"][0], by["initial_budget"][0]
        if len({f.year for f in (revised, initial, *more, *less)}) > 1 or revised.project != initial.project:
            continue
        used = [initial, *more, *less, revised]
        first, last = min(f.amount_start for f in used), max(f.amount_start for f in used)
        others = [f for f in line if first < f.amount_start < last and f not in used]
        told = case.text[first:last]
        if others:
            others, told = _without_parts(case, sorted(used, key=lambda f: f.amount_start), others)
        unless = NOT_CHECKABLE if others or _HOLDS.search(told) else FINDING
        ways = [(more, less), (_wholes(case, more), _wholes(case, less))]
        ways.append((ways[1][0], [f for f in ways[1][1] if f.measure != "returned"]))  # taken back after the year's end
        checks = [_revised(case, initial, *way, revised, unless) for way in ways]
        good = next((check for check in checks if check.outcome not in (FINDING, NOT_CHECKABLE)), None)
        yield good or _told_elsewhere(
            case, [(1, f) for f in (initial, *more)] + [(-1, f) for f in less], revised, checks[0]
        )


def _without_parts(case: Case, used: Sequence[Figure], others: Sequence[Figure]) -> tuple[list[Figure], str]:
    """Return the amounts that are no parts of those before them, and the words between all without those of parts."""
    left, told = list[Figure](), ""
    for figure, following in pairwise(used):
        run = [f for f in others if figure.amount_start < f.amount_start < following.amount_start]
        begin = figure.amount_end
        if run and _are_parts(case, figure, run):
            begin = run[-1].amount_end
        else:
            left += run
        told += case.text[begin : following.amount_start]
    return left, told


def _are_parts(case: Case, whole: Figure, run: Sequence[Figure]) -> bool:
    """Say whether amounts behind another come to it, or stand in brackets behind it as a part."""
    values = [case.term(f).value for f in run]
    if len(values) > 1 and sum(values) == case.term(whole).value:
        return True
    words = case.text[whole.amount_end : run[0].amount_start]
    return len(run) == 1 and _WITHIN.match(words) is not None and values[0] < case.term(whole).value


def _told_elsewhere(case: Case, signed: Sequence[tuple[int, Figure]], revised: Figure, check: Check) -> Check:
    """Return a finding where another place prints, under one's name, the amount that makes the sum right."""
    terms = [(sign, case.term(figure)) for sign, figure in signed]
    excess = sum((sign * term.value for sign, term in terms), Decimal(0)) - case.term(revised).value
    wrong = [(term.figure, term.value - sign * excess) for sign, term in terms]
    wrong.append((revised, case.term(revised).value + excess))
    lines = {case.line_of(revised)}
    for figure, right in wrong:
        places = [
            f for f in case.money()
            if f.amount_yuan == right and (f.measure, f.year) == (figure.measure, figure.year) and right > 0
            and (f.table is not None or case.line_of(f) not in lines)
        ]  # fmt: skip
        if places and not any(case.term(f).value == case.term(figure).value for f in _elsewhere(case, figure)):
            sides = dict.fromkeys((*check.sides, *map(side, places[:1])))
            return replace(check, outcome=FINDING, sides=tuple(sides))
    return check


def _elsewhere(case: Case, figure: Figure) -> list[Figure]:
    """Return the amounts of the measure and year of another that stand apart from it."""
    return [
        f for f in case.money()
        if f is not figure and (f.measure, f.year) == (figure.measure, figure.year)
        and (f.table is not None) is not (figure.table is not None)
    ]  # fmt: skip


def _revised(
    case: Case, initial: Figure, more: Sequence[Figure], less: Sequence[Figure], revised: Figure, unless: str
) -> Check:  # fmt: skip
    """Compare the revised budget with the initial one, what was added and what was taken off."""
    terms = [case.term(figure) for figure in (initial, *more, *less)]
    computed = terms[0].value + sum((case.term(f).value for f in more), Decimal(0))
    computed -= sum((case.term(f).value for f in less), Decimal(0))
    return compare("A05", computed, case.term(revised), terms, "audit.revised", unless=unless)


def _wholes(case: Case, figures: Sequence[Figure]) -> list[Figure]:
    """Return the changes without those that are parts of one beside them: 追加80万元（其中上级60万元、县级20万元）."""
    values = [case.term(figure).value for figure in figures]
    for number, value in enumerate(values):
        if len(values) > 2 and value and sum(values) == 2 * value:
            return [figures[number]]
    return list(figures)


def _of_request(cut: Figure, by: Mapping[str, Sequence[Figure]]) -> bool:
    """Say whether a cut was made in what was applied for, before the grant: 申报390万元，评审核减32万元."""
    asked = any(f.amount_start < cut.amount_start for f in by.get("requested", ()))
    return asked and all(cut.amount_start < f.amount_start for f in by.get("initial_budget", ()))
