"""D05: a sentence of another unit's or another county's report that was left in, in the report's own place.

Reports name other units and counties rightly all the time: those they work with, pay, learn from, or stand above.
So a name is only shown where nothing but a leftover explains it: it stands once in the whole report, begins a
sentence, and the sentence does what only the report's own unit or place can do there. Either it acts as this unit
(作为本部门…主体, 将加强对所属单位…), or it stands before the very words that the title has behind its own place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.alike import is_one_short
from indexer.audit.case import Case, Check
from indexer.audit.spans import sentences_with
from indexer.audit.telling import check_of_words
from indexer.forms import fold
from indexer.structure.numbering import HAN, ITEM_NUMBER

_UNIT = r"[\u4e00-\u9fff]{2,20}?(?:局|委员会|厅|联合会|(?:镇|乡)(?:人民政府)?|街道(?:办事处)?)"
_LEAD = (
    r"(?:(?:今后|下一步|下一年度?|下阶段|未来|总体来?看|综合来看|总的来[看说]|综上(?:所述)?"
    r"|近年来|一年来|20\d\d年度?|全年|本年度)[,:]?)?"
)
_NUMBER = rf"(?:{ITEM_NUMBER}|[{HAN}]是)?"
_OPENS = rf"(?:(?<=[。;\n])|\A)\s{{0,4}}{_NUMBER}{_LEAD}"
_ACTS = re.compile(
    rf"{_OPENS}({_UNIT})(作为本(?:部门|单位|次)"
    r"|将?(?:继续|进一步|持续|不断|切实|认真|严格|高度重视|加强|强化|完善|加大|成立|结合)(?![^。;\n]{0,12}协作))"
)
_ACTS_BEGINS = re.compile("[局会厅镇乡府道处](?=作为本|将?[继进持不切认严高加强完成结])")  # last of a unit
# What a unit says of none but itself.
_OWN_AFFAIRS = re.compile(
    r"本部门|本单位|本级及所属|所属(?:各|事业|预算|基层|二级|下属)*单位|下属(?:各|事业|二级)*单位|直属(?:各|事业)*单位"
    r"|各股室|各科室|内设机构|机关各|局机关|委机关|部门整体支出"
)
_WITH_OTHERS = re.compile(
    r"[我该](?!市场)|与|会同|联合|配合|协[同助调]|建议|应(?!用|急|对)|要求|指导|督促|根据|按照[\u4e00-\u9fff]{0,10}(?:局|委|厅)|对口|帮扶|移交"
)
_ABOVE = re.compile(
    r"财政|审计|政府办|纪委|监委|监察|人大|政协|组织部|编[办委]|党委|市委|县委|区委|省委|国资|管理委员会$"
)
_DEPARTMENT = re.compile(r"(?:局|委员会|委|厅|联合会)$")
_TOWN = re.compile(r"(?:(?:镇|乡)(?:人民政府)?|街道(?:办事处)?)$")
_TOWN_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}?(?:镇|乡|街道)")
_PLACE_ENDS = "省州盟市县区旗镇乡"
# A county's or a town's name where a name may begin, and what no place's name is.
_SUFFIXES = {"county": "县旗区", "district": "县旗区", "town": "镇乡"}  # another 市 may be the one that it belongs to
_ITSELF = re.compile(f"[我本全该各][{_PLACE_ENDS}]$")  # 现将我县2019年度…绩效自评情况报告如下
_COMMON = re.compile(
    r"^(?:全|我|本|各|该|外|两|邻|多|某|所在|周边|其他|有的|部分|抽查|试点|贫困|先进|兄弟)"
    r"|(?:园|社|景|灌|片|校|辖|城|山|地|库|新|小|林|矿|牧|街|厂|院|病|库|开发|保护|功能|服务|项目)区$|(?:城|集|乡|村)镇$|(?:城|家|下)乡$"
)
_VERDICT = re.compile(r"评价组|认为|总体|总的|综合|综上|得分|评价等级|自评|整体")
_TOLD = re.compile(
    r"参照|借鉴|学习|相比|对比|比较|低于|高于|经验|做法|先进|考察|调研|相邻|邻近|周边|毗邻|对口|帮扶|协作|合作|联合|转[给入至]|调剂"
    r"|分别|等[\d一二三四五六七八九十两]{1,2}个|[与和及、]$"
)
_YEAR = re.compile(r"^(?:20\d{2}(?:[-—~至]20\d{2})?年?度?|的|关于)+")
_MOST = 10  # names that are looked for in the whole report
_KEY = 6  # characters of a title behind its place that another place stands before
_LEAST = 5


def left_units(case: Case) -> Iterator[Check]:
    """D05: another unit, named nowhere else, acts in a sentence as the report's own."""
    organisation = fold(case.report.organisation or "")
    kind = next((form for form in (_DEPARTMENT, _TOWN) if form.search(organisation)), None)
    if kind is None or _ABOVE.search(organisation):
        return
    folded, looked_for = case.folded(), 0
    for begin, end in sentences_with(_ACTS_BEGINS, folded):
        found = _ACTS.match(folded, begin, end)
        if found is None or case.in_table(found.start(1)):
            continue
        name, does = found.group(1), found.group(2)
        sure = does.startswith("作为本") or _OWN_AFFAIRS.search(folded, found.end(), end) is not None
        if not sure or not kind.search(name) or _ABOVE.search(name) or _WITH_OTHERS.search(folded, begin, end):
            continue
        if _is_own(name, organisation) or _core(name) in _core(organisation) or looked_for == _MOST:
            continue
        looked_for += 1
        if _is_once(folded, name):
            yield left_in(found.span(1), name, case.report.organisation)


