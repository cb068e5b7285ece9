"""What each section of a report is about: told by its heading, its parent, its children, and at last its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from indexer.data_rows import rows_of
from indexer.structure.heading_types import HeadingTypes
from indexer.structure.tree import Node
from indexer.word_lists import words_in

_DEPARTMENT = re.compile("整体|部门决算")
_PROJECT = re.compile(r"(?:项目|专项|资金|补助|补贴|奖补|经费|政策|工程)[^，。]{0,20}(?:自评|评价|绩效)")
_ACCOUNTS = re.compile("决算|预算公开|预算说明")
# Types that speak of one project, and what they are in a report on a whole department; and the other way about.
_OF_A_DEPARTMENT = {
    "overall_target_completion": "overall_performance",
    "indicator_completion": "overall_performance",
    "budget_execution": "general_budget_expenditure",
    "final_accounts_expenditure": "general_budget_expenditure",
}
# What achievements are not about, though their headings may end in such words (健全工作机制, 完善人员配置).
_NO_RESULTS = frozenset(("basic_information", "duties", "organisation", "staffing", "organisation_staffing"))
_OF_A_PROJECT = {
    "overall_performance": "project_performance",
    "general_budget_expenditure": "budget_execution",
    "final_accounts": "budget_execution",
    "final_accounts_expenditure": "budget_execution",
}
# What stands first in a chapter on one project.
_OF_ONE = frozenset(
    ("basic_information", "budget_execution", "project_performance", "targets", "overall_target_completion")
)
# How a project came about and is carried out is, under its basic information, part of what it is.
_SET_UP = re.compile("立项|实施|内容")
_WORK = re.compile("(?:自评|评价|绩效管理)?工作(?:开展|组织)")
# Under bodies that are set up: how many people work there, so that the section tells of both.
_PEOPLE = re.compile(r"(?:编制|在职|在编|在岗|实有|退休|聘用)[^，,。；;：:\d\n]{0,10}\d+\s?[人名个]")
_LONGEST_FIELD = 14  # characters of a heading that names a field of work
_THREE_PUBLIC = re.compile("三公[”经]")
# What goes through projects says so before it does: 主要项目情况如下：
_GOES_THROUGH = re.compile(r"项目[^。；：:\n]{0,16}如下[：:。]?\s*$")
_AMOUNT = re.compile(r"\d[\d,，.．]*\s?[万亿]?元")
# A section that is little but amounts is about money: so many at least, one in so many characters.
_LEAST_AMOUNTS, _SPACING = 3, 40
# What goes through one thing after another: a problem about management is still a problem.
_LISTS = frozenset(("problems", "improvement", "experience"))
_BESIDE_LISTS = _LISTS | {"deviation_improvement", "use_disclosure", "conclusion", "other", "annex_table"}


# Broad types that what stands below may narrow or widen.
_WHOLE = frozenset(("overall_performance", "project_performance"))
_BROAD = _WHOLE | {"management_process", "overall_target_completion", None}
_RESULTS = _WHOLE | {
    "budget_execution", "overall_target_completion", "indicator_completion", "conclusion", "management_process"
}  # fmt: skip
_RESULTS_OF_ALL = frozenset(("resources_performance", "overall_performance"))
_OF_PROJECTS = re.compile("^(?!.*(?:整体|部门|基本支出)).*(?:项目|专项)")
_A_PROJECT = re.compile(r"[\u4e00-\u9fff](?:项目|工程)[。：:]?$")


@dataclass(frozen=True, slots=True)
class _Content:
    """Words of which at least `least` different ones stand in a section of type `code`."""

    code: str
    words: tuple[str, ...]
    least: int


@cache
def _contents() -> tuple[_Content, ...]:
    rows = rows_of("section_content")
    return tuple(_Content(code, tuple(words.split(";")), int(least)) for code, words, least in rows)


def kinds(text: str, nodes: Sequence[Node], ends: Sequence[int], types: HeadingTypes) -> list[str]:
    """Return the section type of each node; `nodes[0]` is the document, `ends` where each ends.

    A heading that names nothing has its parent's type; of several things that it names the parent's goes first.
    Directly under the document a topic in it counts, then what the section says. A name that speaks of one project
    means the whole in a report on a whole department, and so the other way about. What holds money and results is
    the use of funds and its results; what goes through projects one by one is their results.
    """
    title = nodes[0].heading.name
    department = bool(_DEPARTMENT.search(title))
    one_project = not department and bool(_PROJECT.search(title))
    instead = "three_public" if _THREE_PUBLIC.search(title) and not department else None
    found: list[str] = []
    above: list[int] = []
    for n, node in enumerate(nodes):
        del above[node.level :]
        parent = found[above[-1]] if above and node.level > 1 else None
        type_ = _own(node, parent, types)
        if type_ is None and parent in _RESULTS_OF_ALL and _leads_in(text, nodes, above[-1]):
            type_ = "project_performance"
        if type_ is None and department and above and _is_field_of(nodes[above[-1]], node):
            type_ = "project_performance"
        type_ = _by_children(nodes, n, type_, exact=types.named(node.heading.name) is not None) or parent
        type_ = type_ or (instead if node.level else None) or _untold(text, node, ends[n], types)
        if type_ == "organisation" and _PEOPLE.search(text, node.heading.end, ends[n]):
            type_ = "organisation_staffing"
        if department:
            type_ = _in_a_department(type_, node, parent, title)
        elif one_project and node.level <= 2:
            type_ = _OF_A_PROJECT.get(type_, type_)
        found.append(type_)
        above.append(n)
    return found


def _own(node: Node, parent: str | None, types: HeadingTypes) -> str | None:
    """Return what a heading itself says that its section is about, where it stands; None where it says nothing."""
    name, type_ = node.heading.name, node.heading.type
    if (parent in _LISTS and type_ not in _BESIDE_LISTS) or (parent in _WHOLE and _is_deed(node, type_)):
        type_ = None
    if parent == "basic_information" and type_ in _WHOLE | {"management_process"} and _SET_UP.search(name):
        type_ = None
    if parent != type_ and types.named(name) is None and _speaks_of(parent, name, types):
        type_ = parent
    if parent == "resources_performance" and _WORK.match(name):
        type_ = "self_evaluation_work"  # the work on performance, not the unit's
    if node.heading.label is not None and node.heading.label.style == "project":
        type_ = "project_performance"  # 项目二：…
    return type_


def _speaks_of(parent: str | None, name: str, types: HeadingTypes) -> bool:
    """Whether a heading over several things names what its parent is about among them; what aims at nothing no aim."""
    return parent is not None and parent in types.several(name) and (parent != "targets" or "目标" in name)


def _is_field_of(parent: Node, node: Node) -> bool:
    """Whether a heading right under a department's 绩效 names one field of its work (城乡低保), not a deed.

    Under 成效 and 目标完成 the same words go on about the whole.
    """
    words = node.heading.name.strip("。：: ")
    if node.level != 2 or not 2 <= len(words) <= _LONGEST_FIELD or "，" in words:
        return False
    of_all = parent.heading.type == "overall_performance" and "绩效" in parent.heading.name
    return of_all and "目标" not in parent.heading.name and not words.startswith(words_in("heading.deed"))


def _names_project(nodes: Sequence[Node], n: int) -> bool:
    """Whether a chapter is about one project by its heading and what stands in it: 一、甲项目, （一）项目概况."""
    under = nodes[n + 1].heading.type if n + 1 < len(nodes) and nodes[n + 1].level > nodes[n].level else None
    return under in _OF_ONE and nodes[n].level == 1 and _A_PROJECT.search(nodes[n].heading.name) is not None


def leads_to_projects(words: str) -> bool:
    """Whether words that stand before a section's first part say that its parts are projects, one by one."""
    return _GOES_THROUGH.search(words[-40:]) is not None


