"""Projects that titles and headings name: of a whole report, of a section."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.grid.table_words import is_head
from indexer.meaning.budget_codes import without_project_code
from indexer.meaning.givers import is_levels
from indexer.meaning.item_words import is_doing, is_work
from indexer.meaning.items import ASPECT_END, is_generic, is_whole, short_organisation
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.place_names import unplaced
from indexer.meaning.project_names import is_called
from indexer.meaning.project_tables import is_tabled
from indexer.meaning.project_words import KIND, names_no_project, urges
from indexer.model import Report
from indexer.quantities import find_years

_ENDS = ("项目", "工程", "补助", "补贴", "经费", "专项", "资金")
_TITLE_TAIL = re.compile(
    r"(?:转移支付)?(?:区域)?(?:项目)?(?:支出|资金|部门|重点|财政|预算)*绩效.*$|(?:部门|单位|财政|重点|第三方)?(?:事前|自评|评价).*报告.*$"
)
_OF_MONEY = re.compile(
    "(?:财政)?(?:支出|专项)?(?:政策|项目|资金|支出)|转移支付(?:区域|项目)?(?:[（(](?:区域|项目)[）)])?(?:目标)?"
)  # 某县财政支出政策绩效评价报告 names none
_OF_ONE = ("项目", "专项", "财政支出", "政策")  # a title that says so is of one project, named below it
_PART_OF_YEAR = re.compile(r"^(?:\d{1,2}[-—－至]\d{1,2}月份?|[上下]半年|前?[一二三四]个?季度)")
_USED = re.compile("(?<=[金费])(?:的?(?:管理)?(?:和|及|与)?使用(?:管理)?)$")  # 后期扶持基金使用
# What a paper is called that is about no one project: a list, a notice, accounts.
_NO_TITLE = re.compile(
    r"(?:情况|表|榜|栏|报告|总结|思路|打算|要点|说明|通报|通知|批复|的函|清单|公[示告开]|预算|决算|收支|债务|(?<=[算费支开])信息)(?:的?报告)?(?:[（(][^）)]{0,6}[）)]?)?$|收支公|财务收支"
)
_WHOLE_UNIT = re.compile(r"整体|部门(?:预算(?!项目)|决算)|年度?(?:预算(?!项目)|决算)|三公")
_PROJECTS = re.compile(r"专项|(?:重点|主要|各|具体)项目|项目(?!概况|绩效|立项|决策|管理|背景|组织|产出|效益)|资金使用")
_ASIDE = re.compile(
    r"怎么|怎样|如何|哪些|资金|筹措|支用|投入|来源|到位|拨付|管理|执行|情况|绩效|分析|主要|问题|措施|建议|方面|工作$|其他|预算|决算|收入|结余|结转|支出|制度|机制|使用|总结|思路|打算|[，。、：:（(\d]"
    r"|明细|材料|依据|附件|表$|表\d|清单|一览|汇总|统计|名单|标准|规模|范围|内容|概况|政策|合同|招标|评价|结论|经验|做法|自评|资金$|立项|申报|批复|背景|依据|目标|程序|监督|简介|由来|进展|(?:验收|整改|实施|组织)$"
)
_SEVERAL = re.compile(r"等?[二两三四五六七八九十\d]{1,2}[个项](?:专项|重点|财政)?(?:项目|资金|经费)?$|等项目$")
_HEAD_OF_TEXT = 600  # characters in which a title and the line below it stand
_BRACKETED = re.compile(r"[（(][^（()）]{4,30}[)）]$")
_SECOND = re.compile(r"(?:[（(]|[—－–-]{1,4})\s*(?:以)?([^（()）。，：:\n]{4,30}?)(?:为例)?[)）]?")
# 2021年城乡临时救助备用金 right below 某镇项目支出绩效自评报告
_BELOW = re.compile(
    r"(?:20\d\d年度?)?([^\s，。：:；、（()）\d]{3,28}(?:资金|经费|项目|补助|补贴|工程|备用金|专项|配套费|保险))"
)
# 项目名称：甲项目 on a line of its own, or as the first cells of a form's line: 项目名称 | 甲项目 | 主管部门 | 某局.
_LABELLED = re.compile(
    r"^[ \t\u3000]*(?:转移支付[（(]?)?项 {0,2}目[）)]? {0,2}名 {0,2}称[ \t\u3000]{0,4}"
    r"(?:[：:][ \t\u3000]{0,4}|(?<=[\t\u3000])|(?<=  )|\|[ ]?"
    r"|\n{0,3}(?=[^\n]{4,40}\n{1,3}[ ]{0,3}(?:项目|地方|中央|省级)?(?:(?:主管|实施|负责|承担)?(?:单位|部门)|负责人)))"
    r"([^\s，。；：:][^\n，。；\t]{2,40}?)[ \t\u3000]*"
    r"(?:$|[\t\u3000 ]{1,4}(?:项目)?(?:主管|实施|负责|编码|代码|类[型别]|属性|联系))",
    re.MULTILINE,
)
# 我校2022年项目为一个：生均公用经费项目
_THE_ONE = re.compile(
    r"(?:项目[只仅共]{0,2}(?:有|为|是)[一1]个|[只仅]有?[一1]个(?:(?:专项|支出)?项目|专项))[，,:：]?(?:即|是|为)?([^\s，。；：:、（()）\d]{4,30}?)(?=[。；，,\n])"
)
_NO_PROJECT = re.compile(r"万元|单位|公开|盖章|年度|自评|评价|稿$|版$|样|模板|^20\d\d|公章|本级|含")
_LABEL = re.compile("^项目名称[：:]?")
_OF_YEAR = re.compile(r"^20\d\d年度?(?=[^，。；]{4})")  # 项目名称：2023年高标准农田建设项目
_PRICED = re.compile(r"[，：:]?(?:投入|资金|支出|共){0,2}\d[\d,.，]{0,16}\s?[万亿]?元$")  # 普通干线养护813.1万元
_EVALUATED = re.compile(
    "“?([^，。；：“”\\d]{4,30}?(?:项目|专项|资金|经费|补助|补贴|工程))”?(?:支出)?(?:绩效)?(?:自评|评价)(?:结果|报告)"
    "(?:[（(][^（()）]{1,6}[)）])?"
)
_NO_NAME = re.compile(  # 基本公共卫生服务项目 is the name of one
    "情况|绩效|主要|支出|其他|基本(?!公共|公卫|药物|农田|生活|养老|医疗|殡葬|口粮)|预算|收入|决算|[，。]"
)
_MONEY_KIND = re.compile(
    "(?:(?:新增|地方|政府)*(?:专项|一般)?债券|PPP|中央预算内投资|预算内投资|中央基建投资|政府投资|政府和社会资本合作|(?:超长期)?特别国债)"
    "(?:资金|项目|支出|使用|情况)*"
)
_WORK_END = re.compile(
    "(?:工程|项目|建设|改造|扩建|[楼路桥厂站场园库渠坝]|中心|基地)(?:[（(][^（()）]{1,8}[)）])?(?:于|的)?$"
)
_STAGE = re.compile(r"[（(][^（()）]{1,8}[)）]$")  # 平台建设（二期）


def report_project(report: Report, text: str = "") -> str | None:
    """Return the project that a whole report is about; None for one on a whole department.

    Its title names it, or where that speaks only of 项目支出, a bracket, a second line or the one 项目名称 does.
    """
    title = re.sub(r"\s", "", report.title or "")
    if not title:
        name = _below("", text)
        return unplaced(name, report.region.name or "") if name else None
    if _WHOLE_UNIT.search(title):
        return None
    return _in_title(report, title) or (_below(title, text) if any(map(title.__contains__, _OF_ONE)) else None)


def _below(title: str, text: str) -> str | None:
    """Return the project that the bracket behind a title names, the line below it, or the report's 项目名称."""
    bracket = _BRACKETED.search(title)
    lines = [bracket.group()] if bracket else []
    head = [line.strip() for line in text[:_HEAD_OF_TEXT].split("\n") if line.strip()]
    said = next((n for n, line in enumerate(head) if title and "".join(line.split()).endswith(title[-8:])), None)
    lines += [] if said is None else [_LABEL.sub("", line) for line in head[said + 1 : said + 2]]
    labelled = {found.group(1) for found in _LABELLED.finditer(text)}
    names = [found.group(1) for line in lines if (found := _SECOND.fullmatch(line) or _BELOW.fullmatch(line))]
    listed = len(labelled) == 1 and any(is_tabled("".join(name.split()), text) for name in labelled)
    names += [_OF_YEAR.sub("", name) for name in labelled] if len(labelled) == 1 and not listed else []
    names += [found.group(1) for found in _THE_ONE.finditer(text)][:1]
    for name in (without_project_code("".join(name.split())) for name in names):
        aside = _NO_TITLE.search(name) or _NO_PROJECT.search(name) or is_generic(name) or is_head(name)
        if 3 < len(name) <= 30 and not aside:
            return name
    return None


