"""B03 of progress: so many are finished and so many are not, against the rows of a table that says so of each.

6个小区已竣工，其余2个仍在施工, beside seven rows of which five say 已竣工 and two 在建. A table may be of another day:
then both numbers differ, and their sum does not. Where one of the two is the table's, and the report gives the number
of the rows as that of the same things, the other is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.audit.case import Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.counts.counted_rows import TOTAL
from indexer.audit.guards import PAST
from indexer.audit.spans import sentence_around
from indexer.audit.telling import check_of_words
from indexer.model import Cell, Table
from indexer.word_lists import any_in

STATUS = re.compile(f"^(?:工程|建设|实施|项目|任务|目前|当前)?(?:{any_in('status.head')})$")
_DONE = re.compile(r"^(?:已|全部)*(?:完工|竣工|完成|建成|验收|通过验收|投用|投入使用|交付|结题|办结)")
_OPEN = re.compile(r"^(?:未|尚未|没有|正在|在建|施工中|进行中|实施中|建设中|延期|停工|暂停|暂缓|在研)")
_UNIT = "[个项处座所条栋户件台]"
_FINISHED = "(?:竣工|完工|完成|建成|验收|交付|投用|投入使用|办结)"
_UNFINISHED = "(?:仍在|正在|尚在|还在|在建|施工中|未完工|未竣工|未完成|未建成|未验收|尚未|未办结)"
_THINGS = r"([^\d,。;:、()\n]{0,6}?)"
_NUMBERS = re.compile(
    rf"(?<![\d.第年月])(\d{{1,3}})({_UNIT}){_THINGS}(?:目前|现|均|都|全部|如期|按期)*已?(?:经|全部)?{_FINISHED}[^\d,。;\n]{{0,6}}[,;]"
    rf"[^\d,。;\n]{{0,8}}?(\d{{1,3}}){_UNIT}[^\d,。;:\n]{{0,8}}?{_UNFINISHED}"
)
_REVERSED = re.compile(
    rf"已(?:经|全部)?{_FINISHED}{_THINGS}(\d{{1,3}})({_UNIT})[^\d,。;\n]{{0,6}}[,;、]"
    rf"[^\d,。;\n]{{0,4}}{_UNFINISHED}[^\d,。;\n]{{0,4}}?(\d{{1,3}}){_UNIT}"
)
_ELSE = re.compile(f"{PAST}|计划|目标|预计|累计|全[省市县区]|以来")
_ROWS, _TABLES, _SENTENCE = 3, 12, 120


class _Rows(NamedTuple):
    """How many rows say that they are finished, and how many that they are not; the cells that say so."""

    done: int
    undone: int
    cells: tuple[Cell, ...]


def status_rows(case: Case) -> Iterator[Check]:
    """B03: the finished and the unfinished of a sentence, against those of each table with a column of progress."""
    tables = [rows for table in case.tables[:_TABLES] if (rows := _rows(case, table)) is not None]
    folded = case.folded()
    for form, groups in ((_NUMBERS, (1, 2, 3, 4)), (_REVERSED, (2, 3, 1, 4))) if tables else ():
        for found in form.finditer(folded):
            if case.in_table(found.start()):
                continue
            done, unit, things, undone = (found.group(group) for group in groups)
            begin, _ = sentence_around(case, *found.span(), _SENTENCE)
            for rows in tables if not _ELSE.search(folded, begin, found.end()) else ():
                number = rows.done + rows.undone
                same = re.search(rf"(?<!\d){number}{unit}", folded[begin : found.start()]) is not None
                same = same or (len(things) > 1 and f"{number}{unit}{things}" in folded)
                if same and (int(done) == rows.done) != (int(undone) == rows.undone):
                    yield _check(case, rows, found, (groups[0], groups[3]))


def _rows(case: Case, table: Table) -> _Rows | None:
    """Return what the rows of a table say of their progress, None where one of them says nothing that is known."""
    if table.within is not None or table.continues is not None:
        return None
    rows = list(cell_rows(case, table).values())
    columns = [column for column, cell in rows[0].items() if STATUS.match(words_of(case, cell))] if rows else []
    if len(columns) != 1 or any(other.continues == table.id for other in case.tables):
        return None
    listed = [row for row in rows[1:] if not any(TOTAL.match(words_of(case, cell)) for cell in row.values())]
    cells = tuple(row[columns[0]] for row in listed if columns[0] in row)
    said = [words_of(case, cell) for cell in cells]
    done, undone = (sum(form.match(words) is not None for words in said) for form in (_DONE, _OPEN))
    return _Rows(done, undone, cells) if done + undone == len(listed) >= _ROWS else None


def _check(case: Case, rows: _Rows, found: re.Match[str], groups: tuple[int, int]) -> Check:
    """Return the finding of the number that is not the table's, with the cells that count."""
    first = int(found.group(groups[0])) != rows.done
    group, right, form = (groups[0], rows.done, _DONE) if first else (groups[1], rows.undone, _OPEN)
    cells = [(cell.start, cell.end) for cell in rows.cells if form.match(words_of(case, cell))]
    return check_of_words(
        "B03", "audit.counted.finding", (found.span(group), found.span(groups[1] if first else groups[0]), *cells),
        number=found.group(group), found=str(right),
    )  # fmt: skip
