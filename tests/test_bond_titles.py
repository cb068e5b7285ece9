"""Reports on works that bonds pay for: titles that name the work, forecasts, rates of interest, what is yet to come."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document


@pytest.mark.parametrize(
    ("title", "work"),
    [
        ("松陂县城南污水处理厂提标改造工程2023年度专项债券项目绩效评价报告", "城南污水处理厂提标改造工程"),
        ("松陂县职业中学实训楼建设项目2022年新增专项债券资金绩效自评报告", "职业中学实训楼建设项目"),
        ("松陂县城北停车场2021年度PPP项目绩效评价报告", "城北停车场"),
        ("松陂县人民医院门诊楼（二期）2024年度中央预算内投资项目绩效自评报告", "人民医院门诊楼（二期）"),
        # What stands behind the year is the project where it names one, or nothing before does.
        ("松陂县2023年度农村公路养护工程绩效评价报告", "农村公路养护工程"),
        ("松陂县2023年专项债券项目绩效评价报告", "专项债券"),
    ],
)
def test_a_work_is_what_a_title_names_not_the_kind_of_money(title: str, work: str) -> None:
    text = f"{title}\n\n一、项目概况\n项目总投资860万元，到位资金600万元。\n"
    figures = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER).figures
    assert len(figures) == 2
    assert all(work in figure.item for figure in figures), figures[0].item


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("实施方案预测，债券存续期内项目总收入426万元，运营成本152万元。", ["planned", "planned"]),
        ("据测算，运营期内可实现收入426万元，支出152万元。", ["planned", "planned"]),
        ("实际取得污水处理费收入128万元，为预测值152万元的84.63%。", ["income", "planned", "other"]),
        ("2022年发行专项债券50万元，剩余30万元计划2024年发行。", ["other", "planned"]),
        ("按进度应到位资本金475万元，实际到位386万元，欠89万元。", ["allocated", "received", "variance"]),
        ("全年累计计量123万元，支付98万元。", ["other", "executed"]),
        # What is no forecast.
        ("全年预计支出40万元，实际支出38万元。", ["planned", "executed"]),
        ("年末剩余30万元结转下年使用。", ["carryover"]),
        ("全年支付工程计量费3万元。", ["executed"]),
    ],
)
def test_what_is_forecast_or_yet_to_come_was_not_earned_or_spent(text: str, measures: list[str]) -> None:
    figures = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER).figures
    assert [figure.measure for figure in figures] == measures
    assert not any(figure.project and "存续期" in figure.project for figure in figures)


def test_a_rate_of_interest_is_no_rate_of_spending() -> None:
    text = "单位：万元\n债券名称\t发行金额\t利率\t已支出\n甲债券\t50\t3.18%\t48\n乙债券\t40\t2.96%\t32\n"
    figures = read_document(f"{HEAD}{text}".encode(), "a.txt", VOCABULARY, GAZETTEER).figures
    assert [figure.measure for figure in figures if figure.kind == "percent"] == ["other", "other"]
