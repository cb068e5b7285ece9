"""Stretches of text around a place: its sentence, the words of its clause before it, the rest of its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from indexer.audit.case import Case
from indexer.model import Figure, Span

SENTENCE = "。;\n"
CLAUSE = ",。;\n"
NARROW_CLAUSE = ",。;:、\n"
_STOP = re.compile(r"[。;\n]")
_NEAR = 48  # characters before a number that mostly hold such a mark
_SENTENCE_IN_CELL = 24  # characters of a cell that may hold one


def sentence_around(case: Case, start: int, end: int, reach: int | None = None) -> tuple[int, int]:
    """Return where the sentence of a stretch begins and ends; a semicolon ends one too.

    With `reach` no more than so many characters to either side are looked at.
    """
    text = case.folded()
    first = 0 if reach is None else max(start - reach, 0)
    last = len(text) if reach is None else min(end + reach, len(text))
    stop = _STOP.search(text, end, last)
    return max(case.mark_before(SENTENCE, start) + 1, first), stop.start() if stop else last


def cell_of_prose(case: Case, position: int) -> Span | None:
    """Return the cell of a table that a place lies in and that holds sentences, as 目标完成情况 of a form does."""
    starts, cells = case.once("cells of prose", lambda: _cells_of_prose(case))
    at = bisect_right(starts, position) - 1
    return cells[at] if at >= 0 and position < cells[at].end else None


def _cells_of_prose(case: Case) -> tuple[list[int], list[Span]]:
    folded = case.folded()
    cells = sorted({(cell.start, cell.end) for table in case.tables for cell in table.cells})
    told = [Span(a, b) for a, b in cells if b - a >= _SENTENCE_IN_CELL and "," in folded[a:b]]
    return [span.start for span in told], told


def in_prose(case: Case, position: int) -> bool:
    """Say whether a place lies in a sentence: outside tables, or in a cell that holds sentences."""
    return not case.in_table(position) or cell_of_prose(case, position) is not None


def sentences_with(mark: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence that holds a mark, once."""
    end = 0
    while found := mark.search(text, end):
        begin = max(text.rfind(stop, end, found.start()) + 1 or end for stop in SENTENCE)
        end = mark_after(text, SENTENCE, found.end())
        yield begin, end


def mark_after(text: str, marks: str, start: int, end: int | None = None) -> int:
    """Return where the first of some marks stands from `start` on, else `end`, which is the text's if not given."""
    end = len(text) if end is None else end
    return min((at for mark in marks if (at := text.find(mark, start, end)) >= 0), default=end)


def project_at(case: Case, position: int) -> str | None:
    """Return the project of the innermost section around a position."""
    around = [s for s in case.sections if s.start <= position < s.end]
    return max(around, key=lambda s: (s.level, s.start)).project if around else None


def words_before(case: Case, figure: Figure, marks: str = CLAUSE) -> str:
    """Return the words right before a number, half width, back to the last of `marks`."""
    text, place = case.folded(), figure.amount_start
    near = _last_of(marks).match(text, max(place - _NEAR, 0), place + 1)  # as of most
    return text[near.end() if near else case.mark_before(marks, place) + 1 : place]


@cache
def _last_of(marks: str) -> re.Pattern[str]:
    """Return what matches up to the last of some marks; the comma of 1,200 is none."""
    comma = r"(?!(?<=\d,)\d)" if "," in marks else ""
    return re.compile(rf"(?s:.*)[{re.escape(marks)}]{comma}")


def line_end(case: Case, place: int) -> int:
    """Return where the line of a place ends."""
    return mark_after(case.text, "\n", place)
