"""Checks of what words, years, counts and rows say, which compare no amounts of money, ratios or scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.audit.case import ERROR, FINDING, FLAG, Case, Check
from indexer.model import Figure


def check_of_words(
    rule: str,
    key: str,
    sides: Iterable[tuple[int, int]],
    *,
    outcome: str = FINDING,
    severity: str = FLAG,
    **params: object,
) -> Check:
    """Return such a check; `key` names the sentence that states it, with `params`, and a place is quoted once."""
    return Check(
        rule, outcome, severity, tuple(dict.fromkeys(sides)), unit="", key=key, params=tuple(params.items())
    )  # fmt: skip


def denied_claim(
    case: Case, sides: Iterable[tuple[int, int]], terms: Sequence[str], severity: str = ERROR
) -> Check:  # fmt: skip
    """D08: return the finding that a claim, the first of `sides`, does not hold for what stands at the others."""
    sides = list(sides)
    claim = case.text[slice(*sides[0])]
    return check_of_words("D08", "audit.not_all.finding", sides, severity=severity, claim=claim, terms=list(terms))


def as_told(figure: Figure) -> str:
    """Return a figure's number and unit: 1280.50万元."""
    return f"{format(figure.value or Decimal(0), 'f')}{figure.unit or ''}"


def quoting(check: Check, places: Iterable[tuple[int, int]]) -> Check:
    """Return a check that quotes some more places."""
    return replace(check, sides=tuple(dict.fromkeys((*check.sides, *places))))
