"""Notices, plans and announcements: their titles, years and bodies, and what amounts are that say nothing."""

from __future__ import annotations

import re

import pytest
from figure_kit import VOCABULARY, read

from indexer.document import read_document
from indexer.meaning.papers import paper_measure
from indexer.model import Report
from indexer.regions import Gazetteer

PLACES = Gazetteer.load([])


def report_of(text: str) -> Report:
    return read_document(text.encode(), "a.txt", VOCABULARY, PLACES).report


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("关于下达2022年困难群众救助补助资金的通知", "allocated"),
        ("关于提前下达2022年中央水利发展资金预算的通知", "allocated"),
        ("关于拨付2022年第二批公共卫生补助资金的函", "allocated"),
        ("2022年衔接资金分配情况公示", "allocated"),
        ("2022年第一批专项扶贫资金安排表", "allocated"),
        ("2022年衔接资金项目计划公示", "planned"),
        ("2022年农田建设项目实施方案公告", "planned"),
        ("2022年救助资金使用情况公示", None),
        ("2022年救助资金发放情况", None),
        ("2022年农田建设项目绩效自评报告", None),
        ("松溪县民政局2022年度部门决算", None),
        ("2022年衔接资金安排使用情况公示", None),
    ],
)
def test_a_paper_says_what_its_amounts_are(title: str, measure: str | None) -> None:
    assert paper_measure(title, "") == measure
    assert paper_measure(None, f"{title}\n松溪县财政局\n") == measure


@pytest.mark.parametrize("word", ["下达", "拨付", "分配"])
def test_a_letter_without_a_title_may_hand_money_on(word: str) -> None:
    text = f"县水利局：\n现将2022年水利补助资金60万元{word}给你局，请专款专用。\n"
    assert paper_measure(None, text) == "allocated"
    assert paper_measure("松溪县2022年水利资金绩效自评报告", text) is None


def test_amounts_of_a_notice_that_say_nothing_are_handed_on() -> None:
    title = "关于下达2022年公卫补助资金的通知"
    figures = read("公卫补助资金中央50万元、省级6万元、县级4万元。\n孕检补助8万元。", title=title)
    assert [figure.measure for figure in figures] == ["allocated"] * 4
    assert not any("中央" in (figure.project or "") for figure in figures)


@pytest.mark.parametrize("lead", ["内容如下：", "具体项目如下：", "其中："])
def test_lines_that_add_up_to_the_whole_above_have_its_measure(lead: str) -> None:
    lines = "1.供水项目1个30万元；\n2.道路项目1个20万元；\n3.绿化项目1个10万元。"
    figures = read(f"计划实施项目3个，总投资60万元，其中申请债券资金40万元。{lead}\n{lines}")
    assert [figure.measure for figure in figures][2:] == ["planned"] * 3


@pytest.mark.parametrize("heading", ["一、2021年资金拨付情况", "一、2021年资金使用情况", "一、2021年项目资金支出情况"])
def test_a_heading_names_the_year_of_a_report_on_several(heading: str) -> None:
    lines = "1、拨付培训补助资金30万元；\n2、拨付慰问资金12万元。\n2021年共计拨付42万元。"
    figures = read(f"2021-2022年帮扶资金情况\n{heading}\n{lines}", title=None)
    assert [(figure.measure, figure.year) for figure in figures] == [("executed", 2021)] * 3


@pytest.mark.parametrize("sums", ["共计", "合计", "累计", "总计"])
@pytest.mark.parametrize("dash", ["-", "—", "至"])
def test_two_years_summed_up_need_no_sign_of_a_year(sums: str, dash: str) -> None:
    (figure,) = read(f"2021{dash}2022{sums}安排帮扶资金70万元。")
    assert figure.year is None
    assert "2021" not in (figure.project or "")
    assert re.search("2021.2022", figure.item)  # of which years it is


@pytest.mark.parametrize("base", ["在2020年基础上提高5元，", "在2020年标准的基础上提高5元，"])
def test_a_year_that_a_rate_is_raised_from_is_not_its_year(base: str) -> None:
    assert read(f"人均补助标准{base}达到每人每年60元。")[-1].year == 2022


@pytest.mark.parametrize(
    "title",
    [
        "关于下达2022年困难群众救助补助资金的通知",
        "岳阳县2022年衔接资金项目安排情况公示",
        "岳阳县2022年救助资金使用情况",
        "岳阳县2022年农田建设项目完工公告",
    ],
)
def test_the_title_of_a_notice_is_a_title(title: str) -> None:
    report = report_of(f"{title}\n\n现将有关情况公示如下：下达资金60万元。\n岳阳县财政局\n2022年6月3日\n")
    assert (report.title, report.year) == (title, 2022)


def test_whom_a_notice_is_for_is_not_whose_it_is() -> None:
    told = "为用好扶贫资金，现将2022年扶贫资金60万元下达给你们。"
    text = f"各乡镇人民政府，县直相关单位：\n\n{told}\n\n岳阳县财政局\n2022年6月3日\n"
    assert report_of(text).organisation == "岳阳县财政局"


@pytest.mark.parametrize("body", ["柳溪镇人民政府", "石桥乡人民政府", "东坝镇政府", "南湾街道办事处"])
def test_a_township_signs_though_no_table_knows_its_place(body: str) -> None:
    text = f"{body[:3]}大棚项目实施情况公告\n一、项目概况\n该项目共投资40万元。\n{body}\n2022年12月3日\n"
    assert report_of(text).organisation == body


@pytest.mark.parametrize("levels", ["中央、市级", "中央和省级", "省级", "中央、省级、市级"])
def test_levels_alone_are_no_project_of_a_report(levels: str) -> None:
    text = "下达资金60万元。其中：培训项目40万元，慰问经费20万元。"
    figures = read(text, title=f"松溪县民政局2022年度{levels}转移支付资金绩效自评报告")
    assert not any("级" in (figure.project or "") or "中央" in (figure.project or "") for figure in figures)
