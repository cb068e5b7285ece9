"""The stretch of a sentence that a number belongs to: from the last clause mark to the number.

Closed brackets are stepped over (`国安（政治安全）经费63万元`), an opening one is a mark, unless the number
follows it at once (`责任保险（51.6万元）`). `其中` inside a phrase begins it anew. What stands before a colon is the
phrase's own item where nothing else does (`网格员补助：702万元`), else the label of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.meaning.items import clean_lead
from indexer.quantities import Quantity, find_years

REACH = 100  # how far back a phrase may begin
MOST_JOINED = 20  # numbers side by side
STOPS = "，,；;。！？：:\n\t"
OPENING, CLOSING = "（(［【", "）)］】"
_BOUND = re.compile(f"[{re.escape(STOPS + OPENING + CLOSING)}、]")
_FILLER = " 　约共计合为近"
_RESTART = re.compile(r"其中[有含]?|(?<!不)包括|其余|(?<=[（(])含")
_AMONG = re.compile(r"其中|包括|包含|构成|明细|如下|含$|^[，,\s]*分别[为是]?$")
_OPENER = re.compile(r"其中|包括|包含|构成|明细|如下|具体|主要|情况|分别|[为是有含，、\s]")
_JOINTS = re.compile(r"[、和及与，,\s]+|以及")
_TOGETHER = re.compile(r"[、和及与，,\s]{1,3}|以及")
_SLASH = re.compile(r"\s?/\s?")
_YEARS = re.compile(r"(?:^|[近前这])([两三四五])年(?:来|间)?|([两三四五])年$")
_EACH = re.compile(r"分别|依次|各(?![种类项级镇乡县市区村部单])")
_LEVELS = re.compile(r"([省市县区乡镇])(?:[两三四]级)(?:财政|政府|部门)?$")  # 中央、省、市三级财政分别
_THOUSANDS = re.compile(r"\d[,，]\d{3}(?!\d)")
_SENTENCE = re.compile(r"[。！？!?]")
_MARK = re.compile(
    r"[\s、，；。：:;,●○◆■▪•·]*(?:以及|[和及与](?!时))?"
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳㈠-㈩])?\s*"
)
_USED = re.compile(r"[，、：:]?(?:资金|经费|主要|全部|分别|其中|具体){0,3}用于")
_MARKED = re.compile(r"[\s、，；。：:;,●○◆■▪•·以和及与（(\d①-⑳㈠-㈩]")  # what `_MARK` begins with


@dataclass(slots=True)
class Phrase:
    """The words before a number, from `start`; `label` before their colon; `among` if they open a list of parts.

    `opener` is what stands before the word that opens it: 结转项目 of 结转项目包括.
    """

    start: int
    words: str
    label: str = ""
    among: bool = False
    opener: str = ""
    series: bool = False  # one of the years that a list pairs with amounts


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of the sentences of a paragraph, without their full stops."""
    for found in _SENTENCE.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    if start < end:
        yield start, end


# A line's label, set apart from what it holds by a wide blank: 年初部门预算（单位：万元）　基本支出268.40
_SET_APART = re.compile(r"([^\s，。；：:\d（(]{2,16})(?:[（(]单位[^（()）\n\d]{1,8}[)）])?\u3000\s*(?=[^\s\d])")


def phrase_before(text: str, low: int, position: int) -> Phrase:
    """Return the phrase that ends at `position` and begins at `low` or later."""
    low = max(low, position - REACH)
    start = _back(text, low, position)
    if start > low and text[start - 1] in OPENING and not text[start:position].strip(_FILLER):
        start = _back(text, low, start - 1)
    label = ""
    if start > low and text[start - 1] in "：:":
        label_start = _back(text, low, start - 1)
        label = text[label_start : start - 1]
        if not text[start:position].strip(_FILLER) and not _AMONG.search(label):
            start, label = label_start, ""
    elif "\u3000" in text[start:position] and (set_apart := _SET_APART.match(text, start, position)):
        label, start = set_apart.group(1), set_apart.end()
    words = text[start:position]
    restarts: list[re.Match[str]] = []
    if "其" in words or "包括" in words or "含" in words:
        restarts = list(_RESTART.finditer(text, start, position))
        closed = max(text.rfind(mark, start, position) for mark in CLOSING)
        restarts = [found for found in restarts if found.end() > closed]
    opening = label != "" and _AMONG.search(label) is not None and len(_OPENER.sub("", label)) < 2
    behind = text[max(low, start - 6) : max(low, start - 1)]  # of the clause before
    among = bool(restarts) or opening or (behind != "" and _AMONG.search(behind) is not None)
    opener = ""
    if restarts and text[restarts[-1].end() : position].strip(_FILLER):
        opener, start = text[start : restarts[-1].start()], restarts[-1].end()
    return Phrase(start, text[start:position], "" if opening else label, among and (opening or not label), opener)


