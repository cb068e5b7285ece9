"""Amounts in a column of notes: each is of its row; its measure is what its own words say, else `other`."""

from __future__ import annotations

import pytest
from figure_kit import read

HEADS = ("备注", "说明", "未支付原因", "情况说明", "偏差原因及改进措施")
SAID = [
    ("含上年结转2.5万元", [("2.5", "carry_in", "上年结转")]),
    ("其中省级补助20万元", [("20", "other", "省级补助")]),
    ("其中：市级资金6万元，区级资金4万元", [("6", "other", "市级资金"), ("4", "other", "区级资金")]),
    ("年中追加12万元", [("12", "supplement", "追加")]),
    ("结余8万元结转下年", [("8", "carryover", "结余")]),
    ("尾款2万元尚未支付", [("2", "arrears", "尾款")]),
    ("合同价60万元", [("60", "contract", "合同价")]),
    ("人均补助800元，共500人", [("800", "standard", "补助")]),
    ("6月支付50万元，9月支付30万元", [("50", "executed", "支付"), ("30", "executed", "支付")]),
    ("不含市级直接支付15万元", [("15", "other", "市级直接支付")]),
    ("已支付75%", [("75", "other", "支付")]),
    ("按进度支付", []),
    ("93人", []),
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("words", "expected"), SAID)
def test_a_note_is_of_its_row_and_of_what_its_words_say(head: str, words: str, expected: list[tuple]) -> None:
    rows = f"项目名称\t预算数\t执行数\t{head}\n普法宣传\t90\t88.5\t{words}\n社区矫正\t45\t45\t\n合计\t135\t133.5\t"
    figures = [f for f in read(f"项目支出情况表\n单位：万元\n{rows}\n") if f.table and f.table.column == head]
    assert [(str(f.value), f.measure) for f in figures] == [(value, measure) for value, measure, _ in expected]
    for figure, (_, _, named) in zip(figures, expected, strict=True):
        assert "普法宣传" in figure.item
        assert named in figure.item
        assert figure.table is not None
        assert figure.table.row == "普法宣传"
        assert figure.quote.startswith("普法宣传")


def test_a_note_of_a_row_is_no_part_of_its_columns() -> None:
    rows = "项目名称\t预算数\t执行数\t备注\n普法宣传\t90\t88.5\t支付尾款8.5万元。\n合计\t90\t88.5\t"
    figures = read(f"项目支出情况表\n单位：万元\n{rows}\n")
    assert [(str(f.value), f.table.column if f.table else None) for f in figures] == [
        ("90", "预算数"), ("88.5", "执行数"), ("8.5", "备注"), ("90", "预算数"), ("88.5", "执行数"),
    ]  # fmt: skip
