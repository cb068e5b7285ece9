from __future__ import annotations

import hashlib
import os
import stat
import threading
from pathlib import Path

import pytest

from indexer.errors import UnusableIndex
from indexer.originals import Originals


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "index")


def test_bytes_and_files_come_back_as_they_were(originals: Originals, tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(b"from a file" * 200_000)
    assert originals.put(sha(b"given"), b"given")
    assert originals.put(sha(b"from a file" * 200_000), tmp_path / "a.docx")
    assert originals.read(sha(b"given")) == b"given"
    path = originals.get(sha(b"from a file" * 200_000))
    assert path is not None
    assert path.read_bytes() == (tmp_path / "a.docx").read_bytes()
    assert set(originals) == {sha(b"given"), sha(b"from a file" * 200_000)}
    assert originals.verify() == []


def test_only_the_owner_may_read_them(originals: Originals):
    originals.put(sha(b"x"), b"x")
    path = originals.get(sha(b"x"))
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(originals.folder.stat().st_mode) & 0o077 == 0


def test_a_file_that_changed_meanwhile_is_not_kept_under_the_old_hash(originals: Originals, tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"new")
    assert not originals.put(sha(b"old"), tmp_path / "a.txt")
    assert not originals.has(sha(b"old"))
    assert list(originals.folder.rglob("*")) == [originals.folder / sha(b"old")[:2]]


def test_a_path_that_is_gone_says_so(originals: Originals, tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        originals.put(sha(b"old"), tmp_path / "gone")


def test_nothing_is_kept_where_it_is_turned_off_and_what_is_there_stays(originals: Originals):
    originals.put(sha(b"before"), b"before")
    off = Originals(originals.folder.parent, keep=False)
    assert not off.put(sha(b"x"), b"x")
    assert not off.has(sha(b"x"))
    assert off.read(sha(b"before")) == b"before"


def test_a_sweep_takes_what_no_report_refers_to_and_what_dead_writers_left(originals: Originals):
    for data in (b"kept", b"gone", b"also gone"):
        originals.put(sha(data), data)
    left = originals.folder / sha(b"kept")[:2] / ".new-abcd"
    left.write_bytes(b"half")
    assert originals.sweep({sha(b"kept")}) == 2
    assert [path for path in originals.folder.rglob("*") if path.is_file()] == [originals.get(sha(b"kept"))]
    assert originals.sweep(set()) == 1
    assert list(originals.folder.iterdir()) == []
    assert originals.sweep(set()) == 0


def test_damage_is_found(originals: Originals):
    for data in (b"whole", b"damaged", b"linked"):
        originals.put(sha(data), data)
    damaged, linked = originals.get(sha(b"damaged")), originals.get(sha(b"linked"))
    assert damaged is not None and linked is not None
    damaged.write_bytes(b"other")
    linked.unlink()
    os.symlink("/etc/hostname", linked)
    assert originals.verify() == sorted(f"originals/{sha(d)[:2]}/{sha(d)}" for d in (b"damaged", b"linked"))
    assert originals.read(sha(b"damaged")) is None


def test_a_hash_is_never_a_path(originals: Originals):
    for name in ("../../etc/passwd", "A" * 64, "", "ab"):
        with pytest.raises(ValueError, match="no SHA-256"):
            originals.get(name)


def test_several_writers_of_one_content(originals: Originals):
    data = os.urandom(300_000)
    threads = [threading.Thread(target=originals.put, args=(sha(data), data)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert originals.read(sha(data)) == data
    assert len(list(originals.folder.rglob("*"))) == 2


def test_a_folder_that_cannot_be_written(tmp_path: Path):
    (tmp_path / "originals").write_bytes(b"a file in the way")
    with pytest.raises(UnusableIndex) as caught:
        Originals(tmp_path).put(sha(b"x"), b"x")
    assert caught.value.code == "cannot_write"


def test_a_full_disk_is_one_error_and_leaves_nothing_behind(originals: Originals):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    shelf = originals.folder / sha(b"x")[:2]
    shelf.mkdir(parents=True)

    class Full(Originals):
        def _write_piece(self, stream: object, piece: bytes) -> None:
            with full.open("wb", buffering=0) as sink:
                super()._write_piece(sink, piece)

    with pytest.raises(UnusableIndex) as caught:
        Full(originals.folder.parent).put(sha(b"x"), b"x")
    assert "space" in str(caught.value.params["reason"])
    assert list(shelf.iterdir()) == []
