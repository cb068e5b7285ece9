"""Word files: paragraphs and tables in the order of the document.

Text that was deleted or moved away under change tracking, hidden text, field codes and comments are left
out; inserted text stays. A table row becomes a line, its cells joined by tabs; its grid gives each cell's
exact place. A table of one cell is layout, and its content is read as if it stood in the page.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from indexer.errors import BrokenFile
from indexer.model import Cell
from indexer.text import Grid, Place, RawText

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOST_BYTES = 300_000_000  # expanded; the largest budget files seen are a tenth of it
_MOST_ENTRIES = 10_000
_DEEPEST = 20  # tables within tables
_GONE = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "pPr", "rPr")}
_GONE |= {f"{_MC}Fallback", f"{_W}txbxContent", f"{_W}tbl"}
_BREAKS = {f"{_W}br", f"{_W}cr"}
_MAIN = "word/document.xml"


def read(data: bytes) -> RawText:
    """Return the text of a Word file; raises BrokenFile (`broken_docx`, `too_large`, `unsafe_xml`)."""
    _check(data)
    writer = _Writer()
    writer.blocks(_body(data), 0)
    text = "".join(writer.parts)
    if not text.strip():
        raise BrokenFile("empty_document")
    return RawText(text, "docx", tuple(writer.grids), None, tuple(writer.places))


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise BrokenFile("broken_docx", reason=str(error)) from error


def _check(data: bytes) -> None:
    """Refuse archives that expand without measure and XML that declares entities."""
    entries = _entries(data)
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise BrokenFile("too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    with archive.open(entry) as part:
                        head = part.read(4096)
                    if b"<!DOCTYPE" in head.replace(b"\0", b"") or b"<!ENTITY" in head.replace(b"\0", b""):
                        raise BrokenFile("unsafe_xml")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise BrokenFile("broken_docx", reason=str(error)) from error


def _body(data: bytes) -> _Element:
    """Return the body of the main part; python-docx parses without resolving entities."""
    import zlib

    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(io.BytesIO(data))
        body: _Element = document.element.body
    except (OpcError, XMLSyntaxError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError) as error:
        raise BrokenFile("broken_docx", reason=str(error)) from error
    return body


@dataclass(slots=True)
class _Writer:
    """Collects the text of blocks, and remembers where cells and paragraphs begin."""

    parts: list[str] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def blocks(self, parent: _Element, depth: int) -> None:
        """Write the paragraphs and tables directly within `parent`."""
        for block in _blocks(parent):
            if block.tag == f"{_W}p":
                self.places.append(Place(self.length, paragraph=len(self.places)))
                self.write(_paragraph(block) + "\n")
                for box in block.iter(f"{_W}txbxContent"):
                    if not any(parent.tag == f"{_MC}Fallback" for parent in box.iterancestors()):
                        self.blocks(box, depth + 1)
            elif depth < _DEEPEST:
                self.table(block, depth)

    def table(self, table: _Element, depth: int) -> None:
        """Write a table as lines, or the content of a table of one cell as it stands."""
        rows = [[cell for cell in _within(row, "tc")] for row in _within(table, "tr") if not _is_deleted(row)]
        if sum(len(row) for row in rows) == 1:
            self.blocks(rows[0][0], depth + 1)
            return
        start = self.length
        cells: list[Cell] = []
        open_cells: dict[int, int] = {}  # column -> index of the cell that a vertical merge continues
        for number, row in enumerate(rows):
            column = 0
            for i, cell in enumerate(row):
                self.write("\t" if i else "")
                span, merge = _spans(cell)
                if merge == "continue" and column in open_cells:
                    above = cells[open_cells[column]]
                    cells[open_cells[column]] = replace(above, row_span=number - above.row + 1)
                else:
                    begin = self.length
                    self.write(_cell_text(cell))
                    cells.append(Cell(number, column, begin, self.length, 1, span))
                    open_cells.pop(column, None)
                    if merge == "restart":
                        open_cells[column] = len(cells) - 1
                column += span
            self.write("\n")
        columns = max((cell.column + cell.column_span for cell in cells), default=0)
        self.grids.append(Grid(tuple(cells), len(rows), columns, start, self.length))


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Yield paragraphs and tables, looking into content controls and inserted stretches."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child)


def _within(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield the rows of a table or the cells of a row, content controls looked into."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _within(child, name)


def _paragraph(paragraph: _Element) -> str:
    """Return a paragraph's text; tabs at its start are an indent and are dropped."""
    pieces: list[str] = []
    _collect(paragraph, pieces)
    return "".join(pieces).lstrip("\t")


def _collect(element: _Element, pieces: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag in _GONE:
            continue
        if tag == f"{_W}t":
            pieces.append(child.text or "")
        elif tag == f"{_W}tab":
            pieces.append("\t")
        elif tag in _BREAKS:
            pieces.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif tag == f"{_W}r" and _is_hidden(child):
            continue
        else:
            _collect(child, pieces)


def _cell_text(cell: _Element) -> str:
    """Return a cell's text on one line, tables within it flattened."""
    pieces = [
        " ".join(piece.split())
        for paragraph in cell.iter(f"{_W}p")
        for piece in _paragraph(paragraph).split("\n")
        if piece.strip()
    ]
    text = ""
    for piece in pieces:
        apart = bool(text) and text[-1].isascii() and text[-1].isalnum() and piece[0].isascii() and piece[0].isalnum()
        text += (" " if apart else "") + piece
    return text


def _spans(cell: _Element) -> tuple[int, str | None]:
    """Return over how many columns a cell reaches, and its part in a vertical merge."""
    properties = cell.find(f"{_W}tcPr")
    if properties is None:
        return 1, None
    grid, merge = properties.find(f"{_W}gridSpan"), properties.find(f"{_W}vMerge")
    width = str(grid.get(f"{_W}val", "1")) if grid is not None else "1"
    part = str(merge.get(f"{_W}val", "continue")) if merge is not None else None
    return (min(max(int(width), 1), 1000) if width.isdecimal() else 1), part


def _is_hidden(run: _Element) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val") not in ("0", "false")


def _is_deleted(row: _Element) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None
