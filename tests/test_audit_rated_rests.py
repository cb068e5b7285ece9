"""A06 of what is left behind a rate, whose whole stands elsewhere; B01 where a zero changed places; A20 of three."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

FUNDS = (
    "2021年下达专项资金712.00万元，其中省级资金412.00万元、县级资金300.00万元。\n",
    "全年可用资金712.00万元。",
    "项目预算712.00万元，分两批下达。\n其中第一批400.00万元。\n",
)
TOLD = (
    "实际支出668.35万元，执行率93.87%，结转{}万元。\n",
    "全年实际支出668.35万元，预算执行率为93.87%，年末结余{}万元，按规定结转下年使用。\n",
    "截至年底实际支出668.35万元，资金使用率93.87%，尚有结余资金{}万元。\n",
    "当年支出668.35万元，年末结转资金{}万元，预算执行率93.87%。\n",
)


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("funds", FUNDS)
def test_what_is_left_of_the_whole_of_a_rate(funds: str, told: str) -> None:
    assert "finding" not in outcomes(funds + told.format("43.65"), "A06")
    assert "finding" in outcomes(funds + told.format("46.35"), "A06")
    assert "finding" in outcomes(funds + told.format("43.95"), "A06")


@pytest.mark.parametrize(
    "text",
    [
        FUNDS[0] + "实际支出668.35万元，执行率93.87%，结转23.65万元，财政收回20.00万元。\n",
        FUNDS[0] + "实际支出668.35万元，执行率93.87%，其中县级结转23.65万元。\n",
        FUNDS[0] + "实际支出668.35万元，执行率93.87%，结转23.65万元，剩余20.00万元上缴国库。\n",
        FUNDS[0] + "实际支出668.35万元，执行率93.87%，结转下年31.20万元。\n",
        FUNDS[0] + "实际支出668.35万元，执行率93.87%，上年结转资金43.95万元已全部用完。\n",
        FUNDS[0] + "实际支出668.35万元，执行率93.87%；结余利息4.36万元另行上缴。\n",
        FUNDS[0] + "实际支出668.35万元，比上年增长9.20%，结转43.65万元。\n",
        FUNDS[1] + "实际支出668.35万元，执行率93.87%，项目结转资金40.65万元、公用经费结转3.00万元。\n",
        "全年预算712.00万元，调整后预算712.30万元。实际支出668.35万元，执行率93.87%，结转43.95万元。\n",
        "项目预算712.00万元。实际支出668.35万元，执行率93.87%。两年累计结转43.95万元。\n",
        FUNDS[0] + "实际支出712.00万元，执行率100.00%，结转0万元。\n",
        FUNDS[0] + "县级实际支出268.35万元，执行率89.45%，县级结转31.65万元。\n",
        FUNDS[0] + "实际支出668.35万元，执行率93.87%，结余43.65万元，已交回财政13.65万元，结转30.00万元。\n",
        "专项资金712.00万元，另有自筹30.00万元。实际支出668.35万元，执行率93.87%，结转73.65万元（含自筹）。\n",
        FUNDS[0] + "实际支出668.35万元，执行率93.87%，年末结余指标43.65万元，账面结余44.65万元（含利息1.00万元）。\n",
    ],
)
def test_other_amounts_behind_a_rate(text: str) -> None:
    assert "finding" not in outcomes(text, "A06")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("年末结转24.03万元，按规定结转下年使用。", "二是支出进度偏慢，年末结转资金24.30万元。"),
        ("年末结余70.86万元。", "一是预算编制不细，年末结余资金78.06万元。"),
        ("年末结转和结余105.70万元。", "三是结转和结余资金150.70万元，规模偏大。"),
    ],
)
def test_a_zero_changes_places_as_other_digits_do(one: str, other: str) -> None:
    assert "finding" in outcomes(f"{one}\n二、存在的问题\n{other}\n", "B01")


@pytest.mark.parametrize(
    "text",
    [
        "年末结转24.03万元。\n二、上年情况\n2020年末结转24.30万元。\n",
        "年末结转24.03万元。\n二、项目\n其中：培训项目年末结转24.30万元。\n",
        "培训费支出20.43万元。\n二、其他\n会议费支出24.30万元。\n",
        "年初计划结转控制在24.30万元以内。\n二、结果\n年末结转24.03万元。\n",
        "累计结转240.30万元。\n二、本年\n年末结转204.30万元。\n",
    ],
)
def test_other_amounts_of_the_same_digits(text: str) -> None:
    assert "finding" not in outcomes(text, "B01")


def test_what_was_spent_by_a_day_of_the_year_hides_no_exchanged_digits() -> None:
    told = "共安排补助资金606.00万元，全年支出{}万元，资金执行率93.80%。\n"
    told += "截至12月31日，实际支出568.42万元，执行率93.80%，结转37.58万元。其中截至11月30日支出494.50万元。\n"
    assert "finding" in outcomes(told.format("586.42"), "A20")
    assert "finding" not in outcomes(told.format("568.42"), "A20")
