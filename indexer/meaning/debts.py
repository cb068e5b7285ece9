"""A government's debt: its limit, what is owed, what was borrowed; each by kind, and what bonds were used for.

`债务限额5亿元，其中：一般债务3亿元、专项债务2亿元` splits the limit, `债务余额…，其中一般债务…` what is owed: a kind of
debt alone (一般债务) says neither. `专项债券8亿元，用于市政设施6亿元、交通2亿元` tells of the bonds' money, no budget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.meaning.drafts import Draft

# A kind of debt and nothing more, and what a whole is called that such kinds split.
_KIND = re.compile(
    r"(?:[，、；：（(\s]|其中|包括|含|新增|[省市州县区旗]?本级|地方政府|政府)*(?:一般|专项|外债|再融资|置换|外贷)"
    r"(?:(?:债[务券])?(?:转贷)?)[为共约]*"
)
_WHOLE = re.compile("债[务券]|限额")
_USED = re.compile("用于|投向|支持")
_ENDS = re.compile("[。\\n]")
_UNSAID = ("initial_budget", "executed", "planned", "allocated")
_SPLIT_BY_NAME = re.compile("限额|余额")
_REPAID = re.compile("([\u4e00-\u9fff]{4,16}偿还)[了为共约]*")  # 再融资债券偿还5亿元、预算资金偿还2亿元


def is_debt(name: str) -> bool:
    """Say whether a name is of a kind of debt, which is no project: 再融资债券, 地方政府债务."""
    return name.endswith(("债券", "债务"))


def settle_debts(text: str, drafts: Sequence[Draft]) -> None:
    """Give the kinds of a government's debt the measure, year and name of what they split."""
    if "债" not in text:  # as in most reports
        return
    for sentence in _sentences(text, drafts):
        whole: Draft | None = None
        bond: Draft | None = None
        for draft in sentence:
            kind = _KIND.fullmatch(draft.words) is not None
            if kind and whole is not None:
                _split(draft, whole)
            elif repaid := _REPAID.fullmatch(draft.words):
                draft.subject, draft.measure, draft.measure_basis = repaid[1], "executed", "inferred"
            elif _WHOLE.search(draft.words):
                whole = draft
            elif bond is not None and draft.measure_basis != "printed" and draft.measure in _UNSAID:
                _spend(text, draft, bond)
            bond = draft if "债券" in draft.words and draft.measure == "other" else bond


def _sentences(text: str, drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Yield the amounts of each sentence of the text that tells of debt."""
    held: list[Draft] = []
    for draft in drafts:
        if draft.kind != "money" or draft.table is not None:
            continue
        if held and _ENDS.search(text, held[-1].end, draft.quote_start):
            yield held
            held = []
        if held or "债" in draft.words:
            held.append(draft)
    if held:
        yield held


def _split(part: Draft, whole: Draft) -> None:
    """Read a kind of debt as a part of what it splits."""
    part.measure, part.measure_basis = whole.measure, "inferred"
    if part.year_basis != "printed":
        part.year, part.year_basis = whole.year, whole.year_basis
    if _SPLIT_BY_NAME.search(whole.subject):
        part.under = whole.subject


def _spend(text: str, draft: Draft, bond: Draft) -> None:
    """Read what the money of bonds was used for as a part of it."""
    if _USED.search(text, bond.amount_end, draft.amount_start):
        draft.measure = bond.measure
        draft.under = draft.under or (bond.subject if bond.subject not in draft.subject else "")
