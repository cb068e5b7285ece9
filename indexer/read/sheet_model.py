"""A sheet as its reader found it: what each cell shows, what is merged, what is hidden."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

MOST_CELLS = 1_000_000  # of a file, that hold something


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: its first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet. `cells` holds what is shown, by (row, column) from 0, where anything is; `notes` are message keys."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: AbstractSet[int] = frozenset()
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)  # first and last of a range
    notes: list[str] = field(default_factory=list)


def column_name(column: int) -> str:
    """Return the letters of a column from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return a cell's name, such as B7, from its row and column from 0."""
    return f"{column_name(column)}{row + 1}"


def cell_at(name: str) -> tuple[int, int] | None:
    """Return row and column from 0 of a cell's name; None for what is none."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    if not 1 <= len(letters) <= 3 or not letters.isalpha() or not letters.isascii() or not 1 <= len(digits) <= 7:
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def merge_of(name: str) -> Merge | None:
    """Return the range that a name like A1:C2 gives; None for what is none, or is a single cell."""
    first, _, last = name.replace("$", "").partition(":")
    start, end = cell_at(first), cell_at(last)
    if start is None or end is None or start == end:
        return None
    return Merge(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
