"""Amounts that sum up several projects of a sentence, and the parts of a sum, which are of none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.meaning.drafts import Draft
from indexer.meaning.project_register import SENTENCE

_SUM = re.compile(
    r"[，、；\s]*(?:合计|共计|总计|共)(?:批复|概算|核定|计划|完成|安排|下达|拨付)?(?:支出|资金|金额|投入|总?投资)?[为约]?"
)
_BEHIND_SUM = re.compile(r"(?:合计|共计|总计)[^，。；、：\d]{0,12}\d[\d,.]{0,14}[百千]?[万亿]?元[（(](?:其中)?[：:]?$")
_OPENED = ("（", "(", "中", "：", ":")  # what that ends in
_NEAR = 48  # characters before a part of a sum


def sums_several(text: str, known: Iterable[str], draft: Draft) -> bool:
    """Say whether an amount sums up several known projects: 道路养护8万元、路灯维修3万元，合计11万元."""
    if draft.table is not None or draft.subject or not _SUM.fullmatch(draft.words):
        return False
    low = max(0, draft.amount_start - SENTENCE)
    begin = max(low, *(text.rfind(mark, low, draft.amount_start) + 1 for mark in "。；\n"))
    named = [name for name in known if text.find(name, begin, draft.amount_start) >= 0]
    return sum(not any(name in other for other in named if other != name) for name in named) > 1


def is_of_sum(text: str, draft: Draft) -> bool:
    """Say whether an amount stands in the bracket behind a sum: 合计投资600万元（其中建筑工程580万元）."""
    if draft.table is not None or text[draft.quote_start - 1 : draft.quote_start] not in _OPENED:  # as mostly
        return False
    return _BEHIND_SUM.search(text[max(0, draft.quote_start - _NEAR) : draft.quote_start]) is not None
