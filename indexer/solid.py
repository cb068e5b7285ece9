"""A text without its white space, with the way back: names are found in it whose characters white space parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

Place = tuple[int, int]  # start and end in the text, white space and all
_RUN = re.compile(r"\S+")
_MOST = 4  # blanks and line ends between two characters of one name


class Solid:
    """Finds names in a text; linear to make, and nothing is compiled for a name."""

    def __init__(self, text: str) -> None:
        """Take the text's characters but for white space, and where each stands."""
        self._at: list[int] = []
        for run in _RUN.finditer(text):
            self._at.extend(range(*run.span()))
        self._text = "".join(text.split())

    def first(self, name: str) -> Place | None:
        """Return where a name stands first."""
        bare = "".join(name.split())
        place = self._text.find(bare) if bare else -1
        while place >= 0:
            if span := self._span(place, len(bare)):
                return span
            place = self._text.find(bare, place + 1)
        return None

    def last(self, name: str, low: int, high: int) -> Place | None:
        """Return where a name stands last in `text[low:high]`."""
        bare = "".join(name.split())
        if not bare or low >= high:
            return None
        begin, end = bisect_left(self._at, low), bisect_left(self._at, high)
        place = self._text.rfind(bare, begin, end)
        while place >= 0:
            if span := self._span(place, len(bare)):
                return span
            place = self._text.rfind(bare, begin, place + len(bare) - 1)
        return None

    def _span(self, place: int, length: int) -> Place | None:
        at = self._at[place : place + length]
        if at[-1] - at[0] >= length and any(b - a > _MOST + 1 for a, b in pairwise(at)):
            return None
        return at[0], at[-1] + 1
