"""A table of several projects below the section of one of them, and a table that its caption gives to another."""

from __future__ import annotations

import pytest
from figure_kit import read

PARTS = (
    "三、项目资金使用情况\n（一）村级道路硬化。安排资金120万元，支出118万元，硬化道路6公里。\n"
    "（二）污水管网维护。安排资金80万元，支出76.5万元。\n（三）公厕保洁服务。安排资金45万元，支出44万元。\n"
)
ROWS = "村级道路硬化\t120\t118\n污水管网维护\t80\t76.5\n公厕保洁服务\t45\t44\n"
NAMES = ["村级道路硬化"] * 2 + ["污水管网维护"] * 2 + ["公厕保洁服务"] * 2


@pytest.mark.parametrize(
    ("above", "total"),
    [
        ("", "合计\t245\t238.5\n"),
        ("各项目收支如下：\n", "合计\t245\t238.5\n"),
        ("附表：项目支出明细\n", "总计\t245\t238.5\n"),
        ("表1 项目资金安排和支出表（单位：万元）\n", "合计\t245\t238.5\n"),
        ("", ""),
    ],
)
def test_each_row_of_a_table_of_all_projects_is_of_its_own(above, total):
    table = f"{above}项目名称\t预算数（万元）\t支出数（万元）\n{ROWS}{total}"
    figures = [f for f in read(PARTS + table) if f.table is not None]
    assert [f.project for f in figures] == NAMES + [None] * (len(figures) - 6)
    assert not any("公厕" in f.item for f in figures[:4] + figures[6:])


@pytest.mark.parametrize(
    "row", ["道路硬化\t120\t118\n管网维护\t80\t76.5\n", "村级道路硬化项目\t120\t118\n污水管网维护经费\t80\t76.5\n"]
)
def test_rows_may_be_worded_otherwise_than_the_headings(row):
    table = f"项目名称\t预算数（万元）\t支出数（万元）\n{row}合计\t200\t194.5\n"
    figures = [f for f in read(PARTS + table) if f.table is not None]
    assert all(f.project and "公厕" not in f.project for f in figures[:4])
    assert [f.project for f in figures[4:]] == [None, None]


@pytest.mark.parametrize(
    "table",
    [
        "类别\t次数\t金额（万元）\n日间保洁\t700\t26\n夜间保洁\t320\t18\n合计\t1020\t44\n",
        "资金来源\t预算数（万元）\t执行数（万元）\n年度资金总额\t45\t44\n其中：中央资金\t30\t30\n县级资金\t15\t14\n",
        "项目名称\t预算数（万元）\t支出数（万元）\n公厕保洁服务\t45\t44\n其中：人工\t30\t29\n物料\t15\t15\n",
    ],
)
def test_a_table_of_what_one_project_was_spent_on_stays_with_it(table):
    figures = [f for f in read(PARTS + table) if f.table is not None]
    assert {f.project for f in figures} == {"公厕保洁服务"}


@pytest.mark.parametrize(
    "caption", ["表2 污水管网维护支出情况（万元）", "附表2：污水管网维护资金分配表", "表2  污水管网维护项目执行情况"]
)
def test_a_caption_that_names_another_project_gives_it_the_table(caption):
    table = f"{caption}\n乡镇\t长度（公里）\t金额（万元）\n东山镇\t20\t40\n西河乡\t18\t36.5\n合计\t38\t76.5\n"
    figures = [f for f in read(PARTS + table) if f.table is not None and f.kind == "money"]
    assert {f.project for f in figures} == {"污水管网维护"}


@pytest.mark.parametrize("name", ["留置看护经费", "留置场所运行", "共享单车秩序管理", "并网改造工程", "经开区路灯维护"])
def test_names_that_begin_as_clauses_do(name):
    figures = read(f"项目名称\t预算数（万元）\t支出数（万元）\n{name}\t86\t83\n巡察工作经费\t40\t36\n合计\t126\t119\n")
    assert [f.project for f in figures[:4]] == [name, name, "巡察工作经费", "巡察工作经费"]
