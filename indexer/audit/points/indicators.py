"""The rows of self-evaluation tables: an indicator with its target, its result, its points."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indexer.audit.case import Case
from indexer.audit.cells import cell_rows, words_of
from indexer.memo import remembered
from indexer.model import Cell, Figure, Table
from indexer.word_lists import any_in

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("target", r"(?:年度|绩效|计划|预期|目标)?指标值|目标值|计划值|预期值|标准值|年初目标$"),
    ("actual", r"完成值|实际值|完成结果|实际完成|完成情况$"),
    ("weight", r"分值|权重|标准分|满分"), ("score", r"得分|自评分|评分$"), ("reason", r"偏差|原因"),
    ("note", r"说明|备注"),
    ("name", r"三级指标|指标名称|指标内容|具体指标"),
)  # fmt: skip
_TARGETS = re.compile(r"指标值|目标值|计划值|预期值|标准值|年初目标")  # one of which a head of targets holds
_UPPER = re.compile(r"≤|<|<=|不超过|不高于|不大于|低于|小于|以内|以下|控制在")
_LOWER = re.compile(r"≥|>|不低于|不少于|不小于|以上|达到|高于")
_COUNT = re.compile(  # 38场, ≥1,500册, 6
    r"(?:≥|>=?|不低于|不少于|不小于|达到?|完成|共)?(\d[\d,]{0,14}(?:\.\d{1,4})?)(万?)([\u4e00-\u9fff]{0,4}?)(?:及?以上)?"
)
_TIME_OR_COST = re.compile(r"[年月日天元]|小时|分钟")  # less of which may be better
UNWANTED = re.compile(any_in("unwanted"))  # less of which is better
MOST = 2000  # indicators of one report that are looked at; where there are more, `targets.points` says so


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row: `bound` is upper, lower, or None where the table does not say; the figures are what its cells print."""

    table: Table
    name: str
    start: int
    end: int
    target_text: str
    target: Figure | None
    actual: Figure | None
    weight: Decimal | None
    score: Decimal | None
    bound: str | None
    project: str | None
    actual_text: str
    reason: str | None  # what the column of reasons says, None without such a column

    @property
    def loses_points(self) -> bool:
        """Whether points were taken off."""
        return self.weight is not None and self.score is not None and self.score < self.weight

    def short_of(self) -> bool:
        """Say whether the result is below a target that is a lower bound; where none is said, 100% is one."""
        if not self.is_below() or self.target is None:
            return False
        more = self.loses_points and not UNWANTED.search(self.name)
        lower = self.bound == "lower" or (self.bound is None and (self.target.value == 100 or more))
        return lower

    def share(self) -> Decimal | None:
        """Return which share of its target a result below it comes to, of things as of rates; None if unsure."""
        if self.short_of():
            target, actual = self.target, self.actual
            return actual.value / target.value if target and actual and target.value and actual.value else None
        counted = self.target is None and self.actual is None and self.bound == "lower" and self.counts_short()
        found = [_COUNT.fullmatch(words) for words in (self.actual_text, self.target_text)] if counted else []
        numbers = [_number(each) for each in found if each is not None]
        return numbers[0] / numbers[1] if len(numbers) > 1 and numbers[1] else None

    def is_below(self) -> bool:
        """Say whether both numbers are of one unit and the result is less than the target."""
        target, actual = self.target, self.actual
        if target is None or actual is None or target.unit != actual.unit:
            return False
        return target.value is not None and actual.value is not None and actual.value < target.value

    def counts_short(self) -> bool:
        """Say whether a result that counts things is below its target; without a bound, only of what one wants more."""
        target, actual = _COUNT.fullmatch(self.target_text), _COUNT.fullmatch(self.actual_text)
        if target is None or actual is None or self.bound == "upper" or target.group(2) != actual.group(2):
            return False
        units = {unit for unit in (target.group(3), actual.group(3)) if unit}
        doubtful = UNWANTED.search(self.name) or any(map(_TIME_OR_COST.search, units))
        if len(units) > 1 or (self.bound is None and doubtful):
            return False
        return _number(actual) < _number(target)


def _number(found: re.Match[str]) -> Decimal:
    return Decimal(found.group(1).replace(",", ""))


def indicators(case: Case) -> list[Indicator]:
    """Return the indicators of all tables that have columns for a target and for a result."""
    return case.once("indicators", lambda: _indicators(case))[:MOST]


def are_cut(case: Case) -> Indicator | None:
    """Return the first indicator beyond those that are looked at, None where they all are."""
    found = case.once("indicators", lambda: _indicators(case))
    return found[MOST] if len(found) > MOST else None


def _indicators(case: Case) -> list[Indicator]:
    found: list[Indicator] = []
    for table in case.tables:
        found += _rows(case, table)
        if len(found) > MOST:
            return found[: MOST + 1]
    return found


def _rows(case: Case, table: Table) -> Iterator[Indicator]:
    if not _TARGETS.search("".join(case.text[table.start : table.end].split())):
        return
    rows = cell_rows(case, table)
    head = next((row for row in rows if {"target", "actual"} <= _names(case, rows[row]).keys()), None)
    if head is None:
        return
    columns = _names(case, rows[head])
    columns.setdefault("name", columns["target"] - 1)
    first, last = (bisect_left(case.figures, at, key=lambda f: f.amount_start) for at in (table.start, table.end))
    inside = case.figures[first:last]
    project = next((f.project for f in inside if f.project), None)
    for row in rows:
        cells = {name: rows[row][column] for name, column in columns.items() if column in rows[row]}
        if row > head and {"name", "target", "actual"} <= cells.keys():
            made = _indicator(case, table, cells, inside, project, "reason" in columns)
            if made is not None:
                yield made


def _names(case: Case, cells: Mapping[int, Cell]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, cell in sorted(cells.items()):
        words = "".join(case.folded()[cell.start : cell.end].split())
        name = next((name for name in _heads(words) if name not in found), None) if len(words) < 20 else None
        if name is not None:
            found[name] = column
    return found


@remembered
def _heads(words: str) -> tuple[str, ...]:
    """Return what a column with this head may hold, surest first."""
    return tuple(name for name, form in _COLUMNS if re.search(form, words))


def _indicator(
    case: Case, table: Table, cells: dict[str, Cell], inside: Sequence[Figure], project: str | None, reasoned: bool
) -> Indicator | None:
    words = {name: words_of(case, cell) for name, cell in cells.items()}
    if not words["name"] or not words["actual"]:
        return None
    target = words["target"]
    bound = "upper" if _UPPER.search(target) else "lower" if _LOWER.search(target) else None
    points = {name: _figure(inside, cells[name]) for name in ("weight", "score") if name in cells}
    return Indicator(
        table=table,
        name=re.sub(r"\W", "", words["name"]),
        start=cells["name"].start,
        end=max(cell.end for name, cell in cells.items() if name not in ("reason", "note")),
        target_text=target,
        target=_figure(inside, cells["target"]),
        actual=_figure(inside, cells["actual"]),
        weight=_value(points.get("weight")),
        score=_value(points.get("score")),
        bound=bound,
        project=project,
        actual_text=words["actual"],
        reason=words.get("reason", "") if reasoned else None,
    )


def _value(figure: Figure | None) -> Decimal | None:
    return figure.value if figure is not None else None


def _figure(inside: Sequence[Figure], cell: Cell) -> Figure | None:
    """Return the only figure of a cell."""
    first, last = (bisect_left(inside, at, key=lambda f: f.amount_start) for at in (cell.start, cell.end))
    return inside[first] if last - first == 1 else None
