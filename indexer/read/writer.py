"""What readers write into: lines and tables, each with its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from indexer.model import Cell
from indexer.read.parted import rows_within, trimmed
from indexer.text import Grid, Place, RawText


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell as it lies in its table: row and column from 0, its text on one line, how far it reaches.

    `lines` are the lines that it has in the file, where they are more than one.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    lines: Sequence[str] = ()

    @classmethod
    def of_lines(cls, row: int, column: int, lines: Sequence[str], row_span: int = 1, column_span: int = 1) -> Laid:
        """Return a cell of some lines."""
        kept = trimmed(lines)
        return cls(row, column, one_line(kept), row_span, column_span, kept if len(kept) > 1 else ())


@dataclass(slots=True)
class TextWriter:
    """Collects the text of a file with its grids and places."""

    parts: list[str] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0

    def write(self, text: str) -> None:
        """Add text as it stands."""
        self.parts.append(text)
        self.length += len(text)

    def at(self, place: Place) -> None:
        """Say where what is written next stands; `place.start` is filled in."""
        self.places.append(replace(place, start=self.length))

    def line(self, text: str, place: Place | None = None) -> None:
        """Add a line, which stands at `place`."""
        if place is not None:
            self.at(place)
        self.write(text + "\n")

    def table(self, cells: Sequence[Laid], place: Callable[[Laid], Place] | None = None) -> None:
        """Add a table: a line for every row, its cells joined by tabs, in order of row and column.

        `place` says where a cell stands. A row that a cell from above reaches into has an empty stretch there, as it
        has in a Word file's text.
        """
        divided = _divided(cells)
        rows = max((cell.row + cell.row_span for cell, _ in divided), default=0)
        columns = max((cell.column + cell.column_span for cell, _ in divided), default=0)
        by_row: dict[int, list[tuple[int, Laid, Laid]]] = {}
        for cell, origin in divided:
            for row in range(cell.row, cell.row + cell.row_span):
                by_row.setdefault(row, []).append((cell.column, cell, origin))
        start = self.length
        laid: list[Cell] = []
        for row in range(rows):
            for i, (column, cell, origin) in enumerate(sorted(by_row.get(row, []), key=lambda each: each[0])):
                self.write("\t" if i else "")
                if cell.row != row:
                    continue
                if place is not None:
                    self.at(place(origin))
                laid.append(
                    Cell(row, column, self.length, self.length + len(cell.text), cell.row_span, cell.column_span)
                )
                self.write(cell.text)
            self.write("\n")
        self.grids.append(Grid(tuple(laid), rows, columns, start, self.length))

    def raw(self, reader: str, notes: Sequence[str] = ()) -> RawText:
        """Return what was written."""
        return RawText(
            "".join(self.parts), reader, tuple(self.grids), None, tuple(self.places), notes=tuple(dict.fromkeys(notes))
        )


def _divided(cells: Sequence[Laid]) -> list[tuple[Laid, Laid]]:
    """Return the cells with those that they are of: rows that stand within one (`parted`) have become rows."""
    lone: dict[int, list[Laid]] = {}
    for cell in cells:
        if cell.lines and cell.row_span == 1:
            lone.setdefault(cell.row, []).append(cell)
    heights: dict[int, int] = {}
    kept: dict[tuple[int, int], Sequence[int]] = {}
    for row, found in lone.items():
        if within := rows_within([cell.lines for cell in found]):
            heights[row] = max(map(len, within))
            kept |= {(row, cell.column): lines for cell, lines in zip(found, within, strict=True) if lines}
    if not heights:
        return [(cell, cell) for cell in cells]
    rows = max(cell.row + cell.row_span for cell in cells)
    tops = [0, *accumulate(heights.get(row, 1) for row in range(rows))]
    divided: list[tuple[Laid, Laid]] = []
    for cell in cells:
        top, bottom = tops[cell.row], tops[cell.row + cell.row_span]
        if own := kept.get((cell.row, cell.column)):
            lines = [one_line([cell.lines[i]]) for i in own]
            divided += [(replace(cell, row=top + i, text=words, lines=()), cell) for i, words in enumerate(lines)]
        else:
            divided.append((replace(cell, row=top, row_span=bottom - top), cell))
    return divided


def one_line(pieces: Sequence[str]) -> str:
    """Join the lines of a cell into one: nothing between Chinese, a blank between two words or numbers."""
    text = ""
    for piece in (" ".join(piece.split()) for piece in pieces):
        if not piece:
            continue
        apart = bool(text) and text[-1].isascii() and text[-1].isalnum() and piece[0].isascii() and piece[0].isalnum()
        text += (" " if apart else "") + piece
    return text
