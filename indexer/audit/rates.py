"""Ratios between printed numbers: A08 (change), A09 (share), A11 (execution), within a line or a row and beyond it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, Case, Check, Term, compare, is_slip, side
from indexer.audit.changes import same_thing, two_years
from indexer.audit.subjects import are_alike, are_beside, is_funds_row, role_of
from indexer.audit.sums import is_income
from indexer.model import Figure

_ByYear = dict[int | None, dict[Decimal | None, Figure]]
_MOST_SPENT = 20  # amounts that one rate is held against; no report prints as many totals of a year
_SHOWN = 3  # of the amounts beyond that are quoted
_TOLD = re.compile(r"[%％]?[，,、（(]?(?:计|共计|即|为|合计|合)")
# Rates of other things than spending: 节支率, 资金到位率, 核减率.
_OTHER_RATE = re.compile(
    r"(?:节[支约余省]|结[余转]|到[位账]|配套|落实|下达|偏差|偏离|核减|审减|压减|减少|调整|负债|赔付|覆盖)率"
)
_BUDGETS = ("revised_budget", "initial_budget", "received")


def rates_of_change(case: Case) -> Iterator[Check]:
    """A08: a stated rate of change is the change, or the variance, over its base, within a line."""
    for line in _lines(case):
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


def _numbers(case: Case) -> list[Figure]:
    return [f for f in case.figures if f.kind in ("money", "percent") and "inside_name" not in f.flags]


def _lines(case: Case) -> list[list[Figure]]:
    return case.once("lines of numbers", lambda: list(case.lines(_numbers(case))))


def _base(case: Case, line: Sequence[Figure], stated: Figure) -> Term | None:
    if stated.measure == "variance":
        found = same_thing(line, stated, ("revised_budget", "initial_budget"), stated.year)
    else:
        found = two_years(line, stated, stated.year)[1] if stated.year else []
    return case.term(found[0]) if len(found) == 1 else None


def _ratio(
    rule: str, printed: Term, part: Term, whole: Term, severity: str, *, sure: Callable[[], bool] | None = None,
) -> Check:  # fmt: skip
    computed = 100 * part.value / whole.value
    spread = computed * (part.half / part.value if part.value else Decimal(0)) + computed * whole.half / whole.value
    computed = computed.quantize(Decimal("0.0001"))

    def told() -> bool:
        return (sure is not None and sure()) or is_slip(computed.quantize(2 * printed.half), printed.value)

    # Many reports cut the last digit off instead of rounding it: a whole unit of it is no finding.
    return compare(
        rule, computed, printed, [part, whole], "audit.ratio", unit="percent", envelope=2 * printed.half + spread,
        severity=severity, sure=told,
    )  # fmt: skip


def shares(case: Case) -> Iterator[Check]:
    """A09: a stated share is the amount before it over one that is printed earlier in the line.

    Which whole is meant is seldom said: any that fits will do, and only where there is a single one can it be wrong.
    """
    for line in _lines(case):
        for number, share in enumerate(line):
            if share.measure != "share" or share.kind != "percent" or share.approx or not number:
                continue
            amounts = [f for f in line[:number] if f.kind == "money"]
            part = next((f for f in reversed(amounts) if are_alike(f, share)), amounts[-1] if amounts else share)
            before = amounts[: amounts.index(part)] if part in amounts else []
            parts = [f for f, after in pairwise(line) if after.measure == "share" and after.kind == "percent"]
            parts += [f for share_, f in pairwise(line) if share_.measure == "share" and _is_told(case, share_, f)]
            wholes = [
                f for f in before
                if f.measure == part.measure and f.year == part.year and f.direction is None
                and f.amount_yuan and part.amount_yuan is not None and f.amount_yuan >= part.amount_yuan
            ]  # fmt: skip
            if part.kind != "money" or part.direction or part.approx or not wholes:
                continue
            checks = [_ratio("A09", case.term(share), case.term(part), case.term(f), FLAG) for f in wholes]
            good = [check for check in checks if check.outcome not in (FINDING, NOT_CHECKABLE)]
            # What has a share of its own is a part, and a whole only where that fits: 占授予中小企业的74.08%.
            likely = [check for check, f in zip(checks, wholes, strict=True) if f not in parts]
            if good or len(likely) == 1:
                yield (good or likely)[0]


def _is_told(case: Case, share: Figure, amount: Figure) -> bool:
    """Say whether a share is followed by its own amount: 占基本支出的90.20%，计2,012,378.66元."""
    return amount.kind == "money" and _TOLD.fullmatch(case.text[share.amount_end : amount.amount_start]) is not None


def execution_rates(case: Case) -> Iterator[Check]:
    """A11: execution rate = spent over budget. Which budget is not always said, so any one that fits will do."""
    for group in (*_lines(case), *case.rows(_numbers(case))):
        if not any(f.measure == "executed" for f in group):
            continue
        for number, rate in enumerate(group):
            if rate.kind != "percent" or rate.measure != "rate" or rate.approx or _OTHER_RATE.search(rate.item):
                continue
            within = group if rate.table else group[:number]
            spent = same_thing(within, rate, ("executed",), rate.year)
            budgets = [f for f in within if f.measure in _BUDGETS and f.year == rate.year and not f.approx]
            if rate.table is None and len(spent) != 1:
                spent = [f for f in within if f.measure == "executed" and f.year == rate.year and not f.approx]
                spent = [f for f in spent if case.sentence_of(f) == case.sentence_of(rate) and are_beside(f, rate)]
            if len(spent) != 1 or not any(_belong(case, f, rate, spent[0]) for f in budgets):
                continue
            incomes = [f for f in within if f.measure == "income" and f.year == rate.year and is_income(f)]
            part, printed = case.term(spent[0]), case.term(rate)
            wholes = [whole for budget in (*budgets, *incomes) if (whole := case.term(budget)).value]
            if wholes:
                yield _fitting(printed, part, wholes)


def _fitting(rate: Term, part: Term, wholes: Sequence[Term]) -> Check:
    """Compare a rate of execution with the first budget that it fits, with the first of all where it fits none."""
    first = None
    for whole in wholes:
        check = _ratio("A11", rate, part, whole, ERROR, sure=partial(_is_one_digit, part, whole, rate))
        if check.outcome not in (FINDING, NOT_CHECKABLE):
            return check
        first = first or check
    assert first is not None
    return first


def _belong(case: Case, budget: Figure, rate: Figure, spent: Figure) -> bool:
    """Say whether a budget is of what the rate or the spending is of."""
    if are_alike(budget, rate) or are_alike(budget, spent):
        return True
    return budget.table is None and case.sentence_of(budget) == case.sentence_of(rate) and are_beside(budget, spent)


def _is_one_digit(part: Term, whole: Term, rate: Term) -> bool:
    """Say whether one wrong digit, in what was spent or in the budget, explains a rate that is far from its own."""
    if not rate.value or not part.value:
        return False
    spread = rate.half / rate.value
    for value, expected in ((part.value, whole.value * rate.value / 100), (whole.value, 100 * part.value / rate.value)):
        difference, allowed = abs(value - expected), 2 * expected * spread + part.half + whole.half
        digit = difference.scaleb(-difference.adjusted()).quantize(Decimal(1)) if difference else Decimal(0)
        if difference and abs(difference - digit.scaleb(difference.adjusted())) <= allowed < difference:
            return True
    return False


def rates_in_text(case: Case) -> Iterator[Check]:
    """B06: the whole unit's rate in its self-evaluation table, against what the text says was spent.

    Only where the text's own amount is not the table's: the table is checked with its own by A11.
    """
    numbers = _numbers(case)
    spent, budgets = _wholes_in_text(numbers)
    funds: dict[tuple[str, str], set[Decimal | None]] = {}  # by table and row
    rates: list[tuple[Figure, tuple[str, str]]] = []
    for f in numbers:
        if f.table is None:
            continue
        row = (f.table.table, f.table.row)
        if f.measure == "rate" and f.kind == "percent" and not f.approx and not f.project:
            rates.append((f, row))
        elif f.measure == "executed" and is_funds_row(f):
            funds.setdefault(row, set()).add(f.amount_yuan)
    for rate, row in rates:
        inside, wholes = funds.get(row), list(budgets.get(rate.year, {}).values())
        if not inside or len(wholes) != 1 or not wholes[0].amount_yuan:
            continue
        printed, whole = case.term(rate), case.term(wholes[0])
        different = [f for value, f in spent.get(rate.year, {}).items() if value not in inside]
        for figure in different[:_MOST_SPENT]:
            yield _ratio("B06", printed, case.term(figure), whole, FLAG)
        if len(different) > _MOST_SPENT:
            yield Check(
                "B06", NOT_CHECKABLE, FLAG, (side(rate), *map(side, different[_MOST_SPENT : _MOST_SPENT + _SHOWN])),
                unit="", key="audit.too_many", params=(("number", len(different)), ("most", _MOST_SPENT)),
            )  # fmt: skip


def _wholes_in_text(numbers: Sequence[Figure]) -> tuple[_ByYear, _ByYear]:
    """Return what the text says was spent in all, and its whole income, by year: the first figure of each value."""
    spent: _ByYear = {}
    budgets: _ByYear = {}
    for f in numbers:
        if f.table is not None or f.approx or f.direction is not None:
            continue
        if f.measure == "executed" and role_of(f) == "total_expenditure":
            spent.setdefault(f.year, {}).setdefault(f.amount_yuan, f)
        elif f.measure in ("income", "revised_budget") and is_income(f):
            budgets.setdefault(f.year, {}).setdefault(f.amount_yuan, f)
    return spent, budgets
