"""A12, A17 where every part has a number and an amount: 430人次、96.5万元，其中医疗救助180人次、52.3万元，临时救助….

That one of the two measures comes right proves the list to be whole: then the other one is wrong if it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import MONEY, Number, are_plain, compared, is_wrong, sentences
from indexer.audit.slips import is_near

_WITHIN = re.compile("其中|包括|分别|分为|含|即|[:(]")
_NOT = re.compile(r"每|人均|户均|平均|比上年|较上年|同比|增加|减少|上年|去年|计划|目标|占")
_NO_PAIR = frozenset({"%", "分", "点", "", "序", "月", "天"})
_PAIR_GAP = 12  # characters between a number and its amount
_TWO = 2
_MOST, _FEWEST = 10, 6  # pairs, and numbers of a sentence
_THEN = ("其中", "包括", "分别")


class _Pair(tuple[Number, Number]):
    """A number of things and the amount beside it."""

    __slots__ = ()


def doubles(case: Case) -> Iterator[Check]:
    """A12, A17: both totals of a list whose parts have a number and an amount each."""
    for numbers in _numbers(case):
        pairs = _pairs(numbers)
        for at, whole in enumerate(pairs):
            parts = pairs[at + 1 :] if len(pairs) <= _MOST else []
            if len(parts) > 1 and _WITHIN.search(parts[0][0].gap):
                yield from _check(whole, _of_kind(whole, parts))
                break


def _numbers(case: Case) -> Iterator[Sequence[Number]]:
    """Yield the numbers of each sentence, with those of the next ones that go on with its parts."""
    run: list[Number] = []
    end = -1
    for sentence in sentences(case) if _WITHIN.search(case.folded()) else ():
        goes_on = end == sentence.start and (
            sentence.words.startswith(_THEN) or (len(run) > _TWO and case.folded()[end - 1] == ";")
        )
        if not goes_on:
            if len(run) >= _FEWEST:
                yield run
            run = []
        run = [*run, *sentence.numbers] if len(run) <= 2 * _MOST else []
        end = sentence.end + 1
    if len(run) >= _FEWEST:
        yield run


def _pairs(numbers: Sequence[Number]) -> list[_Pair]:
    """Return the pairs of two numbers side by side, of things and of money or of other things; [] if one is left."""
    if len(numbers) % 2 or len({number.unit for number in numbers[:2]} - _NO_PAIR) < _TWO:
        return []
    pairs = [_Pair((a, b)) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
    near = all(len(pair[1].gap) <= _PAIR_GAP and ";" not in pair[1].gap for pair in pairs)
    return pairs if near else []


def _of_kind(whole: _Pair, parts: Sequence[_Pair]) -> list[_Pair]:
    """Return the parts up to the first of other units than the whole."""
    kept: list[_Pair] = []
    for part in parts:
        if [number.unit for number in part] != [number.unit for number in whole]:
            break
        kept.append(part)
    return kept


def _check(whole: _Pair, parts: Sequence[_Pair]) -> Iterator[Check]:
    everything = [number for pair in (whole, *parts) for number in pair]
    if len(parts) < 2 or not are_plain(everything) or _NOT.search("".join(n.gap for n in everything)):
        return
    checks = [_sum(whole[way], [part[way] for part in parts]) for way in (0, 1)]
    wrong = [is_wrong(check) for check in checks]
    if all(wrong):
        return
    for check, number, way in zip(checks, whole, (0, 1), strict=True):
        computed = sum((part[way].value for part in parts), Decimal(0))
        if not is_wrong(check) or is_near(computed, number.value):
            yield check


def _sum(total: Number, parts: Sequence[Number]) -> Check:
    computed = sum((part.value for part in parts), Decimal(0))
    return compared("A12" if total.unit == MONEY else "A17", computed, total, parts, "audit.sum")
