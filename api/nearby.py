"""What is near an answer and never counted into it: neighbouring items, totals of single units, other printings."""

from __future__ import annotations

from collections.abc import Sequence

from api.agreement import fold_restated, same_measure, worth
from api.candidates import Candidate, is_of_unit
from api.intent import PREFERRED
from api.question import Asked
from indexer.model import Figure

_RELATED_SHARE = 0.5


def wanted(asked: Asked) -> set[str]:
    """Return the measures asked for, or those that may be meant where none is named."""
    return {code for group in asked.measures for code in group} or set(PREFERRED)


def fact(f: Figure) -> tuple[object, ...]:
    """Return what two printings of one fact in one report have in common."""
    return (f.report, f.year, same_measure(f.measure), f.kind, worth(f), f.direction)


def totals_of_units(asked: Asked, candidates: Sequence[Candidate]) -> list[Figure]:
    """Return what single units print as their total where the place's own is asked: offered as what it is."""
    measures = wanted(asked)
    return fold_restated(
        c.figure for c in candidates
        if c.in_scope and not c.subject and c.figure.measure in measures and c.figure.kind == "money"
        and is_of_unit(c.figure)
    )  # fmt: skip


def near_figures(
    asked: Asked, candidates: Sequence[Candidate], looser: Sequence[Candidate], answered: bool
) -> list[Figure]:
    """Return figures of near concepts or that share the most telling words, one for each subject."""
    points = {"score", "grade"} - asked.kinds  # no near thing of an expenditure
    found = [c for c in looser if c.kind and c.figure.kind not in points]
    for c in candidates:
        close = c.near or (asked.phrase.strong and c.share > _RELATED_SHARE)
        scope = c.in_scope if answered or not asked.places else (c.placed or not asked.places)
        if close and not c.covers and scope and c.figure.kind == "money":
            found.append(c)
    measures = wanted(asked)
    best: dict[tuple[object, ...], Candidate] = {}
    for c in sorted(found, key=lambda c: c.figure.measure not in measures):
        best.setdefault((c.figure.report, c.subject, c.figure.year), c)
    order = sorted(best.values(), key=lambda c: (not c.near, -c.share))
    return [c.figure for c in order]