def _in_title(report: Report, title: str) -> str | None:
    title = _TITLE_TAIL.sub("", title)
    years = find_years(title)
    behind = re.sub(r"^[年度关于的]+|[（(]+$", "", title[years[-1].end :] if years else title)
    # The year may stand behind the project: 某县冷链物流中心项目2022年度绩效自评报告.
    before = title[: years[0].start].rstrip("（(") if years else ""
    name = before if years and (len(behind) < 4 or _only_kind(behind, before)) else behind
    short = short_organisation(report.organisation, report.region.name)
    for known in (report.organisation, short, *report.region.lineage, report.region.name):
        name = unplaced(name.removeprefix(known or ""), known or "").removeprefix("关于")
    name = _USED.sub("", _PART_OF_YEAR.sub("", name).removesuffix("的"))
    if _SEVERAL.search(name):
        return None  # a report on 基本公共卫生服务等三个项目 is about no one of them
    if len(name) < 4 or _OF_MONEY.fullmatch(name) or _NO_TITLE.search(name):
        return None
    return None if is_levels(name) or is_generic(name) else name


def _only_kind(behind: str, before: str) -> bool:
    """Say whether a title names a work before the year and only whose money it is behind: 某厂改造工程|专项债券项目."""
    return _MONEY_KIND.fullmatch(behind) is not None and _WORK_END.search(before) is not None


