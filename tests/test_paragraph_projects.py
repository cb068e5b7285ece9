"""A paragraph that a project heads, as final accounts sum up one below the other, speaks of that project throughout."""

from __future__ import annotations

import pytest
from figure_kit import read

HEADS = [
    "应急救护培训项目绩效自评综述：",
    "“应急救护培训项目”绩效自评综述：",
    "1.应急救护培训项目绩效自评综述：",
    "（一）应急救护培训项目自评综述。",
    "2022年应急救护培训项目绩效自评情况：",
    "应急救护培训项目支出绩效自评结果。",
    "应急救护培训项目。",
    "应急救护培训项目：",
]
TOLD = "全年预算数为50万元，执行数为49.19万元，完成预算的98.38%。主要产出：举办12期，自评得分96.5分。"


@pytest.mark.parametrize("lead", ["", "根据年初设定的绩效目标，"])
@pytest.mark.parametrize("head", HEADS)
def test_all_of_a_paragraph_is_of_the_project_that_heads_it(head, lead):
    figures = read(f"三、绩效评价情况\n{head}{lead}{TOLD}\n其他工作全年支出8万元。")
    *own, other = figures
    assert [figure.measure for figure in own] == ["revised_budget", "executed", "rate", "score"]
    assert {figure.project for figure in own} == {"应急救护培训项目"}
    assert all("应急救护培训" in figure.item for figure in own)
    assert other.project is None or "应急救护" not in other.project


@pytest.mark.parametrize("kind", ["重点", "主要", "一般", "部门预算", "其他", "部门整体支出", "专项资金", "3个"])
@pytest.mark.parametrize("tail", ["项目绩效自评综述：", "项目绩效自评结果：", "项目。"])
def test_a_kind_of_projects_is_no_project(kind, tail):
    assert all(figure.project is None for figure in read(f"{kind}{tail}{TOLD}"))


@pytest.mark.parametrize("said", ["高度重视应急救护培训项目", "加强应急救护培训经费"])
def test_a_sentence_heads_no_paragraph(said):
    assert all(figure.project is None for figure in read(f"{said}。全年预算数300万元，执行数280万元。"))
