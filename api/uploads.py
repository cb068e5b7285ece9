"""Files that a form sends, as multipart/form-data (RFC 7578): read within bounds, kept in memory, never stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from starlette.requests import Request

from indexer.building.limits import MIB
from indexer.errors import TooLarge, UsageError

MOST = 32 * MIB  # of one request, all its files together
_PARTS = 10
_NAME = 120  # characters of a file's name


@dataclass(frozen=True, slots=True)
class Upload:
    """One file: the last part of its name as it was sent, and what it holds."""

    name: str
    data: bytes


async def read_uploads(request: Request, most: int = MOST) -> dict[str, Upload]:
    """Return the files of a form by the names of their fields; a field without a file is left out.

    Raises TooLarge beyond `most` bytes, before the rest is read, and UsageError for what is no such form.
    """
    kind = Message()
    kind["content-type"] = request.headers.get("content-type", "")
    boundary = kind.get_param("boundary")
    if (
        kind.get_content_type() != "multipart/form-data"
        or not isinstance(boundary, str)
        or not 0 < len(boundary) <= 200
    ):
        raise UsageError("upload_no_form")
    length = request.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:18]) > most:
        raise TooLarge("upload_too_large", mib=most // MIB)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise TooLarge("upload_too_large", mib=most // MIB)
    return dict(_files(bytes(body), boundary.encode("latin-1", "replace")))


def _files(body: bytes, boundary: bytes) -> Iterator[tuple[str, Upload]]:
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary, _PARTS + 2)
    if len(pieces) < 3 or len(pieces) > _PARTS + 2 or not pieces[-1].startswith(b"--"):
        raise UsageError("upload_no_form")
    for piece in pieces[1:-1]:
        head, gap, data = piece.partition(b"\r\n\r\n")
        if not gap or len(head) > 4096:
            raise UsageError("upload_no_form")
        field, name = _names(head.decode("utf-8", "replace"))
        if field and name:
            yield field, Upload(name, data)


def _names(head: str) -> tuple[str, str]:
    """Return the names of the field and of the file, the latter without folders and control characters."""
    line = next((line for line in head.split("\r\n") if line.lower().startswith("content-disposition:")), "")
    disposition = Message()
    disposition["content-disposition"] = line.partition(":")[2].strip()
    field = disposition.get_param("name", header="content-disposition")
    found = re.search(r'filename="([^"]*)"', line)  # as browsers write it: UTF-8 as it is, a quote as %22
    name = found.group(1) if found else disposition.get_filename("")
    name = "".join(c for c in re.split(r"[\\/]", name)[-1] if c.isprintable()).strip(". ")
    stem, dot, suffix = name.rpartition(".")
    whole = f"{stem[:_NAME]}{dot}{suffix[:10]}" if dot and stem else name[:_NAME]
    return (field if isinstance(field, str) else ""), whole
