"""Units that a sentence declares for bare numbers: 支出明细（元）：误工58,320，…, and （以上计量单位：万元） below.

A declaration within a line holds for the rest of it, and where the line ends in a colon for the lines of its section
that follow; one that speaks of 以上 or 本栏 holds for its whole section. Only numbers printed as accounts print them,
with thousands or a decimal part, are then amounts: 3个 and 2.1公里 stay what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.model import Span
from indexer.quantities import Quantity, narrow

FACTORS = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
_DECLARED = re.compile(
    r"[（(](?P<whole>以上|上述|本栏|本节|以下)?[^（()）\n\d]{0,10}?单位[均都为是：: ]{0,3}(?P<unit>[千百]?[万亿]?元)"
    r"[^（()）\n\d]{0,12}[)）]"
    r"|[（(](?P<short>[千百]?[万亿]?元)[)）][：:]"
)
_DEEPEST, _LONG = 40, 3000  # sections before it that may hold a declaration; characters of a section
_LOOK = 4  # declarations before a number that are asked; an earlier one is another paragraph's
_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,12}\.\d{1,6})")
_ENDS = re.compile(r"[ \xa0\u3000]*(?:[，。；、！？,;:：)）(（\]】”\"\n\t]|$)|[ \xa0\u3000]+[^\d\s%％]")
_WORDS = re.compile(r"[\u4e00-\u9fff）)”][为计共约达超差剩至到：: 　]*$")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A unit of money, where it is printed, and from where to where it holds."""

    unit: str
    place: Span
    start: int
    end: int


class Declarations:
    """The units that the prose of one report declares."""

    def __init__(
        self, text: str = "", paragraphs: Iterable[tuple[int, int]] = (), sections: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Find them in the lines outside tables; `sections` are the reaches of the sections, in order of start."""
        self._text = text
        self._found: list[Declaration] = []
        starts = [start for start, _ in sections]
        for start, end in paragraphs:
            if "元" not in text[start:end]:
                continue
            for found in _DECLARED.finditer(text, start, end):
                low, high = _reach(sections[: bisect_right(starts, start)], start, len(text))
                name = "unit" if found.group("unit") else "short"
                if not found.group("whole"):
                    low, high = found.end(), high if text[start:end].rstrip().endswith(("：", ":")) else end
                self._found.append(Declaration(found.group(name), Span(*found.span(name)), low, high))
        self._places = [declaration.place.start for declaration in self._found]

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self._found)

    def at(self, position: int) -> Declaration | None:
        """Return the declaration that holds at `position`: of those next to it the nearest."""
        after = bisect_right(self._places, position)
        near = self._found[max(0, after - _LOOK) : after][::-1] + self._found[after : after + 1]
        return next((declaration for declaration in near if declaration.start <= position < declaration.end), None)

    def read(self, q: Quantity) -> tuple[Quantity, Declaration | None]:
        """Return a bare number as an amount of the unit that holds for it, and the declaration; else as it is."""
        if q.kind != "count":
            return q, None
        declared = self.at(q.start)
        if declared is None or not _AMOUNT.fullmatch(narrow(self._text[q.number_start : q.number_end])):
            return q, None
        if not _ENDS.match(self._text, q.end) or not _WORDS.search(self._text, max(0, q.start - 12), q.start):
            return q, None
        worth = abs(q.value) * FACTORS[declared.unit]
        return q.told_as("money", declared.unit, worth), declared


def _reach(sections: Sequence[tuple[int, int]], position: int, length: int) -> tuple[int, int]:
    """Return the section that a declaration speaks of: the one around the innermost, if that is not long.

    以上 below numbered clauses means all of them, and each may be a section.
    """
    around = [span for span in sections[-_DEEPEST:] if span[0] <= position < span[1]][-2:]
    if not around:
        return 0, length
    return around[0] if around[0][1] - around[0][0] <= _LONG else around[-1]
