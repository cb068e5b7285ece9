"""The tables of `data/`: a row to a line, tabs between its cells; the first row names the columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def rows_of(table: str) -> Iterator[list[str]]:
    """Yield the cells of each row of `data/{table}.tsv`, in order; lines that begin with # are for its readers."""
    rows = _all_rows(table)
    next(rows)
    yield from rows


def named_rows(table: str) -> Iterator[dict[str, str]]:
    """Yield the cells of each row of `data/{table}.tsv` by the names of their columns; missing last ones are empty."""
    rows = _all_rows(table)
    names = next(rows)
    for cells in rows:
        yield dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=False))


def _all_rows(table: str) -> Iterator[list[str]]:
    lines = (_DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if line and line[0] != "#")
