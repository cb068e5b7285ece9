"""A17, A12: one whole that is divided in two ways: 37个，其中工业21个、农业9个、文旅6个；按规模分，大型14个、小型23个.

Formula: Σp = W = Σq. Where one of the two comes to the whole, the whole is right, and the other, which misses it by a
slip, is wrong; where both come to one other number, the whole is. Innocent: a list that is said to leave some out, or
that leaves out what the report prints; kinds that overlap; one that misses the whole by more than a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import MONEY, UNCOUNTED, Number, are_plain, compared, is_wrong
from indexer.audit.relations.lists import AFTER, CROSSING, PARTIAL
from indexer.audit.relations.paragraphs import is_printed, paragraphs
from indexer.audit.slips import is_count_slip, is_short_slip

_BY = re.compile(
    r"^[,;。]?(?:其中,?)?[按从](?P<by>[^,。;:\d]{1,12}?)(?:来?分类?|划分|看|统计),?(?:有|为|:)?[^,。;:\d、]{1,14}$"
)
_LED = re.compile(
    r"^[,:(]?(?:其中|包括|包含|分别[为是有]|分为|[按从][^,。;:\d]{1,12}?(?:分|划分|看),?)[^,。;\d、]{0,16}$"
)
_JOINT = re.compile(r"^[,、;]?(?:以?及|和|与)?[^\d,。;:、]{1,14}$")
_OPEN = re.compile(r"类别|身份|情形|问题|原因|需求|特点|致贫|用途")  # one may be of two kinds
_NOT = re.compile(r"比|较|每|均|占|增|减|上年|去年|累计|计划|目标|未|另|新增|涉及|剩余|超过")
_FEWEST, _MOST, _BEHIND, _FEW = 2, 12, 24, 100


def partitions(case: Case) -> Iterator[Check]:
    """A17, A12: wholes that a paragraph divides in one way and then in another."""
    if not (case.says("分,", "看,", "划分", "分类") and case.says("按", "从")):
        return
    for paragraph in paragraphs(case):
        numbers = paragraph.numbers
        for at in range(_FEWEST + 1, len(numbers) - 1):
            lead = _BY.match(numbers[at].gap)
            if lead is not None and not _OPEN.search(lead.group("by")):
                other, first = _run(numbers, at), _first(numbers, at)
                if first is not None and first and numbers[first - 1].unit == numbers[at].unit:
                    yield from _check(case, numbers, numbers[first - 1], numbers[first:at], other)


def _run(numbers: Sequence[Number], at: int) -> Sequence[Number]:
    """Return the numbers of a list that begins at a place, of one unit."""
    end = at + 1
    while end < len(numbers) and numbers[end].unit == numbers[at].unit and _JOINT.match(numbers[end].gap):
        if _LED.match(numbers[end].gap) or end - at > _MOST:
            break
        end += 1
    return numbers[at:end]


def _first(numbers: Sequence[Number], at: int) -> int | None:
    """Return where the list right before a place begins: at what its lead stands before."""
    unit = numbers[at].unit
    for first in range(at - 1, max(at - _MOST, 0) - 1, -1):
        if numbers[first].unit != unit:
            return None
        if _LED.match(numbers[first].gap):
            return first
        if not _JOINT.match(numbers[first].gap):
            return None
    return None


def _check(
    case: Case, near: Sequence[Number], whole: Number, one: Sequence[Number], other: Sequence[Number]
) -> Iterator[Check]:  # fmt: skip
    if min(len(one), len(other)) < _FEWEST or whole.unit in UNCOUNTED - {MONEY} or _NOT.search(whole.label):
        return
    if not are_plain((whole, *one, *other)) or not all(_is_whole(case, parts) for parts in (one, other)):
        return
    sums = [sum((part.value for part in parts), Decimal(0)) for parts in (one, other)]
    spread = whole.half * (1 + max(len(one), len(other)))
    fits = [abs(each - whole.value) <= spread for each in sums]
    if all(fits) or (not any(fits) and sums[0] != sums[1]):
        return
    wrong, right = (one, other) if fits[1] or not fits[0] else (other, one)
    computed = sum((part.value for part in wrong), Decimal(0))
    if not _is_slip(computed, whole.value) or _is_told(case, near, whole.unit, abs(computed - whole.value)):
        return
    check = compared("A12" if whole.unit == MONEY else "A17", computed, whole, wrong, "audit.sum")
    if is_wrong(check):  # led by the list that is wrong: of the whole another check says that it has the right one
        places = [each.place for each in (*wrong, whole, *right)]
        yield replace(check, sides=tuple(dict.fromkeys(places)))


def _is_whole(case: Case, parts: Sequence[Number]) -> bool:
    """Say whether nothing in a list or behind it says that it is not all, or that its kinds overlap."""
    names = "".join(part.gap for part in parts)
    behind = case.folded()[parts[-1].end : parts[-1].end + _BEHIND]
    return not (PARTIAL.search(names) or CROSSING.search(names) or _NOT.search(names) or AFTER.match(behind))


def _is_told(case: Case, near: Sequence[Number], unit: str, gap: Decimal) -> bool:
    """Say whether the report prints by itself what a list leaves out; so few that much is of them, its paragraph."""
    if gap < _FEWEST * _MOST and unit != MONEY:
        return any(number.unit == unit and number.value == gap for number in near)
    return is_printed(case, unit, gap, gap)


def _is_slip(computed: Decimal, whole: Decimal) -> bool:
    """Say whether a sum misses the whole as by one wrong digit; of a small number by one."""
    if computed == computed.to_integral_value() and max(computed, whole) < _FEW:
        return abs(computed - whole) == 1
    return is_count_slip(computed, whole) or is_short_slip(computed, whole)
