"""Tables as plain text (.csv, .tsv): encoding, delimiter and quotes told by the content.

Rows before the table that have one cell (a title, a unit) are lines, as in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from indexer.errors import BrokenFile
from indexer.read.sheet_model import MOST_CELLS, cell_name
from indexer.read.writer import Laid, TextWriter, one_line
from indexer.text import Place, RawText, decode

_DELIMITERS = ",\t;|，"
_SAMPLE = 200  # rows by which a delimiter is judged
_MOST_COLUMNS = 16_384  # as in Excel
_LONGEST_LINE = 5_000  # characters of a line by which a delimiter is judged
_LONGEST_CELL = 1_000_000  # characters


def read(data: bytes) -> RawText:
    """Return the text of a table; a place for every cell.

    Raises BrokenFile (`empty_document`, `not_text`, `too_large`).
    """
    text = decode(data).removeprefix("\ufeff")
    first, _, rest = text.partition("\n")
    delimiter = None
    if first.lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own declaration
        delimiter, text = first[4], rest
    rows = _rows(text, delimiter or _delimiter(text))
    writer = TextWriter()
    block: list[tuple[int, list[str]]] = []
    for number, row in enumerate(rows):
        if any(cell.strip() for cell in row):
            block.append((number, row))
        else:
            _write(block, writer)
            block = []
    _write(block, writer)
    if not writer.length:
        raise BrokenFile("empty_document")
    return writer.raw("csv")


def _delimiter(text: str) -> str:
    """Return the delimiter under which most rows have one and the same number of cells, above one."""
    best, most = ",", 0
    sample = "\n".join(line[:_LONGEST_LINE] for line in text.split("\n", _SAMPLE)[:_SAMPLE])
    for delimiter in _DELIMITERS:
        rows = _rows(sample, delimiter)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, count = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        if count * (width - 1) > most:
            best, most = delimiter, count * (width - 1)
    return best


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Cut text into rows of cells; quotes that are not closed are taken as they stand."""
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    count = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(row)
            count += len(row)
            if count > MOST_CELLS or len(row) > _MOST_COLUMNS:
                raise BrokenFile("too_large")
    except csv.Error:
        rows = [line.split(delimiter) for line in text.split("\n")]
        if sum(map(len, rows)) > MOST_CELLS or max(map(len, rows)) > _MOST_COLUMNS:
            raise BrokenFile("too_large") from None
    return rows


def _write(block: Sequence[tuple[int, Sequence[str]]], writer: TextWriter) -> None:
    """Write rows that no blank row parts: those of one cell at the head and foot as lines, the rest as a grid."""
    filled = [[column for column, cell in enumerate(row) if cell.strip()] for _, row in block]
    head = next((i for i, columns in enumerate(filled) if len(columns) > 1), len(block))
    foot = len(block)
    while foot > head and len(filled[foot - 1]) == 1:
        foot -= 1
    laid: list[Laid] = []
    width = max((columns[-1] + 1 for columns in filled[head:foot]), default=0)
    for i, (number, row) in enumerate(block):
        if head <= i < foot:
            laid += [Laid.of_lines(i - head, c, row[c].split("\n") if c < len(row) else ()) for c in range(width)]
            continue
        if i == foot and laid:
            _table(writer, laid, block[head][0])
            laid = []
        for column in filled[i]:
            writer.line(one_line(row[column].split("\n")), Place(0, cell=cell_name(number, column)))
    if laid:
        _table(writer, laid, block[head][0])


def _table(writer: TextWriter, laid: Sequence[Laid], first: int) -> None:
    writer.table(laid, lambda cell: Place(0, cell=cell_name(first + cell.row, cell.column)))
