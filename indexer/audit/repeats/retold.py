"""What the text says again of a table, or of the accounts: counts, rates and the score, what was evaluated.

As in `paired`, only slips are shown: what differs by more is rather of another scope, or of another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.alike import pairs_of
from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, PASS, ROUNDING, Case, Check, outcome_of, side
from indexer.audit.guards import PAST
from indexer.audit.points.indicators import Indicator, indicators
from indexer.audit.points.own_scores import is_own_score
from indexer.audit.repeats.count_rows import CountRow, count_rows
from indexer.audit.repeats.paired import core, is_explained
from indexer.audit.slips import is_short_slip, slip_of
from indexer.audit.subjects import bare_row, role_of
from indexer.audit.telling import as_told, check_of_words
from indexer.forms import fold
from indexer.model import Figure

_COUNT = re.compile(r"(?<![\d.])(?<!\d,)(\d[\d,]{2,9}(?:\.\d{1,4})?)(万?[\u4e00-\u9fff㎡]{1,2})")
_ACTUAL = re.compile(r"(\d[\d,]{2,9}(?:\.\d{1,4})?)(万?[\u4e00-\u9fff㎡]{1,4})")
_MARKS = re.compile(r"[，。；：、\n\t,;:（(]")
_MOST = 5  # places of one number that are looked at
_ALL = 20  # amounts that are printed as project expenditure
_SENTENCE = 60  # characters of a sentence before a score
_BACK = 20  # characters before a number that name what is counted
_OTHER = re.compile(rf"{PAST}|20\d\d|累计|计划|目标|任务|比|较|其中|原|约|近|预计|拟")
_PLAIN = re.compile(r"数量|人数|户数|件数|人次|面积|完成|实际|数$|全年|本年|当年|共|计|为|达到?|了")
_RATES = ("rate", "achieved", "other")
_TOTAL_ROW = re.compile(r"(?:总分|合计|总计|总得分|得分合计)$")
_SCORED = re.compile(r"得分|评分|自评分")
_SELF = re.compile(r"(?:得分|评分|总分|分数|自评|(?:综合|评价|最终|绩效)(?:结果|评价)*)(?:为|是|得|[:：])*$")
_NOT_SELF = re.compile(r"折|检查")
_TOUCHED = re.compile(r"涉及|资金|金额")
_ALL_OF_IT = re.compile(
    r"^(?:万元|亿元|元)?[,，]?占[^。，,；]{0,24}项目(?:支出|资金|预算)[^。，,；\d]{0,12}100(?:\.0+)?%"
)
_OF_PROJECTS = re.compile(r"占[^。，,；\n]{0,24}项目(?:支出|资金|预算)")
_MEASURES = ("executed", "initial_budget", "revised_budget")


def counts_in_text(case: Case) -> Iterator[Check]:
    """B06: how many pieces, people or miles an indicator came to, in its table and in the text."""
    read: list[Indicator | CountRow] = [*indicators(case), *count_rows(case)]
    rows = [(row, found) for row in read if (found := _ACTUAL.fullmatch(row.actual_text))]
    if not rows:
        return
    said: dict[str, dict[str, list[tuple[int, int]]]] = {}  # by unit and number
    for match in _COUNT.finditer(case.folded()):
        if not case.in_table(match.start()):
            for unit in {match.group(2), match.group(2)[:-1] or match.group(2)}:
                said.setdefault(unit, {}).setdefault(_number(match.group(1)), []).append(match.span())
    known = {_number(found.group(1)) for _, found in rows}
    known |= {_number(n) for row, _ in rows for n in re.findall(r"\d[\d,]*(?:\.\d+)?", row.target_text)}
    for row, found in rows:
        value, counts = _number(found.group(1)), said.get(found.group(2), {})
        if value in counts:
            continue
        near = [
            (number, span) for number in _slips(value) if number in counts and number not in known
            for span in counts[number][:_MOST] if _is_told(case, row, number, span)
        ]  # fmt: skip
        if len({number for number, _ in near}) == 1:
            number, span = near[0]
            terms = [f"{each}{found.group(2)}" for each in (number, value)]
            yield _different((span, (row.start, row.end)), terms)


def _slips(number: str) -> Iterator[str]:
    """Yield a number with two neighbours exchanged, and a long one with one digit wrong."""
    for at in range(len(number) - 1):
        yield number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    for at in range(len(number)):
        yield from (number[:at] + digit + number[at + 1 :] for digit in "0123456789")


def _is_told(case: Case, row: Indicator | CountRow, number: str, place: tuple[int, int]) -> bool:
    """Say whether a number of the text is an indicator's but for a slip, and its words name the indicator."""
    kind = slip_of(Decimal(number), Decimal(_number(_ACTUAL.sub(r"\1", row.actual_text))))
    if kind is None:
        return False
    words = _MARKS.split(case.folded()[max(place[0] - _BACK, 0) : place[0]])[-1]
    if _OTHER.search(words) or is_explained(case.text, *place):
        return False
    name, told = (_PLAIN.sub("", each) for each in (fold(row.name), words))
    pairs = pairs_of(name)
    shared = pairs & pairs_of(told)
    return len(shared) > 1 or (kind == "swap" and 0 < len(shared) == len(pairs))


def _number(printed: str) -> str:
    return printed.replace(",", "")


