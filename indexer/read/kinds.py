"""What kind of file some bytes are, told by the bytes; a name only breaks ties between kinds of plain text.

Kinds that have readers: txt md csv docx xlsx xlsb xls ods pdf image html mht. Kinds that LibreOffice converts first
(`indexer.read.office`): doc wps works rtf odt wordml fodt sheetml fods uof. `zip` is an archive, to be opened before
reading. Everything else is known by name only, so that a failure can say what to do with the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from indexer.errors import BrokenFile, ReadError, UnsupportedKind
from indexer.read import ole

_HEAD = 65_536  # bytes in which a file says what it is
_TEXT = frozenset({"txt", "md", "csv"})
# What a name claims, for kinds that a name may be held to.
_CLAIMS: dict[str, frozenset[str]] = {
    "txt": frozenset({"txt", "text", ""}),
    "md": frozenset({"md", "markdown"}),
    "csv": frozenset({"csv", "tsv", "tab"}),
    "docx": frozenset({"docx", "docm", "dotx", "dotm"}),
    "xlsx": frozenset({"xlsx", "xlsm", "xltx", "xltm"}),
    "xlsb": frozenset({"xlsb"}),
    "xls": frozenset({"xls", "xlt", "et", "ett"}),
    "doc": frozenset({"doc", "dot"}),
    "wps": frozenset({"wps", "wpt"}),
    "works": frozenset({"wps"}),
    "rtf": frozenset({"rtf", "doc"}),
    "odt": frozenset({"odt", "ott"}),
    "ods": frozenset({"ods", "ots"}),
    "pdf": frozenset({"pdf"}),
    "image": frozenset({"png", "jpg", "jpeg", "jpe", "jfif", "gif", "tif", "tiff", "bmp", "webp", "jp2"}),
    "html": frozenset({"html", "htm", "shtml", "xhtml", "jsp", "asp", "aspx", "php", "do"}),
    "mht": frozenset({"mht", "mhtml"}),
    "zip": frozenset({"zip"}),
    "wordml": frozenset({"xml", "doc"}),
    "sheetml": frozenset({"xml", "xls"}),
    "fodt": frozenset({"fodt", "xml"}),
    "fods": frozenset({"fods", "xml"}),
    "uof": frozenset({"uof", "uot", "uos", "xml"}),
}
_DOCUMENT_NAMES = frozenset().union(*_CLAIMS.values()) | {"ofd", "rar", "7z", "pptx", "ppt", "wpt", "dps"}
_SHEET_NAMES = _CLAIMS["xls"] | _CLAIMS["xlsx"] | _CLAIMS["csv"]
_SUFFIX = re.compile(r"\.([a-z0-9]{1,8})$", re.ASCII)

_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP  \r\n\x87\n")
# How files of kinds that are not read begin, and what to call them.
_UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"SQLite format 3\0", "sqlite"),
    (b"AT&TFORM", "djvu"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
)
_PDF = re.compile(rb"%PDF-\d\.\d")
_RTF = re.compile(rb"\s{0,64}\{\\rtf", re.ASCII)
_MHT = re.compile(r"\A\s{0,64}+(?:[A-Za-z-]{1,40}+:[^\n]*+\n(?:[ \t][^\n]*+\n)*)+", re.ASCII)
_MHT_TYPE = re.compile(r"^content-type:\s{0,8}(?:multipart/related|text/html)", re.I | re.M)
_PROLOGUE = re.compile(r"\s++|<\?[^>]*+>|<!--[^-]*+(?:-(?!->)[^-]*+)*-->|<!doctype(?!\s{0,20}html)[^>]*+>", re.I)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]{0,60}(?::[\w.-]{1,60})?)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*)>")
_PAGE_START = re.compile(r"<(?:!doctype\s{1,8}html|html|head|body|meta|title)\b", re.I)
_FRAGMENT_START = re.compile(
    r"<(?:table|div|p|style|script|span|font|center|h[1-6]|ul|ol|link|base|section|article|br|img|a|b|strong)\b[^>]*+>",
    re.I,
)
_TAG = re.compile(r"</?(?:p|br|td|tr|table|div|span|li|a|h[1-6]|body|html)\b", re.I)
# The main parts of Office's own formats; a workbook in binary parts is looked for before its folder alone says xlsx.
_MAIN_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.bin", "xlsb"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
)
_ROOTS = {"w:worddocument": "wordml", "uof:uof": "uof", "uof": "uof"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a file is: its `kind`, and whether its name claims another."""

    kind: str
    misnamed: bool


