"""Parts of a section that no heading names: what a lead-in opens, and the blocks of a standard form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.structure.headings import Heading
from indexer.structure.layout import Line
from indexer.structure.numbering import label_of
from indexer.structure.tree import Node

_BASIC = "basic_information"
_LONGEST_LEAD_IN = 30
_SENTENCE = re.compile("[。：；]")
_LEAD_IN = re.compile(r"[^。；]{0,30}[：:]$")
# What a lead-in or a paragraph of the basic information speaks of.
_ORGANISATION = re.compile(r"机构|科室|股室|下设|内设")
_STAFFING = re.compile(r"编制|在职|人员")
_DUTIES = re.compile(r"职责|职能")
# Blocks of the ministry's self-evaluation forms (项目支出绩效自评表, 部门整体支出绩效自评表) and of the table of
# basic data that goes with them, as printed in their first cell.
_FORM_PARTS = (
    "财政供养人员情况",
    "经费控制情况",
    "楼堂馆所控制情况",
    "厉行节约保障措施",
    "年度预算申请",
    "项目资金",
    "年度总体目标",
    "绩效指标",
    "一级指标",
    "自评说明",
    "资金情况",
    "资金管理情况",
    "总体目标",
    "总体目标完成情况",
    "年度绩效目标",
    "其他需要说明的问题",
    "偏差原因及改进措施",
)
_FORM = re.compile(
    r"(?:(?<=[\t\n])|\A)[ \u3000]{0,20}("
    + "|".join(r"\s{0,4}".join(name) for name in _FORM_PARTS)
    + r")(?:\s{0,3}[（(][^（()）\t\n]{1,20}[）)])?(?=[\t\n\s]|\Z)"
)


def with_preface(lines: Sequence[Line], first: int, nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes with the paragraphs between title, cover or contents and the first heading as a preface."""
    after = next((n for n, node in enumerate(nodes) if node.heading.kind not in ("cover", "contents")), len(nodes))
    if after == len(nodes) or nodes[after].heading.kind not in ("printed", "run_in", "bare"):
        return list(nodes)
    between = lines[first : nodes[after].heading.line]
    if not between or between[0].table or not any(_SENTENCE.search(line.words) for line in between):
        return list(nodes)
    start = between[0].start
    preface = Node(Heading(first, start, start, "unheaded", None, "", "preface"), 1, "")
    return [*nodes[:after], preface, *nodes[after:]]


def lead_ins(lines: Sequence[Line], nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes with the parts of basic-information sections that lead-ins such as `主要职责是：` open.

    A lead-in reaches over the paragraph or the list after it; what is left over becomes a part of its own,
    typed by what it speaks of.
    """
    result: list[Node] = []
    for n, node in enumerate(nodes):
        result.append(node)
        following = nodes[n + 1] if n + 1 < len(nodes) else None
        if node.heading.type != _BASIC or node.heading.kind == "run_in":
            continue
        last = following.heading.line if following is not None else len(lines)
        result.extend(_parts(lines, node.heading.line + 1, last, node.level + 1))
    return result


def _parts(lines: Sequence[Line], first: int, last: int, level: int) -> list[Node]:
    opened = [(i, _subject(lines[i].words)) for i in range(first, last) if _is_lead_in(lines[i])]
    opened = [(i, type_) for i, type_ in opened if type_ is not None]
    if not opened:
        return []
    found: list[Node] = []
    position = first
    for i, type_ in opened:
        if i > position:
            found.append(_unheaded(lines, position, level))
        words = lines[i].words.rstrip("：:")
        found.append(Node(Heading(i, lines[i].start, lines[i].end, "lead_in", None, words, type_), level, ""))
        position = _reach(lines, i + 1, last)
    if position < last:
        found.append(_unheaded(lines, position, level))
    return found


def _is_lead_in(line: Line) -> bool:
    return (
        not line.table
        and len(line.words) <= _LONGEST_LEAD_IN
        and bool(_LEAD_IN.fullmatch(line.words))
        and label_of(line.words) is None
    )


def _subject(words: str) -> str | None:
    """Return the section type of what a lead-in or paragraph speaks of."""
    organisation, staffing = _ORGANISATION.search(words), _STAFFING.search(words)
    if _DUTIES.search(words) and not (organisation and staffing):
        return "duties"
    if organisation and staffing:
        return "organisation_staffing"
    return "organisation" if organisation else "staffing" if staffing else None


def _reach(lines: Sequence[Line], start: int, last: int) -> int:
    """Return the line after what a lead-in opens: a list, or one paragraph."""
    i = start
    while i < last and label_of(lines[i].words) is not None:
        i += 1
    return i if i > start else min(start + 1, last)


def _unheaded(lines: Sequence[Line], i: int, level: int) -> Node:
    start = lines[i].start
    return Node(Heading(i, start, start, "unheaded", None, "", _subject(lines[i].words)), level, "")


def form_parts(text: str, lines: Sequence[Line], nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes with the blocks of standard forms; each ends where the next begins or its table ends."""
    result: list[Node] = []
    for n, node in enumerate(nodes):
        result.append(node)
        if node.heading.type != "annex_table":
            continue
        following = nodes[n + 1].heading.line if n + 1 < len(nodes) else len(lines)
        result.extend(_blocks(text, lines, node.heading.line + 1, following, node.level + 1))
    return result


def bare_form_parts(text: str, lines: Sequence[Line], first: int) -> list[Node]:
    """Return the blocks of a report that is nothing but a form."""
    return _blocks(text, lines, first, len(lines), 1)


def _blocks(text: str, lines: Sequence[Line], first: int, last: int, level: int) -> list[Node]:
    rows = [line for line in lines[first:last] if line.table]
    if not rows:
        return []
    start, end = rows[0].start, rows[-1].end
    matches = []
    position = start
    while match := _FORM.search(text, max(position - 1, 0), end):
        matches.append(match)
        position = match.end()
    found = []
    if len({re.sub(r"\s", "", match.group(1)) for match in matches}) < 2:
        return []  # a table of indicators alone is no form
    matches = [m for n, m in enumerate(matches) if not (n and _is_header_row(m, matches[n - 1]))]
    for n, match in enumerate(matches):
        limit = matches[n + 1].start(1) if n + 1 < len(matches) else end
        name = re.sub(r"\s", "", match.group(1))
        line = _line_of(lines, match.start(1), first)
        heading = Heading(line, match.start(1), match.end(), "form", None, name, "annex_table")
        found.append(Node(heading, level, "", limit))
    return found


def _is_header_row(match: re.Match[str], before: re.Match[str]) -> bool:
    """Whether a match is the header row of a block of indicators that has its own name before it."""
    return match.group(1).startswith("一") and match.start() - before.end() < 10


def _line_of(lines: Sequence[Line], position: int, first: int) -> int:
    i = first
    while i + 1 < len(lines) and lines[i + 1].start <= position:
        i += 1
    return i
