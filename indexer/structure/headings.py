"""Which lines of a report may be headings, and where each heading ends.

A heading is told by several signs together: its number, its length, its punctuation, what follows it, and the
names that sections of these reports are known by. Lists look like headings; they are told apart as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.structure.heading_types import HeadingTypes
from indexer.structure.layout import Line
from indexer.structure.numbering import Label, label_of

_LONGEST = 60  # characters of a heading on a line of its own
_LONGEST_RUN_IN = 40  # characters of a heading that its paragraph goes on after
_LONGEST_BARE = 40  # characters of a heading without a number
_NUMBER_CELL = re.compile(r"[≥≤＞＜><=约]?[\d,，.．]+[%％]?[\u4e00-\u9fff]{0,3}|[—/-]{1,2}")
_LONGEST_CELL = 14
_STOP = re.compile("[。！？；;]")
_COLON = re.compile("[：:]")
# Words that a blank parts from the paragraph which goes on after them: （一）项目概况 本项目位于….
_APART = re.compile(r"([^\s，。；：、]{3,20})[ \u3000]{1,4}(?=[^\s]{8})")
_LIST_STOP = re.compile(r"[。；;]\s*")
_MONEY = re.compile(r"\d[\d,，.．]{0,20}\s?(?:亿|万|千|百)?元|[一二三四五六七八九十百]万元")
_UNFINISHED = tuple("，、,；;")
_DATE = re.compile(r"[（(]?[\d〇○零一二三四五六七八九]{4}\s?年(?:\s?[\d一二三四五六七八九十]{1,3}\s?月|度?[）)]?$)")
_OPENING = re.compile("现[将就对把].{2,60}(?:如下|报告)|报告如下$")  # 现将自评情况报告如下
_NOT_HEADING = re.compile(r"[（(]?(?:单位[：:]|填表|备注|注[：:]|说明[：:]|联系|附|表\s?\d|图\s?\d|[—-]|无$|☑|□)")
_ASIDE = re.compile(r"[（(][^（()）]{0,16}[）)]")  # （见附件）, （略）
# What is numbered within a section and is none: items of the functional classification, terms with their meaning.
_CLASSIFIED = re.compile(r"[（(][类款项][）)]")
_DEFINED = re.compile(r"[^：:。]{1,40}[：:]\s?(?:是?指|反映)")
_MORE_ORDER = re.compile("[二三四五六七八九]是")
_OFFICE = re.compile("(?:局|委|委员会|办公室|厅|政府|中心|公司|法院|检察院|学校|医院|大队|支队)$")
_HAN = re.compile("[\u4e00-\u9fff]")
# A row of a table whose cells blanks part: it ends in two numbers or more.
_CELL_AFTER = re.compile(r"(?:[ \u3000]{2,}[\d,，.．]+|\s\d[\d,，]{0,20}[.．]\d{1,6})[%％]?$")  # 平安建设        38.00
_ROW = re.compile(r"(?:\s(?:[\d,，.．]+[%％]?|[—-]{1,2}|无)){2,}$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line taken for a heading.

    `kind` is printed (a number on a line of its own), run_in (the paragraph goes on after it), bare (no number),
    lead_in, unheaded, caption, annex, attachments, contents, signature or form. `end` is where its words end,
    `name` what it says without its number, `type` the section type that its words name, if any.
    """

    line: int
    start: int
    end: int
    kind: str
    label: Label | None
    name: str
    type: str | None


def find_headings(lines: Sequence[Line], first: int, last: int, types: HeadingTypes) -> list[Heading]:
    """Return the headings among `lines[first:last]`, lists left out, in order."""
    found: dict[int, Heading] = {}
    labelled: list[tuple[int, Label]] = []
    for i in range(first, last):
        if lines[i].table or (i - 1 in found and found[i - 1].end == lines[i].end):
            continue
        label = label_of(lines[i].words)
        if label is not None and label.length == len(lines[i].words):
            heading = _over_two_lines(lines, i, label, types)
        else:
            heading = _bare(lines, i, types) if label is None else _labelled(lines, i, label, types)
        if label is not None:
            labelled.append((i, label))
        if heading is not None:
            found[i] = heading
    for members in _sequences(labelled):
        _settle(members, lines, found, types)
    return [found[i] for i in sorted(found)]


