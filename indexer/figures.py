"""Drafts of prose and tables -> the figures of a report, each with an item that stands on its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.bounds import bound_of, is_exceeded
from indexer.lines import line_spans
from indexer.meaning.budget_codes import give_codes
from indexer.meaning.budget_parts import settle_budgets, settle_income
from indexer.meaning.cells import CellReader
from indexer.meaning.claims import claims_of
from indexer.meaning.comparisons import turned
from indexer.meaning.cues import Cues, cues_of
from indexer.meaning.debts import settle_debts
from indexer.meaning.declared import Declarations
from indexer.meaning.drafts import Draft
from indexer.meaning.fiscal import settle_lines
from indexer.meaning.full_marks import settle_full_marks
from indexer.meaning.fund_accounts import settle_funds
from indexer.meaning.grades import indicator_over, named_points
from indexer.meaning.grounds import Grounds
from indexer.meaning.headed import headed_measure, section_account
from indexer.meaning.item_heads import paragraph_project
from indexer.meaning.item_names import ItemNamer, judged_by
from indexer.meaning.items import short_organisation
from indexer.meaning.list_leads import Leads
from indexer.meaning.multiples import settle_multiples
from indexer.meaning.of_budget import (
    adjusts_budget,
    heading_of_budget,
    may_disclose,
    report_of_budget,
    settle_disclosed,
)
from indexer.meaning.own_names import own_names
from indexer.meaning.papers import paper_measure
from indexer.meaning.periods import flag_periods, titled_partial
from indexer.meaning.project_lists import LISTING, project_items
from indexer.meaning.project_titles import (
    are_projects,
    evaluated_project,
    holds_projects,
    project_heading,
    report_project,
)
from indexer.meaning.projects import ProjectNamer
from indexer.meaning.prose import ProseReader
from indexer.meaning.restatements import Restatements
from indexer.meaning.scene import Scene
from indexer.meaning.scopes import ACCOUNTS_OF_AREA, ACCOUNTS_OF_UNIT, scope_of
from indexer.meaning.shared import settle_sums
from indexer.meaning.summed_up import sums_up
from indexer.meaning.surplus import settle_surplus
from indexer.meaning.tables_of_several import captioned, is_of_several
from indexer.meaning.years import covered_years, tells_several_years, told_year
from indexer.model import Figure, Report, Section, Span, Table
from indexer.quantities import Years
from indexer.reading_view import reading_view
from indexer.solid import Place
from indexer.structure.section_kinds import leads_to_projects
from indexer.structure.trailing import Trailing
from indexer.text import ReportText
from indexer.vocabulary import Vocabulary

_TOTAL = re.compile(r"合计|总计|总额|共计")
_DEFAULTS = {"final_accounts_income": "income", "targets": "planned"}
# Sections whose headings name no project, whatever stands over them: 招标采购与合同, 审核监管.
_NO_PROJECTS = frozenset(
    "management_process self_evaluation_work government_procurement state_assets_held conclusion problems improvement"
    " experience use_disclosure deviation_improvement three_public".split()
)
# Sections whose parts may be what money was spent on, whatever their own headings say.
_SPENT = frozenset(
    "project_expenditure project_performance budget_execution final_accounts_expenditure"
    " general_budget_expenditure".split()
)
_LONGEST_HEAD = 80  # characters that a name may take with what stands around it
_COLON = re.compile("[：:]")
_REPORTING = ("finance", "peoples_congress")  # who reports on an area spends none of what is told there


def to_figures(
    report: Report, text: ReportText, sections: Sequence[Section], tables: Sequence[Table], vocabulary: Vocabulary
) -> tuple[Figure, ...]:
    """Return every printed amount, ratio, score and grade of a report, in document order."""
    cues, view = cues_of(vocabulary), reading_view(text.text)
    prose = ProseReader(view, cues, vocabulary)
    cells = CellReader(prose, cues)
    cells.note(tables)
    scenes, leads = _Scenes(report, view, sections, cues, vocabulary), Leads(view, cues)
    reaches = sorted((section.start, section.end) for section in sections)
    paragraphs = list(_paragraphs(view, tables))
    prose.declarations = Declarations(view, paragraphs, reaches)
    drafts: list[Draft] = []
    partial = titled_partial(report.title)
    for table in tables:
        read = cells.read(table, scene := scenes.around(table))
        settle_disclosed(read, scene, table.caption or "")
        drafts += read
    for start, end in paragraphs:
        scene = leads.scene(start, end, scenes.over(start, end))
        if (named := paragraph_project(view[start : min(start + _LONGEST_HEAD, end)])) is not None:
            scene = replace(scene, project=named)
        read = prose.read(start, end, scene)
        settle_disclosed(read, scene)
        leads.note(start, end, read)
        give_codes(view, read, start, end)
        flag_periods(view, start, end, read, partial if scene.partial is None else scene.partial)
        drafts += read
    drafts.sort(key=lambda draft: draft.amount_start)
    grounds = Grounds(report, view, sections, tables, claims_of(cues))
    return _Maker(report, text.text, view, scenes, grounds, vocabulary, cues).make(drafts)


def _paragraphs(text: str, tables: Sequence[Table]) -> Iterator[tuple[int, int]]:
    """Yield the lines that stand outside tables."""
    spans = sorted((table.start, table.end) for table in tables)
    number = 0
    for start, end in line_spans(text):
        while number < len(spans) and spans[number][1] <= start:
            number += 1
        if end > start and (number == len(spans) or spans[number][0] >= end):
            yield start, end


class _Scenes:
    """The scene of every place in a report."""

    def __init__(
        self, report: Report, text: str, sections: Sequence[Section], cues: Cues, vocabulary: Vocabulary
    ) -> None:
        self._text, self._cues = text, cues
        self._by_id = {section.id: section for section in sections}
        self._first_part: dict[str, int] = {}  # by section, where the first section in it begins
        self._parts: dict[str, list[Section]] = {}  # by section, those in it
        self._go_through: dict[str, bool] = {}  # whether they are what was spent on, one by one
        for section in sorted(sections, key=lambda s: s.start):
            self._first_part.setdefault(section.parent or "", section.start)
            self._parts.setdefault(section.parent or "", []).append(section)
        self._report, self._trailing = report, Trailing(text, self._parts, self._by_id)
        self._starts, self._deepest = _by_place(sections)
        self._known: dict[str, Scene] = {}  # by section
        self.lists_projects = any(section.project is None and section.type in LISTING for section in sections)
        self._items: dict[str, list[tuple[Span, str]]] = {}  # of lists of projects, by section
        self._of_all: list[tuple[int, int]] = []  # paragraphs that sum up more than the section they stand in
        self.report_project = report_project(report, text)
        told = text if report.year is None or report.title is None else report.title
        self._span = _until(covered_years(told), report.year)
        self._names = own_names(report, vocabulary)
        self._paper = paper_measure(report.title, text)
        self._of_budget = report_of_budget(report.title, report.report_type, text)

    def section_at(self, position: int) -> Section | None:
        """Return the deepest section that holds `position`."""
        return self._deepest[bisect_right(self._starts, position)]

    def at(self, position: int) -> Scene:
        """Return the scene at `position`, which is its section's."""
        section = self._trailing.told_in(self.section_at(position), position)
        key = section.id if section is not None else ""
        if key not in self._known:
            self._known[key] = self._scene(section)
        return self._known[key]

    def over(self, start: int, end: int) -> Scene:
        """Return the scene of the paragraph at `start`: its section's, unless it sums up others as well."""
        scene, section = self.at(start), self.section_at(start)
        if scene.project and section is not None and sums_up(self._text, section.heading_end, start, end):
            self._of_all.append((start, end))
            return replace(scene, project=None)
        return scene

    def around(self, table: Table) -> Scene:
        """Return the scene of a table: its section's, unless it goes through others as well."""
        scene, section = self.at(table.start), self.section_at(table.start)
        if not scene.project or section is None:
            return scene
        beside = (part for part in self._parts[section.parent or ""] if part.label)
        parts = {part.heading.removeprefix(part.label): part for part in beside}
        if is_of_several(self._text, table, scene.project, parts):
            self._of_all.append((table.start, table.end))
            return replace(scene, project=None)
        other = captioned(table, scene.project, parts)
        named = self.at(parts[other].start).project if other else None
        return replace(scene, project=named) if named else scene

    def heading_over(self, section: Section | None, position: int) -> str:
        """Return the heading of its section that may name the project of an amount; "" where none does."""
        section = self._trailing.told_in(section, position)
        if section is None or section.level == 0 or section.type in _NO_PROJECTS:
            return ""
        of_all = bool(self._of_all) and any(start <= position < end for start, end in self._of_all)
        return "" if of_all else section.heading

    def item_over(self, position: int) -> str:
        """Return the name of the item (人工增雨作业：…) of a list of projects that a place stands in, "" for none."""
        section = self.section_at(position)
        if section is None or section.project is not None or section.type not in LISTING:
            return ""
        if section.id not in self._items:
            end = self._first_part.get(section.id, section.end)
            self._items[section.id] = self._labelled(Span(section.heading_end, end))
        items = self._items[section.id]
        number = bisect_right(items, position, key=lambda item: item[0].start)
        return items[number - 1][1] if number and position < items[number - 1][0].end else ""

    def _labelled(self, region: Span) -> list[tuple[Span, str]]:
        """Return the items of the lists of projects in a region whose names stand before a colon."""
        if sum(self._text.count(colon, region.start, region.end) for colon in "：:") < 2:
            return []
        return [(span, name) for span, name in project_items(self._text, region) if self._labels(span, name)]

    def _labels(self, span: Span, name: str) -> bool:
        """Say whether a name stands before a colon at the beginning of an item."""
        colon = _COLON.search(self._text, span.start, span.end)
        return colon is not None and self._text[span.start : colon.start()].endswith((name, f"{name}项目"))

    def _scene(self, section: Section | None) -> Scene:
        report = self._report
        basis = report.basis.get("year", "title")
        kind, project, year = "", None, None
        headings: list[str] = []
        spanned, partial, done = False, None, False
        step = section
        while step is not None and step.level > 0:
            kind = kind or (step.type if step.type != "other" else "")
            above = self._by_id.get(step.parent) if step.parent else None
            if project is None and step.type not in _NO_PROJECTS:
                name = step.heading.removeprefix(step.label)  # 4 客运站改造
                project = step.project or project_heading(name, self._said_of_parts(above) if above else "")
            elif project is None and step.type == "management_process" and above and holds_projects(above.heading):
                project = project_heading(step.heading)  # 三、项目资金管理 （一）编纂专项, not （二）完善制度
            project = project or evaluated_project(step.heading.removeprefix(step.label))
            headings.append(step.heading)
            if year is None:
                year, done, partial = told_year(step, self._parts[step.parent or ""])
                spanned = spanned or tells_several_years(step.heading)
            step = above
        headed = headed_measure(headings, self._cues)
        default = headed or _DEFAULTS.get(kind) or self._paper or "executed"
        said = (heading_of_budget(heading) for heading in headings) if may_disclose(report.report_type) else ()
        of_budget = next((one for one in said if one is not None), self._of_budget)
        overall, first = None if spanned else report.year, self._span.first if self._span is not None else None
        if done and year is not None and overall is not None and year > overall:
            overall, basis = year, "heading"  # 二、2024年上半年预算执行情况 in a report on the accounts of 2023
        if overall is None and self._span is not None:
            overall, basis = self._span.last, "inferred"
        return Scene(
            overall, basis, year, kind, project, self.report_project, default, self._names, first, headed is not None,
            self._account(section, project) if section is not None else "", of_budget=of_budget,
            adjusts=adjusts_budget(headings, report.title), partial=partial,
        )  # fmt: skip

    def _said_of_parts(self, section: Section) -> str:
        """Return what says that a section's parts are projects: its heading, or `主要项目情况如下：` below it."""
        first = self._first_part.get(section.id, section.heading_end)
        said = self._text[section.heading_end : first]
        if not section.level and self.report_project is not None:
            return ""  # what a report on one project is called says nothing of its parts
        return f"{section.heading}项目" if leads_to_projects(said) else section.heading

    def _account(self, section: Section, project: str | None) -> str:
        """Return what all amounts below a heading are of where they name nothing themselves, "" for nothing.

        That is an account of the unit, or one of the things that the section over it was spent on, by their headings.
        """
        begins = self._text[section.heading_end : min(section.heading_end + _LONGEST_HEAD, section.end)]
        account = section_account(section.heading, begins)
        if account or project is not None:
            return account
        above = self._by_id.get(section.parent or "")
        if above is None or above.type not in _SPENT or section.type not in _SPENT:
            return ""
        if above.id not in self._go_through:
            names = [part.heading.removeprefix(part.label) for part in self._parts[above.id]]
            self._go_through[above.id] = len(names) > 1 and are_projects(names)
        name = section.heading.removeprefix(section.label)
        return project_heading(name, "项目") or "" if self._go_through[above.id] else ""


