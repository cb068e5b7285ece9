"""Whose money it was, told in rows below what was planned, came and was spent; and the project that a form is of."""

from __future__ import annotations

import pytest
from figure_kit import read

HEADS = "计划安排资金（万元）{0}104{0}实际到位资金（万元）{0}90{0}实际支出（万元）{0}89.8{0}结余（万元）{0}0.2"
ROWS = (("其中：中央财政", ""), ("省财政", "60"), ("县财政", "30"), ("其它", "14"))
MEASURES = ["planned", "received", "executed", "carryover"]


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_a_source_is_of_what_stands_above_it(mark: str) -> None:
    rows = [mark.join(f"{name}{mark}{value}" for _ in MEASURES) for name, value in ROWS]
    text = "\n".join(["一、项目基本概况", f"项目起止时间{mark}2022年度", HEADS.format(mark), *rows])
    figures = read(text, title="松溪县公共文化服务项目绩效自评报告")
    assert [figure.measure for figure in figures] == MEASURES * 4
    for figure in figures:
        assert "起止" not in figure.item
        assert figure.project == "公共文化服务"
    assert ["省财政" in figure.item for figure in figures[4:8]] == [True] * 4


TITLED = {
    "松溪县财政支出政策绩效评价报告": "公共文化活动专项资金",
    "松溪县项目支出绩效评价报告": "公共文化活动专项资金",
    "松溪县惠农贷款贴息政策绩效评价报告": "惠农贷款贴息政策",
    "松溪县部门整体支出绩效评价报告": None,
}


@pytest.mark.parametrize("title", TITLED)
@pytest.mark.parametrize("label", ["项目名称 2022年", "项目名称：2022年", "项目名称"])
def test_a_title_that_names_no_project_leaves_it_to_the_line_below(title: str, label: str) -> None:
    head = f"{title}\n{label}公共文化活动专项资金\n项目单位 松溪县文化馆\n主管部门 松溪县文旅局\n"
    text = f"{head}一、基本概况\n全年支出87.06万元。\n"
    (figure,) = read(text, title=title)
    assert figure.project == TITLED[title]
