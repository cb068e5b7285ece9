"""OpenDocument spreadsheets (.ods): a cell's text is kept in the file as it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indexer.errors import BrokenFile
from indexer.read.sheet_model import MOST_CELLS, Merge, Sheet
from indexer.read.sheet_package import attribute, local, open_package

if TYPE_CHECKING:
    from lxml.etree import _Element

_CELLS = ("table-cell", "covered-table-cell")
_MOST_REPEATED = 16_384  # times that a cell or row with something in it is repeated


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a spreadsheet in order. Raises BrokenFile."""
    package = open_package(data, "ods")
    unseen: set[str] = set()  # the styles of sheets that are not displayed
    sheet: Sheet | None = None
    style, row, column, room = "", 0, 0, MOST_CELLS
    hidden_rows: set[int] = set()
    tags = ("table", "table-row", "table-column", "table-properties", "style")
    for event, element in package.events("content.xml", *tags):
        tag = local(element)
        if tag == "style" and event == "start":
            style = attribute(element, "name") or ""
        elif tag == "table-properties" and attribute(element, "display") == "false":
            unseen.add(style)
        elif tag == "table" and event == "start" and sheet is None:
            name, row, column, hidden_rows = attribute(element, "name") or "", 0, 0, set()
            sheet = Sheet(name, hidden=attribute(element, "style-name") in unseen)
        elif tag == "table" and event == "end" and sheet is not None and _is_outer(element):
            sheet.hidden_rows = frozenset(hidden_rows)
            yield sheet
            sheet = None
            element.clear()
        elif sheet is None or event == "start":
            continue
        elif tag == "table-column":
            column += _column(element, column, sheet)
        elif tag == "table-row":
            row = _row(element, row, sheet, hidden_rows)
            element.clear()
            if len(sheet.cells) > room:
                raise BrokenFile("too_large")


def _is_outer(table: _Element) -> bool:
    return not any(local(parent) == "table" for parent in table.iterancestors())


def _count(element: _Element, name: str) -> int:
    text = attribute(element, name) or "1"
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1


def _is_hidden(element: _Element) -> bool:
    return attribute(element, "visibility") in ("collapse", "filter")


def _column(element: _Element, column: int, sheet: Sheet) -> int:
    """Note a run of columns that is hidden; return how many it has."""
    count = _count(element, "number-columns-repeated")
    if _is_hidden(element):
        sheet.hidden_columns.append((column, column + count - 1))
    return count


def _row(element: _Element, row: int, sheet: Sheet, hidden_rows: set[int]) -> int:
    """Read a row, repeated as often as it says if anything is in it; return the row after it."""
    repeated = _count(element, "number-rows-repeated")
    found: dict[int, str] = {}
    merges: list[Merge] = []
    column = 0
    for cell in element:
        if local(cell) not in _CELLS:
            continue
        count = _count(cell, "number-columns-repeated")
        text = _text(cell) if local(cell) == "table-cell" else ""
        if text.strip():
            for at in range(column, column + min(count, _MOST_REPEATED)):
                found[at] = text
            high, wide = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if high > 1 or wide > 1:
                merges.append(Merge(row, column, row + high - 1, column + wide - 1))
        column += count
    if found or _is_hidden(element):
        for at in range(row, row + min(repeated, _MOST_REPEATED)):
            sheet.cells.update({(at, each): text for each, text in found.items()})
            if _is_hidden(element):
                hidden_rows.add(at)
    sheet.merges += merges
    return row + repeated


def _text(cell: _Element) -> str:
    """Return a cell's paragraphs, one a line; comments are left out."""
    return "\n".join(_inline(paragraph) for paragraph in cell if local(paragraph) == "p")


def _inline(element: _Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        tag = local(child)
        if tag == "s":
            pieces.append(" " * min(_count(child, "c"), 1000))
        elif tag == "tab":
            pieces.append(" ")
        elif tag == "line-break":
            pieces.append("\n")
        elif tag not in ("annotation", "note"):
            pieces.append("".join(child.itertext()))
        pieces.append(child.tail or "")
    return "".join(pieces)
