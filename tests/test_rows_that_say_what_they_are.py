"""Tables whose rows, cells and captions say in words of their own what their amounts are."""

from __future__ import annotations

import pytest
from figure_kit import REPORT, read


def told(text: str) -> list[tuple[str, float, str, int | None]]:
    """Return unit, value, measure and year of each amount of a report that holds a table."""
    figures = read(f"{REPORT.title}\n一、资金使用情况\n{text}")
    return [(f.unit, float(f.value or 0), f.measure, f.year) for f in figures if f.kind == "money"]


def test_rows_name_their_own_year_and_measure() -> None:
    rows = "2022年年初预算\t1,150\n2022年年中调减\t70\n2022年实际支出\t1,036.8\n2021年支出\t988.5\n支出比上年增加\t48.3"
    assert told(f"事项\t金额（万元）\n{rows}") == [
        ("万元", 1150.0, "initial_budget", 2022),
        ("万元", 70.0, "reduction", 2022),
        ("万元", 1036.8, "executed", 2022),
        ("万元", 988.5, "executed", 2021),
        ("万元", 48.3, "change", 2022),
    ]


@pytest.mark.parametrize(
    ("row", "measure", "year"),
    [
        ("两项补贴的上年支出数", "executed", 2021),
        ("上年支出", "executed", 2021),
        ("补贴比上年增支", "change", 2022),
        ("补贴支出较上年减少（停发12人）", "change", 2022),
        # What a year is part of the name of, and what it only left.
        ("2021年高标准农田建设", "executed", 2022),
        ("上年结转", "carry_in", 2022),
    ],
)
def test_a_row_of_an_earlier_year_or_of_a_change(row: str, measure: str, year: int) -> None:
    assert told(f"事项\t金额（万元）\n高龄津贴支出\t120\n{row}\t35")[1][1:] == (35.0, measure, year)


@pytest.mark.parametrize("head", ["计发口径", "说明", "测算依据", "发放范围"])
@pytest.mark.parametrize("told_so", ["照管员45名，每人每月1200元，计10个月", "45人在岗，补助标准每人1200元"])
def test_a_cell_of_clauses_tells_a_standard_whatever_its_column_is_called(head: str, told_so: str) -> None:
    table = f"资金投向见下表。\n投向\t列支金额\t{head}\n里程补贴\t312万元\t按里程结算\n照管员补贴\t54万元\t{told_so}"
    assert told(table) == [
        ("万元", 312.0, "executed", 2022), ("万元", 54.0, "executed", 2022), ("元", 1200.0, "standard", 2022),
    ]  # fmt: skip


def test_a_standard_that_was_raised_is_told_in_a_note() -> None:
    note = "每人每月过去为900元，本年度上调到1000元；在岗295名"
    table = f"表2 2022年各项目支出（单位：万元）\n项目\t支出\t说明\n网格员补贴\t354\t{note}\n巡逻\t120\t聘用40名"
    assert told(table)[1:3] == [("元", 900.0, "standard", 2021), ("元", 1000.0, "standard", 2022)]


@pytest.mark.parametrize("quantity", ["演出144场", "144场"])
@pytest.mark.parametrize("heads", ["子项\t支出（万元）\t工作量\t每场补助", "内容\t支出\t完成量\t每场补助"])
def test_heads_of_any_words_stand_over_rows_that_have_an_amount_there(heads: str, quantity: str) -> None:
    unit = "" if "万元" in heads else "（单位：万元）"
    table = f"支出情况如下{unit}：\n{heads}\n送戏下乡\t86.4\t{quantity}\t6000元\n农村电影\t52.56\t{quantity}\t200元"
    assert told(table) == [
        ("万元", 86.4, "executed", 2022), ("元", 6000.0, "standard", 2022),
        ("万元", 52.56, "executed", 2022), ("元", 200.0, "standard", 2022),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("列在下面，都是实际支出，按万元算：", "万元"),
        ("以万元为单位列示如下：", "万元"),
        ("两年支出比较如下，均以元计：", "元"),
        ("单价按元计算。", ""),  # of something else
    ],
)
def test_the_line_above_a_table_says_its_unit_in_words(caption: str, unit: str) -> None:
    table = f"{caption}\n支出内容\t上年数\t本年数\n基本开支\t488.10\t497.86\n综治中心\t40.00\t85.00"
    assert {found for found, *_ in told(table)} == {unit}
