"""Text to sections: the tree of a report, each section with what it is about and which project it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.grid.table_words import is_head
from indexer.model import Section
from indexer.reading_view import reading_view
from indexer.structure.frame import Frame, captions, find_frame
from indexer.structure.heading_types import HeadingTypes, heading_types_of
from indexer.structure.headings import Heading, find_headings
from indexer.structure.layout import Line, report_lines
from indexer.structure.parts import bare_form_parts, form_parts, lead_ins, with_preface
from indexer.structure.section_kinds import kinds
from indexer.structure.tree import Node, place
from indexer.text import ReportText
from indexer.vocabulary import Vocabulary

# A heading that names one project: 医疗救助补助项目, 反邪专项工作经费项目绩效自评情况.
_PROJECT = re.compile(
    r"(.{2,40}?(?:专项|经费|资金|补助|补贴|工程)?)(?:项目|工程)(?:支出)?(?:绩效)?(?:自评|评价)?(?:情况)?"
)
_NOT_PROJECT = re.compile(r"年初|年中|其他|重点|主要|预算|追加|部门|单位|所有|全部|各类|各项|一般|具体|有关|存在|立项")
# What stands under the heading of one project in reports that go through them one by one.
_OF_A_PROJECT = frozenset(("budget_execution", "overall_target_completion", "indicator_completion"))
# 资金管理方面自评 goes over how it was done, whatever stands under it.
_ASPECT = re.compile("方面|自评|情况|管理$|指标|分析|说明|材料|绩效|效益$|产出$|投入$|过程$|使用$")
_FORM_PROJECT = re.compile(
    r"项\s{0,4}目\s{0,4}(?:支\s{0,4}出\s{0,4})?名\s{0,4}称[ \u3000]{0,9}[\t\n：:][\s：:]{0,9}([^\t\n]{2,60})"
)


def text_to_sections(report_id: str, text: ReportText, vocabulary: Vocabulary) -> tuple[Section, ...]:
    """Return the sections in the order of the text; the first is the document itself (level 0).

    `text.text[section.start:section.end]` is a section with its heading and its subsections, without blanks
    at its edges; `heading_end` is where the printed heading ends (== `start` where none is printed).
    """
    view = reading_view(text.text)
    lines = report_lines(view, text.grids)
    frame = find_frame(lines)
    types = heading_types_of(vocabulary)
    nodes = with_preface(lines, frame.first, place(_headings(lines, frame, types)))
    nodes = lead_ins(lines, nodes)
    nodes = form_parts(view, lines, nodes)
    if not nodes:
        nodes = bare_form_parts(view, lines, frame.first)
    found = _sections(report_id, view, [_document(lines, frame), *nodes], types)
    if view == text.text:
        return found
    return tuple(replace(each, heading_printed=text.text[each.start : each.heading_end]) for each in found)


def _headings(lines: Sequence[Line], frame: Frame, types: HeadingTypes) -> list[Heading]:
    """Return the headings of body and frame together, in order, one to a line."""
    taken = {heading.line: heading for heading in frame.parts}
    skipped = {i for start, end in frame.skipped for i in range(start, end)}
    for heading in captions(lines, frame.first, skipped | set(taken)):
        taken[heading.line] = heading
    for heading in find_headings(lines, frame.first, len(lines), types):
        if heading.line not in skipped:
            taken.setdefault(heading.line, heading)
    return [taken[line] for line in sorted(taken)]


def _document(lines: Sequence[Line], frame: Frame) -> Node:
    if not lines:
        return Node(Heading(0, 0, 0, "unheaded", None, "", "document"), 0, "")
    title = lines[frame.title_line : frame.title_line + frame.title]
    start = lines[0].start
    end = title[-1].end if title else start
    return Node(Heading(0, start, end, "printed", None, "".join(line.words for line in title), "document"), 0, "")


def _sections(report_id: str, text: str, every: Sequence[Node], types: HeadingTypes) -> tuple[Section, ...]:
    found: list[Section] = []
    ancestors: list[Section] = []
    ends = _ends(text, every)
    about = kinds(text, every, ends, types)
    for n, node in enumerate(every):
        del ancestors[node.level :]
        parent = ancestors[-1] if ancestors else None
        heading = node.heading
        type_ = about[n]
        below = every[n + 1] if n + 1 < len(every) and every[n + 1].level == node.level + 1 else None
        block = below is not None and below.heading.type in _OF_A_PROJECT and node.level > 1 and heading.type is None
        block = block and _ASPECT.search(heading.name) is None
        named = heading.name.strip("。：: ") if block else _project(text, node, ends[n], type_)
        named = None if named and is_head(named) else named
        section = Section(
            id=f"{report_id}-s{n}",
            report=report_id,
            parent=parent.id if parent else None,
            level=node.level,
            label=node.label,
            heading=node.label + heading.name,
            heading_printed=text[heading.start : heading.end],
            type=type_,
            project=named or (parent.project if parent else None),
            start=heading.start,
            heading_end=heading.end,
            end=ends[n],
        )
        found.append(section)
        ancestors.append(section)
    return tuple(found)


def _ends(text: str, nodes: Sequence[Node]) -> list[int]:
    """Return where each node ends: before the next of its level or above, blanks left out."""
    ends = [len(text)] * len(nodes)
    open_nodes: list[int] = []
    for n, node in enumerate(nodes):
        while open_nodes and nodes[open_nodes[-1]].level >= node.level:
            ends[open_nodes.pop()] = node.heading.start
        open_nodes.append(n)
    return [_trimmed(text, node, end) for node, end in zip(nodes, ends, strict=True)]


def _trimmed(text: str, node: Node, end: int) -> int:
    if node.limit is not None:
        end = min(end, node.limit)
    while end > node.heading.end and text[end - 1].isspace():
        end -= 1
    return end


def _project(text: str, node: Node, end: int, type_: str) -> str | None:
    """Return the project that a heading, or the form under it, names."""
    heading = node.heading
    if type_ == "annex_table" and heading.kind in ("annex", "caption"):
        match = _FORM_PROJECT.search(text, heading.start, min(end, heading.end + 300))
        return match.group(1).strip() if match else None
    if heading.label is not None and heading.label.style == "project":
        return heading.name.strip("。：: ").removesuffix("项目") or None
    if (node.level < 2 and type_ != "project_performance") or heading.kind not in ("printed", "run_in", "bare"):
        return None
    match = _PROJECT.fullmatch(heading.name.strip("。：: "))
    if match is None or _NOT_PROJECT.search(heading.name):
        return None
    return match.group(1)
