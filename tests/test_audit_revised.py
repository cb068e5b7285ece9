"""A05: a revised budget with the parts of its initial one beside it, and with a table that prints the same."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

TABLE = "资金情况表（单位：万元）\n年初预算\t调增\t调减\t调整后预算\n1,650.00\t218.40\t{}\t1,806.00\n"
TEXT = (
    "项目年初预算1,650.00万元，其中省级补助620.00万元、县级资金1,030.00万元。"
    "年中追加218.40万元，因工程下浮调减{}万元，调整后预算1,806.00万元。\n"
)
RAISED = "年初预算500.00万元，调增40.00万元，其中上级30.00万元、本级10.00万元，收回25.00万元，调整后预算{}万元。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT.format("56.40"), ["finding"]),
        (TEXT.format("62.40"), ["pass"]),
        (
            "年初预算500.00万元，调增40.00万元，其中上级30.00万元、本级10.00万元，收回25.00万元，调整后预算510.00万元。",
            ["finding"],
        ),
        (
            "年初预算500.00万元，调增40.00万元，其中上级30.00万元、本级10.00万元，收回25.00万元，调整后预算515.00万元。",
            ["pass"],
        ),
        (
            "年初预算820.00万元，年中追加60.00万元（含上年结转12.00万元），调减15.00万元，调整后预算856.00万元。",
            ["finding"],
        ),
        (
            "年初预算820.00万元，年中追加60.00万元（含上年结转12.00万元），调减15.00万元，调整后预算865.00万元。",
            ["pass"],
        ),
        (
            "年初预算820.00万元，上年结转12.00万元，年中追加60.00万元，调减15.00万元，调整后预算877.00万元。",
            ["pass"],
        ),
        (
            "年初预算820.00万元，年中追加60.00万元，上级下达12.00万元，调减15.00万元，调整后预算877.00万元。",
            ["not_checkable"],
        ),
        (
            "年初预算820.00万元，其中县级600.00万元，年中追加60.00万元，调减15.00万元，调整后预算877.00万元。",
            [],
        ),
    ],
)
def test_parts_of_the_initial_budget(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A05") == expected


def test_the_table_has_the_number_that_makes_it_right() -> None:
    text = TEXT.format("56.40").replace("。年中追加", "，另有自筹8.00万元，年中追加")  # which alone would leave it open
    assert outcomes(text, "A05") == ["not_checkable"]
    assert "finding" in outcomes(text + TABLE.format("62.40"), "A05")
    assert "finding" not in outcomes(text + TABLE.format("56.40"), "A05")[:1]


MADE_UP = "年初预算312.48万元，年中调增47.35万元，主要是上级补助30.70万元和人员增资16.65万元；压减支出6.20万元。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MADE_UP}调整后预算为353.63万元。", ["pass"]),
        (f"{MADE_UP}调整后预算为363.53万元。", ["finding"]),
        ("年初预算380.00万元，因疫情影响压减76.00万元，调整后304.00万元。", ["pass"]),  # which two come to the first
    ],
)
def test_what_a_change_is_made_up_of_is_no_change(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A05") == expected
