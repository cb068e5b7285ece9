"""The list of addresses to fetch, as a person wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.collect.fetch import clean_url
from indexer.errors import FetchFailed
from indexer.identity.source_table import read_table

# What a list may declare of all that an address brings; it goes into `sources.csv` as it is written.
DECLARED = ("region", "organisation", "year", "type", "title", "published", "office", "document_number")


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the list. `reason` says why its address is not fetched, where it is not."""

    line: int
    url: str
    declared: Mapping[str, str]
    reason: str | None = None
    params: Mapping[str, str] | None = None


def read_listing(path: Path) -> tuple[Listed, ...]:
    """Return every row of a list: a column `url` (网址), or an address a line, and what else it declares.

    Raises UsageError as `read_table` does, and `listing_empty`.
    """
    rows: list[Listed] = []
    seen: dict[str, int] = {}
    for row in read_table(path, ("url",)).rows:
        written = row["url"]
        declared = {column: row[column] for column in DECLARED if row[column]}
        if not written:
            rows.append(Listed(row.line, "", declared, "collect_no_url"))
            continue
        try:
            url = clean_url(written)
        except FetchFailed as failure:
            params = {name: str(value) for name, value in failure.params.items()}
            rows.append(Listed(row.line, written, declared, failure.code, params))
            continue
        if url in seen:
            rows.append(Listed(row.line, url, declared, "collect_listed_twice", {"line": str(seen[url])}))
        else:
            seen[url] = row.line
            rows.append(Listed(row.line, url, declared))
    return tuple(rows)
