"""Corrections as CSV, there and back: what is exported is imported again as it was, or entered anew from a few columns.

A row with an `id` is an entry of some ledger: one that is there already is left alone, one that is not is taken over as
it stands. A row without an id is what a person asks for now (action; figure or report; field and value; for an added
figure also quote): it is checked and entered, unless the same stands in the ledger already.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO

from indexer.corrections import (
    ADD,
    CORRECT,
    FIGURE_FIELDS,
    REJECT,
    REPORT,
    REPORT_FIELDS,
    VERIFY,
    WHOLE,
    WITHDRAW,
    Correction,
    Placed,
    attributes_of,
    from_row,
    sealed,
    withdrawals,
)
from indexer.corrections.enter import Drafter, Request
from indexer.corrections.ledger import Ledger
from indexer.corrections.values import LONGEST_QUOTE, LONGEST_WHO, LONGEST_WHY, Checker, words
from indexer.errors import UsageError
from indexer.identity.source_table import safe_cell, text_of
from indexer.solid import without_blanks
from indexer.store import Index

COLUMNS = (
    "id", "when", "who", "why", "action", "file", "report", "figure", "field", "original", "value", "target", "status",
    "reason", "quote", "start", "end", "amount_start", "amount_end", "before", "after", "lead", "sha256", "now_start",
    "now_end",
)  # fmt: skip
MOST_ROWS = 100_000
_NUMBERS = ("start", "end", "amount_start", "amount_end")

_MEANT = ("action", "field", "value", "target", "why", "who")  # of an entry that is there already, what must agree


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file's rows."""

    entered: tuple[Correction, ...]
    known: int


class RowErrors(UsageError):
    """Rows that cannot be entered: `rows` are (line, what is wrong). Nothing of the file was entered."""

    def __init__(self, file: str, rows: Sequence[tuple[int, UsageError]]) -> None:
        super().__init__("correction_rows", file=file, count=len(rows))
        self.rows = tuple(rows)


