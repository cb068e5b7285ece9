"""A20 of one thing that two paragraphs tell with two amounts, where the sources or the rest bear out one of them."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY, outcomes

from indexer.document import read_document

FIRST = (
    "2021年共安排产业资金680.00万元。截至12月31日实际到位{}万元，支出641.92万元。\n",
    "全年实际到位资金{}万元，涉及12个乡镇。\n",
    "截至年底，资金到位{}万元，项目按期完工。\n",
)
SOURCES = "（一）资金来源。省级420.00万元、市级60.00万元、县级200.00万元。截至12月31日实际到位{}万元，到位率100%。\n"


@pytest.mark.parametrize("first", FIRST)
def test_what_its_sources_bear_out(first: str) -> None:
    assert "finding" in outcomes(first.format("660.00") + SOURCES.format("680.00"), "A20")
    assert "finding" in outcomes(first.format("650.00") + SOURCES.format("680.00"), "A20")
    assert "finding" not in outcomes(first.format("680.00") + SOURCES.format("680.00"), "A20")


@pytest.mark.parametrize(
    "first",
    [
        "截至11月30日实际到位660.00万元。\n",
        "上半年实际到位660.00万元。\n",
        "截至9月底，资金到位660.00万元。\n",
        "2020年实际到位660.00万元。\n",
        "上年实际到位660.00万元。\n",
        "其中县级以上资金实际到位660.00万元。\n",
        "省级资金实际到位660.00万元。\n",
        "年初计划到位660.00万元。\n",
        "两年累计到位660.00万元。\n",
        "一期工程实际到位660.00万元。\n",
        "实际到位660.00万元，尚有20.00万元在途。\n",
        "按部门口径，实际到位660.00万元。\n",
        "实际到位660.00万元（初报数，后更正为680.00万元）。\n",
        "各乡镇实际到位660.00万元。\n",
        "实际到位512.00万元。\n",
    ],
)
def test_amounts_of_another_time_or_part(first: str) -> None:
    assert "finding" not in outcomes(first + SOURCES.format("680.00"), "A20")


@pytest.mark.parametrize(
    "text",
    [
        "全年收入660.00万元。\n财政拨款420.00万元、事业收入60.00万元、其他收入180.00万元。\n全年支出680.00万元。\n",
        "实际到位660.00万元。\n实际到位680.00万元。\n",
        "年末结余38.08万元。\n结余资金36.08万元。\n",
        "全年支出641.92万元。\n培训支出120.00万元、宣传支出60.00万元。\n全年支出640.92万元。\n",
    ],
)
def test_two_amounts_that_nothing_bears_out(text: str) -> None:
    assert "finding" not in outcomes(text, "A20")


PERIOD = "项目由动物疫病预防控制中心实施，{}。共安排预算156.00万元。\n二、资金使用\n{}\n"


@pytest.mark.parametrize(
    ("period", "told", "wrong"),
    [
        ("项目实施期为2021年1月至12月", "截至2020年12月31日，项目实际支出148.03万元，结余7.97万元。", True),
        ("服务期限自2021年3月至12月", "截至2020年12月31日，已支付服务费86.40万元。", True),
        ("建设周期2021年4月至2022年3月", "截至2020年12月31日，完成投资86.40万元。", True),
        ("项目实施期为2021年1月至12月", "截至2021年12月31日，项目实际支出148.03万元，结余7.97万元。", False),
        ("项目实施期为2020年1月至2021年12月", "截至2020年12月31日，项目实际支出48.03万元。", False),
        ("项目实施期为2021年1月至12月", "截至2020年12月31日，累计支付前期费用8.03万元。", False),
        ("项目实施期为2021年1月至12月", "截至2020年12月31日支出48.03万元，2021年支出100.00万元。", False),
        ("项目实施期为2021年1月至12月", "截至2020年12月31日，上年项目实际支出148.03万元。", False),
        ("项目2020年10月立项，实施期为2021年1月至12月", "截至2020年12月31日，支付设计费8.03万元。", False),
    ],
)
def test_a_period_that_begins_after_the_day_of_payment(period: str, told: str, wrong: bool) -> None:
    assert ("finding" in outcomes(PERIOD.format(period, told), "D01")) is wrong


def test_a_rate_of_prose_tells_which_rate_of_a_table_is_right() -> None:
    rows = "".join(f"{name}\t{a}\t{b}\t{rate}\n" for name, a, b, rate in (
        ("技能培训", "248.00", "222.46", "98.70%"), ("创业补贴", "120.00", "96.00", "80.00%"),
        ("就业见习", "60.00", "57.00", "95.00%"), ("职业评价", "40.00", "39.00", "97.50%"),
    ))  # fmt: skip
    text = f"执行情况表（单位：万元）\n项目\t预算数\t执行数\t执行率\n{rows}技能培训执行222.46万元，执行率89.70%。\n"
    document = read_document(f"{HEAD}{text}".encode(), "a.txt", VOCABULARY, GAZETTEER)
    found = [finding for finding in document.findings if finding.rule == "A11" and finding.outcome == "finding"]
    assert any(side.quote.endswith("89.70%") for finding in found for side in finding.sides)
