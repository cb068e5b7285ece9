"""Ratios between printed numbers: A08 (change) and A11 (execution), within a line or a row and beyond it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

from indexer.audit.amounts.sums import is_income
from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, Case, Check, Term, is_exact, side
from indexer.audit.differences.changes import same_thing, two_years
from indexer.audit.differences.growth import (
    BACK,
    from_to,
    is_its_rate,
    is_turned,
    led_to,
    over_base,
    over_what_was,
    turned,
)
from indexer.audit.percentages.bases import is_of_others
from indexer.audit.percentages.denominators import distant_rate
from indexer.audit.percentages.ratios import is_misprinted, is_one_digit_off, ratio
from indexer.audit.spans import words_before
from indexer.audit.subjects import are_alike, are_beside, is_funds_row, role_of
from indexer.audit.telling import check_of_words
from indexer.meaning.givers import PLACES
from indexer.model import Figure

_ByYear = dict[int | None, dict[Decimal | None, Figure]]
_MOST_SPENT = 20  # amounts that one rate is held against; no report prints as many totals of a year
_MOST_CARRIED = 3  # amounts carried in that a budget may be added to
_SHOWN = 3  # of the amounts beyond that are quoted
# Rates of other things than spending: 节支率, 资金到位率, 核减率.
_OTHER_RATE = re.compile(
    r"(?:节[支约余省]|结[余转]|到[位账]|配套|落实|下达|偏差|偏离|核减|审减|压减|减少|调整|负债|赔付|覆盖)率"
)
_ADJUSTED = re.compile("可比|同一?口径|自然口径|剔除|扣除|不含|不计")  # words of a base that was made comparable
_RATE_OF = re.compile(
    r"[,;(](?:资金|预算|项目|财政|总体|整体|支出|全年|年度)*(?:使用|执行|支付|支出|拨付)(?:进度|率)(?:为|达到?|是)?"
)
_PLAIN_RATE = re.compile(
    r"(?:资金|预算|项目|财政|总体|整体|综合|支出|全年|年度|总)*(?:使用|执行|支付|支出|拨付)(?:进度|率)(?:为|达到?|是)?"
)
_FEWEST_PARTS = 2
_SOURCE = re.compile(f"自筹|配套|中央|[{PLACES}]级|上级|专项资金|财政专项|财政拨款|政府性基金|其他资金")
_ARRIVAL = re.compile(r"[,;(](?:资金|总体|整体)?到[位账]率(?:为|达到?|是)?")
_OF_BUDGET = re.compile(r"(年初|调整后?的?|调整后的?全年)预算(?:数|总额|指标)?的$")
_ALL = 100
_SAID = 16  # characters before a rate that name its budget
BUDGETS = ("revised_budget", "initial_budget", "received")
_EARLIER = ("previous", "executed", "initial_budget", "revised_budget")  # what a change may be on, of an earlier year


def rates_of_change(case: Case) -> Iterator[Check]:
    """A08: a stated rate of change is the change, or the variance, over its base, within a line."""
    for line in lines_of_numbers(case):
        for number, rate in enumerate(line):
            if rate.kind != "percent" or rate.measure not in ("change", "variance") or "点" in (rate.unit or ""):
                continue
            if rate.approx:
                continue
            stated = [f for f in line[:number] if f.kind == "money" and f.measure == rate.measure]
            if number and is_turned(case, line[number - 1], rate):
                yield turned(line[number - 1], rate)
            own = [f for f in stated[-1:] if f is line[number - 1] and is_its_rate(case, f, rate)]
            stated = own or [f for f in stated if are_alike(f, rate) and f.year == rate.year]
            if len(stated) == 1:
                yield from _rate_of(case, line, stated[0], rate)
            elif not stated and not _ADJUSTED.search(case.text, case.sentence_of(rate) + 1, rate.amount_start):
                yield from from_to(case, line, number)


def _rate_of(case: Case, line: Sequence[Figure], stated: Figure, rate: Figure) -> Iterator[Check]:
    """Compare a rate with the base of its change; another amount of that year, restated perhaps, will do too."""
    bases = _bases(case, line, stated)
    words = case.text[max(case.sentence_of(stated), stated.amount_start - BACK) : rate.amount_start]
    unless = NOT_CHECKABLE if _ADJUSTED.search(words) else FINDING
    terms = [term for base in bases if (term := case.term(base)).value]
    checks = [
        ratio(
            "A08", case.term(rate), case.term(stated), t, FLAG, unless=unless, sure=partial(_bears_out, line, stated, t)
        )
        for t in terms
    ]
    if checks:
        yield next((check for check in checks if check.outcome not in (FINDING, NOT_CHECKABLE)), checks[0])
    elif stated.measure == "change" and is_its_rate(case, stated, rate):
        yield from over_what_was(case, line, stated, rate)
        yield from over_base(case, line, stated, rate)


def _bears_out(line: Sequence[Figure], change: Figure, base: Term) -> bool:
    """Say whether a line prints the amount that a change makes of its base: then only the rate can be wrong."""
    moved = change.amount_yuan or Decimal(0)
    both = {f.amount_yuan for f in line if f.kind == "money" and f.direction is None}
    return base.value + moved in both or base.value - moved in both


def numbers_of(case: Case) -> list[Figure]:
    """Return the amounts and percentages that are no part of a name, in order."""
    return case.once("numbers", lambda: [
        f for f in case.figures if f.kind in ("money", "percent") and "inside_name" not in f.flags
    ])  # fmt: skip


def lines_of_numbers(case: Case) -> list[list[Figure]]:
    """Return the amounts and percentages of each line of prose, in order."""
    return case.once("lines of numbers", lambda: list(case.lines(numbers_of(case))))


def _bases(case: Case, line: Sequence[Figure], stated: Figure) -> list[Figure]:
    """Return what a change may be told against, the likeliest first."""
    if stated.measure == "variance":
        found = same_thing(line, stated, ("revised_budget", "initial_budget"), stated.year)
        return found if len(found) == 1 else []
    found = two_years(line, stated, stated.year)[1] if stated.year else []
    if len(found) != 1:
        return []
    others = [f for f in line if f.kind == "money" and f.measure in _EARLIER and not f.approx]
    earlier = [f for f in others if f.year and stated.year and f.year < stated.year]  # 比2019年增加, of 2021
    earlier = [f for f in earlier if f is not found[0] and f.direction is None]
    return [f for f in (*found, *earlier) if not led_to(case, f, stated)]


def execution_rates(case: Case) -> Iterator[Check]:
    """A11: execution rate = spent over budget. Which budget is not always said, so any one that fits will do."""
    for group in (*lines_of_numbers(case), *case.rows(numbers_of(case))):
        if "executed" not in [f.measure for f in group]:
            continue
        told: set[str] = set()  # amounts spent that a rate of the group fits
        for number, rate in enumerate(group):
            if rate.kind != "percent" or rate.measure != "rate" or rate.approx or _is_of_other(rate.item):
                continue
            within = group if rate.table else group[:number]
            spent = _spent_of(case, group, number, rate)
            exact = [f for f in within if f.year == rate.year and not f.approx]
            budgets = [f for f in exact if f.measure in BUDGETS]
            if len(spent) != 1 or (rate.table is None and _is_of_source(case, rate, spent[0])):
                continue
            if not _any_belongs(case, budgets, rate, spent[0]):
                yield from distant_rate(case, rate, spent[0]) if rate.table is None and not budgets else ()
                continue
            incomes = [f for f in within if f.measure == "income" and f.year == rate.year and is_income(f)]
            named = _named_budgets(case, rate, budgets)
            budgets, incomes = (named, []) if named else (budgets, incomes)
            part, printed = case.term(spent[0]), case.term(rate)
            wholes = [whole for budget in (*budgets, *incomes) if (whole := case.term(budget)).value]
            if wholes:
                check = _fitting(case, printed, part, wholes, exact)
                if check.outcome == FINDING and spent[0].id in told and not named:
                    check = replace(check, outcome=NOT_CHECKABLE)  # one rate fits it: the other is of something else
                elif check.outcome not in (FINDING, NOT_CHECKABLE):
                    told.add(spent[0].id)
                yield _unless_of_others(case, check, rate, group)


def _is_of_other(item: str) -> bool:
    """Say whether an item is the rate of something else than spending; most name no rate at all."""
    return "率" in item and _OTHER_RATE.search(item) is not None


def _changing(case: Case, within: Sequence[Figure]) -> list[Term]:
    """Return what a budget may have been changed by: what was carried in, added, and, below 0, taken away."""
    more = [case.term(f) for f in within if f.measure in ("carry_in", "supplement")]
    less = [case.term(f) for f in within if f.measure == "reduction"]
    return [*more, *(Term(each.figure, -each.value, each.half) for each in less)]


def _named_budgets(case: Case, rate: Figure, budgets: Sequence[Figure]) -> list[Figure]:
    """Return the budget that a rate in prose says it is of, [] where it does not say: 完成年初预算的98.2%."""
    words = case.folded()[max(rate.amount_start - _SAID, 0) : rate.amount_start]
    said = _OF_BUDGET.search(words) if rate.table is None and words.endswith("的") else None
    if said is None:
        return []
    measure = "initial_budget" if said.group(1).startswith("年初") else "revised_budget"
    found = [f for f in budgets if f.measure == measure]
    return found if len(found) == 1 else []


def _unless_of_others(case: Case, check: Check, rate: Figure, group: Sequence[Figure]) -> Check:
    """Return the check of a rate, not checkable where it is of other amounts beside it; note what is wrong."""
    if check.outcome == FINDING and is_of_others(case, rate, group):
        return replace(check, outcome=NOT_CHECKABLE)
    if check.outcome == FINDING:
        case.once("told cells", set[int]).add(rate.amount_start)
    return check


def _spent_of(case: Case, group: Sequence[Figure], number: int, rate: Figure) -> list[Figure]:
    """Return the amounts that a rate of execution may be of."""
    if rate.table is not None:
        return same_thing(group, rate, ("executed",), rate.year)
    within = group[:number]
    spent, sentence = same_thing(within, rate, ("executed",), rate.year), case.sentence_of(rate)
    if len(spent) == 1 and case.sentence_of(spent[0]) != sentence:
        own = any(f.measure == "executed" and case.sentence_of(f) == sentence for f in within)
        return [] if own else spent  # 共支付90万元。其中中央资金支出60万元，执行率98%
    if len(spent) != 1:
        spent = [f for f in within if f.measure == "executed" and f.year == rate.year and not f.approx]
        spent = [f for f in spent if case.sentence_of(f) == sentence]
        spent = _divided(case, spent, rate) or [f for f in spent if are_beside(f, rate)]
    if not spent and number and _is_rate_of(case, group[number - 1], rate):
        return [group[number - 1]]
    return spent


def _is_of_source(case: Case, rate: Figure, spent: Figure) -> bool:
    """Say whether a rate names a source of money that what was spent does not: 自筹资金执行率98%."""
    named = _SOURCE.search(words_before(case, rate))
    return named is not None and named.group() not in words_before(case, spent)


def _divided(case: Case, spent: Sequence[Figure], rate: Figure) -> list[Figure]:
    """Return what was spent where the amounts behind it are its parts, and the rate's own clause names none of them."""
    if len(spent) <= _FEWEST_PARTS or not _PLAIN_RATE.fullmatch(words_before(case, rate)):
        return []
    parts = sum((case.term(f).value for f in spent[1:]), Decimal(0))
    return [spent[0]] if parts == case.term(spent[0]).value else []


