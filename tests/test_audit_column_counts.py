"""B06 for things: how many the text says, and what the rows of a table come to."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

BOUGHT = (
    "设备名称\t数量\t合同价（万元）\n"
    "电动担架\t2台\t8.60\n除颤仪\t6台\t21.00\n转运呼吸机\t3套\t16.80\n消毒柜\t12台\t9.60\n"
)
TOWNS = (
    "乡镇\t维修校舍（所）\t支出金额（万元）\n"
    "东河镇\t15\t45.00\n西岭镇\t13\t39.00\n南坪乡\t10\t30.00\n合计\t38\t114.00\n"
)
ROADS = "路段\t养护里程（公里）\t支出（万元）\n甲线\t12.6\t25.20\n乙线\t8.4\t16.80\n丙线\t15.0\t30.00\n"


@pytest.mark.parametrize(
    "text",
    [
        f"采购明细见下表：\n{BOUGHT}全年购置设备4类25台（套），全部验收合格。",
        f"采购明细见下表：\n{BOUGHT}共采购急救装备四种32台（套）。",
        f"本年共维修校舍48所，明细如下：\n{TOWNS}",
        f"本年维修校舍39所，支出114.00万元，分乡镇情况见下表。\n{TOWNS}",
        f"全年养护里程共37公里，各路段情况如下：\n{ROADS}",
    ],
)
def test_a_count_and_the_column_that_lists_it(text: str) -> None:
    assert outcomes(text, "B06") == ["finding"]


@pytest.mark.parametrize(
    "text",
    [
        f"采购明细见下表：\n{BOUGHT}全年购置设备4类23台（套），全部验收合格。",
        f"采购明细见下表：\n{BOUGHT}全年购置设备5类25台（套），全部验收合格。",
        f"采购明细见下表：\n{BOUGHT}计划购置设备4类25台（套），因货源紧张少购2台。",
        f"采购明细见下表：\n{BOUGHT}另有办公设备3类24台（套）由上年结转资金购置。",
        f"主要设备采购明细见下表：\n{BOUGHT}其余零星设备未列入表中。全年购置设备4类25台（套）。",
        f"本年共维修校舍38所，明细如下：\n{TOWNS}",
        f"上年维修校舍48所，本年继续实施，明细如下：\n{TOWNS}",
        f"计划维修校舍40所，实际完成情况见下表：\n{TOWNS}",
        f"三年来累计维修校舍138所，本年情况如下：\n{TOWNS}",
        f"全县现有校舍40所，本年维修情况如下：\n{TOWNS}",
        f"部分路段养护里程40公里，各路段情况如下：\n{ROADS}",
        f"全年养护里程共36公里，各路段情况如下：\n{ROADS}",
    ],
)
def test_counts_of_another_scope(text: str) -> None:
    assert "finding" not in outcomes(text, "B06")
