"""What looks as if it did not agree and is printed so in reports that are right: of another scope, source or kind."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

BOUGHT = (
    "政府采购支出总额426.80万元，其中货物支出86.40万元。授予中小企业合同金额386.50万元，占政府采购支出总额的90.56%，"
    "其中授予小微企业合同金额286.30万元，占授予中小企业合同金额的{}%。"
)


@pytest.mark.parametrize(
    ("share", "expected"), [("74.08", ["rounding", "rounding"]), ("47.08", ["rounding", "finding"])]
)
def test_a_share_of_what_is_itself_a_share(share: str, expected: list[str]) -> None:
    assert outcomes(BOUGHT.format(share), "A09") == expected


ALL = "2021年支出合计3,042.18万元，其中基本支出1,864.72万元，项目支出1,177.46万元。\n"


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("二、支出明细\n2021年基本支出1,864.72万元。", ["pass"]),
        ("二、支出明细\n2021年基本支出1,782.90万元。", ["finding"]),
        # The source of the money stands in the heading, or before in the sentence.
        ("二、一般公共预算财政拨款基本支出决算情况说明\n2021年基本支出1,782.90万元。", ["not_checkable"]),
        ("二、支出明细\n2021年财政拨款支出2,918.36万元，其中基本支出1,782.90万元。", ["not_checkable"]),
        # One wrong digit is hardly another scope.
        ("二、一般公共预算财政拨款基本支出决算情况说明\n2021年基本支出1,864.12万元。", ["finding"]),
    ],
)
def test_a_line_of_the_accounts_of_one_source_of_money(again: str, expected: list[str]) -> None:
    assert outcomes(ALL + again, "B01")[:1] == expected


def test_the_balance_of_a_part_is_not_that_of_all() -> None:
    income = "2021年收入合计68,423.56万元。\n二、项目补助\n"
    found = outcomes(f"{income}学科建设经费500万元，全年支出412.35万元，结转87.65万元。", "A06")
    assert "finding" not in found


@pytest.mark.parametrize(
    ("total", "expected"),
    [("94.3", ["pass"]), ("93.4", ["finding"])],
)
@pytest.mark.parametrize(
    "each", ["{}分得{}分", "（{}分）得分{}分", "满分{}分、得{}分", "{}分，实际得分{}分", "{}分，自评得{}分"]
)
def test_points_out_of_a_full_mark(each: str, total: str, expected: list[str]) -> None:
    marks = (("决策", 15, "14.5"), ("管理", 25, "23.8"), ("产出", 30, "28.5"), ("效益", 30, "27.5"))
    listed = "；".join(f"项目{name}{each.format(full, got)}" for name, full, got in marks)
    assert outcomes(f"自评总分{total}分，其中：{listed}。", "C03") == expected


@pytest.mark.parametrize(("total", "expected"), [("94.5", ["pass"]), ("95.4", ["finding"]), ("100", ["pass"])])
def test_full_marks_and_what_was_taken_off(total: str, expected: list[str]) -> None:
    listed = "投入10分，扣0.5分；过程30分，扣2分；产出40分，扣2分；效果20分，扣1分。"
    assert outcomes(f"自评总分{total}分，其中：{listed}", "C03") == expected


LISTED = "单位：万元\n项目名称\t预算数\t支出数\n{}\t412.00\t398.25\n河道清淤\t120.00\t112.85\n"


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        # The text's name is short for the row's: digits exchanged, and 元 for 万元.
        ("农村供水工程维修养护", "维修养护项目全年支出389.25万元。", ["finding"]),
        ("农村供水工程维修养护", "维修养护全年支出3982500万元。", ["finding"]),
        # Another amount of it, and another thing.
        ("农村供水工程维修养护", "维修养护全年支出286.40万元。", []),
        ("农村供水工程维修养护", "设备购置全年支出389.25万元。", []),
    ],
)
def test_an_amount_of_the_text_and_the_row_that_its_name_is_short_for(row: str, text: str, expected: list[str]) -> None:
    assert outcomes(f"{LISTED.format(row)}二、项目情况\n{text}", "B06") == expected


NESTED = (
    "单位：万元\n类别\t支出数\n基本支出\t1,003.77\n1.人员经费\t877.17\n2.公用经费\t126.60\n项目支出\t476.25\n合计\t{}\n"
)


@pytest.mark.parametrize(("total", "expected"), [("1,480.02", "pass"), ("1,408.02", "finding")])
def test_rows_that_a_row_above_sums_up_are_not_added(total: str, expected: str) -> None:
    assert expected in outcomes(NESTED.format(total), "A03") + outcomes(NESTED.format(total), "A01")
    assert expected == "finding" or "finding" not in outcomes(NESTED.format(total), "A03")


def test_rows_are_named_by_what_they_are_and_not_by_how_many() -> None:
    table = "单位：万元\n支持方向\t受益对象\t支出数\n科技创新券兑付\t37家\t61.30\n科普基地建设\t4家\t32.00\n"
    assert outcomes(f"{table}二、项目情况\n创新券兑付金额613000万元。", "B02") == ["finding"]


def test_one_total_whose_parts_are_told_twice_is_one_finding() -> None:
    table = (
        "单位：万元\n项目\t2021年决算数\n三公经费\t11.10\n1、公务用车购置和维护经费\t8.64\n其中：公车购置\t0\n公车运行维护\t8.64\n"
        "2、出国经费\t0\n3、公务接待\t2.64\n"
    )
    assert outcomes(table, "A15").count("finding") == 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2020年项目预算412万元，支出398.2万元；2021年预算较上年增加74.5万元，增长18.08%。", "A08"),
        ("2020年年初预算412万元，决算398.2万元，2021年年初预算比上年增加74.5万元，增长18.08%。", "A08"),
        ("共计支付771.83万元，占到位资金958.0万元的80.57%。其中中央资金支出534.24万元，执行率90%。", "A11"),
        ("年初预算820.00万元，年中追加60.00万元（含上年结转12.00万元），调减15.00万元，调整后预算853.00万元。", "A05"),
        ("全年预算958.0万元，支出771.83万元。其中培训项目支出53.4万元，执行率97.1%。", "A11"),
    ],
)
def test_a_rate_is_of_what_its_own_clause_speaks_of(text: str, rule: str) -> None:
    assert "finding" not in outcomes(text, rule)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2020年支出412万元，2021年支出较上年增加74.5万元，增长81.08%。", "A08"),
        ("全年预算958.0万元，支出771.83万元，执行率85.57%。", "A11"),
    ],
)
def test_it_is_held_against_that(text: str, rule: str) -> None:
    assert "finding" in outcomes(text, rule)
