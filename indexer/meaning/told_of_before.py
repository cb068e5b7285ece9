"""What an amount tells of those before it: 经费100万元，实际支出98万元 gives a budget, and so do its sources.

`养护资金1,264万元，其中：省级632万元、县级632万元，已支1,250万元`: the sum and each of its sources were there to be
spent, whichever of them stands right before. Of two amounts with nothing between them the verb behind is said of both:
`分别有4.56万元、22.65万元质保金没有支付`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from indexer.meaning.drafts import Draft
from indexer.meaning.givers import names_source
from indexer.meaning.relations import parts_of_sum

_AND = ("、", "和", "及", "与")
_APART = "；余"  # what stands between two amounts that are no budget and its spending


def tell_of_those_before(text: str, draft: Draft, drafts: Sequence[Draft], begun: int) -> None:
    """Set the measures of the last amounts by what `draft` says; its sentence's begin at the `begun`-th of `drafts`."""
    last = drafts[-1]
    inferred = last.measure_basis != "printed" and draft.measure_basis == "printed"
    if inferred and _stand_together(text, last, draft):
        last.measure, last.flags = draft.measure, [flag for flag in last.flags if flag != "ambiguous_measure"]
    elif draft.measure == "allocated" and text.startswith("、", last.end):
        last.measure = "allocated" if inferred else last.measure  # 中央300万元、省级120万元分别于4月下达
    elif last.measure == "allocated" and last.measure_basis == "inferred" and _received_with(text, last, draft):
        last.measure = "received"  # 中央600万元、省级200万元均已到位
    elif draft.measure in ("executed", "received") and last.measure == "executed":
        apart = last.subject != draft.subject or any(mark in text[last.end : draft.amount_start] for mark in _APART)
        apart = apart or _is_listed(text, drafts)
        if last.measure_basis == "inferred" and inferred and not apart and not names_source(draft.words):
            budget = "received" if _received_with(text, last, draft) else "initial_budget"
            for before in _sources_before(drafts[begun:], draft):  # 经费100万元，实际支出98万元
                before.measure = budget
                before.flags.append("ambiguous_measure")


def _stand_together(text: str, last: Draft, draft: Draft) -> bool:
    """Say whether nothing stands between two amounts of money but a word that joins them."""
    return text[last.end : draft.amount_start] in _AND and last.kind == draft.kind == "money"


def _received_with(text: str, last: Draft, draft: Draft) -> bool:
    """Say whether two amounts share what is said of both: 中央60万元、省级20万元均已到位."""
    joint, apart = text[last.end : draft.quote_start].strip(), text[last.end : draft.amount_start]
    return draft.measure == "received" and joint in (*_AND, "") and "；" not in apart


def _sources_before(drafts: Sequence[Draft], spent: Draft) -> list[Draft]:
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


def _is_listed(text: str, drafts: Sequence[Draft]) -> bool:
    """Say whether the last amount goes on with a list of those spent: 拨付30万元、20万元，共拨付50万元."""
    before, last = (drafts[-2], drafts[-1]) if len(drafts) > 1 else (None, None)
    if before is None or last is None or text[before.end : last.amount_start].strip() not in _AND:
        return False
    return before.measure == last.measure


def _is_open(draft: Draft) -> bool:
    return draft.kind == "money" and draft.measure == "executed" and draft.measure_basis == "inferred"
