"""Percentages of one sentence that name no measure and add up to a hundred: they divide a whole, each is a share.

`收益按比例分配，即护林补贴45%、助学35%、留存20%`
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from indexer.meaning.drafts import Draft

_WHOLE = 100
_CALLED = re.compile("[率度幅]|满意|指标|[≥≤<>]")  # 满意度60%，知晓率40%


def settle_shares(drafts: Sequence[Draft]) -> None:
    """Call those percentages of a sentence shares that stand side by side and come to a hundred together."""
    if [draft.kind for draft in drafts].count("percent") < 2:  # as mostly
        return
    for silent, run in groupby(drafts, key=_is_silent):
        parts = list(run)
        if silent and len(parts) > 1 and sum(part.value or 0 for part in parts) == _WHOLE:
            for part in parts:
                part.measure = "share"


def _is_silent(draft: Draft) -> bool:
    """Say whether a number is a percentage of which nothing is said."""
    silent = draft.measure == "other" and draft.measure_basis == "inferred" and _CALLED.search(draft.words) is None
    return silent and draft.kind == "percent" and draft.unit == "%"
