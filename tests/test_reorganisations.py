"""Bodies before and after a reform: what became of what, found by either name, the break marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.filters import filters_of
from api.reforms import breaks
from api.service import Service
from indexer.build import build
from indexer.identity.coverage import Coverage, Expected
from indexer.identity.reorganisations import became, joined
from indexer.store import Index
from indexer.vocabulary import Vocabulary
from web.cli import main

REPORT = """{place}{body}{year}年度部门整体支出绩效自评报告
一、部门概况
{place}{body}为县人民政府工作部门。
二、部门支出情况
{year}年年初预算{budget}万元，全年支出{spent}万元。其中农村改水补助支出{part}万元。
"""


@pytest.mark.parametrize(
    ("body", "successor", "years"),
    [
        ("岚海县卫生和计划生育局", "卫健委", "2018"),
        ("卫计委", "卫健委", "2018"),
        ("岚海县国土资源局", "自然资源局", "2018-2019"),
        ("岚海市环境保护局", "生态环境局", "2018-2019"),
        ("岚海县扶贫开发办公室", "乡村振兴局", "2021"),
        ("岚海县旅游局", "文旅局", "2018-2019"),
        ("岚海县监察局", "监委", "2017-2018"),
        ("岚海县经济和信息化委员会", "工信局", "2018-2019"),
    ],
)
def test_what_a_body_became(body: str, successor: str, years: str):
    step = became(body)
    assert step is not None and (step.successor, step.years) == (successor, years)


@pytest.mark.parametrize(
    "body",
    "岚海县卫生健康局 岚海县文化旅游局 岚海县监察委员会 岚海县卫生监督所 岚海县公安局 国家税务总局岚海县税务局 "
    "岚海县经济和信息化局 岚海县农业农村局 中共岚海县委政法委员会".split(),
)
def test_what_no_reform_ended(body: str):
    assert became(body) is None


def test_one_line_of_offices_of_one_place():
    assert joined("岚海县卫生健康局", "岚海县卫生局") == joined("岚海县卫生局", "岚海县卫生健康局")
    assert joined("卫生健康局", "岚州市岚海县卫生和计划生育局") is not None
    assert joined("岚海县卫生健康局", "石沐县卫生局") is None
    assert joined("岚海县应急管理局", "岚海县民政局") is None  # a duty alone moved


def test_a_break_is_noted_only_where_both_sides_meet():
    assert [(each.text, each.candidates) for each in breaks(("卫健局",), ("岚海县卫生和计划生育局",))] == [
        ("卫计委", ("卫健委", "2018"))
    ]
    assert len(breaks(("卫计委",), ("岚海县卫生健康局",))) == 1
    assert len(breaks((), ("岚海县卫生健康局", "岚海县卫生和计划生育局"))) == 1
    assert breaks(("卫计局",), ("岚海县卫生和计划生育局",)) == ()
    assert breaks((), ("岚海县卫生和计划生育局",)) == ()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Service:
    folder = tmp_path_factory.mktemp("reform")
    reports = folder / "reports"
    reports.mkdir()
    for body, year, spent in (("卫生和计划生育局", 2017, 812), ("卫生健康局", 2020, 963)):
        text = REPORT.format(place="石沐县", body=body, year=year, budget=spent + 9, spent=spent, part=spent - 700)
        (reports / f"{year}.txt").write_text(text, "utf-8")
    build([reports], folder / "index", encoder=None, regions=[samples / "regions.tsv"], progress=None)
    return Service(Index.open(folder / "index"))


@pytest.mark.parametrize("asked", ["卫健局", "卫生健康局", "卫健委"])
def test_the_new_name_finds_the_older_body_and_says_so(service: Service, asked: str):
    answer = service.ask(f"石沐县{asked}2017年农村改水补助支出多少")
    assert [str(row.figure.value) for row in answer.figures] == ["112"]
    assert answer.figures[0].figure.organisation == "石沐县卫生和计划生育局"
    assert "卫计委" in answer.text and "2018年" in answer.text


def test_the_old_name_finds_the_newer_body_and_says_so(service: Service):
    answer = service.ask("石沐县卫计局2020年农村改水补助支出多少")
    assert [str(row.figure.value) for row in answer.figures] == ["263"]
    assert "机构改革" in answer.text


def test_a_body_under_its_own_name_has_no_break(service: Service):
    assert "机构改革" not in service.ask("石沐县卫健局2020年农村改水补助支出多少").text
    assert "reform of 2018" in service.ask("What did the 石沐县卫健局 spend on 农村改水补助 in 2017?", lang="en").text


@pytest.mark.parametrize("name", ["卫生健康局", "卫计委"])
def test_a_filter_finds_both(service: Service, name: str):
    filters = filters_of(service.index, {"department": name})
    assert {report.year for report in service.index.catalogue.reports(filters)} == {2017, 2020}


def test_coverage_takes_the_older_body_and_says_so(service: Service):
    index = service.index
    coverage = Coverage(index.catalogue.reports(), (), index.gazetteer, Vocabulary.load())
    codes = tuple(region.code for region in index.gazetteer.resolve("石沐县") if region.code)
    rows = [coverage.row(Expected(2, "石沐县", "卫生健康局", year, None, codes)) for year in (2017, 2020, 2019)]
    assert [(row.status, row.reason) for row in rows] == [
        ("present", "coverage_former_body"), ("present", None), ("absent", None)
    ]  # fmt: skip


def test_a_listing_by_department_says_where_the_reform_is(service: Service, capfd: pytest.CaptureFixture[str]):
    folder = str(service.index.path)
    assert main(["reports", "--index", folder, "--department", "卫健局"]) == 0
    shown = capfd.readouterr()
    assert "卫生和计划生育局" in shown.out and "“卫计委”在机构改革（2018年）中改为或并入卫健委" in shown.err
    assert main(["reports", "--index", folder, "--department", "卫健局", "--year", "2020", "--lang", "en"]) == 0
    assert "reform" not in capfd.readouterr().err
