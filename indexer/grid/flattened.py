r"""Tables that text extraction flattened, and where their cells stand.

Four shapes occur: a row on a line with its cells between tabs, upright bars or wide gaps, and Word's export of one
cell to a line (`\tcell`), a blank line between rows, where a cell may hold line breaks and blank lines of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.lines import line_spans
from indexer.model import Cell

BLANKS = " \u3000\t\n\xa0"
_CAPTION = re.compile(
    r"[（(]?续|接?上?表[\d一二三四五六七八九十]|附[表件]"
)  # of another part of the table, not in a cell
_BARS = "|｜│┃"
_ACCOUNTED = re.compile(r"-?(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,9}\.\d\d)")
_WIDE_GAP = re.compile(r"(?:[ \u3000]{2,}|\u3000)")
# Words of two characters that are set apart to fill a cell: 合　计.
SET_APART = frozenset("合计 总计 小计 共计 总分 项目 科目 金额 备注 类别 名称 指标 分值 权重 得分 序号".split())


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: its cells, stripped of white space.

    `loose` where flattening may have lost cells, `flat` where nothing says which cells were merged.
    """

    cells: tuple[Cell, ...]
    start: int
    end: int
    loose: bool = True
    flat: bool = True

    def words(self, text: str) -> list[str]:
        """Return what the cells hold."""
        return [text[cell.start : cell.end] for cell in self.cells]


def find_grids(text: str, taken: Sequence[tuple[int, int]]) -> list[list[GridRow]]:
    """Find the flattened shapes outside the readers' grids."""
    found: list[list[GridRow]] = []
    lines = list(_lines(text, taken))
    index = 0
    while index < len(lines):
        start, end = lines[index]
        if text.startswith("\t", start) and text.count("\t", start, end) == 1 and _word_table(text, lines, index):
            rows, index = _cell_lines(text, lines, index)
            found.append(rows)
        elif len(fields(text, start, end)) > 1:
            rows, index = _field_lines(text, lines, index)
            if len(rows) > 1:
                found.append(rows)
        else:
            index += 1
    return found


def fields(text: str, start: int, end: int, *, open_rows: bool = False) -> list[tuple[int, int]]:
    """Return the cells of a line: between tabs, upright bars, or (three or more) wide gaps; [] where there are none.

    In a table with `open_rows`, whose lines do not all begin with a bar, one that does begins with an empty cell.
    """
    line = text[start:end]
    if "\t" in line.strip(" \n"):
        return _pieces(text, start, end, re.finditer("\t", line))
    kind = next((bar for bar in _BARS if bar in line), "")  # another one may part words within a cell: 产出｜数量
    if bars := list(re.finditer(re.escape(kind), line)) if kind else []:
        cells = _pieces(text, start, end, bars)
        framed = _is_framed(line) and not open_rows
        if framed and len(bars) > 1:
            return cells[1:-1] if line.strip()[-1] in _BARS else cells[1:]
        if not framed and (len(bars) > 1 or line[bars[0].start()] != "|"):  # a|b alone may be prose
            return cells
    inner = line.strip(BLANKS)
    if len(inner) < 200 and not inner.endswith("。"):
        gaps = [gap for gap in _WIDE_GAP.finditer(line.rstrip(BLANKS)) if line[: gap.start()].strip(BLANKS)]
        gaps = [gap for gap in gaps if not _is_within_word(line, gap)]
        cells = _pieces(text, start, end, gaps)
        return cells if len(cells) > 2 or _is_entry(text, cells) else []
    return []


def _is_framed(line: str) -> bool:
    return line.strip()[:1] in _BARS


def _is_open(text: str, lines: Sequence[tuple[int, int]], index: int) -> bool:
    """Say whether a row between bars begins without one, in the lines from `index` on that hold cells."""
    last = -1
    for number in range(index, len(lines)):
        start, end = lines[number]
        line = text[start:end]
        if (last >= 0 and start != last + 1) or not any(bar in line for bar in _BARS) or "\t" in line:
            return False
        if not _is_framed(line) and len(fields(text, start, end)) > 1:
            return True
        last = end
    return False


