"""Points and grades: C01 (weights), C03 (scores), C04 (points for execution), C10 (grades of all)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, PASS, Case, Check, Term, compare, side
from indexer.audit.guards import INTENDED
from indexer.audit.points.bands import NAMES, RANKS, grade_of
from indexer.audit.spans import SENTENCE
from indexer.audit.telling import check_of_words
from indexer.forms import fold
from indexer.model import Figure

_WEIGHT = re.compile(r"^(?!得分[(（]).*(?:分值|权重|标准分|满分)")
IS_TOTAL = re.compile(r"总分|合计|总计|总得分")
_AGAIN = re.compile(r"其中|财政拨款|上年结转|其他资金|年初结转")  # rows that print the points of the funds again
_FULL = Decimal(100)
_EXACT = Decimal("0.1")  # points are given, not rounded
_WHOLE = ("部门整体支出", "项目支出")  # scopes of a score that are no single project
_ALL_ARE = re.compile(
    r"(?:各|所有|全部|每个|上述|\d{1,3}个|[一二三四五六七八九十]{1,3}个)(?:专项|重点|预算|支出|二级)*项目"
    r"[^。;\n\d]{0,20}?(?:均|全部|都|皆)(?:被|获|自)?[评定]?[定价]?(?:等级|结果|等次)?(?:为|是|达到|在)?[“\"'‘]?"
    r"(优秀|优|良好|良|中等|合格)(?![化先惠质势于])[”\"'’]?((?:等次|等级|等)?[及或]?以上)?"
)
_UNSURE = re.compile(rf"除|{INTENDED}|目标|基本|不|未|计划")
_QUOTED = 6

_IN_HEAD = re.compile(r"得分[(](?:满分|分值|权重)?(\d{1,3})分?(?:[×x*](?:预算)?执行率)?[)]$")
_BY_RATE = re.compile(r"得分[(](?:满分|分值|权重)?\d{1,3}分?[×x*](?:预算)?执行率[)]$")
_AVERAGE = Decimal("1.5")  # times a score that parts come to which are scores of as many units


def score_tables(case: Case) -> Iterator[Check]:
    """C01 and C03. Which rows count is settled by the weights: only where they sum to the printed full mark, or to 100.

    A form may be cut into several tables; it ends with its total, or where the report prints its total outside, with
    the table. A form that prints subtotals comes to no 100 and is not checked rather than suspected.
    """
    rows: list[PointRow] = []
    for row in point_rows(case):
        if not IS_TOTAL.search(row.name):
            rows.append(row)
            continue
        own = [each for each in rows if each.table == row.table]  # a list of projects' scores may stand before a form
        alone = len(own) < len(rows) and _counted(own) is not None
        yield from _form(case, own if alone else rows, row.weight, row.score)
        rows = []
    outside = _outside(case)
    if outside is not None:
        for table in dict.fromkeys(row.table for row in rows):
            own = [row for row in rows if row.table == table]
            counted = _counted(own)
            if counted is not None and len(counted) == len(own):
                yield _sum("C03", [case.term(row.score) for row in counted if row.score], case.term(outside), FINDING)


@dataclass(slots=True)
class PointRow:
    """The points of one row of a form."""

    table: str
    name: str
    weight: Figure | None = None
    score: Figure | None = None


def point_rows(case: Case) -> Iterator[PointRow]:
    """Yield the rows of tables that print points, in order."""
    row: PointRow | None = None
    for figure in case.of_kind("score"):
        if figure.table is None:
            continue
        is_weight = "weight" in figure.flags or _WEIGHT.search(figure.table.column) is not None
        name = "".join(figure.table.row.split())
        taken = row is not None and (row.weight if is_weight else row.score) is not None
        if row is None or taken or (row.table, row.name) != (figure.table.table, name):
            if row is not None:
                yield row
            row = PointRow(figure.table.table, name)
        if is_weight:
            row.weight = figure
        else:
            row.score = figure
    if row is not None:
        yield row


def _counted(rows: Sequence[PointRow]) -> list[PointRow] | None:
    """Return the rows whose weights come to 100: all, or those that are no 其中; None where neither does."""
    for chosen in (list(rows), [row for row in rows if not _AGAIN.search(row.name)]):
        weights = [row.weight.value or Decimal(0) for row in chosen if row.weight]
        if len(chosen) > 1 and len(weights) == len(chosen) and sum(weights, Decimal(0)) == _FULL:
            return chosen
    return None


def _without_funds(rows: Sequence[PointRow], full: Figure | None, total: Figure | None) -> list[PointRow] | None:
    """Return the rows of a form but for those of its funds where a total of 90 leaves these out, by both its sums."""
    chosen = [row for row in rows if "资金总额" not in row.name and not _AGAIN.search(row.name)]
    if full is None or total is None or len(chosen) == len(rows) or full.value == _FULL:
        return None
    for of, said in (("weight", full), ("score", total)):
        values = [getattr(row, of).value for row in chosen if getattr(row, of) is not None]
        if len(values) < len(chosen) or sum(values, Decimal(0)) != said.value:
            return None
    return chosen


def _form(case: Case, rows: Sequence[PointRow], full: Figure | None, total: Figure | None) -> Iterator[Check]:
    """Check a form's weights and scores: where one of the two sums comes out, it is known which rows count."""
    counted = _without_funds(rows, full, total) or _counted(rows)
    weighted = _scored(rows, total) if counted is None else counted
    if weighted is None:
        weights = [case.term(row.weight) for row in rows if row.weight]
        if full is not None and len(weights) > 1:
            yield _sum("C01", weights, case.term(full), NOT_CHECKABLE)
        return
    if full is not None:
        yield _sum("C01", [case.term(row.weight) for row in weighted if row.weight], case.term(full), FINDING)
    scores = [case.term(row.score) for row in weighted if row.score]
    if total is not None and len(scores) == len(weighted):
        yield and_in_text(case, _sum("C03", scores, case.term(total), FINDING), total)


