"""Reports to be corrected, their index, and what is asked of it: for the tests of corrections."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from api.corrections import corrections_of
from indexer.build import build
from indexer.corrections import Placed
from indexer.corrections.enter import Request, apply_corrections, enter
from indexer.model import Figure
from indexer.store import Index

D = Decimal
FILES = ("s01_lanzhou_dongting_zfw_2021.txt", "s02_lanzhou_dongting_zfw_2022.docx", "s05_lanzhou_yunlu_jyj_2023.txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    folder = tmp_path_factory.mktemp("corrected") / "reports"
    folder.mkdir()
    for name in (*FILES, "regions.tsv"):
        shutil.copy(samples / name, folder)
    return folder


@pytest.fixture(scope="module")
def plain(folder: Path) -> Path:
    """The reports indexed, and nothing corrected; tests copy it."""
    path = folder.parent / "plain"
    build([folder], path)
    return path


@pytest.fixture
def index(plain: Path, tmp_path: Path) -> Path:
    shutil.copytree(plain, tmp_path / "index")
    return tmp_path / "index"


def opened(path: Path) -> Index:
    return Index.open(path)


def figures(path: Path, file: str) -> list[Figure]:
    catalogue = opened(path).catalogue
    return catalogue.figures(report_id=catalogue.report(file).id)


def states(path: Path) -> list[Placed]:
    return list(corrections_of(opened(path)))


def correct(path: Path, *requests: Request) -> list[Placed]:
    """Enter and publish; return what became of the entries."""
    ids = {entry.id for entry in enter(path, requests)}
    apply_corrections(path)
    return [entry for entry in states(path) if entry.id in ids]


def money(path: Path, file: str) -> list[Figure]:
    """Figures in prose that stand alone: no restatement, no table, nothing doubtful."""
    found = [
        f for f in figures(path, file) if f.kind == "money" and f.table is None and not f.restates and f.unit == "万元"
    ]
    return [f for f in found if not any(other.restates == f.id for other in found)]


def insurance_of(found: list[Figure]) -> Figure:
    """What the first report says was paid for guardians' insurance."""
    return next(f for f in found if "监护人责任保险" in f.item and f.measure == "executed" and f.kind == "money")


def insurance(path: Path) -> Figure:
    return insurance_of(figures(path, FILES[0]))
