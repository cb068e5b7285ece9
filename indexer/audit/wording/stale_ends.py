"""D01: what was paid until the last day of the year before, which the report prints as its own year's.

截至2018年12月31日，两批资金累计支出1,599.80万元, in a report on 2019 whose table prints 1,599.80万元 as spent: the
sentence was taken over from last year's. Two years do not come to one amount of four digits, so that this is no
history of the thing.
Innocent: an evaluation made in the year after, which tells nothing else as done or given in its own year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check, side
from indexer.audit.guards import PAST
from indexer.audit.slips import significant
from indexer.audit.spans import sentence_around
from indexer.audit.telling import check_of_words
from indexer.audit.wording.order import year_reported
from indexer.audit.wording.stale_years import KINDS, year_ends, year_ends_of
from indexer.model import Figure

_PAID = re.compile(r"支付|支出|付款|使用|执行|到位|发放|兑付|拨付")
_COMPARED = re.compile(rf"{PAST}|(?<!占)比(?![例重率])|较|同期|基期|年初|期初|结转至?本年")
_GIVEN = r"年(?:度|\d{1,2}月|\d{1,2}日|年初)*[^。;\n\d]{0,14}?(?:下达|预算|安排|拨付|到位|支出|支付|付清|实施)"
_PAYING = ("executed", "received")
_OWN = (*_PAYING, "revised_budget", "initial_budget")
_ENOUGH, _BACK, _TWO = 4, 200, 2
_HEAD = 120  # characters at the top that hold the title


def paid_until_last_year(case: Case) -> Iterator[Check]:
    """D01: money of the report's own year that a sentence says was paid by the end of the year before."""
    year = year_reported(case, (*KINDS, "table"))
    if year is None:
        return
    folded = case.folded()
    for date in year_ends_of(case):
        if int(date.group(1)) != year - 1 or case.in_table(date.start()):
            continue
        begin, end = sentence_around(case, *date.span(), _BACK)
        words = re.sub(rf"结转(?:至|到|下年|下年度)?[(,]?{year}年", "", folded[begin:end])
        if f"{year}年" in words or _COMPARED.search(words) or not _PAID.search(folded, date.end(), end):
            continue
        places = _printed_again(case, year, date.end(), end)
        given = _given(folded, year, begin, end)
        if given is None or not places:
            continue
        explicit = any(f.basis.get("year") == "printed" for f in places)
        before = case.mark_before("\n", date.start()) < given[0] < date.start()  # what was given in 2024 is told first
        if (len(places) >= _TWO or explicit or before) and date.span() not in _told(case):
            title = folded.find(str(year), 0, _HEAD)
            heads = [(title, title + len(str(year)))] if title >= 0 else []
            same = [match.span() for match in year_ends_of(case) if int(match.group(1)) == year]
            sides = (date.span(), given, *same[:_TWO], *(side(f) for f in places[:_TWO]), *heads)
            yield check_of_words("D01", "audit.stale_year", sides, printed=date.group(1), year=year)


def _told(case: Case) -> set[tuple[int, int]]:
    """Return the dates that the other rule shows."""
    return case.once("stale year ends", lambda: {check.sides[0] for check in year_ends(case)})


def _printed_again(case: Case, year: int, begin: int, end: int) -> list[Figure]:
    """Return where the amounts of a sentence are printed as the year's own, one of them as paid."""
    here = {f.amount_yuan for f in case.money() if begin <= f.amount_start < end and f.year == year - 1}
    long = {amount for amount in here if len(significant(amount or Decimal(0))) >= _ENOUGH}
    found = [
        f for f in case.money() if f.amount_yuan in long and f.year == year and f.measure in _OWN and not f.approx
        and not begin <= f.amount_start < end
    ]  # fmt: skip
    found.sort(key=lambda f: f.measure not in _PAYING)
    return found if found and found[0].measure in _PAYING else []


def _given(folded: str, year: int, begin: int, end: int) -> tuple[int, int] | None:
    """Return where another sentence tells that money was given or spent in the own year: the last before, if any."""
    found = [
        match.span() for match in re.finditer(f"(?<!\\d){year}{_GIVEN}", folded)
        if not begin <= match.start() < end and "评价" not in match.group()
    ]  # fmt: skip
    before = [span for span in found if folded.rfind("\n", 0, begin) < span[0] < begin]
    return before[-1] if before else next(iter(found), None)
