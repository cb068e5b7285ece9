"""The places that a question names, narrowed by one another and never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.model import PlanRegion, Unresolved
from indexer.identity.divisions import Mention, stem_of
from indexer.regions import Gazetteer

_MOST_CANDIDATES = 10
_MOST_ABOVE = 3  # province, city, district
_BETWEEN_TWO = re.compile(r"[和与及、跟同+,，]|\b(?:and|or|vs|versus|to|with)\b")


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """One place of a question: `codes` are all it may be, more than one where the words do not settle it."""

    text: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedPlaces:
    """The places of a question and the stretches of it that name them; `renamed` were read as their successors."""

    places: tuple[AskedPlace, ...]
    spans: tuple[tuple[int, int], ...]
    renamed: tuple[Unresolved, ...] = ()

    def for_plan(self, gazetteer: Gazetteer) -> tuple[tuple[PlanRegion, ...], tuple[Unresolved, ...]]:
        """Return the plan's regions, and those that could be several, with their candidates."""
        regions, unresolved = [], []
        for place in self.places:
            if len(place.codes) == 1:
                regions.append(PlanRegion(place.text, place.codes[0], full_name(gazetteer, place.codes[0])))
            else:
                regions.append(PlanRegion(place.text, None, None))
                candidates = tuple("/".join(gazetteer.lineage(code)) for code in place.codes[:_MOST_CANDIDATES])
                unresolved.append(Unresolved("region", place.text, candidates))
        return tuple(regions), tuple(unresolved)


def full_name(gazetteer: Gazetteer, code: str) -> str:
    """Return a place's name with the city above it, as a reader tells places apart: 长沙市望城区."""
    lineage = gazetteer.lineage(code)
    names = [name for name in lineage[1:] if name] or list(lineage)
    return "".join(names[-2:])


def find_places(question: str, gazetteer: Gazetteer, year: int | None = None) -> AskedPlaces:
    """Find the places named in a question.

    A larger place beside a smaller one tells which smaller one is meant (云溪市鼓山区, Gushan District of Yunxi)
    and is then no place of its own; places listed side by side all count.
    """
    found = gazetteer.find(question, year)
    renamed = _former_names(question, found, gazetteer)
    found = sorted([*found, *renamed], key=lambda m: m.start)
    mentions = _with_siblings(question, found, gazetteer)
    mentions = _with_zones(question, mentions, gazetteer)
    mentions = [_with_city(question, mention, gazetteer) for mention in mentions]
    kept: list[tuple[Mention, tuple[str, ...]]] = [(mention, mention.codes) for mention in mentions]
    above: set[int] = set()
    for i, (larger, upper) in enumerate(kept):
        for j, (smaller, lower) in enumerate(kept):
            if upper == lower or _listed(question, larger, smaller):
                continue
            below = tuple(c for c in lower if any(c != u and gazetteer.is_below(c, u) for u in upper))
            if below:
                kept[j] = (smaller, below)
                above.add(i)
    places: list[AskedPlace] = []
    for i, (mention, codes) in enumerate(kept):
        if i not in above:
            _add(places, AskedPlace(mention.name, codes))
    notes = tuple(
        Unresolved("renamed", m.name, tuple(full_name(gazetteer, code) for code in m.codes[:1]))
        for m in renamed
        if not gazetteer.resolve(m.name)
    )
    return AskedPlaces(tuple(places), tuple((mention.start, mention.end) for mention in mentions), notes)


_OLD_NAME = re.compile("(?<![㐀-鿿])([㐀-鿿]{2,3})([县市])(?![县区市民长级域乡镇村内外里场政])")
_AFTER_RENAMING = {"县": ("区", "市"), "市": ("区",)}


def _former_names(question: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Find counties and cities by a name that was not found.

    One that the gazetteer lacks is read as the district that has it now (望城县: 望城区).
    """
    kept = list(question)
    for mention in mentions:
        kept[mention.start : mention.end] = [" "] * (mention.end - mention.start)
    found = []
    for match in _OLD_NAME.finditer("".join(kept)):
        known = tuple(r.code for r in gazetteer.resolve(match[0]) if r.code is not None)
        if known:  # only what follows hid it: 南浦县（区）
            found.append(Mention(match.start(), match.end(), match[0], known))
            continue
        for ending in _AFTER_RENAMING[match[2]]:
            named = [r.code for r in gazetteer.resolve(match[1] + ending) if r.code is not None]
            below = tuple(code for code in named if (place := gazetteer.get(code)) and place.level != "city")
            if below:
                found.append(Mention(match.start(), match.end(), match[0], below))
                break
    return found


def _with_city(question: str, mention: Mention, gazetteer: Gazetteer) -> Mention:
    """Take in the short name of what lies above, right before a place (沧原东汀区): it tells which one is meant."""
    start, codes = mention.start, mention.codes
    for _ in range(_MOST_ABOVE):
        above = {
            code: short
            for code in codes
            for name in gazetteer.lineage(code)[:-1]
            if len(short := stem_of(name)) > 1 and question.endswith(short, 0, start)
        }
        if not above:
            break
        codes = tuple(above)
        start -= max(len(short) for short in above.values())
    return replace(mention, start=start, codes=codes)


def _with_siblings(question: str, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Add bare names listed after a place (芦淞、荷塘两个区): those that lie under the same parent."""
    found = list(mentions)
    for mention in mentions:
        parents = {gazetteer.ancestors(code)[:1] for code in mention.codes}
        end = mention.end
        while end < len(question) and question[end] in "、和与及":
            sibling = next(
                (s for n in (4, 3, 2) if (s := _sibling(question[end + 1 : end + 1 + n], parents, end + 1, gazetteer))),
                None,
            )
            if sibling is None:
                break
            found.append(sibling)
            end = sibling.end
    return sorted({m.start: m for m in reversed(found)}.values(), key=lambda m: m.start)


def _sibling(name: str, parents: set[tuple[str, ...]], start: int, gazetteer: Gazetteer) -> Mention | None:
    codes = [r.code for r in gazetteer.resolve(name) if r.code is not None] if len(name) > 1 else []
    kept = tuple(code for code in codes if gazetteer.ancestors(code)[:1] in parents)
    return Mention(start, start + len(name), name, kept) if kept else None


_ZONES = {"经开区": "经济技术开发区", "高新区": "高新技术产业开发区"}


def _with_zones(question: str, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Add development zones called by their short name alone."""
    found = list(mentions)
    for short, full in _ZONES.items():
        at = question.find(short)
        if at >= 0 and not any(m.start < at + len(short) and at < m.end for m in mentions):
            codes = tuple(place.code for place in gazetteer if place.name.endswith((short, full)))
            if codes:
                found.append(Mention(at, at + len(short), short, codes))
    return sorted(found, key=lambda m: m.start)


def _listed(question: str, a: Mention, b: Mention) -> bool:
    first, second = sorted((a, b), key=lambda mention: mention.start)
    between = question[first.end : second.start]
    return len(between) < 8 and bool(_BETWEEN_TWO.search(between.lower()))


def _add(places: list[AskedPlace], place: AskedPlace) -> None:
    """Add a place; one named twice (Qinghe District 青禾区) is one, as narrow as either says."""
    for i, known in enumerate(places):
        both = tuple(code for code in known.codes if code in place.codes)
        if both:
            places[i] = AskedPlace(known.text, both)
            return
    places.append(place)


def same_place(gazetteer: Gazetteer, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes with those of the same place before and after it was renamed or rebuilt."""
    found = list(codes)
    for code in codes:
        found += (*gazetteer.successors(code), *gazetteer.predecessors(code))
    return tuple(dict.fromkeys(found))
