"""Kinds told by content, whatever the name says; compound files; kinds that are known and not read."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import BrokenFile, ReadError, UnsupportedKind
from indexer.read import kind_of, ole, read, tell
from indexer.read.kinds import is_archive

TEXT = "一、概况\n支出9万元。\n"


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (OLE2) of 512-byte sectors whose streams are all too long for the mini stream."""
    sector = 512
    blocks: list[bytes] = []
    table: list[int] = []

    def add(data: bytes) -> int:
        start = len(blocks)
        pieces = [data[i : i + sector].ljust(sector, b"\0") for i in range(0, len(data), sector)]
        for i, piece in enumerate(pieces):
            blocks.append(piece)
            table.append(start + i + 1 if i < len(pieces) - 1 else 0xFFFFFFFE)
        return start

    entries = [("Root Entry", 5, 0xFFFFFFFE, 0)]
    for name, data in streams.items():
        data = data.ljust(4096, b"\0")
        entries.append((name, 2, add(data), len(data)))
    directory = b""
    for name, what, start, size in entries:
        words = name.encode("utf-16-le") + b"\0\0"
        tail = struct.pack("<IQ", start, size)
        directory += words.ljust(64, b"\0") + struct.pack("<HB", len(words), what) + b"\0" * 49 + tail
    directory_start = add(directory)
    table_start = len(blocks)
    table.append(0xFFFFFFFD)
    blocks.append(struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table))))
    header = ole.MAGIC + b"\0" * 16 + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, directory_start, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", table_start, *[0xFFFFFFFF] * 108)
    return header + b"".join(blocks)


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


