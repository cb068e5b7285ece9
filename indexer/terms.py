"""Text to the terms that the lexical index holds: words, and character bigrams of Chinese runs.

Words come from jieba's dictionary with the HMM off (new words are the bigrams' business); Latin words and
numbers stay whole. Documents and questions pass through the same `Tokenizer`, whose name and version the
index stores.
"""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from indexer.forms import fold
from indexer.vocabulary import Vocabulary

# What a translation counts beside a word of the question itself; measured, see `eval/retrieval.py`.
TRANSLATION_WEIGHT = 0.5
_DICTIONARY = Path(__file__).parent / "data" / "en_zh.tsv"
_LONGEST_PHRASE = 6
_ENGLISH = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_ARTICLES = frozenset({"a", "an", "the"})
# Words that carry no matter of their own; as parts of a longer phrase they are looked up.
_FUNCTION_WORDS = frozenset(
    "about all and any are as at be been between by can did do does each for from had has have how in into is it "
    "its many more most much not of on or over per some such than that their them there these they this those to "
    "under was were what when where which who why will with would".split()
)

# One run of Chinese characters, one Latin word, or one number (thousands separators allowed).
_RUNS = re.compile(
    "(?P<han>[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)"
    r"|(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?)"
    r"|(?P<latin>[^\W\d_]+)"
)
# Neighbouring lines of jieba's dictionary that begin with the same character.
_GROUP = re.compile(rb"^([\x00-\x7f]|[\xc0-\xff][\x80-\xbf]+)[^\n]*\n(?:\1[^\n]*\n)*", re.MULTILINE)
_FREQUENCY = re.compile(rb" ([0-9]+) ")


class Tokenizer:
    """Split folded text into terms; one instance may be shared by threads.

    jieba's own start-up reads 350,000 words into 500,000 prefixes (0.8 s) or unmarshals a cache file from a
    shared folder unchecked. A question needs the words that begin with its own few characters, so they are
    read as characters turn up (0.1 s to start); neither jieba's cache nor its global tokenizer is touched.
    """

    name = "jieba+bigrams"

    def __init__(self) -> None:
        import jieba

        self.version = f"{importlib.metadata.version('jieba')}-1"
        self._dictionary = (importlib.resources.files("jieba") / "dict.txt").read_bytes().lower() + b"\n"
        self._places = _first_characters(self._dictionary)
        self._tagged = dict(self._places)
        self._jieba: Any = jieba.Tokenizer()
        self._jieba.FREQ = {}
        self._jieba.total = sum(map(int, _FREQUENCY.findall(self._dictionary)))
        self._jieba.initialized = True

    def words(self, text: str) -> list[str]:
        """Return the words of `text` in order, folded (half width, lower case), without punctuation."""
        words: list[str] = []
        for kind, run in _runs(text):
            if kind == "han":
                self._learn(run)
                words += self._jieba.lcut(run, HMM=False)
            else:
                words.append(run)
        return words

    def bigrams(self, text: str) -> list[str]:
        """Return overlapping character pairs of the Chinese runs; a lone character, word or number is whole."""
        terms: list[str] = []
        for kind, run in _runs(text):
            if kind == "han" and len(run) > 1:
                terms += [run[i : i + 2] for i in range(len(run) - 1)]
            else:
                terms.append(run)
        return terms

    def tag(self, word: str) -> str:
        """Return a word's part of speech in jieba's dictionary (n, v, vn, d, ...), "" for one that it lacks."""
        key = f"\n{word} ".encode()
        for start, end in self._tagged.get(word[:1], ()):
            at = self._dictionary.find(key, max(start - 1, 0), end)
            if at >= 0:
                line = self._dictionary[at + 1 : self._dictionary.find(b"\n", at + 1)].decode()
                return line.rsplit(" ", 1)[-1].strip()
        return ""

    def _learn(self, run: str) -> None:
        """Give jieba the dictionary words that begin with a character of `run` (and their prefixes)."""
        for character in set(run):
            for start, end in self._places.get(character, ()):
                _read_words(self._dictionary[start:end].decode(), self._jieba.FREQ)
            # Only now: another thread may cut the same character, and reading it twice does no harm.
            self._places.pop(character, None)


