"""The numbers that items of a list bear, as whatever reads phrases takes them off."""

from __future__ import annotations

import re

import pytest
from figure_kit import read

from indexer.meaning.lead_words import clean_lead
from indexer.structure.numbering import ITEM_NUMBER, label_of

NUMBERS = "（一） (二) (12) （3） 一、 十二、 二十、 三. 四） 1. 2、 3． 12) 5） ① ⑳ ㈠ ⑴".split()


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("behind", ["山塘整修", "“春雨”行动", "", "2023年山塘整修", "一般公共预算"])
def test_a_number_is_taken_off_whatever_follows(number: str, behind: str) -> None:
    found = re.match(ITEM_NUMBER, number + behind)
    assert found is not None and found.group() == number
    assert clean_lead(f"{number}山塘整修费") == len(number)
    assert label_of(f"{number}山塘整修") is not None or number == "四）"


NO_NUMBERS = "1.5万元 12.30 2、3号 2023年 100) 十 一是 1 （全年） (2023) 八一、春节 一、二期 一、二、三标段".split()


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_an_amount_and_a_year_are_no_numbers_of_items(words: str) -> None:
    assert re.match(ITEM_NUMBER, words) is None


@pytest.mark.parametrize("number", NUMBERS)
def test_a_quote_begins_behind_the_number(number: str) -> None:
    figures = read(f"一、支出情况\n{number}2022年山塘整修支出26.4万元。")
    assert [figure.quote for figure in figures] == ["2022年山塘整修支出26.4万元"]
