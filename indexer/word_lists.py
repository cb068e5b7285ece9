"""Lists of words that rules look for, by name, from `data/word_lists.tsv`: a word is added there, not in a pattern."""

from __future__ import annotations

from functools import cache

from indexer.data_rows import rows_of
from indexer.forms import any_of


def words_in(name: str) -> tuple[str, ...]:
    """Return the words of a list, in its order; KeyError where there is none of this name."""
    return _lists()[name]


def any_in(name: str) -> str:
    """Return the pattern of any word of a list, the longest at each place; it needs brackets around it."""
    return any_of(words_in(name))


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words.split(";")) for name, words, _ in rows_of("word_lists")}
