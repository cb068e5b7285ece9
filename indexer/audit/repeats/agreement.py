"""What a number would agree with if it were another: sums, differences, shares and equal names about its place.

These relations are looser than any rule's: two amounts of one line, a run of a list, a row of a table, neighbours in a
column. Alone none of them says anything; `repairs` asks for them only where a rule has found a number that a slip may
have made of another one, and wants several that share no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple, TypeVar

from indexer.audit.case import Case, Term
from indexer.audit.matters import says_all_left
from indexer.audit.repeats.paired import core
from indexer.audit.slips import significant
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.audit.subjects import bare_row, role_of
from indexer.model import Figure

_AROUND = 6  # amounts to either side of a number, in its line
_LONGEST = 9  # amounts that a run may add
_LEAST = 2  # characters of a name
_ALL = 400  # amounts of a report that one is held against
_MOST_SAME = 20  # amounts of one line of the accounts
_CHANGES = ("change", "variance", "saving")
_FUNDS = ("revised_budget", "initial_budget", "income", "received", "allocated", "planned")
_LEFT, _SOON = ("carryover", "arrears", "saving", "balance", "variance"), 8  # and amounts behind what was spent
_BEFORE_WORDS = re.compile(r"(?s:.*)[，。；：:、\n\t,;（(]")
_BACK = 30  # characters before an amount that name it
_HUNDRED, _TENTH_PERCENT = Decimal(100), Decimal("0.001")
_SAME = 3  # other rows of one ratio
_ENOUGH = 4  # digits of an amount that two things hardly have in common

Key = TypeVar("Key")
Held = TypeVar("Held")
Found = tuple[Figure, ...]  # the other numbers of a relation


class Value(NamedTuple):
    """A number in its place, with the value that it may have, in yuan."""

    figure: Figure
    value: Decimal
    half: Decimal


def agreements(case: Case, asked: Value) -> Iterator[Found]:
    """Yield the other numbers of every relation that holds about a place with the value that is asked for."""
    yield from _equal(case, asked)
    if asked.figure.table is None:
        line = _line(case, asked.figure)
        yield from _runs(case, asked, line)
        near = _near(line, asked.figure)
    else:
        yield from _column(case, asked)
        yield from _in_proportion(case, asked)
        near = [f for f in _row(case, asked.figure) if f is not asked.figure]
    yield from _pairs(case, asked, near)
    yield from _ratios(case, asked, near)
    yield from _changed(case, asked, near)
    yield from _of_role(case, asked)
    yield from _spent_and_left(case, asked)


def _fits(asked: Value, computed: Decimal, terms: Sequence[Term]) -> bool:
    return abs(computed - asked.value) <= sum([term.half for term in terms], asked.half)


def counts(figure: Figure) -> bool:
    """Say whether an amount may be part of a sum: no standard, no estimate, not zero."""
    return bool(figure.amount_yuan) and figure.measure != "standard" and not figure.approx


def _line(case: Case, figure: Figure) -> list[Figure]:
    lines = case.once("amounts by line", lambda: {case.line_of(line[0]): line for line in case.money_lines() if line})
    own: list[Figure] = lines.get(case.line_of(figure), [])
    return own if figure in own else []


def _near(line: Sequence[Figure], figure: Figure) -> list[Figure]:
    at = next((n for n, each in enumerate(line) if each is figure), None)
    if at is None:
        return []
    around = line[max(at - _AROUND, 0) : at + _AROUND + 1]
    return [each for each in around if each is not figure and counts(each)]


def _row(case: Case, figure: Figure) -> list[Figure]:
    rows: dict[tuple[str, str], list[Figure]] = case.once("amounts by row", lambda: {
        (row[0].table.table, row[0].table.row): row for row in case.rows(case.money()) if row[0].table is not None
    })  # fmt: skip
    assert figure.table is not None
    return [f for f in rows.get((figure.table.table, figure.table.row), []) if counts(f) or f is figure]


def _pairs(case: Case, asked: Value, near: Sequence[Figure]) -> Iterator[Found]:
    """Yield two amounts beside a number that it is the sum or the difference of."""
    for a, b in combinations(near, 2):
        x, y = case.term(a), case.term(b)
        if any(_fits(asked, each, (x, y)) for each in (x.value + y.value, x.value - y.value, y.value - x.value)):
            yield a, b


def _runs(case: Case, asked: Value, line: Sequence[Figure]) -> Iterator[Found]:
    """Yield runs of a list: the number is their total, or one of them and the amount before or after is the total."""
    at = next((n for n, each in enumerate(line) if each is asked.figure), None)
    if at is None:
        return
    terms = [case.term(figure) for figure in line]
    for first in range(max(at - _LONGEST, 0), min(at + 4, len(line))):
        total = Decimal(0)
        for last in range(first, min(first + _LONGEST, len(line))):
            total += asked.value if last == at else terms[last].value
            run = terms[first : last + 1]
            if last == first or not first - 1 <= at <= last + 1:
                continue
            if first <= at <= last:
                for whole in (first - 1, last + 1):
                    if 0 <= whole < len(line) and _fits(asked, terms[whole].value - total + asked.value, run):
                        yield (line[whole], *(f for n, f in enumerate(line[first : last + 1], first) if n != at))
            elif _fits(asked, total, run):
                yield tuple(line[first : last + 1])


def _column(case: Case, asked: Value) -> Iterator[Found]:
    """Yield the column that the number makes come to its total, or two neighbours that come to an amount printed."""
    figure = asked.figure
    assert figure.table is not None
    column = [
        f for f in _columns(case).get((figure.table.table, figure.table.column), [])
        if f.measure == figure.measure and f.year == figure.year
    ]  # fmt: skip
    totals = [f for f in column if "total" in f.flags]
    rows = [f for f in column if f not in totals]
    if figure in rows:
        yield from _neighbours(case, asked, rows)
    for chosen in (rows, [f for f in rows if "part" not in f.flags]):
        terms = [case.term(f) for f in chosen]
        computed = sum((t.value for t in terms if t.figure is not figure), Decimal(0))
        if len(totals) != 1 or len(chosen) < 2:
            continue
        if figure is totals[0] and _fits(asked, computed, terms):
            yield tuple(chosen)
            return
        if figure in chosen and _fits(asked, case.term(totals[0]).value - computed, terms):
            yield (totals[0], *(f for f in chosen if f is not figure))
            return


def _neighbours(case: Case, asked: Value, rows: Sequence[Figure]) -> Iterator[Found]:
    """Yield the row above or below that comes with the number to an amount printed elsewhere: 养老 and 职业年金."""
    at = rows.index(asked.figure)
    for other in (at - 1, at + 1):
        if 0 <= other < len(rows) and rows[other].amount_yuan:
            for whole in by_value(case).get(asked.value + case.term(rows[other]).value, ())[:1]:
                if whole not in rows and whole.year == asked.figure.year and "total" not in whole.flags:
                    yield whole, rows[other]


def _in_proportion(case: Case, asked: Value) -> Iterator[Found]:
    """Yield the amount of another column to which the number has the ratio of all other rows: 80% of the price."""
    figure = asked.figure
    assert figure.table is not None
    own = {f.table.column: f for f in _row(case, figure) if f.table is not None and f is not figure}
    above = {f.table.row: f for f in _columns(case).get((figure.table.table, figure.table.column), ()) if f.table}
    for head, beside in own.items():
        rows = [
            (above[f.table.row], f) for f in _columns(case).get((figure.table.table, head), ())
            if f.table and f is not beside and f.amount_yuan and "total" not in f.flags and f.table.row in above
        ]  # fmt: skip
        if _SAME <= len(rows) <= _LONGEST and beside.amount_yuan and "total" not in figure.flags:
            first = case.term(rows[0][0]).value / case.term(rows[0][1]).value
            ratio = first.quantize(_TENTH_PERCENT)
            fits = (_is_product(case, value, other, ratio) for value, other in rows)
            if ratio != 1 and all(fits) and abs(case.term(beside).value * ratio - asked.value) <= asked.half * 2:
                yield (beside,)


def _is_product(case: Case, value: Figure, other: Figure, ratio: Decimal) -> bool:
    term = case.term(value)
    return abs(case.term(other).value * ratio - term.value) <= term.half * 2


def _columns(case: Case) -> dict[tuple[str, str], list[Figure]]:
    return case.once("amounts by column", lambda: _grouped(
        ((f.table.table, f.table.column), f) for f in case.money() if f.table is not None))  # fmt: skip


def by_value(case: Case) -> dict[Decimal, list[Figure]]:
    """Return the amounts that are printed, by their value in yuan."""
    return case.once("by value", lambda: _grouped((case.term(f).value, f) for f in case.money()))


def _grouped(pairs: Iterable[tuple[Key, Held]]) -> dict[Key, list[Held]]:
    found: dict[Key, list[Held]] = {}
    for key, held in pairs:
        found.setdefault(key, []).append(held)
    return found


def name_of(case: Case, figure: Figure) -> str:
    """Return what an amount goes by: its row, or the words before it."""
    if figure.table is not None:
        return core(figure.table.row)
    return core(_words(case, figure))


def _are_named_alike(case: Case, a: Figure, b: Figure) -> bool:
    one, other = sorted((name_of(case, a), name_of(case, b)), key=len)
    return len(one) >= _LEAST and one in other


def _equal(case: Case, asked: Value) -> Iterator[Found]:
    """Yield an amount of this value, measure, year and name that stands elsewhere."""
    figure = asked.figure
    for other in by_value(case).get(asked.value, ()):
        if other is figure or (other.measure, other.year) != (figure.measure, figure.year):
            continue
        if _are_named_alike(case, figure, other) or _is_all_left(case, figure, other):
            yield (other,)
            return
    for other in by_value(case).get(asked.value, ()) if figure.measure in _FUNDS else ():
        funds = other.measure in _FUNDS and other.year == figure.year and other.project == figure.project
        if funds and figure.table is None and other.table is not None and _is_all_funds(other.table.row):
            yield (other,)  # 落实资金1,268.00万元, and 年度资金总额 in the table
            return


def _is_all_left(case: Case, figure: Figure, other: Figure) -> bool:
    """Say whether what is left is told again by a table's total, or in other words of prose: 结余, 全年未支出的."""
    if figure.measure != "carryover" or "total" in other.flags:
        return figure.measure == "carryover"
    prose = figure.table is None and other.table is None
    return prose and all(says_all_left(words_before(case, each, NARROW_CLAUSE)) for each in (figure, other))


