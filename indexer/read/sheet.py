"""Spreadsheets: every sheet that is shown, a heading line with its name, its tables as grids.

Within a sheet, blank rows part blocks. Rows of a block that hold a single cell, at its head or its foot, are lines (a
title, a unit, a note); so are rows at its head whose cells are all of the form "label：value". The rest is one grid,
without columns in which nothing begins. Hidden sheets, rows and columns are left out, and noted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.errors import BrokenFile
from indexer.read import sheet_ods, sheet_xls, sheet_xlsx
from indexer.read.sheet_model import Merge, Sheet, cell_name
from indexer.read.writer import Laid, TextWriter, one_line
from indexer.text import Place, RawText

_DEFAULT_NAME = re.compile(r"(?:Sheet|工作表|表|Feuil|Tabelle)\s?\d{1,3}", re.I)
_LABELLED = re.compile(r"[^：:]{1,30}[：:]")
_MOST_LINES = 5  # of labels at the head of a block
_EMPTY_COLUMNS = 16_384


def read_xlsx(data: bytes) -> RawText:
    """Return the text of a workbook (.xlsx, .xlsm); raises BrokenFile."""
    return to_raw(sheet_xlsx.sheets_of(data), "xlsx")


def read_xls(data: bytes) -> RawText:
    """Return the text of an old workbook (.xls, .et); raises BrokenFile."""
    return to_raw(sheet_xls.sheets_of(data), "xls")


def read_xlsb(data: bytes) -> RawText:
    """Return the text of a binary workbook (.xlsb), number formats not applied, and noted; raises BrokenFile."""
    return to_raw(sheet_xls.sheets_without_formats(data, "xlsb"), "xlsb")


def read_ods(data: bytes) -> RawText:
    """Return the text of an OpenDocument spreadsheet; raises BrokenFile."""
    return to_raw(sheet_ods.sheets_of(data), "ods")


def to_raw(sheets: Iterable[Sheet], reader: str) -> RawText:
    """Write sheets out; raises BrokenFile (`empty_document`) where none shows anything."""
    writer = TextWriter()
    notes: list[str] = []
    waiting: Sheet | None = None
    shown = 0
    for sheet in sheets:
        notes += ["hidden_sheet"] if sheet.hidden else sheet.notes
        if sheet.hidden or not sheet.cells:
            continue
        shown += 1
        if shown == 1 and _DEFAULT_NAME.fullmatch(sheet.name):
            waiting = sheet  # its name is worth a line only beside others
        else:
            writer.line(" ".join(sheet.name.split()), Place(0, sheet=sheet.name))
        notes += _write(sheet, writer)
    if waiting is None and not shown:
        raise BrokenFile("empty_document")
    return writer.raw(reader, notes)


@dataclass(frozen=True, slots=True)
class _View:
    """A sheet without what is hidden: rows with their cells' columns, and the merged range that begins at a cell."""

    sheet: Sheet
    rows: dict[int, list[int]]
    merges: dict[tuple[int, int], Merge]

    def text(self, row: int, column: int) -> str:
        return one_line(self.lines(row, column))

    def lines(self, row: int, column: int) -> list[str]:
        return self.sheet.cells[row, column].split("\n")

    def bottoms(self, row: int) -> list[int]:
        """Return down to which row the cells that begin in a row reach."""
        return [self.merges.get((row, column), Merge(row, 0, row, 0)).bottom for column in self.rows[row]]

    def place(self, row: int, column: int) -> Place:
        return Place(0, sheet=self.sheet.name, cell=cell_name(row, column))


def _write(sheet: Sheet, writer: TextWriter) -> list[str]:
    """Write a sheet's blocks; return what to note."""
    hidden = frozenset(
        column for first, last in sheet.hidden_columns for column in range(first, min(last, _EMPTY_COLUMNS) + 1)
    )
    kept: dict[int, list[int]] = {}
    notes: list[str] = []
    covered = _covered(sheet)
    for row, column in sorted(sheet.cells):
        if (row, column) in covered:
            continue
        if row in sheet.hidden_rows:
            notes.append("hidden_rows")
        elif column in hidden:
            notes.append("hidden_columns")
        else:
            kept.setdefault(row, []).append(column)
    merges = {(merge.top, merge.left): merge for merge in sheet.merges if (merge.top, merge.left) not in covered}
    view = _View(sheet, kept, merges)
    for block in _blocks(view):
        _write_block(view, block, writer)
    return notes


