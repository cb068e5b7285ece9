"""The words of web pages, from `data/page_words.tsv`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "page_words.tsv"


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of a kind, in order of preference; KeyError where the table has none."""
    rows = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    found = tuple(word for of, word in rows[1:] if of == kind)
    if not found:
        raise KeyError(kind)
    return found
