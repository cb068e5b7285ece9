"""Total scores and grades of a report: of the department, and of each project that has one of its own.

Only totals count: 自评得分95.1分, 总分 … 100 96 in a table. The points of an indicator, the weights, and the
bands (90分以上为优) do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.forms import find_before, find_from, fold
from indexer.model import Score, Section
from indexer.numerals import parse_number
from indexer.scored_projects import names_project, scored_project, spoken_project
from indexer.structure.numbering import ITEM_NUMBER

_NUMBER = r"(\d{1,3}(?:\.\d{1,2})?|[零〇一二三四五六七八九十百]{2,5}(?:点[零〇一二三四五六七八九]{1,2})?)"
_LINK = (
    r"(?!\s{0,3}合\s?计\s{0,3}\t)\s?(?:[(][^()\n]{1,10}[)])?(?:分别|平均|合计)?(?:值|结果)?\s?(?:为|是|达到?|:)?\s{0,4}"
)
_POINTS = r"\s?分(?!以|值|[-—~至])"
_TOTAL = re.compile(
    r"(?:总得分|总分值?|总评分"
    r"|(?:自评估?|自我评[价估]|自我|评价|综合|最终|绩效|整体|评审|复核)(?:总体|综合|总)?(?:得分|评分|打分|总分|分数|分值|评定|评价|综合分)"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=项目)|(?<=支出)|(?<=部门)|(?<=单位))(?:实?得分|评分|实得))"
    rf"{_LINK}{_NUMBER}(?:{_POINTS}|(?=[,。;、()\s]|$))"
    rf"|(?:自评分?|评定|(?<![\u4e00-\u9fff])得){_LINK}{_NUMBER}{_POINTS}"
)
_TOTAL_BEGINNING = re.compile("[得总自评综最绩整复实](?:(?<=得)|(?=[得分评我价合终审核定]|[效体][总综得评打分]))")
_GIVEN = re.compile(rf"(?:自评|评价|评定|综合|最终|总体|整体|打分|评分)[^\n。;]{{0,20}}?得分?{_LINK}{_NUMBER}{_POINTS}")
_GIVEN_BEGINNING, _GIVEN_REACH = re.compile("[自评综最总整打]"), 22  # characters of it before 得
# What a score is of, right before its words, where it is one part's and no total. 管理 and 执行 alone may also
# belong to the name of the whole (预算绩效管理自评得分), so they count only before words that say no more than 得分.
_INDICATOR = "指标|决策|过程|产出|效益|效果|满意度|成本|数量|质量|时效|单项|该项|测评|考核|验收|满意率|月度|季度"
_TABLE_TOTAL = re.compile(
    rf"(?:总\s?分|总\s?得\s?分)[\s(分)]{{0,24}}100(?:\.0{{1,2}})?(?:\s{{1,24}}100(?:\.0{{1,2}})?)?\s{{1,24}}{_NUMBER}(?![\d.%])"
)
_SUM_TOTAL = re.compile(
    rf"(?:合\s?计|总\s?计)\s{{1,24}}100(?:\.0{{1,2}})?(?:\s{{1,24}}100(?:\.0{{1,2}})?)?\s{{1,24}}{_NUMBER}(?![\d.%])"
)
# A line of a table that holds its total alone, behind the cells that its name reached over.
_ALONE = re.compile(
    rf"(?m)^(?:总\s?分|总\s?得\s?分|自评总分|综合得分)(?:[(]\d{{1,3}}分[)])?:?\t{{2,24}}{_NUMBER}分?\s{{0,9}}$"
)
# A cell before 得分 in its row that says of what: 预算执行率(10分) | 95% | 得分 | 9.5.
_OF_INDICATOR = re.compile(rf"(?:执行率|{_INDICATOR})(?:指标)?(?:[(][^()\t]{{0,8}}[)])?\t")
_ROW = 200  # characters of a row among which that cell is looked for
# A form that lies on its side: 得分 9.5 28.2 33.8 23.9 95.4 is a row of scores, one to each head above it.
_IN_ROW = re.compile(r"\s{0,3}分?[ \t]{1,24}\d{1,3}(?:\.\d{1,2})?分?(?=[ \t]|$|\n)")
_ALL_OF_ROW = re.compile(r"(?:合\s?计|总\s?计|总\s?分|总\s?得\s?分|综合得分)(?:[(]?分[)]?)?")
_HEADS_ABOVE = 5  # lines among which the heads of such a row stand
# 投入类得9.2分,过程类得26.5分,…,合计92.1分: the total is what its parts come to, whatever they are called.
_ADDED_UP = re.compile(
    rf"(?:合计|总计|共计|总共|共得)(?:自评|综合)?(?:得分?)?{_LINK}(\d{{1,3}}(?:\.\d{{1,2}})?){_POINTS}"
)
_ADDED = re.compile(r"得分?(?:为|是|:)?\s?(\d{1,3}(?:\.\d{1,2})?)\s?分")
_PART = re.compile(rf"(?:{_INDICATOR})\s?$")
_PART_OF_BARE = re.compile(rf"(?:{_INDICATOR}|投入|管理|执行率?|扣|权重|平均)\s?$")
_SAYS_TOTAL = ("自", "综合", "最终", "整体")
_GRADES = "优秀|优良|优|良好|良|中等|中|合格|不合格|基本合格|较好|好|较差|差|一般"
_GRADE = re.compile(
    r"(?:(?:等级|等次|级别|档次|评级|(?:自评|评价|评定|考核)结果|(?:评价|自评)结论)[\s:]{0,3}(?:被?评?定?[为是]|属于?|达到?)?\t{0,24}"
    r"|(?:评定|评价|评|定|结论|考核|确定|认定)为[\s:]{0,2}|(?:评定|评价|自评|结论):\s?|\d分[,;]?\s?(?:属于?|列[为入]?|归[为入])\s?)[\s:]{0,2}[“\"「‘']?"
    rf"({_GRADES})(?=[”\"」’'。,;.\s)!、]|等[级次]|级|$|档)(?![”\"」’]?(?:等[次级])?的)"
)  # not 结论为“良”的8个: of several projects
# 无等级为“差”的项目; 工程质量评定为合格 is no grade of the report
_NO_GRADE = re.compile("(?:无|没有|未有|不存在)[^,。;]{0,6}$|(?:质量|工程|检验|检测|验收|产品|鉴)(?:[^,。;]{0,6})$")
# 自评得分92.6分,为“优秀”等级; 88.5分,良好。
_GRADE_BESIDE = re.compile(
    rf"\s?分[,、(]?\s?(?:评?定?[为是]|属于?)?\s?[“\"「‘']?({_GRADES})(?=[”\"」’']|[。,;)\n]|等[级次]|级|$)"
)
_WEIGHED = re.compile(r"(?<!\d)(?!100)(\d{1,2}(?:\.\d)?)分[,、]?(?:实际|实|自评)?$")  # 投入15分得14分
_GRADE_BEGINS = re.compile("[等级档评自考结定确认0-9](?=[级次别价定评核论为分])")
_BANDS = re.compile(r"\s?[(]\s?\d|[、,/]\s?[“\"]?(?:良|中|差|合格)")
_BLOCK = re.compile(r"[(](?:满分|共|分值|权重)?:?\d{1,3}(?:\.\d{1,2})?分[)][:。]?$")  # （一）决策（20分）
_HAD = re.compile(r"[(](?:自评|实)?得分:?\d{1,3}(?:\.\d{1,2})?分[)][:。]?$")  # 二、预算执行情况（自评得分10分）
# 对4个项目开展了自评,平均得分93.5分: of none of them, nor of the whole.
_AVERAGE = re.compile(
    r"[\d两三四五六七八九十]个[^。;\d]{0,8}项目[^。;]{0,60}平均(?:自评|评价)?[得评]?分(?:值|数)?(?:为|是|达到?|:)?\s?$"
)
_REACHED = re.compile("(?:目标|指标|完成|实际)值")
_BARE, _BEFORE = re.compile(r"(?<![总分评价合])(?:实际|实|自评)?得分?(?:为|是|:)?\s?$"), 12
_NEAR = 60  # characters between a score and the grade that belongs to it
# A project's name in its table, not the head of a column of names.
_PROJECT_NAME = re.compile(r"项目\s?(?:支\s{0,2}出)?\s{0,2}名\s?称(?:\s{0,6}[\t:：]|\n\s{0,6})\s{0,6}([^\t\n]{2,60})")
_COLUMN = re.compile(r"申报|批复|预算|执行|金额|万元|得分|分值|单位|名称|部门|可用|下达|到位|[支收]入?出?数")
_RUN_IN = re.compile(rf"\s{{0,4}}{ITEM_NUMBER}\s?([^,。;:\n]{{2,30}})[。:]")
_OF_PROJECTS = re.compile("项目[^。]{0,8}(?:自评|评价|绩效)")
_CLAUSE = re.compile("[。;:,、\n]|其中")
_NAME = 60  # characters before a score that may hold its project's name
_SENTENCE = 200  # characters
_FULL = 100  # points
_TABLE = 3000  # characters of one self-evaluation table at most
_PROJECT_TYPES = ("project_self_evaluation", "key_evaluation", "department_evaluation")
DEPARTMENT, PROJECT = "部门整体支出", "项目支出"


def find_scores(text: str, sections: Sequence[Section], report_type: str | None) -> tuple[Score, ...]:
    """Return the total scores and grades: the report's own first, then its projects', each in order.

    `scope` is 部门整体支出, 项目支出 (the one project reported on), or the name of a project. A grade joins the
    score right before it, else stands alone.
    """
    folded = fold(text)
    scores: list[Score] = []
    blocks = [(s.start, s.end) for s in sections if _BLOCK.search(fold(s.heading))]
    heads = [(s.start, s.heading_end) for s in sections if s.level and _HAD.search(fold(s.heading))]
    totals = [
        total
        for total in _totals(folded)
        if not (_in_block(folded, total[0], blocks) or _of_part(folded, total[0], heads))
    ]
    found: list[tuple[int, int, Decimal | None]] = [*totals]
    scope_at = _Scopes(text, folded, sections, report_type, [start for start, _, _ in found]).at
    told = [m for _, end, _ in found if (m := _GRADE_BESIDE.match(folded, end))]
    found += [(*m.span(1), None) for m in told]
    begun = {m.start(1) for m in told}
    found += [
        (*m.span(1), None)
        for m in find_from(_GRADE_BEGINS, _GRADE, folded)
        if _BANDS.match(folded, m.end(1)) is None
        and m.start(1) not in begun
        and _NO_GRADE.search(folded, max(0, m.start() - 12), m.start()) is None
    ]
    for start, end, value in sorted(found, key=lambda f: f[0]):
        last = scores[-1] if scores else None
        if value is not None:
            scores.append(Score(scope_at(start), value, None, start, end))
        elif last is not None and last.score is not None and last.grade is None and start - last.end <= _NEAR:
            scores[-1] = Score(last.scope, last.score, text[start:end], last.start, end)
        else:
            scores.append(Score(scope_at(start), None, text[start:end], start, end))
    return _distinct(sorted(scores, key=lambda s: s.scope not in (DEPARTMENT, PROJECT)))


def _of_part(folded: str, place: int, heads: Sequence[tuple[int, int]]) -> bool:
    """Say whether a score stands in the heading of a part, is an average, or stands behind an indicator's target."""
    if any(start <= place < end for start, end in heads):
        return True
    low = max(0, place - _SENTENCE)
    if folded.find("平均", low, place) >= 0 and _AVERAGE.search(folded, low, place) is not None:
        return True
    line = max(folded.rfind(mark, low, place) for mark in "\n;。")
    return _REACHED.search(folded, line + 1, place) is not None


