"""Blanks that set numbers off from Chinese words (`2022 年支出 100 万元`), as typesetting and PDF files leave them.

They say nothing, and what is read looks for `2022年` and `100万元`. In a row whose cells blanks part they say all,
so a line is left as it is where it may be one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.forms import find_from
from indexer.lines import line_spans
from indexer.model import Span
from indexer.structure.numbering import label_of

_BLANKS = " \xa0\u2009\u202f"
_BLANK = f"[{_BLANKS}]"
_A_BLANK = re.compile(_BLANK)  # with which all that is looked for begins
_HAN = r"\u4e00-\u9fff"
_MARKS = "，。；：、！？（）“”《》【】〔〕"
_UNIT = r"[万亿]?元|[万亿]|[%％‰]|个百分点|[年月日]"
# In a sentence: between a number and a word, a mark or a sign, and beside a mark that is as wide as a word.
_SET_OFF = re.compile(
    rf"(?<=[{_HAN}{_MARKS},;:()≥≤＞＜]){_BLANK}{{1,2}}(?=[≥≤＞＜]?{_BLANK}?-?\d)"
    rf"|(?<=[\d%％‰])(?<!\d\d\d\d\d){_BLANK}{{1,2}}(?=[{_HAN}{_MARKS},;:()㎡])"
    rf"|(?<=\d){_BLANK}{{1,2}}(?={_UNIT})"
    rf"|(?<=[{_HAN}]){_BLANK}{{1,2}}(?=[{_MARKS}()])|(?<=[{_MARKS}()]){_BLANK}{{1,2}}(?=[{_HAN}])"
)
# In a line in which no sentence is told, a title or the first of a broken cell: between a number and its unit, and
# before such a number.
_WITH_UNIT = re.compile(
    rf"(?<=[{_HAN}])(?<=.{{2}})(?<!\d[年月日元])(?<!\d[万亿]元){_BLANK}{{1,2}}"  # 2020年 2021年 are two
    rf"(?=-?\d[\d,.]{{0,20}}{_BLANK}{{0,2}}(?:{_UNIT}))|(?<=\d){_BLANK}{{1,2}}(?={_UNIT})"
)
# Characters of a sentence set apart to fill its line: 其 中 : 基 本 支出 预 算 92 元 ，.
_LOOSE = re.compile(rf"(?<![{_HAN}])(?:[{_HAN}]{{1,2}}{_BLANK}){{2,60}}[{_HAN}]{{1,2}}")
_FEWEST = 3  # of them that stand alone
_LISTED = re.compile(rf"\d{{1,3}}{_BLANK}+(?=[{_HAN}])")  # the number of a row
_CELLS = re.compile(rf"[{_HAN}]{_BLANK}+(?=[{_HAN}])|{_BLANK}{{3,}}|\u3000+(?=[^\s\u3000])")
_OF_YEARS = re.compile(rf"[{_HAN}]{_BLANK}+(?=20\d\d年)")  # 2022年决算数 2023年预算数 are two heads
_TWO_NUMBERS = re.compile(rf"[\d%％]{_BLANK}+-?\d")
_SAID = re.compile("[，。；、！？]|,(?!\\d)|;")


def number_blanks(text: str, grids: Sequence[Span], _: Sequence[int]) -> list[Span]:
    """Return the blanks around numbers and wide marks in the lines of prose outside readers' grids, in order."""
    if not any(map(text.__contains__, _BLANKS)):
        return []
    if next(find_from(_A_BLANK, _SET_OFF, text), None) is None and _LOOSE.search(text) is None:
        return []
    taken = iter(sorted(grids, key=lambda grid: grid.start))
    grid = next(taken, None)
    found: list[Span] = []
    for start, end in line_spans(text):
        while grid is not None and grid.end <= start:
            grid = next(taken, None)
        words = text[start:end]
        told = _SAID.search(words) is not None
        loose = _loose(words, start) if told else []
        inside = grid is not None and grid.start < end
        if inside or not _may_be_prose(_without(words, loose, start)):
            continue
        found += loose
        listed = _LISTED.match(text, start, end)
        label = None if listed else label_of(words)
        begin = listed.end() if listed else start + (label.length if label else 0)
        blanks = find_from(_A_BLANK, _SET_OFF if told else _WITH_UNIT, text, begin, end)
        found += [Span(*blank.span()) for blank in blanks]
    return sorted(found, key=lambda blank: blank.start)


def _loose(words: str, start: int) -> list[Span]:
    """Return the blanks between single characters of a line of prose that begins at `start`."""
    blanks: list[Span] = []
    for run in _LOOSE.finditer(words):
        if sum(len(group) == 1 for group in run.group().split()) >= _FEWEST:
            blanks += [Span(start + at, start + at + 1) for at in range(*run.span()) if words[at].isspace()]
    return blanks


def _without(words: str, blanks: Sequence[Span], start: int) -> str:
    taken = {blank.start - start for blank in blanks}
    return "".join(char for at, char in enumerate(words) if at not in taken) if taken else words


def _may_be_prose(words: str) -> bool:
    """Say whether blanks part no cells of a line: neither numbers nor too many words stand side by side."""
    if "\t" in words or "|" in words or _TWO_NUMBERS.search(words):
        return False
    if not _SAID.search(words) and len(_OF_YEARS.findall(words)) > 1:
        return False
    return len(_CELLS.findall(words.strip())) * 2 <= len(_SAID.findall(words))
