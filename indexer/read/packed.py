"""Packed bytes without an archive's directory: single packed files, and the members of a damaged zip archive."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from indexer.errors import UnsupportedKind

_HEADER = struct.Struct("<4s5H3I2H")  # a local file header, APPNOTE.TXT 4.3.7
_SIGNATURE = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class LocalMember:
    """What stands before a member's bytes; `size` is None where it follows them."""

    name: bytes
    utf8: bool
    encrypted: bool
    method: int
    start: int
    size: int | None


def local_members(stream: IO[bytes]) -> Iterator[LocalMember]:
    """Yield the members of a zip archive by their local headers, from the file's beginning on."""
    end = stream.seek(0, io.SEEK_END)
    at: int | None = 0
    while at is not None and at + _HEADER.size <= end:
        stream.seek(at)
        signature, _, flags, method, _, _, _, packed, _, name_size, extra_size = _HEADER.unpack(
            stream.read(_HEADER.size)
        )
        if signature != _SIGNATURE:
            return
        name = stream.read(name_size)
        start = at + _HEADER.size + name_size + extra_size
        size = None if flags & 0x8 and not packed else packed
        yield LocalMember(name, bool(flags & 0x800), bool(flags & 1), method, start, size)
        at = _find(stream, start) if size is None else start + size


def _find(stream: IO[bytes], at: int) -> int | None:
    """Return where the next local header begins."""
    stream.seek(at)
    before = b""
    while chunk := stream.read(_CHUNK):
        found = (before + chunk).find(_SIGNATURE)
        if found >= 0:
            return at - len(before) + found
        at += len(chunk)
        before = chunk[-3:]
    return None


class Stretch(io.RawIOBase):
    """The unpacked bytes of one member. Reading raises EOFError where they break off, ValueError for other methods."""

    def __init__(self, stream: IO[bytes], member: LocalMember) -> None:
        if member.method not in (_STORED, _DEFLATED) or (member.method == _STORED and member.size is None):
            raise ValueError(f"method {member.method}")
        self._stream = stream
        self._left = member.size
        self._unpack = zlib.decompressobj(-15) if member.method == _DEFLATED else None
        self._at = member.start

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, b"" at the end."""
        if self._unpack is None:
            data = self._packed(size)
            if not data and self._left:
                raise EOFError("cut off")
            return data
        while not self._unpack.eof:
            data = self._unpack.unconsumed_tail or self._packed(_CHUNK)
            if not data:
                raise EOFError("cut off")
            if out := self._unpack.decompress(data, max(size, 1)):
                return out
        return b""

    def _packed(self, size: int) -> bytes:
        self._stream.seek(self._at)
        data = self._stream.read(size if self._left is None else min(size, self._left))
        self._at += len(data)
        if self._left is not None:
            self._left -= len(data)
        return data


def unpacker(path: Path, kind: str) -> Any:  # noqa: ANN401 - three classes without a common base
    """Open a gz, bz2 or xz file for reading what is packed. Raises UnsupportedKind where Python lacks the module."""
    try:
        if kind == "gz":
            import gzip

            return gzip.open(path, "rb")
        if kind == "bz2":
            import bz2

            return bz2.open(path, "rb")
        import lzma

        return lzma.open(path, "rb")
    except ImportError as error:
        raise UnsupportedKind("unsupported_archive", kind=kind) from error
