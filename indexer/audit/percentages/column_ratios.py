"""A19 of ratios, differences and shares: what a column is of two others in all rows of a table but one.

执行率 = 支出数 ÷ 预算数, 增减额 = 本年 － 上年, or 已付 = 合同价 × 80% without the 80% printed: the others tell it,
by numbers that are not all alike. The row that does not hold is shown where the others are many, where a slip explains
it, or where with the number as it should be its column comes to its total. A row that another column explains (the
budget as it was revised, in a table that prints both) is worked out from that; one is capped at 100% by custom.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from indexer.audit.case import ERROR, Case, Check
from indexer.audit.grids import Grid, Number, grids
from indexer.audit.slips import is_near, is_short_slip, is_slip
from indexer.audit.telling import check_of_words
from indexer.numerals import plain

_RATE = re.compile(r"率$|比重|比例|占比|百分比|幅度?$|进度$|%")
_CHANGE = re.compile(r"增减|增加|减少|差额|差异|变动|变化|升降|超支|节约|^[±+]")
_SET = re.compile(
    "利率|税率|费率|系数|权重|折扣|标准|目标|指标值"
)  # what is set is no result: interest may be for half a year
_PLAINLY = Decimal("0.3")  # percentage points by which a rate without a slip is off for more than its rounding
_EXECUTED = re.compile("执行率|完成率|支出率|支付率|到位率|使用率")
_SURE, _SOME = 3, 2  # rows that hold: enough by themselves, and with a slip in the one that does not
_QUOTED = 20  # numbers of a column that comes to its total
# What a remark, or a note below the table, says of a row that is worked out in another way.
_OTHERWISE = re.compile("口径|按[^,。;]{0,16}(?:计算?|折算|核定|统计)|到位|结转|剔除|不含|扣除|跨年|为基数|封顶|上限")
_NOTE = 200  # characters below a table
_CENTS = 2  # decimals that amounts are printed with
_ROUND = 3  # digits of a share that is set
_MOST_TIMES = Decimal(100_000)
_HUNDRED = Decimal(100)
_Row = Mapping[int, Number]
_Told = tuple[Decimal, Decimal]  # a value, and by how much rounding may move it


class _Relation(NamedTuple):
    """How a column is worked out of two others: the sign between them in words, and the reckoning itself."""

    words: str
    work: Callable[[Number, Number], _Told | None]


class _Broken(NamedTuple):
    """The one row that does not hold, what it should print, and how many others hold.

    `columns` are what is worked out and the two that it is worked out of, which are one where it is a share of it.
    """

    row: int
    value: Decimal
    fits: int
    formula: str
    kind: _Relation
    columns: tuple[int, int, int]


def _ratio(part: Number, whole: Number) -> _Told | None:
    if not whole.value:
        return None
    value = _HUNDRED * part.value / whole.value
    spread = (_HUNDRED * part.half + abs(value) * whole.half) / abs(whole.value)
    return value, spread


def _growth(now: Number, before: Number) -> _Told | None:
    told = _ratio(now, before)
    return None if told is None else (told[0] - _HUNDRED, told[1])


def _difference(a: Number, b: Number) -> _Told | None:
    return a.value - b.value, a.half + b.half


_RATIO, _GROWTH = _Relation("{0}÷{1}", _ratio), _Relation("({0}－{1})÷{1}", _growth)
_DIFFERENCE = _Relation("{0}－{1}", _difference)


def column_ratios(case: Case) -> Iterator[Check]:
    """A19: each column of rates or differences, and each that is one share of another throughout."""
    for grid in grids(case):
        seen: set[int] = set()
        for column, numbers in grid.columns.items():
            for found in _of_column(case, grid, column, numbers):
                if found.row not in seen and not _is_told(case, grid, found):
                    seen.add(found.row)
                    yield _check(grid, found)
        for found in _one_share(grid):
            if found.row not in seen:
                yield _check(grid, found)


def _of_column(case: Case, grid: Grid, column: int, numbers: _Row) -> Iterator[_Broken]:
    """Yield what is wrong with a column of rates or of differences."""
    head = grid.heads[column]
    percents = sum(number.percent for number in numbers.values())
    if _CHANGE.search(head) and not percents and "率" not in head and "%" not in head:
        kinds: tuple[_Relation, ...] = (_DIFFERENCE,)
    elif _SET.search(head):
        return
    elif _RATE.search(head) or 2 * percents > len(numbers):
        kinds = (_RATIO, _GROWTH)
    else:
        return
    others = [c for c in grid.columns if c != column and not _is_rates(grid, c)]
    best: list[_Broken] = []
    for kind in kinds:
        for a, b in permutations(others, 2):
            fits, wrong = _count(grid, kind, (column, a, b))
            if fits >= _SOME and not wrong:
                return  # all rows hold: this is how the column was made
            if fits >= _SOME and len(wrong) == 1:
                formula = f"{grid.heads[column]}＝{kind.words.format(grid.heads[a], grid.heads[b])}"
                best.append(_Broken(*wrong[0], fits, formula, kind, (column, a, b)))
    best.sort(key=lambda found: -found.fits)
    if best and not _is_otherwise(grid, best[0], others) and _is_wrong(case, grid, best[0]):
        yield best[0]


def _is_rates(grid: Grid, column: int) -> bool:
    if _RATE.search(grid.heads[column]):
        return True
    return any(number.percent for number in grid.columns[column].values())


def _count(grid: Grid, kind: _Relation, columns: tuple[int, int, int]) -> tuple[int, list[tuple[int, Decimal]]]:
    """Return how many rows hold, none of them trivially, and which do not, two at most, with what they come to."""
    worked, first, second = (grid.columns[c] for c in columns)
    fits, wrong = set[tuple[Decimal, Decimal]](), list[tuple[int, Decimal]]()
    for row, printed in worked.items():
        a, b = first.get(row), second.get(row)
        if a is None or b is None or (told := kind.work(a, b)) is None:
            continue
        value, spread = told
        off = min(abs(value - printed.value), abs(abs(value) - printed.value))  # 下降 is often printed without a sign
        if off > spread + 2 * printed.half:
            wrong.append((row, value))
            if len(wrong) > 1:
                break
        elif off <= printed.half + min(spread, printed.half) and a.value != b.value and a.value and b.value:
            fits.add((a.value, b.value))
    return len(fits), wrong


def _is_otherwise(grid: Grid, found: _Broken, others: list[int]) -> bool:
    """Say whether the part over another base, or another part over the base, give the number: 执行数÷调整预算."""
    number = grid.columns[found.columns[0]][found.row]
    row = {c: grid.columns[c][found.row] for c in others if found.row in grid.columns[c]}
    for a, b in permutations(row, 2):
        if a != found.columns[1] and b != found.columns[2] and (b, a) != found.columns[1:]:
            continue  # of other columns altogether; turned round it is of a cost, which is better the less it is
        told = found.kind.work(row[a], row[b])
        if told is not None and abs(abs(told[0]) - abs(number.value)) <= told[1] + 2 * number.half:
            return True
    return False


def _is_wrong(case: Case, grid: Grid, found: _Broken) -> bool:
    """Say whether the row that does not hold is a mistake: the others many, or a slip, or its column says so."""
    worked, first, second = (grid.columns[c] for c in found.columns)
    number = worked[found.row]
    expected = found.value.quantize(number.value) if number.value else found.value
    if _is_mean(worked, found.row):
        return False
    short = found.kind is _DIFFERENCE and is_short_slip(abs(expected), abs(number.value), _CENTS)
    if not number.value or short or is_slip(expected, number.value) or _is_borne_out(grid, found):
        return bool(number.value)
    named = _EXECUTED.search(grid.heads[found.columns[0]]) is not None
    if found.fits < (_SOME if named else _SURE) or found.row == grid.total or not is_near(found.value, number.value):
        return False  # the total's rate may be the mean of the others'
    if _OTHERWISE.search(grid.words.get(found.row, "")) or _OTHERWISE.search(_note(case, grid)):
        return False
    if abs(found.value - number.value) < _PLAINLY:
        return False
    capped = number.value in (0, _HUNDRED) or first[found.row].value == second[found.row].value
    return found.kind is not _DIFFERENCE and not capped


def _is_mean(numbers: _Row, row: int) -> bool:
    """Say whether a row prints the mean of the others: 平均 4%."""
    others = [number.value for at, number in numbers.items() if at != row]
    return abs(sum(others, Decimal(0)) / len(others) - numbers[row].value) <= 2 * numbers[row].half


def _note(case: Case, grid: Grid) -> str:
    """Return the note below a table, "" where there is none."""
    below = case.folded()[grid.end : grid.end + _NOTE].lstrip()
    return below.split("\n")[0] if below.startswith(("注", "说明", "备注", "*")) else ""


def _is_borne_out(grid: Grid, found: _Broken) -> bool:
    """Say whether a column of amounts comes to its total once its number of the row is what the others make it."""
    return _mended(grid, found) is not None


def _mended(grid: Grid, found: _Broken) -> int | None:
    """Return the column that comes to its total by the number that its row calls for, and does not as printed."""
    worked, first, second = found.columns
    if found.row == grid.total or grid.total is None:
        return None
    for column in (worked, first, second):
        needed = _needed(grid, column, found.row)
        if needed is None or needed == grid.columns[column][found.row].value:
            continue
        row = {c: grid.columns[c][found.row] for c in found.columns}
        row[column] = row[column]._replace(value=needed)
        told = found.kind.work(row[first], row[second])
        if told is not None and abs(told[0] - row[worked].value) <= told[1] + 2 * row[worked].half:
            return column
    return None


def _needed(grid: Grid, column: int, row: int) -> Decimal | None:
    """Return what a row must print for its column to come to its total; None for rates, and where there is none."""
    numbers = grid.columns[column]
    total = numbers.get(grid.total) if grid.total is not None else None
    if total is None or _is_rates(grid, column):
        return None
    return total.value - sum((n.value for at, n in numbers.items() if at not in (row, grid.total)), Decimal(0))


def _one_share(grid: Grid) -> Iterator[_Broken]:
    """Yield the row in which a column is not the share of another that it is in all the others."""
    sizes = {c: _size(grid, c) for c in grid.columns if not _is_rates(grid, c)}
    pairs = list(permutations(sizes, 2))
    other: _Broken | None = None  # of which the column that is the share's base has the wrong number
    for a, b in sorted(pairs, key=lambda pair: sizes[pair[0]] > sizes[pair[1]]):  # 80% rather than 1.25
        part, whole = grid.columns[a], grid.columns[b]
        rows = [row for row in part if row in whole and part[row].value > 0 and whole[row].value > 0]
        share = _usual_share([part[row].value / whole[row].value for row in rows]) if len(rows) > _SURE else None
        if share is None:
            continue
        off = {row: abs(part[row].value - share * whole[row].value) for row in rows}
        wrong = [row for row in rows if off[row] > part[row].half + share * whole[row].half]
        exact = {whole[row].value for row in rows if off[row] <= part[row].half}
        if len(wrong) == 1 and len(exact) >= _SURE:
            number, base = part[wrong[0]], whole[wrong[0]].value
            expected = (share * base).quantize(number.value)
            times = f"{plain(_HUNDRED * share)}%" if share < 1 else plain(share)
            formula = f"{grid.heads[a]}＝{grid.heads[b]}×{times}"
            found = _Broken(wrong[0], expected, len(exact), formula, _RATIO, (a, b, b))
            if is_slip(expected, number.value) or _needed(grid, a, wrong[0]) == expected:
                yield found
                return
            base_right = number.value / share
            if other is None and (is_slip(base_right, base) or _needed(grid, b, wrong[0]) == base_right):
                other = found
    if other is not None:
        yield other


def _size(grid: Grid, column: int) -> Decimal:
    return max([number.value for number in grid.columns[column].values()])


def _usual_share(shares: Sequence[Decimal]) -> Decimal | None:
    """Return the share in the middle where it is a round number and not one."""
    share = sorted(shares)[len(shares) // 2].quantize(Decimal("0.0001"))
    return (
        share if 0 < share < _MOST_TIMES and share != 1 and len(share.normalize().as_tuple().digits) <= _ROUND else None
    )


def _is_told(case: Case, grid: Grid, found: _Broken) -> bool:
    """Say whether another rule has shown that this number does not fit its row."""
    told = case.once("told cells", set[int])
    number = grid.columns[found.columns[0]][found.row]
    return any(number.start <= place < number.end for place in told)


def _check(grid: Grid, found: _Broken) -> Check:
    cells = [grid.columns[c][found.row] for c in dict.fromkeys(found.columns)]
    mended = _mended(grid, found) if found.columns[1] != found.columns[2] else None
    more = [] if mended is None else [n.sides for n in grid.columns[mended].values()][:_QUOTED]
    unit = "%" if "÷" in found.formula else ""
    places = Decimal("0.01") if unit else cells[0].half * 2
    return check_of_words(
        "A19", "audit.columns.finding", [*(number.sides for number in cells), *more], severity=ERROR,
        formula=found.formula, number=found.fits, terms=[plain(n.value) for n in cells[1:]],
        computed=f"{plain(found.value.quantize(places))}{unit}", stated=f"{plain(cells[0].value)}{unit}",
    )  # fmt: skip