def and_in_text(case: Case, check: Check, total: Figure | None) -> Check:
    """Return the check of a form's total; a wrong one quotes the text that says the same."""
    said = _outside(case) if check.outcome == FINDING and total is not None else None
    return replace(check, sides=(*check.sides, side(said))) if said and total and said.value == total.value else check


def _scored(rows: Sequence[PointRow], total: Figure | None) -> list[PointRow] | None:
    """Return the rows whose scores come to the printed total, each of them with a weight; None where they do not."""
    if total is None:
        return None
    for chosen in (list(rows), [row for row in rows if not _AGAIN.search(row.name)]):
        scores = [row.score.value or Decimal(0) for row in chosen if row.score and row.weight]
        if len(chosen) > 2 and len(scores) == len(chosen) and sum(scores, Decimal(0)) == total.value:
            return chosen
    return None


def _outside(case: Case) -> Figure | None:
    """Return the one total that the report's text gives."""
    spans = [(score.start, score.end) for score in case.report.scores if score.score is not None]
    found = [
        f for f in case.figures
        if f.measure == "score" and f.table is None and "weight" not in f.flags
        and any(a <= f.amount_start < b for a, b in spans)
    ]  # fmt: skip
    return found[0] if len({f.value for f in found}) == 1 else None


def score_lists(case: Case) -> Iterator[Check]:
    """C03 in a sentence: 自评总分92.4分，其中：投入9.4分、过程27分 ..."""
    points = [f for f in case.of_kind("score") if f.table is None and "weight" not in f.flags]
    scores = [f for f in points if f.measure == "score"]
    taken = [f for f in points if f.direction == "decrease"]
    for line in case.lines(scores):
        if len(line) < 3:
            continue
        total, parts = line[0], line[1:]
        stop = case.text.find("。", total.amount_end)
        parts = [f for f in parts if stop < 0 or f.amount_start < stop]
        lead = case.text[total.amount_end : parts[0].amount_start] if parts else ""
        if len(parts) > 1 and "其中" in lead:
            last = case.text.find("。", parts[-1].amount_end)
            off = [f for f in taken if parts[0].amount_start < f.amount_start < (last if last >= 0 else len(case.text))]
            full = bool(off) and sum(f.value or 0 for f in parts) == _FULL != total.value  # 投入10分，扣0.5分
            lost = [Term(t.figure, -t.value, t.half) for t in map(case.term, off) if full]
            terms = [case.term(f) for f in parts] + lost
            average = sum(term.value for term in terms) > _AVERAGE * (total.value or 0)  # 甲乡90.2分、乙乡87.5分
            yield _sum("C03", terms, case.term(total), NOT_CHECKABLE if average else FINDING)


