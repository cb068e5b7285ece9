"""Projects that a list announces by name.

纳入评价的2个项目分别为：1.提前下达就业补助1.35万元；2.预算管理系统8万元。 Between an item's number and its amount
stands nothing but a name there, whatever words of the budget it holds. Where more than half of the items end in
such a word, it is a measure: 1.道路养护支出30万元；2.绿化支出20万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.meaning.cues import Cues
from indexer.meaning.items import subject_of
from indexer.model import Span
from indexer.numerals import parse_number
from indexer.structure.numbering import ITEM_NUMBER

_OPENED = re.compile(
    r"(?:项目|专项)(?=[及分具主名清包如共有为是即个，：:\d])(?:及其?[^，。；：:\n\d]{1,6}|分别|具体|主要|名单|清单|名称|包括|如下|[共有为是即])*"
    r"(?P<count>\d{1,2})?个?(?:(?:，|，?分别[为是]|，?具体[为是]|，?即)?[：:]\s{0,4}|(?:，|，?具体)?分别[为是]|(?<=分别[为是]))"
)
_COUNT = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,3})个[^，。；：:、\n\d]{0,8}$")
_BEFORE = 24  # characters before the list that may say how many it holds
_LONGEST = 4_000  # characters of a list
_LINE = re.compile(r"[^\n]*\n?")
_LABEL = re.compile(rf"\s*{ITEM_NUMBER}\s{{0,2}}")
_ITEM = re.compile(
    r"(?P<name>(?=[^\n]{3})(?:[^，。；：（()）“”\s]|（[^（）\n]{1,30}）|\([^()\n]{1,30}\)|“[^“”\n]{1,40}”){1,60}?)"
    r"[：:]?[（(]?约?(?P<amount>\d[\d,，.．]*)\s?(?:[万亿]元?|元)[)）]?\s*[；;。，,、]?\s*$"
)
_SEMICOLON, _COMMA = re.compile("[；;]"), re.compile(r"(?:[、，]|(?<=元)和|(?<=元[)）])和)(?![^（）“”\n]{0,40}[）”])")


def announced_names(text: str, cues: Cues) -> dict[int, Span]:
    """Return, by the starts of their amounts, the names in lists some of whose names would be misread otherwise."""
    found: dict[int, Span] = {}
    for opened in _OPENED.finditer(text):
        items = list(_items(text, opened))
        ends = [_ends_in_measure(name.of(text), cues) for name, _ in items]
        misread = any(_is_misread(name.of(text), cues) for name, _ in items)
        if misread and len(items) > 1 and sum(ends) * 2 <= len(items):
            found.update({amount: name for name, amount in items})
    return found


def _is_misread(name: str, cues: Cues) -> bool:
    """Say whether a name, read like any words before an amount, would lose its beginning or be taken for a measure."""
    return cues.measure(name) is not None or subject_of(name, cues)[0] > 0


def _ends_in_measure(name: str, cues: Cues) -> bool:
    last = cues.last_measure(name)
    return last is not None and last.end > len(name) - 2  # 已支付, of which 已支 is a form


def _items(text: str, opened: re.Match[str]) -> Iterator[tuple[Span, int]]:
    """Yield the items (place of the name, start of the amount) of a list, none where one is anything else.

    Unless all have numbers or are in quotation marks, there have to be as many as the words before the list say.
    """
    start = opened.end()
    limit = min(len(text), start + _LONGEST)
    line = text.find("\n", opened.start(), limit)
    if 0 <= line < start:
        parts = _lines(text, start, limit)
    else:
        stops = [at for mark in "。\n" if (at := text.find(mark, start, limit)) >= 0]
        end = min(stops, default=limit)
        mark = _SEMICOLON if _SEMICOLON.search(text, start, end) else _COMMA
        parts = _split(text, start, end, mark)
    items, plain = [], 0
    for part in parts:
        label = _LABEL.match(text, part.start, part.end)
        begin = label.end() if label else part.start
        item = _ITEM.match(text, begin, part.end)
        if item is None:
            return
        plain += label is None and not text.startswith("“", begin)
        items.append((Span(*item.span("name")), item.start("amount")))
    if not plain or _said(text, opened) == len(items):
        yield from items


def _said(text: str, opened: re.Match[str]) -> int | None:
    """Return how many items the words before a list say that it has."""
    before = _COUNT.search(text, max(0, opened.start() - _BEFORE), opened.start())
    number = parse_number(opened["count"] or (before.group(1) if before else ""))
    return int(number) if number is not None else None


def _lines(text: str, start: int, limit: int) -> Iterator[Span]:
    """Yield the lines that begin with a number, to the first that does not."""
    at = start
    while at < limit:
        line = _LINE.match(text, at, limit)
        if line is None or not _LABEL.match(line.group()):
            return
        yield Span(at, line.end())
        at = line.end()


def _split(text: str, start: int, end: int, mark: re.Pattern[str]) -> Iterator[Span]:
    for found in mark.finditer(text, start, end):
        yield Span(start, found.start())
        start = found.end()
    if start < end:
        yield Span(start, end)
