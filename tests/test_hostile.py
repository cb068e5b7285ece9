"""Files made to harm: each is one recorded failure with its reason, or is read; the others are read; nothing hangs."""

from __future__ import annotations

import os
import re
import socket
import stat
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.build import BuildSummary, build
from indexer.building.limits import Limits
from indexer.model import Failure
from indexer.store import Index
from tests.hostile_files import FILES, REPORT

LIMITS = Limits(seconds=40, seconds_a_page=5, memory_mib=1500)
MOST_SECONDS = 240


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, BuildSummary, float, Path]]:
    """Everything in one folder, in one build, among honest reports."""
    top = tmp_path_factory.mktemp("hostile")
    folder = top / "reports"
    folder.mkdir()
    for name, (make, _) in FILES.items():
        (folder / name).write_bytes(make())
    (folder / "a-good.txt").write_text(REPORT, encoding="utf-8")
    (folder / "z-good.txt").write_text(REPORT.replace("120.5", "99.5"), encoding="utf-8")
    started = time.monotonic()
    summary = build([folder], top / "index", limits=LIMITS)
    yield folder, summary, time.monotonic() - started, top / "index"


def of(name: str, built: tuple[Path, BuildSummary, float, Path]) -> tuple[list[Failure], int]:
    """Return a file's failures, and how many reports were read of it."""
    folder, summary, _, index = built
    catalogue = Index.open(index).catalogue
    sources = [source for report in catalogue.reports() for source in report.sources]
    read = [source for source in sources if source == f"{folder}/{name}" or source.startswith(f"{folder}/{name}!/")]
    failures = [one for one in summary.failed if one.file == name or one.file.startswith(f"{name}!/")]
    return failures, len(read)


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_one_failure_or_is_read(name: str, built: tuple[Path, BuildSummary, float, Path]) -> None:
    failures, read = of(name, built)
    allowed = FILES[name][1]
    assert len(failures) + read == 1
    assert (failures[0].code if failures else "") in allowed
    for one in failures:
        assert one.stage and one.reason and re.search("[一-鿿]", one.reason_zh)
        assert "{" not in one.reason and "Traceback" not in one.reason
        assert "/etc/" not in one.reason and "root:" not in one.reason


def test_the_honest_files_are_read(built: tuple[Path, BuildSummary, float, Path]) -> None:
    for name in ("a-good.txt", "z-good.txt"):
        assert of(name, built) == ([], 1)


def test_nothing_of_the_system_came_in(built: tuple[Path, BuildSummary, float, Path]) -> None:
    catalogue = Index.open(built[3]).catalogue
    for report in catalogue.reports():
        assert "root:" not in catalogue.text(report.id)


def test_it_ends_in_time_and_leaves_nothing(built: tuple[Path, BuildSummary, float, Path]) -> None:
    assert built[2] < MOST_SECONDS
    assert list((built[3] / "work").iterdir()) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(REPORT, encoding="utf-8")
    return folder


def codes(summary: BuildSummary) -> dict[str, str]:
    return {one.file: one.code for one in summary.failed}


def test_what_is_no_plain_file_is_not_opened(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "socket.txt"))
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "around").symlink_to(folder, target_is_directory=True)
    summary = build([folder], tmp_path / "index", limits=LIMITS)
    assert codes(summary) == {
        "pipe.txt": "not_a_file", "socket.txt": "not_a_file", "zero.txt": "not_a_file",
        "dangling.txt": "unreadable_file", "loop.txt": "unreadable_file",
    }  # fmt: skip
    assert summary.reports == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_recorded(folder: Path, tmp_path: Path) -> None:
    (folder / "secret.txt").write_text(REPORT)
    (folder / "secret.txt").chmod(0)
    (folder / "closed").mkdir(mode=0)
    assert codes(build([folder], tmp_path / "index")) == {"secret.txt": "unreadable_file", "closed": "unreadable_file"}
    (folder / "closed").chmod(stat.S_IRWXU)


def test_a_sparse_file_without_end_is_not_read(folder: Path, tmp_path: Path) -> None:
    with (folder / "endless.txt").open("wb") as stream:
        stream.truncate(1 << 40)
    with (folder / "large.txt").open("wb") as stream:
        stream.truncate(1 << 30)
    started = time.monotonic()
    assert codes(build([folder], tmp_path / "index")) == {"endless.txt": "too_large", "large.txt": "too_large"}
    assert time.monotonic() - started < 20


def test_a_file_that_changes_while_it_is_read_is_read_as_it_was_at_some_time(folder: Path, tmp_path: Path) -> None:
    stop = threading.Event()
    versions = [REPORT.replace("120.5", f"{number}.5") for number in range(100, 110)]

    def change() -> None:
        while not stop.is_set():
            for text in versions:
                draft = folder / ".draft"
                draft.write_text(text, encoding="utf-8")
                draft.replace(folder / "good.txt")

    writer = threading.Thread(target=change)
    writer.start()
    try:
        for number in range(3):
            build([folder], tmp_path / f"index{number}")
            catalogue = Index.open(tmp_path / f"index{number}").catalogue
            (report,) = catalogue.reports()
            assert catalogue.text(report.id) in versions
    finally:
        stop.set()
        writer.join()


def test_odd_names_are_shown_without_harm(folder: Path, tmp_path: Path) -> None:
    (folder / "line\nbreak\x1b[2J.txt").write_text(REPORT.replace("120.5", "1.5"), encoding="utf-8")
    (folder / "a\u202etxt.exe.txt").write_text(REPORT.replace("120.5", "2.5"), encoding="utf-8")
    (folder / ("长" * 80 + ".txt")).write_bytes(b"")
    with zipfile.ZipFile(folder / "names.zip", "w") as archive:
        archive.writestr("../../../../tmp/chazhang-evil.txt", REPORT.replace("120.5", "3.5"))
        archive.writestr("n" * 4000 + ".txt", REPORT.replace("120.5", "4.5"))
    summary = build([folder], tmp_path / "index")
    assert (summary.reports, len(summary.failed)) == (5, 1)
    assert not Path("/tmp/chazhang-evil.txt").exists()
    shown = [report.file for report in Index.open(tmp_path / "index").catalogue.reports()]
    shown += [failure.file for failure in summary.failed]
    assert not [name for name in shown if re.search("[\x00-\x1f\x7f\u202a-\u202e]", name)]
    again = build([folder], tmp_path / "index")
    assert (again.unchanged, again.missing) == (5, ())
