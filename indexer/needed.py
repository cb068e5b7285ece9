"""Which letters a pattern cannot do without, so that many patterns need not be searched for in a text without them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from re import IGNORECASE, Pattern
from typing import Any

try:
    from re import _constants as op  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # these are no promise of Python's: without them every pattern is searched for, which takes longer
    op = parser = None


def needed_letters(pattern: Pattern[str]) -> frozenset[str] | None:
    """Return letters of which every match of a pattern has one, as few as are found; None where none are."""
    if parser is None or pattern.flags & IGNORECASE:
        return None
    return _of_all(parser.parse(pattern.pattern, pattern.flags))


def _of_all(tree: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    return min((found for part in tree if (found := _of(part)) is not None), key=len, default=None)


def _of(part: tuple[Any, Any]) -> frozenset[str] | None:
    code, value = part
    if code is op.LITERAL:
        return frozenset(chr(value))
    if code is op.IN and all(kind is op.LITERAL for kind, _ in value):
        return frozenset(chr(char) for _, char in value)
    if code is op.SUBPATTERN:
        return None if value[1] & IGNORECASE else _of_all(value[-1])  # what stands in (?i:…)
    if code is op.BRANCH:
        ways = [_of_all(way) for way in value[1]]
        return None if None in ways else frozenset[str]().union(*(way for way in ways if way))
    repeats = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
    return _of_all(value[2]) if code in repeats and value[0] > 0 else None


class Sieve:
    """Tells which of many patterns a text may hold, by its letters."""

    def __init__(self, patterns: Sequence[Pattern[str]]) -> None:
        """Sort the patterns by the letters that they need."""
        self._always: set[int] = set()  # the numbers of those that need none
        self._by_letter: dict[str, set[int]] = {}
        for number, pattern in enumerate(patterns):
            letters = needed_letters(pattern)
            if letters is None:
                self._always.add(number)
            for letter in letters or ():
                self._by_letter.setdefault(letter, set()).add(number)

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the patterns that `text` may hold, in order; it holds none of the others."""
        known = self._by_letter
        return sorted(self._always.union(*(known[letter] for letter in text if letter in known)))
