"""A06 by budgets, mostly of projects: the budget less what was spent is carried over; A07 for what has not arrived.

The amounts of one project stand in the sections on its budget and on its spending. Which of them holds what was
carried in is not said, so that any sum that fits will do; one that fits none is worth showing only where a slip in
one of its numbers explains it, and nothing is said to have been taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product

from indexer.audit.amounts.sums import is_income
from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, Case, Check, Term, compare, is_plain
from indexer.audit.matters import is_all_left, is_one_slip, is_printed, matter_of
from indexer.audit.percentages.denominators import of_matter
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.forms import fold
from indexer.model import Figure

_WHOLE = ("role", "total_expenditure")
_SOURCES = ("revised_budget", "initial_budget", "income", "received", "allocated", "planned")
_RETAINED = re.compile("质保|保证金|审减|核减|扣|本年|当年|年内|其中")
_ALL_SPENT, _THIS_YEAR = re.compile(r"支出总计(?:为|是|共)?$"), re.compile(r"本年(?:度)?支出(?:合计)?(?:为|是)?$")
_SHARED_OUT = re.compile(r"结余分配(?:为|是)?$")
_PLANS = ("planned", "initial_budget", "revised_budget", "allocated")
_MOST_PLANS = 200  # that one amount is held against
_MOST = 6  # amounts of one project that may be its budget
_CUMULATIVE = re.compile("滚存|累计|历年|三年|两年|五年|以前年度")
_TAKEN = re.compile("收回|上缴|缴回|交回|退回|退还|注销|统筹|调剂|核减|指标|质保|沉淀|冲减")
_NOT_YET = re.compile(
    r"(?:尚|还|仍)有$|(?:尚|还|仍)?(?:欠|缺|差|未到位|未下达|未拨付|缺口)(?:资金|部分)?(?:为|共|计)?$"
)
_WANTING = re.compile(r"未到位|未下达|未拨付|未落实|未拨|未安排|缺口|欠拨|列入|财力")


def project_balances(case: Case) -> Iterator[Check]:
    """A06: what a project, or the whole unit, has left in prose, against its budget and what was spent of it."""
    for (matter, year), figures in of_matter(case).items():
        if year is None or (matter[0] != "project" and matter != _WHOLE):
            continue
        if matter == _WHOLE:
            figures = [*figures, *_of_unit(case, figures, year)]
        left = [f for f in figures if f.measure == "carryover" and f.table is None]
        if not left:  # as mostly
            continue
        by: dict[str, dict[Decimal | None, Figure]] = {}
        for figure in figures:
            by.setdefault(figure.measure, {}).setdefault(figure.amount_yuan, figure)
        if len(by.get("executed", ())) != 1 or len(by.get("carry_in", ())) > 1:
            continue
        for figure in {f.amount_yuan: f for f in reversed(left)}.values():
            if not _CUMULATIVE.search(words_before(case, figure, NARROW_CLAUSE)):
                yield from _balance(case, by, figure)


def _of_unit(case: Case, figures: Sequence[Figure], year: int) -> list[Figure]:
    """Return what the whole unit carried in, and has left in a line with what it spent; [] where incomes tell more."""
    plain = [f for f in case.exact_money() if f.year == year and f.table is None]
    if any(f.measure == "income" and is_income(f) for f in plain):
        return []  # `balances` goes by them
    lines = {case.line_of(f) for f in figures if f.measure == "executed" and f.table is None}
    carried = [f for f in plain if f.measure in ("carry_in", "carryover") and is_all_left(f)]
    return [f for f in carried if f.measure == "carry_in" or case.line_of(f) in lines]


def _balance(case: Case, by: Mapping[str, Mapping[Decimal | None, Figure]], left: Figure) -> Iterator[Check]:
    """Compare what is left with what every budget leaves, with and without what was carried in and taken back."""
    sources = [f for measure in _SOURCES for f in by.get(measure, {}).values() if f.amount_yuan]
    spent = next(iter(by["executed"].values()))
    more, less = ([*by.get(measure, {}).values()] for measure in ("carry_in", "returned"))
    if not sources or len(sources) > _MOST or len(less) > 1 or not spent.amount_yuan:
        return
    printed, firsts = case.term(left), [sources[0]]
    if sources[0].measure != "revised_budget":
        firsts = [f for f in sources if sum(other.measure == f.measure for other in sources) == 1]
    if "到位" in words_before(case, left, NARROW_CLAUSE):
        firsts = [f for f in firsts if f.measure == "received"]
    wrong: list[Check] = []
    for source, carried, returned in product(sources, ([], more), ([], less)):
        if (carried is more and not more) or (returned is less and not less):
            continue
        terms = [(1, case.term(source)), *((1, case.term(f)) for f in carried), (-1, case.term(spent))]
        terms += [(-1, case.term(f)) for f in returned]
        check = _compare("A06", terms, printed, "audit.balance", ERROR)
        if check.outcome not in (FINDING, NOT_CHECKABLE):
            yield check
            return
        if source in firsts and is_one_slip(terms, printed) and not is_printed(case, check):
            wrong.append(check)
    after = case.text[max(case.sentence_of(left), left.start - 80) : left.end + 40].split("\n")[0]
    if wrong and not _TAKEN.search(fold(after)):
        yield wrong[0]
    elif len(sources) == 1 and not more and case.line_of(spent) == case.line_of(left) == case.line_of(sources[0]):
        check = _compare("A06", [(1, case.term(sources[0])), (-1, case.term(spent))], printed, "audit.balance", ERROR)
        yield replace(check, outcome=NOT_CHECKABLE)  # it may hold what other budgets left


def _compare(rule: str, terms: Sequence[tuple[int, Term]], printed: Term, key: str, severity: str) -> Check:
    computed = sum((sign * term.value for sign, term in terms), Decimal(0))
    return compare(rule, computed, printed, [term for _, term in terms], key, severity=severity, sure=True)


def not_arrived(case: Case) -> Iterator[Check]:
    """A07: what has not arrived is what was planned less what has: 县级配套到位80万元，尚有20万元未到位."""
    for line in case.lines_with("received"):
        for arrived, wanting in pairwise(line):
            if arrived.measure != "received" or arrived.approx or wanting.approx:
                continue
            if case.sentence_of(arrived) != case.sentence_of(wanting):
                continue
            said = words_before(case, wanting, NARROW_CLAUSE)
            after = case.folded()[wanting.end : wanting.end + 24].split("。")[0]
            if _NOT_YET.search(said) and (_WANTING.search(said + after)):
                yield from _planned(case, arrived, wanting)


def _planned(case: Case, arrived: Figure, wanting: Figure) -> Iterator[Check]:
    """Compare with each plan that the report prints for the same source of the same money."""
    source = _source(words_before(case, arrived, NARROW_CLAUSE))
    known = case.once("plans", lambda: [f for f in case.exact_money() if f.measure in _PLANS and f.amount_yuan])
    plans = {
        f.amount_yuan: f for f in reversed(known[:_MOST_PLANS])
        if f.year == arrived.year and f is not arrived and f is not wanting and _is_of(case, f, source, arrived)
    }  # fmt: skip
    checks, slips = [], []
    for plan in list(plans.values())[:_MOST]:
        terms = [(1, case.term(plan)), (-1, case.term(arrived))]
        checks.append(_compare("A07", terms, case.term(wanting), "audit.difference", FLAG))
        slips.append(is_one_slip(terms, case.term(wanting)))
    good = [check for check in checks if check.outcome not in (FINDING, NOT_CHECKABLE)]
    if good:
        yield good[0]
    elif len(checks) == 1 and slips[0]:
        yield checks[0]


def _source(words: str) -> str:
    """Return whose money has arrived, "" where it is all: 县级配套 of 县级配套到位."""
    return re.sub(r"(?:实际|已|资金|到位|到账|数|为|共|截至.*?日)", "", words)


def _is_of(case: Case, plan: Figure, source: str, arrived: Figure) -> bool:
    if not source:
        return matter_of(plan) is not None and matter_of(plan) == matter_of(arrived)
    if len(source) < 2 or plan.project != arrived.project:
        return False
    row = plan.table.row if plan.table is not None else words_before(case, plan, NARROW_CLAUSE)
    return source in fold(row)


def unpaid(case: Case) -> Iterator[Check]:
    """A07: what is unpaid of a contract is its price less what was paid, where one sentence prints all three."""
    for line in case.lines_with("arrears"):
        for price, paid, left in zip(line, line[1:], line[2:], strict=False):
            if (price.measure, paid.measure, left.measure) != ("contract", "executed", "arrears"):
                continue
            between = case.folded()[price.end : left.amount_start]
            same = case.sentence_of(price) == case.sentence_of(left) and price.project == paid.project == left.project
            if not same or not all(map(is_plain, (price, paid, left))) or _RETAINED.search(between):
                continue
            terms = [(1, case.term(price)), (-1, case.term(paid))]
            check = _compare("A07", terms, case.term(left), "audit.difference", FLAG)
            if check.outcome != FINDING or (is_one_slip(terms, case.term(left)) and not is_printed(case, check)):
                yield check


def totals_and_rest(case: Case) -> Iterator[Check]:
    """A06: all expenditure less this year's is carried over: 支出总计90万元，其中本年支出80万元，年末结转10万元.

    What is shared out (结余分配) may stand between. What is carried in has a year of its own: where the amount carried
    over is the very same, and does not fit, it was copied.
    """
    for line in case.lines_with("carryover"):
        for number in range(len(line) - 2):
            total, spent, *rest = line[number : number + 4]
            shared = [f for f in rest[:-1] if _SHARED_OUT.search(words_before(case, f, NARROW_CLAUSE))][:1]
            left = rest[len(shared)]
            if (total.measure, spent.measure, left.measure) != ("executed", "executed", "carryover"):
                continue
            if not all(map(is_plain, (total, spent, left))) or len({total.year, spent.year, left.year}) > 1:
                continue
            if not (
                _ALL_SPENT.search(words_before(case, total, NARROW_CLAUSE))
                and _THIS_YEAR.search(words_before(case, spent, NARROW_CLAUSE))
            ):
                continue
            terms = [(1, case.term(total)), *((-1, case.term(f)) for f in (spent, *shared))]
            check = _compare("A06", terms, case.term(left), "audit.balance", ERROR)
            copied = any(f.measure == "carry_in" and f.amount_yuan == left.amount_yuan for f in line)
            told = copied or bool(shared) or is_one_slip(terms, case.term(left))
            if check.outcome != FINDING or (told and not is_printed(case, check)):
                yield check
