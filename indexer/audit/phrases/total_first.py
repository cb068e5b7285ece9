"""C03: a score told before the points of its parts: 综合得分88.6分。其中决策16.5分（满分20分）、过程17.3分….

The parts stand in the sentence of the score or in the next one. They are all there are where their full marks come to
100, or where they name outputs and results among the classes of indicators. Formula: Σs = S. Tolerance: 0.02.
Innocent: points that are added or weighted, averages, scores of several units, parts that others hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import SCORE, Number, Sentence, are_plain, compared
from indexer.audit.relations.paragraphs import is_printed, paragraphs
from indexer.audit.slips import is_exchanged_amount

_FULL, _NEAR = Decimal(100), Decimal(10)
_ROUNDED = Decimal("0.02")  # points of two decimals, each rounded by itself
_TOTAL = re.compile(r"(?:得分|评分|总分|总得分|分数|得|评为|评定)(?:为|是|共|共计|合计)?$")
_WEIGHT = re.compile(r"(?:满分|分值|权重|标准分|基准分|总分)(?:为|是|:)?$")
_NOT = re.compile(
    r"加分|附加|平均|加权|折[算合]|复核|复评|抽查|上年|去年|每|扣|倒扣|高于|低于|比|较[高低好上]|分别评价|另|其余|单独"
    r"|一级指标中|[乡镇县区村]\d"
)
_KINDS = re.compile("投入|过程|产出|效[益果]|决策|管理|满意|预算执行|成本|履职|运行|可持续|社会效应")
_LEAD = re.compile("其中|具体|分别|各|[:(,]")
_MARKS = ("得分", "评分", "总分", "评为", "评定")
_FEWEST, _MOST = 3, 10


def total_first(case: Case) -> Iterator[Check]:
    """C03: scores against the points of their parts behind them."""
    if not case.says(*_MARKS):
        return
    for paragraph in paragraphs(case):
        for sentence, behind in pairwise((*paragraph.sentences, Sentence(0, 0, (), ""))):
            if not any(mark in sentence.words for mark in _MARKS):
                continue
            points = [n for n in sentence.numbers if n.unit == SCORE]
            if points and _TOTAL.search(points[0].label) and not _is_weight(case, points[0]):
                check = _check(case, points[0], sentence, points[1:]) or (
                    _check(case, points[0], behind, [n for n in behind.numbers if n.unit == SCORE])
                    if len(points) == 1 and not _NOT.search(sentence.words)
                    else None
                )
                if check is not None:
                    yield check


def _check(case: Case, total: Number, sentence: Sentence, points: Sequence[Number]) -> Check | None:
    if not _FEWEST <= len(points) <= 2 * _MOST or not are_plain((total, *points)) or _NOT.search(sentence.words):
        return None
    full = [n for n in points if _is_weight(case, n)]
    parts = [n for n in points if n not in full]
    kinds = [frozenset(_KINDS.findall(n.gap)) for n in parts]
    if not _FEWEST <= len(parts) <= _MOST or len(set(kinds)) < len(kinds) or not _LEAD.search(points[0].gap):
        return None
    marks = sum((n.value for n in full), Decimal(0))
    whole = len(full) == len(parts) and marks == _FULL
    classes = all(kinds) and any("产出" in kind for kind in kinds) and any({"效益", "效果"} & kind for kind in kinds)
    if not (whole or (classes and len(full) < len(parts))):
        return None
    computed = sum((n.value for n in parts), Decimal(0))
    gap = abs(computed - total.value)
    if gap > _NEAR and not is_exchanged_amount(computed, total.value):
        return None
    if gap and not whole and is_printed(case, SCORE, gap, gap):
        return None  # of a class that is told apart
    return compared("C03", computed, total, parts, "audit.sum", envelope=_ROUNDED)


def _is_weight(case: Case, number: Number) -> bool:
    """Say whether points are a full mark: 满分20分, or （20分） behind a name."""
    if _WEIGHT.search(number.label):
        return True
    folded = case.folded()
    return folded[number.start - 1 : number.start] == "(" and folded[number.end : number.end + 1] == ")"
