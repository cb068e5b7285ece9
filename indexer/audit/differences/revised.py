"""A05: a revised budget is the initial one with what was added to it and without what was taken off, within a line.

An amount of another kind among them may be one more change that goes by other words; then nothing follows, and neither
where 其中 may make one of the changes a part of another. A list that comes to the amount before it is proved to be its
parts, and leaves the rest as plain as if it were not there. Where the sum is wrong and the report prints elsewhere the
very amount that makes it right, under the same name, that is shown whatever stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.audit.case import FINDING, NOT_CHECKABLE, Case, Check, compare, side
from indexer.audit.slips import is_misprinted_amount
from indexer.audit.spans import words_before
from indexer.audit.subjects import role_of
from indexer.model import Figure

_HOLDS = re.compile("其中|分别|包括|共(?!同|享)|合计")  # words of a sum and its parts
_WITHIN = re.compile(r"(?:万元|亿元|元)?[(（](?:含|其中|包括)")
_MOVED = re.compile("调剂|内部|相抵|净额|净增|抵减")  # of one change that another holds, or that changes no total
_CARRIED = re.compile("(?:上年|年初|往年)[^,。;]{0,4}(?:结转|结余)[^,。;]{0,6}[、和及与加]")
_ASIDE = re.compile("其中|分别|共|合计|调剂|内部|相抵|净|抵减|结[转余]|另|[(]")
_PART = re.compile("其中|包括|含|分别")
_LEAD = re.compile("主要|其中|包括|含|用于|[(（:：]")
_LINE = re.compile("项目预算|项目支出|基本支出|三公|人员经费|公用经费")
_LONGEST = 80  # characters from an initial budget to a revised one
_FEWEST_PARTS, _MOST_PARTS = 2, 9


def revised_budgets(case: Case) -> Iterator[Check]:
    """A05: revised budget = initial budget + supplements - reductions, within a line."""
    if not {"initial_budget", "revised_budget"} <= {figure.measure for figure in case.money()}:
        return
    for line in case.groups(case.money()):
        if not {"initial_budget", "revised_budget"} <= {figure.measure for figure in line}:
            continue
        by: dict[str, list[Figure]] = {}
        for figure in line:
            by.setdefault(figure.measure, []).append(figure)
        first, last = (_wholes(case, by[measure]) for measure in ("initial_budget", "revised_budget"))
        more, less = by.get("supplement", []), [*by.get("reduction", ()), *by.get("returned", ())]
        less = [f for f in less if not _of_request(f, by)]
        checks: list[Check] = []
        if len(first) == len(last) == 1 and more + less:
            checks = list(_compared(case, line, first[0], last[0], more, less))
        if not checks or checks[0].outcome == NOT_CHECKABLE:
            checks = list(_in_rows(case, line)) or checks
        yield from checks


def _in_rows(case: Case, line: Sequence[Figure]) -> Iterator[Check]:
    """Compare each revised budget with the initial one and the changes right before it, whatever else is told."""
    for at, revised in enumerate(line):
        begin = at - 1
        while begin > 0 and line[begin].measure in ("supplement", "reduction"):
            begin -= 1
        if revised.measure != "revised_budget" or revised.table is not None or not 0 <= begin < at - 1:
            continue
        initial, changes = _whole_of(case, line, begin), line[begin + 1 : at]
        if initial.measure == "initial_budget" and _is_row(case, line[begin], initial, changes, revised):
            more, less = ([f for f in changes if f.measure == kind] for kind in ("supplement", "reduction"))
            yield _revised(case, initial, more, less, revised, FINDING)


def _is_row(case: Case, last: Figure, initial: Figure, changes: Sequence[Figure], revised: Figure) -> bool:
    """Say whether what stands from the initial budget, or the `last` of its parts, on is all there is."""
    if len({(f.year, f.project) for f in (initial, *changes, revised)}) > 1 or _is_of_line(case, initial, revised):
        return False
    folded = case.folded()
    words = folded[last.amount_end : revised.amount_start]
    before = folded[case.sentence_of(initial) : revised.amount_start]
    if words.count("。") > (initial is not last) or len(words) > _LONGEST or _ASIDE.search(words):
        return False
    if initial is last and _PART.search(words_before(case, initial)):  # 其中县级600万元
        return False
    return not _CARRIED.search(before) and not any(_is_of_other(initial, f) for f in changes)


def _compared(
    case: Case, line: Sequence[Figure], initial: Figure, revised: Figure,
    more: Sequence[Figure], less: Sequence[Figure],
) -> Iterator[Check]:  # fmt: skip
    if len({f.year for f in (revised, initial, *more, *less)}) > 1 or revised.project != initial.project:
        return
    used = [initial, *more, *less, revised]
    first, last = min(f.amount_start for f in used), max(f.amount_start for f in used)
    carried = [f for f in line if f.measure == "carry_in"]
    lists = [(whole, parts) for whole in (initial, *more) if (parts := _parts(case, line, whole))]
    held = [part for _, parts in lists for part in parts]
    listed = [part for whole, parts in lists if _leads(case, whole, parts) for part in parts]
    more, less = ([f for f in figures if f not in listed] for figures in (more, less))
    whole_more, whole_less = _wholes(case, more), _wholes(case, less)
    own = [f for f in line if f.measure == initial.measure]  # they come to it
    others = [f for f in line if first < f.amount_start < last and f not in used and f not in own and f not in held]
    told = _without_parts(case, (first, last), lists)
    unprinted = not carried and _CARRIED.search(case.folded(), case.sentence_of(initial), last)
    of_other = any(_is_of_other(initial, f) for f in (*more, *less)) or _is_of_line(case, initial, revised)
    apart = unprinted or _HOLDS.search(told) or _MOVED.search(told) or of_other
    unless = NOT_CHECKABLE if others or apart else FINDING
    ways = [(more, less), (whole_more, whole_less), *_net(case, more, less)]
    ways.append((whole_more, [f for f in whole_less if f.measure != "returned"]))  # taken back after the year's end
    ways.append(([*whole_more, *carried], whole_less))  # 可用资金 holds what was carried in
    if initial.amount_start < revised.amount_start:  # 调整后预算130万元，年底又调减5万元
        ways.append((whole_more, [f for f in whole_less if f.amount_start < revised.amount_start]))
    checks = [_revised(case, initial, *way, revised, unless) for way in ways]
    proved = len(whole_more) < len(more) and not apart
    wrong, way = (checks[1], ways[1]) if proved else (checks[0], ways[0])
    signed = [(1, initial), *((1, f) for f in way[0]), *((-1, f) for f in way[1])]
    computed, printed = wrong.computed or Decimal(0), wrong.printed or Decimal(0)
    if any(len(parts) == 1 for _, parts in lists) and not is_misprinted_amount(computed, printed):
        wrong = replace(wrong, outcome=NOT_CHECKABLE)  # one amount in brackets may be no part of what is before it
    good = next((check for check in checks if check.outcome not in (FINDING, NOT_CHECKABLE)), None)
    yield good or _told_elsewhere(case, signed, revised, wrong)


def _whole_of(case: Case, line: Sequence[Figure], at: int) -> Figure:
    """Return the amount that those up to a place come to, else the one there: 预算485万元，其中甲162万元，乙323万元."""
    total = Decimal(0)
    for first in range(at, max(at - _MOST_PARTS, 0), -1):
        total += case.term(line[first]).value
        if first < at and total == case.term(line[first - 1]).value and line[first - 1].measure == line[at].measure:
            return line[first - 1]
    return line[at]


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


def _net(case: Case, more: Sequence[Figure], less: Sequence[Figure]) -> Iterator[tuple[list[Figure], list[Figure]]]:
    """Yield a first change that the others come to: 净追加150万元，其中追加170万元、调减20万元."""
    values = [sum((case.term(f).value for f in figures), Decimal(0)) for figures in (more[1:], less)]
    if more and case.term(more[0]).value == values[0] - values[1]:
        yield [more[0]], []


def _is_of_other(initial: Figure, change: Figure) -> bool:
    """Say whether a change is of a line of the accounts that the budget is not: 三公经费调减, of the projects'."""
    whole, own = role_of(initial), role_of(change)
    return own is not None and whole not in (None, "total_expenditure", own)


