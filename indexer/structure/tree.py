"""Putting headings into a tree when their numbers may be lost, garbled or begun again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from indexer.structure.headings import Heading
from indexer.structure.numbering import Label, format_label

_LOOSE = ("order", "circle")  # styles that never hold headings of other levels together
_OUTERMOST = ("part", "chapter", "project", "zh")  # styles that stand under nothing but each other
# What an automatic number turns into when a file is converted: the same brackets or marks, other figures.
_KIN = {"zh": ("num",), "num": ("zh",), "pzh": ("pnum",), "pnum": ("pzh",)}
_PRINTED = frozenset(("num", "order", "circle", "letter", "project"))  # styles whose numbers stay as they are printed
_LOOK_AHEAD = 100  # numbered headings
_FAR = 300  # headings after an abstract
# Headings without a number over a whole that counts anew: those that hold it, and those that it follows.
_APART = {"摘要": True, "报告摘要": True, "内容摘要": True, "概要": True, "正文": False, "报告正文": False}
# What a report on several projects says of all of them.
_OF_ALL = re.compile("问题|不足|困难|改进|整改|建议|打算|下一步|总体(?:评价|结论)|综合(?:评价|结论)|结果(?:应用|运用)")
_FRAME_KINDS = ("cover", "contents", "signature", "attachments", "annex")


@dataclass(frozen=True, slots=True)
class Node:
    """A heading in its place; `label` is its number with its repair, `limit` an end of its own if it has one."""

    heading: Heading
    level: int
    label: str
    limit: int | None = None


@dataclass(slots=True)
class _Open:
    """An open heading: the style it counts in, the last number there, and which heading it is."""

    style: str
    last: int
    index: int
    mark: str = ""  # what ended the first number there: 、 or .


def place(headings: Sequence[Heading]) -> list[Node]:
    """Return the headings (in order) with their levels, 1 under the document.

    A number goes on with the nearest open heading of its style that it follows; 1 opens a level; a number of
    a style that is not open but that follows an open heading's is that one's next in another dress (`8、`
    after `七、`). A heading without a number takes the place that is missing in the count of an open one, and
    otherwise stands under it. What stands around the body is level 1 and closes all.
    """
    tree = _Tree(headings)
    return [tree.add(i) for i in range(len(headings))]


class _Tree:
    def __init__(self, headings: Sequence[Heading]) -> None:
        self.headings = headings
        self.open: list[_Open] = []
        self.styles: dict[int, str] = {}  # level -> style of the numbers last seen there
        self.numbered = [
            i for i, heading in enumerate(headings) if heading.label is not None or heading.kind in _FRAME_KINDS
        ]
        self.bare = [0, *accumulate(heading.kind == "bare" for heading in headings)]  # how many before each

    def add(self, i: int) -> Node:
        heading = self.headings[i]
        name = "".join(heading.name.split())
        if heading.kind in _FRAME_KINDS or name in _APART:
            holds = heading.kind == "annex" or (_APART.get(name) and self._counts_anew(i))
            self.open = [_Open("frame", 0, i)] if holds else []
            return Node(heading, 1, "")
        if heading.label is not None:
            label = self._numbered(i, heading.label)
        elif heading.kind == "caption":
            beside = heading.name.startswith("附") and len(self.open) > 1
            return Node(heading, len(self.open) + (not beside), "")
        else:
            label = self._bare(i)
        return Node(heading, len(self.open), label)

    def _counts_anew(self, i: int) -> bool:
        """Whether the count that begins after an abstract begins again, in the body: the first is the abstract's."""
        ahead = self.headings[i + 1 : i + 1 + _FAR]
        labels = [label for heading in ahead if (label := heading.label) is not None]
        if not labels or labels[0].value != 1:
            return False
        apart = any("".join(heading.name.split()) in _APART for heading in ahead)
        first = (labels[0].style, 1)
        return apart or sum((label.style, label.value) == first for label in labels) > 1

    def _numbered(self, i: int, label: Label) -> str:
        style, value = label.style, label.value
        at = self._position(i, label)
        if at is None:
            style = self._acts_as(i)
            mark = label.printed[-1:]
            self.open.append(_Open(style, value, i, mark if mark in "、.．）)" else ""))
            repaired = value
        else:
            del self.open[at + 1 :]
            top = self.open[at]
            fresh = top.style == ""
            repaired = value if fresh or value > top.last else top.last + 1
            style = top.style = style if fresh else top.style
            top.last, top.index = repaired, i
        self.styles[len(self.open)] = style
        if style == label.style and repaired == value and (style in _PRINTED or "dotted" in style):
            return label.printed
        return format_label(style, repaired)

    def _position(self, i: int, label: Label) -> int | None:
        """Return which open heading this one goes on with, None where it opens a level of its own."""
        style = self._acts_as(i)
        if style != label.style:
            garbled = self._counting_on(label.value, (style,))
            if garbled is not None:
                return garbled
        same = [n for n in range(len(self.open) - 1, -1, -1) if self.open[n].style == label.style]
        exact = self._counting_on(label.value, (label.style,))
        kin = self._counting_on(label.value, _KIN.get(label.style, ()))
        if exact is not None:
            # `3、` after `1.` `2.` goes on with 一、 二、 further out where that count is at two as well.
            elsewhere = kin is not None and kin < exact and self.open[exact].mark not in ("", label.printed[-1:])
            return kin if elsewhere else exact
        if label.value == 1:
            if not same and label.style in _OUTERMOST and self.open and not any(top.style for top in self.open):
                return 0  # headings without numbers (前言) stand beside 一、, not over it
            return None if not same or (len(same) == 1 and self._nothing_between(i)) else same[0]
        if same:
            forward = next((n for n in same if self.open[n].last < label.value), None)
            # A number that goes back in its own count but on in its kin's, further out, is that count's next.
            back = forward is None and kin is not None and kin < same[0]
            return kin if back else same[0] if forward is None else forward
        if kin is not None:
            return kin
        styles = {top.style for top in self.open} - {*_LOOSE, "frame"}
        return self._counting_on(label.value, tuple(styles))

    def _counting_on(self, value: int, styles: Sequence[str]) -> int | None:
        """Return the innermost open heading of one of these styles whose next number is `value`."""
        for n in range(len(self.open) - 1, -1, -1):
            if self.open[n].style in styles and self.open[n].last + 1 == value:
                return n
        return None

    def _acts_as(self, i: int) -> str:
        """Return the style that a number stands for, told by the count that begins under it.

        Official documents count 一、 over （一） over 1. over （1） (GB/T 9704); a `2、` over `（一）` is a 二、.
        """
        label = self.headings[i].label
        style = label.style if label is not None else ""
        at = bisect_left(self.numbered, i + 1)
        below = self.headings[self.numbered[at]].label if at < len(self.numbered) else None
        if below is None or below.value != 1:
            return style
        if style == "pnum" and below.style == "num":
            return "pzh"
        if style == "num" and (below.style == "pzh" or self._is_garbled(self.numbered[at])):
            return "zh"
        return style

    def _is_garbled(self, i: int) -> bool:
        """Whether a （1） stands for a （一）: 1. is counted under it."""
        label = self.headings[i].label
        return label is not None and label.style == "pnum" and self._acts_as(i) == "pzh"

    def _nothing_between(self, i: int) -> bool:
        """Whether this heading stands right under the one before it, without a paragraph between."""
        before = self.headings[i - 1]
        return before.kind != "run_in" and before.line + 1 == self.headings[i].line

    def _bare(self, i: int) -> str:
        """Place a heading without a number; return the number it would have, if the count tells."""
        if self._is_of_all(i):
            self.open = [_Open("", 1, i)]
            return ""
        at = self._missing(i)
        if at is None:
            self.open.append(_Open("", 1, i))
            style = self.styles.get(len(self.open), "")
            self.open[-1].style = style
            return format_label(style, 1) if style else ""
        del self.open[at + 1 :]
        top = self.open[at]
        top.last, top.index = top.last + 1, i
        return format_label(top.style, top.last) if top.style else ""

    def _is_of_all(self, i: int) -> bool:
        """Whether a heading behind the last of the projects 项目一, 项目二 is of the whole report: 存在的问题.

        Where an earlier project has the same heading, this one is its project's too.
        """
        if not self.open or self.open[0].style != "project":
            return False
        begun, name = self.open[0].index, "".join(self.headings[i].name.split())
        told = any("".join(heading.name.split()) == name for heading in self.headings[:begun])
        more = any(h.label is not None and h.label.style == "project" for h in self.headings[i + 1 : i + 1 + _FAR])
        return not told and not more and _OF_ALL.search(name) is not None

    def _missing(self, i: int) -> int | None:
        """Return which open heading counts on with this one, None where it goes one level down."""
        if not self.open:
            return None
        following, bare = self._next_numbered(i)
        floor = 0
        if following is not None:
            n, room = following
            if bare <= room:
                return n
            floor = n + 1
        elif self._nothing_between(i):
            return None
        deeper = [n for n in range(len(self.open) - 1, floor - 1, -1) if self._holds(n)]
        if not deeper or (self._nothing_between(i) and deeper[0] == len(self.open) - 1):
            return None
        return deeper[0]

    def _holds(self, n: int) -> bool:
        kind = self.headings[self.open[n].index].kind
        return self.open[n].style not in (*_LOOSE, "frame") and kind != "run_in"

    def _next_numbered(self, i: int) -> tuple[tuple[int, int] | None, int]:
        """Look ahead to the next number of an open style.

        Returns ((open heading it goes on with, numbers missing before it), headings without number until there).
        """
        ahead = bisect_left(self.numbered, i)
        for j in self.numbered[ahead : ahead + _LOOK_AHEAD]:
            heading = self.headings[j]
            if heading.label is None:
                break
            for n in range(len(self.open) - 1, -1, -1):
                top = self.open[n]
                if top.style == heading.label.style and heading.label.value > top.last:
                    return (n, heading.label.value - top.last - 1), self.bare[j] - self.bare[i]
        return None, 0
