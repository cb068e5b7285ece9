"""Grids of readers and flattened text tables -> typed tables.

A form that stacks several grids (money, then targets, then indicators) becomes one table for each row of heads. A
table that goes on over the page, its heads printed again or not, says which one it continues; a table within a cell
of another says which.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.grid.alignment import aligned
from indexer.grid.captions import caption_above, caption_of_rows, find_unit, goes_on, note_below
from indexer.grid.flattened import GridRow, find_grids
from indexer.grid.heading_rows import Part, cut, is_heading_row
from indexer.grid.lattice import Lattice
from indexer.grid.placing import kind_of_cell
from indexer.grid.spaced import find_spaced
from indexer.grid.stacked import find_stacked
from indexer.model import Cell, Section, Table
from indexer.text import Grid, ReportText

_OWN_TITLE = re.compile(r"^附?表\s?[\d一二三四五六七八九十]|表(?:[（(][^（()）]{1,12}[)）])?$")

__all__ = ["find_unit", "is_heading_row", "text_to_tables"]


@dataclass(frozen=True, slots=True)
class _Form:
    """The rows of one grid, where it stands, and whether that is in a cell of another."""

    rows: list[GridRow]
    start: int
    end: int
    inside: bool = False


def text_to_tables(report_id: str, text: ReportText, sections: Sequence[Section]) -> tuple[Table, ...]:
    """Return the tables of a report in document order; each has the section it begins in."""
    forms = _of_readers(text.grids)
    outer = [(form.start, form.end) for form in forms if not form.inside]
    flat = find_grids(text.text, outer)
    for find in (find_spaced, find_stacked):
        flat += find(text.text, sorted([*outer, *((rows[0].start, rows[-1].end) for rows in flat)]))
    forms += [_Form(rows, rows[0].start, rows[-1].end) for rows in flat]
    forms.sort(key=lambda form: (form.start, -form.end))
    ordered = sorted(sections, key=lambda s: s.start)
    tables: list[Table] = []
    last: Table | None = None  # of the forms that stand in no cell
    for form in forms:
        section = _section_at(ordered, form.start)
        found = _form_tables(report_id, text.text, form, section, last)
        if form.inside:
            found = [replace(table, within=_holder(tables, table)) for table in found]
        elif found:
            last = found[-1]
        tables += found
    return tuple(sorted(tables, key=lambda table: table.start))


def _of_readers(grids: Sequence[Grid]) -> list[_Form]:
    forms: list[_Form] = []
    end = -1
    for grid in sorted(grids, key=lambda grid: (grid.start, -grid.end)):
        if rows := _grid_rows(grid.cells):
            forms.append(_Form(rows, grid.start, grid.end, grid.end <= end))
            end = max(end, grid.end)
    return forms


def _grid_rows(cells: Sequence[Cell]) -> list[GridRow]:
    by_row: dict[int, list[Cell]] = {}
    for cell in _without_gaps(cells):
        by_row.setdefault(cell.row, []).append(cell)
    rows = []
    flat = all(cell.row_span == 1 == cell.column_span for cell in cells)
    for number in sorted(by_row):
        row = tuple(sorted(by_row[number], key=lambda c: c.column))
        rows.append(GridRow(row, min(c.start for c in row), max(c.end for c in row), loose=False, flat=flat))
    return rows


def _without_gaps(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return cells without the rows that hold none, since all of theirs are merged with those above."""
    begun = sorted({cell.row for cell in cells})
    if not begun or begun[-1] == begun[0] + len(begun) - 1:
        return cells
    spans = ((cell, bisect_left(begun, cell.row), bisect_left(begun, cell.row + cell.row_span)) for cell in cells)
    return [replace(cell, row=begun[0] + at, row_span=max(end - at, 1)) for cell, at, end in spans]


def _section_at(sections: Sequence[Section], position: int) -> str | None:
    """Return the last section to begin before `position` that still holds it."""
    found = None
    for section in sections:
        if section.start > position:
            break
        if section.end > position:
            found = section.id
    return found


def _holder(tables: Sequence[Table], inner: Table) -> str | None:
    """Return the table that another stands in a cell of."""
    for table in reversed(tables):
        if table.start <= inner.start and inner.end <= table.end and table.within is None:
            return table.id
    return None


def _form_tables(report_id: str, text: str, form: _Form, section: str | None, last: Table | None) -> list[Table]:
    """Return the tables of one grid, which may go on from the last one."""
    parts = cut(text, form.rows)
    if form.inside:
        caption, unit = None, None
    else:
        caption, unit = caption_above(text, form.start, last.end if last is not None else 0)
        if unit is None and (note := note_below(text, form.rows[-1].end)) is not None:
            unit = find_unit(text[slice(*note)])
    follows = None
    if last is not None and not form.inside and goes_on(text, last.end, form.start, last.caption):
        follows = _follows(text, last, parts[0])
    if follows is not None:
        caption, unit = last.caption if last else None, unit or (last.unit if last else None)
    tables = []
    for number, part in enumerate(parts):
        inner, declared = caption_of_rows(text, part.rows[: part.banners])
        if number and inner and _OWN_TITLE.search(inner):
            unit = None  # of the table above: this one is another, not a further part of the same form
        caption, unit = inner or caption, declared or unit
        table = _table(report_id, text, part, caption, unit, section)
        tables.append(replace(table, continues=follows) if not number and follows is not None else table)
    return tables


def _follows(text: str, last: Table, part: Part) -> str | None:
    """Return the table that a part goes on from: one as wide, whose heads it repeats or leaves out."""
    cells = aligned(text, part)
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    if not last.header_rows and last.continues is None:
        return None
    if width != max(cell.column + cell.column_span for cell in last.cells):
        return None
    if not part.heads:
        return last.id if _holds_alike(text, last, cells) else None
    heads = [text[c.start : c.end].split() for c in cells if c.row < part.heads and c.start < c.end]
    above = [text[c.start : c.end].split() for c in last.cells if c.row < last.header_rows and c.start < c.end]
    return last.id if heads == above[-len(heads) :] else None


def _holds_alike(text: str, last: Table, cells: Sequence[Cell]) -> bool:
    """Say whether columns that held numbers hold numbers on the next page, too."""
    numbers = {
        cell.column
        for cell in last.cells
        if cell.row >= last.header_rows and kind_of_cell(text[cell.start : cell.end]) == "number"
    }
    kinds = [kind_of_cell(text[cell.start : cell.end]) for cell in cells if cell.column in numbers]
    return kinds.count("number") > 0 and kinds.count("words") * 4 <= len(kinds)


def _table(report_id: str, text: str, part: Part, caption: str | None, unit: str | None, section: str | None) -> Table:
    cells = tuple(aligned(text, part))
    table = Table(
        id=f"{report_id}-t{part.rows[0].start}",
        report=report_id,
        section=section,
        caption=caption,
        unit=unit,
        start=part.rows[0].start,
        end=part.rows[-1].end,
        header_rows=part.heads,
        header_columns=0,
        cells=cells,
    )
    lattice = Lattice(text, table)
    labels = lattice.blocks[0].labels
    first = labels[-1] + 1 if labels else 0
    for cell in cells:  # a unit in a corner is the table's; one over a column is that column's
        if cell.row < part.heads and cell.column < first:
            unit = find_unit(lattice.words(cell)) or unit
    return replace(table, unit=unit, header_columns=first)
