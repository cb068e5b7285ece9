"""Points in sentences and forms: C03 (lists with their full marks), C11 (taken off), C12 (in proportion)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, PASS, ROUNDING, Case, Check, side
from indexer.audit.points.indicators import Indicator, indicators
from indexer.audit.points.nested import points_sum
from indexer.audit.points.scores import PointRow, point_rows
from indexer.forms import fold
from indexer.model import Figure
from indexer.structure.numbering import ITEM_NUMBER

_FULL = Decimal(100)
_EXACT = Decimal("0.1")  # points are given, not rounded
_SMALL = Decimal("0.01")
_TOTAL_LEAD = re.compile(r"(?:合计|总计|共计|总分|总得分|综合得分|最终得分|自评得分)(?:得分?|为|是)?[:]?$")
_POINTS = r"(\d{1,3}(?:\.\d{1,2})?)"
_FULL_MARK = re.compile(
    rf"(?:满分|分值|权重|标准分)(?:为|是|:)?{_POINTS}分?[,，、;)]{{0,2}}(?:实际|自评|评价|本次)?(?:得分?|评分)(?:为|是|:)?{_POINTS}分"
    rf"|(?<![\d.]){_POINTS}分[,(]?(?:实际|自评|评价)?得(?:分为?)?{_POINTS}分"
)
_GIVEN_NEXT = re.compile(r"分?[)）](?:实际|自评)?(?:得分?|为|:|：)?\d")
_TAKEN = re.compile(rf"扣(?:减|除|去|掉|分|了)?{_POINTS}分")
_PARTIAL = re.compile(r"主要|其中|包括|等|每|规定|标准|最多|凡")
_CLAUSES = 40  # characters between what was given and what was taken off
_STOP = re.compile(r"[。;\n]")
_LEAST_NAME = 3  # characters of an indicator that the text may name by it
_MOST_NAMES = 400
_NAME = 30  # characters before points taken off that may hold the name
_SENTENCE = 200  # characters that what follows points given is looked for in
_FOLLOWING = 120  # characters behind in which further points may be told
_MARKS = re.compile(r"[,。;\n、:)]")
_RULE = re.compile(
    r"(?:完成|实际)(?:完成)?(?:值|数|率|比例)[÷/][^。\n]{0,8}?(?:指标|目标|计划)(?:值|数)?\)?[×*xX][^。\n]{0,4}?(?:权重|分值|满分)"
    r"|(?:权重|分值|满分)[×*xX]\(?(?:实际)?完成(?:值|数)?[÷/](?:年度)?(?:指标|目标|计划)(?:值|数)?\)?"
    r"|按(?:照)?(?:实际)?完成(?:比例|率)(?:计|折算|核算|相应)?(?:计|得)?分"
)
_RULE_WORDS = ("÷", "/", "按完成", "按照完成", "按实际完成", "按照实际完成")  # one of which every such rule holds
_QUANTITY = re.compile(r"(?:≥|>=|>|=|不低于|不少于|不小于|达到)?(\d[\d,]{0,14}(?:\.\d{1,4})?)([^\d\s,.]{0,6})")


def score_sentences(case: Case) -> Iterator[Check]:
    """C03 in a sentence that gives every part's points with its full mark, and these come to 100."""
    scores = [f for f in case.of_kind("score") if f.measure == "score" and f.table is None]
    sentences: dict[int, list[Figure]] = {}
    for figure in scores:
        sentences.setdefault(case.sentence_of(figure), []).append(figure)
    for figures in sentences.values():
        full = [f for f in figures if _is_full_mark(case, f)]
        weights = [f.value or Decimal(0) for f in full]
        given = [f for f in figures if f not in full]
        if len(weights) < 2 or sum(weights, Decimal(0)) != _FULL or len(given) != len(weights) + 1:
            continue
        lead = case.folded()[max(given[-1].amount_start - 8, 0) : given[-1].amount_start]
        last = _TOTAL_LEAD.search(lead) is not None
        total, parts = (given[-1], given[:-1]) if last else (given[0], given[1:])
        if last or total.amount_start < min(f.amount_start for f in full):
            yield points_sum(case, total, parts)


def _is_full_mark(case: Case, figure: Figure) -> bool:
    """Say whether points are a full mark: told so, or alone in brackets before the points given: 产出（50分）48分."""
    if "weight" in figure.flags:
        return True
    before = case.text[max(figure.amount_start - 1, 0) : figure.amount_start]
    return before in "（(" and _GIVEN_NEXT.match(case.text, figure.amount_end) is not None


