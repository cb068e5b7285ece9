"""B06: the rate that prose tells right behind an amount, and that of the table's row which prints the same amount.

项目支出203.41万元，执行率95.03%, and in the table 项目支出 218.60 203.41 93.05%: the amount says which row is meant,
whatever it is called, and the row's own numbers say which rate is right. A rate that comes out with any amount of the
row, or of the line of prose, is of another base.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import FLAG, Case, Check, is_exact, side
from indexer.audit.percentages.rates import lines_of_numbers
from indexer.audit.repeats.paired import is_explained
from indexer.audit.slips import significant
from indexer.audit.telling import as_told, check_of_words
from indexer.model import Figure

_BEHIND = re.compile(
    r"[,;(](?:资金|预算|项目|财政|总体|整体|综合|支出|全年|年度|总)*(?:使用|执行|支付|支出|拨付|完成)(?:进度|率)(?:为|达到?|是)?"
)
_ENOUGH = 4  # digits of an amount that names its row, and
_PRECISE = 3  # of a rate that is reached by chance in no row
_HUNDRED = Decimal(100)
_MOST = 30  # amounts of a line, or of a row


def rates_of_rows(case: Case) -> Iterator[Check]:
    """B06: rates that prose and a row of a table tell of one amount."""
    if not case.tables:
        return
    for line in lines_of_numbers(case):
        for spent, rate in pairwise(line):
            if rate.measure != "rate" or rate.approx or spent.kind != "money" or not is_exact(spent):
                continue
            long = len(significant(spent.amount_yuan or Decimal(0))) >= _ENOUGH
            if long and _BEHIND.fullmatch(case.folded()[spent.amount_end : rate.amount_start].lstrip("万亿元")):
                yield from _compared(case, line, spent, rate)


def _compared(case: Case, line: Sequence[Figure], spent: Figure, rate: Figure) -> Iterator[Check]:
    rows = _rows(case).get((spent.amount_yuan, spent.year), [])
    told = {row[-1].value for row in rows}
    if len(told) != 1 or rate.value in told:
        return
    row = rows[0]
    own = row[-1]
    around = [*row[:-1], *list(line)[:_MOST]]
    amounts = [f for f in around if f.kind == "money" and f.amount_yuan != spent.amount_yuan]
    bases = [f for f in row[:-1] if f.amount_yuan != spent.amount_yuan and _is_rate(case, spent, f, own)]
    if not bases or any(_is_rate(case, spent, f, rate) for f in amounts):
        return
    if abs((rate.value or Decimal(0)) - (own.value or Decimal(0))) <= case.term(rate).half + case.term(own).half:
        return
    if not is_explained(case.text, spent.amount_start, rate.amount_end):
        terms = list(map(as_told, (rate, own)))
        sides = [side(f) for f in (rate, own, bases[0], spent)]
        yield check_of_words("B06", "audit.alike.finding", sides, severity=FLAG, terms=terms)


def _rows(case: Case) -> dict[tuple[Decimal | None, int | None], list[list[Figure]]]:
    """Return the rows that print one rate, by each amount that was spent and its year; the rate comes last."""
    return case.once("rows with a rate", lambda: _by_amount(case))


def _by_amount(case: Case) -> dict[tuple[Decimal | None, int | None], list[list[Figure]]]:
    found: dict[tuple[Decimal | None, int | None], list[list[Figure]]] = {}
    for row in case.rows([f for f in case.figures if f.kind in ("money", "percent")]):
        rates = [f for f in row if f.kind == "percent"]
        if len(rates) != 1 or rates[0].measure != "rate" or rates[0].approx or len(row) > _MOST:
            continue
        if len(significant(rates[0].value or Decimal(0))) < _PRECISE:
            continue
        amounts = [f for f in row if f.kind == "money"]
        for figure in amounts:
            if figure.measure == "executed":
                found.setdefault((figure.amount_yuan, figure.year), []).append([*amounts, rates[0]])
    return found


def _is_rate(case: Case, part: Figure, whole: Figure, rate: Figure) -> bool:
    base, term = whole.amount_yuan or Decimal(0), case.term(rate)
    return bool(base) and abs(_HUNDRED * (part.amount_yuan or 0) / base - term.value) <= 2 * term.half
