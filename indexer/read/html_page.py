"""The bytes of a saved web page as a tree: unpacking .mht, telling the charset, parsing without the network."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import TYPE_CHECKING

from indexer.errors import BrokenFile

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_BYTES = 64 * 1024 * 1024
_MOST_PARTS = 500
_MOST_BOUNDARIES = 3000
_DECLARED = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_.:-]{2,40})", re.I)
_LETTER = re.compile(rb"\A\s{0,64}+(?:[A-Za-z-]{1,40}+:[^\n]*+\n(?:[ \t][^\n]*+\n)*)+")
_HANZI = re.compile("[\u4e00-\u9fff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_GBK_NAMES = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "hz-gb-2312"})


def parse(data: bytes) -> HtmlElement:
    """Return the root of a page's tree, comments and processing instructions left out.

    Raises BrokenFile (`too_large`, `broken_file`, `empty_document`).
    """
    if len(data) > _MOST_BYTES:
        raise BrokenFile("too_large")
    pages = [decode(page, charset) for page, charset in _pages(data)]
    roots = [root for root in map(_tree, pages) if root is not None]
    if not roots:
        raise BrokenFile("empty_document")
    first = roots[0]
    for other in roots[1:]:  # the sheets of a workbook saved as a page
        first.append(other)
    return first


def _tree(text: str) -> HtmlElement | None:
    from lxml import etree, html

    # Nothing but HTML's own entities is known to this parser, and it opens no address.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    clean = text.replace("\0", "").encode("utf-8", "replace")
    try:
        root: HtmlElement = html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, ValueError):
        return None
    except etree.XMLSyntaxError as error:
        raise BrokenFile("broken_file", kind="html", reason=str(error)) from error
    if any("Excessive depth" in str(entry.message) for entry in parser.error_log):
        raise BrokenFile("broken_file", kind="html", reason="nested too deeply")
    return root


def _pages(data: bytes) -> Iterator[tuple[bytes, str | None]]:
    """Yield the page, or those of a .mht file: its first, or where that one only sets up frames, all others."""
    if not _LETTER.match(data[:8192]) or b"content-type" not in data[:8192].lower():
        yield data, None
        return
    if data.count(b"\n--") > _MOST_BOUNDARIES:  # the time that the parser takes grows with their square
        raise BrokenFile("too_large")
    letter = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    pages: list[tuple[bytes, str | None]] = []
    for number, part in enumerate(letter.walk()):
        if number < _MOST_PARTS and isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                pages.append((body, part.get_content_charset()))
    if not pages:
        raise BrokenFile("broken_file", kind="mht", reason="no page in it")
    frames = b"<frameset" in pages[0][0].lower()
    yield from pages[1:] if frames and len(pages) > 1 else pages[:1]


def decode(data: bytes, charset: str | None = None) -> str:
    """Return the text of a page, by its bytes first.

    Byte-order mark, strict UTF-8, then of the declared charset, GB18030 and Big5 the one that gives the most common
    characters, then UTF-8 or GB18030 with losses where those are few, then what charset-normalizer says. What a page
    declares is only heard where the bytes bear it out: it is wrong too often.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:256]:
        even, odd = data[0:256:2].count(0), data[1:256:2].count(0)
        return data.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if (text := _strict(data, "utf-8")) is not None:
        return text
    found = _DECLARED.search(data[:8192])
    declared = (charset or (found[1].decode("ascii", "replace") if found else "")).lower()
    attempts = (
        [] if declared in _GBK_NAMES or declared.startswith(("utf", "iso-8859", "windows-125", "us-")) else [declared]
    )
    texts = [text for name in [*attempts, "gb18030", "big5hkscs"] if name and (text := _strict(data, name)) is not None]
    best = max(texts, key=_commonness, default=None)
    if best is not None and _commonness(best) > 0.5:
        return best
    return _guessed(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    """Decode what nothing decodes whole: of the two common encodings the one with fewer losses, unless a third fits."""
    lossy = min((data.decode(name, "replace") for name in ("utf-8", "gb18030")), key=lambda text: text.count("\ufffd"))
    if lossy.count("\ufffd") * 200 <= len(_NOT_ASCII.findall(lossy)):
        return lossy  # a few bytes were damaged
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:200_000]).best()
    text = data.decode(guess.encoding, "replace") if guess is not None else lossy
    return text if _commonness(text) > _commonness(lossy) else lossy


def _commonness(text: str) -> float:
    """Return the share of characters outside ASCII that are common: Chinese of the first level, its punctuation."""
    sample = _NOT_ASCII.findall(text[:400_000])[:5000]
    if not sample:
        return 1.0
    return sum(_is_common(character) for character in sample) / len(sample)


def _is_common(character: str) -> bool:
    if not _HANZI.match(character):
        return character in "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％　\xa0"
    try:
        return character.encode("gb2312")[0] <= 0xD7  # the 3,755 characters of level 1
    except UnicodeEncodeError:
        pass
    try:
        return character.encode("big5")[0] <= 0xC6  # the 5,401 of Big5's level 1
    except UnicodeEncodeError:
        return False
