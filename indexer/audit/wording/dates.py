"""D12: dates that cannot be in the order in which they are printed.

A stretch of time ends after it begins; what a report tells as done was done before it is signed; a project is finished
after it is approved, put under contract and begun. Plans may lie anywhere, and one sentence may tell of two projects,
so only dates of one sentence, each of another step, are held against one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from indexer.audit.case import Case, Check
from indexer.audit.guards import INTENDED, PAST
from indexer.audit.spans import sentence_around
from indexer.audit.telling import check_of_words

_DATE = r"(20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?"
_SHORT = r"(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日)?"
_RANGE = re.compile(rf"{_DATE}(?:开始|起)?(?:至|到|-|—|~|～)+{_DATE}")
_SIGNED = re.compile(rf"[ \t　]*{_DATE}[ \t　]*")
_UNTIL = re.compile(r"截[至止]到?(20\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日|[底末])?|年?[底末])(?![前中])")
_PAST = re.compile(r"已|累计|实际|共|支付|支出|到位|完成|实有|结转|结余")
_NOT_PAST = re.compile(rf"计划|{INTENDED}|目标|有效|期限|到期|质保|合同期|服务期|前")
_SIGNED_LINES = 6  # last lines of a report that may hold the date on which it was signed
# Steps of a project that come first, and those that none of them may follow.
_FIRST = r"(?:批复|批准|立项|中标|签订|签约|开工|动工|启动建设|启动实施)"
_LAST = r"(?:完工|竣工|通过验收|验收合格|竣工验收|投入使用|投用|交付使用)"
_BEGINS = re.compile(rf"{_SHORT}[\u4e00-\u9fff《》“”〔〕]{{0,16}}?({_FIRST})")
_ENDS = re.compile(rf"{_SHORT}[\u4e00-\u9fff]{{0,12}}?({_LAST})")
_DONE = re.compile(
    rf"{_DATE}(?:,(?=\d{{0,4}}[\u4e00-\u9fff]{{0,6}}全部))?"
    r"(?:\d{0,4}[\u4e00-\u9fff]{0,6}(?:已|全部|全面|顺利|如期|正式|基本))?(?:通过[\u4e00-\u9fff]{0,8})?"
    + _LAST
)
# What a step says that was taken, and what its sentence says where it is to be: a bare date may be of a plan.
_TAKEN = re.compile("实际|已|全部通过|并(?:对外|正式)?(?:开放|投入使用|投用|启用)|验收合格")
_AGREED = re.compile("约定|顺延|延[期后]|推迟|调整|变更|要求|规定|应[于在当]|须|待")
_CLAUSE, _SENTENCE = ",;。\n", ";。\n"
_STEP = re.compile(_LAST)
_OTHERS = re.compile(
    rf"分别|其他|其余|另|二期|一期|三期|原|续建|前期|{PAST}|除|变更|补充协议|第[一二三四五六七八九十\d]+批|首批|[、]20\d\d年"
)
_MOST = 100  # characters of a sentence about a step


def ranges(case: Case) -> Iterator[Check]:
    """D12: a stretch of time that ends before it begins."""
    folded = case.folded()
    for found in _RANGE.finditer(folded):
        begin, end = _of(found.groups()[:3], 1), _of(found.groups()[3:], 28)
        if begin is not None and end is not None and end < begin:
            yield check_of_words("D12", "audit.range", (found.span(),))


def signed(case: Case) -> Iterator[Check]:
    """D12: what is told as done up to a day after that on which the report is signed."""
    signature = signature_of(case)
    if signature is None:
        return
    day, span = signature
    folded = case.folded()
    for found in _UNTIL.finditer(folded):
        until = _of((found.group(1), found.group(2) or "12", found.group(3)), 28)
        if until is None or (until.year, until.month) <= (day.year, day.month) or case.in_table(found.start()):
            continue
        begin, end = sentence_around(case, *found.span(), _MOST)
        if _PAST.search(folded, found.end(), end) and not _NOT_PAST.search(folded, begin, end):
            yield check_of_words("D12", "audit.signed", (found.span(), span))
            return
    for found in _DONE.finditer(folded):
        done = _of(found.groups(), 1)
        if done is None or done <= day or case.in_table(found.start()) or not _is_taken(folded, *found.span()):
            continue
        yield check_of_words("D12", "audit.signed", (found.span(), span))
        return


def _is_taken(folded: str, start: int, end: int) -> bool:
    """Say whether a step told from `start` to `end` is said to have been taken: 实际于2024年10月28日完工."""
    low = max(0, start - _MOST)
    clause, sentence = (max(folded.rfind(mark, low, start) for mark in marks) + 1 for marks in (_CLAUSE, _SENTENCE))
    said = _TAKEN.search(folded, clause, end) is not None
    return said and not (_NOT_PAST.search(folded, clause, end) or _AGREED.search(folded, sentence, end))



def steps(case: Case) -> Iterator[Check]:
    """D12: a project finished before it was approved, put under contract or begun, in one sentence."""
    folded = case.folded()
    end = 0
    while "月" in folded and (last := _STEP.search(folded, end)):
        begin, end = sentence_around(case, *last.span(), _MOST)
        firsts, lasts = (list(each.finditer(folded, begin, end)) for each in (_BEGINS, _ENDS))
        if len(lasts) != 1 or len(firsts) != 1 or _OTHERS.search(folded, begin, end) or case.in_table(begin):
            continue
        if _NOT_PAST.search(folded, begin, end):
            continue
        ordered = sorted((firsts[0], lasts[0]), key=lambda match: match.start())
        if ordered[0].group(1) is None or ordered[0].end() > ordered[1].start():
            continue
        year = ordered[0].group(1)  # of a date that gives none: 2022年3月开工，12月完工
        first, done = (_of((m.group(1) or year, *m.groups()[1:3]), d) for m, d in ((firsts[0], 1), (lasts[0], 28)))
        if first is not None and done is not None and done < first:
            yield check_of_words("D12", "audit.steps", (lasts[0].span(), firsts[0].span()))


def signature_of(case: Case) -> tuple[date, tuple[int, int]] | None:
    """Return the date that stands alone in one of the last lines, and where; only one with a day or month."""
    folded = case.folded().rstrip()
    end = len(folded)
    for _ in range(_SIGNED_LINES):
        begin = folded.rfind("\n", 0, end) + 1
        found = _SIGNED.fullmatch(folded, begin, end)
        if found is not None:
            day = _of(found.groups(), 28)
            return None if day is None else (day, (begin, end))
        if not begin:
            return None
        end = begin - 1
    return None


def _of(parts: tuple[str | None, ...], day: int) -> date | None:
    """Return a date of year, month and perhaps day; `day` stands for one that is not printed."""
    year, month, printed = parts
    if year is None or month is None or not 1 <= int(month) <= 12:
        return None
    number = min(int(printed), 28) if printed else day
    return date(int(year), int(month), number) if number else None
