"""Where a number of things may stand: 8个, 三家, 1,200人. The text is looked through once, for all rules that ask."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from indexer.audit.case import Case

_SIGNS = "0123456789一二两三四五六七八九十"
_UNITS = "个项大点条类种方部家所处座人批名户件份亩台套场宗起例案次口眼村乡镇县分"
_UNIT = re.compile(f"[{_UNITS}](?<=[{_SIGNS}].)")


def unit_within(case: Case, units: str, begin: int, end: int) -> bool:
    """Say whether one of some units stands right behind a number within a stretch of the text."""
    places = _places(case)
    first = bisect_left(places, begin)
    if first == len(places) or places[first] >= end:  # as of most
        return False
    folded = case.folded()
    return any(folded[at] in units for at in places[first : bisect_left(places, end)])


def numbers_before(case: Case, units: str, signs: str = _SIGNS) -> Iterator[int]:
    """Yield where the numbers begin, made of `signs`, that one of some units stands right behind."""
    folded = case.folded()
    for at in _places(case):
        if folded[at] in units:
            begin = at
            while begin and folded[begin - 1] in signs:
                begin -= 1
            yield begin


def around_numbers(
    case: Case, units: str, pattern: re.Pattern[str], back: int, ahead: int
) -> Iterator[re.Match[str]]:  # fmt: skip
    """Yield what a pattern finds within so many characters before and behind where such a number begins."""
    folded, last = case.folded(), 0
    for number in numbers_before(case, units):
        for found in pattern.finditer(folded, max(number - back, last), number + ahead):
            last = found.end()
            yield found


def _places(case: Case) -> list[int]:
    return case.once("units of numbers", lambda: [found.start() for found in _UNIT.finditer(case.folded())])
