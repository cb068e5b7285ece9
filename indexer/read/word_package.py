"""The zip package of a Word file: its parts found by their relations, their XML parsed without trusting it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from indexer.errors import BrokenFile

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MOST_BYTES = 300_000_000  # expanded; the largest budget files seen are a tenth of it
MOST_ENTRIES = 10_000
_MOST_PROLOG = 65_536  # bytes before the first element
# ISO 29500 Strict has namespaces of its own for the same elements.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1],
}
# Atomic groups: no other way of cutting the same bytes is tried.
_PROLOG = re.compile(
    rb"(?>\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?>[ \t\r\n]+|<\?.{0,4096}?\?>|<!--.{0,32768}?-->){0,99}<[^!?]", re.DOTALL
)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']")
_ENCODINGS = ("utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "gb2312", "gbk", "gb18030", "iso-8859-1")
_BLOCKS = [f"{W}{name}" for name in ("p", "tbl", "sdt", "customXml", "ins", "moveTo", "smartTag", "altChunk", "sectPr")]
_BLOCKS += [f"{MC}AlternateContent"]
_PURL = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file's parts: their zip entries by lower-case name; `main` is the name of the document itself."""

    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    main: str
    relations: dict[str, tuple[str, str]]  # id -> (the last word of its type, the part's name), of the main part

    def related(self, kind: str) -> bytes | None:
        """Return the part that the document relates to as `kind` (styles, numbering, footnotes …), if there is one."""
        for type_, name in self.relations.values():
            if type_ == kind and name.lower() in self.entries:
                return self.part(name)
        name = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return self.part(name) if name.lower() in self.entries else None

    def part(self, name: str) -> bytes:
        """Return the bytes of a part; raises BrokenFile."""
        try:
            return self.archive.read(self.entries[name.lower()])
        except RuntimeError as error:  # zipfile says so of entries under a password
            raise BrokenFile("encrypted") from error
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError, KeyError) as error:
            raise BrokenFile("broken_docx", reason=str(error)) from error

    def blocks(self) -> Iterator[_Element]:
        """Yield the elements directly within the document's body; each is gone when the next is asked for."""
        from lxml import etree

        data = self.part(self.main)
        check_xml(data)
        body = False
        try:
            parsed = etree.iterparse(
                io.BytesIO(data),
                events=("end",),
                tag=[
                    *_BLOCKS,
                    *(tag.replace(W, _PURL) for tag in _BLOCKS if tag.startswith(W)),
                    f"{W}body",
                    f"{_PURL}body",
                ],
                resolve_entities=False,
                no_network=True,
                huge_tree=True,
            )
            for _, element in parsed:
                parent = element.getparent()
                if element.tag.endswith("}body"):
                    body = True
                elif parent is not None and parent.tag in (f"{W}body", f"{_PURL}body"):
                    yield transitional(element) if parent.tag == f"{_PURL}body" else element
                    while element.getprevious() is not None:
                        del parent[0]
        except etree.XMLSyntaxError as error:
            raise BrokenFile("broken_docx", reason=str(error)) from error
        if not body:
            raise BrokenFile("broken_docx", reason="no body")


def entries_of(data: bytes) -> list[zipfile.ZipInfo]:
    """Return the entries of a zip archive; raises BrokenFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise BrokenFile("broken_docx", reason=str(error)) from error


def open_package(data: bytes) -> Package:
    """Open a Word file; raises BrokenFile (`broken_docx`, `too_large`, `unsafe_xml`, `encrypted`).

    The document is found by its relation, whatever its name or content type, else by its usual name.
    """
    listed = entries_of(data)
    if len(listed) > MOST_ENTRIES or sum(entry.file_size for entry in listed) > MOST_BYTES:
        raise BrokenFile("too_large")
    entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in listed}
    bare = Package(zipfile.ZipFile(io.BytesIO(data)), entries, "", {})
    main = next((name for kind, name in _relations(bare, "").values() if kind == "officeDocument"), "")
    if main.lower() not in entries:
        main = "word/document.xml"
    if main not in entries and main.lower() not in entries:
        raise BrokenFile("broken_docx", reason="no main document part")
    return Package(bare.archive, entries, main, _relations(bare, main))


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path.lower() not in package.entries:
        return {}
    found = {}
    for relation in parse_xml(package.part(path)):
        target, type_ = str(relation.get("Target", "")), str(relation.get("Type", ""))
        if relation.get("TargetMode") != "External" and target:
            absolute = target if target.startswith("/") else posixpath.join(folder, target)
            found[str(relation.get("Id", ""))] = (type_.rsplit("/", 1)[-1], posixpath.normpath(absolute).lstrip("/"))
    return found


def check_xml(data: bytes) -> None:
    """Refuse XML that declares entities or comes in an encoding that Word does not write.

    Raises BrokenFile (`unsafe_xml`, `broken_docx`).
    """
    head = data[:_MOST_PROLOG].replace(b"\0", b"")
    declared = _ENCODING.search(head[:400])
    if declared and declared[1].decode("ascii").lower() not in _ENCODINGS:
        raise BrokenFile("broken_docx", reason="encoding")
    if not _PROLOG.match(head):
        unsafe = b"<!" in head
        raise BrokenFile("unsafe_xml") if unsafe else BrokenFile("broken_docx", reason="not XML")


def parse_xml(data: bytes) -> _Element:
    """Return the root of a part, strict namespaces made the usual ones; raises BrokenFile."""
    from lxml import etree

    check_xml(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = cast("_Element", etree.fromstring(data, parser))
    except etree.XMLSyntaxError as error:
        raise BrokenFile("broken_docx", reason=str(error)) from error
    return transitional(root)


def transitional(element: _Element) -> _Element:
    """Return `element` with the namespaces of ISO 29500 Strict, if it has them, made the usual ones."""
    if not any("purl.oclc.org" in uri for uri in element.nsmap.values()):
        return element
    for node in element.iter("*"):
        node.tag = _usual(str(node.tag))
        for name, value in list(node.attrib.items()):
            if str(name).startswith("{http://purl"):
                del node.attrib[name]
                node.set(_usual(str(name)), value)
    return element


def _usual(name: str) -> str:
    uri, _, local = name[1:].partition("}")
    return f"{{{_STRICT[uri]}}}{local}" if uri in _STRICT else name


def is_on(element: _Element | None) -> bool:
    """Whether a property that is on by standing there (`<w:vanish/>`) is on."""
    return element is not None and str(element.get(f"{W}val", "true")).lower() not in ("0", "false", "off")


def number_of(element: _Element | None, otherwise: int | None = None) -> int | None:
    """Return the whole number in a `w:val`, `otherwise` where there is none."""
    value = str(element.get(f"{W}val", "")).strip() if element is not None else ""
    return int(value) if re.fullmatch(r"-?[0-9]{1,9}", value) else otherwise


def branch_of(alternate: _Element) -> _Element | None:
    """Return the branch of an mc:AlternateContent that is shown: the choice, else what older programs show."""
    choice = alternate.find(f"{MC}Choice")
    return choice if choice is not None and len(choice) else alternate.find(f"{MC}Fallback")
