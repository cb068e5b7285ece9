"""A14 beyond amounts of one line: a change against two years' amounts elsewhere, and changes of percentages.

A change that is printed without its two amounts, or with one of them, is held against the ones that a table or another
section prints for the same thing. One that fits none is worth showing where it is right but for its direction
(增加 where it fell), or where a slip in one of the three numbers explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from indexer.audit.case import FINDING, FLAG, Case, Check, compare, outcome_of
from indexer.audit.differences.changes import two_years
from indexer.audit.matters import is_one_slip, is_printed, matter_of, sign_of
from indexer.audit.percentages.denominators import of_matter
from indexer.model import Figure

_BACK = 80  # characters before a change that say what it is against
_MOST = 4  # amounts of one year that one change is held against
_AGAINST = re.compile(r"(?:比|较|与)(?:上年|去年|上一年|同期|20\d\d年)|同比|环比")
_OTHER_BASE = re.compile("预算|计划|目标|可比|同口径|剔除|扣除|不含|其中|主要|平均|均")


def yearly_elsewhere(case: Case) -> Iterator[Check]:
    """A14: a change against last year, and the amounts of both years in other lines or in tables."""
    years = {f.year for f in case.money() if f.measure in ("executed", "previous")}
    for line in case.lines_with("change"):
        for stated in line:
            if stated.measure != "change" or stated.approx or stated.year is None or stated.direction is None:
                continue
            if stated.year - 1 not in years:
                continue
            now, before = two_years(line, stated, stated.year)
            if len(now) == 1 and len(before) == 1:
                continue  # the line has all three
            matter = matter_of(stated)
            begin = max(case.sentence_of(stated), stated.amount_start - _BACK)
            words = case.folded()[begin : stated.amount_start]
            if matter is not None and _AGAINST.search(words) and not _OTHER_BASE.search(_clause(words)):
                yield from _elsewhere(case, stated, matter, stated.year)


def _clause(words: str) -> str:
    return re.split("[,;:、]", words)[-1]


def _elsewhere(case: Case, stated: Figure, matter: tuple[str, str], year: int) -> Iterator[Check]:
    now = _values(case, matter, year, ("executed",))
    before = _values(case, matter, year - 1, ("executed", "previous"))
    if not now or not before or len(now) > _MOST or len(before) > _MOST:
        return
    sign, printed = sign_of(stated), case.term(stated)
    for a, b in product(now.values(), before.values()):
        terms = [(sign, case.term(a)), (-sign, case.term(b))]
        computed = sum((way * term.value for way, term in terms), Decimal(0))
        check = compare("A14", computed, printed, [t for _, t in terms], "audit.difference", severity=FLAG, sure=True)
        if check.outcome != FINDING:
            yield check
            return
    if len(now) == len(before) == 1:
        turned = abs(computed + printed.value) <= (check.tolerance or 0)
        if turned or (is_one_slip(terms, printed) and not is_printed(case, check)):
            case.once("told changes", set[str]).add(stated.id)
            yield check


def _values(
    case: Case, matter: tuple[str, str], year: int, measures: tuple[str, ...]
) -> dict[Decimal | None, Figure]:  # fmt: skip
    """Return the amounts of one matter and year, the first figure of each."""
    figures = of_matter(case).get((matter, year), ())
    return case.once(
        f"values {matter} {year} {len(measures)}",
        lambda: {f.amount_yuan: f for f in reversed(figures) if f.measure in measures},
    )


_VALUE = r"(\d{1,3}(?:\.\d{1,4})?)%"
_YEAR = r"(?:上年同期|上年末|上年度|上年底|上年|去年同期|去年末|去年|上一年度?|20\d\d年末?|20\d\d年度|20\d\d年底)"
_UP, _DOWN = "增加|增长|上升|提高|提升", "减少|下降|降低"
_CHANGED = rf"(?:同比|较上年|比上年|较去年|比去年|本年)?({_UP}|{_DOWN})了?(\d{{1,3}}(?:\.\d{{1,4}})?)个百分点"
_OWN_YEAR = re.compile(r"(20\d\d|[上去]年)年?度?[末底]?(?:的)?(?:为|是|达到?|有)?$")
_NOW_FIRST = re.compile(
    rf"(?<![\d.,至到-]){_VALUE}[,(;](?:比|较|而)?{_YEAR}(?:的|为|是|达到?)?{_VALUE}[,;)]?{_CHANGED}"
)
_EARLIER_FIRST = re.compile(
    rf"[由从]{_YEAR}的?{_VALUE}(?:{_UP}|{_DOWN})?(?:到|至|为)(?:本年的?|20\d\d年的?)?{_VALUE}[,;]{_CHANGED}"
)


def points(case: Case) -> Iterator[Check]:
    """A14: percentages of two years and the points between them, side by side in one sentence."""
    text = case.folded()
    if "个百分点" not in text:
        return
    for found in _NOW_FIRST.finditer(text):
        year = _OWN_YEAR.search(text[max(found.start() - 12, 0) : found.start()])
        if year is None or year.group(1) == str(case.report.year):
            yield _points(found, 1, 2)
    for found in _EARLIER_FIRST.finditer(text):
        yield _points(found, 2, 1)


def _points(found: re.Match[str], now: int, before: int) -> Check:
    way, printed = found.group(3), (found.group(now), found.group(before), found.group(4))
    values = [Decimal(word) for word in printed]
    computed = values[0] - values[1] if way in _UP.split("|") else values[1] - values[0]
    allowed = sum((_half(word) for word in printed), Decimal(0))
    outcome = outcome_of(computed, values[2], allowed)
    sides = tuple((found.start(group), found.end(group) + 1) for group in (now, before))
    words = (
        ("terms", [f"{printed[0]}%", f"{printed[1]}%"]), ("difference", f"{computed:f}"),
        ("printed", f"{way}{printed[2]}"),
    )  # fmt: skip
    return Check(
        "A14", outcome, FLAG, ((found.start(3), found.end()), *sides), computed, values[2], allowed, "",
        f"audit.apart.{outcome}", words,
    )  # fmt: skip


def _half(word: str) -> Decimal:
    return Decimal(5).scaleb(-len(word.partition(".")[2]) - 1)
