"""The lines of an area's accounts: taxes, transfers between levels, debt, the funds that balance a year.

`加上上级补助收入45亿元、调入资金6亿元、上年结转3亿元，收入总计…` goes through such lines one after the other. Each is
an item of its own, that no project has, and none is a part of the one before it. The lines stand in
`data/fiscal_lines.tsv`; the functional classes (教育支出) are lines as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from indexer.data_rows import rows_of
from indexer.forms import any_of
from indexer.meaning.budget_codes import functions
from indexer.meaning.drafts import Draft
from indexer.memo import remembered

_WHOSE = r"(?:全[省市县区州旗镇]|[省市县区州旗镇]本?级|本级|地方|中央|其他|其中)?"
# What there is of a line beside its amount: 教育支出类科目, 农林水（类）支出.
_LEVEL = r"(?:[（(]类[)）])?"
_ACCOUNT = r"(?:[（(]类[)）])?(?:类)?(?:科目)?(?:支出)?"
_BRACKET = re.compile("[（(][^（()）]{1,10}[)）]$")  # 上级补助收入（基金）
# What one level of government gives to another: 专项转移支付, 教育共同财政事权转移支付收入, 增值税税收返还收入.
_TRANSFER = (
    r"(?:(?:一般性|专项性?|均衡性|一般公共|政府性基金|[\u4e00-\u9fff]{2,14}共同财政事权|(?:民族|贫困|欠发达|革命老|边境)地区|各类)"
    r"转移(?:支付)?(?:补助)?|(?:[\u4e00-\u9fff]{2,12}等|调整工资|基层公检法司)转移支付|转移性补助|[\u4e00-\u9fff“”]{0,14}(?:税收|基数|税)返还|结算补助|固定数额补助)"
)
_SCHOOLS = "(?:学前|小学|初中|高中|普通|高等|高等职业|中等职业|职业|特殊|成人|进修及培训|其他)"
_TAX = re.compile("税收?(?:收入)?(?:累计)?(?:完成|实现)?[为共计约]*$")
# What a year's accounts add to what was raised, where 收入 is left unsaid.
_ADDED = re.compile(r"^[，；、\s]*(?:加上?)?(?:上级补助|(?:新增|再融资)?(?:一般|专项)?债[券务](?:转贷)?)[为共计约]*$")
_RAISED_BY = re.compile(
    r"[，、；\s]*(?:其中[：:])?(?:税务|财政|海关|征收|国税|地税)(?:部门|局)(?:组织|累计)*(?:完成|征收|入库)"
)
_MORE_RAISED = re.compile("[，、\\s]*增收[了约]?")
_OF_AREA = re.compile("一般公共预算收入(?:累计)?(?:完成|实现)")  # which no unit raises
_ENDS = re.compile("[。；\\n]")
_UNSAID = ("executed", "allocated", "other")
_RAISED = re.compile("(?:完成|实现|入库|征收)[为共计约]*$")
_CHANGED_TO = re.compile("[调增减提降扩压][^，。；\\d]{0,2}[到至为成]$")
_REACH = 120  # characters before what an office took in that speak of raising it
_NEAR = 60  # characters between taxes and the income that they are told of beside
_BESIDE_TAX = ("income", "initial_budget", "revised_budget", "planned")
_CARRIED = ("carry_in", "carryover")


@cache
def _lines() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a line of the accounts is in full, and the lines of income alone."""
    forms: dict[str, list[str]] = {"in": [], "out": []}
    for side, names in rows_of("fiscal_lines"):
        forms[side] += names.split(";")
    functional = rf"(?:{_SCHOOLS}教育|{any_of(sorted(functions()))})"
    listed = any_of([*forms["in"], *forms["out"]])
    every = rf"{_WHOSE}(?:{listed}|{_TRANSFER}(?:收入|支出)?|{functional}{_LEVEL}(?:支出|类){_ACCOUNT})"
    return re.compile(every), re.compile(f"{_WHOSE}(?:{any_of(forms['in'])}|{_TRANSFER}收入)")


