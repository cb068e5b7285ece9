"""A16: products of one paragraph told alike, of which all but one come right: 每餐2元，152,400人次，计30.48万元；….

A standard, a number and an amount in a row need not be a product: not all may have been paid. Where the same words tell
another three that are one, the three that are none hold a wrong number. The number that would be right, and what all
the numbers come to with it, are quoted where the report prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from indexer.audit.case import FINDING, Case, Check
from indexer.audit.phrases.numbers import MONEY, UNCOUNTED, Number, are_plain, compared
from indexer.audit.printed_at import printed_at
from indexer.audit.relations.paragraphs import paragraphs
from indexer.audit.slips import is_dropped, is_misprinted_amount, is_near, significant
from indexer.audit.telling import quoting

_EACH = re.compile(r"[每各均/]|单价|标准")
_RESULT = re.compile(
    r"^[^\d。;:%]{0,6}(?:计|共计|合计|小计|共)[^\d。;:%]{0,4}$"
    r"|(?:补贴|补助|发放|支出|兑付|金额|资金|支付|奖补)(?:资金|金额)?(?:为|共|计)?$"
)
_NOT = re.compile(
    "其中|已付|首批|预留|质保|扣除|不超过|最高|上限|以内|计划|目标|拟|预计|约|上年|去年|另|比|较|差额|按实际|部分|未|余"
)
_TAKEN, _BEHIND = re.compile(r"[^\d。;]{0,6}(?:减|扣|除|含|未|剩|按)"), 12  # said of an amount right behind it
_FEWEST, _LONG, _MOST = 3, 3, 60  # numbers of a product; digits of a number that is looked for; numbers of a paragraph


class _Three(NamedTuple):
    standard: Number
    things: Number
    total: Number
    things_first: bool

    @property
    def product(self) -> Decimal:
        return self.standard.value * self.things.value

    @property
    def holds(self) -> bool:
        return abs(self.product - self.total.value) <= self.total.half + self.standard.value * self.things.half


def side_by_side(case: Case) -> Iterator[Check]:
    """A16: the products of a paragraph that are told in one and the same way."""
    if not case.says("每", "各", "均", "单价", "标准"):
        return
    for paragraph in paragraphs(case):
        if 2 * _FEWEST <= len(paragraph.numbers) <= _MOST:
            threes = list(_threes(case, paragraph.numbers))
            for three in threes:
                alike = [t for t in threes if t is not three and _are_told_alike(t, three)]
                if not three.holds and alike and all(other.holds for other in alike):
                    yield from _check(case, three, alike)


def _threes(case: Case, numbers: Sequence[Number]) -> Iterator[_Three]:
    for at in range(len(numbers) - 2):
        a, b, total = numbers[at : at + _FEWEST]
        for standard, things, first in ((a, b, False), (b, a, True)):
            kinds = standard.unit == MONEY == total.unit and things.unit not in UNCOUNTED | {MONEY}
            if not kinds or not _EACH.search(standard.label) or not _RESULT.search(total.label):
                continue
            told = case.folded()[a.start - len(a.label) : total.end]
            behind = case.folded()[total.end : total.end + _BEHIND]
            if not are_plain((a, b, total)) or _NOT.search(told) or _TAKEN.match(behind):
                continue
            if "。" not in told and ";" not in told:
                yield _Three(standard, things, total, first)


def _are_told_alike(a: _Three, b: _Three) -> bool:
    return (a.things.unit, a.things_first, a.total.label) == (b.things.unit, b.things_first, b.total.label)


def _check(case: Case, three: _Three, alike: Sequence[_Three]) -> Iterator[Check]:
    """Yield the finding, none where the numbers are too far off to be a product misprinted."""
    right = three.total.value / three.standard.value if three.standard.value else Decimal(0)
    dropped = right == right.to_integral_value() and is_dropped(right, three.things.value)
    moved = significant(three.product) == significant(three.total.value)
    near = is_near(three.product, three.total.value) or is_misprinted_amount(three.product, three.total.value)
    if not (near or dropped or moved):
        return
    envelope = three.total.half + three.standard.value * three.things.half
    check = compared("A16", three.product, three.total, [three.standard], "audit.product", envelope=envelope)
    if check.outcome != FINDING:
        return
    places = [three.things.place]
    if right == right.to_integral_value():
        together = right + sum((other.things.value for other in alike), Decimal(0))
        places += [place for value in (right, together) for place in _printed(case, value, three.things.start)]
    yield quoting(check, places)


def _printed(case: Case, value: Decimal, place: int) -> list[tuple[int, int]]:
    """Return a cell of a table that prints a number, with its row."""
    if len(significant(value)) < _LONG:
        return []
    for start, end in printed_at(case, value)[:_MOST]:
        if case.in_table(start) and start != place:
            return [(case.mark_before("\n", start) + 1, end)]
    return []
