"""What a landing page says of the attachments that it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from indexer.collect.journal import PageRecord
from indexer.collect.links import attachments
from indexer.errors import ReadError
from indexer.forms import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 5000
_AMOUNT = re.compile(r"(?<![\d,.])\d[\d,.]{0,20}+\s{0,3}+[万亿元%分]")
_QUERY_CHARACTERS = "/?:@!$&'()*+,;=%~-._"


def page_record(data: bytes, url: str) -> PageRecord:
    """Return a page's title, date, number, office and attachments; all blank where it cannot be read."""
    from indexer.read.html import page_facts
    from indexer.read.html_page import parse

    try:
        facts = page_facts(data, url)
        further = list(_further(parse(data), url))
    except (ReadError, ValueError, LookupError, RecursionError):  # a page that breaks its reader has no attachments
        return PageRecord()
    links = [(_in_page_encoding(address, data), text) for address, text in (*facts.links, *further)]
    found = tuple(attachments(links, url))
    return PageRecord(
        title=facts.title,
        published=facts.published,
        document_number=facts.document_number,
        office=facts.issuing_office,
        links=found,
        bare=any(link.reason is None for link in found) and _is_bare(data),
    )


def _is_bare(data: bytes) -> bool:
    """Whether a page prints no table and no amount: there is nothing on it that a report would be read for."""
    from indexer.read.html import read

    try:
        raw = read(data)
    except ReadError as error:
        return error.code == "empty_document"
    return not raw.grids and _AMOUNT.search(fold(raw.text)) is None


def _further(root: HtmlElement, url: str) -> Iterator[tuple[str, str]]:
    """Yield what a page opens by a script (as written), and the documents that it shows in a frame."""
    base = next((urljoin(url, each.get("href")) for each in root.iter("base") if each.get("href")), url)
    for count, element in enumerate(root.iter("a", "area", "iframe", "embed", "object")):
        if count >= _MOST:
            return
        href = (element.get("href") or "").strip()
        text = element.text_content().strip() or element.get("title") or ""
        if element.tag in ("a", "area"):
            if href.lower().startswith("javascript:"):
                script = element.get("onclick") if href.lower() in ("javascript:;", "javascript:void(0);") else None
                yield f"javascript:{script}" if script else href, text
            elif href in ("", "#") and element.get("onclick"):
                yield f"javascript:{element.get('onclick')}", text
        elif source := element.get("src") or element.get("data"):
            yield urljoin(base, source.strip()), ""


def _in_page_encoding(address: str, data: bytes) -> str:
    """Return an address whose query is in the page's own encoding, as browsers send it (URL Standard, 5.1)."""
    path, mark, query = address.partition("?")
    if not mark or query.isascii():
        return address
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        query, hash_mark, fragment = query.partition("#")
        return path + mark + quote(query, safe=_QUERY_CHARACTERS, encoding="gb18030") + hash_mark + fragment
    return address
