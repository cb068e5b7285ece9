"""The old compound files of Office (OLE2): which streams one holds, and the bytes of a stream.

Only what telling kinds and finding number formats needs, every walk bounded by the size of the file, so that chains
that run in circles end. Layout: [MS-CFB], sections 2.2 (header), 2.3 to 2.5 (sector chains), 2.6 (directory).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from indexer.errors import BrokenFile

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # ids from here on are marks: end of chain, free, sectors of the tables themselves
_ENTRY = 128  # bytes of a directory entry
_MOST_ENTRIES = 20_000
_STREAM, _ROOT = 2, 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream: the sector it starts in and its length in bytes."""

    start: int
    size: int


@dataclass(frozen=True, slots=True)
class CompoundFile:
    """The directory of a compound file, and what finds its streams.

    `streams` are those of the top level and of storages alike, by name.
    """

    data: bytes
    sector: int
    mini_sector: int
    cutoff: int
    table: tuple[int, ...]
    mini_table: tuple[int, ...]
    mini_stream: bytes
    streams: Mapping[str, Entry]

    def stream(self, name: str, most: int | None = None) -> bytes:
        """Return a stream's bytes, at most `most` of them; KeyError where there is none of that name."""
        entry = self.streams[name]
        size = min(entry.size, len(self.data)) if most is None else min(entry.size, most)
        if entry.size < self.cutoff:
            return _chain(self.mini_stream, self.mini_table, entry.start, self.mini_sector, 0, size)
        return _chain(self.data, self.table, entry.start, self.sector, self.sector, size)


def open_compound(data: bytes) -> CompoundFile:
    """Read the tables of a compound file; raises BrokenFile (`broken_file`) for one that has none worth the name."""
    try:
        return _open(data)
    except (struct.error, ValueError, IndexError) as error:
        raise BrokenFile("broken_file", kind="OLE", reason=str(error)) from error


def _open(data: bytes) -> CompoundFile:
    shift, mini_shift = struct.unpack_from("<2H", data, 0x1E)
    if not data.startswith(MAGIC) or shift not in (9, 12) or not 4 <= mini_shift <= 9:
        raise ValueError("header")
    sector = 1 << shift
    directory_start, cutoff, mini_start = (struct.unpack_from("<I", data, at)[0] for at in (0x30, 0x38, 0x3C))
    table = _sector_table(data, sector)
    directory = _chain(data, table, directory_start, sector, sector, _MOST_ENTRIES * _ENTRY)
    streams: dict[str, Entry] = {}
    root = Entry(0, 0)
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length, what = struct.unpack_from("<HB", directory, at + 64)
        name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", directory, at + 116)
        if what == _ROOT:
            root = Entry(start, size)
        elif what == _STREAM:
            streams.setdefault(name, Entry(start, size))
    if not streams:
        raise ValueError("directory")
    mini_bytes = _chain(data, table, mini_start, sector, sector, len(data))
    mini_table = struct.unpack(f"<{len(mini_bytes) // 4}I", mini_bytes[: len(mini_bytes) // 4 * 4])
    mini_stream = _chain(data, table, root.start, sector, sector, min(root.size, len(data)))
    return CompoundFile(data, sector, 1 << mini_shift, cutoff, table, mini_table, mini_stream, streams)


def _sector_table(data: bytes, sector: int) -> tuple[int, ...]:
    """Return the id of the sector that follows each sector, from the table's own sectors."""
    sectors = list(struct.unpack_from("<109I", data, 0x4C))
    at, seen = struct.unpack_from("<I", data, 0x44)[0], 0
    while at < _LAST_SECTOR and seen <= len(data) // sector:
        block = data[(at + 1) * sector : (at + 2) * sector]
        ids = struct.unpack(f"<{len(block) // 4}I", block)
        if not ids:
            break
        sectors += ids[:-1]
        at, seen = ids[-1], seen + 1
    found: list[int] = []
    for number in sectors[: len(data) // sector + 1]:
        if number >= _LAST_SECTOR:
            continue
        block = data[(number + 1) * sector : (number + 2) * sector]
        found += struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])
    return tuple(found)


def _chain(data: bytes, table: tuple[int, ...], start: int, sector: int, offset: int, most: int) -> bytes:
    """Return the bytes of the sectors from `start` on, at most `most`; a chain is as long as its file at most."""
    pieces: list[bytes] = []
    length, at = 0, start
    while at < _LAST_SECTOR and length < most and len(pieces) <= len(data) // sector:
        piece = data[offset + at * sector : offset + (at + 1) * sector]
        if not piece:
            break
        pieces.append(piece)
        length += len(piece)
        at = table[at] if at < len(table) else _LAST_SECTOR
    return b"".join(pieces)[:most]
