"""The texts that the embedded encoder learns from, read from xz-compressed files: pairs of strings of six kinds."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indexer.vocabulary import Vocabulary
from scripts.build_dictionary import glosses

Pair = tuple[str, str]

_HAN = re.compile(r"[\u4e00-\u9fff]+")


class Corpora:
    """The training texts, less those whose marks are excluded."""

    def __init__(self, folder: Path, excluded: set[str]) -> None:
        laws = [row for row in _rows(folder / "laws_zh.jsonl.xz") if _mark(row["text"]) not in excluded]
        self.articles = [(f"{row['law']} {' '.join(row['heads'])}", row["text"]) for row in laws]
        # Reports of the State Council only: documents of state, free of copyright.
        self.reports = [
            (row["head"], row["text"])
            for row in _rows(folder / "gwr_zh.jsonl.xz")
            if "政府工作报告" in row["title"] and len(row["text"]) > 20 and _mark(row["text"]) not in excluded
        ]
        self.parallel = [pair for row in _rows(folder / "tw_laws_zh_en.jsonl.xz") for pair in _aligned(row)]
        self.sentences = [(line[0], line[1]) for line in _table(folder / "tatoeba_cmn_eng.tsv.xz") if len(line) == 2]
        self.dictionary = [(line[0], gloss) for line in _table(folder / "cedict.tsv.xz") for gloss in glosses(line[3])]
        self.field = field_pairs(Vocabulary.load())

    def __str__(self) -> str:
        counts = {name: len(getattr(self, name)) for name in vars(self)}
        return ", ".join(f"{count} {name}" for name, count in counts.items())


def marks_of(files: list[Path]) -> set[str]:
    """Return what tells the texts of these files of documents, to be excluded."""
    return {_mark(row["text"]) for file in files for row in _rows(file)}


def _mark(text: str) -> str:
    """Return what tells a text: its first Chinese characters, past a law's name and article number."""
    return "".join(_HAN.findall(text.split("条 ", 1)[-1]))[:40]


def _rows(path: Path) -> Iterator[Any]:
    opened = lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")
    with opened as lines:
        yield from map(json.loads, lines)


def _table(path: Path) -> list[list[str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines][1:]


def _aligned(row: dict[str, Any]) -> list[Pair]:
    """Return an article and its translation, and their sentences one by one where their numbers agree."""
    zh, en = row["zh"], row["en"]
    if not row["same_date"] or not zh or not en:
        return []
    pairs = [(zh, en)]
    zh_parts = [part for part in re.split(r"[。；\n]", zh) if part.strip()]
    en_parts = [part for part in re.split(r"(?<=[a-z)])[.;]\s|\n", en) if part.strip()]
    if 1 < len(zh_parts) == len(en_parts):
        pairs += zip(zh_parts, en_parts, strict=True)
    return pairs


def field_pairs(vocabulary: Vocabulary) -> list[Pair]:
    """Return the field's own pairs: a term and its English, an item and its other names."""
    pairs = [(term.zh, term.en) for term in vocabulary.terms]
    for concept in vocabulary.concepts.values():
        pairs += [(form, concept.en) for form in concept.forms]
        pairs += [(concept.zh, form) for form in concept.forms if form != concept.zh]
    for kind in (vocabulary.measures, vocabulary.section_types, vocabulary.departments):
        pairs += [(entry.zh, entry.en) for entry in kind.values()]
    return pairs
