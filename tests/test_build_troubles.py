"""Builds that meet trouble: workers that break, interruptions, missing models, damaged indexes; nothing is lost."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from build_kit import folder, outcome, path, report, texts

import indexer.build
import indexer.building.nursery
import indexer.building.pool
from indexer.build import build
from indexer.building.limits import Limits
from indexer.building.manifest import FORMAT_VERSION
from indexer.building.pool import Pool
from indexer.building.work import Shards
from indexer.document import read_document
from indexer.errors import EncoderUnavailable, UsageError
from indexer.regions import Gazetteer
from indexer.store import Index
from indexer.vocabulary import Vocabulary

__all__ = ["folder", "path"]


# Programs that run in place of a worker's own: each breaks in its way at a.txt.
BREAKS = {
    "an error": ("raise ZeroDivisionError('boom')", "unexpected_failure"),
    "no memory left": ("bytearray(64 << 30)", "out_of_memory"),
    "bottomless recursion": ("f = lambda: f(); f()", "too_deep"),
    "a crash": ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "worker_died"),
    "leaving": ("import os; os._exit(0)", "worker_died"),
    "a hang": ("import time; time.sleep(60)", "timed_out"),
    "a hang in a child": ("import subprocess; subprocess.run(['sleep', '60'])", "timed_out"),
}


def breaking(code: str) -> tuple[str, ...]:
    program = f"""
import indexer.document, indexer.building.nursery
real = indexer.document.to_metadata
def fragile(name, *rest):
    if name == "a.txt":
        {code}
    return real(name, *rest)