def taken_off(case: Case) -> Iterator[Check]:
    """C11 in one sentence: 满分13分，得10.2分，扣1.8分. Several reasons may each have their own points."""
    folded = case.folded()
    for found in _FULL_MARK.finditer(folded) if _TAKEN.search(folded) else ():
        stopped = _STOP.search(folded, found.end(), found.end() + _SENTENCE)
        end = stopped.start() if stopped else min(found.end() + _SENTENCE, len(folded))
        following = _FULL_MARK.search(folded, found.end(), end)
        stop = following.start() if following else end
        taken = list(_TAKEN.finditer(folded, found.end(), stop))
        if not taken or taken[0].start() - found.end() > _CLAUSES:
            continue
        if _PARTIAL.search(folded, found.end(), taken[0].start()):
            continue
        full, score = (Decimal(number) for number in found.groups() if number)
        spans = (found.span(), *(one.span() for one in taken))
        yield from _off(full - score, [Decimal(one.group(1)) for one in taken], spans, f"{full}-{score}")


def taken_off_rows(case: Case) -> Iterator[Check]:
    """C11: what the text says that an indicator lost, against its row; only where it says so once, in one number."""
    named: dict[str, list[PointRow]] = {}
    for row in point_rows(case):
        name = re.sub(rf"^{ITEM_NUMBER}|\W", "", fold(row.name))
        if row.weight is not None and row.score is not None and len(name) >= _LEAST_NAME:
            named.setdefault(name, []).append(row)
    single = {name: rows[0] for name, rows in named.items() if len(rows) == 1}
    if not single or len(single) > _MOST_NAMES or "扣" not in case.folded():
        return
    folded = case.folded()
    said: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for found in _TAKEN.finditer(folded):
        before = folded[max(found.start() - _NAME, 0) : found.start()]
        words = _MARKS.split(before)[-1]
        name = re.sub(r"\W", "", re.sub(r"^其中|指标$|共$", "", words.strip()))
        if name in single and not case.in_table(found.start()):
            said.setdefault(name, []).append((found.start() - len(words), found))
    begins = sorted(begin for places in said.values() for begin, _ in places)
    for name, places in said.items():
        row, (begin, found) = single[name], places[0]
        after = begins[bisect_right(begins, begin)] if begin < begins[-1] else len(folded)
        following = _STOP.split(folded[found.end() : min(found.end() + _FOLLOWING, after)], maxsplit=1)[0]
        if len(places) > 1 or re.search(r"\d分", following):
            continue
        assert row.weight is not None and row.score is not None
        lost = (row.weight.value or Decimal(0)) - (row.score.value or Decimal(0))
        spans = ((begin, found.end()), side(row.weight), side(row.score))
        formula = f"{row.weight.value}-{row.score.value}"
        yield from _off(lost, [Decimal(found.group(1))], spans, formula)


def _off(lost: Decimal, taken: Sequence[Decimal], spans: tuple[tuple[int, int], ...], formula: str) -> Iterator[Check]:
    """Yield the check of points taken off: they are the points lost, in one number or in all."""
    if lost < 0:
        return
    said = sum(taken, Decimal(0))
    outcome = PASS if lost in (said, *taken) else NOT_CHECKABLE if len(taken) > 1 and said < lost else FINDING
    yield Check(
        "C11", outcome, FLAG, spans, lost, said, Decimal(0), "points", "audit.taken_off", (("formula", formula),)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Share:
    """An indicator short of its target: the points that it has, and those in proportion to its result."""

    row: Indicator
    score: Decimal
    due: Decimal

    @property
    def difference(self) -> Decimal:
        return abs(self.score - self.due)


def in_proportion(case: Case) -> Iterator[Check]:
    """C12: where the report says that points are in proportion to the result, they are, if most are."""
    folded = case.folded()
    told = _RULE.search(folded) if any(word in folded for word in _RULE_WORDS) else None
    if told is None:
        return
    shares = [share for row in indicators(case) if (share := _share(row)) is not None]
    fitting = sum(share.difference <= _EXACT for share in shares)
    for share in shares:
        off = share.difference > _EXACT
        outcome = PASS if share.difference < _SMALL else ROUNDING if not off else NOT_CHECKABLE
        if off and fitting * 2 >= len(shares):
            outcome = FINDING
        row = share.row
        yield Check(
            "C12", outcome, FLAG, ((row.start, row.end), told.span()), share.due, share.score, _EXACT, "points",
            "audit.in_proportion",
            (("name", row.name), ("target", row.target_text), ("actual", row.actual_text), ("weight", row.weight)),
        )  # fmt: skip


def _share(row: Indicator) -> _Share | None:
    """Return the points of a row whose result is a number below a lower bound, in the same unit."""
    target, actual = _QUANTITY.fullmatch(row.target_text), _QUANTITY.fullmatch(row.actual_text)
    if target is None or actual is None or row.weight is None or row.score is None or row.bound == "upper":
        return None
    if target.group(2) != actual.group(2) or row.weight <= 0:
        return None
    due, done = (Decimal(match.group(1).replace(",", "")) for match in (target, actual))
    if not 0 < done < due or row.score == 0:  # below a least share there may be no points at all
        return None
    return _Share(row, row.score, (row.weight * done / due).quantize(_SMALL))
