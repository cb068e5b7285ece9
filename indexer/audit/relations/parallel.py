"""A16, A09: lists that stand one behind another, an entry of each for an entry of the others.

简易842件、一般356件、复杂88件，每件100元、300元和1,000元，依次发放8.42万元、10.68万元和8.80万元: n × s = a for each.
甲安排60万元、乙安排40万元，支出48万元、39万元，执行率分别为80%和97.5%: r = b / a. All but one fit: they are lists of
the same things, and the one that does not fit is wrong. Innocent: lists of which more than one do not fit are of other
things, or in another order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import MONEY, PERCENT, UNCOUNTED, Number, are_plain, compared, is_wrong
from indexer.audit.relations.paragraphs import paragraphs
from indexer.audit.telling import quoting

_EACH = re.compile(r"分别|依次|相应|对应|各为")
_JOINT = re.compile(r"^[,、;]?(?:以?及|和|与)?[^\d,。;:、()]{0,16}$")
_EXECUTED = re.compile("执行|支出|支付|使用|预算完成")
_RATE = re.compile("率|进度")
_NOT = re.compile("增长|下降|提高|降低|增幅|降幅|同比|比上年|较上年|累计|平均|占")
_HUNDRED, _LISTS, _FEWEST, _MOST = Decimal(100), 3, 2, 12


def parallel_lists(case: Case) -> Iterator[Check]:
    """A16, A09: products and rates of three lists of one length, told one behind another."""
    if not case.says("分别", "依次", "相应", "对应", "各为"):
        return
    for paragraph in paragraphs(case):
        if len(paragraph.numbers) >= _LISTS * _FEWEST and any(_EACH.search(n.gap) for n in paragraph.numbers):
            runs = _runs(paragraph.numbers)
            for at in range(len(runs) - _LISTS + 1):
                yield from _checks(runs[at : at + _LISTS])


def _runs(numbers: Sequence[Number]) -> list[list[Number]]:
    """Return the numbers in lists: of one unit and scale, nothing but names between them."""
    runs: list[list[Number]] = []
    for number in numbers:
        if runs and _goes_on(runs[-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _goes_on(run: Sequence[Number], number: Number) -> bool:
    if _kind(run[-1]) != _kind(number) or not _JOINT.match(number.gap) or _opens(number):
        return False
    return len(run) < _FEWEST or not number.gap.startswith(",") or run[-1].gap.startswith(",")


def _kind(number: Number) -> tuple[str, Decimal | None]:
    return number.unit, number.scale if number.unit == MONEY else None


def _opens(number: Number) -> bool:
    return _EACH.search(number.gap) is not None


def _checks(runs: Sequence[list[Number]]) -> Iterator[Check]:
    length = len(runs[0])
    if not _FEWEST <= length <= _MOST or any(len(run) != length for run in runs) or not any(map(_opens, _heads(runs))):
        return
    if not all(map(are_plain, runs)) or _NOT.search("".join(head.label for head in _heads(runs))):
        return
    units = [run[0].unit for run in runs]
    found: list[Check] = []
    if units.count(MONEY) == _LISTS - 1 and not {*units} & UNCOUNTED - {MONEY}:
        found = _products(runs)
    elif units[-1] == PERCENT and units[0] == units[1] and units[0] not in UNCOUNTED - {MONEY} and _is_rate(runs[-1]):
        found = _rates(runs)
    if sum(map(is_wrong, found)) == 1 < len(found):
        yield from found


def _heads(runs: Sequence[list[Number]]) -> list[Number]:
    return [run[0] for run in runs]


def _is_rate(run: Sequence[Number]) -> bool:
    return _RATE.search(run[0].label) is not None


def _products(runs: Sequence[list[Number]]) -> list[Check]:
    """Return the checks of numbers of things, what each gets, and what that comes to, in whatever order."""
    counts = next(run for run in runs if run[0].unit != MONEY)
    one, other = (run for run in runs if run is not counts)
    each, amounts = (one, other) if max(n.value for n in one) < max(n.value for n in other) else (other, one)
    return [
        quoting(compared("A16", n.value * s.value, a, [s], "audit.product", envelope=_half(n, s, a)), [n.place])
        for n, s, a in zip(counts, each, amounts, strict=True)
    ]


def _half(number: Number, each: Number, amount: Number) -> Decimal:
    return amount.half + number.half * each.value + (number.value * each.half if each.scale > 1 else 0)


def _rates(runs: Sequence[list[Number]]) -> list[Check]:
    """Return the checks of rates of one list by another, the way round that leaves fewer wrong."""
    ways = [_of_two(part, whole, runs[-1]) for part, whole in permutations(runs[:-1])]
    return min(ways, key=lambda checks: sum(map(is_wrong, checks)))


def _of_two(parts: Sequence[Number], wholes: Sequence[Number], rates: Sequence[Number]) -> list[Check]:
    rule = "A11" if _EXECUTED.search(rates[0].gap) else "A09"
    checks = []
    for part, whole, rate in zip(parts, wholes, rates, strict=True):
        computed = _HUNDRED * part.value / whole.value
        spread = computed * (part.half / part.value + whole.half / whole.value)
        envelope = 2 * rate.half + spread  # many cut the last digit off
        rounded = computed.quantize(Decimal("0.0001"))
        checks.append(compared(rule, rounded, rate, [part, whole], "audit.ratio", envelope=envelope))
    return checks
