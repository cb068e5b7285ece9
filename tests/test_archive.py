from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest

from indexer.errors import UnsupportedKind
from indexer.read.archive import Member, Room, archive_kind, expand, safe_name

TEXT = "岚海省云溪市鼓山区民政局2023年度部门整体支出绩效自评报告".encode()


def members(data: bytes, tmp_path: Path, name: str = "a.zip", room: Room | None = None) -> dict[str, Member]:
    path = tmp_path / name
    path.write_bytes(data)
    kind = archive_kind(data[:1024], lambda: data, name)
    assert kind is not None
    found = list(expand(path, kind, name, tmp_path / "out", room or Room(100, 1 << 30, 1 << 28)))
    assert len({one.name for one in found}) == len(found)
    return {one.name: one for one in found}


def texts(found: dict[str, Member]) -> dict[str, bytes]:
    return {name: one.location.read_bytes() for name, one in found.items() if one.location is not None}


def failures(found: dict[str, Member]) -> dict[str, str]:
    return {name: one.error.code for name, one in found.items() if one.error is not None}


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def renamed(data: bytes, old: str, new: bytes, utf8: bool = False) -> bytes:
    """The archive with a name of ASCII replaced by as many bytes of another encoding, and its UTF-8 flag as told."""
    assert len(new) == len(old)
    return data.replace(old.encode(), new)


def test_the_files_of_a_zip_are_written_out_by_number(tmp_path: Path) -> None:
    found = members(zipped({"一/甲.txt": TEXT, "乙.txt": b"x", "空/": b""}), tmp_path)
    assert texts(found) == {"一/甲.txt": TEXT, "乙.txt": b"x"}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["000001", "000002"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_a_flag_are_read_in_the_encoding_that_fits_all(tmp_path: Path, encoding: str) -> None:
    written = "附件2：部门整体支出绩效自评表.doc".encode(encoding)
    data = renamed(zipped({"n" * len(written): TEXT, "plain.txt": b"x"}), "n" * len(written), written)
    assert set(members(data, tmp_path)) == {"附件2：部门整体支出绩效自评表.doc", "plain.txt"}


def test_a_backslash_in_a_gbk_character_is_no_separator(tmp_path: Path) -> None:
    written = "評估\\誠.txt".encode("gb18030")
    assert b"\\" in "誠".encode("gb18030") or written.count(b"\\") >= 1
    data = renamed(zipped({"n" * len(written): TEXT}), "n" * len(written), written)
    assert set(members(data, tmp_path)) == {"評估/誠.txt"}


def test_a_unicode_path_field_goes_before_the_name(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("report.txt")
        body = struct.pack("<BI", 1, zlib.crc32(b"report.txt")) + "报告.txt".encode()
        entry.extra = struct.pack("<HH", 0x7075, len(body)) + body
        archive.writestr(entry, TEXT)
    assert set(members(out.getvalue(), tmp_path)) == {"报告.txt"}


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/x.txt", "abs/x.txt"),
        ("C:\\temp\\..\\x.txt", "temp/x.txt"),
        ("a\x00b\x1b[2J.txt", "a\ufffdb\ufffd[2J.txt"),
        ("invoice\u202etxt.exe", "invoice\ufffdtxt.exe"),
        ("..", "\ufffd"),
        ("./a//b.txt", "a/b.txt"),
    ],
)
def test_a_name_is_only_a_name(written: str, safe: str) -> None:
    assert safe_name(written) == safe


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    found = members(zipped({"../../../tmp/evil.txt": TEXT, "/etc/evil.txt": TEXT, "x" * 4000: TEXT}), tmp_path)
    assert set(found) == {"tmp/evil.txt", "etc/evil.txt", "x" * 4000}
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} == {tmp_path, tmp_path / "out"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_both_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"1")
        archive.writestr("a.txt", b"2")
    assert texts(members(out.getvalue(), tmp_path)) == {"a.txt": b"1", "a.txt (2)": b"2"}


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    files = {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "~$a.docx": b"x", "Thumbs.db": b"x", "a/.git/x": b"x"}
    assert texts(members(zipped({**files, "a.txt": TEXT}), tmp_path)) == {"a.txt": TEXT}


