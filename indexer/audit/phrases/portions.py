"""A09, A08: a share of an amount and what it comes to, side by side: 合同价386万元，按合同支付80%，即308.8万元.

What the share is of stands before it in its sentence, and is not always said: where any amount of the report fits,
nothing is wrong. It is where the only amount before it, called a contract, a budget or a whole, does not, and a slip of
digits in one of the three explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import (
    MONEY,
    PERCENT,
    Number,
    Sentence,
    are_plain,
    compared,
    is_wrong,
    sentences_with,
)
from indexer.audit.relations.paragraphs import is_printed
from indexer.audit.slips import as_fine, is_short_slip

_THAT_IS = re.compile(r"^(?:的?(?:比例|标准|额度))?,?(?:即|计|共计?|合计|折合|也就是|金额)(?:为|是|人民币)?$")
_PAID = re.compile(
    r"^(?:的?(?:比例|标准|额度))?(?:的|,)?(?:(?:支付|拨付|预付|兑付|付款|结算|提取|计提|预留|扣留|安排|配套|承担|缴纳|上缴|返还|扣减|压减|收取)|(?=质|保证金|进度款|预付款))"
    r"(?:了|资金|经费|金额|款项|质保金|质量保证金|保证金|工程款|进度款|预付款|保费|服务费|管理费|手续费)*(?:共|计)?$"
)
_AFTER_CUT = re.compile(r"^(?:的?比例)?后(?:剩余|余|为|实际)*(?:安排|预算|金额)?(?:为|是)?$")
_CUT = re.compile("(?:压减|压缩|削减|核减|下浮|扣减)(?:了|幅度|比例|率)?(?:为|达到?|按)?$")
_WHOLE = re.compile("合同|总价|总额|总投资|预算|中标|成交|概算|审定|结算|安排|下达|到位|总费用|标准|补助|资金|经费")
_NOT = re.compile(
    r"(?<![合节签])约|占|其中|分别|平均|比|较|增|各|至\d|上年|去年|剩余|余款|剩下|调整|每|单价|同比|不低于|不超过|不少于|达到"
)
_HUNDRED = Decimal(100)


def portions(case: Case) -> Iterator[Check]:
    """A09, A08: what a share of an amount comes to, and what is left of an amount that is cut by a rate."""
    for sentence in sentences_with(case, _has_rate, 3):
        for at in range(1, len(sentence.numbers) - 1):
            rate, part = sentence.numbers[at : at + 2]
            if rate.unit == PERCENT and part.unit == MONEY and 0 < rate.value < _HUNDRED:
                check = _check(case, sentence, at)
                if check is not None:
                    yield check


def _has_rate(words: str) -> bool:
    return "%" in words


def _check(case: Case, sentence: Sentence, at: int) -> Check | None:
    rate, part = sentence.numbers[at : at + 2]
    cut = _AFTER_CUT.match(part.gap) is not None and _CUT.search(rate.label) is not None
    if not cut and not _THAT_IS.match(part.gap) and not _PAID.match(part.gap):
        return None
    before = [number for number in sentence.numbers[:at] if number.unit == MONEY]
    told = sentence.words[: part.start - sentence.start]
    if len(before) != 1 or any(n.unit == PERCENT for n in sentence.numbers[:at]) or _NOT.search(told):
        return None
    whole = before[0]
    if not are_plain((whole, rate, part)) or not _WHOLE.search(whole.label) or whole.value <= part.value:
        return None
    share = _HUNDRED - rate.value if cut else rate.value
    if _is_of_another(case, part, share):
        return None
    moved = whole.value - part.value if cut else part.value
    computed = (_HUNDRED * moved / whole.value).quantize(Decimal("0.0001"))
    exact = "." not in rate.printed  # 30% of a contract is no rounded share
    spread = computed * (part.half + whole.half) / moved + (Decimal(0) if exact else 2 * rate.half)
    formula, rule = ("audit.change_of", "A08") if cut else ("audit.ratio", "A09")
    check = compared(rule, computed, rate, [part, whole], formula, envelope=spread)
    return check if is_wrong(check) and _is_slip((whole, rate, part), share) else None


def _is_of_another(case: Case, part: Number, share: Decimal) -> bool:
    """Say whether the report prints an amount that the share is right of."""
    meant = _HUNDRED * part.value / share
    spread = _HUNDRED * part.half / share + meant * Decimal("0.0005")
    return is_printed(case, MONEY, meant - spread, meant + spread)


def _is_slip(told: Sequence[Number], share: Decimal) -> bool:
    """Say whether one wrong digit, or two exchanged, in the part or in the whole makes the three agree."""
    whole, _, part = told
    pairs = ((whole.value * share / _HUNDRED, part), (_HUNDRED * part.value / share, whole))
    return any(is_short_slip(as_fine(meant, 2 * printed.half), printed.value) for meant, printed in pairs)