def _is_of_line(case: Case, initial: Figure, revised: Figure) -> bool:
    """Say whether a revised budget names a line of the accounts that the initial one does not: 调整后项目预算."""
    named = _LINE.search(words_before(case, revised))
    return named is not None and named.group() not in words_before(case, initial)


def _wholes(case: Case, figures: Sequence[Figure]) -> list[Figure]:
    """Return the amounts without those that are parts of one beside them: 追加80万元（其中上级60万元、县级20万元）."""
    values = [case.term(figure).value for figure in figures]
    for number, value in enumerate(values):
        if len(values) > _FEWEST_PARTS and value and sum(values) == 2 * value:
            return [figures[number]]
    return list(figures)


def _parts(case: Case, line: Sequence[Figure], whole: Figure) -> list[Figure]:
    """Return the amounts right behind one that come to it, or the one that stands in brackets as a part of it."""
    at, total = line.index(whole), Decimal(0)
    for last in range(at + 1, min(at + _MOST_PARTS, len(line))):
        total += case.term(line[last]).value
        if total == case.term(whole).value and last > at + 1:
            return list(line[at + 1 : last + 1])
    held = line[at + 1 : at + 2]
    within = held and _WITHIN.match(case.text, whole.amount_end, held[0].amount_start)
    return list(held) if within and case.term(held[0]).value < case.term(whole).value else []


def _leads(case: Case, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether words lead from a change to a list of what it is made up of, so that its parts are no changes."""
    words = case.text[whole.amount_end : parts[0].amount_start]
    added = {figure.measure for figure in parts} <= {"supplement", "allocated", "other"}
    return len(parts) > 1 and whole.measure == "supplement" and added and _LEAD.search(words) is not None


def _without_parts(
    case: Case, place: tuple[int, int], lists: Sequence[tuple[Figure, Sequence[Figure]]]
) -> str:  # fmt: skip
    """Return the words of a stretch without those that lead from an amount to the last of its parts."""
    text = case.text
    cut = [(whole.amount_end, parts[-1].amount_end) for whole, parts in lists]
    said, at = "", place[0]
    for begin, end in sorted(cut):
        said += text[at : max(begin, at)]
        at = max(end, at)
    return said + text[at : max(place[1], at)]


def _of_request(cut: Figure, by: Mapping[str, Sequence[Figure]]) -> bool:
    """Say whether a cut was made in what was applied for, before the grant: 申报390万元，评审核减32万元."""
    asked = any(f.amount_start < cut.amount_start for f in by.get("requested", ()))
    return asked and all(cut.amount_start < f.amount_start for f in by.get("initial_budget", ()))
