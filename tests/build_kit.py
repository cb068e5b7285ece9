"""Two small reports to be built, and what a build left: for the tests of builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.build import BuildSummary
from indexer.store import Index

REGIONS = (
    "code\tname\tlevel\tparent\tstart\tend\tsuccessor\n"
    "980000\t试演省\tprovince\t\t2000\t\t\n"
    "980100\t松坪市\tcity\t980000\t2000\t\t\n"
    "980102\t柳岸区\tdistrict\t980100\t2000\t\t\n"
)


def report(year: int, amount: str, place: str = "松坪市柳岸区") -> str:
    return (
        f"{place}残联{year}年度部门整体支出绩效自评报告\n\n一、部门基本情况\n"
        f"{place}残联共有在职人员8人。{year}年年初预算300万元。\n"
        f"二、项目支出情况\n{year}年无障碍改造项目支出{amount}万元，助听器适配支出12.5万元。\n"
        "三、存在的问题\n项目进度偏慢，资金下达较晚。\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "regions.tsv").write_text(REGIONS, encoding="utf-8")
    (folder / "a.txt").write_text(report(2021, "40"), encoding="utf-8")
    (folder / "b.txt").write_text(report(2022, "55"), encoding="utf-8")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index"


def outcome(summary: BuildSummary) -> tuple[int, int, int, int]:
    return summary.added, summary.updated, summary.unchanged, len(summary.failed)


def texts(path: Path) -> dict[str, str]:
    catalogue = Index.open(path).catalogue
    return {one.file: catalogue.text(one.id) for one in catalogue.reports()}


def amounts(path: Path) -> set[str]:
    return {str(one.amount_yuan) for one in Index.open(path).catalogue.figures(text_like=["无障碍改造"])}