def _in_block(folded: str, place: int, blocks: Sequence[tuple[int, int]]) -> bool:
    """Say whether a score that says no more than 得 stands below a heading with points: it is that block's."""
    bare = _BARE.search(folded, max(0, place - _BEFORE), place) is not None
    return bare and any(start <= place < end for start, end in blocks)


def _totals(folded: str) -> list[tuple[int, int, Decimal]]:
    """Return (start, end, value) of each total score, in order."""
    found: dict[int, tuple[int, int, Decimal]] = {}
    prose = (_TOTAL, _GIVEN)
    patterns = [*prose, _TABLE_TOTAL, _ALONE]
    if "分值" in folded and "得分" in folded:
        patterns.append(_SUM_TOTAL)
    for pattern in patterns:
        for match in _matches(pattern, folded):
            group = 1 if match[1] else 2
            value = parse_number(match[group])
            parts = _PART if match[0].startswith(_SAYS_TOTAL) else _PART_OF_BARE
            part = pattern in prose and parts.search(folded, max(0, match.start() - 8), match.start()) is not None
            part = part or (pattern is _GIVEN and re.search(_INDICATOR, match[0]) is not None)
            got = match.start() + match[0].rfind("得")
            weighed = pattern in prose and got >= match.start()
            part = part or (pattern is _TOTAL and _in_row_of_indicator(folded, match.start()))
            part = part or (weighed and _WEIGHED.search(folded, max(0, got - 10), got) is not None)
            full = pattern is _TOTAL and value == 100 and match[0].startswith("总分")  # 总分100分: what can be reached
            if value is None or value > 120 or part or full:
                continue
            if pattern in prose and _IN_ROW.match(folded, match.end(group)):
                total = _of_row(folded, match.start(), match.start(group))
                found.update({} if total is None else {total[0]: total})
                continue
            found.setdefault(match.start(group), (*match.span(group), value))
    for total, added in _added_up(folded):
        if any(added[0] - _NAME < start < total[0] and start not in added for start in found):
            continue  # 自评88分,其中决策得9分,过程得20分,合计29分
        found = {start: each for start, each in found.items() if start not in added}
        found[total[0]] = total
    return [found[start] for start in sorted(found)]


