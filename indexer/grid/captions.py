"""What is printed above a table or in its first rows: its caption, its unit, and whether it goes on from another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.grid.flattened import BLANKS, GridRow, fields
from indexer.grid.table_words import bare, plays
from indexer.quantities import narrow

_MONEY = r"(?:人民币)?[ ]?((?:千|百)?(?:万|亿)?元|千元)"
_UNIT = re.compile(
    rf"(?:金额|计量|货币)?单位[ ]?[:：][ ]?{_MONEY}"
    rf"|(?:金额|计量|货币|数字|本表|均)(?:计量)?单位(?:均|都|统一)?[为是]{_MONEY}"
    rf"|以{_MONEY}为(?:计[量算])?单位|(?<!单价)[以按]{_MONEY}(?:计算?|算|列示)(?=[。：:）)]{{0,2}}$)"
    rf"|[（(](?:[^（()）\d\n]{{1,12}}[，、,；])?(?:金额|计量)?(?:单位[:：]?)?{_MONEY}(?:/[^）)]{{1,8}})?[)）]|[^\d\s]/{_MONEY}$"
)
_UNITS = frozenset(("元", "千元", "万元", "百万元", "亿元"))
_NOTE = re.compile(r"[（(]?(?:注|备注|说明|本表|以上)|[（(][千百]?[万亿]?元[)）][^\n]")
_LONGEST_NOTE = 80
_LINES_ABOVE = 4
_LONGEST_CAPTION = 60
_UNIT_LINE = re.compile(r"[（(]?(?:单位|金额单位|计量单位).{0,12}|[（(]\d{4}年?度?[)）]")
_DATE = re.compile(r"[（(]?(?:19|20)\d\d年(?:度|\d{1,2}月(?:\d{1,2}日)?)[）)]?")
_FORM_NUMBER = re.compile(r"(?:附?表|附件)[:]?[\d一二三四五六七八九十]{0,3}(?:[-—.]\d{1,2})?[:]?")
_GOES_ON = re.compile(r"[（(]?(?:续表|接上表|续上表|续)\d{0,2}[)）]?|.{0,40}[（(]续[表\d一二三]{0,2}[)）]")
_PAGE_LINE = re.compile(r"[-—－–\s]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/共]\s*\d{1,4}\s*页?)?)[-—－–\s]*")
_NUMBER_ALONE = re.compile(r"[\d,.，．]{1,20}[%％]?|[—/-]{1,2}")
_FURTHEST = 200  # characters between the parts of a table over several pages


def find_unit(text: str) -> str | None:
    """Return the unit that a caption, heading or note declares: 单位：万元, （万元）, 金额/万元."""
    found = _UNIT.search(text) if "元" in text else None
    unit = next(filter(None, found.groups()), None) if found else None
    return unit if unit in _UNITS else None


def unit_alone(words: str) -> str | None:
    """Return the unit of money that a cell consists of."""
    words = narrow(words).strip(BLANKS)
    return words if words in _UNITS else None


_SEAL = re.compile(r"\((?:盖章|公章|签章|加盖公章|章)\)")  # 部门名称（盖章）：


def caption_above(text: str, start: int, floor: int = 0) -> tuple[str | None, str | None]:
    """Return the caption and the unit printed in the lines above a table, none of them before `floor`."""
    caption = unit = None
    end = start
    seen = 0
    for _ in range(3 * _LINES_ABOVE):
        end = text.rfind("\n", 0, max(end, 0))
        if end < floor or end < 0 or seen == _LINES_ABOVE:
            break
        begin = max(text.rfind("\n", 0, end) + 1, floor)
        line = text[begin:end].strip(BLANKS)
        if not line:
            continue
        seen += 1
        unit = unit or find_unit(line) or unit_alone(line)
        if is_banner(re.split(r"\t| {2,}|\u3000", line)):
            continue
        if plays("level", bare(line)):  # 二级指标 over a form's 三级指标
            break
        if len(line) > _LONGEST_CAPTION or re.search("[，。；]", line) or len(fields(text, begin, end)) > 1:
            break
        if _NUMBER_ALONE.fullmatch(line):
            break  # the last cell of another table
        if "|" in line or (" " in line and plays("key", bare(line.split()[0]))):
            break  # a row of one: 项目起止时间 | 2020年度, 主管部门 某局 实施单位 某中心
        if caption is None and not _UNIT_LINE.fullmatch(line) and not unit_alone(line) and not is_banner([line]):
            caption = line
            break
    return caption, unit


def note_below(text: str, end: int) -> tuple[int, int] | None:
    """Return the note right below a table that says its unit: 注：本表金额单位为万元; 单位：万元 may be of the next."""
    begin = end
    while begin < len(text) and text[begin] in BLANKS + "\n":
        begin += 1
    line = text[begin : begin + _LONGEST_NOTE].split("\n")[0]
    stop = begin + len(line)
    return (begin, stop) if _NOTE.match(line) and find_unit(line) else None


def is_banner(words: Sequence[str]) -> bool:
    """Say whether the filled cells of a row only say what form this is: 公开01表, 部门：…, 金额单位：万元."""
    filled = ["".join(word.split()) for word in words if word.strip(BLANKS)]
    return bool(filled) and all(
        plays("banner", _SEAL.sub("", bare(word)))
        or _FORM_NUMBER.fullmatch(bare(word))
        or _UNIT_LINE.fullmatch(word)
        or unit_alone(word)
        or _DATE.fullmatch(word)
        for word in filled
    )


def titles_all(words: Sequence[str]) -> bool:
    """Say whether the cells of a row are a table's number, title and unit: 表1, …情况, 单位：万元."""
    named = [word for word in words if word.strip(BLANKS) and not is_banner([word])]
    beside = sum(bool(word.strip(BLANKS)) for word in words) > len(named)
    return beside and len(named) == 1 and plays("title", bare(named[0]))


def caption_of_rows(text: str, rows: Sequence[GridRow]) -> tuple[str | None, str | None]:
    """Return the caption and the unit that stand in a table's own first rows, above its heads."""
    caption = unit = None
    for row in rows:
        for words in row.words(text):
            unit = unit or find_unit(words) or unit_alone(words)
        if caption is None and not is_banner(row.words(text)):
            named = (words for words in row.words(text) if words.strip(BLANKS) and not is_banner([words]))
            caption = next((re.sub(r"\s+", "", words) for words in named), None)
    return caption, unit


def goes_on(text: str, end: int, start: int, caption: str | None) -> bool:
    """Say whether nothing but the turn of a page stands between a table that ends and one that starts.

    The caption of the first part, 续表, a unit and page numbers may be printed again between them.
    """
    if start - end > _FURTHEST:
        return False
    for line in text[end:start].split("\n"):
        words = re.sub(r"\s+", "", narrow(line))
        again = caption is not None and words in re.sub(r"\s+", "", narrow(caption))
        if words and not (again or _GOES_ON.fullmatch(words) or _PAGE_LINE.fullmatch(words) or is_banner([line])):
            return False
    return True
