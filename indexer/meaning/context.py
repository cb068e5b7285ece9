"""What has been read before a number when its measure is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.meaning.drafts import Draft

RESULTS = ("other", "achieved", "returned", "saving")  # of which a part is no spending either


@dataclass(slots=True)
class Context:
    """What has been read before the number, in its sentence, list, section and report."""

    year: int | None = None
    default: str = "executed"
    headed: bool = False  # a heading over the number names the measure of what stands under it
    section_type: str = ""
    parent: str | None = None
    listing: str | None = None
    before: set[str] = field(default_factory=set)  # measures of the same subject in this sentence
    text_before: str = ""
    between: str = ""  # what stands between the number before (or the sentence's start) and the phrase
    last: str | None = None  # the measure read last in this sentence
    last_words: str = ""  # and the phrase that named it
    joint: str | None = None  # the measure of the number right before, whatever it was for
    joint_words: str = ""
    joint_unit: str = ""
    here: Sequence[Draft] = ()  # the last numbers of this sentence, whatever they were for
    until: int | None = None  # the last year that the report covers
    base: str | None = None  # what the number before was compared as: previous_year, budget
    mark: str = ""  # what stands before the phrase: 、
    series: bool = False  # one of several years that are given side by side
    joined: bool = False  # the words after the number run on into the next one without a mark
    in_wan: bool = False  # most amounts of the report are printed in 万元 or 亿元

    def measured(self) -> set[str]:
        """Return the measures of this sentence."""
        return {draft.measure for draft in self.here}
