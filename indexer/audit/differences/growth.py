"""A08 where the earlier amount is not printed: this year's amount less its change is what the rate is over.

支出3,210.50万元，比上年增加215.30万元，增长7.19% says all three of one thing in one breath; an amount, a change and a
rate that other words part are left alone, and so are changes against a base that was made comparable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, Term, is_exact, is_plain, side
from indexer.audit.matters import sign_of
from indexer.audit.percentages.ratios import ratio
from indexer.audit.subjects import are_beside
from indexer.audit.telling import check_of_words
from indexer.model import Figure

_MOST = 20  # amounts of a line that a change may be against
BACK = 80  # characters before a change that say what it is against
_MEASURES = ("executed", "income", "initial_budget", "revised_budget", "other")
_FINE = 1000  # how exact a change of what is none of the unit's has to be, which is often told in 亿元
_CHANGE_OF = re.compile(
    r"(?:万元|亿元|千元|元)?(?:\([^()\d]{0,20}\))?[,;(]?(?:与|和|同)?(?:比|较|同比)?"
    r"(?:20\d\d年度?|上年度?|去年|上一年度?|年初|期初)?[末底]?(?:决算|预算|执行|支出|收入)?数?(?:相比|同期)?[,]?(?:增加|减少|增长|下降|增支|减支)(?:了|额)?"
)
# Between the amount of the year before and a change: 比上年的3,294.05万元增加144.15万元.
_FROM_BASE = re.compile(
    r"(?:万元|亿元|千元|元)?([)])?(?:相比|的基础上)?,?(?:20\d\d年度?|本年度?|今年|当年)?"
    r"(?:净|实际)?(?:增加|减少|增长|下降|增支|减支|多支|少支|多|少)(?:了|额)?"
)
_AGAINST, _IN_BRACKETS = (
    re.compile(r"[比较与同上去]|20\d\d年"),
    re.compile(r"[比较与同][^,。;()]{0,16}\([^,。;()]{0,12}$"),
)
_TO = re.compile(r"(?:增加|增长|上升|提高|减少|下降|降低|压减)?[到至为]")
_FROM = re.compile(r"由|从|自")
_ITS_RATE = re.compile(r"[,(;]?(?:同比|比上年|较上年)?(?:增长|增幅|上升|提高|下降|降低|降幅|减少|增加)(?:了|为|率)?")
_CLAUSE = re.compile("[,。;:\n]")
COMPARABLE = re.compile("可比|同口径|剔除|扣除|不含|不计|调整")


def is_its_rate(case: Case, stated: Figure, rate: Figure) -> bool:
    """Say whether a rate follows right behind its amount: 增加12.00万元，增长3.1%."""
    between = case.folded()[stated.end : rate.amount_start]
    return stated.direction == rate.direction and _ITS_RATE.fullmatch(between) is not None


def is_turned(case: Case, stated: Figure, rate: Figure) -> bool:
    """Say whether a rate follows right behind its amount and goes the other way: 增加12.00万元，下降3.1%."""
    if stated.kind != "money" or {stated.direction, rate.direction} != {"increase", "decrease"}:
        return False
    if (stated.value or 0) <= 0 or (rate.value or 0) <= 0 or stated.measure != "change":
        return False
    return _ITS_RATE.fullmatch(case.folded()[stated.end : rate.amount_start]) is not None


def turned(stated: Figure, rate: Figure) -> Check:
    """Return the finding of a change and its rate that go opposite ways."""
    terms = [f"{figure.value:f}{figure.unit or ''}" for figure in (stated, rate)]
    sides = (side(rate), side(stated))
    return check_of_words("A08", "audit.turned", sides, terms=terms)


def is_growth_of(case: Case, amount: Figure, stated: Figure) -> bool:
    """Say whether a change follows right behind the amount that it led to."""
    if amount.measure not in _MEASURES or not is_exact(amount) or stated.approx:
        return False
    if amount.shared_with or not are_beside(amount, stated) or case.sentence_of(amount) != case.sentence_of(stated):
        return False
    return _CHANGE_OF.fullmatch(case.folded()[amount.amount_end : stated.amount_start]) is not None


def led_to(case: Case, amount: Figure, stated: Figure) -> bool:
    """Say whether an amount is what a change right behind it led to: 支出1,268万元，比上年减少52万元."""
    between = case.folded()[amount.amount_end : stated.amount_start]
    return ("上年" in between or "去年" in between) and "比" in between and _CHANGE_OF.fullmatch(between) is not None


def over_what_was(case: Case, line: Sequence[Figure], stated: Figure, rate: Figure) -> Iterator[Check]:
    """Compare a rate with a change over the amount before it less the change."""
    at = next(number for number, figure in enumerate(line) if figure is stated)
    if not at or line[at - 1].kind != "money" or not is_growth_of(case, line[at - 1], stated):
        return
    amount, change = case.term(line[at - 1]), case.term(stated)
    base = amount.value - change.value * sign_of(stated)
    coarse = line[at - 1].measure == "other" and change.half * _FINE > change.value  # 余额3.26亿元，增加0.21亿元
    if base <= 0 or not change.value or coarse:
        return
    words = case.text[max(case.sentence_of(stated), stated.amount_start - BACK) : stated.amount_start]
    unless = NOT_CHECKABLE if COMPARABLE.search(words) else FINDING
    was = Term(amount.figure, base, amount.half + change.half)
    yield ratio(
        "A08", case.term(rate), change, was, FLAG, unless=unless, formula="audit.growth", sure=lambda: base > Decimal(0)
    )


def over_base(case: Case, line: Sequence[Figure], stated: Figure, rate: Figure) -> Iterator[Check]:
    """Compare a rate with its change over the amount right before it, which the change is said to be against."""
    at = next(number for number, figure in enumerate(line) if figure is stated)
    base = line[at - 1] if at else None
    if base is None or base.kind != "money" or not is_plain(base):
        return
    said = case.folded()[max(case.sentence_of(base), base.amount_start - BACK) : base.amount_start]
    between = case.folded()[base.amount_end : stated.amount_start]
    found = _FROM_BASE.fullmatch(between)
    if (
        base.measure != "previous"
        or found is None
        or (_IN_BRACKETS if found.group(1) else _AGAINST).search(said) is None
    ):
        return
    unless = NOT_CHECKABLE if COMPARABLE.search(said + between) else FINDING
    wholes = [f for f in line if f.kind == "money" and f.amount_yuan and f is not stated and f.direction is None]
    checks = [
        ratio("A08", case.term(rate), case.term(stated), case.term(f), FLAG, unless=unless, sure=lambda: True)
        for f in (base, *wholes[:_MOST])
    ]
    yield next((check for check in checks if check.outcome not in (FINDING, NOT_CHECKABLE)), checks[0])


def from_to(case: Case, line: Sequence[Figure], number: int) -> Iterator[Check]:
    """Compare a rate with the two amounts right before it: 由3,294.05万元增加到3,438.20万元，增长4.38%."""
    if number < 2:
        return
    base, now, rate = line[number - 2 : number + 1]
    if not all(f.kind == "money" and is_plain(f) for f in (base, now)):
        return
    said = case.folded()[max(case.sentence_of(base), base.amount_start - BACK) : base.amount_start]
    between = case.folded()[base.end : now.amount_start].strip(",")
    if _FROM.search(_CLAUSE.split(said)[-1]) is None or _TO.fullmatch(between) is None:
        return
    if _ITS_RATE.fullmatch(case.folded()[now.end : rate.amount_start]) is None:
        return
    was, term = case.term(base), case.term(now)
    change = Term(now, abs(term.value - was.value), term.half + was.half)
    unless = NOT_CHECKABLE if COMPARABLE.search(said + between) else FINDING
    if change.value:
        yield ratio(
            "A08", case.term(rate), change, was, FLAG, unless=unless, formula="audit.change_of", sure=lambda: True
        )
