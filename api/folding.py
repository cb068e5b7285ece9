"""Counting one fact once: restatements, one amount in two reports, and the parts that stand under a total."""

from __future__ import annotations

from collections.abc import Sequence

from api.agreement import is_total_row, same_measure, worth
from api.candidates import Candidate
from api.sources import sources_in
from indexer.model import Figure


def one_thing(c: Candidate) -> tuple[object, ...]:
    """Return what two figures have in common whose values should be one."""
    f = c.figure
    return (f.report, f.year, same_measure(f.measure), c.subject, f.kind, len(c.parts) > 1, sources_in(f.item))


def fold_facts(rows: Sequence[Candidate]) -> list[Candidate]:
    """Count one fact once: restatements, and one amount of one subject, year, place and measure in two reports."""
    ids = {c.figure.id for c in rows}
    kept: dict[tuple[object, ...], Candidate] = {}
    for c in sorted(rows, key=lambda c: c.figure.measure == "previous"):
        f = c.figure
        if f.restates in ids and f.restates != f.id:
            continue
        key = (f.region_code, f.organisation, f.year, same_measure(f.measure), c.subject, worth(f), f.kind, f.direction)
        kept.setdefault(key, c)
    chosen = {c.figure.id for c in kept.values()}
    return [c for c in rows if c.figure.id in chosen]


def totals_of_tables(rows: Sequence[Candidate]) -> tuple[list[Candidate], list[Figure]]:
    """Split off the parts that stand under a total in one column of one table: sources of money, kinds of spending."""
    totals = {_column(c.figure) for c in rows if is_total_row(c.figure)}
    parts = {c.figure.id for c in rows if _column(c.figure) in totals and not is_total_row(c.figure)}
    return [c for c in rows if c.figure.id not in parts], [c.figure for c in rows if c.figure.id in parts]


def _column(f: Figure) -> tuple[object, ...] | None:
    """Return what the cells of one column of a table share, None for prose."""
    return (f.report, f.table.table, f.table.column, f.year, f.measure, f.project) if f.table else None
