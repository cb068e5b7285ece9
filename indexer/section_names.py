"""Telling what a section is about from its heading, whatever its numbering and filling words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from indexer.forms import fold

_NUMBER = re.compile(
    r"^[\s　]*(?:第?[一二三四五六七八九十百零〇\d]{1,4}(?:部分|章|节|[、.,:)]|\s)"
    r"|[((][一二三四五六七八九十百\d]{1,3}[))]"
    r"|[①-⑳]|附件\s?\d*(?:[-.]\d+)?[::]?|\d+(?:\.\d+){1,3}\.?)"
)
_BRACKETS = re.compile(r"[((\[【][^()()\[\]【】]{0,30}[))\]】]")
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
# Words that do not tell one section from another.
_FILLING = re.compile(r"[\s　“”\"'‘’《》、,。:;.·—-]|情况|说明|部门|单位|本|年度|的|和|及|与|其")
_LONGEST = 40  # characters; anything longer is a sentence, not a heading


class HeadingMatcher:
    """Maps headings to section types over the synonyms of each type."""

    def __init__(self, synonyms: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, str] = {}
        self._cores: dict[str, str] = {}
        for code, names in synonyms.items():
            for name in names:
                self._exact.setdefault(_plain(name), code)
                self._cores.setdefault(_core(name), code)
        self._cores.pop("", None)
        self._bigrams = [(core, _bigrams(core), code) for core, code in self._cores.items() if len(core) >= 3]

    def type_of(self, heading: str) -> str | None:
        """Return the section type, None where nothing fits closely."""
        plain = _plain(heading)
        if not plain or len(plain) > _LONGEST:
            return None
        if plain in self._exact:
            return self._exact[plain]
        core = _core(heading)
        if core in self._cores:
            return self._cores[core]
        return self._closest(core)

    def _closest(self, core: str) -> str | None:
        """Return the type whose synonym shares most character bigrams, if clearly most of both."""
        wanted = _bigrams(core)
        if len(wanted) < 2:
            return None
        best, best_score = None, 0.0
        for _, bigrams, code in self._bigrams:
            score = 2 * len(wanted & bigrams) / (len(wanted) + len(bigrams))
            if score > best_score:
                best, best_score = code, score
        return best if best_score >= 0.7 else None


def _plain(heading: str) -> str:
    """Return a heading folded, without its number and blanks."""
    text = fold(heading).strip()
    for _ in range(2):
        text = _NUMBER.sub("", text, count=1).lstrip()
    return re.sub(r"\s", "", text).rstrip("。.:;,")


def _core(heading: str) -> str:
    """Return what distinguishes a heading: no number, brackets, year or filling words."""
    return _FILLING.sub("", _YEAR.sub("", _BRACKETS.sub("", _plain(heading))))


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
