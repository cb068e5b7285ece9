"""Patterns are passed over only in texts that they cannot match."""

from __future__ import annotations

import re

import pytest

import indexer.needed
from indexer.meaning.frames import FRAMES
from indexer.needed import Sieve, needed_letters

PHRASES = [
    "", "年初预算", "尚有", "全年实际支出", "预计还需", "单价超过", "拟向上级申请的补助资金", "结余资金", "，其中自筹",
    "欠付工程款约", "通过公益金会募集善款", "不低于每人每年", "较上年增加", "按每亩补助标准发放", "群众户均增收",
    "收回以前年度结转的专项资金共计",
]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("年", "年"), ("(?:预算|结余)金?", "预结"), ("[甲乙]方", "方"), ("[甲乙]", "甲乙"), ("(?:明年)+", "明"),
        ("(?:明年)*", None), ("[^年]", None), ("[一-三]", None), ("(?!实际)", None), ("甲|", None), (r"\d[元]", "元"),
        ("(?<=共)计", "计"), ("(?i)a", None), ("(?:甲|[乙丙]丁*)$", "甲乙丙"),
    ],
)  # fmt: skip
def test_letters_that_every_match_has_one_of(pattern: str, letters: str | None) -> None:
    found = needed_letters(re.compile(pattern))
    assert found is None if letters is None else found is not None and len(found) == len(letters)
    assert letters is None or re.compile(pattern).search("其他") is None


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_sieve_passes_over_nothing_that_is_found(phrase: str) -> None:
    may = Sieve([frame.phrase for frame in FRAMES]).numbers(phrase)
    found = [number for number, frame in enumerate(FRAMES) if frame.phrase.search(phrase)]
    assert may == sorted(may)
    assert set(found) <= set(may)


def test_a_sieve_spares_most_patterns() -> None:
    assert len(Sieve([frame.phrase for frame in FRAMES]).numbers("全年实际支出")) < len(FRAMES) // 3


def test_letters_of_either_case_are_not_needed() -> None:
    assert needed_letters(re.compile("(?i:a)")) is None
    assert needed_letters(re.compile("(?i:a)费")) == {"费"}


def test_without_the_parser_of_patterns_all_are_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.needed, "parser", None)
    assert Sieve([re.compile("甲"), re.compile("乙")]).numbers("乙") == [0, 1]
