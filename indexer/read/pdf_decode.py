"""From the codes of a PDF's text layer to characters, and whether they are text at all.

A PDF stores glyphs; which character each is, is a guess of the program that wrote it. Fonts share one glyph between
一 and the radical ⼀ (U+2F00), so writers often name the radical. Reading it as the character that it prints is part
of decoding, as choosing a charset is for plain text.
"""

from __future__ import annotations

import unicodedata

# CJK Radicals Supplement with the character each prints as (Unicode's EquivalentUnifiedIdeograph).
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺉⺋⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺹⺺⺽⺾⺿"
    "⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_PRINTED = (
    "厂乛乚乙亻冂几刂㔾小兀尣尢尢巳幺彑彐忄心扌攵旡日月母民氵氺灬爫爫丬牛犭王罒示礻糹纟罓罒耂肀臼艹艹"
    "艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_BLANKS = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F], " ")


def _table() -> dict[int, str]:
    """Map each code to the one character that it is read as; only one for one."""
    table: dict[int, str] = {ord(a): b for a, b in zip(_RADICALS, _PRINTED, strict=True)}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA)):
        form = unicodedata.normalize("NFKC", chr(code))
        if len(form) == 1:
            table[code] = form
    return table | _BLANKS | {0x02: "-", 0xAD: "-"}  # the library's mark for a hyphen at the end of a line


_FORMS = _table()
_SMALLEST = 20  # characters from which a page can be judged


def character(code: int) -> str:
    """Return the character for a code of a text layer; U+FFFD for what is none."""
    if code in _FORMS:
        return _FORMS[code]
    if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def is_garbled(text: str) -> bool:
    """Whether the characters of a page cannot be what it prints: its fonts do not say which character a glyph is.

    Judged by what no page holds much of: private use, failed codes, and Chinese characters that hardly anybody writes.
    """
    printed = [char for char in text if not char.isspace()]
    if len(printed) < _SMALLEST:
        return False
    failed = sum(unicodedata.category(char) in ("Co", "Cc", "Cn") or char == "\ufffd" for char in printed)
    if failed * 5 > len(printed):
        return True
    han = [char for char in printed if "\u3400" <= char <= "\u9fff"]
    if len(han) >= _SMALLEST:
        return sum(_is_common(char) for char in han) * 3 < len(han)
    strange = sum("\x80" <= char <= "\u036f" or "\u0400" <= char <= "\u1fff" for char in printed)
    return strange * 3 > len(printed)


def _is_common(char: str) -> bool:
    """Whether a character is among the 3,755 of GB 2312's first level, which make up some 95 % of any text."""
    try:
        return char.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False
