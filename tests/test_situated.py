"""A place that only a sentence tells is a candidate, where the report's own body is said to lie there."""

from __future__ import annotations

import pytest
from metadata_kit import about

TITLE = "明远实验学校2022年度部门整体支出绩效自评报告\n一、基本情况\n"
HERE = "湖南省/长沙市/望城区"


@pytest.mark.parametrize("who", ["我校", "学校", "本单位", "明远实验学校", "实验学校", "校本部", "办公地点"])
@pytest.mark.parametrize("lies", ["位于", "地处", "坐落于", "坐落在", "现位于"])
@pytest.mark.parametrize("place", ["湖南省长沙市望城区", "长沙市望城区"])
def test_where_the_body_lies_is_a_candidate(who: str, lies: str, place: str) -> None:
    found = about(f"{TITLE}{who}{lies}{place}金星路，占地40亩。\n")
    assert found.region.candidates == (HERE,)
    assert (found.region.code, found.region.name) == (None, None)
    assert found.basis["region"] == "document"


@pytest.mark.parametrize("label", ["单位地址：", "学校地址:", "办公地址为"])
def test_an_address_is_one_too(label: str) -> None:
    assert about(f"{TITLE}{label}长沙市望城区金星路8号。\n").region.candidates == (HERE,)


@pytest.mark.parametrize(
    "sentence",
    [
        "项目位于长沙市望城区金星路。", "该工程地处长沙市望城区。", "实训基地坐落于长沙市望城区。",
        "流域位于长沙市望城区。", "合作企业位于长沙市望城区。", "我校毗邻长沙市望城区。", "我校位于长沙市望城区以东。",
        "我校地处望城区与开福区交界处。", "我校教师赴长沙市望城区学习。", "位于长沙市望城区的安置房已经交付。",
        "分校设在长沙市望城区。",
    ],
)  # fmt: skip
def test_what_lies_elsewhere_or_is_not_the_body_tells_nothing(sentence: str) -> None:
    found = about(f"{TITLE}{sentence}\n")
    assert found.region.candidates == ()
    assert found.region.code is None


def test_namesakes_are_all_candidates() -> None:
    found = about(f"{TITLE}我校位于鼓楼区中山路。\n")
    assert found.region.code is None
    assert len(found.region.candidates) > 1
    assert all(path.endswith("鼓楼区") for path in found.region.candidates)


def test_two_sentences_of_two_places_leave_both() -> None:
    found = about(f"{TITLE}校本部位于望城区。我校现位于开福区。\n")
    assert set(found.region.candidates) == {HERE, "湖南省/长沙市/开福区"}


def test_a_place_that_the_name_tells_needs_no_sentence() -> None:
    found = about("望城区教育局2022年度部门整体支出绩效自评报告\n一、基本情况\n我局位于长沙市开福区。\n")
    assert found.region.name == "望城区"


def test_where_an_evaluator_lies_tells_nothing() -> None:
    text = "养老服务项目2022年度绩效评价报告\n一、机构\n本公司位于长沙市望城区。\n委托单位：财政局\n"
    assert about(text).region.code is None
