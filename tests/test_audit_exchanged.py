"""A16 by exchanged digits, wherever in its sentence the number of people stands; A11 behind a list of parts."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    "text",
    [
        "聘请护渠员45名，每人每月补贴600元，自4月起执行，当年按9个月发放补贴23.40万元，其余用于工具购置。",
        "村医补助按每人每月500元发放，全县共有村医84名，全年发放54.00万元。",
        "对312户危房户按每户2.5万元给予补助，共发放补助资金708万元。",
        "聘用环卫工人65名，月工资2,300元，全年支付工资197.40万元。",
        "为65岁以上老人1,260人免费体检，人均80元，支出10.80万元。",
        "发放误工补贴38.10万元，涉及巡护员106名，每人每天150元，雨季照此办理，合计20天，补贴次月发放。",
    ],
)
def test_an_amount_is_the_product_but_for_two_digits(text: str) -> None:
    assert outcomes(text, "A16").count("finding") == 1


@pytest.mark.parametrize(
    "text",
    [
        "聘请护渠员45名，每人每月补贴600元，自4月起执行，当年按9个月发放补贴24.30万元，其余用于工具购置。",
        "聘请护渠员45名，每人每月补贴600元，自4月起执行，当年发放补贴22.86万元。",
        "村医补助按每人每月500元发放，全县共有村医84名，全年发放48.60万元。",
        "对312户危房户按每户2.5万元给予补助，已发放补助资金690万元。",
        "聘用环卫工人65名，月工资2,300元，10月起增至2,500元，全年支付工资183.30万元。",
        "为老人1,260人免费体检，人均80元，支出10.08万元，另支付宣传费1.80万元。",
        "培训6期共480人，每人每天80元，为期5天，支出19.20万元，教材费21.90万元。",
    ],
)
def test_other_amounts_beside_a_standard(text: str) -> None:
    assert "finding" not in outcomes(text, "A16")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预算1,250.00万元，支付1,112.50万元，其中省级资金900.00万元、自筹资金212.50万元，预算执行率为98.00%。", True),
        ("预算资金860.00万元，全年支出817.00万元，其中财政资金700.00万元、其他资金117.00万元，执行率59.00%。", True),
        ("预算1,250.00万元，支付1,112.50万元，其中省级资金900.00万元、自筹资金212.50万元，预算执行率为89.00%。", False),
        ("预算1,250.00万元，支付1,112.50万元，其中省级900.00万元、自筹212.50万元，自筹资金执行率为98.00%。", False),
        ("预算1,250.00万元，支付1,112.50万元，其中省级900.00万元、自筹202.50万元，执行率为72.00%。", False),
    ],
)  # fmt: skip
def test_a_rate_behind_the_parts_of_what_was_spent(text: str, expected: bool) -> None:
    assert ("finding" in outcomes(text, "A11")) is expected
