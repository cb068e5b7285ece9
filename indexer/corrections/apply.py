"""Corrections laid over a document as it was extracted: done anew whenever a generation is published.

The document as extracted is kept beside (`publish`), so that an entry that is withdrawn, or a better extractor, starts
from what was read. Of two entries on one attribute the last holds; one that says what is read now is `agreed` and marks
nothing; one whose place is not found again is `unplaced`, with the reason, and changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from indexer.audit import to_findings
from indexer.corrections import (
    ADD,
    ADDED,
    CORRECT,
    REJECT,
    REPORT,
    VERIFIED,
    VERIFY,
    Correction,
    Placed,
    attributes_of,
    placed,
)
from indexer.corrections.figures import (
    added_figure,
    attribute,
    figure_id,
    is_still_verified,
    marked,
    settle_restatements,
    with_values,
)
from indexer.corrections.metadata import correct_metadata
from indexer.corrections.place import Places, Spot
from indexer.corrections.values import Checker
from indexer.errors import UsageError
from indexer.messages import both
from indexer.model import Document, Figure, Finding, Score
from indexer.source_map import Places as SourcePlaces


def corrected(
    document: Document, entries: Sequence[Correction], checker: Checker
) -> tuple[Document, tuple[Placed, ...]]:
    """Return the document with the entries of its file applied (itself where none changes it), and what became of each.

    `entries` are those that stand (`corrections.standing`), in order.
    """
    about = [entry for entry in entries if entry.field.startswith(REPORT)]
    made, done = correct_metadata(document, about, checker) if about else (document, [])
    own = [entry for entry in entries if not entry.field.startswith(REPORT)]
    if own:
        made, more = _correct_figures(made, own, checker)
        done += more
    return (_settled(made, document) if made is not document else document), tuple(done)


@dataclass(slots=True)
class _Group:
    """The entries on one figure, in order; `figure` is None where nothing is read there."""

    figure: Figure | None
    spot: Spot
    entries: list[Correction] = field(default_factory=list)


def _correct_figures(
    document: Document, entries: Sequence[Correction], checker: Checker
) -> tuple[Document, list[Placed]]:
    report = document.report
    where = {"report": report.id, "file": report.file}
    places, at = Places(document.text), _At(document.figures)
    groups: dict[str, _Group] = {}
    done: list[Placed] = []
    for entry in entries:
        spot = places.find(entry)
        if isinstance(spot, str):
            done.append(placed(entry, **where, status="unplaced", reason=spot))
            continue
        figure = at.figure(spot)
        name = figure.id if figure is not None else figure_id(report.id, spot)
        groups.setdefault(name, _Group(figure, spot)).entries.append(entry)
    figures = {figure.id: figure for figure in document.figures}
    touched: set[str] = set()
    changed = False
    for name, group in groups.items():
        figure, states = _Judge(document, group, checker).judge()
        quote = group.spot.quote
        for entry, (status, reason) in states.items():
            now = {"figure": name, "now_start": quote.start, "now_end": quote.end}
            done.append(placed(entry, **where, **now, status=status, reason=reason))
        if figure is group.figure:
            continue
        changed = True
        if figure is None or group.figure is None or _fact(figure) != _fact(group.figure):
            touched.add(name)
        figures.pop(name, None)
        if figure is not None:
            figures[name] = figure
    if not changed:
        return document, done
    return replace(document, figures=settle_restatements(figures.values(), frozenset(touched))), done


def _fact(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.year, figure.amount_yuan, figure.item


class _At:
    """The figures of a document by where their numbers stand."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = sorted(figures, key=lambda figure: figure.amount_start)
        self._starts = [figure.amount_start for figure in self._figures]

    def figure(self, spot: Spot) -> Figure | None:
        """Return the figure whose number stands at a place, or the one that shares characters with it."""
        first = max(bisect_right(self._starts, spot.amount.start) - 1, 0)
        last = bisect_left(self._starts, spot.amount.end)
        near = [f for f in self._figures[first:last] if f.amount_end > spot.amount.start]
        exact = [f for f in near if f.amount_start == spot.amount.start]
        return next(iter(exact or near), None)


