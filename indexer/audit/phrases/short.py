"""A07: what was to be, what was, and how much that is short of it, three numbers in a row of one sentence.

应安排80万元，实际安排62万元，少安排18万元; 编制48人，实有41人，缺编7人. Formula: a - b = c. Tolerance: the envelope, 0
for things. Innocent: part of what is wanting is told by other words (减免3万元): nothing may stand between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import (
    PERCENT,
    SCORE,
    Number,
    Sentence,
    are_alike,
    are_plain,
    compared,
    sentences_with,
)

_DUE = re.compile(r"应(?!急|用|对|收尽|届)|计划|编制|核定|需|拟(?!定)|目标|任务|预算|预计|概算|定额")
_DONE = re.compile(
    r"实(?!施|验|训|践|事|物)|建成|筹[集措]|募集|争取到|收[到缴]|办结|已(?!经?核)|到位|完成|落实|现有|在[编岗]"
)
_LEFT, _UNDONE = re.compile(r"(?:尚|还|仍|另)有(?:资金)?$"), re.compile(r"^(?:万元|元)?(?:资金)?(?:未|没有|尚未|待|需)")
_IS_DONE = re.compile(r"实际|实有|实到|已|现有")
_UNDER = re.compile(r"(?:少|差|缺|欠|未|短|不足|缺口|缺额|空编|空缺|短缺|短少|短收|少于|低于计划|尾欠)[^\d,。]{0,8}$")
_OVER = re.compile(r"(?:超出?|多|超额|超编|超支|超收|超计划)[^\d,。]{0,8}$")
_NOT = re.compile(
    r"其中|累计|分别|平均|比上年|较上年|同比|增加|减少"
    r"|另|含|扣除|减免|核减|调[减增]|退|其余|追加|节约|剔除|未(?:纳入|列入|满|成年)"
)
_AFTER = re.compile(r"^[^。;\d]{0,14}(?:其余|另|其他|剩余|余下)")
_DIFFER = re.compile("[少差缺欠未短超多空]|不足")
_LONGEST = 30  # characters between two of the three


def shortfalls(case: Case) -> Iterator[Check]:
    """A07: what is wanting, or is too much, by the two numbers right before it."""
    for sentence in sentences_with(case, _DIFFER.search, 3):
        numbers = sentence.numbers
        for due, done, short in zip(numbers, numbers[1:], numbers[2:], strict=False):
            if due.unit == done.unit == short.unit and (check := _check(sentence, due, done, short)) is not None:
                yield check


def _way(sentence: Sentence, short: Number) -> int:
    """Return 1 for what is wanting, -1 for what is too much, 0 for any other number."""
    if short.label.endswith("中"):
        return 0  # 缺口中200套正在采购
    if _UNDER.search(short.label):
        return 1
    if _LEFT.search(short.label):
        return 1 if _UNDONE.match(sentence.words[short.end - sentence.start :]) else 0
    return -1 if _OVER.search(short.label) else 0


def _check(sentence: Sentence, due: Number, done: Number, short: Number) -> Check | None:
    if due.unit in (PERCENT, SCORE, "") or not are_plain((due, done, short)):
        return None
    if not _DUE.search(due.label) or not _DONE.search(done.label) or _IS_DONE.search(due.label):
        return None
    way = _way(sentence, short)
    between = f"{due.label}{done.gap}{short.gap}"
    if not way or _NOT.search(between) or len(done.gap) > _LONGEST or len(short.gap) > _LONGEST:
        return None
    behind = sentence.words[short.end - sentence.start :]
    computed = way * (due.value - done.value)
    if computed <= 0 or not are_alike(computed, short.value) or _AFTER.search(behind):
        return None
    return compared("A07", computed, short, [due, done], "audit.difference")
