"""Zip packages of spreadsheets: their parts, bounded, and their XML without entities or network."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.errors import BrokenFile

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_BYTES = 300_000_000  # expanded
_MOST_ENTRIES = 10_000
_PROLOGUE = 4096  # bytes in which a document type would be declared


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a package by lower-case name; `kind` names the format in errors."""

    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    kind: str

    def has(self, name: str) -> bool:
        """Whether there is a part of that name, whatever its case."""
        return name.lower() in self.entries

    def events(self, name: str, *tags: str) -> Iterator[tuple[str, _Element]]:
        """Yield ("start" or "end", element) for the elements of a part with the local names `tags` (all, if none).

        Elements are cleared by whoever has done with them. Raises BrokenFile (`unsafe_xml`, `encrypted`,
        `broken_file`).
        """
        from lxml import etree

        try:
            with self.archive.open(self.entries[name.lower()]) as part:
                head = part.read(_PROLOGUE).replace(b"\0", b"")
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                    raise BrokenFile("unsafe_xml")
            with self.archive.open(self.entries[name.lower()]) as part:
                wanted = [f"{{*}}{tag}" for tag in tags] or None
                yield from etree.iterparse(
                    part, events=("start", "end"), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False,
                    remove_comments=True, remove_pis=True,
                )  # fmt: skip
        except RuntimeError as error:  # zipfile says so of entries under a password
            raise BrokenFile("encrypted") from error
        except (
            zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError, KeyError,
            etree.XMLSyntaxError,
        ) as error:  # fmt: skip
            raise BrokenFile("broken_file", kind=self.kind, reason=str(error)) from error


def open_package(data: bytes, kind: str) -> Package:
    """Open a package; raises BrokenFile (`broken_file`, `too_large`)."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise BrokenFile("broken_file", kind=kind, reason=str(error)) from error
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise BrokenFile("too_large")
    return Package(archive, {entry.filename.replace("\\", "/").lower(): entry for entry in entries}, kind)


def local(element: _Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: _Element, name: str) -> str | None:
    """Return an attribute by its local name, whatever its namespace."""
    value = element.get(name)
    if value is not None:
        return str(value)
    return next((str(each) for key, each in element.attrib.items() if str(key).rpartition("}")[2] == name), None)
