"""check-index and remove, and what happens where an index cannot be written."""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from build_kit import report

from indexer.build import build
from indexer.building.inspection import inspect
from indexer.building.removal import remove
from indexer.errors import IndexBusy, UnknownReport, UnusableIndex
from indexer.store import Index, writing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(report(2020 + number, f"4{number}"), encoding="utf-8")
    return folder


@pytest.fixture
def path(folder: Path, tmp_path: Path) -> Path:
    build([folder], tmp_path / "index")
    return tmp_path / "index"


def chazhang(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "web.cli", "--lang", "zh", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", **options)  # type: ignore[call-overload, no-any-return]


def files(path: Path) -> list[str]:
    return [one.file for one in Index.open(path).catalogue.reports()]


def test_a_whole_index_is_said_to_be_whole(path: Path, folder: Path) -> None:
    build([folder], path)
    found = inspect(path)
    assert (found.status, found.damaged, found.counts["reports"]) == ("ok", (), 3)
    assert found.generations == ("generation-000001", "generation-000002")
    assert (found.originals, found.unpublished) == (3, 0)
    done = chazhang("check-index", "--json", "--index", str(path))
    assert done.returncode == 0 and json.loads(done.stdout)["status"] == "ok"
    done = chazhang("check-index", "--index", str(path))
    assert "报告  3" in done.stdout and "check." not in done.stdout and "完好" in done.stderr


DAMAGE: dict[str, Callable[[Path], Path]] = {
    "the vectors": lambda path: path / "generation-000002" / "passages.faiss",
    "the terms": lambda path: next((path / "generation-000002" / "terms").glob("*.term")),
    "an older catalogue": lambda path: path / "generation-000001" / "catalogue.sqlite",
    "an original": lambda path: next(part for part in (path / "originals").rglob("*") if part.is_file()),
    "unpublished work": lambda path: path / "work" / f"{'0' * 32}.sqlite",
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_named(path: Path, folder: Path, what: str) -> None:
    build([folder], path)
    part = DAMAGE[what](path)
    part.write_bytes((part.read_bytes() if part.exists() else b"") + b"x")
    assert inspect(path).damaged == (part.relative_to(path).as_posix(),)
    done = chazhang("check-index", "--index", str(path))
    assert done.returncode == 3 and part.name in done.stderr


def test_a_catalogue_that_belongs_to_another_generation_is_named(path: Path) -> None:
    index = Index.open(path)
    with sqlite3.connect(index.folder / "catalogue.sqlite") as db:
        db.execute("DELETE FROM passages")
    manifest = json.loads((index.folder / "manifest.json").read_text())
    digest = hashlib.sha256((index.folder / "catalogue.sqlite").read_bytes()).hexdigest()
    manifest["checksums"]["catalogue.sqlite"] = digest
    (index.folder / "manifest.json").write_text(json.dumps(manifest))
    at_odds = ("manifest.json", "passages.faiss", "terms")
    assert set(inspect(path).damaged) == {f"{index.generation}/{name}" for name in at_odds}


def test_a_report_is_removed_by_id_name_or_source(path: Path, folder: Path) -> None:
    catalogue = Index.open(path).catalogue
    first = catalogue.report("0.txt")
    keys = catalogue.work_keys()
    done = remove([first.id, str(folder / "2.txt")], path)
    assert [one.file for one in done.removed] == ["0.txt", "2.txt"] and done.reports == 1
    assert files(path) == ["1.txt"] and inspect(path).status == "ok"
    with pytest.raises(UnknownReport):
        remove(["0.txt"], path)
    summary = build([folder], path)  # their files are there: they come back
    assert (summary.added, summary.unchanged) == (2, 1)
    assert Index.open(path).catalogue.work_keys() == keys


def test_the_command_that_is_offered_removes_what_is_gone(path: Path, folder: Path) -> None:
    (folder / "1.txt").unlink()
    done = chazhang("index", str(folder), "--index", str(path))
    assert "1.txt" in done.stderr
    offered = re.search(r"chazhang (remove .+)", done.stderr)
    assert offered is not None
    assert chazhang(*shlex.split(offered[1])).returncode == 0
    assert files(path) == ["0.txt", "2.txt"]
    done = chazhang("index", str(folder), "--index", str(path))
    assert "chazhang remove" not in done.stderr


def test_missing_reports_are_removed_together(path: Path, folder: Path) -> None:
    (folder / "0.txt").unlink()
    (folder / "1.txt").unlink()
    assert chazhang("remove", "--missing", "--index", str(path)).returncode == 0
    assert files(path) == ["2.txt"]
    generation = Index.open(path).generation
    assert remove([], path, missing=True).removed == ()
    assert Index.open(path).generation == generation  # there was nothing to do


def test_remove_asks_what(path: Path) -> None:
    assert chazhang("remove", "--index", str(path)).returncode == 2
    assert chazhang("remove", "nothing", "--index", str(path)).returncode == 2
    assert chazhang("remove", "x", "--index", str(path / "no")).returncode == 3
    assert chazhang("check-index", "--index", str(path / "no")).returncode == 3


def test_a_second_build_is_told_so(path: Path, folder: Path) -> None:
    with writing(path):
        with pytest.raises(IndexBusy):
            build([folder], path)
        done = chazhang("index", str(folder), "--index", str(path))
        assert done.returncode == 3 and "另一个程序正在写" in done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes; only root can have one."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], check=False)
    if mounted.returncode:
        pytest.skip("this machine does not mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)  # an index in it may still be mapped


def test_a_full_disk_leaves_the_old_generation_and_a_sentence(small_disk: Path, folder: Path) -> None:
    index = small_disk / "index"
    build([folder], index)
    before = files(index)
    (folder / "more.txt").write_text(report(2017, "6"), encoding="utf-8")
    free = shutil.disk_usage(small_disk).free
    spoilt = 0
    for left in (0, 20_000, 60_000, 100_000, 200_000, 300_000, 400_000):
        with (small_disk / "fill").open("wb") as stream:
            stream.write(bytes(max(0, free - left)))
        try:
            build([folder], index)
        except UnusableIndex as error:
            assert error.code == "cannot_write" and error.params["reason"]
            spoilt += 1
            assert files(index) == before and not inspect(index).damaged
        (small_disk / "fill").unlink()
    assert spoilt >= 3
    build([folder], index)
    assert files(index) == [*before, "more.txt"] and inspect(index).status == "ok"


def test_a_folder_that_cannot_be_written_is_a_sentence(folder: Path, tmp_path: Path, path: Path) -> None:
    def with_nothing_to_write() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    (folder / "more.txt").write_text(report(2017, "6"), encoding="utf-8")
    done = chazhang("index", str(folder), "--index", str(path), preexec_fn=with_nothing_to_write)
    assert done.returncode == 3 and "无法写入" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(files(path)) == 3 and not inspect(path).damaged


def test_an_index_on_a_disk_that_may_only_be_read_still_serves(small_disk: Path, folder: Path) -> None:
    index = small_disk / "index"
    build([folder], index)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    (folder / "more.txt").write_text(report(2017, "6"), encoding="utf-8")
    for command in (("index", str(folder)), ("remove", "0.txt")):
        done = chazhang(*command, "--index", str(index))
        assert done.returncode == 3 and "无法写入" in done.stderr and "Traceback" not in done.stderr
    for command in (("reports",), ("search", "支出"), ("check-index",)):
        done = chazhang(*command, "--index", str(index))
        assert done.returncode == 0, done.stderr
    assert files(index) == ["0.txt", "1.txt", "2.txt"]


def test_ctrl_c_stops_at_once_and_keeps_the_work(folder: Path, path: Path) -> None:
    for number in range(40):
        (folder / f"n{number}.txt").write_text(report(1990 + number, f"{number}.7"), encoding="utf-8")
    command = [sys.executable, "-m", "web.cli", "--lang", "zh", "index", str(folder), "--index", str(path)]
    process = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored where tests run in the background
    )
    while not list((path / "work").glob("*.sqlite")):
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to everybody
    said = process.communicate(timeout=20)[1]
    assert process.returncode == 130 and "已中断" in said and "Traceback" not in said
    assert len(files(path)) == 3
    kept = inspect(path).unpublished
    assert kept > 0
    assert build([folder], path).reports == 43
