"""Archives: their files one by one, each written out under a number, within bounds on size, number and depth.

A name in an archive is only a name: it says what to call a file and never where to write. Names are read as the
archive declares them (UTF-8 flag, Unicode path field), else as UTF-8 or GB18030, whichever fits all of them. What is
damaged, encrypted or packed in an unknown way is a failure of its own; the other files are read.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from indexer.errors import BrokenFile, ReadError, UnsupportedKind
from indexer.read import kinds
from indexer.read.packed import Stretch, local_members, unpacker

_CHUNK = 1 << 20
_ZIP, _EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_PACKED = ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ\0", "xz"))
_FOREIGN = ((b"Rar!\x1a\x07", "rar"), (b"7z\xbc\xaf\x27\x1c", "7z"))
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_LONGEST_NAME = 4096
# What a name may not hold: controls, and marks that turn the direction of writing.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z]:")
_HIDDEN = (".", "~$", "__MACOSX", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name there, and where it was written to, or why it could not be."""

    name: str
    location: Path | None
    sha256: str | None
    size: int
    error: ReadError | None = None


@dataclass(slots=True)
class Room:
    """What may be written out of one archive, and what has been."""

    entries: int
    size: int
    largest: int
    written: int = 0
    members: int = 0
    names: set[str] = field(default_factory=set)

    def free(self) -> int:
        """Return how many bytes the next file may have."""
        return min(self.largest, self.size - self.written)


class Full(Exception):
    """The archive holds more than may be written out."""


def archive_kind(head: bytes, data: Callable[[], bytes], name: str) -> str | None:
    """Return zip, tar, gz, bz2 or xz for an archive of files, None for anything else, Office documents among it.

    `head` is the first kilobyte; `data` is asked for the whole file where that does not settle it. Raises
    UnsupportedKind (`unsupported_archive`) for an archive that cannot be opened here.
    """
    for signature, kind in _FOREIGN:
        if head.startswith(signature):
            raise UnsupportedKind("unsupported_archive", kind=kind)
    for signature, kind in _PACKED:
        if head.startswith(signature):
            return kind
    if head[257:262] == b"ustar":
        return "tar"
    if not head.startswith((_ZIP, _EMPTY_ZIP)):
        return None
    try:
        return "zip" if kinds.kind_of(data(), name) == "zip" else None
    except BrokenFile as error:
        return "zip" if error.params.get("kind") == "zip" else None
    except ReadError:
        return None


def expand(archive: Path, kind: str, name: str, into: Path, room: Room) -> Iterator[Member]:
    """Write the files of an archive into `into`, named by number; yield each, and what could not be had.

    Folders, hidden files and those that systems leave behind are passed over. A last member without a name says why
    the rest is missing, where the archive is damaged (`broken_archive`) or too large (`archive_too_large`).
    """
    into.mkdir(parents=True, exist_ok=True)
    try:
        if kind == "zip":
            yield from _zip(archive, into, room)
        elif kind == "tar" or _is_tar(archive):
            yield from _tar(archive, into, room)
        else:
            yield from _packed(archive, kind, name, into, room)
    except Full:
        yield Member("", None, None, 0, BrokenFile("archive_too_large"))
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, ValueError, zlib.error, struct.error) as error:
        yield Member("", None, None, 0, BrokenFile("broken_archive", reason=str(error) or type(error).__name__))


def safe_name(written: str) -> str:
    """Return a name as a relative path that can be printed: no `..`, no root, no drive, no control characters."""
    name = _UNPRINTABLE.sub("\ufffd", unicodedata.normalize("NFC", written).replace("\\", "/"))
    parts = [part.strip() for part in _DRIVE.sub("", name, count=1).split("/")]
    return "/".join(part for part in parts if part not in ("", ".", ".."))[:_LONGEST_NAME] or "\ufffd"


# Zip


