"""A12: an amount and those listed beside it, or before its sentence, where two exchanged digits are all that is wrong.

到位1,862.40万元，由拨款1,523.10万元、补助293.80万元和其他收入99.50万元构成: with 239.80 it comes out. Whether a list is
complete is seldom said, so that a sum which does not come out says nothing. What was left out is as finely printed as
the rest, though: a difference that ends well before the last digits of nearly all of the amounts, and that
exchanging two neighbours in one of them takes away, is a misprint. Where it ends one digit before, the list has to be
closed by its words, or to come to more than it is said to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from indexer.audit.case import FLAG, Case, Check, Term, compare, is_plain
from indexer.audit.guards import PAST
from indexer.audit.slips import slip_of
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.model import Figure

_MEASURES = frozenset({
    "executed", "initial_budget", "revised_budget", "income", "received", "allocated", "planned", "contract",
    "carryover", "carry_in", "other", "previous", "supplement", "requested",
})  # fmt: skip
_AMONG = re.compile(
    r"(?:元|万元|亿元|千元)?(?:\([^()\d]{1,12}\))?[,;:]?(?:[^\d,。;:]{0,10}[,;:])?"
    r"(?:其中|包括|包含|分别|由|主要用于|用于|具体|分别为|按)?[^\d。]{0,24}$"
)
_CLOSED = re.compile(r"由|组成|构成|分别|具体为|以上|按[^,。;\d]{1,8}[分看划]|[:：]")
_OPEN = re.compile("等(?![级次])|部分|主要|大头|如|其余|余下|另外?")
_TOGETHER = re.compile(r"(?:合计|共计|总计|总额|小计|共|总共)[^\d,。;:]{0,6}$")
_OUT = re.compile(f"比|较|{PAST}|每|人均|户均|累计|预计|年均|相差|差额|节约|缺口")
_FEWEST, _MOST = 2, 8  # parts
_NESTED = 3  # parts of which some may hold others


def exchanged_sums(case: Case) -> Iterator[Check]:
    """A12: the amounts of each sentence that are the total and the parts of it, or parts of the next one's total."""
    for line in case.money_lines():
        sentences: dict[int, list[Figure]] = {}
        for figure in line if len(line) > _FEWEST else ():
            sentences.setdefault(case.sentence_of(figure), []).append(figure)
        before: list[Figure] = []
        for begin, figures in sentences.items():
            if _FEWEST < len(figures) <= _MOST + 1 and _may_add(figures):
                yield from _of_sentence(case, begin, figures)
            if _FEWEST <= len(before) <= _MOST and _may_add([*before, figures[0]]):
                yield from _of_next(case, before, figures[0])
            before = figures


def _may_add(figures: Sequence[Figure]) -> bool:
    return all(is_plain(f) and f.measure in _MEASURES for f in figures)


def _of_next(case: Case, parts: Sequence[Figure], total: Figure) -> Iterator[Check]:
    """Hold the amounts of a sentence against the total that the next begins with: 甲182万元；乙223万元。合计405万元."""
    begin = case.sentence_of(parts[0])
    told = _TOGETHER.search(words_before(case, total, NARROW_CLAUSE))
    if told and not _OUT.search(case.folded(), begin, total.amount_start):
        yield from _sum(case, total, parts, begin)


def _of_sentence(case: Case, begin: int, figures: Sequence[Figure]) -> Iterator[Check]:
    folded = case.folded()
    if _OUT.search(folded, begin, figures[-1].amount_start):
        return
    if _TOGETHER.search(words_before(case, figures[-1], NARROW_CLAUSE)):
        yield from _sum(case, figures[-1], figures[:-1], begin)
    elif _AMONG.match(folded[figures[0].amount_end : figures[1].amount_start]):
        yield from _sum(case, figures[0], figures[1:], begin)


def _sum(case: Case, total: Figure, parts: Sequence[Figure], begin: int) -> Iterator[Check]:
    whole, terms = case.term(total), [case.term(part) for part in parts]
    computed = sum((term.value for term in terms), Decimal(0))
    gap = abs(computed - whole.value)
    if whole.value <= max(term.value for term in terms) or gap in case.amounts() or _is_nested(whole, terms):
        return
    if not _is_exchange(whole, terms, computed):
        return
    folded, last = case.folded(), max(total.amount_end, parts[-1].amount_end)
    stop = case.text.find("。", last, last + 12)
    told = folded[begin : stop if stop >= 0 else last]
    closed = computed > whole.value or (_CLOSED.search(told) and not _OPEN.search(told))
    finer = 1 if closed and len(parts) > _FEWEST else 2
    if _is_coarse(gap, (whole, *terms), finer):
        yield compare("A12", computed, whole, terms, "audit.sum", severity=FLAG, sure=True)


def _is_exchange(whole: Term, terms: Sequence[Term], computed: Decimal) -> bool:
    missing = whole.value - computed
    pairs = ((computed, whole.value), *((term.value + missing, term.value) for term in terms))
    return any(right > 0 and slip_of(right, value) == "swap" for right, value in pairs)


def _is_coarse(gap: Decimal, terms: Sequence[Term], finer: int) -> bool:
    """Say whether nearly all amounts go on for so many digits behind the last one of what they are off by."""
    last = _last_digit(gap)
    return sum(_last_digit(term.value) <= last - finer for term in terms) >= len(terms) - 1


def _last_digit(value: Decimal) -> int:
    return int(value.normalize().as_tuple().exponent)


def _is_nested(whole: Term, terms: Sequence[Term]) -> bool:
    """Say whether some of the parts come to the total by themselves: the others are parts of these."""
    values = [term.value for term in terms]
    return len(values) >= _NESTED and any(
        sum(chosen) == whole.value for size in range(2, len(values)) for chosen in combinations(values, size)
    )
