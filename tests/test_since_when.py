"""A rate of change without words of its own is on when the amount before it is; last year's sum is of the same."""

from __future__ import annotations

import pytest
from figure_kit import read

WHOLES = [("本年支出640万元", "支出"), ("收入合计640万元", "收入合计"), ("“三公”经费支出640万元", "“三公”经费"),
          ("残疾人就业补助640万元", "残疾人就业补助")]  # fmt: skip


@pytest.mark.parametrize(("whole", "name"), WHOLES)
@pytest.mark.parametrize("before", ["上年为600万元", "上年600万元", "2021年为600万元", "去年同期600万元"])
def test_the_sum_of_the_year_before_is_of_the_same(whole: str, name: str, before: str) -> None:
    item = read(f"{whole}，{before}。")[1].item
    assert name in item and "2021年" in item and "上年数" not in item


@pytest.mark.parametrize(("whole", "name"), WHOLES)
@pytest.mark.parametrize("change", ["较上年增加40万元", "上年为600万元", "上年为600万元，增加40万元"])
@pytest.mark.parametrize("rate", ["增长6.67%", "增幅6.67%", "上升6.67%"])
def test_a_rate_behind_a_change_is_on_the_same_year(whole: str, name: str, change: str, rate: str) -> None:
    item = read(f"{whole}，{change}，{rate}。")[-1].item
    assert name in item and item.endswith(f"较上年{rate[:2]}")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("支出640万元，较2019年增加40万元，增长6.67%。", "增长"),
        ("资产总额640万元，较年初增加40万元，增长6.67%。", "增长"),
        ("支出640万元，上年为600万元。接待12批次，满意度提高6.67%。", "提高"),
        ("支出640万元，同比增长6.67%。", "同比增长"),
    ],
)
def test_other_rates_are_not_on_the_year_before(text: str, end: str) -> None:
    item = read(text)[-1].item
    assert item.endswith(end) and "较上年" not in item
