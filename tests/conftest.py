"""Fixtures that several tests share: the developers' material, system packages, the indexed samples."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from api.service import Service
    from indexer.store import Index

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "eval" / "samples"


def absent(reason: str) -> None:
    """Skip for want of something to be installed, or fail where everything has to be there."""
    if os.environ.get("CHAZHANG_REQUIRE_ALL") == "1":
        pytest.fail(f"{reason} (CHAZHANG_REQUIRE_ALL=1)", pytrace=False)
    pytest.skip(reason)


def require_system(*commands: str) -> str:
    """Return the path of the first of `commands` that is installed; else skip (see `absent`)."""
    for command in commands:
        if found := shutil.which(command):
            return found
    absent(f"needs the system package that has {' or '.join(commands)}")
    raise AssertionError  # not reached: `absent` has raised


def require_package(name: str) -> None:
    """Skip (see `absent`) where the Python package `name`, one of an extra's, is not installed."""
    if importlib.util.find_spec(name) is None:
        absent(f"needs the Python package {name} (make setup)")


@pytest.fixture(scope="session")
def system() -> Callable[..., str]:
    """`system("chromium", "google-chrome")`: the path of one, or a skip with the reason."""
    return require_system


@pytest.fixture(scope="session")
def models() -> None:
    """For tests that need the extra `models`: torch and sentence-transformers."""
    for name in ("torch", "sentence_transformers"):
        require_package(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The developers' folder beside the project: real reports, labels. Its tests skip where it is not."""
    folder = ROOT.parent / "shared"
    if not (folder / "reports").is_dir():
        pytest.skip("needs the developers' folder `shared` beside the project")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample reports that come with the project."""
    return SAMPLES


# Kinds of file that one made-up report is written in, and how each file is named.
ONE_REPORT = {
    "docx": "a.docx", "doc": "b.doc", "gbk": "c.txt", "html": "d.html", "pdf": "e.pdf", "scan": "f.pdf", "txt": "g.txt",
    "xlsx": "h.xlsx",
}  # fmt: skip


@pytest.fixture(scope="session")
def one_report_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Index one made-up report, written in every kind of file, beside another one; tests must not write to it."""
    require_system("soffice", "libreoffice")
    require_package("rapidocr")
    from itertools import islice

    from eval.mixed import write_all
    from eval.papers import papers
    from indexer.build import build

    folder = tmp_path_factory.mktemp("one-report")
    reports = folder / "reports"
    reports.mkdir()
    shutil.copy(SAMPLES / "regions.tsv", reports)
    one, other = islice(papers(), 2)
    for kind, (data,) in write_all([one], tuple(ONE_REPORT)).items():
        (reports / ONE_REPORT[kind]).write_bytes(data)
    (reports / "other.txt").write_bytes(write_all([other], ("txt",))["txt"][0])
    build([reports], folder / "index")
    return folder / "index"


@pytest.fixture(scope="session")
def sample_index_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Index the samples once; the folder is shared, so tests must not write to it."""
    from indexer.build import build

    path = tmp_path_factory.mktemp("samples") / "index"
    build([SAMPLES], path, encoder=None, regions=[], progress=None)
    return path


@pytest.fixture(scope="session")
def sample_index(sample_index_path: Path) -> Index:
    """The samples' index, open for reading."""
    from indexer.store import Index

    return Index.open(sample_index_path)


@pytest.fixture(scope="session")
def sample_service(sample_index: Index) -> Service:
    """Questions to the samples."""
    from api.service import Service

    return Service(sample_index)
