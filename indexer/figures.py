"""Drafts of prose and tables -> the figures of a report, each with an item that stands on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.cells import CellReader
from indexer.cues import Cues
from indexer.drafts import Draft
from indexer.items import clean_lead, core_of, is_alike, is_generic, is_source, is_whole, short_organisation, unplaced
from indexer.model import Figure, Report, Section, Table
from indexer.prose import ProseReader
from indexer.quantities import find_years
from indexer.scene import Scene
from indexer.text import ReportText
from indexer.vocabulary import Vocabulary
from indexer.years import covered_years, heading_year

_DEFAULTS = {"final_accounts_income": "income", "targets": "planned"}
_HEADED = ("received", "initial_budget", "income", "carryover", "contract", "planned", "allocated")
_AREA_REPORTS = ("area_budget_report", "area_final_accounts", "transfer_evaluation")
_TITLE_TAIL = re.compile(r"(?:项目)?(?:支出|资金|部门|重点|财政|预算)*绩效.*$|(?:事前|自评|评价).*报告.*$")


def to_figures(
    report: Report, text: ReportText, sections: Sequence[Section], tables: Sequence[Table], vocabulary: Vocabulary
) -> tuple[Figure, ...]:
    """Return every printed amount, ratio, score and grade of a report, in document order."""
    cues = Cues(vocabulary)
    prose = ProseReader(text.text, cues, vocabulary)
    cells = CellReader(prose, cues)
    cells.note(tables)
    scenes = _Scenes(report, text.text, sections, cues)
    drafts: list[Draft] = []
    for table in tables:
        drafts += cells.read(table, scenes.at(table.start))
    for start, end in _paragraphs(text.text, tables):
        drafts += prose.read(start, end, scenes.at(start))
    drafts.sort(key=lambda draft: draft.amount_start)
    return _Maker(report, text.text, scenes, vocabulary, cues).make(drafts)


def _paragraphs(text: str, tables: Sequence[Table]) -> Iterator[tuple[int, int]]:
    """Yield the lines that stand outside tables."""
    spans = sorted((table.start, table.end) for table in tables)
    start = number = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while number < len(spans) and spans[number][1] <= start:
            number += 1
        if end > start and (number == len(spans) or spans[number][0] >= end):
            yield start, end
        start = end + 1


class _Scenes:
    """The scene of every place in a report."""

    def __init__(self, report: Report, text: str, sections: Sequence[Section], cues: Cues) -> None:
        self._cues = cues
        self._sections = sorted(sections, key=lambda s: (s.start, s.level))
        self._by_id = {section.id: section for section in sections}
        self._report = report
        self._next = 0
        self._open: list[Section] = []
        self._last = -1
        self.report_project = _report_project(report)
        self._span = covered_years(text) if report.year is None else None
        short = short_organisation(report.organisation, report.region.name)
        names = (report.organisation, short, report.region.name)
        self._names = tuple(sorted({name for name in names if name and len(name) > 1}, key=len, reverse=True))

    def section_at(self, position: int) -> Section | None:
        """Return the deepest section that holds `position`."""
        if position < self._last:
            self._next, self._open = 0, []
        self._last = position
        while self._next < len(self._sections) and self._sections[self._next].start <= position:
            self._open.append(self._sections[self._next])
            self._next += 1
        self._open = [section for section in self._open if section.end > position or section.level == 0]
        return max(self._open, key=lambda s: (s.level, s.start), default=None)

    def _default(self, section: Section | None, kind: str) -> str:
        """Return the measure of amounts that nothing else tells, by the section they stand in."""
        named = _ends_in(section.heading, self._cues) if section is not None and section.level else None
        return named if named in _HEADED else _DEFAULTS.get(kind, "executed")

    def at(self, position: int) -> Scene:
        """Return the scene at `position`."""
        report, section = self._report, self.section_at(position)
        basis = report.basis.get("year", "title")
        kind, project, year = "", None, None
        step = section
        while step is not None and step.level > 0:
            kind = kind or (step.type if step.type != "other" else "")
            project = project or step.project or _project_heading(step.heading)
            if year is None:
                year = heading_year(step.heading)
            step = self._by_id.get(step.parent) if step.parent else None
        default = self._default(section, kind)
        overall, first = report.year, self._span.first if self._span is not None else None
        if overall is None and self._span is not None:
            overall, basis = self._span.last, "inferred"
        return Scene(overall, basis, year, kind, project, self.report_project, default, self._names, first)


def _ends_in(heading: str, cues: Cues) -> str | None:
    """Return the measure that a heading ends in: （一）资金到位情况."""
    words = re.sub(r"(?:具体|主要|总体)?(?:情况|说明|分析|明细|[。：:]|\s)+$", "", heading)
    found = cues.find("measure", words)
    if not found or found[-1].end < len(words):
        return None
    return "received" if words.endswith("来源") else found[-1].code


def _project_heading(heading: str) -> str | None:
    """Return the project that a section heading is the name of: （一）医疗救助补助项目."""
    name = heading[clean_lead(heading) :].strip("。：: ")
    if (
        len(name) > 30
        or is_generic(name)
        or is_whole(name)
        or not re.search(r"(?:项目|工程|补助|补贴|经费|专项|资金)$", name)
    ):
        return None
    return None if re.search(r"情况|绩效|主要|支出|其他|基本|预算|收入|决算|[，。]", name) else name


def _report_project(report: Report) -> str | None:
    """Return the project that a whole report is about, from its title; None for one on a whole department."""
    title = re.sub(r"\s", "", report.title or "")
    if not title or re.search(r"整体|部门(?:预算|决算)|年度?(?:预算|决算)|三公", title):
        return None
    years = find_years(title)
    title = _TITLE_TAIL.sub("", title[years[-1].end :] if years else title)
    name = re.sub(r"^[年度关于的]+", "", title)
    short = short_organisation(report.organisation, report.region.name)
    for known in (report.organisation, short, report.region.name):
        name = name.removeprefix(known or "")
    name = name.removesuffix("的")
    return name if len(name) > 3 and not is_generic(name) else None


class _Maker:
    """Turns drafts into figures: items, identity, restatements, concepts."""

    def __init__(self, report: Report, text: str, scenes: _Scenes, vocabulary: Vocabulary, cues: Cues) -> None:
        self.report, self.text, self.scenes, self.vocabulary, self.cues = report, text, scenes, vocabulary, cues
        region = report.region.name
        self.place = region or ""
        self._printed: dict[tuple[object, ...], list[tuple[str, str, str, Draft]]] = {}
        self.organisation = short_organisation(report.organisation, region)

    def make(self, drafts: Sequence[Draft]) -> tuple[Figure, ...]:
        """Return the figures of the drafts; a fact printed before is marked, not dropped."""
        figures: list[Figure] = []
        seen: set[int] = set()
        _settle_income(drafts)
        for draft in drafts:
            if draft.amount_start in seen:
                continue
            seen.add(draft.amount_start)
            identity = f"{self.report.id}-f{draft.amount_start}"
            figures.append(self._figure(draft, identity, self._restated(draft, identity)))
        return tuple(figures)

    def _restated(self, draft: Draft, identity: str) -> str | None:
        """Return the figure that printed the same fact first: same measure, year and worth, and a like subject."""
        if draft.kind != "money" or draft.measure in ("target", "achieved", "other") or "weight" in draft.flags:
            return None
        source = draft.words.strip() if is_source(draft.words) else ""  # 省级配套 and 县级配套 may be worth the same
        key = (source, "executed" if draft.measure == "previous" else draft.measure, draft.year, draft.yuan)
        project = core_of(draft.project or self.scenes.report_project or "")
        generic = is_generic(draft.subject) and not is_whole(draft.subject)
        about = draft.whole or not draft.subject or (generic and project)
        core = project if about else core_of(("" if is_whole(draft.subject) else draft.under) + draft.subject)
        earlier = self._printed.setdefault(key, [])
        for first, other, theirs, before in earlier[:50]:
            apart = draft.project and theirs and not is_alike(project, theirs)
            beside = draft.table is not None and before.table is not None and draft.table.table == before.table.table
            blank = not draft.yuan and (not draft.parts or draft.parts != before.parts)  # zeros are alike too easily
            if is_alike(core, other) and not (apart or beside or blank):
                return first
        earlier.append((identity, core, project if draft.project else "", draft))
        return None

    def _figure(self, draft: Draft, identity: str, restates: str | None) -> Figure:
        report, section = self.report, self.scenes.section_at(draft.amount_start)
        item = self._item(draft)
        named = draft.subject or draft.project or ""
        matches = self.vocabulary.concepts_in(" ".join((named, draft.project or "")))
        flags = list(dict.fromkeys([
            *draft.flags, *(["composite"] if draft.parts else []), *(["approx"] if draft.approx else []),
            *(["restates"] if restates else []), *self._totals(draft),
        ]))  # fmt: skip
        quote_start = min(draft.quote_start, draft.amount_start)
        end = max(draft.end, draft.amount_end)
        basis = {
            "item": draft.item_basis, "measure": draft.measure_basis, "year": draft.year_basis,
            "unit": draft.unit_basis, "organisation": report.basis.get("organisation", "document"),
        }  # fmt: skip
        return Figure(
            id=identity, report=report.id, file=report.file, year=draft.year, region_code=report.region.code,
            region=report.region.name, organisation=report.organisation, scope=self._scope(draft), item=item,
            concepts=tuple(dict.fromkeys(match.code for match in matches)), measure=draft.measure, kind=draft.kind,
            value=draft.value, unit=draft.unit, amount_yuan=draft.yuan, direction=draft.direction,
            quote=self.text[quote_start:end], start=quote_start, end=end, amount_start=draft.amount_start,
            amount_end=draft.amount_end, page=None, section=section.id if section else None,
            section_type=section.type if section else None, project=draft.project or self._project(draft),
            shared_with=draft.parts, table=draft.table, approx=draft.approx, restates=restates, flags=tuple(flags),
            basis=basis,
        )  # fmt: skip

    def _project(self, draft: Draft) -> str | None:
        """Name the project where the item itself is one."""
        if draft.kind != "money" or draft.whole or is_whole(draft.subject) or is_generic(draft.subject):
            return None
        return draft.subject

    def _item(self, draft: Draft) -> str:
        year = f"{draft.year}年" if draft.year is not None else ""
        subject, words = re.sub(r"\s", "", draft.subject), re.sub(r"\s", "", draft.words)
        project = unplaced(draft.project, self.place) if draft.project and draft.project != draft.subject else ""
        if draft.table is not None:
            whole = draft.whole or is_whole(subject) or is_generic(subject)
            place = self.place if project or draft.title.endswith("表") or not whole else self.organisation
            title = f"{draft.title}：" if draft.title else ""
            about = project or ("" if project or not draft.whole else self.scenes.report_project or "")
            named = "" if subject == about else subject
            return f"{place}{about}{year}{title}{named}{'' if words == subject else words}"
        rest = _rest(words, subject)
        rest = rest.removeprefix(year) or rest
        subject = unplaced(subject, self.place)
        if draft.kind in ("score", "grade"):
            name = "等级" if draft.kind == "grade" else "分值" if "weight" in draft.flags else "得分"
            scored = draft.project or self.scenes.report_project
            about = f"{self.place}{scored}" if scored else self.organisation
            return f"{about}{year}自评{_scored(words)}{name}"
        named = rest or self.cues.name(draft.measure)
        if draft.measure == "standard" and "标准" not in rest + subject:
            named = rest + "标准"
        project = project or (self.scenes.report_project or "" if draft.subject != self.scenes.report_project else "")
        whole = is_whole(subject) or is_generic(subject) or is_whole(draft.under)
        if whole and not project and draft.subject != self.scenes.report_project:
            return f"{self.organisation}{year}{draft.under}{subject}{named}"
        under = "" if draft.under in subject or (project and project in draft.under) else draft.under
        about = project if is_generic(subject) or whole else ""
        return f"{self.place}{about}{under}{subject}{year}{named}"

    def _scope(self, draft: Draft) -> str:
        if draft.measure == "standard":
            return "person"
        if draft.project or (draft.subject and not is_whole(draft.subject)):
            return "project"
        spoken = self.text[draft.quote_start : draft.amount_start]
        wide = self.report.report_type in _AREA_REPORTS or re.search(
            "全[县区市省镇乡]|财政(?:总收入|总支出|收入|支出)", spoken
        )
        return "area" if wide else "unit"

    def _totals(self, draft: Draft) -> list[str]:
        return ["total"] if draft.kind == "money" and re.search(r"合计|总计|总额|共计", draft.words) else []


_BASE = re.compile(r"^(?:[较比与同](?:上一?年度?|去年度?|\d{4}年度?)(?:同期)?的?)(?!.*(?:增|减|升|降|涨|多|少))")


def _rest(words: str, subject: str) -> str:
    """Return what the phrase says beside its subject: 实际支出, 较上年增加."""
    rest = words.replace(subject, "", 1) if subject else words
    rest = re.sub(r"^[，、：:（(等]+|(?:[为共的有由被：:（(]|(?<!节)约)+$", "", rest)
    return _BASE.sub("", rest)


def _scored(words: str) -> str:
    """Return what a score is of: 产出, 整体支出绩效; nothing for 自评得分."""
    return re.sub(r"自评|得分|评分|分数|评价|评定|等级|综合|为|达|[“”：:（(]", "", words)[-12:]


def _settle_income(drafts: Sequence[Draft]) -> None:
    """Read 预算收入 by its parts: an initial budget and a supplement that follow make it the revised budget."""
    for number, draft in enumerate(drafts):
        if draft.measure == "income" and re.search(r"预算(?:总?收入|资金来源)", draft.words):
            parts = {later.measure for later in drafts[number + 1 : number + 3]}
            draft.flags.append("ambiguous_measure")
            if {"initial_budget", "supplement"} <= parts:
                draft.measure, draft.measure_basis = "revised_budget", "inferred"
