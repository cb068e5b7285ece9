"""The numbers that stand before headings and list items: their style and value, whatever their script."""

from __future__ import annotations

import re
from dataclasses import dataclass

HAN = "一二三四五六七八九十"
_COUNTED = "(?:[一二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)"
# The number of an item as a piece of a pattern, full or half width: （一） 一、 (1) 1) 1. ① ㈠; not the 1. of 1.5, nor
# what stands in 八一、春节 and 一、二期. What it begins with comes first: most words begin with nothing of it.
ITEM_NUMBER = (
    rf"(?:(?=[（(\d{HAN}①-⑳㈠-㈩⑴-⒇])(?:[（(][{HAN}\d]{{1,3}}[)）]|{_COUNTED}[)）、.．](?![{HAN}][期标季批号产、])"
    r"|\d{1,2}(?:[)）]|[、.．](?:(?!\d)|(?=20\d\d\D)))|[①-⑳㈠-㈩⑴-⒇]))"
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ZH = f"{HAN}百零〇"
_LABEL = re.compile(
    rf"[ \t\u3000\xa0]*(?:"
    rf"第(?P<part>[{_ZH}]{{1,4}}|\d{{1,2}})(?P<unit>部分|章|节|条)[ \u3000]*[、：:.．]?"
    rf"|(?:子?项目|专项)[（(]?(?P<project>[{_ZH}]{{1,3}}|[0-9０-９]{{1,2}})"
    r"(?:[）)]?[：:、．]|[）)]?\.(?!\d)|[）)]|[ \u3000]+(?=[\u4e00-\u9fff“]))"
    rf"|[（(][ ]?(?P<pzh>[{_ZH}]{{1,4}})[ ]?[）)][、.．]?"
    rf"|(?P<zh>[{_ZH}]{{1,4}})[、.．，,](?:(?!\d)|(?=(?:19|20)\d\d[ ]?[年—~至-]))"
    rf"|(?P<zhspace>[{_ZH}]{{1,3}})[ \u3000](?=[^\d \u3000])"
    rf"|[（(][ ]?(?P<pnum>[0-9０-９]{{1,2}})[ ]?[）)][、.．]?"
    rf"|(?P<dotted>[0-9０-９]{{1,2}}(?:[.．][0-9０-９]{{1,2}}){{1,3}})(?:(?:[、.．]|[ \u3000]+)(?![\d年月日%％])"
    r"|(?=[\u4e00-\u9fff]{2})(?![年月日万亿元个百千公米吨亩人次分倍小平立台套件名户项]))"
    rf"|(?P<numspace>[0-9０-９]{{1,2}})[ \u3000]+(?=[\u4e00-\u9fff])"
    r"(?![年月日个家件户万亿元次]|人(?![员才])|名(?!词)|项(?!目))"
    rf"|(?P<num>[0-9０-９]{{1,2}})(?:[、]|[.．](?:(?![0-9０-９])|(?=20\d\d[ ]?年))|[ ]*[)）])"
    rf"|(?P<circle>[①-⑳])[、.．]?"
    rf"|(?P<pzhsign>[㈠-㈩])[、.．]?"
    rf"|(?P<pnumsign>[⑴-⒇])[、.．]?"
    rf"|(?P<dotsign>[⒈-⒛])[、]?"
    rf"|(?P<order>[一二三四五六七八九十]{{1,2}})是(?![否非])"
    rf"|(?P<first>其[一二三四五六七八九])[、，,是]"
    rf"|(?P<letter>[A-HＡ-Ｈa-h])(?:[.．、]|[ ]*[)）])(?=[ \u3000]{{0,4}}[\u4e00-\u9fff])"
    rf"|(?P<bullet>[●•◆■▪◇○▲★➢\uf06c\uf0b7\uf0d8])"
    rf")[ \t\u3000\xa0]*"
)
_BEGINNINGS = frozenset(
    f"第项专子（(其ABCDEFGHＡＢＣＤＥＦＧＨabcdefgh{_ZH}0123456789０１２３４５６７８９●•◆■▪◇○▲★➢\uf06c\uf0b7\uf0d8"
    + "".join(map(chr, [*range(0x2460, 0x249C), *range(0x3220, 0x322A)]))
)
_FORMATS = {
    "zh": "{}、",
    "pzh": "（{}）",
    "order": "{}是",
    "part": "第{}部分 ",
    "chapter": "第{}章 ",
    "joint": "第{}节 ",
    "article": "第{}条 ",
    "project": "项目{}：",
}
# Signs that hold a number in one character: the first of the row, and the style it is another form of.
_SIGNS = {"circle": ("①", "circle"), "pzhsign": ("㈠", "pzh"), "pnumsign": ("⑴", "pnum"), "dotsign": ("⒈", "num")}


@dataclass(frozen=True, slots=True)
class Label:
    """A number at the start of a line: its style, its value (0 for a bullet), itself as printed, its length.

    Styles: `part` 第一部分, `chapter` 第一章, `joint` 第一节, `article` 第一条, `project` 项目一：, 项目1 …,
    `zh` 一、, `pzh` （一）, `num` 1. or 1、, `pnum` （1）, `dotted2` 1.1, `dotted3` 1.1.1,
    `circle` ①, `letter` A., `order` 一是, `bullet` ●.
    """

    style: str
    value: int
    printed: str
    length: int


def chinese_number(text: str) -> int:
    """Return the value (0..999) of a Chinese or Western numeral as used in list numbers."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in ("十", "百"):
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return total + digit


def label_of(line: str) -> Label | None:
    """Return the number that `line` starts with, None where it starts with none."""
    match = _LABEL.match(line) if line.lstrip()[:1] in _BEGINNINGS else None
    if match is None:
        return None
    group = "part" if match.lastgroup == "unit" else match.lastgroup or ""
    printed, value = match.group(0).strip(), match.group(group)
    style = {"zhspace": "zh", "numspace": "num", "first": "order"}.get(group, group)
    if group == "part":
        style = {"部分": "part", "章": "chapter", "节": "joint", "条": "article"}[match.group("unit")]
    if group in _SIGNS:
        first, style = _SIGNS[group]
        number = ord(value) - ord(first) + 1
    elif group == "bullet":
        number = 0
    elif group == "letter":
        number = (ord(value) - (0xFEE0 if ord(value) > 0xFF00 else 0)) % 32
    elif group == "dotted":
        number = int(re.split("[.．]", value)[-1])
        style = f"dotted{len(re.split('[.．]', value))}"
    else:
        number = chinese_number(value.lstrip("其"))
    return Label(style, number, printed, match.end())


def format_label(style: str, value: int) -> str:
    """Return a number of a style in its plain form: `一、`, `（一）`, `1.`, `（1）`, `第一部分`."""
    if style in _FORMATS:
        return _FORMATS[style].format(_chinese(value))
    if style == "pnum":
        return f"（{value}）"
    return f"{value}."


def _chinese(value: int) -> str:
    """Return 1..99 as a Chinese numeral, anything else in digits."""
    if not 0 < value < 100:
        return str(value)
    digits = "零一二三四五六七八九"
    tens, ones = divmod(value, 10)
    return ("" if not tens else ("" if tens == 1 else digits[tens]) + "十") + (digits[ones] if ones or not tens else "")
