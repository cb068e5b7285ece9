"""A portal to collect from, a run over some of its pages, and what the run wrote: for the tests of collecting."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from portal import Portal, open_portal

from indexer.collect.fetch import FetchLimits
from indexer.collect.ledger import LedgerRow
from indexer.collect.run import Collected, Options, collect

ROOT = Path(__file__).resolve().parents[1]
FAST = FetchLimits(
    pause=0.0, connect=5.0, read=5.0, total=10.0, largest=1 << 20, redirects=4, retries=2, backoff=0.01, longest_wait=1
)
IMPATIENT = replace(FAST, read=0.8, total=1.5)


@pytest.fixture
def portal() -> Iterator[Portal]:
    with open_portal() as opened:
        yield opened


Run = Callable[..., Collected]


@pytest.fixture
def run(portal: Portal, tmp_path: Path) -> Run:
    """Fetch a list of paths of the portal (or whole addresses) into `tmp_path/out`."""

    def ran(*listed: str, limits: FetchLimits = FAST, allow_private: bool = True) -> Collected:
        table = io.StringIO()
        writer = csv.writer(table)
        writer.writerow(["网址"])
        writer.writerows([each if ":" in each else portal.url + each] for each in listed)
        (tmp_path / "urls.csv").write_text(table.getvalue(), encoding="utf-8")
        return collect(tmp_path / "urls.csv", tmp_path / "out", Options(limits, allow_private))

    return ran


def only(collected: Collected, **cells: str) -> LedgerRow:
    found = [row for row in collected.rows if all(getattr(row, name) == value for name, value in cells.items())]
    assert len(found) == 1, [(row.url, row.status, row.reason) for row in collected.rows]
    return found[0]


def written(tmp_path: Path) -> list[dict[str, str]]:
    text = (tmp_path / "out" / "sources.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))
