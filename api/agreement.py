"""When two printed figures say the same thing, and when they contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from indexer.model import Figure
from indexer.vocabulary import Vocabulary

# The same measure in another role: the year before, printed in the report of the year after, is spending of its year.
_SAME = {"previous": "executed"}
_SPENDING_SECTIONS = frozenset({"budget_execution", "resources_performance", "project_performance"})
_TOTAL_SCORE = re.compile(r"总分|合计|总计|总得分")
_TOTAL_ROW = re.compile(r"总额|合计|总计")


def same_measure(measure: str) -> str:
    """Return the measure under which values may be compared."""
    return _SAME.get(measure, measure)


def worth(figure: Figure) -> Decimal | None:
    """Return the amount in yuan, or the value of what is no money."""
    return figure.amount_yuan if figure.amount_yuan is not None else figure.value


def agree(a: Figure, b: Figure) -> bool:
    """Whether two printed amounts are one, as far as the coarser of them is printed (65.3万元 and 65.28万元)."""
    first, second = worth(a), worth(b)
    if first is None or second is None or (a.amount_yuan is None) != (b.amount_yuan is None):
        return False
    return abs(first - second) <= max(precision(a), precision(b)) / 2


def contradicts(a: Figure, b: Figure) -> bool:
    """Whether two figures of one subject, year and measure differ; two rows of one table are two things."""
    one_table = a.table is not None and b.table is not None and a.table.table == b.table.table
    return not one_table and not agree(a, b)


def precision(figure: Figure) -> Decimal:
    """Return what one unit of the last printed digit is worth (100 yuan for 65.28万元)."""
    if figure.value is None:
        return Decimal(0)
    exponent = figure.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    if figure.amount_yuan is None or not figure.value:
        return step
    return abs(step * figure.amount_yuan / figure.value)


def is_inferred(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether what a figure means is our inference: neither its clause, its column nor its section says so.

    Under a heading of expenditure an amount without a measure word is spending by that heading.
    """
    inferred = {name for name in ("item", "measure", "year", "unit") if figure.basis.get(name) == "inferred"}
    section = vocabulary.section_types.get(figure.section_type or "")
    spending = section is not None and (section.group == "expenditure" or section.code in _SPENDING_SECTIONS)
    if figure.measure == "executed" and spending:
        inferred.discard("measure")
    return bool(inferred)


def is_total_row(figure: Figure) -> bool:
    """Whether a figure stands in a table's row of totals."""
    return figure.table is not None and _TOTAL_ROW.search(figure.table.row) is not None


def is_total_score(figure: Figure) -> bool:
    """Whether a score is a table's total: 总分, 合计, not the points for how the money was spent (年度资金总额)."""
    row = figure.table.row if figure.kind == "score" and figure.table is not None else ""
    return _TOTAL_SCORE.search(row) is not None and "资金" not in row


def fold_restated(figures: Iterable[Figure]) -> list[Figure]:
    """Leave out figures that restate another of the same list."""
    figures = list(figures)
    ids = {figure.id for figure in figures}
    return [figure for figure in figures if figure.restates not in ids]


def unique(figures: Iterable[Figure]) -> list[Figure]:
    """Keep each figure once, in order."""
    return list({figure.id: figure for figure in figures}.values())
