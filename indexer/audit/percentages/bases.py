"""What else a printed ratio may be of, before it is said not to fit: another pair of amounts, or a base of its own.

支付进度80% is of the contract as often as of the budget; 占1.34% in a row of shares is of what the others are of, which
the line need not print. A ratio that other amounts beside it come to was told of those.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import Case, Term
from indexer.model import Figure

_MOST = 12  # amounts before a ratio that are tried
_MOST_NAMED = 100  # amounts of the report that have the measure of a base that is named


def is_of_others(case: Case, rate: Figure, beside: Sequence[Figure], named: Collection[str] = ()) -> bool:
    """Say whether a ratio is of two other amounts than those it was held against, or of an unprinted base.

    `beside` are the numbers of its line or its table row, in order; `named` the measures that its words give its base.
    """
    return _is_of_a_pair(case, rate, beside, named) or _has_common_base(case, rate, beside)


def _is_of_a_pair(case: Case, rate: Figure, beside: Sequence[Figure], named: Collection[str]) -> bool:
    """Say whether some amount over another, neither of them a change, is the ratio; a part is of its sentence.

    Of a list and what follows it, the part may be the last amount or what the list is of: the base, where it has a
    name, may then stand anywhere.
    """
    before = [f for f in beside if f.kind == "money" and f.amount_yuan and f.direction is None]
    if rate.table is None:
        before = [f for f in before if f.amount_start < rate.amount_start]
    wholes = [case.term(f) for f in before[-_MOST:]]
    sentence = case.sentence_of(rate)
    parts = [term for term in wholes if rate.table is not None or case.sentence_of(term.figure) == sentence]
    printed = case.term(rate)
    if named:
        far = [f for f in case.money() if f.measure in named and f.amount_yuan and f.direction is None]
        wholes += [case.term(f) for f in far[:_MOST_NAMED]]
    return any(_fits(printed, part, whole) for part in parts for whole in wholes if part is not whole)


def _has_common_base(case: Case, rate: Figure, beside: Sequence[Figure]) -> bool:
    """Say whether a share, over its amount, gives the same whole as another share of its sentence does."""
    if rate.table is not None:
        return False
    sentence = case.sentence_of(rate)
    ranges = [
        (after is rate, implied)
        for part, after in pairwise(beside)
        if part.kind == "money" and after.kind == "percent" and after.measure == rate.measure
        and case.sentence_of(after) == sentence and (implied := _implied(case.term(part), case.term(after)))
    ]  # fmt: skip
    own = [bounds for mine, bounds in ranges if mine]
    others = [bounds for mine, bounds in ranges if not mine]
    return any(low <= own[0][1] and own[0][0] <= high for low, high in others) if own else False


def _implied(part: Term, share: Term) -> tuple[Decimal, Decimal] | None:
    """Return between which amounts the whole lies that a part is this share of; many shares are cut, not rounded."""
    if not part.value or share.value <= 2 * share.half:
        return None
    low = 100 * (part.value - part.half) / (share.value + 2 * share.half)
    return low, 100 * (part.value + part.half) / (share.value - 2 * share.half)


def _fits(rate: Term, part: Term, whole: Term) -> bool:
    computed = 100 * part.value / whole.value
    spread = computed * (part.half / part.value + whole.half / whole.value) if part.value else Decimal(0)
    return abs(computed - rate.value) <= 2 * rate.half + spread
