"""Labels of forms and what they announce: on the line, in the next cell, letters spread over the page, or composed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from indexer.forms import find_before
from indexer.privacy.names import A_HAN, HAN, Private, name_at, people, rules
from indexer.privacy.numbers import ANNOUNCED, HARMLESS, TELEPHONE

_MOST_IN_LABEL = 14  # characters of a label with what specifies it: 项目实施单位主要负责人
_REACH = 64  # from where a composed or a spread label begins to its colon, with all that may stand between

# Everything below is matched on folded text: half width, lower case.
_CELLS = re.compile(r"[\t\n|]")
_TAIL = re.compile(
    r"(?:[及和与、/](?:其?联系|办公)?(?:电话|方式|号码|手机)(?:号码)?)?"
    r"(?: {0,4}\([^()\n\t]{0,12}\)|签字|签名|签章|盖章|姓名|号码){0,2}"
)
_NEXT_CELL = re.compile(r"[ \xa0]{0,40}:?[ \xa0]{0,40}[\t\n|][ \xa0\t|]{0,40}")
_COLON = re.compile(r"[ \xa0]{0,40}:[ \xa0_]{0,40}")
_BLANKS = re.compile(r"[ \xa0]{1,40}")
_BETWEEN_NUMBERS = re.compile(r" {0,4}[、,;/或 ] {0,4}")
_SPREAD = re.compile(rf"(?<!{HAN}){HAN}(?: {{1,3}}{HAN}){{1,5}}(?=(?: {{0,4}}\([^()\n\t]{{0,12}}\))? {{0,20}}:)")
_SPREAD_BEGINS = re.compile(rf"{HAN}(?= )")
_NUMBER_AFTER = re.compile(r"[,、( ]{0,3}(?:联系)?(?:电话|手机|方式)?号?码?[: ]{0,3}")
_HOME = re.compile(rf"(?=(?:{HAN}|[a-z0-9#-]){{0,59}}[镇乡村组路街巷弄号栋楼室区县])(?:{HAN}|[a-z0-9#()-]){{6,60}}")
_CHAT = re.compile(r"[a-z0-9_-]{5,30}")


def labelled(folded: str) -> Iterator[Private]:
    """Yield what stands after a label: on its line, or in the next cell where the label has a cell to itself."""
    for start, end, kind in _labels(folded):
        if kind not in ("word", "title"):
            yield from _at_label(folded, start, tail(folded, end), kind)
    for match in find_before(":", _REACH, rules().begins, rules().composed, folded):
        if begins_phrase(folded, match.start()):
            yield from people(folded, match.end())
    for match in find_before(":", _REACH, _SPREAD_BEGINS, _SPREAD, folded):
        label = match[0].replace(" ", "")
        colon = _COLON.match(folded, tail(folded, match.end()))
        told = heading(label) if colon else None
        if colon and told and told != "word":
            yield from announced(folded, colon.end(), told)


def _labels(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of the labels, and of the words that may hide one, in the lines that hold a label."""
    high = -1
    for place, *_ in rules().sure.find(folded):
        if place < high:
            continue
        low = folded.rfind("\n", 0, place) + 1
        high = folded.find("\n", place)
        high = len(folded) if high < 0 else high
        for start, end, _, kinds in rules().told.find(folded[low:high]):
            yield low + start, low + end, kinds[0]


def _at_label(folded: str, start: int, end: int, kind: str) -> Iterator[Private]:
    if (cell := _NEXT_CELL.match(folded, end)) and kind != "device" and begins_cell(folded, start):
        yield from in_cell(folded, cell.end(), kind)
    if colon := _COLON.match(folded, end):
        yield from announced(folded, colon.end(), kind)
    elif kind in ("home", "chat"):
        return
    elif kind not in ("person", "device", "code"):
        blanks = _BLANKS.match(folded, end)
        found = announced(folded, blanks.end() if blanks else end, kind)
        yield from (each for each in found if blanks or each.kind != "name")  # 电话布线 is nobody's telephone
    elif begins_phrase(folded, start):
        if blanks := _BLANKS.match(folded, end):
            yield from announced(folded, blanks.end(), kind)
        elif kind == "person" and (name := name_at(folded, end)):  # 联系人张三，电话12345678
            between = _NUMBER_AFTER.match(folded, name.end)
            if between and TELEPHONE.match(folded, between.end()):
                yield name


def tail(folded: str, end: int) -> int:
    """Return where a label ends with what may follow it: （签字）, 及联系电话."""
    found = _TAIL.match(folded, end)
    return found.end() if found else end


def begins_phrase(folded: str, start: int) -> bool:
    """Whether only what specifies a label stands before it since the last mark or blank."""
    before = folded[max(0, start - _MOST_IN_LABEL) : start]
    return len(before) < _MOST_IN_LABEL or not all(A_HAN.match(char) for char in before)


def begins_cell(folded: str, start: int) -> bool:
    """Whether a label begins its cell, but for what specifies it."""
    before = folded[max(0, start - _MOST_IN_LABEL) : start]
    inside = _CELLS.split(before)[-1]
    return (len(inside) < _MOST_IN_LABEL or start == len(inside)) and all(
        A_HAN.match(char) or char in " \xa0()、/" for char in inside
    )


@lru_cache(maxsize=2048)
def heading(cell: str) -> str | None:
    """Return the kind of label or word that a cell of few characters is, None where it says something else."""
    text = cell.strip(" \xa0:")
    if not 2 <= len(text) <= _MOST_IN_LABEL + 6:
        return None
    for start, end, _, kinds in rules().labels.find(text):
        if tail(text, end) == len(text) and begins_cell(text, start):
            return "word" if kinds[0] == "title" else kinds[0]
    composed = next((m for m in rules().composed.finditer(text + ":") if m.end() > len(text)), None)
    return "person" if composed is not None and begins_cell(text, composed.start()) else None


def announced(folded: str, start: int, kind: str) -> Iterator[Private]:
    """Yield the names or numbers that stand at `start`, where a label of this kind announces them."""
    if kind == "person":
        yield from people(folded, start)
        return
    if kind in ("home", "chat"):
        said = (_HOME if kind == "home" else _CHAT).match(folded, start)
        if said:
            yield Private("address", said.start() + (3 if kind == "home" else 2), said.end())
        return
    pattern = ANNOUNCED[kind]
    while found := pattern.match(folded, start):
        yield Private("harmless" if kind in HARMLESS else "number", found.start(), found.end())
        between = _BETWEEN_NUMBERS.match(folded, found.end())
        if not between:
            return
        start = between.end()
    if kind == "phone":  # 联系电话：张三 12345678
        yield from people(folded, start)


def in_cell(folded: str, start: int, kind: str) -> list[Private]:
    """Return what is announced where it is all that the cell says."""
    end = min((at for at in (folded.find(mark, start, start + 80) for mark in "\t\n|") if at >= 0), default=-1)
    if end < 0:
        end = len(folded) if len(folded) - start < 80 else start
    found = list(announced(folded, start, kind))
    said = max((each.end for each in found), default=end)
    return [] if said > end or A_HAN.search(folded, said, end) else found
