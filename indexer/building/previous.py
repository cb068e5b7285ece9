"""What the last build left: an index to take work over from, or at least the list of files to read again."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import ChazhangError, DamagedIndex
from indexer.store import CATALOGUE, EXTRACTED, PASSAGES, REGIONS, Index, Writer


@dataclass(frozen=True, slots=True)
class Previous:
    """The last generation. Where `index` is None, `error` says why it is of no use (None: there was none).

    `vectors` says whether its vectors may be taken over; `regions` is the file of its extension rows, and
    `sources` the paths that it was read from where it is of no use itself.
    """

    index: Index | None = None
    error: ChazhangError | None = None
    vectors: bool = False
    regions: Path | None = None
    sources: tuple[str, ...] = ()


def previous(writer: Writer) -> Previous:
    """Return what the last build left, checked against its checksums."""
    try:
        index = writer.current()
        if index is None:
            return Previous()
        damaged = index.damaged_parts()
        if needed := next((part for part in (CATALOGUE, EXTRACTED) if part in damaged), None):
            raise DamagedIndex("damaged_index", part=needed, reason="SHA-256")
    except DamagedIndex as error:
        newest = writer.newest()
        if newest is None:
            return Previous(error=error)
        return Previous(error=error, regions=_existing(newest / REGIONS), sources=_sources(newest / CATALOGUE))
    return Previous(index, vectors=PASSAGES not in damaged, regions=index.regions_path())


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None


def _sources(path: Path) -> tuple[str, ...]:
    """Return the source paths of a catalogue of whatever format, () where it does not tell them."""
    if not path.is_file():
        return ()
    uri = f"{path.absolute().as_uri()}?immutable=1&mode=ro"
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(uri, uri=True)) as db:
        return tuple(str(row[0]) for row in db.execute("SELECT path FROM sources ORDER BY path"))
    return ()
