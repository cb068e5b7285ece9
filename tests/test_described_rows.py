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