def execution_points(case: Case) -> Iterator[Check]:
    """C04: points for execution are the weight times the rate, at most the weight.

    Where points are given by steps of the rate they differ from that and nothing follows; but no step gives more than
    the weight, or less than all of it for a rate of 100%.
    """
    kinds = [f for f in case.figures if f.kind in ("score", "percent") and f.table is not None]
    for row in case.rows(kinds):
        if row[0].table is None or "资金总额" not in row[0].table.row:
            continue
        rates = [f for f in row if f.measure == "rate"]
        weights = [f for f in row if f.kind == "score" and "weight" in f.flags]
        points = [f for f in row if f.kind == "score" and "weight" not in f.flags]
        ruled = not weights and any(_BY_RATE.search(fold(f.table.column)) for f in points if f.table is not None)
        weights = weights or [full for point in points if (full := weight_in_head(point)) is not None]
        if len(rates) != 1 or len(weights) != 1 or len(points) != 1:
            continue
        rate, weight, printed = (case.term(f[0]) for f in (rates, weights, points))
        computed = (weight.value * min(rate.value, _FULL) / _FULL).quantize(Decimal("0.01"))
        sure = ruled or printed.value > weight.value or (rate.value == _FULL and printed.value < weight.value)
        yield compare(
            "C04", computed, printed, [weight, rate], "audit.points_of", unit="points", envelope=_EXACT, severity=FLAG,
            unless=FINDING if sure else NOT_CHECKABLE, sure=True,
        )  # fmt: skip


def weight_in_head(score: Figure) -> Figure | None:
    """Return the full mark that the head of a score's column gives: 得分（20分×执行率）, 得分（满分10分）."""
    found = _IN_HEAD.search(fold(score.table.column)) if score.table is not None else None
    if found is None or (score.value or 0) > Decimal(found.group(1)):
        return None
    return replace(score, id=f"{score.id} of", value=Decimal(found.group(1)), flags=(*score.flags, "weight"))


def _half(points: Decimal) -> Decimal:
    """Return half a unit of the last digit of points that have decimals, 0 of whole ones."""
    exponent = points.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) and exponent < 0 else Decimal(0)


def _sum(rule: str, terms: Sequence[Term], printed: Term, unless: str) -> Check:
    computed = sum((term.value for term in terms), Decimal(0))
    # What is added up to hundredths was given to tenths or hundredths: 8分 is no 7.96分.
    fine = _half(printed.value) * 10 < _EXACT and printed.value % 1
    envelope = min(sum((_half(term.value) for term in terms), _half(printed.value)), _EXACT) if fine else _EXACT
    return compare(
        rule, computed, printed, terms, "audit.sum", unit="points", envelope=envelope, severity=ERROR, unless=unless,
        sure=unless == FINDING,
    )  # fmt: skip


def collective_grades(case: Case) -> Iterator[Check]:
    """C10: where all projects are said to have a grade, every project's own grade, or its score's, is that one."""
    projects = [score for score in case.report.scores if score.scope not in _WHOLE]
    folded = fold(case.text) if projects else ""
    for found in _ALL_ARE.finditer(folded):
        begin = case.mark_before(SENTENCE, found.start()) + 1
        if _UNSURE.search(folded, begin, found.end()):
            continue
        said = "中" if found.group(1) == "合格" else NAMES.get(found.group(1), found.group(1))
        least = found.group(2) is not None or found.group(1) == "合格"
        known = {score: grade for score in projects if (grade := grade_of(score)) is not None}
        wrong = [score for score, grade in known.items() if not _fits(grade, said, least)]
        shown = (wrong or list(known))[:_QUOTED]
        if known:
            yield check_of_words(
                "C10", f"audit.all_grades.{FINDING if wrong else PASS}",
                (found.span(), *((s.start, s.end) for s in shown)), outcome=FINDING if wrong else PASS,
                claim=case.text[slice(*found.span())], number=len(wrong or known),
                terms=[f"{s.scope[:20]}{s.grade or s.score}" for s in shown],
            )  # fmt: skip


def _fits(grade: str, said: str, least: bool) -> bool:
    return grade == said or (least and RANKS.index(grade) > RANKS.index(said))
