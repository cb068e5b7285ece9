"""Numbers given in order to names: 分别, and what the sentence goes on to give to the same names."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY
from figure_kit import read as read_all

from indexer.document import read_document


def read(text: str) -> list[tuple[str, str, str]]:
    """Return number, measure and the item behind the body's name of each figure."""
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [
        (
            document.text[f.amount_start : f.amount_end],
            f.measure,
            f.item.removeprefix("某某县水利局").replace("2021年", ""),
        )
        for f in document.figures
    ]


def names(text: str) -> list[str]:
    """Return which of the two names each figure's item holds."""
    return ["+".join(n for n in ("会议费", "培训费", "基本支出", "项目支出") if n in item) for _, _, item in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "会议费、培训费预算分别为8万元和12万元，实际分别支出4.35万元和9.8万元，均未超预算。",
        "会议费、培训费预算分别为8万元、12万元，决算数分别为4.35万元、9.8万元。",
        "会议费和培训费年初预算分别为8万元、12万元；实际支出分别为4.35万元、9.8万元。",
        "会议费、培训费预算分别为8万元和12万元。决算数分别为4.35万元和9.8万元。",
        "会议费、培训费分别安排8万元、12万元，全年分别支出4.35万元、9.8万元。",
    ],
)
def test_numbers_given_again_are_of_the_names_given_before(text: str) -> None:
    assert names(text) == ["会议费", "培训费"] * 2
    assert [measure for _, measure, _ in read(text)] == ["initial_budget"] * 2 + ["executed"] * 2


def test_so_are_the_changes_that_follow() -> None:
    text = "会议费、培训费预算分别为8万元、12万元，决算数分别为4.35万元、9.8万元，分别下降45.63%、18.33%。"
    assert names(text) == ["会议费", "培训费"] * 3
    assert [measure for _, measure, _ in read(text)][4:] == ["variance"] * 2


def test_a_measure_behind_the_last_name_holds_for_all() -> None:
    text = "基本支出、项目支出预算分别为80万元、120万元；实际支出分别为78万元、110万元。"
    assert [measure for _, measure, _ in read(text)] == ["initial_budget"] * 2 + ["executed"] * 2
    assert names(text) == ["基本支出", "项目支出"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "会议费、培训费预算分别为8万元、12万元，办公费、印刷费分别支出3万元、2万元。",  # other names
        "会议费、培训费、办公费预算分别为8万元、12万元、5万元，支出分别为上半年9万元、下半年14万元。",  # not as many
    ],
)
def test_names_are_not_given_what_is_of_others(text: str) -> None:
    count = text.split("，")[0].count("万元")
    assert not any(name for name in names(text)[count:])


def test_a_time_is_no_part_of_an_accounts_name() -> None:
    text = "公务接待费年初预算3万元，会议费年末结转2万元，培训费上年决算3.2万元。"
    assert [item for _, _, item in read(text)][:2] == ["公务接待费年初预算", "会议费年末结转"]


@pytest.mark.parametrize(("income", "spending"), [("收入", "支出"), ("收入总计", "支出总计"), ("总收入", "总支出")])
@pytest.mark.parametrize("against", ["比上年分别", "同比分别", "较2021年分别", "分别"])
@pytest.mark.parametrize("joint", ["、", "和"])
def test_what_came_in_and_went_out_rose_by_one_number_each(
    income: str, spending: str, against: str, joint: str
) -> None:
    text = f"2022年{income}86.4万元，{spending}80.2万元，{against}增加3.1万元{joint}2.7万元。"
    figures = read_all(text)
    assert [f.measure for f in figures] == ["income", "executed", "change", "change"]
    assert [f.direction for f in figures[2:]] == ["increase", "increase"]
    assert income in figures[2].item
    assert spending in figures[3].item


@pytest.mark.parametrize("deed", ["分担", "各级承担", "财政分担", "配套"])
def test_levels_side_by_side_each_give_their_own(deed: str) -> None:
    figures = read_all(f"中央、省、县{deed}31.8万元、29.1万元和14.5万元。")
    assert [level in figure.item for level, figure in zip(("中央", "省级", "县级"), figures, strict=True)] == [True] * 3
    assert {figure.measure for figure in figures} == {"allocated"}
