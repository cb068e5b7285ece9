"""The lines of a text, which every stage goes through: found once for each text."""

from __future__ import annotations

from functools import lru_cache

_LONG = 300_000  # characters; what is longer is gone through again rather than kept


def line_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each line, without its line end; after the last line end there is none."""
    return _known(text) if len(text) < _LONG else _spans(text)


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    found, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        found.append((start, end))
        start = end + 1
    return tuple(found[:-1] if found[-1][0] == len(text) else found)


_known = lru_cache(maxsize=2)(_spans)  # of a report, and of its folded view
