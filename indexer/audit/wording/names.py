"""Whose report it is: D05, another unit's name or self-name left in from another report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from indexer.alike import is_one_short
from indexer.audit.case import Case, Check
from indexer.audit.spans import SENTENCE
from indexer.audit.telling import check_of_words
from indexer.forms import fold

# How units of each kind speak of themselves. 我县, 我区, 我市 and 我省 are places; 我单位 and 我部门 fit everybody.
_SELF = re.compile(
    r"[我本](?<!自[我本])(局|委(?!员)|办(?!公|理|法|事)|厅|院|校|镇(?!域)|乡(?!村|镇)|街道|中心|站)(?![县区市])"
)
_KINDS = tuple((word, re.compile(form)) for word, form in (
    ("委", r"委员会|委$|政法委|组织部|纪委|监委"), ("局", r"局$|局机关"), ("办", r"办公室|办$"), ("厅", r"厅$"),
    ("院", r"院$"), ("校", r"学校|小学|中学|学院|校$"), ("镇", r"镇人民政府|镇$"), ("乡", r"乡人民政府|乡$"),
    ("街道", r"街道"), ("中心", r"中心$"), ("站", r"站$"),
))  # fmt: skip
_UNIT = r"[\u4e00-\u9fff]{2,24}?(?:局|委员会|政法委|办公室|厅|中心|法院|检察院|(?:镇|乡)人民政府|街道办事处|联合会)"
_TOWN = r"[\u4e00-\u9fff]{1,6}(?:镇|乡|街道)"  # alone it is a unit only where the report's own is a town's
_OF_TOWN = re.compile(r"(?:镇|乡|街道)(?:人民政府|办事处)?$")
_ALL_TOWNS = re.compile(r"(?:乡镇|城镇|街镇|镇街|乡镇街道)$|^[全本我该各]")
_OWN_TITLE = re.compile(
    rf"({_UNIT}|{_TOWN})(?:关于)?(?:20\d\d年度?)?(?:部门|单位)?(?:整体支出|项目支出)?绩效(?:自评|评价)(?:报告|情况|工作|得分)"
)
_SAID = re.compile("绩效(?:自评|评价)")
_RUN = re.compile(r"[\u4e00-\u9fff\d]+")  # all that a title may be made of
# What may stand before a unit's name without a mark between: 现将2022年度|松溪县水利局.
_BEFORE = re.compile(r"^.*(?:年度?|关于|现将|开展|进行|组织|完成|报送|编制|印发|[将对把的])")
_OTHERS = re.compile(
    r"财政局|财政厅|财政部|审计局|人大|政府办公室|评价小组|领导小组|第三方|委托|根据|按照|参照|借鉴|学习|经验|格式|模板|相比|低于|高于"
)


def self_names(case: Case) -> Iterator[Check]:
    """D05: a report says 我局 where its unit is a 委; only where its own word is plain and occurs at least as often."""
    organisation = fold(case.report.organisation or "")
    own = {word for word, form in _KINDS if form.search(organisation)}
    if not own:
        return
    folded = case.folded()
    found = [(match.group(1), match.span()) for match in case.starting("我本", _SELF)]
    if not found:
        return
    counts = Counter(word for word, _ in found)
    ours = sum(counts[word] for word in own)
    for word, span in found:
        if word not in own and (counts[word] <= ours or counts[word] == 1):
            yield _check(case, "audit.self_name", span, folded[slice(*span)])


def titles(case: Case) -> Iterator[Check]:
    """D05: a sentence that names the report, under another unit's name."""
    organisation = fold(case.report.organisation or "")
    if not organisation:
        return
    folded = case.folded()
    is_town = _OF_TOWN.search(organisation) is not None
    for match in (match for run in _runs(folded) for match in _OWN_TITLE.finditer(folded, *run)):
        name = _BEFORE.sub("", match.group(1))
        begin = case.mark_before(SENTENCE, match.start()) + 1
        if _OTHERS.search(folded, begin, match.end()) or len(name) < 3 or is_one_short(name, organisation):
            continue
        if _OF_TOWN.search(name) and (not is_town or _ALL_TOWNS.search(name)):
            continue
        span = (match.end(1) - len(name), match.end(1))
        yield _check(case, "audit.other_name", span, name)


def _runs(folded: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of characters that a title may be in: few lines speak of an evaluation."""
    end = 0
    while said := _SAID.search(folded, end):
        begin, end = folded.rfind("\n", end, said.start()) + 1, folded.find("\n", said.end())
        end = len(folded) if end < 0 else end
        yield from (run.span() for run in _RUN.finditer(folded, begin, end) if _SAID.search(folded, *run.span()))


def _check(case: Case, key: str, span: tuple[int, int], printed: str) -> Check:
    return check_of_words("D05", key, (span,), printed=printed, organisation=case.report.organisation)
