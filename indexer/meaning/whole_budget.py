"""Whose a budget is that changes made of the first one: that one's, and not what the last change was for.

`年初预算418万元，省级森林防火补助下达45万元，全年预算463万元，支出460万元`: the fund is what was named last, but the
sum proves that the budget after it is the whole's, and so is what follows and names nothing of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from indexer.meaning.drafts import Draft

_CHANGES = frozenset(("supplement", "allocated", "received", "carry_in", "reduction"))
_MOST = 12  # amounts back to the first budget


def settle_whole_budget(text: str, drafts: Sequence[Draft], begun: int) -> dict[str, str]:
    """Give the budgets of a sentence, from `begun` on, that a sum proves, and what follows, the first one's subject.

    Return what each subject that was taken from them became, for what the next sentence carries on.
    """
    became: dict[str, str] = {}
    for number in range(begun, len(drafts)):
        revised = drafts[number]
        if revised.measure != "revised_budget" or revised.kind != "money" or _is_named(revised):
            continue
        first = _first(text, drafts, number)
        if first is not None and (revised.subject or not first.subject):
            became[revised.subject] = first.subject
            _give(text, drafts[number:], first)
    return became


def _is_named(draft: Draft) -> bool:
    """Say whether an amount's own words name what it is for, which else was spoken of before."""
    return bool(draft.subject) and draft.subject in draft.words


def _first(text: str, drafts: Sequence[Draft], number: int) -> Draft | None:
    """Return the first budget that, with the changes told since, one of what is spoken of, comes to that after them."""
    taken, total, changed = drafts[number].subject, Decimal(0), False
    for draft in reversed(drafts[max(0, number - _MOST) : number]):
        if draft.kind != "money" or draft.yuan is None:
            continue
        if draft.measure == "initial_budget" and draft.yuan + total == drafts[number].yuan:
            return draft if changed and "\n" not in text[draft.end : drafts[number].amount_start] else None
        if draft.measure in _CHANGES:
            total += -draft.yuan if draft.measure == "reduction" else draft.yuan
            changed = changed or taken in draft.words
    return None


def _give(text: str, drafts: Sequence[Draft], first: Draft) -> None:
    taken = drafts[0].subject
    for draft in drafts:
        if draft.subject != taken or _is_named(draft):
            return
        draft.subject, draft.under = first.subject, first.under
        draft.whole = not first.subject and not first.under
        own = 1 + max(text.rfind(mark, draft.quote_start, draft.amount_start) for mark in "，；")
        if taken and taken in text[draft.quote_start : own]:
            draft.quote_start = own