def arrival_rates(case: Case) -> Iterator[Check]:
    """A11 of money that arrives: 到位率 = received over what was planned, in the line or elsewhere."""
    for line in lines_of_numbers(case):
        for arrived, rate in pairwise(line):
            if arrived.measure != "received" or arrived.approx or rate.measure != "rate" or rate.approx:
                continue
            if _ARRIVAL.fullmatch(case.folded()[arrived.end : rate.amount_start]):
                yield from distant_rate(case, rate, arrived)


def _is_rate_of(case: Case, spent: Figure, rate: Figure) -> bool:
    """Say whether a rate follows right behind what was spent: 实际支出80万元，资金使用率95%."""
    if spent.measure != "executed" or spent.kind != "money" or not is_exact(spent):
        return False
    return spent.year == rate.year and _RATE_OF.fullmatch(case.folded()[spent.end : rate.amount_start]) is not None


def _fitting(case: Case, rate: Term, part: Term, wholes: Sequence[Term], within: Sequence[Figure]) -> Check:
    """Compare a rate of execution with the first budget that it fits; where it fits none, with the nearest.

    What was carried in or changed `within` the group may have been counted with a budget that does not hold it.
    """
    checks = []
    for whole in wholes:
        check = ratio("A11", rate, part, whole, ERROR, sure=partial(is_one_digit_off, part, whole, rate))
        if check.outcome not in (FINDING, NOT_CHECKABLE):
            return check
        checks.append(check)
    more = _changing(case, within)[:_MOST_CARRIED]
    sums = [Term(a.figure, a.value + b.value, a.half + b.half) for a in wholes for b in more if a.value + b.value > 0]
    for whole in sums:
        check = ratio("A11", rate, part, whole, ERROR)
        if check.outcome not in (FINDING, NOT_CHECKABLE):
            return replace(check, outcome=NOT_CHECKABLE)
    wrong = [check for check in checks if check.outcome == FINDING]
    if checks[0].outcome != FINDING and (checks[0].computed or 0) <= _ALL:  # more than all is of another budget
        wrong = [check for check in wrong if is_misprinted(check.computed or Decimal(0), rate)]
    if not wrong:
        return checks[0]
    return min(wrong, key=lambda check: abs((check.computed or Decimal(0)) - rate.value))


