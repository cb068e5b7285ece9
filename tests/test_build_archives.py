"""Archives as sources: their files are reports of their own, known as `a.zip!/b.txt`."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from build_kit import outcome, report

import indexer.build
import indexer.building.pool
from indexer.build import build
from indexer.building.limits import Limits
from indexer.building.sources import outer_path
from indexer.store import Index


def packed(path: Path, files: Mapping[str, str | bytes]) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path.read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    inner = packed(tmp_path / "inner.zip", {"丙.txt": report(2019, "9"), "空.txt": b""})
    packed(folder / "甲.zip", {"a.txt": report(2021, "40"), "b/b.txt": report(2022, "55"), "内.zip": inner})
    (folder / "plain.txt").write_text(report(2018, "7"), encoding="utf-8")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index"


def sources(path: Path, folder: Path) -> set[str]:
    reports = Index.open(path).catalogue.reports()
    return {Path(source).relative_to(folder).as_posix() for one in reports for source in one.sources}


def test_the_files_of_archives_are_reports(folder: Path, path: Path) -> None:
    summary = build([folder], path)
    assert outcome(summary) == (4, 0, 0, 1)
    assert sources(path, folder) == {"plain.txt", "甲.zip!/a.txt", "甲.zip!/b/b.txt", "甲.zip!/内.zip!/丙.txt"}
    catalogue = Index.open(path).catalogue
    assert {one.file for one in catalogue.reports()} == {"plain.txt", "a.txt", "b.txt", "丙.txt"}
    assert [(one.file, one.code, one.stage) for one in catalogue.failures()] == [
        ("甲.zip!/内.zip!/空.txt", "empty_file", "kind")
    ]
    assert catalogue.report("丙.txt").id == catalogue.report(f"{folder}/甲.zip!/内.zip!/丙.txt").id
    assert list((path / "work").iterdir()) == []


def test_nothing_is_read_twice(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([folder], path)
    started: list[str] = []
    real = indexer.building.pool.Pool.start

    def noted(pool: indexer.building.pool.Pool, task: Mapping[str, object]) -> int:
        started.append(str(task["name"]))
        return real(pool, task)

    monkeypatch.setattr(indexer.building.pool.Pool, "start", noted)
    assert outcome(build([folder], path)) == (0, 0, 4, 1)
    assert started == ["甲.zip", "甲.zip!/内.zip", "甲.zip!/内.zip!/空.txt"]  # opened again; no report of it is read


def test_one_content_in_an_archive_and_beside_it_is_one_report(folder: Path, path: Path) -> None:
    (folder / "copy.txt").write_text(report(2019, "9"), encoding="utf-8")
    assert outcome(build([folder], path)) == (4, 0, 0, 1)
    found = Index.open(path).catalogue.report("copy.txt").sources
    assert [Path(each).name for each in found] == ["copy.txt", "丙.txt"]


def test_a_file_that_left_its_archive_is_missing_and_one_that_changed_is_replaced(folder: Path, path: Path) -> None:
    build([folder], path)
    packed(folder / "甲.zip", {"a.txt": report(2021, "41")})
    summary = build([folder], path)
    assert outcome(summary) == (0, 1, 1, 0)
    assert {Path(each).name for each in summary.missing} == {"b.txt", "丙.txt"}
    amounts = {str(one.amount_yuan) for one in Index.open(path).catalogue.figures(text_like=["无障碍改造"])}
    assert amounts == {"410000", "550000", "90000", "70000"}


def test_of_a_broken_archive_nothing_counts_as_missing(folder: Path, path: Path) -> None:
    build([folder], path)
    whole = (folder / "甲.zip").read_bytes()
    (folder / "甲.zip").write_bytes(whole[: len(whole) // 3])
    summary = build([folder], path)
    assert summary.missing == () and summary.reports == 4
    assert "broken_archive" in {one.code for one in summary.failed}


def test_an_archive_outside_the_build_keeps_its_reports(folder: Path, path: Path, tmp_path: Path) -> None:
    build([folder], path)
    assert outcome(build([folder / "plain.txt"], path)) == (0, 0, 1, 0)
    assert len(sources(path, folder)) == 4
    assert len(Index.open(path).catalogue.failures()) == 1  # it is still there, and still unreadable
    (folder / "甲.zip").unlink()
    assert {Path(each).name for each in build([folder], path).missing} == {"a.txt", "b.txt", "丙.txt"}
    assert Index.open(path).catalogue.failures() == []


def test_reports_in_archives_are_made_again_by_another_version(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], path)
    old = Index.open(path).catalogue.work_keys()
    monkeypatch.setattr(indexer.build, "extractor_version", lambda: "improved")
    summary = build([folder / "plain.txt"], path)
    assert summary.outdated == 0
    assert not set(old.values()) & set(Index.open(path).catalogue.work_keys().values())
    assert len(sources(path, folder)) == 4
    assert len(Index.open(path).catalogue.failures()) == 1


def test_an_unusable_index_is_built_again_from_its_archives(folder: Path, path: Path, tmp_path: Path) -> None:
    build([folder / "甲.zip"], path)
    manifest = path / "generation-000001" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format": ', '"format": 9'))
    summary = build([folder / "plain.txt"], path)
    assert (summary.reports, summary.lost) == (4, ())


def test_archives_in_archives_have_an_end(path: Path, tmp_path: Path) -> None:
    data = packed(tmp_path / "x.zip", {"a.txt": report(2020, "1")})
    for _ in range(7):
        data = packed(tmp_path / "x.zip", {"x.zip": data})
    summary = build([tmp_path / "x.zip"], path)
    assert [one.code for one in summary.failed] == ["archive_depth"]


def test_what_is_nested_counts_together(path: Path, tmp_path: Path) -> None:
    inner = packed(tmp_path / "i.zip", {f"{n}.txt": report(2020, str(n)) for n in range(3, 8)})
    packed(tmp_path / "x.zip", {"a.zip": inner, "b.zip": inner + b" "})
    summary = build([tmp_path / "x.zip"], path, workers=1, limits=Limits(entries=9))
    assert [one.code for one in summary.failed] == ["archive_too_large"]
    assert summary.reports == 5


def test_a_packed_tar_is_read(path: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        data = report(2020, "8").encode()
        entry = tarfile.TarInfo("r.txt")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    assert outcome(build([tmp_path / "a.tar.gz"], path)) == (1, 0, 0, 0)
    assert Index.open(path).catalogue.reports()[0].sources == (f"{tmp_path}/a.tar.gz!/r.txt",)


def test_the_outer_file_of_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"")
    (tmp_path / "odd!").mkdir()
    (tmp_path / "odd!" / "b.txt").write_bytes(b"")
    assert outer_path(f"{tmp_path}/a.zip!/x!/y.txt") == f"{tmp_path}/a.zip"
    assert outer_path(f"{tmp_path}/odd!/b.txt") == f"{tmp_path}/odd!/b.txt"
    assert outer_path(f"{tmp_path}/gone.zip!/x!/y.txt") == f"{tmp_path}/gone.zip"
    assert outer_path(os.fspath(tmp_path)) == str(tmp_path)
