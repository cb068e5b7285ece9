"""Lists of projects become passages of their own, each under its project's name."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Region, Report
from indexer.passages import to_passages
from indexer.sections import text_to_sections
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
REPORT = Report("r", "a.txt", (), "", "", "txt", title="某局2022年度绩效自评报告", year=2022, region=Region())


def _projects(words: str) -> list[tuple[str | None, str]]:
    text = clean(RawText(words, "txt"))
    passages = to_passages(REPORT, text.text, text_to_sections("r", text, VOCABULARY), ())
    covered = "".join(text.text[p.start : p.end] for p in passages)
    assert "".join(covered.split()) == "".join(text.text.split())  # nothing lost, nothing twice
    return [(p.project, p.text) for p in passages if p.project]


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        (
            "1、河道清淤经费0.5万元；\n2、堤防加固项目支出1.58万元；\n3、渠道衬砌12万元。",
            "河道清淤经费|堤防加固|渠道衬砌",
        ),
        (
            "全年80万元，其中：河道清淤30万元；堤防加固50万元，竣工2处。",
            "河道清淤|堤防加固",
        ),
        (
            "（1）河道清淤共计30万元，长3公里；（2）堤防加固50万元；（3）巡查员补贴1.2万元。",
            "河道清淤|堤防加固|巡查员补贴",
        ),
        (
            "河道清淤专项：清淤3公里，水质改善。\n堤防加固专项：加固2处；竣工验收合格。",
            "河道清淤专项|堤防加固专项",
        ),
        (
            "项目支出中，残疾儿童康复救助512.6万元（年初预算420万元）；就业帮扶98.5万元。",
            "残疾儿童康复救助|就业帮扶",
        ),
        (
            "禁毒（宣传）经费、护路经费63万元；\n住院救治经费10万元；",
            "禁毒（宣传）经费、护路经费|住院救治经费",
        ),
    ],
)
def test_each_item_of_a_list_has_its_project(listed: str, names: str):
    found = _projects(f"一、项目支出情况\n{listed}\n二、其他\n无。\n")
    assert [name for name, _ in found] == names.split("|")
    assert all(name is not None and name[:4] in words for name, words in found)


@pytest.mark.parametrize(
    "said",
    [
        "全年支出80万元，其中：人员经费30万元；公用经费50万元。",
        "中央资金支付2,684.50万元；省级资金支付833.86万元；县级资金支付490万元。",
        "河道清淤经费支出80万元，比上年增加3万元。",  # one is no list
        "产出指标：清淤3公里。\n效益指标：水质改善。",
        "项目\t预算\t支出\n河道清淤\t5万元\t4万元\n堤防加固\t3万元\t3万元",
        "2021年支出30万元；\n2022年支出50万元。",
    ],
)
def test_what_is_no_list_of_projects(said: str):
    assert _projects(f"一、项目支出情况\n{said}\n二、其他\n无。\n") == []


def test_a_section_of_one_project_keeps_its_name():
    text = "一、项目绩效情况\n（一）河道清淤项目\n挖掘30万元；\n运输50万元。\n（二）堤防加固项目\n支出9万元。\n"
    assert {name for name, _ in _projects(text)} == {"河道清淤", "堤防加固"}


@given(
    st.lists(
        st.sampled_from("1、 河道清淤 经费 ： ； 。 30万元 其中： \n （1） 项目支出中， \t 人员经费 合计".split(" ")),
        max_size=40,
    )
)
def test_any_list_is_tiled(pieces: list[str]):
    _projects("一、项目支出情况\n" + "".join(pieces))


def test_a_hostile_list_is_read_in_linear_time():
    for unit in ("河道清淤30万元；", "其中", "项目：", "（政）", "1、河道"):
        started = time.process_time()
        _projects("一、项目支出情况\n" + unit * (40_000 // len(unit)))
        assert time.process_time() - started < 5
