"""A head that praises what was done names no project; a firm or bank that gets some of a subsidy is none either."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document

PRAISED = ["帮扶解困更实", "人居环境更美", "助企纾困见实效", "监管服务再升级", "法治宣传走深走实", "党建引领有声有色",
           "文化惠民出亮点", "便民服务更暖心",
           "经济普查打下基础", "档案数字化稳步推进", "营商环境持续优化", "森林防火取得实效", "校园安防全覆盖",
           "道路养护提质增效",
           "河湖水质明显改善", "普法宣传入脑入心", "城乡低保应保尽保"]  # fmt: skip


def projects(text: str) -> list[str | None]:
    figures = read_document(f"{HEAD}全年支出900万元。\n{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER).figures
    return [figure.project for figure in figures if figure.value in (60, 40, 20)]


@pytest.mark.parametrize("head", PRAISED)
@pytest.mark.parametrize("told", ["清运垃圾支出60万元。", "全年投入60万元，受益群众1,200人。"])
def test_a_head_that_praises_names_no_project(head: str, told: str) -> None:
    assert projects(f"三、履职情况\n（一）{head}。{told}\n（二）其他工作。支出3万元。") == [None]


@pytest.mark.parametrize("head", ["车辆更新", "警报器更换", "老旧管网更新", "水源地变更", "危房改造", "校舍安全提升"])
def test_what_is_renewed_is_one(head: str) -> None:
    assert projects(f"三、项目支出\n（一）{head}。支出60万元。\n（二）其他。支出3万元。") == [head]


@pytest.mark.parametrize("name", ["公交运营补贴", "国有企业资本金注入", "创业担保贴息"])
@pytest.mark.parametrize("payees", [("市水务集团", "市粮油集团"), ("县农商行", "邮储银行"), ("华通公司", "兴农合作社")])
def test_who_gets_it_is_none(name: str, payees: tuple[str, str]) -> None:
    text = f"三、项目支出\n1、{name}60万元，其中{payees[0]}40万元、{payees[1]}20万元。"
    assert projects(text) == [name, name, name]
