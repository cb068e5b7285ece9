"""One frame: what an amount is where the words around it fit several patterns at once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.meaning.context import Context

ANY = re.compile("")  # a phrase of any words
_SPENDING = re.compile("经费|支出|购置|采购|投资|费用|成本|接待|开支|资金")


def _is_of_spending(context: Context) -> bool:
    """Say whether the number before is of a sum to spend, not of a result or of what one costs, or is a list's."""
    listed = context.mark in ("：", ":")
    return listed or (context.joint_unit != "元" and _SPENDING.search(context.joint_words) is not None)


@dataclass(frozen=True, slots=True)
class Frame:
    """What an amount is (`says`) where the cues name one of `named` ("" nothing) and every pattern is found."""

    says: str
    named: str
    phrase: re.Pattern[str]
    after: re.Pattern[str] | None = None  # from the number on
    before: re.Pattern[str] | None = None  # in the sentence, up to the number
    section: str = ""  # the type of the section
    headed: str = ""  # the measure that the headings give
    joint: str = ""  # the measure of the number right before
    alone: bool = False  # the words behind do not run on into another number

    def fits(self, context: Context) -> bool:
        """Say whether an amount stands in this frame whose words do, and that the cues name as `named` says."""
        return (
            not (self.alone and context.joined)
            and (not self.section or context.section_type == self.section)
            and (not self.headed or (context.headed and context.default == self.headed))
            and (not self.joint or (context.joint == self.joint and not _is_of_spending(context)))
            and (self.before is None or self.before.search(context.text_before) is not None)
        )
