"""Parts and wholes: what is shared, what is a part of another row, and one fact printed twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from test_evidence import Corpus, corpus

from indexer.model import TablePlace

__all__ = ["corpus"]
Make = Callable[..., Corpus]
ORPHANS = ("孤儿", "留守儿童基本生活费")


def values(it: Corpus, question: str) -> list[str]:
    return [value for value, _ in it.rows(question)]


@pytest.mark.parametrize(
    ("question", "standing"),
    [
        ("石沐县孤儿基本生活费支出多少", "composite"),  # 基本生活费 belongs to both, 留守儿童 was not asked
        ("石沐县留守儿童基本生活费支出多少", "composite"),
        ("石沐县孤儿和留守儿童基本生活费支出多少", "direct"),
    ],
)
def test_parts_share_the_words_that_the_last_one_ends_in(corpus: Make, question: str, standing: str) -> None:
    it = corpus({("石沐县", 2023, "民政局"): [
        {"item": "石沐县孤儿和留守儿童基本生活费2023年支出", "value": "88", "shared_with": ORPHANS}]})  # fmt: skip
    assert it.rows(question) == [("88", standing)]


def test_a_head_of_its_own_takes_no_other(corpus: Make) -> None:
    it = corpus({("石沐县", 2023, "民政局"): [
        {"item": "石沐县护路意外险、老人责任保险2023年支出", "value": "88",
         "shared_with": ("护路意外险", "老人责任保险")}]})  # fmt: skip
    assert it.rows("石沐县责任保险支出") == [("88", "composite")]


def test_a_form_of_several_projects_is_shared_as_prose_is(corpus: Make) -> None:
    it = corpus({("云麓区", 2022, "委政法委"): [
        {"item": "云麓区禁毒宣传、铁路护路专项经费2022年全年执行数", "value": "12",
         "project": "禁毒宣传、铁路护路专项经费",
         "table": TablePlace("t", "年度资金总额", "全年执行数")}]})  # fmt: skip
    assert it.rows("云麓区铁路护路支出多少") == [("12", "composite")]


def test_of_shared_amounts_the_narrowest_answers(corpus: Make) -> None:
    wide = ("禁毒宣传、铁路护路经费", "法律援助经费")
    it = corpus({("云麓区", 2022, "委政法委"): [
        {"item": "云麓区年初预算项目2022年支出", "value": "50", "shared_with": wide},
        {"item": "云麓区禁毒宣传、铁路护路2022年支出", "value": "12", "shared_with": ("禁毒宣传", "铁路护路")},
    ]})  # fmt: skip
    _, evidence = it.ask("云麓区铁路护路支出多少")
    assert [(str(r.figure.value), r.standing) for r in evidence.rows] == [("12", "composite")]
    assert "50" in [str(f.value) for f in evidence.related]


def test_a_source_of_money_yields_to_the_total_that_repeats_the_text(corpus: Make) -> None:
    it = corpus({("云麓区", 2022, "教育局"): [
        {"item": "云麓区校车补贴2022年支出", "value": "90", "project": "校车补贴"},
        {"item": "云麓区校车补贴2022年年度资金总额全年执行数", "value": "90", "project": "校车补贴",
         "restates": "r0-f0", "table": TablePlace("t", "年度资金总额", "全年执行数")},
        {"item": "云麓区校车补贴2022年财政拨款全年执行数", "value": "90", "project": "校车补贴",
         "table": TablePlace("t", "其中：当年财政拨款", "全年执行数")},
    ]})  # fmt: skip
    assert values(it, "云麓区2022年校车补贴合计") == ["90"]


def test_a_part_is_no_row_beside_its_whole(corpus: Make) -> None:
    it = corpus({("云麓区", 2022, "委政法委"): [
        {"item": "云麓区见义勇为奖励2022年支出", "value": "20"},
        {"item": "云麓区见义勇为奖励奖励金2022年发放", "value": "16"},
    ]})  # fmt: skip
    _, evidence = it.ask("哪些地方有见义勇为奖励支出")
    assert [str(r.figure.value) for r in evidence.rows] == ["20"]
    assert "16" in [str(f.value) for f in evidence.beside]


def test_what_adds_up_to_another_row_is_its_parts(corpus: Make) -> None:
    it = corpus({("石沐县", 2023, "民政局"): [
        {"item": "石沐县城乡最低生活保障2023年支出", "value": "300"},
        {"item": "石沐县城市低保2023年支出", "value": "120"},
        {"item": "石沐县农村低保2023年支出", "value": "180"},
    ]})  # fmt: skip
    assert values(it, "石沐县2023年低保支出") == ["300"]
    assert values(it, "石沐县2023年农村低保支出") == ["180"]


def test_full_marks_are_no_scores_and_the_total_comes_first(corpus: Make) -> None:
    row = {"item": "云麓区校车补贴2022年绩效自评表：", "kind": "score", "measure": "score", "project": "校车补贴"}
    it = corpus({("云麓区", 2022, "教育局"): [
        {**row, "value": "100", "flags": ("total", "weight"), "table": TablePlace("t", "总分", "分值")},
        {**row, "value": "96", "flags": ("total",), "table": TablePlace("t", "总分", "得分")},
        {**row, "item": "云麓区校车补贴2022年绩效自评表：里程得分", "value": "9",
         "table": TablePlace("t", "里程", "得分")},
    ]})  # fmt: skip
    assert values(it, "云麓区校车补贴得分") == ["96"]


def test_totals_of_departments_are_no_totals_of_districts_in_the_plural(corpus: Make) -> None:
    it = corpus({("云麓区", 2022, "教育局"): [
        {"item": "云麓区教育局2022年支出", "value": "3000", "scope": "unit", "concepts": ()}]})  # fmt: skip
    _, evidence = it.ask("2022年哪些区县的支出超过1000万元")
    assert evidence.rows == ()
    assert [str(f.value) for f in evidence.related] == ["3000"]


def test_another_item_of_the_catalogue_is_only_near(corpus: Make) -> None:
    it = corpus({("云麓区", 2022, "信访局"): [{"item": "云麓区司法救助2022年支出", "value": "37"}]})
    _, evidence = it.ask("云麓区信访救助支出")
    assert evidence.rows == ()
    assert [str(f.value) for f in evidence.related] == ["37"]


def test_public_toilets_are_not_those_of_households(corpus: Make) -> None:
    it = corpus({("云麓区", 2022, "农业农村局"): [{"item": "云麓区户厕改造2022年支出", "value": "60"}]})
    assert it.rows("云麓区公共厕所支出") == []


def test_a_shared_amount_does_not_hide_another_measure_of_the_item_alone(corpus: Make) -> None:
    it = corpus({("云麓区", 2022, "委政法委"): [
        {"item": "云麓区禁毒宣传、铁路护路2022年支出", "value": "12", "shared_with": ("禁毒宣传", "铁路护路")},
        {"item": "云麓区铁路护路2022年预算", "value": "7", "measure": "initial_budget"},
    ]})  # fmt: skip
    assert it.rows("云麓区2022年铁路护路经费") == [("7", "direct")]
    assert it.rows("云麓区2022年铁路护路支出") == [("12", "composite")]


def test_a_part_in_the_asked_words_does_not_hide_its_whole(corpus: Make) -> None:
    it = corpus({("云麓区", 2022, "委政法委"): [
        {"item": "云麓区见义勇为奖励2022年支出", "value": "20"},
        {"item": "云麓区见义勇为奖励奖金2022年发放", "value": "16"},
    ]})  # fmt: skip
    assert values(it, "how many districts paid bravery awards") == ["20"]


def test_a_share_is_of_what_stands_before_its_base(corpus: Make) -> None:
    it = corpus({("云麓区", 2022, "教育局"): [
        {"item": "云麓区教育局2022年日常公用经费占基本支出", "value": "19", "kind": "percent", "measure": "share",
         "scope": "unit"}]})  # fmt: skip
    assert values(it, "云麓区2022年公用经费占比") == ["19"]
