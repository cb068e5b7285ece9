"""A16 by exchanged digits alone: 36名，每人每月800元，7月起执行，按6个月发放17.82万元, where 17.28 is the product.

How many were paid, and for how long, a sentence tells in so many ways that its words prove nothing by themselves.
That an amount is such a product but for two neighbours exchanged, and none of its products is the amount, is no chance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, Case, Check, compare, is_plain
from indexer.audit.slips import is_exchanged_amount, slip_of
from indexer.audit.spans import sentence_around
from indexer.model import Figure
from indexer.numerals import parse_number

_AMOUNTS = ("executed", "initial_budget", "revised_budget", "contract", "allocated", "planned", "received")
_NUMBER = re.compile(
    r"(?<![\d.,每第])(\d[\d,]{0,11}(?:\.\d{1,4})?)(万?)"
    r"(名|人|户|台|辆|个|座|所|间|套|家|件|头|只|亩|场|期|次|床|处|口|条|棵|株|盏|公里|平方米|村|班)"
)
_EACH = re.compile(r"每(?:一?个)?([^\W\d_])|(?:人(?=均)|月(?=工资|报酬|薪))[^\d,。;]{0,8}$")
_OUT = re.compile(r"另[^外]|最高|上限|至少|不超过|计划|目标|拟|预计|其中|编制|核定")
_SAID = re.compile(r"按(?:照)?(?:每|人均)")  # how each was paid, and not only what one would get
_TIMES = re.compile(r"(?<!\d)(\d{1,3})个?(?:月|天|日|学期|季度?)(?![\d日份])")
_MONTHLY = re.compile(r"月[^\d,。;]{0,8}$")
_AROUND = 120  # characters of a sentence to either side
_BACK = 24  # characters before a standard that say what it is for
_MOST_NUMBERS, _MOST_AMOUNTS = 6, 6
_WAN, _YEAR = {"": Decimal(1), "万": Decimal(10_000)}, Decimal(12)


def exchanged_products(case: Case) -> Iterator[Check]:
    """A16: amounts that are a standard of their sentence times a number of it but for two digits exchanged."""
    told = case.once("told products", set[str])
    for line in case.lines_with("standard"):
        for standard in line:
            if standard.measure != "standard" or standard.approx or not standard.amount_yuan:
                continue
            sentence = case.sentence_of(standard)
            amounts = [f for f in line if case.sentence_of(f) == sentence and _is_amount(f) and f.id not in told]
            products = _products(case, standard, sentence) if amounts else []
            said = case.folded()[max(sentence, standard.amount_start - _BACK) : standard.amount_start]
            alike = is_exchanged_amount if _SAID.search(said) else _is_exchanged
            yield from _checks(case, standard, amounts[:_MOST_AMOUNTS], products, alike)


def _is_exchanged(a: Decimal, b: Decimal) -> bool:
    return slip_of(a, b) == "swap"


def _is_amount(figure: Figure) -> bool:
    return is_plain(figure) and figure.measure in _AMOUNTS


def _products(case: Case, standard: Figure, sentence: int) -> list[Decimal]:
    """Return what a standard comes to by each number of its sentence, for each time that the sentence may mean."""
    folded = case.folded()
    begin = max(sentence, standard.amount_start - _AROUND)
    words = folded[begin : sentence_around(case, standard.amount_start, standard.amount_end, _AROUND)[1]]
    times = [Decimal(1), *(Decimal(each) for each in _TIMES.findall(words)[:_MOST_NUMBERS])]
    if len(times) == 1 and _MONTHLY.search(folded, begin, standard.amount_start):
        times.append(_YEAR)
    if _OUT.search(words):
        return []
    each = _EACH.search(folded, max(begin, standard.amount_start - _BACK), standard.amount_start)
    thing = (each.group(1) or "人") if each is not None else ""
    found = [m.groups() for m in _NUMBER.finditer(words) if _is_for(m, thing)][:_MOST_NUMBERS]
    numbers = [(parse_number(n) or Decimal(0)) * _WAN[wan] for n, wan, _ in found]
    cost = case.term(standard).value
    return [cost * number * time for number in numbers if number > 1 for time in dict.fromkeys(times)]


def _is_for(number: re.Match[str], thing: str) -> bool:
    """Say whether a number is of what a standard is for (32名, 每人); of anything where it does not say."""
    unit = number.group(3)
    following = number.string[number.end() : number.end() + 1]
    return not thing or thing in (unit[-1], following if unit == "个" else "", "人" if unit == "名" else "")


def _checks(
    case: Case,
    standard: Figure,
    amounts: Sequence[Figure],
    products: Sequence[Decimal],
    alike: Callable[[Decimal, Decimal], bool],
) -> Iterator[Check]:  # fmt: skip
    terms = [case.term(figure) for figure in amounts]
    if any(abs(term.value - product) <= term.half for term in terms for product in products):
        return
    for term in terms:
        slips = [product for product in products if alike(product, term.value)]
        if slips:
            yield compare(
                "A16", slips[0], term, [case.term(standard)], "audit.product", envelope=term.half, severity=FLAG,
                unless=FINDING, sure=True,
            )  # fmt: skip
