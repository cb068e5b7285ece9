"""收入支出决算总表 as text copied from a PDF has it: single blanks, and rows that fill only one of the two sides."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, VOCABULARY
from figure_kit import read as figures_of

from indexer.document import read_document

TITLE = (
    "某某县档案馆2021年度部门决算公开\n第一部分 决算表\n收入支出决算总表\n公开01表\n部门：某某县档案馆 金额单位：万元\n"
)
SIDES = "收入 支出\n"
HEADS = "项目 行次 决算数 项目 行次 决算数\n"
FULL = (
    "一、一般公共预算财政拨款收入 1 386.52 一、一般公共服务支出 14 314.36\n"
    "二、其他收入 2 45.20 八、社会保障和就业支出 21 28.45\n"
)
RIGHT = "九、卫生健康支出 22 12.18\n十九、住房保障支出 32 26.73\n"
LEFT = "三、事业收入 3 8.00\n"
TOTALS = (
    "本年收入合计 9 439.72 本年支出合计 40 381.72\n年初结转和结余 11 18.60 年末结转和结余 42 76.60\n"
    "总计 13 458.32 总计 43 458.32\n"
)


def read(table: str) -> dict[str, tuple[str, str | None]]:
    """Return row and measure of each number."""
    document = read_document(f"{TITLE}{table}".encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert not any("收入 支出" in section.heading for section in document.sections)
    return {
        f"{document.text[f.amount_start : f.amount_end]}|{f.measure}": (f.table.row, f.unit)
        for f in document.figures
        if f.table is not None
    }


@pytest.mark.parametrize("rows", [FULL + RIGHT + TOTALS, FULL + LEFT + RIGHT + TOTALS, FULL + RIGHT + LEFT + TOTALS])
def test_a_row_of_one_side_stands_where_its_line_number_says(rows: str) -> None:
    found = read(SIDES + HEADS + rows)
    assert found["12.18|executed"][0].endswith("卫生健康支出")
    assert found["26.73|executed"][1] == "万元"
    assert ("8.00|income" in found) == (LEFT in rows)
    assert {"439.72|income", "381.72|executed", "18.60|carry_in", "76.60|carryover"} <= set(found)


def test_each_total_is_of_its_side() -> None:
    assert {"458.32|income", "458.32|executed"} <= set(read(SIDES + HEADS + FULL + RIGHT + TOTALS))


def test_a_row_whose_side_nothing_tells_ends_the_table() -> None:
    found = read(SIDES + HEADS + FULL + "五、经营收入 18 77.70\n" + TOTALS)
    assert not any(key.startswith("77.70") for key in found)


@pytest.mark.parametrize("head", ["决算数", "2022年决算数", "执行数", "金额"])
@pytest.mark.parametrize("sides", [("收入项目", "支出项目"), ("收入", "支出")])
@pytest.mark.parametrize("total", ["总计", "合计"])
def test_the_total_of_the_side_of_income_is_income(head: str, sides: tuple[str, str], total: str) -> None:
    rows = [(sides[0], head, sides[1], head), ("拨款", "90.00", "工资", "80.00"), ("利息", "1.00", "水电", "11.00")]
    table = "\n".join("\t".join(row) for row in [*rows, (total, "91.00", total, "91.00")])
    figures = figures_of(f"收支情况表（单位：万元）\n{table}\n")
    assert [f.measure for f in figures] == ["income", "executed"] * 3
