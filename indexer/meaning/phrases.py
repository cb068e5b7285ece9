"""The stretch of a sentence that a number belongs to: from the last clause mark to the number.

Closed brackets are stepped over (`国安（政治安全）经费63万元`), an opening one is a mark, unless the number
follows it at once (`责任保险（51.6万元）`). `其中` inside a phrase begins it anew. What stands before a colon is the
phrase's own item where nothing else does (`网格员补助：702万元`), else the label of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.meaning.cited import without_papers
from indexer.quantities import Quantity
from indexer.structure.numbering import HAN, ITEM_NUMBER

REACH = 100  # how far back a phrase may begin
STOPS = "，,；;。！？：:\n\t"
OPENING, CLOSING = "（(［【", "）)］】"
_BOUND = re.compile(f"[{re.escape(STOPS + OPENING + CLOSING)}、]")
_UP_TO_LAST = re.compile(f"(?s:.*)[{re.escape(STOPS + OPENING + CLOSING)}]")
_FILLER = " 　约共计合为近"
_RESTART = re.compile(
    r"其中[有含]?|(?<!不)包[括含]|其余(?:[为是](?=[^，。；\d约]))?|(?<=[（(])含|(?<=[金费款])分为(?=[^\d，。])"
)
# Cells of a form that blanks alone part: 80 74.5 上年结转资金 其他资金 总体目标 本项目共完成.
_FLAT_CELL = re.compile(r"(?<=[\u4e00-\u9fff%％）)\d]) +(?=[\u4e00-\u9fff≤≥][\u4e00-\u9fff])")
_FEWEST_CELLS = 3
_AMONG = re.compile(r"其中|包括|包含|构成|明细|如下|含$|^[，,\s]*分别[为是]?$")
_HELD = re.compile(r"中(?:还?有|含|包括)|中[ ]?$")  # 支出80万元中有30万元为人员经费
_OPENER = re.compile(r"其中|包括|包含|构成|明细|如下|具体|主要|情况|分别|[为是有含，、\s]")
_THOUSANDS = re.compile(r"\d[,，]\d{3}(?!\d)")
_RATED = re.compile(
    "/(?:人|户|生|亩|月|年|次|天|套|辆|只|头|座|公里|平方米|学年|学期)(?:[/·.．*](?:人|月|年|天|次|学年|学期))*(?!、)"
)
_SENTENCE = re.compile(r"[。！？!?](?![）)]\S)")  # not （…比上年增加2万元。）比上年持平
_MARK = re.compile(
    r"[\s、，；。：:;,●○◆■▪•·]*(?:以及|[和及与](?!时))?"
    rf"{ITEM_NUMBER}?\s*"
)
_USED = re.compile(r"[，、：:]?(?:资金|经费|主要|全部|分别|其中|具体){0,3}用于")
_NAME_GOES_ON = re.compile(r"(?:项目|专项|工程|资金|\d[\d,.]*[ ]?[万亿]?元)")  # behind a bracket
_MARKED = re.compile(rf"[\s、，；。：:;,●○◆■▪•·以和及与（(\d①-⑳㈠-㈩⑴-⒇{HAN}]")  # what `_MARK` begins with


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
    named: str = ""  # which of the things named before its list pairs with the number


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of the sentences of a paragraph, without their full stops."""
    for found in _SENTENCE.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    if start < end:
        yield start, end


# A line's label, set apart from what it holds by a wide blank: 年初部门预算（单位：万元）　基本支出268.40
_SET_APART = re.compile(r"([^\s，。；：:\d（(]{2,16})(?:[（(]单位[^（()）\n\d]{1,8}[)）])?\u3000\s*(?=[^\s\d])")

# What an amount holds or leaves out, told in brackets behind its name: of no weight for what it is itself.
_ASIDE = re.compile(
    r"(?<=[出算入金位额数计费款])[（(](?:已?(?:剔除|扣除)[^（）()，。；]{0,16}"
    r"|(?:其中)?(?:不?含|[不未]?包[括含]|[未已]含|加上)[^（）()，。；]{0,16}?"
    r"(?:结转|结余|退回|收回|追加|调[整剂]|配套|自筹|上年|以前年度|非税|基金|专户|税)[^（）()，。；\d]{0,8})[）)]"
    r"(?=(?:[为是共计约达]|合计|总计){0,3}$)"
)

SHORT_FOR = "(?:以?下[简统合通总]?|[简统合通总])称[为作]?[:：]?"
# 县数据中心（以下简称“数据中心”）
_CALLED = re.compile(rf"[（(](?![^（()）]{{0,9}}三公){SHORT_FOR}[^（()）]{{1,24}}[）)]")


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
    elif text.find("\u3000", start, position) >= 0 and (set_apart := _SET_APART.match(text, start, position)):
        label, start = set_apart.group(1), set_apart.end()
    held = _HELD.match(text, start, position) if text.startswith("元中", start - 1) else None
    start = held.end() if held else start
    words = text[start:position]
    if words.count(" ") >= _FEWEST_CELLS and (cell := _behind_cells(text, start, position)) > start:  # as of few
        start, label, words = cell, "", text[cell:position]
    restarts: list[re.Match[str]] = []
    if "其" in words or "包" in words or "含" in words or "分为" in words:
        restarts = list(_RESTART.finditer(text, start, position))
        closed = max(text.rfind(mark, start, position) for mark in CLOSING)
        restarts = [found for found in restarts if found.end() > closed]
    opening = label != "" and _AMONG.search(label) is not None and len(_OPENER.sub("", label)) < 2
    if label and not opening:  # the label of a list that is told by other words
        among = False
    else:
        behind = text[max(low, start - 6) : max(low, start - 1)]  # of the clause before
        among = bool(restarts or held) or opening or _AMONG.search(behind) is not None
    opener = ""
    if restarts and text[restarts[-1].end() : position].strip(_FILLER):
        opener, start = text[start : restarts[-1].start()], restarts[-1].end()
    words = text[start:position] if restarts else words
    words = _without_asides(words)
    words = _bare(words) if words.startswith("/") or "》" in words or "号" in words else words
    return Phrase(start, words, "" if opening else label, among, opener)


