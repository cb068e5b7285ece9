"""One thing printed more than once must be printed alike.

B01 for the lines of the accounts, in the text and in the tables; B02 for projects; B08 for indicators in two tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from indexer.audit.amounts.sums import holds_rest
from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, PASS, ROUNDING, Case, Check, Term, side
from indexer.audit.slips import is_one_digit, is_slip
from indexer.audit.subjects import bare_item, bare_project, names_source, own_words, project_of, role_of
from indexer.meaning.scopes import ACCOUNTS_OF_AREA
from indexer.model import Figure
from indexer.numerals import in_full

_LINES = ("total_expenditure", "basic_expenditure", "project_expenditure", "personnel_costs", "operating_costs")
# A line printed with another value is most often a slip or another version; beyond this it is rather a part or
# another scope that goes by the same name.
_NEAR = Decimal("0.1")
_MEASURES = ("executed", "initial_budget", "revised_budget")
_DOUBTFUL = frozenset(("ambiguous_measure", "composite"))
_BEFORE = 300  # characters of its sentence that name the source of an amount
_MOST = 8  # places that a finding quotes
_VALUE = attrgetter("value")
_CAME, _WENT = re.compile("收入|注入|筹集|募集|收到|存入"), re.compile("支出|使用|救助|发放|拨付|支付")


def accounts(case: Case) -> Iterator[Check]:
    """B01: one line of the accounts has one value for a year and a measure, wherever it is printed.

    An area tells its accounts by level and with or without what goes to other levels: there one line goes by one name.
    """
    of_area = case.report.report_type in ACCOUNTS_OF_AREA
    yield from _alike(case, "B01", ERROR, lambda f: _line(f, of_area))


def projects(case: Case) -> Iterator[Check]:
    """B02: a project has one amount for a year and a measure, in a list and in its own section."""
    yield from _alike(case, "B02", FLAG, _project)


def is_compared(a: Figure, b: Figure) -> bool:
    """Say whether two figures of one year and measure are compared here: of one line of the accounts, one project."""
    role = role_of(a)
    if role in _LINES and role == role_of(b):
        return True
    return a.measure in _MEASURES and (name := _project(a)) is not None and name == _project(b)


def _line(figure: Figure, of_area: bool) -> Hashable:
    role = role_of(figure)
    if role not in _LINES:
        return None
    return (role, bare_item(figure)) if of_area else role


def _project(figure: Figure) -> Hashable:
    name = project_of(figure)
    if not name or role_of(figure) is not None or figure.shared_with:
        return None
    return bare_project(name), own_words(figure), figure.concepts


def _alike(case: Case, rule: str, severity: str, name_of: Callable[[Figure], Hashable]) -> Iterator[Check]:
    groups: dict[tuple[Hashable, int | None, str], list[Figure]] = {}
    for figure in case.once("amounts with a measure", lambda: list(filter(_is_measured, case.exact_money()))):
        if name := name_of(figure):
            groups.setdefault((name, figure.year, figure.measure), []).append(figure)
    for figures in groups.values():
        if len(figures) > 1:
            yield from _checks(case, rule, severity, figures)


def _is_measured(figure: Figure) -> bool:
    return figure.measure in _MEASURES and bool(figure.year) and _DOUBTFUL.isdisjoint(figure.flags)


def _checks(case: Case, rule: str, severity: str, figures: Sequence[Figure]) -> Iterator[Check]:
    """Compare all; where they differ, what names the source of its money apart from what does not."""
    whole = _check(case, rule, severity, figures)
    if whole.outcome != FINDING or whole.computed is None or whole.printed is None:
        yield whole
        return
    sources = [f for f in figures if _is_of_one_source(case, f)]
    if is_slip(whole.computed, whole.printed) or len(sources) in (0, len(figures)):
        yield whole
        return
    apart = [[f for f in figures if f not in sources], sources]
    checks = [_check(case, rule, severity, part) for part in apart if len(part) > 1]
    yield from checks
    if not any(check.outcome == FINDING for check in checks):
        yield replace(whole, outcome=NOT_CHECKABLE)


def _is_of_one_source(case: Case, figure: Figure) -> bool:
    """Say whether an item names the source of its money, or the words before it in its sentence, or its heading."""
    if names_source(figure.item) or names_source(
        case.text[max(case.sentence_of(figure), figure.amount_start - _BEFORE) : figure.amount_start]
    ):
        return True
    return any(names_source(section.heading) for section in case.sections if section.id == figure.section)


def _check(case: Case, rule: str, severity: str, figures: Sequence[Figure]) -> Check:
    terms = [case.term(figure) for figure in figures]
    low, high = min(terms, key=_VALUE), max(terms, key=_VALUE)
    envelope = low.half + high.half
    different = high.value - low.value
    outcome = PASS if not different else ROUNDING if different <= envelope else FINDING
    if outcome == FINDING and different > _NEAR * high.value and not is_slip(low.value, high.value):
        outcome = NOT_CHECKABLE
    if outcome == FINDING and is_one_digit(different, (term.value for term in terms)) and different in case.amounts():
        outcome = NOT_CHECKABLE  # what another amount printed comes to: one of them holds it, and the other does not
    if outcome == FINDING and len({case.line_of(t.figure) for t in terms}) == 1:
        outcome = NOT_CHECKABLE  # two amounts in one paragraph are hardly meant for one
    if outcome == FINDING and holds_rest(high.figure) and not holds_rest(low.figure):
        if _is_left(case, different) or _balances_income(case, high):
            outcome = NOT_CHECKABLE  # 支出总计 holds what is carried over, 本年支出合计 does not
    if outcome == FINDING and (_came_and_went(low.figure, high.figure) or _is_of_row(case, low, high)):
        outcome = NOT_CHECKABLE
    if outcome == FINDING and _stand_together(case, low, high):
        outcome = NOT_CHECKABLE
    # One place of each value comes first, then the others.
    first = {term.value: side(term.figure) for term in reversed(terms)}
    places = [*(first[value] for value in dict.fromkeys(t.value for t in terms)), *(side(t.figure) for t in terms)]
    values = [f"{in_full(t.figure.value or Decimal(0))}{t.figure.unit or ''}" for t in terms]
    return Check(
        rule, outcome, severity, tuple(dict.fromkeys(places))[:_MOST], low.value, high.value, envelope, "yuan",
        "audit.alike", (("terms", list(dict.fromkeys(values))),),
    )  # fmt: skip


def _is_of_row(case: Case, low: Term, high: Term) -> bool:
    """Say whether one amount stands in the other's row: 补助215万元 is what the row has as its budget, not as spent."""
    for one, other in ((low, high), (high, low)):
        if one.figure.table is not None and other.figure.table is None:
            place = (one.figure.table.table, one.figure.table.row)
            rows = (f for f in case.exact_money() if f.table and (f.table.table, f.table.row) == place)
            if any(f.amount_yuan == other.value for f in rows):
                return True
    return False


