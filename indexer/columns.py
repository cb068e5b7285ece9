"""What the head of a table's column says of the numbers below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.cues import Cues
from indexer.model import Cell, Table
from indexer.quantities import find_years
from indexer.tables import find_unit

_COUNTED = re.compile(
    r"人口|[人户件次台座个][）)]?$|公里|数量|面积|规模|㎡|编制|序号|时间|日期|年限|比重系数|名次|家次|在职"
)
_NOTE = re.compile(r"备注|原因|说明|措施|内容|依据")
_PERIOD = re.compile(r"(?:(期初|期末|年初|年末)|上年|去年|本年|今年|本期|上期)(?:同期|累计)?(?:数|金额)$")
_CHANGE = re.compile(r"增减|增长|增幅|降幅|同比|环比|较上年|比上年|变动率")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column says of its cells; `named` where its head itself names the measure."""

    name: str
    kind: str | None
    measure: str
    year: int | None
    unit: str | None
    weight: bool = False
    named: bool = True


def read_column(parts: Sequence[str], unit_of_table: str | None, year_of_report: int | None, cues: Cues) -> Column:
    """Say what a column of these heads, outermost first, holds."""
    name = "".join(parts)
    years = find_years(name)
    year = years[-1].last if years else None
    unit = find_unit(name)
    if "得分率" in name:
        return Column(name, "percent", "rate", year, "%")
    if re.search(r"分值|权重|标准分|满分|得分|评分", name):
        return Column(name, "score", "score", year, "分", weight="得分" not in name and "评分" not in name)
    if re.search(r"指标值|目标值|预期值|完成值|实现值|完成情况|实际完成(?!数|额|投资)", name):
        return Column(name, None, "target" if re.search(r"指标值|目标值|预期值", name) else "achieved", year, unit)
    period = _PERIOD.search(name)
    counted = _COUNTED.search(name) or (name.endswith("数") and cues.measure(name) is None and not years and not period)
    if _NOTE.search(name) or (counted and unit is None):
        return Column(name, "count", "other", year, None)
    named = [code for part in parts if (code := cues.measure(part))]
    strong = [code for code in named if code not in ("executed", "income")]
    measure = next(iter(strong or named), "planned" if "计划" in name else None)
    if period and period.group(1) and measure is None:
        measure = "balance"
    if _CHANGE.search(name) and re.search(r"率|%|幅|比例|百分", name):
        return Column(name, "percent", "change", year, "%")
    if measure in ("rate", "share") or re.search(r"率|占比|%|比例|增幅", name):
        return Column(name, "percent", measure if measure in ("rate", "share") else _ratio(name), year, "%")
    unit = unit or unit_of_table
    if re.search(r"增减|增长额|差异|较上年|比上年|变动额", name):
        return Column(name, "money", "change", year, unit)
    past = name.startswith(("上年", "去年")) and measure in ("executed", None)
    if past or (measure is None and year is not None and year_of_report is not None and year < year_of_report):
        before = year_of_report - 1 if year is None and year_of_report is not None else year
        return Column(name, "money", "previous", before, unit, named=past)
    money = bool(year or unit or measure) or "金额" in name
    return Column(name, "money" if money else "count", measure or "executed", year, unit, named=measure is not None)


def _ratio(name: str) -> str:
    return "rate" if "率" in name else "share"


def heads_of(text: str, table: Table, rows: Mapping[int, Sequence[Cell]]) -> dict[int, list[str]]:
    """Return the heads of each column, outermost first; a wide head reaches over the blanks to its right."""
    names: dict[int, list[str]] = {}
    for number in range(table.header_rows):
        carried, last = "", number == table.header_rows - 1
        present = {cell.column + i: cell for cell in rows.get(number, []) for i in range(cell.column_span)}
        for column in range(max(present, default=-1) + 1):
            cell = present.get(column)
            words = re.sub(r"\s+", "", text[cell.start : cell.end]) if cell else ""
            carried = words or ("" if last else carried)
            if carried and carried not in names.setdefault(column, []):
                names[column].append(carried)
    return names
