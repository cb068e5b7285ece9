"""C03: a total of points that is printed above a form, or below it in a line of its own, and points given beside it.

Forms of single projects often print 自评总分：97.57 in a head, the points for execution in a line on the money, and the
indicators in a table. Which points count is settled by the weights: those of the table and of the line come to 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import ERROR, FINDING, NOT_CHECKABLE, Case, Check, outcome_of, side
from indexer.audit.points.scores import IS_TOTAL, PointRow, point_rows
from indexer.numerals import plain

_POINTS = r"(\d{1,3}(?:\.\d{1,2})?)"
_SPACE = r"[ \t\u3000]{0,4}"
_TOTAL = re.compile(
    r"(?:总得分|总分|总评分|得分合计|自评得分|综合得分|评价得分)"
    rf"(?:{_SPACE}(?:为|是|[:：]){_SPACE})?{_POINTS}(?![\d.%％])"
)
_EXECUTION = re.compile(
    rf"(?:预算|资金)执行(?:率|情况|进度)?{_SPACE}[(（](?:满分|分值|权重)?{_POINTS}分[)）]"
    rf"[^\n]{{0,160}}?得分?{_SPACE}[:：]?{_SPACE}{_POINTS}(?![\d.%％])"
)
_NOT_OWN = re.compile(r"满分|上年|复核|复评|抽查|平均|目标")
_FULL, _EXACT = Decimal(100), Decimal("0.1")
_NEAR = Decimal(10)  # points: a total further off is of something else
_AROUND = 1500  # characters before and behind a form that may hold its total
_FEWEST = 3  # rows


def totals_above(case: Case) -> Iterator[Check]:
    """C03: the totals that stand apart from the forms that they are of."""
    tables: dict[str, list[PointRow]] = {}
    for row in point_rows(case):
        tables.setdefault(row.table, []).append(row)
    places = {table.id: (table.start, table.end) for table in case.tables}
    spans = [places[table] for table in tables if table in places]
    for table, rows in tables.items():
        if table in places and len(rows) >= _FEWEST and not any(IS_TOTAL.search(row.name) for row in rows):
            others = [span for span in spans if span != places[table]]
            yield from _of_form(case, rows, places[table], others)


def _of_form(
    case: Case, rows: Sequence[PointRow], place: tuple[int, int], others: Sequence[tuple[int, int]]
) -> Iterator[Check]:  # fmt: skip
    """Compare a form whose every row prints weight and points with the one total about it."""
    weights = [row.weight.value for row in rows if row.weight and row.weight.value is not None]
    scores = [row.score for row in rows if row.score and row.score.value is not None]
    if len(weights) != len(rows) or len(scores) != len(rows):
        return
    begin = max([place[0] - _AROUND, 0, *(end for _, end in others if end <= place[0])])
    end = min([place[1] + _AROUND, len(case.text), *(start for start, _ in others if start >= place[1])])
    totals = {
        Decimal(found.group(1)): found for found in _TOTAL.finditer(case.text, begin, end)
        if not _NOT_OWN.search(case.text, max(found.start() - 12, 0), found.end())
    }  # fmt: skip
    beside = list(_EXECUTION.finditer(case.text, begin, end))
    weight = sum(weights, Decimal(0))
    if weight + sum(Decimal(found.group(1)) for found in beside) != _FULL or len(totals) != 1 or _FULL in totals:
        return
    given = [found for found in beside if weight != _FULL]
    ((printed, total),) = totals.items()
    terms = [*(Decimal(found.group(2)) for found in given), *(score.value or Decimal(0) for score in scores)]
    computed = sum(terms, Decimal(0))
    outcome = outcome_of(computed, printed, _EXACT)
    if outcome == FINDING and abs(computed - printed) > _NEAR:
        outcome = NOT_CHECKABLE
    sides = (total.span(), *(found.span() for found in given), *map(side, scores))
    yield Check(
        "C03", outcome, ERROR, tuple(dict.fromkeys(sides)), computed, printed, _EXACT, "points", "audit.sum",
        (("terms", [f"{plain(term)}分" for term in terms]), ("printed", f"{plain(printed)}分")),
    )  # fmt: skip
