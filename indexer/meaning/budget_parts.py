"""What the parts of a budget tell of the whole: one that holds the year's first budget and what was added is revised.

`部门预算总额520万元，其中：年初预算450万元，追加100万元，追减30万元`: the whole is what the budget came to in the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from indexer.meaning.drafts import Draft
from indexer.meaning.proven import settle_proven

_FIRST = re.compile("年初|批复|核定|期初|人代会|二上")
_OPENS = re.compile(r"[，；。：]?\s*(?:其中|包括|包含|含|由|构成|[（(]|[：:])")
_SAID = 24  # characters between an amount and its first part
_MOST = 6  # parts of one budget
_BUDGETS = ("initial_budget", "revised_budget")
_ADDED = ("supplement", "carry_in")
_INCOME = re.compile("预算(?:总?收入|资金来源)")
_BEFORE = 10  # amounts before one that a budget and what was added to it may be among
_ADJUSTED = re.compile("调整(?:数|额|金额|预算)?[为共]?$")  # which says neither more nor less
_COME_TO = re.compile("(?:年中|中期|执行中)?调整(?:后)?(?:预算|经费|资金)?数?([为至到])?$")
_AFTER = 4  # amounts behind an adjusted budget in which the spending is told


def settle_budgets(text: str, drafts: Sequence[Draft]) -> None:
    """Read what a budget was adjusted to, and one whose parts are the first budget and its changes, as revised.

    What differences and sums prove is set right then (`settle_proven`).
    """
    _settle_parts(text, drafts)
    settle_proven(text, drafts)


def _settle_parts(text: str, drafts: Sequence[Draft]) -> None:
    _settle_turned(text, drafts)
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


def _settle_turned(text: str, drafts: Sequence[Draft]) -> None:
    """Tell what a budget was adjusted to from what it was adjusted by, which 年中调整预算 may both be.

    年初预算100万元，年中调整预算120万元，支出118万元: no more is spent than was budgeted. 年中调整预算20万元, with
    as much spent, is what was added.
    """
    for number, draft in enumerate(drafts):
        if draft.kind != "money" or draft.measure != "supplement" or draft.yuan is None or draft.table is not None:
            continue
        told = _COME_TO.search(draft.words)
        if told is None:
            continue
        first = _beside(text, drafts[max(0, number - 2) : number], draft, "initial_budget")
        spent = _beside(text, drafts[number + 1 : number + 1 + _AFTER], draft, "executed")
        if spent is None:
            reached = first is not None and draft.yuan > first
        else:
            reached = spent <= draft.yuan and (first is None or spent * 2 > first)
        if reached or told.group(1):  # 调整为
            draft.measure, draft.measure_basis = "revised_budget", "inferred"


def _beside(text: str, drafts: Sequence[Draft], draft: Draft, measure: str) -> Decimal | None:
    """Return the only amount of a measure that the sentence of another one tells, of the same subject."""
    found = [
        other.yuan for other in drafts
        if other.measure == measure and other.kind == "money" and other.subject == draft.subject
        and "。" not in text[min(other.end, draft.end) : max(other.amount_start, draft.amount_start)]
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _adds_up(draft: Draft, before: Sequence[Draft]) -> bool:
    """Say whether an amount is an initial budget and what was added to it, both told before."""
    first, added = ([d.yuan for d in before if d.measure == m and d.yuan] for m in ("initial_budget", "supplement"))
    return any(a + b == draft.yuan for a in first for b in added)
