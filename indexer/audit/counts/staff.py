"""What is said of staff and of funds that there are none of: D04 (control rate), D07."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, PASS, ROUNDING, Case, Check, side
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.telling import check_of_words
from indexer.forms import fold
from indexer.model import Cell

_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,4})?")
_TOLERANCE = Decimal(1)  # percentage points: the rate is mostly cut to whole ones
_NONE = re.compile(r"(?:没有|无|未(?:安排|发生|使用)|不涉及|不存在)")
_SHORT = 300  # characters of a section that says no more than that there is none
# section type -> what the table calls the money that there is said to be none of
_FUNDS = {"government_fund": "政府性基金", "state_capital": "国有资本"}


def control_rates(case: Case) -> Iterator[Check]:
    """D04: the control rate of staff is those in post over the posts, in the row of a base-data table."""
    for table in case.tables:
        rows = cell_rows(case, table)
        for row in rows:
            names = {_name(words_of(case, cell)): column for column, cell in rows[row].items()}
            if {"posts", "staff", "rate"} <= names.keys() and row + 1 in rows:
                yield from _rate(case, {n: rows[row + 1].get(names[n]) for n in ("posts", "staff", "rate")})


_HEADS = (
    ("rate", re.compile("^控制率")), ("posts", re.compile("编制数|编制人数")),
    ("staff", re.compile("在职人数|在编人数|实有人数")),
)  # fmt: skip


def _name(words: str) -> str:
    for name, form in _HEADS:
        if form.search(words):
            return name
    return words


def _rate(case: Case, cells: dict[str, Cell | None]) -> Iterator[Check]:
    numbers: dict[str, Decimal] = {}
    for name, cell in cells.items():
        found = _NUMBER.fullmatch(words_of(case, cell).rstrip("人名%")) if cell is not None else None
        if found is None:
            return
        numbers[name] = Decimal(found.group())
    if not numbers["posts"]:
        return
    computed = (100 * numbers["staff"] / numbers["posts"]).quantize(Decimal("0.01"))
    printed = numbers["rate"] if numbers["rate"] > 2 else numbers["rate"] * 100
    difference = abs(computed - printed)
    outcome = PASS if not difference else ROUNDING if difference <= _TOLERANCE else FINDING
    sides = tuple((cell.start, cell.end) for name in ("rate", "staff", "posts") if (cell := cells[name]) is not None)
    yield Check(
        "D04", outcome, FLAG, sides, computed, printed, _TOLERANCE, "percent", "audit.ratio",
        (("terms", [f"{numbers['staff']}", f"{numbers['posts']}"]), ("printed", f"{printed}%")),
    )  # fmt: skip


def absent_funds(case: Case) -> Iterator[Check]:
    """D07: a section says that there is no such money, and a table of the same year prints some."""
    starts = [f.amount_start for f in case.money()]
    for section in case.sections:
        name = _FUNDS.get(section.type)
        if name is None:
            continue
        words = case.folded()[section.heading_end : section.end]
        said = _NONE.search(words) if len(words) < _SHORT else None
        prose = case.money()[bisect_left(starts, section.start) : bisect_left(starts, section.end)]
        if said is None or any(f.amount_yuan for f in prose):
            continue
        printed = [
            f for f in case.money()
            if f.table is not None and name in fold(f.table.row) and f.measure in ("executed", "income")
            and f.year == case.report.year
        ]  # fmt: skip
        start = section.heading_end + len(words) - len(words.lstrip())
        end = section.heading_end + len(words.rstrip())
        if printed:
            wrong = [f for f in printed if f.amount_yuan]
            yield check_of_words(
                "D07", "audit.absent" if wrong else "audit.absent.pass",
                ((start, end), *(side(f) for f in (wrong or printed)[:4])), outcome=FINDING if wrong else PASS,
                name=name, terms=[f"{f.value}{f.unit or ''}" for f in wrong or printed],
            )  # fmt: skip
