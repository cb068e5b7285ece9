"""What an amount is told to be a multiple of: 累计完成8亿元，是“十二五”时期4亿元的2倍 prints what there was before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from indexer.meaning.drafts import Draft
from indexer.quantities import find_years

_TIMES = re.compile(r"的\d{1,3}(?:\.\d{1,3})?倍")
_SET_BESIDE = re.compile(r"[，、\s]*(?:约)?(?:是|为|相当于)[^，。；]{2,20}$")
_UNSAID = ("executed", "other", "income")


def settle_multiples(text: str, drafts: Sequence[Draft]) -> None:
    """Read an amount that another is so many times of as the one before it."""
    if "倍" not in text:  # as in most reports
        return
    for last, draft in pairwise(drafts):
        if draft.kind != "money" or draft.table is not None or draft.measure not in _UNSAID:
            continue
        said = text[last.end : draft.amount_start]
        if _TIMES.match(text, draft.end) is None or _SET_BESIDE.match(said) is None:
            continue
        years = find_years(said)
        draft.measure, draft.measure_basis, draft.subject = "previous", "inferred", last.subject
        draft.year = years[-1].last if years else None
        draft.year_basis = "printed"
