"""What a number format makes of a value: the text that a person sees in the cell.

Formats are those of ECMA-376 part 1, 18.8.30 and 18.8.31, as Excel in China shows them. Where Excel's General would
turn to powers of ten for want of room, whole numbers are written out: a person who reads the cell widens it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from indexer.read.sheet_dates import DATE_TOKEN, is_date, shown_date
from indexer.read.word_formats import formatted

# Formats that files name by number, as they show where the language is Chinese.
BUILT_IN: Mapping[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"',
    29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ', 43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_LONGEST = 255  # characters of a format, Excel's own limit
_GENERAL_WIDTH = 11  # characters, decimal point included
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(General)|(E[+-])|(' + DATE_TOKEN + r")|([0#?]+)|(.)",
    re.IGNORECASE | re.DOTALL,
)
_SYSTEM = {"[$-f800]": BUILT_IN[31], "[$-f400]": "h:mm:ss"}  # the long date and the time of the system
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COMPARED = {
    "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format: what it is (literal, general, date, digits, point, comma, percent, power, slash, text)."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of a format's up to four sections: its tokens, its condition, and the Chinese numerals it asks for."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    numerals: int = 0

    def has(self, what: str) -> bool:
        """Whether a token of a kind is in it."""
        return any(token.what == what for token in self.tokens)


def shown(value: Decimal, code: str, from_1904: bool = False) -> str:
    """Return a number as a cell of the format `code` shows it, without the blanks that only align it."""
    sections = _parsed(_SYSTEM.get(code[:8].lower(), code[:_LONGEST]))
    section, minus = _chosen(sections, value)
    if section is None:
        return "#" * 8
    amount = abs(value) if minus is not None else value
    sign = minus or ""
    if any(is_date(token.text) for token in section.tokens if token.what == "date"):
        text = shown_date(value, section.tokens, from_1904, lambda number: _counted(number, section.numerals, ""))
        return general(value) if text is None else _in_chinese(text, section.numerals)
    if section.has("general"):
        words = general(amount)
        number = _counted(words, section.numerals) if section.numerals else words
        return (sign + "".join(number if t.what == "general" else _literal(t) for t in section.tokens)).strip()
    return _in_chinese((sign + _number(amount, section)).strip(), section.numerals)


def shown_text(text: str, code: str) -> str:
    """Return words as a cell of the format `code` shows them: its fourth section, or its only one, may add some."""
    sections = _parsed(code[:_LONGEST])
    last = sections[-1]
    if not last.has("text") or len(sections) not in (1, 4):
        return text
    return "".join(text if token.what == "text" else _literal(token) for token in last.tokens).strip()


def general(value: Decimal) -> str:
    """Return a number as General shows it: eleven characters at most, but whole numbers in full."""
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** 15:
        return str(int(value))
    whole = len(str(abs(int(value)))) + 1
    if abs(value) < Decimal("0.0001") or whole >= _GENERAL_WIDTH:
        with localcontext() as context:
            context.prec = 15 if whole >= _GENERAL_WIDTH else 6
            rounded = (+value).normalize()
        return f"{rounded:f}" if abs(value) >= 1 and rounded.adjusted() < 15 else f"{rounded:E}"
    rounded = value.quantize(Decimal(1).scaleb(whole - _GENERAL_WIDTH), ROUND_HALF_UP)
    return f"{rounded.normalize():f}" if rounded else "0"


@lru_cache(maxsize=4096)
def _parsed(code: str) -> tuple[Section, ...]:
    sections: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, Decimal] | None = None
    numerals = 0
    for match in _TOKEN.finditer(code or "General"):
        quoted, escaped, _, _, bracket, is_general, power, dated, digits, other = match.groups()
        if other == ";":
            sections.append(Section(tuple(tokens), condition, numerals))
            tokens, condition, numerals = [], None, 0
        elif bracket is not None:
            found = _CONDITION.match(bracket)
            if found:
                condition = (found[1], Decimal(found[2]))
            elif bracket.startswith("$"):
                tokens.append(Token("literal", bracket[1:].partition("-")[0]))
            elif bracket.lower().startswith("dbnum"):
                numerals = int(bracket[5:6]) if bracket[5:6] in ("1", "2", "3") else 0
            elif re.fullmatch(r"h+|m+|s+", bracket, re.I):
                tokens.append(Token("date", f"[{bracket.lower()}]"))
        elif token := _token(quoted, escaped, is_general, dated, digits, power, other):
            tokens.append(token)
    sections.append(Section(tuple(tokens), condition, numerals))
    return tuple(sections[:4])


def _token(*groups: str | None) -> Token | None:
    """Return the token of a match; None for what only aligns."""
    quoted, escaped, is_general, dated, digits, power, other = groups
    if quoted is not None or escaped is not None:
        return Token("literal", quoted if quoted is not None else escaped or "")
    for what, text in (("general", is_general), ("date", dated), ("digits", digits), ("power", power)):
        if text:
            return Token(what, text)
    if not other:
        return None
    marks = {".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "text"}
    return Token(marks.get(other, "literal"), other)


def _chosen(sections: Sequence[Section], value: Decimal) -> tuple[Section | None, str | None]:
    """Return the section for a value and the sign before it; a sign of None leaves the value signed as it is."""
    numeric = [section for section in sections if not section.has("text")] or [Section((Token("general", ""),))]
    conditions = [section.condition for section in numeric]
    if any(conditions):
        for section in numeric:
            if section.condition is None:
                return section, "-" if value < 0 else ""
            operator, bound = section.condition
            if _COMPARED[operator](value, bound):
                # A section for negative numbers alone writes their sign itself.
                only_negative = operator in ("<", "<=") and bound <= 0
                return section, "-" if value < 0 and not only_negative else ""
        return None, None
    if value < 0 and len(numeric) > 1:
        return numeric[1], ""
    if value == 0 and len(numeric) > 2:
        return numeric[2], ""
    return numeric[0], "-" if value < 0 else ""


def _literal(token: Token) -> str:
    return token.text if token.what in ("literal", "comma", "point", "percent", "slash", "date") else ""


def _number(value: Decimal, section: Section) -> str:
    """Write a number's digits into the places of a section."""
    tokens = section.tokens
    if not section.has("digits"):
        return "".join(_literal(token) for token in tokens)
    value *= Decimal(100) ** sum(token.what == "percent" for token in tokens)
    first = next(i for i, token in enumerate(tokens) if token.what == "digits")
    last = max(i for i, token in enumerate(tokens) if token.what == "digits")
    point = next((i for i in range(first, last + 2) if i < len(tokens) and tokens[i].what == "point"), None)
    if section.has("power"):
        return _in_powers(value, tokens)
    if section.has("slash"):
        return general(value)
    whole_end = point if point is not None else last + 1
    # Commas behind the last digit's place divide by a thousand each; those between places group.
    scaled = 0
    while last + 1 + scaled < len(tokens) and tokens[last + 1 + scaled].what == "comma":
        scaled += 1
    back = whole_end
    while back > first and tokens[back - 1].what == "comma":
        back, scaled = back - 1, scaled + 1
    grouped = any(token.what == "comma" for token in tokens[first:back])
    value /= Decimal(1000) ** scaled
    places = "".join(token.text for token in tokens[point:] if token.what == "digits") if point is not None else ""
    rounded = value.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    digits, _, fraction = f"{rounded:f}".partition(".")
    fraction = _fraction(fraction, places)
    wanted = "".join(token.text for token in tokens[first:back] if token.what == "digits")
    least = len(wanted.lstrip("#"))
    digits = _padded(digits.lstrip("0"), wanted, least)
    return _filled(tokens, digits, fraction, whole_end, grouped)