WORD = archive(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"})
SHEETS = archive(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"})
ODT = archive(mimetype=b"application/vnd.oasis.opendocument.text", content__xml=b"<a/>")
ODS = archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content__xml=b"<a/>")
WORDML = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument '
    b'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body/></w:wordDocument>'
)
SHEETML = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook '
    b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
)
MHT = b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x\r\n"
TOLD = {
    "text": (TEXT.encode(), "a.txt", "txt", False),
    "text without a name's end": (TEXT.encode("gb18030"), "说明", "txt", False),
    "a dot that ends no name": (TEXT.encode(), "澄原市2022.自评报告", "txt", False),
    "text named docx": (TEXT.encode(), "a.docx", "txt", True),
    "markdown": (b"# a", "a.md", "md", False),
    "csv": ("项目,金额\n".encode(), "a.csv", "csv", False),
    "tabs named xls": ("项目\t金额\n".encode("gb18030"), "a.xls", "csv", True),
    "tags within markdown": (b"<div align=center>a</div>\n\n# b", "a.md", "md", False),
    "docx": (WORD, "a.docx", "docx", False),
    "docx named doc": (WORD, "附件2.doc", "docx", True),
    "docx named pdf": (WORD, "a.PDF", "docx", True),
    "xlsx": (SHEETS, "a.xlsx", "xlsx", False),
    "binary parts": (archive(**{"[Content_Types].xml": b"", "xl/workbook.bin": b"a"}), "a.xlsb", "xlsb", False),
    "odt": (ODT, "a.odt", "odt", False),
    "ods": (ODS, "a.ods", "ods", False),
    "zip": (archive(a=b"b"), "a.zip", "zip", False),
    "zip named docx": (archive(a=b"b"), "a.docx", "zip", True),
    "zip that holds a folder called word": (archive(**{"word/a.txt": b"b"}), "a.zip", "zip", False),
    "doc": (compound({"WordDocument": b"\xec\xa5"}), "a.doc", "doc", False),
    "doc named docx": (compound({"WordDocument": b"\xec\xa5"}), "a.docx", "doc", True),
    "wps": (compound({"WordDocument": b"\xec\xa5"}), "a.wps", "wps", False),
    "xls": (compound({"Workbook": b"\x09\x08"}), "a.xls", "xls", False),
    "et": (compound({"Workbook": b"\x09\x08"}), "a.et", "xls", False),
    "xls of the nineties": (compound({"Book": b"\x09\x08"}), "a.xls", "xls", False),
    "rtf": (b"{\\rtf1 a}", "a.rtf", "rtf", False),
    "rtf named doc": (b"{\\rtf1 a}", "a.doc", "rtf", False),
    "pdf": (b"%PDF-1.4 ...", "a.pdf", "pdf", False),
    "pdf behind a server's words": (b"HTTP junk\r\n" * 40 + b"%PDF-1.7 ...", "a.pdf", "pdf", False),
    "pdf named docx": (b"%PDF-1.4 ...", "a.docx", "pdf", True),
    "png": (b"\x89PNG\r\n\x1a\n", "a.png", "image", False),
    "jpg named pdf": (b"\xff\xd8\xff\xe0", "a.pdf", "image", True),
    "bmp": (b"BM" + struct.pack("<IHHI", 100, 0, 0, 54) + b"\0" * 40, "a.bmp", "image", False),
    "page": ("<html>支出</html>".encode(), "a.html", "html", False),
    "page named doc": ("\ufeff<!-- a -->\n<!DOCTYPE html><p>支出".encode(), "a.doc", "html", True),
    "page in UTF-16 named xls": ("<html><table><tr><td>支出".encode("utf-16"), "a.xls", "html", True),
    "xhtml": (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "a.htm", "html", False),
    "Office's page": (b'<html xmlns:o="urn:schemas-microsoft-com:office:office">', "a.xls", "html", True),
    "a table alone named xls": (b"<table border=1><tr><td>9</td></tr></table>", "a.xls", "html", True),
    "words before tags": ("支出<br><table><tr><td>9</td>".encode("gb18030"), "a.htm", "html", False),
    "page in frames of mail": (MHT, "a.mht", "mht", False),
    "mail's frames named doc": (MHT, "a.doc", "mht", True),
    "Word 2003 XML": (WORDML, "a.xml", "wordml", False),
    "Excel 2003 XML": (SHEETML, "a.xls", "sheetml", False),
    "flat ODF": (
        b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'office:mimetype="application/vnd.oasis.opendocument.text"/>', "a.fodt", "fodt", False,
    ),
    "UOF": (b'<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof">', "a.uof", "uof", False),
}  # fmt: skip
UNSUPPORTED = {
    "rar": (b"Rar!\x1a\x07\x01\0", "a.rar", "unsupported_archive", "rar"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "a.zip", "unsupported_archive", "7z"),
    "gz": (b"\x1f\x8b\x08", "a.tar.gz", "unsupported_archive", "gz"),
    "slides": (archive(**{"ppt/presentation.xml": b"<a/>"}), "a.pptx", "unsupported_slides", "pptx"),
    "old slides": (compound({"PowerPoint Document": b"a"}), "a.ppt", "unsupported_slides", "ppt"),
    "OFD": (archive(**{"OFD.xml": b"<a/>"}), "a.ofd", "unsupported_ofd", "ofd"),
    "a message": (compound({"__properties_version1.0": b"a"}), "a.doc", "unsupported_kind", "msg"),
    "program text": (b"import os\n", "a.py", "unsupported_kind", "py"),
    "another XML": (b'<?xml version="1.0"?><rss/>', "a.xml", "unsupported_kind", "xml"),
    "an archive is no document": (archive(a=b"b"), "a.docx", "unsupported_kind", "zip"),
}
BROKEN = {
    "no bytes": (b"", "a.docx", "empty_file"),
    "encrypted docx": (compound({"EncryptedPackage": b"a", "EncryptionInfo": b"b"}), "a.docx", "encrypted"),
    "encrypted doc": (compound({"WordDocument": b"\xec\xa5" + b"\0" * 9 + b"\x01"}), "a.doc", "encrypted"),
    "a compound file's head alone": (ole.MAGIC + b"\0" * 600, "a.doc", "broken_file"),
    "a truncated workbook": (SHEETS[: len(SHEETS) // 2], "a.xlsx", "broken_file"),
    "a truncated archive": (archive(a=b"b" * 900)[:60], "a.zip", "broken_file"),
}


@pytest.mark.parametrize(("data", "name", "kind", "misnamed"), TOLD.values(), ids=TOLD.keys())
def test_kinds_are_told_by_content(data: bytes, name: str, kind: str, misnamed: bool):
    told = tell(data, name)
    assert (told.kind, told.misnamed) == (kind, misnamed)
    assert is_archive(data) == (kind == "zip")


@pytest.mark.parametrize(("data", "name", "code", "kind"), UNSUPPORTED.values(), ids=UNSUPPORTED.keys())
def test_unsupported_kinds_are_named(data: bytes, name: str, code: str, kind: str):
    with pytest.raises(UnsupportedKind) as caught:
        read(data, name)
    assert (caught.value.code, caught.value.params["kind"]) == (code, kind)


@pytest.mark.parametrize(("data", "name", "code"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_files_say_how(data: bytes, name: str, code: str):
    with pytest.raises(BrokenFile) as caught:
        read(data, name)
    assert caught.value.code == code


def test_a_lie_is_noted_and_the_file_read():
    raw = read(TEXT.encode(), "报告.docx")
    assert (raw.text, raw.reader, raw.notes) == (TEXT, "txt", ("named_otherwise",))


def test_streams_of_a_compound_file():
    file = ole.open_compound(compound({"Workbook": b"abc" * 2000, "Other": b"d" * 5000}))
    assert file.stream("Workbook") == b"abc" * 2000
    assert file.stream("Other", 10) == b"d" * 10
    with pytest.raises(KeyError):
        file.stream("None")


def test_a_chain_that_runs_in_circles_ends():
    data = bytearray(compound({"WordDocument": b"a" * 5000}))
    table = struct.unpack_from("<I", data, 0x4C)[0]
    struct.pack_into("<I", data, (table + 1) * 512, 0)  # the first sector follows itself
    assert len(ole.open_compound(bytes(data)).stream("WordDocument")) == 5000


DOC = compound({"WordDocument": b"\xec\xa5" * 3000, "1Table": b"b" * 5000})


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(DOC) - 1), st.integers(0, 255), st.integers(0, len(DOC)))
def test_any_damage_ends_in_a_kind_or_a_failure(at: int, byte: int, cut: int):
    data = bytearray(DOC)
    data[at] = byte
    for damaged in (bytes(data), DOC[:cut]):
        try:
            assert kind_of(damaged, "a.doc") in ("doc", "txt")
        except ReadError:
            pass


@pytest.mark.parametrize(
    "start",
    [b"<!--" * 20_000, b"<?" * 40_000, b"<a " + b"b=\"c\" " * 12_000, b"a: b\n" * 14_000, b"<" * 65_000, b" " * 65_000,
     b"<p " + b"'" * 65_000, b"<!doctype " * 7_000],
)  # fmt: skip
def test_kinds_take_no_time(start: bytes):
    import time

    began = time.monotonic()
    try:
        kind_of(start, "a.html")
    except ReadError:
        pass
    assert time.monotonic() - began < 0.5
