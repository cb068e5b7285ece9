"""What the labels at the left of a table say of its rows: groups, parts of the row above, codes and years."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from indexer.grid.lattice import Block, Lattice
from indexer.grid.table_words import bare, is_part, plays
from indexer.meaning.budget_codes import column_codes, find_codes, without_project_code
from indexer.meaning.givers import PLACES
from indexer.meaning.lead_words import clean_lead
from indexer.model import Cell, Code
from indexer.quantities import find_years, narrow
from indexer.structure.numbering import label_of

_INSTRUCTION = re.compile(r"[（(][^（()）]{0,20}(?:一行|填列|填写|填报)[^（()）]{0,20}[)）]")
WHOLE_FORM = re.compile(r"(?:年度|项目)?(?:财政)?资金总额|合计|总计|总额|支出合计|本年支出合计")
# Rows below a form's total that say whose money it was: parts of the total, not other values for it.
FUND = re.compile(
    r"(?:其中)?[:：]?(?:[①-⑩]|\d[.、．])?(?:(?:当年|本年|年初|上年|以前年度)?[^，。]{0,8}?(?:财政拨款|财政资金|结转资金|结余资金|结转结余|上年(?:度)?结[转余](?:和结余)?)"
    rf"|(?:其他|单位|自有|自筹|社会|债券|事业|经营|非财政|财政专户|上级|本级|中央|[{PLACES}]级?|地方)[^，。]{{0,8}}?(?:资金|拨款|补助|配套|收入)(?:[（(].*)?"
    rf"|(?:中央|[{PLACES}]级?|[{PLACES}]{{2,3}}|地方|本级|上级)财政(?:[（(].*)?)"
)
_LED_UNIT = re.compile(r"^[（(][千百]?[万亿]?元[)）]\s{0,3}(?=\S)")  # (万元) 年度资金总额 below 项目资金
_PART = re.compile(r"(?:[（(]?其中[:：)）]?|[①-⑩\d.、．]{0,3}其中[:：])")
_LED_CODE = re.compile(r"([1-5]\d{2}(?:\d{2}){0,2})(?=[^\d.,%％、．])[-—_]?")
_GRAND = re.compile(r"(?:收入|支出|本年收入|本年支出)?(?:合计|总计)")
_BALANCE = re.compile("结转|结余")
_CODE = re.compile(r"\d{1,7}$")
_COUNT = re.compile(
    r"\d[\d,.]{0,9}[余多]?(?:人次|[家名户个人件条座台辆亩所处项次期批场套公里吨])[年月天]?"
)  # 18家: how many
_YEAR_ROW = re.compile(r"(?:(?:19|20)\d\d)年?度?$")
_MONEY_EACH = re.compile("([千百]?[万亿]?元)/")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as read: its label cell, its name without code, and what stands over it.

    `title` names what it is a part of (`公务用车费——其中`, the group, the total of the form), `part` says that its
    amounts are in the row above as well, `fund` that the whole is the total of the form. `year` is that of a row
    of a year. `unit` is printed in a column of units; `inherits` the row of balances that one of their funds is under.
    """

    label: Cell | None
    name: str
    title: str
    part: bool = False
    fund: bool = False
    codes: tuple[Code, ...] = ()
    year: int | None = None
    unit: str | None = None
    inherits: str = ""


