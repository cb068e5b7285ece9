"""A text without its white space, with the way back: names are found in it whose characters white space parts."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from indexer.memo import remembered

Place = tuple[int, int]  # start and end in the text, white space and all
_MOST = 4  # blanks and line ends between two characters of one name


@remembered
def without_blanks(name: str) -> str:
    """Return a name without its white space."""
    return "".join(name.split())


class Solid:
    """Finds names in a text; linear to make, and nothing is compiled for a name."""

    def __init__(self, text: str) -> None:
        """Take the text's characters but for white space, and where each stands."""
        self._printed = text
        runs = text.split()
        self._starts: list[int] = []  # of the runs without white space, in the text
        self._ends: list[int] = []
        end = 0
        for run in runs:
            start = text.index(run, end)
            end = start + len(run)
            self._starts.append(start)
            self._ends.append(end)
        self._bare = list(accumulate(map(len, runs[:-1]), initial=0))  # in the text without it
        self._text = "".join(runs)

    def first(self, name: str) -> Place | None:
        """Return where a name stands first."""
        bare = without_blanks(name)
        place = self._text.find(bare) if bare else -1
        while place >= 0:
            if span := self._span(place, len(bare)):
                return span
            place = self._text.find(bare, place + 1)
        return None

    def last(self, name: str, low: int, high: int) -> Place | None:
        """Return where a name stands last in `text[low:high]`."""
        bare = without_blanks(name)
        if not bare or low >= high:
            return None
        run = bisect_right(self._starts, low) - 1
        if run >= 0 and high <= self._ends[run]:  # as mostly: no white space there
            place = self._printed.rfind(bare, low, high)
            return (place, place + len(bare)) if place >= 0 else None
        begin, end = self._from(low), self._from(high)
        place = self._text.rfind(bare, begin, end)
        while place >= 0:
            if span := self._span(place, len(bare)):
                return span
            place = self._text.rfind(bare, begin, place + len(bare) - 1)
        return None

    def _span(self, place: int, length: int) -> Place | None:
        first, last = bisect_right(self._bare, place) - 1, bisect_right(self._bare, place + length - 1) - 1
        begin = self._starts[first] + place - self._bare[first]
        for run in range(first + 1, last + 1):
            width = self._bare[run] - self._bare[run - 1]
            if self._starts[run] - self._starts[run - 1] - width > _MOST:
                return None
        return begin, self._starts[last] + place + length - self._bare[last]

    def _from(self, position: int) -> int:
        """Return how many characters that are no white space stand before `position` in the text."""
        run = bisect_right(self._starts, position) - 1
        if run < 0:
            return 0
        width = (self._bare[run + 1] if run + 1 < len(self._bare) else len(self._text)) - self._bare[run]
        return self._bare[run] + min(position - self._starts[run], width)
