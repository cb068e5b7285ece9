"""The tables of `catalogue.sqlite`, and how each record becomes a row and comes back.

A record's columns are declared once: field name -> how it is kept. The `CREATE TABLE` statements, the inserts
and the readers all follow from that declaration, so that a record that is stored comes back equal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Generic, TypeVar

from indexer.corrections import Placed
from indexer.model import (
    Cell,
    Code,
    Conflict,
    Failure,
    Figure,
    Finding,
    Passage,
    Region,
    Report,
    Score,
    Section,
    Side,
    Table,
    TablePlace,
)
from indexer.numerals import plain

T = TypeVar("T")

# An amount is kept twice: as canonical text, which is exact, and as whole ten-thousandths of a yuan, which SQL
# compares. SQLite integers have 64 bits: 922 trillion yuan. Anything larger compares as the largest.
YUAN_PARTS = 10_000
LARGEST = 2**63 - 1


def amount_to_text(amount: Decimal | None) -> str | None:
    """Return the canonical text, in plain notation."""
    return None if amount is None else plain(amount)


def amount_to_parts(amount: Decimal | None) -> int | None:
    """Return whole ten-thousandths of a yuan, held within 64 bits."""
    if amount is None:
        return None
    if amount.adjusted() > 16:  # beyond 64 bits anyway; spares the multiplication of absurd exponents
        return LARGEST if amount > 0 else -LARGEST
    parts = int((amount * YUAN_PARTS).to_integral_value(ROUND_HALF_EVEN))
    return max(-LARGEST, min(LARGEST, parts))


@dataclass(frozen=True, slots=True)
class Kind:
    """How one field is kept: its SQL type, and the ways there and back."""

    sql: str
    store: Callable[[Any], Any]
    load: Callable[[Any], Any]


def _json(load: Callable[[Any], Any], dump: Callable[[Any], Any] = list) -> Kind:
    return Kind(
        "TEXT NOT NULL",
        lambda value: json.dumps(dump(value), ensure_ascii=False, separators=(",", ":")),
        lambda text: load(json.loads(text)),
    )


def _same(value: Any) -> Any:  # noqa: ANN401 - SQLite hands back what it was given
    return value


def _to_decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _table_place(row: Sequence[str] | None) -> TablePlace | None:
    return None if row is None else TablePlace(*row)


TEXT = Kind("TEXT NOT NULL", _same, _same)
TEXT_OR_NULL = Kind("TEXT", _same, _same)
INTEGER = Kind("INTEGER NOT NULL", _same, _same)
INTEGER_OR_NULL = Kind("INTEGER", _same, _same)
BOOLEAN = Kind("INTEGER NOT NULL", int, bool)
DECIMAL = Kind("TEXT", amount_to_text, _to_decimal)
STRINGS = _json(tuple)
MAPPING = _json(dict, dict)
AMOUNTS = _json(lambda rows: tuple(Decimal(row) for row in rows), lambda rows: [amount_to_text(row) for row in rows])
SCORES = _json(
    lambda rows: tuple(Score(row[0], _to_decimal(row[1]), row[2], row[3], row[4]) for row in rows),
    lambda rows: [[row.scope, amount_to_text(row.score), row.grade, row.start, row.end] for row in rows],
)
REGION = _json(
    lambda row: Region(row[0], row[1], row[2], tuple(row[3]), tuple(row[4])),
    lambda region: [region.code, region.name, region.level, list(region.lineage), list(region.candidates)],
)
CONFLICTS = _json(
    lambda rows: tuple(Conflict(row[0], row[1], row[2], row[3], row[4], row[5], tuple(row[6])) for row in rows),
    lambda rows: [
        [row.field, row.kind, row.declared, row.printed, row.start, row.end, list(row.candidates)] for row in rows
    ],
)
SIDES = _json(
    lambda rows: tuple(Side(*row) for row in rows),
    lambda rows: [[row.quote, row.start, row.end, row.page] for row in rows],
)
CELLS = _json(
    lambda rows: tuple(Cell(*row) for row in rows),
    lambda rows: [[row.row, row.column, row.start, row.end, row.row_span, row.column_span] for row in rows],
)
CODES = _json(
    lambda rows: tuple(Code(*row) for row in rows),
    lambda codes: [[each.code, each.kind, each.basis, each.start, each.end] for each in codes],
)
PLACES = _json(
    lambda rows: {name: (start, end) for name, (start, end) in rows.items()},
    lambda places: {name: list(place) for name, place in places.items()},
)
TABLE_PLACE = _json(_table_place, lambda place: place and [place.table, place.row, place.column])


@dataclass(frozen=True, slots=True)
class Layout(Generic[T]):
    """One table: the record it keeps, a kind for every field, and columns that only SQL reads."""

    table: str
    record: type[T]
    fields: Mapping[str, Kind]
    extra: Mapping[str, str]

    def create(self) -> str:
        """Return the `CREATE TABLE` statement."""
        columns = [f'"{name}" {sql}' for name, sql in self.extra.items()]
        columns += [f'"{name}" {kind.sql}' for name, kind in self.fields.items()]
        return f'CREATE TABLE "{self.table}" ({", ".join(columns)})'

    def insert(self) -> str:
        """Return the `INSERT` statement: the extra columns first, then the fields."""
        names = [*self.extra, *self.fields]
        return (
            f'INSERT INTO "{self.table}" ({", ".join(f"{chr(34)}{name}{chr(34)}" for name in names)}) '
            f"VALUES ({', '.join('?' * len(names))})"
        )

    def select(self, alias: str) -> str:
        """Return the record's columns, in order, for a `SELECT`."""
        return ", ".join(f'{alias}."{name}"' for name in self.fields)

    def row(self, record: T, *extra: object) -> tuple[object, ...]:
        """Return one row for `insert`."""
        return (*extra, *(kind.store(getattr(record, name)) for name, kind in self.fields.items()))

    def load(self, row: Sequence[Any]) -> T:
        """Return the record of one row of `select`."""
        return self.record(*(kind.load(value) for kind, value in zip(self.fields.values(), row, strict=True)))

    def load_all(self, rows: Iterable[Sequence[Any]]) -> list[T]:
        """Return the records of many rows."""
        return [self.load(row) for row in rows]


