"""Grades (等级为优) and which numbers of 分 are scores."""

from __future__ import annotations

import re
from bisect import bisect_left

from indexer.meaning.context import Context
from indexer.quantities import Quantity

_WORDS = "优秀|良好|合格|不合格|基本合格|较好|较差|优|良|中|差"
_GRADE = re.compile(
    rf"(?:(?:等级|等次|档次|级别|评级)(?:评定|确定|评)?[均都]?(?:为|是|：|:|达到|属于)?|"
    rf"(?:结果|评为|评定|结论|认定|定级|定性|自评|评价)(?:等级|等次)?(?:为|是|：|:))[ 　]?[“\"「‘]?"
    rf"({_WORDS})(?=[”\"」’]|[，。；,;、）)\s]|等次|级|$)(?![”\"」’]?(?:等[次级])?的?[有共为]?(?:项目)?\d)(?![”\"」’]的)"
)  # not 结论为“良”的8个: of several projects
_DENIED = re.compile("(?:无|没有|未有|不存在)[^，。；]{0,6}$")  # 无等级为“差”的项目
# 自评得分92.6分，为“优秀”等级; 总分88.5分，良好。
_BESIDE = re.compile(
    r"(?:得分|总分|评分|自评|评价|评定|打分)[^\d，。；;、\n]{0,12}\d{2,3}(?:\.\d{1,2})?\s?分[，,、（(]?\s?"
    rf"(?:评?定?[为是]|属于?)?\s?[“\"「‘]?({_WORDS})(?=[”\"」’]|[，。；,;）)\s]|等[级次]|级|$)"
)
_BEGINS = re.compile("[等档级结评认定自](?=[级次别果为定论性评价])")
_ALONE = re.compile(rf"\s*[“\"]?({_WORDS})[”\"]?[。\s]*$")
_SCORED = re.compile(
    r"得分|总分|评分|自评|评定|打分|综合评|评价|计分|分值|满分|赋分|权重|[一二三]级指标|指标体系|指标(?:分[为成]|由|设)"
)
_GOT = re.compile(r"(?:(?:^|[^获取所心懂值赢舍难不])得|占)$")  # 决策得18分, 决策占15分
# A line that is a block of points and what can be had of it: （二）过程（20分）.
_NUMBER = r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．\s]{0,2})?"
_POINTS = r"[（(](?:满分|共|分值|权重)?[为：:]?"
_BLOCK = re.compile(rf"[ \t\u3000]{{0,8}}{_NUMBER}[^，。；：:（）()\d\n]{{2,20}}{_POINTS}")
_BLOCK_END = re.compile(r"[)）][：:。]?[ \t\u3000]*(?=\n|$)|[)）][：:。]")
_DEDUCTED = re.compile(r"^(?!.*(?:每|凡|若|如|的，?扣|可)).*扣减?[除掉去]?[了的]?$")
_OUT_OF = re.compile(
    r"[）)】\]]?[，、,：:\s]*(?:实际|实|自评|评价|综合|本次)*(?:得分?|评分|评得|自评)[为是了：:]*|扣减?[除掉去]?了?"
)
# Marks shared out, which is said behind the last of them: 按决策15分、过程20分、产出35分的权重打分.
SHARED_OUT_BEHIND = (
    r"[）)]?(?:[、，和及][^，。；、\d\n]{1,12}\d{1,3}(?:\.\d{1,2})?分[）)]?){0,9}"
    r"(?:[^，。；、\d\n]{0,8}(?:权重|分值|标准分|比重)|的?(?:标准|比例|结构|设置|设定|构成)?(?:进行)?(?:评分|打分|计分|赋分|评价))"
)
_GOES_ON = re.compile(
    r"[（(](?:满分|总分|分值|权重|标准分)|[）)】\]]?[，,：:\s]{0,2}(?:(?:实际|实|自评)?得分?[为：:]?|扣)\d"
    rf"|{SHARED_OUT_BEHIND}"
)
_MOVED = re.compile(
    r"(?:(?P<up>提高|上升|提升|(?<=[年期]度)增加|(?<=[年期])增加)|下降|降低|回落|(?<=[年期])减少)了?(?:约|近)?$"
)
_FORM_BLOCK = re.compile("(?:产出|效益|满意度|投入|过程|决策|成本|绩效)指标[（(]$")
_ATTAINED = re.compile("[得评]")
_FULL = re.compile("满分|分值|权重(?![计得])|标准分")
_SHARES = ("权重", "的权重", "分值", "的分值")  # 按20分权重计19分
_HEADED = re.compile(
    rf"{_NUMBER}(?P<name>[^，。；：:（）()\d\s]{{2,20}})[（(](?:满分|共|分值|权重|自评得分|自评|实?得分)?[为：:]?"
    r"\d{1,3}(?:\.\d{1,2})?分[)）][：:。]?"
)
_NAMED_POINTS = re.compile(r"(?P<name>[^，。；：:（）()\d\s、]{2,20})[（(](?:满分|分值|权重|标准分)[为：:]?$")
# The line between two grades: 优（90分及以上）, 80（含）-90分为良, 60分以下为差; not 综合得分92分为优.
_RANGE = r"[—–－~～至-]"
_BOUND_BEHIND = re.compile(rf"[（(]?(?:不?含[^（()）]{{0,4}}[)）])?(?:[及含]?以[上下]|{_RANGE}\d|[＞>≥<＜≤])")
_BOUND_BEFORE = re.compile(rf"(?:[≥≤><＞＜=]|[（(]含|\d分?(?:[（(]不?含[)）])?{_RANGE})$")
_CLASS = re.compile(rf"(?:{_WORDS})(?![良质化秀好势先]|[^，。；、]?率)")
_CLAUSE_END = re.compile("[，,、；;。\n]")
_BAND_REACH = 24
_INDICATOR = re.compile(r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[①-⑳])\s?(?P<name>[^，。；：:（）()\d\s]{2,16})[。：:]?")
_NO_INDICATOR = re.compile("(?:情况|结论|结果|分析|评价|自评|得分|评分|问题|建议|概况|方法|原则|做法|经验|说明|措施)$")
_BESIDE_HEAD = 8  # characters between a heading and the first score below it
_LONGEST_HEAD, _BLOCK_REACH = 60, 150
_HAD_BELOW = re.compile(r"(?:^|[，。；：\s）)标])(?:实际|实|自评)?得(?:分)?[为：:]?\d")
_DROPPED = re.compile(r"(?:扣减?|扣除|低于|高于|不足|不低于|超过|相差|差|每[^，。]{0,6}|加)[^，。]{0,3}$")


