"""The characters of a long text as a column: which beginnings stand at each is looked up for all of them at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from threading import Lock

import numpy as np
from numpy.typing import NDArray

_Bits = NDArray[np.uint64]
_LAST = 0xFFFF  # stands for all characters beyond it, which may begin anything
_PAST = _LAST + 1  # stands behind the last character of a text
_WAYS = 64  # to begin that a table has a bit for: one wide table is looked up faster than several narrow ones


class _Tables:
    """For each character the bits of the ways to begin that it is first in, and of those that it may be second in."""

    def __init__(self) -> None:
        self.first: list[_Bits] = []
        self.second: list[_Bits] = []
        self.taken: list[int] = []  # bits of each table that ways have
        self._lock = Lock()

    def take_in(self, ways: Sequence[Sequence[str]]) -> tuple[int, int]:
        """Give each way, one item of a pattern or two, a bit in one table; return which table it is, and the bits."""
        with self._lock:
            return self._take_in(ways)

    def _take_in(self, ways: Sequence[Sequence[str]]) -> tuple[int, int]:
        if not self.taken or self.taken[-1] + len(ways) > _WAYS:
            self.first.append(np.zeros(_PAST + 1, np.uint64))
            self.second.append(np.zeros(_PAST + 1, np.uint64))
            self.taken.append(0)
        bits = 0
        for first, *second in ways:
            bit = np.uint64(1 << self.taken[-1])
            self.first[-1][_members(first)] |= bit
            self.second[-1][_members(second[0]) if second else slice(None)] |= bit
            bits |= int(bit)
            self.taken[-1] += 1
        return len(self.first) - 1, bits


class _Known:
    """Where the beginnings of one table stand in a text, by their bits, and what was asked for of them."""

    def __init__(self, codes: NDArray[np.uint32], first: _Bits, second: _Bits) -> None:
        bits = first.take(codes)
        bits[:-1] &= second.take(codes[1:])
        bits[-1] &= second[_PAST]
        places = (bits != 0).nonzero()[0]
        # All at once: a few operations on columns for each beginning in turn would each take as long as a search.
        self._by_bits: dict[int, list[int]] = {}
        for place, ways in zip(places.tolist(), bits[places].tolist(), strict=True):
            self._by_bits.setdefault(ways, []).append(place)
        self._asked: dict[int, list[int]] = {}

    def places(self, bits: int) -> list[int]:
        """Return the places that have one of these bits, in order."""
        known = self._asked.get(bits)
        if known is None:
            found = [places for ways, places in self._by_bits.items() if ways & bits]
            known = self._asked[bits] = found[0] if len(found) == 1 else sorted(chain.from_iterable(found))
        return known


class _Columns:
    """The characters of one text, and where beginnings stand in it."""

    def __init__(self, text: str) -> None:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
        self._codes = np.minimum(codes, _LAST)
        self._known: dict[tuple[int, int], _Known] = {}  # by table and how many of its bits were taken

    def places(self, table: int, bits: int) -> list[int]:
        """Return where a beginning stands that has these bits in this table."""
        key = table, tables.taken[table]
        if key not in self._known:
            self._known[key] = _Known(self._codes, tables.first[table], tables.second[table])
        return self._known[key].places(bits)


_columns = lru_cache(maxsize=2)(_Columns)  # of a report and its views, which several stages ask for in turn
tables = _Tables()


def places_of(text: str, table: int, bits: int) -> list[int]:
    """Return where a beginning with these bits in this table stands; beyond the common characters, where it may."""
    return _columns(text).places(table, bits)


def _members(item: str) -> list[int]:
    """Return the codes of the characters that an item of a pattern matches."""
    return [found.start() for found in re.finditer(item, _every(), re.DOTALL)] + [_LAST]


@cache
def _every() -> str:
    return "".join(map(chr, range(_LAST)))
