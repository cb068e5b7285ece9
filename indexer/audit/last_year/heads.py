"""The heads of a table's cells: the words above a cell in its column, and those before it in its row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from indexer.audit.case import Case
from indexer.audit.cells import cell_rows, words_of
from indexer.model import Table

_NUMBER = re.compile(r"[-−+]?[\d,.]+%?|[-—/]*")


class Heads(NamedTuple):
    """What stands above a cell and before it, "" for nothing, and the table it stands in."""

    table: Table
    above: str
    before: str


def heads_at(case: Case, position: int) -> Heads | None:
    """Return the heads of the cell at a place; None where no table is."""
    table = table_at(case, position)
    return case.once(f"heads of {table.id}", lambda: _heads(case, table)).get(position) if table is not None else None


def table_at(case: Case, position: int) -> Table | None:
    """Return the table that a place lies in."""
    tables = case.once("tables in order", lambda: sorted(case.tables, key=lambda table: table.start))
    starts = case.once("starts of tables", lambda: [table.start for table in tables])
    number = bisect_right(starts, position) - 1
    return tables[number] if number >= 0 and position < tables[number].end else None


def _heads(case: Case, table: Table) -> Mapping[int, Heads]:
    """Return the heads of each cell by where it starts: the last words above it, and all words before it."""
    found: dict[int, Heads] = {}
    above: dict[int, str] = {}
    for cells in cell_rows(case, table).values():
        before: list[str] = []
        seen: dict[int, str] = {}
        for column, cell in cells.items():
            words = words_of(case, cell)
            found[cell.start] = Heads(table, above.get(column, ""), "|".join(before))
            if _NUMBER.fullmatch(words) is None:
                before.append(words)
                seen |= dict.fromkeys(range(column, column + max(cell.column_span, 1)), words)
        above |= {column: words for column, words in seen.items() if not any(map(str.isdecimal, _bare(words)))}
    return found


def _bare(words: str) -> str:
    """Return words without the years in them: 2023年决算数 is a head."""
    return re.sub(r"20\d\d年|100%", "", words)
