"""B03 for a table: as many projects are numbered in it as the paragraph before it says.

The table is held to be the whole where its total, or what a column comes to, is the amount that the paragraph gives,
where the paragraph's own classes (基础设施4个、产业3个) come to the rows, or where it leads into a table with a total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, NOT_CHECKABLE, PASS, Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.counts.tallies import tallies
from indexer.audit.telling import check_of_words
from indexer.forms import fold
from indexer.model import Cell, Figure, Table
from indexer.numerals import parse_number

_NUMBER = r"([0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_WHICH = "(?:大类|专项|重点|[一二三]级|类|子|支出|绩效|自评|评价|预算|财政|建设|工程|民生|实施|具体|资金){0,3}"
_SAID = re.compile(
    rf"(?<![\d.第一二三四五六七八九十]){_NUMBER}个{_WHICH}项目(?!组|部|区|类|单位|库|点)"
    rf"|项目{_NUMBER}个(?!月|县|市|乡|镇|村)"
)
LEADS = re.compile(
    r"(?:如下|下表|附表\d{0,2}|表[一二三四五六七八九十\d]{1,2})[^。;,\n]{0,6}[:。]?$|项目[^。;,\n]{0,8}:$|个[:。]$"
)
PART = re.compile(r"主要|部分|重点|等|前[一二三四五六七八九十\d]|其余|其他|另|抽取|抽查|抽样|选取|之一|以上")
_NAMES, TOTAL = re.compile("项目"), re.compile(r"^(?:合计|总计|共计|小计)")
_CAPTION = re.compile(r"^\s*(?:附?表|单位|\()|明细表?$|情况表$|单位:")
_BACK, _FEWEST = 320, 3  # characters before a table; rows


def counted_rows(case: Case) -> Iterator[Check]:
    """B03: the numbered projects of a table are as many as the paragraph that leads into it says."""
    for table in case.tables:
        if table.within is None and table.continues is None and (rows := _numbered(case, table)) is not None:
            said = before_table(case, table)
            if said is not None and _SAID.search(said[0]):
                yield _check(case, table, rows, *said)


def _numbered(case: Case, table: Table) -> tuple[list[Cell], bool] | None:
    """Return the cells that number a table's rows from 1 on, and whether a total follows; None where it has none."""
    if any(other.continues == table.id for other in case.tables):
        return None  # it goes on elsewhere
    rows = cell_rows(case, table)
    ordered = list(rows.values())
    if len(ordered) < _FEWEST or not any(_NAMES.search(words_of(case, cell)) for cell in ordered[0].values()):
        return None
    numbers: list[Cell] = []
    total = False
    for row in ordered[1:]:
        first = words_of(case, row[0]) if 0 in row else ""
        if first == str(len(numbers) + 1) and not total and len(row) > 2:
            numbers.append(row[0])
        elif any(TOTAL.match(words_of(case, cell)) for cell in row.values()):
            total = True
        else:
            return None  # rows without a number may be more projects, or go on with the one above
    return (numbers, total) if len(numbers) >= _FEWEST else None


def before_table(case: Case, table: Table) -> tuple[str, int, int] | None:
    """Return the folded paragraph before a table, the lines of its caption left out, and where it begins and ends."""
    begin = max(table.start - _BACK, 0)
    before = case.folded()[begin : table.start]
    lines = before.rstrip().split("\n")
    while lines and (not lines[-1].strip() or (_CAPTION.search(lines[-1].strip()) and "。" not in lines[-1])):
        lines.pop()
    if not lines:
        return None
    end = len("\n".join(lines))
    first = len("\n".join(lines[:-1])) + 1 if len(lines) > 1 else 0
    if first and "。" not in lines[-1] and _SAID.search(lines[-1]) is None:  # a paragraph wrapped at the margin
        first = len("\n".join(lines[:-2])) + 1 if len(lines) > 2 else 0
    elif first and _SAID.search(lines[-1]) is None and not lines[-2].rstrip().endswith(("。", ":")):
        first = len("\n".join(lines[:-2])) + 1 if len(lines) > 2 else 0
    return before[first:end], begin + first, begin + end


def _check(
    case: Case, table: Table, rows: tuple[list[Cell], bool], words: str, begin: int, end: int
) -> Check:  # fmt: skip
    cells, total = rows
    found = list(_SAID.finditer(words))
    said = {int(n) for match in found if (n := parse_number(match.group(1) or match.group(2))) is not None}
    classes = [tally for tally in tallies(case) if begin <= tally.place[0] < end]
    outcome = NOT_CHECKABLE
    if len(cells) in said:
        outcome = PASS
    elif len(said) == 1 and min(said) < 100:
        whole = _same_amount(case, table, begin, end) or any(t.sum == len(cells) for t in classes)
        leads = total and LEADS.search(words.strip()) is not None and not PART.search(words)
        outcome = FINDING if whole or leads else NOT_CHECKABLE
    places = [(begin + match.start(), begin + match.end()) for match in found[:1]]
    return check_of_words(
        "B03", f"audit.counted.{outcome}", (*places, *_places(cells, table)), outcome=outcome,
        number="、".join(map(str, sorted(said))), found=len(cells),
    )  # fmt: skip


def _places(cells: Sequence[Cell], table: Table) -> list[tuple[int, int]]:
    """Return where the projects are named: the cells beside their numbers."""
    beside = {cell.row: cell for cell in table.cells if cell.column == 1}
    return [(beside[c.row].start, beside[c.row].end) if c.row in beside else (c.start, c.end) for c in cells[:10]]


def _same_amount(case: Case, table: Table, begin: int, end: int) -> bool:
    """Say whether the paragraph prints the amount that the table has for its total, or that a column comes to."""
    columns: dict[str, list[Figure]] = {}
    for figure in case.money():
        if figure.table is not None and figure.table.table == table.id and figure.amount_yuan is not None:
            columns.setdefault(figure.table.column, []).append(figure)
    totals = {
        f.amount_yuan for column in columns.values() for f in column
        if f.table is not None and TOTAL.match(fold(f.table.row).replace(" ", ""))
    }  # fmt: skip
    totals |= {sum((f.amount_yuan or Decimal(0) for f in column), Decimal(0)) for column in columns.values()}
    return any(
        f.amount_yuan in totals for f in case.money() if f.table is None and f.amount_yuan and begin <= f.start < end
    )
