"""C09: a grade is the one of its score's band: the bands that the report prints, or else those of 财预〔2020〕10号.

A band is told by its lower bound: 90分（含）以上为优，80分（含）至90分为良; [90,100]为优; 优（85分以上）. A score that
is a bound itself may belong to either side, where the report does not say; then nothing is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, PASS, Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.model import Score, Table

FULL = Decimal(100)
NAMES = {"优秀": "优", "良好": "良", "中等": "中", "不合格": "差", "较差": "差"}
RANKS = ("差", "中", "良", "优")
# Lower bounds of the grades where a report gives no bands of its own (财预〔2020〕10号, article 20).
USUAL = {"优": Decimal(90), "良": Decimal(80), "中": Decimal(60)}
_LOWEST = Decimal(50)  # that the bound of 优 or 良 can be
_TENTHS = Decimal(30)  # a score up to this that is called good is one of 10, 20 or 30 points, and no share of 100
_GRADE = r"(?:优秀|良好|中等|较差|不合格|合格|优|良|中|差)"
_MARKS = r"[“\"'‘”\"'’]?"
_NUMBER = re.compile(r"(?<![\d.])\d{2,3}(?:\.\d)?(?![\d.]|年|个|项)")
# Where a sentence may set out bands, and one band of it: its grade with numbers before or in brackets behind.
_MAY = re.compile(
    rf"\d[^。\n\d]{{0,12}}?(?:为|属于?|是|:|得|评定?为?|列为){_MARKS}优|优秀?{_MARKS}(?:等?[级次]?)?[(:]?\s?(?:\[|≥|\d)"
)
_BEFORE = re.compile(rf"(?:为|属于?|是|:|得|评定?为?|列为){_MARKS}({_GRADE}){_MARKS}")
_BEHIND = re.compile(rf"^{_MARKS}({_GRADE}){_MARKS}(?:等?[级次])?[(:为是]?")
_INTERVAL = re.compile(r"([\[(（])\s?(\d{2,3}(?:\.\d)?)\s?[,，、]\s?(\d{1,3}(?:\.\d)?)\s?([\])）])")
_UPPER_ONLY = re.compile(r"以下|低于|小于|不足|不满|<|＜")
_SENTENCE = re.compile(r"[^。\n]+")
_PARTS = re.compile(r"[,;、]")
_BEFORE_GRADE, _BEHIND_GRADE = 20, 10  # characters that a number is looked for in
_LONGEST = 300  # characters of a sentence that sets out bands
# The score of a grade that stands alone: 合计89分，评价等级为“优”.
_TOTAL_BEFORE = re.compile(
    r"(?:合计|共计|总计|总分|总得分|最终得分|综合得分|评价得分|自评得分|总评分)(?:为|是|得|:)?(\d{2,3}(?:\.\d{1,2})?)分"
    r"[,;]?(?:绩效|评价|自评|综合|最终|总体)*(?:等级|等次|级别|结果|结论)?(?:评定|评|定|确定|认定)?[为是:]?[“\"'‘]?$"
)
_BACK = 40
_POINTS = re.compile(r"(?:自评|评价|综合|最终|绩效)?(?:得分|评分|总分|分数)(?:[(]分[)])?")
_IS_GRADE = re.compile("[等级次]\\s{0,4}[级次别]")
_LEVEL = re.compile(r"(?:自评|评价|评定|绩效|综合|最终)*(?:等级|等次|级别)")


def grades(case: Case) -> Iterator[Check]:
    """C09: each grade with its score, in the text and in tables that have a column for either."""
    bands, folded = printed_bands(case), case.folded()
    if bands is not None:
        for score in case.report.scores:
            if score.grade:
                value, start = (score.score, score.start) if score.score is not None else _before(case, score)
                if value is not None:
                    yield from judged(bands or USUAL, bands != {}, value, score.grade, (start, score.end))
        for table in case.tables:
            if _IS_GRADE.search(folded, table.start, table.end) is None:
                continue
            for value, grade, span in _rows(case, table):
                yield from judged(bands or USUAL, bands != {}, value, grade, span)


def grade_of(score: Score) -> str | None:
    """Return a score's grade, or the one of its value's usual band."""
    if score.grade:
        grade = NAMES.get(score.grade, score.grade)
        return grade if grade in RANKS else None
    if score.score is None or not 0 <= score.score <= FULL:
        return None
    return next((name for name, low in USUAL.items() if score.score >= low), "差")


def judged(
    bands: Mapping[str, Decimal], own: bool, value: Decimal, printed: str, span: tuple[int, int]
) -> Iterator[Check]:
    """Judge one score's grade by the lower bounds of the grades; `own` says that the report prints them itself."""
    grade = NAMES.get(printed, printed)
    if grade not in RANKS or not 0 <= value <= FULL or (own and value in bands.values()):
        return
    if (own and grade != "差" and grade not in bands) or (value <= _TENTHS and grade in ("优", "良")):
        return
    expected = next((name for name, low in bands.items() if value >= low), "差")
    outcome = PASS if grade == expected else FINDING
    if own and expected == "差" and grade != "差" and "中" not in bands:
        return
    bounds = "、".join(f"{name}{low.normalize():f}" for name, low in bands.items())
    yield Check(
        "C09", outcome, FLAG, (span,), None, value, Decimal(0), "points", "audit.own_grade" if own else "audit.grade",
        (("score", value), ("grade", grade), ("expected", expected), ("bands", bounds)),
    )  # fmt: skip


