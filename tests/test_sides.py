"""On which side of the budget a table's differences lie, whatever sign their column is printed with."""

from __future__ import annotations

import pytest
from figure_kit import read

HEADS = ("差异", "差额", "预决算差异", "差异数")
ROWS = (("苗圃管护", 80, 70), ("林道维修", 40, 40), ("防火物资", 55, 61))


def table(head: str, turned: int, columns: str = "预算数\t执行数") -> str:
    lines = [f"{name}\t{budget}\t{spent}\t{turned * (budget - spent)}" for name, budget, spent in ROWS]
    return "\n".join(["项目支出情况表", "单位：万元", f"项目\t{columns}\t{head}", *lines])


def sides(text: str) -> list[str | None]:
    return [figure.direction for figure in read(text) if figure.measure == "variance"]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("turned", [1, -1])
def test_a_row_proves_its_side_whatever_the_sign(head: str, turned: int) -> None:
    assert sides(table(head, turned)) == ["under", None, "over"]


@pytest.mark.parametrize("rates", [("12.5", "0", "10.9"), ("-12.5%", "0%", "10.91%"), ("13", "-", "11")])
def test_so_does_a_rate_of_difference(rates: tuple[str, str, str]) -> None:
    rows = [f"{name}\t{budget}\t{spent}\t{rate}" for (name, budget, spent), rate in zip(ROWS, rates, strict=True)]
    found = sides("\n".join(["项目支出情况表", "单位：万元", "项目\t预算数\t执行数\t差异率（%）", *rows]))
    assert [side for side in found if side] == ["under", "over"]


@pytest.mark.parametrize("columns", ["年初预算数\t决算数", "调整预算数\t支出数", "计划数\t实际支出数"])
def test_whatever_the_two_columns_are_called(columns: str) -> None:
    assert sides(table("差异", 1, columns=columns)) == ["under", None, "over"]


def test_a_row_that_proves_nothing_is_as_the_others_of_its_column() -> None:
    text = table("差异", 1) + "\n巡护车辆\t\t\t7\n瞭望塔\t\t\t-3"
    assert sides(text) == ["under", None, "over", "under", "over"]


def test_what_nothing_proves_has_no_side() -> None:
    rows = "苗圃管护\t80\t70\t12\n林道维修\t40\t40\t3"
    assert sides(f"项目支出情况表\n单位：万元\n项目\t预算数\t执行数\t差异\n{rows}") == [None, None]
    contrary = "苗圃管护\t80\t70\t10\n林道维修\t40\t45\t5\n防火物资\t\t\t6"
    assert sides(f"项目支出情况表\n单位：万元\n项目\t预算数\t执行数\t差异\n{contrary}") == ["under", "over", None]


SAID = {
    "超支数": "over", "比预算增减": "over", "执行数-预算数": "over", "差异（执行数－预算数）": "over",
    "差额（预算-决算）": "under", "预算数减决算数": "under", "偏差（计划数—实际支出数）": "under",
}  # fmt: skip


@pytest.mark.parametrize("head", SAID)
def test_a_head_that_says_its_side_needs_no_row(head: str) -> None:
    text = f"项目支出情况表\n单位：万元\n项目\t执行数\t{head}\n苗圃管护\t70\t6"
    assert sides(text) == [SAID[head]]


@pytest.mark.parametrize("head", ["预算调减后支出数", "预算压减数", "1-9月预算执行数", "支出预算数", "预算执行数"])
def test_other_heads_are_no_differences(head: str) -> None:
    text = f"项目支出情况表\n单位：万元\n项目\t{head}\n苗圃管护\t70"
    assert sides(text) == []


TOLD = {
    "苗圃管护全年预算80万元，实际支出73万元，预决算差异7万元。": "under",
    "苗圃管护年初预算80万元，决算数92万元，预决算偏差12万元。": "over",
    "支出92万元与年初预算80万元偏离12万元。": "over",
    "苗圃管护年初预算80万元，实际支出73万元，与邻区预算差异12万元。": None,  # of other amounts
    "预算数与决算数相差5万元。": None,
}


@pytest.mark.parametrize("text", TOLD)
def test_the_amounts_of_a_sentence_prove_the_side(text: str) -> None:
    assert sides(text) == [TOLD[text]]


NAMED = {
    "结余（预算数－支出数）": "carryover", "结转结余=预算数-决算数": "carryover", "节约额（预算-决算）": "saving",
    "年末结转结余（收入-支出）": "carryover", "调整预算数（年初+追加）": "revised_budget",
    "差异（预算数-决算数）": "variance", "决算数-预算数": "variance", "结余资金（1-9月）": "carryover",
}  # fmt: skip


@pytest.mark.parametrize("head", NAMED)
def test_what_a_head_names_counts_before_how_it_is_computed(head: str) -> None:
    text = f"项目支出情况表\n单位：万元\n项目\t计划数\t{head}\n苗圃管护\t70\t6"
    assert [figure.measure for figure in read(text)][1:] == [NAMED[head]]
