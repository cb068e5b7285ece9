"""A06: what a sentence has left behind what was spent and its rate is the whole of that rate less what was spent.

可用资金801.00万元。全年支出776.97万元，预算执行率97.00%，年末结转24.03万元: the whole stands in another sentence, or
in another section, and which amount it is the rate tells. Formula: W - S = R. Tolerance: the envelope. Of what is left
some may have been taken back, or more come in, so that only a slip of the pen in R is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import ERROR, FINDING, Case, Check, compare, is_plain
from indexer.audit.matters import is_printed, says_all_left
from indexer.audit.percentages.rates import lines_of_numbers
from indexer.audit.slips import is_exchanged_amount, is_slip
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.model import Figure

_FUNDS = frozenset(("planned", "initial_budget", "revised_budget", "allocated", "received", "income"))
_LEFT = frozenset(("carryover", "balance"))
_RATE = re.compile("(?:执行|支出|使用|支付|拨付|完成)(?:率|进度)(?:为|达到?|是|[:：])*$")
_HUNDRED = Decimal(100)
_MOST = 6  # amounts that one rate may be of


def rated_rests(case: Case) -> Iterator[Check]:
    """A06: the amounts that are left behind, or before, a rate of execution."""
    if not case.says("结转", "结余", "余", "未支", "未使用", "未执行", "未用"):
        return
    for line in lines_of_numbers(case):
        measures = {figure.measure for figure in line}
        if len(line) < 3 or "rate" not in measures or measures.isdisjoint(_LEFT):
            continue
        for spent, one, other in zip(line, line[1:], line[2:], strict=False):
            rate, rest = (one, other) if one.kind == "percent" else (other, one)
            if _are_told(case, spent, rate, rest):
                yield from _compared(case, spent, rate, rest, line)


def _are_told(case: Case, spent: Figure, rate: Figure, rest: Figure) -> bool:
    """Say whether three numbers of a sentence are what was spent, at what rate, and what is left of all of it."""
    if spent.measure != "executed" or rate.measure != "rate" or rest.measure not in _LEFT:
        return False
    if not (is_plain(spent) and is_plain(rest)) or rate.approx or spent.year != rest.year:
        return False
    if case.sentence_of(spent) != case.sentence_of(max(rate, rest, key=lambda f: f.amount_start)):
        return False
    words = words_before(case, rest, NARROW_CLAUSE)
    return _RATE.search(words_before(case, rate, NARROW_CLAUSE)) is not None and says_all_left(words)


def _compared(case: Case, spent: Figure, rate: Figure, rest: Figure, line: Sequence[Figure]) -> Iterator[Check]:
    wholes = [case.term(f) for f in _wholes(case, spent, rate)]
    part, printed = case.term(spent), case.term(rest)
    checks = [
        compare("A06", whole.value - part.value, printed, [whole, part], "audit.balance", severity=ERROR, sure=True)
        for whole in wholes
    ]
    good = [check for check in checks if check.outcome != FINDING]
    if good:
        yield good[0]
        return
    sentence = case.sentence_of(rest)
    alone = all(f is rest or f.measure not in _LEFT or case.sentence_of(f) != sentence for f in line)
    funds = case.once("funds by year", lambda: _funds(case)).get(spent.year, ([], {}))[1]
    of_another = part.value + printed.value in funds
    if len(checks) == 1 and alone and not of_another and not is_printed(case, checks[0]):
        right = checks[0].computed or Decimal(0)
        if is_slip(right, printed.value) or is_exchanged_amount(right, printed.value):
            yield checks[0]


def _wholes(case: Case, spent: Figure, rate: Figure) -> list[Figure]:
    """Return the funds of a year that the rate is of, each amount once, where it is printed nearest before."""
    part, said = case.term(spent).value, case.term(rate)
    if said.value <= said.half:
        return []
    amounts, printed = case.once("funds by year", lambda: _funds(case)).get(spent.year, ([], {}))
    first = bisect_left(amounts, _HUNDRED * part / (said.value + said.half))
    last = bisect_right(amounts, _HUNDRED * part / (said.value - said.half))
    return [_nearest(printed[amount], spent) for amount in amounts[first : min(last, first + _MOST)] if amount > part]


def _nearest(figures: Sequence[Figure], spent: Figure) -> Figure:
    at = bisect_left(figures, spent.amount_start, key=lambda figure: figure.amount_start)
    return figures[max(at - 1, 0)]


def _funds(case: Case) -> dict[int | None, tuple[list[Decimal], dict[Decimal, list[Figure]]]]:
    """Return by year the amounts of all funds in order, and where each is printed."""
    found: dict[int | None, dict[Decimal, list[Figure]]] = {}
    for figure in case.exact_money():
        if figure.measure in _FUNDS and figure.amount_yuan:
            found.setdefault(figure.year, {}).setdefault(figure.amount_yuan, []).append(figure)
    return {year: (sorted(printed), printed) for year, printed in found.items()}
