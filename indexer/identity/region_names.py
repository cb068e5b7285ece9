"""Place names in running text and in questions: what counts as one, and which places it may be.

A full name (望城区) counts anywhere but inside certain words (东方市场). A short name (望城) is easily part of
another word (希望城乡) or an ordinary word itself (平安), so it counts only where what stands around it says
that a place is meant: an office behind it (望城公安局), edges on both sides (`荷塘 2022 平安建设`), or a slogan
(平安桑植). A pinyin name counts with its level (Wangcheng District) or with a capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from indexer.forms import fold, heads_pattern
from indexer.identity.divisions import Divisions, Mention, Place, stem_of
from indexer.word_lists import any_in, words_in

_ORDINARY = frozenset(words_in("place.ordinary"))
_MASKS = words_in("place.mask")
_ENGLISH = {"inner mongolia": "150000", "tibet": "540000", "hong kong": "810000", "macau": "820000", "macao": "820000"}
_LEVEL_WORDS = re.compile(r"\s{1,3}(district|county|city|province|prefecture|township|town|subdistrict|banner)\b")
_LEVELS = {
    "district": ("district",),
    "county": ("county",),
    "banner": ("county",),
    "city": ("city", "county", "province"),
    "prefecture": ("city",),
    "province": ("province",),
    "town": ("town",),
    "township": ("township",),
    "subdistrict": ("subdistrict",),
}
_OFFICE = re.compile(f"[区县市州]?(?:委(?![托派培])|{any_in('place.office')})")
_BEFORE = frozenset("在的和与及对向由经为是到于从给把将年了下问看查询有像如比跟同中自往以各称叫让请、")
_AFTER = frozenset("的在和与及有花支用年是为了比跟同去今哪什多各、")
_SLOGANS = frozenset(words_in("place.slogan"))
_SLOGAN_END = re.compile(r"$|[、,，。;；\s”\"’]|建设|创建")
# Places that a text speaks of without being of them: gone to, helped, learned from.
_ELSEWHERE = re.compile(r"(?:赴|前往|考察|学习|支援|帮扶|协作|来自|借鉴|外出|到|往|从|抵)$")
# 平安县（市、区）: counties of some kind, none in particular; 平安县市场监管局 is one of it.
_COUNTIES_AND = re.compile(r"[(、]?(?:市(?![场监容政])|区(?![域间内]))")
# What follows a short name in the names of streets, towns and villages: 玉林街道, 南京路.
# 蓝田市 is not 蓝田县; 蓝田市监局 may be of it.
_OTHER_LEVEL = re.compile("市(?![场监容政直属])|县|区(?![域间内])|旗")
# National bodies whose local ones bear a short name: 国家统计局平江调查队, 国家税务总局长沙高新区税务局.
_LED_FROM_ABOVE = re.compile(
    r"(?:国家[\u4e00-\u9fff]{2,9}局|中国人民银行|中华人民共和国|自由贸易试验区|自贸试验区|自贸区)$"
)
# What a short name goes on with where it is a zone's: 湖南平江高新技术产业园区, 自由贸易试验区长沙片区.
_OF_A_ZONE = re.compile(
    "(?:国家级?)?(?:高新技术|经济技术|经济开发区|工业园|产业园|工业集中区|产业开发区|经开区|高新区)|片区管|产业片区"
)
_OF_A_STREET = re.compile(
    r"街道|社区|街(?![区坊头])|大道|大街|村(?![镇级民])|[镇乡](?=人民政府|政府|党|财政|中心|[^\u4e00-\u9fff]|$)|路(?=[^径线网桥]|$)"
)
_CITIZENS_OFFICE = re.compile("民[政宗族航]")  # 祁阳市民政局 is no bureau of 市民
_INSIDE_WORD = {"市": "场民值价容话", "区": "域间块别", "县": "级域", "州": "", "镇": "", "乡": ""}


@dataclass(frozen=True, slots=True)
class _Name:
    kind: str  # full, short, pinyin, mask
    place: Place | None


class RegionNames:
    """The names of a divisions's places, found in one pass over a text."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self._names: dict[str, list[_Name]] = {}
        for place in divisions:
            for kind, form in _forms(place):
                self._names.setdefault(form, []).append(_Name(kind, place))
        for form, code in _ENGLISH.items():
            self._names.setdefault(form, []).append(_Name("full", divisions.get(code)))
        for form in _MASKS:
            self._names[form] = [_Name("mask", None)]
        self._by_head: dict[str, list[str]] = {}
        for form in self._names:
            self._by_head.setdefault(form[:2], []).append(form)
        for forms in self._by_head.values():
            forms.sort(key=len, reverse=True)

    def mentions(self, text: str, year: int | None) -> list[Mention]:
        """Return every mention with all the places it may be."""
        folded, found, last = fold(text), [], -1
        by_head, places = self._by_head, map(re.Match.start, self._heads.finditer(folded))
        for position in [place for place in places if folded[place : place + 2] in by_head]:  # very few of them
            if position < last:
                continue
            hit = self._at(text, folded, position, last)
            if hit is None:
                continue
            last, named = hit
            if named:
                codes = self._settle(named, year)
                found.append(Mention(position, last, text[position:last], codes))
        return found

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        return heads_pattern(self._by_head)

    def narrow(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Narrow each mention by what is printed, in order of how sure it is.

        A parent right before it (云溪市鼓山区); the same name with a parent elsewhere in the text; a parent or a
        place within it named elsewhere in the text, if not as a place gone to. Where parents of several of its
        places are named, all of those stay.
        """
        beside: list[tuple[str, ...]] = []
        told: dict[str, set[str]] = {}
        for i, mention in enumerate(mentions):
            codes = mention.codes
            if len(codes) > 1 and i and text[mentions[i - 1].end : mention.start] in ("", "/", " ", "·"):
                codes = self._within(codes, set(beside[-1]))
                if len(codes) < len(mention.codes):
                    told.setdefault(mention.name, set()).update(codes)
            beside.append(codes)
        home = {
            code
            for mention, codes in zip(mentions, beside, strict=True)
            if len(codes) == 1 and not _ELSEWHERE.search(text, max(0, mention.start - 3), mention.start)
            for code in codes
        }
        around = home | {a for c in home for a in self._divisions.ancestors(c) if c not in told}
        settled: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        narrowed = []
        for mention, codes in zip(mentions, beside, strict=True):
            if len(codes) > 1:
                key = (mention.name, codes)
                if key not in settled:
                    same = tuple(c for c in codes if c in told.get(mention.name, ()))
                    within = tuple(c for c in codes if c in around)
                    settled[key] = same or within or self._within(codes, home)
                codes = settled[key]
            narrowed.append(replace(mention, codes=codes))
        return narrowed

    def exact(self, query: str, year: int | None) -> tuple[str, ...]:
        """Return the places that a whole string names: a name or a path of names."""
        folded = re.sub(r"[\s/>·,、-]+", "/", fold(query)).strip("/")[:100]
        paths = self._paths(folded)
        found = next((codes for codes in (self._follow(path, year) for path in paths) if codes), ())
        return found or self._english(query[:100], year)

    def _english(self, query: str, year: int | None) -> tuple[str, ...]:
        """Return the lowest place of an English path, below each other one (Wangcheng District, Changsha)."""
        if not query.isascii():
            return ()
        mentions = self.mentions(query.title(), year)
        rest = query
        for mention in reversed(mentions):
            rest = rest[: mention.start] + rest[mention.end :]
        if not mentions or any(char.isalnum() for char in rest):
            return ()
        lowest = max(mentions, key=lambda m: len(self._divisions.ancestors(m.codes[0])))
        others = [set(m.codes) for m in mentions if m is not lowest]
        return tuple(c for c in lowest.codes if all(o & set(self._divisions.ancestors(c)) for o in others))

    def _paths(self, folded: str) -> Iterator[list[str]]:
        """Yield the ways to read a string as names one after another, longest first."""
        if folded in self._names:
            yield [folded]
        for form in self._by_head.get(folded[:2], ()):
            if form != folded and folded.startswith(form):
                for rest in self._paths(folded[len(form) :].lstrip("/")):
                    yield [form, *rest]

    def _follow(self, path: list[str], year: int | None) -> tuple[str, ...]:
        """Return the places of the last name that lie below one of each name before it."""
        above: tuple[str, ...] = ()
        for number, form in enumerate(path):
            places = [name.place for name in self._names[form] if name.place is not None]
            if number:
                places = [p for p in places if any(self._divisions.is_below(p.code, a) for a in above)]
            above = self._settle(places, year)
            if not above:
                return ()
        return above

    def _within(self, codes: tuple[str, ...], above: set[str]) -> tuple[str, ...]:
        """Return the places that lie in one of `above`; all of them where none does."""
        return tuple(c for c in codes if above.intersection(self._divisions.ancestors(c))) or codes

    def _at(self, text: str, folded: str, start: int, last: int) -> tuple[int, list[Place]] | None:
        """Return (end, places) of the longest name that counts at `start`; no places for a mask."""
        for form in self._by_head.get(folded[start : start + 2], ()):
            if not folded.startswith(form, start):
                continue
            end = start + len(form)
            names = self._names[form]
            if names[0].kind == "mask":
                return end, []
            if form[0].isascii():
                hit = _latin(text, folded, start, end, names)
                if hit is not None:
                    return hit
                continue
            places = [n.place for n in names if n.place and _counts(folded, start, end, n.kind, n.place, last == start)]
            if places:
                return end, places
        return None

    def _settle(self, places: list[Place], year: int | None) -> tuple[str, ...]:
        """Return the codes of places that bear one name, without those that another one stands for.

        A place that existed in the year asked about goes before one that did not; without a year the
        present goes before what it replaced; a province's short name is the province (海南), and what lies
        below another candidate (长沙县 in 长沙市) is reached through it.
        """
        if year is not None:
            places = [p for p in places if p.exists_in(year)] or places
        codes = list(dict.fromkeys(p.code for p in places))
        present = [c for c in codes if not set(self._divisions.successors(c)) & set(codes)]
        codes = present or codes
        provinces = [c for c in codes if (place := self._divisions.get(c)) and place.level == "province"]
        codes = provinces or codes
        return tuple(c for c in codes if not set(self._divisions.ancestors(c)) & set(codes))


def _forms(place: Place) -> Iterator[tuple[str, str]]:
    """Yield (kind, form) of a place's names."""
    name = fold(place.name)
    yield "full", name
    stem = stem_of(name)
    if place.level == "development_zone":
        for kind, short in (("经济", "经开区"), ("高新", "高新区")):
            if kind in name:
                yield "full", stem.removesuffix("市") + short
        if place.pinyin:
            yield "pinyin", place.pinyin
        return
    if len(stem) >= 2 and stem != name and place.level in ("province", "city", "district", "county"):
        yield "short", stem
        last = name[-1]
        if stem + last != name and last in "县州旗":
            yield "full", stem + last
    if place.pinyin:
        yield "pinyin", place.pinyin


def _latin(text: str, folded: str, start: int, end: int, names: list[_Name]) -> tuple[int, list[Place]] | None:
    """Judge a pinyin name: whole word, with its level behind it or a capital letter before it."""
    if (start and _word(folded[start - 1])) or (end < len(folded) and _word(folded[end])):
        return None
    level = _LEVEL_WORDS.match(folded, end)
    if level is not None:
        places = [n.place for n in names if n.place and n.place.level in _LEVELS[level[1]]]
        if places:
            return level.end(), places
    places = [n.place for n in names if n.place and "english" not in n.place.care]
    return (end, places) if places and text[start].isupper() else None


def _word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _edge(folded: str, position: int) -> bool:
    return not 0 <= position < len(folded) or not folded[position].isalpha() or folded[position].isascii()


def _counts(folded: str, start: int, end: int, kind: str, place: Place, after_parent: bool) -> bool:
    """Whether a Chinese name, given what stands around it, is meant as a place."""
    free_before = after_parent or _edge(folded, start - 1)
    open_before = free_before or folded[start - 1] in _BEFORE or folded.endswith("年度", 0, start)
    following = folded[end] if end < len(folded) else ""
    if kind == "full":
        return _full_counts(folded, start, end, following, free_before, open_before, after_parent)
    if _OF_A_STREET.match(folded, end) or (_OTHER_LEVEL.match(folded, end) and following != place.name[-1]):
        return False
    if "common" in place.care or not open_before:
        slogan = folded[max(0, start - 2) : start] in _SLOGANS
        if slogan or not _LED_FROM_ABOVE.search(folded, max(0, start - 12), start):
            return (
                slogan and not place.care.startswith(("word", "common")) and _SLOGAN_END.match(folded, end) is not None
            )
        return True
    if "word" in place.care:
        return free_before and re.match(r"\s?(?:19|20)\d\d", folded[end : end + 5]) is not None
    if place.level in ("province", "city"):
        return True
    if free_before and _OF_A_ZONE.match(folded, end):
        return True
    return _OFFICE.match(folded, end) is not None or _edge(folded, end) or following in _AFTER


def _full_counts(
    folded: str, start: int, end: int, following: str, free_before: bool, open_before: bool, after_parent: bool
) -> bool:
    """Whether a full name is meant as a place, and not a part of other words (适应城市, 西南山区, 示范县)."""
    name = folded[start:end]
    if following and following in _INSIDE_WORD.get(name[-1], "") and not _CITIZENS_OFFICE.match(folded, end):
        return False
    if name[-1] == "县" and _COUNTIES_AND.match(folded, end):
        return False
    if name in _ORDINARY:
        return after_parent or (free_before and _OFFICE.match(folded, end) is not None)
    if len(name) == 3 and name.endswith("城市"):
        return open_before
    if name.endswith("山区") and start and folded[start - 1] in "东西南北中高深老贫":
        return False
    return len(name) > 2 or free_before
