"""Paragraphs behind a numbered list that belong to no item of it: 4、招募。…共77万元。 and then 项目结余23万元，….

Where each item of a list is one paragraph that begins with its head, what follows the last one tells of what stands
over the list, though it lies in the last item's section.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from indexer.model import Section
from indexer.structure.numbering import ITEM_NUMBER

_FEWEST = 2  # items of a list
_GOES_ON = re.compile(rf"\s*(?:{ITEM_NUMBER}|其中|一是|二是|具体|附|表\s?\d|[-—●○·•■◆▪※①②③])")
# What sums up is told by its amount to be of the last item or of all.
_SUMS_UP = re.compile(r"\n\s*(?:以上|上述)")


class Trailing:
    """Where in the last items of one text's lists another part begins."""

    def __init__(self, text: str, parts: Mapping[str, Sequence[Section]], by_id: Mapping[str, Section]) -> None:
        """Find them; `parts` are the sections below each one, in order, by its id."""
        self._from: dict[str, tuple[int, Section]] = {}
        for above, beside in parts.items():
            last = beside[-1]
            if len(beside) < _FEWEST or above not in by_id or parts.get(last.id) or not last.label:
                continue
            if all(part.label and _is_line(text, part) for part in beside[:-1]):
                line = text.find("\n", last.heading_end, last.end)
                if line < 0 or not _runs_in(text, last) or _is_table(text, line + 1):
                    continue
                if not _GOES_ON.match(text, line + 1) and not _SUMS_UP.search(text, line, last.end):
                    self._from[last.id] = line, by_id[above]

    def told_in(self, section: Section | None, position: int) -> Section | None:
        """Return the section that what stands at `position` in `section` is told of: it, or the one above."""
        if section is None or section.id not in self._from:  # as mostly
            return section
        begins, above = self._from[section.id]
        return above if position > begins else section


def _is_table(text: str, start: int) -> bool:
    """Say whether the line at `start` is a row of a table, which may be of the item before it alone."""
    end = text.find("\n", start)
    return "\t" in text[start : end if end >= 0 else len(text)]


def _runs_in(text: str, section: Section) -> bool:
    """Say whether a section's first line goes on behind its head."""
    line = text.find("\n", section.heading_end, section.end)
    return text[section.heading_end : line if line >= 0 else section.end].strip("。：: \u3000") != ""


def _is_line(text: str, section: Section) -> bool:
    """Say whether a section is one line that goes on behind its head."""
    line = text.find("\n", section.heading_end, section.end)
    alone = line < 0 or not text[line : section.end].strip()
    return alone and _runs_in(text, section)
