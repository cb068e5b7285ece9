"""A19: what the columns of a table come to in its other rows they come to in each: carried in + income - spent = left.

Which columns go together the table itself tells: a sum of two or of two and two that holds in three rows and more,
none of its amounts zero, is how the table was made. A row that does not hold may have its reasons (a final amount not
yet set, money taken back); it is shown where one slip explains it, or where what is left is carried over, which leaves
no room for others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from indexer.audit.case import ERROR, FINDING, NOT_CHECKABLE, Case, Check, Term, side
from indexer.audit.slips import is_near, is_slip
from indexer.audit.subjects import bare_row
from indexer.model import Figure

_MOST, _ROWS = 7, 80  # columns among which a relation is sought, and rows
_FITTING = 3  # rows that a relation holds in
_OPENING, _CLOSING = ("carry_in", "carryover"), "carryover"
_NOT_ADDED = ("standard", "target", "achieved", "score", "share", "rate")

_Row = Mapping[str, Term]


class _Relation(NamedTuple):
    """Columns whose amounts, added, come to those of others, added; the last of these is what is worked out."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    def excess(self, row: _Row) -> Decimal:
        """Return by how much the left side is more than the right."""
        return sum((row[c].value for c in self.left), Decimal(0)) - sum((row[c].value for c in self.right), Decimal(0))


def rows(case: Case) -> Iterator[Check]:
    """A19: the one row of a table that does not hold where the others do."""
    for table in case.tables_of(case.exact_money()):
        lines = _lines(case, table)
        columns = _columns(lines)
        if 3 <= len(columns) <= _MOST and _FITTING < len(lines) <= _ROWS:
            shown: set[int] = set()
            for relation in _relations(columns):
                broken = _broken(relation, lines)
                if broken is not None and broken[0] not in shown:
                    shown.add(broken[0])
                    check = _check(case, relation, lines[broken[0]], broken[1])
                    if check.outcome == FINDING:
                        case.once("told cells", set[int]).add(lines[broken[0]][relation.right[-1]].figure.amount_start)
                    yield check


def _lines(case: Case, table: Sequence[Figure]) -> list[_Row]:
    """Return the rows, each by the heads of its columns; what is printed twice under one head is of two things."""
    lines: dict[str, dict[str, Term]] = {}
    twice: set[str] = set()
    for figure in table:
        if figure.table is None or figure.measure in _NOT_ADDED:
            continue
        line = lines.setdefault(figure.table.row, {})
        if figure.table.column in line:
            twice.add(figure.table.row)
        line[figure.table.column] = case.term(figure)
    return [line for name, line in lines.items() if name not in twice and bare_row(name)]


def _columns(lines: Sequence[_Row]) -> list[str]:
    counts: dict[str, int] = {}
    for line in lines:
        for column in line:
            counts[column] = counts.get(column, 0) + 1
    return [column for column, count in counts.items() if count > _FITTING]


def _relations(columns: Sequence[str]) -> Iterator[_Relation]:
    """Yield every sum that four columns, or three, may come to; the last column of a table is worked out, mostly."""
    for a, b, c, d in combinations(columns, 4):
        yield from (_Relation((a, b), (c, d)), _Relation((a, c), (b, d)), _Relation((b, c), (a, d)))
    for a, b, c in combinations(columns, 3):
        yield from (_Relation((a, b), (c,)), _Relation((a,), (b, c)), _Relation((b,), (a, c)))


def _broken(relation: _Relation, lines: Sequence[_Row]) -> tuple[int, int] | None:
    """Return the only row in which a relation does not hold, and the number of those in which it does."""
    fits, wrong = 0, -1
    for number, line in enumerate(lines):
        if any(column not in line for column in (*relation.left, *relation.right)):
            continue
        terms = [line[column] for column in (*relation.left, *relation.right)]
        if abs(relation.excess(line)) > sum(term.half for term in terms):
            if wrong >= 0:
                return None
            wrong = number
        elif all(term.value for term in terms) and not _are_paired(relation, line):
            fits += 1
    return (wrong, fits) if wrong >= 0 and fits >= _FITTING else None


def _are_paired(relation: _Relation, line: _Row) -> bool:
    """Say whether an amount stands on both sides: 预算 = 到位 and 拨付 = 支付 make no sum."""
    return bool({line[c].value for c in relation.left} & {line[c].value for c in relation.right})


def _check(case: Case, relation: _Relation, line: _Row, fits: int) -> Check:
    *others, last = [line[c] for c in (*relation.left, *relation.right)]
    excess = relation.excess(line)
    computed = last.value + excess
    slip = _is_one_slip(relation, line, excess)
    told = slip or (_is_balance(relation, line) and is_near(computed, last.value))
    said = "＋".join(relation.left) + "－" + "－".join(relation.right[:-1]) + "＝" + relation.right[-1]
    formula = said if len(relation.right) > 1 else "＋".join(relation.left) + "＝" + relation.right[-1]
    again = [side(f) for f in _in_text(case, last.figure, computed)]
    sides = dict.fromkeys((side(last.figure), *(side(term.figure) for term in others), *again))
    printed = [f"{format(t.figure.value or Decimal(0), 'f')}{t.figure.unit or ''}" for t in others]
    return Check(
        "A19", FINDING if told else NOT_CHECKABLE, ERROR, tuple(sides), computed, last.value,
        last.half + sum(t.half for t in others), "yuan", "audit.columns",
        (("formula", formula), ("number", fits), ("terms", printed)),
    )  # fmt: skip


def _is_one_slip(relation: _Relation, line: _Row, excess: Decimal) -> bool:
    """Say whether one wrong digit, or two exchanged ones, in any of its amounts make a row not hold."""
    left = (is_slip(line[c].value, line[c].value - excess) for c in relation.left)
    return any(left) or any(is_slip(line[c].value, line[c].value + excess) for c in relation.right)


def _is_balance(relation: _Relation, line: _Row) -> bool:
    """Say whether what was carried in and came in, less what was spent, is what is carried over."""
    if len(relation.right) < 2:
        return False
    left, right = ([line[c].figure.measure for c in columns] for columns in relation)
    return left[0] in _OPENING and right[-1] == _CLOSING and "executed" in right


def _in_text(case: Case, figure: Figure, computed: Decimal) -> Iterator[Figure]:
    """Yield the amounts of the text that are the row's as it should be: 年末滚存结余1.18亿元."""
    for other in case.money():
        if other.table is None and other.project and other.project == figure.project and other.year == figure.year:
            if other.measure == figure.measure and abs(case.term(other).value - computed) <= case.term(other).half:
                yield other
