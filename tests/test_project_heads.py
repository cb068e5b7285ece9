"""Headings that are projects' names, below one that says so; those that are none."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document


def projects(above: str, head: str) -> set[str | None]:
    text = f"{HEAD}全年支出900万元。\n二、{above}\n（一）{head}\n投入60万元，支出58万元。\n（二）其他\n支出3万元。"
    figures = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER).figures
    return {figure.project for figure in figures if figure.value in (60, 58)}


@pytest.mark.parametrize("above", ["重点项目绩效", "主要项目绩效情况", "项目支出情况", "专项资金使用情况"])
@pytest.mark.parametrize("head", ["薄弱学校改善与能力提升", "红色遗址普查与保护", "史料编纂专项"])
def test_a_heading_below_one_on_projects_names_one(above: str, head: str) -> None:
    assert projects(above, head) == {head}


@pytest.mark.parametrize("head", ["完善内控制度", "资金管理情况", "严格招投标程序", "绩效目标完成情况"])
def test_a_heading_on_how_work_was_done_names_none(head: str) -> None:
    assert projects("项目资金管理", head) == {None}


def test_in_a_chapter_on_management_only_what_is_called_a_project_is_one() -> None:
    assert projects("项目资金管理", "史料编纂专项") == {"史料编纂专项"}


def test_a_project_is_not_named_after_the_next_heading() -> None:
    """义务教育 stands in the name of the second, and the first is not short for it."""
    text = (
        f"{HEAD}全年支出900万元。\n二、重点工作\n1、义务教育薄弱环节改善。投入60万元。\n"
        "2、农村义务教育学生营养改善计划。支出80万元。\n"
    )
    figures = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER).figures
    assert "农村义务教育学生营养改善计划" not in {figure.project for figure in figures if figure.value == 60}