@dataclass(slots=True)
class Rows:
    """Reads the rows of one block of a table in order."""

    lattice: Lattice
    block: Block
    group: str = ""
    _above: Cell | None = None
    _fund: str = ""
    _whole: str = ""  # the last row that is no part of another
    _whole_indent: int = 0
    _whole_style: str = ""  # of its number
    _begun: bool = False  # 其中 has been said
    _numbered: bool | None = None  # whether the first row of the group has a number
    _parts: list[Cell] = field(default_factory=list)  # of the whole, so far

    def read(self, number: int, *, valued: bool) -> Row:
        """Return what row `number` is; `valued` where the block has anything to the right of its labels."""
        lattice = self.lattice
        label = self._label(number)
        if label is not None and not valued:
            self.group, self._numbered = _group_of(lattice.words(label)), None
        if label is None and not self.block.labels:
            return Row(None, "", "", codes=self._codes(number, None), unit=self._unit(number))
        label = label or self._total_beside(number) or self._above
        self._above = label
        printed = _LED_UNIT.sub("", lattice.words(label)).rstrip("：:") if label is not None else ""
        name = without_code(printed)
        years = find_years(name, bare=True) if _YEAR_ROW.match(narrow(name)) else []
        self._fund = printed if WHOLE_FORM.fullmatch(printed) else self._fund if FUND.fullmatch(printed) else ""
        fund = bool(self._fund) and self._fund != printed
        part = label is not None and self._is_part(label, name)
        if label is not None and valued and not part and self._leaves_group(name):
            self.group = ""
        inherits = self._whole if part and _BALANCE.search(self._whole) else ""
        title = (
            f"{self._whole}——其中" if part and not fund and self._whole else self.group or self._outer(number, label)
        )
        return Row(
            label,
            name,
            self._fund if fund and not self.group else title,
            part and not fund,
            fund,
            self._codes(number, label),
            years[0].last if years else None,
            self._unit(number),
            inherits,
        )

    def _outer(self, number: int, label: Cell | None) -> str:
        """Return the labels over a row's own that name something: 残疾人补贴 over 重度护理."""
        names: list[str] = []
        if label is None or plays("total", bare(self.lattice.words(label))):
            return ""
        for cell in self.lattice.row_path(number, self.block):
            head = bare("".join(self.lattice.column_path(cell.column)))
            body = cell.row >= self.lattice.table.header_rows
            if cell.column < label.column and body and not plays("apart", head):
                names.append(_group_of(self.lattice.words(cell)))
        return "：".join(name for name in names if not plays("total", name))

    def _leaves_group(self, name: str) -> bool:
        """Say whether a row stands in the group no more: a grand total, or without a number after numbered rows."""
        numbered = label_of(name) is not None
        if self._numbered is None:
            self._numbered = numbered
        apart = self._numbered and not numbered and not plays("total", bare(name))
        return apart or _GRAND.fullmatch(bare(name)) is not None

    def _label(self, number: int) -> Cell | None:
        """Return the cell that names a row: under a head such as 项目名称, else the last that is no aside."""
        named = self.lattice.labels(number, self.block)
        filled = [cell for cell in named if not plays("unfit", bare(self.lattice.words(cell)))]
        heads = {cell: bare("".join(self.lattice.column_path(cell.column))) for cell in filled}
        named_by = [cell for cell in filled if not self._tells_more(cell, heads[cell])]
        plain = [cell for cell in named_by if not plays("aside", heads[cell])]
        naming = [cell for cell in filled if plays("titled", heads[cell])]  # 任务名称 before 主要内容
        naming = naming or [cell for cell in plain or named_by or filled if plays("label", heads[cell])]
        if found := naming or plain or named_by or filled or named:
            return found[-1]
        for column in (*self.block.codes, *self.block.ordinals):  # 合计 reaches over the columns of codes and names
            cell = self.lattice.at(number, column)
            if cell is not None and cell.start < cell.end and not _CODE.match(narrow(self.lattice.words(cell))):
                return cell
        return None

    def _tells_more(self, cell: Cell, head: str) -> bool:
        """Say whether a cell only says more of what another names: 建设规模, 供应商; 18家."""
        return plays("detail", head) or _COUNT.fullmatch(narrow(self.lattice.words(cell))) is not None

    def _total_beside(self, number: int) -> Cell | None:
        """Return a total that is all that stands before a block: 公用经费合计 reaches over the columns of its names."""
        for column in range(max((*self.block.labels, *self.block.units), default=-1), -1, -1):
            cell = self.lattice.at(number, column)
            if cell is not None and cell.start < cell.end:
                return cell if plays("total", bare(self.lattice.words(cell))) else None
        return None

    def _is_part(self, label: Cell, name: str) -> bool:
        """Say whether a row is a part of the one above: 其中, or what goes on from it, by number or indent."""
        indent = self._indent(label)
        begins = _PART.match(name) is not None
        self._begun = begins or (bool(self._parts) and self._begun)
        goes_on = bool(self._parts) and self._goes_on(name, indent)
        if begins or goes_on or is_part(self._whole, name[clean_lead(name) :]):
            self._parts.append(label)
            return True
        numbered = label_of(name)
        self._whole, self._whole_indent, self._parts = _group_of(name), indent, []
        self._whole_style = numbered.style if numbered is not None else ""
        return False

    def _goes_on(self, name: str, indent: int) -> bool:
        """Say whether a row that follows a part is one, too."""
        first = self._parts[0]
        if not self._begun:
            return False
        if indent > self._whole_indent:
            return True
        rest = _PART.sub("", without_code(self.lattice.words(first)), count=1)
        before, now = label_of(rest), label_of(name)
        if before is None and now is None and self._whole_style and not plays("total", bare(name)):
            return True  # 一、财政拨款收入; 其中：一般公共预算; 政府性基金; 二、事业收入
        if before is None or now is None or now.style == self._whole_style:
            return False
        return now.style == before.style and now.value == before.value + len(self._parts)

    def _indent(self, cell: Cell) -> int:
        """Return how many blanks stand before the words of a cell in flattened text."""
        text, position = self.lattice.text, cell.start
        while position > 0 and text[position - 1] in " \u3000\xa0":
            position -= 1
        return cell.start - position

    def _codes(self, number: int, label: Cell | None) -> tuple[Code, ...]:
        """Return the codes of a row: those of columns of their own, and what stands with its name."""
        lattice = self.lattice
        cells = [cell for column in self.block.codes if (cell := lattice.at(number, column)) is not None]
        head = "".join(words for column in self.block.codes for words in lattice.column_path(column))
        own = column_codes([(lattice.words(cell), cell.start, cell.end) for cell in cells], head)
        named = find_codes(lattice.text, label.start, label.end) if label is not None else []
        return (*own, *(code for code in named if code.code not in {one.code for one in own}))

    def _unit(self, number: int) -> str | None:
        for column in self.block.units:
            cell = self.lattice.at(number, column)
            if cell is not None and cell.start < cell.end:
                unit = narrow(self.lattice.words(cell))
                each = _MONEY_EACH.match(unit)  # 元/人·月
                return each.group(1) if each else unit
        return None


def without_code(words: str) -> str:
    """Return a row's name without the code of its subject: 2050101行政运行 -> 行政运行."""
    if (name := without_project_code(words)) != words:
        return name
    found = _LED_CODE.match(narrow(words))
    return words[found.end() :] if found and len(words) > found.end() + 1 else words


def _group_of(words: str) -> str:
    """Return what a row that opens a group names, without its number and the form's instruction (一个专项一行)."""
    return _INSTRUCTION.sub("", words[clean_lead(words) :]).strip("：:")
