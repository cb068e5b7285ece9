"""What another body pays of its own money went past the unit's accounts; what its own accounts pay did not."""

from __future__ import annotations

import pytest
from figure_kit import read

WHATS = ["临床用血报销41.36万元", "核酸检测费用41.36万元", "房屋租金41.36万元"]


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize(
    "paid",
    ["从市卫生健康委专户列支", "由区机关事务中心经费中统一支付", "由县人社局在就业资金中支付", "在县总工会账户开支",
     "由医保基金支付", "从居民医疗保险统筹基金列支"],
)  # fmt: skip
@pytest.mark.parametrize("end", ["。", "，不属于本项目资金。", "；另有志愿者1,200人参加。"])
def test_what_others_pay_is_outside(what: str, paid: str, end: str) -> None:
    assert read(f"{what}{paid}{end}")[0].measure == "executed_outside"


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize(
    "paid", ["从县民政局专户列支", "从松溪县民政局账户支付", "由我局从预算中列支", "从项目专户列支", "从公用经费中列支",
             "从县文旅局公用经费中列支", "由县财政局国库账户支付"],
)  # fmt: skip
def test_what_the_unit_pays_is_not(what: str, paid: str) -> None:
    assert read(f"{what}{paid}。")[0].measure == "executed"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("市科协另从学会活动费中支付专家讲课费3.2万元。", "executed_outside"),
        ("县教育局从营养餐专户里列支食堂人员工资3.2万元。", "executed_outside"),
        ("我局另从公用经费中支付专家讲课费3.2万元。", "executed"),
        ("县民政局另从公用经费中支付专家讲课费3.2万元。", "executed"),
        ("县财政局从预备费中支付救灾款3.2万元。", "executed"),
    ],
)
def test_whoever_is_said_to_pay_from_its_own_pays(text: str, measure: str) -> None:
    assert read(text)[0].measure == measure
