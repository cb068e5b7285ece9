"""Rows of a part -> cells in columns. A reader's grid knows its columns; flattening loses merged and blank cells.

Heads: a row with fewer heads than the row below has wide ones, which are set over their parts. Rows: of the ways
to lay too few or too many cells under the heads, the one whose kinds of cells agree best with complete rows counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.heading_rows import NUMBER, Part, is_index_row
from indexer.model import Cell
from indexer.table_words import bare, plays

_SAMPLE = 200  # complete rows that tell what a column holds


def aligned(text: str, part: Part) -> list[Cell]:
    """Return the cells of a part with rows counted from 0; columns as found, or as worked out where they were lost."""
    if not part.rows:
        return []
    if not part.rows[0].loose:
        return _as_found(part)
    width = max((len(row.cells) for row in part.rows[: part.heads]), default=0)
    body = [row for row in part.rows[part.heads :] if len(row.cells) > 1]
    complete = sorted(len(row.cells) for row in body)
    usual = max(set(complete), key=complete.count) if complete else width
    heads = _heads(text, part, width, usual)
    if heads is None:
        heads = [list(row.cells) for row in part.rows[: part.heads]]
    else:
        width = usual
    cells = [replace(cell, row=number) for number, row in enumerate(heads) for cell in row]
    kinds = _kinds(text, part, width)
    for number, row in enumerate(part.rows[part.heads :], part.heads):
        columns = list(range(len(row.cells)))
        if part.heads and width and len(columns) != width:
            columns = _best([text[c.start : c.end] for c in row.cells], width, kinds)
        cells += [replace(c, row=number, column=at) for c, at in zip(row.cells, columns, strict=True) if at >= 0]
    return cells


def _as_found(part: Part) -> list[Cell]:
    first = min(cell.row for cell in part.rows[0].cells)
    last = max(cell.row for cell in part.rows[-1].cells)
    cells = []
    for row in part.rows:
        for cell in row.cells:
            cells.append(replace(cell, row=cell.row - first, row_span=min(cell.row_span, last - cell.row + 1)))
    return cells


def _heads(text: str, part: Part, width: int, usual: int) -> list[list[Cell]] | None:
    """Set heads of two floors over each other where flattening dropped the blanks of merged ones; None: as they are."""
    rows = [list(row.cells) for row in part.rows[part.banners : part.heads]]
    rows = [row for row in rows if not is_index_row([text[c.start : c.end] for c in row])]
    if len(rows) != 2 or usual <= width or any(c.start == c.end for row in rows for c in row[1:]):
        return None
    upper, lower = rows
    lower = lower if lower[0].start < lower[0].end else lower[1:]
    parts = len(upper) + len(lower) - usual  # heads of the upper row that have parts below
    if not 0 < parts <= len(upper):
        return None
    parents = _parents(text, upper, parts, lower)
    sizes = _sizes(text, parents, lower) if parents is not None else None
    if parents is None or sizes is None:
        return None
    column, above, below = 0, [], []
    pieces = iter(lower)
    for cell in upper:
        size = sizes.get(cell.start, 1)
        above.append(replace(cell, column=column, column_span=size))
        if cell.start in sizes:
            below += [replace(next(pieces), column=column + i) for i in range(size)]
        column += size
    found = iter((above, below))
    return [
        next(found) if number >= part.banners and list(row.cells)[-1] in (upper[-1], lower[-1]) else list(row.cells)
        for number, row in enumerate(part.rows[: part.heads])
    ]


def _parents(text: str, upper: Sequence[Cell], parts: int, lower: Sequence[Cell]) -> list[Cell] | None:
    """Return the heads of the upper row that the lower row divides; None where that cannot be told."""
    if parts == len(upper):
        return list(upper)
    names = [bare(text[c.start : c.end]) for c in upper]
    words = "".join(bare(text[c.start : c.end]) for c in lower)
    named = [c for c, name in zip(upper, names, strict=True) if name in ("其中", "其中:")]
    if len(named) == parts:
        return named
    values = [c for c, name in zip(upper, names, strict=True) if not plays("naming", name) and not plays("note", name)]
    if len(values) == parts:
        return values
    alike = [c for c in values if any(pair in words for pair in _ends(bare(text[c.start : c.end])))]
    return alike if len(alike) == parts else None


def _ends(name: str) -> list[str]:
    return [name[-2:]] if len(name) > 1 else []


def _sizes(text: str, parents: Sequence[Cell], lower: Sequence[Cell]) -> dict[int, int] | None:
    """Return how many columns each parent reaches over: its parts begin again, or they are shared out evenly."""
    names = [bare(text[c.start : c.end]) for c in lower]
    begins = [number for number, name in enumerate(names) if name == names[0]]
    if len(begins) == len(parents):
        ends = [*begins[1:], len(names)]
        return {cell.start: end - begin for cell, begin, end in zip(parents, begins, ends, strict=True)}
    if len(names) % len(parents):
        return None
    return {cell.start: len(names) // len(parents) for cell in parents}


def kind_of_cell(words: str) -> str:
    """Return what a cell holds: blank (no figure), number (0 too), absent (无), unfit (—: not applicable), or words."""
    printed = bare(words)
    if not printed:
        return "blank"
    if NUMBER.match(printed):
        return "number"
    return "absent" if plays("absent", printed) else "unfit" if plays("unfit", printed) else "words"


def _kinds(text: str, part: Part, width: int) -> list[dict[str, int]]:
    """Count what the columns of complete rows hold."""
    kinds: list[dict[str, int]] = [{} for _ in range(width)]
    for row in [row for row in part.rows[part.heads :] if len(row.cells) == width][:_SAMPLE]:
        for column, cell in enumerate(row.cells):
            kind = _rough(text[cell.start : cell.end])
            kinds[column][kind] = kinds[column].get(kind, 0) + 1
    return kinds


def _rough(words: str) -> str:
    kind = kind_of_cell(words)
    if kind == "number" and "%" in bare(words):
        return "percent"
    return "number" if kind in ("unfit", "absent") else kind


def _best(words: Sequence[str], width: int, kinds: Sequence[dict[str, int]]) -> list[int]:
    """Return columns for cells that are more or fewer than the heads; below 0: a blank lead, dropped."""
    count = len(words)
    left = list(range(count))
    if count > width:
        leads = any(word.strip() for word in words[: count - width])
        return left if leads else [column - (count - width) for column in left]
    if count < 3:
        return left
    right = [0, *range(width - count + 1, width)]
    rough = [_rough(word) for word in words]
    totals = [sum(kind.values()) for kind in kinds]

    def agreement(columns: Sequence[int]) -> float:
        return sum(kinds[at].get(rough[i], 0) / totals[at] for i, at in enumerate(columns) if totals[at])

    return left if agreement(left) > agreement(right) + 0.5 else right
