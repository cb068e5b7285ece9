"""The value of one number, in figures, characters or both.

`65.28`, `1,093.38`, `３２６．００`, `一百五十六`, `贰佰`, `1亿2千万`, `三点五`, `三万五` (35000), `二〇二〇` (digit by
digit). Values are `Decimal`; nothing passes through a float.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from indexer.memo import remembered

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
DIGITS |= {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
MULTIPLIERS = SMALL | LARGE
PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
LONGEST = 40  # characters; what is longer is no amount of money

# Full-width digits, letters, the percent sign and the full stop; the full-width comma is left alone, for it
# is a clause mark far more often than a thousands separator.
_NARROW = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0x21 + i) not in ",;:()?!"} | {"\u3000": " "}
_WIDE = re.compile("[" + "".join(_NARROW) + "]")


def is_wide(text: str) -> bool:
    """Say whether `narrow` would change a text; most it would not."""
    return _WIDE.search(text) is not None


def narrow(text: str) -> str:
    """Return `text` with full-width digits, letters and signs made half width, one for one."""
    if not is_wide(text):
        return text
    for char in set(_WIDE.findall(text)):  # `translate` raises and catches an error for every other character
        text = text.replace(char, _NARROW[char])
    return text


@dataclass(slots=True)
class _Sum:
    """A numeral read so far: worth above the last 万 or 亿, worth since then, and a digit not yet multiplied."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    digit: Decimal | None = None
    tail: int = 0  # what a trailing bare digit is worth: 5000 after 三万, 10 after 一百

    def add_digit(self, char: str) -> bool:
        if self.digit:
            return False
        self.digit = Decimal(DIGITS[char])
        self.tail = 0 if char in "零〇○" else self.tail
        return True

    def add_plain(self, printed: str) -> bool:
        if self.digit is not None:
            return False
        self.digit, self.tail = Decimal(printed.replace(",", "")), 0
        return True

    def multiply(self, char: str) -> bool:
        if char in SMALL:
            self.section += (Decimal(1) if self.digit is None else self.digit) * SMALL[char]
            self.tail = SMALL[char] // 10
        else:
            worth = self.section + (self.digit or 0)
            if self.digit is None and not self.section:  # 一万亿
                if not self.total:
                    return False
                self.total, worth = Decimal(0), self.total
            large = LARGE[char]
            above = worth * large
            self.total = (self.total + worth) * large if 0 < self.total < large else self.total + above
            self.section, self.tail = Decimal(0), large // 10
        self.digit = None
        return True

    def value(self, tail: bool) -> Decimal:
        digit = self.digit or Decimal(0)
        return self.total + self.section + digit * (self.tail if tail and self.tail > 1 else 1)


def in_full(number: Decimal) -> str:
    """Return a number without an exponent: what `format(number, "f")` does, which takes three times as long."""
    text = str(number)
    return text if "E" not in text else format(number, "f")


def plain(number: Decimal) -> str:
    """Return a number in plain notation: no exponent, no zeros at the end, no negative zero."""
    text = in_full(number)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def bare_digits(printed: str) -> str:
    """Return a printed number without separators and without zeros at either end: 1,050.00 and 1050 are one."""
    number = printed.replace(",", "")
    return (number.rstrip("0").rstrip(".") if "." in number else number).lstrip("0") or "0"


def plain_number(printed: str) -> Decimal | None:
    """Return the value of what `PLAIN` matches as a whole, None for what is too long to be a number."""
    if len(printed) > LONGEST:
        return None
    return +Decimal(printed.replace(",", "")) or Decimal(0)


@remembered
def parse_number(text: str) -> Decimal | None:
    """Return the value of a number in figures, characters or both (`1亿2千万`), or None if it is not one."""
    text = narrow(text.strip())
    sign = -1 if text[:1] in ("-", "−") else 1
    text = text[1:] if sign < 0 else text
    if not text or len(text) > LONGEST:
        return None
    if PLAIN.fullmatch(text):  # as most are
        number = plain_number(text)
        return None if number is None else number * sign
    if len(text) > 1 and all(c in DIGITS for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text)) * sign
    value = _parse(text)
    return None if value is None else value * sign


def _parse(text: str) -> Decimal | None:
    number = _Sum()
    position = 0
    while position < len(text):
        char = text[position]
        if char == "点" and position:
            return _with_fraction(number, text[position + 1 :])
        figures = PLAIN.match(text, position)
        if figures:
            fits, position = number.add_plain(figures.group()), figures.end()
        else:
            known = char in DIGITS or char in MULTIPLIERS
            fits = known and (number.add_digit(char) if char in DIGITS else number.multiply(char))
            position += 1
        if not fits:
            return None
    # 一百零五 is 105 and 3万5000 is 35000, but 一百五 is 150 and 三万五 is 35000.
    literal = len(text) > 1 and (text[-2] in "零〇○" or text[-1].isdigit())
    return number.value(tail=not literal)


def _with_fraction(number: _Sum, text: str) -> Decimal | None:
    """Read what follows 点: 五八万 after 三 is 35800."""
    digits = ""
    for char in text:
        if char not in DIGITS:
            break
        digits += str(DIGITS[char])
    scale = 1
    for char in text[len(digits) :]:
        if char not in MULTIPLIERS:
            return None
        scale *= MULTIPLIERS[char]
    if not digits:
        return None
    return number.total + (number.section + (number.digit or 0) + Decimal("0." + digits)) * scale
