"""D05: a line of accounts that is said to be of another body of the report's own kind: another county's court, say.

Such a sentence comes from another body's report: a report gives its own operating costs, vehicles, posts and accounts,
not those of others of its kind. The name must stand nowhere else, begin its sentence, and be of the report's own kind;
reports that go through subordinate bodies name each of them more than once, or all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.alike import is_one_short
from indexer.audit.case import Case, Check
from indexer.audit.spans import SENTENCE, sentence_around
from indexer.audit.wording.dates import signature_of
from indexer.audit.wording.leftovers import left_in
from indexer.forms import fold
from indexer.structure.numbering import ITEM_NUMBER

# Kinds of bodies, the longer ones first: what a name ends with, which is what two of a kind have in common.
_KINDS = (
    "人民检察院", "人民法院", "妇女联合会", "残疾人联合会", "工商业联合会", "红十字会", "总工会", "机关事务服务中心",
    "机关事务管理局", "妇幼保健院", "中医医院", "人民医院", "医院", "保健院", "小学", "中学", "幼儿园", "职业技术学院",
    "学院", "学校", "图书馆", "博物馆", "文化馆", "档案馆", "科技馆", "体育馆", "街道办事处", "镇人民政府", 
    "乡人民政府", "委员会", "联合会", "办公室", "中心", "大队", "支队", "局", "厅", "院", "馆", "站", "所", "会",
)  # fmt: skip
_TOWNS = ("街道办事处", "镇人民政府", "乡人民政府")
_BESIDE = (
    "局",
    "委员会",
    "小学",
    "中学",
    "幼儿园",
    *_TOWNS,
)  # of which one place has several that are no part of another
_OWN = (
    r"机关运行经费|[“\"]?三公[”\"]?经费|(?:部门|单位)(?:整体支出|决算|预算)|收入总计|支出总计|收支总计|本年(?:收入|支出)合计"
    r"|公务接待费|公务用车(?:购置|运行|保有)|因公出国|(?:行政|事业|人员)编制\d|核定编制|内设(?:机构|科室|部门|股室)"
    r"|政府采购支出|国有资产占用|年末(?:实有|在职)|(?:共有|保有)车辆|绩效自评(?:得分|结果|结论|工作)|基本支出\d|预算绩效管理"
)
_OPENS = re.compile(
    rf"[ \t　]*(?:{ITEM_NUMBER}\s?)?"
    r"(?:20\d\d年度?,?)?([\u4e00-\u9fff]{3,24})"
)
_NOT_OWN = re.compile(
    r"与|和|及|、|会同|联合|配合|协|参照|借鉴|学习|相比|对比|比较|低于|高于|经验|调研|对口|帮扶|移交|划转|划入|转入|合并|并入|撤销|原"
    r"|所属|下属|直属|二级|主管|代管|分院|分局|分校|校区|院区|支付|拨付|委托|租|借|分别|其他|另|各|等|组成|包括|纳入"
)
_ABOVE = re.compile(r"财政|审计|纪委|监委|监察|人大|政协|组织部|编[办委]|国资|最高|中级|高级|省|自治区|总局")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:自治县|县|旗|区|市|州|盟)")
_SHORT_PLACE = re.compile(r"^[县旗区市州盟]")
# How a report speaks of its own body alone, where another place's body of the very same name stands in its stead.
_OF_ITSELF = (
    r"(?:在[\u4e00-\u9fff、]{2,20}(?:领导|指导|支持|关心)下|坚持以|紧紧围绕|深入(?:学习|贯彻)|认真(?:贯彻|落实|履行)|严格(?:执行|落实|按照)"
    r"|高度重视|全面(?:落实|完成|贯彻)|圆满完成|主要(?:职责|职能)|内设|下设|现有(?:在职|编制|干部)|绩效目标|整体支出|部门整体)"
)
_SAID = re.compile(rf"(?:20\d\d年度?)?(?:本级|机关)?的?,?(?:{_OWN}|({_OF_ITSELF}))")
# What a report may print of a body of its own place that is part of it.
_STAFF = re.compile(r"(?:20\d\d年度?)?的?(?:(?:行政|事业|人员|核定)编制|内设|下设|年末|现有|共有|保有|主要)")
_TOWN_ENDS = re.compile("办事处|人民政府|镇|乡|街道")
_DEPARTMENTS = ("department_self_evaluation", "final_accounts")
_SELF_PLACE = re.compile("我([县区旗])")
_OWN_WORDS = 2  # times that a report must have said 我区 or 全区 itself
_ZONE = re.compile("园区|开发区|管理委员会|管委会|高新|灌区|库区|景区|保护区|新区")
_REFORM = re.compile("撤县|撤市|设区|改区|改县|原|园区|开发区|灌区|库区|景区|林区|牧区|矿区|[“”《》]")
_SIGNER = re.compile("[\u4e00-\u9fff]{4,24}")
_OWN_WORD = re.compile("[我本该全各][\u4e00-\u9fff]{1,3}$")  # 2021年度我局, 今年以来本院
_LONGEST = 40  # characters of a sentence up to the end of the name
_MOST = 50  # names that are looked for in the whole report


def left_bodies(case: Case) -> Iterator[Check]:
    """D05: accounts of another body of the report's own kind, which nothing else in the report names."""
    organisation = fold(case.report.organisation or "")
    kind = next((each for each in _KINDS if organisation.endswith(each)), None)
    if kind is None or _ABOVE.search(organisation):
        return
    folded, asked = case.folded(), set[str]()
    for end, of_itself in _said_of(folded, kind):
        begin = case.mark_before(SENTENCE, end) + 1
        opens = _OPENS.match(folded, begin, end) if end - begin <= _LONGEST else None
        if opens is None or opens.end() != end or case.in_table(begin):
            continue
        name = opens.group(1)
        if _OWN_WORD.search(name):
            continue
        if of_itself and _parted(name)[1] != _parted(organisation)[1]:
            continue
        asked.add(name)
        if len(asked) > _MOST:
            return  # a report of many bodies, not one with a piece of another's
        staff = _STAFF.match(folded, end) is not None
        if folded.count(name) == 1 and _is_anothers(case, name, organisation, kind, staff):
            if not _NOT_OWN.search(folded, opens.start(1), sentence_around(case, end, end)[1]):
                yield left_in(opens.span(1), name, case.report.organisation)