def _is_all_funds(row: str) -> bool:
    return "资金总额" in bare_row(row)


def _spent_and_left(case: Case, asked: Value) -> Iterator[Found]:
    """Yield what was spent and what is left of the number, which one line prints together wherever it stands."""
    figure = asked.figure
    if figure.measure not in _FUNDS:
        return
    pairs: dict[Decimal, list[Found]] = case.once("spent and left", lambda: _grouped(_rests(case)))
    for pair in pairs.get(asked.value, ()):
        if figure not in pair and all(each.year == figure.year for each in pair) and pair[0].project == figure.project:
            yield pair
            return


def _rests(case: Case) -> Iterator[tuple[Decimal, Found]]:
    for line in case.lines_with("executed"):
        for at, spent in enumerate(line):
            if spent.measure != "executed" or not counts(spent):
                continue
            for left in line[at + 1 : at + _SOON]:
                if left.measure in _LEFT and counts(left):
                    yield case.term(spent).value + case.term(left).value, (spent, left)


def _ratios(case: Case, asked: Value, near: Sequence[Figure]) -> Iterator[Found]:
    """Yield a rate printed beside a number, and the amount that it is the rate of."""
    wholes = [*near, *case.once("accounts", lambda: [f for f in case.money() if counts(f) and role_of(f)][:_ALL])]
    for rate in _rates(case, asked.figure):
        said = case.term(rate)
        for whole in wholes if said.value.normalize().as_tuple().digits[2:] else ():
            value = case.term(whole).value
            fits = value and abs(asked.value / value * _HUNDRED - said.value) <= said.half
            if fits and whole is not asked.figure:
                yield rate, whole
                break


