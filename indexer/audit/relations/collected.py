"""A09: what was due, what came, what is wanting, and the rate: 应收862万元，实收846.5万元，欠缴15.5万元，收缴率98.2%.

The rate is of the first two, which the third bears out. Innocent: a rate of what is wanting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import (
    MONEY,
    PERCENT,
    UNCOUNTED,
    Number,
    are_plain,
    compared,
    sentences_with,
)
from indexer.audit.telling import quoting

_RATE = re.compile(
    r"^,?[^\d,。;:欠减未剩余缺不退空]{0,6}(?:收缴|缴费|征缴|征收|收费|到位|完成|发放|办结|支付|参保|整改|回收|拨付|执行)率(?:为|是|达到?)?$"
)
_LEFT = re.compile(r"(?:欠缴|欠费|欠收|未收|未缴|未到位|未支付|未完成|未办结|未发放|缺口|短收|少收)[^\d,。;:]{0,4}$")
_NOT = re.compile("其中|上年|去年|累计|另|平均|每|计划|比|较|分别")
_HUNDRED, _FEWEST = Decimal(100), 4


def collected(case: Case) -> Iterator[Check]:
    """A09: rates of what was due, with what is wanting told between."""
    for sentence in sentences_with(case, _left, _FEWEST):
        if _NOT.search(sentence.words):
            continue
        numbers = sentence.numbers
        for at in range(len(numbers) - 3):
            three = numbers[at : at + 3]
            if len({n.unit for n in three}) > 1 or three[0].unit in UNCOUNTED - {MONEY} or not are_plain(three):
                continue
            check = _rate(three, numbers[at + 3])
            if check is not None:
                yield check


def _left(words: str) -> bool:
    return "率" in words and any(mark in words for mark in ("欠", "未", "缺口", "短收", "少收"))


def _rate(three: Sequence[Number], rate: Number) -> Check | None:
    """Compare a rate with the first two of three numbers of which the third is what is missing."""
    whole, done, left = three
    if rate.unit != PERCENT or whole.value != done.value + left.value or not _LEFT.search(left.label):
        return None
    if not _RATE.match(rate.gap) or rate.vague:
        return None
    computed = _HUNDRED * done.value / whole.value
    spread = computed * (done.half / done.value + whole.half / whole.value)
    rounded = computed.quantize(Decimal("0.0001"))
    check = compared("A09", rounded, rate, [done, whole], "audit.ratio", envelope=2 * rate.half + spread)
    return quoting(check, [left.place])
