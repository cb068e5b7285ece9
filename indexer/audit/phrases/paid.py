"""A11: how much of an amount was paid out, used or came in, the rate told behind the two, in one paragraph.

下达资金850万元，已支付697万元，支付进度为82%. Any two amounts before it in its paragraph may be meant, and a budget is
perhaps printed elsewhere; the rate is wrong where none fit and just these two stand before it, or a slip explains it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import (
    MONEY,
    PERCENT,
    Number,
    Sentence,
    are_plain,
    compared,
    is_judged,
    is_wrong,
    sentences,
    sentences_with,
)
from indexer.audit.slips import as_fine, is_short_slip

_RULE = "A11"
_NAME = re.compile(
    r"([^\d,。;:、()]{0,10}?)(?:支付|拨付|兑付|兑现|使用|到位|到账|执行|支出|发放|下达|结算|付款|报账|投资完成|完成投资|征缴|收缴|缴纳|通过|(?P<less>审减|核减|压减|节约|节支|下浮))"
    r"(?:进度|率|比例)(?:为|是|达到?|约)*$|^进度(?:为|是|达到?|约)*$"
)
_STEM = re.compile(r"([^\W\d_]{2})(?:率|进度|比例)")
_MARK = re.compile("进度|[付现用位账行出放达算款成缴纳过减约支浮]率|[付用位行出放]比例")
_GIVEN = re.compile(
    r"下达|到[位账]|安排|预算|合同|指标|资金|总额|共计|合计|拨付|拨入|应|总投资|投资|补助|补贴|收到|核定|批复|争取|计划|分配|送审|控制价|限价|申报|总价"
)
_PAID = re.compile(
    r"支付|拨付|支出|使用|兑付|兑现|发放|到位|到账|列支|付款|实付|已付|结算|报账|完成|执行|实拨|审定|核定|实缴|实收|通过|中标|成交"
)
_PLAIN_NAME = re.compile(r"资金|预算|项目|财政|总体|整体|综合|支出|全年|年度|总|实际|的|经费|累计|专项|补助|补贴|款")
_NOT = re.compile(
    r"其中|分别|平均|剔除|扣除|同口径|上年|去年|同期|质保|收回|核减|调(?:[减增]|整(?!后?的?预算))|追加|占|序时"
    r"|季度|上半年|(?<!\d)[1-9]月底|1[01]月底|累计(?!付款|支付|拨付|完成|支出)|节约|结余"
)
_AT = re.compile(r"^[^。;\d]{0,10}(?:按|以|口径|扣除|剔除)")
# 中央资金1,600万元全部到位，县级资金到位842万元，整体到位率91%: neither is what the rate is of, but both together.
_DONE = re.compile(r"[^\d,。;]{0,4}(?:已|均|全部|全额|足额)[^\d,。;]{0,4}(到[位账]|支付|拨付|使用|兑付|下达|支出|发放)")
_OVERALL = re.compile("整体|总体|综合")
_OF_LEVEL = re.compile("(?:中央|自治区|[省市州盟县区旗镇乡]级?)(?:财政|配套|资金)")
_FEW = 8  # characters before an amount that name nothing of its own
_FAR, _MOST, _TWO = 200, 8, 2  # characters of a paragraph and amounts before a rate
_ALL = Decimal(100)
_WHOLE_BUDGET = "预算"


def paid_rates(case: Case) -> Iterator[Check]:
    """A11: the rate of what was paid out of what was given."""
    for sentence in sentences_with(case, _MARK.search, 1):
        for rate in sentence.numbers:
            if rate.unit != PERCENT or is_judged(case, rate, _RULE):  # most are judged by what their figures are
                continue
            if _NAME.search(rate.label) and not rate.vague and 0 < rate.value <= _ALL:
                check = _check(case, sentence, rate)
                if check is not None:
                    yield check


def _check(case: Case, sentence: Sentence, rate: Number) -> Check | None:
    before = _paragraph(case, sentence, rate)
    if len(before) < _TWO or any(number.unit == PERCENT for number in before[-_TWO:]):
        return None
    base, part = before[-_TWO:]
    money = [number for number in before if number.unit == MONEY]
    told = case.folded()[base.start : rate.start]
    said = _without_among(f"{base.label}{told}", rate, part)
    if base.unit != MONEY or part.unit != MONEY or not are_plain((base, part)) or base.value == part.value:
        return None
    if not _GIVEN.search(base.label) or not _PAID.search(part.label) or _NOT.search(said) or "\n" in told:
        return None
    done = _DONE.match(case.folded(), base.end)
    if (done and done[1] in rate.label) or (_OVERALL.search(rate.label) and _OF_LEVEL.search(part.label)):
        return None
    if not _is_named(rate, base, part) or _AT.match(sentence.words[rate.end - sentence.start :]):
        return None
    if part.value > base.value:  # 下达2,340万元，支出9,296万元，支出进度98%: more than all
        meant = as_fine(rate.value * base.value / _ALL, 2 * part.half)
        return _over(rate, part, base) if is_short_slip(meant, part.value) else None
    named = _NAME.search(rate.label)
    less = named is not None and named.group("less") is not None
    own = replace(part, value=base.value - part.value) if less else part
    check = _over(rate, own, base)
    if _fits(rate, own, base) or any(_fits(rate, p, w) for p in money for w in money if p is not w):
        return check if not is_wrong(check) else None
    if len(money) > _TWO and not _is_slip(check, rate):
        return None
    return None if _is_of_another(case, rate, part, base) else check


def _without_among(words: str, rate: Number, part: Number) -> str:
    """Return words without 其中 where it leads to just what the rate is of: 申报…，其中审核通过…，通过率."""
    found = _STEM.search(rate.label)
    short = len(part.label) <= _FEW
    return words.replace("其中", "") if short and found and found.group(1) in part.label else words


def _paragraph(case: Case, sentence: Sentence, rate: Number) -> list[Number]:
    """Return the amounts and percentages of a paragraph before a rate, and all numbers of its own sentence."""
    begin = max(case.mark_before("\n", rate.start) + 1, rate.start - _FAR)
    known = case.once("numbers by place", lambda: _by_place(case))
    starts = case.once("places of numbers", lambda: [number.start for number in known])
    found = known[bisect_left(starts, begin) : bisect_left(starts, rate.start)][-_MOST:]
    return [n for n in found if n.start >= sentence.start or n.unit in (MONEY, PERCENT)]


def _by_place(case: Case) -> list[Number]:
    return [number for sentence in sentences(case) for number in sentence.numbers]


def _is_named(rate: Number, base: Number, part: Number) -> bool:
    """Say whether a rate names nothing that its amounts do not."""
    found = _NAME.search(rate.label)
    name = _PLAIN_NAME.sub("", found.group(1) or "") if found else ""
    return not name or name in base.label or name in part.label


def _over(rate: Number, part: Number, base: Number) -> Check:
    computed = 100 * part.value / base.value
    spread = computed * (part.half / part.value + base.half / base.value)
    return compared(
        _RULE, computed.quantize(Decimal("0.0001")), rate, [part, base], "audit.ratio", envelope=2 * rate.half + spread
    )


def _fits(rate: Number, part: Number, whole: Number) -> bool:
    computed = 100 * part.value / whole.value if whole.value else Decimal(0)
    return abs(computed - rate.value) <= 2 * rate.half + computed * Decimal("0.001")


def _is_slip(check: Check, rate: Number) -> bool:
    computed = check.computed or Decimal(0)
    return is_short_slip(computed.quantize(rate.half * 2), rate.value)


def _is_of_another(case: Case, rate: Number, part: Number, base: Number) -> bool:
    """Say whether a rate of a budget is right by another amount of the report, as of a budget that was revised."""
    if _WHOLE_BUDGET not in f"{rate.label}{base.label}" and "执行" not in rate.label:
        return False
    low, high = (100 * part.value / (rate.value + way * 2 * rate.half) for way in (1, -1))
    amounts = case.once("amounts in order", lambda: sorted(case.amounts()))
    return bisect_left(amounts, low) < bisect_right(amounts, high)
