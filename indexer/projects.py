"""Which named project a figure belongs to: that of its section or form, of the whole it is a part of, or its own."""

from __future__ import annotations

import re

from indexer.cues import Cues
from indexer.drafts import Draft
from indexer.items import NOUN_END, clean_lead, is_generic, is_source, is_whole, short_organisation
from indexer.model import Report
from indexer.quantities import find_years
from indexer.vocabulary import Vocabulary

_TITLE_TAIL = re.compile(r"(?:项目)?(?:支出|资金|部门|重点|财政|预算)*绩效.*$|(?:事前|自评|评价).*报告.*$")
_WHOLE_UNIT = re.compile(r"整体|部门(?:预算|决算)|年度?(?:预算|决算)|三公")
# What a project is called, as against a kind of payment, a place or a payer.
_CALLED = re.compile(
    r"(?:项目|工程|保险|行动|计划|试点|基金|活动|创建|体系)(?:专项)?(?:经费|资金|补助|建设)?$|(?:平台|系统)[^，]{0,6}$"
)
_QUOTED = re.compile(r"[“《][^“”《》]{2,40}[”》]")
_PLACE = re.compile(
    r"[^，、]{1,5}(?:[省市县区乡镇村]|街道|社区|开发区|办事处|旗|苏木)(?:小计|合计)?"
    r"|[两三四五六七八九十\d]{1,3}个?(?:[镇乡县区市村]|街道|乡镇)"
)
# Words that a clause on what was done begins with, not a name.
_CLAUSE = re.compile(
    r"(?:[将对因由被把应可须未各仅均]|滞留|追回|收回|多[发付支]|少[发付支]|授予|违规|抽查|挪用|需要|首批|收、?支|项目间|规定|单笔|执行|欠"
    r"|截留|挤占|核减|扣[减除回]|退回|上缴|缴回|罚|占)"
)
_NOT_SPENT_ON = re.compile(
    r"(?:货物|工程|服务)(?:类|采购)?|.{0,2}个人(?:缴费|承担|负担|自付).{0,4}|.{0,12}[两三四五]项(?:补贴|补助|经费|支出|资金)?"
    r"|年初预算项目|配套.{0,8}|.{0,10}公共预算|政府性基金|专用基金|其他资金.{0,8}|.{0,12}非税收入.{0,6}"
)
_APART = re.compile(r"除[^，。；]{2,30}外，")


def report_project(report: Report) -> str | None:
    """Return the project that a whole report is about, from its title; None for one on a whole department."""
    title = re.sub(r"\s", "", report.title or "")
    if not title or _WHOLE_UNIT.search(title):
        return None
    title = _TITLE_TAIL.sub("", title)
    years = find_years(title)
    name = re.sub(r"^[年度关于的]+|[（(]+$", "", title[years[-1].end :] if years else title)
    short = short_organisation(report.organisation, report.region.name)
    for known in (report.organisation, short, report.region.name):
        name = name.removeprefix(known or "")
    name = name.removesuffix("的")
    return name if len(name) > 3 and not is_generic(name) else None


def project_heading(heading: str) -> str | None:
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


class ProjectNamer:
    """Names the projects of one report's figures."""

    def __init__(self, text: str, about: str | None, cues: Cues, vocabulary: Vocabulary) -> None:
        """Take the project that the whole report is about, None for a department's report."""
        self._text, self._about, self._cues, self._vocabulary = text, about, cues, vocabulary

    def project(self, draft: Draft) -> str | None:
        """Return the project of a figure, None where it belongs to none.

        A part (其中：住院救助) belongs to the project of its whole; in a report on one project all does but what is
        a project by its own name.
        """
        if draft.project is not None or draft.kind != "money":
            return draft.project
        subject = draft.subject.strip()
        if not subject or draft.whole or is_whole(subject) or is_generic(subject):
            return self._about
        own = self.is_name(subject)
        if (head := self._head(draft)) and self.is_name(head) and not (own and _is_called(subject)):
            return head
        if draft.under and self.is_name(draft.under) and not (own and self._stands_alone(subject, draft.under)):
            return draft.under
        if self._about is not None and not (own and (self._stands_alone(subject, self._about) or self._apart(draft))):
            return self._about
        return subject if own or draft.parts else None

    def _head(self, draft: Draft) -> str:
        """Return the run-in heading of a paragraph that is a project's name, and not 资金使用情况."""
        named = NOUN_END.search(draft.head) or self._vocabulary.concepts_in(draft.head)
        return draft.head if named else ""

    def is_name(self, subject: str) -> bool:
        """Say whether words can be what money is spent on: no place, payer, source, or clause on what was done."""
        if is_whole(subject) or is_generic(subject) or is_source(subject) or len(subject) > 45:
            return False
        if self._vocabulary.concepts_in(subject):
            return not _CLAUSE.match(subject)
        if _PLACE.fullmatch(subject) or _CLAUSE.match(subject) or _NOT_SPENT_ON.fullmatch(subject):
            return False
        return True

    def _stands_alone(self, subject: str, whole: str) -> bool:
        """Say whether what is named within a project is known by its own name: 责任保险, 管网更新工程, 送戏下乡."""
        if subject == whole or _is_called(subject):
            return True
        return any(match.form not in whole for match in self._vocabulary.concepts_in(subject))

    def _apart(self, draft: Draft) -> bool:
        """Say whether the sentence leaves the report's project: 除专项资金外，另列支乘车费减免…."""
        begin = max(self._text.rfind(mark, 0, draft.amount_start) for mark in "。；\n") + 1
        return _APART.match(self._text, begin) is not None


def _is_called(subject: str) -> bool:
    """Say whether words are a project's own name, quoted or ending as such names do."""
    return _CALLED.search(subject) is not None or _QUOTED.search(subject) is not None
