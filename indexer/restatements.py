"""A fact printed again: the same amount of the same item, measure and year, in text or table, must not be added twice.

What was printed first counts. Two items are one where their words are alike without what every item says (专项, 经费),
or both are the whole of the unit, or of a level of government (中央资金, 县财政安排). Of an amount that a bracket gives
more exactly (1.24亿元（12,418.11万元）) the rounded one is the repetition. A wrong link drops a figure from a sum, so
zeros, parts of one table and projects apart from each other are not linked.
"""

from __future__ import annotations

import re

from indexer.drafts import Draft
from indexer.items import core_of, is_alike, is_generic, is_source, is_whole

_NEVER = ("target", "achieved", "other")
_LEVEL = re.compile(
    r"(?:其中[:：]?)?(中央|[省市县区乡镇旗州]|自筹|单位|社会)(?:级|本级)?(?:财政|资金|补助|配套|专项|拨款|衔接|预算|转移支付|奖补|安排)"
)
# What is of the general budget is the unit's whole where the two are worth the same.
_GENERAL = re.compile(r"一般公共预算(?:财政拨款)?(?:支出|收入)?")
_TO_SPEND = ("initial_budget", "allocated", "planned")
_MOST = 50  # figures of one worth that a figure is compared with
_Said = tuple[str, str, str, Draft]


class Restatements:
    """What one report has printed so far, by worth."""

    def __init__(self, about: str | None) -> None:
        """Take the project that the whole report is about."""
        self._about = about or ""
        self._printed: dict[tuple[object, ...], list[_Said]] = {}
        self._first: dict[int, str] = {}  # the figure that printed first what stands at a place

    def find(self, draft: Draft, project: str | None, identity: str) -> str | None:
        """Return the figure that printed the same fact first, None for the first one; figures come in order."""
        found = self._find(draft, project, identity)
        self._first[draft.amount_start] = found or identity
        return found

    def _find(self, draft: Draft, project: str | None, identity: str) -> str | None:
        if draft.again is not None:
            place = draft.again.amount_start
            return self._first.get(place, f"{identity.rpartition('-f')[0]}-f{place}")
        if draft.kind != "money" or draft.measure in _NEVER or "weight" in draft.flags or "inside_name" in draft.flags:
            return None
        level = _level(draft)
        core = "" if level else self._core(draft, project)
        measure = "executed" if draft.measure == "previous" else draft.measure
        if level and measure in _TO_SPEND:
            measure = "to_spend"
        named = core_of(draft.project or "")
        earlier = self._printed.setdefault((level, measure, draft.year, draft.yuan), [])
        for first, other, theirs, before in earlier[:_MOST]:
            apart = named and theirs and not is_alike(named, theirs)
            beside = draft.table is not None and before.table is not None and draft.table.table == before.table.table
            if is_alike(core, other) and not (apart or beside or (not draft.yuan and not _is_same(draft, before))):
                return first
        earlier.append((identity, core, named, draft))
        return None

    def _core(self, draft: Draft, project: str | None) -> str:
        """Return what a figure is for, reduced to what two wordings of it share; "" for the whole."""
        whole = is_whole(draft.subject)
        generic = is_generic(draft.subject) and not whole
        if draft.whole or not draft.subject or generic:
            of_report = core_of(draft.project or project or self._about)
            return "" if of_report == core_of(self._about) else of_report
        if draft.subject == self._about or _GENERAL.fullmatch(draft.subject):
            return ""
        return core_of(("" if whole else draft.under) + draft.subject)


def _level(draft: Draft) -> str:
    """Return whose money a phrase or row says that it is: 中央, 省, 县; "" where it does not."""
    words = draft.subject if draft.table is not None else draft.words.strip()
    found = _LEVEL.match(words)
    if found and (is_source(words) or is_source(draft.subject) or draft.table is None):
        return found.group(1)
    return words if is_source(words) else ""


def _is_same(draft: Draft, before: Draft) -> bool:
    """Say whether two zeros say the same, which is easily so by chance: in the same words, or of the same parts."""
    if draft.parts and draft.parts == before.parts:
        return True
    text = draft.table is None and before.table is None and len(draft.words) > 3
    return text and draft.words == before.words and draft.subject == before.subject != ""
