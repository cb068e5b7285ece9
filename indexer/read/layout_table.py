"""A table on a page: cells with the lines printed in them, from rulings or from alignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.read.layout_lattice import Lattice, lattices
from indexer.read.layout_lines import Line, rows_of, runs_of, together
from indexer.read.page import Glyph, Page
from indexer.read.parted import is_number

_LEVEL = 1.0  # degrees
_QUARTER = (90.0, -90.0, 180.0, -180.0)
_FEW_LINES = 3


@dataclass(slots=True)
class TableCell:
    """A cell with the lines printed in it, from the top down; `right` is its right edge, in points."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[Line]
    right: float

    @property
    def text(self) -> str:
        """Its words, lines after one another."""
        return "".join(line.text for line in self.lines)


@dataclass(slots=True)
class Table:
    """A table or the part of one that a page holds; `edges` are the column lines, in points."""

    page: Page
    left: float
    top: float
    right: float
    bottom: float
    rows: int
    edges: tuple[float, ...]
    cells: list[TableCell]
    ruled: bool

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.edges) - 1

    def row_texts(self, row: int) -> list[str]:
        """Return the words of the cells that begin in a row."""
        return [cell.text for cell in self.cells if cell.row == row]


def ruled_tables(page: Page) -> tuple[list[Table], list[Glyph]]:
    """Return a page's ruled tables from the top down, and the glyphs that stand in none."""
    found = lattices(page.rulings)
    if not found:
        return [], list(page.glyphs)
    inside: list[dict[int, list[Glyph]]] = [{} for _ in found]
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        for lattice, cells in zip(found, inside, strict=True):
            cell = lattice.cell_at(x, y)
            if cell is not None and (abs(glyph.angle) <= _LEVEL or glyph.angle in _QUARTER):
                cells.setdefault(cell, []).append(glyph)
                break
        else:
            outside.append(glyph)
    tables = []
    for lattice, cells in zip(found, inside, strict=True):
        if any(not glyph.text.isspace() for glyphs in cells.values() for glyph in glyphs):
            tables.append(_table(page, lattice, cells))
    return tables, outside


def _table(page: Page, lattice: Lattice, inside: dict[int, list[Glyph]]) -> Table:
    cells = [
        TableCell(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            cell_lines(page, inside.get(index, [])),
            lattice.xs[cell.column + cell.column_span],
        )
        for index, cell in enumerate(lattice.cells)
    ]
    table = Table(
        page, lattice.xs[0], lattice.ys[0], lattice.xs[-1], lattice.ys[-1], lattice.rows, lattice.xs, cells, True
    )
    return without_empty(with_rows_parted(table))


def cell_lines(page: Page, glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines of a cell; text turned on its side goes by the order drawn."""
    if not any(not glyph.text.isspace() for glyph in glyphs):
        return []
    level = [glyph for glyph in glyphs if abs(glyph.angle) <= _LEVEL]
    lines = [together(row) for row in rows_of(runs_of(page, level))]
    upright = [glyph for glyph in glyphs if abs(glyph.angle) > _LEVEL and not glyph.text.isspace()]
    return [*lines, *runs_of(page, upright)]


def without_empty(table: Table) -> Table:
    """Leave out rows and columns in which no cell begins or no cell holds anything of its own (double lines)."""
    rows = sorted({cell.row for cell in table.cells})
    columns = sorted({cell.column for cell in table.cells})
    if len(rows) == table.rows and len(columns) == table.columns:
        return table
    row_at = {row: i for i, row in enumerate(rows)}
    column_at = {column: i for i, column in enumerate(columns)}
    cells = [
        replace(
            cell,
            row=row_at[cell.row],
            column=column_at[cell.column],
            row_span=sum(cell.row <= row < cell.row + cell.row_span for row in rows),
            column_span=sum(cell.column <= column < cell.column + cell.column_span for column in columns),
        )
        for cell in table.cells
    ]
    edges = tuple(table.edges[column] for column in columns) + table.edges[-1:]
    return replace(table, rows=len(rows), edges=edges, cells=cells)


def with_rows_parted(table: Table) -> Table:
    """Part rows that no line parts: where the cells of a row hold the same number of lines, level with one another.

    Columns of numbers show it: a cell with several whole numbers under one another is several cells.
    """
    by_row: dict[int, list[TableCell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    parts = {row: count for row, cells in by_row.items() if (count := _parts(cells)) > 1}
    if not parts:
        return table
    offset, shifts = 0, []
    for row in range(table.rows):
        shifts.append(row + offset)
        offset += parts.get(row, 1) - 1
    cells = []
    for cell in table.cells:
        if cell.row in parts:
            cells += [
                replace(cell, row=shifts[cell.row] + i, row_span=1, lines=cell.lines[i : i + 1])
                for i in range(parts[cell.row])
            ]
        else:
            last = cell.row + cell.row_span
            end = shifts[last] if last < table.rows else table.rows + offset
            cells.append(replace(cell, row=shifts[cell.row], row_span=end - shifts[cell.row]))
    return replace(table, rows=table.rows + offset, cells=cells)


def _parts(cells: list[TableCell]) -> int:
    """Return how many rows stand in one ruled row, 1 where nothing shows that there are more."""
    filled = [cell for cell in cells if cell.lines]
    counts = {len(cell.lines) for cell in filled}
    if len(filled) < 2 or len(counts) != 1 or any(cell.row_span > 1 for cell in cells):
        return 1
    count = counts.pop()
    if count < _FEW_LINES:
        return 1
    numbers = [cell for cell in filled if all(is_number(line.text) for line in cell.lines)]
    level = all(
        abs(cell.lines[i].middle - filled[0].lines[i].middle) < filled[0].lines[i].size / 2
        for cell in filled[1:]
        for i in range(count)
    )
    return count if numbers and level else 1
