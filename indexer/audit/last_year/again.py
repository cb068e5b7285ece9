"""Numbers of last year's report that a draft prints again in other words: the clause is new, the number is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.alike import pairs_of as pairs_of_characters
from indexer.audit.case import Case
from indexer.audit.last_year.pairs import pairs_of
from indexer.audit.last_year.pieces import Mark, Piece, pieces_of, value_of
from indexer.audit.slips import significant
from indexer.audit.spans import sentence_around

_ENOUGH = 4  # digits of a number that is known again in a clause that is half alike
_FEW = 3  # of one in a clause that is nearly the same
_ALIKE, _NEARLY = 0.5, 0.8  # share of the shorter clause's pairs of characters that the other one has
_MOST = 4  # clauses of last year's report with one number that are looked at
_REACH = 200
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fff]")
_OF_LAST_YEAR = re.compile("上年|去年|上一年|同期|以前年度|累计")


def told_again(case: Case, earlier: Case) -> Iterator[tuple[Piece, Mark]]:
    """Yield the numbers of three digits or more in clauses without a counterpart that a clause much like theirs has.

    What names last year is left out: there its numbers are rightly printed.
    """
    year, folded = earlier.report.year, case.folded()
    paired = {piece.start for piece, _ in pairs_of(case, earlier)}
    taken = {other.start for _, other in pairs_of(case, earlier)}
    known: dict[tuple[Decimal, str], list[Piece]] = {}
    for other in pieces_of(earlier):
        for mark in other.numbers if other.start not in taken and not other.cell else ():
            known.setdefault(_key(earlier.folded(), mark), []).append(other)
    for piece in pieces_of(case):
        if piece.start in paired or piece.cell:
            continue
        for mark in piece.numbers:
            digits = len(significant(value_of(mark)))
            least = _ALIKE if digits >= _ENOUGH else _NEARLY
            others = known.get(_key(folded, mark), ())[:_MOST] if digits >= _FEW else ()
            if not any(_likeness(piece, other) >= least for other in others):
                continue
            begin, end = sentence_around(case, mark.start, mark.end, _REACH)
            if str(year) not in folded[begin:end] and not _OF_LAST_YEAR.search(folded, begin, end):
                yield piece, mark


def _key(folded: str, mark: Mark) -> tuple[Decimal, str]:
    return value_of(mark), folded[mark.end : mark.end + 1]


def _likeness(piece: Piece, other: Piece) -> float:
    """Return the share of the shorter clause's pairs of characters that the other one has."""
    ours, theirs = (pairs_of_characters(_NOT_WORDS.sub("", each.key)) for each in (piece, other))
    fewest = min(len(ours), len(theirs))
    return len(ours & theirs) / fewest if fewest > 1 else 0.0