def test_an_encrypted_file_and_a_link_are_failures_of_their_own(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", TEXT)
        archive.writestr("secret.txt", TEXT)
        archive.filelist[-1].flag_bits |= 1
    found = members(out.getvalue(), tmp_path)
    assert failures(found) == {"link": "archive_link", "secret.txt": "encrypted"}
    assert texts(found) == {"a.txt": TEXT}


def test_an_unknown_method_and_a_damaged_file_are_failures_of_their_own(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": bytes(range(256)) * 40, "c.txt": TEXT}))
    central = data.index(b"PK\x01\x02")
    data[central + 10 : central + 12] = struct.pack("<H", 98)  # PPMd
    at = data.index(b"b.txt") + 5
    data[at : at + 20] = b"\xff" * 20
    found = members(bytes(data), tmp_path)
    assert failures(found) == {"a.txt": "archive_method", "b.txt": "broken_member"}
    assert texts(found) == {"c.txt": TEXT}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("lost", [30, 400])
def test_of_a_truncated_archive_the_readable_files_are_read(tmp_path: Path, method: int, lost: int) -> None:
    noise = b"".join(zlib.crc32(str(n).encode()).to_bytes(4, "big") for n in range(500))
    data = zipped({"a.txt": TEXT, "b.txt": noise}, method)
    cut = data[: data.index(b"PK\x01\x02") + 10] if lost == 30 else data[: data.index(b"PK\x01\x02") - lost]
    found = members(cut, tmp_path)
    assert texts(found)["a.txt"] == TEXT
    assert found[""].error is not None and found[""].error.code == "broken_archive"
    assert (texts(found).get("b.txt") == noise) == (lost == 30)
    assert failures(found).get("b.txt") == (None if lost == 30 else "broken_member")


def test_a_streamed_archive_without_directory_is_read_as_well(tmp_path: Path) -> None:
    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:  # sizes follow the bytes
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT * 2)
    data = out.getvalue()
    found = members(data[: data.index(b"PK\x01\x02")], tmp_path)
    assert texts(found) == {"a.txt": TEXT, "b.txt": TEXT * 2}


def test_what_expands_without_measure_is_stopped(tmp_path: Path) -> None:
    bomb = zipped({"a.txt": TEXT, "bomb.bin": bytes(120 << 20), "c.txt": TEXT})
    found = members(bomb, tmp_path, room=Room(100, 64 << 20, 1 << 28))
    assert texts(found) == {"a.txt": TEXT}
    assert failures(found) == {"": "archive_too_large"}
    assert sum(path.stat().st_size for path in (tmp_path / "out").iterdir()) < 1000


def test_one_file_too_large_leaves_the_others(tmp_path: Path) -> None:
    found = members(zipped({"big.bin": bytes(3000), "c.txt": TEXT}), tmp_path, room=Room(100, 1 << 30, 2000))
    assert failures(found) == {"big.bin": "too_large"} and texts(found) == {"c.txt": TEXT}


def test_too_many_files_are_stopped(tmp_path: Path) -> None:
    found = members(zipped({f"{n}.txt": TEXT for n in range(20)}), tmp_path, room=Room(7, 1 << 30, 1 << 28))
    assert len(texts(found)) == 7 and failures(found) == {"": "archive_too_large"}


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_archive_is_read_packed_or_not(tmp_path: Path, mode: str) -> None:
    found = members(tarred({"../甲.txt": TEXT, ".hidden": b"x"}, mode), tmp_path, "a.tar")
    assert texts(found) == {"甲.txt": TEXT}
    assert failures(found) == {"link": "archive_link"}


@pytest.mark.parametrize(("pack", "suffix"), [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")])
def test_a_single_packed_file_is_read(tmp_path: Path, pack: object, suffix: str) -> None:
    assert texts(members(pack(TEXT), tmp_path, f"甲.txt.{suffix}")) == {"甲.txt": TEXT}  # type: ignore[operator]


def test_a_truncated_tar_gives_what_it_has(tmp_path: Path) -> None:
    data = tarred({"a.txt": TEXT, "b.txt": bytes(5000)})
    found = members(data[: 512 + 512 + 512 + 700], tmp_path, "a.tar")
    assert texts(found)["a.txt"] == TEXT and failures(found)[""] == "broken_archive"
    packed = gzip.compress(TEXT * 1000)
    assert failures(members(packed[:-20], tmp_path / "..", "x.gz")) == {"x": "broken_member"}


@pytest.mark.parametrize(("head", "kind"), [(b"Rar!\x1a\x07", "rar"), (b"7z\xbc\xaf\x27\x1c", "7z")], ids=["rar", "7z"])
def test_other_archives_say_what_to_do(head: bytes, kind: str) -> None:
    with pytest.raises(UnsupportedKind) as caught:
        archive_kind(head, lambda: head, f"a.{kind}")
    assert caught.value.params == {"kind": kind}


def test_an_office_document_is_no_archive() -> None:
    docx = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert archive_kind(docx[:1024], lambda: docx, "a.docx") is None
    assert archive_kind(docx[:1024], lambda: docx[:-40], "a.docx") is None
    assert archive_kind(TEXT[:1024], lambda: TEXT, "a.zip") is None
