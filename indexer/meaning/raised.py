"""What a standard is called that was raised or runs up to another: 人均补助标准由每人520元提高到550元，提高30元.

The words right before the second amount say only that it changed, or where the range ends (每人3,000元至5,000元);
what it is of was told before the first one.
"""

from __future__ import annotations

import re

from indexer.meaning.drafts import Draft

# From what; whatever stands before it is what changed, a unit behind it (每人每月) its unit.
_FROM = re.compile(r"[也均都则分别可]*[由从](?:上年度?|去年|原先?的?|原来|现行|目前|20\d\d年度?)?的?")
_TO = re.compile(
    r"(?:[现则]|\d{1,2}月(?:份|\d{1,2}日)?起|起|分步|逐步|相应|统一|[又再]|每[人户月年生])*"
    r"(?:提高|上调|下调|调整|调高|调低|提升|上升|下降|增加|降低?|增)(?:到|至|为)?"
)
_EACH = re.compile(r"(?:每[^，。；、\d每元]{1,4}){0,3}")
_UP_TO = ("至", "到", "—", "－", "-", "~", "～", "–", "——")
_NEAR = 16  # characters from an amount to what it became


class Raised:
    """Follows the standards of one report in order."""

    def __init__(self) -> None:
        """Begin without any."""
        self._last: Draft | None = None
        self._name = ""  # what the last one is called, "" where no change of it was begun
        self._told = ""  # what the words of the last one say

    def rest(self, draft: Draft, rest: str) -> str:
        """Return what the words of an amount say beside its item, with what was raised where they only say that."""
        last, self._last = self._last, draft
        near = last is not None and 0 <= draft.amount_start - last.amount_end < _NEAR
        if near and draft.subject == (last.subject if last else ""):
            if self._name and draft.measure == "standard" and _TO.fullmatch(rest):
                return self._name
            if self._name and draft.measure == "change":
                return self._name + rest
            if draft.measure == "standard" and draft.words.strip() in _UP_TO:
                told = self._told.removesuffix("标准").strip("从由按为")
                return f"{told}上限" if "标准" in told + draft.subject else f"{told}标准上限"
        self._name = _changed(rest, draft.words) if draft.measure == "standard" else ""
        self._told = rest
        return self._name or rest


def _changed(rest: str, words: str) -> str:
    """Return what changes, by the words of the amount that it was: 人均补助标准, 每人每月标准; "" where none begins."""
    found = _FROM.search(rest)
    each = _EACH.fullmatch(rest, found.end()) if found else None  # not 从2022年起将补助提高到每公里
    if found and each:
        what, unit = rest[: found.start()], each.group()
    elif found is None and words.rstrip().endswith(("由", "从")):
        what, unit = rest, ""
    else:
        return ""
    if what.endswith(("单价", "价")):
        return what
    unit = "" if re.search("[每均/]", what) else unit
    return f"{what.removesuffix('标准')}{unit}标准"
