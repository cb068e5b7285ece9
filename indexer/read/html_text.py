"""The tree of a page as lines and tables, as a browser would show them.

Blanks collapse as in a browser, except that a line end of the source between two Chinese characters is nothing. The
numbers of ordered lists are restored. Every walk is a loop, so that no nesting of a page can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from indexer.errors import BrokenFile
from indexer.read.word_formats import formatted
from indexer.read.writer import Laid

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark meter nobr o:p output q ruby rb "
    "rp rt s samp small span strike strong sub sup time tt u var wbr".split()
)
MOST_COLUMNS = 1000
_MOST_CELLS = 500_000  # of one table, those included that a cell reaches over
_SOFT = re.compile(r"[ \t\r\f]*\n[ \t\r\f\n]*")
_GAP = re.compile("[ \t\x1e]+")
_EDGES = " \u3000\xa0\t\x1c"
_STYLE_TYPE = re.compile(
    r"list-style(?:-type)?\s{0,4}:[^;]{0,40}?(cjk-ideographic|(?:simp|trad)-chinese-(?:in)?formal|decimal"
    r"|(?:lower|upper)-(?:roman|alpha|latin)|none|disc|circle|square)",
    re.I,
)
_CHINESE = {"simp-chinese-formal": "chineseLegalSimplified", "trad-chinese-formal": "ideographLegalTraditional"}
_LETTERS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line; its first `restored` characters are a list's number that the file does not hold as characters."""

    text: str
    restored: int = 0


@dataclass(slots=True)
class _List:
    """An open list: the number of its next item, by how much numbers rise, how they are written (None: not at all)."""

    number: int
    step: int
    style: str | None


@dataclass(slots=True)
class _Walk:
    """What has been gathered of the line in hand."""

    pieces: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    marker: str = ""
    preformatted: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(
                text.replace("\n", "\x1d").replace(" ", "\x1c") if self.preformatted else _SOFT.sub("\x1e", text)
            )

    def flush(self) -> Iterator[Line]:
        """Yield the lines gathered, without their edges."""
        text = _collapsed("".join(self.pieces))
        self.pieces.clear()
        for line in re.split("[\n\x1d]", text):
            if words := line.strip(_EDGES).replace("\x1c", " "):
                marker, self.marker = self.marker, ""
                yield Line(marker + words, len(marker))


def lines_of(root: HtmlElement, tables: frozenset[HtmlElement] = frozenset()) -> Iterator[Line | HtmlElement]:
    """Yield the lines of an element in order; of the elements in `tables`, which are not entered, themselves."""
    from lxml import etree

    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if event == "start":
            if element in tables:
                yield from walk.flush()
                yield element
                events.skip_subtree()
                continue
            if tag in ("rt", "rp"):
                events.skip_subtree()
                continue
            yield from _open(walk, element, tag)
            walk.add(element.text)
        else:
            if tag not in INLINE:
                yield from walk.flush()
                _close(walk, tag)
            if element is not root:
                walk.add(element.tail)
    yield from walk.flush()


def _open(walk: _Walk, element: HtmlElement, tag: str) -> Iterator[Line]:
    if tag == "br":
        walk.pieces.append("\n")
        return
    if tag in INLINE:
        return
    yield from walk.flush()
    if tag in ("td", "th"):
        walk.marker = ""
    elif tag == "pre":
        walk.preformatted += 1
    elif tag in ("ol", "ul", "menu", "dir"):
        walk.lists.append(_list(element))
    elif tag == "li":
        walk.marker = _marker(walk.lists[-1], element) if walk.lists else ""


def _close(walk: _Walk, tag: str) -> None:
    if tag == "pre":
        walk.preformatted -= 1
    elif tag in ("ol", "ul", "menu", "dir") and walk.lists:
        walk.lists.pop()
        walk.marker = ""
    elif tag == "li":
        walk.marker = ""


