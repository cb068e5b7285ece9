"""Page furniture that a text drags along: page numbers and running headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.forms import fold
from indexer.lines import line_spans
from indexer.model import Span

_COUNT = r"[0-9一二三四五六七八九十百]{1,5}"
_PAGE_NUMBER = re.compile(
    rf"第 ?{_COUNT} ?页(?: ?[/,，、（(]? ?共 ?{_COUNT} ?页[）)]?)?"
    rf"|共 ?{_COUNT} ?页 ?[/,，、]? ?第 ?{_COUNT} ?页"
    r"|[-—–－~·] ?[0-9]{1,4} ?[-—–－~·]"
    r"|page ?[0-9]{1,4}(?: ?(?:of|/) ?[0-9]{1,4})?"
    r"|[0-9]{1,4} ?/ ?[0-9]{1,4} ?页"
)
_BARE_NUMBER = re.compile(r"[0-9]{1,3}")
_SPACES = re.compile(r"[ \t\u3000\xa0]+")
# Without any of these no line is a page number, nor holds one.
_PAGE_WORDS = ("页", "page")
_BETWEEN_DASHES = re.compile(r"[-—–－~·][ \t\xa0]*[0-9]{1,4}[ \t\xa0]*[-—–－~·]")
_NUMBER_ALONE = re.compile(r"\n[^\S\n]*[0-9]{1,3}[^\S\n]*\n")
_COVER = 8  # lines, which name the body themselves where it is in the title
# A body's name and no more, but for the number of its page: 某县林业局      第 1 页.
_BODY = re.compile(
    r"[ \t\u3000]{0,60}[\u4e00-\u9fff]{3,20}(?:[局委厅院]|委员会|办公室|中心|政府|办事处|联合会)(?=[ \t\u3000\xa0]|$)"
)
_LONGEST_HEADER = 60  # characters
_CODES = 201  # from here on numbers that count are classes of accounts: 301, 302, 303 of a table with a cell to a line


class _Line(NamedTuple):
    """A line without its line end; `words` is its folded view with single blanks."""

    start: int
    end: int
    words: str


def is_page_number(words: str) -> bool:
    """Whether folded words are a page number in a form that nothing else has: 第 3 页, - 3 -, 3/12页."""
    return _PAGE_NUMBER.fullmatch(words) is not None


def page_furniture(text: str, grids: Sequence[Span], _: Sequence[int] = ()) -> list[Span]:
    """Return the lines (with their line ends) that are page numbers or running headers, in order.

    A running header is a short line that stands beside a page number at least twice, or carries one after a
    gap. Of one that begins the text with a body's name only the number is: no other line may say whose report it is.
    Lines of tables are never furniture, nor are bare numbers, unless they count 1, 2, 3 … alone.
    """
    if not _may_number_pages(fold(text)):  # as mostly
        return []
    lines = _lines(text, grids)
    numbers = {i for i, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.words)}
    numbers |= _headers_with_number(lines)
    numbers |= _counting(lines)
    found = sorted(numbers | _running_headers(lines, numbers))
    spans = [Span(lines[i].start, min(lines[i].end + 1, len(text))) for i in found]
    own = _BODY.match(text, lines[0].start, lines[0].end) if found[:1] == [0] else None
    if own is not None:
        cover = [line.words for i, line in enumerate(lines[:_COVER]) if i not in found]
        if not any(own.group().strip() in words for words in cover):
            spans[0] = Span(own.end(), lines[0].end)
    return [span for span in spans if span.start < span.end]


def _may_number_pages(folded: str) -> bool:
    words = any(word in folded for word in _PAGE_WORDS)
    return words or bool(_BETWEEN_DASHES.search(folded) or _NUMBER_ALONE.search(folded))


def _lines(text: str, grids: Sequence[Span]) -> list[_Line]:
    """Return the lines that are not blank and in no table."""
    found: list[_Line] = []
    folded = fold(text)
    grid = 0
    for position, end in line_spans(text):
        while grid < len(grids) and grids[grid].end <= position:
            grid += 1
        inside = grid < len(grids) and grids[grid].start <= position
        if not inside and end - position <= 3 * _LONGEST_HEADER:
            printed = text[position:end]
            words = folded[position:end].strip()
            if " " in words or "\t" in words or "\xa0" in words:
                words = _SPACES.sub(" ", words)
            if words and not printed.startswith("\t"):
                found.append(_Line(position, end, words if "\t" not in printed.strip() else ""))
        elif end > position:
            found.append(_Line(position, end, ""))
    return found


def _headers_with_number(lines: Sequence[_Line]) -> set[int]:
    """Return lines such as `某某局        第 2 页`: a page number and, after a gap, words that come again."""
    by_words: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        match = _PAGE_NUMBER.search(line.words) if len(line.words) <= _LONGEST_HEADER else None
        if match is None:
            continue
        rest = (line.words[: match.start()] + line.words[match.end() :]).strip()
        edge = match.start() == 0 or match.end() == len(line.words)
        apart = line.words[: match.start()].endswith(" ") or line.words[match.end() :].startswith(" ")
        if rest and edge and apart:
            by_words.setdefault(rest, []).append(i)
    return {i for found in by_words.values() if len(found) > 1 for i in found}


def _counting(lines: Sequence[_Line]) -> set[int]:
    """Return bare numbers on lines of their own, if together they count upwards by one, three at least."""
    found = [i for i, line in enumerate(lines) if _BARE_NUMBER.fullmatch(line.words)]
    values = [int(lines[i].words) for i in found]
    counts = len(values) >= 3 and values[0] < _CODES and all(b == a + 1 for a, b in pairwise(values))
    return set(found) if counts else set()


def _running_headers(lines: Sequence[_Line], numbers: set[int]) -> set[int]:
    """Return lines that stand directly beside a page number at least twice."""
    beside: dict[str, set[int]] = {}
    for i in numbers:
        for j in (i - 1, i + 1):
            if 0 <= j < len(lines) and j not in numbers and 0 < len(lines[j].words) <= _LONGEST_HEADER:
                beside.setdefault(lines[j].words, set()).add(j)
    return {j for found in beside.values() if len(found) > 1 for j in found}
