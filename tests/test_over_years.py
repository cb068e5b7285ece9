"""Totals over several years, and what earlier years are added to."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document


def read(text: str) -> list[tuple[str, str, int | None]]:
    """Return number, measure and year of each amount."""
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    amounts = [figure for figure in document.figures if figure.kind == "money"]
    return [(str(figure.value), figure.measure, figure.year) for figure in amounts]


YEAR = read("支出3万元。")[0][2] or 0
BEFORE = YEAR - 1


@pytest.mark.parametrize(
    "behind",
    ["分三年实施", f"建设期为{YEAR - 1}—{YEAR + 1}年", "质保期两年", f"{YEAR}年6月开工", f"{YEAR}年度计划完成"],
)
def test_the_total_of_a_work_is_of_the_year_in_which_it_is_told(behind: str) -> None:
    assert read(f"项目总投资5,200万元，{behind}。") == [("5200", "planned", YEAR)]


def test_the_total_of_a_contract_over_several_years_is_of_none() -> None:
    assert read("服务期三年，合同总价864万元，当年支付288万元。") == [
        ("864", "contract", None), ("288", "executed", YEAR),
    ]  # fmt: skip


def test_the_year_of_an_approval_stays() -> None:
    assert read(f"{BEFORE}年批复概算总投资900万元，分两年实施。") == [("900", "planned", BEFORE)]


@pytest.mark.parametrize("adds", ["加上", "连同", "再加上"])
@pytest.mark.parametrize("deed", ["完成的", "支付的", "已付的", "投入的"])
def test_an_added_year_is_its_own_and_the_sum_of_none(adds: str, deed: str) -> None:
    text = f"{YEAR}年完成投资500万元，{adds}{BEFORE}年{deed}300万元，项目累计完成投资800万元。本年支出7万元。"
    assert read(text) == [
        ("500", "executed", YEAR), ("300", "executed", BEFORE), ("800", "executed", None), ("7", "executed", YEAR),
    ]  # fmt: skip


def test_what_is_compared_with_is_not_added() -> None:
    assert read(f"{YEAR}年支出500万元，比{BEFORE}年支出的300万元增加200万元。")[1] == ("300", "previous", BEFORE)
