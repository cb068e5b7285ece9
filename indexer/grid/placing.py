"""Cells of a flattened row -> columns: of all ways to lay too few cells under the heads, the one that fits best.

What columns hold is told by complete rows; where no row is complete, as in forms whose last columns are empty, by the
heads. Rows of forms of accounts, whose columns are numbered (栏次 1 2 3) or whose rows are (行次, 科目编码), lack what
was blank at their ends; where blanks within rows were lost, too, only what must be the total of a row has a place,
unless the rows add up as they are laid.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.grid.heading_rows import NUMBER, Part, is_index_row
from indexer.grid.proved import adds_up
from indexer.grid.table_words import bare, plays
from indexer.model import Cell

_SAMPLE = 200  # complete rows that tell what a column holds
_QUANTITY = re.compile(r"[≥≤><=±]{0,2}[\d,]{1,14}(?:\.\d{1,4})?(%|[\u4e00-\u9fff]{1,4})")  # 38场, ≥95%, 5,800元
_BOTH = ["基本支出", "项目支出"]  # between which no column is blank for all rows
_WIDEST = 60  # columns among which a place is sought

Kinds = Sequence[dict[str, int]]


@dataclass(frozen=True, slots=True)
class Places:
    """What the columns of a part hold, and how its rows came to be short.

    `leftward` where blanks were lost at the ends of rows, `literal` where blanks within rows were kept; the values of
    the last block begin at column `first`; `most` of them make a row that lost none (0: any number), and `whole` says
    that the first of them is a total.
    """

    kinds: Kinds
    leftward: bool = False
    literal: bool = False
    first: int = 0
    most: int = 0
    whole: bool = False


def kind_of_cell(words: str) -> str:
    """Return what a cell holds: blank (no figure), number (0 too), absent (无), unfit (—: not applicable), or words."""
    printed = bare(words)
    if not printed:
        return "blank"
    if NUMBER.match(printed):
        return "number"
    return "absent" if plays("absent", printed) else "unfit" if plays("unfit", printed) else "words"


def places_of(text: str, part: Part, heads: Sequence[Sequence[Cell]], width: int, *, numbered: bool) -> Places:
    """Return how the rows of a part are laid under its heads; `numbered` where a row of heads numbers the columns."""
    rows = part.rows[part.heads :]
    kinds = _kinds(text, part, width)
    if all(len(row.cells) == width for row in rows):
        return Places(kinds)
    leaves = _leaves(text, heads, width)
    told = [_told_by(leaf) for leaf in leaves]
    if not any(kinds):
        kinds = [{kind: 1} for kind in told]
    numbered = numbered or (leaves[:1] != [] and plays("code", leaves[0]) and sum(map(_names, leaves)) == 2)
    forms = numbered or any(plays("code", leaf) or plays("ordinal", leaf) for leaf in leaves[1:])
    literal = any(c.start == c.end for row in part.rows if len(row.cells) <= width for c in row.cells[1:-1])
    if not numbered or literal:
        return Places(kinds, forms, literal)
    first = 1 + max((n for n, leaf in enumerate(leaves) if _names(leaf)), default=-1)
    laid = [(words, _best(words, width, Places(kinds, forms))) for words in (row.words(text) for row in rows)]
    used = 1 + max((columns[-1] for _, columns in laid if columns), default=0)
    if (used == width or leaves[first + 1 : used] == _BOTH) and adds_up(laid, first):
        return Places(kinds, forms)
    whole = first < width and plays("total", leaves[first][-2:])
    return Places(kinds, forms, literal, first, width - first, whole)


def placed(words: Sequence[str], width: int, places: Places) -> list[int]:
    """Return columns for cells that are more or fewer than the heads; below 0: dropped, a blank lead or of no place."""
    columns = _best(words, width, places)
    values = [n for n, column in enumerate(columns) if column >= places.first]
    if not places.most or len(values) >= places.most:
        return columns
    kept = values[:1] if places.whole else []  # a blank may have stood between the others
    return [-1 if n in values and n not in kept else column for n, column in enumerate(columns)]


def _leaves(text: str, heads: Sequence[Sequence[Cell]], width: int) -> list[str]:
    """Return the lowest head over each column."""
    leaves = [""] * width
    for row in heads:
        if is_index_row([text[cell.start : cell.end] for cell in row]):
            continue
        for cell in row:
            words = bare(text[cell.start : cell.end])
            if not words:
                continue
            for column in range(cell.column, min(cell.column + cell.column_span, width)):
                leaves[column] = words
    return leaves


def _names(leaf: str) -> bool:
    return plays("ordinal", leaf) or plays("code", leaf) or plays("naming", leaf) or plays("label", leaf)


def _told_by(leaf: str) -> str:
    """Return what a column of this head holds."""
    if plays("ordinal", leaf) or plays("code", leaf):
        return "number"
    return "words" if _names(leaf) else "number"


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


def _total(words: Sequence[str], kinds: Kinds) -> list[int]:
    """Return the columns of a total, 合计 and one number, where but one column holds numbers beside the rows' own."""
    if len(words) != 2 or not plays("total", bare(words[0])) or _rough(words[1]) != "number":
        return []
    holding = [column for column, kind in enumerate(kinds) if column and kind.get("number", 0) * 2 > sum(kind.values())]
    return [0, *holding] if len(holding) == 1 else []


def _best(words: Sequence[str], width: int, places: Places) -> list[int]:
    """Return columns for cells that are more or fewer than the heads; below 0: a blank lead, dropped.

    Of all ways to keep their order the one counts that agrees best with what the columns hold; of those alike, the
    first cell stands first and the others as far to the right as they may: a label reaches over what was merged. In
    forms whose ends were lost they stand as far to the left as they may.
    """
    kinds, count = places.kinds, len(words)
    left = list(range(count))
    if count > width:
        leads = any(word.strip() for word in words[: count - width])
        return left if leads else [column - (count - width) for column in left]
    if (count < 3 and not places.leftward) or width > _WIDEST:
        return _total(words, kinds) or left
    rough = [_rough(word) for word in words]
    totals = [sum(kind.values()) for kind in kinds]
    drift = (-0.01 if places.leftward else 0.01) / width

    def fits(cell: int, column: int) -> float:
        agreed = kinds[column].get(rough[cell], 0) / totals[column] if totals[column] else 0.0
        return agreed + 0.02 * (column == 0 == cell) + (drift * column if cell or places.leftward else 0.0)

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
    return left if _keeps_blanks(words, rough, columns, places) else columns


def _keeps_blanks(words: Sequence[str], rough: Sequence[str], columns: Sequence[int], places: Places) -> bool:
    """Say whether a row lacks only the blanks at its end, as some of its own tell, and fits as well with none moved.

    In forms where blanks were kept all cells stand in their places, unless that puts one where no other is like it.
    """
    kinds = places.kinds
    if places.literal and places.leftward:
        inner = list(zip(rough, kinds, strict=False))[1:]
        return all(kind == "blank" or not held or kind in held for kind, held in inner)
    if bare(words[0]):
        return False
    totals = [max(sum(kind.values()), 1) for kind in kinds]
    here, moved = (
        sum(kinds[column].get(kind, 0) / totals[column] for kind, column in zip(rough, way, strict=True))
        for way in (range(len(words)), columns)
    )
    return here >= moved
