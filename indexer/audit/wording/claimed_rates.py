"""D08: a line of the accounts, or all the money, that is said to be all spent, and printed with a rate below 100%.

项目支出预算执行率达到100% is held against the row, or the line, that prints budget, spending and rate of 项目支出;
资金执行率100% against the row of all funds of a self-evaluation table, the only one of its kind. Where the report
prints a budget that is just what was spent, the claim is of that one; a claim that names a source, a level of
government, a part, a stage or another day than the year's end is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from indexer.audit.case import Case, Check
from indexer.audit.guards import INTENDED, PAST
from indexer.audit.spans import sentence_around
from indexer.audit.subjects import bare_row, role_of
from indexer.audit.wording.completion import executions, not_all
from indexer.model import Figure

_LINES = {"基本支出": "basic_expenditure", "项目支出": "project_expenditure", "整体支出": "total_expenditure"}
_FULL = (
    r"(?:的?(?:预算)?(?:执行|支付|支出|使用)(?:率|进度))"
    r"(?:均|已|也|实际|全部){0,3}(?:达到?了?|为|是|实现了?)?(?:100(?:\.0{1,2})?%|百分之百)"
)
_BEGINS = r"(?<=[,。;:\n、])"
_OF_LINE = re.compile(
    rf"{_BEGINS}(?:本年度?|全年|年度|20\d\d年度?|[我局委办厅院校站所镇乡]|部门|单位|的)*({'|'.join(_LINES)})(?:的?预算|资金|预算资金|决算)*"
    rf"(?:{_FULL}|(?:已|均|已经|于?年内|年底前|按期)*全部(?:支付|支出|执行|使用)(?:完毕|完成|完))"
)
_OF_ALL = re.compile(
    rf"{_BEGINS}(?:[本该](?:项目|单位|部门)?|全年|年度|项目|专项|总体|整体|财政|的){{0,4}}(?:资金|预算|经费){_FULL}"
)
_MARKS = ("100", "百分之百", "全部")  # one of which every claim holds near its end
_NARROWED = re.compile(
    r"拨款|公共预算|基金|专户|[省市县区]级|上级|中央|下达|配套|到位|预付|进度款|标段|口径|扣|剔除|不含|除|其中|如果|若|截[至止]|\d月"
    rf"|季度|{PAST}|下年|次年|累计|目前|{INTENDED}|目标|未|没有|基本上|接近|近"
)
Execution = tuple[Figure, Figure, Figure]  # a budget, what was spent of it, the rate
_BUDGETS = ("revised_budget", "initial_budget", "received", "allocated", "planned")
_REACH, _BACK, _NEAR = 120, 60, 12  # characters around a claim, and before and behind what marks it


def claimed_rates(case: Case) -> Iterator[Check]:
    """D08: each claim that a line of the accounts, or all the money, was spent, and the rate that is printed of it."""
    for found in _claims(case.folded()):
        begin, end = sentence_around(case, *found.span(), _REACH)
        if case.in_table(found.start()) or _NARROWED.search(case.folded(), begin, end):
            continue
        kinds = case.once("executions meant", lambda: _by_line(case))
        line = found.group(1) if found.re is _OF_LINE else ""
        apart = (one for one in kinds[line] if not begin <= one[2].amount_start < end)
        known = list(islice(apart, 2))
        if known and (line or len(known) == 1):
            yield not_all(case, found.span(), known[0])


def _by_line(case: Case) -> dict[str, list[Execution]]:
    """Return the executions of the report's year by the line of the accounts that they are of, "" for all funds.

    One whose spending is printed as a budget as well is not of what a claim is about.
    """
    budgets = {f.amount_yuan for f in case.money() if f.measure in _BUDGETS}
    kinds: dict[str, list[Execution]] = {name: [] for name in ("", *_LINES)}
    for one in executions(case):
        budget, done, _ = one
        if not budget.year == done.year == case.report.year or done.amount_yuan in budgets:
            continue
        if _is_of_all_funds(one):
            kinds[""].append(one)
        for name, role in _LINES.items():
            if budget.measure == "revised_budget" and role_of(budget) == role_of(done) == role:
                kinds[name].append(one)
    return kinds


def _claims(folded: str) -> Iterator[re.Match[str]]:
    """Yield each claim once."""
    seen: set[int] = set()
    for mark in _MARKS:
        at = folded.find(mark)
        while at >= 0:
            for pattern in (_OF_LINE, _OF_ALL):
                found = pattern.search(folded, max(at - _BACK, 0), at + _NEAR)
                if found is not None and found.start() not in seen:
                    seen.add(found.start())
                    yield found
            at = folded.find(mark, at + 1)


def _is_of_all_funds(one: Execution) -> bool:
    rate = one[2]
    return rate.table is not None and "资金总额" in bare_row(rate.table.row)
