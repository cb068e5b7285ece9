"""Rates over the amount before them, and changes that go another way than their amounts do."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    "text",
    [
        "（二）本年支出比2020年的2,418.60万元增加96.74万元，增长{}%。",
        "2021年支出较2020年（2,418.60万元）增加96.74万元，增幅{}%。",
        "与2020年支出2,418.60万元相比，本年增加96.74万元，增长{}%。",
        "本年支出由上年的2,418.60万元增加到2,515.34万元，增长{}%。",
        "2021年支出从2020年的2,418.60万元提高到2,515.34万元，增幅为{}%。",
    ],
)
@pytest.mark.parametrize(("rate", "wrong"), [("4.00", False), ("4", False), ("4.40", True), ("4.56", True)])
def test_a_rate_over_the_amount_right_before_its_change(text: str, rate: str, wrong: bool) -> None:
    assert ("finding" in outcomes(text.format(rate), "A08")) is wrong


@pytest.mark.parametrize(
    "text",
    [
        "与上年相比，收入增加0.86亿元，增长4.59%（2020年收入18.74亿元）；支出增加1.22亿元，增长7.06%（2020年支出17.28亿元）。",
        "2020年支出231.50万元，按可比口径调整后，2021年增加5.30万元，增长2.40%。",
        "本年支出比2020年的480.00万元增加24.00万元，其中人员经费增长5.8%。",
        "本年收入比2020年的500.00万元增加50.00万元，增长10%；支出比2020年的480.00万元增加24.00万元，增长5%。",
        "支出由2020年的480.00万元增加到504.00万元，其中项目支出增长12.6%。",
    ],
)
def test_a_rate_of_something_else(text: str) -> None:
    assert "finding" not in outcomes(text, "A08")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2021年支出226.20万元。2020年支出231.50万元，2021年支出比上年增加5.30万元，变动幅度2.29%。", "A14"),
        ("河道保洁2021年支出84.36万元。\n村集体2020年支出91.42万元，本年较上年增加7.06万元，主要是重新招标。", "A14"),
        ("公务接待费决算3.58万元，比预算4.11万元增加0.53万元。", "A07"),
        ("年初预算412.60万元，实际支出398.45万元，超支14.15万元。", "A07"),
        ("实际支出431.75万元，比年初预算412.60万元减少19.15万元。", "A07"),
    ],
)
def test_a_change_that_its_amounts_show_to_go_the_other_way(text: str, rule: str) -> None:
    assert "finding" in outcomes(text, rule)


@pytest.mark.parametrize(
    "text",
    [
        "2021年支出236.80万元。2020年支出231.50万元，2021年比上年增加5.30万元，增长2.29%。",
        "2021年预算236.80万元，比2020年执行数231.50万元增加5.30万元；2021年支出226.20万元。",
        "公务接待费预算4.11万元，决算3.58万元，比预算减少0.53万元。",
        "年初预算412.60万元，实际支出398.45万元，节约14.15万元。",
        "2021年支出526.20万元，比2022年预算531.50万元少5.30万元。",
        "2021年末固定资产原值231.50万元，2020年末为226.20万元，比上年增加5.30万元。",
        "2020年支出231.50万元，同口径调整后2021年增加5.30万元；2021年支出234.20万元。",
        "2021年支出226.20万元，2020年支出231.50万元，2021年收入比上年增加5.31万元。",
    ],
)
def test_a_change_that_goes_its_way(text: str) -> None:
    assert "finding" not in [*outcomes(text, "A14"), *outcomes(text, "A07")]


TOLD = "2020年支出412.60万元，2021年支出390.94万元，减少21.66万元，下降5.25%。\n二、结论\n{}。"


@pytest.mark.parametrize(
    ("again", "wrong"),
    [
        ("全年支出比上年增长5.25%，各项任务按时完成", True),
        ("我局支出规模同比上升5.25%", True),
        ("本年支出较上年增加21.66万元，重点任务完成较好", True),
        ("全年支出比上年下降5.25%，各项任务按时完成", False),
        ("收入较上年增长5.25%", False),
        ("全年支出比上年增长5.3%", False),
        ("群众满意率较上年提高5.25个百分点", False),
        ("培训人次比上年增长5.25%", False),
    ],
)
def test_one_change_told_to_go_both_ways(again: str, wrong: bool) -> None:
    text = TOLD.format(again)
    assert ("finding" in [*outcomes(text, "A14")]) is wrong


@pytest.mark.parametrize(
    "name", ["预算执行率（实际支出占全年预算数）为", "预算执行率（支出数/预算数）为", "执行进度（支出占预算比重）达"]
)
def test_a_rate_that_brackets_explain(name: str) -> None:
    text = f"全年预算数843.20万元，全年实际支出809.47万元，{name}{{}}%。"
    assert "finding" in outcomes(text.format("69.00"), "A11")
    assert "finding" not in outcomes(text.format("96.00"), "A11")


FORM = "\n项目\t年初预算数\t全年预算数\t执行数\t执行率\n年度资金总额\t{}\t843.20\t809.47\t{}\n"


@pytest.mark.parametrize(
    ("text", "initial", "rate", "wrong"),
    [
        ("全年预算数843.20万元，实际支出809.47万元，执行率96.00%。", "843.20", "96.00%", False),
        ("全年预算数843.20万元，实际支出809.47万元，执行率95.30%。", "843.20", "96.00%", True),
        ("全年预算数843.20万元，实际支出809.47万元，执行率96.0%。", "843.20", "96.00%", False),
        # The text's is of the initial budget, the table's of the revised one.
        ("年初预算800.00万元，全年预算数843.20万元，实际支出809.47万元，执行率101.18%。", "800.00", "96.00%", False),
        ("年初预算800.00万元，全年预算数843.20万元，实际支出809.47万元，执行率69.00%。", "800.00", "96.00%", True),
        # Of another amount.
        ("全年预算数620.00万元，实际支出589.00万元，执行率95.00%。", "843.20", "96.00%", False),
    ],
)
def test_the_rate_of_the_text_and_of_the_table(text: str, initial: str, rate: str, wrong: bool) -> None:
    assert ("finding" in outcomes(text + FORM.format(initial, rate), "B06")) is wrong
