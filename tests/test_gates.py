"""What is looked for only where a word stands that it cannot do without: the word is really needed.

A search is spared where a cheap test of a word tells that it would find nothing. That holds as long as every match of
the pattern has the word, which is told here from the pattern itself: one that is widened later has to keep it.
"""

from __future__ import annotations

import re
from importlib import import_module
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from indexer.meaning import comparisons, items, joined
from indexer.meaning.cues import cues_of
from indexer.vocabulary import Vocabulary

_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

# Module, pattern, and the words of which every match has one.
GATES = [
    ("figures", "_TOTAL", ("计", "总额")),
    ("identity.scores", "_AVERAGE", ("平均",)),
    ("meaning.comparisons", "_MORE_EACH", ("每",)),
    ("meaning.comparisons", "_OPENED", ("比", "相较", "相对")),
    ("meaning.comparisons", "_SHORT", tuple(comparisons._WAYS)),
    ("meaning.comparisons", "_TURNED", tuple(comparisons._WAYS)),
    ("meaning.comparisons", "_TURNED_LAST", tuple(comparisons._WAYS)),
    ("meaning.beside_items", "_DOER", ("将", "把")),
    ("meaning.items", "_ALL_SPENT", ("支出",)),
    ("meaning.items", "_IN_HAND", ("将", "把")),
    ("meaning.items", "_IS_LEFT", ("结",)),
    ("meaning.items", "_ONCE", ("后",)),
    ("meaning.items", "_SOME_PROJECTS", ("项目",)),
    ("meaning.items", "_TAKEN", ("将", "把")),
    ("meaning.items", "_TAKEN_FROM", ("从",)),
    ("meaning.joined", "_COUNTED", tuple(joined._JOINING)),
    ("meaning.joined", "_HOLDING", tuple(joined._JOINING)),
    ("meaning.joined", "_INNER", tuple(joined._JOINING)),
    ("meaning.joined", "_SPLIT", tuple(joined._JOINING)),
    ("meaning.measures", "_ON_DAYS", ("月",)),
    ("meaning.measures", "_PRICED_AFTER", ("标准",)),
    ("meaning.measures", "_SHOULD_NOT", ("应",)),
    ("meaning.measures", "_TAKEN_UP", ("的",)),
    ("meaning.named_behind", "_BASE", ("年",)),
    ("meaning.periods", "_TOLD", ("月", "半年", "季度", "全年", "合计")),
    ("meaning.projects", "_WITHIN", ("为", "向", "给")),
    ("meaning.shared", "_BOTH", ("收",)),
    ("meaning.shared", "_TAKEN", ("将", "把")),
    ("meaning.shared", "_TOGETHER", ("项",)),
    ("meaning.shared", "_EXAMPLES", ("等",)),
    ("meaning.tense", "_PAID_THEN", ("已",)),
    ("meaning.told_behind", "_REST", ("其",)),
    ("meaning.wholes", "_CARRIED_IN", ("结", "滚存", "未支出")),
    ("meaning.wholes", "_COMPARED_ALL", ("收入", "支出")),
    ("meaning.wholes", "_IN_ALL", ("收入", "支出")),
    ("meaning.wholes", "_LEFT_OF_ALL", ("结", "滚存", "未支出")),
    ("meaning.wholes", "_SUM", ("计", "共")),
    ("meaning.years", "_NEXT_POINT", ("是",)),
    ("meaning.years", "_PART_OF_YEAR", ("半", "季", "1")),
    ("quantities", "_BARE_YEAR", ("20",)),
    ("quantities", "_SUMMED_YEARS", ("20",)),
    ("audit.amounts.counted_sums", "_BEHIND", tuple("两二三四五六七八")),
    ("audit.amounts.counted_sums", "_CLOSED", tuple("两二三四五六七八")),
    ("audit.amounts.counted_sums", "_MADE", ("成",)),
    ("audit.points.told_points", "_ALL", ("100分", "百分制")),
]