REPORTS = Layout(
    "reports",
    Report,
    {
        "id": TEXT, "file": TEXT, "sources": STRINGS, "sha256": TEXT, "text_sha256": TEXT, "reader": TEXT,
        "title": TEXT_OR_NULL, "year": INTEGER_OR_NULL, "organisation": TEXT_OR_NULL, "department": TEXT_OR_NULL,
        "report_type": TEXT_OR_NULL, "template": TEXT_OR_NULL, "pages": INTEGER_OR_NULL, "region": REGION,
        "scores": SCORES, "basis": MAPPING, "url": TEXT_OR_NULL, "published": TEXT_OR_NULL,
        "edition_of": TEXT_OR_NULL, "fictional": BOOLEAN, "notes": STRINGS, "declared": MAPPING, "conflicts": CONFLICTS,
        "original": MAPPING, "verified": STRINGS,
    },
    {"number": "INTEGER PRIMARY KEY", "region_code": "TEXT", "work_key": "TEXT NOT NULL"},
)  # fmt: skip

SECTIONS = Layout(
    "sections",
    Section,
    {
        "id": TEXT, "report": TEXT, "parent": TEXT_OR_NULL, "level": INTEGER, "label": TEXT, "heading": TEXT,
        "heading_printed": TEXT, "type": TEXT, "project": TEXT_OR_NULL, "start": INTEGER, "heading_end": INTEGER,
        "end": INTEGER,
    },
    {"number": "INTEGER PRIMARY KEY"},
)  # fmt: skip

