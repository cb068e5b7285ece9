"""Word files: paragraphs and tables in the order of the document, with the numbers that Word prints before them.

Text that was deleted or moved away under change tracking, hidden text, prompts of empty content controls, field codes
and comments are left out; inserted text stays. Automatic list numbers are put before their paragraphs and marked as
restored. A table row becomes a line, its cells joined by tabs; its grid gives each cell's exact place. A table of one
cell is layout, and its content is read as if it stood in the page; a table within a cell becomes rows and columns of
the table around it. Text boxes come after the paragraph they hang on, footnotes and endnotes at the end, each behind
its mark in brackets; where they are referred to, the mark is left out, so that it is not read into an amount.
Running headers and footers are no part of the text; nor is a table of contents that has no title, which would be taken
for a table. A file that holds pictures and no text is taken for scanned pages and read by recognition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from indexer.errors import BrokenFile, ReadError
from indexer.model import Cell, Span
from indexer.read.word_formats import formatted
from indexer.read.word_numbering import read_numbering
from indexer.read.word_package import Package, W, open_package, parse_xml
from indexer.read.word_pictures import recognised
from indexer.read.word_story import Chunk, Story
from indexer.read.word_styles import read_styles
from indexer.read.word_tables import Block, Line
from indexer.read.word_text import NoteMark, Piece, note_format
from indexer.read.writer import TextWriter
from indexer.text import Grid, Place, RawText

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENTS = ("目录", "目錄", "目次", "总目录")
_MOST_CHUNKS = 100  # files within the file
_NOTE_PARTS = {"footnotes": ("footnote", "decimal"), "endnotes": ("endnote", "lowerRoman")}


def read(data: bytes) -> RawText:
    """Return the text of a Word file.

    Raises BrokenFile (`broken_docx`, `too_large`, `unsafe_xml`, `encrypted`, `empty_document`), and MissingPart where
    there are only pictures and recognition is not installed.
    """
    raw = _read(data, inside=False)
    if not raw.text.strip():
        raise BrokenFile("empty_document")
    return raw


def _read(data: bytes, inside: bool) -> RawText:
    package = open_package(data)
    styles = read_styles(_root(package, "styles"))
    numbering = read_numbering(_root(package, "numbering"), styles)
    story = Story(styles, numbering)
    writer = _Writer()
    chunks = 0
    for item in story.items(story.numbered(package.blocks())):
        if isinstance(item, Chunk):
            chunks += 1
            _chunk(package, item, writer, story.notes, inside or chunks > _MOST_CHUNKS)
        else:
            writer.item(item)
    _notes(package, story, writer)
    if not "".join(writer.parts).strip() and not inside:
        for raw in recognised(package, story.pictures, story.notes):
            writer.splice(raw, raw.places)
    elif any(picture.fills_page for picture in story.pictures):
        story.notes.add("word_pictures")
    return RawText(
        "".join(writer.parts),
        "docx",
        tuple(writer.grids),
        places=tuple(writer.places),
        furniture=tuple(writer.furniture),
        notes=tuple(sorted(story.notes)),
    )


def _root(package: Package, kind: str) -> _Element | None:
    part = package.related(kind)
    return parse_xml(part) if part is not None else None


def _chunk(package: Package, chunk: Chunk, writer: _Writer, notes: set[str], refused: bool) -> None:
    """Write another file that the document embeds (w:altChunk); one level deep."""
    from indexer.read import kind_of
    from indexer.read import read as read_any

    _, name = package.relations.get(chunk.relation, ("", ""))
    if refused or name.lower() not in package.entries:
        notes.add("word_embedded_file")
        return
    try:
        data = package.part(name)
        short = name.rsplit("/", 1)[-1]
        writer.splice(_read(data, inside=True) if kind_of(data, short) == "docx" else read_any(data, short))
    except ReadError:
        notes.add("word_embedded_file")


def _notes(package: Package, story: Story, writer: _Writer) -> None:
    """Write the footnotes, then the endnotes, in the order they are referred to."""
    for part, (tag, usual) in _NOTE_PARTS.items():
        marks = [mark for mark in story.marks if mark.part == part]
        root = _root(package, part) if marks else None
        if root is None:
            continue
        settings = _root(package, "settings")
        properties = settings.find(f"{W}{tag}Pr") if settings is not None else None
        shape, number = note_format(properties, usual)
        found = {element.get(f"{W}id"): element for element in root.findall(f"{W}{tag}")}
        told = Story(story.styles, story.numbering, story.notes, [], fixed=None)
        for mark in marks:
            element = found.pop(mark.id, None)
            if element is None:
                continue
            printed = "" if mark.own_mark else f"[{formatted(number, shape)}] "
            number += not mark.own_mark
            _note(told, element, mark, printed, writer)


def _note(story: Story, element: _Element, mark: NoteMark, printed: str, writer: _Writer) -> None:
    story.fixed = mark.paragraph
    for item in story.items(element):
        if isinstance(item, Line) and printed:
            pieces = item.pieces
            if pieces:
                pieces = [pieces[0]._replace(text=pieces[0].text.lstrip(" ")), *pieces[1:]]
            writer.item(Line([Piece(printed, mark.paragraph, True), *pieces]))
            printed = ""
        elif not isinstance(item, Chunk):
            writer.item(item)


@dataclass(slots=True)
class _Writer(TextWriter):
    """Puts lines and tables into one text, and remembers where cells and paragraphs begin."""

    furniture: list[Span] = field(default_factory=list)
    _last: str = ""  # the last line that was not blank, without blanks

    def item(self, item: Line | Block) -> None:
        """Write a paragraph or a table."""
        if isinstance(item, Line):
            self._line(item)
        else:
            self._last = ""
            self._table(item)

    def _line(self, line: Line) -> None:
        start = self.length
        self._pieces(line.pieces)
        self.write("\n")
        words = "".join("".join(piece.text for piece in line.pieces).split())
        if line.contents and words not in _CONTENTS and self._last not in _CONTENTS:
            self.furniture.append(Span(start, self.length))
        elif words and not (line.contents and self._last in _CONTENTS):
            self._last = words

    def splice(self, raw: RawText, places: Sequence[Place] = (Place(0),)) -> None:
        """Write another file's text, with its grids; `places` are the places of its text in this file."""
        self.grids += [_moved(grid, self.length) for grid in raw.grids]
        self.places += [replace(place, start=place.start + self.length) for place in places]
        self.furniture += [Span(span.start + self.length, span.end + self.length) for span in raw.furniture]
        self.write(raw.text if raw.text.endswith("\n") else raw.text + "\n")

    def _pieces(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            last = self.places[-1] if self.places else None
            if last is None or (last.paragraph, last.restored) != (piece.paragraph, piece.restored):
                self.places.append(Place(self.length, paragraph=piece.paragraph, restored=piece.restored))
            self.write(piece.text)

    def _table(self, block: Block) -> None:
        start = self.length
        cells: list[Cell] = []
        for line in block.lines():
            for i, box in enumerate(line):
                self.write("\t" if i else "")
                if box is not None:
                    begin = self.length
                    self._pieces(box.pieces)
                    cells.append(Cell(box.row, box.column, begin, self.length, box.rows, box.columns))
            self.write("\n")
        self.grids.append(Grid(tuple(cells), block.rows, block.columns, start, self.length))


def _moved(grid: Grid, by: int) -> Grid:
    cells = tuple(replace(cell, start=cell.start + by, end=cell.end + by) for cell in grid.cells)
    return replace(grid, cells=cells, start=grid.start + by, end=grid.end + by)