class _Judge:
    """What becomes of one figure by the entries on it."""

    def __init__(self, document: Document, group: _Group, checker: Checker) -> None:
        self._document, self._group, self._checker = document, group, checker
        self._states: dict[Correction, tuple[str, str | None]] = {}

    def judge(self) -> tuple[Figure | None, dict[Correction, tuple[str, str | None]]]:
        """Return the figure (None: there is none), and of each entry its status and the reason."""
        entries, figure = self._group.entries, self._group.figure
        last = entries[-1]
        if last.action == REJECT:
            self._over(entries[:-1], last)
            self._states[last] = ("applied" if figure is not None or len(entries) > 1 else "agreed", None)
            return None, self._states
        for entry in entries:
            if entry.action == REJECT:
                self._states[entry] = ("superseded", last.id)
        figure = self._added(figure)
        if figure is None:
            for entry in entries:
                self._states.setdefault(entry, ("unplaced", "no_figure"))
            return None, self._states
        figure = self._attributes(figure)
        return self._verified(figure), self._states

    def _over(self, entries: Iterable[Correction], last: Correction) -> None:
        for entry in entries:
            self._states[entry] = ("superseded", last.id)

    def _of(self, action: str) -> list[Correction]:
        return [entry for entry in self._group.entries if entry.action == action]

    def _added(self, figure: Figure | None) -> Figure | None:
        """Return the figure with what the last entry that adds it says; one that is read by now is compared."""
        if not (adds := self._of(ADD)):
            return figure
        last = adds[-1]
        self._over(adds[:-1], last)
        if not self._is_valid(attributes_of(last.value)):
            self._states[last] = ("unplaced", "not_valid")
            return figure
        if figure is None:
            self._states[last] = ("applied", None)
            return added_figure(self._document, self._group.spot, last, self._checker.vocabulary)
        told = attributes_of(last.value)
        other = {name: value for name, value in told.items() if value is not None and value != attribute(figure, name)}
        self._states[last] = ("applied" if other else "agreed", None)
        return with_values(figure, other, self._checker.vocabulary) if other else figure

    def _attributes(self, figure: Figure) -> Figure:
        latest: dict[str, Correction] = {}
        for entry in self._of(CORRECT):
            latest[entry.field] = entry
        values: dict[str, str | None] = {}
        for entry in self._of(CORRECT):
            if entry is not latest[entry.field]:
                self._states[entry] = ("superseded", latest[entry.field].id)
            elif not self._is_valid({entry.field: entry.value}):
                self._states[entry] = ("unplaced", "not_valid")
            elif entry.value == attribute(figure, entry.field):
                self._states[entry] = ("agreed", None)
            else:
                self._states[entry] = ("applied", None)
                values[entry.field] = entry.value
        return with_values(figure, values, self._checker.vocabulary) if values else figure

    def _is_valid(self, values: dict[str, str | None]) -> bool:
        try:
            return all(
                self._checker.value_of(name, value) == value for name, value in values.items() if value is not None
            )
        except UsageError:
            return False

    def _verified(self, figure: Figure) -> Figure:
        verifies = self._of(VERIFY)
        if not verifies:
            return figure
        last = verifies[-1]
        self._over(verifies[:-1], last)
        if not is_still_verified(figure, last):
            later = [
                entry
                for entry in self._of(CORRECT)
                if self._group.entries.index(entry) > self._group.entries.index(last)
            ]
            self._states[last] = ("superseded", later[-1].id) if later else ("unplaced", "changed")
            return figure
        self._states[last] = ("applied", None)
        return marked(figure, VERIFIED)


def _settled(document: Document, before: Document) -> Document:
    """Return a corrected document with what is made of its figures: scores, the amounts of passages, findings."""
    figures = document.figures
    amounts = sorted((f.amount_start, f.amount_yuan) for f in figures if f.amount_yuan is not None)
    starts = [start for start, _ in amounts]
    passages = tuple(
        replace(
            passage,
            amounts=tuple(
                yuan for _, yuan in amounts[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
            ),
        )
        for passage in document.passages
    )
    report = replace(document.report, scores=tuple(_scores(document.report.scores, figures, before.figures)))
    places = SourcePlaces.from_bytes(document.places)
    findings = to_findings(report, document.text, places, document.sections, document.tables, figures)
    by_hand = [f for f in figures if {"value", "unit", "measure", "year"} & set(f.original) or ADDED in f.flags]
    made = tuple(_said_of(finding, by_hand) for finding in findings)
    return replace(document, report=report, passages=passages, findings=made)


def _said_of(finding: Finding, by_hand: Sequence[Figure]) -> Finding:
    """Return a finding that says so where it rests on a number that a person corrected or added."""
    if not any(side.start <= f.amount_start < side.end for f in by_hand for side in finding.sides):
        return finding
    en, zh = both("correction.finding")
    explanations, explanations_zh = (*finding.explanations, en), (*finding.explanations_zh, zh)
    return replace(finding, explanations=explanations, explanations_zh=explanations_zh)


def _scores(scores: Iterable[Score], figures: Sequence[Figure], before: Sequence[Figure]) -> Iterable[Score]:
    """Yield a report's scores with what was corrected of the figures that they were read from."""
    left = {figure.id for figure in figures}
    changed = [f for f in figures if {"value", "unit"} & set(f.original)]
    changed += [replace(f, value=None, unit=None) for f in before if f.id not in left]
    for score in scores:
        for figure in changed:
            if figure.amount_start < score.end and score.start < figure.amount_end:
                if figure.kind == "grade":
                    score = replace(score, grade=figure.unit)
                elif figure.kind == "score":
                    score = replace(score, score=figure.value)
        if score.score is not None or score.grade is not None:
            yield score


__all__ = ["corrected"]
