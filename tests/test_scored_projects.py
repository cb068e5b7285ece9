"""The project that a score is told of, in the words right before it or earlier in its sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figure_kit import read
from metadata_kit import about

from indexer.scored_projects import scored_project, spoken_project

NAMED = (
    "山塘整修项目", "河道清淤工程", "蔬菜保供专项", "高龄津贴",
    "校车运营补贴", "农房保险", "乡村道路维护经费", "水库管理项目",
)  # fmt: skip
CALLED = (
    "绩效自评得分为", "自评", "自评得分", "的绩效评价得分为",
    "综合评分", "自我评价总分：", "最终得分是", "自评结果为",
)  # fmt: skip
NAMELESS = (
    "预算管理", "部门整体支出", "项目", "专项资金", "两项资金",
    "重点项目", "产出指标", "本单位", "制度建设", "各项目",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("called", CALLED)
def test_what_is_called_as_projects_are_is_one(name: str, called: str) -> None:
    found = scored_project(name + called)
    assert found is not None and name.startswith((name + called)[slice(*found)])


@pytest.mark.parametrize("name", NAMELESS)
@pytest.mark.parametrize("called", CALLED)
def test_the_whole_and_its_aspects_are_none(name: str, called: str) -> None:
    assert scored_project(name + called) is None


@pytest.mark.parametrize("quoted", ["“春雨行动”", "《春雨行动》项目", "实施的“春雨行动”工程"])
@pytest.mark.parametrize("called", CALLED)
def test_what_is_quoted_needs_no_such_word(quoted: str, called: str) -> None:
    found = scored_project(quoted + called)
    assert found is not None and (quoted + called)[slice(*found)] == "春雨行动"


@pytest.mark.parametrize(("name", "among"), [("婚育新风宣讲", True), ("预算管理", False), ("部门整体", False)])
def test_any_name_will_do_among_several(name: str, among: bool) -> None:
    assert scored_project(name + "自评得分") is None
    assert (scored_project(name + "自评得分", among=True) is not None) == among


@pytest.mark.parametrize("words", ["山塘整修项目支出", "山塘整修项目", "山塘整修项目指标完成", ""])
def test_words_of_no_score_name_none(words: str) -> None:
    assert scored_project(words, among=True) is None


@pytest.mark.parametrize("beginning", ["", "其中,", "对", "共4个。"])
def test_a_sentence_speaks_of_a_project_before_its_score(beginning: str) -> None:
    words = f"{beginning}山塘整修项目支出26万元,完工12处,自评"
    assert spoken_project(words, 0, len(words)) == "山塘整修"
    assert spoken_project(words.replace("山塘整修", "各单位"), 0, len(words)) is None


@pytest.mark.parametrize("called", ["自评", "绩效自评得分", "自评得分为"])
def test_each_project_has_the_amount_behind_its_score(called: str) -> None:
    text = f"山塘整修项目{called}96分，预算50万元；蔬菜保供专项{called}98分，预算61万元。"
    found = {f.amount_yuan: f.project for f in read(text) if f.kind == "money"}
    assert found == {Decimal(500_000): "山塘整修项目", Decimal(610_000): "蔬菜保供专项"}


@pytest.mark.parametrize("head", ["可用指标", "可用资金", "下达资金", "到位资金"])
def test_the_head_of_a_column_is_no_project(head: str) -> None:
    table = f"序号\t项目名称\t{head}\t支出数\n1\t山塘整修\t20\t18\n"
    found = about(f"石鼓区水利局2023年度部门整体支出绩效自评报告\n一、情况\n{table}二、结论\n自评得分93.6分。\n")
    assert [s.scope for s in found.scores] == ["部门整体支出"]
