"""C03 in forms that print the points of blocks above those of their indicators, in one column.

Which rows are blocks is settled by the weights: the rows of a block come to its weight and the uppermost rows to the
full mark. Beside blocks a form may have rows of their own (预算执行率 20分); then there has to be one way only in which
the weights come out. A total that is neither what the blocks nor what all their indicators come to is wrong, and so
is what the text says again of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from indexer.audit.case import ERROR, FINDING, Case, Check, compare
from indexer.audit.points.scores import IS_TOTAL, PointRow, and_in_text, point_rows, weight_in_head
from indexer.model import Figure

_FULL = Decimal(100)
_SUBTOTAL = re.compile("小计$")
_EXACT = Decimal("0.1")  # points are given, not rounded
_MOST_ROWS, _MOST_WAYS = 60, 60  # of a form, and ways in which its weights may come out
_MOST_SUMS = 2000  # of its rows that are tried
_FEWEST = 3  # rows of the only block of a form


class _Block(NamedTuple):
    """A row of a form by its number, and the rows right within it."""

    row: int
    within: tuple[_Block, ...]

    def several(self) -> Iterator[_Block]:
        """Yield this block and those within it that hold others."""
        if self.within:
            yield self
        for block in self.within:
            yield from block.several()


def block_scores(case: Case) -> Iterator[Check]:
    """C03: the points of a block are those of its rows, in forms that print both in one column."""
    tables: dict[str, list[PointRow]] = {}
    for row in point_rows(case):
        tables.setdefault(row.table, []).append(row)
    execution = [found for rows in tables.values() if (found := _execution(rows)) is not None]
    for rows in tables.values():
        total = next((row for row in rows if IS_TOTAL.search(row.name)), None)
        body = rows[: rows.index(total)] if total is not None else rows
        full = total.weight.value if total is not None and total.weight is not None else _FULL
        if body and len(execution) == 1 and execution[0].table != body[0].table:
            body = [execution[0], *body]
        tops = _subtotals(body, full or _FULL) or _blocks(body, full or _FULL)
        blocks = [block for top in tops for block in top.several()]
        sums = [_sum(case, body[block.row], [body[each.row] for each in block.within]) for block in blocks]
        checks = [check for check in sums if check is not None]
        wrong = sum(check.outcome == FINDING for check in checks)
        if checks and wrong * 2 <= len(checks):
            yield from checks
            whole = _sum(case, total, [body[top.row] for top in tops]) if total is not None else None
            if whole is not None and (wrong == 0 or whole.outcome != FINDING):
                yield and_in_text(case, whole, total.score if total is not None else None)


def _execution(rows: Sequence[PointRow]) -> PointRow | None:
    """Return the only row with points of a table on funds, with the full mark that its column's head gives."""
    scored = [row for row in rows if row.score is not None]
    weight = weight_in_head(scored[0].score) if len(scored) == 1 and scored[0].score is not None else None
    return PointRow(scored[0].table, scored[0].name, weight, scored[0].score) if weight is not None else None


def _blocks(rows: Sequence[PointRow], full: Decimal) -> Sequence[_Block]:
    """Return the uppermost rows of a form with what is within them; none where the weights do not settle it."""
    weights = [row.weight.value for row in rows if row.weight is not None and row.weight.value]
    if len(weights) != len(rows) or len(rows) > _MOST_ROWS or sum(weights, Decimal(0)) <= full:
        return ()
    plain = _two_levels(weights)
    if sum(len(block.within) > 1 for block in plain) > 1 and sum(weights[b.row] for b in plain) == full:
        return plain
    only = _only_way(weights, full, 2) or _only_way(weights, full, 1)
    several = [block for top in only for block in top.several()]
    return only if len(several) > 1 or any(len(block.within) >= _FEWEST for block in several) else ()


