"""Sentences of hundreds of amounts: nothing is cut off unsaid, quotes stay short, and time grows with the text."""

from __future__ import annotations

import pytest
from timing_kit import least

from indexer.document import read_document
from indexer.model import Document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

VOCABULARY, GAZETTEER = Vocabulary.load(), Gazetteer.load([])
HEAD = "某某县水利局2021年度部门整体支出绩效自评报告\n一、资金使用情况\n"


def read(text: str) -> Document:
    return read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)


@pytest.mark.parametrize("amounts", [5, 250])
@pytest.mark.parametrize("words", ["继续实施适老化改造，支付", "发放“适老化改造”，支付", "发放适老化改造，共"])
def test_what_is_named_after_any_number_of_amounts_is_found(words: str, amounts: int) -> None:
    nameless = "，".join(f"{number}.5万元" for number in range(amounts))
    figures = read(f"2021年支付{nameless}，{words}999.25万元。").figures
    (last,) = [figure for figure in figures if str(figure.value) == "999.25"]
    assert last.project == "适老化改造" and last.basis["item"] == "printed"


def test_a_quote_does_not_go_back_through_a_long_sentence() -> None:
    document = read("2021年先" + "发放各期款1.5万元，" * 400)
    assert len(document.figures) == 400
    assert max(len(figure.quote) for figure in document.figures) < 700


@pytest.mark.parametrize(
    "again",
    [
        "1.5万元，", "支付1.5万元，", "发放各期款1.5万元，", "发放工作组各期款1.5万元，",
        "三项3万元，其中甲1万元，乙2万元。",
        "每人100元，共5人，500元，", "2021年收入5万元，其中：甲1万元，乙2万元。",
    ],
)  # fmt: skip
def test_time_grows_with_the_sentence(again: str) -> None:
    times = []
    for length in (10_000, 40_000):
        text = "2021年先" + again * (length // len(again))
        times.append(least(lambda text=text: read(text), runs=1))
    assert times[1] < 8 * times[0] + 0.5