def printed_bands(case: Case) -> dict[str, Decimal] | None:
    """Return the lower bounds that the report prints, best first: {} without any, None where they differ."""
    folded = case.folded()
    found: dict[str, Decimal] = {}
    end = 0
    while (at := folded.find("优", end)) >= 0:
        if _MAY.search(folded, max(at - _BEFORE_GRADE, end), at + _BEHIND_GRADE) is None:
            end = at + 1
            continue
        begin = max(folded.rfind(mark, end, at) + 1 or end for mark in "。\n")
        stop = _SENTENCE.match(folded, at)
        end = stop.end() if stop else at + 1
        own = _bands(folded[begin : min(end, begin + _LONGEST)])
        if not own:
            continue
        if found and own != found:
            return None
        found = own
    return found


def _bands(sentence: str) -> dict[str, Decimal]:
    """Return the lower bounds that a sentence sets out, {} where it does not set out 优 and 良 at least."""
    sentence = _INTERVAL.sub(lambda m: f"{m[2]}至{m[3]}", sentence)
    found: dict[str, Decimal] = {}
    for part in _PARTS.split(sentence):
        match = _BEFORE.search(part) or _BEHIND.search(part.strip().removeprefix("("))
        if match is None:
            continue
        before = [Decimal(number) for number in _NUMBER.findall(part[: match.start()])] if match.re is _BEFORE else []
        words = part[: match.start()] if before else part
        numbers = before[-2:] or [Decimal(number) for number in _NUMBER.findall(part)][:2]
        grade = NAMES.get(match.group(1), match.group(1))
        if grade not in RANKS or not numbers or grade in found:
            continue
        if len(numbers) == 1 and _UPPER_ONLY.search(words):
            continue
        if grade != "差":
            found[grade] = min(numbers)
    ordered = [found.get(grade) for grade in ("优", "良")]
    if None in ordered or not all(low is not None and _LOWEST <= low < FULL for low in ordered):
        return {}
    bands: dict[str, Decimal] = {grade: found[grade] for grade in ("优", "良", "中") if grade in found}
    lows = list(bands.values())
    return bands if lows == sorted(set(lows), reverse=True) else {}


def _before(case: Case, score: Score) -> tuple[Decimal | None, int]:
    """Return the total right before a grade that stands alone, and where."""
    begin = max(score.start - _BACK, case.mark_before("。\n", score.start) + 1)
    found = _TOTAL_BEFORE.search(case.folded()[begin : score.start])
    return (Decimal(found.group(1)), begin + found.start()) if found else (None, score.start)


def _rows(case: Case, table: Table) -> Iterator[tuple[Decimal, str, tuple[int, int]]]:
    """Yield score, grade and place of the rows of a table with one column of scores and one of grades."""
    rows = cell_rows(case, table)
    columns: tuple[int, int] | None = None
    for row in rows:
        words = {column: words_of(case, cell) for column, cell in rows[row].items()}
        if columns is None:
            points = [column for column, text in words.items() if _POINTS.fullmatch(text)]
            levels = [column for column, text in words.items() if _LEVEL.fullmatch(text)]
            columns = (points[0], levels[0]) if len(points) == len(levels) == 1 else None
            continue
        value, grade = (words.get(column, "") for column in columns)
        if re.fullmatch(r"\d{2,3}(?:\.\d{1,2})?分?", value) and re.fullmatch(rf"{_GRADE}(?:等?[级次])?", grade):
            cells = [rows[row][column] for column in columns]
            span = min(cell.start for cell in cells), max(cell.end for cell in cells)
            yield Decimal(value.rstrip("分")), re.sub(r"等?[级次]$", "", grade), span
