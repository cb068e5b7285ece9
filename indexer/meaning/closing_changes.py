"""What a change is of that closes a list of parts without a name: the last part, or all of them.

`“三公”经费10万元，其中：接待费2万元，用车费8万元，较上年减少1万元` may mean either, and the figure says so. Marks tell
where they differ: behind a list with 、 or behind ； it is of the whole, behind parts with ； of the last of them.
So does a rate that goes with it: of 10万元 after 1万元 less it is 9.1%, of 8万元 11.1%.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.meaning.drafts import Draft

AMBIGUOUS = "ambiguous_item"
_COMPARED = ("change", "variance")
_UNNAMED = re.compile(
    r"[，；\s]*(?:均|实际|略|共|净)?(?:同?比|较|与|相较于?|相比|同比|增加|减少|增长|下降|上升|降低|多支|少支|增支|减支)(?!.*[均都各])"
)
_ALL_TOGETHER = re.compile("合计|总体|总计|共计|总额|整体|以上|[两三四五]项")
_MARKS = re.compile("[，；、和及与]")
# What stands between the parts of one list: a mark and a name, with how much of all the one before was.
_BETWEEN = re.compile(r"(?:，占[^，；。]{0,12})?[，；、和及与]\s*[^，；。：（）()、]{2,20}")
_SPENT = frozenset("executed initial_budget revised_budget income received allocated carryover payout contract".split())
_MOST = 12  # amounts of a list
_BEHIND = 12  # characters between a change and its rate


def settle_changes(text: str, drafts: Sequence[Draft], begun: int) -> None:
    """Set right, or flag as open, what the changes are of that a sentence, from `begun` on, ends its lists with."""
    for number in range(begun + 2, len(drafts)):
        change = drafts[number]
        if change.kind == "grade" or change.measure not in _COMPARED or not _is_unnamed(change):
            continue
        parts = _parts(text, drafts, number, begun)
        if len(parts) > 1:
            _settle(text, drafts, number, parts)


def _is_unnamed(change: Draft) -> bool:
    words = change.words
    return _UNNAMED.match(words) is not None and _ALL_TOGETHER.search(words) is None


def _parts(text: str, drafts: Sequence[Draft], number: int, begun: int) -> list[Draft]:
    """Return the amounts right before a change, of several things and one measure, that no change stands between."""
    parts: list[Draft] = []
    for part in reversed(drafts[max(begun, number - _MOST) : number]):
        if part.kind == "percent" and part.measure == "share":
            continue
        named = part.kind == "money" and part.measure in _SPENT and bool(part.subject)
        if not named or part.subject not in text[part.quote_start : part.amount_start]:
            break
        if parts and not _is_beside(text, part, parts[0]):
            break
        parts.insert(0, part)
    told = text[drafts[number - 1].end : drafts[number].amount_start]
    return parts if len(parts) > 1 and told[:1] not in "）)" and "分别" not in told else []


def _is_beside(text: str, part: Draft, following: Draft) -> bool:
    """Say whether two amounts are members of one list: of two things and one measure, with a mark between them."""
    told = text[part.end : following.amount_start]
    same = part.measure == following.measure and part.subject != following.subject
    return same and "其中" not in told and _BETWEEN.fullmatch(told) is not None


def _settle(text: str, drafts: Sequence[Draft], number: int, parts: Sequence[Draft]) -> None:
    """Give a change, and the rate that goes with it, what it is of, or flag both."""
    change, rate = drafts[number], _rate_behind(drafts, number)
    total = sum((part.yuan or Decimal(0) for part in parts), Decimal(0))
    whole = next((d for d in reversed(drafts[: number - len(parts)]) if d.yuan == total and d.kind == "money"), None)
    joint = max(_rank(text, before.end, part.quote_start) for before, part in pairwise(parts))
    closing = _rank(text, drafts[number - 1].end, change.amount_start)
    of_all, of_last = _fits(change, rate, total), _fits(change, rate, parts[-1].yuan)
    if rate is not None and of_all != of_last:
        together = of_all
    elif whole is not None and closing > joint:
        together = True
    elif whole is None and closing < joint:
        together = False
    else:
        for draft in (change, rate):
            if draft is not None and AMBIGUOUS not in draft.flags:
                draft.flags.append(AMBIGUOUS)
                draft.item_basis = "inferred"
        return
    for draft in (change, rate):
        if draft is not None:
            draft.subject = whole.subject if whole and together else "" if together else parts[-1].subject
            if together and whole is None:
                draft.parts = tuple(part.subject for part in parts)
                draft.subject = "、".join(draft.parts)


def _rank(text: str, start: int, end: int) -> int:
    """Return how strongly the last mark of a stretch parts what stands on its sides: 、 less than ，, that than ；."""
    found = _MARKS.findall(text, start, end)
    return 0 if not found else 3 if found[-1] == "；" else 2 if found[-1] == "，" else 1


def _rate_behind(drafts: Sequence[Draft], number: int) -> Draft | None:
    """Return the rate that says the same change as the amount at `number`: 减少1万元，下降9.1%."""
    change = drafts[number]
    rate = drafts[number + 1] if number + 1 < len(drafts) else None
    if rate is None or change.kind != "money" or rate.kind != "percent" or rate.measure != change.measure:
        return None
    return rate if _is_unnamed(rate) and rate.amount_start - change.end < _BEHIND else None


def _fits(change: Draft, rate: Draft | None, now: Decimal | None) -> bool:
    """Say whether a rate is that of a change which led to an amount of `now` yuan."""
    if rate is None or rate.value is None or change.yuan is None or now is None:
        return False
    before = now + change.yuan if change.direction in ("decrease", "under") else now - change.yuan
    digits = rate.value.as_tuple().exponent
    place = Decimal(10) ** (digits if isinstance(digits, int) else 0)
    return before > 0 and abs(change.yuan / before * 100 - rate.value) <= place
