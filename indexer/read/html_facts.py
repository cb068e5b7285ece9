"""What a landing page says about a document: title, date, document number, issuing office, and its links.

In this order, each from the most formal place that has it: the meta tags of the standard for government sites
(ArticleTitle, PubDate, ContentSource), the table of an open-information page (索引号, 发文机关, 成文日期, 文号),
labelled lines of the text (发布时间：2022-08-30  来源：…).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from indexer.read.html_words import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_LINKS = 5000
_MOST_LINES = 20_000
_LONGEST = 200  # characters of a value

_WHAT = ("title", "published", "document_number", "issuing_office")
_FACTS = {label: fact for fact in _WHAT for label in words(f"label.{fact}")}
_EVERY_LABEL = _FACTS.keys() | set(words("label.other"))
_LABEL = re.compile(
    r"(?<![\u4e00-\u9fff])[【\[]?("
    + "|".join(sorted(_EVERY_LABEL, key=lambda label: (-len(label), label)))
    + r")[】\]]?\s{0,4}[:：]"
)
_SPREAD = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]{1,8}(?=[\u4e00-\u9fff]{1,2}\s{0,4}[:：])")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s{0,2}[-/.年]\s{0,2}(\d{1,2})\s{0,2}[-/.月]\s{0,2}(\d{1,2})(?!\d)")
_COMPACT_DATE = re.compile(r"^(20\d\d)(\d\d)(\d\d)(?:\d{6})?$")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[［(（【](?:19|20)\d\d[〕\]］)）】]\s?第?\d{1,5}号")
_BLANKS = re.compile(r"[\s\u3000]+")
_TITLE_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-–—]{1,2}\s+|-{2,}|—{2}|(?<=[\u4e00-\u9fff）])-(?=[\u4e00-\u9fff])")
_NOT_SHOWN = ("script", "style", "noscript", "template", "head")
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code dfn em font i ins kbd label mark q s small span strike strong sub sup tt u".split()
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about what it publishes; None where it does not say.

    `published` is a date as YYYY-MM-DD. `links` are (absolute address, its words) in the order of the page, without
    those that only run scripts or lead to a place on the page itself.
    """

    title: str | None = None
    published: str | None = None
    document_number: str | None = None
    issuing_office: str | None = None
    links: tuple[tuple[str, str], ...] = ()


def facts_of(root: HtmlElement, url: str) -> PageFacts:
    """Return what the page of a tree says, its links resolved against `url`."""
    metas = _metas(root)
    lines = list(_lines(root))
    labelled = _labelled(lines)
    found: dict[str, str | None] = {}
    for fact in _WHAT:
        values = [*_pick(metas, words(f"meta.{fact}")), *_pick(labelled, words(f"label.{fact}"))]
        if fact == "published":
            values = [day for value in values if (day := _day(value))]
        elif fact == "document_number":  # "无" is none
            values = [value for value in values if re.search(r"\d", value)]
        found[fact] = next((value for value in values if 1 < len(value) <= _LONGEST), None)
    if "articletitle" not in metas and not any(label in labelled for label in words("label.title")):
        found["title"] = _shown_title(root) or found["title"]
    if found["document_number"] is None:
        found["document_number"] = _number_alone(lines)
    return PageFacts(**found, links=tuple(_links(root, url)))


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        content = _plain(meta.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _pick(found: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    return (found[name] for name in names if name in found)


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text.replace("\xa0", " ")).strip()


def _lines(root: HtmlElement) -> Iterator[str]:
    """Yield the lines of a page, one for every block, without scripts."""
    from lxml import etree

    pieces: list[str] = []
    count = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element.tag in _NOT_SHOWN:
            if event == "start":
                walk.skip_subtree()
                continue
        elif element.tag not in _INLINE and pieces:
            if line := _plain("".join(pieces)):
                yield line
                count += 1
            pieces.clear()
        if count >= _MOST_LINES:
            return
        pieces.append((element.text if event == "start" else element.tail) or "")
    if line := _plain("".join(pieces)):
        yield line


def _labelled(lines: Iterable[str]) -> dict[str, str]:
    """Return label -> value from lines of the form "label：value", several to a line, and from cells side by side."""
    found: dict[str, str] = {}
    waiting: str | None = None
    for line in lines:
        text = _SPREAD.sub("", line)  # a label may be spread out: 文　　号：
        matches = list(_LABEL.finditer(text)) if len(text) <= 400 else []
        alone = _BLANKS.sub("", line).strip("：:【】[]")
        if waiting is not None and not matches and alone not in _EVERY_LABEL:
            found.setdefault(waiting, line)
        waiting = alone if alone in _FACTS else None  # a cell that holds the label alone: the next holds the value
        ends = [match.start() for match in matches[1:]] + [len(text)]
        for match, end in zip(matches, ends, strict=bool(matches)):
            value = text[match.end() : end].strip(" |｜;；　[【")
            if value and match[1] in _FACTS:
                found.setdefault(match[1], value)
    return found


def _day(value: str) -> str | None:
    if match := _COMPACT_DATE.match(value) or _DATE.search(value):
        try:
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        except ValueError:
            return None
    return None


def _shown_title(root: HtmlElement) -> str | None:
    """Return the page's one heading of the first rank, or the longest part of what its window is called."""
    for name in ("h1", "title"):
        heads = [_plain(head.text_content()) for head in root.iter(name)]
        heads = [head for head in heads if head]
        if name == "h1" and len(heads) == 1 and len(heads[0]) >= 4:
            return heads[0][:_LONGEST]
        if name == "title" and heads:
            return max((part.strip() for part in _TITLE_PARTS.split(heads[0])), key=len)[:_LONGEST] or None
    return None


def _number_alone(lines: Iterable[str]) -> str | None:
    """Return a document number that is a line of its own, as it stands below the head of an official letter."""
    return next((line for line in lines if len(line) <= 40 and _NUMBER.fullmatch(line)), None)


def _links(root: HtmlElement, url: str) -> Iterator[tuple[str, str]]:
    base = url
    for element in root.iter("base"):
        if element.get("href"):
            base = _joined(url, element.get("href"))
            break
    for count, link in enumerate(root.iter("a", "area")):
        href = (link.get("href") or "").strip()
        if count >= _MOST_LINKS:
            return
        if href and not href.lower().startswith(("javascript:", "#", "mailto:", "tel:", "data:")):
            yield _joined(base, href), _plain(link.text_content() or link.get("title") or "")


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return href