def _added_up(folded: str) -> Iterator[tuple[tuple[int, int, Decimal], list[int]]]:
    """Yield each total that the scores before it in its sentence come to (start, end, value), and where those are."""
    for match in _ADDED_UP.finditer(folded):
        low = max(0, match.start() - _SENTENCE)
        begin = max(low, *(folded.rfind(mark, low, match.start()) + 1 for mark in "。\n"))
        parts = list(_ADDED.finditer(folded, begin, match.start()))
        value = Decimal(match[1])
        if len(parts) > 1 and value <= _FULL and sum((Decimal(part[1]) for part in parts), Decimal(0)) == value:
            yield (match.start(1), match.end(1), value), [part.start(1) for part in parts]


def _matches(pattern: re.Pattern[str], folded: str) -> Iterator[re.Match[str]]:
    """Yield the matches of one of the patterns of totals, looking only where what it cannot do without stands."""
    if pattern is _TOTAL:
        return find_from(_TOTAL_BEGINNING, pattern, folded)
    if pattern is _GIVEN:
        return find_before("得", _GIVEN_REACH, _GIVEN_BEGINNING, pattern, folded)
    return pattern.finditer(folded) if pattern is not _ALONE or "\t\t" in folded else iter(())


def _in_row_of_indicator(folded: str, at: int) -> bool:
    """Say whether the cell at a place stands behind another of its row that names an indicator."""
    if folded[at - 1 : at] != "\t":
        return False
    low = max(0, at - _ROW)
    return _OF_INDICATOR.search(folded, max(low, folded.rfind("\n", low, at)), at) is not None


