"""A17, A06: all, what is done, and what is not, other numbers between: 受理…，办结…，办结率…%，未办结….

Formula: w - d = r. What is not done goes by the word of what is (办结, 未办结), or is called what is left (尚有,
剩余) of two numbers of which just one is the smaller. Innocent: several that were done one by one, a part of what is
left; where any two numbers of the paragraph make the rest right, it passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import (
    MONEY,
    PERCENT,
    UNCOUNTED,
    Number,
    Sentence,
    are_alike,
    are_plain,
    compared,
    is_wrong,
)
from indexer.audit.relations.paragraphs import Paragraph, paragraphs_with

_NOT_DONE = re.compile(r"(?:尚未|还未|仍未|未能?|没有|不)(?P<stem>[^\W\d_]{2})[^\W\d_]{0,6}$")
_LEFT = re.compile(
    r"(?:尚有|还有|仍有|剩余|剩下|结余|余下|尚欠|尚需|还需|还差|尚缺|待(?:支付|拨付|完成"
    r"|建))(?P<of>[^\W\d_共计各]{0,6})$"
)
# One of these stands in a sentence that tells a rest, and one of the others in the words before it.
_MARK, _LABEL_MARK = re.compile("[未不剩余尚还待没]"), re.compile("[未不剩余尚还待没仍]")
_NOT = re.compile(
    r"其中|包括|含|年初|累计|分别|平均|比|较|同比|增加|减少|另|新增|上年|去年|收回|核减|核销|调[减增]|追加|退回|注销|首批|质保"
)
_SHORT, _FAR, _LONGEST = 8, 30, 80  # characters before what begins a sentence, before all, and between
_WHOLE = re.compile(
    r"(?:共|应|计划|总|任务|受理|收到|接收|预算|合同|下达|安排|到位|投资|资金|抽查|检查|抽检|排查|发现|收入|可用|需|目标|全县|全区|全市|申请|申报|受检|参加|送检|检测)"
)


def rests(case: Case) -> Iterator[Check]:
    """A17, A06: what is left of a number, or was not done, by the two before it."""
    for paragraph, sentence in paragraphs_with(case, _MARK.search, 3):
        for number in sentence.numbers:
            if number.unit not in UNCOUNTED and _LABEL_MARK.search(number.label) and are_plain((number,)):
                check = _check(paragraph, sentence, number)
                if check is not None:
                    yield check


def _check(paragraph: Paragraph, sentence: Sentence, rest: Number) -> Check | None:
    label = rest.label
    stem = _NOT_DONE.search(label)
    left = _LEFT.search(label) if stem is None else None
    if stem is None and left is None:
        return None
    own = _before(paragraph, sentence, rest)
    if len(own) < 2 or not are_plain(own):
        return None
    all_, done = own[-2:]
    if all_.value <= done.value or not _is_of(stem.group("stem") if stem else "", all_, done):
        return None
    told = _words(paragraph, all_, rest)
    if told is None or _NOT.search(told) or not _WHOLE.search(told):
        return None
    if rest.unit == MONEY and not _is_rated(paragraph, all_, done, rest):
        return None  # what was paid the year before, what was carried in: a rate says that there is none
    computed = all_.value - done.value
    formula = "audit.balance" if rest.unit == MONEY else "audit.difference"
    check = compared("A06" if rest.unit == MONEY else "A17", computed, rest, [all_, done], formula)
    if not is_wrong(check):
        return check
    if _goes_on(sentence, rest) or (left is not None and len(own) > 2):
        return None
    return check if are_alike(computed, rest.value) and not _fits_others(paragraph, rest) else None


def _before(paragraph: Paragraph, sentence: Sentence, rest: Number) -> list[Number]:
    """Return the numbers of one unit before a rest: of its sentence, or of the one before where it comes first."""
    own = [n for n in sentence.numbers if n.unit == rest.unit and n.start < rest.start]
    if own or rest is not sentence.numbers[0] or len(rest.gap) > _SHORT:
        return own
    at = paragraph.sentences.index(sentence)
    return [n for n in paragraph.sentences[at - 1].numbers if n.unit == rest.unit] if at else []


def _words(paragraph: Paragraph, whole: Number, rest: Number) -> str | None:
    """Return the words from the beginning of the sentence of all to the rest, without the numbers."""
    told = [n.gap for n in paragraph.numbers if whole.start < n.start <= rest.start]
    own = next(each for each in paragraph.sentences if each.start <= whole.start < each.end)
    lead = own.words[: whole.start - own.start][-_FAR:]
    return f"{lead}{''.join(told)}" if sum(map(len, told)) <= _LONGEST else None


def _is_of(stem: str, whole: Number, done: Number) -> bool:
    return not stem or stem in done.label or (stem[0] in done.label and stem[1] in done.label)


def _is_rated(paragraph: Paragraph, whole: Number, done: Number, rest: Number) -> bool:
    """Say whether a percentage between says which share of all is done."""
    rates = [n for n in paragraph.numbers if n.unit == PERCENT and done.start < n.start < rest.start]
    return any(abs(100 * done.value / whole.value - rate.value) <= 2 * rate.half for rate in rates)


def _goes_on(sentence: Sentence, rest: Number) -> bool:
    """Say whether more that is left is told behind."""
    return any(n.unit == rest.unit and n.start > rest.start for n in sentence.numbers)


def _fits_others(paragraph: Paragraph, rest: Number) -> bool:
    """Say whether two numbers of the paragraph differ by what is left."""
    values = {n.value for n in paragraph.numbers if n.unit == rest.unit}
    return any(value - rest.value in values for value in values)
