"""On which side of the budget or target a difference lies: by its words, or by what the amounts beside it make of it.

差异 is 预算数－执行数 in one table and 执行数－预算数 in the next: no head says which. A row that prints all three
does, and tells it for its whole column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from indexer.meaning.context import Context
from indexer.meaning.drafts import Draft

_BUDGETS = frozenset(("initial_budget", "revised_budget", "planned", "requested", "allocated", "target"))
_DONE = frozenset(("executed", "achieved", "income", "received"))
_ROUNDED = Decimal("0.5")  # percentage points that a printed rate may be off
_MOST = 40  # amounts of a row, each of which is held to the others
OTHER_SIDE = {"over": "under", "under": "over"}
_UNDER = re.compile(
    r"低于|欠|结余|减少|下降|节约|节省|节支|节余|少|小于|缺|(?:尚未|未|没有?)(?:能?按[时期]|足额|全额|全部|完全)?(?:到(?!期)|拨|配套)|压减|缩减|下浮|短拨|短缺"
    r"|(?:尚|还|仍|共|合计)差(?![值额异])|^[，、\s]*差(?![值额异])"
)
_OVER = re.compile(r"超|高|多|大于|增|突破|上浮")
_AIM = re.compile("(?:目标|指标|预期|计划)值(?:为|是|约)?$")
_DISTANCES = ("change", "variance")


def side_of(words: str) -> str | None:
    """Say on which side of the budget a difference lies; None where nothing tells (预决算差异)."""
    return "under" if _UNDER.search(words) else "over" if _OVER.search(words) else None


def is_target(draft: Draft, phrase: str, context: Context) -> bool:
    """Say whether an amount is the target that is met or missed, not the distance from it.

    满意度94.6%，高于目标值90% names the target: the result lies on the side that is said, and nearer to the amount than
    the amount is large. 成本48万元，低于目标值12万元 can only be the distance.
    """
    result = context.here[-1] if context.here else None
    if result is None or result.unit != draft.unit or result.measure in _DISTANCES or not _AIM.search(phrase):
        return False
    if result.value is None or draft.value is None:
        return False
    apart = result.value - draft.value
    return abs(apart) < draft.value and side_of(phrase) == ("over" if apart > 0 else "under")


def settle_sides(rows: Iterable[Sequence[Draft]]) -> None:
    """Set the direction of each difference in the rows of a table: as its row proves it, else as its column's others.

    One that nothing proves has the direction that its head gives it (超支, 比预算增减), or none.
    """
    unproved: list[tuple[Draft, str]] = []
    positive: dict[str, set[str]] = {}  # what a positive difference of a column was proved to be
    for row in rows:
        for draft in row if len(row) <= _MOST else ():
            if draft.measure != "variance" or not draft.value or draft.table is None:
                continue
            if (side := side_beside(draft, [other for other in row if other.year == draft.year])) is None:
                unproved.append((draft, draft.table.column))
                continue
            draft.direction = side
            positive.setdefault(draft.table.column, set()).add(side if draft.value > 0 else OTHER_SIDE[side])
    for draft, column in unproved:
        sides = positive.get(column, set())
        if len(sides) == 1 and draft.value is not None:
            draft.direction = min(sides) if draft.value > 0 else OTHER_SIDE[min(sides)]


def side_beside(draft: Draft, others: Sequence[Draft]) -> str | None:
    """Return the side on which the amounts that a difference is of put it; None where none do, or they disagree."""
    told = [(d.measure, d.yuan) for d in others if d.kind == "money" and d is not draft]
    budgets = [yuan for measure, yuan in told if yuan is not None and measure in _BUDGETS]
    done = [yuan for measure, yuan in told if yuan is not None and measure in _DONE]
    sides = {"over" if b < a else "under" for a in done for b in budgets if a != b and _is_between(draft, b, a)}
    return sides.pop() if len(sides) == 1 else None


def _is_between(draft: Draft, budget: Decimal, done: Decimal) -> bool:
    """Say whether a difference is that of two amounts in yuan, or as a rate what part of the budget it is."""
    if draft.kind == "money":
        return abs(done - budget) == draft.yuan
    return budget > 0 and abs(100 * abs(done - budget) / budget - abs(draft.value or Decimal(0))) <= _ROUNDED
