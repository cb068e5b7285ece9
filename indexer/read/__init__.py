"""One small module per kind of file; `READERS` maps the kind, told by content, to its reader."""

from __future__ import annotations

from collections.abc import Callable

from indexer.errors import BrokenFile, UnsupportedKind
from indexer.read import txt, word
from indexer.text import RawText

Reader = Callable[[bytes], RawText]
READERS: dict[str, Reader] = {"txt": txt.read, "docx": word.read}

# How files of kinds that are not read here begin, and what to call them.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"SQLite format 3", "sqlite"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_NAMES = (".txt", ".md", ".text", "")


def kind_of(data: bytes, name: str) -> str:
    """Return the key of `READERS` for a file, told by its content; the name only says what it claims to be.

    Raises BrokenFile (`empty_file`, `encrypted`, `wrong_kind`, `not_text`) and UnsupportedKind
    (`unsupported_kind`, with `kind`).
    """
    if not data:
        raise BrokenFile("empty_file")
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    kind = _kind_by_content(data)
    if kind == "docx" and suffix not in (".docx", ".docm", ".dotx", ".doc", ".wps", ""):
        return kind
    if kind == "txt" and suffix not in _TEXT_NAMES:
        if suffix in (".docx", ".docm", ".dotx"):
            raise BrokenFile("broken_docx", reason="not a zip archive")
        raise UnsupportedKind("unsupported_kind", kind=suffix.lstrip("."))
    return kind


def _kind_by_content(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return word.kind_of_archive(data)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise BrokenFile("encrypted")
        raise UnsupportedKind("unsupported_kind", kind="doc/xls")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedKind("unsupported_kind", kind=kind)
    return "txt"


def read(data: bytes, name: str) -> RawText:
    """Return the text of a file; raises what `kind_of` and the readers raise."""
    return READERS[kind_of(data, name)](data)
