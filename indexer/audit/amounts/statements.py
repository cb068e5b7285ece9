"""A06 and A04 in tables of all income and expenditure: 本年支出合计, 结余分配 and 年末结转和结余 come to 总计.

These tables have one form everywhere, mostly with income on the left and expenditure on the right, and what is carried
in or over is what makes both sides come to one total: their lines leave nothing out. Where both totals agree, it is
not the total that is wrong. A table neither side of which comes out is read otherwise than it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import ERROR, FINDING, NOT_CHECKABLE, Case, Check, Term, compare
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.slips import is_slip
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.model import Cell, Figure, Table
from indexer.numerals import plain
from indexer.structure.numbering import ITEM_NUMBER

_YEAR = r"^(?:本年度?|当年|全年)"
_TOTAL = re.compile(r"^(?:收入|支出|收支)?总计$")
_LAST = re.compile("[总合]计")
_NUMBERED = re.compile(rf"^{ITEM_NUMBER}|[:：]$")
_NUMBER = re.compile(r"[-−]?[\d,.]+%?")
_MOST_ROWS = 120


@dataclass(frozen=True, slots=True)
class _Kind:
    """One side of the table: its sum of the year, what joins it, and what is carried in or over."""

    rule: str
    sums: re.Pattern[str]
    carried: re.Pattern[str]
    joins: re.Pattern[str]


_INCOME = _Kind(
    "A04", re.compile(_YEAR + "收入(?:合计|小计|总额)?$"),
    re.compile(r"^(?:年初|上年|上年度)(?:财政拨款|财政)?结[转余](?:[和与及]?结[余转])?(?:资金|收入)?$"),
    re.compile(r"^(?:使用|用|动用|加).{0,12}(?:结余|基金|差额)(?:.{0,2}差额)?(?:[(].{1,12}[)])?$"),
)  # fmt: skip
_SPENDING = _Kind(
    "A06", re.compile(_YEAR + "支出(?:合计|小计|总额)?$"),
    re.compile(r"^(?:年末|年终|期末)(?:财政拨款|财政)?结[转余](?:[和与及]?结[余转])?(?:资金)?$|^结转(?:至)?下年(?:支出|使用|度)?$"),
    re.compile(r"^结余分配$"),
)  # fmt: skip


@dataclass(slots=True)
class _Side:
    """The lines of one side in one column of numbers; `rest` are those that go by other names."""

    kind: _Kind
    sum: Figure
    carried: Figure | None = None
    total: Figure | None = None
    joins: list[Figure] = field(default_factory=list)
    rest: list[Figure] = field(default_factory=list)

    def terms(self, case: Case) -> list[Term]:
        """Return what comes to the total."""
        found = [self.sum, *self.joins, *([self.carried] if self.carried is not None else [])]
        return [case.term(figure) for figure in found]


def statements(case: Case) -> Iterator[Check]:
    """A04 and A06: each side of each such table."""
    folded = case.folded()
    for table in case.tables:
        if len(table.cells) > 5 and _LAST.search(folded, table.start, table.end) and table.cells[-1].row <= _MOST_ROWS:
            sides = [side for side in _sides(case, table) if side.total is not None and side.carried is not None]
            checks = [_check(case, side, sides) for side in sides]
            right = len(checks) == 1 or any(check.outcome not in (FINDING, NOT_CHECKABLE) for check in checks)
            yield from (check for check in checks if right or check.outcome != FINDING)


def both_totals(case: Case) -> Iterator[Check]:
    """A06: 收入总计 and 支出总计 of a sentence, with what is carried in and over, are one amount, but for a slip."""
    for line in case.lines_with("income"):
        for income, spent in pairwise(line):
            if (income.measure, spent.measure) == ("income", "executed") and income.year == spent.year:
                words = [words_before(case, figure, NARROW_CLAUSE) for figure in (income, spent)]
                if words[0].endswith(("收入总计", "收入总计为")) and words[1].endswith(("支出总计", "支出总计为")):
                    a, b = case.term(income), case.term(spent)
                    unless = FINDING if is_slip(a.value, b.value) else NOT_CHECKABLE
                    check = compare("A06", a.value, b, [a], "audit.alike", unless=unless, sure=True)
                    printed = [f"{plain(f.value or Decimal(0))}{f.unit or ''}" for f in (income, spent)]
                    yield replace(check, params=(("terms", list(dict.fromkeys(printed))),))


def _sides(case: Case, table: Table) -> Iterator[_Side]:
    """Yield the sides of a table that begin with a sum of the year, for each column of numbers."""
    places: dict[int, Figure] = case.once("exact amounts by place", lambda: _by_place(case))
    sides: dict[tuple[int, int], _Side] = {}  # by the columns of the names and of the numbers
    for cells in cell_rows(case, table).values():
        for named, label, numbers in _lines(case, cells, places):
            for kind in (_INCOME, _SPENDING):
                if kind.sums.match(label):
                    sides.update({(named, column): _Side(kind, figure) for column, figure in numbers.items()})
            for column, figure in numbers.items():
                if (named, column) in sides and figure is not sides[named, column].sum:
                    _take(sides[named, column], label, figure)
    yield from sides.values()


def _take(side: _Side, label: str, figure: Figure) -> None:
    if side.total is not None:
        return
    if _TOTAL.match(label) or (label == "合计" and side.carried is not None):
        side.total = figure
    elif side.carried is None and side.kind.carried.match(label):
        side.carried = figure
    elif side.kind.joins.match(label):
        side.joins.append(figure)
    elif figure.amount_yuan:
        side.rest.append(figure)


def _by_place(case: Case) -> dict[int, Figure]:
    return {f.amount_start: f for f in case.money() if f.table is not None and not f.approx}


def _lines(
    case: Case, cells: Mapping[int, Cell], places: Mapping[int, Figure]
) -> Iterator[tuple[int, str, dict[int, Figure]]]:  # fmt: skip
    """Yield the column and the name of each line of a row, and its amounts by their columns."""
    named, label, numbers = -1, "", dict[int, Figure]()
    for column, cell in sorted(cells.items()):
        words = words_of(case, cell)
        if not words:
            continue
        figure = next((places[at] for at in range(cell.start, min(cell.end, cell.start + 4)) if at in places), None)
        if figure is not None and label:
            numbers[column] = figure
        elif not _NUMBER.fullmatch(words):
            if numbers:
                yield named, label, numbers
            named, label, numbers = column, _NUMBERED.sub("", words), {}
    if numbers:
        yield named, label, numbers


def _check(case: Case, side: _Side, sides: Sequence[_Side]) -> Check:
    """Compare one side with its total; where both totals agree, what is left with what the total leaves."""
    assert side.total is not None and side.carried is not None
    terms, total, carried = side.terms(case), case.term(side.total), case.term(side.carried)
    others = [each for each in sides if each is not side and each.total is not None]
    agreed = [o.total for o in others if o.total is not None and o.total.amount_yuan == side.total.amount_yuan]
    sure = not side.rest or sum((case.term(f).value for f in side.rest), Decimal(0)) == carried.value
    unless = FINDING if sure else NOT_CHECKABLE
    if side.kind is _INCOME or not agreed:
        computed = sum((term.value for term in terms), Decimal(0))
        return compare(
            side.kind.rule, computed, total, terms, "audit.sum", severity=ERROR, unless=unless, sure=bool(others)
        )
    less = [total, *terms[:-1]]
    computed = total.value - sum((term.value for term in terms[:-1]), Decimal(0))
    beside = [*agreed, *(each.carried for each in others if each.carried is not None), *(each.sum for each in others)]
    return compare(
        "A06", computed, carried, less, "audit.balance", severity=ERROR, unless=unless, sure=True, beside=beside
    )  # fmt: skip
