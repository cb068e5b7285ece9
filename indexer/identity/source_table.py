"""Tables that people keep beside reports (`sources.csv`, rosters, lists of addresses), as spreadsheets write them.

UTF-8 with or without a mark, UTF-16 or GB18030; commas, semicolons or tabs; Chinese or English column names.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexer.data_rows import rows_of
from indexer.errors import UsageError

LARGEST = 64 * 1024 * 1024  # bytes
_MOST_ROWS = 1_000_000
_DELIMITERS = ",\t;，"
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_LITERAL = re.compile(r'="((?:[^"]|"")*)"')  # ="0012", how a spreadsheet is told to leave digits alone


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row: its line in the file, and its cells that are not blank, by column.

    A column is a code of `source_columns.tsv` (file, url, region ...), or the heading as written where none fits.
    """

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table as read: the columns in order, and the rows that hold anything."""

    columns: tuple[str, ...]
    rows: tuple[SourceRow, ...]


def read_table(path: Path, needed: Iterable[str]) -> SourceTable:
    """Return a table that has one of the columns `needed`, or whose rows are that first column alone.

    Raises UsageError: `table_unreadable` (reason), `table_encoding`, `table_columns` (those needed and found).
    """
    needed = tuple(needed)
    try:
        lines = list(_lines(text_of(path)))
    except csv.Error as error:
        raise UsageError("table_unreadable", file=str(path), reason=str(error)) from error
    columns = tuple(map(_column, lines[0][1])) if lines else ()
    if not set(needed) & set(columns):
        if lines and all(len(cells) == 1 and "://" in cells[0] for _, cells in lines) and "url" in needed:
            columns, lines = ("url",), [(0, []), *lines]  # addresses alone, a line each
        else:
            raise UsageError("table_columns", file=str(path), needed=needed, found=[c for c in columns if c])
    rows = (SourceRow(line, _named(columns, cells)) for line, cells in lines[1 : _MOST_ROWS + 1])
    return SourceTable(tuple(column for column in columns if column), tuple(row for row in rows if row.cells))


def _named(columns: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    """Return the cells that are not blank by column; of two columns with one name the first holds."""
    named: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column and cell:
            named.setdefault(column, cell)
    return named


def text_of(path: Path) -> str:
    """Return the text of a table file. Raises UsageError: `table_unreadable`, `table_encoding`."""
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError("table_unreadable", file=str(path), reason=f"> {LARGEST // 1024 // 1024} MiB")
        data = path.read_bytes()
    except OSError as error:
        raise UsageError("table_unreadable", file=str(path), reason=error.strerror or str(error)) from error
    text = _decode(data)
    if text is None:
        raise UsageError("table_encoding", file=str(path))
    return text


def safe_cell(cell: str) -> str:
    """Return a cell so that a spreadsheet takes it for text (OWASP, "CSV Injection"); a plain number stays one."""
    if cell.startswith(_FORMULA) and _NUMBER.fullmatch(cell) is None:
        return "'" + cell
    return cell


def _decode(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the line, cells) of every row that holds anything, the heading first."""
    start = 1
    if match := _SEPARATOR_LINE.match(text.partition("\n")[0]):
        text, start = text.partition("\n")[2], 2
        delimiter = match[1]
    else:
        head = next((line for line in text.splitlines() if line.strip(" ,;\t，")), "")
        delimiter = max(_DELIMITERS, key=lambda each: (_known(head, each), head.count(each)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    last = start
    for row in reader:
        cells = [_cell(cell) for cell in row]
        if any(cells):
            yield last, cells
        last = start + reader.line_num


def _known(head: str, delimiter: str) -> int:
    return sum(_column(cell.strip('" ')) in _columns().values() for cell in head.split(delimiter))


def _cell(cell: str) -> str:
    """Return what a cell means, without what was put there for a spreadsheet's sake."""
    cell = cell.strip().strip("\ufeff\u200b\u3000").strip()
    if literal := _LITERAL.fullmatch(cell):
        return literal[1].replace('""', '"').strip()
    if cell.startswith("'") and cell[1:].startswith(_FORMULA):
        return cell[1:].strip()
    return cell


@cache
def _columns() -> Mapping[str, str]:
    found = {}
    for code, names in rows_of("source_columns"):
        found.update({_plain(name): code for name in names.split(";")})
    return found


def _column(heading: str) -> str:
    return _columns().get(_plain(heading), heading.strip())


def _plain(heading: str) -> str:
    """Return a heading in one spelling: no case, no blanks, half-width, without a note in brackets behind it."""
    plain = re.sub(r"[\s_*]+", "", unicodedata.normalize("NFKC", heading)).lower()
    return plain if plain.startswith("部门(") else re.sub(r"\([^()]*\)$", "", plain)