def _rates(case: Case, figure: Figure) -> list[Figure]:
    """Return the rates of a number's row, or the first one behind it in its sentence."""
    rates = case.once("rates", lambda: [f for f in case.figures if f.kind == "percent" and not f.approx])
    if figure.table is not None:
        place = figure.table.table, figure.table.row
        return [f for f in rates if f.table is not None and (f.table.table, f.table.row) == place]
    sentence = case.sentence_of(figure)
    return [f for f in rates if f.amount_start > figure.amount_start and case.sentence_of(f) == sentence][:1]


def _changed(case: Case, asked: Value, near: Sequence[Figure]) -> Iterator[Found]:
    """Yield a change and what it is a change from, one of them beside the number and the other of its name."""
    money, ids = case.money()[:_ALL], {figure.id for figure in near}
    for change in money:
        if change.measure not in _CHANGES or not change.amount_yuan:
            continue
        beside = change.id in ids
        named = beside or _shares_words(case, change, asked.figure)
        for base in (money if beside else near) if named else ():
            if base is asked.figure or base.measure in _CHANGES:
                continue
            x, d = case.term(base), case.term(change)
            fits = any(_fits(asked, each, (x, d)) for each in (x.value + d.value, x.value - d.value))
            if fits and (not beside or _are_named_alike(case, base, asked.figure)):
                yield change, base