def _of_row(folded: str, begin: int, first: int) -> tuple[int, int, Decimal] | None:
    """Return the total of a row of scores, under the head that says so; None where no head does."""
    line = folded.rfind("\n", 0, begin) + 1
    stop = folded.find("\n", first)
    cells = _cells(folded[line : stop if stop >= 0 else len(folded)])
    for _ in range(_HEADS_ABOVE):
        if not line:
            return None
        above = folded.rfind("\n", 0, line - 1) + 1
        heads = [words for words, _ in _cells(folded[above : line - 1])]
        totals = [number for number, words in enumerate(heads) if _ALL_OF_ROW.fullmatch(words)]
        if len(heads) == len(cells) and len(totals) == 1:
            words, at = cells[totals[0]]
            words = words.removesuffix("分")
            value = parse_number(words)
            start = folded.rfind("\n", 0, begin) + 1 + at
            return None if value is None or value > 120 else (start, start + len(words), value)
        line = above
    return None


def _cells(line: str) -> list[tuple[str, int]]:
    """Return the cells of a line of a table, parted by tabs or else by blanks, and where in the line each begins."""
    cell = r"[^\t\s](?:[^\t]*[^\t\s])?" if "\t" in line else r"\S+"
    return [(m[0], m.start()) for m in re.finditer(cell, line)]


