"""Typed tables -> drafts of figures: a cell's meaning comes from its column, its row and itself, in that order.

A blank cell, a dash and 无 are no figures; a printed 0 is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.columns import Column, heads_of, read_column
from indexer.cues import Cues
from indexer.drafts import Draft
from indexer.items import clean_lead, parts_of, subject_of
from indexer.model import Cell, Table, TablePlace
from indexer.prose import ProseReader
from indexer.quantities import Quantity, find_quantities, narrow
from indexer.scene import Scene
from indexer.tables import find_unit

_FACTOR = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
_ONLY = re.compile(r"[≥≤<>＝=约]?\s*-?\d[\d,]*(?:\.\d+)?\s*[余]?$")
_PAIR = re.compile(r"(.{2,30}?)[:：]?\s*(-?\d[\d,]*(?:\.\d+)?)\s*[:：]?$", re.S)
_WEIGHT = re.compile(r"[(（]\s*(\d+(?:\.\d+)?)\s*分\s*[)）]")
_PROJECT = re.compile(r"(?:项目|专项|政策)(?:支出|资金)?名称")
_TOTAL = re.compile(r"合计|总计|总分|总额|小计")
_ROW_FIRST = ("carry_in", "supplement", "reduction")
_NAMING = re.compile(r"名称|内容|三级指标|事项|科目|项目$")
_ASIDE = re.compile(r"备注|类别|性质|实施单位|主管|部门|级次|序号|编号|来源|文号|[一二]级指标")
_UNIT_NOTE = re.compile(r"[（(](?:单位[:：])?[千百]?[万亿]?元[)）]")
_INSTRUCTION = re.compile(r"[（(][^（()）]{0,20}(?:一行|填列|填写|填报)[^（()）]{0,20}[)）]")
_COUNTED_ROW = re.compile(
    r"(?:人数|户数|件数|次数|数量|面积|个数|人口|编制数|比例)$|[（(](?:件|人|户|次|个|起|份|名|辆|台|亩|公里|平方米|人次|㎡)[)）]"
)
_WHOLE_FORM = re.compile(r"(?:年度)?资金总额|合计|总计|总额|支出合计|本年支出合计")
# Rows below a form's total that say whose money it was: parts of the total, not other values for it.
_FUND = re.compile(
    r"(?:其中)?[:：]?(?:[①-⑩]|\d[.、．])?(?:(?:当年|本年|年初|上年|以前年度)?[^，。]{0,8}?(?:财政拨款|财政资金|结转资金|结余资金|结转结余)"
    r"|(?:其他|单位|自有|自筹|社会|债券|事业|经营|非财政|财政专户|上级|本级|中央|省级?|市级?|县级?|区级?|地方)[^，。]{0,8}?(?:资金|拨款|补助|配套|收入)(?:[（(].*)?)"
)


class CellReader:
    """Reads the tables of one report in order; a form's 项目名称 holds until the next one."""

    def __init__(self, prose: ProseReader, cues: Cues) -> None:
        """Share the prose reader, which reads long cells."""
        self.text = prose.text
        self.prose = prose
        self.cues = cues
        self.project: str | None = None

    def read(self, table: Table, scene: Scene) -> list[Draft]:
        """Return the drafts of a table, row by row."""
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell)
            if cell.column < table.header_columns:
                for below in range(cell.row + 1, cell.row + cell.row_span):
                    rows.setdefault(below, []).append(cell)
        if not table.header_rows and table.unit is None:  # 预算执行情况（万元） stands in a cell of its own
            units = (find_unit(self._words(cell)) for cell in table.cells if cell.end - cell.start < 30)
            table = replace(table, unit=next(filter(None, units), None))
        heads = heads_of(self.text, table, rows)
        columns = {
            number: read_column(parts, table.unit, scene.year, self.cues)
            for number, parts in heads.items()
            if number >= table.header_columns
        }
        group, above, fund = "", None, ""
        drafts: list[Draft] = []
        for number in sorted(rows):
            if number < table.header_rows:
                continue
            row = rows[number]
            self._note_project(row)
            if not table.header_rows:
                drafts += self._keyed(table, row, scene)
                continue
            label, group = self._label(table, row, group, heads)
            above = label or above
            name = self._words(above) if above is not None else ""
            fund = name if _WHOLE_FORM.fullmatch(name) else fund if _FUND.fullmatch(name) else ""
            for draft in self._row(table, row, columns, above, group, scene):
                if fund and fund != name and draft.kind == "money" and draft.table is not None:
                    draft.title = draft.title or fund
                    draft.flags.append("partial_list")
                drafts.append(draft)
        return drafts

    def _keyed(self, table: Table, row: Sequence[Cell], scene: Scene) -> Iterator[Draft]:
        """Read a row without column heads: a name, its value, perhaps another name and value."""
        label: Cell | None = None
        for cell in row:
            printed = self.text[cell.start : cell.end]
            if not printed:
                continue
            if len(printed) > 40 or "。" in printed:
                yield from self._long(cell, scene)
                continue
            if weight := _WEIGHT.search(printed):
                yield self._weight(cell, weight, scene)
            column = None
            if label is not None:
                column = read_column([self._words(label)], table.unit, scene.year, self.cues)
            for draft in self._cell(table, cell, column, None, "", scene):
                if label is not None:
                    draft.quote_start = min(draft.quote_start, label.start)
                yield draft
            if not find_quantities(self.text, cell.start, cell.end):
                label = cell

    def _words(self, cell: Cell) -> str:
        return re.sub(r"\s+", "", self.text[cell.start : cell.end])

    def _note_project(self, row: Sequence[Cell]) -> None:
        filled = [cell for cell in row if cell.end > cell.start]
        if len(filled) > 1 and _PROJECT.fullmatch(self._words(filled[0])):
            self.project = self._words(filled[1])

    def _label(
        self, table: Table, row: Sequence[Cell], group: str, heads: dict[int, list[str]]
    ) -> tuple[Cell | None, str]:
        """Return the cell that names the row, and the group that a row without values opened before it."""
        width = max(table.header_columns, 1)
        named = sorted((c for c in row if c.column < width and c.end > c.start), key=lambda c: c.column)
        filled = [cell for cell in row if cell.column >= width and cell.end > cell.start]
        if not named:
            return None, group
        head = {cell.column: "".join(heads.get(cell.column, [])) for cell in named}
        naming = [cell for cell in named if _NAMING.search(head[cell.column])]
        plain = [cell for cell in named if not _ASIDE.search(head[cell.column])]
        label = (naming or plain or named)[-1]
        return label, group if filled else _group_of(self._words(label))

    def _row(
        self,
        table: Table,
        row: Sequence[Cell],
        columns: Mapping[int, Column],
        label: Cell | None,
        group: str,
        scene: Scene,
    ) -> Iterator[Draft]:
        for cell in row:
            printed = self.text[cell.start : cell.end]
            if not printed or cell.row != row[-1].row:
                continue
            if len(printed) > 40 or "。" in printed:
                yield from self._long(cell, scene)
                continue
            if weight := _WEIGHT.search(printed):
                yield self._weight(cell, weight, scene)
            yield from self._cell(table, cell, columns.get(cell.column), label, group, scene)

    def _long(self, cell: Cell, scene: Scene) -> list[Draft]:
        return self.prose.read(cell.start, cell.end, replace(scene, project=self.project or scene.project))

    def _weight(self, cell: Cell, found: re.Match[str], scene: Scene) -> Draft:
        """Read 产出指标（50分）."""
        start = cell.start + found.start(1)
        q = next(q for q in find_quantities(self.text, start, cell.end) if q.number_start == start)
        name = re.sub(r"\s", "", self.text[cell.start : cell.start + found.start()])
        draft = Draft.of(q, name, name, cell.start, "score", scene.year)
        draft.kind, draft.unit, draft.end = "score", "分", cell.start + found.end()
        draft.flags.append("weight")
        return self._finished(draft, scene)

    def _cell(
        self, table: Table, cell: Cell, column: Column | None, label: Cell | None, group: str, scene: Scene
    ) -> Iterator[Draft]:
        """Read one cell under its column, or one that names its own number."""
        printed = narrow(self.text[cell.start : cell.end])
        quantities = find_quantities(self.text, cell.start, cell.end)
        if not quantities:
            return
        alone = _ONLY.fullmatch(printed) is not None
        counted = column is not None and cell is not label and column.kind == "count"
        if _PAIR.fullmatch(printed) and not alone and table.unit and not counted:
            yield from self._pair(table, cell, quantities[-1], scene)
        elif column is not None and cell is not label:
            q = self._read(quantities[0], alone, column, label)
            if q is not None:
                yield self._figure(table, cell, q, column, label, group, scene)

    def _read(self, q: Quantity, alone: bool, column: Column, label: Cell | None) -> Quantity | None:
        """Return a cell's first number as a figure: with its own unit, or with its column's or its row's."""
        noted = find_unit(self._words(label)) if label is not None else None
        if column.kind == "count" and not column.named and noted:  # the unit stands beside the row's name
            column = replace(column, kind="money", unit=noted)
        if not alone:
            return None if q.kind == "count" or q.bare or (column.kind == "count" and q.kind != "money") else q
        if column.kind == "score":
            return replace(q, kind="score", unit="分")
        named = self._words(label) if label is not None else ""
        if column.kind == "percent" or (not column.named and re.search("[（(]%[)）]|率$", narrow(named))):
            return replace(q, kind="percent", unit="%")
        if column.kind == "money":
            unit = noted or column.unit
            if _COUNTED_ROW.search(named) or (not column.named and unit is None):
                return None  # a year's column holds people and cases as well as money
            worth = abs(q.value) * _FACTOR[unit] if unit else None
            return replace(q, kind="money", unit=unit or "", amount_yuan=worth)
        return None

    def _figure(
        self,
        table: Table,
        cell: Cell,
        q: Quantity,
        column: Column,
        label: Cell | None,
        group: str,
        scene: Scene,
    ) -> Draft:
        name = self._words(label) if label is not None else ""
        subject, head = self._subject(name, column)
        start = label.start if label is not None and label.start <= cell.start else cell.start
        draft = Draft.of(q, subject, head, start, column.measure, column.year or scene.year)
        printed = q.end > q.number_end
        draft.unit_basis = "printed" if printed else "column"
        if q.kind == "money" and not printed:
            draft.flags.append("unit_from_header" if q.unit else "unit_conflict")
        draft.year_basis = "column" if column.year is not None else scene.year_basis
        draft.measure_basis = "column"
        self._adjust(draft, q, column, name)
        draft.table = TablePlace(table.id, name, column.name)
        draft.title = group
        if column.measure in ("target", "achieved") or q.kind == "score":
            draft.title = table.caption or ""
        if _TOTAL.search(name):
            draft.flags.append("subtotal" if "小计" in name else "total")
        if column.weight:
            draft.flags.append("weight")
        return self._finished(draft, scene)

    def _subject(self, name: str, column: Column) -> tuple[str, str]:
        """Return what a number is for and the head beside it; measures may also stand down the side."""
        name, head = _UNIT_NOTE.sub("", name), _UNIT_NOTE.sub("", column.name)
        subject = name[clean_lead(name) :] or name
        if not name:
            return head, head  # a name and its value, with no column heads
        start, end = subject_of(name, self.cues)
        if start < end or column.named:
            return subject, head
        return ("", name) if column.year is not None else (head, name)

    def _adjust(self, draft: Draft, q: Quantity, column: Column, name: str) -> None:
        """Let the row or the cell's own unit correct what the column says."""
        row = self.cues.measure(name)
        budget = column.measure in ("initial_budget", "revised_budget")
        said = not column.named and not (column.measure == "previous" and row in ("executed", "income"))
        if q.kind == "money" and row and ((budget and row in _ROW_FIRST) or said):
            draft.measure = row
        if q.kind == "money" and re.search(r"预算调整|调整预算", name):
            draft.measure = "supplement"
        if q.per and column.measure != "target":
            draft.measure = "standard"
        if q.kind == "percent" and column.kind in ("money", "score"):
            draft.measure = "rate" if column.kind == "money" else "other"
        if column.measure == "change" or (column.measure == "supplement" and q.value < 0):
            draft.direction = "decrease" if q.value < 0 else "increase"

    def _pair(self, table: Table, cell: Cell, q: Quantity, scene: Scene) -> Iterator[Draft]:
        """Read a cell that names its own number: 其中：基本支出：184.64."""
        words = self.text[cell.start : q.start]
        subject = re.sub(r"\s", "", words[clean_lead(words) :]).strip("：:")
        if q.kind == "count" and table.unit:
            q = replace(q, kind="money", unit=table.unit, amount_yuan=abs(q.value) * _FACTOR[table.unit])
        if q.kind != "money" or len(subject) < 2:
            return
        draft = Draft.of(q, subject, "", cell.start, self.cues.measure(subject) or "income", scene.year)
        draft.unit_basis = "column"
        draft.flags.append("unit_from_header")
        draft.table = TablePlace(table.id, subject, "")
        yield self._finished(draft, scene)

    def _finished(self, draft: Draft, scene: Scene) -> Draft:
        draft.project = self.project or scene.project
        draft.whole = _WHOLE_FORM.fullmatch(draft.subject) is not None
        draft.parts = parts_of(draft.subject, self.cues, self.prose.vocabulary)
        if draft.year_basis == "title":
            draft.year_basis = scene.year_basis
        return draft


def _group_of(words: str) -> str:
    """Return what a row that opens a group names, without its number and the form's instruction (一个专项一行)."""
    return _INSTRUCTION.sub("", words[clean_lead(words) :]).strip("：:")
