"""Names of stored files: readable, safe on every system, and unique; and what servers say a file is called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from email.message import Message
from urllib.parse import unquote_to_bytes, urlsplit

_LONGEST = 60  # characters of a stem; three bytes each, far below the 255 bytes of common file systems
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]+')
# Words of a link that name nothing.
_CLICK = re.compile(
    r"(?:请|立即)?(?:点击|点此|单击|点我)?(?:这里|此处)?(?:附件|文件|全文|原文|报告|文档|表格)?(?:下载|查看|打开|预览|浏览)?"
    r"(?:附件|文件|全文|原文|报告|文档)?"
)
_BLANK = re.compile(r"[\s\u3000]+")
# Names that Windows keeps for devices, and names that an index takes for the folder's own papers.
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com\d|lpt\d|readme|license|licence|changelog|sources|regions)", re.IGNORECASE
)
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$|\.7z$")
_READABLE = re.compile(r"[\u3400-\u9fff]")
_FILENAME = re.compile(
    r"""(?:^|;)\s*filename(?P<star>\*)?\s*=\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>[^;]*))""", re.IGNORECASE
)
_EXTENDED = re.compile(r"(?P<charset>[^']{0,40})'[^']{0,40}'(?P<value>.*)", re.DOTALL)
_LONGEST_HEADER = 4000


def disposition_name(header: bytes) -> str | None:
    """Return the file name of a Content-Disposition header, None where it gives none.

    `filename*` (RFC 6266) goes first. A plain `filename` comes as percent codes, as raw UTF-8 or GBK bytes, or as
    MIME encoded words, whatever the server's author knew; the reading that gives sensible characters is taken.
    """
    text = header[:_LONGEST_HEADER].decode("latin-1")
    plain = None
    for match in _FILENAME.finditer(text):
        value = (match["quoted"] if match["quoted"] is not None else match["plain"]).strip()
        if match["quoted"] is not None:
            value = re.sub(r'\\(["\\])', r"\1", value)
        extended = _EXTENDED.fullmatch(value) if match["star"] else None
        if extended is not None:
            if name := _decoded(unquote_to_bytes(extended["value"]), extended["charset"]):
                return _base(name)
        elif plain is None and value:
            plain = _mime_word(value) or _decoded(unquote_to_bytes(value.encode("latin-1")))
    return _base(plain) if plain else None


def url_name(url: str) -> str:
    """Return the last part of a URL's path, decoded; "" where the path ends in a slash."""
    return _base(_decoded(unquote_to_bytes(urlsplit(url).path.rpartition("/")[2])) or "")


def extension(name: str) -> str:
    """Return a name's extension in lower case with its dot, "" where it has none that looks like one."""
    found = _EXTENSION.search(name.strip()[-7:])
    return found[0].lower() if found else ""


def is_readable(name: str) -> bool:
    """Whether a name says something to a person: it has Chinese in it (P020230831.doc has not) and is no 点击下载."""
    return _READABLE.search(name) is not None and not _CLICK.fullmatch(name.strip(" 【】[]()（）>》：:"))


def safe_name(words: str, ending: str = "") -> str:
    """Return words as one file or folder name: no separators, controls or reserved names, not too long."""
    name = unicodedata.normalize("NFC", words.encode("utf-8", "replace").decode())
    name = _BLANK.sub(" ", _UNSAFE.sub(" ", name)).strip(" .~")
    if len(name) > _LONGEST:
        mark = hashlib.sha256(name.encode()).hexdigest()[:6]
        name = f"{name[: _LONGEST - 7].rstrip(' .')}~{mark}"
    if not name or _RESERVED.fullmatch(name.partition(".")[0]):
        name = f"_{name}"
    return name + ending


def _base(name: str) -> str:
    """Return the last part of a name that may be a whole path (some servers send one)."""
    return re.split(r"[/\\]", name.strip())[-1].strip()


def _decoded(data: bytes, charset: str = "") -> str | None:
    """Return bytes as text: in the charset given where that is right, else UTF-8, else GB18030, else None."""
    for name in (charset, "utf-8", "gb18030"):
        if not name:
            continue
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if not any(char < " " for char in text):
            return _unbroken(text)
    return None


def _unbroken(text: str) -> str:
    """Undo a name whose bytes were read as Latin-1 and written again as UTF-8 (¸½¼þ: 附件)."""
    if not any("\x80" <= char <= "\xff" for char in text):
        return text
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        return text
    for name in ("utf-8", "gb18030"):
        try:
            again = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if _READABLE.search(again):
            return again
    return text


def _mime_word(value: str) -> str | None:
    """Return what `=?GBK?B?…?=` stands for, None where the value is no such thing."""
    if not value.startswith("=?"):
        return None
    from email.errors import HeaderParseError
    from email.header import decode_header

    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):
        return None
    texts = [part if isinstance(part, str) else _decoded(part, charset or "") for part, charset in parts]
    return "".join(text or "" for text in texts) or None


def content_type(header: str) -> tuple[str, str | None]:
    """Return (media type in lower case, charset or None) of a Content-Type header."""
    parsed = Message()
    parsed["content-type"] = header[:_LONGEST_HEADER].replace("\n", " ").replace("\r", " ")
    charset = parsed.get_param("charset")
    return parsed.get_content_type() if header else "", charset if isinstance(charset, str) else None
