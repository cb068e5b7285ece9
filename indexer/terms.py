"""Text to the terms that the lexical index holds: words, and character bigrams of Chinese runs.

Words come from jieba's dictionary with the HMM off (new words are the bigrams' business); Latin words and
numbers stay whole. Documents and questions pass through the same `Tokenizer`, whose name and version the
index stores.
"""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import re
from typing import Any

from indexer.forms import fold

# One run of Chinese characters, one Latin word, or one number (thousands separators allowed).
_RUNS = re.compile(
    "(?P<han>[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)"
    r"|(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?)"
    r"|(?P<latin>[^\W\d_]+)"
)
_LINE_START = re.compile(rb"^([\x00-\x7f]|[\xc0-\xff][\x80-\xbf]+)", re.MULTILINE)
_FREQUENCY = re.compile(rb" ([0-9]+) ")


class Tokenizer:
    """Split folded text into terms; one instance may be shared by threads.

    jieba's own start-up reads 350,000 words into 500,000 prefixes (0.8 s) or unmarshals a cache file from a
    shared folder unchecked. A question needs the words that begin with its own few characters, so they are
    read as characters turn up (0.06 s to start); neither jieba's cache nor its global tokenizer is touched.
    """

    name = "jieba+bigrams"

    def __init__(self) -> None:
        import jieba

        self.version = f"{importlib.metadata.version('jieba')}-1"
        self._dictionary = (importlib.resources.files("jieba") / "dict.txt").read_bytes().lower()
        self._places = _first_characters(self._dictionary)
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
    last, begin = b"", 0
    for match in _LINE_START.finditer(dictionary):
        if match.group() != last:
            if last:
                places.setdefault(last.decode(), []).append((begin, match.start()))
            last, begin = match.group(), match.start()
    if last:
        places.setdefault(last.decode(), []).append((begin, len(dictionary)))
    return places


def _read_words(lines: str, frequencies: dict[str, int]) -> None:
    """Add `word frequency tag` lines as jieba does: each word its frequency, each unknown prefix 0."""
    for line in lines.splitlines():
        word, frequency = line.split(" ")[:2]
        frequencies[word] = int(frequency)
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