def _different(sides: tuple[tuple[int, int], ...], terms: Sequence[str]) -> Check:
    return check_of_words("B06", "audit.alike.finding", sides, terms=list(terms))


def rates_in_text(case: Case) -> Iterator[Check]:
    """B06: the rate that an indicator came to, in its table and by the same name in the text."""
    said: dict[tuple[str, int | None, str | None], dict[Decimal | None, Figure]] = {}
    rows = indicators(case)
    for figure in case.of_kind("percent") if rows else ():
        if figure.table is None and figure.measure in _RATES and not figure.approx:
            before = case.text[max(figure.amount_start - _BACK, 0) : figure.amount_start]
            key = core(_MARKS.split(before)[-1]), figure.year, figure.unit
            said.setdefault(key, {}).setdefault(figure.value, figure)
    for row in rows if said else ():
        actual = row.actual
        if actual is None or actual.value is None or actual.kind != "percent" or actual.approx:
            continue
        values = said.get((core(row.name), actual.year, actual.unit), {})
        if len(values) != 1 or actual.value in values or (row.target and row.target.value in values):
            continue
        first = next(iter(values.values()))
        value = first.value or Decimal(0)
        if slip_of(value, actual.value) and not is_explained(case.text, first.amount_start, first.amount_end):
            yield _different((side(first), side(actual)), [f"{each:f}%" for each in (value, actual.value)])


def score_in_text(case: Case) -> Iterator[Check]:
    """B06: the score that the text gives is the total of the table of scores, where there is one of each.

    Of two that the text gives, the one that is not the table's is wrong.
    """
    scores = [f for f in case.of_kind("score") if "weight" not in f.flags and f.value is not None]
    totals = [
        f for f in scores
        if f.table is not None and _TOTAL_ROW.match(bare_row(f.table.row)) and _SCORED.search(f.table.column)
    ]  # fmt: skip
    said = [f for f in scores if f.table is None and not f.approx and _is_own_score(case, f)]
    if len({f.value for f in totals}) != 1 or not said:
        return
    total = totals[0]
    odd = [f for f in said if f.value != total.value]
    if len({f.value for f in odd}) > 1 or len(said) > len(odd) > 1:
        return
    first = odd[0] if odd else said[0]
    if first.year != total.year or (first.project and total.project and first.project != total.project):
        return
    a, b = first.value or Decimal(0), total.value or Decimal(0)
    if a == b:
        return
    gap = abs(a - b)
    again = len(said) > len(odd)  # the text gives the table's score, too
    told = is_short_slip(a, b, decimals=1) and (again or all(f.value != gap for f in case.of_kind("score")))
    terms = [f"{value:f}分" for value in (a, b)]
    outcome = FINDING if told else NOT_CHECKABLE
    sides = map(side, (first, total, *said[1:], *totals[1:]))
    yield check_of_words("B06", f"audit.alike.{outcome}", sides, outcome=outcome, terms=terms)


def _is_own_score(case: Case, figure: Figure) -> bool:
    before = case.text[max(figure.amount_start - _BACK, 0) : figure.amount_start]
    if _SELF.search(_MARKS.split(before)[-1]) is None:
        return False
    begin = max(case.sentence_of(figure), figure.amount_start - _SENTENCE)
    told = is_own_score(case, begin, figure.amount_start)
    return told and _NOT_SELF.search(case.text, begin, figure.amount_start) is None


def evaluated(case: Case) -> Iterator[Check]:
    """B01: what is said to be all of the project expenditure is what is printed as project expenditure."""
    for figure in case.money() if _OF_PROJECTS.search(case.text) else ():
        if figure.table is None and not figure.approx and _TOUCHED.search(figure.item):
            if _ALL_OF_IT.match(case.text[figure.amount_end : figure.amount_end + 60]):
                wholes = [f for f in _wholes(case) if f.year == figure.year and f is not figure]
                if wholes:
                    yield _of_all(case, figure, wholes)


def _wholes(case: Case) -> list[Figure]:
    """Return what is printed as project expenditure, each amount of a year once."""
    return case.once("project expenditure", lambda: list({
        (f.year, f.amount_yuan): f for f in case.money()
        if f.measure in _MEASURES and f.direction is None and role_of(f) == "project_expenditure"
    }.values())[:_ALL])  # fmt: skip


def _of_all(case: Case, figure: Figure, wholes: Sequence[Figure]) -> Check:
    term, others = case.term(figure), [case.term(f) for f in wholes]
    nearest = min(others, key=lambda other: abs(other.value - term.value))
    allowed = term.half + nearest.half
    outcome = outcome_of(nearest.value, term.value, allowed)
    if outcome not in (PASS, ROUNDING):
        slips = [other for other in others if slip_of(other.value, term.value)]
        outcome, nearest = (FINDING, slips[0]) if slips else (NOT_CHECKABLE, nearest)
    terms = list(map(as_told, (figure, nearest.figure)))
    stop = case.text.find("%", figure.amount_end) + 1
    return Check(
        "B01", outcome, FLAG, ((figure.start, max(stop, figure.end)), side(nearest.figure)), nearest.value,
        term.value, allowed, "yuan", "audit.alike", (("terms", list(dict.fromkeys(terms))),),
    )  # fmt: skip
