"""Where in a grid the heads stand: forms that stack several grids are cut, and each one's rows of heads counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.grid.captions import is_banner, titles_all
from indexer.grid.flattened import BLANKS, GridRow
from indexer.grid.table_words import bare, plays, sets_goals
from indexer.quantities import narrow

NUMBER = re.compile(r"[≥≤<>＝=约]?\s*[+-]?\d[\d,]*(?:\.\d+)?\s*(?:%|万元|亿元|元|分)?$")
# A number with what it counts, or a bound: 1,286人, ≥760元/人月. No head, though it may hold a word that heads have.
_COUNTED = re.compile(
    r"[≥≤<>]\s*\d[\d,.]*[^，。；\d]{0,10}$|\d[\d,]*(?:\.\d+)?余?(?:[千百]?[万亿]?元/\S{1,5}|人次?|户次?|个|件次?|次|场次?|期"
    r"|台|套|辆|座|处|亩|公里|平方米|家次?|所|村|篇|起|名|册|本|份|条|吨|天|小时|分钟)$"
)
_LEVELS = ("类", "款", "项")  # of codes, beside 栏次
_ORDINAL = re.compile(r"\d{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_INDEX = re.compile(
    r"\d{1,3}(?:=[\d+\-*/×÷().]{1,30})?|[A-Z]|[甲乙丙丁]|[—\-]{1,3}|\([0-9A-Z]{1,2}\)|[A-Z0-9]{1,3}=[A-Z0-9+\-*/()]{1,30}"
)
_DUE = re.compile("时效指标|(?:完成|开工|竣工|支付|拨付|验收|实施).{0,4}(?:时间|时限|期限|时点|及时性)")
_DAY = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日)?[底末份]?(?:之?前|内|完成)?|(?:19|20)\d\d年[底末]?(?:之?前|内|完成)"
)
_VALUED = re.compile(r"数$|额|值$|得分|[（(]万?元[)）]|年$")
_SUM_HEAD = re.compile(r"[^\d]{0,8}(?:金额|总额|[资奖款]金|数额|经费|支出数|决算数|预算数|欠款|补助|补贴)")
_SPENT_HEAD = re.compile(
    r"(?:实际|全年|当年|本年|20\d\d年度?)?(?:支出|预算|决算|执行|到位|投资|下达|拨付|使用)(?:数|金额)?"
)
_IN_MONEY = re.compile("[（(][千百]?[万亿]?元[)）]$")
_LONGEST_HEAD = 24
_SAID = re.compile("[。；]|，(?![^(（]*[)）])")  # a sentence is no head
_LONGEST_TITLE = 40
_TITLED = re.compile(r"^附?[表件][\d一二三四五六七八九十]|(?:19|20)\d\d年(?!.*(?:\d月|以来))")
_MOST_HEAD_ROWS = 6
_ROWS_BELOW = 2  # rows that show what the first one heads


@dataclass(frozen=True, slots=True)
class Part:
    """One of the grids of a form: its rows; the first `heads` of them name columns, the first `banners` the form."""

    rows: tuple[GridRow, ...]
    banners: int
    heads: int


def cut(text: str, rows: Sequence[GridRow]) -> list[Part]:
    """Cut a form where a row of heads begins another grid; the titles above its heads go with it."""
    words = [row.words(text) for row in rows]
    widest = max((cell.column + cell.column_span for row in rows for cell in row.cells), default=0)
    titles = [_is_title(row, cells, widest) for row, cells in zip(rows, words, strict=True)]
    parts: list[Part] = []
    first = 0
    number = heads = banners = next((n for n, title in enumerate(titles) if not title), 0)
    while number < len(rows):
        depth = _depth(rows, words, number, top=number == heads + first)
        if depth and number > first + heads:
            begin = number
            while begin > first + heads and any(cell.strip(BLANKS) for cell in words[begin - 1]):
                if not (titles[begin - 1] or _stands_alone(rows[begin - 1], words[begin - 1])):
                    break
                begin -= 1
            if begin > first:
                parts.append(Part(tuple(rows[first:begin]), banners, heads if heads > banners else 0))
            first, banners, heads = begin, number - begin, number - begin + depth
        elif depth:
            heads += depth
        number += max(depth, 1)
    parts.append(Part(tuple(rows[first:]), banners, heads if heads > banners else 0))
    return [part for part in parts if part.rows]


def is_heading_row(cells: Sequence[str]) -> bool:
    """Say whether a row names columns: no numbers, and at least two words that columns are named by."""
    filled = [bare(cell) for cell in cells if cell.strip(BLANKS)]
    if len(filled) < 2 or any(plays("absent", cell) or plays("unfit", cell) for cell in filled):
        return False
    years = [cell for cell in filled if _YEAR.match(cell)]
    if len(years) < 2 and any(NUMBER.match(cell) for cell in filled):
        return False
    if any((NUMBER.match(cell) or _COUNTED.match(cell)) and cell not in years for cell in filled):
        return False
    if any(len(cell) > _LONGEST_HEAD or re.search(r"[:：]\s*\d", cell) for cell in filled) or _is_keyed(filled):
        return False
    if any(_SAID.search(cell) for cell in filled) or _is_due(filled):
        return False
    named = sum(plays("heading", cell) or cell in years for cell in filled)
    if len(filled) == 2:
        named += plays("naming", filled[0]) and not plays("heading", filled[0])  # 施工单位, 金额
        return named == 2 and any(_VALUED.search(cell) for cell in filled) and not titles_all(cells)
    return named >= 2 and named * 2 >= len(filled)


def _is_due(filled: Sequence[str]) -> bool:
    """Say whether a row tells by when something was to be done: 时效指标, 完成时间, 2021年12月, 2021年12月."""
    return any(map(_DUE.search, filled)) and any(map(_DAY.fullmatch, filled))


def is_index_row(cells: Sequence[str]) -> bool:
    """Say whether a row only numbers the columns: 栏次 1 2 3, or 甲 乙 1 2=3+4."""
    filled = ["".join(narrow(cell).split()) for cell in cells if cell.strip(BLANKS)]
    marked = any(plays("ordinal", cell) for cell in filled[: 1 + len(_LEVELS)])
    rest = [cell for cell in filled if not plays("ordinal", cell) and cell not in _LEVELS]
    if not rest or not all(_INDEX.fullmatch(cell) for cell in rest):
        return False
    if marked or any("=" in cell or cell in "甲乙丙丁" for cell in rest):
        return True
    numbers = [int(cell) for cell in rest if cell.isdecimal()]
    return len(numbers) == len(rest) > 2 and numbers[0] == 1 and all(b == a + 1 for a, b in pairwise(numbers))


def _is_keyed(filled: Sequence[str]) -> bool:
    """Say whether a row gives names and values by turns: 主管部门, 某局, 实施单位, 某中心."""
    if len(filled) % 2 or not all(plays("key", cell) for cell in filled[::2]):
        return False
    if len(filled) == 2 and _SUM_HEAD.fullmatch(filled[1]):  # 单位名称, 金额
        return False
    return not any(plays("key", cell) or plays("level", cell) for cell in filled[1::2])


def _is_title(row: GridRow, cells: Sequence[str], widest: int) -> bool:
    """Say whether a row only says what form this is: its title over all columns, its number, its unit; or is blank."""
    filled = [cell for cell in row.cells if cell.start < cell.end]
    if not filled or is_banner(cells):
        return True
    if len(filled) > 1:
        return titles_all(cells)
    if filled[0].end - filled[0].start > 60 or NUMBER.match(bare("".join(cells))):
        return False
    if row.flat or filled[0].column_span < widest:
        return not filled[0].column and plays("title", bare("".join(cells)))
    return widest > 1


def _stands_alone(row: GridRow, cells: Sequence[str]) -> bool:
    """Say whether a row right above another grid's heads is that grid's title alone: its number or its year tells.

    绩效指标 alone is what flattening has left of a label that reaches down beside the grid.
    """
    filled = [cell for cell in row.cells if cell.start < cell.end]
    if len(filled) != 1 or filled[0].column or filled[0].row_span > 1:
        return False
    words = bare("".join(cells))
    return len(words) <= _LONGEST_TITLE and _TITLED.search(words) is not None and not _SAID.search(words)


def _depth(rows: Sequence[GridRow], words: Sequence[Sequence[str]], number: int, *, top: bool) -> int:
    """Return how many rows of heads begin at row `number`."""
    if sets_goals(words[number]):
        return 1
    if top and (depth := _names_columns(rows[number:], words[number : number + _MOST_HEAD_ROWS])):
        return depth
    if top and _heads_amounts(words[number : number + _MOST_HEAD_ROWS]):
        return 1
    if not is_heading_row(words[number]) and not _is_above(rows, words, number, top=top):
        return 0
    depth = 1
    while depth < _MOST_HEAD_ROWS and number + depth < len(rows):
        following = words[number + depth]
        if not (
            is_index_row(following)
            or (is_heading_row(following) and not _restarts(words[number], following))
            or _is_below(rows, words, number + depth)
        ):
            break
        depth += 1
    return depth


def _is_above(rows: Sequence[GridRow], words: Sequence[Sequence[str]], number: int, *, top: bool) -> bool:
    """Say whether a row of few heads stands over the parts of them: 收入 and 支出 over items and amounts."""
    if number + 1 >= len(rows) or not is_heading_row(words[number + 1]):
        return False
    row, below = rows[number], words[number + 1]
    filled = [bare(cell) for cell in words[number] if cell.strip(BLANKS)]
    if not filled or any((NUMBER.match(cell) and not _YEAR.match(cell)) or len(cell) > 20 for cell in filled):
        return False
    if any(re.search(r":-?\d", cell) for cell in filled) or len(filled) + (not row.flat) < 2 or _is_keyed(filled):
        return False
    if titles_all(words[number]) or (number and sets_goals(words[number - 1])):
        return False
    if any(_SAID.search(cell) for cell in filled):
        return False
    heads = all(plays("heading", cell) or _YEAR.match(cell) for cell in filled)
    if not row.flat:
        over = [cell for cell in row.cells if cell.start < cell.end]
        last = rows[number + 1].cells[-1]
        if len(over) == 1 and not over[0].column and over[0].column_span >= last.column + last.column_span:
            return False  # the next grid's title
        wide = any(cell.column_span > 1 for cell in over)
        deep = any(cell.row + cell.row_span > rows[number + 1].cells[0].row for cell in row.cells)
        fewer = len(filled) < len([cell for cell in below if cell.strip(BLANKS)])
        return wide and (deep or (heads and fewer))
    blank = top and not below[0].strip(BLANKS) and len(filled) > 2
    return blank or (heads and len(filled) * 2 <= len(below))


def _restarts(heads: Sequence[str], following: Sequence[str]) -> bool:
    """Say whether a second row of heads begins another grid, not the second floor of this one's heads."""
    filled = [bare(cell) for cell in following if cell.strip(BLANKS)]
    above = [bare(cell) for cell in heads if cell.strip(BLANKS)]
    levels = [sum(plays("level", cell) for cell in row) for row in (above, filled)]
    return levels[1] > 1 and not levels[0]


