"""A government's debt: kinds of debt split what they stand under, and what bonds were used for is no budget."""

from __future__ import annotations

import pytest
from figure_kit import read

from indexer.meaning.debts import is_debt
from indexer.model import Figure


def debts(text: str) -> list[Figure]:
    return read(text, title="松溪县2022年政府债务情况说明", organisation=None)


@pytest.mark.parametrize(
    ("whole", "measure", "said"),
    [
        ("核定我县债务限额", "standard", "债务限额"),
        ("年末债务余额", "balance", "债务余额"),
        ("发行政府债券", "other", "债券"),
        ("债务余额预计执行数", "planned", "债务余额"),
    ],
)
@pytest.mark.parametrize(
    "parts",
    [
        "，其中：一般{0}5.2亿元，专项{0}3.1亿元。",
        "，其中一般{0}5.2亿元、专项{0}3.1亿元。",
        "，其中一般{0}5.2亿元；专项{0}3.1亿元。",
        "（一般{0}5.2亿元，专项{0}3.1亿元）。",
    ],
)
def test_kinds_of_debt_are_parts_of_what_they_split(whole: str, measure: str, said: str, parts: str) -> None:
    kind = "债券" if "债券" in whole else "债务"
    figures = debts(f"2021年{whole}8.3亿元{parts.format(kind)}")
    assert [f.measure for f in figures] == [measure] * 3
    assert [f.year for f in figures] == [2021] * 3
    assert all(f.project is None for f in figures)
    for figure, name in zip(figures[1:], (f"一般{kind}", f"专项{kind}"), strict=True):
        assert name in figure.item
        assert kind == "债券" or said in figure.item
    assert "一般" not in figures[2].item


@pytest.mark.parametrize("use", ["用于园区道路", "投向园区道路", "用于道路建设"])
@pytest.mark.parametrize("heading", ["二、债券使用安排情况", "二、债券发行和使用情况"])
def test_what_bonds_were_used_for_is_no_budget(heading: str, use: str) -> None:
    figures = debts(f"{heading}\n2022年发行新增专项债券6.5亿元，{use}4.2亿元，医院建设2.3亿元。")
    assert [f.measure for f in figures] == ["other"] * 3
    assert "道路" in figures[1].item and "医院" in figures[2].item


def test_what_is_told_of_the_use_itself_counts() -> None:
    figures = debts("2022年发行新增专项债券6.5亿元，用于道路建设4.2亿元，实际支出3.9亿元。")
    assert figures[-1].measure == "executed"


def test_a_new_sentence_splits_nothing() -> None:
    figures = debts("债务限额8.3亿元。专项债务3.1亿元。")
    assert "限额" not in figures[1].item


def test_who_repays_names_the_part() -> None:
    figures = debts("到期债券本金5.1亿元，其中：再融资债券偿还4.0亿元，预算资金偿还1.1亿元。")
    assert [f.measure for f in figures[1:]] == ["executed", "executed"]
    assert "再融资债券偿还" in figures[1].item and "预算资金偿还" in figures[2].item


def test_principal_and_interest_are_parts_of_their_own() -> None:
    figures = debts("到期债券本息6.4亿元（本金5.1亿元，利息1.3亿元）。")
    assert "利息" in figures[2].item and "本金" not in figures[2].item


@pytest.mark.parametrize("name", "专项债券 再融资债券 地方政府债务 新增一般债券".split())
def test_debt_is_no_project(name: str) -> None:
    assert is_debt(name)


@pytest.mark.parametrize("name", "专项债券项目 债券资金 债务化解工作经费 县级资本金".split())
def test_what_holds_the_word_is_no_debt(name: str) -> None:
    assert not is_debt(name)
