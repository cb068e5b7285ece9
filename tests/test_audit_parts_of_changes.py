"""A13 of the lines of the accounts: the changes of their parts, and the change of the whole."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

BASIC = "基本支出1,237.00万元，比上年增加38.40万元；其中人员经费1,058.00万元，比上年增加44.90万元；"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BASIC + "公用经费179.00万元，比上年增加6.50万元。", ["finding"]),
        ("基本支出比上年减少20.00万元，其中人员经费比上年增加15.00万元，公用经费比上年增加35.00万元。", ["finding"]),
        (
            "基本支出比上年减少64.20万元；人员经费比上年增加48.10万元，因新招录人员；"
            "公用经费比上年增加16.10万元，因会议增加。", ["finding"],
        ),
        (BASIC + "公用经费179.00万元，比上年减少6.50万元。", ["pass"]),
        # one of them against another base
        (BASIC + "公用经费179.00万元，比上年减少2.10万元。", ["not_checkable"]),
        ("基本支出比上年增加38.40万元，人员经费比预算增加44.90万元，公用经费比预算增加6.50万元。", []),
        ("基本支出比上年增加38.40万元，人员经费比上年增加44.90万元。", []),
    ],
)  # fmt: skip
def test_the_changes_of_parts(text: str, expected: list[str]) -> None:
    found = outcomes(text, "A13")
    assert sorted(set(found)) == expected