def _covered(sheet: Sheet) -> set[tuple[int, int]]:
    """Return the cells that hold something but lie under a merged range; Excel does not show them."""
    by_row: dict[int, list[int]] = {}
    for row, column in sheet.cells:
        by_row.setdefault(row, []).append(column)
    rows = sorted(by_row)
    found: set[tuple[int, int]] = set()
    for merge in sheet.merges:
        for row in rows[bisect_left(rows, merge.top) :]:
            if row > merge.bottom:
                break
            for column in by_row[row]:
                if merge.left <= column <= merge.right and (row, column) != (merge.top, merge.left):
                    found.add((row, column))
    return found


def _blocks(view: _View) -> Iterator[list[int]]:
    """Yield runs of rows that hold something, or are reached into by a merged cell; blank rows part them."""
    block: list[int] = []
    reach = -1
    for row in sorted(view.rows):
        gap = [between for between in range(max(reach, block[-1] if block else row) + 1, row)] if block else []
        if any(between not in view.sheet.hidden_rows for between in gap[:1000]):
            yield block
            block = []
        block.append(row)
        reach = max([reach, *view.bottoms(row)])
    if block:
        yield block


def _write_block(view: _View, rows: Sequence[int], writer: TextWriter) -> None:
    """Write a block: lines at its head, its grid, lines at its foot."""
    head = 0
    while head < len(rows) and _is_line(view, rows[head], head):
        head += 1
    foot = len(rows)
    while foot > head and len(view.rows[rows[foot - 1]]) == 1 and not _reached(view, rows, foot - 1):
        foot -= 1
    _write_lines(view, rows[:head], writer)
    if head < foot:
        _write_grid(view, rows[head:foot], writer)
    _write_lines(view, rows[foot:], writer)


def _is_line(view: _View, row: int, number: int) -> bool:
    """Whether a row at the head of a block is no row of its table: one cell, or labels with their values."""
    columns = view.rows[row]
    bottom = max(view.bottoms(row))
    if any(below in view.rows for below in range(row + 1, min(bottom, row + 1000) + 1)):
        return False
    if len(columns) == 1:
        return True
    return (
        number < _MOST_LINES
        and len(columns) <= 4
        and all(_LABELLED.match(view.text(row, column)) for column in columns)
    )


def _reached(view: _View, rows: Sequence[int], at: int) -> bool:
    """Whether a merged cell of a row above reaches into a row."""
    return any(bottom >= rows[at] for row in rows[:at] for bottom in view.bottoms(row))


def _write_lines(view: _View, rows: Sequence[int], writer: TextWriter) -> None:
    for row in rows:
        for column in view.rows[row]:
            for line in view.sheet.cells[row, column].split("\n"):
                if line.strip():
                    writer.line(line.strip(), view.place(row, column))


def _write_grid(view: _View, rows: Sequence[int], writer: TextWriter) -> None:
    """Write rows as one grid, on the columns in which something begins."""
    shown_rows = [row for row in range(rows[0], rows[-1] + 1) if row not in view.sheet.hidden_rows]
    row_at = {row: i for i, row in enumerate(shown_rows)}
    columns = sorted({column for row in rows for column in view.rows[row]})
    column_at = {column: i for i, column in enumerate(columns)}
    laid: list[Laid] = []
    names: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for row in rows:
        for column in view.rows[row]:
            merge = view.merges.get((row, column), Merge(row, column, row, column))
            high = [row_at[r] for r in range(row, min(merge.bottom, rows[-1]) + 1) if r in row_at]
            wide = [column_at[c] for c in columns if column <= c <= merge.right]
            laid.append(Laid.of_lines(row_at[row], column_at[column], view.lines(row, column), len(high), len(wide)))
            names[row_at[row], column_at[column]] = (row, column)
            taken.update((r, c) for r in high for c in wide)
    for r, row in enumerate(shown_rows):
        for c, column in enumerate(columns):
            if (r, c) not in taken:
                laid.append(Laid(r, c, ""))
                names[r, c] = (row, column)
    laid.sort(key=lambda cell: (cell.row, cell.column))
    writer.table(laid, lambda cell: view.place(*names[cell.row, cell.column]))
