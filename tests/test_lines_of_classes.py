"""An amount that a rule only draws a line at, of a class of things, is nobody's money and named by the rule."""

from __future__ import annotations

import pytest
from figure_kit import read

BEYOND = "超过 高于 不足 低于 达到 不满".split()


@pytest.mark.parametrize("beyond", BEYOND)
@pytest.mark.parametrize(
    ("led", "line", "rule"),
    [
        ("协议只要求", "资助{}100万元的", "项目接受中期评估"),
        ("办法规定", "投资{}500万元的", "工程不列入评审"),
        ("对", "预算{}200万元的", "采购实行公开招标"),
        ("", "补助{}30万元的", "合作社须提交审计报告"),
        ("只对", "受灾损失{}1万元的", "农户给予救助"),
        ("", "年收入{}3万元的", "困难家庭可申请减免"),
        ("", "单次救助{}10万元的", "个案需集体审议"),
        ("凡", "支出{}5万元的", "活动应经党组会研究"),
    ],
)
def test_a_line_is_named_with_its_rule(beyond: str, led: str, line: str, rule: str) -> None:
    (figure,) = [figure for figure in read(f"{led}{line.format(beyond)}{rule}。") if figure.kind == "money"]
    assert figure.measure == "other"
    assert figure.item.endswith(f"{line.format(beyond)}{rule}2022年")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("累计争取到超过1亿元的项目资金。", "received"),
        ("全年次均费用168元，低于175元的控制目标。", "target"),
        ("投入超过200万元的设备购置费。", "executed"),
        ("奖补资金达到80万元的规模。", "executed"),
        ("预留不低于30万元的项目经费。", "planned"),
        ("旅游总收入36.8亿元，高于35亿元的目标值。", "target"),
    ],
)
def test_what_is_reached_is_no_line(text: str, measure: str) -> None:
    assert [figure.measure for figure in read(text) if figure.kind == "money"][-1] == measure


@pytest.mark.parametrize("counted", ["7个项目", "三家企业", "12户养殖户"])
def test_a_line_may_be_drawn_of_some_that_are_counted(counted: str) -> None:
    told = [(f.measure, f.item) for f in read(f"投资超过100万元的{counted}共支出860万元。") if f.kind == "money"]
    assert told[0] == ("other", f"松溪县民政局投资超过100万元的{counted}2022年")
    assert told[1][0] == "executed"