def _without_asides(words: str) -> str:
    """Return words with blanks for the brackets that say nothing of what an amount is of; places stay."""
    if "）" in words[-6:]:
        words = _ASIDE.sub(_blank, words)
    return _CALLED.sub(_blank, words) if "称" in words else words


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


# A bracket that tells of an amount what it holds, and what stands between it and the amount: （含上年结转80万元）共计.
_HOLDING = re.compile(r"[（(](?:其中|不?含|[不未]?包[括含]|[未已]含|剔除|扣除|加上)")
_COMES_TO = re.compile(r"[为是共计约达有合总\s]*")


def over_aside(text: str, phrase: Phrase, sentence: int, before: Sequence[Quantity]) -> Phrase:
    """Return the phrase with the words before a bracket behind which it begins: 预算（含上年结转80万元）为300万元.

    `before` are the numbers of the sentence before the one the phrase is of. The bracket is blank in the words, so
    that places stay.
    """
    closing = phrase.start - 1
    if not before or closing < before[-1].end or text[closing] not in "）)" or not _COMES_TO.fullmatch(phrase.words):
        return phrase
    opening = max(text.rfind("（", sentence, closing), text.rfind("(", sentence, closing))
    if opening < 0 or not _HOLDING.match(text, opening) or any(m in CLOSING for m in text[opening:closing]):
        return phrase
    low = max((q.end for q in before if q.end <= opening), default=sentence)
    whole = phrase_before(text, low, opening)
    return replace(whole, words=whole.words + " " * (phrase.start - opening) + phrase.words, among=False)


def _bare(words: str) -> str:
    """Return words with blanks for what they begin with of the amount before (1,000元|/生|投入), and for papers."""
    if words.startswith("/") and (rated := _RATED.match(words)):
        words = " " * rated.end() + words[rated.end() :]
    return without_papers(words)


def _behind_cells(text: str, start: int, position: int) -> int:
    """Return where the last cell of a line begins that holds a whole form, its cells parted by blanks; else `start`."""
    cells = [found.end() for found in _FLAT_CELL.finditer(text, start, position)]
    return cells[-1] if len(cells) >= _FEWEST_CELLS and text[cells[-1] : position].strip(_FILLER) else start


def _back(text: str, low: int, position: int) -> int:
    """Go back to the clause mark before `position`, over closed brackets and quotations.

    A bracket that closes here and opened before `low`, or that opens right at `low`, is of the number before it.
    """
    last = _UP_TO_LAST.match(text, low, position)
    if last is not None and text[last.end() - 1] not in CLOSING and not _in_number(text, last.end() - 1):
        return last.end()  # as mostly
    closed: list[int] = []  # brackets whose openings are looked for
    for found in reversed(list(_BOUND.finditer(text, low, position))):
        index, char = found.start(), found.group()
        if char in CLOSING:
            closed.append(index)
        elif char in OPENING:
            if not closed:
                return index + 1
            end = closed.pop() + 1
            if index == low and low and text[low - 1] in "元%％":
                return end
        elif not closed and (char in STOPS or (char == "、" and index == low)) and not _in_number(text, index):
            return index + 1
    return closed[0] + 1 if closed else low


def _in_number(text: str, index: int) -> bool:
    """Say whether a comma parts thousands: 发放13,260人次."""
    return text[index] in ",，" and _THOUSANDS.match(text, max(0, index - 1)) is not None


def length_of_marks(words: str) -> int:
    """Return the length of the marks and list numbers that a quote leaves out."""
    found = _MARK.match(words) if _MARKED.match(words) else None
    return found.end() if found else 0


def leads_to_use(phrase: Phrase) -> bool:
    """Say whether a phrase, or its label, says what the amount before it is used for: 其中用于路灯."""
    used = "用于" in phrase.words and _USED.match(phrase.words) is not None
    return used or phrase.label.endswith("用于")


def is_in_name(text: str, q: Quantity) -> bool:
    """Say whether the number stands inside a quoted name or in the bracket of a longer one."""
    before = text[max(0, q.start - 40) : q.start]
    last = before[-1:].strip()
    if last and last not in OPENING and "“" not in before and "《" not in before:  # as mostly
        return False
    before = before.rpartition("\n")[2]
    bracketed = before.rstrip()[-1:] in OPENING
    if not bracketed and "“" not in before and "《" not in before:
        return False
    after = text[q.end : q.end + 40].split("\n")[0]
    for opening, closing in ("“”", "《》"):
        inside = before.rfind(opening) > before.rfind(closing)
        if inside and after.find(closing) >= 0 and after[: after.find(closing)].strip():
            return True
    bracketed = bracketed and after[:1] in CLOSING
    return bracketed and _NAME_GOES_ON.match(after, 1) is not None
