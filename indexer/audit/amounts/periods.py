"""A12: what was paid in each part of a year comes to what was paid in all of it: 春季 and 秋季, 上半年 and 下半年.

The parts of a year leave nothing out. The amount of all the year stands in the same sentence, in the one before, or in
the row of a table that goes by the name that the paragraph gives. Money paid again, or for an earlier year, is mostly
printed too: a difference that is, or that is large, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.amounts.sums import sum_of
from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, is_exact, is_plain
from indexer.audit.repeats.paired import core
from indexer.audit.slips import is_exchanged_amount
from indexer.audit.spans import SENTENCE, words_before
from indexer.model import Figure

_PARTS: tuple[tuple[str, ...], ...] = (
    ("春季", "秋季"), ("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"), ("第一学期", "第二学期"),
)  # fmt: skip
_FEWEST = 2  # amounts of a line
_ANY = re.compile("|".join(name for names in _PARTS for name in names))
_WHOLE = re.compile(r"(?:全年|全学年|本年|年度|两季|两学期|合计|共计|总计)[^,。;\d]{0,14}$")
_CELL = re.compile("金额|支出|发放|合计|决算|执行|补助|兑付")
_PAID = ("executed", "allocated", "planned", "other")
_PARTIAL = re.compile(r"其中|补发|补缴|清算|退回|结余|预拨|以前年度|上年")
_MOST = Decimal(20)  # of a total, the part that a difference may be
_LEAST = 3  # characters of a row's name
_BACK = 120  # characters before a part that say which it is


def parts_of_the_year(case: Case) -> Iterator[Check]:
    """A12: each line that gives an amount for every part of the year, against that of all of it."""
    printed = [names for names in _PARTS if all(name in case.text for name in names)]
    for line in case.money_lines() if printed else ():
        if len(line) < _FEWEST or not _ANY.search(case.text, case.line_of(line[0]) + 1, line[-1].amount_start):
            continue
        ends = [0, *(f.amount_end for f in line)]
        named = [(name, f) for f, end in zip(line, ends, strict=False) if (name := _part_of(case, f, end)) is not None]
        for names in printed:
            own = [(name, f) for name, f in named if name in names]
            if tuple(name for name, _ in own) == names and len({f.year for _, f in own}) == 1:
                yield from _compared(case, line, [f for _, f in own])


def _part_of(case: Case, figure: Figure, least: int) -> str | None:
    """Return the part of the year that the words before an amount name, from `least` on; None where they name none."""
    if figure.measure not in _PAID or not is_plain(figure):
        return None
    begin = max(case.mark_before(SENTENCE, figure.amount_start) + 1, figure.amount_start - _BACK, least)
    found = _ANY.findall(case.text, begin, figure.amount_start)
    if len(set(found)) != 1 or _PARTIAL.search(case.text, begin, figure.amount_end + 6):
        return None
    name: str = found[0]
    return name


def _compared(case: Case, line: Sequence[Figure], parts: Sequence[Figure]) -> Iterator[Check]:
    total = _total_in_text(case, line, parts) or _total_in_table(case, parts)
    if total is None:
        return
    computed, printed = sum((case.term(f).value for f in parts), Decimal(0)), case.term(total).value
    difference = abs(computed - printed)
    shown = difference * _MOST <= printed and difference not in case.amounts()
    shown = shown or (total.table is None and is_exchanged_amount(computed, printed))
    yield sum_of(
        case, "A12", total, parts, unless=FINDING if shown else NOT_CHECKABLE, severity=FLAG, sure=shown
    )  # fmt: skip


def _total_in_text(case: Case, line: Sequence[Figure], parts: Sequence[Figure]) -> Figure | None:
    """Return the one amount of the line that is said to be of the whole year."""
    wholes = [
        f for f in line
        if f not in parts and is_exact(f) and f.year == parts[0].year
        and f.measure in _PAID and _WHOLE.search(words_before(case, f)) and not _ANY.search(words_before(case, f))
    ]  # fmt: skip
    return wholes[0] if len({f.amount_yuan for f in wholes}) == 1 else None


def _total_in_table(case: Case, parts: Sequence[Figure]) -> Figure | None:
    """Return the one amount of the one row of a table whose name begins the paragraph of the parts."""
    begin = case.line_of(parts[0]) + 1
    lead = case.folded()[begin : parts[0].amount_start] if parts[0].amount_start - begin < 2 * _BACK else ""
    rows = [
        f for f in case.money()
        if f.table is not None and f.measure in _PAID and f.year == parts[0].year
        and _CELL.search(f.table.column) and len(core(f.table.row)) >= _LEAST and core(f.table.row) in lead
    ]  # fmt: skip
    return rows[0] if len(rows) == 1 else None
