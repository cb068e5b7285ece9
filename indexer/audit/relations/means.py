"""A18: an average of anything over any number: 图书12,600册，金额44.10万元，平均每册35元.

Formula: x / n. Tolerance: what the printed digits leave. Any amount and number of the paragraph that fit pass. Where
none do, the one amount and the one number of its sentence are meant, or of the nearest one before that has any;
innocent is an average of something else (户均增收), so that its name may tell nothing that the amount's words do not,
and one over a number that stands elsewhere: whatever the report prints that would make it right speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check, half_of
from indexer.audit.phrases.numbers import (
    MONEY,
    PERCENT,
    POINTS,
    SCORE,
    Number,
    Sentence,
    are_plain,
    compared,
    is_judged,
    is_wrong,
)
from indexer.audit.relations.paragraphs import Paragraph, is_printed, paragraphs_with
from indexer.audit.slips import is_short_slip

_RULE = "A18"
_UNITS = (
    "批次|人次|场次|户次|公里|平方米|立方米|平方公里"
    "|[人名位户村亩校生车所处座起辆台套场期班吨次例份册件篇张笔间幢栋只头株盏床天日]"
)
_MEAN = re.compile(
    rf"(?:平均每(?:一?个)?(?P<each>{_UNITS})|每(?:一?个)?(?P<one>{_UNITS})的?平均|(?P<of>{_UNITS})均)"
    r"(?P<name>[^\d均每]{0,12}?)(?:为|是|达到?|约)?$"
)
COUNTS = {
    "人": ("人", "人次"), "名": ("人",), "位": ("人",), "生": ("人",), "村": ("村", "个"), "校": ("所", "个"),
    "车": ("辆", "台"), "床": ("床", "张"), "日": ("天",), "次": ("次", "人次", "批", "批次"), "班": ("班", "期"),
    "场": ("场", "场次"), "吨": ("吨",),
}  # fmt: skip
_NOT = re.compile(
    r"上年|去年|标准|控制|最[高低]|计划|目标|任务|预算|[月年季]均|每[月年季周]|学期|增收|增加|减少|节约|节省|定额"
    r"|限额|比|其中"
)
_PLAIN_NAME = re.compile(
    r"支出|费用|经费|资金|补助|补贴|金额|成本|投入|投资|造价|单价|价格|支付|发放|采购|购置|使用|接待|服务|处理|运行|维护|培训|建设|实际|综合|奖补|救助|受益|的|为"
)
_SOME = re.compile(r"其中|新增|新建|另|首批|部分|增加|减少|上年|去年|累计|计划|目标|任务|应|以上|以下$")
_NO_AMOUNT = frozenset({PERCENT, POINTS, SCORE, "", "序"})
_DECIMALS = re.compile(r"\.(\d*)")
_WAN = Decimal(10_000)
_POWERS = (Decimal(10), Decimal(100), Decimal(1000))
_LEAST = Decimal("1.5")  # times an average that its amount is
_MOST, _FAR = 16, 3  # numbers around an average; times that the two may be apart


def means(case: Case) -> Iterator[Check]:
    """A18: the averages of prose."""
    for paragraph, sentence in paragraphs_with(case, _has_mean, 3):
        for number in sentence.numbers:
            if "均" in number.label and not is_judged(case, number, _RULE):
                found = _MEAN.search(number.label)
                if found is not None and number.unit not in _NO_AMOUNT and _is_told(number):
                    check = _check(case, paragraph, sentence, number, found)
                    if check is not None:
                        yield check


def _has_mean(words: str) -> bool:
    return "均" in words


def _is_told(number: Number) -> bool:
    return are_plain((number,)) and not _NOT.search(number.label)


def _check(
    case: Case, paragraph: Paragraph, sentence: Sentence, mean: Number, found: re.Match[str]
) -> Check | None:  # fmt: skip
    of = found.group("each") or found.group("one") or found.group("of")
    units = COUNTS.get(of, (of,))
    around = _around(paragraph, sentence, mean)
    counts = [n for n in around if n.unit in units and n is not mean and n.value and not _is_mean(n)]
    amounts = [n for n in around if _may_be_shared(n, mean)]
    for amount in amounts:
        for count in counts:
            if count is not amount and _fits(mean, amount, count):
                return _over(mean, amount, count)
    return (
        _by_unit(case, mean, amounts, units)
        or _times(sentence, mean, amounts, counts)
        or _wrong(case, sentence, mean, found.group("name"), amounts, counts)
    )


def _around(paragraph: Paragraph, sentence: Sentence, mean: Number) -> list[Number]:
    """Return the numbers of a paragraph before an average, and those of its sentence behind it, the nearest ones."""
    earlier = [n for n in paragraph.numbers if n.start < mean.start][-_MOST:]
    return [*earlier, *[n for n in sentence.numbers if n.start > mean.start][:_MOST]]


def _may_be_shared(number: Number, mean: Number) -> bool:
    return number is not mean and number.unit == mean.unit and not _is_mean(number)


def _is_mean(number: Number) -> bool:
    return "均" in number.label or "每" in number.label


def _over(mean: Number, amount: Number, count: Number) -> Check:
    computed = amount.value / count.value
    spread = computed * (amount.half / amount.value + count.half / count.value) if amount.value else Decimal(0)
    return compared(
        _RULE, computed.quantize(Decimal("0.01")), mean, [amount, count], "audit.average",
        envelope=_allowed(mean) + spread,
    )  # fmt: skip


def _allowed(mean: Number) -> Decimal:
    """Return what an average may be off by: a unit of its last digit, or ten where it ends in a nought."""
    found = _DECIMALS.search(mean.printed)
    decimals = len(found.group(1)) if found is not None else 0
    if decimals or mean.scale > 1:
        return 2 * half_of(decimals) * mean.scale
    return _whole(mean)


def _whole(mean: Number) -> Decimal:
    return Decimal(1 if mean.value % 10 else 5)


def _fits(mean: Number, amount: Number, count: Number) -> bool:
    computed = amount.value / count.value
    spread = computed * count.half / count.value + amount.half / count.value
    return abs(computed - mean.value) <= _allowed(mean) + spread


def _by_unit(case: Case, mean: Number, amounts: Sequence[Number], units: Sequence[str]) -> Check | None:
    """Return what is wrong with an average in 万元 that an amount in 元 over a number of the report would be."""
    if mean.unit != MONEY or mean.scale < _WAN or len(mean.printed) < len("123万元"):
        return None
    right = mean.value / _WAN
    for amount in amounts:
        low, high = (amount.value / (right + way * 2 * mean.half / _WAN) for way in (1, -1))
        if mean.value > amount.value and any(is_printed(case, unit, low, high) for unit in units):
            return compared(_RULE, right, mean, [amount], "audit.average")
    return None


def _times(sentence: Sentence, mean: Number, amounts: Sequence[Number], counts: Sequence[Number]) -> Check | None:
    """Return what is wrong with an amount in 元 that is to be in 万元: 2,160人，人均120元，共25.92元."""
    own = [n for n in counts if n.start >= sentence.start and n.end <= sentence.end]
    for amount in amounts:
        for count in own if sentence.start <= amount.start < sentence.end and mean.unit == MONEY else ():
            right = mean.value * count.value
            if right == amount.value * _WAN or right * _WAN == amount.value:
                return compared("A16", right, amount, [mean], "audit.product")
    return None


def _wrong(
    case: Case, sentence: Sentence, mean: Number, name: str, amounts: Sequence[Number], counts: Sequence[Number]
) -> Check | None:
    amount, count = _meant(sentence, mean, amounts), _meant(sentence, mean, counts)
    if amount is None or count is None or amount.value < _LEAST * mean.value or not are_plain((amount, count)):
        return None
    if _SOME.search(count.label) or _SOME.search(amount.label) or not _is_named(name, amount, count):
        return None
    check = _over(mean, amount, count)
    if not is_wrong(check) or _is_explained(case, mean, amount, count):
        return None
    low, high = sorted((amount.value / count.value, mean.value))
    moved = any(abs(low * power - high) <= _allowed(mean) for power in _POWERS)
    return None if high > _FAR * low and not moved and not is_short_slip(low, high) else check


def _meant(sentence: Sentence, mean: Number, numbers: Sequence[Number]) -> Number | None:
    """Return the only number that an average may be of: in its sentence, or else of the nearest before."""
    own = [n for n in numbers if sentence.start <= n.start < mean.start]
    earlier = [n for n in numbers if n.start < sentence.start]
    chosen = own or earlier
    return chosen[0] if len({n.value for n in chosen}) == 1 else None


def _is_named(name: str, amount: Number, count: Number) -> bool:
    """Say whether an average names nothing that the words of its amount do not."""
    bare = _PLAIN_NAME.sub("", name)
    words = f"{amount.gap}{count.label}"
    return len(bare) < 2 or any(bare[i : i + 2] in words for i in range(len(bare) - 1))


def _is_explained(case: Case, mean: Number, amount: Number, count: Number) -> bool:
    """Say whether another number of the report would make an average right."""
    off = _allowed(mean)
    low, high = (mean.value + way * off for way in (-1, 1))
    if is_printed(case, amount.unit, low * count.value, high * count.value):
        return True
    return low > 0 and is_printed(case, count.unit, amount.value / high, amount.value / low)
