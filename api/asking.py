"""Which of the listed words a question uses as its own: to ask, to name a measure, to name who spent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from api.phrase import is_han
from api.wording import QuestionWords, Word
from indexer.forms import fold
from indexer.vocabulary import Match

Span = tuple[int, int]

_DENIED = re.compile(r"(?:\bnot |不是|而非|不含)$")  # (not actual): the measure is named to be left out
# What may stand between a place or year and the organisation that spent: 荷塘、芦淞两个区的政法委, 各县教育局.
_JOINED_TO = re.compile(
    r"(?:'s| |,|of|in|the|年|度|[区县市省镇乡两三四五六七八九十几个家委各的在全本]"
    "|所有|全部|哪些|哪个|每个|哪家|请问|下属|所属)*"
)
_PAID_TO = re.compile(r"(?:\bto|\bfor|\bfrom)(?: the)? $")
# 支出 ends the name of a kind of spending; where a measure is named besides, it is no measure of its own.
_KIND_OF_SPENDING = re.compile("(?:项目|基本|专项|经营|事业|人员|公用)$")
_AND = re.compile("[和与及、]")  # 项目支出和执行率各是多少: both are asked


def asking_words(
    text: str, taken: Sequence[Span], matches: Sequence[Match], words: QuestionWords, split: Callable[[str], list[str]]
) -> list[Word]:
    """Return the question's own words: not in a place or amount, not a part of an item's name or of a word.

    `taken` are the stretches of places, years and amounts; `split` cuts a text into words.
    """
    folded = fold(text)
    # 2024年|收入: what stands after a year is no 年收入, whatever a dictionary says.
    edges = word_edges(folded, split).union(*taken)
    items = [(m.start, m.end) for m in matches]
    found: list[Word] = []
    for word in words.find(folded):
        inside_item = any(s <= word.start and word.end <= e and word.end - word.start < e - s for s, e in items)
        whole = not is_han(word.form) or _is_word(word, edges)
        if word.of("department"):
            before = [(each.start, each.end) for each in found if each.of("intent")]
            if _is_spender(folded, word, [*taken, *before]):
                found.append(word)
        elif word.of("measure") and _DENIED.search(folded[max(0, word.start - 8) : word.start]):
            found.append(_only_said(word))
        elif not word.of("keep") and not _inside(word.start, word.end, taken) and not inside_item and whole:
            found.append(word)
    return _without_kinds(folded, found)


def word_edges(text: str, split: Callable[[str], list[str]]) -> set[int]:
    """Return the positions where a word of the text begins or ends."""
    edges, position = {0, len(text)}, 0
    for word in split(text):
        at = text.find(word, position)
        if at >= 0:
            edges |= {at, at + len(word)}
            position = at + len(word)
    return edges


def _inside(start: int, end: int, spans: Iterable[Span]) -> bool:
    return any(s < end and start < e for s, e in spans)


def _only_said(word: Word) -> Word:
    return replace(word, codes=(("stop", "stop"),))


def _without_kinds(folded: str, words: list[Word]) -> list[Word]:
    """Leave 支出 of 项目支出 out of the measures where another is named: 项目支出的预算, 基本支出超预算多少."""
    measured = [word for word in words if word.of("measure")]
    begins = {w.start for w in measured}
    kinds = [
        w
        for w in measured
        if w.form == "支出" and _KIND_OF_SPENDING.search(folded[max(0, w.start - 2) : w.start])
        if not (_AND.match(folded, w.end) and w.end + 1 in begins)
    ]
    if len(kinds) == len(measured):
        return words
    return [_only_said(word) if word in kinds else word for word in words]


def _is_spender(folded: str, word: Word, taken: Sequence[Span]) -> bool:
    """Whether an organisation's name is the spender: at the start, or joined to a place or year (望城区委政法委).

    In 给区纪委监委的经费 and in paid to the finance bureau it is what is paid for, and stays in the phrase.
    """
    if not is_han(word.form):
        return not _PAID_TO.search(folded[max(0, word.start - 9) : word.start])
    if _JOINED_TO.fullmatch(folded[: word.start].strip(" “\"'：:（(")):
        return True
    near = [folded[end : word.start] for _, end in taken if end <= word.start]
    overlaps = any(start < word.start < end < word.end for start, end in taken)
    return overlaps or any(_JOINED_TO.fullmatch(gap) for gap in near if len(gap) < 9)


def _is_word(word: Word, edges: set[int]) -> bool:
    """Whether a form stands as a word of its own (标准 does not in 标准化); asking words may touch their neighbour."""
    begins, ends = word.start in edges, word.end in edges
    if word.of("measure") or len(word.form) < 2:
        return begins and ends
    return begins or ends or (len(word.form) > 2 and bool(word.of("stop")))
