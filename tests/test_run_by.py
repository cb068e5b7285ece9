"""What somebody else builds or runs is named where it is said, and its amounts are of it."""

from __future__ import annotations

import pytest
from figure_kit import read

from indexer.meaning.run_by import run_by


@pytest.mark.parametrize("what", ["人才公寓", "体育公园", "冷链物流中心", "老年大学新校区", "应急物资库"])
@pytest.mark.parametrize(
    "who", ["另由市住建局利用专项债券建设", "由城投公司另行投资建设", "统一由县发改局代建", "则由供销社承建"]
)
@pytest.mark.parametrize("told", ["计划总投资", "概算投资"])
def test_its_amounts_are_of_it(what: str, who: str, told: str) -> None:
    (figure,) = [figure for figure in read(f"{what}{who}，{told}1.5亿元，不属于评价范围。") if figure.kind == "money"]
    assert (figure.measure, figure.item) == ("planned", f"松溪县民政局{what}2022年{told}")


def test_it_stands_apart_from_what_the_report_is_about() -> None:
    text = "支出860万元，入住人才公寓的不享受租房补贴。\n人才公寓另由市住建局利用专项债券建设，计划总投资1.5亿元。"
    title = "松溪县人才发展专项资金2022年度绩效评价报告"
    assert [figure.project for figure in read(text, title=title) if figure.kind == "money"][-1] == "人才公寓"


@pytest.mark.parametrize(
    "words",
    [
        "该项目由县水务局组织实施，",
        "项目由县水务局实施，",
        "所需资金由县财政投资，",
        "上述工程由甲公司承建，",
        "支出86万元，",
    ],
)
def test_what_names_nothing(words: str) -> None:
    assert run_by(words) is None


def test_what_private_means_build_is_not_spent() -> None:
    (figure,) = [f for f in read("智慧停车平台由社会资本建设运营，投资1,200万元。") if f.kind == "money"]
    assert figure.measure == "other"
