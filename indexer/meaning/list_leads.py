"""Lines that end in a colon and govern the lines of the list below them: 仍有四笔账没有结清：, 合同额如下：.

A lead says what the amounts of its list are unless they say it themselves, like a heading, if its last clause ends in
a measure or denies a deed. One that prints an amount speaks of that; after 其中： its list has the amount's parts, if
they add up to it. The list goes on while its lines look like members, short, marked or ended by a semicolon; the one
that ends in a full stop is the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.meaning.bracketed import Brackets, brackets_of
from indexer.meaning.cues import Cues
from indexer.meaning.drafts import Draft
from indexer.meaning.headed import GIVEN, ends_in
from indexer.meaning.predicates import denials_of
from indexer.meaning.scene import Scene
from indexer.quantities import find_quantities
from indexer.structure.numbering import ITEM_NUMBER

_LONGEST_MEMBER, _LONGEST_LEAD = 120, 80  # characters
_MOST_MEMBERS = 12
_UNDONE = ("planned", "requested")  # 共需发放90万元，分别是：… was not paid in its parts either
_MARK = re.compile(rf"\s*(?:{ITEM_NUMBER}|——|[-—–●○·•■◆▪※]|[A-Za-z][.．、)）])")
# Numbers from the outside in; a line with one further out than the list's first member is no member, but a heading.
_RANKS = (r"[一二三四五六七八九十]{1,3}、", r"[（(][一二三四五六七八九十]{1,3}[）)]", r"\d{1,2}[.．、](?!\d)")
_RANKED = re.compile(r"\s*(?:" + "|".join(f"({rank})" for rank in _RANKS) + ")")
_CLAUSE = re.compile(r"[^，。；;：:]+")
_BRACKET = re.compile(r"[（(][^（()）]{0,40}[)）]")
# What a lead points to its list with.
_POINTS = re.compile(r"(?:的?(?:具体|分别|主要|情况|明细|构成|组成|清单))*(?:如下|为|是|有|包括)?$")


class Leads:
    """Follows the paragraphs of one report and tells which of them stand in a list, and what of."""

    def __init__(self, text: str, cues: Cues) -> None:
        """Hold the text and the cue table."""
        self._text, self._cues = text, cues
        self._denials = denials_of(cues)
        self._open = False  # whether a list goes on
        self._measure: str | None = None
        self._year: int | None = None  # which the lead prints, in a report of no known year
        self._brackets: Brackets | None = None
        self._level = 0  # whether the members of the open list are marked (2), ended by semicolons (1) or neither (0)
        self._rank = 0  # how far out the number of its first member is
        self._first = False

    def scene(self, start: int, end: int, scene: Scene) -> Scene:
        """Return the scene of a paragraph: the list's, if it goes on here."""
        own = brackets_of(self._text[start:end], self._cues)
        if self._open and not self._goes_on(self._text[start:end].strip()):
            self._open = False
        if self._open and self._measure is not None:
            scene = replace(scene, default=self._measure, headed=True)
        if self._open and self._year is not None and scene.year is None and scene.section_year is None:
            scene = replace(scene, section_year=self._year)
        brackets = own or (self._brackets if self._open else None)
        return scene if brackets is None else replace(scene, brackets=brackets)

    def note(self, start: int, end: int, drafts: Sequence[Draft]) -> None:
        """Take a paragraph, read to `drafts`, for a lead if it ends in a colon."""
        line = self._text[start:end].rstrip()
        if line.endswith(("：", ":")):
            self._measure = self._of_parts(line, end, drafts) if drafts else self._governs(line)
            years = {draft.year for draft in drafts if draft.kind == "money"}
            self._year = years.pop() if len(years) == 1 else None
            self._brackets = brackets_of(line, self._cues)
            self._first = self._open = True

    def _goes_on(self, line: str) -> bool:
        marked = _MARK.match(line) is not None
        ended = line.endswith(("；", ";", "，", "、"))
        if self._first:
            self._first, self._level, self._rank = False, 2 if marked else 1 if ended else 0, _rank(line)
            return len(line) <= _LONGEST_MEMBER
        if self._level == 2:
            return (marked or line.startswith("其中")) and _rank(line) >= self._rank and len(line) <= _LONGEST_MEMBER
        if self._level == 1:
            self._level = 1 if ended else -1
            return len(line) <= _LONGEST_MEMBER
        return self._level == 0 and not line.endswith("。") and len(line) <= _LONGEST_MEMBER

    def _of_parts(self, line: str, end: int, drafts: Sequence[Draft]) -> str | None:
        """Return the measure of an amount before 其中：, 分别是： if the first amounts of the lines below come to it.

        A line that begins with 其中 tells of the line before it, and adds nothing. Members that all say what they
        are (接待费预算5万元，决算3万元) need no lead to say it for what follows.
        """
        told = ("其中", "如下", "分别是", "分别为") if drafts[-1].measure in _UNDONE else ("其中", "如下")
        if not line[:-1].endswith(told):
            return None
        wholes = {draft.yuan: draft.measure for draft in drafts if draft.kind == "money"}
        total, silent = Decimal(0), False
        for _ in range(_MOST_MEMBERS):
            start, after = end + 1, self._text.find("\n", end + 1)
            end = after if after >= 0 else len(self._text)
            if start > len(self._text) or end - start > 4 * _LONGEST_MEMBER:
                return None
            if self._text.startswith("其中", start):
                continue
            first = next((q for q in find_quantities(self._text, start, end) if q.kind == "money"), None)
            if first is None or first.amount_yuan is None:
                continue
            total += first.amount_yuan
            silent = silent or self._cues.measure(self._text[start : first.start]) is None
            if total and (measure := wholes.get(total)) is not None:
                return measure if silent and measure in GIVEN else None
        return None

    def _governs(self, line: str) -> str | None:
        """Return the measure that a lead gives to its list."""
        words = line.rstrip("：:")
        clauses = [c for c in _CLAUSE.findall(_BRACKET.sub("", words[-_LONGEST_LEAD:])) if "括号" not in c]
        for clause in reversed(clauses[-2:]):
            named = _POINTS.sub("", clause)
            said = self._denials.before(named, None) or ends_in(named, self._cues)
            if said is not None:
                return said if said in GIVEN else None
        return None


def _rank(line: str) -> int:
    """Return how far in the number of a line stands: 一、 0, （一） 1, 1. 2, any other or none 3."""
    found = _RANKED.match(line)
    return len(_RANKS) if found is None or found.lastindex is None else found.lastindex - 1
