"""Where a corrected place is in a text that may have been read anew: by its quote and the words around it.

Blanks and line breaks are left out of every comparison, since cleaning joins and removes them. In turn: the very place,
where nothing before it has changed; the one place where the quote stands; of several the only one that stands between
the same words. What is left is not placed: a correction is never applied by guess.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass

from indexer.corrections import Correction
from indexer.model import Span
from indexer.solid import without_blanks

AROUND = 40  # characters that are kept of the words before and after, blanks left out
_TELLING = 10  # characters of a quote beside its digits that are no quote of another place by chance
_AGREEING = 6  # characters before or after a shorter quote that have to agree
_MOST = 2000  # places of one quote that are compared
_DIGITS = re.compile(r"[\d.,%％０-９，．]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an entry's quote stands now, and its number within it."""

    quote: Span
    amount: Span


class Places:
    """One text, in which places are looked up."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = [position for position, letter in enumerate(text) if not letter.isspace()]
        self._bare = "".join(letter for letter in text if not letter.isspace())

    def find(self, entry: Correction) -> Spot | str:
        """Return where the entry's place is, or why it is nowhere: `gone`, `ambiguous`."""
        start, end = entry.start, entry.end
        if start is None or end is None or entry.amount_start is None or entry.amount_end is None or not entry.quote:
            return "gone"
        if self._text[start:end] == entry.quote and lead_of(self._text, start) == entry.lead:
            return Spot(Span(start, end), Span(entry.amount_start, entry.amount_end))
        wanted = without_blanks(entry.quote)
        found = self._occurrences(wanted)
        if len(found) > 1:
            told = self._between(found, len(wanted), entry) if len(found) < _MOST else []
            return self._spot(told[0], entry, len(wanted)) if len(told) == 1 else "ambiguous"
        if found and self._is_sure(found[0], wanted, entry):
            return self._spot(found[0], entry, len(wanted))
        return "gone"

    def positions(self, quote: str) -> list[Span]:
        """Return where a quote stands, blanks apart; at most `_MOST` places."""
        wanted = without_blanks(quote)
        return [self._span(at, len(wanted)) for at in self._occurrences(wanted)] if wanted else []

    def _occurrences(self, wanted: str) -> list[int]:
        found: list[int] = []
        at = self._bare.find(wanted) if wanted else -1
        while at >= 0 and len(found) < _MOST:
            found.append(at)
            at = self._bare.find(wanted, at + 1)
        return found

    def _between(self, found: list[int], size: int, entry: Correction) -> list[int]:
        """Return the places that stand between the same words; where none does, those with the same on one side."""
        sides = [self._sides(at, size, entry) for at in found]
        both = [at for at, (before, after) in zip(found, sides, strict=True) if before and after]
        either = [at for at, (before, after) in zip(found, sides, strict=True) if before or after]
        return both or either

    def _sides(self, at: int, size: int, entry: Correction) -> tuple[bool, bool]:
        before, after = without_blanks(entry.before), without_blanks(entry.after)
        left = self._bare[max(at - len(before), 0) : at] == before
        right = self._bare[at + size : at + size + len(after)] == after
        return left and bool(before), right and bool(after)

    def _is_sure(self, at: int, wanted: str, entry: Correction) -> bool:
        """Whether the only place of a quote is the one that was meant: it says enough, or stands beside the same."""
        if len(_DIGITS.sub("", wanted)) >= _TELLING:
            return True
        before, after = without_blanks(entry.before)[-_AGREEING:], without_blanks(entry.after)[:_AGREEING]
        end = at + len(wanted)
        left = self._bare[max(at - len(before), 0) : at] == before
        right = self._bare[end : end + len(after)] == after
        return (left and len(before) == _AGREEING) or (right and len(after) == _AGREEING) or (left and right)

    def _spot(self, at: int, entry: Correction, size: int) -> Spot:
        """Return the place in the text's own characters; the number is as many letters into the quote as it was."""
        first = len(without_blanks(entry.quote[: (entry.amount_start or 0) - (entry.start or 0)]))
        last = len(without_blanks(entry.quote[: (entry.amount_end or 0) - (entry.start or 0)]))
        return Spot(self._span(at, size), self._span(at + first, last - first))

    def _span(self, at: int, size: int) -> Span:
        if size <= 0:
            return Span(self._at[at], self._at[at])
        return Span(self._at[at], self._at[at + size - 1] + 1)

    def around(self, span: Span) -> tuple[str, str]:
        """Return the words before and after a stretch that are kept with it."""
        first, last = bisect_left(self._at, span.start), bisect_left(self._at, span.end)
        return self._bare[max(first - AROUND, 0) : first], self._bare[last : last + AROUND]


def lead_of(text: str, start: int) -> str:
    """Return the digest of all that stands before a place."""
    return hashlib.sha256(text[:start].encode("utf-8", "replace")).hexdigest()[:16]
