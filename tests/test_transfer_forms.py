"""Who a form of a transfer payment is of: who spends the money, not the ministries above."""

from __future__ import annotations

import pytest
from metadata_kit import about

FORM = """就业补助资金绩效自评表
（2024年度）
转移支付（项目）名称{0}就业补助资金
中央主管部门{0}人力资源社会保障部
{1}资金投入情况（万元）{0}{0}全年预算数（A）{0}全年执行数（B）
{0}年度资金总额：{0}808.1{0}692.98
"""
BUREAU = "人力资源和社会保障局"
OVER = "地方主管部门{0}安徽省人力资源和社会保障厅"
WHO = {
    OVER + "\n资金使用单位{0}淮南市田家庵区" + BUREAU + "\n": "淮南市田家庵区" + BUREAU,
    OVER + "{0}资金使用单位{0}田家庵区" + BUREAU + "\n": "田家庵区" + BUREAU,
    "省级主管部门{0}安徽省人力资源和社会保障厅\n": None,
}


@pytest.mark.parametrize("mark", ["\t", " | "])
@pytest.mark.parametrize("who", WHO)
def test_it_is_of_who_spends_the_money(who: str, mark: str) -> None:
    found = about(FORM.format(mark, who.format(mark)))
    assert found.organisation == WHO[who]
    if WHO[who]:
        assert found.region.name == "田家庵区"
