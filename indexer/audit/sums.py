"""Totals and their parts: A01, A02, A15 (parts that are the whole by definition), A03 and B04 (lists)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, Case, Check, compare
from indexer.audit.subjects import is_whole, role_of
from indexer.model import Figure
from indexer.numerals import parse_number

# rule, whole, parts without which nothing is checked, parts that join where they are printed beside them
_WHOLES: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "A01", "total_expenditure", ("basic_expenditure", "project_expenditure"),
        ("operating_business_expenditure", "to_superior", "to_subordinate"),
    ),
    ("A02", "basic_expenditure", ("personnel_costs", "operating_costs"), ()),
    ("A02", "basic_expenditure", ("wages", "goods_services", "household_subsidies"), ()),
    ("A02", "personnel_costs", ("wages", "household_subsidies"), ()),
    ("A15", "three_public", ("overseas_travel", "vehicle_total", "reception"), ()),
    ("A15", "three_public", ("overseas_travel", "vehicle_running", "reception"), ("vehicle_purchase",)),
    ("A15", "vehicle_total", ("vehicle_purchase", "vehicle_running"), ()),
)  # fmt: skip
_PARTIAL = re.compile(r"主要(?:用于|包括|为|有|是)|等(?:项目|支出|方面|工作)?[，。；）)]|如[：:]|以.{1,10}为主")
_COUNT = re.compile(
    r"(?<![\d.第])([0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(?:大类|专项|重点|一级|二级|支出)?项目?(?=[，。；：:、支资经共涉（(]|目)"
)
_FEW, _CLOSE = 3, Decimal("0.02")


def wholes(case: Case) -> Iterator[Check]:
    """Check totals whose parts are all there is: within a line of prose, or a column of a table."""
    for group in case.groups(case.money()):
        keyed: dict[tuple[int | None, str], list[Figure]] = {}
        for figure in group:
            if not figure.shared_with and figure.direction is None and not figure.approx:
                keyed.setdefault((figure.year, figure.measure), []).append(figure)
        for figures in keyed.values():
            for rule, whole, parts, optional in _WHOLES:
                yield from _whole(case, figures, rule, whole, parts, optional)


def _whole(
    case: Case, figures: Sequence[Figure], rule: str, whole: str, parts: Sequence[str], optional: Sequence[str]
) -> Iterator[Check]:
    by_role: dict[str, list[Figure]] = {}
    for figure in figures:
        role = role_of(figure)
        if role:
            by_role.setdefault(role, []).append(figure)
    if any(len(by_role.get(part, ())) != 1 for part in parts) or any(len(by_role.get(o, ())) > 1 for o in optional):
        return
    found = [by_role[part][0] for part in (*parts, *(o for o in optional if o in by_role))]
    first = min(figure.amount_start for figure in found)
    totals = [figure for figure in by_role.get(whole, ()) if figure not in found]
    before = [figure for figure in totals if figure.amount_start < first]
    total = before[-1] if before else (totals[0] if len(totals) == 1 else None)
    if total is not None:
        yield _sum(case, rule, total, found, sure=True)


def _sum(
    case: Case,
    rule: str,
    total: Figure,
    parts: Sequence[Figure],
    *,
    unless: str = FINDING,
    severity: str = ERROR,
    sure: bool = False,
) -> Check:
    terms = [case.term(part) for part in parts]
    computed = sum((term.value for term in terms), Decimal(0))
    return compare(rule, computed, case.term(total), terms, "audit.sum", unless=unless, severity=severity, sure=sure)


def lists(case: Case) -> Iterator[Check]:
    """Check the total of project expenditure against the projects listed after it.

    A list that says how many it holds is the whole; of another one only a small difference, of the kind that a slip
    of one digit makes, is worth showing, since most lists are partial.
    """
    executed = [f for f in case.money() if f.measure == "executed" and f.direction is None and f.table is None]
    for total in executed:
        if role_of(total) != "project_expenditure":
            continue
        items = list(_items(case, total, executed))
        if len(items) < _FEW or len({item.project for item in items}) < len(items):
            continue
        lead = case.text[total.amount_end : items[0].start]
        terms = [case.term(item) for item in items]
        difference = abs(sum((t.value for t in terms), Decimal(0)) - case.term(total).value)
        whole = _declared(case, total) == len(items)
        close = total.amount_yuan is not None and difference <= _CLOSE * total.amount_yuan and not _PARTIAL.search(lead)
        close = close and difference not in {t.value for t in terms}  # one of them is a part of another
        yield _sum(
            case, "A03", total, items,
            unless=FINDING if whole or close else NOT_CHECKABLE, severity=ERROR if whole else FLAG,
        )  # fmt: skip


def _items(case: Case, total: Figure, executed: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the projects listed after a total, to the end of its section, each once."""
    for figure in executed:
        if figure.amount_start <= total.amount_start or figure.year != total.year:
            continue
        if figure.section != total.section:
            return
        if role_of(figure) or is_whole(figure):
            return
        if figure.project and "restates" not in figure.flags and figure.measure == "executed":
            yield figure


def _declared(case: Case, total: Figure) -> int | None:
    """Return how many projects the sentence of a total says that there are."""
    begin = max(case.text.rfind(mark, 0, total.amount_start) for mark in "。；\n") + 1
    end = min((e for mark in "。；\n" if (e := case.text.find(mark, total.amount_end)) >= 0), default=len(case.text))
    counts = {parse_number(found.group(1)) for found in _COUNT.finditer(case.text, begin, end)}
    counts.discard(None)
    only = counts.pop() if len(counts) == 1 else None
    return int(only) if only is not None else None


def counted_projects(case: Case) -> Iterator[Check]:
    """B04: 'N projects, X yuan' against the N projects that the report names with an amount spent."""
    executed = [f for f in case.money() if f.measure == "executed" and f.direction is None]
    listed = _projects(executed)
    for total in executed:
        if role_of(total) == "project_expenditure" and total.table is None:
            number = _declared(case, total)
            same_year = [figure for figure in listed if figure.year == total.year]
            if number is not None and number == len(same_year) and number > 1:
                yield _sum(case, "B04", total, same_year)


def _projects(executed: Sequence[Figure]) -> list[Figure]:
    """Return one figure for each project outside tables that has an amount spent; no sum over several of them."""
    found: dict[tuple[str, int | None], Figure] = {}
    for figure in executed:
        if figure.project and figure.table is None and role_of(figure) is None and "restates" not in figure.flags:
            found.setdefault((figure.project, figure.year), figure)
    names = {name for name, _ in found}
    return [f for f in found.values() if sum(_is_named(part, names) for part in f.shared_with) < 2]


def _is_named(part: str, names: set[str]) -> bool:
    return any(part in name or name in part for name in names)
