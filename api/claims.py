"""A claimed amount against the printed ones: the verdict, and which figures speak for and against it.

In order: conflicting, composite, supported, refuted, not_found. It says what these reports print, never what is true.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from api.agreement import is_inferred
from api.amounts import Amount
from api.evidence import Evidence, Row
from api.question import Asked
from indexer.model import Figure
from indexer.vocabulary import Vocabulary

_ORDER = ("conflicting", "refuted", "not_found", "composite", "supported")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict with the figures for and against the claim; `reason` is a message key that says why."""

    verdict: str
    for_: tuple[Figure, ...] = ()
    against: tuple[Figure, ...] = ()
    reason: str = ""


def judge(asked: Asked, evidence: Evidence, vocabulary: Vocabulary, has_reports: Callable[[], bool]) -> Verdict | None:
    """Return the verdict on every amount of a claim together, None where it claims no amount.

    `has_reports` says whether the index holds a report of the claim's place: without one nothing is refuted.
    """
    verdicts = [_judge_one(claim, asked, evidence, vocabulary, has_reports) for claim in asked.amounts]
    if not verdicts:
        return None
    decisive = min(verdicts, key=lambda verdict: _ORDER.index(verdict.verdict))
    return Verdict(
        decisive.verdict,
        tuple(f for verdict in verdicts for f in verdict.for_),
        tuple(f for verdict in verdicts for f in verdict.against),
        decisive.reason,
    )


def _judge_one(
    claim: Amount, asked: Asked, evidence: Evidence, vocabulary: Vocabulary, has_reports: Callable[[], bool]
) -> Verdict:
    rows = list(evidence.rows)
    if not asked.measures:
        rows += [Row(f, "composite" if len(f.shared_with) > 1 else "direct", "") for f in evidence.beside]
    hits = [row for row in rows if claim.met_by(row.figure)]
    others = tuple(row.figure for row in rows if row not in hits)
    if any(row.standing == "conflicting" for row in hits):
        return Verdict("conflicting", _figures(hits), others, "answer.claim.conflicting")
    if any(row.standing == "direct" for row in hits):
        # What is inferred cannot by itself support a claim that names it.
        if asked.measures and all(is_inferred(row.figure, vocabulary) for row in hits):
            return Verdict("not_found", _figures(hits), (), "answer.claim.inferred")
        return Verdict("supported", _figures(hits), (), "answer.claim.supported")
    if hits:
        return Verdict("composite", _figures(hits), (), "answer.claim.composite")
    under_other = tuple(f for f in evidence.beside if claim.met_by(f))
    if evidence.rows:
        reason = "answer.claim.other_measure" if under_other else "answer.claim.other_amount"
        return Verdict("refuted", (), _figures(evidence.rows), reason)
    if under_other:
        return Verdict("refuted", (), under_other, "answer.claim.other_measure")
    elsewhere = tuple(f for f in evidence.elsewhere if claim.met_by(f) and _telling(claim, asked, f))
    if elsewhere and has_reports():
        return Verdict("refuted", (), elsewhere, "answer.claim.elsewhere")
    return Verdict("not_found", (), (), "answer.claim.not_found")


def _telling(claim: Amount, asked: Asked, figure: Figure) -> bool:
    """Whether an amount printed for another place or year is more than chance: a namesake, or three digits alike."""
    digits = len(claim.quantity.value.normalize().as_tuple().digits)
    namesake = any(figure.region is not None and place.text in figure.region for place in asked.places)
    return namesake or digits >= 3


def _figures(rows: Sequence[Row]) -> tuple[Figure, ...]:
    return tuple(row.figure for row in rows)
