"""Bodies that money goes to are no projects: the rows of a table of recipients, and those that a sentence lists."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, VOCABULARY

from indexer.document import read_document
from indexer.meaning.project_words import names_no_project

BODIES = (
    "大溪镇卫生院 城关社区卫生服务中心 县人民医院 白石中学 第三小学 "
    "城北派出所 岩口乡人民政府 红星合作社 惠民农业有限公司 市容支队"
).split()


@pytest.mark.parametrize("body", BODIES)
def test_a_body_is_no_project(body: str) -> None:
    assert names_no_project(body)


@pytest.mark.parametrize("name", ["白石中学综合楼建设", "乡镇卫生院标准化建设", "派出所智慧安防", "农民专业合作社奖补"])
def test_what_is_done_for_one_may_be(name: str) -> None:
    assert not names_no_project(name)


def test_money_given_to_bodies_is_the_projects_own() -> None:
    rows = "\n".join(f"{number}\t{body}\t{number * 11}.5\t{number * 10}.2" for number, body in enumerate(BODIES[:5], 1))
    text = (
        "某某县卫生健康局2021年度基本公共卫生服务补助资金绩效自评报告\n一、资金分配\n拨付大溪镇卫生院11.5万元、县人民医院34.5万元。\n"
        f"资金分配表\n单位：万元\n序号\t单位\t应拨\t实拨\n{rows}\n"
    )
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert {figure.project for figure in document.figures if figure.kind == "money"} == {"基本公共卫生服务补助"}
