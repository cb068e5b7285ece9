"""What did not happen to an amount is neither spent, got, given back nor planned for, however it is denied."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document

DENIALS = (
    "未 尚未 仍未 还未 没有 没 未能 未曾 未予 未及时 未按时 未足额 未全额 未完全 不予 不能 无法 不再 暂未 暂不 暂缓 "
    "至今未 一直未 并未 迟迟未"
).split()
DEEDS = (
    "支付 支出 到位 拨付 下达 兑付 发放 使用 列支 结算 报销 收回 上缴 缴纳 安排 执行 入账 配套 落实 付款 拨款"
).split()
DONE = ("executed", "received", "income", "returned", "allocated", "initial_budget")


def measure(text: str) -> str:
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    (figure,) = (each for each in document.figures if each.kind == "money")
    return figure.measure


@pytest.mark.parametrize(
    "shape", ["{}资金30万元。", "项目资金30万元{}。", "资金{}30万元。", "{}30万元，主要是手续不全。"]
)
@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_denied_was_not_done(deed: str, shape: str) -> None:
    read = {denial: measure(shape.format(denial + deed)) for denial in DENIALS}
    assert {denial: found for denial, found in read.items() if found in DONE} == {}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("不断加大投入，支付30万元。", "executed"),
        ("没有拖欠工资，支付30万元。", "executed"),
        ("财政年末收回未使用指标30万元。", "returned"),
        ("未发生超预算情况，全年支出30万元。", "executed"),
        ("到位资金30万元，手续未办结。", "received"),
    ],
)
def test_what_denies_something_else_does_not(text: str, read: str) -> None:
    assert measure(text) == read