def _came_and_went(a: Figure, b: Figure) -> bool:
    """Say whether the words of one amount say that it came in, and those of the other that it was spent."""
    ways = [(bool(_CAME.search(f.quote)), bool(_WENT.search(f.quote))) for f in (a, b)]
    return ways in ([(True, False), (False, True)], [(False, True), (True, False)])


def _is_left(case: Case, value: Decimal) -> bool:
    """Say whether an amount is printed as what is carried in or over."""
    return any(f.amount_yuan == value and f.measure in ("carryover", "carry_in") for f in case.money())


def _balances_income(case: Case, total: Term) -> bool:
    """Say whether a total is that of the income too, as it is only with what is carried in and over: 收、支总计."""
    return any(f.amount_yuan == total.value and f.measure == "income" and holds_rest(f) for f in case.money())


def _stand_together(case: Case, low: Term, high: Term) -> bool:
    """Say whether one column of a table prints both amounts: a whole and a part of it, say, that the text repeats."""
    columns = case.once("amounts of columns", lambda: _columns(case))
    return not columns.get(low.value, set()).isdisjoint(columns.get(high.value, ()))


def _columns(case: Case) -> dict[Decimal, set[tuple[str, str]]]:
    found: dict[Decimal, set[tuple[str, str]]] = {}
    for figure in case.money():
        if figure.table is not None:
            found.setdefault(case.term(figure).value, set()).add((figure.table.table, figure.table.column))
    return found
