"""A12, B01, B06: two exchanged digits, told by the total of the next sentence, by what is left in all, by a row."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

NEXT = "其中一级残疾人1,268人，发放182.59万元；二级残疾人2,154人，发放{}万元。护理补贴资金{}415.22万元。"


@pytest.mark.parametrize("together", ["合计", "共计", "总计"])
def test_the_total_that_the_next_sentence_begins_with(together):
    assert outcomes(NEXT.format("223.63", together), "A12") == ["finding"]
    assert "finding" not in outcomes(NEXT.format("232.63", together), "A12")
    assert "finding" not in outcomes(NEXT.format("203.14", together), "A12")  # others may be in it


@pytest.mark.parametrize("left", ["结余", "结余资金", "年末结转结余"])
def test_what_is_left_of_all_is_told_alike(left):
    told = "全年支出824.66万元，结余25.34万元。\n二、结论\n全年支出824.66万元，{}{}万元。"
    assert outcomes(told.format(left, "23.54"), "B01").count("finding") == 1
    assert "finding" not in outcomes(told.format(left, "25.34"), "B01")
    assert "finding" not in outcomes(told.format("其中基本支出结余", "23.54"), "B01")


TABLE = (
    "附表 发放情况（单位：万元）\n类别\t人数\t标准（元）\t全年发放\n"
    "重度（一级）\t1,268\t120\t182.59\n重度（二级）\t2,154\t90\t232.63"
)


def test_an_amount_of_the_number_of_a_row_is_the_rows():
    told = f"二级残疾人{{}}人，发放223.63万元。\n{TABLE}"
    assert "finding" in outcomes(told.format("2,154"), "B06")
    assert "finding" not in outcomes(told.format("2,306"), "B06")
