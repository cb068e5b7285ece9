"""Heads of several amounts that run together in one cell over several columns: nothing tells whose a number is."""

from __future__ import annotations

from indexer.glued import run_together
from indexer.grid.lattice import Lattice

_FIRST = 3  # rows among which the heads of a table stand


def shares_heads(lattice: Lattice, column: int) -> bool:
    """Say whether what stands over a column are such heads."""
    heads = lattice.heads.get(column, [])
    return bool(heads) and heads[-1].column_span > 1 and run_together(lattice.words(heads[-1]))


def begins_glued(lattice: Lattice) -> bool:
    """Say whether a table in which no heads were found begins with such."""
    cells = (cell for cell in lattice.table.cells if cell.row < _FIRST and cell.column_span > 1)
    return not lattice.heads and any(run_together(lattice.words(cell)) for cell in cells)