class Grades:
    """The grades that one text prints."""

    def __init__(self, text: str) -> None:
        """Find the places where a grade may be told."""
        self._text = text
        self._begin = [found.start() for found in _BEGINS.finditer(text)]
        self._beside = [found.span(1) for found in _BESIDE.finditer(text)]

    def between(self, start: int, end: int, concluding: bool) -> list[tuple[int, int, int]]:
        """Return start, end of each grade and where its clause begins; a lone grade counts in a conclusion."""
        found: list[tuple[int, int, int]] = []
        first, last = bisect_left(self._begin, start), start
        if not (concluding or self._beside) and (first == len(self._begin) or self._begin[first] >= end):
            return found  # as mostly
        for place in self._begin[first : bisect_left(self._begin, end)]:
            told = _GRADE.match(self._text, place, end) if place >= last else None
            if told and not _DENIED.search(self._text, max(start, place - 10), place):
                found.append((told.start(1), told.end(1), place))
                last = told.end()
        told_at = {place[0] for place in found}
        found += [(*place, place[0]) for place in self._beside if start <= place[0] < end and place[0] not in told_at]
        alone = _ALONE.match(self._text, start, end) if concluding and not found else None
        return [(alone.start(1), alone.end(1), alone.start(1))] if alone else sorted(found)


def is_score(phrase: str, context: str, beside: bool) -> bool:
    """Say whether a number of 分 is a score, or was taken off one: its clause or what comes before speaks of one."""
    if is_deduction(phrase):
        return True
    told = beside or _GOT.search(phrase) is not None or _SCORED.search(context) is not None
    return told and not _DROPPED.search(phrase)


