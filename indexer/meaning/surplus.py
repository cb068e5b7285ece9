"""What is shared out of a surplus (结余分配) to funds and taxes is no part of what is left, nor was it spent."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.meaning.drafts import Draft

_SHARED_OUT = "结余分配"
_TAKEN_FOR = ("carryover", "carry_in", "executed")


def settle_shared_out(drafts: Sequence[Draft]) -> None:
    """Give no measure of spending or of what is left to what a clause or a row says was shared out."""
    for draft in drafts:
        if draft.kind == "money" and draft.measure in _TAKEN_FOR:
            told = draft.words if draft.table is None else draft.subject
            if told.endswith(_SHARED_OUT):
                draft.measure, draft.direction = "other", None
