"""Characters of symbol fonts, and the fields and forms that print a sign, as the Unicode characters they look like."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from indexer.data_rows import rows_of
from indexer.read.word_package import W, is_on, number_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_CIRCLED_HAN = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_BOXED = {"√": "☑", "✓": "☑", "✔": "☑", "×": "☒", "✗": "☒", "X": "☒", "x": "☒", "": "☐", " ": "☐"}
_SIGN = re.compile(
    r"SYMBOL\s+(?:0x([0-9A-Fa-f]{1,5})|([0-9]{1,6}))(?:[^\"]{0,80}\\f\s*\"([^\"]{1,60})\")?", re.IGNORECASE
)
_FRACTION = re.compile(r"\\f\s*[(（]([^()（），,]{1,60})[,，]([^()（），,]{1,60})[)）]", re.IGNORECASE)
_OVERSTRIKE = re.compile(r"\\o(?:\\a[lcrd])?\s*[(（]([^()（），,]{0,20})[,，]([^()（），,]{0,20})[)）]", re.IGNORECASE)
_RUBY = re.compile(
    r"\\o(?:\\a[lcrd])?\s*[(（]\\s\\(?:up|do)\s?[0-9.]{0,6}\s?[(（][^()（）]{0,60}[)）][,，]([^()（）]{1,60})[)）]",
    re.IGNORECASE,
)


@cache
def _tables() -> dict[str, dict[int, str]]:
    """Return for each symbol font (lower case) which character each of its codes looks like."""
    tables: dict[str, dict[int, str]] = {}
    for font, code, char in rows_of("word_symbols"):
        tables.setdefault(font.lower(), {})[int(code, 16)] = char
    return tables


def is_symbol_font(font: str | None) -> bool:
    """Whether letters in this font are signs."""
    return font is not None and font.lower() in _tables()


def in_font(text: str, font: str | None) -> str:
    """Return `text` as it looks in a symbol font, code for code; what is in no table stays."""
    table = _tables().get(font.lower()) if font else None
    if table is None:
        return text
    return "".join(table.get(ord(char) - 0xF000 if 0xF000 <= ord(char) <= 0xF0FF else ord(char), char) for char in text)


def symbol(element: _Element) -> str:
    """Return the character that a w:sym looks like."""
    code = str(element.get(f"{W}char", ""))
    if not re.fullmatch("[0-9A-Fa-f]{1,5}", code) or 0xD800 <= int(code, 16) < 0xE000 or int(code, 16) < 32:
        return ""
    return in_font(chr(int(code, 16)), element.get(f"{W}font"))


def form_field(data: _Element) -> str:
    """Return what a form field without a result shows: a box, ticked or not, or the chosen entry of a list."""
    box = data.find(f"{W}checkBox")
    if box is not None:
        checked = box.find(f"{W}checked")
        return "☑" if is_on(checked if checked is not None else box.find(f"{W}default")) else "☐"
    entries = data.findall(f"{W}ddList/{W}listEntry")
    chosen = number_of(data.find(f"{W}ddList/{W}result"), number_of(data.find(f"{W}ddList/{W}default"), 0)) or 0
    return str(entries[chosen].get(f"{W}val", "")) if 0 <= chosen < len(entries) else ""


def from_code(code: str) -> str:
    """Return what a field without a result prints: characters put into circles (EQ), fractions, symbols."""
    code = code.strip()[:2000]
    sign = _SIGN.match(code)
    if sign:
        value = int(sign[1], 16) if sign[1] else int(sign[2])
        return in_font(chr(value), sign[3]) if 32 <= value < 0xD800 else ""
    if not re.match(r"EQ\b", code, re.IGNORECASE):
        return ""
    ruby = _RUBY.search(code)
    if ruby:
        return ruby[1].strip()
    fraction = _FRACTION.search(code)
    if fraction:
        return f"{fraction[1].strip()}/{fraction[2].strip()}"
    over = _OVERSTRIKE.search(code)
    return _enclosed(over[1].strip(), over[2].strip()) if over else ""


def _enclosed(outer: str, inner: str) -> str:
    """Return a character in the circle or box printed over it; the character alone where there is no such sign."""
    if outer not in ("○", "〇", "◯", "□", "△", "◇"):
        outer, inner = inner, outer
    if outer in ("○", "〇", "◯"):
        if inner.isdecimal() and 1 <= int(inner) <= 20:
            return chr(0x2460 + int(inner) - 1)
        if inner in "一二三四五六七八九十" and inner:
            return _CIRCLED_HAN["一二三四五六七八九十".index(inner)]
    if outer == "□" and inner in _BOXED:
        return _BOXED[inner]
    return inner