TABLES = Layout(
    "tables",
    Table,
    {
        "id": TEXT, "report": TEXT, "section": TEXT_OR_NULL, "caption": TEXT_OR_NULL, "unit": TEXT_OR_NULL,
        "start": INTEGER, "end": INTEGER, "header_rows": INTEGER, "header_columns": INTEGER, "cells": CELLS,
        "continues": TEXT_OR_NULL, "within": TEXT_OR_NULL,
    },
    {"number": "INTEGER PRIMARY KEY"},
)  # fmt: skip

FIGURES = Layout(
    "figures",
    Figure,
    {
        "id": TEXT, "report": TEXT, "file": TEXT, "year": INTEGER_OR_NULL, "region_code": TEXT_OR_NULL,
        "region": TEXT_OR_NULL, "organisation": TEXT_OR_NULL, "scope": TEXT_OR_NULL, "item": TEXT,
        "concepts": STRINGS, "measure": TEXT, "kind": TEXT, "value": DECIMAL, "unit": TEXT_OR_NULL,
        "amount_yuan": DECIMAL, "direction": TEXT_OR_NULL, "quote": TEXT, "start": INTEGER, "end": INTEGER,
        "amount_start": INTEGER, "amount_end": INTEGER, "page": INTEGER_OR_NULL, "section": TEXT_OR_NULL,
        "section_type": TEXT_OR_NULL, "project": TEXT_OR_NULL, "shared_with": STRINGS, "table": TABLE_PLACE,
        "approx": BOOLEAN, "restates": TEXT_OR_NULL, "flags": STRINGS, "basis": MAPPING,
        "original": MAPPING, "codes": CODES, "places": PLACES,
    },
    {
        "number": "INTEGER PRIMARY KEY",
        "item_number": "INTEGER NOT NULL",
        "sought": "TEXT NOT NULL",  # item, project and what shares the figure, folded: where words are looked for
        "parts": "INTEGER",  # amount_yuan in ten-thousandths
        "inside_name": "INTEGER NOT NULL",
    },
)  # fmt: skip

PASSAGES = Layout(
    "passages",
    Passage,
    {
        "number": Kind("INTEGER PRIMARY KEY", _same, _same), "report": TEXT, "file": TEXT, "year": INTEGER_OR_NULL,
        "region_code": TEXT_OR_NULL, "region": TEXT_OR_NULL, "organisation": TEXT_OR_NULL, "section": TEXT_OR_NULL,
        "section_type": TEXT_OR_NULL, "project": TEXT_OR_NULL, "amounts": AMOUNTS, "text": TEXT, "start": INTEGER,
        "end": INTEGER, "page": INTEGER_OR_NULL,
    },
    {},
)  # fmt: skip

FINDINGS = Layout(
    "findings",
    Finding,
    {
        "id": TEXT, "report": TEXT, "file": TEXT, "rule": TEXT, "outcome": TEXT, "severity": TEXT, "statement": TEXT,
        "statement_zh": TEXT, "computed": DECIMAL, "printed": DECIMAL, "tolerance": DECIMAL, "unit": TEXT,
        "sides": SIDES, "explanations": STRINGS, "explanations_zh": STRINGS,
    },
    {"number": "INTEGER PRIMARY KEY"},
)  # fmt: skip

FAILURES = Layout(
    "failures",
    Failure,
    {
        "file": TEXT, "sha256": TEXT_OR_NULL, "stage": TEXT, "code": TEXT, "reason": TEXT, "reason_zh": TEXT,
        "declared": MAPPING,
    },
    {"path": "TEXT PRIMARY KEY"},
)  # fmt: skip

