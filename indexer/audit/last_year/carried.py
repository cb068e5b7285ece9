"""L01: numbers that are last year's to the last digit, in a sentence that is last year's too.

Much stays the same from year to year: posts, standards, targets, budgets, what a place has. So only numbers of three
digits or more are shown, of what was done or spent in the year; and none that the draft also prints as something that
stays, or that is the product of a standard and a number that did not change.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from indexer.audit.case import Case, Check
from indexer.audit.last_year.heads import heads_at
from indexer.audit.last_year.pairs import pairs_of
from indexer.audit.last_year.pieces import Mark, Piece, pieces_of, quote_of
from indexer.audit.slips import significant
from indexer.audit.spans import line_end, sentence_around
from indexer.audit.telling import check_of_words

_ENOUGH = 3  # digits of a number that two years hardly have in common
_FEW = 2  # of one that is shown beside such a one
_MOST = 200  # characters of a sentence to either side
# What stays as it is: said of the number, in its clause or in the heads of its cell.
_STAYS = re.compile(
    r"编制|在职|在编|在岗|在册职工|现有|共有|实有|保有|占有|拥有|持有|设有|内设|下设|下辖|所辖|辖区|辖有|管辖|核定|退休|户籍|常住|人口|面积"
    r"|建筑|占地|库容|装机|标准|限额|上限|额度|定额|每|人均|户均|亩均|单价|[≥≤<>]|不低于|不少于|不超过|不得|以上|以下|以内|目标"
    r"|计划|指标值|任务数|应完成|应到位|累计|以来|规划|有效期|成立|分值|权重|满分|总投资|概算|批复|合同|中标|协议"
    r"|上年|去年|上一年|同期|涉及\d+个|注册资本|海拔|距离|法人|第\d|编码|代码|序号|科目"
)
_BUDGETED = re.compile(r"预算|安排|下达|配套|到位|比例")  # money that may be the same every year
_BODIES = re.compile(r"\s?个(?:[县区市乡镇村街社站点所院校园场馆局科股室处部单机班]|基层|行政|自然|服务|预算)")
_STAYS_OF_WHOLE = re.compile(rf"{_STAYS.pattern}|{_BUDGETED.pattern}")
_PARTS = re.compile("其中|包括|分别")
_FINISHED = re.compile(
    r"[已均全](?:部|面|经|均)*(?:完工|竣工|建成|交付使用|投入使用|投用|验收合格|通过(?:竣工)?验收|办结|完成验收)"
)
_MONEY = re.compile("[亿万千]?元")
_STANDARD = re.compile("每|标准|定额")
_SCORE = re.compile(r"得分|评分|分值|权重|满分")
_NO_NUMBER = re.compile(r"\s?(?:[年月日号时点楼室]|第\d|季度)")
_BEFORE_NAME = re.compile(r"[a-z第〔\[(-]$|附[件表]$|表$|图$|用于$|对$|涉及$|全[省市县区旗镇乡]$")
_UNIT = re.compile(
    r"%|[亿万千]?(?:平方公里|平方米|立方米|公里|公顷|千米|千克|公斤|[人场批户件班车架频]次|小时|台套|元|[\u4e00-\u9fff])"
)
_TIMES = (1, 12)  # a year's months
_WAN = 10_000


def carried_over(case: Case, earlier: Case, apart: Collection[int]) -> Iterator[Check]:
    """Yield each sentence or row that holds such numbers, with all of them; none of cells that end at `apart`."""
    sentences: dict[int, list[tuple[Piece, Mark]]] = {}
    staying: set[Decimal] = set()
    for piece, mark in _kept(case, earlier):
        sentences.setdefault(sentence_around(case, mark.start, mark.end, _MOST)[0], []).append((piece, mark))
        if _stays(case, piece, mark):
            staying.add(_value(mark))
    for kept in sentences.values():
        others = [mark for _, mark in kept]
        shown = [
            (piece, mark)
            for piece, mark in kept
            if _value(mark) not in staying and piece.end not in apart and _is_of_the_year(case, piece, mark)
        ]
        shown = [(piece, mark) for piece, mark in shown if not _is_product(mark, others)]
        if any(len(significant(_value(mark))) >= _ENOUGH for _, mark in shown):
            yield _check(case, shown, earlier)


def left_whole(case: Case, earlier: Case) -> Iterator[Check]:
    """Yield each sentence with amounts of money that is last year's word for word and says that a work is finished."""
    folded, pairs, pieces = case.folded(), pairs_of(case, earlier), pieces_of(case)
    starts = [piece.start for piece in pieces]
    same = {p.start for p, o in pairs if [m.text for m in p.numbers] == [m.text for m in o.numbers]}
    end = 0
    while found := _FINISHED.search(folded, end):
        begin, end = case.mark_before("\n", found.start()) + 1, line_end(case, found.end())
        line = pieces[bisect_left(starts, begin) : bisect_left(starts, end)]
        money = [(piece, mark) for piece in line for mark in piece.numbers if _MONEY.match(folded, mark.end)]
        if money and all(piece.start in same for piece in line) and not _STANDARD.search(folded, begin, end):
            yield _check(case, money, earlier, "audit.left_whole")


