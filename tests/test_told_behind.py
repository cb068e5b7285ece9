"""What words behind an amount tell of it: that it was paid, what it is for, what the rest of a list is."""

from __future__ import annotations

import pytest
from figure_kit import read

PAID = "支付 支出 兑付 付清 结清 使用完 列支 发放 发放到位 支付完毕 支付到位".split()


@pytest.mark.parametrize("how", ["已", "已全部", "均已", "全部", "都已经", "已足额"])
@pytest.mark.parametrize(
    "shape",
    [
        "尚有12万元未支付，其余资金88万元{}。",
        "除防汛物资采购尚有12万元未支付外，其余资金88万元{}。",
        "除质保金12万元外，其余88万元{}，手续齐全。",
        "除结转下年的12万元外，资金88万元{}。",
    ],
)
def test_what_is_paid_is_spent_whatever_was_not(shape: str, how: str) -> None:
    found = {deed: [figure.measure for figure in read(shape.format(how + deed))][-1] for deed in PAID}
    assert set(found.values()) == {"executed"}, found


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("尚有12万元未支付，88万元已支付60万元。", ["arrears", "executed"]),  # 已支付 is of the 60
        ("扣下质保金2万元后的款项已付清。", None),
        ("尚有12万元未支付，其余88万元未全部支付。", ["arrears", "arrears"]),
    ],
)
def test_what_is_not_said_of_the_amount(text: str, measures: list[str] | None) -> None:
    found = [figure.measure for figure in read(text)]
    assert (found[:1] + found[2:] == measures or found == measures) if measures else "executed" not in found


@pytest.mark.parametrize(
    ("text", "measure", "item"),
    [
        ("工资福利支出180万元，其余30万元为资本性支出。", "executed", "资本性支出"),
        ("支出300万元，其中培训费270万元，其余30万元是办公费。", "executed", "办公费"),
        ("支出210万元，其中培训费180万元，其余为办公费30万元。", "executed", "办公费"),
        ("年初预算：基本支出180万元，其余30万元为项目支出。", "initial_budget", "项目支出"),
        ("采购设备180万元，其余30万元用于技能培训。", "executed", "技能培训"),
        ("其余88万元全部用于设备采购。", "executed", "设备采购"),
        ("到位资金210万元，其中省级180万元，其余30万元由县级配套。", "received", ""),
        ("合同总价100万元，已支付88万元，其余12万元为质保金。", "arrears", ""),
        ("支付工程款180万元，其余30万元结转下年。", "carryover", ""),
        ("支付工程款180万元，剩余30万元为结余资金。", "carryover", ""),
    ],
)
def test_the_rest_of_a_list(text: str, measure: str, item: str) -> None:
    last = read(text)[-1]
    assert (last.measure, item in last.item) == (measure, True)


@pytest.mark.parametrize("name", ["除险加固工程", "除雪设备", "除四害经费", "除尘改造"])
def test_some_names_begin_with_what_leaves_out_others(name: str) -> None:
    assert name in read(f"{name}支付30万元。")[0].item


def test_what_is_left_out_is_named_without_the_word_for_it() -> None:
    (kept, _) = read("除质保金12万元外，其余88万元均已支付。")
    assert kept.item == "松溪县民政局2022年质保金"
