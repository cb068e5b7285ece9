"""Stretches of text around a place: its sentence, the words of its clause before it, the rest of its line."""

from __future__ import annotations

import re

from indexer.audit.case import Case
from indexer.model import Figure

SENTENCE = "。;\n"
CLAUSE = ",。;\n"
NARROW_CLAUSE = ",。;:、\n"
_STOP = re.compile(r"[。;\n]")


def sentence_around(case: Case, start: int, end: int, reach: int | None = None) -> tuple[int, int]:
    """Return where the sentence of a stretch begins and ends; a semicolon ends one too.

    With `reach` no more than so many characters to either side are looked at.
    """
    text = case.folded()
    first = 0 if reach is None else max(start - reach, 0)
    last = len(text) if reach is None else min(end + reach, len(text))
    stop = _STOP.search(text, end, last)
    return max(case.mark_before(SENTENCE, start) + 1, first), stop.start() if stop else last


def words_before(case: Case, figure: Figure, marks: str = CLAUSE) -> str:
    """Return the words right before a number, half width, back to the last of `marks`."""
    return case.folded()[case.mark_before(marks, figure.amount_start) + 1 : figure.amount_start]


def line_end(case: Case, place: int) -> int:
    """Return where the line of a place ends."""
    end = case.text.find("\n", place)
    return end if end >= 0 else len(case.text)
