"""Final accounts as departments publish them: what scores and amounts are of, tables without their blanks."""

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
        ("1.司法救助资金绩效自评综述：项目全年预算数为60万元，执行数为58万元。", ["司法救助资金", "司法救助资金"]),
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


_BODY = (
    "合计\t10.00\t200.00\t190.00\t0.00\t190.00\t20.00\n212\t城乡社区支出\t10.00\t200.00\t190.00\t0.00\t190.00\t20.00\n"
    "21208\t土地出让收入安排的支出\t10.00\t200.00\t190.00\t0.00\t190.00\t20.00\n"
)


@pytest.mark.parametrize("first", ["项目", "支出功能分类科目"])
@pytest.mark.parametrize("ordinals", ["", "栏次\t1\t2\t3\t4\t5\t6\n"])
def test_codes_stand_below_the_first_head(first: str, ordinals: str) -> None:
    """项目 is over 科目编码 and 科目名称, 本年支出 over its three parts, where no blank is left."""
    heads = (
        f"{first}\t年初结转和结余\t本年收入\t本年支出\t年末结转和结余\n科目编码\t科目名称\t小计\t基本支出\t项目支出\n"
    )
    title = "某某县教育局2022年度部门决算\n政府性基金预算财政拨款收入支出决算表\n单位：万元\n"
    document = read_document((title + heads + ordinals + _BODY).encode(), "a.txt", _VOCABULARY, _GAZETTEER)
    row = ["carry_in", "income", "executed", "executed", "executed", "carryover"]
    assert [figure.measure for figure in document.figures] == row * 3
    assert "城乡社区支出" in document.figures[6].item


@pytest.mark.parametrize("tail", ["", "\t上缴上级支出\t经营支出"])
def test_codes_alone_below(tail: str) -> None:
    """A second row of 科目编码 and 科目名称 alone leaves every other head where it is."""
    more = "\t0.00\t0.00" if tail else ""
    rows = (
        f"某某县教育局2022年度部门决算\n支出决算表\n单位：万元\n项目\t本年支出合计\t基本支出\t项目支出{tail}\n"
        f"科目编码\t科目名称\n合计\t900.00\t600.00\t300.00{more}\n205\t教育支出\t800.00\t520.00\t280.00{more}\n"
        f"208\t社会保障和就业支出\t100.00\t80.00\t20.00{more}\n"
    )
    document = read_document(rows.encode(), "a.txt", _VOCABULARY, _GAZETTEER)
    found = {figure.amount_yuan: figure.item for figure in document.figures}
    assert found[5200000].endswith("教育支出基本支出")
    assert found[2800000].endswith("教育支出项目支出")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("年初预算1500万元，追加300万元，实际支出1728万元，执行率96%。", False),
        ("年初预算1500万元，年中调减100万元，实际支出1344万元，执行率96%。", False),
        ("年初预算1500万元，追加300万元，实际支出1728万元，执行率69%。", True),
    ],
)
def test_rate_of_a_changed_budget(text: str, wrong: bool) -> None:
    text = f"{_HEAD}诉讼服务中心建设项目：{text}\n"
    document = read_document(text.encode(), "a.txt", _VOCABULARY, _GAZETTEER)
    assert any(f.rule == "A11" and f.outcome == "finding" for f in document.findings) is wrong


def test_names_keep_what_they_are() -> None:
    """管理委员会 is no 管理委, and the year behind a table's number is no part of the number."""
    rows = (
        "沛川经济开发区管理委员会2024年度部门整体支出绩效自评报告\n表1  2024年重点项目资金情况表（单位：万元）\n"
        "序号\t项目名称\t年初预算\t全年执行\n1\t厂房二期建设项目\t200.00\t198.00\n2\t园区道路工程\t80.00\t78.00\n"
    )
    document = read_document(rows.encode(), "a.txt", _VOCABULARY, _GAZETTEER)
    assert document.figures[0].item.startswith("沛川经济开发区管理委员会2024年重点项目资金情况")
