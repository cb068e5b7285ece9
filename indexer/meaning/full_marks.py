"""Scores that only say what can be had: 总分100分。其中：决策15分、过程25分、产出35分、效益25分.

Those of a result are written alike; which they are is told by their sum and by what stands before them. A list that
makes up 100, or the total told before it, with no word of what was had, shares out the marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.drafts import Draft

_FULL = 100
_TOTAL = re.compile(r"(?:总分|满分|分值|总计|共计?|合计|百分制)[^，。；、\d得评]{0,6}$")
_SHARED_OUT = re.compile(r"指标|权重|分值|满分|总分|百分制")
_HAD = re.compile(r"[得扣获]|自评|打分|评分为|评定|实际|完成|综合")
_APART, _REACH, _FEWEST = 24, 40, 3


def settle_full_marks(text: str, drafts: Sequence[Draft]) -> None:
    """Take the scores of a list that shares out full marks for weights."""
    run: list[Draft] = []
    for draft in drafts:
        if draft.kind != "score" or draft.table is not None:
            continue
        if run and not _goes_on(text, run[-1], draft):
            _settle(text, run)
            run = []
        run.append(draft)
    _settle(text, run)


def _goes_on(text: str, last: Draft, draft: Draft) -> bool:
    between = text[last.amount_end : draft.amount_start]
    return len(between) < _APART and _HAD.search(between) is None


def _settle(text: str, run: Sequence[Draft]) -> None:
    values = [draft.value for draft in run if draft.value is not None and draft.value == int(draft.value)]
    if len(run) < _FEWEST or len(values) < len(run):
        return
    lead = text[max(0, run[0].amount_start - _REACH) : run[0].amount_start].rpartition("\n")[2]
    if _HAD.search(lead.rpartition("。")[2]):
        return
    told = _TOTAL.search(lead) is not None and values[0] == sum(values[1:])
    if told or (sum(values) == _FULL and _SHARED_OUT.search(lead)):
        for draft in run:
            draft.flags = [*dict.fromkeys((*draft.flags, "weight"))]
