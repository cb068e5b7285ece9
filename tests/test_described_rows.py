"""Tables whose rows have a name and, between it and the amount, a column that says more of it."""

from __future__ import annotations

import pytest
from figure_kit import read

NAMES = {
    "补助类别": ("建设补助", "人员培训", "健康管理"), "费用名称": ("场地租赁费", "劳务费", "印刷费"),
    "标段": ("一标段", "二标段", "三标段"), "补助对象": ("散居孤儿", "特困人员", "低保家庭"),
    "乡镇": ("东镇", "西镇", "北乡"),
}  # fmt: skip
MORE = {
    "计算依据": ("新增托位180个", "320人次，每人次700元", "—"), "测算过程": ("12次×3万元", "20人×800元", "按合同"),
    "建设内容": ("清淤3公里", "加固2处", "补植300株"), "规模": ("3公里", "2处", "300株"),
    "供应商": ("甲公司", "乙公司", "丙公司"),
    "受益对象": ("村民", "学生", "老人"), "资金渠道": ("本级", "上级", "自筹"),
}  # fmt: skip
AMOUNTS, TOTAL = ("216.00", "22.40", "14.60"), "253.00"


@pytest.mark.parametrize("between", ["\t", " | "])
@pytest.mark.parametrize("more", sorted(MORE))
@pytest.mark.parametrize("names", sorted(NAMES))
def test_a_row_has_the_name_of_its_first_column(names: str, more: str, between: str) -> None:
    rows = [(names, more, "拨付金额"), *zip(NAMES[names], MORE[more], AMOUNTS, strict=True), ("合计", "—", TOTAL)]
    table = "\n".join(between.join(row) for row in rows)
    figures = read(f"松溪县民政局2022年度部门整体支出自评报告\n\n表1　2022年度资金拨付情况（单位：万元）\n{table}\n")
    amounts = [figure for figure in figures if str(figure.value) in (*AMOUNTS, TOTAL)]
    assert [figure.table.row for figure in amounts if figure.table] == [*NAMES[names], "合计"]
    assert [("total" in figure.flags) for figure in amounts] == [False, False, False, True]
    assert {(figure.measure, figure.unit) for figure in amounts} == {("executed", "万元")}


def test_a_dash_names_no_row() -> None:
    text = "单位：万元\n类别\t说明\t金额\n甲\t—\t3.00\n乙\t—\t4.00\n合计\t—\t7.00\n"
    figures = read(f"松溪县民政局2022年度部门整体支出绩效自评报告\n\n{text}")
    assert [figure.table.row for figure in figures if figure.table] == ["甲", "乙", "合计"]


CODED = "51092322T000000431595-城乡居民参保宣传经费"


@pytest.mark.parametrize(
    "text",
    [
        f"单位：万元\n项目名称\t预算数\t支出数\n{CODED}\t45.00\t40.00\n51092321R000000031595-村医补助\t25.00\t24.00\n",
        f"一、{CODED}，年初预算45.00万元，支出40.00万元。\n",
        f"项目名称 | {CODED} |\n主管部门 | 县医保局 |\n预算执行（万元） | 资金 | 年初预算 | 执行数 |\n"
        " | 总额 | 45.00 | 40.00 |\n | 其中：财政资金 | 45.00 | 40.00 |\n",
    ],
)
def test_the_number_of_a_project_is_no_part_of_its_name(text: str) -> None:
    figures = [figure for figure in read(text) if str(figure.value) in ("45.00", "40.00")]
    assert {figure.project for figure in figures} == {"城乡居民参保宣传经费"}
    assert not any("51092322" in figure.item for figure in figures)
    assert [figure.measure for figure in figures[:2]] == ["initial_budget", "executed"]


def test_a_bar_at_the_beginning_of_some_lines_is_an_empty_cell() -> None:
    text = "指标 | 名称 | 目标值 | 完成值 |\n产出 | 培训费用 | 30万元 | 28万元 |\n | 场地费用 | 20万元 | 19万元 |\n"
    assert [figure.table.row for figure in read(text) if figure.table] == ["培训费用"] * 2 + ["场地费用"] * 2


def test_an_amount_in_wan_without_yuan_is_one_under_a_head_of_amounts() -> None:
    text = "资金（万元）\t全年预算数\t全年执行数\n资金总额：\t3359.62万\t3350.62万\n其中：中央资金\t829.3万\t820.3万\n"
    read_ = [(figure.measure, figure.amount_yuan) for figure in read(text)]
    assert read_[:2] == [("revised_budget", 33_596_200), ("executed", 33_506_200)]
    assert len(read_) == 4
