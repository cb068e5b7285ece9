"""Editions of one report in an answer: counted once, and what another edition prints differently is shown.

The figures of the edition that counts answer. A figure that another edition prints with another number says so, and
that one stands beside it; what only another edition prints is near the answer where nothing else is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from api.agreement import unique
from api.amounts import Amount
from api.claims import Verdict
from api.evidence import Evidence, Row
from indexer.catalogue import Catalogue
from indexer.corrections.figures import marked
from indexer.model import Figure, Report

DIFFERS, OTHER = "edition_differs", "other_edition"


@dataclass(frozen=True, slots=True)
class EditionDifference:
    """`kind`: changed, only_first (the edition that counts) or only_other; the figures on both sides, with quotes."""

    kind: str
    figure: Figure | None
    other: Figure | None


@dataclass(frozen=True, slots=True)
class Edition:
    """Another edition, and what it prints differently from the one that counts."""

    report: Report
    differences: tuple[EditionDifference, ...]


@dataclass(frozen=True, slots=True)
class ReportEditions:
    """The editions of one report: `first` counts; `possible` may be editions of it, and are counted apart."""

    first: Report
    editions: tuple[Edition, ...]
    possible: tuple[Report, ...]


def editions_of(catalogue: Catalogue, report: Report) -> ReportEditions:
    """Return the editions of the report that `report` is an edition of, and how they differ."""
    first, *others = catalogue.editions(report.id)
    figures: dict[str, Figure] = {}
    if others:
        for each in (first, *others):
            figures.update((figure.id, figure) for figure in catalogue.figures(report_id=each.id))
    editions = tuple(
        Edition(
            other,
            tuple(
                EditionDifference(each.kind, figures.get(each.figure or ""), figures.get(each.other or ""))
                for each in catalogue.differences(other.id)
            ),
        )
        for other in others
    )
    possible = {each for report in (first, *others) for each in catalogue.possible_editions(report.id)}
    possible -= {each.id for each in (first, *others)}
    return ReportEditions(first, editions, tuple(catalogue.report(each) for each in sorted(possible)))


def with_editions(evidence: Evidence, catalogue: Catalogue) -> Evidence:
    """Flag the rows that another edition prints otherwise, and put what it prints beside them."""
    otherwise = catalogue.printed_otherwise(row.figure.id for row in evidence.rows)
    if not otherwise:
        return evidence
    rows = tuple(
        Row(marked(row.figure, DIFFERS), row.standing, row.subject) if row.figure.id in otherwise else row
        for row in evidence.rows
    )
    others = unique(marked(other, OTHER) for row in rows for other in otherwise.get(row.figure.id, ()))
    return replace(evidence, rows=rows, editions=tuple(others))


def only_elsewhere(evidence: Evidence, wider: Evidence, only: frozenset[str]) -> Evidence:
    """Add as related what only another edition prints: `wider` is the evidence over all editions, `only` the ids."""
    known = {figure.id for figure in (*evidence.beside, *evidence.related)}
    found = [row.figure for row in wider.rows if row.figure.id in only and row.figure.id not in known]
    if not found:
        return evidence
    related = (*(marked(figure, OTHER) for figure in found), *evidence.related)
    return replace(evidence, related=related, near=True)


def judged_with_editions(
    verdict: Verdict | None, amounts: Sequence[Amount], editions: Iterable[Figure]
) -> Verdict | None:
    """Return the verdict on a claim whose amount another edition prints in place of the one that counts."""
    if verdict is None or verdict.verdict not in ("refuted", "not_found"):
        return verdict
    printing = tuple(figure for figure in editions if any(amount.met_by(figure) for amount in amounts))
    if not printing:
        return verdict
    return Verdict("conflicting", printing, verdict.against, "answer.claim.other_edition")


def counted(reports: Iterable[Report]) -> list[Report]:
    """Return the reports without other editions of them."""
    return [report for report in reports if report.edition_of is None]
