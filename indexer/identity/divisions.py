"""Divisions of the country: places by code, what lies in what, what came before and after what.

The tree itself; how a place is named in a text stands in `region_names`, the tables and the one door to
both in `regions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.model import Region
from indexer.word_lists import any_in

_AUTONOMOUS = re.compile(f"(?:{any_in('people')})+(?:自治[区州县旗])$")
_SUFFIX = re.compile(
    r"(?:特别行政区|经济技术开发区|高新技术产业开发区|经济开发区|高新技术开发区|开发区|管委会|自治[区州县旗]|地区|林区"
    r"|新区|省|市|区|县|州|盟|旗|镇|乡|街道)$"
)


def stem_of(name: str) -> str:
    """Return the short name: 望城区 → 望城, 湘西土家族苗族自治州 → 湘西, 内蒙古自治区 → 内蒙古."""
    if name == "内蒙古自治区":
        return "内蒙古"
    stem = _AUTONOMOUS.sub("", name)
    if stem and stem != name:
        return stem
    return _SUFFIX.sub("", name, count=1) or name


def spelling(name: str) -> str:
    """Return the pinyin of a place's short name, one word in lower case: 长沙市 → changsha."""
    from pypinyin import lazy_pinyin  # 0.15 s: only where a user brings places, and when the table is made

    syllables = lazy_pinyin(name)[: len(stem_of(name))]
    fixed = {"长": "chang", "都": "du", "朝": "chao"}  # in place names; by rule 长 alone would be zhang
    return "".join(fixed.get(char, syllable) for char, syllable in zip(name, syllables, strict=False))


@dataclass(frozen=True, slots=True)
class Place:
    """One division.

    `start` and `end` are years (None: not known, still there); `successor` the codes that took its place.
    `care` says what its short name may be mistaken for: `word` (平安), `common` (会同), `english` (its pinyin).
    """

    code: str
    name: str
    level: str
    parent: str | None
    start: int | None
    end: int | None
    successor: tuple[str, ...]
    fictional: bool
    pinyin: str
    care: str = ""

    def exists_in(self, year: int) -> bool:
        """Whether the place bore this name in a year; in the year of a change both do."""
        return (self.start is None or self.start <= year) and (self.end is None or year <= self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named at `start` to `end`; `codes` are all places it may be."""

    start: int
    end: int
    name: str
    codes: tuple[str, ...]


class Divisions:
    """All places by code. `places` may hold several rows of one code: the present name first, then former ones."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: dict[str, Place] = {}
        self._former: list[Place] = []
        for place in places:
            if place.code in self._places:
                self._former.append(place)
            else:
                self._places[place.code] = place

    def __iter__(self) -> Iterator[Place]:
        """Yield every place, those with former names of a code after the present ones."""
        yield from self._places.values()
        yield from self._former

    def get(self, code: str) -> Place | None:
        """Return the place with a code under its present name."""
        return self._places.get(code)

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Return the codes above a place, nearest first; () where the code is unknown."""
        found: list[str] = []
        place = self._places.get(code)
        while place is not None and place.parent and place.parent not in found:
            found.append(place.parent)
            place = self._places.get(place.parent)
        return tuple(found)

    def lineage(self, code: str) -> tuple[str, ...]:
        """Return the names from the province down to the place itself."""
        codes = (*reversed(self.ancestors(code)), code)
        return tuple(self._places[c].name for c in codes if c in self._places)

    def is_below(self, code: str, ancestor: str) -> bool:
        """Whether a place lies in another; a place does not lie in itself."""
        return ancestor in self.ancestors(code)

    def descendants(self, code: str) -> tuple[str, ...]:
        """Return the codes of everything that lies below a place."""
        return tuple(place.code for place in self._places.values() if self.is_below(place.code, code))

    def predecessors(self, code: str) -> tuple[str, ...]:
        """Return the codes that this place took the place of, wholly or in part (南浦区 ← 南浦县)."""
        return tuple(p.code for p in self._places.values() if code in p.successor and p.code != code)

    def successors(self, code: str) -> tuple[str, ...]:
        """Return the codes that took this place's place."""
        place = self._places.get(code)
        return tuple(c for c in place.successor if c != code) if place else ()

    def region(self, code: str) -> Region:
        """Return a place as the record that reports carry. Raises KeyError for an unknown code."""
        place = self._places[code]
        return Region(place.code, place.name, place.level, self.lineage(code))
