"""A07, A14: a change whose own rate says which two amounts it is between, wherever the earlier one is printed.

决算支出比年初预算多191.84万元，增长31.01%: of the amounts of the report, 768.24万元 over 586.40万元 is 31.01% more, and
these differ by 181.84万元. The rate names both, and the amount between them is off by a slip. What a rate of two
decimals fits by chance differs from the amount by anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import FLAG, Case, Check, compare, is_exact, side
from indexer.audit.differences.growth import is_its_rate
from indexer.audit.matters import sign_of
from indexer.audit.percentages.rates import lines_of_numbers
from indexer.audit.repeats.paired import is_explained
from indexer.audit.slips import is_short_slip, significant
from indexer.audit.telling import quoting
from indexer.model import Figure

_PRECISE, _MOST, _ALL = 3, 6, 200  # digits of a rate; amounts before a change, and of the report, that are tried
_HUNDRED = Decimal(100)
_RULES = {"variance": "A07", "change": "A14"}
_NOT = frozenset(("standard", "change", "variance", "saving", "supplement", "reduction"))


def told_by_rate(case: Case) -> Iterator[Check]:
    """A07, A14: changes that are not what lies between the two amounts that their rate fits."""
    for line in lines_of_numbers(case):
        for number, (stated, rate) in enumerate(pairwise(line)):
            named = stated.kind == "money" and stated.measure in _RULES and rate.kind == "percent"
            if not named or stated.approx or rate.approx or "点" in (rate.unit or ""):
                continue
            if not is_its_rate(case, stated, rate):
                continue
            if len(significant(rate.value or Decimal(0))) >= _PRECISE and case.decimals(rate):
                yield from _between(case, line[max(number - _MOST, 0) : number], stated, rate)


def _between(case: Case, before: Sequence[Figure], stated: Figure, rate: Figure) -> Iterator[Check]:
    bases = [f for f in case.money() if f.measure not in _NOT and is_exact(f) and f.amount_yuan][:_ALL]
    sign, said, change = sign_of(stated), case.term(rate), case.term(stated)
    share = sign * abs(said.value)
    if any(abs(_HUNDRED * sign * change.value / case.term(base).value - share) <= said.half for base in bases):
        return  # the change is that of an amount that is printed
    for now in reversed(before):
        if now.kind != "money" or now.measure in _NOT or not is_exact(now) or not now.amount_yuan:
            continue
        for base in bases:
            was, term = case.term(base), case.term(now)
            if base is now or abs(_HUNDRED * (term.value - was.value) / was.value - share) > said.half:
                continue
            computed = sign * (term.value - was.value)
            if is_explained(case.text, stated.amount_start, rate.amount_end):
                return
            if is_short_slip(computed, change.value, 2):
                check = compare(
                    _RULES[stated.measure], computed, change, [term, was], "audit.difference", severity=FLAG, sure=True
                )
                yield quoting(check, [side(rate)])
                return
