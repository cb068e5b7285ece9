"""Columns that stand so close that no gap parts their pieces: told by what no row of numbers has any ink in.

Programs set a table without rulings as tight as its widest cells allow, a few points apart: 法律援助补贴120.00, or
31.2096.00%. One row cannot tell where a column ends there; several can, by the corridors that run down between them.
What no corridor parts stays as it is printed, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from indexer.glued import run_together
from indexer.read.layout_lines import Line, line_of
from indexer.read.layout_order import Row
from indexer.read.page import Glyph
from indexer.read.parted import is_number

_Corridor = tuple[float, float]  # where it begins and ends
_FEWEST = 3  # rows of numbers
_PITCH = 2.8  # font sizes between rows of one table at most
_CORRIDOR = 0.12  # font sizes: a gap as wide in every row
_HEADS = 3  # rows above the numbers that may be heads
_LONGEST_HEAD = 80
_SENTENCE = re.compile("[，。；？！]|[：:][^\\s]")
_TWO_NUMBERS = re.compile(r"\d.*?(?:\.\d|%|\s|\d,\d{3})\D*.*?\d")


def with_tight_columns(rows: Sequence[Row]) -> list[Row]:
    """Return rows with the pieces parted that stand in neighbouring columns of numbers without a gap."""
    found = list(rows)
    position = 0
    while position < len(found):
        end = _run_end(found, position)
        if end - position >= _FEWEST:
            _part(found, position, end)
        position = max(end, position + 1)
    return found


def _run_end(rows: Sequence[Row], start: int) -> int:
    """Return where the rows end that hold a name and numbers each, from `start` on."""
    end = start
    while end < len(rows):
        row = rows[end]
        if row.table or _SENTENCE.search(row.text) or not _TWO_NUMBERS.search(row.text):
            break
        if end > start:
            above = rows[end - 1]
            size = max(piece.size for piece in row.pieces)
            if row.column != above.column or row.top - above.bottom > _PITCH * size:
                break
        end += 1
    return end


def _part(rows: list[Row], start: int, end: int) -> None:
    """Part the pieces of rows `start` to `end`, and of the heads above them, at the corridors between columns."""
    run = rows[start:end]
    corridors = _between_numbers(run, _corridors(run))
    if not corridors:
        return
    for number in range(start, end):
        rows[number] = _parted(rows[number], corridors)
    for number in range(start - 1, max(start - 1 - _HEADS, -1), -1):
        row, below = rows[number], rows[number + 1]
        size = max((piece.size for piece in row.pieces), default=0.0)
        near = not row.table and row.column == below.column and below.top - row.bottom <= _PITCH * size
        if not near or len(row.text) > _LONGEST_HEAD or _SENTENCE.search(row.text):
            break
        parted = _parted(row, corridors)
        if len(parted.pieces) * 2 <= len(corridors) + 1:
            break  # a caption, or a line of its own
        rows[number] = parted


def _glyphs(row: Row) -> list[Glyph]:
    return sorted((g for piece in row.pieces for g in piece.glyphs if not g.text.isspace()), key=lambda g: g.left)


def _corridors(run: Sequence[Row]) -> list[_Corridor]:
    """Return the corridors in which no row prints anything, from left to right."""
    size = max(piece.size for row in run for piece in row.pieces)
    return _gaps([glyph for row in run for glyph in _glyphs(row)], size)


def _gaps(glyphs: Sequence[Glyph], size: float) -> list[_Corridor]:
    """Return where there is nothing between glyphs for as long as a corridor is wide."""
    spans = sorted((glyph.left, glyph.right) for glyph in glyphs)
    found: list[_Corridor] = []
    right = spans[0][1]
    for left, end in spans:
        if left - right >= _CORRIDOR * size:
            found.append((right, left))
        right = max(right, end)
    return found


def _between_numbers(run: Sequence[Row], corridors: Sequence[_Corridor]) -> list[_Corridor]:
    """Return the corridors that have a column of whole numbers at one side; [] where what they part is no table."""
    if len(corridors) < 2:
        return []
    cells = [_texts(row, corridors) for row in run]
    columns = list(zip(*cells, strict=True))
    numeric = [_is_numeric(column) for column in columns]
    if all(numeric[:2]) or sum(numeric) < 2:  # a column of names, perhaps behind one of codes
        return []
    if any(run_together(text) for column in columns for text in column):
        return []
    return [at for at, (a, b) in zip(corridors, pairwise(numeric), strict=True) if a or b]


def _is_numeric(column: Sequence[str]) -> bool:
    """Say whether cells are whole numbers for the most part, and not single digits that stand wide apart."""
    filled = [text for text in column if text]
    numbers = [text for text in filled if is_number(text)]
    return len(numbers) >= _FEWEST - 1 and len(numbers) * 3 >= len(filled) * 2 and sum(map(len, numbers)) > len(numbers)


def _texts(row: Row, corridors: Sequence[_Corridor]) -> list[str]:
    texts = [""] * (len(corridors) + 1)
    for glyph in _glyphs(row):
        texts[sum(low < glyph.left for low, _ in corridors)] += glyph.text
    return texts


def _parted(row: Row, corridors: Sequence[_Corridor]) -> Row:
    """Return a row with its pieces cut where corridors run, at the widest gap that its own print has there."""
    pieces: list[Line] = []
    for piece in row.pieces:
        glyphs = sorted(piece.glyphs, key=lambda glyph: glyph.left)
        gaps = _gaps([glyph for glyph in glyphs if not glyph.text.isspace()], piece.size)
        inside = [[g for g in gaps if g[0] < high and low < g[1]] for low, high in corridors]
        cuts = sorted({_middle(max(each, key=_width)) for each in inside if each})
        if not cuts:
            pieces.append(piece)
            continue
        groups: list[list[Glyph]] = [[] for _ in range(len(cuts) + 1)]
        for glyph in glyphs:
            groups[sum(at < (glyph.left + glyph.right) / 2 for at in cuts)].append(glyph)
        pieces += [line_of(piece.page, group) for group in groups if any(not glyph.text.isspace() for glyph in group)]
    return Row(pieces, row.table, row.column) if len(pieces) != len(row.pieces) else row


def _width(gap: _Corridor) -> float:
    return gap[1] - gap[0]


def _middle(gap: _Corridor) -> float:
    return (gap[0] + gap[1]) / 2
