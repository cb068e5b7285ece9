"""Lines broken inside a sentence, by a fixed width or by the end of a page, put together again."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from indexer.lines import line_spans
from indexer.model import Span
from indexer.reading_view import reading_view
from indexer.structure.numbering import HAN, label_of

_FINISHED = tuple("。！？!?：:…")
_CLOSERS = "”’」』）)》〉】\"'"
_LEANING = tuple("，、,（(“‘《〈【—-/＋+")  # a line that ends so wants another
_PAIRS = {"“": "”", "（": "）", "《": "》", "「": "」", "【": "】", "‘": "’"}
_NEVER_FIRST = tuple("，、。；：！？）”》】％%’")  # what no line begins with
_OWN_LINE = re.compile(
    r"(?:附件|附表|附[：:]|表\s?\d|图\s?\d|注[：:]|备注|说明[：:]|填表|单位[：:（(]|联系|第[一二三四五六七八九十\d]{1,3}(?:部分|章))"
)
# The end of a title that fills its line.
_TITLED = re.compile(r"[^，。；、：]{8,}(?:报告|说明|总结|公告|公示|通报|决算|预算)")
_DAY = r"[ \d一二三四五六七八九十]{1,5}"
_DATE = re.compile(rf"[（(]?(?:\d{{4}}|[二〇○零一二三四五六七八九]{{4}}) ?年{_DAY}月(?:{_DAY}日)?[）)]?")
# A number cut in two, or parted from its unit.
_NUMBER_END = re.compile(r"[\d.．,，][\d]$|\d[.．]$|[\d十百千零一二三四五六七八九][万亿]?$")
_NUMBER_START = re.compile(r"[\d十百千零一二三四五六七八九]{0,12}(?:[.．]\d{1,4})?(?:[万亿]?元|[万亿]|[%％]|个百分点)")
# What no sentence begins with.
_AMOUNT_FIRST = re.compile(r"\d[\d,]*(?:\.\d+)? ?(?:[万亿]?元|[%％]|个百分点)[，。；、（,;]")
# An amount that no label begins: 1.55 万元.
_DECIMAL_FIRST = re.compile(r"\d{1,3}\.\d+ ?(?:[万亿]?元|[%％]|个百分点)[，。；、（,;]")
# A number alone on its line: a cell, a row's or a page's number, and no part of a sentence.
_CELL = re.compile(r"-?\d[\d,]*(?:\.\d+)?[%％]?|[-—–/]{1,3}")
_HAN_RUNS = re.compile("[\u4e00-\u9fff]+")
# 三、 on a line of its own, and what it heads on the next.
_LABEL_ALONE = re.compile(rf"(?:[{HAN}]{{1,3}}、|[（(][{HAN}]{{1,3}}[)）])")
_SAYS = re.compile("[，。；：:|\t]")
_HEADING = 30  # characters of a heading
_PROSE = 24  # characters from which on a line with punctuation is a paragraph and not a heading
_WIDEST = 150  # columns: a report whose lines are longer keeps a paragraph on a line
_EVEN = 4  # columns by which full lines differ
_ENOUGH = 3
_FEW_BLANKS = 3
_NARROW = frozenset({"N", "Na", "H"})  # widths of one column; of what is not Chinese (`unicodedata`)


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    words: str  # without blanks at its edges
    blanks_before: int
    table: bool

    @property
    def first(self) -> int:
        """Where the words begin."""
        return self.start


def soft_wraps(text: str, grids: Sequence[Span], breaks: Sequence[int] = ()) -> list[Span]:
    """Return the line ends (with the blanks around them) that stand inside a sentence, in order.

    `breaks` are places where a page is known to have ended.
    Each pair of lines is weighed by what both show: a line left open, full width, a word that the report
    writes in one piece elsewhere. Headings, list items, rows, titles and signatures are never joined.
    """
    lines = _lines(reading_view(text), grids)
    if len(lines) < 2:
        return []
    evidence = _Evidence(lines)
    found: list[Span] = []
    opened: Counter[str] = Counter()
    goes_on = False
    for before, after in pairwise(lines):
        page = bisect_left(breaks, before.end)
        titled = not goes_on and _TITLED.fullmatch(before.words) is not None
        page_ended = page < len(breaks) and breaks[page] <= after.start
        goes_on = not titled and evidence.joined(before, after, opened, page_ended)
        if goes_on:
            found.append(Span(before.end, after.start))
            opened = _open_pairs(before.words, opened)
        elif opened:
            opened = Counter()
    return found


class _Evidence:
    """What a report as a whole shows about its line ends."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        prose = [line for line in lines if not line.table and len(line.words) >= _PROSE]
        open_ended = [line for line in prose if not _is_finished(line.words) and line.words[-1] not in "；;"]
        often = len(open_ended) >= 3 and len(open_ended) * 7 >= len(prose)
        widths = sorted(_width(line.words) for line in open_ended)
        even = 2 <= len(widths) <= 3 and widths[-1] - widths[0] <= _EVEN
        often |= even and len(widths) * 2 >= len(prose)  # an excerpt
        self.wrapped = often and sum(_is_narrow(line.words) for line in prose) * 20 >= 19 * len(prose)
        self.width = widths[-1 - len(widths) // 10] if self.wrapped else 0  # but for the few that are longer
        self._lines = lines

    def joined(self, before: _Line, after: _Line, opened: Counter[str], page_ended: bool) -> bool:
        """Whether `after` goes on with the sentence of `before`.

        `opened` are brackets and quotes open since earlier lines that were joined to `before`.
        """
        a, b = before.words, after.words
        full = self.width > 0 and _width(a) >= self.width - 3  # no item of a list ends there but by chance
        if before.table or after.table or after.blanks_before > _FEW_BLANKS or not _may_join(a, b, full=full):
            return False
        if _LABEL_ALONE.fullmatch(a) and len(b) <= _HEADING and not _SAYS.search(b):
            return True
        pairs = _open_pairs(a, opened)
        punctuated = "。" in a or "；" in a or "，" in a or "、" in a
        prose = punctuated and len(a) >= _PROSE
        label = label_of(a)
        score = 2 * (a.endswith(_LEANING) or b.startswith(_NEVER_FIRST) or bool(pairs))
        score += any(_PAIRS[opener] in b for opener in pairs)
        score += prose + 2 * (punctuated and page_ended)
        score += "。" in b or "；" in b or "，" in b
        score += self.wrapped and not after.blanks_before
        score += self.width > 0 and _width(a) >= self.width - 6
        score += 2 * bool(_NUMBER_END.search(a) and _NUMBER_START.match(b))
        score += 2 * bool(punctuated and _AMOUNT_FIRST.match(b))
        score -= 2 * (a.endswith(("；", ";")) and not full)
        score -= label is not None and "。" not in a
        score -= after.blanks_before > 0
        return score >= _ENOUGH or (score >= _ENOUGH - 2 and self._one_word(a, b))

    def _one_word(self, a: str, b: str) -> bool:
        """Whether the report writes the characters around the break in one piece at least twice elsewhere."""
        if len(a) < _PROSE or not (_is_han(a[-1]) and _is_han(b[0])):
            return False
        around = a[-2:] + b[:2]
        return any(around[i : i + 3] in self._words for i in range(len(around) - 2))

    @cached_property
    def _words(self) -> frozenset[str]:
        """The runs of three characters within lines, of which few reports have need."""
        return frozenset(line.words[i : i + 3] for line in self._lines for i in range(len(line.words) - 2))


def _may_join(a: str, b: str, *, full: bool) -> bool:
    """Whether nothing forbids that `b` goes on with `a`; where `a` is `full`, a colon does not."""
    if _is_finished(a) and not (full and a[-1] in ":："):
        return False
    if _CELL.fullmatch(a) or _OWN_LINE.match(b) or _DATE.fullmatch(b):
        return False
    if label_of(b) is not None and not (_DECIMAL_FIRST.match(b) and not _is_finished(a)):
        return False
    if a.endswith("|") or (a.count("|") > 1 and a.count("|") == b.count("|")):
        return False  # rows of a table with bars
    return not (a[-1].isascii() and a[-1].isalpha() and b[0].isascii() and b[0].isalpha())


def _is_finished(words: str) -> bool:
    return words.rstrip(_CLOSERS).endswith(_FINISHED)


def _open_pairs(words: str, opened: Counter[str]) -> Counter[str]:
    """Return which brackets and quotes are still open at the end of a line."""
    left: Counter[str] = Counter()
    for opener, closer in _PAIRS.items():
        count = opened[opener] + words.count(opener) - words.count(closer)
        if count > 0:
            left[opener] = count
    return left


def _lines(text: str, grids: Sequence[Span]) -> list[_Line]:
    """Return the lines that are not blank; a line with a tab, or inside a reader's grid, is a table's."""
    found: list[_Line] = []
    grid = blanks = 0
    for position, end in line_spans(text):
        while grid < len(grids) and grids[grid].end <= position:
            grid += 1
        printed = text[position:end]
        words = printed.strip()
        if words:
            table = "\t" in printed or (grid < len(grids) and grids[grid].start <= position) or _is_row(words)
            start = position + printed.index(words)
            found.append(_Line(start, start + len(words), words, blanks, table))
            blanks = 0
        else:
            blanks += 1
    return found


def _is_row(words: str) -> bool:
    """Whether a line ends in two numbers at least, parted by blanks: a row of a table copied from a PDF."""
    cells = words.rsplit(maxsplit=2)
    return len(cells) == 3 and len(words) < _WIDEST and all(_CELL.fullmatch(cell) for cell in cells[1:])


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _is_narrow(words: str) -> bool:
    """Say whether a line prints in `_WIDEST` columns; a character takes one or two."""
    return 2 * len(words) <= _WIDEST or (len(words) <= _WIDEST and _width(words) <= _WIDEST)


def _width(words: str) -> int:
    """Return how wide a line prints, in columns: two for a wide character."""
    others = _HAN_RUNS.sub("", words)
    return 2 * len(words) - sum(map(_NARROW.__contains__, map(unicodedata.east_asian_width, others)))
