"""A08 of numbers of people and things: 到馆118.6万人次，上年为92.5万人次，增加26.1万人次，增长28.22%.

This year's number, last year's and the rate stand in one breath, so that nothing else can be meant. A base that was
made comparable, a mean of several years and a rate against another year are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, Case, Check, outcome_of, side
from indexer.model import Figure
from indexer.numerals import parse_number

_UNIT = r"人次|班次|户次|车次|批次|平方米|公里|[人名个家件户所座处项宗起辆台套场期村亩吨次例份册篇头只株盏张趟班条]"
_N = rf"(?<![\d.])(?<!\d,)(\d[\d,]{{0,11}}(?:\.\d{{1,4}})?)([万亿]?)({_UNIT})"
_THEN = r"(上年|去年|20\d\d年)(?:度|末|底|同期|全年){0,2}的?(?:数|只有|仅有|仅)?(?:为|是|有)?"
_WAYS = "增加|增长|上升|提高|提升|多|减少|下降|降低|少"
_TOLD = rf"(?:(?:同比|比上年|较上年|比去年|较去年|净)?(?:{_WAYS})了?{_N}[,(、]?)?"
_RATE = (
    r"(?:同比|比上年|较上年|比去年|较去年|与上年相比|较上年同期|比上年同期)?(增长|增加|上升|提高|提升|增幅|下降|减少|降低|降幅)"
    r"(?:了|为|达到?|率为?|幅度为?)?$"
)
_FORMS = (
    re.compile(rf"{_N}[,(、](?:比|较|而)?{_THEN}{_N}[,)、]{{0,2}}{_TOLD}{_RATE}"),
    re.compile(rf"{_N},?(?:比|较){_THEN}{_N},?{_TOLD}{_RATE}"),
)
_FROM = re.compile(
    rf"[由从]{_THEN}{_N}(?:增加|增长|上升|提高|减少|下降|降低|压减)?(?:到|至|为)(?:本年的?|当年的?|今年的?|20\d\d年的?)?{_N},{_RATE}"
)
_LESS = ("下降", "减少", "降低", "降幅")
_APART = re.compile("可比|同口径|剔除|扣除|不含|不计|目标|计划|年均|环比|任务")
_BACK, _SOON = 90, 14  # characters before a rate
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_HUNDRED = Decimal(100)


def count_growth(case: Case) -> Iterator[Check]:
    """A08: each rate of change in prose right behind the numbers of two years."""
    folded = case.folded()
    for rate in case.of_kind("percent"):
        if rate.measure != "change" or rate.table is not None or rate.approx or not rate.value:
            continue
        if "点" in (rate.unit or "") or not _ends_in_way(folded, rate):
            continue
        begin = max(case.sentence_of(rate), rate.amount_start - _BACK)
        if _APART.search(folded, begin, rate.amount_start):
            continue
        for form in (*_FORMS, _FROM):
            found = form.search(folded, begin, rate.amount_start)
            if found is not None:
                yield from _compared(case, rate, found, from_to=form is _FROM)
                break


def _ends_in_way(folded: str, rate: Figure) -> bool:
    return re.search(_RATE, folded[max(rate.amount_start - _SOON, 0) : rate.amount_start]) is not None


def _compared(case: Case, rate: Figure, found: re.Match[str], *, from_to: bool) -> Iterator[Check]:
    now, then = (5, 2) if from_to else (1, 5)
    if found.group(now + 1, now + 2) != found.group(then + 1, then + 2):
        return
    year = found.group(1 if from_to else 4)
    if year[:1].isdecimal() and rate.year is not None and int(year[:4]) != rate.year - 1:
        return
    values = [_value(found, group) for group in (now, then)]
    if not values[1][0]:
        return
    (a, half), (b, other) = values
    term = case.term(rate)
    computed = _HUNDRED * (a - b) / b
    printed = -term.value if found.group(found.re.groups) in _LESS and term.value > 0 else term.value
    envelope = 2 * term.half + _HUNDRED * (half + other * a / b) / b
    outcome = outcome_of(computed.quantize(Decimal("0.0001")), printed, envelope)
    if outcome == FINDING and computed * printed < 0:
        return  # that it goes the other way is shown for the number it changed by
    terms = [found.string[found.start(group) : found.end(group + 2)] for group in (now, then)]
    sides = (side(rate), *((found.start(group), found.end(group + 2)) for group in (now, then)))
    if from_to is False and found.group(8) is not None:
        sides = (*sides, (found.start(8), found.end(10)))
    yield Check(
        "A08", outcome, FLAG, sides, abs(computed).quantize(Decimal("0.01")), abs(printed), envelope, "percent",
        "audit.change_of", (("terms", terms), ("printed", f"{abs(printed)}%")),
    )  # fmt: skip


def _value(found: re.Match[str], group: int) -> tuple[Decimal, Decimal]:
    """Return a number and half a unit of its last digit, none where it is a plain count."""
    words, scale = found.group(group), _SCALES[found.group(group + 1)]
    decimals = len(words.partition(".")[2])
    half = Decimal(5).scaleb(-decimals - 1) * scale if decimals or scale > 1 else Decimal(0)
    return (parse_number(words) or Decimal(0)) * scale, half
