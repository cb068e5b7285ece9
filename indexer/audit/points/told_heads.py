"""C03: points that the heads of paragraphs give, each with its full mark, against the totals of the report.

（一）决策（20分，得18.50分）。… （四）效益（30分，得25.30分）。…: where the full marks come to 100 the points come to
the report's own score, and to the total of its form. Innocent: points that are added, another evaluation's total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.points.nested import points_sum
from indexer.audit.points.own_scores import is_own_score
from indexer.audit.points.scores import IS_TOTAL, point_rows
from indexer.model import Figure

_HEADS = tuple(
    re.compile(form)
    for form in (
        r"[(（][一二三四五六七八九十]{1,2}[)）]", r"[一二三四五六七八九十]{1,2}、", r"\d{1,2}[.、．]", r"[^\W\d_]",
    )
)  # fmt: skip
_TOTAL = re.compile(r"(?:得分|总分|评分)(?:为|是|[:：])*$")
_FULL, _NEAR = Decimal(100), Decimal(10)
_FEWEST, _FAR, _BACK = 3, 30, 12
_Pair = tuple[Figure, Figure]


def told_in_heads(case: Case) -> Iterator[Check]:
    """C03: the points of heads of one kind whose full marks come to 100."""
    scores = [f for f in case.of_kind("score") if f.table is None and f.value is not None]
    if len(scores) < 2 * _FEWEST or "加分" in case.text:
        return
    heads: dict[int, list[_Pair]] = {}
    for line in case.lines(scores):
        kind = _kind(case, line)
        if kind is not None:
            heads.setdefault(kind, []).append((line[0], line[1]))
    for pairs in heads.values():
        if len(pairs) >= _FEWEST and sum((full.value or Decimal(0) for full, _ in pairs), Decimal(0)) == _FULL:
            yield from _checks(case, [score for _, score in pairs])


def _kind(case: Case, line: list[Figure]) -> int | None:
    """Return which kind of head a line has that begins with a full mark and points; None where it does not."""
    begin = case.line_of(line[0]) + 1
    if len(line) < 2 or line[1].amount_end - begin > _FAR or line[1].direction is not None:
        return None
    if "weight" not in line[0].flags or "weight" in line[1].flags:
        return None
    return next((number for number, form in enumerate(_HEADS) if form.match(case.text, begin)), None)


def _checks(case: Case, parts: list[Figure]) -> Iterator[Check]:
    """Yield the checks of the totals of forms and of the text; of several only where one of them agrees."""
    totals = {row.score.value: row.score for row in point_rows(case) if row.score and IS_TOTAL.search(row.name)}
    for figure in case.of_kind("score"):
        if figure.table is None and "weight" not in figure.flags and figure not in parts and _is_total(case, figure):
            totals.setdefault(figure.value, figure)
    due = sum((figure.value or Decimal(0) for figure in parts), Decimal(0))
    if len(totals) == 1 or due in totals:
        for value, total in totals.items():
            if abs((value or Decimal(0)) - due) <= _NEAR:
                yield points_sum(case, total, parts)


def _is_total(case: Case, figure: Figure) -> bool:
    words = case.folded()[max(figure.amount_start - _BACK, 0) : figure.amount_start]
    return _TOTAL.search(words) is not None and is_own_score(case, case.sentence_of(figure), figure.amount_start)
