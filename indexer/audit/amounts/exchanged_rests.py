"""A07: what is left, saved or wanting, right behind the two amounts that it is the difference of, digits exchanged.

到位950.00万元，支出886.50万元，结余65.30万元; 送审526.80万元，审定498.35万元，核减24.85万元. More may have come or gone
than the sentence tells, so that only a slip of digits in one of the three counts, and none where any of the amounts
before come to what is left. Two neighbours exchanged are proof in a line as well: 到位6,318万元。支出5,935.50万元，
未支出的364.50万元结转.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from indexer.audit.amounts.remainders import told_before
from indexer.audit.case import FINDING, FLAG, Case, Check, compare
from indexer.audit.matters import is_printed
from indexer.audit.slips import is_short_slip, is_slip, slip_of
from indexer.audit.spans import sentence_around
from indexer.model import Figure

_BUDGETS = ("planned", "initial_budget", "revised_budget", "allocated")
_FUNDS = (*_BUDGETS, "received", "income")
# What is left, by its measure: the measures of what was taken off, and of what it was taken from.
_TAKEN_FROM: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "carryover": (("executed",), _FUNDS),
    "balance": (("executed",), _FUNDS),
    "returned": (("executed",), _FUNDS),
    "arrears": (("executed",), ("contract", *_FUNDS)),
    "variance": (("received", "allocated"), _BUDGETS),
    "saving": (("contract", "executed"), (*_BUDGETS, "other", "received")),
    "reduction": (("contract", "executed"), ("requested", *_BUDGETS)),
}
_WANTING = "variance"  # which nothing else goes into
_ASIDE = re.compile(r"另|上年|去年|以前年度|历年|累计|滚存|质保|保证金|预留|扣除|加上|每|分别|可比")
_MORE = re.compile("收回|上缴|缴回|交回|退回|退还|核销|调剂|统筹|调[整增减]|追加|冲减|含|其中")
_BEFORE, _MOST_ADDED = 5, 3  # amounts before what is left that may come to it
_AFTER, _DECIMALS = 40, 2


def exchanged_rests(case: Case) -> Iterator[Check]:
    """A07: what is left of an amount, right behind it and what was taken off."""
    for line in case.lines_with(*_TAKEN_FROM):
        for at in range(2, len(line)):
            left = line[at]
            if left.measure not in _TAKEN_FROM or left.approx or left.direction not in (None, "under", "decrease"):
                continue
            taken, wholes = _TAKEN_FROM[left.measure]
            if line[at - 1].measure in taken and case.sentence_of(line[at - 1]) == case.sentence_of(left):
                yield from _compared(case, line[max(at - _BEFORE, 0) : at], wholes, left)


def _compared(case: Case, before: Sequence[Figure], wholes: Sequence[str], left: Figure) -> Iterator[Check]:
    off = before[-1]
    whole = next((f for f in reversed(before[:-1]) if f.measure in wholes), None)
    if whole is None or not all(map(_is_plain, (whole, off, left))) or whole.project != off.project:
        return
    if whole.year != off.year or _ASIDE.search(case.folded(), whole.amount_end, left.amount_start):
        return
    terms, printed = [case.term(whole), case.term(off)], case.term(left)
    computed = terms[0].value - terms[1].value
    if computed <= 0 or _is_made_of(case, before, printed.value):
        return
    check = compare("A07", computed, printed, terms, "audit.difference", severity=FLAG, sure=True)
    near = case.sentence_of(whole) == case.sentence_of(left) and whole is before[-2]
    shown = check.outcome == FINDING and _is_slip(case, check, (whole, off, left), near=near)
    if shown and not told_before(case, left):
        yield check


def _is_slip(case: Case, check: Check, three: Sequence[Figure], *, near: bool) -> bool:
    """Say whether a slip in one of the three is the reason; one wrong digit only where all else is told."""
    whole, off, left = (case.term(f).value for f in three)
    pairs = ((whole - off, left), (off + left, whole), (whole - left, off))
    if is_printed(case, check) or any(right <= 0 for right, _ in pairs):
        return False
    if any(slip_of(right, value) == "swap" for right, value in pairs):
        return True
    _, stop = sentence_around(case, three[2].start, three[2].end, _AFTER)
    if not near or three[2].measure != _WANTING or _MORE.search(case.folded(), three[0].amount_end, stop):
        return False  # `remainders` has the others
    return is_short_slip(*pairs[0], decimals=_DECIMALS) or any(is_slip(*pair) for pair in pairs)


def _is_plain(figure: Figure) -> bool:
    return bool(figure.amount_yuan) and not figure.approx and not figure.shared_with


def _is_made_of(case: Case, before: Sequence[Figure], value: Decimal) -> bool:
    """Say whether two or three of the amounts before come to what is left, added or taken off."""
    amounts = [case.term(f).value for f in before]
    for number in (2, _MOST_ADDED):
        for chosen in combinations(amounts, number):
            for signs in product((1, -1), repeat=number - 1):
                if abs(chosen[0] + sum((s * v for s, v in zip(signs, chosen[1:], strict=True)), Decimal(0))) == value:
                    return len(chosen) > 2 or chosen != (amounts[-2], amounts[-1])
    return False