def heads_points(text: str, start: int, end: int) -> bool:
    """Say whether a number of 分 from `start` to `end` is what can be had of the block that its line opens."""
    if _BLOCK_END.match(text, end) is None:
        return False
    line = text.rfind("\n", 0, start) + 1
    return start - line < _LONGEST_HEAD and _BLOCK.fullmatch(text, line, start) is not None


def is_had(text: str, start: int, end: int) -> bool:
    """Say whether the points in a block's heading are those had, not what could be: 决策（18.5分） over what was lost.

    Full marks say so, are whole numbers, or have what was had of them told right below.
    """
    if text[start - 1 : start] not in ("（", "("):
        return False  # （满分20分）
    below = text[end + 1 : end + _BLOCK_REACH].split("分）")[0]  # up to the next block
    return "." in text[start:end] and _HAD_BELOW.search(below) is None


def block_of(heading: str) -> str:
    """Return the block that a heading names with its points, without its number: 决策 of （一）决策（20分）."""
    found = _HEADED.fullmatch(heading.strip())
    return found["name"] if found else ""


def named_points(text: str, at: int) -> str:
    """Return the name right before a bracket of points: 资金保障（分值10分）; "" for none."""
    named = _NAMED_POINTS.search(text, max(0, at - _LONGEST_HEAD), at)
    return named["name"] if named else ""


def draws_grade(text: str, start: int, end: int) -> bool:
    """Say whether a number of 分 only draws the line of a grade: 优（90分及以上）, 80-90分为良."""
    before = _CLAUSE_END.split(text[max(0, start - _BAND_REACH) : start])[-1]
    if _BOUND_BEHIND.match(text, end) is None and _BOUND_BEFORE.search(before) is None:
        return False  # as mostly
    behind = _CLAUSE_END.split(text[end : end + _BAND_REACH])[0]
    return _CLASS.search(before) is not None or _CLASS.search(behind) is not None


def indicator_over(heading: str, apart: int) -> str:
    """Return the indicator that a numbered heading names, "" where the score stands `apart` or it names none.

    `3.资金到位率。分值4分，得分3.8分`; not `（三）评价结论`, nor 2.自评情况.
    """
    found = _INDICATOR.fullmatch(heading.strip()) if apart < _BESIDE_HEAD else None
    return found["name"] if found and _NO_INDICATOR.search(found["name"]) is None else ""


def goes_on_as_score(text: str, end: int) -> bool:
    """Say whether what stands behind a number of 分 makes it a score: 18.5分（满分20分）, 20分，得18分, 20分扣1分."""
    return _GOES_ON.match(text, end) is not None


def is_deduction(phrase: str) -> bool:
    """Say whether points were taken off: 资金到位扣1.5分; not what a rule takes off for each fault, 每缺一项扣1分."""
    return _DEDUCTED.search(phrase) is not None


def points_moved(phrase: str) -> tuple[str, str] | None:
    """Return measure and direction of points that were taken off, or that a score is more or less by: 提高1.4分."""
    if is_deduction(phrase):
        return "other", "decrease"
    moved = _MOVED.search(phrase)
    return None if moved is None else ("change", "increase" if moved["up"] else "decrease")


def is_weight(phrase: str, after: str) -> bool:
    """Say whether a score is what could be obtained: it says so, or goes on so (项目决策15分，得14.5分)."""
    if _FULL.search(phrase) is not None or after.startswith(_SHARES):
        return True
    beside = after.rstrip("：: ") in ("）", ")") and phrase.endswith(("（", "("))  # 项目决策（15分）13.2分
    beside = beside or (after[:1] in ("）", ")") and _FORM_BLOCK.search(phrase) is not None)  # 产出指标（50分）数量指标
    return (beside or _OUT_OF.fullmatch(after) is not None) and _ATTAINED.search(phrase) is None


def is_out_of(q: Quantity, phrase: str, after: str, context: Context) -> bool:
    """Say whether a bracket right behind a score holds what it is out of: 产出48.5分（50分）、效果18分（20分）."""
    score = context.here[-1] if context.here else None
    if score is None or score.kind != "score" or phrase.strip() not in ("（", "(") or after[:1] not in ("）", ")"):
        return False
    return "weight" not in score.flags and score.value is not None and score.value <= q.value
