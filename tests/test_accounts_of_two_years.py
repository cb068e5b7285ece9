"""A report on the accounts of one year and the first months of the next: each amount in its year."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, VOCABULARY

from indexer.document import read_document
from indexer.metadata import year_in
from indexer.model import Document

TITLES = [
    "关于某某县2022年县级决算（草案）和2023年上半年预算执行情况的报告",
    "某某县2022年财政决算和2023年1—6月预算执行情况的报告",
]
FIRST = ["一、2022年县级决算情况", "一、2022年财政决算情况", "一、2022年全县决算情况", "一、2022年决算草案"]
SECOND = ["二、2023年上半年预算执行情况", "二、2023年上半年全县财政预算执行情况", "二、2023年1-6月预算执行情况"]


def report(title: str, *lines: str) -> Document:
    return read_document("\n".join((title, *lines)).encode(), "a.txt", VOCABULARY, GAZETTEER)


def told(document: Document) -> dict[str, tuple[str | None, int | None, bool]]:
    return {
        document.text[f.amount_start : f.amount_end]: (f.measure, f.year, "period_partial" in f.flags)
        for f in document.figures
    }


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("second", SECOND)
def test_each_part_has_its_year(title: str, first: str, second: str) -> None:
    document = report(
        title, first, "全县税收收入完成5,300万元，增长4.1%。一般公共预算支出8,800万元。", second,
        "全县税收收入3,100万元，同比增长2.2%。一般公共预算支出4,700万元。", "三、下半年工作安排",
        "力争新增债券资金1,900万元。",
    )  # fmt: skip
    found = told(document)
    assert document.report.year == 2022
    assert found["5,300"] == ("income", 2022, False) and found["8,800"] == ("executed", 2022, False)
    assert found["4.1"] == ("change", 2022, False)
    assert found["3,100"] == ("income", 2023, True) and found["4,700"] == ("executed", 2023, True)
    assert found["2.2"] == ("change", 2023, True)
    assert found["1,900"][1] == 2023


def test_the_year_of_the_accounts_is_not_a_year_before() -> None:
    found = told(report(TITLES[0], FIRST[0], "2022年，全县税收收入完成5,300万元，比2021年增加200万元。"))
    assert found["5,300"][:2] == ("income", 2022)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        (TITLES[0], 2022),
        (TITLES[1], 2022),
        ("某某县2023年上半年预算执行情况的报告", 2023),
        ("某某县2022年预算执行情况和2023年预算草案的报告", 2022),
        ("某某县2021年决算和2022年预算执行情况的报告", 2022),
    ],
)
def test_parts_of_a_year_come_behind_whole_ones(title: str, year: int) -> None:
    assert year_in(title) == year


def test_what_is_only_planned_for_the_next_year_stays_planned() -> None:
    document = report(
        "关于某某县2022年预算执行情况和2023年预算草案的报告", "一、2022年预算执行情况", "税收收入完成5,300万元。",
        "二、2023年预算草案", "一般公共预算支出安排9,200万元。",
    )  # fmt: skip
    found = told(document)
    assert found["5,300"][:2] == ("income", 2022)
    assert found["9,200"] == ("initial_budget", 2023, False)


@pytest.mark.parametrize("said", ["为年初预算", "占年初预算", "为调整预算", "相当于全年预算"])
def test_a_percentage_of_a_budget_is_a_rate(said: str) -> None:
    document = report(TITLES[0], FIRST[0], f"税收收入完成5,300万元，{said}5,000万元的106%。")
    assert told(document)["106"][0] == "rate"


@pytest.mark.parametrize(
    ("head", "measure"),
    [("决算数为预算数的%", "rate"), ("完成预算%", "rate"), ("决算数为上年决算数的%", "other"), ("占比", "share")],
)
def test_what_percentages_in_columns_are_of(head: str, measure: str) -> None:
    table = f"单位：万元\n项目\t预算数\t决算数\t{head}\n增值税\t500\t480\t96.0\n契税\t100\t120\t90.0"
    assert told(report(TITLES[0], FIRST[0], "附表1 2022年税收收入决算表", table))["96.0"][0] == measure


@pytest.mark.parametrize("head", ["（三）积极争取资金", "（三）全力筹措资金", "（三）兜牢“三保”底线"])
def test_what_is_to_be_done_is_no_project(head: str) -> None:
    document = report(TITLES[0], "三、下半年重点工作", f"{head}。力争全年争取上级转移支付资金9,600万元。")
    assert [f.project for f in document.figures] == [None]


def test_a_table_is_not_named_by_its_place_twice() -> None:
    table = "单位：万元\n项目\t预算数\t决算数\n增值税\t500\t480\n契税\t100\t120"
    document = read_document(
        f"关于汀桥区2022年财政决算的报告\n{FIRST[0]}\n附表1\n2022年汀桥区税收收入决算表\n{table}".encode(),
        "a.txt", VOCABULARY, GAZETTEER,
    )  # fmt: skip
    assert all(f.item.count("汀桥区") < 2 for f in document.figures)
