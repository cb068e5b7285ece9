"""Whom a figure speaks of: one person or case, a project, the unit, its system, or the whole area."""

from __future__ import annotations

import re

from indexer.meaning.drafts import Draft
from indexer.meaning.items import is_whole

ACCOUNTS_OF_AREA = ("area_budget_report", "area_final_accounts")
# What a unit tells of its own accounts: where it is not known which, they are not those of its whole place.
ACCOUNTS_OF_UNIT = ("budget", "final_accounts", "department_self_evaluation")
_AREA_REPORTS = (*ACCOUNTS_OF_AREA, "transfer_evaluation")
_AREA = re.compile("全[县区市省镇乡](?!级)|财政(?:总收入|总支出|收入|支出)")
_SYSTEM = re.compile(
    r"全系统|[^，。；]{0,6}系统(?:内|合计|总计|共)|(?:含|及其?|和|包括)(?:所属|下属|直属|二级)[^，。；]{0,4}(?:单位|机构)|部门汇总|汇总(?:预算|决算|数)"
)


def scope_of(draft: Draft, spoken: str, report_type: str | None) -> str:
    """Return person, project, unit, system or area; `spoken` is the clause up to the number."""
    if draft.measure == "standard":
        return "person"
    if draft.project:
        return "project"
    told = "系统" in spoken or "单位" in spoken or "机构" in spoken or "汇总" in spoken
    system = _SYSTEM.search(spoken) if told else None
    if system and (is_whole(draft.subject) or draft.subject in system.group()):
        return "system"
    if draft.subject and not is_whole(draft.subject):
        return "project"
    return "area" if report_type in _AREA_REPORTS or _AREA.search(spoken) else "unit"