def _is_within_word(line: str, gap: re.Match[str]) -> bool:
    """Say whether a gap parts the two characters of a word that stands alone: 合　计."""
    first, last = gap.start() - 1, gap.end()
    if line[first] + line[last] not in SET_APART:
        return False
    return (first == 0 or line[first - 1] in BLANKS) and (last + 1 == len(line) or line[last + 1] in BLANKS)


def _is_entry(text: str, cells: Sequence[tuple[int, int]]) -> bool:
    """Say whether two cells are a name and an amount printed as accounts print it: 信号灯维修　864,320.50."""
    if len(cells) != 2:
        return False
    name, amount = (text[slice(*cell)] for cell in cells)
    return _ACCOUNTED.fullmatch(amount) is not None and not any(c.isdigit() for c in name)


def _pieces(text: str, start: int, end: int, marks: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    cells, position = [], start
    for mark in marks:
        cells.append(_strip(text, position, start + mark.start()))
        position = start + mark.end()
    return [*cells, _strip(text, position, end)]


def lines_of(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of each line, and whether it stands in one of the spans `taken`, which are in order."""
    number = 0
    for start, end in line_spans(text):
        while number < len(taken) and taken[number][1] <= start:
            number += 1
        yield start, end, number < len(taken) and taken[number][0] < max(end, start + 1)


def _lines(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end, inside in lines_of(text, sorted(taken)) if not inside)


def _word_table(text: str, lines: Sequence[tuple[int, int]], index: int) -> bool:
    """Say whether several cell lines follow one another."""
    return sum(text[a:b].startswith("\t") for a, b in lines[index : index + 4]) > 1


def _row(cells: Sequence[tuple[int, int]], start: int, end: int) -> GridRow:
    return GridRow(tuple(Cell(0, column, a, b) for column, (a, b) in enumerate(cells)), start, end)


def _field_lines(text: str, lines: Sequence[tuple[int, int]], index: int) -> tuple[list[GridRow], int]:
    """Read consecutive lines of cells as rows; a ruled line (|---|) is none."""
    rows: list[GridRow] = []
    previous = None
    open_rows = _is_open(text, lines, index)
    while index < len(lines):
        start, end = lines[index]
        cells = fields(text, start, end, open_rows=open_rows)
        if len(cells) < 2 or (previous is not None and start != previous + 1):
            break
        if any(text[a:b].strip("-: ") for a, b in cells):
            rows.append(_row(cells, start, end))
        previous = end
        index += 1
    return rows, index


def _cell_lines(text: str, lines: Sequence[tuple[int, int]], index: int) -> tuple[list[GridRow], int]:
    """Read one cell a line, a blank line before a new row; other lines go on with the cell before."""
    rows: list[list[tuple[int, int]]] = [[]]
    blank = 0
    while index < len(lines):
        start, end = lines[index]
        line = text[start:end]
        if line.startswith("\t"):
            if blank and rows[-1]:
                rows.append([])
            rows[-1].append((start + 1, end))
        elif not line.strip(BLANKS):
            blank += 1
            index += 1
            continue
        elif blank > 1 or (blank and _CAPTION.match(line.strip(BLANKS))) or not _continues(text, lines, index):
            break
        else:
            rows[-1][-1] = (rows[-1][-1][0], end)
        blank = 0
        index += 1
    made = []
    for row in rows:
        cells = [_strip(text, a, b) for a, b in row]
        made.append(_row(cells, row[0][0], row[-1][1]))
    return made, index


def _continues(text: str, lines: Sequence[tuple[int, int]], index: int) -> bool:
    """Say whether cell lines come again soon, so that this line is inside a cell."""
    for start, end in lines[index + 1 : index + 8]:
        if text.startswith("\t", start):
            return True
        if end - start > 60:
            return False
    return False


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    return start, end