def _is_below(rows: Sequence[GridRow], words: Sequence[Sequence[str]], number: int) -> bool:
    """Say whether a row of words divides the heads above it: all its words stand below wide ones, or fewer heads."""
    above, row = rows[number - 1], rows[number]
    filled = [cell for cell in row.cells if cell.start < cell.end]
    printed = [bare(cell) for cell in words[number] if cell.strip(BLANKS)]
    if len(filled) < 2 or any(NUMBER.match(cell) or len(cell) > _LONGEST_HEAD for cell in printed):
        return False
    if any(_SAID.search(cell) for cell in printed):
        return False
    if any(plays("absent", cell) or plays("unfit", cell) for cell in printed):
        return False
    if not row.flat:
        wide = [cell for cell in above.cells if cell.column_span > 1 and cell.start < cell.end]
        return bool(wide) and all(
            any(c.column <= cell.column < c.column + c.column_span for c in wide) for cell in filled
        )
    return _is_numbered(words, number + 1) and _leaves_out(words[number - 1], words[number])


def _leaves_out(above: Sequence[str], cells: Sequence[str]) -> bool:
    """Say whether a flattened row of heads has blanks, or other cells than the row above, where heads were merged."""
    if len(cells) != len(above):
        return True
    under = any(not a.strip(BLANKS) and c.strip(BLANKS) for a, c in zip(above[1:], cells[1:], strict=True))
    return under or (not cells[0].strip(BLANKS) and any(not a.strip(BLANKS) for a in above))


