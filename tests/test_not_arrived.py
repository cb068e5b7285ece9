"""What did not come (未到) is missing, and on the side under what was due; 未到期 says nothing of it."""

from __future__ import annotations

import pytest
from figure_kit import read


@pytest.mark.parametrize("whose", ["省级补助", "县级配套资金", "中央专项资金"])
@pytest.mark.parametrize("amount", ["有18万元", "18万元", "尚有18万元", "还有18万元"])
@pytest.mark.parametrize("denied", ["未到", "没到", "没有到", "至年底仍未到", "迟迟未到", "未足额到位", "没有到乡"])
@pytest.mark.parametrize("end", ["。", "，原因是上级分两批拨款。"])
def test_what_has_not_come_is_missing(whose: str, amount: str, denied: str, end: str) -> None:
    (figure,) = read(f"{whose}{amount}{denied}{end}")
    assert (figure.measure, figure.direction) == ("variance", "under")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("省级补助18万元未到期。", "allocated"),
        ("尾款18万元付款时间未到，没有支付。", "arrears"),
        ("质保金18万元未到支付期限。", "arrears"),
    ],
)
def test_what_is_not_due_is_not_missing(text: str, measure: str) -> None:
    assert [figure.measure for figure in read(text)] == [measure]
