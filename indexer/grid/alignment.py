"""Rows of a part -> cells in columns. A reader's grid knows its columns; flattening loses merged and blank cells.

Heads: a row with fewer heads than the row below has wide ones, which are set over their parts. Rows: of the ways
to lay too few or too many cells under the heads, the one whose kinds of cells agree best with complete rows counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.grid.heading_rows import NUMBER, Part, is_index_row
from indexer.grid.table_words import bare, plays
from indexer.model import Cell

_SAMPLE = 200  # complete rows that tell what a column holds
_QUANTITY = re.compile(r"[≥≤><=±]{0,2}[\d,]{1,14}(?:\.\d{1,4})?(%|[\u4e00-\u9fff]{1,4})")  # 38场, ≥95%, 5,800元
_CODES = re.compile("^(?:项目|(?:支出|收入)?(?:功能|经济)?(?:分类)?科目)$")
_CODED = re.compile("(?:支出|收入)?(?:功能|经济)?(?:分类)?(?:科目|项目|预算|单位)?(?:编码|代码|名称)")
_WIDEST = 60  # columns among which a place is sought


def aligned(text: str, part: Part) -> list[Cell]:
    """Return the cells of a part with rows counted from 0; columns as found, or as worked out where they were lost."""
    if not part.rows:
        return []
    if not part.rows[0].loose:
        return _as_found(part)
    counts = [len(row.cells) for row in part.rows[part.heads :] if len(row.cells) > 1]
    usual = max(set(counts), key=counts.count) if counts else 0
    heads, width = _heads(text, part, usual)
    cells = [_set(cell, number, cell.column) for number, row in enumerate(heads) for cell in row]
    kinds = _kinds(text, part, width)
    for number, row in enumerate(part.rows[part.heads :], part.heads):
        columns = list(range(len(row.cells)))
        if part.heads and width and len(columns) != width:
            columns = _best([text[c.start : c.end] for c in row.cells], width, kinds)
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


def _heads(text: str, part: Part, usual: int) -> tuple[list[list[Cell]], int]:
    """Return the rows of heads with their columns, and how many columns there are.

    From the lowest row up, wide heads are set over the heads below them that they lost their columns to.
    """
    rows = [list(row.cells) for row in part.rows[: part.heads]]
    width = max(map(len, rows), default=0)
    named = [n for n in range(part.banners, part.heads) if not is_index_row([text[c.start : c.end] for c in rows[n]])]
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
        rows[number] = _spread(text, rows[number], below) or rows[number]
    return rows, width


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
    if kind in ("number", "words") and (found := _QUANTITY.fullmatch(bare(words))):
        return "percent" if found.group(1) == "%" else "quantity"
    return "number" if kind in ("unfit", "absent") else kind


def _total(words: Sequence[str], kinds: Sequence[dict[str, int]]) -> list[int]:
    """Return the columns of a total, 合计 and one number, where but one column holds numbers beside the rows' own."""
    if len(words) != 2 or not plays("total", bare(words[0])) or _rough(words[1]) != "number":
        return []
    holding = [column for column, kind in enumerate(kinds) if column and kind.get("number", 0) * 2 > sum(kind.values())]
    return [0, *holding] if len(holding) == 1 else []


def _best(words: Sequence[str], width: int, kinds: Sequence[dict[str, int]]) -> list[int]:
    """Return columns for cells that are more or fewer than the heads; below 0: a blank lead, dropped.

    Of all ways to keep their order the one counts that agrees best with what the columns hold; of those alike, the
    first cell stands first and the others as far to the right as they may: a label reaches over what was merged.
    """
    count = len(words)
    left = list(range(count))
    if count > width:
        leads = any(word.strip() for word in words[: count - width])
        return left if leads else [column - (count - width) for column in left]
    if count < 3 or width > _WIDEST:
        return _total(words, kinds) or left
    rough = [_rough(word) for word in words]
    totals = [sum(kind.values()) for kind in kinds]

    def fits(cell: int, column: int) -> float:
        agreed = kinds[column].get(rough[cell], 0) / totals[column] if totals[column] else 0.0
        return agreed + (0.02 * (column == 0) if cell == 0 else 0.01 * column / width)

    ahead = [0.0] * (width + 1)  # the best that the cells from here on reach from a column on
    chosen: list[list[int]] = []
    for cell in reversed(range(count)):
        best, steps = [float("-inf")] * (width + 1), [0] * (width + 1)
        for column in reversed(range(cell, width - (count - cell) + 1)):
            score = fits(cell, column) + ahead[column + 1]
            best[column], steps[column] = best[column + 1], steps[column + 1]
            if score > best[column]:
                best[column], steps[column] = score, column
        for column in reversed(range(cell)):
            best[column], steps[column] = best[column + 1], steps[column + 1]
        ahead = best
        chosen.append(steps)
    columns, at = [], 0
    for steps in reversed(chosen):
        columns.append(steps[at])
        at = steps[at] + 1
    return left if _keeps_blanks(words, rough, columns, kinds) else columns


def _keeps_blanks(
    words: Sequence[str], rough: Sequence[str], columns: Sequence[int], kinds: Sequence[dict[str, int]]
) -> bool:
    """Say whether a row that begins with blanks lacks only those at its end, and fits as well with no cell moved."""
    if bare(words[0]):
        return False
    totals = [max(sum(kind.values()), 1) for kind in kinds]
    here, moved = (
        sum(kinds[column].get(kind, 0) / totals[column] for kind, column in zip(rough, way, strict=True))
        for way in (range(len(words)), columns)
    )
    return here >= moved
