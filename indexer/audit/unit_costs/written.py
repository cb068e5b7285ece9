"""A16 where a product is written out: 240人×200元=4.80万元, 补助171.36万元（238名×600元/月×12个月）.

Nothing is left to be read into it: every number is there, so that a product that does not come out is wrong. A chain
that is only a part of what is worked out (two products added, a wall's length by its height) says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, outcome_of
from indexer.audit.slips import is_near, is_slip
from indexer.numerals import parse_number

_N = r"(\d[\d,]{0,11}(?:\.\d{1,4})?)"
_UNIT = r"(%|[^\W\d_]{0,5}(?:/[^\W\d_]{1,3}(?:[·./][^\W\d_]{1,2})?)?)"
_FACTOR = re.compile(_N + _UNIT)
_PLAIN = re.sub(r"\((?!\?)", "(?:", _N + _UNIT)
_CHAIN = re.compile(rf"(?<![\d.,×✕*+\-÷/(%]){_PLAIN}(?:[×✕*]{_PLAIN}){{1,4}}|(?<=\(){_PLAIN}(?:[×✕*]{_PLAIN}){{1,4}}")
_CROSSES = "×✕*"
_RESULT = re.compile(rf",?(?:=|(?:共|合|小)?计){_N}(万|亿)?元")
_BEFORE = re.compile(rf"(?<![\d.])(?<!\d,){_N}(万|亿)?元\((?:按|即|计算:|其中:)?$")
_BACK = 24
_TIMES = {None: Decimal(1), "": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


class _Amount(NamedTuple):
    """An amount in yuan with half a unit of its last digit, where it stands and how it is printed."""

    value: Decimal
    half: Decimal
    place: tuple[int, int]
    printed: str


def written(case: Case) -> Iterator[Check]:
    """A16: the products that are written out."""
    folded = case.folded()
    for found in _CHAIN.finditer(folded) if any(mark in folded for mark in _CROSSES) else ():
        result = _RESULT.match(folded, found.end())
        if result is None and folded[found.end() : found.end() + 1] == ")":
            begin = max(found.start() - _BACK, 0)
            result = _BEFORE.search(folded[begin : found.start()])
        else:
            begin = 0
        factors = list(_FACTOR.finditer(found.group()))
        prices = [each for each in factors if "元" in each.group(2).partition("/")[0]]
        amount = _amount(result, begin) if result is not None else None
        if amount is None or len(prices) != 1:
            continue
        computed = Decimal(1)
        for factor in factors:
            computed *= _value(factor)
        outcome = outcome_of(computed, amount.value, amount.half)
        told = is_near(computed, amount.value) and "%" not in found.group()  # at 4.2%, but for part of a year
        if outcome == FINDING and not (told or is_slip(computed, amount.value)):
            outcome = NOT_CHECKABLE
        first = next(each for each in factors if each is not prices[0])
        sides = (amount.place, *((found.start() + a, found.start() + b) for a, b in (first.span(1), prices[0].span(1))))
        unit = prices[0].group(2).partition("/")[0]
        yield Check(
            "A16", outcome, FLAG, sides, computed, amount.value, amount.half, "yuan", "audit.product",
            (("terms", [f"{prices[0].group(1)}{unit}"]), ("printed", amount.printed)),
        )  # fmt: skip


def _amount(found: re.Match[str], begin: int) -> _Amount | None:
    number = parse_number(found.group(1))
    if number is None:
        return None
    times = _TIMES[found.group(2)]
    half = Decimal(5).scaleb(-len(found.group(1).partition(".")[2]) - 1) * times
    place = begin + found.start(1), begin + found.end(1)
    return _Amount(number * times, half, place, f"{found.group(1)}{found.group(2) or ''}元")


def _value(factor: re.Match[str]) -> Decimal:
    unit = factor.group(2)
    value = parse_number(factor.group(1)) or Decimal(0)
    return value / 100 if unit == "%" else value * _TIMES.get(unit[:1], Decimal(1))