def _labelled(lines: Sequence[Line], i: int, label: Label, types: HeadingTypes) -> Heading | None:
    """Return the heading that a line with a number is or begins with."""
    line = lines[i]
    name = line.words[label.length :].rstrip()
    if label.style == "bullet" or not _HAN.search(name) or is_row(line.words) or _counts_on(name, label):
        return None
    if _CLASSIFIED.search(name[:_LONGEST]) or _DEFINED.match(name) or _heads_row(lines, i):
        return None
    stop, colon = _STOP.search(name), _COLON.search(name)
    if stop is None and len(name) <= _LONGEST and label.style != "order":
        inside = colon is not None and colon.end() < len(name)
        type_ = types.of(name)
        if not inside and not name.endswith(_UNFINISHED) and (type_ or not _MONEY.search(name)):
            return Heading(i, line.start, line.end, "printed", label, name.rstrip("：:"), type_)
    if name.endswith(("：", ":")) and _opens_level(lines, i, label):
        return run_in(line, i, label, types)
    apart = _APART.match(name)
    if apart is not None and (type_ := types.of(apart.group(1))) is not None:
        return Heading(i, line.start, line.start + label.length + apart.end(1), "run_in", label, apart.group(1), type_)
    end = min((m.start() for m in (stop, colon) if m is not None), default=len(name))
    words = name[:end]
    if end == len(name) or end > _LONGEST_RUN_IN or _MONEY.search(words) or not words.strip():
        return None
    whole = end + 1 == len(name)
    if name[end] in "；;" or (label.style == "order" and (whole or _MORE_ORDER.search(name))):
        return None
    type_ = types.of(words)
    if name[end] in "：:" and type_ is None:
        return None
    printed_end = line.start + label.length + end + (name[end] not in "：:")
    return Heading(i, line.start, printed_end, "printed" if whole else "run_in", label, words, type_)


def _counts_on(name: str, label: Label) -> bool:
    """Whether a line goes on with the next number: a list in one paragraph (1.资金到位慢。2.标准偏低。)."""
    for stop in _LIST_STOP.finditer(name):
        following = label_of(name[stop.end() : stop.end() + 12])
        if following is not None and (following.style, following.value) == (label.style, label.value + 1):
            return True
    return False


def _over_two_lines(lines: Sequence[Line], i: int, label: Label, types: HeadingTypes) -> Heading | None:
    """Return the heading whose number has a line to itself and whose words are the next one (第一部分 / 概  况)."""
    if label.style not in ("part", "chapter", "joint") or i + 1 >= len(lines) or lines[i + 1].table:
        return None
    after = lines[i + 1]
    name = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", after.words)
    if len(name) > _LONGEST_BARE or label_of(after.words) is not None or not _HAN.search(name):
        return None
    if _STOP.search(name) or name.endswith(_UNFINISHED):
        return None
    return Heading(i, lines[i].start, after.end, "printed", label, name, types.of(name))


def run_in(line: Line, i: int, label: Label, types: HeadingTypes) -> Heading:
    """Return the heading that a numbered paragraph begins with: its words up to the first mark."""
    name = line.words[label.length :]
    mark = re.search("[，。：；,:;！？]", name)
    words = name[: mark.start()] if mark else name
    if mark and mark.group() == "," and name[mark.end() : mark.end() + 1].isdigit():
        words = words.rstrip("0123456789") or words  # （七）其他项目支出2,033.36万元
    return Heading(i, line.start, line.start + label.length + len(words), "run_in", label, words, types.of(words))


def is_row(words: str) -> bool:
    """Whether a line is a row of a table that blanks part into cells."""
    return len(words.split(maxsplit=1)) > 1 and _ROW.search(words[-80:]) is not None


def _in_column(lines: Sequence[Line], i: int) -> bool:
    """Whether a line stands among numbers, or among cells with a number: a table with one cell to a line."""
    near = (*lines[max(0, i - 4) : i], *lines[i + 1 : i + 5])
    if sum(bool(_NUMBER_CELL.fullmatch(line.words)) for line in near) > 1:
        return True
    around = (*lines[max(0, i - 8) : i], *lines[i + 1 : i + 9])
    cells = sum(len(line.words) <= _LONGEST_CELL and not _STOP.search(line.words) for line in around)
    numbers = any(_NUMBER_CELL.fullmatch(line.words) for line in around)
    if numbers and cells * 4 >= len(around) * 3:
        return True
    below = lines[i + 1 : i + 9]  # the first head of such a table, behind its title
    short = all(len(line.words) <= _LONGEST_CELL and not _STOP.search(line.words) for line in below)
    return short and sum(bool(_NUMBER_CELL.fullmatch(line.words)) for line in below) > 1


def _heads_row(lines: Sequence[Line], i: int) -> bool:
    """Whether two numbers stand alone on the lines below: the row of a table with one cell to a line."""
    below = lines[i + 1 : i + 3]
    return len(below) == 2 and all(_NUMBER_CELL.fullmatch(line.words) for line in below)