def _check(
    case: Case, shown: Sequence[tuple[Piece, Mark]], earlier: Case, key: str = "audit.carried_over.same"
) -> Check:
    spans = tuple(dict.fromkeys(quote_of(case, piece) for piece, _ in shown))
    terms = list(dict.fromkeys(case.text[slice(*_with_unit(case, mark))] for _, mark in shown))
    return check_of_words("L01", key, spans, year=earlier.report.year, terms=terms)


def _kept(case: Case, earlier: Case) -> list[tuple[Piece, Mark]]:
    """Return all numbers that their counterpart in last year's report is equal to."""
    return [
        (piece, mark)
        for piece, other in pairs_of(case, earlier)
        for mark, before in zip(piece.numbers, other.numbers, strict=False)
        if _value(mark) == _value(before)
    ]


def _value(mark: Mark) -> Decimal:
    return Decimal(mark.text.replace(",", "")) if len(mark.text) <= 20 else Decimal(0)


def _is_of_the_year(case: Case, piece: Piece, mark: Mark) -> bool:
    """Say whether a number may be of the year: no date, no score of a table, no number in a name, no single digit."""
    folded = case.folded()
    if len(significant(_value(mark))) < _FEW or _NO_NUMBER.match(folded, mark.end):
        return False
    if _BEFORE_NAME.search(folded, max(piece.start, mark.start - 3), mark.start):
        return False
    is_score = _SCORE.search(_around(case, piece)) or folded.startswith("分", mark.end)
    return not is_score or (not piece.cell and len(significant(_value(mark))) >= _ENOUGH)


def _stays(case: Case, piece: Piece, mark: Mark) -> bool:
    """Say whether a number is of what stays as it is."""
    folded, words = case.folded(), _around(case, piece)
    if _value(mark) == 0 or _STAYS.search(words) or _BODIES.match(folded, mark.end):
        return True
    percent = folded.startswith("%", mark.end)
    if not percent and _BUDGETED.search(words):
        return True
    return not piece.cell and _STAYS_OF_WHOLE.search(_whole_before(case, piece)) is not None


def _whole_before(case: Case, piece: Piece) -> str:
    """Return the clause that a clause gives parts of, "" where it gives none: 共有水库126座，其中小型108座."""
    folded = case.folded()
    begin = max(case.mark_before("。;\n", piece.start) + 1, piece.start - _MOST)
    parts = [found.start() for found in _PARTS.finditer(folded, begin, piece.end)]
    if not parts:
        return ""
    before = folded[begin : parts[-1]].rstrip(",:(")
    return before[max(before.rfind(mark) for mark in ",:") + 1 :]


def _around(case: Case, piece: Piece) -> str:
    """Return the words of a clause; of a cell with those above it, and those before it that print no number."""
    words = case.folded()[piece.start : piece.end]
    heads = heads_at(case, piece.start) if piece.cell else None
    if heads is None:
        return words
    names = [each for each in heads.before.split("|") if not any(map(str.isdecimal, each))]
    return "|".join((heads.above, *names, words))


def _is_product(mark: Mark, others: Sequence[Mark]) -> bool:
    """Say whether a number is what two others of its sentence that did not change come to, by the month or the year."""
    value = _value(mark)
    values = [_value(other) for other in others if other != mark]
    factors = [value * unit for unit in (1, _WAN)]
    return any(a * b * times in factors for a, b in combinations(values[:12], 2) for times in _TIMES)


def _with_unit(case: Case, mark: Mark) -> tuple[int, int]:
    """Return where a number stands with its unit."""
    unit = _UNIT.match(case.folded(), mark.end)
    return mark.start, unit.end() if unit else mark.end