def kind_of(data: bytes, name: str) -> str:
    """Return the kind of a file, see `tell`."""
    return tell(data, name).kind


def is_archive(data: bytes) -> bool:
    """Whether a file is a zip archive of other files (no Office document); a damaged one is none."""
    try:
        return data.startswith(b"PK") and _by_content(data, "") == "zip"
    except ReadError:
        return False


def tell(data: bytes, name: str) -> Told:
    """Return what a file is, by its content.

    Raises BrokenFile (`empty_file`, `encrypted`, `broken_file`, `broken_docx`) and UnsupportedKind
    (`unsupported_kind` or a code that says what to do, with `kind`).
    """
    if not data:
        raise BrokenFile("empty_file")
    match = _SUFFIX.search(name.lower())
    suffix = match[1] if match else ""
    kind = _by_content(data, suffix)
    if kind == "doc" and suffix in _CLAIMS["wps"]:
        kind = "wps"  # one format; only the name says which program wrote it
    if kind in _TEXT and suffix not in _DOCUMENT_NAMES:
        raise UnsupportedKind("unsupported_kind", kind=suffix)  # program text, data, settings
    return Told(kind, bool(suffix) and suffix in _DOCUMENT_NAMES and suffix not in _CLAIMS[kind])


def _by_content(data: bytes, suffix: str) -> str:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_archive(data, suffix)
    if data.startswith(ole.MAGIC):
        return _of_compound(ole.open_compound(data))
    if data.startswith(_IMAGES) or _is_bitmap(data):
        return "image"
    for signature, kind in _UNREAD:
        if data.startswith(signature):
            raise UnsupportedKind("unsupported_archive" if kind in ("rar", "7z", "gz", "bz2", "xz") else
                                  "unsupported_kind", kind=kind)  # fmt: skip
    if _RTF.match(data[:80].removeprefix(b"\xef\xbb\xbf")):
        return "rtf"
    if _PDF.search(data[:1024]):
        return "pdf"
    return _of_text(_head(data), suffix)