def _is_numbered(words: Sequence[Sequence[str]], number: int) -> bool:
    """Say whether the next row that is no row of words numbers the columns or holds numbers for the most part."""
    for cells in words[number : number + 3]:
        filled = [bare(cell) for cell in cells if cell.strip(BLANKS)]
        numbers = sum(bool(NUMBER.match(cell)) for cell in filled)
        if is_index_row(cells) or numbers > 1 or numbers * 2 >= len(filled) > 0:
            return True
        if numbers or len(filled) < 2:
            return False
    return False


def _names_columns(rows: Sequence[GridRow], words: Sequence[Sequence[str]]) -> int:
    """Count first rows of names that stand over a row of a label and numbers, whatever their words are.

    In flattened text one row of names, each of three or more over a cell of its own, is all that can be told.
    """
    for depth, cells in enumerate(words):
        if depth and is_index_row(cells):  # 栏次 1 2 3 is no row of numbers
            continue
        if depth and _is_body(cells):
            loose = rows[0].flat
            return 0 if loose and (depth > 1 or len(words[0]) != len(cells) or len(words[0]) < 3) else depth
        filled = [bare(cell) for cell in cells if cell.strip(BLANKS)]
        if len(filled) < (3 if not depth else 2) or (rows[0].flat and len(filled) < len(cells)):
            return 0
        if any(NUMBER.match(name) or len(name) > 20 or plays("unfit", name) for name in filled) or _is_keyed(filled):
            return 0
        if any(_SAID.search(name) or _COUNTED.match(name) for name in filled) or sets_goals(cells):
            return 0
    return 0


