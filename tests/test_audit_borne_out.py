"""What a report bears out is no finding; a slip, and what nothing in it bears out, is one."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, VOCABULARY, outcomes

from indexer.document import read_document

HALVES = (
    "表1  2021年上半年发放情况\n类别\t人数（人）\t标准（元/人）\t金额（万元）\n"
    "甲类对象\t2,160\t500\t108.00\n乙类对象\t3,240\t750\t243.00\n合计\t5,400\t—\t351.00\n\n"
    "表2  2021年下半年发放情况\n类别\t人数（人）\t标准（元/人）\t金额（万元）\n"
    "甲类对象\t{}\t500\t{}\n乙类对象\t3,320\t750\t249.00\n合计\t{}\t—\t{}\n"
)


def test_two_tables_each_of_which_adds_up_are_of_two_things() -> None:
    title = "某某县2021年困难群众生活补助项目支出绩效自评报告\n一、资金使用情况\n（二）分次发放情况\n"
    text = title + HALVES.format("2,080", "104.00", "5,400", "353.00")
    found = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER).findings
    assert {finding.outcome for finding in found if finding.rule == "B02"} == {"not_checkable"}
    assert any("各自又与报告中别的数字相符" in finding.statement_zh for finding in found)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "一、项目预算520.00万元，财政实际到位500.00万元。\n二、截至年底项目支出478.50万元，预算执行率95.70%（按到位数），结余21.50万元。",
            "A11",
        ),
        (
            "2021年度收入总计2,764.30万元，其中本年收入2,600.00万元，年初结转164.30万元。\n2021年度财政拨款收入总计2,688.30万元，"
            "财政拨款支出2,575.15万元，年末财政拨款结转113.15万元。",
            "A06",
        ),
        (
            "全县当年安排该项资金640.00万元。2020年至2022年三年累计安排1,815.50万元，其中前两年为580.00万元和595.50万元。",
            "A12",
        ),
    ],
)  # fmt: skip
def test_numbers_that_agree_with_another_amount_near_by(text: str, rule: str) -> None:
    assert "finding" not in outcomes(text, rule)


@pytest.mark.parametrize("rate", ["93.90", "97.50", "59.70"])
def test_a_rate_that_no_amount_near_by_bears_out(rate: str) -> None:
    text = f"项目预算500.00万元，项目支出478.50万元，预算执行率{rate}%，结余21.50万元。全市同类项目预算820.00万元。"
    assert "finding" in outcomes(text, "A11")


@pytest.mark.parametrize(("left", "shown"), [("188.73", False), ("188.37", True), ("198.73", True), ("183.78", True)])
def test_a_rest_that_nothing_bears_out_is_a_finding(left: str, shown: bool) -> None:
    text = f"2021年度收入总计2,764.10万元，支出2,575.37万元，年末结转{left}万元。"
    assert ("finding" in outcomes(text, "A06")) is shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("共有服务网点36个，其中一类18个、二类12个、三类8个。", True),
        ("共有服务网点64个，其中一类18个、二类12个、三类8个。", False),  # rather some of them
    ],
)
def test_a_total_far_from_its_parts_is_of_other_parts(text: str, shown: bool) -> None:
    assert ("finding" in outcomes(text, "A17")) is shown


@pytest.mark.parametrize(
    "text",
    [
        "“三公”经费预算16.00万元，实际支出12.10万元，比上年14.60万元减少2.50万元，其中公务接待费4.10万元，比上年5.50万元减少1.40万元。",
        "会议费3.26万元，培训费预算9.40万元；上年会议费4.58万元，本年会议费比上年减少1.32万元，上年培训费8.08万元。",
    ],
)
def test_a_change_that_one_of_the_amounts_before_it_bears_out(text: str) -> None:
    assert "finding" not in outcomes(text, "A14")


@pytest.mark.parametrize(
    ("number", "rule", "shown"),
    [
        ("3,320", "A16", False),
        ("3,230", "A16", True),  # what was paid is for 3,320
        ("3,230", "A17", True),  # and so is the total
        ("3,100", "A16", False),  # some were not paid for all of it
    ],
)
def test_two_digits_of_a_number_exchanged_in_a_row_of_products(number: str, rule: str, shown: bool) -> None:
    text = (
        "表1  发放情况\n类别\t人数（人）\t标准（元/人）\t金额（万元）\n甲类对象\t2,160\t500\t108.00\n"
        f"乙类对象\t{number}\t750\t249.00\n丙类对象\t1,200\t250\t30.00\n合计\t6,680\t—\t387.00\n"
    )
    assert ("finding" in outcomes(text, rule)) is shown


@pytest.mark.parametrize(
    ("left", "shown"), [("260,000万元", True), ("26.00万元", False), ("260,000元", False), ("24.00万元", False)]
)
def test_a_rest_of_two_digits_that_towers_above_all_else(left: str, shown: bool) -> None:
    text = f"全年到位资金750.00万元，支出724.00万元，结余26.00万元。\n二、问题\n年末仍有结余资金{left}，工程未结算。"
    assert ("finding" in outcomes(text, "D06")) is shown