def _until(span: Years | None, year: int | None) -> Years | None:
    """Return the years that a report covers where the last of them is the report's."""
    return span if span is not None and year in (None, span.last) else None


def _by_place(sections: Sequence[Section]) -> tuple[list[int], list[Section | None]]:
    """Return the places where sections begin or end, in order, and the deepest section before and from each on.

    Of the sections that hold a place it is the last one of the highest level; the whole report holds all after it.
    """
    ordered = sorted(sections, key=lambda s: (s.start, s.level))
    places = sorted({place for section in sections for place in (section.start, section.end)})
    deepest: list[Section | None] = [None]
    held: list[Section] = []
    number = 0
    for place in places:
        while number < len(ordered) and ordered[number].start <= place:
            held.append(ordered[number])
            number += 1
        held = [section for section in held if section.end > place or section.level == 0]
        deepest.append(max(held, key=lambda s: (s.level, s.start), default=None))
    return places, deepest


class _Maker:
    """Turns drafts into figures: items, identity, restatements, concepts."""

    def __init__(
        self, report: Report, printed: str, text: str, scenes: _Scenes, grounds: Grounds,
        vocabulary: Vocabulary, cues: Cues,
    ) -> None:  # fmt: skip
        self.printed = printed
        self.report, self.text, self.scenes, self.vocabulary, self.cues = report, text, scenes, vocabulary, cues
        region = report.region.name
        signed = report.report_type in ACCOUNTS_OF_AREA and report.department in _REPORTING
        unnamed = report.organisation is None and report.report_type in ACCOUNTS_OF_UNIT
        known = "" if unnamed else short_organisation(report.organisation, region)
        organisation = (region or "") if signed else known
        judged = judged_by(report.report_type, report.title)
        self.items = ItemNamer(region or "", organisation, scenes.report_project, cues, judged)
        self.grounds = grounds
        self._amounts: dict[str, Place] = {}  # of the figures so far
        self.restatements = Restatements(scenes.report_project, text)
        self.projects = ProjectNamer(text, scenes.report_project, cues, vocabulary)

    def make(self, drafts: Sequence[Draft]) -> tuple[Figure, ...]:
        """Return the figures of the drafts; a fact printed before is marked, not dropped."""
        figures: list[Figure] = []
        seen: set[int] = set()
        settle_income(drafts)
        settle_budgets(self.text, drafts)
        settle_lines(self.text, drafts, self.report.report_type in ACCOUNTS_OF_AREA)
        settle_debts(self.text, drafts)
        settle_multiples(self.text, drafts)
        settle_funds(self.text, drafts)
        settle_sums(drafts)
        settle_surplus(self.text, drafts)
        settle_full_marks(self.text, drafts)
        for draft in drafts if self.scenes.lists_projects else ():
            if draft.table is None and not draft.head:
                item = self.scenes.item_over(draft.amount_start)
                draft.head = item if self.projects.is_part(item) else ""
        self.projects.learn(drafts)
        for draft in drafts:
            if draft.amount_start in seen:
                continue
            seen.add(draft.amount_start)
            identity = f"{self.report.id}-f{draft.amount_start}"
            figures.append(self._figure(draft, identity))
        return tuple(figures)

    def _figure(self, draft: Draft, identity: str) -> Figure:
        report, section = self.report, self.scenes.section_at(draft.amount_start)
        if draft.approx and is_exceeded(self.text, draft.amount_start, draft.measure):
            draft.approx = False
        if draft.kind == "score" and not draft.head and section is not None:
            draft.head = section.heading  # （一）决策（20分）
            draft.words = indicator_over(section.heading, draft.amount_start - section.heading_end) + draft.words
        if draft.kind == "score" and draft.table is None:
            draft.words = named_points(self.text, draft.amount_start) + draft.words  # 资金保障（分值10分）
        project = self.projects.project(draft, self.scenes.heading_over(section, draft.amount_start))
        restates = self.restatements.find(draft, project, identity)
        again = (draft.again.amount_start, draft.again.amount_end) if draft.again else None
        first = self._amounts.get(restates or "") or again
        self._amounts[identity] = draft.amount_start, draft.amount_end
        grounded = self.grounds.of(draft, section, project, first)
        start = min(draft.quote_start, draft.amount_start)
        scope = scope_of(draft, self.text[start : draft.amount_start], report.report_type)
        item = self.items.item(draft, project)
        named = draft.subject or draft.project or ""
        concepts = self.vocabulary.codes_in(f"{named} {draft.project or ''}")
        end = max(draft.end, draft.amount_end)
        return Figure(  # by position, in the order of `Figure`: thirty names are sorted out slower than all else is set
            identity, report.id, report.file, draft.year, report.region.code, report.region.name, report.organisation,
            scope, item, concepts, draft.measure, draft.kind, draft.value, draft.unit, draft.yuan, turned(draft),
            self.printed[start:end], start, end, draft.amount_start, draft.amount_end, None,
            section.id if section else None, section.type if section else None, project, draft.parts, draft.table,
            draft.approx, restates, _flags(draft, restates, self.text), grounded.basis, {}, draft.codes,
            grounded.places,
        )  # fmt: skip


def _flags(draft: Draft, restates: str | None, text: str) -> tuple[str, ...]:
    """Return the flags of a draft, each once, with those that follow from what it says."""
    flags = dict.fromkeys(draft.flags)
    if draft.parts:
        flags["composite"] = None
    if draft.approx:
        flags["approx"] = None
        if bound := bound_of(text, draft.amount_start, draft.amount_end):
            flags[bound] = None
    if restates:
        flags["restates"] = None
    if draft.kind == "money" and ("计" in draft.words or "总额" in draft.words) and _TOTAL.search(draft.words):
        flags["total"] = None
    return tuple(flags)
