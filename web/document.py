"""A report's text as blocks to be shown: every character but white space comes out exactly once, in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from indexer.model import Cell, Figure, Section, Span, Table
from web.document_contexts import Block, OutlineEntry, Piece, TableCell

_LARGEST_GRID = 200_000  # places; a span that claims more is no table of a report


def anchor_of(position: int) -> str:
    """Return the HTML id of the section at `position` in document order."""
    return f"s{position}"


def to_outline(sections: Sequence[Section]) -> tuple[OutlineEntry, ...]:
    """Return the headings below the document itself."""
    return tuple(
        OutlineEntry(anchor_of(position), section.level, section.heading)
        for position, section in enumerate(sections)
        if section.level > 0 and section.heading.strip()
    )


class Typesetter:
    """Turns one text with its sections, tables and figures into blocks."""

    def __init__(
        self,
        text: str,
        sections: Sequence[Section],
        tables: Sequence[Table],
        figures: Sequence[Figure],
        cited: Span | None,
        title_of: Callable[[Figure], str],
        marks: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self._text = text
        self._starts = sorted(
            (section.start, position, section) for position, section in enumerate(sections) if section.level > 0
        )
        self._keys = [start for start, _, _ in self._starts]
        self._tables = _separate(table for table in tables if _covers(text, table))
        self._cited = _Marks([(cited.start, cited.end, "")] if cited is not None else [])
        self._anchored = False
        self._figures = _Marks((figure.amount_start, figure.amount_end, figure.id) for figure in figures)
        self._by_id = {figure.id: figure for figure in figures}
        self._title_of = title_of
        self._corrected = marks or {}

    def blocks(self) -> tuple[Block, ...]:
        """Return the whole text."""
        return tuple(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        position = 0
        for table in self._tables:
            yield from self._paragraphs(position, table.start)
            yield self._table(table)
            position = table.end
        yield from self._paragraphs(position, len(self._text))

    def _paragraphs(self, start: int, end: int) -> Iterator[Block]:
        while start < end:
            stop = self._text.find("\n", start, end)
            stop = end if stop < 0 else stop
            line = _trim(self._text, start, stop)
            if line.start < line.end:
                yield self._paragraph(line, start, stop + 1)
            start = stop + 1

    def _paragraph(self, line: Span, start: int, end: int) -> Block:
        begun = self._begun(start, end)
        anchors = tuple(anchor_of(position) for _, position, _ in begun)
        headings = [Span(max(s.start, line.start), min(s.heading_end, line.end)) for _, _, s in begun]
        if len(begun) == 1 and _trim(self._text, headings[0].start, headings[0].end) == line:
            return Block("heading", anchors, begun[0][2].level, tuple(self._pieces(line)))
        return Block("paragraph", anchors, 0, tuple(self._pieces(line, headings)))

    def _begun(self, start: int, end: int) -> list[tuple[int, int, Section]]:
        """Return the sections that begin at `start` to `end`."""
        return self._starts[bisect_left(self._keys, start) : bisect_left(self._keys, end)]

    def _table(self, table: Table) -> Block:
        anchors = tuple(anchor_of(position) for _, position, _ in self._begun(table.start, table.end))
        rows = _without_holes(table)
        return Block(
            "table",
            anchors,
            rows=tuple(tuple(self._cell(cell, table) for cell in rows[row]) for row in sorted(rows)),
        )

    def _cell(self, cell: Cell, table: Table) -> TableCell:
        span = _trim(self._text, cell.start, cell.end)
        words = span.of(self._text)
        return TableCell(
            tuple(self._pieces(span)),
            header=bool(words) and (cell.row < table.header_rows or cell.column < table.header_columns),
            number=words[:1].isdigit() and not any("一" <= letter <= "鿿" for letter in words),
            row_span=cell.row_span,
            column_span=cell.column_span,
        )

    def _pieces(self, span: Span, headings: Sequence[Span] = ()) -> Iterator[Piece]:
        """Cut a span wherever a citation, a figure or a run-in heading begins or ends."""
        strong = _Marks((heading.start, heading.end, "") for heading in headings)
        edges = {span.start, span.end}
        for marks in (self._cited, self._figures, strong):
            edges.update(marks.edges(span))
        for start, end in pairwise(sorted(edges)):
            cited = self._cited.at(start) is not None
            anchor = cited and not self._anchored
            self._anchored = self._anchored or cited
            figure = self._by_id.get(self._figures.at(start) or "")
            title = self._title_of(figure) if figure is not None else ""
            mark, href = self._corrected.get(figure.id, ("", "")) if figure is not None else ("", "")
            yield Piece(self._text[start:end], cited, anchor, strong.at(start) is not None, title, mark, href)


class _Marks:
    """Marked stretches of a text that do not overlap; of those that would, the first counts."""

    def __init__(self, marks: Iterable[tuple[int, int, str]]) -> None:
        self._marks: list[tuple[int, int, str]] = []
        for mark in sorted(marks):
            if mark[0] < mark[1] and (not self._marks or mark[0] >= self._marks[-1][1]):
                self._marks.append(mark)
        self._starts = [start for start, _, _ in self._marks]

    def edges(self, span: Span) -> Iterator[int]:
        """Yield where marks begin or end inside a span."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        for start, end, _ in self._marks[first:last]:
            yield from (edge for edge in (start, end) if span.start < edge < span.end)

    def at(self, position: int) -> str | None:
        """Return the note of the mark at a position, None where there is none."""
        found = bisect_right(self._starts, position) - 1
        if found < 0 or position >= self._marks[found][1]:
            return None
        return self._marks[found][2]


def _trim(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    return Span(start + left, start + left + len(stretch.strip()))


def _covers(text: str, table: Table) -> bool:
    """Whether the cells hold all of the table's text once, in order, and no two lie over each other.

    What a flattened table's cells leave out would be lost if it were drawn as a grid; it is shown as lines then.
    """
    position = table.start
    for cell in sorted(table.cells, key=_place):
        if cell.start != cell.end:
            if cell.start < position or text[position : cell.start].strip():
                return False
            position = cell.end
    if position > table.end or text[position : table.end].strip():
        return False
    area = sum(cell.row_span * cell.column_span for cell in table.cells)
    columns = max((cell.column for cell in table.cells), default=0) + 1
    rows = len({cell.row for cell in table.cells})
    return 0 < area <= _LARGEST_GRID and rows * columns <= _LARGEST_GRID and len(_taken(table)) == area


def _taken(table: Table) -> set[tuple[int, int]]:
    """Return the places (row, column) that cells fill."""
    return {
        (cell.row + down, cell.column + right)
        for cell in table.cells
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    }


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _without_holes(table: Table) -> dict[int, list[Cell]]:
    """Return the cells by row, with a blank one wherever a place before a row's last cell is in none."""
    taken = _taken(table)
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=_place):
        row = rows.setdefault(cell.row, [])
        begin = row[-1].column + row[-1].column_span if row else 0
        blank = (column for column in range(begin, cell.column) if (cell.row, column) not in taken)
        row += [Cell(cell.row, column, table.start, table.start) for column in blank]
        row.append(cell)
    return rows


def _separate(tables: Iterable[Table]) -> list[Table]:
    """Leave out tables that begin inside another."""
    kept: list[Table] = []
    for table in sorted(tables, key=lambda table: (table.start, -table.end)):
        if not kept or table.start >= kept[-1].end:
            kept.append(table)
    return kept