def _runs(text: str) -> list[tuple[str, str]]:
    return [(str(m.lastgroup), m.group().replace(",", "")) for m in _RUNS.finditer(fold(text))]


def _first_characters(dictionary: bytes) -> dict[str, list[tuple[int, int]]]:
    """Return the byte ranges of each first character's lines in jieba's dictionary."""
    places: dict[str, list[tuple[int, int]]] = {}
    for group in _GROUP.finditer(dictionary):
        places.setdefault(group.group(1).decode(), []).append(group.span())
    return places


def _read_words(lines: str, frequencies: dict[str, int]) -> None:
    """Add `word frequency tag` lines as jieba does: each word its frequency, each unknown prefix 0."""
    for line in lines.splitlines():
        word, frequency = line.split(" ")[:2]
        frequencies[word] = int(frequency)
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)


# -- English --------------------------------------------------------------------------------------------------


def expand(question: str, vocabulary: Vocabulary) -> list[tuple[str, float]]:
    """Return Chinese terms for the English in `question`, with their weights, without repetition.

    The longest phrase is looked up first (in the field's vocabulary, then in the general dictionary) and its
    words are not looked up again; what is nowhere is passed over.
    """
    words = english_key(question).split()
    found: dict[str, float] = {}
    start = 0
    while start < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - start), 0, -1):
            chinese = _look_up(" ".join(words[start : start + length]), vocabulary)
            if chinese:
                found.update((term, TRANSLATION_WEIGHT) for term in chinese)
                break
        start += max(length, 1)
    return list(found.items())


def translate(phrase: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the Chinese for one whole English word or phrase, best first; empty where it is nowhere."""
    return _look_up(english_key(phrase), vocabulary)


def english_key(text: str) -> str:
    """Return the English words of `text` as they are looked up: lower case, no articles, singular, -ize."""
    words = (match.group() for match in _ENGLISH.finditer(fold(text)))
    return " ".join(_base(word) for word in words if word not in _ARTICLES)


def _base(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word)
    word = re.sub(r"is(e|ed|es|ing|ation|ations)$", r"iz\1", word) if len(word) > 6 else word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _look_up(key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    if all(word in _FUNCTION_WORDS for word in key.split()):
        return ()
    for form in _forms(key):
        chinese = _field_english(vocabulary).get(form) or tuple(_general_english().get(form, "").split())
        if chinese:
            return chinese
    return ()


def _forms(key: str) -> Iterator[str]:
    """Yield the key, and what a single word may be an inflection of (monitoring: monitor; staged: stage)."""
    yield key
    match = re.fullmatch(r"([a-z]{3,}?)([a-z])?(?:ing|ed)", key)
    if match:
        stem, last = match.group(1), match.group(2) or ""
        yield stem + last
        yield stem + last + "e"
        if stem.endswith(last):
            yield stem


@lru_cache(maxsize=2)
def _field_english(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """Return the field's own terms by their English."""
    found: dict[str, dict[str, None]] = {}
    for chinese, english in _field_pairs(vocabulary):
        found.setdefault(english_key(re.sub(r"\([^()]*\)", " ", english)), {})[chinese] = None
    return {key: tuple(terms) for key, terms in found.items() if key}


def _field_pairs(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    yield from ((term.zh, term.en) for term in vocabulary.terms)
    yield from ((entry.short, entry.en) for entry in vocabulary.abbreviations.values())
    for kind in (vocabulary.concepts, vocabulary.measures, vocabulary.departments, vocabulary.section_types):
        yield from ((entry.zh, entry.en) for entry in kind.values())


@cache
def _general_english() -> Mapping[str, str]:
    """Return the general dictionary: an English key, and Chinese words separated by spaces."""
    lines = _DICTIONARY.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))
