"""D08: a line of the accounts that is said to be all spent, and printed elsewhere with a rate below 100%.

项目支出预算执行率达到100% is held against the row, or the line, that prints budget, spending and rate of 项目支出.
Where the report prints a budget that is just what was spent, the claim is of that one; a claim that names a source, or
a part, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.audit.case import Case, Check
from indexer.audit.spans import sentence_around
from indexer.audit.subjects import role_of
from indexer.audit.wording.completion import executions, not_all
from indexer.model import Figure

_LINES = {"基本支出": "basic_expenditure", "项目支出": "project_expenditure", "整体支出": "total_expenditure"}
_RATE = "执行率|支出率|支付率|使用率|执行进度|支出进度|支付进度"
_CLAIM = re.compile(
    rf"(?<=[,。;:\n、])(?:本年度?|全年|年度|20\d\d年度?|[我局委办厅院校站所镇乡]|部门|单位|的)*({'|'.join(_LINES)})(?:的?预算|资金|预算资金|决算)*"
    rf"(?:的?(?:{_RATE})(?:已|均|也)?(?:达到?了?|为|是|实现)?100(?:\.0{{1,2}})?%"
    r"|(?:已|均|已经|于?年内|年底前|按期)*全部(?:支付|支出|执行|使用)(?:完毕|完成|完))"
)
_NARROWED = re.compile(
    r"拨款|公共预算|基金|专户|上级|中央|省级|到位|口径|扣|剔除|不含|除|其中|如果|若|截[至止]|\d月|季度|上年|去年|下年|次年|力争|确保|争取"
    r"|要求|目标|应|须|未|没有|基本上|接近|近|拟|将"
)
_BUDGETS = ("revised_budget", "initial_budget", "received", "allocated", "planned")
_REACH = 120


def claimed_rates(case: Case) -> Iterator[Check]:
    """D08: each claim on a line of the accounts, and the rate that is printed of it."""
    folded = case.folded()
    if not any(name in folded for name in _LINES) or not ("100" in folded or "全部" in folded):
        return
    for found in _CLAIM.finditer(folded):
        begin, end = sentence_around(case, *found.span(), _REACH)
        if case.in_table(found.start()) or _NARROWED.search(folded, begin, end):
            continue
        against = next((one for one in executions(case) if _is_of(case, one, _LINES[found.group(1)], begin, end)), None)
        if against is not None:
            yield not_all(case, found.span(), against)


def _is_of(case: Case, one: tuple[Figure, Figure, Figure], role: str, begin: int, end: int) -> bool:
    """Say whether an execution is that of a line of the accounts in the report's year, and the claim of no other."""
    budget, done, rate = one
    if begin <= rate.amount_start < end or budget.year != case.report.year or budget.measure != "revised_budget":
        return False
    if role_of(budget) != role or role_of(done) != role:
        return False
    return not any(f.amount_yuan == done.amount_yuan and f.measure in _BUDGETS for f in case.money())
