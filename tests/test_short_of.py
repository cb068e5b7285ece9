"""What a problem says there is too little or too much of is what its amounts are of."""

from __future__ import annotations

import pytest
from figure_kit import read

FAULTS = ("不足", "严重不足", "超支", "仍然偏低", "较为紧张", "短缺")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("mark", ["，", "。"])
@pytest.mark.parametrize("name", ["小型水库管护经费", "康复救助资金", "公用经费"])
def test_what_is_short_heads_the_amounts_of_its_point(fault: str, mark: str, name: str) -> None:
    figures = read(f"四、存在的问题\n（一）{name}{fault}{mark}年初预算26万元，实际支出28万元。")
    assert [name in figure.item for figure in figures] == [True, True]
    assert all(fault not in figure.item for figure in figures)


@pytest.mark.parametrize("name", ["预算执行率", "上述资金", "专业人员", "项目资金"])
def test_what_names_no_item_heads_none(name: str) -> None:
    figures = read(f"四、存在的问题\n（一）{name}不足，预算26万元，支出18万元。")
    assert all(name not in figure.item for figure in figures)
