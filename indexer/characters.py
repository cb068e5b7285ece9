"""The characters of a long text as a column: which beginnings stand at each is looked up for all of them at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

_Column = NDArray[np.uint8]
_LAST = 0xFFFF  # stands for all characters beyond it, which may begin anything
_PAST = _LAST + 1  # stands behind the last character of a text
MOST_WAYS = 8  # of one beginning: a table has so many bits for each character


class _Tables:
    """For each character the bits of the ways to begin that it is first in, and of those that it may be second in."""

    def __init__(self) -> None:
        self.first: list[_Column] = []
        self.second: list[_Column] = []
        self.taken: list[int] = []  # bits of each table that ways have
        self._lock = Lock()

    def take_in(self, ways: Sequence[Sequence[str]]) -> tuple[int, int]:
        """Give each way, one item of a pattern or two, a bit in one table; return which table it is, and the bits."""
        with self._lock:
            return self._take_in(ways)

    def _take_in(self, ways: Sequence[Sequence[str]]) -> tuple[int, int]:
        if not self.taken or self.taken[-1] + len(ways) > MOST_WAYS:
            self.first.append(np.zeros(_PAST + 1, np.uint8))
            self.second.append(np.zeros(_PAST + 1, np.uint8))
            self.taken.append(0)
        bits = 0
        for first, *second in ways:
            bit = 1 << self.taken[-1]
            self.first[-1][_members(first)] |= bit
            self.second[-1][_members(second[0]) if second else slice(None)] |= bit
            bits |= bit
            self.taken[-1] += 1
        return len(self.first) - 1, bits


class _Columns:
    """The characters of one text, and which beginnings stand at each."""

    def __init__(self, text: str) -> None:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
        self.codes = np.minimum(codes, _LAST)
        self._of: dict[tuple[int, int], _Column] = {}  # by table and how many of its bits were taken
        self.places: dict[tuple[int, int], list[int]] = {}  # by table and bits

    def of(self, table: int) -> _Column:
        """Return the bits of one table at each place."""
        key = table, tables.taken[table]
        if key not in self._of:
            second = tables.second[table]
            behind = np.empty(len(self.codes), np.uint8)
            behind[:-1], behind[-1] = second.take(self.codes[1:]), second[_PAST]
            self._of[key] = tables.first[table].take(self.codes) & behind
        return self._of[key]


_columns = lru_cache(maxsize=3)(_Columns)  # of a report and its views, which several stages ask for in turn
tables = _Tables()


def places_of(text: str, table: int, bits: int) -> list[int]:
    """Return where a beginning with these bits in this table stands; beyond the common characters, where it may."""
    columns = _columns(text)
    known = columns.places.get((table, bits))
    if known is None:
        known = (columns.of(table) & bits).astype(np.bool_).nonzero()[0].tolist()
        columns.places[table, bits] = known
    return known


def places_of_mark(text: str, mark: str) -> list[int]:
    """Return where one common character stands in a text."""
    column: list[int] = (_columns(text).codes == ord(mark)).nonzero()[0].tolist()
    return column


def _members(item: str) -> list[int]:
    """Return the codes of the characters that an item of a pattern matches."""
    return [found.start() for found in re.finditer(item, _every(), re.DOTALL)] + [_LAST]


@cache
def _every() -> str:
    return "".join(map(chr, range(_LAST)))
