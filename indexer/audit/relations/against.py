"""A07, A08: what one number is over or under another that the words name, and by what rate: 比年初预算增加60万元.

Formula: |a - b| = c; r = c / (a ∓ c). 比 (较, 超, 低于) names the number b: it stands right there, or it is the only
one of the paragraph that goes by this name; a is the nearest one before it in the sentence. A rate stands behind a
change, and the change behind the number that it changed to. Any number of the sentence that makes the change right
passes. Years have rules of their own, but for rates. Innocent: a base that was made comparable, changes of a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import (
    MONEY,
    NO_UNIT,
    PERCENT,
    Number,
    Sentence,
    are_alike,
    are_plain,
    compared,
    is_wrong,
)
from indexer.audit.relations.paragraphs import Paragraph, before, is_printed, paragraphs_with

_UP = "增加|增长|超支|超出|超过|超额|追加|调增|上升|提高|提升|扩大|新增|净增|高出|多|高|超"
_DOWN = "减少|下降|降低|节约|节省|节支|结余|压减|调减|核减|缩减|低|少|短"
_WAY = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:支出|完成|建成|安排|资金|了|出|收)*$"
_OVER = re.compile(rf"(?:比|较|与)(?P<name>[^\d,。;:]{{2,12}}?)(?:数|相比|的)*,?(?:实际|共|净)?{_WAY}")
_SINCE_YEAR = re.compile(rf"(?:比|较)(?P<year>20\d\d)年(?:同期|度|底|末)?(?:实际|共|净)?{_WAY}")
_PAST = re.compile(r"上年|去年|上一年|同期|20\d\d|前年|上期|以前|往年")
_BARE = re.compile(rf"^(?:相比)?,?(?:实际|共|净)?{_WAY}")
_COMPARES = re.compile("[比较与]")  # one of which both need
_BESIDE = re.compile(r"(?:比|较|与)(?P<name>(?:20\d\d年)?[^\d,。;:]{0,12}?)(?:数)?(?:的|为)?$")
_BUDGET = re.compile(
    r"预算|计划|目标|任务|合同|概算|控制价|标准|设计|批复|核定|指标|下达|限额|估算|最高限价|中标价|送审"
)
_YEARS = re.compile(r"上年|去年|上一年|同期|20\d\d|前年|上期|期初|年初|月初|以前|往年")
_LAST = re.compile("上年|去年|上一年|同期|前年|计划|目标|预算")
_NOT = re.compile(r"可比|同口径|剔除|扣除|不含|其中|平均|分别|各|占|累计")
_RATE = re.compile(
    r"^,?(?:同比|总体)?(?:(?P<up>增长|增幅|上升|提高|提升|增加)|(?P<down>下降|降幅|减幅|减少|降低|压减))(?:率|幅度"
    r"|比例|了)?(?:为|是|达到?)?$"
)
_SINCE = re.compile(
    rf"(?:比|较)(?:上年|去年|上一年|上年度|上年同期|去年同期|20\d\d年)(?:同期|度|底|末)?[^\d,。;:]{{0,6}}{_WAY}"
)
_MOST, _FAR = 12, 60  # numbers of a sentence; characters between a number and what it is compared with


def against(case: Case) -> Iterator[Check]:
    """A07, A08: changes against a named number, and the rates of changes."""
    for paragraph, sentence in paragraphs_with(case, _compares, 3):
        for at, number in enumerate(sentence.numbers):
            check = None
            if number.unit == PERCENT and at > 1:
                check = _of_rate(case, sentence, at)
            elif number.unit not in NO_UNIT and at:
                check = _of_change(paragraph, sentence, at)
            if check is not None:
                yield check


def _compares(words: str) -> bool:
    return "比" in words or "较" in words


def _of_change(paragraph: Paragraph, sentence: Sentence, at: int) -> Check | None:
    """Compare what is said to be over or under with the two numbers that it is told of."""
    change = sentence.numbers[at]
    pair = _pair(paragraph, sentence, at)
    if pair is None:
        return None
    now, base, up = pair
    told = sentence.words[max(min(now.start, base.start) - sentence.start, 0) : change.start - sentence.start]
    if not are_plain((now, base, change)) or _NOT.search(told) or now.value == base.value:
        return None
    others = [n for n in sentence.numbers if n.unit == change.unit and n is not change][:_MOST]
    if any(abs(a.value - b.value) == change.value for a in others for b in others):
        return None
    computed = (now.value - base.value) * (1 if up else -1)
    check = compared("A07", computed, change, [now, base], "audit.difference")
    return check if computed > 0 and (not is_wrong(check) or are_alike(computed, change.value)) else None


def _pair(paragraph: Paragraph, sentence: Sentence, at: int) -> tuple[Number, Number, bool] | None:
    """Return the number that is compared, what it is compared with, and whether it is said to be the larger."""
    change, last = sentence.numbers[at], sentence.numbers[at - 1]
    if not _COMPARES.search(change.label) and not _COMPARES.search(last.label):  # as mostly
        return None
    beside = _BESIDE.search(last.label) if last.unit == change.unit and last.end + _FAR > change.start else None
    if beside is not None and (way := _BARE.search(change.gap)) is not None:
        earlier = [n for n in sentence.numbers[: at - 1] if n.unit == change.unit]
        told = _BUDGET.search(last.label) or _YEARS.search(last.label)
        return (earlier[-1], last, way.group("up") is not None) if earlier and told else None
    if (since := _SINCE_YEAR.search(change.label)) is not None:
        return _since(paragraph, sentence, at, since)
    found = _OVER.search(change.label)
    if found is None or _PAST.search(found.group("name")) or not _BUDGET.search(found.group("name")):
        return None
    name = found.group("name")
    same = [n for n in before(paragraph, change) if n.unit == change.unit]
    named = [n for n in same if _is_named(name, n) and not _is_change(n)]
    if len({n.value for n in named}) != 1:
        return None
    now = [n for n in same if n.start >= sentence.start and n.value != named[-1].value and not _is_change(n)]
    if not now or (len(now) > 1 and now[-1].end + _FAR < change.start):
        return None
    return now[-1], named[-1], found.group("up") is not None


def _since(
    paragraph: Paragraph, sentence: Sentence, at: int, since: re.Match[str]
) -> tuple[Number, Number, bool] | None:  # fmt: skip
    """Return the number of things and that of the year that it is compared with, each the first of its sentence."""
    change, now = sentence.numbers[at], sentence.numbers[0]
    if change.unit == MONEY or now.unit != change.unit or at != 1:
        return None
    for earlier in paragraph.sentences[: paragraph.sentences.index(sentence)]:
        base = earlier.numbers[0]
        if base.unit == now.unit and f"{since.group('year')}年" in base.label and _share_words(base, now):
            return now, base, since.group("up") is not None
    return None


def _share_words(a: Number, b: Number) -> bool:
    """Say whether the words of two numbers have two neighbouring characters in common, years left out."""
    one, other = (re.sub(r"20\d\d年度?|全年|共|年", " ", number.label) for number in (a, b))
    return any(one[i : i + 2] in other for i in range(len(one) - 1) if " " not in one[i : i + 2])


def _is_named(name: str, number: Number) -> bool:
    bare = re.sub(r"(?:数|资金|额|为|共|是|的|总)+$", "", number.label)
    return bare.endswith(re.sub(r"(?:数|资金|额|总)+$", "", name))


def _is_change(number: Number) -> bool:
    return _BARE.search(number.label) is not None or _OVER.search(number.label) is not None


def _of_rate(case: Case, sentence: Sentence, at: int) -> Check | None:
    """Compare a rate with the change before it and what this changed to: 12.84万人，比上年增加0.96万人，增长8.1%."""
    now, change, rate = sentence.numbers[at - 2 : at + 1]
    if _BESIDE.search(now.label) and _YEARS.search(now.label) and now.unit == change.unit:
        return _of_base(now, change, rate)
    way = _RATE.match(rate.label)
    moved = _SINCE.search(change.label) if way is not None else None
    if way is None or moved is None or now.unit != change.unit or now.unit in NO_UNIT:
        return None
    if not are_plain((now, change, rate)) or (way.group("up") is None) is not (moved.group("up") is None):
        return None
    told = sentence.words[: rate.start - sentence.start]
    base = now.value - change.value if way.group("up") else now.value + change.value
    if base <= 0 or _NOT.search(told) or _LAST.search(now.label) or not _are_of_one(now, change):
        return None
    computed = 100 * change.value / base
    spread = computed * (change.half / change.value + (now.half + change.half) / base)
    check = compared(
        "A08", computed.quantize(Decimal("0.0001")), rate, [change, now], "audit.change_of",
        envelope=2 * rate.half + spread,
    )  # fmt: skip
    if not is_wrong(check):
        return check
    right = 100 * change.value / rate.value
    off = right * 2 * rate.half / rate.value + change.half * 100 / rate.value
    return None if is_printed(case, now.unit, right - off, right + off) else check


def _of_base(base: Number, change: Number, rate: Number) -> Check | None:
    """Compare a rate with the change over the base right before it: 较2021年的3,126人增加300人，增长9.6%."""
    way, moved = _RATE.match(rate.label), _BARE.match(change.gap)
    if way is None or moved is None or (way.group("up") is None) is not (moved.group("up") is None):
        return None
    if not are_plain((base, change, rate)) or base.unit in NO_UNIT or change.value >= base.value:
        return None
    computed = 100 * change.value / base.value
    spread = computed * (change.half / change.value + base.half / base.value)
    return compared(
        "A08", computed.quantize(Decimal("0.0001")), rate, [change, base], "audit.change_of",
        envelope=2 * rate.half + spread,
    )  # fmt: skip


def _are_of_one(now: Number, change: Number) -> bool:
    """Say whether a change is of the number right before it: nothing but a comma stands between."""
    return (
        now.end == change.start - len(change.gap)
        and len(change.gap) <= _FAR
        and change.gap[:1] in (",", "比", "较", "(")
    )
