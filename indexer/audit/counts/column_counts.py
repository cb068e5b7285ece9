"""B06 for things: how many the text says there are, and what a column of a table that lists them comes to.

购置设备5类45台（套） is of the table of five rows whose numbers come to 44; 共维修校舍48所，明细如下 of the column
维修校舍（所） right below, 合计46. The column is known by as many rows as there are kinds, or by its head and the
paragraph that leads into it; a number far off is of another scope, as is one beside which the report tells of more
than is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from indexer.audit.case import Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.counts.counted_rows import LEADS, TOTAL, before_table
from indexer.audit.guards import PAST
from indexer.audit.slips import is_count_slip, is_exchanged
from indexer.audit.telling import check_of_words
from indexer.model import Cell, Table
from indexer.numerals import parse_number, plain

_UNIT = "人次|户次|场次|班次|批次|公里|平方米|[台套件个所座处户人名亩只头辆间盏场期次份册张株棵棚吨]"
_CELL = re.compile(rf"(\d[\d,]{{0,9}}(?:\.\d{{1,2}})?)({_UNIT})?")
_HEAD = re.compile(rf"(?:([^\d()]{{2,10}})[(]({_UNIT})[)]|([^\d()]{{0,6}})(数量|人数|户数|座数|台数|件数|面积))")
_KINDS = re.compile(
    rf"(?<![\d.第])(\d{{1,2}}|[二两三四五六七八九十])(?:大?类|种)(?:[^\d,。;:(]{{0,8}}?)(?:共计?|合计)?(\d[\d,]{{0,9}})({_UNIT})"
)
_COUNT = re.compile(rf"(?<![\d.])(?<!\d,)(\d[\d,]{{0,9}}(?:\.\d{{1,2}})?)({_UNIT})(?!以上)")
_OTHER = re.compile(rf"{PAST}|计划|目标|任务|拟|累计|约|近|超过|其中|每|原有|申报|抽|另|比|较|\d年以来|余")
_PARTIAL = re.compile("主要|部分|重点|等|其余|其他|另|抽|未列|之一|如下.{0,6}典型")
_THINGS = re.compile(rf"[(]({_UNIT})[)]$|(?:数量|户数|座数|台数|件数|人数)$")
_OF_PART = re.compile(r"其中|小计|^[-—]|\|[-—]|其它|合并")  # rows that hold others
_AFTER, _BACK = 80, 24  # characters after a table that may say what it leaves out, before a number
_ROWS, _TABLES, _MOST = 3, 12, 60
_CLOSE = Decimal("0.05")  # of a total: numbers that are of the same things


_Rows = Sequence[Mapping[int, Cell]]


class _Column(NamedTuple):
    """The numbers of a column, their sum, its name and unit ("" where its cells have several), and its rows."""

    cells: tuple[Cell, ...]
    total: Decimal
    name: str
    unit: str


def column_counts(case: Case) -> Iterator[Check]:
    """B06: the numbers of things that the text gives, against the columns that list them."""
    for table in [table for table in case.tables if table.within is None and table.continues is None][:_TABLES]:
        columns = _columns(case, table)
        if columns and not _PARTIAL.search(case.folded()[table.end : table.end + _AFTER].lstrip().split("\n")[0]):
            yield from _by_kinds(case, columns)
            yield from _by_lead(case, table, columns)
        yield from _totals(case, table)


def _columns(case: Case, table: Table) -> list[_Column]:
    """Return the columns of whole numbers of things; a printed total that they do not come to leaves one out."""
    rows = list(cell_rows(case, table).values())
    if not _ROWS < len(rows) + 1 <= _MOST or any(other.continues == table.id for other in case.tables):
        return []
    heads = {column: words_of(case, cell) for column, cell in rows[0].items()}
    totals = [row for row in rows[1:] if any(TOTAL.match(words_of(case, cell)) for cell in row.values())]
    listed = [row for row in rows[1:] if row not in totals]
    if len(totals) > 1 or len(listed) < _ROWS - 1:
        return []
    found = []
    for column, head in heads.items():
        form = _HEAD.fullmatch(head) if column else None
        made = _column(case, column, form, listed, totals) if form is not None else None
        found += [made] if made is not None else []
    return found


def _column(case: Case, column: int, head: re.Match[str], listed: _Rows, totals: _Rows) -> _Column | None:
    cells = [row[column] for row in listed if column in row]
    values = [_CELL.fullmatch(words_of(case, cell)) for cell in cells]
    if len(cells) < len(listed) or None in values:
        return None
    units = {value.group(2) or "" for value in values if value is not None}
    unit = head.group(2) or (units.pop() if len(units) == 1 else "")
    total = sum((_value(value.group(1)) for value in values if value is not None), Decimal(0))
    printed = _CELL.fullmatch(words_of(case, totals[0][column])) if totals and column in totals[0] else None
    if printed is not None and _value(printed.group(1)) != total:
        return None
    return _Column(tuple(cells), total, head.group(1) or head.group(3) or "", unit)


def _totals(case: Case, table: Table) -> Iterator[Check]:
    """A17: the printed total of a column of things, where another column of the table comes to its own."""
    rows = list(cell_rows(case, table).values())
    last = rows[-1] if _ROWS < len(rows) <= _MOST else {}
    if not any(TOTAL.match(words_of(case, cell)) for cell in last.values()) or _OF_PART.search(_words(case, rows)):
        return
    right: list[int] = []
    wrong: list[tuple[Decimal, Decimal, list[Cell], Cell]] = []
    for column, cell in last.items():
        cells = [row[column] for row in rows[1:-1] if column in row]
        values = [_CELL.fullmatch(words_of(case, each)) for each in (*cells, cell)]
        numbers = [_value(value.group(1)) for value in values if value is not None]
        if len(numbers) < len(rows) - 1 or not column:
            continue
        computed, printed = sum(numbers[:-1], Decimal(0)), numbers[-1]
        if computed == printed:
            right.append(column)
        elif _THINGS.search(words_of(case, rows[0][column]) if column in rows[0] else ""):
            wrong.append((computed, printed, cells, cell))
    for computed, printed, cells, cell in wrong if right and len(wrong) == 1 else ():
        found = (_CELL.fullmatch(words_of(case, each)) for each in cells)
        listed = [_value(match.group(1)) for match in found if match is not None]
        turned = any(is_exchanged(value, value + printed - computed) for value in listed)
        if is_count_slip(computed, printed) or turned:
            yield check_of_words(
                "A17", "audit.tally.finding", ((each.start, each.end) for each in (cell, *cells)),
                terms=[words_of(case, each) for each in cells], computed=plain(computed), printed=plain(printed),
            )  # fmt: skip


def _words(case: Case, rows: Sequence[Mapping[int, Cell]]) -> str:
    return "|".join(words_of(case, row[0]) for row in rows[1:-1] if 0 in row)


def _value(words: str) -> Decimal:
    return Decimal(words.replace(",", ""))


def _by_kinds(case: Case, columns: Sequence[_Column]) -> Iterator[Check]:
    """Yield numbers of so many kinds of things as a column has rows."""
    for found in case.once("kinds of things", lambda: list(_KINDS.finditer(case.folded()))):
        kinds, number = parse_number(found.group(1)), _value(found.group(2))
        alike = [c for c in columns if len(c.cells) == kinds and c.unit in ("", found.group(3))]
        before = case.folded()[max(found.start() - _BACK, 0) : found.start()]
        if len(alike) == 1 and not case.in_table(found.start()) and not _OTHER.search(_clause(before)):
            yield from _judged(number, alike[0], (found.start(), found.end(3)))


def _by_lead(case: Case, table: Table, columns: Sequence[_Column]) -> Iterator[Check]:
    """Yield the numbers of the paragraph that leads into a table by the name and the unit of a column's head."""
    said = before_table(case, table)
    if said is None or not LEADS.search(said[0].strip()) or _PARTIAL.search(said[0]):
        return
    words, begin, _ = said
    counts = [(m, _clause(words[max(m.start() - _BACK, 0) : m.start()])) for m in _COUNT.finditer(words)]
    for column in columns:
        alike = [
            m for m, before in counts
            if m.group(2) == column.unit
            and len(column.name) > 1 and column.name in before and not _OTHER.search(before)
        ]  # fmt: skip
        if len(alike) == 1 and all(_value(m.group(1)) != column.total for m, _ in counts):
            yield from _judged(_value(alike[0].group(1)), column, (begin + alike[0].start(), begin + alike[0].end(2)))


def _clause(words: str) -> str:
    return re.split("[,。;:\n]", words)[-1]


def _judged(number: Decimal, column: _Column, place: tuple[int, int]) -> Iterator[Check]:
    near = abs(number - column.total) <= _CLOSE * column.total or is_count_slip(number, column.total)
    if number != column.total and near:
        sides = (place, *((cell.start, cell.end) for cell in column.cells))
        yield check_of_words(
            "B06", "audit.column_count.finding", sides, computed=plain(column.total), printed=plain(number)
        )
