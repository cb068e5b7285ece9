"""L04 in prose and in single cells: an amount that is told of last year is the one that last year's report gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from indexer.audit.case import ERROR, Case, Check, compare, side
from indexer.audit.last_year.heads import table_at
from indexer.audit.subjects import subject_of
from indexer.model import Figure

Span = tuple[int, int]


def previous_amounts(case: Case, earlier: Case, told: Collection[int], stale: Collection[Span]) -> Iterator[Check]:
    """Yield a check of each amount of last year that last year's report has as spent.

    Left out are the cells that columns `told` of, by their ends, and the tables whose year was left in: of what year
    their amounts are is not known.
    """
    year = earlier.report.year
    if year is None or case.report.year != year + 1:
        return
    known = _by_subject(earlier, year)
    unsure = {table.id for begin, _ in stale if (table := table_at(case, begin)) is not None}
    for figure in case.money():
        if figure.measure not in ("previous", "executed") or figure.year != year or figure.approx:
            continue
        before = known.get((subject_of(figure), "executed"))
        if before is None or figure.amount_end in told or _is_unsure(figure, unsure):
            continue
        terms = [earlier.term(before)]
        check = compare("L04", terms[0].value, case.term(figure), terms, "audit.last_year", severity=ERROR)
        yield replace(check, sides=(side(figure),))  # the other report's places mean nothing in the draft


def _is_unsure(figure: Figure, unsure: Collection[str]) -> bool:
    """Say whether a cell has its year from a heading above the table, or from one that was left in."""
    if figure.table is None:
        return False
    return figure.table.table in unsure or figure.basis.get("year") not in ("column", "printed")


def _by_subject(case: Case, year: int) -> dict[tuple[object, str], Figure]:
    """Return the one figure of each thing and measure of a year; what is printed with two values is left out."""
    found: dict[tuple[object, str], Figure] = {}
    conflicting = set()
    for figure in case.exact_money():
        if figure.year != year or figure.shared_with:
            continue
        key = (subject_of(figure), figure.measure)
        if key in found and found[key].amount_yuan != figure.amount_yuan:
            conflicting.add(key)
        found.setdefault(key, figure)
    return {key: figure for key, figure in found.items() if key not in conflicting}
