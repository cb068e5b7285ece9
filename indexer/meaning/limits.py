"""What an amount is set beside: 中标价70.2万元，低于预算76万元 prints the budget, not the difference from it.

`支出120万元，高于预算20万元` prints the difference. The words are the same; which is meant the amounts tell: the
reading in which what was done and what was planned lie nearer to each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.drafts import Draft

_BESIDE = re.compile(
    r"(?:(?P<under>低于|小于|少于|未超过|未突破|没有超过|没有突破)|高于|大于|多于|超过|超出|突破)了?[^，。；、\d]{0,8}?"
    r"(?P<what>预算|概算|估算|控制价|限价|合同[价额]|中标价|成交价|送审[价额]|计划)(?:投资|[总金]?额|数|价)?[为的]?$"
)
_KINDS = (
    ("planned", re.compile("概算|估算|控制价|限价|计划")),
    ("contract", re.compile("合同|中标|成交")),
    ("requested", re.compile("送审")),
)
_DONE = ("executed", "contract", "planned", "standard", "initial_budget", "revised_budget")


def set_beside(draft: Draft, words: str, drafts: Sequence[Draft]) -> None:
    """Take an amount for the plan itself where the one just before it in the sentence lies beside it."""
    last = drafts[-1] if drafts else None
    if last is None or last.kind != "money" or last.measure not in _DONE or not last.yuan or not draft.yuan:
        return
    found = _BESIDE.search(words)
    if found is None or draft.amount_start - last.end > len(words) + 8:
        return
    nearer = draft.yuan > last.yuan if found["under"] else last.yuan / 2 < draft.yuan < last.yuan
    if nearer:
        kind = next((code for code, named in _KINDS if named.search(found["what"])), "initial_budget")
        draft.measure, draft.direction = "standard" if last.measure == "standard" else kind, None
