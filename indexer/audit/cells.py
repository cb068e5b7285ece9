"""The cells of a table as they are printed, row by row."""

from __future__ import annotations

from indexer.audit.case import Case
from indexer.model import Cell, Table


def cell_rows(table: Table) -> dict[int, dict[int, Cell]]:
    """Return a table's cells by row and column, the rows in order."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    return dict(sorted(rows.items()))


def words_of(case: Case, cell: Cell) -> str:
    """Return what a cell prints, half width and without white space."""
    return "".join(case.folded()[cell.start : cell.end].split())
