"""A clause of its own says what those behind it are compared with: 与预算相比，公务接待费减少2万元."""

from __future__ import annotations

import pytest
from figure_kit import read

MORE = "增加 增长 上升 多支出 多 增支 提高 增加了 增长了 净增 多支 上涨 超".split()
LESS = "减少 下降 降低 少支出 少 减支 减少了 下降了 净减少 少支 低".split()
YEARS = [
    "与上年相比", "与去年相比", "同上年相比", "和上年相比", "与2021年相比", "与上年同期相比", "与上年度相比",
    "与上年决算相比", "与上年比较", "较上年相比", "与2021年度对比", "相比上年",
    "对比上年",
]  # fmt: skip
BUDGETS = [
    "与年初预算相比", "与预算相比", "和预算相比", "同预算相比", "与年初预算数比较", "与调整后预算相比", "与预算数对比",
    "与全年预算数相比", "与计划相比", "相较于预算", "相对于年初预算",
]  # fmt: skip


def told(text: str) -> list[tuple[str, str | None]]:
    return [(f.measure, f.direction) for f in read(text) if f.measure not in ("executed", "income", "initial_budget")]


@pytest.mark.parametrize(
    "shape",
    [
        "公务接待费30万元，{base}，{turned}2万元，主要是来访批次变化。",
        "{base}，公务接待费{turned}2万元。",
        "{base}，公务接待费{turned}2万元，会议费{turned}1万元。",
        "公务接待费支出30万元。{base}，{turned}2万元。",
    ],
)
@pytest.mark.parametrize("base", [*YEARS, *BUDGETS])
def test_what_a_clause_of_its_own_compares_with(base: str, shape: str) -> None:
    over, under = (("increase",), ("decrease",)) if base in YEARS else (("over", "increase"), ("under", "decrease"))
    measure, number = ("change", "variance")[base in BUDGETS], 1 + ("会议费" in shape)
    for directions, words in ((over, MORE), (under, LESS)):
        found = {turned: told(shape.format(base=base, turned=turned)) for turned in words}
        wrong = {
            turned: read_as
            for turned, read_as in found.items()
            if len(read_as) != number or any(m != measure or d not in directions for m, d in read_as)
        }
        assert wrong == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与预算相比，公务接待费减少2万元，比上年增加1万元。", [("variance", "under"), ("change", "increase")]),
        ("与上年相比，收入增加5万元；与预算相比，收入减少3万元。", [("change", "increase"), ("variance", "under")]),
        (
            "与预算相比，支出减少2万元，比上年的30万元多2万元。",
            [("variance", "under"), ("previous", None), ("change", "increase")],
        ),
        ("与年初预算相比，追加预算20万元，压减5万元。", [("supplement", None), ("reduction", "decrease")]),
        ("与预算相比，节约2万元。收入增加1万元。", [("saving", None), ("change", "increase")]),
        ("与预算相比，公务接待费减少到2万元。", []),
        ("与上年相比，标准由80元提高到100元。", [("standard", None), ("standard", None)]),
        ("与上年相比，新增的两个项目支出30万元。", []),
    ],
)
def test_what_says_its_own_base_keeps_it(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


def test_an_item_says_what_it_is_less_than() -> None:
    (less,) = (figure for figure in read("与预算相比，公务接待费减少2万元。") if figure.measure == "variance")
    assert less.item == "松溪县民政局2022年公务接待费较预算减少"