def holds_projects(heading: str) -> bool:
    """Say whether the sections below a heading may be projects, each by its name: 项目资金管理, 重点项目绩效."""
    return _PROJECTS.search(heading) is not None


def are_projects(names: Sequence[str]) -> bool:
    """Say whether the parts of a section about money are what it was spent on, one by one, by their headings' names.

    Two at least name something and all but one of four do: 车辆更新, 转运站改造, not 资金到位, 公厕管护, not 改造公厕.
    """
    named = 0
    for name in names:
        words = name[clean_lead(name) :].strip("。：: ")
        known = project_heading(name, "项目") is not None and not (is_work(words) or is_doing(words) or urges(words))
        named += known and not names_no_project(words)
    return named > 1 and len(names) - named <= named // 3


def evaluated_project(heading: str) -> str | None:
    """Return the project whose evaluation a heading titles: 2023年度改薄项目自评结果（摘要版）."""
    found = _EVALUATED.fullmatch(heading[clean_lead(heading) :].strip())
    if found is None or KIND.fullmatch(found.group(1)) or _WHOLE_UNIT.search(found.group(1)):
        return None
    return project_heading(found.group(1))


def project_heading(heading: str, above: str = "") -> str | None:
    """Return the project that a section heading is the name of: （一）医疗救助补助项目.

    Below a heading `above` on projects (专项预算管理, 项目资金使用情况) a name need not be called one: 2．奖励扶助.
    """
    whole = _PRICED.sub("", heading[clean_lead(heading) :].strip("。：: "))
    name = _STAGE.sub("", whole)
    if holds_projects(above) and 4 <= len(name) <= 20 and not ASPECT_END.search(name) and not _ASIDE.search(name):
        return whole
    if (
        len(name) > 30
        or (urges(name) and not is_called(name))  # 积极争取资金
        or is_generic(name)
        or is_whole(name)
        or KIND.fullmatch(name)
        or not name.endswith(_ENDS)
    ):
        return None
    return None if _NO_NAME.search(name) else whole
