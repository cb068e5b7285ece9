"""Tables of a Word file as rectangles of cells; a table within a cell becomes rows and columns of the outer one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from indexer.read.parted import rows_within
from indexer.read.word_package import W, is_on, number_of
from indexer.read.word_text import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS = 1000  # Word has at most 63
_MOST_CELLS = 50_000  # places of a table that holds tables
_BLANKS = re.compile(r"[ \t\n\u3000\xa0]+")
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo")}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `contents` says that it is an entry of a table of contents."""

    pieces: list[Piece]
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its first row and column, over how many it reaches, and its text on one line."""

    row: int
    column: int
    rows: int
    columns: int
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Block:
    """A table: `boxes` in no particular order, none over another."""

    rows: int
    columns: int
    boxes: list[Box]

    def lines(self) -> Iterator[list[Box | None]]:
        """Yield for each row its cells from left to right, None where one from above reaches down."""
        starts: dict[int, list[Box]] = {}
        for box in self.boxes:
            starts.setdefault(box.row, []).append(box)
        for row_boxes in starts.values():
            row_boxes.sort(key=_column)
        reaching: list[Box] = []
        for row in range(self.rows):
            reaching = [box for box in reaching if box.row + box.rows > row]
            new = starts.get(row, [])
            every: list[Box] = sorted([*reaching, *new], key=_column) if reaching else new
            yield [box if box.row == row else None for box in every]
            reaching += [box for box in new if box.rows > 1]


def _column(box: Box) -> int:
    return box.column


@dataclass(slots=True)
class CellText:
    """Collects what stands in a cell as one line."""

    pieces: list[Piece] = field(default_factory=list)
    _broken: bool = False  # a line end stands between what is there and what comes

    def add(self, line: Sequence[Piece]) -> None:
        """Add a paragraph."""
        self._broken = True
        for piece in line:
            for i, part in enumerate(piece.text.split("\n")):
                self._broken = self._broken or i > 0
                text = _BLANKS.sub(" ", part)
                self._put(Piece(text.lstrip() if self._broken else text, piece.paragraph, piece.restored))
        while self.pieces and not self.pieces[-1].text.rstrip(" "):
            self.pieces.pop()
        if self.pieces and self.pieces[-1].text[-1] == " ":
            self.pieces[-1] = self.pieces[-1]._replace(text=self.pieces[-1].text.rstrip(" "))

    def _put(self, piece: Piece) -> None:
        if not piece.text:
            return
        if self._broken and self.pieces:
            before, after = self.pieces[-1].text[-1], piece.text[0]
            words = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
            if words or piece.restored:
                self.pieces.append(Piece(" ", self.pieces[-1].paragraph))
        self._broken = False
        self.pieces.append(piece)


@dataclass(slots=True)
class _Placed:
    """A cell; `covered` ones stand under a merged cell and are not printed."""

    element: _Element
    row: int
    column: int
    rows: int
    columns: int
    covered: bool = False


def visible_rows(table: _Element) -> list[_Element]:
    """Return the rows of a table that are printed: neither deleted under change tracking nor hidden."""
    rows = []
    for row in _within(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is None or not (properties.find(f"{W}del") is not None or is_on(properties.find(f"{W}hidden"))):
            rows.append(row)
    return rows


def cells_of(row: _Element) -> list[_Element]:
    """Return the cells of a row that were not deleted."""
    return [cell for cell in _within(row, f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is None]


def _within(parent: _Element, tag: str) -> Iterator[_Element]:
    """Yield the rows of a table or the cells of a row, content controls looked into."""
    stack = list(reversed(parent))
    while stack:
        child = stack.pop()
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            stack.extend(reversed(child))


def placed(rows: Sequence[tuple[_Element, Sequence[_Element]]]) -> list[_Placed]:
    """Return the cells of rows with their places, in order; merged ones reach over those they cover."""
    found: list[_Placed] = []
    open_cells: dict[int, _Placed] = {}  # column -> the cell that a vertical merge goes on with
    for number, (row, cells) in enumerate(rows):
        column = min(max(number_of(row.find(f"{W}trPr/{W}gridBefore"), 0) or 0, 0), _MOST_COLUMNS)
        last: _Placed | None = None
        for cell in cells:
            span, down, across = _merges(cell)
            span = span if column + span <= _MOST_COLUMNS else 1
            above = open_cells.get(column)
            goes_on = above is not None and above.row + above.rows == number and above.columns == span
            if across == "continue" and last is not None:
                last.columns += span
                found.append(_Placed(cell, number, column, 1, span, covered=True))
            elif down == "continue" and above is not None and goes_on:
                above.rows += 1
                found.append(_Placed(cell, number, column, 1, span, covered=True))
            else:
                last = _Placed(cell, number, column, 1, span)
                found.append(last)
                open_cells.pop(column, None)
                if down is not None:
                    open_cells[column] = last
            column += span
    return found


def _merges(cell: _Element) -> tuple[int, str | None, str | None]:
    """Return over how many columns a cell reaches, and its part in a vertical and a horizontal merge."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return 1, None, None
    parts = []
    for name in ("vMerge", "hMerge"):
        merge = properties.find(f"{W}{name}")
        parts.append(str(merge.get(f"{W}val", "continue")) if merge is not None else None)
    span = number_of(properties.find(f"{W}gridSpan"), 1) or 1
    return min(max(span, 1), _MOST_COLUMNS), parts[0], parts[1]


