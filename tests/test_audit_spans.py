"""What the rules take for one sentence and one clause, however its marks are printed."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

from indexer.audit.case import Case
from indexer.audit.spans import line_end, sentence_around
from indexer.model import Report

FULL = "一、支出１,200万元，其中甲800万元；二、见下表，共3项。\n三、无"


def case_of(text: str) -> Case:
    report = Report("r", "a.txt", ("a.txt",), "", "", "text", year=2021)
    return Case(report, text, (), (), ())


@pytest.mark.parametrize("text", [FULL, FULL.replace("；", ";").replace("，", ",")])
def test_a_sentence_ends_at_a_semicolon_of_either_width(text: str) -> None:
    case, place = case_of(text), text.index("见下表")
    begin, end = sentence_around(case, place, place + 3)
    assert text[begin:end] in ("二、见下表，共3项", "二、见下表,共3项")
    assert sentence_around(case, place, place + 3, reach=1) == (place - 1, place + 4)


def test_a_line_ends_at_its_end_or_with_the_text() -> None:
    case = case_of(FULL)
    assert line_end(case, 3) == FULL.index("\n")
    assert line_end(case, len(FULL) - 1) == len(FULL)


def test_the_comma_of_a_number_ends_no_clause() -> None:
    case, place = case_of(FULL), FULL.index("万元")
    assert case.mark_before(",", place) == -1
    assert case.mark_before(",", FULL.index("其中")) == FULL.index("，")


@pytest.mark.parametrize("mark", ["；", ";", "。"])
def test_what_another_clause_of_the_line_says_is_not_of_the_claim(mark: str) -> None:
    """The first clause speaks of the year before; the claim behind the mark is of the report's own."""
    claim = f"上年接待批次有所压缩{mark}公务接待费控制在预算以内。\n公务接待费年初预算5.00万元，支出6.20万元。"
    assert "finding" in outcomes(claim, "D08")
