r"""Every sentence that a person reads, in Chinese and English, from `data/messages.tsv`.

A row is key, zh, en; `{name}` stands for a parameter, `\n` for a line break. An error's code is its key, so that
errors become words only at the edge: the terminal, HTTP, a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter

DATA = Path(__file__).parent / "data" / "messages.tsv"
LANGUAGES = ("zh", "en")
_LIST_COMMA = {"zh": "、", "en": ", "}


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Return key -> language -> sentence."""
    return read(DATA.read_text(encoding="utf-8"))


def read(table: str) -> dict[str, dict[str, str]]:
    """Read the rows of a messages table; ValueError names the line that is not key, zh, en, or repeats a key."""
    messages: dict[str, dict[str, str]] = {}
    for number, line in enumerate(table.splitlines()[1:], 2):
        if not line.strip():
            continue
        cells = [cell.replace("\\n", "\n") for cell in line.split("\t")]
        if len(cells) != 3 or not all(cells) or cells[0] in messages:
            raise ValueError(f"messages.tsv line {number}: {line!r}")
        messages[cells[0]] = {"zh": cells[1], "en": cells[2]}
    return messages


def message(key: str, lang: str, **params: object) -> str:
    """Return one sentence in "zh" or "en". A key that no row has is returned as it is.

    What is known in Chinese too is given as `name` and `name_zh`, and the sentence has `{name}`.
    """
    row = catalogue().get(key)
    return key if row is None else _sentence(row, lang, params)


def both(key: str, **params: object) -> tuple[str, str]:
    """Return the sentence as (English, Chinese)."""
    row = catalogue().get(key)
    return (key, key) if row is None else (_sentence(row, "en", params), _sentence(row, "zh", params))


def _sentence(row: Mapping[str, str], lang: str, params: Mapping[str, object]) -> str:
    pieces, gaps = _parts(row[lang], lang)
    said = list(pieces)
    for at, name, own in gaps:
        value = params.get(own, params.get(name, said[at]))
        said[at] = value if type(value) is str else _in_words(value, lang)  # as most are
    return "".join(said)


@cache
def _parts(sentence: str, lang: str) -> tuple[tuple[str, ...], tuple[tuple[int, str, str], ...]]:
    """Return the pieces of a sentence, and which of them are parameters: number, name, name in this language alone.

    In place of a parameter stands its name, which shows where it is not given, since a message must never fail.
    """
    pieces: list[str] = []
    gaps: list[tuple[int, str, str]] = []
    for words, name, _, _ in Formatter().parse(sentence):
        pieces.append(words)
        if name is not None:
            gaps.append((len(pieces), name, f"{name}_zh" if lang == "zh" else name))
            pieces.append("{" + name + "}")
    return tuple(pieces), tuple(gaps)


_LISTS = (list, tuple)
_WHOLE = (str, bytes, int, Decimal, Mapping)  # what is no list of words


def _in_words(value: object, lang: str) -> str:
    if isinstance(value, _LISTS) or (not isinstance(value, _WHOLE) and isinstance(value, Iterable)):
        return _LIST_COMMA[lang].join([each if type(each) is str else str(each) for each in value])
    return str(value)
