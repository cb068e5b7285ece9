"""The source files of an index, kept by hash, so that a citation opens what was published.

    INDEX/originals/ab/abcdef…   one file for each content, named by its SHA-256; an archive's entry by its own

A file is written under another name, synced and renamed, so that what is there is whole. Only the index's owner may
read the folder: what the reports' text masks stands here as it was printed. Several processes may keep files at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO

from indexer.errors import UnusableIndex

FOLDER = "originals"
_NAME = re.compile("[0-9a-f]{64}")
_PIECE = 1 << 20  # bytes copied at a time
_DRAFT = ".new-"


class Originals:
    """The kept files of the index at `index`; where `keep` is False nothing is added, and what is there stays."""

    def __init__(self, index: Path, keep: bool = True) -> None:
        self.folder = index / FOLDER
        self.keep = keep

    def put(self, sha256: str, source: bytes | Path) -> bool:
        """Keep a file's bytes, or the file at a path; return whether it is kept now.

        False where nothing is to be kept, or where the file at the path has changed and is not of this hash any more.
        Raises OSError where the path cannot be read, UnusableIndex where the folder cannot be written.
        """
        if not self.keep:
            return False
        if self.has(sha256):
            return True
        with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as stream:
            return self._write(stream, sha256)

    def _write(self, source: IO[bytes], sha256: str) -> bool:
        place = self._place(sha256)
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            for folder in (self.folder, place.parent):  # a mode holds for the last folder of a path only
                folder.mkdir(mode=0o700, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=_DRAFT, dir=place.parent)  # for the owner alone to read
        except OSError as error:
            raise self._cannot(error) from error
        draft = Path(name)
        digest = hashlib.sha256()
        try:
            with os.fdopen(handle, "wb") as stream:
                while piece := source.read(_PIECE):
                    digest.update(piece)
                    self._write_piece(stream, piece)
                if digest.hexdigest() != sha256:
                    return False
                self._finish(stream, draft, place)
            return True
        finally:
            with contextlib.suppress(FileNotFoundError):
                draft.unlink()

    def _write_piece(self, stream: IO[bytes], piece: bytes) -> None:
        try:
            stream.write(piece)
        except OSError as error:
            raise self._cannot(error) from error

    def _finish(self, stream: IO[bytes], draft: Path, place: Path) -> None:
        try:
            stream.flush()
            os.fsync(stream.fileno())
            os.replace(draft, place)
        except OSError as error:
            raise self._cannot(error) from error

    def _cannot(self, error: OSError) -> UnusableIndex:
        return UnusableIndex("cannot_write", path=str(self.folder), reason=error.strerror or type(error).__name__)

    def has(self, sha256: str) -> bool:
        """Whether the file is kept."""
        return self._place(sha256).is_file()

    def get(self, sha256: str) -> Path | None:
        """Return where the file is kept, None where it is not."""
        place = self._place(sha256)
        return place if place.is_file() else None

    def read(self, sha256: str) -> bytes | None:
        """Return the file's bytes, None where it is not kept, cannot be read, or is not what its name says."""
        try:
            data = self._place(sha256).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def sweep(self, wanted: Collection[str]) -> int:
        """Remove every file whose hash is not wanted, and what writers that died left; return how many files went.

        Call it with the index's lock held, after a publish, with the hashes of the reports of all generations that
        are still there.
        """
        gone = 0
        for path in list(self._files()):
            if path.name in wanted:
                continue
            with contextlib.suppress(FileNotFoundError):
                path.unlink()
                gone += not path.name.startswith(_DRAFT)
            with contextlib.suppress(OSError):  # others are in it
                path.parent.rmdir()
        return gone

    def verify(self) -> list[str]:
        """Return the kept files that are damaged or no originals, by their paths within the index, in order."""
        return sorted(f"{FOLDER}/{path.relative_to(self.folder).as_posix()}" for path in self._files() if _wrong(path))

    def __iter__(self) -> Iterator[str]:
        """Yield the hash of every kept file."""
        return (path.name for path in self._files() if _NAME.fullmatch(path.name))

    def _files(self) -> Iterator[Path]:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            for shelf in sorted(self.folder.iterdir()):
                if shelf.is_dir() and not shelf.is_symlink():
                    yield from sorted(shelf.iterdir())

    def _place(self, sha256: str) -> Path:
        if _NAME.fullmatch(sha256) is None:  # never a path of somebody else's making
            raise ValueError(f"no SHA-256: {sha256[:80]!r}")
        return self.folder / sha256[:2] / sha256


def _wrong(path: Path) -> bool:
    if path.name.startswith(_DRAFT):
        return False  # of a writer that is at work, or died: swept, and harmless until then
    if path.is_symlink() or not path.is_file():
        return True
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return True
    return found != path.name or path.parent.name != path.name[:2]
