"""C09 in other words: a grade that is printed before its score, behind it in brackets, or in a list beside a list.

自评88.6分（优）, 获得“优秀”等次，得分88.6分, 得分分别为92.1分、88.6分，等级分别为优、优. Scores of another full mark
than 100 (折算, 十分制) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.counts.numbered import around_numbers
from indexer.audit.points.bands import USUAL, judged, printed_bands

_GRADE = r"[“\"'‘]?(优秀|良好|中等|较差|优|良|中|差)[”\"'’]?(?![\u4e00-\u9fff]{0,2}(?:率|质|化))(?:等?[级次])?"
_SCORE = r"(\d(?<![\d.].)(?:\d(?:\.\d{1,2})?|(?<=1)00(?:\.0{1,2})?))"  # tried only where a digit stands
_NAMED = r"(?:得分|评分|总分|分数|分值|自评|评价)"
_BRACKETS = re.compile(
    rf"{_NAMED}(?:结果)?(?:为|是|得|:)?{_SCORE}分[(](?:等级|等次|评价等级|自评等级)?(?:为|:)?{_GRADE}[)]"
)
_BEFORE = re.compile(
    rf"(?:等级|等次|级别|评为|获得|评定为|结果为|结论为)(?:评定|评|确定)?为?{_GRADE},(?:综合|自评|评价|最终|总)*(?:得分|评分|总分)(?:为|是|达)?{_SCORE}分"
)
_WITH_BANDS = re.compile(
    rf"{_SCORE}分,?(?:自评|评价|绩效|综合)*(?:等级|等次|级别)(?:评定|确定)?为?[“\"]?([优良中差])[”\"]?[(]"
)
_LISTS = re.compile(
    r"(?:得分|评分)(?:依次|分别)为((?:\d{2,3}(?:\.\d{1,2})?分?[、和及]){1,12}\d{2,3}(?:\.\d{1,2})?)分[,;](?:自评|评价|绩效|对应)*(?:等级|等次|级别)(?:依次|分别)?为"
    r"((?:[“\"]?(?:优秀|良好|中等|较差|优|良|中|差)[”\"]?[、和及]){1,12}[“\"]?(?:优秀|良好|中等|较差|优|良|中|差))"
)
# What each of these has in it, and how far around it the rest may stand.
_GATE = re.compile(
    '分[(][“"等评自优良中差]|[优良中差][秀好等]?[”"’]?(?:等?[级次])?(?:[(]|,[综自评最总得])|[级次别](?:依次|分别)为'
)
_BACK, _AHEAD = 120, 80
_ONE_SCORE = re.compile(r"\d{2,3}(?:\.\d{1,2})?")
_PART = re.compile("[、和及]")
_OTHER_MARK = re.compile(r"折算|[十百]分制.{0,4}折|换算|满分(?!100)|权重|其中")


def graded(case: Case) -> Iterator[Check]:
    """C09: grades and scores that stand in another order than the score first."""
    folded = case.folded()
    if "优" not in folded and "良" not in folded:
        return
    pairs = [pair for pair in _pairs(case, folded) if not case.in_table(pair[2][0])]
    bands = printed_bands(case) if pairs else None
    if bands is None:
        return
    known = [(score.start, score.end) for score in case.report.scores if score.grade and score.score is not None]
    for value, grade, span in pairs:
        begin = case.mark_before("。\n", span[0]) + 1
        if not any(a < span[1] and span[0] < b for a, b in known) and not _OTHER_MARK.search(folded, begin, span[1]):
            yield from judged(bands or USUAL, bands != {}, value, grade, span)


def _pairs(case: Case, folded: str) -> Iterator[tuple[Decimal, str, tuple[int, int]]]:
    end = 0
    for gate in around_numbers(case, "分", _GATE, _AHEAD, _BACK):
        if gate.start() < end:
            continue
        begin, end = max(gate.start() - _BACK, end), gate.end() + _AHEAD
        for found in _BRACKETS.finditer(folded, begin, end):
            yield Decimal(found.group(1)), found.group(2), found.span()
        for found in _BEFORE.finditer(folded, begin, end):
            yield Decimal(found.group(2)), found.group(1), found.span()
        for found in _WITH_BANDS.finditer(folded, begin, end):
            yield Decimal(found.group(1)), found.group(2), found.span()
        for found in _LISTS.finditer(folded, begin, end):
            yield from _listed(folded, found)


def _listed(folded: str, found: re.Match[str]) -> Iterator[tuple[Decimal, str, tuple[int, int]]]:
    scores = list(_ONE_SCORE.finditer(folded, *found.span(1)))
    grades = [part.strip('“”"') for part in _PART.split(found.group(2))]
    if len(scores) == len(grades):
        yield from ((Decimal(s.group()), g, s.span()) for s, g in zip(scores, grades, strict=True))
