"""B06 of what a form says it came to in words, 实际完成情况: 更新图书1,260册, and of its rows of indicators: 1,620册.

Formula: one number of one thing. Tolerance: half a unit of the last digit of the less exact. The count and the row have
the unit and two pairs of characters of their names in common, and none else of the cell and the form has. It is shown
where a slip explains it, or where two other counts of the cell agree with their rows and it alone does not.

Known false alarms: a count of a part of what the row counts, in words that do not say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from indexer.alike import pairs_of
from indexer.audit.case import Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.guards import PAST
from indexer.audit.points.indicators import Indicator, indicators
from indexer.audit.slips import is_near, significant, slip_of
from indexer.audit.telling import check_of_words

_UNIT = (
    r"万?(?:人次|班次|户次|批次|平方米|公里|公顷|[人名个家件户所座处项宗起辆台套场期村亩吨次例份册篇条口眼盏支天]|%)"
)
_COUNT = re.compile(rf"(?<![\d.])(?<!\d,)(\d[\d,]{{0,11}}(?:\.\d{{1,4}})?)({_UNIT})")
_ACTUAL = re.compile(rf"(\d[\d,]{{0,11}}(?:\.\d{{1,4}})?)({_UNIT})")
_RESULT = re.compile("实际完成|完成情况|完成值|目标完成|全年完成")
_PLAN = re.compile("预期|目标值|指标值|计划")
_OTHER = re.compile(f"{PAST}|累计|计划|目标|其中|其余|另|比|较|约|近|余|超|以上|第|每|平均|均")
_PLAIN = re.compile(
    "数量|人次|人数|户数|件数|次数|场次|班次|天数|面积|完成|实际|全年|本年|当年|共|计|为|达到?|了|[(].*[)]|数$"
)
_MARKS = re.compile("[,。;:、\n]")
_BACK, _SHORTEST = 24, 16  # characters before a count that name it; of a cell that tells results
_CELLS, _COUNTS, _AGREEING, _ALIKE = 6, 40, 2, 2
_LONG = 4  # digits of a count that no other one has, two of them exchanged, by chance
_WAN = Decimal(10_000)


class _Count(NamedTuple):
    """A number with its unit, half a unit of its last digit, the words before it, and its place."""

    value: Decimal
    half: Decimal
    unit: str
    words: str
    place: tuple[int, int]


def told_results(case: Case) -> Iterator[Check]:
    """B06: what a cell of results tells in words, against the rows of indicators."""
    rows = [row for row in indicators(case) if _ACTUAL.fullmatch(row.actual_text)]
    for begin, end in _cells(case) if rows else ():
        counts = _counts(case, begin, end)
        pairs = list(_paired(counts, rows))
        agreeing = sum(_agree(count, row) for count, row in pairs)
        wrong = [(count, row) for count, row in pairs if not _agree(count, row)]
        for count, row in wrong:
            value, _, unit = _number(row.actual_text)
            slip = slip_of(count.value, value) in ("swap", "digit")
            target = _ACTUAL.search(row.target_text)
            planned = target is not None and _number(target.group())[0] == count.value  # the plan, told as a result
            alone = len(wrong) == 1 and agreeing >= _AGREEING and _is_same(count.words, row.name)
            if unit == count.unit and ((slip and not planned) or (alone and is_near(count.value, value))):
                yield _check(case, count, row)
        for count, row in _exchanged(counts, rows, pairs):
            yield _check(case, count, row)


def _check(case: Case, count: _Count, row: Indicator) -> Check:
    printed = [case.text[slice(*count.place)], row.actual_text]
    return check_of_words("B06", "audit.alike.finding", (count.place, (row.start, row.end)), terms=printed)


def _exchanged(
    counts: Sequence[_Count], rows: Sequence[Indicator], paired: Sequence[tuple[_Count, Indicator]]
) -> Iterator[tuple[_Count, Indicator]]:
    """Yield long counts that are a row's with two neighbours exchanged, named in short.

    办结62,468件, and the row 办结工单件数 64,268件.
    """
    values = {_number(row.actual_text)[0] for row in rows}
    told = {count.value for count in counts}
    for count in counts:
        if count.value in values or len(significant(count.value)) < _LONG or any(c is count for c, _ in paired):
            continue
        found = [
            row for row in rows
            if _number(row.actual_text)[2] == count.unit and (value := _number(row.actual_text)[0]) not in told
            and slip_of(count.value, value) == "swap" and _pairs(count.words) & _pairs(row.name)
        ]  # fmt: skip
        target = _ACTUAL.search(found[0].target_text) if len(found) == 1 else None
        if len(found) == 1 and (target is None or _number(target.group())[0] != count.value):
            yield count, found[0]


def _cells(case: Case) -> list[tuple[int, int]]:
    """Return the cells that tell results in words, in columns that are headed so."""
    return case.once("cells of results", lambda: list(_results(case))[:_CELLS])


def _results(case: Case) -> Iterator[tuple[int, int]]:
    for table in case.tables:
        if _RESULT.search(case.text, table.start, table.end) is None:
            continue
        heads: dict[int, str] = {}
        for cells in cell_rows(case, table).values():
            for column, cell in cells.items():
                words = words_of(case, cell)
                if len(words) < _SHORTEST:
                    heads[column] = words
                    continue
                head = heads.get(column, "")
                if _RESULT.search(head) and not _PLAN.search(head) and _MARKS.search(words):
                    yield cell.start, cell.end


def _counts(case: Case, begin: int, end: int) -> list[_Count]:
    folded, found = case.folded(), list[_Count]()
    for match in _COUNT.finditer(folded, begin, end):
        words = _MARKS.split(folded[max(match.start() - _BACK, begin) : match.start()])[-1]
        if (
            len(found) < _COUNTS
            and not _OTHER.search(words)
            and folded[match.end() : match.end() + 2] not in ("以上", "左右")
        ):
            found.append(_Count(*_number(match.group()), words, match.span()))
    return found


def _number(printed: str) -> tuple[Decimal, Decimal, str]:
    found = _ACTUAL.fullmatch(printed)
    assert found is not None
    number, unit = found.groups()
    scale = _WAN if unit.startswith("万") else Decimal(1)
    half = Decimal(5).scaleb(-len(number.partition(".")[2]) - 1) if scale != 1 or "." in number else Decimal(0)
    return Decimal(number.replace(",", "")) * scale, half * scale, unit.removeprefix("万").replace("名", "人")


def _paired(counts: Sequence[_Count], rows: Sequence[Indicator]) -> Iterator[tuple[_Count, Indicator]]:
    """Yield counts with the one row that is of the same things, where the row is of no other count."""
    fits = [(c, r) for c in counts for r in rows if _number(r.actual_text)[2] == c.unit and _are_alike(c.words, r.name)]
    for count, row in fits:
        if sum(c is count for c, _ in fits) == 1 == sum(r is row for _, r in fits):
            yield count, row


def _are_alike(words: str, name: str) -> bool:
    told, own = map(_pairs, (words, name))
    return len(told & own) >= min(_ALIKE, max(len(own), 1))


def _is_same(words: str, name: str) -> bool:
    """Say whether words name all that a row does: 联合执法检查 is not every 执法检查."""
    return _pairs(name) <= _pairs(words)


def _pairs(words: str) -> set[str]:
    return pairs_of(_PLAIN.sub("", words))


def _agree(count: _Count, row: Indicator) -> bool:
    value, half, _ = _number(row.actual_text)
    return abs(count.value - value) <= max(half, count.half)
