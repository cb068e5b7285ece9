"""A09 and A12: the part of a list that its shares, and the whole that they are of, prove to be misprinted.

一般公共服务3,216.84万元，占78.11%；社会保障486.29万元，占11.81%；卫生健康157.47万元，占3.70%；住房保障262.65万元，占6.38%:
all shares but one are of 4,118.25 万元, which the report prints. What the other parts leave of that is 152.47 万元: one
digit off what is printed, and the 3.70% that are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.amounts.sums import sum_of
from indexer.audit.case import FINDING, FLAG, Case, Check, Term
from indexer.audit.percentages.ratios import ratio
from indexer.audit.slips import is_slip
from indexer.model import Figure

_FEWEST, _MOST_WHOLES = 3, 8  # parts of a list; printed amounts that a share may be of
_ALL = Decimal(100)
Pair = tuple[Figure, Figure]  # a part and its share


def mended_part(case: Case, pairs: Sequence[Pair]) -> Iterator[Check]:
    """Yield the checks of the one part that must be another for the shares and the whole to hold."""
    if len(pairs) < _FEWEST:
        return
    terms = [(case.term(part), case.term(share)) for part, share in pairs]
    total = sum((part.value for part, _ in terms), Decimal(0))
    proved = [
        (whole, number)
        for whole in _wholes(case, terms)
        for number in range(len(terms))
        if _is_proved(terms, number, whole, whole - total + terms[number][0].value)
    ]
    if len(proved) != 1:
        return
    whole, number = proved[0]
    printed = next(f for f in case.money() if f.amount_yuan == whole)
    part, share = terms[number]
    yield ratio("A09", share, part, case.term(printed), FLAG, sure=lambda: True)
    yield sum_of(case, "A12", printed, [part for part, _ in pairs], unless=FINDING, severity=FLAG, sure=True)


def _wholes(case: Case, terms: Sequence[tuple[Term, Term]]) -> list[Decimal]:
    """Return the printed amounts that one of the two largest shares may be of."""
    amounts = case.once("amounts in order", lambda: sorted(case.amounts()))
    found: set[Decimal] = set()
    for part, share in sorted(terms, key=lambda pair: -pair[0].value)[:2]:
        if share.value > share.half:
            low, high = (_ALL * part.value / (share.value + way * share.half) for way in (1, -1))
            found.update(amounts[bisect_left(amounts, low) : bisect_right(amounts, high)])
    return sorted(found) if len(found) <= _MOST_WHOLES else []


def _is_proved(terms: Sequence[tuple[Term, Term]], number: int, whole: Decimal, meant: Decimal) -> bool:
    """Say whether one part, and nothing else, has to be what is `meant`, from which a slip made what is printed."""
    printed = terms[number][0].value
    if meant <= 0 or meant == printed or not is_slip(meant, printed):
        return False
    values = [meant if at == number else part.value for at, (part, _) in enumerate(terms)]
    return all(
        abs(_ALL * value / whole - share.value) <= share.half for value, (_, share) in zip(values, terms, strict=True)
    )
