"""An amount of the text and the table's cell of the same name: slips are shown, other scopes are not."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

THREE = (
    "“三公”经费支出{}万元，其中公务用车运行维护费8.15万元，公务接待费{}万元。\n二、基础数据表\n单位：万元\n"
    "项目\t2020年决算数\t2021年预算数\t2021年决算数\n三公经费\t14.02\t15.00\t12.42\n公务用车运行维护费\t9.31\t9.50\t8.15\n"
    "3、公务接待\t4.71\t5.50\t4.27\n公用经费\t66.10\t70.00\t68.35\n"
)
FUNDS = (
    "项目计划总投资3,680万元。资金到位：市级配套资金到位{}万元，其余为上级补助。{}\n表1 资金到位情况表 单位：万元\n"
    "资金来源\t计划数\t到位数\n中央补助\t2,200.00\t2,200.00\n市级配套\t1,480.00\t1,358.60\n合计\t3,680.00\t3,558.60\n"
)
CLASSES = (
    "2.教育支出{}万元，主要用于学校运转。\n支出决算表\n单位：万元\n科目名称\t年初预算数\t决算数\n一、教育支出\t2,904.00\t2,857.63\n"
    "二、科学技术支出\t84.00\t81.27\n三、住房保障支出\t136.00\t136.42\n合计\t3,124.00\t3,075.32\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (THREE.format("12.42", "4.27"), ["pass"]),
        (THREE.format("12.24", "4.27"), ["finding"]),  # the digits of the total
        (THREE.format("12.42", "4.72"), ["pass", "finding"]),  # three digits are enough for two exchanged ones
        (THREE.format("12.42", "4.71"), ["pass"]),  # last year's amount is no slip
        (THREE.format("12.42", "3.27"), ["pass"]),  # three digits, one of them other: too few
        (FUNDS.format("1,358.60", ""), ["pass"]),
        (FUNDS.format("1,385.60", ""), ["finding"]),
        (FUNDS.format("1,358.90", ""), ["finding"]),
        (FUNDS.format("1,358.90", "另有清算资金0.30万元。"), ["not_checkable"]),  # printed: it explains the difference
        (FUNDS.format("1,310.00", ""), []),  # rather another point of time
        (FUNDS.format("1,480.00", ""), []),  # the plan's amount
        (FUNDS.format("1,385.60", "上报稿误写为1,385.60万元，已更正。"), ["finding"]),
        (FUNDS.format("1,385.60万元（上报稿笔误，应为1,358.60", ""), []),
        (CLASSES.format("2,857.63"), ["pass"]),
        (CLASSES.format("5,287.63"), []),  # exchanged, but no neighbours
        (CLASSES.format("2,875.63"), ["finding"]),
        (CLASSES.format("2,857.68"), ["finding"]),
        (CLASSES.format("2,412.05"), []),  # of one source, perhaps
    ],
)
def test_a_slip_between_text_and_table(text: str, expected: list[str]) -> None:
    assert [each for each in outcomes(text, "B06") if each != "rounding"] == expected


HELP = (
    "救助支出情况：\n单位：万元\n项目\t支出\n住院救助\t918.36\n门诊救助\t142.75\n资助参保\t{}\n合计\t1,596.31\n"
    "二、产出\n（一）门诊救助\n全年{}。\n（二）资助参保\n资助困难群众参加2022年度居民医保{}万元，共41,200人{}。\n"
)


@pytest.mark.parametrize(
    ("cell", "clinic", "text", "more", "expected"),
    [
        ("535.20", "救助5,310人次", "535.20", "", []),
        ("535.20", "救助5,310人次", "553.20", "", ["finding"]),
        ("535.20", "救助5,310人次", "536.20", "", []),  # one digit, of words that are not the row's
        ("535.20", "救助5,310人次", "553.20", "（县残联代缴部分不含在内）", []),
        ("535.20", "人均412元", "412.75", "", []),  # the next row's, nearly: not of this name
    ],
)
def test_the_first_amount_under_a_heading(
    cell: str, clinic: str, text: str, more: str, expected: list[str]
) -> None:  # fmt: skip
    found = outcomes(HELP.format(cell, clinic, text, more), "B06")
    assert [each for each in found if each == "finding"] == expected


@pytest.mark.parametrize(("income", "expected"), [("事业收入\t118.40\n", []), ("", ["finding"])])
def test_income_of_another_kind_beside_the_sources(income: str, expected: list[str]) -> None:
    rows = f"一般公共预算财政拨款收入\t862.15\n政府性基金预算财政拨款收入\t40.00\n{income}其他收入\t21.30\n"
    text = f"2021年收入合计1,041.85万元。\n收入决算表\n单位：万元\n项目\t决算数\n{rows}"
    assert [each for each in outcomes(text, "B06") if each == "finding"] == expected


WHOLE = (
    "2021年{}。\n表1 部门支出表（万元）\n类别\t年初预算\t全年预算\t决算数\n基本支出\t3,120.50\t3,268.40\t3,268.40\n"
    "项目支出\t6,740.00\t8,079.00\t7,625.10\n合计\t9,860.50\t11,347.40\t10,893.50\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("部门调整后预算11,374.40万元，全年支出10,893.50万元", ["finding"]),
        ("部门全年预算11,374.40万元，其余见附表", ["finding"]),
        ("年初预算数9,806.50万元，全年预算11,347.40万元", ["finding"]),
        ("部门整体支出10,839.50万元，其余见附表", ["finding"]),
        ("部门调整后预算11,347.40万元，全年支出10,893.50万元", []),
        # another scope; the projects' money; a part of it; last year; explained
        ("部门调整后预算11,974.40万元，全年支出10,893.50万元", []),
        ("项目支出预算11,374.40万元，其余见附表", []),
        ("财政专户资金11,374.40万元，其余见附表", []),
        ("部门调整后预算为11,347.40万元（上报稿误写为11,374.40万元）", []),
    ],
)
def test_all_of_the_budget_and_the_total_of_its_column(text: str, expected: list[str]) -> None:
    assert [each for each in outcomes(WHOLE.format(text), "B06") if each == "finding"] == expected
