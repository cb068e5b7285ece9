"""B01: an amount that prose tells by one and the same long name in several paragraphs, once with a slip of the pen.

The form of final accounts tells 一般公共预算财政拨款支出 in one section after another. Words that are equal to the last
character, of one measure, year and project, name one amount; two values of them are a slip where most places agree on
one, or where they are long and differ in one digit. Innocent: what is told of a plan, of another time, or of a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, Case, Check, side
from indexer.audit.guards import PAST
from indexer.audit.repeats.paired import is_explained
from indexer.audit.slips import significant, slip_of
from indexer.audit.spans import CLAUSE
from indexer.model import Figure
from indexer.numerals import in_full

_MEASURES = frozenset({"executed", "initial_budget", "revised_budget", "income", "received", "planned", "carryover"})
_LEAD = re.compile(r"^(?:20\d\d年度?|本年度?|当年|全年|我[局部单委院校县市区]位?|部门|截至年末|年末|其中:?)+")
_TAIL = re.compile(r"(?:共计?|合计|总计|为|达到?|了|:)+$")
_NOT = re.compile(f"{PAST}|其中|分别|累计|各|每|比|较|计划|目标|拟|另|首批|一期|[上下]半年|季度|截至|县级|[乡镇村]$")
# Names of which the whole unit has one; what goes by general words may be told of each project.
_OF_UNIT = re.compile(
    "一般公共预算|财政拨款|部门|政府采购|机关运行|三公|收入总计|支出总计|本年收入|本年支出|基金预算|国有资本"
)
_GENERIC = re.compile("项目|资金|支出|实际|总额|财政|预算|金额|收入|经费|安排|下达|到位|投资|补助|总|共")
_SHORTEST, _LONG = 6, 5  # characters of a name; digits of which one wrong one is no chance
_VALUES = 3  # of amounts before which the same characters stand
_LONGEST = 60  # characters of a clause before its amount
_TEN = (-2, -1, 1, 2)  # places that a point may have been moved by


def same_names(case: Case) -> Iterator[Check]:
    """B01: amounts of one name that differ by a slip."""
    groups: dict[tuple[str, str, int | None, str | None], list[Figure]] = {}
    for figure in _with_one_end(case):
        name = _name(case, figure)
        if name is not None:
            groups.setdefault((name, figure.measure, figure.year, figure.project), []).append(figure)
    for figures in groups.values():
        if len(figures) > 1:
            yield from _compared(case, figures)


def _with_one_end(case: Case) -> Iterator[Figure]:
    """Yield the amounts before which the same last characters stand as before one or two others: few do."""
    text = case.text
    ends: dict[tuple[str, str, int | None], list[Figure]] = {}
    for figure in case.exact_money():
        if figure.table is None and figure.measure in _MEASURES:
            end = text[figure.amount_start - _SHORTEST : figure.amount_start]
            ends.setdefault((end, figure.measure, figure.year), []).append(figure)
    for figures in ends.values():
        if len(figures) > 1 and 1 < len({figure.amount_yuan for figure in figures}) <= _VALUES:
            yield from (figure for figure in figures if not figure.shared_with)


def _name(case: Case, figure: Figure) -> str | None:
    begin = case.mark_before(CLAUSE, figure.amount_start) + 1
    if figure.amount_start - begin > _LONGEST:
        return None
    words = case.folded()[begin : figure.amount_start]
    name = _TAIL.sub("", _LEAD.sub("", words))
    if len(name) < _SHORTEST or _NOT.search(words) or len(significant(figure.amount_yuan or Decimal(0))) < _LONG - 1:
        return None
    return name if _OF_UNIT.search(name) or len(_GENERIC.sub("", name)) >= _SHORTEST else None


def _compared(case: Case, figures: Sequence[Figure]) -> Iterator[Check]:
    values: dict[Decimal, list[Figure]] = {}
    for figure in figures:
        values.setdefault(case.term(figure).value, []).append(figure)
    if len(values) != 2:
        return
    (a, ones), (b, others) = sorted(values.items(), key=lambda item: len(item[1]))
    apart = {case.line_of(f) for f in ones}.isdisjoint(case.line_of(f) for f in others)
    if not apart or len(ones) > 1 or any(is_explained(case.text, f.amount_start, f.amount_end) for f in figures):
        return
    kind = slip_of(a, b)
    moved = any(a.scaleb(places) == b for places in _TEN)
    most = len(others) > 1 and (kind is not None or moved)
    long = min(len(significant(a)), len(significant(b))) >= _LONG and (kind is not None or moved)
    if most or long:
        terms = [f"{in_full(f.value or Decimal(0))}{f.unit or ''}" for f in (ones[0], others[0])]
        half = case.term(ones[0]).half + case.term(others[0]).half
        yield Check(
            "B01", FINDING, FLAG, (side(ones[0]), *map(side, others[:3])), b, a, half, "yuan", "audit.alike",
            (("terms", terms),),
        )  # fmt: skip
