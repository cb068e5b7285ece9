"""Differences and ratios between printed numbers: A05, A06, A07, A08, A11, A14, and unit cost times number (A16)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, Case, Check, Term, compare
from indexer.audit.subjects import are_alike, is_whole, role_of
from indexer.forms import fold
from indexer.model import Figure

_BUDGETS = ("revised_budget", "initial_budget", "received")
_WHO = r"(?:名|人|户|台|辆|个|座|所|间|套|家|件|头|只|亩|场|期|次|床|处|口|条|棵|株)"
_NUMBER_OF = re.compile(rf"(?<![\d.,])(\d[\d,]{{0,11}}){_WHO}")
_PERIOD = re.compile(r"每[日天月周季]|[日天月周季]均|/[日天月周季]|按[日月季]")


def _same(figures: Sequence[Figure], like: Figure, measures: Sequence[str], year: int | None) -> list[Figure]:
    """Return the figures of one thing with one of some measures, of a year, in order."""
    return [
        f for f in figures
        if f.measure in measures and f.year == year and are_alike(f, like)
        and f.direction is None and not f.approx
    ]  # fmt: skip


def revised_budgets(case: Case) -> Iterator[Check]:
    """A05: revised budget = initial budget + supplement - reduction, within a line."""
    for line in case.groups(case.money()):
        by: dict[str, list[Figure]] = {}
        for figure in line:
            by.setdefault(figure.measure, []).append(figure)
        changes = [*by.get("supplement", ()), *by.get("reduction", ())]
        if len(by.get("revised_budget", ())) != 1 or len(by.get("initial_budget", ())) != 1 or len(changes) != 1:
            continue
        revised, initial, change = by["revised_budget"][0], by["initial_budget"][0], changes[0]
        if len({f.year for f in (revised, initial, change)}) > 1 or len({f.project for f in (revised, initial)}) > 1:
            continue
        terms = [case.term(initial), case.term(change)]
        sign = 1 if change.measure == "supplement" else -1
        computed = terms[0].value + sign * terms[1].value
        yield compare("A05", computed, case.term(revised), terms, "audit.revised")


def balances(case: Case) -> Iterator[Check]:
    """A06: income (and what was carried in) less expenditure is what is carried over, where a line prints all."""
    for line in case.lines(case.money()):
        wholes = [f for f in line if f.project is None and not f.shared_with]
        income = [f for f in wholes if f.measure in ("income", "revised_budget") and not f.concepts]
        spent = [f for f in wholes if f.measure == "executed" and role_of(f) == "total_expenditure"]
        left = [f for f in wholes if f.measure == "carryover"]
        if not income or len(spent) != 1 or len(left) != 1 or income[0].year != spent[0].year:
            continue
        carried = [f for f in wholes if f.measure == "carry_in"]
        if len(carried) > 1:
            continue
        terms = [case.term(f) for f in (income[0], *carried, spent[0])]
        computed = sum((t.value for t in terms[:-1]), Decimal(0)) - terms[-1].value
        yield compare("A06", computed, case.term(left[0]), terms, "audit.balance")


def variances(case: Case) -> Iterator[Check]:
    """A07: what is said to be over or under is what was spent less the budget of the same thing, within a line."""
    for line in case.lines(case.money()):
        for number, stated in enumerate(line):
            if stated.measure not in ("variance", "saving") or stated.approx:
                continue
            earlier = line[:number]
            budgets = _same(earlier, stated, ("revised_budget", "initial_budget"), stated.year)
            spent = _same(earlier, stated, ("executed",), stated.year)
            if len(spent) != 1 or not budgets or len({b.measure for b in budgets}) < len(budgets):
                continue
            for budget in budgets[-1:] if len(budgets) == 1 else ():
                terms = [case.term(spent[0]), case.term(budget)]
                yield compare("A07", abs(terms[0].value - terms[1].value), case.term(stated), terms, "audit.difference")


def yearly(case: Case) -> Iterator[Check]:
    """A14: this year's amount less last year's is the change that is stated, within a line."""
    for line in case.lines(case.money()):
        for stated in line:
            if stated.measure != "change" or stated.approx or stated.year is None or stated.direction is None:
                continue
            now, before = _two_years(line, stated, stated.year)
            if len(now) != 1 or len(before) != 1:
                continue
            terms = [case.term(now[0]), case.term(before[0])]
            computed = terms[0].value - terms[1].value
            if stated.direction in ("decrease", "under"):
                computed = -computed
            yield compare("A14", computed, case.term(stated), terms, "audit.difference")


def _two_years(line: Sequence[Figure], stated: Figure, year: int) -> tuple[list[Figure], list[Figure]]:
    """Return what is printed for the year of a change and for the one before it.

    In 本年…，上年…，比上年增加… the change stands behind the earlier year and may have been given it.
    """
    for later in (year, year + 1):
        now = _same(line, stated, ("executed",), later)
        before = _same(line, stated, ("executed", "previous"), later - 1)
        if now and before:
            return now, before
    return [], _same(line, stated, ("executed", "previous"), year - 1)


def rates_of_change(case: Case) -> Iterator[Check]:
    """A08: a stated rate of change is the change, or the variance, over its base, within a line."""
    for line in case.lines(
        [f for f in case.figures if f.kind in ("money", "percent") and "inside_name" not in f.flags]
    ):
        for number, rate in enumerate(line):
            if rate.kind != "percent" or rate.measure not in ("change", "variance") or "点" in (rate.unit or ""):
                continue
            if rate.approx:
                continue
            stated = [f for f in line[:number] if f.kind == "money" and f.measure == rate.measure]
            stated = [f for f in stated if are_alike(f, rate) and f.year == rate.year]
            if len(stated) != 1:
                continue
            base = _base(case, line, stated[0])
            if base is not None and base.value:
                difference = case.term(stated[0])
                yield _ratio("A08", case.term(rate), difference, base, FLAG)


def _base(case: Case, line: Sequence[Figure], stated: Figure) -> Term | None:
    if stated.measure == "variance":
        found = _same(line, stated, ("revised_budget", "initial_budget"), stated.year)
    else:
        found = _two_years(line, stated, stated.year)[1] if stated.year else []
    return case.term(found[0]) if len(found) == 1 else None


def _ratio(rule: str, printed: Term, part: Term, whole: Term, severity: str, unless: str = FINDING) -> Check:
    computed = 100 * part.value / whole.value
    spread = computed * (part.half / part.value if part.value else Decimal(0)) + computed * whole.half / whole.value
    computed = computed.quantize(Decimal("0.0001"))
    # Many reports cut the last digit off instead of rounding it: a whole unit of it is no finding.
    return compare(
        rule, computed, printed, [part, whole], "audit.ratio",
        unit="percent", envelope=2 * printed.half + spread, severity=severity, unless=unless,
    )  # fmt: skip


def execution_rates(case: Case) -> Iterator[Check]:
    """A11: execution rate = spent over budget. Which budget is not always said, so any one that fits will do."""
    kinds = [f for f in case.figures if f.kind in ("money", "percent") and "inside_name" not in f.flags]
    for group in (*case.lines(kinds), *case.rows(kinds)):
        for number, rate in enumerate(group):
            if rate.kind != "percent" or rate.measure != "rate" or rate.approx:
                continue
            within = group if rate.table else group[:number]
            spent = _same(within, rate, ("executed",), rate.year)
            budgets = [f for f in within if f.measure in _BUDGETS and f.year == rate.year and not f.approx]
            if len(spent) != 1 or not any(are_alike(f, rate) or are_alike(f, spent[0]) for f in budgets):
                continue
            part, printed = case.term(spent[0]), case.term(rate)
            checks = [_ratio("A11", printed, part, w, ERROR) for b in budgets if (w := case.term(b)).value]
            if checks:
                good = [check for check in checks if check.outcome != FINDING]
                yield good[0] if good else checks[0]


def unit_costs(case: Case) -> Iterator[Check]:
    """A16: a standard times a number is the amount, where one sentence prints all three and no period comes in."""
    for line in case.lines(case.money()):
        for number, standard in enumerate(line):
            if standard.measure != "standard" or standard.approx or not number:
                continue
            amount = line[number - 1]
            if amount.measure not in ("executed", "initial_budget") or amount.approx or amount.direction:
                continue
            begin = (
                max(case.text.rfind("。", 0, amount.amount_start), case.text.rfind("\n", 0, amount.amount_start)) + 1
            )
            stop = min(
                (e for e in (case.text.find(m, standard.amount_end) for m in "。\n；") if e >= 0),
                default=len(case.text),
            )
            between = fold(case.text[amount.amount_end : standard.amount_start])
            numbers = {found.group(1) for found in _NUMBER_OF.finditer(between)}
            around = fold(case.text[begin:stop])
            if len(numbers) != 1 or "。" in between or _PERIOD.search(around) or is_whole(amount):
                continue
            term, printed = case.term(standard), case.term(amount)
            computed = term.value * Decimal(numbers.pop().replace(",", ""))
            close = printed.value and abs(computed - printed.value) < printed.value / 5
            yield compare(
                "A16", computed, printed, [term], "audit.product",
                unless=FINDING if close else NOT_CHECKABLE, severity=FLAG,
            )  # fmt: skip
