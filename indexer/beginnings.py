"""Where a pattern may begin in a whole report, found for many patterns at once.

A search tries every character of a report in turn, and dozens of patterns are looked for in it. Here its characters
are looked up once, as a column; after that the places of one beginning cost a comparison of columns. What is short is
searched as ever, since columns take a while to be made.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator

_SHORT, _LONG = 2000, 1_000_000  # characters of the texts that columns are made of
_ITEM = re.compile(r"\[(?:\\.|[^\]\\])+\]|\\.|.", re.DOTALL)


class Beginning:
    """The ways in which something begins: a character or class (`[甲乙]`), and perhaps one behind it (`分[为别]`)."""

    def __init__(self, *ways: str, searched: re.Pattern[str] | None = None) -> None:
        """Take up to eight ways; what a short text is `searched` with may know more of them."""
        self._ways = [_ITEM.findall(way) for way in ways]
        way = "|".join(f"{first}(?={''.join(rest)})" for first, *rest in self._ways)
        self._pattern = searched if searched is not None else re.compile(way)
        self._bits: tuple[int, int] | None = None  # in which table of characters, once it is asked for

    def places(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[int]:
        """Return the places in `text[start:end]`, in order; where rare characters or the end are near, perhaps more.

        They are handed out again to who asks next, and must not be changed.
        """
        if not _SHORT <= len(text) < _LONG:
            return [found.start() for found in self._pattern.finditer(text, start, end)]
        from indexer.characters import places_of, tables  # numpy is loaded where something long is read

        if self._bits is None:
            self._bits = tables.take_in(self._ways)
        places = places_of(text, *self._bits)
        whole = start <= 0 and end >= len(text)
        return places if whole else places[bisect_left(places, start) : bisect_left(places, end)]

    def matches(
        self, pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Yield what `pattern.finditer(text, start, end)` does, of a pattern that begins in one of these ways.

        Worth it for a pattern that begins with a look behind, a class or groups, which is tried at every character.
        """
        last = 0
        for place in self.places(text, start, end):
            if place >= last and (found := pattern.match(text, place, end)):
                yield found
                last = found.end()


def places_of_mark(text: str, mark: str) -> list[int]:
    """Return where one character stands in a text."""
    if not _SHORT <= len(text) < _LONG:
        return [found.start() for found in re.finditer(re.escape(mark), text)]
    from indexer import characters

    return characters.places_of_mark(text, mark)
