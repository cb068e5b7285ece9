"""What is said once of several: scores listed behind 分县来看, parts that a colon opens, what a clause counts."""

from __future__ import annotations

import pytest
from figure_kit import read

from indexer.meaning.counted import who_before


@pytest.mark.parametrize("opening", ["分县来看，", "其中", "从各县看，"])
def test_scores_of_places_go_on_with_the_score_before(opening: str) -> None:
    found = read(f"项目自评得分92.8分，等级为“优”。{opening}甲县96分，乙县95.2分，丙县88.4分。")
    assert [str(figure.value) for figure in found if figure.kind == "score"] == ["92.8", "96", "95.2", "88.4"]


def test_minutes_behind_a_score_are_none() -> None:
    found = read("项目自评得分92.8分。救护车平均到达时间为12分钟，全年行驶3万公里，支出油料费6万元。")
    assert [figure.kind for figure in found] == ["score", "money"]


def test_the_parts_of_a_part_are_gone_through_before_the_rest_of_the_whole() -> None:
    found = read(
        "2022年预算安排专项资金1,000万元。其中下达各县900万元：甲县500万元，乙县400万元；其余100万元留在市本级。"
    )
    assert [figure.measure for figure in found] == ["initial_budget", *["allocated"] * 4]
    assert "甲县" in found[2].item and "县" not in found[4].item.removeprefix(found[0].item[:6])


def test_a_colon_opens_no_parts_that_do_not_add_up() -> None:
    found = read("2022年预算安排专项资金1,000万元。其中下达各县900万元：甲县实际支出500万元，乙县实际支出300万元。")
    assert [figure.measure for figure in found[2:]] == ["executed", "executed"]


@pytest.mark.parametrize(
    ("clause", "named"),
    [
        ("救护车共购置3辆，", "救护车"),
        ("图书室累计新建12个，", "图书室"),
        ("派驻纪检组2人，", "派驻纪检组"),
        ("农技培训班累计举办3期，", "农技培训班"),
        ("共购置3辆，", None),
    ],
)
def test_what_was_made_is_named_without_how_many_in_all(clause: str, named: str | None) -> None:
    found = who_before(clause, 0, len(clause))
    assert (clause[slice(*found)] if found else None) == named


@pytest.mark.parametrize("count", ["1处", "一处", "两处"])
@pytest.mark.parametrize("place", ["", "在下坪村", "在城关镇"])
def test_what_was_built_somewhere_is_what_was_paid_for(place: str, count: str) -> None:
    found = read(f"栽植茶苗600亩，支出72万元；{place}修建加工厂房{count}，支出48万元。")
    assert found[-1].item.endswith("修建加工厂房2022年支出")