def _shares_words(case: Case, change: Figure, figure: Figure) -> bool:
    name = name_of(case, figure)
    about = case.folded()[max(case.sentence_of(change), change.amount_start - 24) : change.amount_start]
    return len(name) >= _LEAST and any(name[i : i + 4] in about for i in range(max(len(name) - 3, 1)))


def _of_role(case: Case, asked: Value) -> Iterator[Found]:
    """Yield two amounts of one line of the accounts, of two sources, that come to all of it."""
    figure, role = asked.figure, role_of(asked.figure)
    said = _words(case, figure)
    if role is None or figure.table is not None or len(said) < _LEAST:
        return
    same = [
        f for f in case.money()[:_ALL]
        if f is not figure and (f.year, f.measure) == (figure.year, figure.measure) and counts(f) and f.table is None
        and _words(case, f).endswith(said)
    ]  # fmt: skip
    yield from _pairs(case, asked, same[:_MOST_SAME])


def _words(case: Case, figure: Figure) -> str:
    begin = max(figure.amount_start - _BACK, 0)
    before = _BEFORE_WORDS.match(case.text, begin, figure.amount_start)
    return case.folded()[before.end() if before else begin : figure.amount_start]


def told_elsewhere(case: Case, asked: Value) -> Iterator[Found]:
    """Yield an amount of this value and year that goes by a like name elsewhere, whatever its measure is read as.

    场馆免费开放经费126.80万元 is read as allocated, the row 公共文化场馆免费开放 as spent. What its own table prints is
    another column, or another row.
    """
    figure = asked.figure
    for other in by_value(case).get(asked.value, ()):
        apart = figure.table is None or other.table is None or figure.table.table != other.table.table
        if not apart or other is figure or (figure.table is None and case.line_of(other) == case.line_of(figure)):
            continue
        years = {figure.year, other.year} - {None}
        alike = figure.project == other.project is not None or _are_named_alike(case, figure, other)
        if len(years) < len("ab") and alike and len(significant(asked.value)) >= _ENOUGH:
            yield (other,)
            return
