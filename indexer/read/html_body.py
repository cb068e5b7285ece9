"""What of a page is its body: navigation, tools and the site's footer are taken out of the tree.

By what elements are (nav, footer, role), by what their ids and classes are called, by how much of their text is links,
and by words of the site's own lines. An element that holds a good part of the page's prose or tables is never taken
out, whatever it is called; where little would be left, nothing is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.read.html_text import INLINE, rows_of
from indexer.read.html_words import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOT_SHOWN = frozenset(
    "script style noscript template head iframe object embed svg math canvas audio video select button input textarea "
    "datalist dialog map noframes del applet link meta base title".split()
)
_HIDDEN = re.compile(r"(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|mso-hide\s{0,4}:\s{0,4}all)", re.I)
_DOCUMENTS = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|rtf|zip|rar|ofd|csv|txt|od[ts]|7z)(?:$|[?#&])", re.I)
_NAMES = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])")
_SENTENCE = re.compile("[。；！？]|，")
_BLANK = re.compile(r"\s+")
_SEMANTIC = frozenset({"nav", "footer", "aside"})
_TOP = frozenset({"html", "body", "main", "article"})
_PROSE = 300  # characters of prose that no element loses for its name alone
_SHARE = 0.3  # of the page's text, likewise
_DENSE = 0.6  # share of links in what is only links
_LEFT = 0.1  # of the text; with less than this left, nothing is taken out
_MOST_SITE_LINE = 40  # characters of a line that one word gives away
_MOST_FOOTER = 500  # characters of a block that two give away


@dataclass(slots=True)
class _Weight:
    """Characters within an element: all, those within links, those of prose; links, and those to documents."""

    text: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    documents: int = 0
    heads: int = 0

    def add(self, other: _Weight) -> None:
        self.text += other.text
        self.linked += other.linked
        self.prose += other.prose
        self.links += other.links
        self.documents += other.documents
        self.heads += other.heads


def prune(root: HtmlElement) -> bool:
    """Take out of a tree what is not shown and what is not the body; return whether an image was left in the body."""
    _drop([element for element in root.iter() if _is_unseen(element)])
    weights = _weights(root)
    whole = weights[root]
    gone = _furniture(root, weights, whole)
    left = whole.text - sum(weights[element].text for element in gone)
    if left >= max(whole.text * _LEFT, 1):
        _drop(gone)
    return any(_is_picture(image) for image in root.iter("img"))


def data_tables(root: HtmlElement) -> frozenset[HtmlElement]:
    """Return the tables that hold data: their rows and columns mean something. The others only lay out a page."""
    weights = _weights(root)
    inside: set[HtmlElement] = set()
    found: set[HtmlElement] = set()
    for table in root.iter("table"):
        if table in inside or _is_layout(table, weights):
            continue
        found.add(table)
        inside.update(table.iter("table"))
    return frozenset(found)


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in _NOT_SHOWN:
        return element.getparent() is not None
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _drop(elements: list[HtmlElement]) -> None:
    """Take elements out, leaving the text behind them where it is."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _weights(root: HtmlElement) -> dict[HtmlElement, _Weight]:
    """Weigh every element, children before parents."""
    from lxml import etree

    weights: dict[HtmlElement, _Weight] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        own = _Weight()
        for text in (element.text, *(child.tail for child in element)):
            length = len(_BLANK.sub("", text or ""))
            own.text += length
            own.prose += length if length >= 20 and _SENTENCE.search(text or "") else 0
        for child in element:
            if child in weights:
                own.add(weights[child])
        href = element.get("href") if element.tag == "a" else None
        if href is not None and not href.startswith("#"):
            own.linked, own.prose, own.links = own.text, 0, 1
            own.documents = int(bool(_DOCUMENTS.search(href)))
        own.heads += element.tag in ("h1", "h2")
        weights[element] = own
    return weights


def _furniture(root: HtmlElement, weights: dict[HtmlElement, _Weight], whole: _Weight) -> list[HtmlElement]:
    """Return the outermost elements that hold no body."""
    from lxml import etree

    gone: list[HtmlElement] = []
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element.tag in _TOP or element.tag in INLINE:
            continue
        weight = weights[element]
        if _is_data(element):
            walk.skip_subtree()
        elif not _holds_body(weight, whole) and (
            _is_named_so(element, weight) or _is_links(weight) or _is_site_line(element, weight)
        ):
            gone.append(element)
            walk.skip_subtree()
    return gone


def _holds_body(weight: _Weight, whole: _Weight) -> bool:
    """Whether an element holds a good part of the page, or documents to fetch: it stays, whatever it is called."""
    return bool(weight.documents) or weight.prose >= _PROSE or weight.text - weight.linked > _SHARE * whole.text


def _is_data(element: HtmlElement) -> bool:
    """Whether an element is a table of data, whose cells are never judged one by one."""
    if element.tag != "table":
        return False
    rows = rows_of(element)
    return len(rows) > 1 and sum(len(row) for row in rows) > 2 * len(rows) - 1 and not element.xpath(".//table|.//h1")


def _is_named_so(element: HtmlElement, weight: _Weight) -> bool:
    """Whether an element's kind, role, id or class says that it is no body."""
    if element.tag in _SEMANTIC or (element.get("role") or "").lower() in words("role"):
        return True
    if weight.heads or weight.prose or element.tag == "table":
        return False
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    return any(name.lower() in words("part") for name in _NAMES.findall(names[:300]))


def _is_links(weight: _Weight) -> bool:
    """Whether an element is a list of links to other pages. Links to documents are attachments, and stay."""
    return weight.links >= 2 and weight.linked >= _DENSE * weight.text and not weight.prose


def _is_site_line(element: HtmlElement, weight: _Weight) -> bool:
    if weight.text > _MOST_FOOTER:
        return False
    text = _BLANK.sub("", element.text_content())
    strong = sum(word in text for word in words("line"))
    if strong and weight.text - weight.linked <= _MOST_SITE_LINE:
        return True
    return bool(strong) and strong + sum(word in text for word in words("line.weak")) >= 2 and not weight.heads


def _is_layout(table: HtmlElement, weights: dict[HtmlElement, _Weight]) -> bool:
    """Whether a table only lays out a page: one cell, one column, tables within it, an article in one of its cells."""
    rows = [row for row in rows_of(table) if row]
    cells = [cell for row in rows for cell in row]
    if len(cells) <= 1 or all(len(row) == 1 for row in rows) or table.get("role") in ("presentation", "none"):
        return True
    text = max(weights[table].text, 1)
    nested = [inner for inner in table.iter("table") if inner is not table]
    if sum(weights[inner].text for inner in nested if inner.getparent() is not None) >= text / 2:
        return True
    largest = max(cells, key=lambda cell: weights[cell].text)
    blocks = sum(child.tag not in INLINE for child in largest.iter())
    return len(cells) <= 3 and weights[largest].text >= 0.7 * text and weights[largest].text >= 200 and blocks >= 4


def _is_picture(image: HtmlElement) -> bool:
    """Whether an image may hold words: not an icon, by what it says of its size."""
    sizes = [int(size) for name in ("width", "height") if (size := (image.get(name) or "").strip("px% ")).isdecimal()]
    return bool(image.get("src")) and (not sizes or max(sizes) >= 100)