def write_corrections(entries: Iterable[Placed], stream: TextIO) -> None:
    """Write entries as CSV (RFC 4180, lines end in LF) that no spreadsheet takes for formulas."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow(_cell(getattr(entry, name)) for name in COLUMNS)


def _cell(value: object) -> str:
    """Return a cell that `_plain` gives back: a text that begins as an escaped one does is escaped as well."""
    if value is None:
        return ""
    text = str(value)
    return "'" + text if text.startswith("'") else safe_cell(text)


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell


def import_corrections(index: Path, file: Path) -> Imported:
    """Enter the rows of a CSV file: all that are new, or none. Importing a file twice changes nothing.

    Raises UsageError: what `text_of` raises, `table_columns`, and RowErrors with every row that cannot be entered.
    """
    rows = list(_rows(file))
    with closing(Index.open(index)) as opened:
        drafter = Drafter(opened)
        with Ledger(index).writing() as pen:
            importer = _Importer(drafter, pen.entries, Checker(opened.vocabulary, opened.gazetteer))
            errors: list[tuple[int, UsageError]] = []
            for line, row in rows:
                try:
                    importer.take(row)
                except UsageError as error:
                    errors.append((line, error))
            if errors:
                raise RowErrors(str(file), errors)
            return Imported(pen.append(importer.drafts), importer.known)


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, cells by column) of the rows that hold anything."""
    text = text_of(file)
    head = text.partition("\n")[0]
    delimiter = max(",\t;", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        if "action" not in columns:
            raise UsageError("table_columns", file=str(file), needed=["action"], found=[c for c in columns if c])
        start = reader.line_num + 1
        for number, cells in enumerate(reader):
            if number >= MOST_ROWS:
                raise UsageError("correction_many_rows", file=str(file), most=MOST_ROWS)
            if any(cell.strip() for cell in cells):
                yield start, {name: _plain(cell) for name, cell in zip(columns, cells, strict=False) if name}
            start = reader.line_num + 1
    except csv.Error as error:
        raise UsageError("table_unreadable", file=str(file), reason=str(error)) from error


class _Importer:
    """Sorts rows into those that are known and those to be entered."""

    def __init__(self, drafter: Drafter, entries: Sequence[Correction], checker: Checker) -> None:
        self.drafts: list[Correction] = []
        self.known = 0
        self._drafter, self._checker = drafter, checker
        self._entries = {entry.id: entry for entry in entries}
        gone = withdrawals(entries)
        self._said = {_said(entry) for entry in entries if entry.id not in gone}

    def take(self, row: Mapping[str, str]) -> None:
        """Take one row. Raises UsageError."""
        if row.get("id", "").strip():
            self._taken_over(row)
            return
        request = _request(row)
        try:
            drafts = self._drafter.drafts(request, list(self._entries.values()))
        except UsageError as error:
            if not self._is_done(request, error):
                raise
            self.known += 1
            return
        for draft in drafts:
            self._enter(draft)

    def _is_done(self, request: Request, error: UsageError) -> bool:
        """Whether a request cannot be entered because it has been entered and applied before."""
        if error.code in ("correction_same", "correction_withdrawn"):
            return True
        quote = without_blanks(request.quote)
        if error.code == "correction_add_there":
            return any(each.action == ADD and without_blanks(each.quote) == quote for each in self._entries.values())
        return error.code == "unknown_figure" and request.action == REJECT and self._drafter.is_rejected(request.target)

    def _taken_over(self, row: Mapping[str, str]) -> None:
        identity = row["id"].strip()
        entry = _entry(row)
        known = self._entries.get(identity)
        if known is not None:
            if any((row.get(name) or "") != _text(getattr(known, name)) for name in _MEANT if name in row):
                raise UsageError("correction_row_changed", correction=identity)
            self.known += 1
            return
        if entry is None or sealed(entry).id != identity:
            raise UsageError("correction_row_changed", correction=identity)
        self._check(entry)
        self._entries[entry.id] = entry
        self._said.add(_said(entry))
        self.drafts.append(entry)

    def _enter(self, draft: Correction) -> None:
        if _said(draft) in self._said:
            self.known += 1
            return
        self._said.add(_said(draft))
        self.drafts.append(draft)

    def _check(self, entry: Correction) -> None:
        """Raise UsageError for an entry that the command itself would not have made."""
        words(entry.who, LONGEST_WHO, "who")
        words(entry.why, LONGEST_WHY, "why")
        if len(entry.quote) > LONGEST_QUOTE:
            raise UsageError("correction_value_long", field="quote", most=LONGEST_QUOTE)
        _check_time(entry.when)
        if entry.action == WITHDRAW:
            if entry.target not in self._entries:
                raise UsageError("unknown_correction", correction=entry.target)
            return
        if entry.field not in (WHOLE, *FIGURE_FIELDS, *REPORT_FIELDS):
            raise UsageError("correction_unknown_field", field=entry.field, candidates=FIGURE_FIELDS)
        if (entry.action == CORRECT) != (entry.field != WHOLE) and not entry.field.startswith(REPORT):
            raise UsageError("correction_unknown_field", field=entry.field, candidates=FIGURE_FIELDS)
        told = attributes_of(entry.value) if entry.action == ADD else {entry.field: entry.value}
        for name, value in told.items():
            if entry.action in (ADD, CORRECT) and value is not None:
                self._checker.value_of(name, value)


def _check_time(written: str) -> None:
    """Raise UsageError for what is no time at which an entry can have been made, as the ledger writes it."""
    try:
        when = datetime.fromisoformat(written)
    except ValueError as error:
        raise UsageError("correction_row_time", value=written) from error
    if when.utcoffset() != timedelta(0) or when.isoformat(timespec="milliseconds") != written:
        raise UsageError("correction_row_time", value=written)
    if when > datetime.now(UTC):
        raise UsageError("correction_row_time", value=written)


def _entry(row: Mapping[str, str]) -> Correction | None:
    """Return the entry of an exported row, None where its cells make none."""
    values: dict[str, object] = {}
    for each in fields(Correction):
        cell = row.get(each.name) or ""
        if each.name in _NUMBERS:
            values[each.name] = int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 12 else None
        else:
            values[each.name] = cell or (None if each.name in ("original", "value", "target") else "")
    return from_row(values)


def _request(row: Mapping[str, str]) -> Request:
    """Return what a row without an id asks for."""
    cell = {name: (value or "").strip() for name, value in row.items()}
    action = cell.get("action", "").lower()
    field, value = cell.get("field", ""), cell.get("value", "")
    target = cell.get("target") if action == WITHDRAW else cell.get("figure") or cell.get("report") or cell.get("file")
    values: dict[str, str | None] = {}
    if action == ADD:
        values = dict(attributes_of(value)) or {name: cell[name] for name in FIGURE_FIELDS if cell.get(name)}
    elif field and field != WHOLE:
        values = {field.removeprefix(REPORT): value or None}
    at = cell.get("start", "")
    return Request(
        action, target or "", values, row.get("quote") or "", int(at) if at.isascii() and at.isdigit() else None,
        cell.get("why", ""), cell.get("who", ""),
    )  # fmt: skip


def _said(entry: Correction) -> tuple[object, ...]:
    """Return what makes two entries the same, whoever entered them when."""
    value = None if entry.action == VERIFY else entry.value
    return entry.action, entry.sha256, entry.field, value, entry.target, entry.quote, entry.start, entry.why


def _text(value: object) -> str:
    return "" if value is None else str(value)
