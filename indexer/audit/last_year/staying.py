"""Numbers that rightly are as last year: posts, standards, targets, budgets, what a place has, codes."""

from __future__ import annotations

import re

from indexer.audit.case import Case
from indexer.audit.last_year.heads import heads_at
from indexer.audit.last_year.pieces import Mark, Piece, value_of
from indexer.word_lists import any_in

_MOST = 200  # characters of a sentence
_STAYS = re.compile(rf"{any_in('last_year.stays')}|涉及\d+个|第\d")
_BUDGETED = re.compile(any_in("last_year.budgeted"))  # money that may be the same every year
_OF_WHOLE = re.compile(rf"{_STAYS.pattern}|{_BUDGETED.pattern}")
_PER = re.compile("每|单价|[人户亩生次日月年]均")
_UNIT = re.compile(" ?[\u4e00-\u9fff]")
_MONEY = re.compile("[亿万千]?元")
_BODIES_BEFORE = re.compile(
    "(?:村|社区|乡镇|街道|镇街|学校|医院|卫生[院室]|站点|网点|单位|机构|窗口|小区|园区|县区|区县)$"
)
_DONE = re.compile(any_in("last_year.done"))
_DONE_UNITS = re.compile(rf"[亿万千]?(?:{any_in('last_year.done_units')})")
_RESULT = re.compile("完成|实际")
_COUNTED = re.compile(r"[(](?:[^()元%]{0,6})[)]")  # a unit in a head that is none of money
_BODIES = re.compile(r"\s?个(?:[县区市乡镇村街社站点所院校园场馆局科股室处部单机班]|基层|行政|自然|服务|预算)")
_PARTS = re.compile("其中|包括|分别")
_CHANGED = re.compile("(?:增加|减少|追加|调增|调减|超支?|节约|结余|多支|少支)(?:了)?$")
# A rate of what was to be done is of the year: 完成年度目标的106.4%.
_RATE_OF = re.compile(r"(?:完成|达到?|实现|占)[^,。;]{0,24}的$")
_DIGITS = re.compile(r"\d")


def stays(case: Case, piece: Piece, mark: Mark) -> bool:
    """Say whether a number is of what stays as it is, by the words of its clause or the heads of its cell."""
    folded, words = case.folded(), words_around(case, piece)
    before = folded[max(piece.start, mark.start - _MOST) : mark.start]
    if value_of(mark) == 0 or _BODIES.match(folded, mark.end) or _BODIES_BEFORE.search(before):
        return True
    percent = folded.startswith("%", mark.end)
    if percent and _RATE_OF.search(before):
        return False
    if _STAYS.search(words) or (_PER.search(words) and _MONEY.match(folded, mark.end)):
        return True
    if not percent and _BUDGETED.search(words) and not _CHANGED.search(before):
        return True
    return not piece.cell and _OF_WHOLE.search(_whole_before(case, piece)) is not None


def is_of_the_year(case: Case, piece: Piece, mark: Mark) -> bool:
    """Say whether a number of things is of what was done in the year, not of what there is; money and rates are."""
    folded = case.folded()
    done = _DONE.search(folded, piece.start, piece.end) is not None
    if piece.cell:
        heads = heads_at(case, piece.start)
        head = heads.above if heads is not None else ""
        counted = _COUNTED.search(head) or _UNIT.match(folded, mark.end)
        return done or not counted or _RESULT.search(head) is not None
    money = folded.startswith(("%", "分"), mark.end) or _MONEY.match(folded, mark.end)
    return done or bool(money) or _DONE_UNITS.match(folded, mark.end) is not None


def _whole_before(case: Case, piece: Piece) -> str:
    """Return the clause that a clause gives parts of, "" where it gives none: 共有水库126座，其中小型108座."""
    folded = case.folded()
    begin = max(case.mark_before("。;\n", piece.start) + 1, piece.start - _MOST)
    parts = [found.start() for found in _PARTS.finditer(folded, begin, piece.end)]
    if not parts:
        return ""
    before = folded[begin : parts[-1]].rstrip(",:(")
    return before[max(before.rfind(mark) for mark in ",:") + 1 :]


def words_around(case: Case, piece: Piece) -> str:
    """Return the words of a clause; of a cell with those above it, and those before it that print no number."""
    words = case.folded()[piece.start : piece.end]
    heads = heads_at(case, piece.start) if piece.cell else None
    if heads is None:
        return words
    names = [each for each in heads.before.split("|") if not _DIGITS.search(each)]
    return "|".join((heads.above, *names, words))