def _zip(archive: Path, into: Path, room: Room) -> Iterator[Member]:
    try:
        opened = zipfile.ZipFile(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        yield from _salvaged(archive, into, room)
        yield Member("", None, None, 0, BrokenFile("broken_archive", reason=str(error)))
        return
    with opened:
        entries = opened.infolist()
        names = _zip_names(entries)
        for entry, name in zip(entries, names, strict=True):
            if entry.is_dir() or name.endswith("/") or _is_hidden(name):
                continue
            why, name = _cannot(entry), _unique(name, room)
            yield _failed(name, why) if why else _zip_member(opened, entry, name, into, room)


def _zip_member(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, into: Path, room: Room) -> Member:
    try:
        with opened.open(entry) as stream:
            return _write(stream, name, into, room)
    except NotImplementedError:
        return _failed(name, BrokenFile("archive_method"))
    except RuntimeError:
        return _failed(name, BrokenFile("encrypted"))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk's, not the archive's
        return _failed(name, BrokenFile("broken_member", reason=str(error)))


def _cannot(entry: zipfile.ZipInfo) -> ReadError | None:
    if entry.flag_bits & _ENCRYPTED:
        return BrokenFile("encrypted")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return BrokenFile("archive_link")
    return None


def _zip_names(entries: Iterable[zipfile.ZipInfo]) -> list[str]:
    """Return the names of entries: as declared, else all in the one encoding that fits them all."""
    entries = list(entries)
    raw = [_raw_name(entry) for entry in entries]
    declared = [
        _unicode_path(entry.extra, name) or (None if not entry.flag_bits & _UTF8_NAME else entry.orig_filename)
        for entry, name in zip(entries, raw, strict=True)
    ]
    encoding = _encoding_of(name for name, known in zip(raw, declared, strict=True) if known is None)
    return [known or name.decode(encoding, "replace") for name, known in zip(raw, declared, strict=True)]


def _raw_name(entry: zipfile.ZipInfo) -> bytes:
    declared = entry.flag_bits & _UTF8_NAME
    return entry.orig_filename.encode("utf-8" if declared else "cp437", "surrogateescape")


def _encoding_of(names: Iterable[bytes]) -> str:
    names = list(names)
    for encoding in ("utf-8", "gb18030"):
        try:
            for name in names:
                name.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "cp437"


def _unicode_path(extra: bytes, name: bytes) -> str | None:
    """Return the name of an Info-ZIP Unicode path field (0x7075), where it is there and belongs to this name."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        body = extra[at + 4 : at + 4 + size]
        if kind == 0x7075 and len(body) > 5 and body[0] == 1:
            crc = struct.unpack_from("<I", body, 1)[0]
            if crc == zlib.crc32(name):
                return body[5:].decode("utf-8", "replace")
        at += 4 + size
    return None


def _salvaged(archive: Path, into: Path, room: Room) -> Iterator[Member]:
    """Yield the files of a zip archive whose directory is missing, from the headers that stand before each."""
    with archive.open("rb") as stream:
        members = list(local_members(stream))
        encoding = _encoding_of(member.name for member in members if not member.utf8)
        for member in members:
            name = member.name.decode("utf-8" if member.utf8 else encoding, "replace")
            if name.endswith(("/", "\\")) or _is_hidden(name):
                continue
            name = _unique(name, room)
            if member.encrypted:
                yield _failed(name, BrokenFile("encrypted"))
                continue
            try:
                yield _write(Stretch(stream, member), name, into, room)
            except (zlib.error, EOFError, ValueError) as error:
                yield _failed(name, BrokenFile("broken_member", reason=str(error)))


# Tar, and single packed files


def _is_tar(archive: Path) -> bool:
    try:
        with tarfile.open(archive, "r:*"):
            return True
    except (tarfile.TarError, EOFError, OSError, ValueError, zlib.error):
        return False


def _tar(archive: Path, into: Path, room: Room) -> Iterator[Member]:
    with tarfile.open(archive, "r|*", encoding="utf-8", errors="surrogateescape") as opened:
        for entry in opened:
            raw = entry.name.encode("utf-8", "surrogateescape")
            name = raw.decode(_encoding_of([raw]), "replace")
            if entry.isdir() or _is_hidden(name):
                continue
            name = _unique(name, room)
            stream = opened.extractfile(entry) if entry.isreg() else None
            if stream is None:
                yield _failed(name, BrokenFile("archive_link"))
            else:
                yield _write(stream, name, into, room)


def _packed(archive: Path, kind: str, name: str, into: Path, room: Room) -> Iterator[Member]:
    inner = _unique(Path(name).name.removesuffix(f".{kind}") or "file", room)
    try:
        with unpacker(archive, kind) as stream:
            yield _write(stream, inner, into, room)
    except (EOFError, OSError, ValueError, zlib.error) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        yield _failed(inner, BrokenFile("broken_member", reason=str(error)))


# All of them


def _write(stream: IO[bytes] | io.RawIOBase, name: str, into: Path, room: Room) -> Member:
    """Write one file out, under its number. Raises Full where all that may be written has been."""
    place = into / f"{room.members:06d}"
    allowed, size, digest, whole = room.free(), 0, hashlib.sha256(), False
    try:
        with place.open("wb") as out:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                room.written += len(chunk)
                if room.written > room.size:
                    raise Full
                if size > allowed:
                    return Member(name, None, None, size, BrokenFile("too_large"))
                digest.update(chunk)
                out.write(chunk)
        whole = True
    finally:
        if not whole:
            place.unlink(missing_ok=True)
    return Member(name, place, digest.hexdigest(), size)


def _failed(name: str, error: ReadError) -> Member:
    return Member(name, None, None, 0, error)


def _unique(written: str, room: Room) -> str:
    """Return a safe name that no other file of the archive has."""
    room.members += 1
    if room.members > room.entries:
        raise Full
    name, number = safe_name(written), 1
    unique = name
    while unique in room.names:
        number += 1
        unique = f"{name} ({number})"
    room.names.add(unique)
    return unique


def _is_hidden(name: str) -> bool:
    return any(part.startswith(_HIDDEN) and part not in (".", "..") for part in name.replace("\\", "/").split("/"))
