"""What a section is about, told from the words of its heading."""

from __future__ import annotations

import re
from pathlib import Path

from indexer.vocabulary import DATA, Vocabulary

# Words at a heading's end, or before its head, that do not tell one section from another.
_TAIL = re.compile(
    r"(?:[（(][^（）()]{0,40}[）)]|情况|说明|分析|的|及其?原因|及等级|与原因|具体|方面|主要|简要|总体|如下|等|和|及|与|[\s：:。、，])+$"
)
_SPACES = re.compile(r"[\s“”\"]+")
_LONGEST = 60  # characters; anything longer is a sentence


class HeadingTypes:
    """Names the type of a heading: a known name, else by its head word, else by likeness, else None."""

    def __init__(self, vocabulary: Vocabulary, cues: Path = DATA / "section_cues.tsv") -> None:
        self._vocabulary = vocabulary
        self._exact: dict[str, str] = {}
        for code, type_ in vocabulary.section_types.items():
            for name in (type_.zh, *type_.synonyms):
                self._exact.setdefault(_SPACES.sub("", name), code)
        self._heads: dict[str, str] = {}
        for row in cues.read_text(encoding="utf-8").splitlines()[1:]:
            code, heads = row.split("\t")
            for head in heads.split(";"):
                self._heads[_TAIL.sub("", _SPACES.sub("", head))] = code
        self._longest_head = max(map(len, self._heads))
        self._known: dict[str, str | None] = {}

    def of(self, name: str) -> str | None:
        """Return the section type that a heading's words (without its number) name, None where they name none."""
        if len(name) > _LONGEST:
            return None
        if name not in self._known:
            self._known[name] = self._type_of(_SPACES.sub("", name))
        return self._known[name]

    def _type_of(self, name: str) -> str | None:
        if name in self._exact:
            return self._exact[name]
        core = _TAIL.sub("", name)
        for length in range(min(len(core), self._longest_head), 1, -1):
            if core[-length:] in self._heads:
                return self._heads[core[-length:]]
        return self._vocabulary.section_type_of(name)