indexer.document.to_metadata = fragile
indexer.building.nursery.main()
"""
    return sys.executable, "-c", program


@pytest.mark.parametrize("way", BREAKS)
def test_a_document_that_breaks_its_worker_is_one_failure(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    code, failure = BREAKS[way]
    monkeypatch.setattr(indexer.building.nursery, "COMMAND", breaking(code))
    (folder / "c.txt").write_text(report(2023, "70"), encoding="utf-8")
    sha256 = hashlib.sha256((folder / "a.txt").read_bytes()).hexdigest()
    started = time.monotonic()
    summary = build([folder], path, workers=1, limits=Limits(seconds=5))
    assert time.monotonic() - started < 15
    assert [(one.file, one.stage, one.code, one.sha256) for one in summary.failed] == [
        ("a.txt", "metadata", failure, sha256)
    ]
    assert summary.failed[0].reason and summary.failed[0].reason_zh
    assert "{" not in summary.failed[0].reason + summary.failed[0].reason_zh
    assert list(texts(path)) == ["b.txt", "c.txt"]


def alive(group: int) -> list[str]:
    """The states of the processes of a group that are not dead."""
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [row[1] for row in rows if int(row[0]) == group and not row[1].startswith("Z")]


def test_nothing_is_left_running(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    note = tmp_path / "worker"
    code = f"""import os, subprocess, time
        subprocess.Popen(["sleep", "77"])
        open({str(note)!r}, "w").write(str(os.getpid()))
        time.sleep(77)"""
    monkeypatch.setattr(indexer.building.nursery, "COMMAND", breaking(code))
    build([folder], path, limits=Limits(seconds=1))
    for _ in range(50):
        if not alive(int(note.read_text())):
            break
        time.sleep(0.1)
    assert alive(int(note.read_text())) == []


def test_an_interrupted_build_changes_nothing_and_resumes(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder / "b.txt"], path)
    (folder / "c.txt").write_text(report(2023, "70"), encoding="utf-8")
    started: list[str] = []
    real = indexer.building.pool.Pool.start

    def interrupted(pool: Pool, task: Mapping[str, Any]) -> int:
        if len(started) == 1:
            raise KeyboardInterrupt
        return noted(pool, task)

    def noted(pool: Pool, task: Mapping[str, Any]) -> int:
        started.append(task["name"])
        return real(pool, task)

    monkeypatch.setattr(Pool, "start", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build([folder], path, workers=1)
    assert list(texts(path)) == ["b.txt"]
    started.clear()
    monkeypatch.setattr(Pool, "start", noted)
    build([folder], path, workers=1)
    assert started == ["b.txt", "c.txt"]  # a.txt was finished; b.txt changes with the regions of the folder
    assert sorted(texts(path)) == ["a.txt", "b.txt", "c.txt"]
    assert list((path / "work").iterdir()) == []


def test_a_shard_comes_back_equal(folder: Path, tmp_path: Path) -> None:
    data = (folder / "a.txt").read_bytes()
    document = read_document(data, "a.txt", Vocabulary.load(), Gazetteer.load([folder / "regions.tsv"]), ("/x/a.txt",))
    shards = Shards(tmp_path)
    shards.put("key", document)
    assert shards.has("key") and not shards.has("other")
    assert shards.get("key") == document


@pytest.mark.parametrize("name", ["missing", "empty", "hidden"])
def test_a_source_of_nothing_is_a_clear_error_and_loses_nothing(
    folder: Path, path: Path, tmp_path: Path, name: str
) -> None:
    build([folder], path)
    if name != "missing":
        (tmp_path / name).mkdir()
    if name == "hidden":
        (tmp_path / name / ".x").write_text("x")
    with pytest.raises(UsageError) as caught:
        build([tmp_path / name], path)
    assert caught.value.code == ("source_missing" if name == "missing" else "source_empty")
    assert sorted(texts(path)) == ["a.txt", "b.txt"]


def test_a_model_that_is_not_there_leaves_the_index_as_it_was(folder: Path, path: Path) -> None:
    build([folder / "a.txt"], path)
    with pytest.raises(EncoderUnavailable):
        build([folder], path, encoder="no/such-model-anywhere")
    assert list(texts(path)) == ["a.txt"]


def test_a_broken_region_table_leaves_the_index_as_it_was(folder: Path, path: Path) -> None:
    build([folder / "a.txt"], path)
    (folder / "regions.tsv").write_text("this is no table", encoding="utf-8")
    with pytest.raises(UsageError):
        build([folder], path)
    assert list(texts(path)) == ["a.txt"]


def test_an_index_with_a_damaged_catalogue_is_built_again(folder: Path, path: Path) -> None:
    build([folder], path)
    (path / "generation-000001" / "catalogue.sqlite").write_bytes(b"rubbish")
    summary = build([folder / "a.txt"], path)
    assert summary.replaced is not None
    assert list(texts(path)) == ["a.txt"]
    assert Index.open(path).catalogue.reports()[0].region.code == "980102"  # the regions were not damaged


def test_an_index_of_another_format_is_built_again_from_its_files(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], path)
    (folder / "b.txt").unlink()
    manifest = path / "generation-000001" / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT_VERSION}', '"format": 0'))
    other = folder / "c.txt"
    other.write_text(report(2023, "70"), encoding="utf-8")
    summary = build([other], path)
    assert summary.replaced is not None and summary.replaced.code == "index_version"
    assert [Path(one).name for one in summary.lost] == ["b.txt"]
    assert sorted(texts(path)) == ["a.txt", "c.txt"]


def test_damaged_vectors_are_made_again(folder: Path, path: Path) -> None:
    build([folder], path)
    for part in ("passages.faiss", "items.faiss", "terms/meta.json"):
        (Index.open(path).folder / part).write_bytes(b"rubbish")
        assert outcome(build([folder], path)) == (0, 0, 2, 0)
        index = Index.open(path)
        assert index.damaged_parts() == []
        assert len(index.passage_vectors) == len(index.terms) == index.manifest.counts["passages"]


def test_a_damaged_shard_is_made_again(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(indexer.build, "publish", dies)
        build([folder], path)
    shards = sorted((path / "work").glob("*.sqlite"))
    assert len(shards) == 2
    shards[0].write_bytes(b"")
    shards[1].write_bytes(b"rubbish")
    assert outcome(build([folder], path)) == (2, 0, 0, 0)
