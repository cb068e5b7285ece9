"""D06 by the digits: 386400万元 in a table and 38.64万元 in the text, ten thousand times as much to the last digit.

Two amounts of four digits that are the same but for ten thousand times hardly ever are two things; that they go by the
same words makes it sure. What each costs, and what so many of them cost, may be ten thousandfold: standards and
averages do not count. An amount that is printed right in both units (38.64万元, 386400元) is one amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from indexer.alike import pairs_of
from indexer.audit.case import Case, Check, side, table_of
from indexer.audit.slips import significant
from indexer.audit.telling import as_told, check_of_words
from indexer.forms import fold
from indexer.model import Figure

_WAN = Decimal(10_000)
_TOWERS = 10  # times all other amounts: no part of what a unit has
_LONG, _SHORT = 4, 3  # digits in which the same ones are no chance, and are hardly one with the same words
_BACK = 24  # characters before an amount that name it
_MOST, _QUOTED = 12, 6  # amounts of the same digits; that a finding quotes
_NO_AMOUNT = ("standard", "score", "change", "rate", "share")
_EACH = re.compile(r"每|均|标准|单价|单位成本")
_PER = re.compile(r"万?元?\s?[/／]")  # 32.15元/亩
_PLAIN = re.compile(
    r"[^\u4e00-\u9fff]|实际|完成|年度|全年|本年|上年|支出|收入|预算|决算|金额|资金|经费|项目|合计|共计|总计|万元|指标|其中|执行"
)
_CLAUSE = re.compile(r"[,。;:\n\t]")


def moved_units(case: Case) -> Iterator[Check]:
    """D06: amounts of the same words that are ten thousand times one another, to the last digit."""
    amounts = [amount for amount in case.amounts() if amount]
    if not amounts or max(amounts) < min(amounts) * _WAN or case.amounts().isdisjoint([a * _WAN for a in amounts]):
        return
    amounts.sort()
    most = amounts[-1]
    groups: dict[str, list[Figure]] = {}
    for figure in case.money():
        if figure.measure not in _NO_AMOUNT and not figure.approx and figure.amount_yuan:
            digits = significant(figure.amount_yuan)
            if len(digits) >= _SHORT or (len(digits) > 1 and _is_towering(figure, amounts, most)):
                groups.setdefault(digits, []).append(figure)
    wrong: dict[tuple[str | None, str | None], list[tuple[Figure, Figure]]] = {}
    for digits, figures in groups.items():
        if len({figure.amount_yuan for figure in figures}) > 1 and len(figures) <= _MOST:
            for pair in _moved(case, figures, len(digits)):
                wrong.setdefault((table_of(pair[0]), table_of(pair[1])), []).append(pair)
    for pairs in wrong.values():
        yield _check(pairs)


def _is_towering(figure: Figure, amounts: Sequence[Decimal], most: Decimal) -> bool:
    """Say whether an amount is ten times all others that are printed, or such a one over ten thousand."""
    worth = figure.amount_yuan or Decimal(0)
    return worth in (most, most / _WAN) and most >= _TOWERS * amounts[-2]


def _moved(case: Case, figures: Sequence[Figure], digits: int) -> Iterator[tuple[Figure, Figure]]:
    for a, b in combinations(figures, 2):
        low, high = sorted((a, b), key=lambda figure: figure.amount_yuan or Decimal(0))
        if (high.amount_yuan or Decimal(0)) != (low.amount_yuan or Decimal(0)) * _WAN:
            continue
        shared = _shared(case, low, high)
        if digits < _SHORT and (low.measure, low.year, low.project) != (high.measure, high.year, high.project):
            continue
        if digits < _SHORT:
            shared += _SHORT - 1
        if shared >= (1 if digits >= _LONG else 3):
            yield low, high


def _shared(case: Case, a: Figure, b: Figure) -> int:
    """Return how many pairs of characters name both amounts; 0 where one is what each of many costs."""
    names = []
    for figure in (a, b):
        before = _CLAUSE.split(case.folded()[max(figure.amount_start - _BACK, 0) : figure.amount_start])[-1]
        words = before if figure.table is None else fold(f"{figure.table.row}|{figure.table.column}")
        if _EACH.search(words) or _PER.match(case.text, figure.amount_end):
            return 0
        if figure.table is None and (a.table is None) != (b.table is None):
            # 计算机104台，每台5,200元，采购540,800万元, and a row of that name: the clauses before name the thing
            words = case.folded()[max(case.sentence_of(figure), figure.amount_start - 2 * _BACK) : figure.amount_start]
        names.append(pairs_of(_PLAIN.sub("", words)))
    return len(names[0] & names[1])


def _check(pairs: Sequence[tuple[Figure, Figure]]) -> Check:
    terms = list(map(as_told, pairs[0]))
    sides = dict.fromkeys(side(figure) for pair in pairs for figure in pair)
    return check_of_words(
        "D06", "audit.magnitude", tuple(sides)[:_QUOTED], terms=terms, ratio=f"{_WAN:f}", number=len(pairs)
    )