def cell_block(items: Iterable[Line | Block]) -> Block:
    """Return what stands in a cell as a block: its text, and the tables in it as rows of their own."""
    stacked: list[Block] = []
    text = CellText()
    for item in items:
        if isinstance(item, Line):
            text.add(item.pieces)
            continue
        if text.pieces:
            stacked.append(_one(text))
        stacked.append(item)
        text = CellText()
    if not stacked:
        return _one(text)
    return _stack([*stacked, _one(text)] if text.pieces else stacked)


def with_rows_parted(cells: Sequence[tuple[_Placed, Sequence[Line | Block]]]) -> list[tuple[_Placed, Block]]:
    """Return cells with what stands in them as blocks; rows that stand within one (`parted`) are rows of theirs."""
    blocks = [(cell, cell_block(items)) for cell, items in cells]
    lone: dict[int, list[tuple[int, list[list[Piece]]]]] = {}
    for at, (cell, items) in enumerate(cells):
        if cell.rows == 1 and all(isinstance(item, Line) for item in items):
            lines = _lines(item.pieces for item in items if isinstance(item, Line))
            if len(lines) > 1:
                lone.setdefault(cell.row, []).append((at, lines))
    for found in lone.values():
        within = rows_within([["".join(piece.text for piece in line) for line in lines] for _, lines in found])
        for (at, lines), kept in zip(found, within or (), strict=bool(within)):
            if kept:
                blocks[at] = (blocks[at][0], _stack([_one(_text(lines[i])) for i in kept]))
    return blocks


def _lines(paragraphs: Iterable[Sequence[Piece]]) -> list[list[Piece]]:
    """Return the lines of a cell, breaks within a paragraph as well, without blank ones at head and foot."""
    lines: list[list[Piece]] = []
    for pieces in paragraphs:
        lines.append([])
        for piece in pieces:
            for i, part in enumerate(piece.text.split("\n")):
                if i:
                    lines.append([])
                lines[-1].append(piece._replace(text=part))
    filled = [i for i, line in enumerate(lines) if "".join(piece.text for piece in line).strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _text(line: Sequence[Piece]) -> CellText:
    text = CellText()
    text.add(line)
    return text


def _one(text: CellText) -> Block:
    return Block(1, 1, [Box(0, 0, 1, 1, text.pieces)])


def _stack(blocks: Sequence[Block]) -> Block:
    """Put blocks under each other; the last columns of narrow ones reach to the edge."""
    width = max(block.columns for block in blocks)
    boxes: list[Box] = []
    top = 0
    for block in blocks:
        boxes += [
            replace(box, row=box.row + top, columns=box.columns + (width - block.columns) * _is_last(box, block))
            for box in block.boxes
        ]
        top += block.rows
    return Block(top, width, boxes)


def _is_last(box: Box, block: Block) -> bool:
    return box.column + box.columns == block.columns


def assembled(rows: int, cells: Sequence[tuple[_Placed, Block]]) -> Block:
    """Return a table from its cells; rows and columns that hold tables are divided into those of the inner tables."""
    columns = max((cell.column + cell.columns for cell, _ in cells), default=0)
    if all(len(block.boxes) == 1 and block.rows == block.columns == 1 for _, block in cells):
        return Block(rows, columns, [_whole(cell, block.boxes[0].pieces) for cell, block in cells])
    heights, widths = [1] * rows, [1] * columns
    for cell, block in sorted(cells, key=lambda pair: pair[0].rows):
        last = cell.row + cell.rows - 1
        heights[last] += max(0, block.rows - sum(heights[cell.row : last + 1]))
    for cell, block in sorted(cells, key=lambda pair: pair[0].columns):
        last = cell.column + cell.columns - 1
        widths[last] += max(0, block.columns - sum(widths[cell.column : last + 1]))
    if sum(heights) * sum(widths) > _MOST_CELLS:
        return Block(rows, columns, [_whole(cell, flat(block)) for cell, block in cells])
    tops, lefts = [0, *accumulate(heights)], [0, *accumulate(widths)]
    boxes: list[Box] = []
    for cell, block in cells:
        bottom, right = tops[cell.row + cell.rows], lefts[cell.column + cell.columns]
        for box in block.boxes:
            row, column = tops[cell.row] + box.row, lefts[cell.column] + box.column
            down = bottom - row if box.row + box.rows == block.rows else box.rows
            across = right - column if _is_last(box, block) else box.columns
            boxes.append(Box(row, column, down, across, box.pieces))
    return Block(tops[-1], lefts[-1], boxes)


def _whole(cell: _Placed, pieces: list[Piece]) -> Box:
    return Box(cell.row, cell.column, cell.rows, cell.columns, pieces)


def flat(block: Block) -> list[Piece]:
    """Return the text of a table on one line."""
    text = CellText()
    for line in block.lines():
        for box in line:
            if box is not None and box.pieces:
                text.add(box.pieces)
    return text.pieces
