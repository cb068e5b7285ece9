"""What covers several years has no year, and its item says which years they are, once."""

from __future__ import annotations

import pytest
from figure_kit import read

SPANS = ["2019年至2021年", "2019—2021年", "2019至2021年"]


def _told(text: str) -> list[tuple[int | None, str]]:
    return [(figure.year, figure.item) for figure in read(text) if figure.kind == "money"]


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("summed", ["累计支出", "三年累计支出", "共支出"])
def test_a_span_stands_in_the_item(span: str, summed: str) -> None:
    ((year, item),) = _told(f"{span}{summed}860万元。")
    assert year is None
    assert item.count(span) == 1
    assert item.startswith(f"松溪县民政局{span}")


@pytest.mark.parametrize("words", ["三年累计", "两年共", "四年共计", "近三年累计"])
def test_years_that_are_only_counted_stand_in_the_item(words: str) -> None:
    ((year, item),) = _told(f"{words}支出860万元。")
    assert (year, item.count("年")) == (None, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2018年以来，县财政共投入救助资金1.2亿元。",
        "2018年以来累计发放救助资金860万元。",
        "2018年以来，全县先后处置闲置资产86宗，取得租金收入240万元。",
        "2018年以来共有9人提前离岗，应退补贴36万元。",
        "自2018年实施以来，累计发放补贴860万元。",
        "自2018年试点以来，先后投入资金960万元，惠及12个村。",
    ],
)
def test_what_is_added_up_since_a_year_is_of_none(text: str) -> None:
    ((year, item),) = _told(text)
    assert year is None
    assert item.count("2018年") == 1


def test_all_of_such_a_sentence_is_of_those_years() -> None:
    assert [year for year, _ in _told("2018年以来共有9人提前离岗，应退补贴36万元，已追回21万元。")] == [None, None]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2018年以来救助标准没有调整，全年支出救助资金86万元。", 2022),
        ("2018年以来共建成站点12个，全年支出运行经费86万元。", 2022),
        ("2018年以来共建成站点12个，2021年支出运行经费86万元。", 2021),
        ("2018年以来，与公共服务中心合作，支出运行经费86万元。", 2022),
        ("站点运行委托甲公司，服务期三年，2021年签订的合同总价86万元。", 2021),
        ("站点运行委托甲公司，服务期三年，合同总价86万元。", None),
    ],
)
def test_what_is_told_of_one_year_keeps_it(text: str, year: int | None) -> None:
    assert [found for found, _ in _told(text)] == [year]
