"""A14: what there was, what came, what went, and what there is: 年初326人，新接收198人，解除205人，年末319人.

Formula: a + Σb - Σc = d. Tolerance: none but rounding. The sentence has just these numbers of the unit, each called
by a word of its own. Innocent: others that came or went besides (另有), a part of what came.
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
_NOT = re.compile("其中|另|包括|累计|平均|约|每|计划|比|较|同比|净")
_MARKS = ("年末", "年底", "期末", "结存", "现有", "月末")
_NO_UNIT = UNCOUNTED | {MONEY}
_FEWEST, _MOST = 3, 8


def flows(case: Case) -> Iterator[Check]:
    """A14: what there is in the end, of things."""
    for sentence in sentences_with(case, _has_end, _FEWEST):
        check = _check(sentence)
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


def _sign(number: Number) -> int:
    return 1 if _CAME.search(number.label) else -1 if _WENT.search(number.label) else 0
