"""Rules on what is stated: A10 (all shares), A13 (reasons), B07 (a case told twice), C10 (all grades), D06 (size)."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY, outcomes

from indexer.document import read_document

TOLD = "2021年责任保险理赔2起，赔付3.60万元。"


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("全年责任保险理赔2起，赔付3.60万元。", ["pass"]),
        ("全年责任保险理赔两起，共赔付36000元。", ["pass"]),
        ("全年责任保险理赔2起，赔付3.61万元。", ["rounding"]),
        ("全年责任保险理赔2起，赔付6.30万元。", ["finding"]),
        ("全年责任保险理赔3起，赔付3.60万元。", ["finding"]),
        # Another case of the kind.
        ("全年责任保险理赔5起，赔付9.20万元。", ["not_checkable"]),
        ("2020年责任保险理赔2起，赔付2.10万元。", []),
        ("上半年责任保险理赔2起，赔付2.10万元。", []),
        ("其中责任保险理赔1起，赔付2.10万元。", []),
        ("全年工伤保险待遇2起，赔付2.10万元。", []),
        ("全年责任保险理赔2起，垫付2.10万元。", []),
    ],
)
def test_two_statements_on_one_case(again: str, expected: list[str]) -> None:
    assert outcomes(f"{TOLD}\n二、绩效情况\n{again}", "B07") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年基本支出占总支出的60.25%，项目支出占39.75%。", ["pass"]),
        ("2021年基本支出占总支出的60.2%，项目支出占39.7%。", ["rounding"]),
        ("2021年基本支出占总支出的60.25%，项目支出占36.75%。", ["finding"]),
        ("2021年基本支出占50%，项目支出占30%，经营支出占20%。", ["pass"]),
        ("2021年人员经费占基本支出的81%，公用经费占基本支出的18%。", ["rounding"]),
        # Too far off for a sum; 19 with its digits exchanged is what proves the second one wrong.
        ("2021年人员经费占基本支出的81%，公用经费占基本支出的91%。", ["finding"]),
        ("2021年人员经费占基本支出的81%，公用经费占基本支出的57%。", ["not_checkable"]),
        ("2021年人员经费占基本支出的81%，公用经费占基本支出的29%。", ["finding"]),
        # Parts of any kind, where their sum is printed.
        ("采购120.00万元，货物60.00万元，占50%，工程40.00万元，占33.3%，服务20.00万元，占16.7%。", ["pass"]),
        ("采购120.00万元，货物60.00万元，占50%，工程40.00万元，占33.3%，服务20.00万元，占14.7%。", ["finding"]),
        ("2021年本年收入500.00万元：财政拨款收入480.00万元，占96.0%；其他收入20.00万元，占6.0%。", ["finding"]),
        ("项目资金500.00万元，其中上级资金300.00万元，占60%；本级资金200.00万元，占30%。", ["finding"]),
        ("采购120.00万元，货物60.00万元，占50%，工程40.00万元，占33%，服务20.00万元，占16%。", ["rounding"]),
        # Of another whole than the one that they come to; a part of a part; last year's share.
        ("全部520.00万元，收入500.00万元：拨款480.00万元，占92.31%；其他20.00万元，占3.85%。", []),
        ("采购120.00万元，货物60.00万元，占50%，工程60.00万元，其中小微企业20.00万元，占20%。", []),
        ("项目资金500.00万元，设备300.00万元，占项目资金的60%；培训200.00万元，占上年的90%。", []),
        # Of two wholes; of a part that may not be alone.
        ("2021年人员经费占基本支出的81%，公用经费占总支出的9%。", []),
        ("2021年基本支出占60%，项目支出占30%，其他支出占5%。", ["not_checkable"]),
        ("2021年基本支出占总支出的60.25%。\n2021年项目支出占36.75%。", []),
    ],
)
def test_the_shares_of_all_parts_sum_to_the_whole(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A10") == expected


BUDGETS = "项目名称\t预算数（万元）\t执行数（万元）\n公厕管护\t95.43\t{}\n环卫作业\t190.20\t{}\n"


@pytest.mark.parametrize(
    ("spent", "expected"),
    [
        (("89.25", "186.40"), []),
        (("892500", "1864000"), ["finding"]),  # 元 under a head of 万元: one finding for the table
        (("892500", "186.40"), ["finding"]),
        (("9.543", "186.40"), ["finding"]),  # the same digits
        (("954.30", "186.40"), ["finding"]),
        (("9.25", "1864.00"), []),  # much less and much more, by other digits
        (("0.02", "186.40"), []),
    ],
)
def test_amounts_of_one_thing_are_of_one_size(spent: tuple[str, str], expected: list[str]) -> None:
    assert outcomes(BUDGETS.format(*spent), "D06") == expected


def test_a_unit_that_is_wrong_in_the_text() -> None:
    text = "2021年水费预算32.50万元，实际支出{}。\n2020年水费支出30.12万元。"
    assert outcomes(text.format("31.8万元"), "D06") == []
    assert outcomes(text.format("318,000元"), "D06") == []
    assert outcomes(text.format("318,000万元"), "D06") == ["finding"]


def test_what_is_vague_is_not_one_thing() -> None:
    assert outcomes("2021年其他支出1234.5万元。\n2020年其他支出0.1204万元。", "D06") == []


GRADED = """{}
三、项目支出绩效自评情况
（一）公厕管护工作经费
1.预算执行情况。该项目经费共90万元，支付90万元。
2.目标完成情况。目标完成较好，自评得分{}分，自评等级为“{}”。
（二）环卫作业工作经费
1.预算执行情况。该项目经费共80万元，支付80万元。
2.目标完成情况。目标完成较好，自评得分91分，自评等级为“优”。
"""


@pytest.mark.parametrize(
    ("claim", "score", "grade", "expected"),
    [
        ("各项目评价均为优。", "92", "优", ["pass"]),
        ("各项目评价均为优。", "86", "良", ["finding"]),
        ("2个项目自评结果均为“良”以上。", "86", "良", ["pass"]),
        ("2个项目自评结果均为“良”以上。", "70", "中", ["finding"]),
        ("所有项目均合格。", "86", "良", ["pass"]),
        ("除公厕管护外，各项目评价均为优。", "86", "良", []),
        ("下一步力争各项目评价均为优。", "86", "良", []),
        ("各项目均优先安排。", "86", "良", []),
    ],
)
def test_a_grade_of_all_projects_is_that_of_each(claim: str, score: str, grade: str, expected: list[str]) -> None:
    assert outcomes(GRADED.format(claim, score, grade), "C10") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年支出比上年增加65.70万元，其中：人员经费增加40.20万元，公用经费增加25.50万元。", ["pass"]),
        ("2021年支出比上年增加65.70万元，其中：人员经费增加70.20万元，公用经费减少4.50万元。", ["pass"]),
        ("2021年支出比上年减少65.70万元，其中：人员经费减少70.20万元，公用经费增加4.50万元。", ["pass"]),
        ("2021年支出比上年增加65.70万元，其中：人员经费增加40.20万元，公用经费增加25.51万元。", ["rounding"]),
        ("2021年支出比上年增加65.70万元，其中：人员经费增加40.21万元，公用经费增加35.49万元。", ["finding"]),
        ("2021年支出比上年增加65.70万元，主要是人员经费增加40.21万元，公用经费增加35.49万元。", ["not_checkable"]),
        ("2021年支出比上年增加65.70万元，其中：人员经费增加20.20万元，公用经费增加5.50万元。", ["not_checkable"]),
        ("2021年支出比上年增加65.70万元，比预算多支出20.10万元，比前年增加3.30万元。", []),
    ],
)
def test_the_reasons_of_a_change_come_to_it(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A13") == expected


SPENT_TABLE = (
    "附件：2021年度部门整体支出绩效自评表\n预算资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "年度资金总额\t900.00\t1000.00\t950.00\t10\t95.00%\t9.5\n"
)


def test_totals_beyond_those_that_a_rate_is_held_against_are_said() -> None:
    def text(totals: int) -> str:
        spent = "".join(f"2021年部门支出合计{800 + n}.25万元。\n" for n in range(totals))
        return f"2021年收入合计1000.00万元。\n{spent}{SPENT_TABLE}"

    def found(totals: int) -> list[tuple[str, bool]]:
        document = read_document(f"{HEAD}{text(totals)}".encode(), "a.txt", VOCABULARY, GAZETTEER)
        shown = [f for f in document.findings if f.rule == "B06" and "95.00%" in f.sides[0].quote]
        return [(f.outcome, "其余没有核对" in f.statement_zh) for f in shown]

    assert found(20) == [("finding", False)] * 20
    more = found(25)
    assert more.count(("finding", False)) == 20
    assert more.count(("not_checkable", True)) == 1 and len(more) == 21


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公务用车运行维护费18.12万元，公务用车保有量9辆，平均每辆2.01万元。", ["rounding"]),
        ("公务用车运行维护费18.12万元，公务用车保有量9辆，平均每辆2.10万元。", ["finding"]),
        # A standard is exact, an average is not.
        ("水库移民补助支出34.56万元，补助移民480人，每人补助720元。", ["pass"]),
        ("水库移民补助支出34.58万元，补助移民480人，每人补助720元。", ["finding"]),
        ("水库移民补助支出34.56万元，补助移民480人，每人补助220元。", ["finding"]),
        ("水库移民支出34.56万元，培训480人，每人220元。", []),
    ],
)
def test_a_unit_cost_times_its_number(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A16") == expected


@pytest.mark.parametrize(
    ("income", "expected"),
    [
        ("2021年收入合计2,490.5万元。", ["pass"]),
        ("2021年总收入2,590.5万元。", ["finding"]),
        # Of one source, and not all there was.
        ("食堂收入4.3万元未上缴财政专户。", []),
        ("2021年资产处置收入12万元。", []),
    ],
)
def test_only_all_income_less_what_was_spent_is_what_is_left(income: str, expected: list[str]) -> None:
    assert outcomes(f"{income}\n二、支出情况\n2021年支出合计2,463.8万元，结转26.7万元。", "A06") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申报资金390万元，经评审核减32万元，批复年初预算358万元，年中追加24万元，调整后预算382万元。", ["pass"]),
        ("申报资金390万元，经评审核减32万元，批复年初预算358万元，年中追加24万元，调整后预算393万元。", ["finding"]),
        ("年初预算358万元，年中追加24万元，核减32万元，调整后预算350万元。", ["pass"]),
        ("年初预算358万元，年中追加24万元，核减32万元，调整后预算353万元。", ["finding"]),
        # A sum and its parts, and what was taken back when the year was over.
        ("年初预算500万元，追加80万元（其中上级专项60万元、县级追加20万元），调整后预算580万元。", ["pass"]),
        ("年初预算500万元，分别追加30万元、20万元、10万元，共追加60万元，调整后预算560万元。", ["pass"]),
        ("年初预算500万元，分别追加30万元、20万元、10万元，共追加60万元，调整后预算590万元。", ["not_checkable"]),
        ("年初预算500万元，追加60万元，年底收回结余8万元，调整预算560万元，支出552万元。", ["pass"]),
    ],
)
def test_a_cut_in_what_was_applied_for_is_none_in_the_budget(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A05") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议支出36.8万元（预算40万元，节支3.2万元，节支率8%）。", []),
        ("会议支出36.8万元，预算40万元，结余率8%。", []),
        ("会议支出36.8万元，预算40万元，执行率92%。", ["pass"]),
        ("会议支出36.8万元，预算40万元，执行率82%。", ["finding"]),
    ],
)
def test_only_a_rate_of_execution_is_spending_over_budget(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A11") == expected


def test_points_taken_off_are_no_part_of_a_score() -> None:
    text = "自评综合得分92.4分，等级为“优”，其中预算执行率指标得9.4分，扣0.6分。"
    assert outcomes(text, "C03") in ([], ["not_checkable"])


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ["finding"]),
        # Of all that was spent: the class beside them is not of the basic expenditure.
        ("，资本性支出10万元", []),
    ],
)
def test_classes_of_all_that_was_spent_are_no_parts_of_the_basic_expenditure(more: str, expected: list[str]) -> None:
    classes = f"工资福利支出60万元，商品和服务支出30万元，对个人和家庭的补助支出10万元{more}。"
    text = f"2021年基本支出80万元，项目支出30万元。{classes}"
    assert outcomes(text, "A02") == expected
