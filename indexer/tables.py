"""Grids of readers and flattened text tables -> typed tables.

Two flattened shapes occur: a row on a line with its cells joined by tabs, and Word's export of one cell to a line
(`\\tcell`), a blank line between rows, where a cell may hold line breaks and blank lines of its own. A form that
stacks several grids (money, then targets, then indicators) becomes one table for each row of headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.model import Cell, Section, Table
from indexer.quantities import narrow
from indexer.text import ReportText

_UNIT = re.compile(
    r"(?:金额|计量)?单位[ ]?[:：][ ]?(?:人民币)?(元|千元|万元|百万元|亿元)"
    r"|[（(](?:单位[:：])?(?:人民币)?(元|千元|万元|百万元|亿元)[)）]"
)
_HEADINGS = re.compile(
    r"预算|决算|执行|金额|支出|收入|分值|权重|得分|评分|指标|完成|标准|数量|单价|单位成本|备注|年度?$|年$|合计|小计|占比|比例|比率|率|"
    r"目标|实际|计划|项目名?称?|内容|名称|序号|到位|下达|结转|结余|资金|原因|性质分|情况|规模|投资|科目|类别|编制|在职"
)
# Column heads under which values stand, and those under which names stand whatever else they say.
_VALUES = re.compile(
    r"预算|决算|执行|金额|支出|收入|分值|权重|得分|评分|指标值|目标值|完成值|实际完成|标准|单价|数量|率|比|到位|下达|结转|结余|"
    r"\d{4}年|数$|额$|[（(][千百]?[万亿]?元[)）]"
)
_NAMES = re.compile(r"名称|内容|科目|类别|序号|编号|[一二三]级指标$|项目$|单位$|部门|用途|方向|事项|级次")
_NUMBER = re.compile(r"[≥≤<>＝=约]?\s*-?\d[\d,]*(?:\.\d+)?\s*(?:%|万元|亿元|元|分)?$")
_WIDE_GAP = re.compile(r"(?:[ \u3000]{2,}|\u3000)")
_BLANKS = " \u3000\t\n\xa0"


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[int, int], ...]  # start and end of each, stripped
    columns: tuple[int, ...]
    start: int
    end: int


def text_to_tables(report_id: str, text: ReportText, sections: Sequence[Section]) -> tuple[Table, ...]:
    """Return the tables of a report in document order; each has the section it begins in."""
    blocks: list[list[_Row]] = [_grid_rows(grid.cells) for grid in text.grids]
    taken = [(grid.start, grid.end) for grid in text.grids]
    blocks += _flattened(text.text, taken)
    blocks.sort(key=lambda rows: rows[0].start if rows else 0)
    deepest = sorted(sections, key=lambda s: s.start)
    tables: list[Table] = []
    for rows in blocks:
        caption, unit = _caption(text.text, rows[0].start) if rows else (None, None)
        for part in _parts(text.text, rows):
            tables.append(_table(report_id, len(tables), text.text, part, caption, unit, deepest))
    return tuple(tables)


def _grid_rows(cells: Sequence[Cell]) -> list[_Row]:
    by_row: dict[int, list[Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    rows = []
    for number in sorted(by_row):
        row = sorted(by_row[number], key=lambda c: c.column)
        rows.append(
            _Row(tuple((c.start, c.end) for c in row), tuple(c.column for c in row), row[0].start, max(c.end for c in row))
        )
    return rows


def _flattened(text: str, taken: Sequence[tuple[int, int]]) -> list[list[_Row]]:
    """Find the flattened shapes outside the readers' grids."""
    found: list[list[_Row]] = []
    lines = list(_lines(text, taken))
    index = 0
    while index < len(lines):
        start, end = lines[index]
        if text.startswith("\t", start) and text.count("\t", start, end) == 1 and _word_table(text, lines, index):
            rows, index = _cell_lines(text, lines, index)
            found.append(rows)
        elif len(_fields(text, start, end)) > 1:
            rows, index = _field_lines(text, lines, index)
            if len(rows) > 1:
                found.append(rows)
        else:
            index += 1
    return found


