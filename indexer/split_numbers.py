"""Numbers whose figures a space or a strange comma parts: 60，000元, 1 200万元, 60 . 5万元, 60,0000元.

Copying out of PDF and typing with a Chinese keyboard make them. Read by its last part alone, 60，000元 would be 0元:
so the parts are joined. Where they may as well be two numbers (项目1，200元), the figure is `doubtful`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_BLANK = r"[ \xa0\u2009\u202f]"
_SPLIT = re.compile(
    rf"(?P<wide>\d{{1,3}}(?:，\d{{3}})+)(?=[ ]?元)|(?P<exact>\d{{1,3}}(?:，\d{{3}})+\.\d{{1,6}})(?=[ ]?[万亿]?元)"
    rf"|(?P<point>\d{{1,12}}(?:{_BLANK}\.{_BLANK}?|\.{_BLANK})\d{{1,6}})(?=[ ]?[万亿]?元)"
    rf"|(?P<rate>\d{{1,3}}{_BLANK}\.\d{{1,4}})(?=[ ]?[%％])"
    rf"|(?:\d{{1,3}}(?:{_BLANK}\d{{3}})+(?:\.\d{{1,6}})?|\d{{1,4}}(?:,\d{{4}}){{1,3}})(?=[ ]?[万亿]?元)"
    rf"|(?P<loose>\d{{1,3}}{_BLANK}\d{{1,5}}(?:\.\d{{1,6}})?)(?=[ ]?[万亿]?元)"
)
# A word that a number follows at once, and not as the number of a table, lot or class: 工作经费1 20万元.
_NAMES = re.compile("[\u4e00-\u9fff](?<![表项目案期类档组图件附队段包号级区组第册章节条款村栋月日点时])")
_HALF = re.compile(r"(?<![\d.])\d{1,3}(?:[,.]\d{1,6}){1,4}[,.]$|(?<![\d.,])\d{1,4},$")
_LONE = re.compile(
    rf"\s*(?P<number>[+-]?(?:\d{{1,12}}(?:{_BLANK}?[,，]{_BLANK}?\d{{3}})*|(?P<parted>\d{{1,3}}(?:{_BLANK}\d{{3}})+))(?:{_BLANK}?\.{_BLANK}?\d{{1,6}})?)\s*"
)
_LEAST_BEHIND = 24  # characters before a number that tell whether it is the end of another
MAY_GO_ON = frozenset("，, .\xa0\u2009\u202f0123456789")  # right behind the first part of a split number


class SplitNumber(NamedTuple):
    """A number in parts: its value, where it stands in the words looked at, and what its figure is flagged."""

    value: Decimal
    start: int
    end: int
    flags: tuple[str, ...]


def split_number(view: str, start: int) -> SplitNumber | None:
    """Return the split amount that begins at `start`; None for what is no amount, rather two, or a list's number."""
    found = _SPLIT.match(view, start)
    if found is None or (start and (view[start - 1].isdigit() or view[start - 1] in ".,，")):
        return None
    kind, printed = found.lastgroup, found.group()
    headed = kind == "point" and (start == 0 or view[start - 1] in "\n\t")  # 1. 5万元以上的项目
    listed = kind == "wide" and printed[3] == "，" and "，0" not in printed  # 100，200，300元三档
    apart = kind == "loose" and not (start and _NAMES.match(view, start - 1))  # 两项分别为12 30万元 has no word
    if headed or listed or apart:
        return None
    told = (
        "，0" in printed or kind in ("exact", "rate") or (kind == "point" and printed[printed.index(".") - 1].isspace())
    )
    after = start > 1 and view[start - 1].isspace() and view[start - 2].isdigit()  # 1 200 . 50万元
    return SplitNumber(_value(printed), start, found.end(), _flags(told and not after))


def lone_number(words: str) -> SplitNumber | None:
    """Return the split number that a cell holds and nothing else: `58 . 2`, `1 200.00`."""
    found = _LONE.fullmatch(words)
    if found is None:
        return None
    return SplitNumber(_value(found["number"]), *found.span("number"), _flags(found["parted"] is None))


def is_half(view: str, start: int) -> bool:
    """Say whether a number stands right behind figures and a comma that it does not go with: 1,23元."""
    if start < 2 or view[start - 1] not in ",." or not view[start - 2].isdigit():
        return False
    return _HALF.search(view, max(0, start - _LEAST_BEHIND), start) is not None


HALF_FLAGS = ("split_number", "doubtful")


def _flags(sure: bool) -> tuple[str, ...]:
    return HALF_FLAGS[: 1 if sure else 2]


def _value(printed: str) -> Decimal:
    return Decimal("".join(char for char in printed if char.isdigit() or char in ".+-"))
