"""Listings as machines read them: one JSON object, JSON lines, or CSV that a spreadsheet cannot be tricked by."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from api.model import Json, Listing, dumps, to_json
from indexer.identity.source_table import safe_cell

# The CSV columns of each kind of record, as paths into its JSON: every field, in its order.
CSV_COLUMNS: dict[str, tuple[str, ...]] = {
    "reports": (
        "id", "file", "sources", "sha256", "text_sha256", "reader", "title", "year", "organisation", "department",
        "report_type", "template", "pages", "region.code", "region.name", "region.level", "region.lineage",
        "region.candidates", "scores", "basis", "url", "published", "edition_of", "fictional", "notes", "declared",
        "conflicts", "original", "verified",
    ),
    "sections": (
        "id", "report", "parent", "level", "label", "heading", "heading_printed", "type", "project", "start", "end",
    ),
    "figures": (
        "id", "report", "file", "year", "region_code", "region", "organisation", "scope", "item", "concepts", "measure",
        "kind", "value", "unit", "amount_yuan", "direction", "quote", "start", "end", "amount_start", "amount_end",
        "page", "section", "section_type", "project", "shared_with", "table.table", "table.row", "table.column",
        "approx", "restates", "flags", "basis.item", "basis.measure", "basis.year", "basis.unit", "basis.organisation",
        "original", "codes.code", "codes.kind", "places",
    ),
    "findings": (
        "id", "report", "file", "rule", "outcome", "severity", "statement", "statement_zh", "computed", "printed",
        "tolerance", "unit", "sides", "explanations", "explanations_zh",
    ),
    "items": (
        "item", "concepts", "own", "figures", "reports", "first_year", "last_year", "sums", "examples",
    ),
    "coverage": (
        "line", "region", "organisation", "year", "report_type", "status", "reports", "files", "reason",
    ),
    "failures": ("file", "sha256", "stage", "reason"),
    "passages": (
        "id", "report", "file", "year", "region_code", "region", "organisation", "section", "section_type", "project",
        "amounts", "text", "start", "end", "page",
    ),
}  # fmt: skip



def write_json(items: Sequence[object], stream: TextIO) -> None:
    """Write `{items, total, next}` on one line."""
    stream.write(dumps(Listing(tuple(items), len(items))) + "\n")


def write_jsonl(items: Sequence[object], stream: TextIO) -> None:
    """Write one JSON object a line."""
    for item in items:
        stream.write(dumps(item) + "\n")


def write_csv(kind: str, items: Sequence[object], stream: TextIO) -> None:
    """Write a heading and one row an item (RFC 4180, lines end in LF); lists are joined by `; `."""
    columns = CSV_COLUMNS[kind]
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(column.replace(".", "_") for column in columns)
    for item in items:
        row = to_json(item)
        writer.writerow(_cell(_at(row, column)) for column in columns)


def _at(value: Json, path: str) -> Json:
    for name in path.split("."):
        if isinstance(value, list):
            value = [each.get(name) if isinstance(each, dict) else None for each in value]
        else:
            value = value.get(name) if isinstance(value, dict) else None
    return value


def _cell(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
        return safe_cell("; ".join(map(str, value)))
    if isinstance(value, dict | list):
        return dumps(value)
    return safe_cell(str(value))