def left_places(case: Case) -> Iterator[Check]:
    """D05: a verdict on what the title names, but of another county or town than the title's."""
    title, place = fold(case.report.title or ""), case.report.region.name or ""
    suffixes = _SUFFIXES.get(case.report.region.level or "", "")
    at = title.find(place) if place else -1
    if at < 0 or not suffixes:
        return
    subject = _YEAR.sub("", re.sub(r"\s", "", title[at + len(place) :]))
    key = re.split(r"[^\u4e00-\u9fff]", subject, maxsplit=1)[0][:_KEY]
    if len(key) < _LEAST or key.startswith("人民政府"):
        return
    folded, looked_for = case.folded(), 0
    other = re.compile(
        rf"(?:(?<=[^\u4e00-\u9fff])|(?<=认为)|\A)(?:年度?)?([\u4e00-\u9fff]{{1,5}}?[{suffixes}])(?:20\d\d年度?)?(?:的)?{re.escape(key)}"
    )
    for begin, end in sentences_with(re.compile(re.escape(key)), folded):
        for found in other.finditer(folded, max(begin - 1, 0), end):
            name = found.group(1)
            own = _ITSELF.search(name) is not None or name.endswith(place)
            if own or _COMMON.search(name) or case.in_table(found.start(1)):
                continue
            told = _TOLD.search(folded, begin, found.end(1)) or _TOLD.search(folded, found.end(), end)
            judged = _VERDICT.search(folded, begin, end) is not None
            if not judged or told or looked_for == _MOST:
                continue
            looked_for += 1
            if folded.count(name) == 1 and folded.count(place) > 1:
                yield left_in(found.span(1), name, case.report.region.name)


def _core(name: str) -> str:
    """Return a unit's name without its place and its last word: 区卫生健康局 is 卫生健康."""
    town = _TOWN_NAME.match(name) if _TOWN.search(name) else None
    if town is not None:
        return town.group()
    bare = re.sub(r"(?:局|委员会|委|厅|联合会)$", "", name)
    return bare[max(bare[:-2].rfind(mark) for mark in _PLACE_ENDS) + 1 :]


def _is_own(name: str, organisation: str) -> bool:
    """Whether one name may be short for the other, by their cores."""
    return is_one_short(_core(name), _core(organisation))


def _is_once(folded: str, name: str) -> bool:
    """Say whether nothing else in the report names the unit, in full or in short (卫健局); 卫生健康支出 is no unit."""
    core = _core(name)
    if _TOWN.search(name):
        return folded.count(core) == 1
    letters = re.escape(core)
    units = re.compile(
        rf"{re.escape(core[:4])}[\u4e00-\u9fff]{{0,6}}?(?:局|委|厅|部门|系统|联)|{letters[0]}[{letters}]{{1,3}}(?:局|委|厅|联)"
    )
    return len(units.findall(folded)) == 1


def left_in(span: tuple[int, int], name: str, own: str | None) -> Check:
    """Return the finding that a name was left in from another report."""
    return check_of_words("D05", "audit.left_name", (span,), printed=name, own=own)