def _back(text: str, low: int, position: int) -> int:
    """Go back to the clause mark before `position`, over closed brackets and quotations.

    A bracket that closes here and opened before `low`, or that opens right at `low`, is of the number before it.
    """
    closed: list[int] = []  # brackets whose openings are looked for
    for found in reversed(list(_BOUND.finditer(text, low, position))):
        index, char = found.start(), found.group()
        if char in CLOSING:
            closed.append(index)
        elif char in OPENING:
            if not closed:
                return index + 1
            last = closed.pop()
            if index == low and low and text[low - 1] in "元%％":
                return last + 1
        elif not closed and (char in STOPS or (char == "、" and index == low)) and not _in_number(text, index):
            return index + 1
    return closed[0] + 1 if closed else low


def _in_number(text: str, index: int) -> bool:
    """Say whether a comma parts thousands: 发放13,260人次."""
    return text[index] in ",，" and _THOUSANDS.match(text, max(0, index - 1)) is not None


def joined_run(text: str, quantities: Sequence[Quantity]) -> int:
    """Return how many of the numbers, from the first on, stand side by side: 1万元、2万元和3万元."""
    count = 1
    while count < len(quantities) and _TOGETHER.fullmatch(text[quantities[count - 1].end : quantities[count].start]):
        count += 1
    return count


def _by_years(text: str, phrase: Phrase, inside: Sequence[Quantity], number: int) -> list[str]:
    """Pair years side by side with as many amounts: 2020年、2021年支出286万元、302万元."""
    years = find_years(phrase.words)
    if len(years) < 2:
        return []
    beside = all(_JOINTS.fullmatch(phrase.words[a.end : b.start]) for a, b in pairwise(years))
    if not beside or joined_run(text, inside[number : number + MOST_JOINED]) != len(years):
        return []
    return [f"{found.first}年{phrase.words[years[-1].end :]}" for found in years]


def _by_slashes(text: str, phrase: Phrase, inside: Sequence[Quantity], number: int) -> list[str]:
    """Pair what slashes part on both sides: 预算数/执行数：60万元/58万元."""
    names = (phrase.words if "/" in phrase.words else phrase.label).split("/")
    quantities = inside[number : number + MOST_JOINED]
    count = 1
    while count < len(quantities) and _SLASH.fullmatch(text[quantities[count - 1].end : quantities[count].start]):
        count += 1
    if len(names) != count or not all(names):
        return []
    after = _EACH.split(names[-1], maxsplit=1)
    return [*names[:-1], after[0] + "".join(after[1:])]


def respectively(
    text: str, phrase: Phrase, inside: Sequence[Quantity], number: int, year: int | None = None
) -> list[str]:
    """Return one phrase for each of the numbers, from `number` on, that 分别 gives in order, [] where they do not pair.

    `A、B分别为1万元、2万元` gives `A为`, `B为`; years pair as well: `2021年、2022年支出分别为…`, and the last three up
    to `year` of `收缴率三年分别为…`.
    """
    if "/" in phrase.words or "/" in phrase.label:
        return _by_slashes(text, phrase, inside, number)
    divided = _EACH.search(phrase.words)
    if divided is None:
        return _by_years(text, phrase, inside, number)
    before, after = phrase.words[: divided.start()], phrase.words[divided.end() :]
    before = _LEVELS.sub(r"\1", before)
    names = [name for name in _JOINTS.split(before[clean_lead(before) if "年、" not in before else 0 :]) if name]
    count = joined_run(text, inside[number : number + MOST_JOINED])
    spans = [found for found in find_years(before) if found.last - found.first == count - 1]
    if spans and count > 1:  # 2020至2022年度支出分别为
        rest = before[spans[-1].end :].removeprefix("度") + after
        return [f"{spans[-1].first + i}年{rest}" for i in range(count)]
    several = _YEARS.search(before) if year is not None and count > 1 else None
    if several and year is not None and "两三四五"[count - 2 : count - 1] in several.groups():
        rest = before[: several.start()] + before[several.end() :] + after
        return [f"{year - count + 1 + i}年{rest}" for i in range(count)]
    if len(names) != count or count < 2:
        return []
    last_year = find_years(names[-1])
    rest = names[-1][last_year[-1].end :] if last_year else ""
    years = [find_years(name) for name in names[:-1]]
    if last_year and all(found and found[-1].end >= len(name) for found, name in zip(years, names, strict=False)):
        names = [name + rest for name in names[:-1]] + names[-1:]
    return [name + after for name in names]


def length_of_marks(words: str) -> int:
    """Return the length of the marks and list numbers that a quote leaves out."""
    found = _MARK.match(words) if _MARKED.match(words) else None
    return found.end() if found else 0


def leads_to_use(phrase: Phrase) -> bool:
    """Say whether a phrase, or its label, says what the amount before it is used for: 其中用于路灯."""
    used = "用于" in phrase.words and _USED.match(phrase.words) is not None
    return used or phrase.label.endswith("用于")
