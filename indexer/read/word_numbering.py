"""Automatic numbers of a Word file, as Word prints them (ECMA-376 part 1, 17.9).

A `num` is a list; lists of one definition (`abstractNum`) count on from each other unless they restart. A level's
number goes on with each paragraph of the level and begins again after a paragraph of a higher one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from indexer.read.word_formats import formatted
from indexer.read.word_package import MC, W, branch_of, is_on, number_of
from indexer.read.word_styles import Styles, latin_font

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_PART = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints.

    `text` holds %1 to %9 for the numbers of the levels; `restart` is the number (from 1) of the level after which it
    begins again, 0 for never, None for any higher one. `suffix` is what stands after the label: tab, space, nothing.
    """

    start: int = 1
    format: str = "decimal"
    custom: str | None = None
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    hidden: bool = False
    font: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A `num`: the definition it counts with, its levels, and where it counts anew (level -> first number)."""

    definition: int
    levels: tuple[Level, ...]
    restarts: dict[int, int]

    def start(self, level: int) -> int:
        """Return the first number of a level: where the list gives one, it holds at every restart (17.9.26)."""
        return self.restarts.get(level, self.levels[level].start)


@dataclass(frozen=True, slots=True)
class Label:
    """A restored label: `text` as printed, and what stands after it. `font` is that of a bullet."""

    text: str
    suffix: str
    bullet: bool
    font: str | None


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a document by number."""

    lists: dict[int, List] = field(default_factory=dict)

    def place_of(self, properties: _Element | None, styles: Styles) -> tuple[int, int] | None:
        """Return the list and the level of the paragraph with these properties (pPr), None where it has no number."""
        direct = properties.find(f"{W}numPr") if properties is not None else None
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = str(named.get(f"{W}val", "")) if named is not None else styles.usual
        style = style if style in styles.styles else styles.usual
        number = number_of(direct.find(f"{W}numId")) if direct is not None else None
        level = number_of(direct.find(f"{W}ilvl")) if direct is not None else None
        if number is None:
            number = next((s.number for _, s in styles.chain(style) if s.number is not None), None)
        if number is None or number not in self.lists:
            return None
        if level is None:
            level = self._level_of(number, style, styles)
        return number, min(max(level, 0), _LEVELS - 1)

    def _level_of(self, number: int, style: str | None, styles: Styles) -> int:
        """Return the level that is tied to a style or one it is based on, else the one that the style names."""
        levels = self.lists[number].levels
        for name, described in styles.chain(style):
            for i, level in enumerate(levels):
                if level.style == name:
                    return i
            if described.level is not None:
                return described.level
        return 0


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of one story: the body, its text boxes, its notes."""

    numbering: Numbering
    _counts: dict[int, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def label(self, number: int, level: int) -> Label:
        """Count one paragraph and return its label; it is empty where the level prints none."""
        kept = self.numbering.lists[number]
        counts = self._counts.setdefault(kept.definition, [None] * _LEVELS)
        for i in range(level):
            if counts[i] is None:  # a level that was skipped counts as begun
                counts[i] = kept.levels[i].start
        anew = level in kept.restarts and (number, level) not in self._begun
        if anew or counts[level] is None:
            counts[level] = kept.start(level) - 1
            self._begun.add((number, level))
        counts[level] = (counts[level] or 0) + 1
        for i in range(level + 1, _LEVELS):
            restart = kept.levels[i].restart
            if restart is None or 0 <= level < restart:
                counts[i] = None
        return self._printed(kept, level, counts)

    def _printed(self, kept: List, level: int, counts: list[int | None]) -> Label:
        form = kept.levels[level]
        bullet = form.format == "bullet"

        def number(match: re.Match[str]) -> str:
            i = int(match[1]) - 1
            if i > level:
                return ""
            of = kept.levels[i]
            legal = form.legal and of.format not in ("none", "bullet", "decimalZero")
            count = counts[i]
            return formatted(kept.start(i) if count is None else count, "decimal" if legal else of.format, of.custom)

        text = form.text if bullet else _PART.sub(number, form.text)
        return Label(
            "" if form.hidden or (form.format == "none" and not text) else text, form.suffix, bullet, form.font
        )


def read_numbering(root: _Element | None, styles: Styles) -> Numbering:
    """Return the lists of a numbering part."""
    if root is None:
        return Numbering()
    definitions = {number_of_attribute(d, "abstractNumId"): d for d in root.findall(f"{W}abstractNum")}
    nums = {number_of_attribute(num, "numId"): num for num in root.findall(f"{W}num")}
    lists: dict[int, List] = {}
    for number, num in nums.items():
        definition = _definition(num, definitions, nums, styles)
        if number is not None and number > 0 and definition is not None:
            levels = _levels(definitions[definition])
            restarts: dict[int, int] = {}
            for override in num.findall(f"{W}lvlOverride"):
                _override(override, levels, restarts)
            lists[number] = List(definition, tuple(levels), restarts)
    return Numbering(lists)


def number_of_attribute(element: _Element, name: str) -> int | None:
    """Return the whole number in an attribute of the Word namespace."""
    value = str(element.get(f"{W}{name}", "")).strip()
    return int(value) if re.fullmatch(r"-?[0-9]{1,9}", value) else None


def _definition(
    num: _Element, definitions: dict[int | None, _Element], nums: dict[int | None, _Element], styles: Styles
) -> int | None:
    """Return the definition of a list; where it stands for a list style, the definition of that."""
    for _ in range(10):
        number = number_of(num.find(f"{W}abstractNumId"))
        if number is None or number not in definitions:
            return None
        link = definitions[number].find(f"{W}numStyleLink")
        named = str(link.get(f"{W}val", "")) if link is not None else ""
        style = styles.styles.get(named)
        if (
            style is None
            or style.number is None
            or style.number not in nums
            or definitions[number].find(f"{W}lvl") is not None
        ):
            return number
        num = nums[style.number]
    return None


def _levels(definition: _Element) -> list[Level]:
    levels = [Level(text=f"%{i + 1}.") for i in range(_LEVELS)]  # what LibreOffice gives to levels left out
    for element in definition.findall(f"{W}lvl"):
        i = number_of_attribute(element, "ilvl")
        if i is not None and 0 <= i < _LEVELS:
            levels[i] = _level(element)
    return levels


def _override(override: _Element, levels: list[Level], restarts: dict[int, int]) -> None:
    i = number_of_attribute(override, "ilvl")
    if i is None or not 0 <= i < _LEVELS:
        return
    level = override.find(f"{W}lvl")
    if level is not None:
        levels[i] = _level(level)
    start = number_of(override.find(f"{W}startOverride"))
    if start is not None:
        restarts[i] = start


def _level(element: _Element) -> Level:
    shape = element.find(f"{W}numFmt")
    alternate = element.find(f"{MC}AlternateContent")
    branch = branch_of(alternate) if alternate is not None else None
    if branch is not None and branch.find(f"{W}numFmt") is not None:
        shape = branch.find(f"{W}numFmt")
    text, suffix, style = element.find(f"{W}lvlText"), element.find(f"{W}suff"), element.find(f"{W}pStyle")
    properties = element.find(f"{W}rPr")
    return Level(
        start=number_of(element.find(f"{W}start"), 0) or 0,
        format=str(shape.get(f"{W}val", "decimal")) if shape is not None else "decimal",
        custom=shape.get(f"{W}format") if shape is not None else None,
        text=str(text.get(f"{W}val", "")) if text is not None else "",
        suffix=str(suffix.get(f"{W}val", "tab")) if suffix is not None else "tab",
        restart=number_of(element.find(f"{W}lvlRestart")),
        legal=is_on(element.find(f"{W}isLgl")),
        style=str(style.get(f"{W}val", "")) if style is not None else None,
        hidden=properties is not None and is_on(properties.find(f"{W}vanish")),
        font=latin_font(properties),
    )
