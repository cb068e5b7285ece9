"""Amounts that a budget disclosure prints are its budget, whatever they are called: 支出 there is what is planned.

A section is of a budget where its heading says so, else where the heading over it, the title or, in a file that has
lost its title, the text does. What is said to be spent or carried out there (上年执行数) keeps its own measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.drafts import Draft
from indexer.meaning.scene import Scene

_TYPES = (None, "budget", "three_public_disclosure", "area_budget_report")
# The name of a fund says nothing: 一般公共预算支出 is told of in final accounts as well.
_FUND = re.compile(r"(?:一般公共|公共财政|政府性基金|国有资本经营|社会保险基金)预算(?!草案|安排|编制|公开|说明|情况)")
_OF_BUDGET = re.compile("(?<!年初)预算(?!单位|管理|调整|变[动更]|执行|收支平衡)")
_OF_ELSE = re.compile("决算|执行|绩效|评价|自评|完成|调整|审计|使用情况|增减|对比|比较|差异")
# What a text without a title says of itself, and what it never says.
_SPEAKS = re.compile("(?:支出|收入|收支)(?:总)?预算")
_SPEAKS_OF_ELSE = re.compile("决算|执行情况|执行[数率]|实际支出|支出完成|完成(?:年初)?预算|自评|得分")
_LEAST = 2
_ADJUSTS = re.compile("预算(?:收支|收入|支出|总收入|总支出)?(?:调整|变动)(?!率|后)|调整预算(?!数|完成|的)")
_DONE = re.compile("实际|已|执行|决算|完成|累计|使用|截[至止]|上年|去年|当年结余")
_CONTRACT = re.compile("合同|中标|成交|签|结算|审定")
_PLANNED = re.compile("[计规]划|预计|[概估匡]算|拟|投资|[应需]")
_TAKEN_AS = ("executed", "income", "contract")


def heading_of_budget(heading: str) -> bool | None:
    """Say whether a heading or title speaks of a budget, None where it tells neither that nor what became of it."""
    if _OF_ELSE.search(heading):
        return False
    return True if _OF_BUDGET.search(_FUND.sub("", heading)) else None


def report_of_budget(title: str | None, report_type: str | None, text: str) -> bool:
    """Say whether a report discloses a budget: by its title, or by all that it says where its beginning is missing."""
    if report_type not in _TYPES:
        return False
    if title is not None:
        return heading_of_budget(title) is True
    said = sum(1 for _, _ in zip(range(_LEAST), _SPEAKS.finditer(text), strict=False))
    return said == _LEAST and _SPEAKS_OF_ELSE.search(text) is None


def adjusts_budget(headings: Sequence[str], title: str | None) -> bool:
    """Say whether the title or a heading says that a budget is adjusted: 预算调整方案, 一般公共预算调整情况."""
    return any(_ADJUSTS.search(words) for words in (*headings, title or ""))


def may_disclose(report_type: str | None) -> bool:
    """Say whether headings of a report are believed that speak of a budget: not in evaluations, which tell of both."""
    return report_type in _TYPES


def settle_disclosed(drafts: Sequence[Draft], scene: Scene, caption: str = "") -> None:
    """Read what a section on a budget, or a table in it, calls spending or income as the budget."""
    if not scene.of_budget or heading_of_budget(caption) is False:
        return
    year = scene.section_year or scene.year
    for draft in drafts:
        if draft.kind != "money" or _DONE.search(draft.words) or not _is_taken(draft, year):
            continue
        if year is not None and draft.year is not None and draft.year < year:
            continue
        draft.measure, draft.measure_basis = "initial_budget", "heading"


def _is_taken(draft: Draft, year: int | None) -> bool:
    """Say whether the measure of an amount is one that a budget's own amounts are taken for."""
    if draft.measure == "planned":  # 2023年预算草案 in a report on 2022
        return draft.year == year and _PLANNED.search(draft.words) is None
    return draft.measure in _TAKEN_AS and not (draft.measure == "contract" and _CONTRACT.search(draft.words))
