"""D01: an amount of prose that the row of its name prints under another year than the prose names.

2020年公务接待费支出5.26万元, and a row 公务接待费 with 5.26 for 2021 and 5.83 for 2020: the year was left from last
year's report, or the amount was. Innocent: a row whose two years print one amount, a part, what a sentence explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check, side
from indexer.audit.repeats.paired import core, is_explained
from indexer.audit.slips import significant
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.audit.telling import check_of_words
from indexer.audit.wording.order import year_reported
from indexer.model import Figure

_MEASURES = ("executed", "previous", "income")
_YEAR = re.compile(r"20\d\d(?=年)")
_NOT = re.compile("其中|累计|合计|预算|计划|目标|比|较|持平|同为|调整|平均|分别|[至到-]20|截至|上半年|季度|[1-9]月")
_TOLD = ("executed", "allocated", "received", "income", "previous", "initial_budget", "revised_budget")
_TABLES = 40  # with a year in their title, that are looked at
_TITLE = 60  # characters before a table that its title stands in
_FEW = 3  # digits of an amount that one row hardly prints for the wrong year by chance
_SHORTEST, _MOST = 2, 4  # characters of a name; cells of one amount that are looked at

_Row = tuple[str, str]


def amounts_of_rows(case: Case) -> Iterator[Check]:
    """D01: amounts that are told of the year of the cell beside theirs."""
    cells = case.once("cells of years", lambda: _cells(case))
    if not cells:
        return
    for figure in case.exact_money():
        found = cells.get((figure.amount_yuan, core(words_before(case, figure, NARROW_CLAUSE))))
        if found and figure.table is None and figure.measure in _MEASURES and len(found) <= _MOST:
            yield from _compared(case, figure, found)


def amounts_of_titles(case: Case) -> Iterator[Check]:
    """D01: tables whose title names a year of which prose tells another amount, and their total of the year beside.

    2022年拨付612.50万元，2023年拨付801.36万元, and a table 2022年度资金拨付情况 that comes to 801.36.
    """
    titled = [table for table in case.tables if len(set(_YEAR.findall(table.caption or ""))) == 1]
    if not titled:
        return
    told: dict[object, list[Figure]] = {}
    for figure in case.exact_money():
        if figure.table is None and figure.measure in _TOLD and figure.basis.get("year") == "printed":
            told.setdefault(figure.amount_yuan, []).append(figure)
    totals = {f.table.table: f for f in case.exact_money() if f.table is not None and "total" in f.flags}
    for table in titled[:_TABLES]:
        year = int(_YEAR.findall(table.caption or "")[0])
        at = case.text.rfind(f"{year}年", max(table.start - _TITLE, 0), table.start)
        total = totals.get(table.id)
        if total is None or at < 0 or len(significant(total.amount_yuan or Decimal(0))) < _FEW:
            continue
        same = told.get(total.amount_yuan, [])
        own = {core(words_before(case, f, NARROW_CLAUSE)) for f in same if f.year == year + 1}
        others = [f for figures in told.values() for f in figures if f.year == year and f not in same]
        others = [f for f in others if core(words_before(case, f, NARROW_CLAUSE)) in own]
        if same and others and all(f.year == year + 1 for f in same):
            spans = (at, at + len("2021年")), side(total), side(same[0]), side(others[0])
            terms = [case.text[slice(*span)] for span in spans[1:3]]
            yield check_of_words("D01", "audit.two_years", spans, terms=terms, years=[year, year + 1])


def _cells(case: Case) -> dict[tuple[object, str], list[tuple[Figure, dict[int | None, set[object]]]]]:
    """Return the cells of rows with amounts of two years or more, by amount and name, with the amounts of each year."""
    rows: dict[_Row, list[Figure]] = {}
    known = year_reported(case) is not None  # else 上年 may be any year
    for figure in case.exact_money():
        if figure.table is None or figure.measure not in _MEASURES or figure.basis.get("year") != "column":
            continue
        if known or _YEAR.search(figure.table.column):
            rows.setdefault((figure.table.table, figure.table.row), []).append(figure)
    found: dict[tuple[object, str], list[tuple[Figure, dict[int | None, set[object]]]]] = {}
    for (_, row), figures in rows.items():
        name = core(row)
        if len({figure.year for figure in figures}) != 2 or len(name) < _SHORTEST:
            continue
        years: dict[int | None, set[object]] = {}
        for figure in figures:
            years.setdefault(figure.year, set()).add(figure.amount_yuan)
        for figure in figures:
            found.setdefault((figure.amount_yuan, name), []).append((figure, years))
    return found


def _compared(
    case: Case, figure: Figure, found: list[tuple[Figure, dict[int | None, set[object]]]]
) -> Iterator[Check]:  # fmt: skip
    words = words_before(case, figure, NARROW_CLAUSE)
    named = list(_YEAR.finditer(words))
    begin = figure.amount_start - len(words)
    if len(named) != 1 or _NOT.search(words) or len(significant(figure.amount_yuan or Decimal(0))) < _FEW:
        return
    year = int(named[0].group())
    others = [cell for cell, years in found if year in years and figure.amount_yuan not in years[year]]
    if len(others) != len(found) or is_explained(case.text, figure.amount_start, figure.amount_end):
        return
    spans = side(figure), side(others[0])
    place = begin + named[0].start(), begin + named[0].end() + 1
    terms = [case.text[slice(*span)] for span in spans]
    yield check_of_words("D01", "audit.two_years", [*spans, place], terms=terms, years=[year, others[0].year])
