"""Where a pattern may begin in a whole report, found for many patterns at once.

A search tries every character of a report in turn, and dozens of patterns are looked for in it. Here its characters
are looked up once, as a column, and where each beginning stands is noted; that takes as long as half a dozen searches.
So it pays in the folded view, where two dozen patterns are looked for, and not in a text of which few are asked, nor in
a short one, which is searched as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT, _LONG = 2000, 1_000_000  # characters of the texts that columns are made of
_ITEM = re.compile(r"\[(?:\\.|[^\]\\])+\]|\\.|.", re.DOTALL)


class Beginning:
    """The ways in which something begins: a character or class (`[甲乙]`), and perhaps one behind it (`分[为别]`)."""

    def __init__(self, *ways: str, searched: re.Pattern[str] | None = None) -> None:
        """Take some ways, 64 at most; what a short text is `searched` with may know more of them."""
        self._ways = [_ITEM.findall(way) for way in ways]
        way = "|".join(f"{first}(?={''.join(rest)})" for first, *rest in self._ways)
        self._pattern = searched if searched is not None else re.compile(way)
        self._bits: tuple[int, int] | None = None  # in which table of characters, once it is asked for

    def places(self, text: str) -> list[int]:
        """Return the places in a text, in order; beside characters that are hardly ever printed there may be more.

        They are handed out again to who asks next, and must not be changed.
        """
        if not _SHORT <= len(text) < _LONG:
            return [found.start() for found in self._pattern.finditer(text)]
        from indexer.characters import places_of, tables  # numpy is loaded where something long is read

        if self._bits is None:
            self._bits = tables.take_in(self._ways)
        return places_of(text, *self._bits)

    def matches(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """Yield what `pattern.finditer(text)` does, of a pattern that begins in one of these ways.

        Worth it for a pattern that begins with a look behind, a class or groups, which is tried at every character.
        """
        last = 0
        for place in self.places(text):
            if place >= last and (found := pattern.match(text, place)):
                yield found
                last = found.end()
