"""The lists of words that rules look for: each is asked for, and holds each of its words once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indexer.data_rows import rows_of
from indexer.word_lists import any_in, words_in

NAMES = [name for name, _, _ in rows_of("word_lists")]
CODE = "\n".join(path.read_text("utf-8") for path in Path("indexer").rglob("*.py"))


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_used_and_holds_a_word_once(name: str) -> None:
    words = words_in(name)
    assert len(set(words)) == len(words) and all(word == word.strip() != "" for word in words)
    assert f'_in("{name}")' in CODE or f"_in('{name}')" in CODE
    assert all(re.fullmatch(any_in(name), word) for word in words)


def test_names_are_different_and_an_unknown_one_is_an_error() -> None:
    assert len(set(NAMES)) == len(NAMES)
    with pytest.raises(KeyError):
        words_in("of no kind")