def _padded(digits: str, wanted: str, least: int) -> str:
    """Return the whole part with the zeros (or for `?` the blanks) that a format asks for."""
    while len(digits) < least:
        digits = ("0" if wanted[-len(digits) - 1] == "0" else " ") + digits
    return digits


def _fraction(fraction: str, places: str) -> str:
    """Return the digits behind the point; zeros at the end go where a place is `#`, and are blanks for `?`."""
    kept = list(fraction[: len(places)])
    for i in range(len(kept) - 1, -1, -1):
        if kept[i] != "0" or places[i] == "0":
            break
        kept[i] = "" if places[i] == "#" else " "
    return "".join(kept)


def _filled(tokens: Sequence[Token], digits: str, fraction: str, whole_end: int, grouped: bool) -> str:
    """Put digits into their places, literals between them."""
    counts = [len(token.text) if token.what == "digits" else 0 for token in tokens[:whole_end]]
    behind, used = sum(counts), 0
    pieces: list[str] = []
    for i, token in enumerate(tokens):
        if token.what == "digits" and i < whole_end:
            behind -= counts[i]  # places that the tokens after this one have
            upto = max(len(digits) - behind, used)
            pieces.append(_grouped(digits, used, upto) if grouped else digits[used:upto])
            used = upto
        elif token.what == "digits":
            pieces.append(fraction[: len(token.text)])
            fraction = fraction[len(token.text) :]
        elif token.what == "point" and i == whole_end:
            pieces.append(".")
        elif token.what != "comma":
            pieces.append(_literal(token))
    return "".join(pieces)


def _grouped(digits: str, start: int, end: int) -> str:
    """Return digits[start:end] with a comma before every third digit from the right that is not the first."""
    return "".join(
        ("," if i and (len(digits) - i) % 3 == 0 and digits[i - 1] != " " else "") + digits[i]
        for i in range(start, end)
    )


def _in_powers(value: Decimal, tokens: Sequence[Token]) -> str:
    """Write a number as 1.23E+05."""
    at = next(i for i, token in enumerate(tokens) if token.what == "power")
    before = "".join(token.text if token.what in ("digits", "point") else "" for token in tokens[:at])
    whole, _, places = before.partition(".")
    steps = max(len(whole), 1)
    exponent = value.adjusted() if value else 0
    exponent -= exponent % steps if steps > 1 else 0
    mantissa = value.scaleb(-exponent).quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    if abs(mantissa) >= Decimal(10) ** steps:
        exponent, mantissa = exponent + steps, mantissa.scaleb(-steps).quantize(mantissa)
    width = sum(len(token.text) for token in tokens[at:] if token.what == "digits")
    sign = "-" if exponent < 0 else ("+" if tokens[at].text.endswith("+") else "")
    return f"{mantissa:f}E{sign}{abs(exponent):0{width}d}"


def _in_chinese(text: str, numerals: int) -> str:
    """Write digits in Chinese, one for one, where a format asks for it."""
    signs = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}.get(numerals)
    return text.translate({ord(str(i)): sign for i, sign in enumerate(signs)}) if signs else text


def _counted(text: str, numerals: int, before_ten: str = "一") -> str:
    """Write a number in Chinese with its units: 一千二百三十四. Excel writes 一十二 for a number, 十二 in a date."""
    whole, point, fraction = text.partition(".")
    if numerals not in (1, 2) or not whole.isdecimal() or len(whole) > 12:
        return _in_chinese(text, numerals)
    words = formatted(int(whole), "chineseCountingThousand" if numerals == 1 else "chineseLegalSimplified")
    if numerals == 1:
        words = (before_ten + words if words.startswith("十") else words).replace("零", "〇")
    return words + point + _in_chinese(fraction, numerals)
