"""A11, A09: a rate between what was done and the rest: 到位2,340万元，到位率100%；其余260万元次年拨付.

Formula: r = d / (d + rest). The sum is printed in the report, so that it is the whole. Innocent: a rate of another
number that the report prints, a rest that is another's.
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
    Sentence,
    are_plain,
    compared,
    is_wrong,
    sentences,
)
from indexer.audit.relations.paragraphs import is_printed, paragraphs
from indexer.audit.telling import quoting

_DONE = re.compile(r"(?:到位|支出|支付|使用|拨付|完成|建成|办结|发放|执行|兑付|整改|验收)[^\d,。;:]{0,10}$")
_RATE = re.compile(
    r"^,?(?:[^\d,。;:]{0,8}(?:到位|支出|支付|使用|拨付|完成|建成|办结|发放|执行|兑付|整改|验收)[^\d,。;:]{0,2}率|[^\d,。;:]{0,6}(?:完成|支付|支出|执行)进度)"
    r"(?:为|是|达到?)?$"
)
_REST = re.compile(r"^[,。;]?(?:其余|剩余|余下|尚有|尚余|还有|仍有)(?:的)?$")
_NOT = re.compile("上年|去年|累计|比|较|计划|目标|每|平均")
_HUNDRED, _FEWEST = Decimal(100), 3
_PLANS = ("initial_budget", "revised_budget", "allocated", "plan", "income")


def rest_rates(case: Case) -> Iterator[Check]:
    """A11, A09: rates of what was done, told before what was not."""
    if not case.says("其余", "剩余", "余下", "尚有", "尚余", "还有", "仍有"):
        return
    for paragraph in paragraphs(case):
        if len(paragraph.numbers) < _FEWEST or not any(map(_has_rate, paragraph.sentences)):
            continue
        numbers = paragraph.numbers
        for at in range(len(numbers) - 2):
            if numbers[at + 1].unit == PERCENT and _REST.match(numbers[at + 2].gap):
                check = _check(case, numbers[at : at + 3])
                if check is not None:
                    yield check


def _has_rate(sentence: Sentence) -> bool:
    return "率" in sentence.words or "进度" in sentence.words


def _check(case: Case, numbers: Sequence[Number]) -> Check | None:
    done, rate, rest = numbers
    if done.unit != rest.unit or done.unit in UNCOUNTED - {MONEY} or not are_plain((done, rate, rest)):
        return None
    if not _DONE.search(done.label) or not _RATE.match(rate.gap) or _NOT.search(done.label + rate.gap):
        return None
    whole = next(_told(case, done.unit, done.value + rest.value), None)
    if whole is None:
        return None
    computed = _HUNDRED * done.value / whole.value
    spread = computed * (done.half + rest.half) / done.value
    rule = "A11" if done.unit == MONEY else "A09"
    rounded = computed.quantize(Decimal("0.0001"))
    check = compared(rule, rounded, rate, [done, whole], "audit.ratio", envelope=2 * rate.half + spread)
    check = quoting(check, [rest.place])
    return check if not is_wrong(check) or not _is_of_another(case, done, rate) else None


def _told(case: Case, unit: str, value: Decimal) -> Iterator[Number]:
    """Yield the numbers of prose of this unit and value."""
    for sentence in sentences(case):
        yield from (number for number in sentence.numbers if number.unit == unit and number.value == value)


def _is_of_another(case: Case, done: Number, rate: Number) -> bool:
    """Say whether the report prints what a rate would be of; all of it is of what there was to be done."""
    if rate.value == _HUNDRED:
        return any(f.amount_yuan == done.value and f.measure in _PLANS for f in case.money())
    whole = _HUNDRED * done.value / rate.value
    off = whole * 2 * rate.half / rate.value + done.half
    return is_printed(case, done.unit, whole - off, whole + off)
