"""Which links of a page lead to attachments: by what they point at, or by what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urljoin, urlsplit

from indexer.collect.fetch import clean_url
from indexer.collect.journal import Link
from indexer.collect.names import extension
from indexer.errors import FetchFailed

DOCUMENTS = frozenset(
    ".doc .docx .docm .wps .wpt .rtf .odt .ofd .pdf .xls .xlsx .xlsm .et .ods .csv .txt .ppt .pptx .zip .rar .7z"
    " .tif .tiff .uof".split()
)
_IMAGES = frozenset(".jpg .jpeg .png .bmp .gif .webp".split())
_PAGES = frozenset(".html .htm .shtml .jhtml .xhtml".split())
MOST_LINKS = 300  # of one page; no disclosure has as many, a page made to trap would
_LONGEST_TEXT = 300
_NAMED = re.compile(r"^[\s【\[（(《]*附\s?(?:件|表|录|：|:)|\.(?:docx?|wps|pdf|xlsx?|rtf|ofd|zip|rar)\b", re.IGNORECASE)
_CLICK = re.compile(
    r"(?:点击|点此|请|附件|文件|原文|全文|报告|表格|文档)[^。]{0,6}下载|^[\s【\[（(]*下载|附件[一二三四五六七八九十\d]{0,3}$"
)
_DOWNLOAD = re.compile(
    r"download|attach|getfile|filedown|downfile|openfile|viewfile|fileid|file_id|annex|accessory|uploadfile",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"javascript\s*:", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def attachments(links: Iterable[tuple[str, str]], page: str) -> list[Link]:
    """Return the attachments among a page's links (address as written or resolved, words), each address once.

    `page` is the page's own address. What is an attachment by its words but has no address that can be fetched
    (javascript, ftp, a file on somebody's own disk) is returned with the reason.
    """
    found: dict[str, Link] = {}
    for written, words in links:
        text = _SPACE.sub(" ", words).strip()[:_LONGEST_TEXT]
        link = _attachment(written.strip(), text, page)
        if link is None or link.url == _without_fragment(page):
            continue
        if link.reason is None and len(found) >= MOST_LINKS:
            link = Link(link.url, link.text, "collect_too_many_links")
        earlier = found.get(link.url)
        if earlier is None or len(earlier.text) < len(text):  # an icon and the words beside it: one link
            found[link.url] = link
    return list(found.values())


def _attachment(written: str, text: str, page: str) -> Link | None:
    if not written or written.startswith("#"):
        return None
    if _SCRIPT.match(written):
        return Link(written[:_LONGEST_TEXT], text, "collect_script_link") if _says_so(text) or _DOWNLOAD.search(
            written
        ) else None  # fmt: skip
    try:
        address = urljoin(page, written)
        if not _points_at_one(address, text):
            return None
    except ValueError:  # http://[::1/
        return Link(written[:_LONGEST_TEXT], text, "collect_bad_url") if _says_so(text) else None
    try:
        return Link(clean_url(address), text)
    except FetchFailed as failure:
        return Link(written[:_LONGEST_TEXT], text, failure.code)


def _says_so(text: str) -> bool:
    return _NAMED.search(text) is not None or _CLICK.search(text) is not None


def _points_at_one(address: str, text: str) -> bool:
    """Whether an address leads to a document: by an extension in its path or query, a download's words, or its text."""
    split = urlsplit(address)
    ending = extension(unquote(split.path))
    if ending in DOCUMENTS:
        return True
    if ending in _IMAGES:  # a picture is one where the page calls it so; most are ornaments
        return _says_so(text)
    values = [part.partition("=")[2] for part in re.split("[&;]", unquote(split.query))]
    if any(extension(value) in DOCUMENTS for value in values):
        return True
    if split.query and _DOWNLOAD.search(f"{split.path}?{split.query}"):
        return True
    if ending in _PAGES or split.path in ("", "/"):
        return _NAMED.search(text) is not None
    return _says_so(text)


def _without_fragment(url: str) -> str:
    return url.partition("#")[0]
