"""Grids of readers and flattened text tables -> typed tables.

A form that stacks several grids (money, then targets, then indicators) becomes one table for each row of headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indexer.flattened import BLANKS, GridRow, fields, find_grids
from indexer.model import Cell, Section, Table
from indexer.quantities import narrow
from indexer.text import ReportText

_UNIT = re.compile(
    r"(?:金额|计量)?单位[ ]?[:：][ ]?(?:人民币)?(元|千元|万元|百万元|亿元)"
    r"|[（(](?:单位[:：])?(?:人民币)?(元|千元|万元|百万元|亿元)(?:/[^）)]{1,8})?[)）]"
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


def text_to_tables(report_id: str, text: ReportText, sections: Sequence[Section]) -> tuple[Table, ...]:
    """Return the tables of a report in document order; each has the section it begins in."""
    blocks = [rows for grid in text.grids if (rows := _grid_rows(grid.cells))]
    blocks += find_grids(text.text, [(grid.start, grid.end) for grid in text.grids])
    blocks.sort(key=lambda rows: rows[0].start)
    ordered = sorted(sections, key=lambda s: s.start)
    tables: list[Table] = []
    for rows in blocks:
        caption, unit = _caption(text.text, rows[0].start)
        section = _section_at(ordered, rows[0].start)
        for part, headers in _parts(text.text, rows):
            tables.append(_table(report_id, text.text, part, headers, caption, unit, section))
    return tuple(tables)


def _grid_rows(cells: Sequence[Cell]) -> list[GridRow]:
    by_row: dict[int, list[Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    rows = []
    for number in sorted(by_row):
        row = tuple(sorted(by_row[number], key=lambda c: c.column))
        rows.append(GridRow(row, min(c.start for c in row), max(c.end for c in row), loose=False))
    return rows


def _section_at(sections: Sequence[Section], position: int) -> str | None:
    """Return the last section to begin before `position` that still holds it."""
    found = None
    for section in sections:
        if section.start > position:
            break
        if section.end > position:
            found = section.id
    return found


def _parts(text: str, rows: Sequence[GridRow]) -> Iterator[tuple[list[GridRow], int]]:
    """Cut a form where a row of headings begins another grid; yield rows and how many of them are headings."""
    part: list[GridRow] = []
    headers = 0
    for number, row in enumerate(rows):
        heading = is_heading_row(row.words(text))
        heading = heading or (not part and _names_columns(text, rows[number : number + 2]))
        if heading and len(part) > headers:
            yield part, headers
            part, headers = [], 0
        headers += heading
        part.append(row)
    if part:
        yield part, headers


def _names_columns(text: str, rows: Sequence[GridRow]) -> bool:
    """Say whether a first row of three names or more stands over a row of numbers, whatever its words are."""
    if len(rows) < 2 or len(rows[0].cells) != len(rows[1].cells):
        return False
    first, second = ([narrow(words) for words in row.words(text)] for row in rows)
    named = [bool(head) and not _NUMBER.match(head) and len(head) < 20 for head in first]
    return len(named) > 2 and all(named) and all(_NUMBER.match(cell) for cell in second[1:])


def is_heading_row(cells: Sequence[str]) -> bool:
    """Say whether a row names columns: no numbers, and at least two words that columns are named by."""
    filled = [re.sub(r"\s", "", narrow(cell)) for cell in cells if cell.strip(BLANKS)]
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
        line = text[begin:end].strip(BLANKS)
        if not line:
            continue
        unit = unit or find_unit(line)
        if len(line) > 60 or re.search("[，。；]", line) or len(fields(text, begin, end)) > 1:
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
    report_id: str,
    text: str,
    rows: Sequence[GridRow],
    headers: int,
    caption: str | None,
    unit: str | None,
    section: str | None,
) -> Table:
    cells = _aligned(rows, headers)
    labels = _label_columns(text, cells, headers)
    for cell in cells:  # a unit in a corner is the table's; one over a column is that column's
        if cell.row < headers and cell.column < labels:
            unit = find_unit(text[cell.start : cell.end]) or unit
    return Table(
        id=f"{report_id}-t{rows[0].start}",
        report=report_id,
        section=section,
        caption=caption,
        unit=unit,
        start=rows[0].start,
        end=rows[-1].end,
        header_rows=headers,
        header_columns=labels,
        cells=tuple(cells),
    )


def _aligned(rows: Sequence[GridRow], headers: int) -> list[Cell]:
    """Give cells their columns; where flattening lost merged cells, drop blank leads or align at the right."""
    width = max((len(row.cells) for row in rows[:headers]), default=0)
    cells = []
    for number, row in enumerate(rows):
        columns = [cell.column for cell in row.cells]
        if row.loose and number >= headers and width and len(columns) != width:
            columns = _shifted(len(columns), width)
        cells += [
            replace(cell, row=number, column=column)
            for cell, column in zip(row.cells, columns, strict=True)
            if column >= 0
        ]
    return cells


def _shifted(count: int, width: int) -> list[int]:
    """Return columns for `count` cells under `width` heads: cells too many are blank leads, too few merged names."""
    if count > width:
        return [column - (count - width) for column in range(count)]
    if count < 3:
        return list(range(count))
    return [0, *range(width - count + 1, width)]


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
