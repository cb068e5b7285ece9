"""A06 and A07 in one sentence: a whole, what was spent of it, and what is left; A09 for the rate of what is left."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


def _found(text: str) -> int:
    return sum(outcomes(text, rule).count("finding") for rule in ("A06", "A07", "A12"))


@pytest.mark.parametrize(
    "text",
    [
        "全年到位资金560万元，已支出512万元，尚结余58万元。",
        "合同总价328.60万元，已支付295.74万元，剩余质保金23.86万元未付。",
        "项目预算180万元，实际支出166.50万元，剩余15.30万元由财政收回。",
        "2020年结转资金36.80万元，2021年使用28.60万元，剩余9.20万元。",
        "全年可支配资金1,260万元，支出1,184万元，结余结转86万元。",
        "工程预算价486.00万元，中标价452.60万元，节约资金34.40万元。",
        "预算评审送审金额680.00万元，审定金额621.40万元，审减85.60万元，审减率12.59%。",
        "工程合同价126.80万元，已支付101.44万元，尚欠35.36万元。",
    ],
)
def test_what_is_left_of_a_whole(text: str) -> None:
    assert _found(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全年到位资金560万元，已支出512万元，结余28万元，收回财政20万元。",
        "年初预算500万元，实际支出480万元，结余40万元。",
        "预算500万元，年中追加20万元，实际支出480万元，结余40万元。",
        "合同总价328.60万元，已支付295.74万元，预留质保金9.86万元。",
        "到位资金560万元（含上年结转40万元），支出512万元，结余48万元。",
        "到位资金560万元，支出512万元，其中本年资金结余28万元。",
        "送审金额680.00万元，审定金额621.40万元，审减58.60万元。",
        "合同价126.80万元，当年支付41.44万元，尚欠35.36万元，上年已付50.00万元。",
        "合同金额126.80万元，支付进度款80.00万元，结余资金12.60万元统筹用于附属工程。",
        "采购预算60万元，中标价55.20万元，节约资金4.80万元。",
        "工程概算320万元，签订合同298万元，节约资金12万元。",
        "合同价126.80万元，当年支付81.44万元，尚欠35.36万元。",
        "预算180万元，支出166.50万元，结余14.30万元，为存款利息一并结余。",
    ],
)
def test_what_may_have_other_reasons(text: str) -> None:
    assert _found(text) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预算总额520万元，实际支出494万元，结余26万元，结余率6.00%。", True),
        ("到位资金400万元，支出380万元，结转20万元，结转率15%。", True),
        ("预算总额520万元，实际支出494万元，结余26万元，结余率5.00%。", False),
        ("到位资金400万元，支出380万元，结转20万元，结转率5%。", False),
    ],
)
def test_the_rate_of_what_is_left(text: str, expected: bool) -> None:
    assert ("finding" in outcomes(text, "A09")) is expected


@pytest.mark.parametrize(
    "text",
    [
        "县财政分两批下达资金285万元（第一批180万元、第二批105万元），比计划少15万元。",
        "到位资金285万元（省级180万元，县级105万元），较申请数少15万元。",
    ],
)
def test_what_a_bracket_holds_leaves_nothing_behind_it(text: str) -> None:
    assert _found(text) == 0
