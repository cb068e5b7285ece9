"""Where a report prints each number: read once, for looking through the text for each finding takes too long."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from indexer.audit.case import Case

_NUMBER = re.compile(r"(?<![\d.])(?<!\d,)\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,6})?(?![\d.%])")

Place = tuple[int, int]


def printed_at(case: Case, value: Decimal) -> Sequence[Place]:
    """Return where a number is printed, with or without separators, in order; of percentages none."""
    return case.once("places of numbers by value", lambda: _places(case.folded())).get(value, ())


def is_counted(case: Case, value: Decimal, unit: str) -> bool:
    """Say whether a text prints a number of some things."""
    ends = (end for _, end in printed_at(case, value))
    return case.once(f"{value}{unit} is printed", lambda: any(case.folded().startswith(unit, end) for end in ends))


def _places(folded: str) -> Mapping[Decimal, Sequence[Place]]:
    found: dict[Decimal, list[Place]] = {}
    for number in _NUMBER.finditer(folded):
        found.setdefault(Decimal(number.group().replace(",", "")), []).append(number.span())
    return found
