"""Where something is said not to be: what a report leaves out shows nothing; only a text that says so does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from api.agreement import unique
from api.claims import Verdict
from api.evidence import Evidence
from api.frame import says_none
from api.model import RankedPassage
from api.phrase import Group, Phrase, find_word, folded, share_covered
from indexer.model import Figure

_CLAUSE = re.compile("[。；;\n]")


def saying_none(ranked: Sequence[RankedPassage], phrase: Phrase) -> tuple[RankedPassage, ...]:
    """Return the passages in which one clause names all that is asked and says that there was none."""
    strong = phrase.strong
    if not strong:
        return ()
    return tuple(each for each in ranked if any(_none_in(clause, strong) for clause in _clauses(each)))


def _clauses(ranked: RankedPassage) -> list[str]:
    return _CLAUSE.split(folded(ranked.passage.text))


def _none_in(clause: str, strong: Sequence[Group]) -> bool:
    if share_covered(strong, clause) < 1.0:
        return False
    spans = [span for group in strong for word in group.alternatives if (span := find_word(word, clause))]
    return says_none(clause, (min(start for start, _ in spans), max(end for _, end in spans)))


def as_related(evidence: Evidence) -> Evidence:
    """Return evidence in which what is printed only stands apart: it is where the asked is, not where it is not."""
    figures = (*(row.figure for row in evidence.rows), *evidence.related)
    return Evidence(related=tuple(unique(figures)), near=bool(figures), cut=evidence.cut)


def judge_absence(evidence: Evidence, texts: Sequence[RankedPassage], placed: bool) -> Verdict | None:
    """Return the verdict on a claim that something is not there, None where the reports are silent.

    An amount above nothing contradicts it where the claim names a place; a text that says so supports it.
    """
    printed = tuple(row.figure for row in evidence.rows if _is_spent(row.figure))
    if printed and placed:
        return Verdict("refuted", (), printed, "answer.claim.printed")
    return Verdict("supported", (), (), "answer.claim.absent") if texts else None


def _is_spent(figure: Figure) -> bool:
    return figure.kind == "money" and bool(figure.amount_yuan)


def without(evidence: Evidence, is_left_out: Callable[[Figure], bool]) -> Evidence:
    """Return the evidence without the figures of what the question leaves out."""

    def kept(figures: Sequence[Figure]) -> tuple[Figure, ...]:
        return tuple(figure for figure in figures if not is_left_out(figure))

    related = kept(evidence.related)
    return replace(
        evidence,
        rows=tuple(row for row in evidence.rows if not is_left_out(row.figure)),
        beside=kept(evidence.beside),
        related=related,
        elsewhere=kept(evidence.elsewhere),
        partial=kept(evidence.partial),
        near=evidence.near and bool(related),
    )


__all__ = ["as_related", "judge_absence", "saying_none", "without"]