def _subtotals(rows: Sequence[PointRow], full: Decimal) -> Sequence[_Block]:
    """Return the blocks of a form that prints 小计 below the rows of each; none where their weights do not fit."""
    tops: list[_Block] = []
    first = 0
    for number, row in enumerate(rows[:_MOST_ROWS] if any(_SUBTOTAL.search(row.name) for row in rows) else ()):
        if _SUBTOTAL.search(row.name):
            own = [at for at in range(first, number) if rows[at].table == row.table]
            tops += [_Block(at, ()) for at in range(first, number) if at not in own]
            tops.append(_Block(number, tuple(_Block(at, ()) for at in own)))
            first = number + 1
    tops += [_Block(at, ()) for at in range(first, len(rows))]
    fits = all(_weight(rows, top.within) == _weight(rows, [top]) for top in tops if top.within)
    return tops if fits and first and _weight(rows, tops) == full else ()


def _weight(rows: Sequence[PointRow], blocks: Sequence[_Block]) -> Decimal | None:
    """Return the weight of some rows, None where one has none."""
    weights = [row.weight.value for block in blocks if (row := rows[block.row]).weight and row.weight.value]
    return sum(weights, Decimal(0)) if len(weights) == len(blocks) else None


def _only_way(weights: Sequence[Decimal], full: Decimal, fewest: int) -> tuple[_Block, ...]:
    """Return the blocks of the only way in which all rows come to the full mark; () where there is none or several."""
    ways = [found for end, found in _Ways(weights, fewest).coming_to(full, 0) if end == len(weights)]
    return ways[0] if len(ways) == 1 else ()


def _two_levels(weights: Sequence[Decimal]) -> list[_Block]:
    """Return the blocks of a form every uppermost row of which holds others; none where the weights do not fit."""
    blocks: list[_Block] = []
    at = 0
    while at < len(weights):
        head, after, within = weights[at], at + 1, Decimal(0)
        while after < len(weights) and within < head:
            within += weights[after]
            after += 1
        if within != head:
            return []
        blocks.append(_Block(at, tuple(_Block(row, ()) for row in range(at + 1, after))))
        at = after
    return blocks


class _Ways:
    """The ways in which rows come to a sum of weights, each by itself or with `fewest` rows within it, or more."""

    def __init__(self, weights: Sequence[Decimal], fewest: int) -> None:
        self._weights, self._fewest = weights, fewest
        self._known: dict[tuple[Decimal, int], list[tuple[int, tuple[_Block, ...]]]] = {}

    def coming_to(self, due: Decimal, at: int) -> list[tuple[int, tuple[_Block, ...]]]:
        """Return where the rows from `at` on have come to what is due, and their blocks, of each way."""
        if not due:
            return [(at, ())]
        if at >= len(self._weights) or self._weights[at] > due:
            return []
        if (due, at) not in self._known:
            own = self._weights[at]
            self._known[due, at] = []  # as of a form with so many sums that nothing can be told of it
            if len(self._known) > _MOST_SUMS:
                return []
            found = (
                (stop, (_Block(at, within), *rest))
                for end, within in ((at + 1, ()), *self.coming_to(own, at + 1))
                if not within or len(within) >= self._fewest
                for stop, rest in self.coming_to(due - own, end)
            )
            self._known[due, at] = list(islice(found, _MOST_WAYS))
        return self._known[due, at]


def _sum(case: Case, head: PointRow, rows: Sequence[PointRow]) -> Check | None:
    scores = [row.score for row in rows if row.score is not None]
    if head.score is None or len(scores) != len(rows) or len(rows) == 0:
        return None
    return points_sum(case, head.score, scores)


def points_sum(case: Case, total: Figure, parts: Sequence[Figure]) -> Check:
    """Compare points with the sum of others."""
    terms = [case.term(figure) for figure in parts]
    computed = sum((term.value for term in terms), Decimal(0))
    return compare(
        "C03", computed, case.term(total), terms, "audit.sum", unit="points", envelope=_EXACT, severity=ERROR, sure=True
    )  # fmt: skip
