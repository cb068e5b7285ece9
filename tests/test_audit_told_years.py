"""D01: an amount told of two years, a year compared with itself, the period of an evaluation."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

SPENT = "2021年全年支出5388.14万元，比上年4956.27万元增加431.87万元。\n二、评价结论\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (SPENT + "2020年度，我局支出5388.14万元，各项任务完成较好。", 1),
        (SPENT + "2020年全年实际支出5388.14万元。", 1),
        (SPENT + "2019年支出4956.27万元，规模适度。", 1),
        (SPENT + "2020年支出4956.27万元。", 0),
        (SPENT + "2021年支出5388.14万元。", 0),
        ("2021年支出5388.14万元，与2020年支出5388.14万元持平。", 0),
        ("2020年运维支出120.00万元。\n2021年运维支出120.00万元。", 0),
        ("“三公”经费比2021年减少1.20万元，下降3.30%。", 1),
        ("与2021年度相比，支出增加12.30万元，增长4.10%。", 1),
        ("与2020年度相比，支出增加12.30万元，增长4.10%。", 0),
        ("2022年预算比2021年增加12.30万元。", 0),
        ("支出比2021年预算增加12.30万元。", 0),
        ("比2021年年初增加12.30万元。", 0),
        ("评价基准日为2020年12月31日。", 1),
        ("评价时段为2020年1月1日至2020年12月31日。", 1),
        ("评价时段为2020年1月1日至2021年12月31日。", 0),
        ("评价基准日为2021年12月31日。", 0),
    ],
)
def test_years_that_numbers_are_told_of(text: str, number: int) -> None:
    assert outcomes(text, "D01").count("finding") == number
