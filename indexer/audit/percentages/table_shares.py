"""A09 of an amount that a table prints as well: 南岭县结余67.40万元，占全市结余的54.16%; the column has 149.25.

Formula: the cell over the total of its column. Tolerance: as for all shares. The amount, its measure, its year and the
name of its row tell which cell is meant; the words of the share name the column, or all of it. Shown only where a slip
explains the share and no other amount of the report would make it right.

Known false alarms: a share of a whole that goes unprinted and is the total but for such a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, Case, Check, is_plain
from indexer.audit.percentages.denominators import is_said_to_be, share_of
from indexer.audit.percentages.rates import lines_of_numbers
from indexer.audit.percentages.ratios import is_misprinted, ratio
from indexer.audit.subjects import bare_row
from indexer.forms import fold
from indexer.model import Figure

_BACK = 40  # characters before an amount that name what it is of
_FEWEST = 2  # characters of a row's name


def table_shares(case: Case) -> Iterator[Check]:
    """A09: a share in prose of the total of the column that its part is printed in."""
    for line in lines_of_numbers(case):
        for number, share in enumerate(line):
            if share.measure != "share" or share.kind != "percent" or share.approx or not number:
                continue
            part = line[number - 1]
            plain = part.kind == "money" and is_plain(part)
            if plain and part.table is None and case.sentence_of(part) == case.sentence_of(share):
                yield from _of_column(case, part, share)


def _of_column(case: Case, part: Figure, share: Figure) -> Iterator[Check]:
    said = share_of(case, share)
    cells = [cell for cell in _cells(case).get((part.amount_yuan, part.measure, part.year), ()) if said]
    begin = max(case.sentence_of(part), part.amount_start - _BACK)
    words = case.folded()[begin : part.amount_start]
    for cell in cells:
        total = _totals(case).get((cell.table.table, cell.table.column)) if cell.table is not None else None
        if total is None or total.amount_yuan == part.amount_yuan or not _is_meant(cell, words, said, total):
            continue
        check = ratio("A09", case.term(share), case.term(part), case.term(total), FLAG)
        slip = check.outcome == FINDING and is_misprinted(check.computed or Decimal(0), case.term(share))
        if slip and not _fits_another(case, part, share):
            yield check
            return


def _is_meant(cell: Figure, words: str, said: str, total: Figure) -> bool:
    """Say whether the words before an amount name its row, and those of its share the column or all of it."""
    assert cell.table is not None
    name, head = bare_row(cell.table.row), fold(cell.table.column)
    named = len(name) >= _FEWEST and name in words
    column = any(said[i : i + 2] in head for i in range(len(said) - 1))
    return named and is_said_to_be(said, total) and (column or said.endswith(("总额", "合计", "总数", "总量")))


def _fits_another(case: Case, part: Figure, share: Figure) -> bool:
    """Say whether some other amount of the report makes the share right."""
    rate, value = case.term(share), case.term(part).value
    if not rate.value:
        return True
    low, high = (100 * value / (rate.value + way * rate.half) for way in (1, -1))
    return any(low <= amount <= high for amount in case.amounts())


def _cells(case: Case) -> dict[tuple[Decimal | None, str, int | None], list[Figure]]:
    """Return the amounts of tables that are no totals, by amount, measure and year."""
    return case.once("cells by amount", lambda: _grouped(case.money()))


def _grouped(money: Sequence[Figure]) -> dict[tuple[Decimal | None, str, int | None], list[Figure]]:
    found: dict[tuple[Decimal | None, str, int | None], list[Figure]] = {}
    for figure in money:
        if figure.table is not None and "total" not in figure.flags:
            found.setdefault((figure.amount_yuan, figure.measure, figure.year), []).append(figure)
    return found


def _totals(case: Case) -> dict[tuple[str, str], Figure]:
    """Return the last total of each column."""
    return case.once("totals of columns", lambda: {
        (f.table.table, f.table.column): f for f in case.money()
        if f.table is not None and "total" in f.flags and f.amount_yuan
    })  # fmt: skip
