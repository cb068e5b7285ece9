"""A report's text as lines: which are rows of a table, which are prose, and where tables begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.lines import line_spans
from indexer.model import Span
from indexer.text import Grid

_NO_CELL = re.compile(r"附件|填表|备注|说明|注[：:]|单位[：:]|.{2,40}表$")
_LONGEST_GAP = 10  # lines, most of them blank, that a cell printed one character a line takes up
_LONGEST_PIECE = 12  # characters of such a line
_NUMBERS_COLUMNS = re.compile(r"^[ \t\u3000]*栏次[ \t\u3000]*$", re.M)
_OVER_HEADS = re.compile(r"公开|(?:金额)?单位[：:]|(?:编制)?[部单][门位][：:]|[^\d。]{2,40}表$")
_LONGEST_CELL = 30  # characters of a cell on a line
_MOST_HEADS = 24  # lines of heads over those that number the columns
_MOST_NAMES = 4  # lines of names between two numbers


@dataclass(slots=True)
class Line:
    """A line that is not blank: `start` and `end` leave out the blanks at its edges."""

    start: int
    end: int
    words: str
    table: bool
    first_of_table: bool


def report_lines(text: str, grids: Sequence[Grid] = ()) -> list[Line]:
    """Return the lines of a text that are not blank, in order."""
    bare = _bare_lines(text)
    tables = table_spans(text, grids)
    lines: list[Line] = []
    table, seen = 0, -1
    for start, end in bare:
        while table < len(tables) and tables[table].end <= start:
            table += 1
        inside = table < len(tables) and tables[table].start <= start
        lines.append(Line(start, end, text[start:end], inside, inside and seen != table))
        seen = table if inside else seen
    return lines


def table_spans(text: str, grids: Sequence[Grid] = ()) -> list[Span]:
    """Return the stretches that are tables: the reader's grids, and runs of lines with tabs.

    A flattened table may have one cell on a line, with the pieces of a broken cell between; those belong to it.
    """
    found: list[Span] = [Span(grid.start, grid.end) for grid in grids]
    start = end = -1
    gap = 0
    for line_start, line_end in line_spans(text) if "\t" in text else ():
        if text.find("\t", line_start, line_end) >= 0:
            start = line_start if start < 0 else start
            end, gap = line_end, 0
            continue
        gap += 1
        words = text[line_start:line_end].strip()
        if start >= 0 and (gap > _LONGEST_GAP or len(words) > _LONGEST_PIECE or _NO_CELL.match(words)):
            found.append(Span(start, end))
            start = -1
    if start >= 0:
        found.append(Span(start, end))
    if "栏次" in text and _NUMBERS_COLUMNS.search(text):
        found += _account_forms(text)
    return _merged(found)


def _account_forms(text: str) -> list[Span]:
    """Return the forms of accounts with a cell to a line: their heads, the lines that number columns, their rows."""
    lines = _bare_lines(text)
    found: list[Span] = []
    at = 0
    while at < len(lines):
        if text[slice(*lines[at])] != "栏次":
            at += 1
            continue
        first = at
        while first and at - first < _MOST_HEADS and _is_cell(text, lines[first - 1]):
            first -= 1
        last, end = at, at + 1
        while end < len(lines) and end - last <= _MOST_NAMES and _is_cell(text, lines[end]):
            last = end if text[lines[end][0]].isdigit() else last
            end += 1
        found.append(Span(lines[first][0], lines[last][1]))
        at = last + 1
    return found


def _is_cell(text: str, line: tuple[int, int]) -> bool:
    words = text[slice(*line)]
    return len(words) <= _LONGEST_CELL and words[-1] not in "。；：:" and _OVER_HEADS.match(words) is None


def _bare_lines(text: str) -> list[tuple[int, int]]:
    lines = []
    for start, end in line_spans(text):
        printed = text[start:end]
        words = printed.strip()
        if words:
            first = start + printed.index(words)
            lines.append((first, first + len(words)))
    return lines


def _merged(spans: list[Span]) -> list[Span]:
    """Return spans in order; those that overlap become one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
