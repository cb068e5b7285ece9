"""What a report says that the amounts in its brackets are: 括号外为实际投入、括号内为预算安排：甲126万元（130万元）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.meaning.cues import Cues
from indexer.meaning.drafts import Draft
from indexer.meaning.phrases import CLOSING, OPENING

_SAID = re.compile(
    r"括号(?P<side>内|里|外)的?(?:数字?|金额|数据)?(?:均|都|分别)?[为是](?P<what>[^，。；、：（）()\n]{2,16})"
)


@dataclass(frozen=True, slots=True)
class Brackets:
    """The measures of amounts outside and inside brackets, None if nothing is said; `past`: last year's are inside."""

    outside: str | None
    inside: str | None
    past: bool = False

    def settle(self, draft: Draft, text: str) -> None:
        """Give an amount that says nothing itself the measure of the side it stands on."""
        before, after = text[draft.amount_start - 1 : draft.amount_start], text[draft.end : draft.end + 1]
        enclosed = before != "" and before in OPENING and after != "" and after in CLOSING
        measure = self.inside if enclosed else self.outside
        if draft.kind != "money" or measure is None or (draft.measure_basis == "printed" and not enclosed):
            return
        draft.measure, draft.measure_basis = measure, "inferred"
        if enclosed and self.past and draft.year is not None:
            draft.year -= 1


def brackets_of(text: str, cues: Cues) -> Brackets | None:
    """Return what a paragraph says of its brackets, None where it says nothing."""
    if "括号" not in text:
        return None
    said = {found.group("side") == "外": found.group("what") for found in _SAID.finditer(text)}
    outside, inside = (cues.measure(said.get(side, "")) for side in (True, False))
    past = cues.first("past", said.get(False, "")) is not None
    if past and inside in (None, "executed", "income"):
        inside = "previous"
    return Brackets(outside, inside, past) if outside or inside else None
