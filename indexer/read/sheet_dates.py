"""Dates in sheets: days since an epoch, and the formats that show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

DATE_TOKEN = r"AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+|g+|b+"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = "一二三四五六日"
_LAST = 2_958_465  # 9999-12-31


class _Token(Protocol):
    @property
    def what(self) -> str: ...
    @property
    def text(self) -> str: ...


def is_date(token: str) -> bool:
    """Whether a token of a format shows a part of a date or time."""
    return bool(re.fullmatch(r"\[?(?:[ymdhse]+|s+\.0+)\]?|a{3,4}", token, re.I))


def shown_date(value: Decimal, tokens: Sequence[_Token], from_1904: bool, counted: Callable[[str], str]) -> str | None:
    """Return a serial number of days as the tokens of a format show it; None for what is none.

    `counted` writes the digits of a month, day or hour in the numerals of the format (十二月三十日).
    """
    if not 0 <= value < _LAST:
        return None
    seconds = int((value * 86_400).quantize(Decimal(1), ROUND_HALF_UP))
    moment, days = _moment(seconds, from_1904)
    twelve = any(token.what == "date" and "/" in token.text for token in tokens)
    pieces: list[str] = []
    for i, token in enumerate(tokens):
        if token.what != "date":
            pieces.append(token.text)
        elif token.text.lower().startswith("m") and _is_minute(tokens, i):
            pieces.append(counted(f"{moment.minute:0{min(len(token.text), 2)}d}"))
        else:
            part = _part(token.text, moment, days, seconds, twelve)
            pieces.append(part if token.text[0] in "yYeE" else counted(part))
    return "".join(pieces).strip()


def _moment(seconds: int, from_1904: bool) -> tuple[datetime, int | None]:
    """Return the moment of a serial number; day 60 of the system of 1900 is 29 February 1900, which never was."""
    days = seconds // 86_400
    epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31 if days < 60 else 30)
    return epoch + timedelta(seconds=seconds), 29 if days == 60 and not from_1904 else None


def _is_minute(tokens: Sequence[_Token], at: int) -> bool:
    """Whether an m stands for minutes: behind an hour, or before a second."""

    def beside(step: int) -> str:
        i = at + step
        while 0 <= i < len(tokens):
            if tokens[i].what == "date" and "/" not in tokens[i].text:
                return tokens[i].text.strip("[").lower()[:1]
            i += step
        return ""

    return len(tokens[at].text) <= 2 and (beside(-1) == "h" or beside(1) == "s")


def _part(token: str, moment: datetime, day: int | None, seconds: int, twelve: bool) -> str:
    kind, width = token.strip("[").lower()[0], len(token.strip("[]"))
    if token.startswith("["):
        unit = {"h": 3600, "m": 60, "s": 1}[kind]
        return f"{seconds // unit:0{width}d}"
    if "/" in token:
        half = moment.hour >= 12
        return {"上": ("上午", "下午")[half], "a": ("AM" if width > 3 else "A", "PM" if width > 3 else "P")[half]}[kind]
    if kind in "ye":
        return f"{moment.year % 100:02d}" if kind == "y" and width <= 2 else str(moment.year)
    if kind == "a":
        name = _WEEK[moment.weekday()]
        return f"星期{name}" if width == 4 else name
    if kind == "m" and width > 2:
        name = _MONTHS[moment.month - 1]
        return {3: name[:3], 5: name[0]}.get(width, name)
    if kind == "d" and width > 2:
        name = _DAYS[moment.weekday()]
        return name[:3] if width == 3 else name
    if kind == "s" and "." in token:
        whole = token.index(".")
        return f"{moment.second:0{whole}d}." + "0" * (len(token) - whole - 1)
    hour = (moment.hour % 12 or 12) if twelve else moment.hour
    number = {"m": moment.month, "d": day or moment.day, "h": hour, "s": moment.second}.get(kind)
    return "" if number is None else f"{number:0{min(width, 2)}d}"
