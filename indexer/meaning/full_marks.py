"""Scores that only say what can be had: 总分100分。其中：决策15分、过程25分、产出35分、效益25分.

Those of a result are written alike; which they are is told by their sum and by what stands before them. A list that
makes up 100, or the total told before it, with no word of what was had, shares out the marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.drafts import Draft
from indexer.meaning.grades import SHARED_OUT_BEHIND

_FULL = 100
_TOTAL = re.compile(r"(?:总分|满分|分值|总计|共计?|合计|百分制)[^，。；、\d得评]{0,6}$")
_SHARED_OUT = re.compile(r"指标|权重|分值|满分|总分|百分制|(?:评价|考核|评分)(?:体系|标准|办法)")
_BEHIND = re.compile(f"分?{SHARED_OUT_BEHIND}")
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
    takes = text.startswith("占", run[0].amount_start - 1)  # 决策占20分、过程占20分
    if _HAD.search(lead.rpartition("。")[2]) and not takes:
        return
    if values[-1] == _FULL == sum(values[:-1]):  # …、效益30分，合计100分
        values = values[:-1]
    shared = takes or _SHARED_OUT.search(lead) or _BEHIND.match(text, run[-1].amount_end)
    told = _TOTAL.search(lead) is not None and values[0] == sum(values[1:])
    if told or (sum(values) == _FULL and shared):
        for draft in run:
            draft.flags = [*dict.fromkeys((*draft.flags, "weight"))]
