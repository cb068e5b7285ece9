"""Running headers, footers and page numbers: what the edges of pages repeat."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.forms import fold
from indexer.read.layout_order import Row
from indexer.structure.furniture import is_page_number

_DEPTH = 3  # rows at each edge of a page that may be furniture
_NEAR = 6.0  # points by which a running line may move from page to page
_LONGEST = 80  # characters of a running line
_DIGITS = re.compile(r"[0-9]{1,4}")
_SENTENCE = re.compile("[。，；,;]")
_ROMAN = re.compile(r"[ivxlc]{1,6}")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row at the edge of a page: which page and row, its depth from the edge, its words without blanks."""

    page: int
    row: int
    depth: int
    words: str
    y: float


def furniture(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """Return for each page the positions of the rows that are furniture; `pages` hold rows in any order.

    A row is furniture where it is a page number, or where the same words stand at the same height of two pages or
    more and hardly any page has other words there. Only what lies at an edge, or beyond it furniture alone, counts.
    """
    found: list[set[int]] = [set() for _ in pages]
    for bottom in (False, True):
        edges = _edges(pages, bottom)
        running = _running(edges)
        numbers = _numbers(edges)
        for page, own in enumerate(edges):
            for edge in own:
                if (page, edge.row) not in running and (page, edge.row) not in numbers:
                    break
                found[page].add(edge.row)
    return found


def _edges(pages: Sequence[Sequence[Row]], bottom: bool) -> list[list[_Edge]]:
    """Return the outermost rows of each page, the outermost first; a table ends them."""
    found: list[list[_Edge]] = []
    for number, rows in enumerate(pages):
        order = sorted(range(len(rows)), key=lambda i: -rows[i].bottom if bottom else rows[i].top)
        own: list[_Edge] = []
        for depth, i in enumerate(order[:_DEPTH]):
            row = rows[i]
            words = re.sub(r"\s", "", fold(row.text))
            if row.table or len(words) > _LONGEST:
                break
            own.append(_Edge(number, i, depth, words, row.bottom if bottom else row.top))
        found.append(own)
    return found


def _running(edges: Sequence[Sequence[_Edge]]) -> set[tuple[int, int]]:
    """Return (page, row) of lines that come again at one height, where hardly any page has something else there."""
    found: set[tuple[int, int]] = set()
    for slot in _level([edge for own in edges for edge in own]):
        pages: dict[str, set[int]] = defaultdict(set)
        for edge in slot:
            pages[edge.words].add(edge.page)
        again = [edge for edge in slot if len(pages[edge.words]) >= 2 and not _SENTENCE.search(edge.words)]
        others = {edge.page for edge in slot if len(pages[edge.words]) < 2 or _SENTENCE.search(edge.words)}
        if len(others - {edge.page for edge in again}) * 4 <= len({edge.page for edge in again}):
            found |= {(edge.page, edge.row) for edge in again}
    return found


def _level(edges: Sequence[_Edge]) -> list[list[_Edge]]:
    groups: list[list[_Edge]] = []
    for edge in sorted(edges, key=lambda e: e.y):
        if groups and edge.y - groups[-1][0].y <= _NEAR:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _numbers(edges: Sequence[Sequence[_Edge]]) -> set[tuple[int, int]]:
    """Return (page, row) of page numbers: in a form that nothing else has, or numbers that go up with the pages."""
    found: set[tuple[int, int]] = set()
    counting: dict[tuple[str, int], list[_Edge]] = defaultdict(list)
    for own in edges:
        for edge in own:
            if is_page_number(edge.words):
                found.add((edge.page, edge.row))
            elif _ROMAN.fullmatch(edge.words):
                counting["roman", 0].append(edge)
            else:
                for match in (_DIGITS.match(edge.words), _trailing(edge.words)):
                    if match is not None:
                        rest = edge.words[: match.start()] + "#" + edge.words[match.end() :]
                        counting[rest, int(match.group(0)) - edge.page].append(edge)
    for (rest, shift), same in counting.items():
        for group in _level(same):
            if _counts(rest, shift, {edge.page for edge in group}, group):
                found |= {(edge.page, edge.row) for edge in group}
    return found


def _counts(rest: str, shift: int, pages: set[int], group: Sequence[_Edge]) -> bool:
    """Whether lines that differ in their number only, which goes up with the pages, are page numbers."""
    if rest in ("#", "roman"):
        return len(pages) >= 2 or (shift == 1 and rest == "#" and group[0].depth == 0)
    # A numbered title may stand at the top of two pages or more.
    return len(pages) >= 3 and not rest.startswith(("附件", "附表", "表", "图", "第"))


def _trailing(words: str) -> re.Match[str] | None:
    last = None
    for match in _DIGITS.finditer(words):
        last = match
    return last if last is not None and last.end() == len(words) and last.start() > 0 else None