@remembered
def is_line(words: str) -> bool:
    """Say whether words are a line of the accounts of a government: 税收收入, 调入资金, 教育支出, 教育支出类科目."""
    return _lines()[0].fullmatch(_BRACKET.sub("", words)) is not None


@remembered
def is_income_line(words: str) -> bool:
    """Say whether words are a line of what comes in to a government: 非税收入, 契税."""
    return _lines()[1].fullmatch(_BRACKET.sub("", words)) is not None


def settle_lines(text: str, drafts: Sequence[Draft], of_area: bool) -> None:
    """Leave a line of the accounts where the next amount is of none; what an area raises in taxes is its income."""
    last: Draft | None = None
    left = ""  # a line that its last amount was not of
    for draft in drafts:
        of_area = of_area or (draft.measure == "income" and _OF_AREA.search(draft.words) is not None)
        if draft.kind != "money" or draft.table is not None:
            continue
        _settle_measure(text, last, draft, of_area)
        if draft.subject not in draft.words and is_line(draft.subject) and _is_apart(last, draft):
            draft.subject, left = "", draft.subject
        elif draft.subject == left:
            left = ""
        if left and draft.under == left:
            draft.under = ""
        last = draft


def _settle_measure(text: str, last: Draft | None, draft: Draft, of_area: bool) -> None:
    """Tell what an area takes in from what is spent; `last` is the amount before."""
    if draft.measure == "other" and _TAX.search(draft.words) and _takes_in(last, draft, of_area):
        told = last is not None and last.measure in _BESIDE_TAX and not _ENDS.search(text, last.end, draft.quote_start)
        draft.measure = last.measure if told and last is not None else "income"
    if of_area and draft.measure in _UNSAID and _ADDED.search(draft.words):
        draft.measure, draft.subject = "income", ""
    if last is not None and last.measure == "income" and _MORE_RAISED.fullmatch(draft.words):
        draft.measure, draft.direction = "change", "increase"  # 收入221亿元，增收37亿元
    raised = (
        is_income_line(draft.subject) and _RAISED.search(draft.words) and "支出" not in draft.words
    )  # 契税完成3亿元
    if draft.measure == "executed" and (raised or _is_raised(text, draft, of_area)):
        draft.measure = "income"
    elif last is not None and draft.measure == "income" and is_income_line(draft.subject):
        draft.measure = _of_whole(text, last, draft)


def _is_raised(text: str, draft: Draft, of_area: bool) -> bool:
    """Say whether an amount is what an office takes in for an area: 分征收部门看，税务部门完成8亿元."""
    if _RAISED_BY.match(draft.words) is None:
        return False
    return of_area or text.rfind("征收", max(0, draft.quote_start - _REACH), draft.quote_start) >= 0


def _takes_in(last: Draft | None, draft: Draft, of_area: bool) -> bool:
    """Say whether taxes are told of as income: in an area's report, or beside other income."""
    near = last is not None and draft.amount_start - last.end < _NEAR
    return of_area or (near and last is not None and last.measure in _BESIDE_TAX)


def _of_whole(text: str, last: Draft, line: Draft) -> str:
    """Return the measure of a line that is a part of a budget: 收入预算8亿元（税收收入5亿元、非税收入3亿元）."""
    between = text[last.end : line.quote_start].strip()
    budget = last.measure in ("initial_budget", "revised_budget")
    part = between in ("（", "(") or (between in ("、", "和", "及", "") and is_income_line(last.subject))
    return last.measure if budget and part else line.measure


def _is_apart(last: Draft | None, draft: Draft) -> bool:
    """Say whether an amount tells nothing more of the line before it: 上年结转3亿元 behind 调入资金6亿元."""
    if draft.measure in _CARRIED:
        return True
    if _CHANGED_TO.search(draft.words):
        return False
    return last is not None and last.subject == draft.subject and last.measure == draft.measure
