"""A08, A14: a rate of change, or a change, of two numbers of different years that its sentence prints.

2021年100万元，2022年120万元，增长20%; 由3,200亩扩大到4,100亩，新增900亩. Formula: (x - x(t-1)) / x(t-1). Tolerance:
what the printed digits leave. Just these two numbers of one kind stand before the change, and the words say which of
them is the earlier one: its year, 上年, 由…到.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import MONEY, PERCENT, SCORE, Number, Sentence, are_plain, compared, sentences_with

_UP = "增长|增加|增幅|上升|提高|提升|上涨|扩大|增|涨幅"
_DOWN = "下降|减少|降低|降幅|减幅|压减|缩减|下滑|回落|压降|减"
_SINCE = r"(?:同比|环比|总体|整体|(?:比|较|与)(?:上年|去年|上一年|上年度|(?P<since>20\d\d)年|上年同期)(?:同期|相比)?)?"
_RATE = re.compile(
    rf"^(?:{_SINCE}|的)(?:实际|共)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:率|幅度|比例|了)?(?:为|是|达到?)?$"
)
_CHANGE = re.compile(
    rf"^(?:人均|户均|生均)?{_SINCE}(?:实际|共|净)?(?:(?P<up>新增|净增|增加|增长|扩大|提高|多)|(?P<down>减少|下降|净减|压减|降低|少))了?"
    r"(?:面积|人数|户数|数量|床位|资金|里程)?$"
)
_FROM = re.compile(r"(?:由|从)[^,。]{0,16}$")
_TO = re.compile(r"^,?[^,。;\d]{0,10}[到至为]$")
_YEAR = re.compile(r"(20\d\d)年")
_LAST, _THIS = re.compile("上年|去年|上一年"), re.compile("本年|今年|当年")
_NOT = re.compile(
    r"剔除|可比|同口径|扣除|不含|其中|年均|平均增|累计|(?<!公共)(?<!基金)(?<!经营)预算|计划|目标|分别|占|包括"
    r"|[、和及](?=\d)(?!20\d\d年)|调整|任务|截至|[1-9]月"
)
_TIME = re.compile(
    r"20\d\d年度?|上年|去年|上一年|本年|今年|当年|全年|度|同期|末|底|实际|实现|完成|达到|达|共|为|是|的|同比|[与比较由从至到]"
    r"|相比|而|则|仅|有"
)
_MOVED = re.compile(rf"(?:{_UP}|{_DOWN}|[多少][支花用收](?:出|入)?)了?$")  # 比上年的4,120.80万元增加248.23万元
_TURNED = re.compile(rf"(?:{_UP}|{_DOWN})?[到至降升]?$")
_MARK = re.compile("[增降减升提扩]|上涨|回落|压缩")
_LONGEST = 60


def grown(case: Case) -> Iterator[Check]:
    """A08, A14: what is said of how two numbers of different years differ."""
    for sentence in sentences_with(case, _MARK.search, 3):
        numbers = sentence.numbers
        for at in range(2, len(numbers)):
            first, second, change = numbers[at - 2 : at + 1]
            scales = {n.scale for n in (first, second, change) if n.unit != PERCENT}
            if (
                first.unit == second.unit
                and (len(scales) < 2 or first.unit == MONEY)
                and _are_the_only(sentence, at)
                and _are_told(sentence, first, second, change)
            ):
                pair = _in_order(first, second)
                if pair is not None and (check := _check(*pair, change)) is not None:
                    yield check


def _are_the_only(sentence: Sentence, at: int) -> bool:
    """Say whether no other number of this kind, and no percentage, stands before a change."""
    unit = sentence.numbers[at - 1].unit
    return not any(number.unit in (unit, PERCENT, "") for number in sentence.numbers[: at - 2])


def _are_told(sentence: Sentence, first: Number, second: Number, change: Number) -> bool:
    if first.unit in (PERCENT, SCORE, "") or not are_plain((first, second, change)):
        return False
    words = sentence.words[: change.start - sentence.start]
    return len(second.gap) + len(change.gap) <= _LONGEST and not _NOT.search(words)


def _in_order(first: Number, second: Number) -> tuple[Number, Number] | None:
    """Return the earlier and the later of two numbers, None where the words do not say it."""
    if _FROM.search(first.label) and _TO.search(second.gap):
        return first, second
    years = [_year(number) for number in (first, second)]
    if years[0] is None or years[1] is None or years[0] == years[1] or not _are_of_one(first, second):
        return None
    return (first, second) if years[0] < years[1] else (second, first)


def _year(number: Number) -> int | None:
    """Return of which year a number is: 0 this one, -1 the one before, or the year itself; None unknown."""
    found = _YEAR.findall(number.label)
    if len(found) == 1:
        return int(found[0])
    if found:
        return None
    return -1 if _LAST.search(number.label) else 0


def _are_of_one(first: Number, second: Number) -> bool:
    """Say whether two numbers of years that are told alike are of one thing, by the words before them."""
    mixed = {bool(_YEAR.search(number.label)) for number in (first, second)}
    if len(mixed) > 1 and not any(_LAST.search(n.label) for n in (first, second)):
        return False
    if len(mixed) > 1:  # 2022年…，上年…
        later = first if _YEAR.search(first.label) else second
        if _LAST.search(later.label):
            return False
    if any(_MOVED.search(number.label) for number in (first, second)):
        return False
    names = [_TURNED.sub("", _TIME.sub("", number.label)) for number in (first, second)]
    return not names[0] or not names[1] or any(a.startswith(b) or a.endswith(b) for a, b in (names, names[::-1]))


def _check(then: Number, now: Number, change: Number) -> Check | None:
    found = (_RATE if change.unit == PERCENT else _CHANGE).match(change.label)
    moved = now.value - then.value
    if found is None or not moved:
        return None
    turned = (moved > 0) is not bool(found.group("up"))
    since, known = found.group("since"), _YEAR.findall(then.label)
    if since is not None and known and since not in known:
        return None
    way = -1 if turned else 1  # 增长25% of what fell is wrong however much it fell
    if change.unit == now.unit:
        return compared("A14", way * abs(moved), change, [now, then], "audit.difference")
    if change.unit != PERCENT:
        return None
    computed = 100 * way * abs(moved) / then.value
    spread = 100 * (now.half + then.half) / then.value + abs(computed) * then.half / then.value
    return compared(
        "A08", computed.quantize(Decimal("0.0001")), change, [now, then], "audit.change_of",
        envelope=2 * change.half + spread,
    )  # fmt: skip
