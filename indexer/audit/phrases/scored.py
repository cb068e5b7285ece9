"""C01, C03, C11: points that one sentence tells: the full mark, what was taken off, the parts, and the score.

总分100分，扣3.5分，自评得分96.5分; 投入得18分、过程得27分、产出得28分、效果得20分，综合得分93分; 投入15分、过程
25分、产出35分、效益25分，共100分. Formulas: W - Σd = S; Σs = S; Σw = 100. Tolerance: 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import PERCENT, SCORE, Number, Sentence, are_plain, compared, sentences_with

_FULL = Decimal(100)
_HEAD = re.compile(r"(?:总分|满分|总分值|分值|标准分|基准分|权重分|百分制|权重)[^\d,。;:]{0,4}$")
_LOST = re.compile(r"扣(?:减|除|去|掉|了|分|[^\d,。;:]{0,2})?(?:共|合计)?$|(?:扣分|失分|减分)(?:为|共|合计|累计)?$")
_ALL_LOST = re.compile(
    r"(?:共|合计|累计|总共|一共|总)[^\d,。;:]{0,3}(?:扣|失|减)|(?:扣|失|减)分?(?:合计|共计|累计|总计)"
)
_SCORE = re.compile(
    r"(?:得分|评分|自评|总分|总得分|综合得分|最终得分|实得|得|评定为|评价为|评为|综合评价)(?:为|是|共|共计|合计)?$"
)
_TOTAL = re.compile(
    r"(?:合计|总计|共计|总分|总得分|综合得分|最终得分|自评得分|评价得分|自评总分|综合评分|最终评分|总评分|综合评价得分|绩效得分|绩效评价得分|总体得分|评价总分|得分合计)"
    r"(?:得分?|为|是|共|合计)*$"
)
_PART = re.compile(r"(?:得分?|评分|自评得分|实得)(?:为|是|了)?$")
_GIVEN = re.compile(r"得分(?:情况)?(?:分别)?(?:为|是)?:?[^\d,。;:]{0,8}$")
_MARK = re.compile(r"分(?<=\d.)")  # begins with the rarer of the two
_NOT = re.compile(
    r"加分|附加|每|标准|规定|酌情|扣完|等扣|另|其他|其余|上年|去年|高于|低于|比|较|平均|折算|加权"
    r"|以[上下]|(?<![一二三等])级|档|[≥>≤<]|复核|复评|原"
)
_CLASSES = re.compile(
    "投入|过程|产出|效[益果]|决策|管理|满意|预算执行|成本|履职|运行|可持续|立项|目标|资金|预算|制度|组织|数量|质量|时效"
)
_KINDS = re.compile("投入|过程|产出|效[益果]|决策|管理|满意|履职")
_ALL = re.compile(r"(?:共计|合计|总计|总分|满分|共|计|总分值|分值合计|权重合计)(?:为|是)?$")
_FEWEST, _MOST, _NEAR = 3, 12, Decimal(10)


def scored(case: Case) -> Iterator[Check]:
    """C01, C03, C11: scores against what was taken off and against their parts, weights against their whole."""
    for sentence in sentences_with(case, _MARK.search, 2):
        points = [number for number in sentence.numbers if number.unit == SCORE]
        if len(points) > 1 and are_plain(points) and not _NOT.search(sentence.words):
            yield from _deducted(sentence, points)
            yield from _lost(points)
            yield from _parts(points)
            yield from _weights(points, SCORE)
    for sentence in sentences_with(case, _has_weights, _FEWEST):
        shares = [number for number in sentence.numbers if number.unit == PERCENT]
        if not _NOT.search(sentence.words):
            yield from _weights(shares, PERCENT)


def _has_weights(words: str) -> bool:
    return "权重" in words and "%" in words


def _deducted(sentence: Sentence, points: Sequence[Number]) -> Iterator[Check]:
    """Compare a score with the full mark less what was taken off, where the sentence tells no other points."""
    lost = [number for number in points if _LOST.search(number.label)]
    full = [number for number in points if _HEAD.search(number.label) and number not in lost]
    rest = [number for number in points if number not in lost and number not in full]
    if not lost or len(rest) != 1 or len(full) > 1 or not _SCORE.search(rest[0].label) or len(lost) > _MOST:
        return
    if any(a.value == sum((b.value for b in lost if b is not a), Decimal(0)) for a in lost if len(lost) > 2):
        return  # what was taken off in all, and its parts
    whole = full[0].value if full else _FULL
    told = full or (len(lost) == 1 and _ALL_LOST.search(lost[0].label))
    score = rest[0]
    if not told or score.value > whole or len(sentence.numbers) != len(points):
        return
    computed = whole - sum((number.value for number in lost), Decimal(0))
    if abs(computed - score.value) <= _NEAR:
        yield compared("C11", computed, score, [*full, *lost], "audit.points_of", envelope=Decimal(0))


def _lost(points: Sequence[Number]) -> Iterator[Check]:
    """Compare what was taken off in all with what was taken off before it."""
    lost = [number for number in points if _LOST.search(number.label)]
    for at, total in enumerate(lost):
        if at > 1 and _ALL_LOST.search(total.label):
            computed = sum((number.value for number in lost[:at]), Decimal(0))
            yield compared("C11", computed, total, lost[:at], "audit.sum", envelope=Decimal(0))
            return


def _parts(points: Sequence[Number]) -> Iterator[Check]:
    """Compare a total with the points of the parts before it."""
    for at, total in enumerate(points):
        if at < _FEWEST or not _TOTAL.search(total.label):
            continue
        got = [number for number in points[:at] if _PART.search(number.label) and not _TOTAL.search(number.label)]
        got = got or (list(points[:at]) if _GIVEN.search(points[0].gap) or _are_kinds(points[:at]) else [])
        others = [number for number in points[:at] if number not in got and not _HEAD.search(number.label)]
        weights = sum((number.value for number in points[:at] if number not in got), Decimal(0))
        if _FEWEST <= len(got) <= _MOST and (not others or weights == _FULL) and _are_classes(got):
            computed = sum((number.value for number in got), Decimal(0))
            if abs(computed - total.value) <= _NEAR:
                # 18.5分、19.25分、28分、27.5分，总分93.3分: told to a tenth
                rounded = total.value % 1 and min(number.half for number in got) < total.half
                yield compared("C03", computed, total, got, "audit.sum", envelope=total.half if rounded else Decimal(0))
        return


def _are_kinds(numbers: Sequence[Number]) -> bool:
    """Say whether points are of classes of indicators, each of another, with outputs and results among them."""
    kinds = [frozenset(_KINDS.findall(number.gap)) for number in numbers]
    single = all(len(kind) == 1 for kind in kinds) and len(set(kinds)) == len(kinds) >= _FEWEST
    return single and any("产出" in kind for kind in kinds) and any({"效益", "效果"} & kind for kind in kinds)


def _are_classes(numbers: Sequence[Number]) -> bool:
    return sum(bool(_CLASSES.search(number.gap)) for number in numbers) > 1


def _weights(numbers: Sequence[Number], unit: str) -> Iterator[Check]:
    """Compare the weights of the classes of indicators with the 100 that they are said to come to."""
    last = numbers[-1] if numbers else None
    if last is None or len(numbers) <= _FEWEST - (unit == PERCENT) or len(numbers) > _MOST:
        return
    said = last.value == _FULL and _ALL.search(last.label) is not None
    run = list(numbers[:-1]) if said else list(numbers)
    if not said and unit == SCORE:
        return
    kinds = [frozenset(_KINDS.findall(number.gap)) for number in run]
    if not all(len(kind) == 1 for kind in kinds) or len(set(kinds)) < len(kinds) or len(run) < _FEWEST:
        return
    if any(_PART.search(number.label) or _LOST.search(number.label) for number in run):
        return
    computed = sum((number.value for number in run), Decimal(0))
    outputs = any("产出" in kind for kind in kinds) and any({"效益", "效果"} & kind for kind in kinds)
    if (said or outputs) and abs(computed - _FULL) <= _NEAR:
        printed = last if said else replace(last, value=_FULL)
        yield compared("C01", computed, printed, run, "audit.sum", envelope=Decimal(0))
