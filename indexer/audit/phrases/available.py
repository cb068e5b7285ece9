"""A04, A06: what a unit may spend in a year, of which its sentence tells the parts, and what of it is left.

上年结转42.6万元，本年预算318.5万元，追加56.4万元，可用资金417.5万元: the total is the sum of all before it, or of some
of them, since what was carried in may be held by the budget. 可用资金512万元，支出478万元，结余34万元: the rest is what
was not spent. Only sentences are judged all of whose amounts are told to be one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import (
    MONEY,
    Number,
    Sentence,
    are_alike,
    are_plain,
    compared,
    is_wrong,
    sentences_with,
)

_MARK = re.compile(r"结[转余存]|余额|滚存|可用|可支配|可使用")
_CARRIED = re.compile(
    r"(?:上年|上一年|去年|年初|往年|以前年度|以往年度|历年|期初|\d年)[^,。]{0,6}(?:结转|结余|滚存)|^结转(?:资金|收入)"
)
_ADDED = re.compile(r"追加|调增|增加安排|新增(?!预算|指标|下达|专项)|补充")
_TAKEN = re.compile(r"调减|收回|压减|核减|上缴|调出|追减")
_BASE = re.compile(
    r"(?:本年|当年|全年|今年|年度|年初|\d年)[^,。]{0,10}(?:预算|收入|安排|拨款|核拨|下达|到位|拨入)"
    r"|(?:本年|当年|今年)[^,。]{0,6}(?:补助|补贴|指标|经费|资金)|^上级(?:专项|补助|资金)|^(?:年初)?预算|(?:财政)?拨款收入|^(?:财政)?(?:下达|安排|拨款|拨入|到位)"
)
_TOTAL = re.compile(
    r"(?:可用|可支配|可使用|可供使用)[^,。\d]{0,8}$|资金规模(?:为|达到?|共)?$|^合计(?:资金)?来源$|资金来源(?:合计|共计|总计)$"
    r"|(?:收入|资金|预算|财力)[^,。\d]{0,4}(?:总计|总额|合计|共计|总量)[^,。\d]{0,4}$|总收入(?:为|达|共)?$|(?:全年|调整后?的?)预算数?(?:为|达|共)?$"
    r"|^(?:资金|收入|预算)?(?:共计|合计|总计|总额)(?:为|达)?$"
)
_SPENT = re.compile(r"支出|支付|使用|列支|拨付|执行|用去")
_LEFT = re.compile(r"滚存|结转下年|结转至|年末结[转余]|结余|剩余|结转")
_NOT = re.compile(
    r"其中|未纳入|不含|包含|含在|已含|不包括|扣除|另|不计|累计|三年|比上年|较上年|同比|占|抵顶|平衡|利息|置换"
)
_WITHIN = re.compile(r"^,?(?:其中|包括|由|含|即|系|分别为?):?")
_TOTAL_FIRST = re.compile(
    r"(?:可用|可支配|可使用|(?:全年|调整后?的?)预算|(?:收入|资金|预算|财力)(?:总计|总额|合计|共计)|总收入|总预算)[^,。\d]{0,6}$"
)
_OPENS = re.compile(r"(?:期初|年初|上年末?|上期)[^\d,。;]{0,6}(?:结余|结转|余额|结存)(?:资金|为)?$")
_CAME = re.compile(
    r"(?:本期|本年|当年|全年|今年|年内)[^\d,。;]{0,8}(?:拨入|收入|拨款|到[账位]|拨付|下达|收到)[^\d,。;]{0,6}$"
)
_WENT = re.compile(r"(?:本期|本年|当年|全年|今年|年内)[^\d,。;]{0,8}(?:支出|使用|列支|支付)[^\d,。;]{0,6}$")
_ENDS = re.compile(r"(?:期末|年末|年底|本期末)[^\d,。;]{0,6}(?:结余|结转|余额|结存)(?:资金|为)?$")
_REST_NOT = re.compile("其中|不含|不包括|另|不计|比上年|较上年|同比|占|利息|(?<!已)累计")
_AFTER = re.compile(r"^[^。;]{0,16}(?:其余|另|其他|剩余|余下)")
_FEWEST, _MOST = 2, 6  # parts of a total


def available(case: Case) -> Iterator[Check]:
    """A04, A06: the totals of what is carried in and given, and what is left of them."""
    if not case.says("结转", "结余", "结存", "余额", "滚存", "可用", "可支配", "可使用"):
        return
    for sentence in sentences_with(case, _MARK.search, _FEWEST + 1):
        money = _outside_brackets(sentence)
        if len(money) > _FEWEST:
            yield from _totals(money)
            yield from _total_first(money)
            yield from _rests(sentence, money)
            yield from _periods(money)


def _outside_brackets(sentence: Sentence) -> list[Number]:
    """Return the numbers that stand in no brackets: 512万元（含上年结转62万元）."""
    words, depth, at, found = sentence.words, 0, 0, list[Number]()
    for number in sentence.numbers:
        place = number.start - sentence.start
        depth += words.count("(", at, place) - words.count(")", at, place)
        at = place
        if depth <= 0:
            found.append(number)
    return found


def _totals(money: Sequence[Number]) -> Iterator[Check]:
    """Compare each total with the run of parts right before it."""
    for at, total in enumerate(money):
        if at >= _FEWEST and _TOTAL.search(total.label) and not _CARRIED.search(total.label):
            parts = list(money[max(at - _MOST, 0) : at])
            signs = [_sign(part) for part in parts]
            while signs and signs[0] is None:
                del signs[0], parts[0]
            if len(parts) >= _FEWEST and None not in signs and _is_told(parts, total):
                yield _of_parts(total, parts, [sign or 0 for sign in signs])


def _total_first(money: Sequence[Number]) -> Iterator[Check]:
    """Compare a total with all the amounts behind it, where these are what was carried in, given and added."""
    total, parts = money[0], list(money[1:])
    if _TOTAL_FIRST.search(total.label) and _WITHIN.match(parts[0].gap) and len(parts) <= _MOST:
        signs = [_sign(part) for part in parts]
        named = [replace(part, label=_WITHIN.sub("", part.label), gap=_WITHIN.sub("", part.gap)) for part in parts]
        if len(parts) >= _FEWEST and None not in signs and _is_told(named, total):
            if any(_ADDED.search(part.label) for part in parts) or "收入" in total.label:
                yield _of_parts(total, parts, [sign or 0 for sign in signs])


def _is_told(parts: Sequence[Number], total: Number) -> bool:
    numbers = [*parts, total]
    carried = sum(bool(_CARRIED.search(part.label)) for part in parts)
    bases = sum(_is_base(part) for part in parts)
    plain = are_plain(numbers) and all(number.unit == MONEY for number in numbers)
    said = "".join(number.gap for number in numbers[1:]) + parts[0].label
    return plain and carried == 1 <= bases and not _NOT.search(said) and len({p.label for p in parts}) == len(parts)


def _is_base(number: Number) -> bool:
    return _sign(number) == 1 and not _CARRIED.search(number.label) and not _ADDED.search(number.label)


def _sign(number: Number) -> int | None:
    """Return 1 for what is added to the total, -1 for what is taken off, None for any other amount."""
    if _TAKEN.search(number.label):
        return -1
    if _CARRIED.search(number.label) or _ADDED.search(number.label):
        return 1
    return 1 if _BASE.search(number.label) and not _SPENT.search(number.label) else None


def _of_parts(total: Number, parts: Sequence[Number], signs: Sequence[int]) -> Check:
    """Compare a total with all its parts; where some of them come to it, with these."""
    values = [sign * part.value for sign, part in zip(signs, parts, strict=True)]
    allowed = sum((part.half for part in parts), total.half)
    computed = sum(values, Decimal(0))
    for size in range(len(parts), 0, -1):
        for chosen in combinations(values, size):
            if abs(sum(chosen, Decimal(0)) - total.value) <= allowed:
                computed = sum(chosen, Decimal(0))
                return compared("A04", computed, total, parts, "audit.sum", envelope=allowed)
    return compared("A04", computed, total, parts, "audit.sum", envelope=allowed)


def _rests(sentence: Sentence, money: Sequence[Number]) -> Iterator[Check]:
    """Compare each amount that is left with what there was less what was spent, the two right before it."""
    for whole, spent, rest in zip(money, money[1:], money[2:], strict=False):
        numbers = (whole, spent, rest)
        if (
            not _LEFT.search(rest.label)
            or rest.label.endswith("中")
            or _CARRIED.search(rest.label)
            or any(n.unit != MONEY for n in numbers)
        ):
            continue
        told = _TOTAL.search(whole.label) and _SPENT.search(spent.label) and not _LEFT.search(spent.label)
        between = spent.gap + rest.gap + whole.label
        if told and are_plain(numbers) and not _REST_NOT.search(between) and whole.value > spent.value:
            check = compared("A06", whole.value - spent.value, rest, [whole, spent], "audit.balance")
            if not is_wrong(check) or are_alike(whole.value - spent.value, rest.value):
                if not _AFTER.match(sentence.words[rest.end - sentence.start :]):
                    yield check


def _periods(money: Sequence[Number]) -> Iterator[Check]:
    """Compare what is left at a period's end with what there was, came and went, four amounts in a row."""
    for four in zip(money, money[1:], money[2:], money[3:], strict=False):
        opens, came, went, ends = four
        forms = zip((_OPENS, _CAME, _WENT, _ENDS), four, strict=True)
        if all(number.unit == MONEY and form.search(number.label) for form, number in forms) and are_plain(four):
            said = "".join(number.gap for number in four[1:])
            computed = opens.value + came.value - went.value
            if not _NOT.search(said) and computed > 0 and are_alike(computed, ends.value):
                yield compared("A06", computed, ends, [opens, came, went], "audit.balance")
