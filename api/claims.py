"""A claimed amount against the printed ones: the verdict, and which figures speak for and against it.

In order: conflicting, composite, supported, refuted, not_found. It says what these reports print, never what is true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from api.agreement import is_inferred, precision, same_measure, unique
from api.amounts import Amount
from api.evidence import Evidence, Row
from api.question import Asked
from indexer.model import Figure
from indexer.vocabulary import Vocabulary

_WRITTEN = re.compile(r"\d[\d,]{0,20}(?:\.\d{1,8})?")
_CLOSE = Decimal("0.01")
_ORDER = ("conflicting", "refuted", "not_found", "composite", "supported")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict with the figures for and against the claim; `reason` is a message key that says why.

    `under` are figures that print the claimed amount as something else: another measure, or a part.
    """

    verdict: str
    for_: tuple[Figure, ...] = ()
    against: tuple[Figure, ...] = ()
    reason: str = ""
    under: tuple[Figure, ...] = ()


def judge(asked: Asked, evidence: Evidence, vocabulary: Vocabulary, has_reports: Callable[[], bool]) -> Verdict | None:
    """Return the verdict on every amount of a claim together, None where it claims no amount.

    `has_reports` says whether the index holds a report of the claim's place: without one nothing is refuted.
    """
    paired = len(asked.amounts) > 1 and len(asked.amounts) == len(asked.measures)
    verdicts = []
    for number, claim in enumerate(asked.amounts):
        measures = asked.measures[number] if paired else ()
        verdicts.append(_judge_one(claim, measures, asked, evidence, vocabulary, has_reports))
    if not verdicts:
        return None
    decisive = min(verdicts, key=lambda verdict: _ORDER.index(verdict.verdict))
    return Verdict(
        decisive.verdict,
        _all(verdict.for_ for verdict in verdicts),
        _all(verdict.against for verdict in verdicts),
        decisive.reason,
        decisive.under,
    )


def _judge_one(
    claim: Amount,
    measures: tuple[str, ...],
    asked: Asked,
    evidence: Evidence,
    vocabulary: Vocabulary,
    has_reports: Callable[[], bool],
) -> Verdict:
    """Judge one amount; `measures` are its own where the claim names one for each amount."""
    rows = [row for row in evidence.rows if not measures or same_measure(row.figure.measure) in measures]
    apart = [f for f in evidence.beside if f not in evidence.parts]
    if not asked.measures:
        rows += [Row(f, "composite" if f.id in evidence.shared else "direct", "") for f in apart]
    hits = [row for row in rows if claim.met_by(row.figure)]
    hits = hits or [row for row in rows if rounds_to(claim, row.figure)]
    others = tuple(row.figure for row in rows if row not in hits)
    if any(row.standing == "conflicting" for row in hits):
        return Verdict("conflicting", _figures(hits), others, "answer.claim.conflicting")
    if any(row.standing == "direct" for row in hits):
        # What is inferred cannot by itself support a claim that names it.
        if asked.measures and all(is_inferred(row.figure, vocabulary) for row in hits):
            return Verdict("not_found", _figures(hits), (), "answer.claim.inferred")
        exact = claim.operator == "=" and any(_is_exact(claim, row.figure) for row in hits)
        return Verdict("supported", _figures(hits), (), f"answer.claim.{'supported' if exact else 'agrees'}")
    if hits:
        return Verdict("composite", _figures(hits), (), "answer.claim.composite")
    return _against(claim, asked, evidence, rows, has_reports)


def _against(
    claim: Amount, asked: Asked, evidence: Evidence, rows: Sequence[Row], has_reports: Callable[[], bool]
) -> Verdict:
    """Judge an amount that no row prints: as what else it is printed, and what is printed instead."""
    others = [row.figure for row in evidence.rows if row not in rows]
    stated = claim.operator == "="  # a bound is met by anything
    under = tuple(f for f in (*others, *evidence.beside) if stated and claim.met_by(f) and f not in evidence.parts)
    parts = tuple(f for f in evidence.parts if stated and claim.met_by(f))
    if rows:
        key = "other_measure" if under else "part" if parts else "other_amount"
        return Verdict("refuted", (), _figures(rows), f"answer.claim.{key}", under or parts)
    if under:
        return Verdict("refuted", (), under, "answer.claim.other_measure_only", under)
    elsewhere = tuple(f for f in evidence.elsewhere if stated and claim.met_by(f) and _telling(claim, asked, f))
    if elsewhere and has_reports():
        return Verdict("refuted", (), elsewhere, "answer.claim.elsewhere")
    return Verdict("not_found", (), (), "answer.claim.not_found")


def rounds_to(claim: Amount, figure: Figure) -> bool:
    """Whether a claimed and a printed amount of money are one at the coarser one's last digit, within one percent.

    4.6 million is 4,617,600; 30万 is 30.23万; 1,0023万 claimed is a printed 1亿.
    """
    claimed, printed = claim.quantity.amount_yuan, figure.amount_yuan
    if claim.operator != "=" or claimed is None or printed is None or not claimed:
        return False
    written = _WRITTEN.search(claim.text)
    number = Decimal(written.group().replace(",", "")) if written else Decimal(0)
    if not number:
        return False
    decimals = number.as_tuple().exponent
    step = abs(claimed / number) * Decimal(1).scaleb(decimals if isinstance(decimals, int) else 0)
    apart = abs(abs(claimed) - abs(printed))
    return apart <= max(step, precision(figure)) / 2 and apart <= abs(claimed) * _CLOSE


def _is_exact(claim: Amount, figure: Figure) -> bool:
    claimed = claim.quantity.amount_yuan
    return claimed == figure.amount_yuan if claimed is not None else claim.quantity.value == figure.value


def _telling(claim: Amount, asked: Asked, figure: Figure) -> bool:
    """Whether an amount printed for another place or year is more than chance: a namesake, or three digits alike."""
    digits = len(claim.quantity.value.normalize().as_tuple().digits)
    namesake = any(figure.region is not None and place.text in figure.region for place in asked.places)
    return namesake or digits >= 3


def _all(groups: Iterable[tuple[Figure, ...]]) -> tuple[Figure, ...]:
    return tuple(unique(figure for group in groups for figure in group))


def _figures(rows: Sequence[Row]) -> tuple[Figure, ...]:
    return tuple(row.figure for row in rows)
