"""Numbers as Word prints them in lists: the formats of ECMA-376 part 1, 17.18.59, and Word's own custom ones.

Where Word departs from the standard, it is by [MS-OI29500] 2.1.540; custom formats are those of [MS-DOCX] 2.4.
A value that a format has no sign for is printed in digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Format = Callable[[int], str]

_HAN = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TW = "零壹貳參肆伍陸柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
             "twelve": "twelfth"}  # fmt: skip
_CIRCLES = "".join(map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)]))
_MOST_REPEATED = 780  # characters of a repeated letter; Word begins again after it


def _signs(signs: Sequence[str]) -> Format:
    """One sign a value, then digits."""
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def _digits(digits: str) -> Format:
    """Each digit by its sign."""
    return lambda value: "".join(digits[int(digit)] for digit in str(value)) if value >= 0 else str(value)


def _counted(digits: str, units: str, myriads: str, short_ten: bool, linked: bool = True) -> Format:
    """Numerals with units: 一百零一. `short_ten` drops the one of a leading 一十; `linked` writes the zero."""

    def written(value: int) -> str:
        if value <= 0 or value >= 10**12:
            return digits[0] if value == 0 else str(value)
        words, gap = "", False
        for place in range(len(str(value)) - 1, -1, -1):
            digit = value // 10**place % 10
            if digit:
                words += (digits[0] if gap and linked and words else "") + digits[digit] + (units + " ")[place % 4 - 1]
                words, gap = words.rstrip(), False
            else:
                gap = True
            if place and place % 4 == 0 and value // 10**place % 10000:
                words += myriads[place // 4 - 1]
        return words[1:] if short_ten and words.startswith(digits[1] + units[0]) else words

    return written


def _to_99(positional: str) -> Format:
    """Numerals with 十 up to 99, and digit by digit from 100 on."""
    counted, by_digit = _counted(_HAN, "十百千", "万亿", short_ten=True), _digits(positional)
    return lambda value: counted(value) if value < 100 else by_digit(value)


def _japanese(digits: str, units: str, myriads: str) -> Format:
    """Numerals with units, no zero between, and no one before 十, 百 and 千 (百一)."""
    counted = _counted(digits, units, myriads, short_ten=False, linked=False)
    return lambda value: re.sub(f"{digits[1]}([{units}])", r"\1", counted(value))


def _letters(first: str) -> Format:
    """Repeat the letter: A to Z, AA to ZZ, AAA."""

    def written(value: int) -> str:
        turns, letter = divmod((value - 1) % _MOST_REPEATED, 26)
        return chr(ord(first) + letter) * (turns + 1) if value > 0 else str(value)

    return written


def _roman(value: int) -> str:
    words = "" if value else "0"
    for size, sign in _ROMAN:
        words += sign * min(value // size, 100) if value > 0 else ""
        value %= size
    return words


def _cardinal(value: int) -> str:
    if value >= 10**6 or value < 0:
        return str(value)
    if value < 20:
        return _ONES[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")
    size, name = (1000, "thousand") if value >= 1000 else (100, "hundred")
    rest = f" {_cardinal(value % size)}" if value % size else ""
    return f"{_cardinal(value // size)} {name}{rest}"


def _ordinal_text(value: int) -> str:
    words = _cardinal(value)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    if last in _ORDINALS:
        return words[:start] + _ORDINALS[last]
    return words[:start] + (last[:-1] + "ie" if last.endswith("y") else last) + "th"


def _ordinal(value: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") if value % 100 not in (11, 12, 13) else "th"
    return f"{value}{ending}"


def _chicago(value: int) -> str:
    turns, sign = divmod(value - 1, 4)
    return "*†‡§"[sign] * (turns % 100 + 1) if value > 0 else str(value)


_HAN_COUNT = _counted(_HAN, "十百千", "万亿", short_ten=True)
_WIDE = _digits("０１２３４５６７８９")
FORMATS: dict[str, Format] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalHalfWidth": str,
    "decimalFullWidth": _WIDE,
    "decimalFullWidth2": _WIDE,
    "decimalEnclosedCircle": _signs(_CIRCLES),
    "decimalEnclosedCircleChinese": _signs(_CIRCLES),
    "decimalEnclosedParen": _signs("".join(map(chr, range(0x2474, 0x2488)))),
    "decimalEnclosedFullstop": _signs("".join(map(chr, range(0x2488, 0x249C)))),
    "chineseCounting": _to_99("○一二三四五六七八九"),
    "chineseCountingThousand": _HAN_COUNT,
    "chineseLegalSimplified": _counted(_LEGAL, "拾佰仟", "万亿", short_ten=False),
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "japaneseCounting": _japanese(_HAN, "十百千", "万億"),
    "japaneseLegal": _counted("零壱弐参四伍六七八九", "拾百阡", "萬億", short_ten=False, linked=False),
    "taiwaneseCounting": _to_99("○一二三四五六七八九"),
    "taiwaneseCountingThousand": _counted(_HAN, "十百千", "萬億", short_ten=True),
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "ideographLegalTraditional": _counted(_LEGAL_TW, "拾佰仟", "萬億", short_ten=False),
    "ideographTraditional": _signs(_STEMS),
    "ideographZodiac": _signs(_BRANCHES),
    "ideographZodiacTraditional": _signs([_STEMS[i % 10] + _BRANCHES[i % 12] for i in range(60)]),
    "ideographEnclosedCircle": _signs("".join(map(chr, range(0x3220, 0x322A)))),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "ordinal": _ordinal,
    "cardinalText": lambda value: _cardinal(value).capitalize(),
    "ordinalText": lambda value: _ordinal_text(value).capitalize(),
    "hex": lambda value: f"{value:X}",
    "chicago": _chicago,
    "numberInDash": lambda value: f"- {value} -",
    "koreanDigital": _digits("영일이삼사오육칠팔구"),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "none": lambda value: "",
}
_PADDED = re.compile(r"(0{0,8}1),")


def formatted(value: int, name: str, custom: str | None = None) -> str:
    """Return `value` in the format `name`; `custom` is what a format `custom` gives: `001, 002, 003, ...`.

    A format that is not known counts in digits.
    """
    if name == "custom":
        padded = _PADDED.match(custom or "")
        return str(value).zfill(len(padded[1])) if padded else str(value)
    return FORMATS.get(name, str)(value) if value or name == "none" else "0"
