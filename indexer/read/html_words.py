"""The words of web pages, from `data/page_words.tsv`."""

from __future__ import annotations

from functools import cache

from indexer.data_rows import rows_of


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of a kind, in order of preference; KeyError where the table has none."""
    found = tuple(word for of, word in rows_of("page_words") if of == kind)
    if not found:
        raise KeyError(kind)
    return found
