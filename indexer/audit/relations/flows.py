"""A14: what there was, what came, what went, and what there is: 年初326人，新接收198人，解除205人，年末319人.

Formula: a + Σb - Σc = d. Tolerance: none but rounding. The sentence has just these numbers of the unit, each called
by a word of its own. Without a first number all that ever came less all that ever went is what there is:
累计接收1,206人，累计解除1,022人，年末在册184人. Innocent: others that came or went besides (另有), a part of what came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import (
    MONEY,
    UNCOUNTED,
    Number,
    Sentence,
    are_alike,
    are_plain,
    compared,
    is_wrong,
    sentences_with,
)
from indexer.audit.slips import is_count_slip, is_dropped, slip_of

_FIRST = re.compile(r"(?:年初|期初|上年末|上年底|去年底|月初|原有|上年结[存余转])[^\d,。;]{0,8}$")
_CAME = re.compile(
    r"(?:新增|新接收|新收|新录用|新招|新建|新购|新开|新进|调入|招录|增加|购入|采购|收到|接收|入库|纳入|招聘"
    r"|迁入)[^\d,。;]{0,8}$"
)
_WENT = re.compile(
    r"(?:减少|解除|退出|注销|退休|调出|离职|辞职|报废|核销|处置|发放|发出|调拨|出库|办结|迁出|死亡|毕业"
    r"|取消)[^\d,。;]{0,8}$"
)
_LAST = re.compile(r"(?:年末|期末|年底|月末|结存|现有|期终|库存)[^\d,。;]{0,8}$")
_ALL_CAME = re.compile(
    r"累计(?:共|已|新)*(?:接收|收治|收养|入院|入所|建|受理|登记|注册|发放|投放|安置|收容|纳入|认定|培育|引进|入库|购入|采购)[^\d,。;]{0,12}$"
)
_ALL_WENT = re.compile(
    r"(?:累计)?(?:共|已)*(?:解除|出院|出所|拆除|关停|办结|审结|结案|注销|退出|摘牌|回收|收回|归还|取消|报废|清退|淘汰|调出"
    r"|出库|死亡|离园)[^\d,。;]{0,8}$"
)
_STOCK = re.compile(
    r"(?:年末|期末|年底|月末|目前|现|截至年末)[^\d,。;]{0,3}(?:在册|在管|在矫|在院|在园|在所|在册|实有|现有|留存|存量|未结|余额|有|存)[^\d,。;]{0,8}$"
)
_NOT_ALL = re.compile("其中|另|约|平均|每|计划|目标|比|较|转移|转入|调整|本年|当年|全年")
_NOT = re.compile("其中|另|包括|累计|平均|约|每|计划|比|较|同比|净")
_MARKS = ("在册", "余额", "目前", "年末", "年底", "期末", "结存", "现有", "月末")
_NO_UNIT = UNCOUNTED | {MONEY}
_FEWEST, _MOST = 3, 8


def flows(case: Case) -> Iterator[Check]:
    """A14: what there is in the end, of things."""
    for sentence in sentences_with(case, _has_end, _FEWEST):
        check = _check(sentence) or (_of_all_years(sentence) if "累计" in sentence.words else None)
        if check is not None:
            yield check


def _has_end(words: str) -> bool:
    return any(mark in words for mark in _MARKS)


def _check(sentence: Sentence) -> Check | None:
    numbers = [n for n in sentence.numbers if n.unit == sentence.numbers[0].unit]
    if not _FEWEST <= len(numbers) <= _MOST or numbers[0].unit in _NO_UNIT or not are_plain(numbers):
        return None
    first, *moved, last = numbers
    if not _FIRST.search(first.label) or not _LAST.search(last.label) or _NOT.search(sentence.words):
        return None
    signs = [_sign(number) for number in moved]
    if not all(signs):
        return None
    computed = first.value + sum((sign * n.value for sign, n in zip(signs, moved, strict=True)), Decimal(0))
    check = compared("A14", computed, last, [first, *moved], "audit.flow")
    return check if not is_wrong(check) or are_alike(computed, last.value) else None


def _of_all_years(sentence: Sentence) -> Check | None:
    """Compare what there is with all that came and went since the beginning, the three told one after another."""
    came, went, last = sentence.numbers[:3]
    if not came.unit == went.unit == last.unit or came.unit in _NO_UNIT - {MONEY} or not are_plain((came, went, last)):
        return None
    if not _ALL_CAME.search(came.label) or not _ALL_WENT.search(went.label) or not _STOCK.search(last.label):
        return None
    words = sentence.words[: last.end - sentence.start]
    if _NOT_ALL.search(words) or came.value <= went.value or came.value <= last.value:
        return None
    computed = came.value - went.value
    check = compared("A14", computed, last, [came, went], "audit.flow")
    if not is_wrong(check):
        return check
    slips = ((computed, last.value), (came.value - last.value, went.value), (went.value + last.value, came.value))
    return check if any(_is_slip(due, printed) for due, printed in slips) else None


def _is_slip(due: Decimal, printed: Decimal) -> bool:
    return is_count_slip(due, printed) or slip_of(due, printed) is not None or is_dropped(due, printed)


def _sign(number: Number) -> int:
    return 1 if _CAME.search(number.label) else -1 if _WENT.search(number.label) else 0