def _any_belongs(case: Case, budgets: Sequence[Figure], rate: Figure, spent: Figure) -> bool:
    """Say whether a budget is of what the rate or the spending is of."""
    for budget in budgets:
        if are_alike(budget, spent) or are_alike(budget, rate):
            return True
        if budget.table is None and case.sentence_of(budget) == case.sentence_of(rate) and are_beside(budget, spent):
            return True
    return False


def rates_in_text(case: Case) -> Iterator[Check]:
    """B06: the whole unit's rate in its self-evaluation table, against what the text says was spent.

    Only where the text's own amount is not the table's: the table is checked with its own by A11.
    """
    numbers = numbers_of(case)
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
            yield ratio("B06", printed, case.term(figure), whole, FLAG)
        if len(different) > _MOST_SPENT:
            yield check_of_words(
                "B06", "audit.too_many", (side(rate), *map(side, different[_MOST_SPENT : _MOST_SPENT + _SHOWN])),
                outcome=NOT_CHECKABLE, number=len(different), most=_MOST_SPENT,
            )  # fmt: skip


def _wholes_in_text(numbers: Sequence[Figure]) -> tuple[_ByYear, _ByYear]:
    """Return what the text says was spent in all, and its whole income, by year: the first figure of each value."""
    spent: _ByYear = {}
    budgets: _ByYear = {}
    for f in numbers:
        if f.table is not None or not is_exact(f):
            continue
        if f.measure == "executed" and role_of(f) == "total_expenditure":
            spent.setdefault(f.year, {}).setdefault(f.amount_yuan, f)
        elif f.measure in ("income", "revised_budget") and is_income(f):
            budgets.setdefault(f.year, {}).setdefault(f.amount_yuan, f)
    return spent, budgets
