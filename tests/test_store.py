from __future__ import annotations

import fcntl
import json
import os
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.building.catalogue_writer import CatalogueWriter
from indexer.building.manifest import FORMAT_VERSION, Manifest, checksums
from indexer.errors import DamagedIndex, IndexBusy, NoIndex, UnusableIndex, WrongEncoder
from indexer.store import CATALOGUE, Index, Writer, writing

MANIFEST = Manifest(FORMAT_VERSION, "0", "x", "embedded", "1", 4, "jieba", "1", {"reports": 0}, {})


def publish(writer: Writer, manifest: Manifest = MANIFEST) -> str:
    folder = writer.begin()
    CatalogueWriter(folder / CATALOGUE).close()
    writer.publish(folder, replace(manifest, checksums=checksums(folder)))
    return folder.name


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with writing(tmp_path / "index") as writer:
        publish(writer)
    return tmp_path / "index"


def test_a_published_generation_opens(path: Path) -> None:
    index = Index.open(path)
    assert index.generation == "generation-000001"
    assert index.manifest.encoder == "embedded"
    assert index.catalogue.reports() == []
    assert index.damaged_parts() == []


def test_only_the_last_two_generations_are_kept(path: Path) -> None:
    with writing(path) as writer:
        for _ in range(3):
            publish(writer)
    assert sorted(entry.name for entry in path.glob("generation-*")) == ["generation-000003", "generation-000004"]
    assert Index.open(path).generation == "generation-000004"


@pytest.mark.parametrize("at", ["replace", "rmtree"])
def test_a_death_while_an_old_generation_goes_leaves_no_half_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def dies(*arguments: object, **options: object) -> None:
        if "generation-000001" in str(arguments[0]):
            if at == "rmtree":
                (Path(str(arguments[0])) / CATALOGUE).unlink()
            raise KeyboardInterrupt
        real(*arguments, **options)

    module = shutil if at == "rmtree" else os
    real = getattr(module, at)
    with writing(path) as writer:
        publish(writer)
        monkeypatch.setattr(module, at, dies)
        with pytest.raises(KeyboardInterrupt):
            publish(writer)
    monkeypatch.undo()
    assert Index.open(path).generation == "generation-000003"
    for folder in path.glob("generation-*"):
        assert Index.of_generation(path, folder.name).damaged_parts() == []
    with writing(path) as writer:
        publish(writer)
    assert sorted(entry.name for entry in path.iterdir() if entry.is_dir()) == [
        "generation-000003", "generation-000004", "work",
    ]  # fmt: skip


def test_a_reader_keeps_its_generation_while_another_is_published(path: Path) -> None:
    reader = Index.open(path)
    with writing(path) as writer:
        publish(writer)
    assert reader.catalogue.reports() == []
    assert Index.open(path).generation != reader.generation


def test_a_build_that_dies_leaves_the_old_generation_serving(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), writing(path) as writer:
        folder = writer.begin()
        (folder / CATALOGUE).write_bytes(b"half")
        raise KeyboardInterrupt
    assert Index.open(path).generation == "generation-000001"
    with writing(path) as writer:
        assert publish(writer) == "generation-000002"
    assert Index.open(path).generation == "generation-000002"


def test_one_writer_at_a_time(path: Path) -> None:
    with writing(path), pytest.raises(IndexBusy) as caught, writing(path):
        pass
    assert caught.value.code == "index_busy"
    with writing(path):
        pass  # the lock is free again


def test_a_lock_of_a_process_that_died_holds_nobody_up(path: Path) -> None:
    held = (path / "lock").open("ab")
    fcntl.flock(held, fcntl.LOCK_EX)
    held.close()
    with writing(path):
        pass


def test_where_there_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    for name in ("nothing", "empty", "file"):
        with pytest.raises(NoIndex):
            Index.open(tmp_path / name)


@pytest.mark.parametrize(
    "content", ["", "generation-000009", "../../etc", "generation-000001/../generation-000001", "\x00"]
)
def test_a_current_that_names_nothing_is_damage(path: Path, content: str) -> None:
    (path / "CURRENT").write_text(content)
    with pytest.raises(DamagedIndex):
        Index.open(path)


def test_a_lost_current_is_damage_not_absence(path: Path) -> None:
    (path / "CURRENT").unlink()
    with pytest.raises(DamagedIndex):
        Index.open(path)


def test_no_generation_is_removed_where_current_is_of_no_use(path: Path) -> None:
    (path / "CURRENT").write_text("nonsense")
    with writing(path) as writer:
        assert publish(writer) == "generation-000002"
    assert (path / "generation-000001").is_dir()


def test_another_format_version_is_said(path: Path) -> None:
    manifest = path / "generation-000001" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": FORMAT_VERSION + 1}))
    with pytest.raises(DamagedIndex) as caught:
        Index.open(path)
    assert caught.value.code == "index_version"


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"format": 1}', "\xff"])
def test_a_broken_manifest_is_damage(path: Path, damage: str) -> None:
    (path / "generation-000001" / "manifest.json").write_text(damage, encoding="latin-1")
    with pytest.raises(DamagedIndex):
        Index.open(path)


def test_a_missing_or_changed_part_is_found(path: Path) -> None:
    part = path / "generation-000001" / CATALOGUE
    index = Index.open(path)
    whole = part.read_bytes()
    part.write_bytes(whole + b"x")
    assert index.damaged_parts() == [CATALOGUE]
    part.unlink()
    assert index.damaged_parts() == [CATALOGUE]
    with pytest.raises(DamagedIndex):
        Index.open(path)


def test_another_encoder_is_a_clear_error(path: Path) -> None:
    assert Index.open(path, "embedded").manifest.dimension == 4
    with pytest.raises(WrongEncoder) as caught:
        Index.open(path, "some/model")
    assert caught.value.params == {"found": "embedded", "asked": "some/model"}


def test_another_tokenizer_is_a_clear_error(path: Path) -> None:
    with pytest.raises(DamagedIndex) as caught:
        _ = Index.open(path).tokenizer
    assert caught.value.code == "tokenizer_version"


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("dear")
    with pytest.raises(UnusableIndex) as caught, writing(tmp_path):
        pass
    assert caught.value.code == "not_an_index"
    assert [entry.name for entry in tmp_path.iterdir()] == ["letters.txt"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnusableIndex) as caught, writing(tmp_path / "file" / "index"):
        pass
    assert caught.value.code == "cannot_write"


def test_an_index_may_be_moved(path: Path, tmp_path: Path) -> None:
    shutil.move(path, tmp_path / "elsewhere")
    assert Index.open(tmp_path / "elsewhere").damaged_parts() == []


def test_readers_never_see_half_a_publication(path: Path) -> None:
    stop = threading.Event()
    seen: set[str] = set()
    errors: list[Exception] = []

    def read() -> None:
        while not stop.is_set():
            try:
                index = Index.open(path)
                seen.add(index.generation)
                index.close()
            except DamagedIndex as error:
                errors.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    with writing(path) as writer:
        names = {publish(writer) for _ in range(10)}
    stop.set()
    reader.join()
    assert seen <= names | {"generation-000001"}
    assert errors == []
