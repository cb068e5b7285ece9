"""B07: two statements on one case agree: 理赔2起，赔付3.6万元, as often as they are printed.

Statements are of one case where the words before the number, the thing counted, the words before the amount and the
year are the same. Where the number is the same and the amount is not, or the other way round, one of them is wrong;
where both differ they may be of two cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, PASS, ROUNDING, Case, Check, Term, side
from indexer.audit.guards import PAST
from indexer.model import Figure
from indexer.numerals import parse_number

_COUNT = re.compile(
    r"([\u4e00-\u9fff]{2,12}?)((?<![\d.])\d{1,6}(?![\d.])|[一二两三四五六七八九十]{1,3})(起|件|例|宗|案|人次|人|户|名|次)"
)
_ANY = re.compile(r"[\d０-９一二两三四五六七八九十](?:起|件|例|宗|案|人|户|名|次)")
_BACK = 60  # characters before an amount that may hold its number of cases
_WORDS = 4  # characters before a number that say what is counted
_LED = re.compile(r"^(?:全年|本年|当年|年内|共|共计|累计|已|其中|全县|全市|全区|全省|年度)+")
_PLAIN = re.compile(r"(?:金额|资金|共计|合计|累计|总计|总额|[共为约计达金款了]|[^\w])")
_OTHER = re.compile(rf"{PAST}|上半年|下半年|季度|月份?|计划|目标|拟|将|每|比|较|其中|人均|户均|平均|最[高低]")


@dataclass(frozen=True, slots=True)
class _Fact:
    """A number of cases and an amount of money that a sentence gives for them."""

    number: Decimal
    amount: Term
    start: int


def cases(case: Case) -> Iterator[Check]:
    """B07: statements of a number of cases and their amount, each group of the same words."""
    groups: dict[tuple[object, ...], list[_Fact]] = {}
    for figure in case.exact_money():
        if figure.table is None and not figure.shared_with:
            read = _read(case, figure)
            if read is not None:
                groups.setdefault((*read[0], figure.year), []).append(read[1])
    for facts in groups.values():
        for other in facts[1:]:
            yield _check(case, facts[0], other)


def _read(case: Case, figure: Figure) -> tuple[tuple[str, ...], _Fact] | None:
    begin = max(case.sentence_of(figure), figure.amount_start - _BACK)
    if not _ANY.search(case.text, begin, figure.amount_start):
        return None
    before = case.folded()[begin : figure.amount_start]
    found = list(_COUNT.finditer(before))
    if not found or _OTHER.search(before, max(found[-1].start() - 10, 0)):
        return None
    last = found[-1]
    about, between = _LED.sub("", last.group(1)), before[last.end() :]
    said = _PLAIN.sub("", between)
    number = parse_number(last.group(2))
    if len(about) < 2 or not 2 <= len(said) <= 8 or re.search(r"\d", said) or number is None:
        return None
    return (about[-_WORDS:], last.group(3), said), _Fact(number, case.term(figure), begin + last.start())


def _check(case: Case, first: _Fact, other: _Fact) -> Check:
    a, b = first.amount, other.amount
    different = abs(a.value - b.value)
    same = different <= a.half + b.half
    if first.number == other.number:
        outcome = PASS if not different else ROUNDING if same else FINDING
    else:
        outcome = FINDING if same and a.value else NOT_CHECKABLE
    terms = [f"{fact.number}/{fact.amount.figure.value}{fact.amount.figure.unit or ''}" for fact in (first, other)]
    places = [(min(fact.start, fact.amount.figure.start), side(fact.amount.figure)[1]) for fact in (first, other)]
    return Check(
        "B07", outcome, FLAG, tuple(places), a.value, b.value, a.half + b.half, "yuan", "audit.case",
        (("terms", terms),),
    )  # fmt: skip
