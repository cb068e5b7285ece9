"""Rates of change of numbers of people and things (A08), and rates beside such numbers that are of something else."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # over this year's number, digits exchanged, wrong digits
        ("全年接待读者41.8万人次，上年为35.2万人次，增加6.6万人次，增长15.79%。", ["finding"]),
        ("培训农民3,240人，上年2,700人，增长16.67%。", ["finding"]),
        ("办理案件560件，比上年的480件增加80件，增长14.29%。", ["finding"]),
        ("登记在册企业由上年的2,150户增加到2,480户，同比增长13.31%。", ["finding"]),
        ("全年出动执法人员1,860人次，比2020年的1,600人次增长18.25%。", ["finding"]),
        ("门诊量8.64万人次，上年同期9.60万人次，下降11.11%。", ["finding"]),
        # right, cut off or rounded, or of rounded numbers
        ("全年接待读者41.8万人次，上年为35.2万人次，增加6.6万人次，增长18.75%。", ["pass"]),
        ("培训农民3,240人，上年2,700人，增长20%。", ["pass"]),
        ("办理案件560件，比上年的480件增加80件，增长16.6%。", ["rounding"]),
        ("用户12万户，上年为10万户，增长18%。", ["rounding"]),
        ("门诊量8.64万人次，上年同期9.60万人次，下降10%。", ["pass"]),
        # of something else, another base, several years, a target
        ("接待游客84.6万人次，上年为71.3万人次，旅游收入增长27.14%。", []),
        ("接待游客84.6万人次，2019年为71.3万人次，同比增长27.14%。", []),
        ("按可比口径，接待游客84.6万人次，上年为71.3万人次，增长27.14%。", []),
        ("用户12.4万户，上年为10.1万户，年均增长9.5%。", []),
        ("培训农民3,240人，上年2,700人，目标增长15%。", []),
        ("受理560件，上年为480件，办结550件，增长17.02%。", []),
        ("建成标准化厂房560平方米，上年为480亩，增长17.02%。", []),
        ("合格率由上年的91.3%提高到96.0%，提高4.7个百分点。", []),
    ],
)  # fmt: skip
def test_rates_of_change_of_numbers(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A08") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年发生事故47起，2022年31起，减少16起。", ["pass"]),
        ("2021年发生事故47起，2022年31起，减少18起。", ["finding"]),
        ("2022年发生事故31起，2021年47起，减少16起。", ["pass"]),
        ("2022年发生事故31起，上年47起，同比减少16起。", ["pass"]),
        ("2021年培训1,260人，2022年1,580人，增加320人。", ["pass"]),
        ("2021年培训1,260人，2022年1,580人，增加230人。", ["finding"]),
    ],
)
def test_the_later_of_two_years_may_come_first_or_last(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A14") == expected