def _fields(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the cells of a line: between tabs, upright bars, or (three or more) wide gaps; [] where there are none."""
    line = text[start:end]
    if "\t" in line.strip(" \n"):
        return _pieces(text, start, end, re.finditer("\t", line))
    if line.count("|") > 1 and line.strip().startswith("|"):
        cells = _pieces(text, start, end, re.finditer(r"\|", line))
        return cells[1:-1] if line.strip().endswith("|") else cells[1:]
    inner = line.strip(_BLANKS)
    if len(inner) < 200 and not inner.endswith("。") and len(gaps := list(_WIDE_GAP.finditer(line.rstrip(_BLANKS)))) > 1:
        gaps = [gap for gap in gaps if line[: gap.start()].strip(_BLANKS)]
        cells = _pieces(text, start, end, gaps)
        return cells if len(cells) > 2 else []
    return []


def _pieces(text: str, start: int, end: int, marks: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    cells, position = [], start
    for mark in marks:
        cells.append(_strip(text, position, start + mark.start()))
        position = start + mark.end()
    return [*cells, _strip(text, position, end)]


def _lines(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, number = 0, 0
    spans = sorted(taken)
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while number < len(spans) and spans[number][1] <= start:
            number += 1
        if number == len(spans) or spans[number][0] >= max(end, start + 1):
            yield start, end
        start = end + 1


def _word_table(text: str, lines: Sequence[tuple[int, int]], index: int) -> bool:
    """Say whether several cell lines follow one another."""
    return sum(text[a:b].startswith("\t") for a, b in lines[index : index + 4]) > 1


def _field_lines(text: str, lines: Sequence[tuple[int, int]], index: int) -> tuple[list[_Row], int]:
    """Read consecutive lines of cells as rows; a ruled line (|---|) is none."""
    rows: list[_Row] = []
    previous = None
    while index < len(lines):
        start, end = lines[index]
        cells = _fields(text, start, end)
        if len(cells) < 2 or (previous is not None and start != previous + 1):
            break
        if any(text[a:b].strip("-: ") for a, b in cells):
            rows.append(_Row(tuple(cells), tuple(range(len(cells))), start, end))
        previous = end
        index += 1
    return rows, index


def _cell_lines(text: str, lines: Sequence[tuple[int, int]], index: int) -> tuple[list[_Row], int]:
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
        elif not line.strip(_BLANKS):
            blank += 1
            index += 1
            continue
        elif blank > 1 or not _continues(text, lines, index):
            break
        else:
            rows[-1][-1] = (rows[-1][-1][0], end)
        blank = 0
        index += 1
    made = []
    for row in rows:
        cells = tuple(_strip(text, a, b) for a, b in row)
        made.append(_Row(cells, tuple(range(len(cells))), row[0][0], row[-1][1]))
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
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return start, end


def _parts(text: str, rows: Sequence[_Row]) -> Iterator[tuple[list[_Row], int]]:
    """Cut a form where a row of headings begins another grid; yield rows and how many of them are headings."""
    part: list[_Row] = []
    headers = 0
    for number, row in enumerate(rows):
        heading = is_heading_row([text[a:b] for a, b in row.cells])
        heading = heading or (not part and _names_columns(text, rows[number : number + 2]))
        if heading and len(part) > headers:
            yield part, headers
            part, headers = [], 0
        headers += heading
        part.append(row)
    if part:
        yield part, headers


def _names_columns(text: str, rows: Sequence[_Row]) -> bool:
    """Say whether a first row of three names or more stands over a row of numbers, whatever its words are."""
    if len(rows) < 2 or len(rows[0].cells) != len(rows[1].cells):
        return False
    first, second = ([narrow(text[a:b]) for a, b in row.cells] for row in rows)
    named = [bool(head) and not _NUMBER.match(head) and len(head) < 20 for head in first]
    return len(named) > 2 and all(named) and all(_NUMBER.match(cell) for cell in second[1:])


def is_heading_row(cells: Sequence[str]) -> bool:
    """Say whether a row names columns: no numbers, and at least two words that columns are named by."""
    filled = [re.sub(r"\s", "", narrow(cell)) for cell in cells if cell.strip(_BLANKS)]
    if len(filled) < 2 or any(_NUMBER.match(cell) or cell in ("—", "——", "-", "无") for cell in filled):
        return False
    if any(len(cell) > 24 or re.search(r"[:：]\s*\d", cell) for cell in filled):
        return False
    named = sum(_HEADINGS.search(cell) is not None for cell in filled)
    if len(filled) == 2:
        return named == 2 and _columns(filled)
    return named >= 2 and named * 2 >= len(filled)


def _columns(filled: Iterable[str]) -> bool:
    return any(re.search(r"数$|额|值$|得分|[（(]万?元[)）]|年$", cell) for cell in filled)


def _caption(text: str, start: int) -> tuple[str | None, str | None]:
    """Return the caption and the unit printed in the three lines above a table."""
    caption = unit = None
    end = start
    for _ in range(4):
        end = text.rfind("\n", 0, max(end, 0))
        if end < 0:
            break
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end].strip(_BLANKS)
        if not line:
            continue
        unit = unit or find_unit(line)
        if len(line) > 60 or line.endswith("。") or len(_fields(text, begin, end)) > 1:
            break
        if caption is None and not re.fullmatch(r"[（(]?(?:单位|金额单位).{0,12}|[（(]\d{4}年?度?[)）]", line):
            caption = line
            break
    return caption, unit


def find_unit(text: str) -> str | None:
    """Return the unit that a caption, heading or note declares: 单位：万元, （万元）."""
    found = _UNIT.search(text)
    return (found.group(1) or found.group(2)) if found else None


def _table(
    report_id: str, number: int, text: str, part: tuple[list[_Row], int], caption: str | None, unit: str | None,
    sections: Sequence[Section],
) -> Table:  # fmt: skip
    rows, headers = part
    cells = _aligned(rows, headers)
    start = rows[0].start
    section = None
    for candidate in sections:
        if candidate.start > start:
            break
        if candidate.end > start:
            section = candidate.id
    for row in rows[:headers]:
        for a, b in row.cells:
            unit = find_unit(text[a:b]) or unit
    return Table(
        f"{report_id}-t{start}", report_id, section, caption, unit, start, rows[-1].end, headers,
        _label_columns(text, cells, headers), tuple(cells),
    )  # fmt: skip


def _aligned(rows: Sequence[_Row], headers: int) -> list[Cell]:
    """Give cells their columns; where flattening lost merged cells, drop blank leads or align at the right."""
    width = max((len(row.cells) for row in rows[:headers]), default=0)
    cells = []
    for number, row in enumerate(rows):
        columns = row.columns
        flat = columns == tuple(range(len(columns)))
        if flat and number >= headers and width and len(columns) != width:
            columns = _shifted(row, width)
        cells += [
            Cell(number, column, a, b) for (a, b), column in zip(row.cells, columns, strict=True) if column >= 0
        ]
    return cells


def _shifted(row: _Row, width: int) -> tuple[int, ...]:
    count = len(row.cells)
    if count > width:
        return tuple(column - (count - width) for column in range(count))
    if count < 3:
        return tuple(range(count))
    return (0, *range(width - count + 1, width))


def _label_columns(text: str, cells: Sequence[Cell], headers: int) -> int:
    """Count the columns before the first under which values stand, by its head or else by what it holds."""
    heads: dict[int, str] = {}
    numbers: dict[int, list[bool]] = {}
    for cell in cells:
        printed = re.sub(r"\s", "", narrow(text[cell.start : cell.end]))
        if cell.row < headers:
            heads[cell.column] = heads.get(cell.column, "") + printed
        elif printed:
            numbers.setdefault(cell.column, []).append(_NUMBER.match(printed) is not None)
    for column in sorted({*heads, *numbers} - {0}):
        head, found = heads.get(column, ""), numbers.get(column, [])
        if _NAMES.search(head):
            continue
        if _VALUES.search(head) or sum(found) * 2 > len(found):
            return column
    return 1
