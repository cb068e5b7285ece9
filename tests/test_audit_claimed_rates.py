"""D08 of a line of the accounts, and of all the money, that is said to be all spent."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

TABLE = (
    "表1 部门支出表（万元）\n类别\t年初预算\t全年预算\t决算数\t执行率\n基本支出\t{basic}\t1,268.40\t1,268.40\t100.00%\n"
    "项目支出\t740.00\t900.00\t846.00\t94.00%\n合计\t1,860.50\t2,168.40\t2,114.40\t97.51%\n二、管理情况\n"
)
TEXT = "2021年项目支出全年预算900.00万元，实际支出846.00万元，执行率94.00%。\n二、管理情况\n"


def _found(text: str, before: str = "") -> list[str]:
    return outcomes((before or TABLE.format(basic="1,120.50")) + text, "D08")


@pytest.mark.parametrize(
    "text",
    [
        "全部重点项目资金均已支付，项目支出预算执行率达到100%。",
        "项目支出执行率为100.00%，执行情况较好。",
        "资金管理规范，全年项目支出预算已全部支出完毕。",
        "本年度项目支出的支付进度达到了100%。",
        "部门项目支出预算均全部执行完毕，管理规范。",
        "管理规范，项目支出预算执行率百分之百。",
    ],
)
def test_what_is_said_to_be_all_spent(text: str) -> None:
    assert _found(text) == ["finding"]
    assert _found(text, TEXT) == ["finding"]


@pytest.mark.parametrize(
    "text",
    [
        "基本支出预算执行率达到100%。",  # as it is
        "上级专项方面，项目支出预算执行率达到100%。",
        "按实际到位资金计算，项目支出预算执行率达到100%。",
        "剔除采购节约因素，项目支出执行率为100%。",
        "截至次年3月，项目支出全部支付完毕。",
        "除质保金外，项目支出全部支付完毕。",
        "重点项目支出执行率为100%。",
        "项目支出绩效目标完成率100%。",
        "下年力争项目支出执行率达到100%。",
        "项目支出自评覆盖率达到100%。",
        "2020年项目支出执行率为100%，上年执行较好。",
    ],
)
def test_what_is_of_another_matter(text: str) -> None:
    assert _found(text) == []
    assert _found(text, TEXT) == []


def test_a_budget_that_is_what_was_spent() -> None:
    received = "2021年项目支出预算900.00万元，到位846.00万元。\n"
    assert _found(received + "项目支出预算执行率达到100%。") == []


FORM = (
    "项目预算执行情况见表。{said}\n自评表（2021年度）\n"
    "项目资金（万元）\t全年预算数(A)\t全年执行数(B)\t分值\t执行率(B/A)\t得分\n"
    "年度资金总额\t{budget}\t588.80\t10\t{rate}%\t{score}\n其中：财政拨款\t{budget}\t588.80\t—\t—\t—\n"
)


def _form(said: str, budget: str = "640.00", rate: str = "92.00", score: str = "9.2") -> str:
    return FORM.format(said=said, budget=budget, rate=rate, score=score)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_form("项目建成投用，资金执行率达到100%。"), 1),
        (_form("全年任务完成，项目资金支付率为100%，自评得分95分。"), 1),
        (_form("各项工作完成，预算执行率100%。"), 1),
        (_form("专项资金使用率已达100%，成效明显。"), 1),
        (_form("项目验收合格，资金支付进度100％。"), 1),
        (_form("项目验收合格，资金使用率达到百分之百。"), 1),
        (_form("项目建成投用，资金执行率达到100%。", "588.80", "100.00", "10"), 0),
        # of what arrived, of one source, of a stage, of another day, a wish, a denial
        (_form("项目建成投用，资金到位率达到100%。"), 0),
        (_form("资金到位640.00万元，已到位资金执行率100%。"), 0),
        (_form("县级资金执行率达到100%。"), 0),
        (_form("预付款支付率为100%。"), 0),
        (_form("截至次年3月，资金支付率达到100%。"), 0),
        (_form("力争下年资金执行率达到100%。"), 0),
        (_form("资金执行率未达到100%。"), 0),
        (_form("实际下达588.80万元，资金执行率达到100%。"), 0),
    ],
)
def test_a_rate_of_100_against_the_row_of_all_funds(text: str, expected: int) -> None:
    assert outcomes(text, "D08").count("finding") == expected
