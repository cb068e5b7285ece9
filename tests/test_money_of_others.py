"""Money that others put in themselves is none of the unit's, whoever they are and wherever they are named."""

from __future__ import annotations

import pytest
from figure_kit import read

WHO = "船东 会员单位 认养单位 参赛队伍 实施主体 牵头单位 民宿主 养殖场 创业团队 经营主体 培训机构 茶企".split()


def _told(text: str) -> list[tuple[str, str]]:
    return [(figure.measure, figure.quote) for figure in read(text) if figure.kind == "money"]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("deed", ["自筹", "自缴", "自行投入", "自行承担", "自付", "入股", "出资入股"])
def test_what_others_put_in_themselves(who: str, deed: str) -> None:
    assert [measure for measure, _ in _told(f"{who}{deed}26万元，不计入项目资金。")] == ["other"]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("tail", ["由{}自缴", "，全部由{}自行承担", "均由{}自筹", "由{}承担"])
def test_who_bears_an_amount_is_told_behind_it_and_quoted(who: str, tail: str) -> None:
    assert _told(f"保费62万元{tail.format(who)}。") == [("other", f"保费62万元{tail.format(who)}")]


@pytest.mark.parametrize(
    "before", ["另有5家企业认养街角绿地", "3家商户认领路灯", "部分业主参与加装电梯", "全县12户养殖户改造圈舍"]
)
@pytest.mark.parametrize("deed", ["自行支付电费", "自行出资", "自筹改造费", "并自行承担管护费"])
def test_a_clause_goes_on_with_those_who_were_named(before: str, deed: str) -> None:
    assert [measure for measure, _ in _told(f"{before}，{deed}8万元。")] == ["other"]


@pytest.mark.parametrize("text", ["天使基金跟投500万元。", "社会投资机构跟投1.2亿元。", "创投机构累计投资3,200万元。"])
def test_what_investors_put_in(text: str) -> None:
    assert [measure for measure, _ in _told(text)] == ["other"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("我局自筹30万元。", "received"),
        ("县级自筹300万元。", "received"),
        ("项目单位自筹50万元已到位。", "received"),
        ("学校自筹12万元。", "received"),
        ("对3家企业给予支持，自行采购设备26万元。", "executed"),
        ("为农户购买保险，支付保费26万元。", "executed"),
        ("政府引导基金跟投2,000万元。", "executed"),
        ("保费62万元由县财政承担。", "allocated"),
        ("县财政资金入股企业200万元。", "executed"),
    ],
)
def test_what_is_the_units_own(text: str, measure: str) -> None:
    assert [found for found, _ in _told(text)] == [measure]


@pytest.mark.parametrize("who", ["9个团队", "26个课题", "8个院士工作站", "3家医联体单位"])
@pytest.mark.parametrize("what", ["协议资助总额", "协议经费", "协议支持资金", "协议约定补助合计"])
def test_what_an_agreement_promises_is_contracted(who: str, what: str) -> None:
    told = _told(f"{who}{what}1,560万元，分三年兑现，当年兑现780万元。")
    assert [measure for measure, _ in told] == ["contract", "executed"]


@pytest.mark.parametrize("signed", ["与12家企业签订扶持协议", "签订资助协议15份", "与4所高校签署共建协议"])
@pytest.mark.parametrize("what", ["约定奖励总额", "资助总额", "支持资金合计"])
def test_what_is_promised_where_it_is_signed(signed: str, what: str) -> None:
    assert [measure for measure, _ in _told(f"{signed}，{what}920万元，已拨付300万元。")] == ["contract", "executed"]


@pytest.mark.parametrize(
    "text", ["按协议拨付扶持资金120万元。", "按照协议约定支付补助资金90万元。", "协议机构支付补助金额46万元。"]
)
def test_what_is_paid_by_an_agreement_is_spent(text: str) -> None:
    assert [measure for measure, _ in _told(text)] == ["executed"]


@pytest.mark.parametrize("left", ["上年结转资金中", "结转资金中有", "以前年度结转的", "上年结余资金中"])
@pytest.mark.parametrize("lapsed", ["到期未用", "满两年未使用", "逾期未支出"])
@pytest.mark.parametrize(
    "gone", ["已由区财政收回", "被县财政收回", "年底被收回", "指标收回", "予以注销", "由市财政统筹收回"]
)
def test_what_is_left_and_lapses_goes_back(left: str, lapsed: str, gone: str) -> None:
    assert [measure for measure, _ in _told(f"{left}14万元{lapsed}，{gone}。")] == ["returned"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("上年结转资金中有20万元用于设备更新。", ["carry_in"]),
        ("结转资金中12万元用于下年支付，其余由财政收回。", ["carryover"]),
        ("上年结转资金中14万元按进度使用，年底清算后上缴利息。", ["carry_in"]),
        ("结余资金中8万元已支付，4万元被财政收回。", ["carryover", "returned"]),
    ],
)
def test_what_is_left_and_used_does_not(text: str, measures: list[str]) -> None:
    assert [measure for measure, _ in _told(text)] == measures
