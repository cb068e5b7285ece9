"""Rows of a part -> cells in columns. A reader's grid knows its columns; flattening loses merged and blank cells.

Heads: a row with fewer heads than the row below has wide ones, which are set over their parts. Rows: of the ways
to lay too few or too many cells under the heads, the one whose kinds of cells agree best with complete rows counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.grid.heading_rows import Part, is_index_row
from indexer.grid.placing import placed, places_of
from indexer.grid.table_words import bare, plays
from indexer.model import Cell

_CODES = re.compile("^(?:项目|(?:支出|收入)?(?:功能|经济)?(?:分类)?科目)$")
_CODED = re.compile("(?:支出|收入)?(?:功能|经济)?(?:分类)?(?:科目|项目|预算|单位)?(?:编码|代码|名称)")


def aligned(text: str, part: Part) -> list[Cell]:
    """Return the cells of a part with rows counted from 0; columns as found, or as worked out where they were lost."""
    if not part.rows:
        return []
    if not part.rows[0].loose:
        return _as_found(part)
    counts = [len(row.cells) for row in part.rows[part.heads :] if len(row.cells) > 1]
    usual = max(set(counts), key=counts.count) if counts else 0
    numbered = _numbered(text, part)
    heads, width = _heads(text, part, max(usual, numbered))
    cells = [_set(cell, number, cell.column) for number, row in enumerate(heads) for cell in row]
    places = places_of(text, part, heads, width, numbered=numbered > 0)
    for number, row in enumerate(part.rows[part.heads :], part.heads):
        columns = list(range(len(row.cells)))
        if part.heads and width and len(columns) != width:
            columns = placed(row.words(text), width, places)
        cells += [_set(c, number, at) for c, at in zip(row.cells, columns, strict=True) if at >= 0]
    return cells


def _set(cell: Cell, row: int, column: int) -> Cell:
    """Return a cell set in another place; `replace` takes three times as long, for each cell of each table."""
    return Cell(row, column, cell.start, cell.end, cell.row_span, cell.column_span)


def _as_found(part: Part) -> list[Cell]:
    first = min(cell.row for cell in part.rows[0].cells)
    last = max(cell.row for cell in part.rows[-1].cells)
    cells = []
    for row in part.rows:
        for cell in row.cells:
            cells.append(replace(cell, row=cell.row - first, row_span=min(cell.row_span, last - cell.row + 1)))
    return cells


def _numbered(text: str, part: Part) -> int:
    """Return how many columns a row of heads numbers (栏次 1 2 3), with those of names before; 0 where none does."""
    rows = [row.words(text) for row in part.rows[part.banners : part.heads]]
    at = next((n for n in reversed(range(len(rows))) if is_index_row(rows[n])), 0)
    if not at:
        return 0
    named = [part.rows[part.banners + n].cells for n in range(at)]
    lead = next((n for n, cell in enumerate(rows[at]) if any(c.isdecimal() for c in cell)), 0)
    codes = _coded(text, named[-2], named[-1]) if len(named) > 1 else 0
    return len(rows[at]) + (codes - lead if codes else 0)  # 类 款 项 栏次 stand below codes and names


def _heads(text: str, part: Part, usual: int) -> tuple[list[list[Cell]], int]:
    """Return the rows of heads with their columns, and how many columns there are.

    From the lowest row up, wide heads are set over the heads below them that they lost their columns to.
    """
    rows = [list(row.cells) for row in part.rows[: part.heads]]
    width = max(map(len, rows), default=0)
    named = [n for n in range(part.banners, part.heads) if not is_index_row([text[c.start : c.end] for c in rows[n]])]
    width = max((len(rows[n]) for n in named), default=width)
    if len(named) < 2:
        return rows, width
    upper, lower = rows[named[-2]], rows[named[-1]]
    if usual > width and (pair := _set_over(text, upper, lower, usual)):
        rows[named[-2]], rows[named[-1]] = pair
        width, done = usual, 2
    else:
        done = 1
    for number in reversed(named[:-done]):
        below = rows[named[named.index(number) + 1]]
        spread = _spread(text, rows[number], below)
        rows[number] = spread or ([] if _over_sides(text, rows[number], below) else rows[number])
    return rows, width


def _over_sides(text: str, upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Say whether heads stand over more sides with the same heads than they are: 人员经费, 公用经费 over three."""
    names = [bare(text[c.start : c.end]) for c in lower]
    sides = names.count(names[0])
    return 1 < len(upper) < sides and names == names[: len(names) // sides] * sides


def _spread(text: str, upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell] | None:
    """Lay fewer heads over a row of all columns: a blank below ends a head, the words between belong to one each."""
    if len(upper) >= len(lower) or any(cell.start == cell.end for cell in upper[1:]):
        return None  # blanks between heads keep them in place: but those behind the last one were lost
    if coded := _coded(text, upper, lower):
        over, under = upper[1:], lower[coded:]
        rest = _spread(text, over, under) if len(over) > 1 else _reaching(over, under)
        return None if rest is None else [*_reaching(upper[:1], lower[:coded]), *rest]
    runs: list[list[Cell]] = []
    for cell in lower:
        blank = cell.start == cell.end
        if blank or not runs or runs[-1][-1].start == runs[-1][-1].end:
            runs.append([cell])
        else:
            runs[-1].append(cell)
    if len(runs) != len(upper):
        wide = [n for n, run in enumerate(runs) if len(run) > 1 and run[0].start < run[0].end]
        count = len(upper) - len(runs) + 1  # heads over the one run of parts
        if len(wide) != 1 or count < 1:
            return None
        at, parts = wide[0], runs[wide[0]]
        sizes = _sizes(text, upper[at : at + count], parts)
        if sizes is None:
            return None
        pieces = iter(parts)
        runs[at : at + 1] = [[next(pieces) for _ in range(sizes[c.start])] for c in upper[at : at + count]]
    return [
        replace(cell, column=run[0].column, column_span=run[-1].column + run[-1].column_span - run[0].column)
        for cell, run in zip(upper, runs, strict=True)
    ]


def _set_over(
    text: str, upper: Sequence[Cell], lower: Sequence[Cell], width: int
) -> tuple[list[Cell], list[Cell]] | None:
    """Set two rows over each other where the blanks below heads without parts were lost."""
    lead = next((n for n, cell in enumerate(lower) if cell.start < cell.end), 0)
    if lead > 1:  # blanks keep the heads below in their places, and only those at the end were lost
        pair = _set_over(text, upper, lower[lead:], width)
        return pair if pair is not None and pair[1][0].column == lower[lead].column else None
    if any(c.start == c.end for row in (upper, lower) for c in row[1:]):
        return None
    if coded := _coded(text, upper, lower):
        return _beside_codes(text, upper, lower, width, coded)
    lower = lower if lower[0].start < lower[0].end else lower[1:]
    parts = len(upper) + len(lower) - width  # heads of the upper row that have parts below
    if not lower or not 0 < parts <= len(upper):
        return None
    parents = _parents(text, upper, parts, lower)
    sizes = _sizes(text, parents, lower) if parents is not None else None
    if sizes is None:
        return None
    column, above, below = 0, [], []
    pieces = iter(lower)
    for cell in upper:
        size = sizes.get(cell.start, 1)
        above.append(replace(cell, column=column, column_span=size))
        if cell.start in sizes:
            below += [replace(next(pieces), column=column + i) for i in range(size)]
        column += size
    return above, below


def _coded(text: str, upper: Sequence[Cell], lower: Sequence[Cell]) -> int:
    """Return how many heads below the first one (项目) name codes and what they stand for: 科目编码, 科目名称."""
    if len(upper) < 2 or not _CODES.search(bare(text[upper[0].start : upper[0].end])):
        return 0
    first = [_CODED.fullmatch(bare(text[c.start : c.end])) is not None for c in lower[:3]]
    return 2 if first[:2] == [True, True] and first[2:] != [True] else 0


def _reaching(over: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    """Return one head set over all of a run of heads."""
    end = lower[-1].column + lower[-1].column_span
    return [replace(cell, column=lower[0].column, column_span=end - lower[0].column) for cell in over]


def _beside_codes(
    text: str, upper: Sequence[Cell], lower: Sequence[Cell], width: int, coded: int
) -> tuple[list[Cell], list[Cell]] | None:
    """Set the first head over the codes and names below it, and the others over what is below them, if anything."""
    named = [replace(cell, column=column) for column, cell in enumerate(lower[:coded])]
    first = _reaching(upper[:1], named)
    if len(lower) == coded:
        rest = [replace(cell, column=coded + n) for n, cell in enumerate(upper[1:])]
        return ([*first, *rest], named) if len(rest) == width - coded else None
    pair = _set_over(text, upper[1:], lower[coded:], width - coded)
    if pair is None:
        return None
    above, below = ([replace(cell, column=cell.column + coded) for cell in cells] for cells in pair)
    return [*first, *above], [*named, *below]


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
    if len(alike) == parts:
        return alike
    # 小计 begins the parts of a head that none of them names; it stands before those whose parts do.
    first = plays("total", bare(text[lower[0].start : lower[0].end]))
    last = values[-parts:]
    return last if first and alike and alike == last[-len(alike) :] and len(alike) == parts - 1 else None


def _ends(name: str) -> list[str]:
    return [name[-2:]] if len(name) > 1 else []


def _sizes(text: str, parents: Sequence[Cell], lower: Sequence[Cell]) -> dict[int, int] | None:
    """Return how many columns each parent reaches over: its parts begin again, or they are shared out evenly."""
    names = [bare(text[c.start : c.end]) for c in lower]
    begins = [number for number, name in enumerate(names) if name == names[0]]
    if len(begins) == len(parents):
        ends = [*begins[1:], len(names)]
        return {cell.start: end - begin for cell, begin, end in zip(parents, begins, ends, strict=True)}
    heads = [_ends(bare(text[c.start : c.end])) for c in parents]
    named = [sum(any(end in name for end in each) for name in names) for each in heads]
    if named.count(0) == 1 and sum(named) < len(names) and not named[0]:
        named[0] = len(names) - sum(named)
        return {cell.start: size for cell, size in zip(parents, named, strict=True)}
    if len(names) % len(parents):
        return None
    return {cell.start: len(names) // len(parents) for cell in parents}
