"""Old workbooks of Excel (.xls, .et): values by calamine, number formats and what is hidden from the records.

Records are those of [MS-XLS] 2.3 and 2.4. Where they cannot be followed, values are shown as General, and that is
noted.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from indexer.errors import BrokenFile
from indexer.read import ole
from indexer.read.sheet_formats import BUILT_IN, shown, shown_text
from indexer.read.sheet_model import MOST_CELLS, Merge, Sheet
from indexer.read.sheet_xlsx import number_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_BOUND, _FORMAT, _FORMAT_OLD, _XF, _XF_OLD, _DATES, _PASSWORD, _PAGE, _EOF = (
    0x85, 0x41E, 0x1E, 0xE0, 0x43, 0x22, 0x2F, 0x42, 0x0A,
)  # fmt: skip
_CELLS = frozenset({0x203, 0x27E, 0x06, 0x206, 0x406, 0xFD, 0x204, 0x205, 0xD6})
_MANY, _ROW, _COLUMNS = 0xBD, 0x208, 0x7D
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_CODE_PAGES = {936: "gb18030", 950: "big5", 1200: "utf-16-le", 54936: "gb18030"}
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


@dataclass(slots=True)
class _Records:
    """What the records of a workbook say: formats of styles, and of each sheet, by its number among worksheets."""

    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    styles: list[int] = field(default_factory=list)
    from_1904: bool = False
    encoding: str = "gb18030"
    starts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _SheetRecords:
    """What the records of one sheet say: the style of each cell, what is hidden."""

    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets of an old workbook in order. Raises BrokenFile (`encrypted`, `broken_file`, `too_large`)."""
    stream, records = b"", _Records()
    if data.startswith(ole.MAGIC):
        file = ole.open_compound(data)
        stream = file.stream("Workbook" if "Workbook" in file.streams else "Book")
        records = _globals(stream)
    yield from _by_calamine(data, "xls", records, stream)


def sheets_without_formats(data: bytes, kind: str) -> Iterator[Sheet]:
    """Yield the sheets of a workbook whose number formats cannot be read. Raises BrokenFile."""
    yield from _by_calamine(data, kind, _Records(), b"")


