"""Tables that lost their tabs as well: a cell to a line, nothing between, heads first and then row after row.

Such lines are told from prose by what they hold alone: heads, then groups as long as the heads, each a name and
numbers. Two groups at least have to agree in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.grid.flattened import BLANKS, GridRow, lines_of
from indexer.grid.heading_rows import is_heading_row
from indexer.grid.placing import kind_of_cell
from indexer.grid.stacked_accounts import account_form
from indexer.grid.table_words import bare, plays
from indexer.model import Cell

_LONGEST = 30  # characters of a cell
_FEWEST, _MOST = 3, 12  # columns
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?")
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_AIM = re.compile("(?:指标|目标|预期)值$")
_CAME = re.compile("(?:完成|实际|实现)[值数]$|完成情况$")
_VALUE = re.compile(r"[≥≤＞＜><=＝]?\s?\d[\d,.]{0,14}\s?(?:[%％]|[^\d，。；：:]{0,8})(?:及?以[上下内])?")
_GROUPS = 6  # lines at most between two rows
_GROUP = re.compile("[\u4e00-\u9fff]{2,6}[：:]")  # 项目支出：, over the lines it is made up of
_OF_YEAR = re.compile(r"(?:19|20)\d\d年度?(?:\S{0,4}(?:预算|决算|执行|支出|实际)数?)?")
_MOST_LEFT_OUT = 3  # rows one after another whose cells are gone, or some of them
_NAMES = ("指标", "指标名称", "绩效指标")
_Line = tuple[int, int]


def find_stacked(text: str, taken: Sequence[tuple[int, int]]) -> list[list[GridRow]]:
    """Find the tables of one cell to a line outside `taken` (in order); linear in the text."""
    found: list[list[GridRow]] = []
    for run in _runs(text, taken):
        kinds = [_kind(text[start:end]) for start, end in run]
        at = 0
        while at + 3 * _FEWEST <= len(run):
            made, after = _numbered(text, run, kinds, at)
            for find in (account_form, _scored, _aimed):
                made, after = (made, after) if made else find(text, run, at)
            if made:
                found.append(made)
                at = after
                continue
            width = _width(text, run, kinds, at)
            if not width:
                at += 1
                continue
            rows = [run[at : at + width]]
            at += width
            while (step := _next_row(kinds, at, width)) is not None:
                rows.append(run[at + step : at + step + width])
                at += step + width
            found.append([_row(text, row) for row in rows])
    return found


def _kind(words: str) -> str:
    """Return what a line holds; 2022年 names a column."""
    return "words" if _YEAR.fullmatch(words.strip(BLANKS)) else kind_of_cell(words)


def _runs(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[list[_Line]]:
    """Yield stretches of short lines; a blank line between cells is left out."""
    run: list[_Line] = []
    for position, end, inside in lines_of(text, taken):
        words = "" if inside or end - position > 4 * _LONGEST else text[position:end].strip(BLANKS)
        if words and len(words) <= _LONGEST and (words[-1] not in "。；，：:" or _GROUP.fullmatch(words)):
            run.append((position, end))
        elif inside or text[position : min(end, position + 4 * _LONGEST + 1)].strip(BLANKS):
            if len(run) >= 3 * _FEWEST:
                yield run
            run = []
    if len(run) >= 3 * _FEWEST:
        yield run


def _numbered(text: str, run: Sequence[_Line], kinds: Sequence[str], at: int) -> tuple[list[GridRow], int]:
    """Return the table whose heads begin at `at` with 序号: rows as long as the heads are many, and perhaps a total.

    The numbers of the rows may be gone, where they were taken for those of pages. A total leaves out the cells that
    name nothing; its numbers stand in the first columns of numbers.
    """
    first = next((n for n in range(at, min(at + _MOST, len(run))) if kinds[n] == "number"), at)
    if first - at < _FEWEST or not plays("ordinal", bare(_cell(text, run, at))):
        return [], at
    counted = _cell(text, run, first) == "1" and kinds[first + 1 : first + 2] == ["words"]
    first -= not counted  # the line before the first number names its row
    width = first - at - (not counted)
    if not is_heading_row([text[slice(*line)] for line in run[at:first]]):
        return [], at
    values = [n for n in range(width) if kinds[first + n : first + n + 1] == ["number"] and (n or not counted)]
    rows, after = [_row(text, run[at:first])], first
    while values and after + width <= len(run) and _fits(text, run, kinds, after, values, len(rows) if counted else 0):
        row = _row(text, run[after : after + width])
        rows.append(row if counted else replace(row, cells=tuple(_right(cell) for cell in row.cells)))
        after += width
    if len(rows) <= 2:
        return [], at
    end = after + 1
    while end < len(run) and kinds[end] == "number" and end - after <= len(values):
        end += 1
    if after < len(run) and end - after > 1 and plays("total", bare(_cell(text, run, after))):
        cells = _row(text, run[after:end]).cells
        columns = [1, *(n + (not counted) for n in values)]
        total = tuple(replace(cell, column=column) for cell, column in zip(cells, columns, strict=False))
        rows.append(GridRow(total, cells[0].start, cells[-1].end))
        after = end
    made = [tuple(replace(cell, row=number) for cell in row.cells) for number, row in enumerate(rows)]
    return [GridRow(cells, cells[0].start, cells[-1].end, loose=False) for cells in made], after


def _scored(text: str, run: Sequence[_Line], at: int) -> tuple[list[GridRow], int]:
    """Return the table of indicators whose heads begin at `at`: rows with two scores, whose first cells may be gone.

    Cells stand in their columns counted from the scores; what follows these is a note, if it begins no other row.
    """
    end = at
    while end < min(at + _MOST, len(run)) and _is_head_of_scores(_cell(text, run, end)):
        end += 1
    heads = [bare(_cell(text, run, n)) for n in range(at, end)]
    had = next((n for n, head in enumerate(heads) if head.endswith("得分")), len(heads))
    # Behind the points there are notes alone: 预算执行率 may be a head, but there it names the first row.
    width = next((n for n in range(had + 1, len(heads)) if not _is_note(heads[n])), len(heads))
    heads, end = heads[:width], at + width
    scores = next((n for n in range(width - 1) if "分值" in heads[n] or "权重" in heads[n]), 0)
    if width < 5 or scores < 3 or not (plays("level", heads[0]) or heads[0] in _NAMES):
        return [], at
    rows, start = [_row(text, run[at:end])], end
    while start < len(run):
        last = min(start + scores, len(run) - 2)
        least = 1 if plays("total", bare(_cell(text, run, start))) else 2
        pair = next((n for n in range(start + least, last + 1) if _is_pair(text, run, n)), None)
        if pair is None:
            break
        stop = pair + 2
        while stop < len(run) and stop - pair < width - scores and not _begins_row(text, run, stop):
            stop += 1
        cells = _row(text, run[start:stop]).cells
        moved = tuple(replace(cell, column=scores - (pair - start) + n) for n, cell in enumerate(cells))
        if heads[0] in _NAMES:
            moved = (replace(moved[0], column=0), *moved[1:])
        rows.append(GridRow(moved, cells[0].start, cells[-1].end))
        start = stop
    if len(rows) <= 2:
        return [], at
    made = [tuple(replace(cell, row=number) for cell in row.cells) for number, row in enumerate(rows)]
    return [GridRow(cells, cells[0].start, cells[-1].end, loose=False) for cells in made], start


def _aimed(text: str, run: Sequence[_Line], at: int) -> tuple[list[GridRow], int]:
    """Return the table whose heads from `at` on are 三级指标, 指标值, 完成值: names with two values behind them.

    What stands between the rows names groups of indicators, or says why one was not reached.
    """
    heads = [bare(_cell(text, run, n)) for n in range(at, min(at + 3, len(run)))]
    if len(heads) < 3 or not (plays("level", heads[0]) or heads[0] in _NAMES):
        return [], at
    if not (_AIM.search(heads[1]) and _CAME.search(heads[2])):
        return [], at
    rows, n, last = [_row(text, run[at : at + 3])], at + 3, at + 3
    while n + 2 < len(run) and n - last < _GROUPS:
        name, *values = (_cell(text, run, n + i) for i in range(3))
        if not _VALUE.fullmatch(name) and all(map(_VALUE.fullmatch, values)):
            rows.append(_row(text, run[n : n + 3]))
            n = last = n + 3
        else:
            n += 1
    if len(rows) <= 2:
        return [], at
    made = [tuple(replace(cell, row=number) for cell in row.cells) for number, row in enumerate(rows)]
    return [GridRow(cells, cells[0].start, cells[-1].end, loose=False) for cells in made], last


def _is_note(head: str) -> bool:
    return plays("note", head) or head.endswith("分析")


def _is_head_of_scores(words: str) -> bool:
    head = bare(words)
    return (
        head in _NAMES
        or plays("level", head)
        or plays("value", head)
        or plays("note", head)
        or head.endswith(("值", "分", "分析"))
    )


def _is_pair(text: str, run: Sequence[_Line], at: int) -> bool:
    """Say whether two bare numbers stand here: the points that can be had, and those had."""
    return all(_POINTS.fullmatch(_cell(text, run, n)) for n in (at, at + 1))


def _begins_row(text: str, run: Sequence[_Line], at: int) -> bool:
    words = bare(_cell(text, run, at))
    return words.endswith(("指标", "满意度", "效益")) or plays("total", words)


def _fits(text: str, run: Sequence[_Line], kinds: Sequence[str], at: int, values: Sequence[int], number: int) -> bool:
    """Say whether a row begins at `at`: with its `number` (0: gone) and a name, and numbers where others have them."""
    if number and _cell(text, run, at) != str(number):
        return False
    named = kinds[at + 1 if number else at] == "words" and not plays("total", bare(_cell(text, run, at)))
    return named and all(kinds[at + n] in ("number", "unfit", "absent") for n in values if n or not number)


def _right(cell: Cell) -> Cell:
    return replace(cell, column=cell.column + 1)


def _cell(text: str, run: Sequence[_Line], at: int) -> str:
    return text[slice(*run[at])].strip(BLANKS)


def _width(text: str, run: Sequence[_Line], kinds: Sequence[str], at: int) -> int:
    """Return how many lines from `at` on are the heads of two rows that follow; 0 for none."""
    end = next((n for n in range(at, min(at + _MOST, len(run) - 2) + 1) if kinds[n] != "words"), at)
    width = end - at - 1  # the line before the first number names its row
    if width < _FEWEST or not all(
        _is_row(kinds[end - 1 + width * n : end - 1 + width * (n + 1)], width) for n in (0, 1)
    ):
        return 0
    heads = [text[slice(*line)] for line in run[at : end - 1]]
    of_years = all(_OF_YEAR.fullmatch(bare(head)) for head in heads[1:])
    valued = plays("naming", bare(heads[0])) or all(plays("value", bare(head)) for head in heads[1:])
    if (valued and is_heading_row(heads)) or of_years:
        return width
    rows = [[_cell(text, run, n) for n in range(low + 1, low + width)] for low in (end - 1, end - 1 + width)]
    return width if plays("total", bare(heads[-1])) and all(_adds_up(row) for row in rows) else 0


def _adds_up(values: Sequence[str]) -> bool:
    """Say whether the last of three numbers or more is the sum of the others: whatever the heads are called."""
    if not all(_AMOUNT.fullmatch(value) for value in values):
        return False
    *parts, total = (Decimal(value.replace(",", "")) for value in values)
    return len(parts) > 1 and total > 0 and sum(parts) == total


def _is_row(kinds: Sequence[str], width: int) -> bool:
    if len(kinds) < width or kinds[0] != "words" or "number" not in kinds:
        return False
    return all(kind in ("number", "unfit", "absent") for kind in kinds[1:])


def _next_row(kinds: Sequence[str], at: int, width: int) -> int | None:
    """Return how many lines from `at` on the next whole row begins: rows without all their cells are left out."""
    step = 0
    for _ in range(_MOST_LEFT_OUT + 1):
        end = at + step + width
        if _is_row(kinds[at + step : end], width):
            return step if kinds[end : end + 1] != ["number"] else None  # one more than the heads: another table
        if kinds[at + step : at + step + 1] != ["words"]:
            return None
        step += 1
        cells = 0
        while kinds[at + step : at + step + 1] in (["number"], ["unfit"], ["absent"]):
            step, cells = step + 1, cells + 1
        if cells >= width - 1:
            return None
    return None


def _row(text: str, lines: Sequence[_Line]) -> GridRow:
    cells = []
    for column, (start, end) in enumerate(lines):
        printed = text[start:end]
        begin = start + len(printed) - len(printed.lstrip(BLANKS))
        cells.append(Cell(0, column, begin, begin + len(printed.strip(BLANKS))))
    return GridRow(tuple(cells), cells[0].start, cells[-1].end)