def _collapsed(text: str) -> str:
    """Collapse blanks; those with a line end of the source between two Chinese characters go."""

    def gap(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if "\x1e" in match[0] and before > "\u2e7f" and after > "\u2e7f":
            return ""
        return " "

    text = _GAP.sub(gap, text)
    return re.sub("\xa0+", " ", text)


def _list(element: HtmlElement) -> _List:
    style = _style(element) or (_LETTERS.get(element.get("type", "1"), "decimal") if element.tag == "ol" else "none")
    if style in ("none", "disc", "circle", "square"):
        return _List(1, 1, None)
    items = sum(child.tag == "li" for child in element)
    backwards = element.get("reversed") is not None
    return _List(_whole(element.get("start"), items if backwards else 1), -1 if backwards else 1, style)


def _marker(of: _List, item: HtmlElement) -> str:
    """Return what a browser prints before an item, and count on."""
    if item.get("value") is not None:
        of.number = _whole(item.get("value"), of.number)
    number, of.number = of.number, of.number + of.step
    style = _style(item) or of.style
    if style is None or style in ("none", "disc", "circle", "square"):
        return ""
    return _numbered(number, style.lower())


def _numbered(number: int, style: str) -> str:
    if "chinese" in style or style == "cjk-ideographic":
        return f"{formatted(number, _CHINESE.get(style, 'chineseCountingThousand'))}、"
    if style.endswith("roman") and 0 < number < 4000:
        return formatted(number, "upperRoman" if style.startswith("upper") else "lowerRoman") + ". "
    if style.endswith(("alpha", "latin")) and number > 0:
        words = ""
        while number:
            number, letter = divmod(number - 1, 26)
            words = chr(97 + letter) + words
        return (words.upper() if style.startswith("upper") else words) + ". "
    return f"{number}. "


def _style(element: HtmlElement) -> str | None:
    match = _STYLE_TYPE.search(element.get("style") or "")
    return match[1].lower() if match else None


def _whole(value: str | None, otherwise: int) -> int:
    digits = (value or "").strip()
    return int(digits) if re.fullmatch(r"-?\d{1,9}", digits) else otherwise


def groups_of(table: HtmlElement) -> list[list[list[HtmlElement]]]:
    """Return the cells of a table's own rows by row group, as shown: heads, bodies, feet."""
    heads: list[list[HtmlElement]] = []
    bodies: list[list[HtmlElement]] = []
    feet: list[list[HtmlElement]] = []
    loose = False  # whether the row before had no group of its own
    for child in table:
        if child.tag == "tr":
            if not loose:
                bodies.append([])
            bodies[-1].append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            group = {"thead": heads, "tbody": bodies, "tfoot": feet}[child.tag]
            group.append([row for row in child if row.tag == "tr"])
        loose = child.tag == "tr"
    return [[[cell for cell in row if cell.tag in ("td", "th")] for row in group] for group in heads + bodies + feet]


def rows_of(table: HtmlElement) -> list[list[HtmlElement]]:
    """Return the cells of a table's own rows, as shown."""
    return [row for group in groups_of(table) for row in group]


def laid_out(groups: Sequence[Sequence[Sequence[HtmlElement]]]) -> list[Laid]:
    """Lay the cells of row groups out in a grid, as the standard says (HTML, 4.9.12).

    Spans push what follows aside; no cell reaches out of its group of rows.
    """
    laid: list[Laid] = []
    room = _MOST_CELLS
    first = 0
    for group in groups:
        taken: dict[int, int] = {}  # column -> the first row that is free again
        for number, row in enumerate(group, first):
            column = 0
            for cell in row:
                while taken.get(column, 0) > number:
                    column += 1
                wide = min(max(_whole(cell.get("colspan"), 1), 1), MOST_COLUMNS)
                high = _height(cell, first + len(group) - number)
                room -= wide * high
                if column + wide > MOST_COLUMNS or room < 0:
                    raise BrokenFile("too_large")
                taken |= dict.fromkeys(range(column, column + wide), number + high)
                lines = [line.text for line in lines_of(cell) if isinstance(line, Line)]
                laid.append(Laid.of_lines(number, column, lines, high, wide))
                column += wide
        first += len(group)
    return laid


def _height(cell: HtmlElement, most: int) -> int:
    """Return how many rows a cell reaches over: 0 stands for all that its group has left."""
    high = _whole(cell.get("rowspan"), 1)
    return min(most if high == 0 else max(high, 1), most)
