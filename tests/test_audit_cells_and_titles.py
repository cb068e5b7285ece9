"""What cells of forms tell in sentences; units and years that are told otherwise in two places; shares of a list."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

FORM = "项目名称{0}单车维护{0}年度{0}2021\n目标完成情况{0}{1}\n产出指标{0}数量指标{0}在网车辆{0}≥4,200辆\n"


@pytest.mark.parametrize("between", ["\t", " | "])
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("年末在网单车3,520辆，其中城东片区2,100辆、城西片区1,150辆，调度及时。", ["finding"]),
        ("年末在网单车3,250辆，其中城东片区2,100辆、城西片区1,150辆，调度及时。", ["pass"]),
    ],
)
def test_a_cell_that_holds_a_sentence_is_read_as_one(between: str, told: str, expected: list[str]) -> None:
    assert outcomes(FORM.format(between, told), "A17") == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("转学重复受助20人，共追回2.36万元。\n追回的2.36元已缴入国库。", True),
        ("转学重复受助20人，共追回2.36万元。\n追回的2.36万元已缴入国库。", False),
        ("资料印刷费2.36万元。\n每份印刷费2.36元。", False),
        ("印刷费单价2.36元。\n全年印刷费2.36万元。", False),
        ("追回2.36万元。\n缴费2.36元。", False),
    ],
)
def test_one_amount_in_two_units(text: str, found: bool) -> None:
    assert ("finding" in outcomes(text, "D10")) == found


SURVEY = (
    "回收问卷408份，其中有效问卷399份，有效率97.79%。有效问卷中，满意238份，占59.65%；较满意117份，占29.32%；"
    "一般{}份，占8.77%；不满意9份，占2.26%。"
)


@pytest.mark.parametrize(("number", "expected"), [("38", True), ("35", False)])
def test_shares_of_a_list_whose_whole_has_a_rate_of_its_own(number: str, expected: bool) -> None:
    assert ("finding" in outcomes(SURVEY.format(number), "A09")) == expected


PAID = "2019年拨付478.50万元，2020年拨付612.50万元，2021年拨付801.36万元。\n"
TABLE = (
    "表1 {}年度补助资金拨付情况（单位：万元）\n补助类别\t依据\t金额\n建设补助\t托位\t372.80\n运营补助\t人月\t391.56\n"
    "培训补助\t人次\t37.00\n合计\t—\t801.36\n"
)


@pytest.mark.parametrize(("year", "expected"), [("2020", True), ("2021", False)])
def test_the_year_of_a_title_is_that_of_its_total(year: str, expected: bool) -> None:
    assert ("finding" in outcomes(PAID + TABLE.format(year), "D01")) == expected