def signed_by(case: Case) -> Iterator[Check]:
    """D05: a self-evaluation signed by another body of the report's own kind."""
    organisation = fold(case.report.organisation or "")
    kind = next((each for each in _KINDS if organisation.endswith(each)), None)
    signature = signature_of(case)
    if kind is None or signature is None or "self_evaluation" not in (case.report.report_type or ""):
        return
    folded, end = case.folded(), signature[1][0] - 1
    begin = folded.rfind("\n", 0, max(end, 0)) + 1
    name = folded[begin:end].strip()
    if _SIGNER.fullmatch(name) and folded.count(name) == 1 and _is_anothers(case, name, organisation, kind):
        yield left_in((begin, end), name, case.report.organisation)


def self_places(case: Case) -> Iterator[Check]:
    """D05: 我县 in the report of a district, 我区 in that of a county, where the report has its own word as well."""
    region = case.report.region
    own = (region.name or "")[-1:]
    if own not in ("县", "区", "旗") or region.level not in ("county", "district"):
        return
    if any(place.endswith("自治区") for place in region.lineage) or _ZONE.search(case.report.organisation or ""):
        return
    folded = case.folded()
    if folded.count(f"我{own}") + folded.count(f"全{own}") < _OWN_WORDS:
        return
    others = [found for found in _SELF_PLACE.finditer(folded) if found.group(1) != own]
    if len(others) == 1:
        if not _REFORM.search(folded, *sentence_around(case, *others[0].span())):
            yield left_in(others[0].span(), others[0].group(), region.name)


def _said_of(folded: str, kind: str) -> Iterator[tuple[int, bool]]:
    """Yield where a name of a kind ends that is followed by a line of accounts, or by what a body says of itself."""
    ends = _TOWN_ENDS if kind in _TOWNS else re.compile(kind)
    for end in ends.finditer(folded):
        if (said := _SAID.match(folded, end.end())) is not None:
            yield end.end(), said.group(1) is not None


def _is_anothers(case: Case, name: str, organisation: str, kind: str, staff: bool = False) -> bool:
    """Say whether a name is of the same kind and rank as the report's own body, another's and not short for it."""
    town = kind in _TOWNS and name.endswith(("镇", "乡", "街道"))
    if not (town or name.endswith(kind)) or _ABOVE.search(name):
        return False
    region, folded = case.report.region, case.folded()
    own_place, own = _parted(organisation)
    place, core = _parted(name)
    if place and place not in (own_place, *region.lineage) and (own_place or region.lineage):
        known = (
            region.level != "city" and len(region.lineage) > 1
        )  # without the lineage another 市 may be the one above
        lower = own_place[-1:] in tuple("县旗区") or region.level != "city"
        ends = "县旗区市" if lower and known else "县旗区" if lower else "州盟市"
        return place[-1] in ends and folded.count(place) == 1
    if is_one_short(core, own):
        return False
    return not staff and kind in _BESIDE and case.report.report_type in _DEPARTMENTS and folded.count(core) == 1


def _parted(name: str) -> tuple[str, str]:
    """Return the last place that a name begins with, "" without one, and the rest of it."""
    place, at = "", 0
    while (found := _PLACE.match(name, at)) is not None and len(name) - found.end() > 1:
        place, at = found.group(), found.end()
    rest = name[at:]
    return place, rest if place else _SHORT_PLACE.sub("", rest)