def _is_bitmap(data: bytes) -> bool:
    bmp = data.startswith(b"BM") and len(data) > 30 and data[6:10] == b"\0\0\0\0"
    return bmp or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def _of_archive(data: bytes, suffix: str) -> str:
    """Tell Office documents from other archives by their members."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {entry.filename.replace("\\", "/").lower() for entry in members}
            mimetype = ""
            if members and members[0].filename == "mimetype" and members[0].file_size < 200:
                mimetype = archive.read(members[0]).decode("latin-1")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise _broken_archive(data, suffix, error) from error
    if "oasis.opendocument" in mimetype:
        return _open_document(mimetype)
    if "ofd.xml" in names:
        raise UnsupportedKind("unsupported_ofd", kind="ofd")
    whole = "[content_types].xml" in names or "_rels/.rels" in names
    for main, kind in _MAIN_PARTS:
        folder = main[: main.index("/") + 1]
        if main in names or (whole and kind != "xlsb" and any(name.startswith(folder) for name in names)):
            if kind == "pptx":
                raise UnsupportedKind("unsupported_slides", kind=kind)
            return kind
    return "zip"


def _open_document(mimetype: str) -> str:
    for word, letter in (("text", "odt"), ("spreadsheet", "ods")):
        if f"opendocument.{word}" in mimetype:
            return letter
    raise UnsupportedKind("unsupported_slides" if "presentation" in mimetype else "unsupported_kind", kind="odp")


def _broken_archive(data: bytes, suffix: str, error: Exception) -> BrokenFile:
    """Say which kind of archive is damaged, by the members that its beginning still names."""
    head = data[:_HEAD]
    if b"xl/" in head or suffix in _CLAIMS["xlsx"]:
        return BrokenFile("broken_file", kind="xlsx", reason=str(error))
    if b"word/" in head or suffix in _CLAIMS["docx"] | _CLAIMS["doc"]:
        return BrokenFile("broken_docx", reason=str(error))
    return BrokenFile("broken_file", kind="zip", reason=str(error))


def _of_compound(file: ole.CompoundFile) -> str:
    names = file.streams
    if "EncryptedPackage" in names or "EncryptionInfo" in names or "EncryptedSummary" in names:
        raise BrokenFile("encrypted")
    if "WordDocument" in names:
        header = file.stream("WordDocument", 32)
        if len(header) >= 12 and header[11] & 1:  # fEncrypted of the FIB, [MS-DOC] 2.5.2
            raise BrokenFile("encrypted")
        return "doc"
    if "Workbook" in names or "Book" in names:
        return "xls"
    if "PowerPoint Document" in names:
        raise UnsupportedKind("unsupported_slides", kind="ppt")
    if "CONTENTS" in names and ("SPELLING" in names or "MatOST" in names):
        return "works"
    for stream, kind in (("__properties_version1.0", "msg"), ("FileHeader", "hwp"), ("VisioDocument", "vsd")):
        if stream in names:
            raise UnsupportedKind("unsupported_kind", kind=kind)
    raise UnsupportedKind("unsupported_kind", kind="OLE")


def _head(data: bytes) -> str:
    """Return the beginning of a file as text in which markup can be looked for, whatever its encoding."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if b"\0" in head[:64]:
        even, odd = head[0:64:2].count(0), head[1:64:2].count(0)
        return head.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _of_text(head: str, suffix: str) -> str:
    """Tell markup from plain text, and the kinds of plain text by the name."""
    if (letter := _MHT.match(head)) and _MHT_TYPE.search(letter[0]):
        return "mht"
    if marked := _of_markup(head, suffix):
        return marked
    if suffix in _CLAIMS["md"]:
        return "md"
    if suffix in _SHEET_NAMES and (suffix in _CLAIMS["csv"] or "\t" in head):
        return "csv"
    return "txt"


def _of_markup(head: str, suffix: str) -> str | None:
    """Return the kind of a file that begins with a tag, or whose name says page and that has tags."""
    at = 0
    while prologue := _PROLOGUE.match(head, at):
        at = prologue.end()
    if _PAGE_START.match(head, at):
        return "html"
    if suffix not in _CLAIMS["md"] and suffix not in _CLAIMS["txt"] - {""} and _FRAGMENT_START.match(head, at):
        return "html"
    if root := _ROOT.match(head, at):
        if kind := _of_root(root[1].lower(), root[2]):
            return kind
        if head.lstrip("\ufeff").startswith("<?xml"):
            if _PAGE_START.search(head, at, at + 4096):
                return "html"
            raise UnsupportedKind("unsupported_kind", kind="xml")
    named_page = suffix in _CLAIMS["html"] | _CLAIMS["doc"] | _CLAIMS["xls"]
    return "html" if named_page and len(_TAG.findall(head)) >= 2 else None


def _of_root(tag: str, attributes: str) -> str | None:
    if tag.rpartition(":")[2] == "workbook" and "schemas-microsoft-com:office:spreadsheet" in attributes:
        return "sheetml"
    if tag.rpartition(":")[2] == "document" and "opendocument" in attributes:
        for word, kind in (("text", "fodt"), ("spreadsheet", "fods")):
            if f"opendocument.{word}" in attributes:
                return kind
        raise UnsupportedKind("unsupported_kind", kind="xml")
    return _ROOTS.get(tag)
