"""Money that is no part of what a unit has left or gives back: shared out of a surplus, recovered from others.

结余分配 goes to funds and taxes; of the loss that others made good (挽回损失386万元，其中已上缴国库241万元) nothing was
the unit's to return.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from indexer.meaning.drafts import Draft

_SHARED_OUT = "结余分配"
_RECOVERED = re.compile("挽回|罚没|没收|收缴")
_HANDED_IN = re.compile("(?:上缴|缴入|入)(?:国库|[省市县区]?级?财政)")
_NEAR = 16  # characters of a clause
_TAKEN_FOR = ("carryover", "carry_in", "executed")


def settle_surplus(text: str, drafts: Sequence[Draft]) -> None:
    """Set right what was shared out and what others made good, which are neither spent, left nor given back."""
    _settle_shared_out(drafts)
    _settle_recovered(text, drafts)


def _settle_shared_out(drafts: Sequence[Draft]) -> None:
    """Give no measure of spending or of what is left to what a clause or a row says was shared out."""
    for draft in drafts:
        if draft.kind == "money" and draft.measure in _TAKEN_FOR:
            told = draft.words if draft.table is None else draft.subject
            if told.endswith(_SHARED_OUT):
                draft.measure, draft.direction = "other", None


def _settle_recovered(text: str, drafts: Sequence[Draft]) -> None:
    """Read what was handed in of the money that others made good as theirs, no return of the unit's own."""
    for before, draft in pairwise(drafts):
        if draft.measure != "returned" or draft.table is not None or before.measure not in ("achieved", "other"):
            continue
        between = text[before.end : draft.amount_start]
        near = len(between) < _NEAR and "。" not in between and _HANDED_IN.search(between)
        if near and _RECOVERED.search(before.words):
            draft.measure, draft.direction = "other", None
