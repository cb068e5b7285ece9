"""D01: the year that a number is told to be of: one amount under two years, a year compared with itself, a period.

An amount of five digits is hardly spent twice in two years: where a sentence says it of one year and another place of
another, one of the years was left from last year's report. A shorter one shows it where the sentence compares it with
an amount of the year before, and a table has that one for the very year that the sentence names. A change is measured
from another year than the report's own; and what is evaluated ends with the report's year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check, side
from indexer.audit.slips import significant
from indexer.audit.spans import SENTENCE
from indexer.audit.telling import check_of_words
from indexer.audit.wording.order import year_reported
from indexer.meaning.scopes import ACCOUNTS_OF_AREA
from indexer.model import Figure

_MEASURES = ("executed", "previous", "income")
_ENOUGH = 5  # digits of an amount that two years hardly have in common
_FEW = 3  # of one that a table and the year before bear out
_BEFORE = re.compile("上年|去年|上一年")
_SAME = re.compile(r"持平|相同|一致|不变|同为|均为|各[为是]|每年|分别|更正|误|调整|口径|累计|合并")
_ITSELF = re.compile(  # tried only where one of its first characters stands
    r"[与同比较](?:(?<=[与同])(20\d\d)年度?(?:决算数?|执行数|支出数?|收入数?)?相比[,]?"
    r"|(?<=[比较])(20\d\d)年度?(?:决算数?|执行数|同期)?(?=增加|减少|增长|下降|上升|多支|少支))"
)
_NEXT = re.compile(r"年初|预算|计划|目标|预计|拟|将|测算|下年|明年|季度|上半年|\d月")
_PERIOD = re.compile(
    r"(?:评价|自评)(?:基准日|时点|时段|期间|周期|时间范围|期限)[^。;\n\d]{0,10}(20\d\d)年(?:\d{1,2}月\d{1,2}日)?(?:(?:至|到|-|—|~|～)+(20\d\d)年)?"
)
_AROUND = 160  # characters of a sentence to either side


def amounts_of_two_years(case: Case) -> Iterator[Check]:
    """D01: an amount that is said to be of an earlier year in prose, and of another year elsewhere."""
    if year_reported(case) is None:
        return
    by_amount: dict[Decimal, list[Figure]] = {}
    for figure in case.money():
        if figure.measure in _MEASURES and figure.year is not None and figure.amount_yuan and figure.value is not None:
            if not figure.approx and "cumulative" not in figure.flags:
                by_amount.setdefault(figure.amount_yuan, []).append(figure)
    for figures in by_amount.values():
        if len(figures) > 1 and len({figure.year for figure in figures}) > 1:
            long = [f for f in figures if len(significant(f.value or Decimal(0))) >= _ENOUGH or _is_next(case, f)]
            if len({figure.year for figure in long}) > 1:
                yield from _of_two_years(case, long)


def _is_next(case: Case, figure: Figure) -> bool:
    """Say whether an amount is a table's, or its sentence has last year's that a table gives for its own year."""
    if len(significant(figure.value or Decimal(0))) < _FEW:
        return False
    if figure.table is not None:
        return True
    if figure.basis.get("year") != "printed" or figure.year == case.report.year:
        return False
    sentence = case.sentence_of(figure)
    if not _BEFORE.search(case.folded(), sentence, figure.amount_end + _AROUND):
        return False
    lines = case.once("amounts by line", lambda: {case.line_of(line[0]): line for line in case.money_lines() if line})
    known = case.once(
        "amounts of tables", lambda: {(f.amount_yuan, f.year) for f in case.money() if f.table is not None}
    )
    return any(
        (f.amount_yuan, figure.year) in known and len(significant(f.value or Decimal(0))) >= _FEW
        for f in lines.get(case.line_of(figure), ())
        if f.amount_start > figure.amount_end and f.direction is None and case.sentence_of(f) == sentence
    )


def _of_two_years(case: Case, figures: list[Figure]) -> Iterator[Check]:
    folded = case.folded()
    for figure in figures:
        if figure.table is not None or figure.basis.get("year") != "printed" or figure.year == case.report.year:
            continue
        begin = case.sentence_of(figure)
        stop = folded.find("。", figure.amount_end, figure.amount_end + _AROUND)
        first = max(begin, figure.amount_start - _AROUND)
        sentence = folded[first : stop if stop >= 0 else figure.amount_end + _AROUND]
        others = [f for f in figures if f.year != figure.year and case.sentence_of(f) != begin]
        if (
            not others
            or _SAME.search(sentence)
            or str(others[0].year) in sentence
            or f"{figure.year}年" not in sentence
        ):
            continue
        named = first + sentence.index(f"{figure.year}年")
        spans = side(figure), side(others[0])
        terms = [case.text[slice(*span)] for span in spans]
        sides = [*spans, (named, named + len(f"{figure.year}年"))]
        yield check_of_words("D01", "audit.two_years", sides, terms=terms, years=[figure.year, others[0].year])
        return


def compared_with_itself(case: Case) -> Iterator[Check]:
    """D01: a change of the report's own year that is measured from that very year."""
    year = year_reported(case)
    if year is None:
        return
    folded = case.folded()
    if not any(f"{word}{year}年" in folded for word in "与同比较"):
        return
    for found in _ITSELF.finditer(folded):
        base = int(found.group(1) or found.group(2))
        begin = max(case.mark_before(SENTENCE, found.start()) + 1, found.start() - _AROUND)
        stop = folded.find("。", found.end(), found.end() + _AROUND)
        sentence = folded[begin : stop if stop >= 0 else found.end() + _AROUND]
        later = any(int(y) > year for y in re.findall(r"20\d\d", sentence))
        # What final accounts come to is set beside what was reported as carried out of the same year before.
        later = later or (
            "执行数" in found.group() and (case.report.report_type in ACCOUNTS_OF_AREA or "决算" in sentence)
        )
        if base == year and not later and not _NEXT.search(sentence) and not case.in_table(found.start()):
            if re.search("增|减|升|降|多支|少支", folded[found.end() : found.end() + 40]):
                yield check_of_words("D01", "audit.base_year", (found.span(),), printed=str(base), year=year)


def periods(case: Case) -> Iterator[Check]:
    """D01: the day or period of the evaluation, which ends before the report's year."""
    year = year_reported(case)
    if year is None:
        return
    folded = case.folded()
    for found in _PERIOD.finditer(folded):
        last = int(found.group(2) or found.group(1))
        if last < year and not case.in_table(found.start()):
            yield check_of_words("D01", "audit.stale_year", (found.span(),), printed=str(last), year=year)
