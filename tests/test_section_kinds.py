"""What sections are about: by heading (`tests/corpus/headings.tsv`), by parent and children, by what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.heading_types import HeadingTypes
from indexer.sections import text_to_sections
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
HEADINGS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "corpus" / "headings.tsv").read_text("utf-8").splitlines()[1:]
]


def _types(words: str) -> dict[str, str]:
    sections = text_to_sections("r", clean(RawText(words, "txt")), VOCABULARY)
    return {section.heading: section.type for section in sections}


@pytest.mark.parametrize(("heading", "type_"), HEADINGS)
def test_headings_of_many_templates(heading: str, type_: str):
    assert HeadingTypes(VOCABULARY).of(heading) == type_


def test_in_a_project_report_results_and_money_are_the_projects():
    types = _types(
        "澄原县2021年度山塘加固专项资金绩效评价报告\n一、资金收支\n支出80万元。\n"
        "二、取得的成效\n加固山塘3座。\n三、目标完成情况\n1.产出情况。加固3座。\n2.效益情况。受益9村。\n"
    )
    assert types["一、资金收支"] == "budget_execution"
    assert types["二、取得的成效"] == "project_performance"
    assert types["三、目标完成情况"] == "indicator_completion"


def test_in_a_report_on_a_department_they_are_the_departments():
    types = _types(
        "澄原县水利局2021年度部门整体支出绩效自评报告\n一、预算执行情况\n支出80万元。\n"
        "二、绩效目标完成情况\n（一）山塘更牢固。加固3座。\n（二）用水更方便。新装管网9公里。\n三、部门支出情况\n支出3万元。\n"
    )
    assert types["一、预算执行情况"] == types["三、部门支出情况"] == "general_budget_expenditure"
    assert types["二、绩效目标完成情况"] == types["（二）用水更方便"] == "overall_performance"


def test_a_problem_about_management_is_a_problem():
    types = _types("一、存在的问题\n（一）项目管理\n账目不全。\n（二）预算执行\n偏慢。\n（三）整改措施\n补齐台账。\n")
    assert types["（一）项目管理"] == types["（二）预算执行"] == "problems"
    assert types["（三）整改措施"] == "improvement"


@pytest.mark.parametrize(
    ("heading", "said", "type_"),
    [
        ("一、三定方案", "负责全县水利工作，拟订规划并组织实施，承担防汛，指导乡镇，贯彻执行有关法规。", "duties"),
        ("一、写在最后", "自评得分93分，等级为优。", "conclusion"),
        ("一、往前看", "下一步，我局将进一步加强调度，建立健全台账，确保按期完工。", "improvement"),
        ("一、几点思考", "本年工作有序开展。", "other"),
    ],
)
def test_what_a_section_says_where_its_heading_is_silent(heading: str, said: str, type_: str):
    assert _types(f"{heading}\n{said}\n二、名词解释\n略。\n")[heading] == type_


def test_a_preface_is_parted_from_cover_and_contents():
    text = (
        "2021年度山塘加固专项资金\n绩效评价报告\n委托单位：澄原县财政局\n主管部门：澄原县水利局\n评价机构：澄原某事务所\n"
        "受县财政局委托，我所于2022年5月开展评价，现将情况报告如下。\n一、项目概况\n加固山塘。\n"
    )
    sections = text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)
    assert [(s.type, text[s.end - 3 : s.end]) for s in sections[1:3]] == [("cover", "事务所"), ("preface", "如下。")]
    assert "preface" not in _types("某局自评报告\n现将情况报告如下。\n一、概况\n无。\n").values()