def _heads_amounts(words: Sequence[Sequence[str]]) -> bool:
    """Say whether a first row is of names, one of them of amounts, over rows of words that have a number just there."""
    heads, below = [bare(cell) for cell in words[0]], words[1 : 1 + _ROWS_BELOW]
    if len(heads) < 3 or not all(heads) or _is_keyed(heads):
        return False
    if any(NUMBER.match(h) or _COUNTED.match(h) or _SAID.search(h) or len(h) > 20 or plays("unfit", h) for h in heads):
        return False
    summed = [n for n, head in enumerate(heads) if n and (plays("value", head) or _IN_MONEY.search(words[0][n]))]
    summed = [
        n for n in summed
        if _SUM_HEAD.fullmatch(heads[n]) or _SPENT_HEAD.fullmatch(heads[n]) or _IN_MONEY.search(words[0][n])
    ]  # fmt: skip
    if not summed or len(below) < _ROWS_BELOW or any(len(cells) != len(heads) for cells in below):
        return False
    return all(
        NUMBER.match(bare(cells[summed[-1]])) and cells[0].strip(BLANKS) and not NUMBER.match(bare(cells[0]))
        for cells in below
    )


def _kind(cell: str) -> str:
    """Return what a filled cell of a body is: a number, words, "" for a dash that stands for no number."""
    return "number" if NUMBER.match(cell) else "" if plays("unfit", cell) else "words"


def _is_body(cells: Sequence[str]) -> bool:
    """Say whether a row is a name or two, perhaps behind its number, and then numbers, but for a note at its end."""
    kinds = [_kind(bare(cell)) if cell.strip(BLANKS) else "" for cell in cells]
    if kinds[:2] == ["number", "words"] and _ORDINAL.fullmatch(bare(cells[0])):
        kinds = kinds[1:]
    first = next((at for at, kind in enumerate(kinds) if kind == "number"), len(kinds))
    values = [kind for kind in kinds[first:-1] if kind] + [kind for kind in kinds[-1:] if kind == "number"]
    return len(values) > 1 and first <= 3 and all(kind == "number" for kind in values)
