"""Places that were renamed, raised, divided or that share a name: found by either name, never by a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.filters import filters_of
from api.service import Service
from indexer.build import build
from indexer.errors import UnknownRegion
from indexer.regions import Gazetteer
from indexer.store import Index

REPORT = """{place}民政局{year}年度部门整体支出绩效自评报告
一、部门支出情况
{year}年农村改水补助年初预算{budget}万元，支出{spent}万元。
"""
REPORTS = (
    ("白渚县", 2019, 111), ("白渚区", 2022, 222), ("祁阳县", 2019, 333), ("祁阳市", 2022, 444),
    ("岚州市东汀区", 2022, 555), ("沧原市东汀区", 2022, 666), ("杭州市下城区", 2019, 777), ("杭州市拱墅区", 2022, 888),
)  # fmt: skip


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Service:
    folder = tmp_path_factory.mktemp("renamed")
    reports = folder / "reports"
    reports.mkdir()
    for place, year, spent in REPORTS:
        text = REPORT.format(place=place, year=year, budget=spent + 9, spent=spent)
        (reports / f"{place}{year}.txt").write_text(text, "utf-8")
    build([reports], folder / "index", encoder=None, regions=[samples / "regions.tsv"], progress=None)
    return Service(Index.open(folder / "index"))


@pytest.mark.parametrize(
    ("name", "spent"),
    [
        ("白渚县", {111, 222}), ("白渚区", {111, 222}), ("祁阳县", {333, 444}), ("祁阳市", {333, 444}),
        ("岚州市东汀区", {555}),
        # Merged: the new district holds what the old reported; the old name is not the whole new district.
        ("下城区", {777}), ("拱墅区", {777, 888}),
    ],
)  # fmt: skip
def test_a_filter_finds_a_place_by_either_name(service: Service, name: str, spent: set[int]):
    filters = filters_of(service.index, {"region": name, "measure": "executed"})
    assert {int(figure.value or 0) for figure in service.index.catalogue.figures(filters)} == spent


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("白渚区2019年农村改水补助支出多少", "111"), ("白渚县2019年农村改水补助支出多少", "111"),
        ("白渚县2022年农村改水补助支出多少", "222"), ("祁阳市2019年农村改水补助支出多少", "333"),
        ("祁阳县2022年农村改水补助支出多少", "444"),
    ],
)  # fmt: skip
def test_a_question_finds_a_place_by_either_name(service: Service, question: str, amount: str):
    assert [str(row.figure.value) for row in service.ask(question).figures] == [amount]


def test_namesakes_are_several(service: Service):
    with pytest.raises(UnknownRegion) as raised:
        filters_of(service.index, {"region": "东汀区"})
    assert len(raised.value.params["candidates"]) == 2
    answer = service.ask("东汀区2022年农村改水补助支出多少")
    assert {reading.label for reading in answer.readings} == {"岚州市东汀区", "沧原市东汀区"}


def test_the_bureau_of_civil_affairs_is_no_bureau_of_citizens():
    named = [(m.name, m.codes) for m in Gazetteer.load().find("祁阳市民政局便民服务，惠及祁阳市民")]
    assert named == [("祁阳市", ("431181",))]
