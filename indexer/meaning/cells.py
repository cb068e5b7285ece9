"""Typed tables -> drafts of figures: a cell's meaning comes from its column, its row and itself, in that order.

A blank cell, a dash and 无 are no figures; a printed 0 is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from indexer.grid.captions import find_unit
from indexer.grid.columns import Column, Setting, on_side, read_column, side_by_side, unread
from indexer.grid.glued_heads import begins_glued, shares_heads
from indexer.grid.lattice import Lattice
from indexer.grid.table_rows import WHOLE_FORM, Row, Rows
from indexer.grid.table_words import bare, plays
from indexer.meaning.budget_codes import without_project_code
from indexer.meaning.cell_measures import adjust, scored_row, set_change, turn, turned, way_of, year_of_row
from indexer.meaning.cues import Cues
from indexer.meaning.declared import FACTORS
from indexer.meaning.drafts import Draft
from indexer.meaning.givers import level_parts
from indexer.meaning.goals import against_goals, aimed_at, is_goal
from indexer.meaning.items import subject_of
from indexer.meaning.joined import parts_of
from indexer.meaning.keyed import Keys, ahead_of_the_year, asked_for, beside, names_beside, plain
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.notes import is_note, is_told, noted
from indexer.meaning.prose import ProseReader
from indexer.meaning.row_names import is_cost, is_counted
from indexer.meaning.said_units import SaidUnits
from indexer.meaning.scene import Scene
from indexer.meaning.sides import settle_sides
from indexer.model import Cell, Table, TablePlace
from indexer.quantities import Quantity, find_quantities, find_years, narrow
from indexer.split_numbers import lone_number

_ONLY = re.compile(r"[≥≤<>＝=约]?\s*[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*[余]?$")
_PAIR = re.compile(r"(.{2,30}?)[:：]?\s*(-?\d[\d,]*(?:\.\d+)?)\s*[:：]?$", re.S)
_POINTS_TO = re.compile("详?见|附[件表注]|备?注|说明|第")  # 见说明3
_WEIGHT = re.compile(r"[(（]\s*(\d+(?:\.\d+)?)\s*分\s*[)）]")
_PROJECT = re.compile(r"(?:项目|专项|政策)(?:支出|资金)?名称")
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_PLAIN = re.compile(r"(?:收入|支出)?(?:金额|合计|小计|总计|数)?")
_THOUSANDS = re.compile(r"[-－]?[0-9０-９]{1,3}(?:，[0-9０-９]{3})+(?:[.．][0-9０-９]+)?\s*%?")
_RATED = re.compile("[（(]%[)）]|率$")
_UNIT_NOTE = re.compile(r"[（(](?:单位[:：])?[千百]?[万亿]?元[)）]|/[千百]?[万亿]?元$")
_NO_ROW = Row(None, "", "")


class CellReader:
    """Reads the tables of one report in order; a form's 项目名称 holds until the next one."""

    def __init__(self, prose: ProseReader, cues: Cues) -> None:
        """Share the prose reader, which reads long cells."""
        self.text = prose.text
        self.prose = prose
        self.cues = cues
        self.project: str | None = None
        self._lattices: dict[str, Lattice] = {}  # of tables that others may continue
        self._said_units = SaidUnits(prose.text)
        self._years_down = False  # whether the rows of the table at hand are years
        self._said: str | None = None  # the unit of the table at hand, if only the text around tells it
        self._inner: list[int] = []  # where tables within cells begin, which are read by themselves

    def note(self, tables: Sequence[Table]) -> None:
        """Learn which tables stand in cells of others."""
        self._inner = sorted(table.start for table in tables if table.within is not None)

    def read(self, table: Table, scene: Scene) -> list[Draft]:
        """Return the drafts of a table, row by row."""
        captioned = table.unit is not None
        if not captioned:
            table = replace(table, unit=self._unit_within(table))
        self._said = self._said_units.unit(table) if table.unit is None else None
        named = {self._words(cell) for cell in table.cells if cell.row >= table.header_rows and cell.column < 2}
        self._years_down = sum(_YEAR.fullmatch(name.rstrip("年度") + "年") is not None for name in named) > 1
        before = self._lattices.get(table.continues or "")
        lattice = Lattice(self.text, table, before)
        self._lattices = {table.id: lattice}
        if begins_glued(lattice):  # no number can be told from another
            return []
        scene = _scene_of(table, scene)
        columns = self._columns(lattice, captioned, scene)
        stories = [Rows(lattice, block) for block in lattice.blocks]
        rows: list[Sequence[Draft]] = []
        keys = Keys()
        for number in sorted(lattice.rows):
            if number < table.header_rows:
                continue
            self._note_project(lattice.rows[number])
            if lattice.heads:
                rows.append(list(self._row(lattice, number, stories, columns, scene)))
            else:
                rows.append(list(self._keyed(table, lattice.rows[number], scene, keys)))
        settle_sides(rows)
        return list(chain.from_iterable(rows))

    def _columns(self, lattice: Lattice, captioned: bool, scene: Scene) -> dict[int, Column]:
        """Return what the columns of numbers of a table hold; `captioned` where its unit stands above it."""
        table = lattice.table
        setting = Setting(table.caption, table.unit, scene.year, scene.default)
        columns = {
            number: read_column(lattice.column_path(number), setting, self.cues)
            for number in range(lattice.width)
            if number not in lattice.naming
        }
        if not captioned:  # what stands in a cell of a form says nothing of its indicators
            columns = {n: c if c.kind or find_unit(c.name) else replace(c, unit=None) for n, c in columns.items()}
        columns = {n: unread(c) if shares_heads(lattice, n) else c for n, c in columns.items()}
        columns = {n: on_side(c, self._names_of(lattice, n)) for n, c in columns.items()}
        if lattice.of_indicators:
            columns = against_goals(columns)
        return side_by_side(columns, scene.default, scene.first_year is not None)

    def _names_of(self, lattice: Lattice, column: int) -> str:
        """Return the heads of the column that names the rows of another: 收入项目."""
        labels = lattice.block_of(column).labels
        return bare("".join(lattice.column_path(labels[-1]))) if labels else ""

    def _unit_within(self, table: Table) -> str | None:
        """Return a unit that stands in a cell of its own (预算执行情况（万元）) or beside a total (合计（万元）)."""
        for cell in table.cells:
            if cell.end - cell.start < 30 and (not table.header_rows or cell.row >= table.header_rows):
                words = self._words(cell)
                if (unit := find_unit(words)) and (not table.header_rows or plays("total", bare(words))):
                    return unit
        return None

    def _keyed(self, table: Table, row: Sequence[Cell], scene: Scene, keys: Keys) -> Iterator[Draft]:
        """Read a row without column heads: a name, its value, perhaps another name and value."""
        label: Cell | None = None
        before = ""  # the name before `label`
        setting = Setting(None, table.unit, scene.year)
        asked = asked_for(table.caption)
        for cell in row:
            printed = self.text[cell.start : cell.end]
            if not printed:
                continue
            goal = keys.goals.hold(cell, label)
            if len(printed) > 40 or "。" in printed or (goal and find_quantities(printed)):
                yield from self._long(cell, scene, goal)
                continue
            if weight := _WEIGHT.search(printed):
                yield self._weight(cell, weight, scene)
            column, source = None, None
            if label is not None:
                column = read_column([_WEIGHT.sub("", self._words(label))], setting, self.cues)
                column = ahead_of_the_year(column, asked)
                column, source = keys.of(label, self._words(label), column, before)
            for draft in self._cell(table, cell, column, source or _NO_ROW, scene):
                if label is not None:
                    draft.quote_start = min(draft.quote_start, label.start)
                    draft.cells = ((label.start, label.end),)
                yield draft
            if not find_quantities(_WEIGHT.sub("", printed)):
                label, before = cell, "" if label is None else self._words(label)
                keys.goals.note(cell, self._words(cell))

    def _words(self, cell: Cell) -> str:
        return "".join(self.text[cell.start : cell.end].split())

    def _note_project(self, row: Sequence[Cell]) -> None:
        filled = [cell for cell in row if cell.end > cell.start]
        if len(filled) > 1 and _PROJECT.fullmatch(self._words(filled[0])):
            self.project = without_project_code(self._words(filled[1]))

    def _row(
        self, lattice: Lattice, number: int, stories: Sequence[Rows], columns: Mapping[int, Column], scene: Scene
    ) -> Iterator[Draft]:
        """Read the cells of one row; each stands under its column and beside the label of its block."""
        cells = lattice.rows[number]
        valued = {c.column for c in cells if c.column not in lattice.naming and c.start < c.end}
        read: dict[int, Row] = {}
        for index, rows in enumerate(stories):
            numbered = any((at := lattice.at(number, c)) and at.start < at.end for c in rows.block.ordinals)
            read[index] = rows.read(number, valued=bool(valued) or numbered)
        side: Cell | None = None  # the name of the next amount, in a column of values
        for cell in cells:
            printed = self.text[cell.start : cell.end]
            if not printed or self._holds_table(cell):
                continue
            block = lattice.block_of(cell.column)
            row, column = turned(read[lattice.blocks.index(block)], columns.get(cell.column), self.cues)
            beside_name = row.label is not None and row.label is not cell
            long = len(printed) > 40 or "。" in printed or lattice.of_goals
            if beside_name and (is_note(lattice.column_path(cell.column)) or (not long and is_told(printed))):
                yield from self._noted(lattice.table, cell, row, column.name if column else "", scene)
                continue
            if long:
                yield from self._long(cell, scene, is_goal(lattice.column_path(cell.column)))
                continue
            if "分" in printed and (weight := _WEIGHT.search(printed)):
                yield self._weight(cell, weight, scene)
            if side is not None:
                row, column = _NO_ROW, self._beside(lattice.table, side, columns[side.column], scene)
            units = (lattice.at(number, column) for column in block.units)
            above = lattice.heads.get(cell.column, ()) if side is None else (side,)
            named = [row.label, *units, *above]
            side = cell if names_beside(self._words(cell), columns.get(cell.column)) else None
            for draft in self._cell(lattice.table, cell, column, row, scene):
                draft.cells = tuple((each.start, each.end) for each in named if each is not None)
                yield draft

    def _beside(self, table: Table, name: Cell, under: Column, scene: Scene) -> Column:
        setting = Setting(None, table.unit, scene.year)
        return beside(read_column([plain(self._words(name))], setting, self.cues), under)

    def _holds_table(self, cell: Cell) -> bool:
        first = bisect_left(self._inner, cell.start)
        return first < len(self._inner) and self._inner[first] < cell.end

    def _long(self, cell: Cell, scene: Scene, goal: bool = False) -> Sequence[Draft]:
        project = self.project or scene.project
        drafts = self.prose.read(cell.start, cell.end, replace(scene, project=project))
        for draft in drafts if project == scene.report_project else ():
            draft.project = None if draft.project == project else draft.project  # it may speak of a part of it
        return aimed_at(drafts) if goal else drafts

    def _noted(self, table: Table, cell: Cell, row: Row, head: str, scene: Scene) -> Sequence[Draft]:
        """Read what a note of a row says in words."""
        assert row.label is not None
        place = TablePlace(table.id, self._words(row.label), head)
        return noted(self._long(cell, scene), row, row.label, place, table.caption)

    def _weight(self, cell: Cell, found: re.Match[str], scene: Scene) -> Draft:
        """Read 产出指标（50分）."""
        start = cell.start + found.start(1)
        q = next(q for q in find_quantities(self.text, start, cell.end) if q.number_start == start)
        name = "".join(self.text[cell.start : cell.start + found.start()].split())
        draft = Draft.of(q, name, name, cell.start, "score", scene.year)
        draft.kind, draft.unit, draft.end = "score", "分", cell.start + found.end()
        draft.measure_basis = "printed"
        draft.flags.append("weight")
        return self._finished(draft, scene)

    def _cell(self, table: Table, cell: Cell, column: Column | None, row: Row, scene: Scene) -> Iterator[Draft]:
        """Read one cell under its column, or one that names its own number."""
        printed = narrow(self.text[cell.start : cell.end])
        if "，" in printed and _THOUSANDS.fullmatch(printed):
            printed = printed.replace("，", ",")
        alone = _ONLY.fullmatch(printed) is not None
        split = None if alone else lone_number(printed)
        headed = column if cell is not row.label else None
        way = 0 if alone else way_of(printed, headed)
        alone = alone or split is not None or way != 0
        pair = False
        if table.unit and not alone and (headed is None or headed.kind != "count"):
            names = column is None and row is not _NO_ROW  # in the column of names a number may be part of one
            pair = _PAIR.fullmatch(printed) is not None and (not names or ":" in printed or "：" in printed)
        quantities = find_quantities(printed) if pair or headed is not None else []
        if split is not None and headed is not None:
            quantities = [Quantity("count", split.value, "", None, *split[1:3], *split[1:3], flags=split.flags)]
        if not quantities:
            return
        if pair:
            yield from self._pair(table, cell, quantities[-1].moved(cell.start), scene)
        elif headed is not None:
            q = self._read(quantities[0].moved(cell.start), alone, headed, row)
            if q is not None:
                draft = self._figure(table, cell, q, headed, row, scene)
                yield turn(draft, way) if way else draft

    def _read(self, q: Quantity, alone: bool, column: Column, row: Row) -> Quantity | None:
        """Return a cell's first number as a figure: with its own unit, or with its column's or its row's."""
        named = self._words(row.label) if row.label is not None else ""
        noted = find_unit(named) or (row.unit if row.unit in FACTORS else None)
        if column.kind == "count" and not column.named and noted:  # the unit stands beside the row's name
            column = replace(column, kind="money", unit=noted)
        if not alone:
            other = column.kind == "count" and q.kind != "money"
            other = other and not (q.kind == "percent" and column.name.endswith("满意度"))
            bare = q.bare and column.kind != "money"  # 829.3万 below 全年预算数（万元）
            return None if q.kind == "count" or bare or other else q
        if column.kind == "score":
            return q.told_as("score", "分", q.amount_yuan)
        rated = row.unit == "%" or _RATED.search(narrow(named)) is not None
        if column.kind == "percent" or (rated and not (column.named and column.measure != "variance")):
            return q.told_as("percent", "" if _is_fraction(q, column) else "%", q.amount_yuan)
        if column.kind is None and (noted or rated):  # the unit of a target stands beside its name
            column = replace(column, kind="percent" if rated and not noted else "money", unit=noted)
            if column.kind == "percent":
                return q.told_as("percent", "%", q.amount_yuan)
        if column.kind is None and column.unit in FACTORS and row.unit is None and is_cost(named):
            column = replace(column, kind="money")  # indicators of cost under 单位：万元
        if column.kind == "money":
            unit = noted or column.unit or (self._said if column.named else None)
            own = find_unit(column.name)  # 计划投资（万元） beside a column of units: 户
            people = is_counted(named) or (row.unit is not None and noted is None and not own)
            if people or (not column.named and unit is None):
                return None  # a year's column holds people and cases as well as money
            worth = abs(q.value) * FACTORS[unit] if unit else None
            return q.told_as("money", unit or "", worth)
        return None

    def _figure(self, table: Table, cell: Cell, q: Quantity, column: Column, row: Row, scene: Scene) -> Draft:
        row = scored_row(row, column)
        label = row.label
        subject, head = self._subject(row, column)
        start = label.start if label is not None and label.start <= cell.start else cell.start
        year = column.year or year_of_row(row, column, scene.year, self.cues)
        draft = Draft.of(q, subject, head, start, column.measure, None if column.together else year or scene.year)
        printed = q.end > q.number_end
        draft.unit_basis = "printed" if printed else "column"
        if q.kind == "money" and not printed:
            restored = bool(q.unit) and q.unit == self._said and column.unit is None
            draft.unit_basis = "inferred" if restored else "column"
            draft.flags.append("restored_unit" if restored else "unit_from_header" if q.unit else "unit_conflict")
        draft.year_basis = "column" if year is not None else scene.year_basis
        draft.measure_basis = "column"
        adjust(draft, q, column, row, table, self.cues)
        set_change(draft, row, column)
        draft.table = TablePlace(table.id, self._words(label) if label is not None else "", column.name)
        draft.form = table.caption or ""
        draft.title = row.title if row.name or subject or row is _NO_ROW else _YEAR.sub("", table.caption or "")
        if column.measure in ("target", "achieved") or q.kind == "score":
            draft.title = table.caption or ""
        elif q.kind == "money" and (row.fund or row.part):
            draft.flags.append("partial_list" if row.fund else "part")
        draft.codes = row.codes
        total = (row.name if row.year is None else "") or (column.name if label is None or row.year is not None else "")
        if plays("total", total):
            draft.flags.append("subtotal" if "小计" in total else "total")
        if column.weight:
            draft.flags.append("weight")
        if column.together:
            draft.flags.append("cumulative")
        elif self._years_down and year is None and "total" in draft.flags and plays("total", row.name):
            draft.year = None  # 合计 below rows of 2019年, 2020年, 2021年
            draft.flags.append("cumulative")
        return self._finished(draft, scene)

    def _subject(self, row: Row, column: Column) -> tuple[str, str]:
        """Return what a number is for and the head beside it; measures may also stand down the side."""
        name, head = _UNIT_NOTE.sub("", row.name), _UNIT_NOTE.sub("", column.beside(row.name))
        subject = name[clean_lead(name) :] or name
        label_less = len(column.parts) > 1 or row is not _NO_ROW  # else a name and its value, without heads
        if not name:
            return (column.about, column.measured) if label_less else (head, head)
        if row.year is not None:  # the years stand down the side
            about = _UNIT_NOTE.sub("", column.about)
            return about, "" if about == head else head
        start, end = subject_of(name, self.cues)
        if start < end or column.named:
            return subject, head
        if column.about and column.year is None:
            return head, name
        return (subject, head) if column.year is None and not _PLAIN.fullmatch(head) else ("", name)

    def _pair(self, table: Table, cell: Cell, q: Quantity, scene: Scene) -> Iterator[Draft]:
        """Read a cell that names its own number: 其中：基本支出：184.64."""
        words = self.text[cell.start : q.start]
        subject = "".join(words[clean_lead(words) :].split()).strip("：:")
        if q.kind == "count" and table.unit:
            q = q.told_as("money", table.unit, abs(q.value) * FACTORS[table.unit])
        if q.kind != "money" or len(subject) < 2 or _POINTS_TO.match(subject):
            return
        said = self.cues.measure(subject)
        draft = Draft.of(q, subject, "", cell.start, said or "income", scene.year)
        draft.measure_basis = "printed" if said else "inferred"
        draft.unit_basis = "column"
        draft.flags.append("unit_from_header")
        draft.table = TablePlace(table.id, subject, "")
        yield self._finished(draft, scene)

    def _finished(self, draft: Draft, scene: Scene) -> Draft:
        draft.project = self.project or scene.project
        draft.whole = WHOLE_FORM.fullmatch(draft.subject) is not None
        if draft.measure not in ("target", "achieved"):  # an indicator's name shares nothing out
            draft.parts = parts_of(draft.subject, self.cues, self.prose.vocabulary) or level_parts(draft.subject)
        if draft.year_basis == "title":
            draft.year_basis = scene.year_basis
        return draft


def _scene_of(table: Table, scene: Scene) -> Scene:
    """Return the scene with the year that the table's caption, or else its section's heading, names."""
    named = find_years(table.caption or "")
    year = named[0].last if len(named) == 1 and named[0].first == named[0].last else scene.section_year
    return scene if year in (None, scene.year) else replace(scene, year=year, year_basis="heading")


def _is_fraction(q: Quantity, column: Column) -> bool:
    """Say whether a ratio is printed as a part of one, not in percent: 0.958 below 执行率."""
    return not q.unit and column.measure == "rate" and 0 < abs(q.value) <= 1 and "%" not in column.name
