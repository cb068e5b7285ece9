"""Clauses and cells of a draft beside those of last year's report that say the same but for numbers and years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from indexer.audit.case import Case
from indexer.audit.last_year.pieces import Piece, pieces_of

_LEAST = 3  # characters of a clause that can be known again by itself
_LEAST_OF_CELL = 2


def pairs_of(case: Case, earlier: Case) -> list[tuple[Piece, Piece]]:
    """Return each piece of the draft that has a counterpart in last year's report, with it.

    What stands once in both reports is paired; from there on the pieces before and behind are, as long as they agree.
    """
    return case.once(f"pairs with {earlier.report.id}", lambda: _pairs(pieces_of(case), pieces_of(earlier)))


def _pairs(ours: Sequence[Piece], theirs: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    known = _once(theirs)
    found = {at: known[key] for key, at in _once(ours).items() if key in known}
    taken = set(found.values())
    for step in (1, -1):
        for at in sorted(found, reverse=step < 0):
            mine, other = at + step, found[at] + step
            while _may_pair(mine, other, ours, theirs) and mine not in found and other not in taken:
                found[mine] = other
                taken.add(other)
                mine, other = mine + step, other + step
    return [(ours[at], theirs[found[at]]) for at in sorted(found)]


def _may_pair(mine: int, other: int, ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    inside = 0 <= mine < len(ours) and 0 <= other < len(theirs)
    return inside and ours[mine].key == theirs[other].key and ours[mine].cell == theirs[other].cell


def _once(pieces: Iterable[Piece]) -> Mapping[tuple[str, bool], int]:
    """Return the number of each piece that has words enough and that no other is like."""
    found: dict[tuple[str, bool], int] = {}
    twice: set[tuple[str, bool]] = set()
    for number, piece in enumerate(pieces):
        key = piece.key, piece.cell
        if key in found:
            twice.add(key)
        found[key] = number
    return {key: at for key, at in found.items() if key not in twice and _has_words(*key)}


def _has_words(key: str, cell: bool) -> bool:
    return sum(map(_is_word, key)) >= (_LEAST_OF_CELL if cell else _LEAST)


def _is_word(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
