"""Workbooks of Excel (.xlsx): each cell as its number format shows it, from the values kept in the file.

Formulas are not computed: the value that the writing program kept is read, and a formula without one is noted.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from indexer.errors import BrokenFile
from indexer.read.sheet_formats import BUILT_IN, shown, shown_text
from indexer.read.sheet_model import MOST_CELLS, Merge, Sheet, cell_at, merge_of
from indexer.read.sheet_package import Package, attribute, local, open_package

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORKBOOK = "xl/workbook.xml"
_MOST_STRINGS = 3_000_000
_SHEET_TAGS = ("c", "row", "col", "mergeCell", "sheetFormatPr")


@dataclass(slots=True)
class _Book:
    """What the sheets of a workbook share: words, the format of each style, the epoch, and how many cells may come."""

    strings: list[str]
    formats: list[str]
    from_1904: bool
    room: int


@dataclass(slots=True)
class _Reading:
    """A sheet in the reading: where its next cell stands if it does not say."""

    sheet: Sheet
    row: int = -1
    column: int = -1
    hidden_rows: set[int] = field(default_factory=set)


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a workbook in order. Raises BrokenFile."""
    package = open_package(data, "xlsx")
    main = _WORKBOOK if package.has(_WORKBOOK) else _main_part(package)
    relations = _relations(package, main)
    listed: list[tuple[str, bool, str]] = []
    from_1904 = False
    for event, element in package.events(main, "sheet", "workbookPr"):
        if event == "start" and local(element) == "sheet":
            part = relations.get(attribute(element, "id") or "", ("", ""))
            hidden = element.get("state") in ("hidden", "veryHidden")
            if part[0] == "worksheet":
                listed.append((element.get("name") or "", hidden, part[1]))
        elif event == "start":
            from_1904 = element.get("date1904") in ("1", "true")
    if not listed:
        raise BrokenFile("broken_file", kind="xlsx", reason="no worksheet")
    by_type = {type_: name for type_, name in relations.values()}
    book = _Book(
        _strings(package, by_type.get("sharedStrings", "")), _formats(package, by_type.get("styles", "")), from_1904,
        MOST_CELLS,
    )  # fmt: skip
    for name, hidden, part_name in listed:
        sheet = Sheet(name, hidden=hidden)
        if not hidden:
            _read_sheet(package, part_name, sheet, book)
        yield sheet


def _main_part(package: Package) -> str:
    for type_, name in _relations(package, "").values():
        if type_ == "officeDocument":
            return name
    raise BrokenFile("broken_file", kind="xlsx", reason="no workbook")


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return what a part relates to: id -> (last word of the type, name of the part)."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    if package.has(rels):
        for event, element in package.events(rels, "Relationship"):
            target = (element.get("Target") or "").replace("\\", "/")
            if event == "start" and element.get("TargetMode") != "External":
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[element.get("Id") or ""] = ((element.get("Type") or "").rpartition("/")[2], path)
    return found


def _strings(package: Package, name: str) -> list[str]:
    """Return the shared strings, the parts of rich ones joined, how they are pronounced left out."""
    found: list[str] = []
    if package.has(name):
        for event, element in package.events(name, "si"):
            if event == "end":
                found.append(_words(element))
                _release(element)
                if len(found) > _MOST_STRINGS:
                    raise BrokenFile("too_large")
    return found


def _words(element: _Element) -> str:
    return "".join(
        text.text or ""
        for text in element.iter("{*}t")
        if not any(local(parent) == "rPh" for parent in text.iterancestors("{*}rPh"))
    )


def _release(element: _Element) -> None:
    """Let go of an element that is done with, and of those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _formats(package: Package, name: str) -> list[str]:
    """Return the number format of each cell style."""
    codes: dict[int, str] = dict(BUILT_IN)
    formats: list[str] = []
    inside = False
    if package.has(name):
        for event, element in package.events(name, "numFmt", "cellXfs", "xf"):
            tag = local(element)
            if tag == "cellXfs":
                inside = event == "start"
            elif event == "end" and tag == "numFmt":
                codes[_whole(element.get("numFmtId"))] = element.get("formatCode") or "General"
            elif event == "end" and inside:
                formats.append(codes.get(_whole(element.get("numFmtId")), "General"))
    return formats


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise


def _read_sheet(package: Package, name: str, sheet: Sheet, book: _Book) -> None:
    if not package.has(name):
        sheet.notes.append("sheet_missing")
        return
    reading = _Reading(sheet)
    for event, element in package.events(name, *_SHEET_TAGS):
        tag = local(element)
        if tag == "row":
            if event == "start":
                reading.row = _whole(element.get("r"), reading.row + 2) - 1
                reading.column = -1
                if element.get("hidden") in ("1", "true") or element.get("ht") in ("0", "0.0"):
                    reading.hidden_rows.add(reading.row)
            else:
                _release(element)
        elif event == "end" and tag == "c":
            _read_cell(element, reading, book)
            element.clear()
        elif event == "end" and tag == "mergeCell" and (merge := merge_of(element.get("ref") or "")):
            sheet.merges.append(merge)
        elif event == "end" and tag == "col" and _is_hidden_column(element):
            first = _whole(element.get("min"), 1)
            sheet.hidden_columns.append((first - 1, _whole(element.get("max"), first) - 1))
    sheet.hidden_rows = frozenset(reading.hidden_rows)


def _is_hidden_column(column: _Element) -> bool:
    return column.get("hidden") in ("1", "true") or column.get("width") in ("0", "0.0")


def _read_cell(cell: _Element, reading: _Reading, book: _Book) -> None:
    at = cell_at(cell.get("r") or "") or (reading.row, reading.column + 1)
    reading.column = at[1]
    kind, value, formula = cell.get("t") or "n", None, False
    for child in cell:
        tag = local(child)
        if tag == "v":
            value = child.text
        elif tag == "is":
            value = _words(child)
        elif tag == "f":
            formula = True
    if value is None or (value == "" and kind != "str"):
        if formula and "formula_without_value" not in reading.sheet.notes:
            reading.sheet.notes.append("formula_without_value")
        return
    style = _whole(cell.get("s"))
    code = book.formats[style] if style < len(book.formats) else "General"
    text = _shown(kind, value, code, book)
    if text.strip():
        book.room -= 1
        if book.room < 0:
            raise BrokenFile("too_large")
        reading.sheet.cells[at] = text


def _shown(kind: str, value: str, code: str, book: _Book) -> str:
    """Return what a cell of a kind, value and format shows."""
    if kind == "s":
        index = _whole(value.strip(), -1)
        return shown_text(book.strings[index], code) if 0 <= index < len(book.strings) else ""
    if kind in ("inlineStr", "str"):
        return shown_text(value, code)
    if kind == "b":
        return "TRUE" if value.strip() in ("1", "true") else "FALSE"
    if kind == "e":
        return value
    if kind == "d":
        return value.partition("T")[0] if value.endswith("T00:00:00") else value.replace("T", " ")
    number = number_of(value)
    return value if number is None else shown(number, code, book.from_1904)


def number_of(text: str) -> Decimal | None:
    """Return a stored number as people write it: fifteen significant digits, so that the dust of floats is gone."""
    try:
        number = Decimal(f"{float(text):.15g}")
    except (ValueError, InvalidOperation, OverflowError):
        return None
    return number if number.is_finite() else None


__all__ = ["Merge", "number_of", "sheets_of"]
