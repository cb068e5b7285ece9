"""Heads of reports as web pages print them: what stands around the title, tables of contents of every kind."""

from __future__ import annotations

import pytest
from metadata_kit import VOCABULARY, about

from indexer.sections import text_to_sections
from indexer.text import RawText, clean

BODY = "（一）职责\n我站承担全县农村经济统计和监测工作，全年支出120万元。"
ENTRIES = ["第一部分 单位概况", "一、主要职责", "二、机构设置", "第二部分 决算情况说明", "一、收入情况", "二、支出情况"]


@pytest.mark.parametrize(
    "behind", ["", "目录", " 目 录", "  公开时间：2022年9月8日", " 发布日期:2022-09-08", "\u3000公布时间：2022年9月"]
)
@pytest.mark.parametrize("title", ["凤冈县林业局2021年度部门决算", "2021年度凤冈县林业局部门决算公开"])
def test_what_stands_behind_a_title_is_none_of_it(title, behind):
    said = about(f"{title}{behind}\n一、概况\n{BODY}")
    assert (said.title, said.year, said.organisation) == (title, 2021, "凤冈县林业局")


def test_a_slogan_over_a_whole_title_is_none_of_it():
    said = about(f"全国文明单位市民中心\n2021年度凤冈县人民医院单位决算\n一、概况\n{BODY}")
    assert said.title == "2021年度凤冈县人民医院单位决算"
    said = about(f"凤冈县民政局\n2021年度养老服务项目绩效自评报告\n一、概况\n{BODY}")
    assert said.title == "凤冈县民政局2021年度养老服务项目绩效自评报告"


@pytest.mark.parametrize(
    "heading",
    ["第一部分 凤冈县人民政府办公室概况", "第一部分\n凤冈县人民政府办公室概况", "一、凤冈县人民政府办公室基本情况"],
)
def test_the_heading_of_the_first_part_names_the_body(heading):
    said = about(f"目录\n第二部分 2023年度部门决算情况说明\n{heading}\n{BODY}")
    assert said.organisation == "凤冈县人民政府办公室"
    assert about(f"{heading.replace('凤冈县人民政府办公室', '单位')}\n{BODY}").organisation is None


def _outline(text: str) -> list[tuple[str | None, str]]:
    sections = text_to_sections("r0", clean(RawText(text, "txt")), VOCABULARY)
    return [(section.heading, section.type) for section in sections if section.level]


@pytest.mark.parametrize("head", ["目录\n", "目 录\n", ""])
@pytest.mark.parametrize("leader", ["", "......3", "……………（3）", "......( 3 )", " PAGEREF _Toc12 h 3", "\t3"])
def test_a_table_of_contents_is_no_outline(head, leader):
    told = [
        "第一部分 单位概况",
        "一、主要职责",
        "负责全县林业工作，指导各乡镇造林。",
        "二、机构设置",
        "内设三个股室，各有分工。",
    ]
    text = "\n".join(["凤冈县林业局2021年度部门决算", *[entry + leader for entry in ENTRIES], *told])
    text = text.replace("\n", f"\n{head}", 1)
    found = _outline(text)
    assert [heading for heading, _ in found if heading and heading.startswith("第一部分")] == ["第一部分 单位概况"]
    assert "contents" in [type_ for _, type_ in found]
    assert not any(heading and "支出情况" in heading for heading, _ in found)


def test_headings_that_come_once_are_no_contents():
    told = [line for entry in ENTRIES for line in (entry, "负责全县林业工作，指导各乡镇造林。")]
    found = _outline("\n".join(["凤冈县林业局2021年度部门决算", *told]))
    assert [heading for heading, _ in found if heading in ENTRIES] == ENTRIES
    assert "contents" not in [type_ for _, type_ in found]