# The ledger of corrections as it was when the generation was published, with what became of each entry.
CORRECTIONS = Layout(
    "corrections",
    Placed,
    {
        "id": TEXT, "when": TEXT, "who": TEXT, "why": TEXT, "action": TEXT, "sha256": TEXT, "field": TEXT,
        "original": TEXT_OR_NULL, "value": TEXT_OR_NULL, "target": TEXT_OR_NULL, "quote": TEXT,
        "start": INTEGER_OR_NULL, "end": INTEGER_OR_NULL, "amount_start": INTEGER_OR_NULL,
        "amount_end": INTEGER_OR_NULL, "before": TEXT, "after": TEXT, "lead": TEXT, "report": TEXT_OR_NULL,
        "file": TEXT_OR_NULL, "figure": TEXT_OR_NULL, "status": TEXT, "reason": TEXT_OR_NULL,
        "now_start": INTEGER_OR_NULL, "now_end": INTEGER_OR_NULL,
    },
    {"number": "INTEGER PRIMARY KEY"},
)  # fmt: skip

LAYOUTS: tuple[Layout[Any], ...] = (REPORTS, SECTIONS, TABLES, FIGURES, PASSAGES, FINDINGS, FAILURES, CORRECTIONS)

# What no record holds: texts, the item strings that have a vector, and the small tables that filters join.
OTHER_TABLES = (
    "CREATE TABLE texts (report TEXT PRIMARY KEY, text TEXT NOT NULL, source_map BLOB NOT NULL, places BLOB NOT NULL)",
    # The words that the lexical index holds of a passage, with spaces between: to be taken over by the next build.
    "CREATE TABLE passage_words (passage INTEGER PRIMARY KEY, words TEXT NOT NULL)",
    "CREATE TABLE sources (path TEXT PRIMARY KEY, report TEXT NOT NULL)",
    # What another edition prints differently: `figure` is of the edition that counts, `other` of `report`.
    "CREATE TABLE edition_differences (report TEXT NOT NULL, kind TEXT NOT NULL, figure TEXT, other TEXT)",
    # Pairs of reports that may be editions of one, and are counted apart.
    "CREATE TABLE possible_editions (report TEXT NOT NULL, other TEXT NOT NULL)",
    # Passages of another edition that the edition that counts holds as well.
    "CREATE TABLE repeated_passages (number INTEGER PRIMARY KEY)",
    "CREATE TABLE items (number INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE)",
    "CREATE TABLE figure_concepts (figure INTEGER NOT NULL, concept TEXT NOT NULL, PRIMARY KEY (concept, figure))"
    " WITHOUT ROWID",
    "CREATE TABLE figure_codes (figure INTEGER NOT NULL, code TEXT NOT NULL, PRIMARY KEY (code, figure)) WITHOUT ROWID",
    # (a section, a section that holds it): every section stands under itself.
    "CREATE TABLE section_paths (section TEXT NOT NULL, above TEXT NOT NULL, PRIMARY KEY (section, above))"
    " WITHOUT ROWID",
    # (a region, a region that contains it): every region that occurs stands under itself.
    "CREATE TABLE region_paths (code TEXT NOT NULL, above TEXT NOT NULL, PRIMARY KEY (above, code)) WITHOUT ROWID",
    # What a person may write for a code: kind is concept, measure, department or section.
    "CREATE TABLE names (kind TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (kind, name, code))"
    " WITHOUT ROWID",
)

# Made after the rows are in, which is several times faster than keeping them up to date.
INDEXES = (
    'CREATE UNIQUE INDEX reports_id ON reports ("id")',
    'CREATE UNIQUE INDEX sections_id ON sections ("id")',
    'CREATE INDEX sections_report ON sections ("report")',
    'CREATE INDEX tables_report ON tables ("report")',
    'CREATE UNIQUE INDEX figures_id ON figures ("id")',
    'CREATE INDEX figures_report ON figures ("report", "amount_start")',
    'CREATE INDEX figures_item ON figures ("item_number")',
    'CREATE INDEX passages_report ON passages ("report", "start")',
    'CREATE INDEX findings_report ON findings ("report")',
    'CREATE INDEX corrections_report ON corrections ("report")',
    "CREATE INDEX sources_report ON sources (report)",
    "CREATE INDEX differences_report ON edition_differences (report)",
    "CREATE INDEX differences_figure ON edition_differences (figure)",
)
