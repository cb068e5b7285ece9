"""The cells of a table as they are printed, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.audit.case import Case
from indexer.model import Cell, Table


def cell_rows(case: Case, table: Table) -> Mapping[int, Mapping[int, Cell]]:
    """Return a table's cells by row and column, the rows in order; many rules ask for them."""
    return case.once(f"rows of {table.id}", lambda: _cell_rows(table))


def _cell_rows(table: Table) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    return dict(sorted(rows.items()))


def words_of(case: Case, cell: Cell) -> str:
    """Return what a cell prints, half width and without white space."""
    place = cell.start, cell.end
    words = case.words.get(place)
    if words is None:
        words = case.words[place] = "".join(case.folded()[cell.start : cell.end].split())
    return words
