"""D08: a line of the accounts that is said to keep within its budget, and was more than it.

三公经费控制在预算以内 is held against the budget and the spending that the report prints for that line and year; where
the sentence prints both itself, against these. A budget that was raised on the way is the one that counts, so that
spending above the initial budget alone denies only a claim that names the initial budget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.guards import INTENDED, PAST
from indexer.audit.spans import sentence_around
from indexer.audit.subjects import role_of
from indexer.audit.wording.denied import contradicted
from indexer.model import Figure

_LINES = (
    ("three_public", r"[“\"]?三公[”\"]?经费"), ("reception", r"(?:公务)?接待费"), ("operating_costs", r"公用经费"),
    ("vehicle_running", r"公务用车运行(?:维护)?费"), ("vehicle_purchase", r"公务用车购置费"),
    ("overseas_travel", r"因公出国(?:[(]境[)])?费?"), ("basic_expenditure", r"基本支出"),
    ("project_expenditure", r"项目支出"), ("total_expenditure", r"(?:部门|全年|本年|年度|总|整体)支出"),
)  # fmt: skip
_WITHIN = re.compile(
    r"(?:严格)?控制在(?:了)?(年初|年度|全年|批复|调整)?预算[\u4e00-\u9fff]{0,4}?(?:以内|之内|范围内|内)"
    r"|(?:均|都|也)?(?:未|没有|没|不)(?:超过?|超出|突破|超支)了?(年初|年度|全年|批复|调整)?预算"
    r"|(?:均|都)?(?:低于|少于|小于)(年初|年度|全年|批复|调整)?预算(?!的|编制)"
)
_GATE = re.compile("|".join(  # by its first characters
    f"{first}了?[年初度全批复调整]{{0,4}}预算" for first in ("制在", *(f"{more}[过出破支于]?" for more in "超突低少小"))
))  # fmt: skip
_APART = re.compile(
    rf"{PAST}|次年|下年|明年|若|{INTENDED}|计划|基本上?控制|除|扣|剔除|不含|可比|目标|标准|规定|下一步|人均"
)
_BACK = 120
_SHARE = Decimal("0.0005")  # of the budget, by which spending may be above it from cutting digits off


def within_budget(case: Case) -> Iterator[Check]:
    """D08: each claim of a line that keeps within its budget."""
    folded, end = case.folded(), 0
    for may in case.starting("制超突低少小", _GATE):
        if may.start() < end:
            continue
        end = may.end()
        found = _WITHIN.search(folded, max(may.start() - 12, 0), may.end() + 12)
        if found is None or not found.start() < may.end() <= found.end() or case.in_table(found.start()):
            continue
        begin, stop = sentence_around(case, *found.span(), _BACK)
        if _APART.search(folded, begin, stop):
            continue
        line = line_of(folded[begin : found.start()])
        pair = _known_pair(case, line, initial="年初" in found.group()) if line else None
        if pair is not None and _is_over(*pair):
            start = max(folded.rfind(",", begin, found.start()), begin - 1) + 1
            yield contradicted(case, (start, found.end()), pair)


def line_of(words: str) -> str | None:
    """Return the line of the accounts that a claim speaks of, None where it speaks of several."""
    named = [role for role, pattern in _LINES if re.search(pattern, words)]
    return named[0] if len(named) == 1 else None


def _known_pair(case: Case, line: str, initial: bool) -> tuple[Figure, Figure] | None:
    return case.once(f"budget and spending of {line} {initial}", lambda: _pair(case, line, initial))


def _pair(case: Case, line: str, initial: bool) -> tuple[Figure, Figure] | None:
    """Return budget and spending of a line of the report's year, where the report prints one value of each."""
    figures = [
        f for f in case.exact_money()
        if f.year == case.report.year and f.project is None and f.amount_yuan is not None and role_of(f) == line
        and "cumulative" not in f.flags and not f.shared_with
    ]  # fmt: skip
    spent = [f for f in figures if f.measure == "executed"]
    revised = [f for f in figures if f.measure == "revised_budget"]
    budgets = [f for f in figures if f.measure == "initial_budget"] if initial or not revised else revised
    if any(f.measure == "supplement" for f in figures) and not revised and not initial:
        return None
    if len({f.amount_yuan for f in spent}) != 1 or len({f.amount_yuan for f in budgets}) != 1:
        return None
    return budgets[0], spent[0]


def _is_over(budget: Figure, spent: Figure) -> bool:
    a, b = budget.amount_yuan or Decimal(0), spent.amount_yuan or Decimal(0)
    return a > 0 and b - a > a * _SHARE and b < a * 10
