"""The text of laid out pages as it is put together: paragraphs, rows, grids, furniture, a place for every glyph."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.model import Cell, Span
from indexer.read.layout_lines import Line
from indexer.read.layout_paragraphs import PrintedLine, seam
from indexer.read.layout_table import Table, TableCell
from indexer.read.page import Glyph, Page
from indexer.read.pdf_view import turned
from indexer.source_map import Box
from indexer.text import Grid, Place


@dataclass(slots=True)
class Writer:
    """Collects a document's text; offsets count its characters."""

    parts: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    length: int = 0

    def paragraph(self, lines: Sequence[PrintedLine]) -> None:
        """Write a paragraph on one line."""
        for i, printed in enumerate(lines):
            if i:
                self._write(seam(lines[i - 1].line, printed.line, None))
            self._line(printed.line)
        self._write("\n")

    def left_out(self, lines: Sequence[Line]) -> None:
        """Write lines that are no part of the report, and mark them."""
        for line in lines:
            start = self.length
            self._line(line)
            self._write("\n")
            self.furniture.append(Span(start, self.length))

    def table(self, table: Table) -> None:
        """Write a table, a row on a line; a cell that reaches down leaves an empty place in the rows below."""
        start = self.length
        by_place = {(cell.row, cell.column): cell for cell in table.cells}
        below: dict[int, TableCell] = {}  # column -> cell that reaches into the row
        cells: list[Cell] = []
        for row in range(table.rows):
            column = 0
            while column < table.columns:
                self._write("\t" if column else "")
                cell = by_place.get((row, column))
                if cell is not None:
                    begin = self.length
                    self._cell(cell)
                    cells.append(Cell(row, column, begin, self.length, cell.row_span, cell.column_span))
                    below[column] = cell
                    column += cell.column_span
                    continue
                above = below.get(column)
                column += above.column_span if above is not None and above.row + above.row_span > row else 1
            self._write("\n")
        self.grids.append(Grid(tuple(cells), table.rows, table.columns, start, self.length))

    def _cell(self, cell: TableCell) -> None:
        for i, line in enumerate(cell.lines):
            if i:
                above = cell.lines[i - 1]
                self._write(seam(above, line, cell.right - above.right))
            self._line(line)

    def _line(self, line: Line) -> None:
        for glyph, piece in line.pieces():
            if len(piece) > 1:
                self._write(piece[:-1])
            self.places.append(
                Place(self.length, line.page.number, box_of(glyph, line.page), confidence=glyph.confidence)
            )
            self._write(piece[-1])

    def _write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)


def box_of(glyph: Glyph, page: Page) -> Box:
    """Return a glyph's box on the page as displayed."""
    box = (glyph.left, glyph.top, glyph.right, glyph.bottom)
    if page.skew:
        box = _crooked(box, page)
    return turned(box, (360 - page.turn) % 360, page.width, page.height) if page.turn else box


def _crooked(box: Box, page: Page) -> Box:
    """Return a box of a page that was turned to be level where it stood before; its sides stay level."""
    left, top, right, bottom = box
    x, y = (left + right - page.width) / 2, (top + bottom - page.height) / 2
    cosine, sine = math.cos(math.radians(page.skew)), math.sin(math.radians(page.skew))
    dx, dy = x * cosine - y * sine - x, x * sine + y * cosine - y
    return left + dx, top + dy, right + dx, bottom + dy
