"""Lines that end in a colon and govern the lines of the list below them: 仍有四笔账没有结清：, 合同额如下：.

A lead says what the amounts of its list are unless they say it themselves, like a heading; one that prints the whole
(账面尚有416万元，分四种情形：) lends its measure to the parts. The list goes on while its lines look like members,
short, marked or ended by a semicolon; the one that ends in a full stop is the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.meaning.cues import Cues
from indexer.meaning.drafts import Draft
from indexer.meaning.headed import GIVEN, TWO
from indexer.meaning.predicates import Denials
from indexer.meaning.scene import Scene

_LONGEST_MEMBER, _LONGEST_LEAD = 120, 80
_MARK = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．](?!\d)|[①-⑳㈠-㈩]|——|[-—–●○·•■◆▪※]|[A-Za-z][.．、)）])"
)
_CLAUSE = re.compile(r"[^，。；;：:]+")
_BRACKET = re.compile(r"[（(][^（()）]{0,40}[)）]")
_SHARED_OUT = re.compile(r"分|其中|具体|包括|包含|明细|如下|构成|组成|为|是")


class Leads:
    """Follows the paragraphs of one report and tells which of them stand in a list, and what of."""

    def __init__(self, text: str, cues: Cues) -> None:
        """Hold the text and the cue table."""
        self._text, self._cues = text, cues
        self._denials = Denials(cues)
        self._measure: str | None = None
        self._level = 0  # whether the members of the open list are marked (2), ended by semicolons (1) or neither (0)
        self._first = False

    def scene(self, start: int, end: int, scene: Scene) -> Scene:
        """Return the scene of a paragraph: the list's, if it goes on here."""
        if self._measure is None:
            return scene
        if not self._goes_on(self._text[start:end].strip()):
            self._measure = None
            return scene
        return replace(scene, default=self._measure, headed=True)

    def note(self, start: int, end: int, drafts: Sequence[Draft]) -> None:
        """Take a paragraph that has been read, with its drafts, for a lead if it ends in a colon."""
        line = self._text[start:end].rstrip()
        if line.endswith(("：", ":")):
            self._measure, self._first = self._governs(line, drafts), True

    def _goes_on(self, line: str) -> bool:
        marked = _MARK.match(line) is not None
        ended = line.endswith(("；", ";", "，", "、"))
        if self._first:
            self._first, self._level = False, 2 if marked else 1 if ended else 0
            return len(line) <= _LONGEST_MEMBER
        if self._level == 2:
            return marked and len(line) <= _LONGEST_MEMBER
        if self._level == 1:
            self._level = 1 if ended else -1
            return len(line) <= _LONGEST_MEMBER
        return self._level == 0 and not line.endswith("。") and len(line) <= _LONGEST_MEMBER

    def _governs(self, line: str, drafts: Sequence[Draft]) -> str | None:
        """Return the measure that a lead gives to its list."""
        words = line.rstrip("：:")
        last = drafts[-1] if drafts else None
        if last is not None and last.kind == "money":
            tail = self._text[last.end : last.end + len(words)].split("\n")[0].rstrip("：: ")
            if len(tail) < 16 and not any(c.isdigit() for c in tail) and (_SHARED_OUT.search(tail) or not tail):
                return last.measure if last.measure in GIVEN else None
        clauses = [c for c in _CLAUSE.findall(_BRACKET.sub("", words[-_LONGEST_LEAD:])) if "括号" not in c]
        for clause in reversed(clauses[-2:]):
            found = [cue for cue in self._cues.find("measure", clause) if cue.code != "none"]
            if len({cue.code for cue in found}) > 1 and TWO.search(clause, found[0].end, found[-1].start):
                return None
            said = self._denials.before(clause, None) or (found[-1].code if found else None)
            if said is not None:
                return said if said in GIVEN else None
        return None
