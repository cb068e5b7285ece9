"""A09 and A11 where the amount that a percentage is of stands elsewhere in the report.

Beyond its own line an amount is hardly ever surely the one that is meant: a percentage that fits one of them passes,
and one that fits none is worth showing only where a slip in one of the three numbers explains it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.audit.amounts.sums import is_income
from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, Case, Check, Term, is_exact
from indexer.audit.matters import is_single, matter_of
from indexer.audit.percentages.ratios import is_misprinted, ratio, wrong_digits
from indexer.audit.slips import is_slip
from indexer.model import Figure

Matter = tuple[str, str]
_HUNDRED = Decimal(100)
_BUDGETS = ("revised_budget", "initial_budget", "received", "planned", "allocated")
_BACK = 60  # characters before a share that name what it is of
_OF = re.compile(
    r"占(?:了|到(?!位)|比|其|全部|全年|本年|当年|年度|部门|单位|本级)*([^\d,。;:占]{0,24}?)的?(?:比例|比重)?(?:约?为|是|达到?)?$"
)
_ALL = r"(?:总额|合计|总计|总数|总量|决算数?|金额)?"
_SOURCE = r"(?:一般公共预算|财政拨款)*"
# What a share is said to be of: a line of the accounts, or a measure of what the amount before it is of.
_NAMED: tuple[tuple[re.Pattern[str], str | None, tuple[str, ...]], ...] = (
    (re.compile(rf"{_SOURCE}项目支出{_ALL}"), "project_expenditure", ("executed",)),
    (re.compile(rf"{_SOURCE}基本支出{_ALL}"), "basic_expenditure", ("executed",)),
    (re.compile(rf"(?:实际|总)?支出{_ALL}"), "total_expenditure", ("executed",)),
    (re.compile(rf"[“\"]?三公[”\"]?经费(?:支出)?{_ALL}"), "three_public", ("executed",)),
    (re.compile(r"调整后?的?(?:全年)?预算(?:数|总额|资金)?"), None, ("revised_budget",)),
    (re.compile(r"年初(?:批复)?预算(?:数|总额|资金)?"), None, ("initial_budget",)),
    (re.compile(r"(?:下达|安排)?预算(?:数|总额|资金(?:总额)?)?"), None, ("revised_budget", "initial_budget")),
    (re.compile(r"(?:实际)?到位(?:资金|金额)(?:总额)?"), None, ("received",)),
    (re.compile(r"(?:项目)?(?:计划)?总投资|计划(?:投资|资金)(?:总额)?"), None, ("planned",)),
)


# Words of a whole that say what measure it has: 当年到位资金 is none of the amounts spent.
_MEASURE_SAID: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("到位", ("received",)), ("合同", ("contract",)), ("中标", ("contract",)),
    ("计划", ("planned", "initial_budget", "revised_budget", "allocated")), ("任务", ("planned",)),
    ("概算", ("planned", "initial_budget")), ("总投资", ("planned",)), ("收入", ("income",)),
    ("预算", ("initial_budget", "revised_budget", "allocated")),
)  # fmt: skip


def is_said_to_be(said: str, whole: Figure) -> bool:
    """Say whether nothing in the words of what a share is of speaks against an amount of another measure."""
    measures = measures_said(said)
    return not measures or whole.measure in measures


def measures_said(said: str) -> tuple[str, ...]:
    """Return the measures that the words of a whole may mean, none where they do not say."""
    return next((measures for word, measures in _MEASURE_SAID if word in said), ())


def named_share(case: Case, share: Figure, part: Figure) -> Check | None:
    """Compare a share with the whole that its words name, wherever that is printed; None where that says nothing."""
    said = share_of(case, share)
    row = next((row for row in _NAMED if said and row[0].fullmatch(said)), None)
    if row is None or not is_exact(part) or part.year is None:
        return None
    own = matter_of(part)
    if own is None and row[1] is None:
        return None
    matter = own if row[1] is None else ("role", row[1])
    wholes = [f for f in of_matter(case).get((matter, part.year), ()) if f.measure in row[2]] if matter else []
    values = {f.amount_yuan: f for f in reversed(wholes) if f.amount_yuan and f.amount_yuan != part.amount_yuan}
    return _best(case, "A09", FLAG, share, part, list(values.values()))


def share_of(case: Case, share: Figure) -> str:
    """Return what a share is said to be of, "" where nothing is said."""
    found = _OF.search(case.folded()[max(share.amount_start - _BACK, 0) : share.amount_start])
    return found.group(1) if found else ""


def distant_rate(case: Case, rate: Figure, spent: Figure) -> Iterator[Check]:
    """Compare a rate of execution with the budgets that the report prints for what was spent, in other lines."""
    matter = matter_of(spent)
    if matter is None or spent.year is None:
        return
    budgets = [f for f in of_matter(case).get((matter, spent.year), ()) if f.measure in _BUDGETS]
    budgets = [f for f in budgets if f.measure != spent.measure]
    if matter == ("role", "total_expenditure"):
        budgets += case.once("incomes", lambda: [f for f in case.money() if f.measure == "income" and is_income(f)])
        budgets = [f for f in budgets if f.year == spent.year]
    values = {f.amount_yuan: f for f in reversed(budgets) if f.amount_yuan}
    likely = {f.amount_yuan for f in budgets if f.measure == "revised_budget" and is_single(case, f)}
    ordered = sorted(values.values(), key=lambda f: f.amount_yuan not in likely)
    check = _best(case, "A11", ERROR, rate, spent, ordered, sure=len(likely) == 1)
    if check is not None:
        yield check


def _best(
    case: Case, rule: str, severity: str, printed: Figure, part: Figure, wholes: Sequence[Figure], sure: bool = False,
) -> Check | None:  # fmt: skip
    """Return the first comparison that fits; else that with the only whole, or the first where that is `sure`."""
    rate, term = case.term(printed), case.term(part)
    checks = [ratio(rule, rate, term, case.term(whole), severity) for whole in wholes]
    good = [check for check in checks if check.outcome not in (FINDING, NOT_CHECKABLE)]
    if good or not wholes or not (sure or len(wholes) == 1) or not term.value:
        return good[0] if good else None
    whole, computed = case.term(wholes[0]), checks[0].computed or Decimal(0)
    slip = is_misprinted(computed, rate) or (rate.value == 100 and is_slip(term.value, whole.value))
    # By what is printed as well, the amount differs for another reason: it was left out on purpose, say.
    slip = slip or any(digit not in case.amounts() for digit in wrong_digits(term, whole, rate, firm=True))
    slip = slip or (printed.measure == "share" and _has_its_rest(case, whole.value, term.value))
    return checks[0] if slip else replace(checks[0], outcome=NOT_CHECKABLE)


def _has_its_rest(case: Case, whole: Decimal, part: Decimal) -> bool:
    """Say whether all that a whole holds beside a part is told with a share of it that is right."""
    rest = whole - part
    shares = case.once("shares by their amounts", lambda: _shares(case)).get(rest, ())
    return rest > 0 and any(abs(_HUNDRED * rest / whole - share.value) <= share.half for share in shares)


def _shares(case: Case) -> dict[Decimal, list[Term]]:
    """Return the shares of prose by the amounts that they are told behind, in one sentence."""
    found: dict[Decimal, list[Term]] = {}
    money = case.money()
    for share in case.of_kind("percent"):
        at = bisect_left(money, share.amount_start, key=lambda figure: figure.amount_start)
        part = money[at - 1] if at else None
        told = share.measure == "share" and share.table is None and not share.approx
        if told and part is not None and part.amount_yuan and case.sentence_of(part) == case.sentence_of(share):
            found.setdefault(part.amount_yuan, []).append(case.term(share))
    return found


def of_matter(case: Case) -> dict[tuple[Matter, int | None], list[Figure]]:
    """Return the amounts by what they are of and by year: exact ones that are no change of another."""
    return case.once("amounts of matters", lambda: _of_matter(case, case.money()))


def _of_matter(case: Case, figures: Iterable[Figure]) -> dict[tuple[Matter, int | None], list[Figure]]:
    found: dict[tuple[Matter, int | None], list[Figure]] = {}
    for figure in figures:
        if is_exact(figure) and is_single(case, figure):
            matter = matter_of(figure)
            if matter is not None:
                found.setdefault((matter, figure.year), []).append(figure)
    return found