class _Scopes:
    """What a score at some place is for: the project of its section or table, else the whole."""

    def __init__(
        self, text: str, folded: str, sections: Sequence[Section], report_type: str | None, scores: Sequence[int]
    ) -> None:
        self._projects = [(s.start, s.end, s.project) for s in sections if s.project]
        names = [m for m in _PROJECT_NAME.finditer(text) if not _COLUMN.search(m[1])]
        marks = [(m.start(), m[1].strip()) for m in names]
        marks += [(m.start(), DEPARTMENT) for m in re.finditer("整体支出绩效", folded)]
        self._marks = sorted(marks)
        self._folded = folded
        self._of_projects = [(s.start, s.end) for s in sections if _OF_PROJECTS.search(s.heading)]
        self._scores = scores  # where they stand
        self._scored: dict[int, str] | None = None  # by place of the score, the project named before it
        self._whole = PROJECT if report_type in _PROJECT_TYPES else DEPARTMENT

    def at(self, place: int) -> str:
        """Return the scope: a project's name, 部门整体支出 or 项目支出."""
        inside = [(end - start, project) for start, end, project in self._projects if start <= place < end]
        if inside:
            return min(inside)[1]
        i = bisect_left(self._marks, (place, ""))
        if i and place - self._marks[i - 1][0] <= _TABLE and self._marks[i - 1][1] != DEPARTMENT:
            return self._marks[i - 1][1]
        return (self._named_here(place) or DEPARTMENT) if self._whole == DEPARTMENT else self._one_of_many(place)

    def _one_of_many(self, place: int) -> str:
        """Return the project named before one score of several: 低保项目自评96分；高龄津贴自评98分."""
        if self._scored is None:
            named = {at: name for at in self._scores if (name := self._right_before(at)) is not None}
            self._scored = named if len(set(named.values())) > 1 else {}
        return self._scored.get(place, self._whole)

    def _right_before(self, place: int) -> str | None:
        """Return the project that the clause of a score names right before it."""
        words = _CLAUSE.split(self._folded[max(0, place - _NAME) : place].rstrip(" :"))[-1].lstrip()
        found = scored_project(words, among=True)
        return words[slice(*found)].removesuffix("项目") if found else None

    def _named_here(self, place: int) -> str | None:
        """Return the project that the sentence of a score names, or the head of its paragraph among projects."""
        line = self._folded.rfind("\n", 0, place) + 1
        begin = max(line, self._folded.rfind("。", line, place) + 1, place - _SENTENCE)
        if spoken := spoken_project(self._folded, max(begin - 1, 0), place):  # with the mark before the sentence
            return spoken
        head = _RUN_IN.match(self._folded, line, place)
        among = any(start <= place < end for start, end in self._of_projects)
        return head[1] if head and among and names_project(head[1]) else None


def _distinct(scores: list[Score]) -> tuple[Score, ...]:
    """Drop what is printed again: the same score of the same scope, where one has no grade or both the same."""
    graded = {(s.scope, s.score) for s in scores if s.grade is not None}
    once = {(s.scope, s.score, s.grade): s for s in reversed(scores)}
    return tuple(
        s for s in scores if once[s.scope, s.score, s.grade] is s and (s.grade or (s.scope, s.score) not in graded)
    )
