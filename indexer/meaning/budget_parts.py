"""What the parts of a budget tell of the whole: one that holds the year's first budget and what was added is revised.

`部门预算总额520万元，其中：年初预算450万元，追加100万元，追减30万元`: the whole is what the budget came to in the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from indexer.meaning.drafts import Draft

_FIRST = re.compile("年初|批复|核定|期初|人代会|二上")
_OPENS = re.compile(r"[，；。：]?\s*(?:其中|包括|包含|含|由|构成|[（(]|[：:])")
_SAID = 24  # characters between an amount and its first part
_MOST = 6  # parts of one budget
_BUDGETS = ("initial_budget", "revised_budget")
_ADDED = ("supplement", "carry_in")
_INCOME = re.compile("预算(?:总?收入|资金来源)")
_BEFORE = 10  # amounts before one that a budget and what was added to it may be among
_ADJUSTED = re.compile("调整(?:数|额|金额|预算)?[为共]?$")  # which says neither more nor less


def settle_budgets(text: str, drafts: Sequence[Draft]) -> None:
    """Read a budget whose parts are the year's first budget and its changes as the revised one."""
    for number, whole in enumerate(drafts):
        if whole.measure not in _BUDGETS or whole.table is not None:
            continue
        parts = _parts(text, drafts, number)
        for part in parts:
            part.of_budget = "调剂" not in part.words  # which moves money between items
        if whole.measure != "initial_budget" or _FIRST.search(whole.words):
            continue
        first = [part for part in parts if part.measure == "initial_budget"]
        if len(first) != 1 or len(parts) < 2 or _FIRST.search(first[0].words) is None:
            continue
        adds_up = _settle_adjusted(whole, first[0], parts)
        if adds_up or _OPENS.match(text, whole.end, parts[0].amount_start):
            whole.measure, whole.measure_basis = "revised_budget", "inferred"
            if "ambiguous_measure" in whole.flags:
                whole.flags.remove("ambiguous_measure")


def _parts(text: str, drafts: Sequence[Draft], number: int) -> list[Draft]:
    """Return the budget and the changes, of the same item, that follow a budget in its paragraph."""
    parts: list[Draft] = []
    last = drafts[number]
    for part in drafts[number + 1 : number + 1 + _MOST]:
        near = part.amount_start - last.end <= _SAID and "\n" not in text[last.end : part.amount_start]
        if not near or part.kind != "money" or part.measure not in ("initial_budget", "reduction", *_ADDED):
            break
        if part.subject != drafts[number].subject:
            break
        parts.append(part)
        last = part
    return parts


def _settle_adjusted(whole: Draft, first: Draft, parts: Sequence[Draft]) -> bool:
    """Say whether the parts come to the whole to the yuan, be it by an adjustment downward, which is then named one."""
    total = first.yuan or Decimal(0)
    for part in parts:
        if part is not first:
            total += (part.yuan or 0) if part.measure in _ADDED else -(part.yuan or 0)
    if total == whole.yuan:
        return True
    last = parts[-1]
    if last.measure == "supplement" and _ADJUSTED.search(last.words) and total - 2 * (last.yuan or 0) == whole.yuan:
        last.measure, last.measure_basis, last.direction = "reduction", "inferred", "decrease"
        return True
    return False


def settle_income(drafts: Sequence[Draft]) -> None:
    """Read 预算收入 by its parts: an initial budget and a supplement that follow make it the revised budget."""
    for number, draft in enumerate(drafts):
        if draft.measure == "income" and _INCOME.search(draft.words):
            parts = {later.measure for later in drafts[number + 1 : number + 3]}
            draft.flags.append("ambiguous_measure")
            if {"initial_budget", "supplement"} <= parts or _adds_up(draft, drafts[max(0, number - _BEFORE) : number]):
                draft.measure, draft.measure_basis = "revised_budget", "inferred"


def _adds_up(draft: Draft, before: Sequence[Draft]) -> bool:
    """Say whether an amount is an initial budget and what was added to it, both told before."""
    first, added = ([d.yuan for d in before if d.measure == m and d.yuan] for m in ("initial_budget", "supplement"))
    return any(a + b == draft.yuan for a in first for b in added)