def _leads_in(text: str, nodes: Sequence[Node], n: int) -> bool:
    """Whether a section goes through projects, by what it says before its first part."""
    return leads_to_projects(text[nodes[n].heading.end : nodes[n + 1].heading.start])


def _is_deed(node: Node, type_: str | None) -> bool:
    """Whether what a heading under achievements ends in says what was done (加强财务管理), not what it is about."""
    formal = node.heading.name.rstrip("。：: ").endswith(("情况", "分析", "说明"))
    about = node.heading.name.rstrip("。：: ").endswith(("概况", "简介"))
    return (type_ in _NO_RESULTS and not about) or (type_ == "management_process" and not formal)


def _in_a_department(type_: str, node: Node, parent: str | None, title: str) -> str:
    """Return what a type at the first level, or under what a department is, means in a report on a whole department."""
    if node.level != 1:
        return "general_budget_expenditure" if (parent, type_) == ("basic_information", "budget_execution") else type_
    if type_ == "budget_execution" and _OF_PROJECTS.search(node.heading.name):
        return "project_expenditure"  # 项目资金使用情况, beside 年度收支情况
    if type_ == "final_accounts_expenditure" and _ACCOUNTS.search(title):
        return type_
    return _OF_A_DEPARTMENT.get(type_, type_)


def _by_children(nodes: Sequence[Node], n: int, type_: str | None, *, exact: bool) -> str | None:
    """Return what the sections right under a node make of its type, where its heading is not `exact` its name."""
    label = nodes[n].heading.label
    if type_ not in _BROAD or not nodes[n].level or (label is not None and label.style == "project"):
        return type_
    if type_ is None and _names_project(nodes, n):
        return "project_performance"
    under: list[Node] = []
    for node in nodes[n + 1 :]:
        if node.level <= nodes[n].level:
            break
        if node.level == nodes[n].level + 1:
            under.append(node)
    named = {node.heading.type for node in under} & _RESULTS
    whole = type_ == "overall_performance" and "整体" in nodes[n].heading.name
    if type_ in _WHOLE and nodes[n].level == 1 and len(named) > 1 and not whole:
        return "resources_performance"
    indicators = bool(under) and all(node.heading.type == "indicator_completion" for node in under)
    if indicators and (type_ == "overall_target_completion" or (type_ == "project_performance" and not exact)):
        return "indicator_completion"
    if type_ is None and "indicator_completion" in named and len(named) > 1:
        return "indicator_completion"  # decision, process, output, effect: an analysis by indicators
    projects = sum(bool(_A_PROJECT.search(node.heading.name)) for node in under)
    return "project_performance" if projects >= 2 and projects * 2 > len(under) else type_


def _untold(text: str, node: Node, end: int, types: HeadingTypes) -> str:
    """Return the type of a section under the document whose heading names none: by a topic, by what it says."""
    topic = types.by_topic(node.heading.name) if node.heading.name else None
    if topic is not None or node.level == 0:
        return topic or "other"
    said = text[node.heading.end : end]
    counts = [(sum(word in said for word in content.words) - content.least, content.code) for content in _contents()]
    best, second = sorted(counts, reverse=True)[:2]
    if best[0] >= 0 and best[0] > second[0]:
        return best[1]
    amounts = len(_AMOUNT.findall(said))
    return "budget_execution" if amounts >= _LEAST_AMOUNTS and amounts * _SPACING >= len(said) else "other"
