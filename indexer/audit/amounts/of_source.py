"""A02 of one source's money: 财政拨款基本支出668.41万元，其中：人员经费541.27万元，公用经费127.14万元.

The form of final accounts has a part of its own on these three. What is of one source is no line of the unit's
accounts, so that the rule on these does not see it; by its words it is the same sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.audit.amounts.sums import sum_of
from indexer.audit.case import FINDING, NOT_CHECKABLE, Case, Check, is_plain
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.audit.subjects import role_of
from indexer.model import Figure

_BASIC = re.compile(
    r"(?:财政拨款|公共预算|经费拨款|财政预算)[^,。;]{0,4}基本支出(?:决算|预算|执行)?(?:数|额)?(?:为|合计|共计|共|是)?$"
)
_AMONG = re.compile(r"^(?:万元|元)?[,;:(。]?(?:其中|包括|分别为)?[,:]?[^\d,。;:]{0,6}$")
_STAFF = re.compile("^(?:其中)?人员(?:经费|支出)")
_RUNNING = re.compile("^(?:日常)?公用(?:经费|支出)|^商品和服务支出")
_BETWEEN = 24  # characters between a total and its first part
_MOST, _FAR = 4, 5  # amounts behind the total that are looked at; times its difference that a total has to be


def of_source(case: Case) -> Iterator[Check]:
    """A02: the basic expenditure of one source, and its staff and running costs."""
    if not case.says("基本支出"):
        return
    for line in case.lines_with("executed", "initial_budget", "revised_budget"):
        for at, total in enumerate(line[:-2]):
            if is_plain(total) and role_of(total) is None and _BASIC.search(words_before(case, total, NARROW_CLAUSE)):
                parts = _parts(case, total, line[at + 1 : at + 1 + _MOST])
                if parts:
                    check = sum_of(case, "A02", total, parts, sure=True)
                    far = abs((check.printed or Decimal(0)) - (check.computed or Decimal(0))) * _FAR
                    wrong = check.outcome == FINDING and far > (check.printed or Decimal(0))
                    yield replace(check, outcome=NOT_CHECKABLE) if wrong else check


def _parts(case: Case, total: Figure, behind: Sequence[Figure]) -> list[Figure]:
    """Return the staff and the running costs that stand right behind a total."""
    alike = [f for f in behind if is_plain(f) and (f.year, f.measure) == (total.year, total.measure)]
    named = [
        next((f for f in alike if form.search(words_before(case, f, NARROW_CLAUSE))), None)
        for form in (_STAFF, _RUNNING)
    ]
    found = [f for f in named if f is not None]
    if len(found) < len(named) or found[0] is not alike[0]:
        return []
    between = case.folded()[total.amount_end : found[0].amount_start]
    lead = between.replace("人员经费", "").replace("人员支出", "")
    return found if len(between) < _BETWEEN and _AMONG.search(lead) else []
