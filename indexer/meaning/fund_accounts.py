"""A fund's own accounts: where what came in to it is told, what it paid is its spending.

In the report of a unit that runs a fund, what the fund pays (医保基金支出8亿元) goes past the unit's accounts. Where
the fund's income stands beside it, the fund's accounts are told and nobody's else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.drafts import Draft

_FUND = "基金"
_INCOME = re.compile("收入[为共计约]*$")
_LEFT = re.compile("结余(?:决算|执行)数[为]?$")
_REACH = 2000  # characters between what came in to a fund and what it paid


def settle_funds(text: str, drafts: Sequence[Draft]) -> None:
    """Read what a fund paid as spent where its income is told before."""
    if _FUND not in text:  # as in most reports
        return
    came: int | None = None
    for draft in drafts:
        if draft.kind != "money" or draft.table is not None:
            continue
        if draft.measure == "returned" and _INCOME.search(draft.words):
            draft.measure = "income"  # 地方上缴的中央调剂基金收入
        elif draft.measure == "executed" and _LEFT.search(draft.words):
            draft.measure = "carryover"  # 年末滚存结余决算数
        if draft.measure == "income" and _FUND in draft.words + draft.subject:
            came = draft.end
        elif draft.measure == "executed_outside" and came is not None and draft.amount_start - came < _REACH:
            if _FUND in draft.words + draft.under:
                draft.measure = "executed"
