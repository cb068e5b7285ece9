"""A08, A14: now, before, the change and its rate, four numbers of one breath of which one does not fit the others.

463.85万元…；比上年的431.60万元多支出32.25万元，增长7.43%: the change is what lies between both amounts, so that the
rate is wrong. Of a wrong change the rate still fits both amounts; of a wrong amount the change and the rate fit the
other one. So the two that hold show the one that does not. Innocent: a base that was made comparable, a change of a
part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import MONEY, PERCENT, Number, are_plain, compared
from indexer.audit.relations.paragraphs import paragraphs
from indexer.audit.slips import is_short_slip, significant
from indexer.audit.telling import quoting

_BASE = re.compile(
    r"(?:比|较|与|同|和|上年|去年)[^,。;]{0,14}?(?:上年|去年|上一年|20\d\d年|年初|预算|计划|同期|上期|基数)[^,。;]{0,10}$"
    r"|^(?:上年|去年|上一年度?|20\d\d年度?)(?:决算|支出|收入|同口径|实际)*(?:数|额)?[为是]?$"
)
_UP = r"增加|增长|多支出|多收入|多支|多花|多用|增支|增收|多出|超出|超支|上升|提高|增|多"
_DOWN = r"减少|下降|少支出|少收入|少支|少花|少用|减支|减收|节约|节省|降低|压减|减|少"
_CHANGE = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|额|支出|资金|支)?(?:为)?$")
_AGAINST = re.compile("^[^,]{0,4}(?:比|较)[^,]{0,10}(?:预算|计划|上年|去年|年初)")
_RATE = re.compile(
    "(?:(?P<up>增长|增幅|上升|提高|增加|超支率?|升幅)|(?P<down>下降|降幅|减少|降低|节约率|节支率))(?:了|率|为|达|约)*$"
)
_NOT = re.compile(r"可比|同一?口径|剔除|扣除|不含|不计|其中|主要|平均|均(?!减|增)|调整后|点|倍")
_ITS_OWN, _BASES = re.compile("[比较与]"), ("上年", "去年", "预算", "计划", "20")
_FEWEST, _MOST, _NEAR = 3, 6, 40  # digits of a rate; amounts before a base; characters between a base and its change
_HUNDRED = Decimal(100)
_YEARS, _LAST_YEAR = re.compile(r"20\d\d"), re.compile("上年|去年|上一年")


def four_numbers(case: Case) -> Iterator[Check]:
    """A08, A14: amounts of two years, what lies between them, and the rate."""
    if not case.says("比", "较", "与", "同", "上年"):
        return
    for paragraph in paragraphs(case):
        numbers = paragraph.numbers
        for at in range(1, len(numbers) - 1):
            if numbers[at].unit == MONEY and numbers[at + 1].unit == PERCENT:
                yield from _of_two_before(case, numbers, at) if at > 1 else ()
            elif numbers[at].unit == MONEY and _BASE.search(numbers[at].label):
                yield from _told(case, numbers, at)


def _told(case: Case, numbers: Sequence[Number], at: int) -> Iterator[Check]:
    base, change = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
    rate = numbers[at + 2] if at + 2 < len(numbers) else None
    if change is None or rate is None or change.unit != MONEY or rate.unit != PERCENT:
        return
    moved, turned = _CHANGE.search(change.label), _RATE.search(rate.label)
    between = case.folded()[base.start : rate.end]
    said = case.folded()[max(base.start - len(base.label), 0) : rate.end]
    if moved is None or turned is None or "。" in between or _NOT.search(said) or not are_plain((base, change, rate)):
        return
    if _ITS_OWN.search(rate.label) and not any(word in base.label and word in rate.label for word in _BASES):
        return  # 较预算3.00万元少支0.47万元，较上年下降9.64%
    if change.start - base.end > _NEAR or (moved["up"] is None) != (turned["up"] is None) or not base.value:
        return
    sign = 1 if moved["up"] else -1
    nows = [n for n in numbers[max(at - _MOST, 0) : at] if n.unit == MONEY and n.value and are_plain((n,))]
    yield from _odd_one(case, nows, base, change, rate, sign)


def _of_two_before(case: Case, numbers: Sequence[Number], at: int) -> Iterator[Check]:
    """Yield what is wrong with a rate behind a change that lies between the two amounts right before it.

    预算9.60万元，实际支出8.21万元，较预算节约1.39万元，下降14.48%.
    """
    base, now, change, rate = numbers[at - 2], numbers[at - 1], numbers[at], numbers[at + 1]
    moved, turned = _CHANGE.search(change.label), _RATE.search(rate.label)
    said = case.folded()[max(base.start - len(base.label), 0) : rate.end]
    if base.unit != MONEY or now.unit != MONEY or moved is None or turned is None or not _AGAINST.search(change.label):
        return
    apart = "。" in said or _NOT.search(said) or _ITS_OWN.search(rate.label) or not are_plain((base, now, change, rate))
    sign = 1 if moved["up"] else -1
    if apart or (moved["up"] is None) != (turned["up"] is None) or not base.value or rate.start - change.end > _NEAR:
        return
    if _is_near(now.value - base.value, sign * change.value, now, base, change) and change.value:
        yield from _off(change, base, rate, now)


def _off(change: Number, base: Number, rate: Number, now: Number) -> Iterator[Check]:
    """Yield the check of a rate that is not that of a change."""
    computed = _HUNDRED * change.value / base.value
    if abs(computed - rate.value) > 3 * rate.half + computed * (change.half / change.value + base.half / base.value):
        told = computed.quantize(Decimal("0.0001"))
        yield quoting(compared("A08", told, rate, [change, base], "audit.ratio", envelope=3 * rate.half), [now.place])


def _odd_one(
    case: Case, nows: Sequence[Number], base: Number, change: Number, rate: Number, sign: int
) -> Iterator[Check]:  # fmt: skip
    fits = [n for n in nows if _is_near(n.value - base.value, sign * change.value, n, base, change)]
    whole = _is_rate(change.value, base.value, rate)
    if fits and whole:
        return
    if fits:
        yield from _off(change, base, rate, fits[-1])
        return
    if len(significant(rate.value)) < _FEWEST or not rate.half or rate.half > Decimal("0.05"):
        return
    for now in reversed(nows):
        computed = sign * (now.value - base.value)
        if not whole and computed > 0 and _is_rate(computed, base.value, rate) and _is_slip(computed, change.value):
            yield quoting(compared("A14", computed, change, [now, base], "audit.difference"), [rate.place])
            return
        before = now.value - sign * change.value
        if not whole and before > 0 and _is_rate(change.value, before, rate) and _is_slip(before, base.value):
            yield quoting(compared("A14", computed, change, [now, base], "audit.difference"), [rate.place])
            return
        after = base.value + sign * change.value
        left = now.value == base.value and not _same_year(now, base)  # the year before's number was left standing
        if whole and now is nows[-1] and (left or _is_slip(after, now.value)):
            yield quoting(compared("A14", computed, change, [now, base], "audit.difference"), [rate.place])
            return


def _same_year(now: Number, base: Number) -> bool:
    """Say whether two numbers are told of one year: 2021年支出167万元。…，比2021年的167万元增加8万元."""
    years = _YEARS.findall(base.label)
    return any(year in now.label for year in years) or _LAST_YEAR.search(now.label) is not None


def _is_near(a: Decimal, b: Decimal, *numbers: Number) -> bool:
    return abs(a - b) <= sum((number.half for number in numbers), Decimal(0))


def _is_rate(part: Decimal, whole: Decimal, rate: Number) -> bool:
    return bool(whole) and abs(_HUNDRED * part / whole - rate.value) <= 2 * rate.half


def _is_slip(a: Decimal, b: Decimal) -> bool:
    return a != b and is_short_slip(a / 10_000, b / 10_000, 2)
