"""Which files a person means by the files and folders that were named."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import BrokenFile, UnsupportedKind, UsageError
from indexer.store import is_index

REGIONS_NAME = "regions.tsv"
SOURCES_NAME = "sources.csv"  # where files came from (`provenance`)
_ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "changelog", "sources"})
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff]")
INSIDE = "!/"  # between an archive's path and the name of a file in it


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: its absolute `path`, which is its identity, and its `name` below the folder that was named.

    `location` is what opens the file, also where its name is no UTF-8; `name` may be shown as it is: no control
    characters, no marks that turn the direction of writing.
    """

    path: str
    name: str
    location: Path


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that was named: files in order, region extensions, and the folders themselves (absolute)."""

    files: tuple[SourceFile, ...]
    regions: tuple[Path, ...]
    folders: tuple[str, ...]

    def cover(self, path: str) -> bool:
        """Whether a path lies below one of the folders, or is one of the files or in one of them."""
        if any(path.startswith(folder.rstrip("/") + "/") for folder in self.folders):
            return True
        return any(path == file.path or path.startswith(file.path + INSIDE) for file in self.files)


def find_sources(named: Sequence[Path]) -> Sources:
    """Walk what was named, in sorted order; hidden files are skipped, `regions.tsv` at a root is an extension.

    `sources.csv` there says where files came from (`provenance`).

    Raises UsageError: `source_missing`, `source_is_index`, `source_empty` (there is no file at all).
    """
    files: dict[str, SourceFile] = {}
    regions: list[Path] = []
    folders: list[str] = []
    for path in map(_absolute, named):
        if path.is_dir():
            if is_index(path):
                raise UsageError("source_is_index", path=str(path))
            folders.append(printable(path))
            for file in _walk(path):
                if file == path / REGIONS_NAME:
                    regions.append(file)
                elif file.parent == path and file.name.lower() == SOURCES_NAME:
                    continue
                else:
                    files.setdefault(printable(file), _source(file, file.relative_to(path)))
        elif path.exists():
            files.setdefault(printable(path), _source(path, Path(path.name)))
        else:
            raise UsageError("source_missing", path=str(path))
    if not files:
        raise UsageError("source_empty", paths=[str(path) for path in named])
    return Sources(tuple(files.values()), tuple(regions), tuple(folders))


def printable(path: Path) -> str:
    """Return a path as text. A name that is no UTF-8 is most often GB18030, from an archive made elsewhere."""
    try:
        path.as_posix().encode()
    except UnicodeEncodeError:
        return os.fsencode(path).decode("gb18030", "replace")
    return path.as_posix()


def size_of(file: Path) -> int:
    """Return the bytes of a file that may be a report.

    Raises OSError, BrokenFile for what is no plain file (`not_a_file`: a pipe, a device, a socket), UnsupportedKind
    for a file that describes the folder (`not_a_report`), or would if it stood at its root (`only_at_root`).
    """
    if file.name.lower() in (REGIONS_NAME, SOURCES_NAME):
        raise UnsupportedKind("only_at_root", name=file.name)
    if file.stem.lower() in _ABOUT_THE_FOLDER:
        raise UnsupportedKind("not_a_report")
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise BrokenFile("not_a_file")
    return status.st_size


def read_bytes(file: Path, most: int) -> bytes:
    """Return a file's bytes. Raises OSError, BrokenFile `too_large` for one of more than `most` bytes."""
    with file.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise BrokenFile("too_large")
    return data


def outer_path(path: str) -> str:
    """Return the file that a source stands in: `a.zip` for `a.zip!/b.docx`, itself for any other."""
    at = path.find(INSIDE)
    if at < 0 or os.path.lexists(path):
        return path
    first = at
    while at >= 0:
        if os.path.isfile(path[:at]):
            return path[:at]
        at = path.find(INSIDE, at + 1)
    return path[:first]


def sha256_of(path: str) -> str | None:
    """Return the SHA-256 of a file in hex, None where it cannot be read."""
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _source(file: Path, name: Path) -> SourceFile:
    return SourceFile(printable(file), shown(printable(name)), file)


def shown(name: str) -> str:
    """Return a name without what would move a terminal's cursor or turn the letters around it."""
    return _UNSHOWN.sub("\ufffd", name)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield folder  # opening it as a file will fail too, and say why
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):  # hidden, or the lock file of an open Word document
            continue
        if entry.is_dir() and not entry.is_symlink():
            if not is_index(entry):
                yield from _walk(entry)
        elif not entry.is_dir():
            yield entry