# What is taken off the end of a subject, behind the letters that it is looked for by.
ENDINGS = [
    *items._BE_ENDS, *items._SUM_ENDS, *items._FILLED_ENDS, (items._TURNED_ENDS, items._TURNED),
    (items._DONE_ENDS, items._DONE_END),
]  # fmt: skip


def needs(tree: Any, words: tuple[str, ...]) -> bool:
    """Say whether every match of a parsed pattern has one of some words; no is no proof that it has not."""
    runs = [""]  # what stands together in every match
    for code, value in tree:
        if code is op.LITERAL:
            runs[-1] += chr(value)
        elif code is op.SUBPATTERN and all(inner is op.LITERAL for inner, _ in value[-1]):
            runs[-1] += "".join(chr(char) for _, char in value[-1])
        else:
            runs.append("")
            if _part_needs(code, value, words):
                return True
    return any(word in run for run in runs for word in words)


def _part_needs(code: Any, value: Any, words: tuple[str, ...]) -> bool:
    if code is op.BRANCH:
        return all(needs(way, words) for way in value[1])
    if code is op.SUBPATTERN:
        return needs(value[-1], words)
    if code in _REPEATS:
        return value[0] > 0 and needs(value[2], words)
    return code is op.IN and all(kind is op.LITERAL and chr(char) in words for kind, char in value)


@pytest.mark.parametrize(("module", "name", "words"), GATES, ids=lambda value: value if isinstance(value, str) else "")
def test_every_match_of_a_gated_pattern_has_one_of_its_words(module: str, name: str, words: tuple[str, ...]) -> None:
    pattern: re.Pattern[str] = getattr(import_module(f"indexer.{module}"), name)
    assert needs(parser.parse(pattern.pattern, pattern.flags), words)


@pytest.mark.parametrize(
    ("pattern", "words", "needed"),
    [
        ("共计|合计", ("计",), True), ("共计|总额", ("计",), False), ("(?:其余|其他)款?", ("其",), True),
        ("(?:其余)?款", ("其余",), False), ("[甲乙]方", ("甲", "乙"), True), ("[甲乙丙]方", ("甲", "乙"), False),
        ("(?:明年)+", ("年",), True), ("(?:明年)*", ("年",), False), ("总(?:计)额", ("计额",), True),
    ],
)  # fmt: skip
def test_what_every_match_has_is_told_from_the_pattern(pattern: str, words: tuple[str, ...], needed: bool) -> None:
    assert needs(parser.parse(pattern), words) is needed


def test_every_word_for_the_year_after_has_a_year() -> None:
    assert all("年" in form for form in cues_of(Vocabulary.load()).forms("next"))


def last_letters(tree: Any) -> set[str]:
    """Return the letters that a parsed pattern may end in, "" where it may match nothing."""
    last = {""}
    for code, value in tree:
        found = {""}
        if code is op.LITERAL:
            found = {chr(value)}
        elif code is op.IN:
            assert all(kind is op.LITERAL for kind, _ in value)
            found = {chr(char) for _, char in value}
        elif code is op.SUBPATTERN:
            found = last_letters(value[-1])
        elif code is op.BRANCH:
            found = set().union(*map(last_letters, value[1]))
        elif code in _REPEATS:
            found = last_letters(value[2]) | ({""} if value[0] == 0 else set())
        else:
            assert code in (op.AT, op.ASSERT, op.ASSERT_NOT)
        last = found - {""} | (last if "" in found else set())
    return last


def is_at_end(tree: Any) -> bool:
    """Say whether a parsed pattern only matches at the end."""
    code, value = tree[-1]
    if code is op.BRANCH:
        return all(map(is_at_end, value[1]))
    return is_at_end(value[-1]) if code is op.SUBPATTERN else code is op.AT and value is op.AT_END


@pytest.mark.parametrize(("letters", "ending"), ENDINGS, ids=lambda value: value if isinstance(value, str) else "")
def test_an_ending_has_one_of_the_letters_that_it_is_looked_for_by(letters: str, ending: re.Pattern[str]) -> None:
    tree = parser.parse(ending.pattern, ending.flags)
    assert last_letters(tree) <= set(letters)
    assert is_at_end(tree)
