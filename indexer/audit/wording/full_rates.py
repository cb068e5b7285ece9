"""D08: 资金执行率达到100%, where the row of all funds of the self-evaluation table prints a lower rate.

The row is the only one of its kind, and its rate that of its own two amounts. A claim that names a source, a level of
government, a stage or a day after the year is of something else; and where the report prints a budget that is just
what was spent, the claim is of that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.audit.case import Case, Check
from indexer.audit.spans import sentence_around
from indexer.audit.subjects import bare_row
from indexer.audit.wording.completion import executions, not_all
from indexer.model import Figure

_CLAIM = re.compile(
    r"(?<=[,。;:、\n])(?:[本该](?:项目|单位|部门)?|全年|年度|项目|专项|总体|整体|财政|的){0,4}(?:资金|预算|经费)(?:预算|的)?"
    r"(?:执行|支付|支出|使用)率(?:均|已|也|实际|全部){0,3}(?:达到?了?|为|是|实现了?)?100(?:\.0{1,2})?%"
)
_NARROWED = re.compile(
    r"[省市县区]级|中央|上级|到位|下达|配套|预付|进度款|标段|口径|扣|剔除|不含|除|其中|如果|若|截[至止]|\d月|季度|上年|去年|下年|次年"
    r"|累计|目前|力争|确保|争取|要求|目标|应|须|未|没有|基本上|接近|近|拟|将"
)
_BUDGETS = ("revised_budget", "initial_budget", "received", "allocated", "planned")
_REACH, _BACK, _NEAR = 120, 40, 8  # characters around a claim, before its 100 and beside it


def full_rates(case: Case) -> Iterator[Check]:
    """D08: each claim that all the money was spent, and the rate of the row of all funds."""
    rows: list[tuple[Figure, Figure, Figure]] | None = None
    for found in _claims(case.folded()):
        begin, end = sentence_around(case, *found.span(), _REACH)
        if case.in_table(found.start()) or _NARROWED.search(case.folded(), begin, end):
            continue
        if rows is None:
            rows = [one for one in executions(case) if _is_of_all_funds(case, one)]
        if len(rows) == 1:
            yield not_all(case, found.span(), rows[0])


def _claims(folded: str) -> Iterator[re.Match[str]]:
    at = folded.find("100")
    while at >= 0:
        if "率" in folded[max(at - _NEAR, 0) : at]:
            found = _CLAIM.search(folded, max(at - _BACK, 0), at + _NEAR)
            if found is not None:
                yield found
        at = folded.find("100", at + 1)


def _is_of_all_funds(case: Case, one: tuple[Figure, Figure, Figure]) -> bool:
    """Say whether an execution is that of the row 年度资金总额 of the report's year, and no budget is all spent."""
    budget, done, rate = one
    row = rate.table.row if rate.table is not None else ""
    if "资金总额" not in bare_row(row) or not budget.year == done.year == case.report.year:
        return False
    return not any(f.amount_yuan == done.amount_yuan and f.measure in _BUDGETS for f in case.money())
