"""The ledger of corrections, `INDEX/corrections.jsonl`: one entry a line, appended and synced, never rewritten.

It lies beside the generations, so that no rebuild touches it. One writer at a time holds its lock. A writer that dies
leaves at the worst an unfinished last line, which readers pass over and the next writer closes.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from indexer.corrections import Correction, from_line, sealed, to_line
from indexer.errors import IndexBusy, UnusableIndex

NAME = "corrections.jsonl"
_PATIENCE = 30.0  # seconds to wait for another writer, who needs milliseconds
_LONGEST = 1 << 20  # bytes of a line; ours are a few thousand


@dataclass(frozen=True, slots=True)
class Entries:
    """What a ledger holds, in the order it was entered; `damaged` counts lines that are no whole entry."""

    entries: tuple[Correction, ...] = ()
    damaged: int = 0


class Ledger:
    """The ledger of the index at `index`."""

    def __init__(self, index: Path) -> None:
        self.path = index / NAME

    def read(self) -> Entries:
        """Return all entries; none where nothing was ever corrected. Raises UnusableIndex."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return Entries()
        except OSError as error:
            raise self._cannot(error) from error
        return _entries(data)

    @contextmanager
    def writing(self) -> Iterator[Pen]:
        """Hold the lock. Raises IndexBusy where another writer does not let go of it, UnusableIndex (cannot_write)."""
        try:
            new = not self.path.exists()
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        except OSError as error:
            raise self._cannot(error) from error
        try:
            self._lock(handle)
            if new:
                _sync_folder(self.path.parent)
            with open(handle, "rb", closefd=False) as stream:
                data = stream.read()
            yield Pen(self, handle, _entries(data).entries, bool(data) and not data.endswith(b"\n"))
        finally:
            os.close(handle)

    def _lock(self, handle: int) -> None:
        last = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError as error:
                if time.monotonic() > last:
                    raise IndexBusy("index_busy", path=str(self.path)) from error
                time.sleep(0.01)
            except OSError as error:
                raise self._cannot(error) from error

    def _cannot(self, error: OSError) -> UnusableIndex:
        return UnusableIndex("cannot_write", path=str(self.path), reason=error.strerror or str(error))


class Pen:
    """The right to append; made by `Ledger.writing`. `entries` are those that were there."""

    def __init__(self, ledger: Ledger, handle: int, entries: Sequence[Correction], torn: bool) -> None:
        self.entries = tuple(entries)
        self._ledger, self._handle, self._torn = ledger, handle, torn

    def append(self, drafts: Sequence[Correction]) -> tuple[Correction, ...]:
        """Write entries with their time (where they have none) and id; return them. They are on the disk then.

        Raises UnusableIndex `cannot_write` where the disk is full: nothing is entered then.
        """
        now = max([datetime.now(UTC).isoformat(timespec="milliseconds"), *(each.when for each in self.entries)])
        entries = tuple(sealed(replace(each, when=each.when or now)) for each in drafts)
        data = ("\n" * self._torn + "".join(map(to_line, entries))).encode("utf-8", "replace")
        size = os.fstat(self._handle).st_size
        try:
            written = 0
            while written < len(data):
                written += os.write(self._handle, data[written:])
            os.fsync(self._handle)
        except OSError as error:
            os.ftruncate(self._handle, size)
            raise self._ledger._cannot(error) from error
        self.entries, self._torn = (*self.entries, *entries), False
        return entries


def _entries(data: bytes) -> Entries:
    *lines, last = data.split(b"\n")
    found: dict[str, Correction] = {}
    damaged = 0
    for line in (*lines, last):
        entry = from_line(line.decode("utf-8", "replace")) if len(line) <= _LONGEST else None
        if entry is not None:
            found.setdefault(entry.id, entry)
        elif line.strip() and line is not last:
            damaged += 1
    return Entries(tuple(found.values()), damaged)


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
