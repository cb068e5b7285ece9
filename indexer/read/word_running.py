"""The running headers and footers of a Word file, which are no part of its text."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.errors import BrokenFile
from indexer.read.word_package import W, open_package, parse_xml

_KINDS = ("header", "footer")
_MOST_BYTES = 1_000_000  # of one header
_MOST_PARTS = 60


def running_lines(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return the lines of all headers and footers, each with its kind ("header", "footer"); each line once.

    What was deleted under change tracking and the codes of fields are left out. A file that is broken has none.
    """
    try:
        return tuple(dict.fromkeys(_lines(data)))
    except BrokenFile:
        return ()


def _lines(data: bytes) -> Iterator[tuple[str, str]]:
    package = open_package(data)
    parts = [(kind, name.lower()) for kind, name in package.relations.values() if kind in _KINDS]
    for kind, name in parts[:_MOST_PARTS]:
        entry = package.entries.get(name)
        if entry is None or entry.file_size > _MOST_BYTES:
            continue
        for paragraph in parse_xml(package.part(name)).iter(f"{W}p"):
            words = "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip()
            if words:
                yield kind, words