def _opens_level(lines: Sequence[Line], i: int, label: Label) -> bool:
    """Whether the next line begins a count of another style."""
    following = label_of(lines[i + 1].words) if i + 1 < len(lines) and not lines[i + 1].table else None
    return following is not None and following.value == 1 and following.style not in (label.style, "order")


def _bare(lines: Sequence[Line], i: int, types: HeadingTypes) -> Heading | None:
    """Return a heading without a number: a short line of words alone, with a paragraph or a heading after it."""
    words = lines[i].words
    if len(words) > _LONGEST_BARE or not 2 <= len(_HAN.findall(words)) or _NOT_HEADING.match(words):
        return None
    if (
        is_row(words)
        or _CELL_AFTER.search(words)
        or _ASIDE.fullmatch(words)
        or sum(len(word) > 1 for word in words.split()) > 2  # cells that blanks part
        or words.split() == ["收入", "支出"]  # the two sides of a table
        or _STOP.search(words)
        or words.endswith(_UNFINISHED)
        or _COLON.search(words)
        or _DATE.match(words)
        or _OPENING.search(words)
    ):
        return None
    if i + 1 >= len(lines) or _MONEY.search(words):
        return None
    type_ = types.of(words)
    if type_ is None and _OFFICE.search(words):
        return None
    after = lines[i + 1]
    if is_row(after.words) or _in_column(lines, i):
        return None
    prose = not after.table and (bool(_STOP.search(after.words)) or label_of(after.words) is not None)
    if type_ is None and not prose:
        return None
    return Heading(i, lines[i].start, lines[i].end, "bare", None, words, type_)


def _sequences(labelled: Sequence[tuple[int, Label]]) -> list[list[tuple[int, Label]]]:
    """Sort numbered lines into sequences that count up by one in one style.

    A number goes on with the latest sequence of its style that it follows; 1 always begins a new one.
    """
    sequences: list[list[tuple[int, Label]]] = []
    latest: dict[tuple[str, int], int] = {}  # (style, value that would go on) -> sequence
    for i, label in labelled:
        number = latest.pop((label.style, label.value), None) if label.value > 1 else None
        if number is None:
            number = len(sequences)
            sequences.append([])
        sequences[number].append((i, label))
        latest[(label.style, label.value + 1)] = number
    return sequences


def _settle(
    members: Sequence[tuple[int, Label]], lines: Sequence[Line], found: dict[int, Heading], types: HeadingTypes
) -> None:
    """Decide for a whole sequence whether it is a list or headings, and make `found` say so.

    A list's members are sentences, or short lines with nothing under them. Where most members are headings
    the others are as well: their first words.
    """
    after = {i for i, _ in members}
    for i, _ in members:
        sentence = lines[i].words.endswith(("。", "；", ";"))
        if i in found and found[i].kind == "printed" and sentence and (i + 1 in after or _nothing_under(lines, i)):
            del found[i]
    headings = [found[i] for i, _ in members if i in found]
    last = members[-1][0]
    # A row may be broken over two lines: 1 某乡集中 / 供水工程 286.40 268.55
    broken = len(members) > 1 and members[0][1].style == "num"
    rows = sum(any(is_row(line.words) for line in lines[i : i + 1 + broken]) for i, _ in members)
    if (
        rows * 2 > len(members)
        or len(headings) * 2 < len(members)
        # Of 1. 2. all are sections or none: 1.基本支出386万元，… beside 2.项目支出，其中：
        or (members[0][1].style == "num" and len(headings) * 3 < len(members) * 2)
        or not headings
        or (len(members) > 1 and _is_bare_list(headings, after, last))
    ):
        wanted = False
    elif members[0][1].style == "order":
        wanted = len(members) > 1 and members[0][0] - 1 in found
    else:
        wanted = True
    for i, label in members:
        if not wanted:
            found.pop(i, None)
        elif i not in found and len(headings) * 3 >= len(members) * 2:
            found[i] = run_in(lines[i], i, label, types)


def _nothing_under(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is the last, or the next carries a number that begins no count of its own."""
    following = label_of(lines[i + 1].words) if i + 1 < len(lines) else None
    return i + 1 >= len(lines) or (following is not None and following.value > 1)


def _is_bare_list(headings: Sequence[Heading], members: set[int], last: int) -> bool:
    """Whether no member but the last has anything under it, and few carry the name of a section."""
    known = sum(heading.type is not None for heading in headings)
    bare = sum((h.kind == "printed" and h.line + 1 in members) or h.line == last for h in headings)
    return bare >= len(members) and known * 2 < len(members)
