"""Whether rows of accounts add up where they were laid: each class is the sum of what is below it, in each column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from indexer.grid.table_words import bare, plays

_CODE = re.compile(r"[1-5]\d{2}(?:\d{2}){0,2}")
_AMOUNT = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")

_Values = Mapping[int, Decimal]


def adds_up(rows: Sequence[tuple[Sequence[str], Sequence[int]]], first: int) -> bool:
    """Say whether the values of rows, each with the columns of its cells, add up in all columns from `first` on.

    The classes come to the total, and what has a class's code before its own comes to that class.
    """
    whole: dict[str, _Values] = {}
    for words, columns in rows:
        code = "" if plays("total", bare(words[0])) else bare(words[0])
        if code and not _CODE.fullmatch(code):
            return False
        whole[code] = _values(words, columns, first)
    if "" not in whole or len(whole) == 1:
        return False
    below: dict[str, list[_Values]] = {}
    for code in filter(None, whole):
        above = next((code[:end] for end in (5, 3) if end < len(code) and code[:end] in whole), "")
        below.setdefault(above, []).append(whole[code])
    return all(_sum(parts) == _filled(whole[above]) for above, parts in below.items())


def _values(words: Sequence[str], columns: Sequence[int], first: int) -> _Values:
    printed = ((column, bare(word).replace(",", "")) for word, column in zip(words, columns, strict=True))
    return {column: Decimal(word) for column, word in printed if column >= first and _AMOUNT.fullmatch(word)}


def _sum(parts: Sequence[_Values]) -> dict[int, Decimal]:
    sums: dict[int, Decimal] = {}
    for part in parts:
        for column, value in part.items():
            sums[column] = sums.get(column, Decimal(0)) + value
    return _filled(sums)


def _filled(values: _Values) -> dict[int, Decimal]:
    return {column: value for column, value in values.items() if value}
