"""What members pay into a pool is theirs, what it gives is a payout; what firms earn and hand over is not ours."""

from __future__ import annotations

import pytest
from figure_kit import brief


@pytest.mark.parametrize("who", ["职工个人", "会员", "船东", "机主", "学生家长"])
@pytest.mark.parametrize("pay", ["自愿缴存", "缴纳", "交纳"])
@pytest.mark.parametrize("put_in", ["当年归集", "全年收缴", "共收取", "年内筹集"])
@pytest.mark.parametrize("given", ["给付互助金", "发放互助金", "兑付互助补助金"])
def test_a_pool_is_its_members(who: str, pay: str, put_in: str, given: str) -> None:
    text = f"医疗互助由{who}按每人每年80元{pay}，{put_in}73.60万元，{given}58.92万元。"
    assert [measure for _, measure, _ in brief(text)] == ["standard", "other", "payout"]


@pytest.mark.parametrize("who", ["市属企业", "监管企业", "所出资企业", "县属国企"])
@pytest.mark.parametrize("earned", ["实现利润", "实现净利润", "实现利润总额"])
@pytest.mark.parametrize("handed", ["上缴国有资本收益", "上交国有资本经营收益", "上缴利润", "缴纳税金"])
def test_what_firms_earn_and_hand_over_is_theirs(who: str, earned: str, handed: str) -> None:
    text = f"{who}全年{earned}7.85亿元，{handed}1.26亿元。"
    assert [measure for _, measure, _ in brief(text)] == ["other", "other"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("结余资金12万元上缴财政。", "returned"),
        ("年末将结余资金12万元上缴县财政。", "returned"),
        ("收取学费12万元。", "income"),
        ("全年筹集资金12万元。", "received"),
        ("发放困难职工补助金12万元。", "executed"),
    ],
)
def test_the_units_own_stays(text: str, measure: str) -> None:
    assert brief(text)[0][1] == measure
