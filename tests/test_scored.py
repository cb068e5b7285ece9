"""The project that a score is said of is that of the amounts behind it; a score of an aspect names none."""

from __future__ import annotations

import pytest

from indexer.document import read_document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

_HEAD = "某某县人民法院2021年度部门决算\n十、预算绩效情况说明\n"
_VOCABULARY, _GAZETTEER = Vocabulary.load(), Gazetteer.load([])


def _projects(text: str) -> list[str | None]:
    document = read_document(f"{_HEAD}{text}\n".encode(), "a.txt", _VOCABULARY, _GAZETTEER)
    return [figure.project for figure in document.figures if figure.kind == "money"]


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("“诉讼服务大厅运维”项目自评得分96.3分，预算数860万元；“囚车购置”项目自评得分98分，预算数312万元。",
         ["诉讼服务大厅运维", "囚车购置"]),
        ("根据年初设定的绩效目标，巡回审判项目绩效自评得分为98分。全年预算数为480万元，执行数为470万元。",
         ["巡回审判项目", "巡回审判项目"]),
        ("1.司法救助资金绩效自评综述：项目全年预算数为60万元，执行数为58万元。", ["司法救助", "司法救助"]),
        ("部门预算管理得分62.5分。年初预算300万元。", [None]),
        ("部门整体支出自评得分92分。全年预算数为900万元。", [None]),
        ("公用经费类（运转类）支出100万元，特定目标类支出300万元。", [None, None]),
        ("主要用于燃料费5.20万元；过桥过路费0.35万元；保险费3.25万元。", [None, None, None]),
    ],
)  # fmt: skip
def test_projects_of_scores(text: str, projects: list[str | None]) -> None:
    found = _projects(text)
    assert len(found) == len(projects)
    for project, expected in zip(found, projects, strict=True):
        assert (project or "").removesuffix("项目") == (expected or "").removesuffix("项目")


def test_heads_keep_their_columns() -> None:
    """决算数 stands over the seventh column where a line lost the blanks at its end."""
    rows = (
        "某某县人民法院2022年度部门决算\n财政拨款“三公”经费支出决算表\n单位：万元\n预算数\t\t\t\t\t\t决算数\n"
        "合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\n"
        "\t\t小计\t公务用车购置费\t公务用车运行费\t\t\t\t小计\t公务用车购置费\t公务用车运行费\t\n"
        "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n"
        "96.00\t0.00\t88.00\t18.00\t70.00\t8.00\t81.43\t0.00\t79.15\t17.65\t61.50\t2.28\n"
    )
    document = read_document(rows.encode(), "a.txt", _VOCABULARY, _GAZETTEER)
    assert [figure.measure for figure in document.figures] == ["initial_budget"] * 6 + ["executed"] * 6
