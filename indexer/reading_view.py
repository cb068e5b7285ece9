"""The view of a text that is read: Western marks stand in it as Chinese ones, quotation marks and digits as one kind.

What is typed in a hurry, or has gone through a web page, reads `项目支出1200万(含结转),年内调增300万.`: whoever looks
for ，。（） finds no clause, no sentence and no bracket there. One character stands for one, so that every place holds
in both; quotes are taken from the text itself. So do those who look for 2020年 where ２０２０年 is printed.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Behind a word, a bracket or a ratio; before a word, a bracket, a list's number or the end of the line. Points between
# figures or Latin letters are of numbers, file names and addresses, those in 元/人.月 of units.
_STOP = re.compile(
    r"[.．｡](?<=[\u4e00-\u9fff）)％%”」》].)(?!(?<=/[人户亩].)[年月日次])"
    r"(?=[ \u3000]{0,4}(?:[\u4e00-\u9fff（(“「《①-⑳]|\d{1,4}[年、.．]|$))",
    re.MULTILINE,
)
_WIDE = tuple(zip("();!?﹒﹐﹑﹔﹕﹙﹚", "（）；！？.，、；：（）", strict=True))
_MARKED = tuple(zip("‘「『〝’」』〞", "““““””””", strict=True))  # `“三公”经费` is ‘三公’经费 and 「三公」经费 elsewhere
_STRAIGHT = re.compile('["＂]([^"＂\n]*)["＂]')
_FULL_WIDTH = "０１２３４５６７８９％"
_USUAL = str.maketrans(_FULL_WIDTH, "0123456789%")
_POINT = re.compile(r"(?<=\d)．(?=\d)")
# What stands before a mark is looked at behind it: patterns that begin with the mark are tried nowhere else.
_COMMA = re.compile(r",(?:(?<!\d,)|(?!\d)|(?<=\.\d,)|(?<=\.\d\d,)|(?<=\.\d{4},))")
_COLON = re.compile(r":(?:(?<!\d:)(?!//)|(?![/\d]))")
# The year of a paper's number in whatever brackets: 财农【2021】5号, 财社[2020]15号, 财预（2021）1号.
_PAPER = re.compile(r"[\[［【（(](?<=[\u4e00-\u9fff].)(?=(?:19|20)\d\d[\]］】）)](?:第)?\d{1,5}号)")
_NUMBER = re.compile(r"[ \t\u3000（(]*(?:第?[一二三四五六七八九十]{1,3}|附[件表]?)[)）]?")  # 一.项目概况


@lru_cache(maxsize=2)  # of a report, whose stages ask for it in turn
def reading_view(text: str) -> str:
    """Return `text` with Chinese marks for Western ones, quotation marks and digits of one kind; else the same text.

    Commas and colons between figures belong to numbers (1,200), times and ratios, but a comma behind decimals parts two
    numbers (`分别为12.50,30万元`); colons before slashes belong to addresses. Points are full stops where they end
    sentences.
    """
    view = text
    if any(map(text.__contains__, ",:")):
        view = _COMMA.sub("，", _COLON.sub("：", view))
    for western, wide in (*_WIDE, *_MARKED):  # `translate` raises and catches an error for every other character
        view = view.replace(western, wide)
    if any(map(text.__contains__, '"＂')):
        view = _STRAIGHT.sub(r"“\1”", view)
    view = _with_full_stops(_with_paper_numbers(view))
    return _POINT.sub(".", view.translate(_USUAL)) if any(map(view.__contains__, _FULL_WIDTH)) else view


def _with_paper_numbers(text: str) -> str:
    if "号" not in text:
        return text
    places = [match.start() for match in _PAPER.finditer(text)]
    if not places:
        return text
    marks = list(text)
    for place in places:
        marks[place], marks[place + 5] = "〔", "〕"
    return "".join(marks)


def _with_full_stops(text: str) -> str:
    found = [match.start() for match in _STOP.finditer(text) if not _is_numbered(text, match.start())]
    if not found:
        return text
    pieces: list[str] = []
    last = 0
    for place in found:
        pieces += (text[last:place], "。")
        last = place + 1
    return "".join([*pieces, text[last:]])


def _is_numbered(text: str, place: int) -> bool:
    """Say whether a point stands behind the number of a heading or list item."""
    return _NUMBER.fullmatch(text, text.rfind("\n", max(0, place - 12), place) + 1, place) is not None
