"""Points that a sentence tells in other orders: C03 (a total behind its sentence), C11 (all that was taken off), C01.

决策15分，得14分；…效益30分，得28分。综合得分94.5分: the total of full marks that come to 100 may stand in the sentence
behind. 自评得分93分，共扣8分 leaves 92. 决策（20分）、…效益（30分）四个一级指标，总分100分 ought to come to 100.
Innocent: points that are added, weights of some of all: only lists that say how many they hold, or hold too much,
are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import FINDING, FLAG, PASS, Case, Check
from indexer.audit.points.nested import points_sum
from indexer.audit.points.own_scores import is_own_score
from indexer.audit.spans import sentence_around
from indexer.model import Figure

_FULL = Decimal(100)
_P = r"(\d{1,3}(?:\.\d{1,2})?)"
_TOTAL = re.compile(
    r"(?:合计|总计|共计|总分|总得分|综合得分|最终得分|自评得分|评价得分|自评总分|综合评分|最终评分|总评分)(?:得分?|为|是|共)*[:]?$"
)
_LOST = re.compile(
    rf"(?:得分?|评分|总分)(?:为|是|共)?{_P}分[,，](?:共|合计|共计|总共|累计)(?:被)?扣(?:减|除|去|分|掉)?{_P}分"
)
_ORDER = re.compile(
    rf"(?:满分|分值|权重|标准分)(?:为|是|:)?{_P}分[,，、;)]{{0,2}}([^。;\n]{{0,40}}?)扣(?:减|除|去|掉)?{_P}分[,，]?(?:实际|自评|最终)?"
    rf"(?:得分?|评分)(?:为|是|:)?{_P}分"
)
_WEIGHT = re.compile(r"[^\W\d_]{1,12}[(](\d{1,2})分[)]")
_JOINT = re.compile(r"[、,和及与以]{0,3}")
_CLOSED = re.compile(r"^[^\d。;()]{0,3}([二两三四五六七八])(?:个|类|大|项|部分|方面|级)")
_ALL = re.compile(r"(?:总分|满分|合计|共计|分值)[^\d。;]{0,4}100分|百分制")
_MORE = re.compile("加分|附加|另|此外")
_NUMBERS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_FEWEST, _BACK = 3, 12


def told_totals(case: Case) -> Iterator[Check]:
    """C03: the total in the sentence behind one that gives every part's points with its full mark."""
    for line in case.lines([f for f in case.of_kind("score") if f.measure == "score" and f.table is None]):
        sentences: dict[int, list[Figure]] = {}
        for figure in line:
            sentences.setdefault(case.sentence_of(figure), []).append(figure)
        for figures, behind in pairwise(sentences.values()):
            full = [f for f in figures if "weight" in f.flags]
            given = [f for f in figures if "weight" not in f.flags]
            if len(full) == len(given) >= _FEWEST and sum((f.value or 0 for f in full), Decimal(0)) == _FULL:
                place = behind[0].amount_start
                total = _TOTAL.search(case.folded()[max(place - _BACK, 0) : place])
                own = total is not None and is_own_score(case, case.sentence_of(behind[0]), place)
                if own and "加分" not in case.folded()[full[0].start : behind[0].amount_end]:
                    yield points_sum(case, behind[0], given)


def told_losses(case: Case) -> Iterator[Check]:
    """C11: what was taken off in all, or before the points are told, is what is missing of the full mark."""
    folded = case.folded()
    if "扣" not in folded:
        return
    for found in _LOST.finditer(folded):
        score, lost = (Decimal(each) for each in found.groups())
        if score <= _FULL and not case.in_table(found.start()) and "加分" not in _sentence(case, found):
            yield _off(found, _FULL - score, lost, f"100-{score}")
    for found in _ORDER.finditer(folded):
        full, lost, score = (Decimal(found.group(each)) for each in (1, 3, 4))
        if not re.search(r"\d分|每|规定|标准|最多|加", found.group(2)) and not case.in_table(found.start()):
            yield _off(found, full - score, lost, f"{full}-{score}")


def _sentence(case: Case, found: re.Match[str]) -> str:
    return case.folded()[slice(*sentence_around(case, found.start(), found.end(), 120))]


def _off(found: re.Match[str], due: Decimal, lost: Decimal, formula: str) -> Check:
    outcome = PASS if due == lost else FINDING
    params = (("formula", formula),)
    return Check("C11", outcome, FLAG, (found.span(),), due, lost, Decimal(0), "points", "audit.taken_off", params)


def told_weights(case: Case) -> Iterator[Check]:
    """C01: full marks in brackets behind their names, that are said to be all there is of a hundred."""
    folded, run = case.folded(), list[re.Match[str]]()
    said = case.says("100分", "百分制") and _ALL.search(folded)
    for found in _WEIGHT.finditer(folded) if said else ():
        if run and not _JOINT.fullmatch(folded[run[-1].end() : found.start()]):
            yield from _weights(case, run)
            run = []
        run.append(found)
    yield from _weights(case, run)


def _weights(case: Case, run: Sequence[re.Match[str]]) -> Iterator[Check]:
    if len(run) < _FEWEST or case.in_table(run[0].start()):
        return
    folded, end = case.folded(), run[-1].end()
    stop = sentence_around(case, run[0].start(), end, 60)[1]
    closed = _CLOSED.match(folded[end : end + 8])
    total = sum((Decimal(found.group(1)) for found in run), Decimal(0))
    counted = closed is not None and _NUMBERS[closed.group(1)] == len(run)
    words = folded[end:stop]
    if _ALL.search(words) and (counted or total > _FULL) and not _MORE.search(words):
        outcome = PASS if total == _FULL else FINDING
        sides = tuple(found.span(1) for found in run)
        params = (("terms", [f"{found.group(1)}分" for found in run]), ("printed", "100分"))
        yield Check("C01", outcome, FLAG, sides, total, _FULL, Decimal(0), "points", "audit.sum", params)
