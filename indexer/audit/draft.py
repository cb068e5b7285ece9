"""Rules for a draft: what a report of its kind should hold (S01), and what last year's report says (A14, L01)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, Case, Check, compare, side
from indexer.audit.subjects import subject_of
from indexer.audit.telling import check_of_words
from indexer.model import Figure, Report
from indexer.vocabulary import Vocabulary

# What every evaluation report of a whole unit or of a project has to say (财预〔2020〕10号, annex outlines):
# the groups of `data/section_types.tsv` of which at least one must occur, each with its name.
_REQUIRED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("basic_information", ("basic_information",)),
    ("expenditure", ("expenditure", "performance")),
    ("performance", ("performance", "conclusion")),
    ("problems", ("problems_improvement", "deviation_improvement")),
    ("improvement", ("problems_improvement", "deviation_improvement")),
)
_KINDS = ("department_self_evaluation", "project_self_evaluation")
_SAME = 3  # figures that are last year's to the last digit before it is worth a word


def missing_sections(case: Case, vocabulary: Vocabulary) -> Iterator[Check]:
    """S01: a self-evaluation report says what its unit is, what was spent, to what effect, and what is wanting."""
    if case.report.report_type not in _KINDS or len(case.sections) < 2:
        return
    groups = {t.group for s in case.sections if (t := vocabulary.section_types.get(s.type)) is not None}
    codes = {s.type for s in case.sections}
    for name, kinds in _REQUIRED:
        if not groups & set(kinds) and not codes & set(kinds):
            yield check_of_words("S01", f"audit.missing.{name}", ())


def follows(report: Report, earlier: Report) -> bool:
    """Say whether one report is of the year after another's: no other two are compared."""
    return report.year is not None and earlier.year is not None and report.year == earlier.year + 1


def against_last_year(case: Case, earlier: Case) -> Iterator[Check]:
    """A14: what is printed for last year is what last year's report says. L01: this year's figure is last year's."""
    year = earlier.report.year
    if year is None or not follows(case.report, earlier.report):
        return
    known = _by_subject(earlier, year)
    for figure in case.money():
        if figure.measure not in ("previous", "executed") or figure.year != year or figure.approx:
            continue
        before = known.get((subject_of(figure), "executed"))
        if before is not None:
            terms = [earlier.term(before)]
            check = compare("A14", terms[0].value, case.term(figure), terms, "audit.last_year", severity=ERROR)
            yield _without_sides_of(check, figure)
    yield from _carried_over(case, earlier, year)


def _carried_over(case: Case, earlier: Case, year: int) -> Iterator[Check]:
    known = _by_subject(earlier, year)
    same: list[Figure] = []
    compared = 0
    for (subject, measure), figure in _by_subject(case, year + 1).items():
        before = known.get((subject, measure))
        if before is None or not figure.amount_yuan:
            continue
        compared += 1
        precise = figure.value is not None and figure.value != figure.value.to_integral_value()
        if precise and before.amount_yuan == figure.amount_yuan:
            same.append(figure)
    outcome = FINDING if len(same) >= _SAME or len(same) == compared else NOT_CHECKABLE
    for figure in same:
        yield Check(
            "L01", outcome, FLAG, (side(figure),), figure.amount_yuan, figure.amount_yuan, Decimal(0), "yuan",
            "audit.carried_over", (("year", year),),
        )  # fmt: skip


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


def _without_sides_of(check: Check, figure: Figure) -> Check:
    """Return a check with its place in the draft only: the other report's places mean nothing in it."""
    return replace(check, sides=(side(figure),))
