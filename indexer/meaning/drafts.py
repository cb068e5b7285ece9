"""A figure while it is being read: what prose and tables hand on to `figures`."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from indexer.model import Code, TablePlace
from indexer.quantities import Quantity


@dataclass(slots=True)
class Draft:
    """One printed number with the meaning read so far; offsets are those of the report's text.

    `subject` is what the number is for, in the report's own words ("" the unit as a whole); `words` the phrase that
    prints the number. `parts` are the several things it covers, `under` the whole that it is a part of, `head` the
    run-in heading of its paragraph (`● 厕所革命。`), `period` the several years it is of (`三年`), `again` the amount
    that a bracket writes once more, `cells` the label and the heads of a table's cell, `title` the table or group it
    stands in, `form` its table's caption, `whole` whether it is the sum of its table, `of_budget` whether it is told
    as a part of a budget. Bases as in `model.Figure`.
    """

    kind: str
    value: Decimal | None
    unit: str | None
    yuan: Decimal | None
    amount_start: int
    amount_end: int
    end: int
    subject: str
    words: str
    quote_start: int
    measure: str
    year: int | None
    direction: str | None = None
    approx: bool = False
    flags: list[str] = field(default_factory=list)
    parts: tuple[str, ...] = ()
    project: str | None = None
    table: TablePlace | None = None
    title: str = ""
    form: str = ""
    under: str = ""
    head: str = ""
    period: str = ""
    again: Draft | None = None
    cells: tuple[tuple[int, int], ...] = ()
    whole: bool = False
    of_budget: bool = False
    year_basis: str = "title"
    measure_basis: str = "inferred"
    item_basis: str = "printed"
    unit_basis: str = "printed"
    unit_place: tuple[int, int] | None = None  # of a unit declared apart from the number
    codes: tuple[Code, ...] = ()

    @classmethod
    def of(cls, q: Quantity, subject: str, words: str, quote_start: int, measure: str, year: int | None) -> Draft:
        """Start from a printed quantity."""
        flags = ["range"] if q.span else []
        if q.value < 0:
            flags.append("negative")
        flags += q.flags
        return cls(
            q.kind, q.value, q.unit, q.amount_yuan, q.number_start, q.number_end, q.end, subject, words,
            quote_start, measure, year, None, q.approx, flags,
        )  # fmt: skip
