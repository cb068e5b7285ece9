"""What a denied 将 or 把 takes in hand did not happen, however far behind the amount its verb stands."""

from __future__ import annotations

import time

import pytest
from figure_kit import read

_DENIED = ("尚未将{}", "没有把{}", "至今未能将{}", "还没将{}", "未及时将{}")


@pytest.mark.parametrize("denied", _DENIED)
@pytest.mark.parametrize(
    ("deed", "measure"),
    [
        ("奖励金兑现给农户", "arrears"), ("护林补助足额发到护林员手中", "arrears"), ("伙食补助打到学生卡上", "arrears"),
        ("工程款支付给施工方", "arrears"), ("专项资金使用完毕", "carryover"), ("拨款用于校舍维修", "carryover"),
        ("配套资金落实到位", "variance"), ("结余缴回财政", "other"), ("违规补贴追回", "other"),
        ("收费收入纳入预算管理", "other"), ("质保金退还承建单位", "other"),
    ],
)  # fmt: skip
def test_what_is_denied_of_an_amount_taken_in_hand(denied: str, deed: str, measure: str) -> None:
    assert [f.measure for f in read(f"年末有关单位{denied.format('17.4万元' + deed)}。")] == [measure]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("我局将17.4万元护林补助发到护林员手中。", "executed"),
        ("我局已把17.4万元工程款支付给施工方。", "executed"),
        ("我局未经批准将17.4万元专项资金用于发放津贴。", "other"),
    ],
)
def test_what_is_not_denied_happened(text: str, measure: str) -> None:
    assert [f.measure for f in read(text)] == [measure]


def test_hostile_words_take_no_time() -> None:
    start = time.perf_counter()
    read("未将" * 20_000 + "5万元" + "把" * 20_000)
    assert time.perf_counter() - start < 5
