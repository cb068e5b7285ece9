"""Telling what a section is about from its heading, whatever its numbering and filling words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from indexer.alike import pairs_of
from indexer.forms import fold

_NUMBER = re.compile(
    r"^[\s　]*(?:第?[一二三四五六七八九十百零〇\d]{1,4}(?:部分|章|节|[、.,:)]|\s)"
    r"|[((][一二三四五六七八九十百\d]{1,3}[))]"
    r"|[①-⑳]|附件\s?(?:\d+(?:[-.]\d+)?\s?:?|:)|\d+(?:\.\d+){1,3}\.?)"
)
_BRACKETS = re.compile(r"[((\[【][^()()\[\]【】]{0,30}[))\]】]")
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
# Words that do not tell one section from another.
_FILLING = re.compile(r"[\s　“”\"'‘’《》、,。:;.·—-]|情况|说明|部门|单位|本|年度|的|和|及|与|其")
_TAIL = re.compile("(?:情况|说明|分析|等){1,3}$")
_CLOSE = 0.75  # share of common bigrams (Dice) from which two names are one
_LONGEST_BY_HEAD = 20
_LONGEST = 40  # characters; anything longer is a sentence, not a heading


class HeadingMatcher:
    """Maps headings to section types over the names of each type, its own name first, and its head words.

    A head word is what a heading ends in (…概况, …存在的不足); it counts only where no name fits.
    """

    def __init__(self, names: Mapping[str, Iterable[str]], heads: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, str] = {}
        self._cores: dict[str, str] = {}
        every = {code: tuple(of_type) for code, of_type in names.items()}
        for code, of_type in every.items():
            self._cores.setdefault(_core(of_type[0]), code)
        for code, of_type in every.items():
            for name in of_type:
                self._exact.setdefault(_plain(name), code)
                self._cores.setdefault(_core(name), code)
        self._cores.pop("", None)
        named = [(core, code) for core, code in self._cores.items() if len(core) >= 3]
        self._sizes = [(len(pairs_of(core)), code) for core, code in named]
        self._holding: dict[str, list[int]] = {}
        for number, (core, _) in enumerate(named):
            for pair in pairs_of(core):
                self._holding.setdefault(pair, []).append(number)
        self._heads = {head: code for code, of_type in heads.items() for head in of_type}

    def type_of(self, heading: str) -> str | None:
        """Return the section type, None where nothing fits closely."""
        plain = _plain(heading)
        if not plain or len(plain) > _LONGEST:
            return None
        core = _core(heading)
        return self._exact.get(plain) or self._cores.get(core) or self._closest(core) or self._by_head(plain)

    def _closest(self, core: str) -> str | None:
        """Return the type whose name shares most character bigrams, if clearly most of both."""
        wanted = pairs_of(core)
        if len(wanted) < 2:
            return None
        common = Counter(number for pair in wanted for number in self._holding.get(pair, ()))
        best, best_score = None, 0.0
        for number in sorted(common):
            size, code = self._sizes[number]
            score = 2 * common[number] / (len(wanted) + size)
            if score > best_score:
                best, best_score = code, score
        return best if best_score >= _CLOSE else None

    def _by_head(self, plain: str) -> str | None:
        """Return the type of the longest head word that a short heading ends in."""
        if len(plain) > _LONGEST_BY_HEAD or any(mark in plain for mark in ",，。:"):
            return None
        plain = _TAIL.sub("", plain)
        return next((self._heads[plain[i:]] for i in range(len(plain)) if plain[i:] in self._heads), None)


def _plain(heading: str) -> str:
    """Return a heading folded, without its number and blanks."""
    text = fold(heading).strip()
    for _ in range(2):
        text = _NUMBER.sub("", text, count=1).lstrip()
    return "".join(text.split()).rstrip("。.:;,")


def _core(heading: str) -> str:
    """Return what distinguishes a heading: no number, brackets, year or filling words."""
    return _FILLING.sub("", _YEAR.sub("", _BRACKETS.sub("", _plain(heading))))
