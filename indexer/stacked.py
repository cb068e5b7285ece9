"""Tables that lost their tabs as well: a cell to a line, nothing between, heads first and then row after row.

Such lines are told from prose by what they hold alone: heads, then groups as long as the heads, each a name and
numbers. Two groups at least have to agree in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.alignment import kind_of_cell
from indexer.flattened import BLANKS, GridRow
from indexer.heading_rows import is_heading_row
from indexer.model import Cell
from indexer.table_words import bare, plays

_LONGEST = 30  # characters of a cell
_FEWEST, _MOST = 3, 12  # columns
_Line = tuple[int, int]


def find_stacked(text: str, taken: Sequence[tuple[int, int]]) -> list[list[GridRow]]:
    """Find the tables of one cell to a line outside `taken` (in order); linear in the text."""
    found: list[list[GridRow]] = []
    for run in _runs(text, taken):
        kinds = [kind_of_cell(text[start:end]) for start, end in run]
        at = 0
        while at + 3 * _FEWEST <= len(run):
            width = _width(text, run, kinds, at)
            if not width:
                at += 1
                continue
            rows = [run[at : at + width]]
            at += width
            while _is_row(kinds[at : at + width], width):
                rows.append(run[at : at + width])
                at += width
            found.append([_row(text, row) for row in rows])
    return found


def _runs(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[list[_Line]]:
    """Yield stretches of short lines; a blank line between cells is left out."""
    run: list[_Line] = []
    position = number = 0
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        while number < len(taken) and taken[number][1] <= position:
            number += 1
        inside = number < len(taken) and taken[number][0] < end
        words = "" if inside or end - position > 4 * _LONGEST else text[position:end].strip(BLANKS)
        if words and len(words) <= _LONGEST and words[-1] not in "。；，：:":
            run.append((position, end))
        elif inside or text[position : min(end, position + 4 * _LONGEST + 1)].strip(BLANKS):
            if len(run) >= 3 * _FEWEST:
                yield run
            run = []
        position = end + 1
    if len(run) >= 3 * _FEWEST:
        yield run


def _width(text: str, run: Sequence[_Line], kinds: Sequence[str], at: int) -> int:
    """Return how many lines from `at` on are the heads of two rows that follow; 0 for none."""
    end = next((n for n in range(at, min(at + _MOST, len(run) - 2) + 1) if kinds[n] != "words"), at)
    width = end - at - 1  # the line before the first number names its row
    if width < _FEWEST or not all(
        _is_row(kinds[end - 1 + width * n : end - 1 + width * (n + 1)], width) for n in (0, 1)
    ):
        return 0
    heads = [text[slice(*line)] for line in run[at : end - 1]]
    return width if plays("naming", bare(heads[0])) and is_heading_row(heads) else 0


def _is_row(kinds: Sequence[str], width: int) -> bool:
    if len(kinds) < width or kinds[0] != "words" or "number" not in kinds:
        return False
    return all(kind in ("number", "unfit", "absent") for kind in kinds[1:])


def _row(text: str, lines: Sequence[_Line]) -> GridRow:
    cells = []
    for column, (start, end) in enumerate(lines):
        printed = text[start:end]
        begin = start + len(printed) - len(printed.lstrip(BLANKS))
        cells.append(Cell(0, column, begin, begin + len(printed.strip(BLANKS))))
    return GridRow(tuple(cells), cells[0].start, cells[-1].end)
