"""Amounts that a sentence lists behind another and that come to it have its measure, or it has theirs.

预算执行中追加412万元，主要是…407万元，以及…5万元: what is listed was added too. 共安排936万元，其中中央600万元、省级336万元: money
of several levels of government is allocated, and so is all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.meaning.drafts import Draft
from indexer.meaning.givers import is_source

_LISTED = re.compile("[，；：（(、\\s]*(?:其中|主要|包括|包含|含|分别|具体|用于|由|即|是|为|有|[：（(])")
_ADDED = ("supplement", "reduction")
_SET_BEFORE = re.compile("预算|年初|批复|核定|指标|计划")
_LEAD = re.compile("^(?:其中|包括|[，、：\\s])*(?:[\u4e00-\u9fff]{2,3}(?=[省市州盟县区旗]本?级))?")
_MOST = 8  # amounts of a list


def settle_lists(text: str, drafts: Sequence[Draft]) -> None:
    """Set the measures of the money of one sentence by the lists that come to an amount before them."""
    money = [draft for draft in drafts if draft.kind == "money" and draft.yuan]
    for at, whole in enumerate(money):
        wanted = whole.measure in _ADDED or (whole.measure == "initial_budget" and "安排" in whole.words)
        parts = _parts(money, at) if wanted and _LISTED.match(text, whole.end) else []
        if whole.measure in _ADDED:
            for part in parts:
                if part.measure_basis == "inferred" or part.measure == "income":
                    part.measure, part.measure_basis = whole.measure, "inferred"
        elif parts and not _SET_BEFORE.search(whole.words) and all(_are_levels(parts)):
            for draft in (whole, *parts):
                draft.measure, draft.measure_basis = "allocated", "inferred"


def _parts(money: Sequence[Draft], at: int) -> Sequence[Draft]:
    """Return the amounts right behind one that come to it, two at least; none where they do not."""
    total = money[at].yuan
    assert total is not None
    came = total - total
    for count, draft in enumerate(money[at + 1 : at + 1 + _MOST], 1):
        came += draft.yuan or 0
        if came >= total:
            return money[at + 1 : at + 1 + count] if came == total and count > 1 else []
    return []


def _are_levels(parts: Sequence[Draft]) -> Iterator[bool]:
    return (is_source(_LEAD.sub("", part.words).removesuffix("预算")) for part in parts)
