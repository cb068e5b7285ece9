"""Columns of rates, of differences and of one share throughout: the row that is not worked out as the others are."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

BUDGETS = (
    "各项目执行情况：\n单位：万元\n项目\t预算数\t支出数\t执行率\n灌区改造\t420.00\t{}\t98.10%\n泵站更新\t265.00\t251.75\t95.00%\n"
    "水质监测\t88.00\t{}\t{}\n河道保洁\t136.00\t129.20\t95.00%\n合计\t909.00\t878.35\t96.63%\n"
)
CHANGES = (
    "“三公”经费情况：\n单位：万元\n项目\t2020年决算\t2021年决算\t{}\n因公出国（境）费\t0\t0\t0\n公务用车运行维护费\t9.40\t8.62\t-0.78\n"
    "公务接待费\t3.16\t2.58\t{}\n合计\t12.56\t11.20\t-1.36\n"
)
PAID = (
    "各标段合同支付情况：\n单位：万元\n标段\t建设长度（公里）\t合同价\t累计支付\n一标段\t12.4\t1,245.60\t{}\n二标段\t9.8\t{}\t784.77\n"
    "三标段\t15.2\t1,512.80\t1,134.60\n四标段\t7.1\t702.40\t526.80\n合计\t44.5\t4,507.16\t3,380.37\n"
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (BUDGETS.format("412.02", "85.36", "97.00%"), False),
        (BUDGETS.format("412.02", "85.36", "79.00%"), True),
        (BUDGETS.format("412.02", "83.56", "97.00%"), True),  # by the total, 85.36
        (CHANGES.format("增减额", "-0.58"), False),
        (CHANGES.format("增减额", "-0.85"), True),
        (CHANGES.format("比上年增减", "-0.48"), True),  # the column does not come to its total either
        (PAID.format("934.20", "1,046.36"), False),
        (PAID.format("943.20", "1,046.36"), True),
        (PAID.format("934.20", "1,064.36"), True),
        (PAID.format("922.10", "1,046.36"), True),  # no slip of 934.20, but its column comes to its total by it
        (PAID.format("922.10", "1,046.36").replace("3,380.37", "3,368.27"), False),  # paid by another share
    ],
)
def test_the_row_that_is_not_worked_out_alike(text: str, wrong: bool) -> None:
    found = [outcome for rule in ("A19", "A11") for outcome in outcomes(text, rule)]
    assert ("finding" in found) is wrong


HEADS = "学校 年初预算 调整预算 支出数 执行率;"
DONE = "指标 指标值 完成值 完成率;"
GROWN = "项目：;单位：万元;科目 2020年 2021年 增幅（%）;"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # The rate is of the budget as revised, which most rows have not been.
        (HEADS + "甲 120 120 114 95.00%;乙 80 80 72 90.00%;丙 200 160 152 95.00%;丁 60 60 48 80.00%", False),
        # Capped; of an indicator where less is better; the mean of the others for the total.
        (DONE + "培训人数 200 180 90%;巡查次数 48 54 100%;新建座数 10 8 80%;改造公里 40 38 95%", False),
        (DONE + "培训人数 200 180 90%;单位成本 50 40 125%;新建座数 10 8 80%;改造公里 40 38 95%", False),
        ("项目 预算 支出 执行率;甲 100 95 95%;乙 200 180 90%;丙 50 40 80%;合计 350 315 88.33%", False),
        # A remark or a note says so.
        ("项目 预算 支出 执行率 备注;甲 100 95 95% ;乙 20 18 90% ;丙 50 40 80% ;丁 80 60 86% 按到位资金算", False),
        ("项目 预算 支出 执行率;甲 100 95 95%;乙 200 180 90%;丙 50 40 80%;丁 80 60 86%;注：丁按到位资金计算。", False),
        # Interest for half a year; the mean of the others by another name.
        ("批次 发行额 利率 年利息;一 2000 3.25% 65;二 1500 3.40% 51;三 3000 3.52% 105.6;四 1200 3.18% 19.08", False),
        ("片 2020年 2021年 增长率;东 1205 1253 4%;西 862 897 4%;南 642 661 3%;北 753 791 5%;平均 865 903 4%", False),
        # Contracts of which different shares are due.
        ("合同 合同价 已支付 支付比例;甲 100 80 80%;乙 200 190 95%;丙 50 40 80%;丁 80 72 90%", False),
        # Two rows that do not hold.
        ("项目 预算 支出 执行率;甲 100 95 95%;乙 200 180 90%;丙 50 40 85%;丁 80 60 70%;戊 60 30 50%", False),
        # Rates of change with and without their sign; rounding; the last digit cut off.
        (GROWN + "基本支出 620 651 5.00;项目支出 480 432 10.00;培训费 36 39.3 9.16;会议费 21 19.95 -5.00", False),
        (GROWN + "基本支出 620 651 5.00;项目支出 480 432 -10.00;培训费 36 39.3 9.16;会议费 21 19.95 -9.50", True),
        # Shares of households that are paid by standards of their own.
        ("村 户数 补助金额;甲 120 18.00;乙 86 12.90;丙 64 9.60;丁 75 12.00", False),
        ("村 户数 补助金额;甲 1,204 180.60;乙 862 129.30;丙 641 96.15;丁 753 118.40", False),
        ("村 户数 补助金额;甲 1,204 180.60;乙 862 129.30;丙 641 96.15;丁 753 112.59", True),
        # Differences in a table too short to tell, and of a base made comparable.
        ("科目 2020年 2021年 增减额;会议费 9.40 8.62 -0.78;培训费 3.16 2.58 -0.85", False),
        ("科目 2020年 2021年 增减额;会议费 9.40 8.62 -0.78;培训费 3.16 2.58 -0.58;差旅费 7.20 6.90 -1.14", False),
        # Points and rates of them.
        ("指标 分值 得分 得分率;决策 5 4.5 90%;过程 25 22 88%;产出 30 27 80%;效益 30 24 80%;合计 90 77.5 86.1%", True),
    ],
)  # fmt: skip
def test_rows_that_have_their_reasons(text: str, wrong: bool) -> None:
    table = text.replace(" ", "\t").replace(";", "\n")
    told = f"情况如下表（单位：万元）：\n{table}\n"
    found = [outcome for rule in ("A19", "A08", "A11") for outcome in outcomes(told, rule)]
    assert ("finding" in found) is wrong
