"""What the amounts before a spending are: 经费100万元，实际支出98万元 gives a budget, and so do its sources.

`养护资金1,264万元，其中：省级632万元、县级632万元，已支1,250万元`: the sum and each of its sources were there to be
spent, whichever of them stands right before.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from indexer.meaning.drafts import Draft
from indexer.meaning.givers import names_source
from indexer.meaning.relations import parts_of_sum


def sources_before(drafts: Sequence[Draft], spent: Draft) -> list[Draft]:
    """Return the last amount, with the sum and the other sources where it is one of several sources.

    What `spent` adds up was spent itself: 处理费337万元，设备更新113万元，合计支出450万元.

    Only amounts whose measure nothing prints are told by what follows: of `投入资金300万元（省级200万元、县级100万元）`
    none is.
    """
    if parts_of_sum(spent.yuan, drafts):
        return []
    parts: list[Draft] = []
    for draft in reversed(drafts):
        if not (names_source(draft.words) and _is_open(draft)):
            break
        parts.insert(0, draft)
    if len(parts) < 2:
        return list(drafts[-1:])
    before = drafts[: len(drafts) - len(parts)]
    whole = before[-1] if before and before[-1].kind == "money" else None
    if whole is None or whole.yuan != sum((part.yuan or Decimal(0) for part in parts), Decimal(0)):
        return parts
    return [whole, *parts] if _is_open(whole) else []


def is_listed(text: str, drafts: Sequence[Draft]) -> bool:
    """Say whether the last amount goes on with a list of those spent: 拨付30万元、20万元，共拨付50万元."""
    before, last = (drafts[-2], drafts[-1]) if len(drafts) > 1 else (None, None)
    if before is None or last is None or text[before.end : last.amount_start].strip() not in ("、", "和", "及", "与"):
        return False
    return before.measure == last.measure


def _is_open(draft: Draft) -> bool:
    return draft.kind == "money" and draft.measure == "executed" and draft.measure_basis == "inferred"
