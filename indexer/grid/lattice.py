"""A typed table as places: which cell covers each, which heads stand over and beside it.

Columns fall into blocks, each with the columns that name its rows: 收入 | 支出 side by side are two, and so are
一级指标 and 三级指标 with their weights. Running numbers (行次) and codes (科目编码) name nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.grid.captions import is_banner, titles_all
from indexer.grid.heading_rows import is_index_row
from indexer.grid.placing import kind_of_cell
from indexer.grid.table_words import bare, plays, sets_goals
from indexer.model import Cell, Table

_MOST_PLACES = 200_000  # beyond this spans are not believed
_CODE = re.compile(r"[1-5]\d{2}(?:\d{2}){0,2}$|\d{1,3}$")
_SAMPLE = 300  # cells of a column that tell what it holds
_RATED = re.compile(  # 元/人·月
    r"(?:[千百]?[万亿]?元|[\u4e00-\u9fff]{1,2}|%)/[\u4e00-\u9fff]{1,3}(?:[./·、][\u4e00-\u9fff]{1,2})?"
)
_OF_UNITS = ("度量单位", "计量单位")
_LONGEST_UNIT = 8


@dataclass(frozen=True, slots=True)
class Block:
    """Columns `first` to `last`: those that name rows (`labels`), and those with codes, units and running numbers.

    `above` is the block whose names stand over this one's (一级指标 over 二级指标), None beside another.
    """

    first: int
    last: int
    labels: tuple[int, ...]
    codes: tuple[int, ...]
    units: tuple[int, ...]
    ordinals: tuple[int, ...]
    above: int | None = None


class Lattice:
    """The places of one table; `before` is that of the table it continues, whose heads count where it has none."""

    def __init__(self, text: str, table: Table, before: Lattice | None = None) -> None:
        """Lay the cells out; linear in their number."""
        self.text, self.table = text, table
        self.rows: dict[int, list[Cell]] = {}
        self._places: dict[tuple[int, int], Cell] = {}
        self._lay(table.cells)
        self.width = max((column for _, column in self._places), default=-1) + 1
        leads = before if before is not None and not table.header_rows else None
        self._head_text: str = leads._head_text if leads is not None else text
        self.heads: dict[int, list[Cell]] = leads.heads if leads is not None else self._column_heads()
        leaves = [self._leaf(column) for column in sorted(self.heads)]
        self.of_indicators = any(plays("level", leaf) for leaf in leaves)  # 一级指标: the rows are indicators
        self.of_goals = sets_goals(list(dict.fromkeys(leaves)))  # goals and what came of them are told in words below
        self.blocks: list[Block] = leads.blocks if leads is not None else self._find_blocks()
        self._firsts = [block.first for block in self.blocks]
        self.naming = frozenset(c for b in self.blocks for c in (*b.labels, *b.codes, *b.units, *b.ordinals))

    def words(self, cell: Cell) -> str:
        """Return what a cell holds, without white space."""
        return "".join(self.text[cell.start : cell.end].split())

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place."""
        return self._places.get((row, column))

    def column_path(self, column: int) -> list[str]:
        """Return the heads over a column, outermost first."""
        return ["".join(self._head_text[cell.start : cell.end].split()) for cell in self.heads.get(column, [])]

    def block_of(self, column: int) -> Block:
        """Return the block that a column belongs to."""
        return self.blocks[max(bisect_right(self._firsts, column) - 1, 0)]

    def labels(self, row: int, block: Block) -> list[Cell]:
        """Return the filled cells that name a row of a block, outermost first, a label over several rows in each."""
        found: list[Cell] = []
        for column in block.labels:
            cell = self.at(row, column)
            if cell is not None and cell.start < cell.end and cell not in found:
                found.append(cell)
        return found

    def row_path(self, row: int, block: Block, *, carried: bool = False) -> list[Cell]:
        """Return all that names a row: the labels of the blocks above, and blanks filled from the rows above.

        Flattening leaves blanks where a merged label reached down: a blank before a printed label takes the last one.
        """
        found = [] if block.above is None else self.row_path(row, self.blocks[block.above], carried=True)
        own = [(column, self.at(row, column)) for column in block.labels]
        printed = max((column for column, cell in own if cell is not None and cell.start < cell.end), default=-1)
        for column, cell in own:
            if (cell is None or cell.start == cell.end) and (carried or column < printed):
                cell = self._last_label(row, column)
            if cell is not None and cell.start < cell.end and cell not in found:
                found.append(cell)
        return found

    def _last_label(self, row: int, column: int) -> Cell | None:
        for above in range(row - 1, max(self.table.header_rows, row - 60) - 1, -1):
            cell = self.at(above, column)
            if cell is not None and cell.start < cell.end:
                return cell
        return None

    def _lay(self, cells: Sequence[Cell]) -> None:
        area = sum(cell.row_span * cell.column_span for cell in cells)
        spread = area <= max(_MOST_PLACES, 4 * len(cells))
        for cell in cells:
            self.rows.setdefault(cell.row, []).append(cell)
            down, right = (cell.row_span, cell.column_span) if spread else (1, 1)
            for row in range(cell.row, cell.row + down):
                for column in range(cell.column, cell.column + right):
                    self._places.setdefault((row, column), cell)

    def _column_heads(self) -> dict[int, list[Cell]]:
        """Return the heads of each column; a wide head reaches over the blanks to its right, but for the last row."""
        numbers = [n for n in range(self.table.header_rows) if self._names(n)]
        heads: dict[int, list[Cell]] = {}
        for number in numbers:
            carried: Cell | None = None
            for column in range(self.width):
                cell = self.at(number, column)
                if cell is not None and cell.start < cell.end:
                    carried = cell if cell.row == number else None
                elif number == numbers[-1]:
                    carried, cell = None, None
                else:
                    cell = carried
                if cell is None or cell.start == cell.end:
                    continue
                above = heads.setdefault(column, [])
                if self.words(cell) not in [self.words(other) for other in above]:
                    above.append(cell)
        return heads

    def _names(self, row: int) -> bool:
        """Say whether a head row names columns, and does not number them or give the form's title and unit."""
        cells = self.rows.get(row, [])
        filled = [cell for cell in cells if cell.start < cell.end]
        if not filled or is_index_row([self.text[cell.start : cell.end] for cell in cells]):
            return False
        words = [self.words(cell) for cell in filled]
        if is_banner(words) or (row < self.table.header_rows - 1 and titles_all(words)):
            return False
        if len(filled) > 1 or self.width == 1:
            return True
        title = not filled[0].column and filled[0].column_span == 1 and row < self.table.header_rows - 1
        under = any(self.at(row, column) not in (None, *cells) for column in range(self.width))
        return under or not (title or filled[0].column_span >= self.width)

    def _find_blocks(self) -> list[Block]:
        body = self._body()
        roles = [self._role(column, body.get(column, {})) for column in range(self.width)]
        starts = [0]
        last = max((column for column, role in enumerate(roles) if role == "value"), default=-1)
        valued = False  # a column of values stands in the block so far
        for column, role in enumerate(roles):
            if valued and column <= last and self._opens(column, role, body.get(column, {})):
                first = column
                while first - 1 > starts[-1] and roles[first - 1] in ("code", "ordinal"):
                    first -= 1
                starts.append(first)
                valued = False
            valued = valued or role == "value"
        starts = sorted(set(starts))
        blocks: list[Block] = []
        for number, first in enumerate(starts):
            last = starts[number + 1] - 1 if number + 1 < len(starts) else max(self.width - 1, 0)
            blocks.append(self._block(first, last, roles, blocks))
        return blocks or [Block(0, 0, (0,), (), (), ())]

    def _block(self, first: int, last: int, roles: Sequence[str], before: Sequence[Block]) -> Block:
        columns = range(first, last + 1)
        value = next((c for c in columns if roles[c] == "value"), last + 1)
        named = any(roles[c] == "label" for c in columns if c < value)
        labels = tuple(c for c in columns if c < value and roles[c] == ("label" if named else "note"))
        codes = tuple(c for c in columns if c < value and roles[c] == "code")
        units = tuple(c for c in columns if roles[c] == "unit")
        level = any(plays("level", bare(self._leaf(c))) for c in labels)
        above = len(before) - 1 if before and level else None
        ordinals = tuple(c for c in columns if roles[c] == "ordinal")
        return Block(first, last, labels, codes, units, ordinals, above)

    def _leaf(self, column: int) -> str:
        heads = self.heads.get(column, [])
        return bare(self.words(heads[-1])) if heads else ""

    def _opens(self, column: int, role: str, held: Mapping[str, int]) -> bool:
        """Say whether a block begins here: a head that names rows over words."""
        leaf = self._leaf(column)
        if role in ("value", "ordinal", "code", "note"):
            return False
        if not (plays("block", leaf) or (plays("level", leaf) and role == "label")):
            return False
        return held.get("words", 0) * 2 >= sum(held.values())

    def _body(self) -> dict[int, dict[str, int]]:
        """Count what the first cells of each column hold."""
        body: dict[int, dict[str, int]] = {}
        for cell in self.table.cells:
            if cell.row < self.table.header_rows or cell.start == cell.end:
                continue
            held = body.setdefault(cell.column, {})
            if sum(held.values()) >= _SAMPLE:
                continue
            printed = self.text[cell.start : min(cell.end, cell.start + 80)]
            kind = kind_of_cell(printed)
            if kind == "number" and _CODE.match(bare(printed)):
                kind = "code"
            held[kind] = held.get(kind, 0) + 1
        return body

    def _role(self, column: int, held: Mapping[str, int]) -> str:
        """Return what a column is: value, label, code, ordinal, unit of its row, or note."""
        leaf, whole = self._leaf(column), "".join(bare(words) for words in self.column_path(column))
        numbers, words = held.get("number", 0) + held.get("code", 0), held.get("words", 0)
        if plays("ordinal", leaf) and words <= numbers:
            return "ordinal"
        if plays("code", leaf) and words <= numbers:
            return "code"
        if plays("unit", leaf) and self._holds_units(column):
            return "unit"
        if column and self.of_indicators and (plays("goal", leaf) or plays("result", leaf)):
            return "value"
        if column == 0:
            return self._first_role(leaf, whole, held)
        amounts = numbers > 0 and not words and plays("value", leaf)  # 部门申请 heads amounts, 部门 names
        if (plays("naming", leaf) and not amounts) or plays("level", leaf):
            return "label"
        rows = words > 1 and not numbers and self._begins_rows(column)  # 年度预算数（万元） over 总额, 其中：财政资金
        if not rows and (plays("value", whole) or numbers * 2 > sum(held.values())):
            return "value"
        return "note" if plays("note", leaf) else "label"

    def _begins_rows(self, column: int) -> bool:
        """Say whether rows of a form of funds begin in a column: with their total, and 其中 behind it."""
        cells = [self.at(row, column) for row in range(self.table.header_rows, self.table.header_rows + 2)]
        words = [bare(self.words(cell)) for cell in cells if cell is not None and cell.start < cell.end]
        return len(words) > 1 and plays("total", words[0]) and words[1].startswith("其中")

    def _first_role(self, leaf: str, whole: str, held: Mapping[str, int]) -> str:
        """Return the role of the first column: a label, unless a total or a measure stands over numbers."""
        numbers = held.get("number", 0) + held.get("code", 0)
        measured = plays("value", whole) and not (plays("naming", leaf) or plays("code", leaf))
        return "value" if measured and numbers and not held.get("words", 0) else "label"

    def _holds_units(self, column: int) -> bool:
        """Say whether the cells of a column are units: 万元, 人, %."""
        found = [self.at(row, column) for row in list(self.rows)[self.table.header_rows :][:_SAMPLE]]
        wide = max((head.column_span for head in self.heads.get(column, ())[-1:]), default=1)
        own = [cell for cell in found if cell is not None and cell.column == column and cell.column_span <= wide]
        printed = [bare(self.words(cell)) for cell in own if cell.start < cell.end]  # 总分 may reach over the column
        units = [words for words in printed if not plays("total", words)]
        known = sum(plays("unit_word", unit) or _RATED.fullmatch(unit) is not None for unit in units)
        if self._leaf(column) in _OF_UNITS and known * 2 >= len(units):  # 度量单位 holds nothing else: 班次, 站
            return bool(units) and all(len(unit) <= _LONGEST_UNIT and not unit.isdecimal() for unit in units)
        return bool(units) and known == len(units)
