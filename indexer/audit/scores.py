"""Indicator tables and grades: C01 (weights), C03 (scores), C09 (grade and score)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, PASS, Case, Check, Term, compare
from indexer.model import Figure

_WEIGHT = re.compile(r"分值|权重|标准分|满分")
_TOTAL = re.compile(r"总分|合计|总计|总得分")
_FULL = Decimal(100)
_EXACT = Decimal("0.1")  # points are given, not rounded
# Lower bounds of the grades where a report gives no bands of its own (财预〔2020〕10号, article 20).
_BANDS: tuple[tuple[str, Decimal], ...] = (("优", Decimal(90)), ("良", Decimal(80)), ("中", Decimal(60)))
_NAMES = {"优秀": "优", "良好": "良", "中等": "中", "不合格": "差", "较差": "差"}


def score_tables(case: Case) -> Iterator[Check]:
    """C01 and C03. Which rows count is settled by the weights: only where they sum to the printed full mark, or to 100.

    A table that prints subtotals, or the points of its funds row twice, does not come to 100 and is not checked
    rather than suspected.
    """
    by_table: dict[str, list[Figure]] = {}
    for figure in case.figures:
        if figure.kind == "score" and figure.table is not None:
            by_table.setdefault(figure.table.table, []).append(figure)
    for figures in by_table.values():
        rows: dict[str, dict[bool, Figure]] = {}
        for figure in figures:
            assert figure.table is not None
            rows.setdefault(f"{figure.table.row}\0{_line(case, figure)}", {}).setdefault(_is_weight(figure), figure)
        totals = [pair for row, pair in rows.items() if _TOTAL.search(row.split("\0")[0])]
        parts = [pair for row, pair in rows.items() if not _TOTAL.search(row.split("\0")[0])]
        if len(parts) > 1 and all(len(pair) == 2 for pair in parts) and len(totals) == 1:
            yield from _sums(case, parts, totals[0])


def _line(case: Case, figure: Figure) -> int:
    return case.text.rfind("\n", 0, figure.amount_start)


def _is_weight(figure: Figure) -> bool:
    return figure.table is not None and _WEIGHT.search(figure.table.column) is not None


def _sums(case: Case, parts: Sequence[dict[bool, Figure]], total: dict[bool, Figure]) -> Iterator[Check]:
    weights, scores = ([case.term(pair[weight]) for pair in parts] for weight in (True, False))
    full = total.get(True)
    if full is not None and sum((t.value for t in weights), Decimal(0)) == (full.value or _FULL) == _FULL:
        yield _sum("C01", weights, case.term(full), PASS)
        if False in total:
            yield _sum("C03", scores, case.term(total[False]), FINDING)
    elif full is not None:
        yield _sum("C01", weights, case.term(full), NOT_CHECKABLE)


def _sum(rule: str, terms: Sequence[Term], printed: Term, unless: str) -> Check:
    computed = sum((term.value for term in terms), Decimal(0))
    return compare(
        rule, computed, printed, terms, "audit.sum", unit="points", envelope=_EXACT, severity=ERROR, unless=unless
    )


def grades(case: Case) -> Iterator[Check]:
    """C09: a grade is the one of its score's band, each band closed below and open above."""
    for score in case.report.scores:
        if score.score is None or not score.grade or not 0 <= score.score <= _FULL:
            continue
        grade = _NAMES.get(score.grade, score.grade)
        if grade not in ("优", "良", "中", "差"):
            continue
        expected = next((name for name, low in _BANDS if score.score >= low), "差")
        outcome = PASS if grade == expected else FINDING
        yield Check(
            "C09", outcome, FLAG, ((score.start, score.end),), None, score.score, Decimal(0), "points", "audit.grade",
            (("score", score.score), ("grade", score.grade), ("expected", expected)),
        )  # fmt: skip