def _by_calamine(data: bytes, kind: str, records: _Records, stream: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _Calamine(kind):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        listed = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    followed = len(records.starts) == len(listed)
    room = MOST_CELLS
    for number, meta in enumerate(listed):
        sheet = Sheet(meta.name, hidden=meta.visible != SheetVisibleEnum.Visible)
        if not sheet.hidden:
            told = _sheet_records(stream, records.starts[number]) if followed else _SheetRecords()
            with _Calamine(kind):
                _fill(sheet, book.get_sheet_by_name(meta.name), told, records)
            sheet.notes += [] if followed else ["formats_not_applied"]
        room -= len(sheet.cells)
        if room < 0:
            raise BrokenFile("too_large")
        yield sheet


class _Calamine:
    """Makes BrokenFile of what calamine raises over a damaged file: its own errors, and the panics of its code.

    A panic is no Exception, and its class has no name to import, so it is told by what it is called.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        """Say what went wrong."""
        from python_calamine import CalamineError

        if isinstance(error, CalamineError | OSError | ValueError) or (kind and kind.__name__ == "PanicException"):
            raise BrokenFile("broken_file", kind=self.kind, reason=str(error)[:200]) from error


def _fill(sheet: Sheet, found: CalamineSheet, told: _SheetRecords, records: _Records) -> None:
    top, left = found.start or (0, 0)
    for r, row in enumerate(found.iter_rows()):
        for c, value in enumerate(row):
            if value != "" and value is not None:
                at = (r + top, c + left)
                style = told.styles.get(at, -1)
                code = records.codes.get(records.styles[style], "General") if 0 <= style < len(records.styles) else None
                if (text := _shown(value, code, records.from_1904)).strip():
                    sheet.cells[at] = text
    sheet.cells.update(told.errors)
    for (first_row, first_column), (last_row, last_column) in found.merged_cell_ranges or []:
        sheet.merges.append(Merge(first_row, first_column, last_row, last_column))
    sheet.hidden_rows = frozenset(told.hidden_rows)
    sheet.hidden_columns = told.hidden_columns


def _shown(value: object, code: str | None, from_1904: bool) -> str:
    """Return what a cell shows; without a format, dates as 2022-08-30 and numbers as General shows them."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return shown_text(value, code or "General")
    if code is None and isinstance(value, date | time):
        return value.isoformat().removesuffix("T00:00:00").replace("T", " ")
    number = _serial(value, from_1904)
    return str(value) if number is None else shown(number, code or "General", from_1904)


def _serial(value: object, from_1904: bool) -> Decimal | None:
    """Return a number, or a date as the number that the file keeps for it."""
    if isinstance(value, int | float):
        return number_of(repr(value))
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    if isinstance(value, datetime):
        value = value - (_EPOCH_1904 if from_1904 else _EPOCH)
    return number_of(repr(value / timedelta(days=1))) if isinstance(value, timedelta) else None


def _walk(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part of the stream, up to its end record."""
    while at + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, at)
        yield record, stream[at + 4 : at + 4 + length]
        if record == _EOF:
            return
        at += 4 + length


def _globals(stream: bytes) -> _Records:
    """Return what the first part of a workbook says. Raises BrokenFile (`encrypted`)."""
    records = _Records()
    for record, body in _walk(stream, 0):
        if record == _PASSWORD:
            raise BrokenFile("encrypted")
        if record == _PAGE and len(body) >= 2:
            records.encoding = _CODE_PAGES.get(struct.unpack_from("<H", body)[0], "gb18030")
        elif record == _DATES and len(body) >= 2:
            records.from_1904 = body[0] == 1
        elif record in (_XF, _XF_OLD) and len(body) >= 4:
            records.styles.append(struct.unpack_from("<H", body, 2)[0])
        elif record in (_FORMAT, _FORMAT_OLD) and len(body) > 3:
            records.codes[struct.unpack_from("<H", body)[0]] = _format(body, records.encoding)
        elif record == _BOUND and len(body) >= 6 and body[5] == 0:
            records.starts.append(struct.unpack_from("<I", body)[0])
    return records


def _format(body: bytes, encoding: str) -> str:
    """Return the code of a format record: of Excel 97 and later, with a length of two bytes and a flag, or before."""
    length = struct.unpack_from("<H", body, 2)[0]
    wide = len(body) > 4 and bool(body[4] & 1)
    if len(body) == 5 + length * (2 if wide else 1):
        return body[5:].decode("utf-16-le" if wide else "latin-1", "replace")
    return body[3 : 3 + body[2]].decode(encoding, "replace")


def _error(record: int, body: bytes) -> str | None:
    """Return the error that a cell shows, of a constant or of a formula's kept value."""
    if record == 0x205 and len(body) >= 8 and body[7] == 1:
        return _ERRORS.get(body[6])
    if record in (0x06, 0x206, 0x406) and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
        return _ERRORS.get(body[8])
    return None


def _sheet_records(stream: bytes, start: int) -> _SheetRecords:
    told = _SheetRecords()
    for record, body in _walk(stream, start):
        if record in _CELLS and len(body) >= 6:
            row, column, style = struct.unpack_from("<3H", body)
            told.styles[row, column] = style
            if error := _error(record, body):
                told.errors[row, column] = error
        elif record == _MANY and len(body) >= 6:
            row, column = struct.unpack_from("<2H", body)
            for i in range((len(body) - 6) // 6):
                told.styles[row, column + i] = struct.unpack_from("<H", body, 4 + 6 * i)[0]
        elif record == _ROW and len(body) >= 16 and body[12] & 0x20:
            told.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif record == _COLUMNS and len(body) >= 10 and body[8] & 1:
            first, last = struct.unpack_from("<2H", body)
            told.hidden_columns.append((first, last))
    return told
