"""Pieces of reports torn at random are read; `python -m eval torn` reads many more."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from eval import torn
from indexer.document import read_document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

SAMPLES = Path(__file__).parent.parent / "eval" / "samples"
LOST_ONCE = (
    "（\n校车补贴支出0.01万元，办公费（30201）年末结转0.01万元",  # every number of a sentence stands in brackets
    "年预算数130万元；。\n从构成看，1元",  # a whole of the line before, and nothing read in its own
    "得分\t率\n0｜人员经费｜0",  # a name of money in a column of rates
    "预算数\t执行\n年\t%中拨款\t0",  # a name of a rate in a column of money
    "安排1864.3万，核减1864.3万，2元执行率（9%",  # a budget of which nothing is left
)


@pytest.mark.parametrize("text", LOST_ONCE)
def test_what_lost_a_report_once_is_read(text: str) -> None:
    document = read_document(text.encode(), "a.txt", Vocabulary.load(), Gazetteer.load([]))
    assert document.text


def test_torn_pieces_of_reports_are_read() -> None:
    result = torn.run(SAMPLES, count=80, seed=5)
    assert (result.summary["reports"], result.summary["lost"]) == (8, 0)
    assert not result.items


def test_what_goes_wrong_is_told_with_its_place() -> None:
    def fails(_: str) -> Any:
        raise KeyError("分")

    def reads(_: str) -> Any:
        figure = SimpleNamespace(start=0, end=2, quote="别的", amount_start=0, amount_end=1)
        return SimpleNamespace(text="预算5万元", figures=(figure,))

    assert (torn.trouble(fails, "x") or "").startswith("KeyError in fails (test_torn.py:")
    assert torn.trouble(reads, "x") == "a quote that is none"


def test_one_seed_tears_alike() -> None:
    texts = ["一份报告\n支出5万元，预算6万元。", "又一份\n结余7元"]
    pieces = [torn.torn(texts, torn.random.Random(seed)) for seed in (1, 1, 2)]
    assert pieces[0] == pieces[1] != pieces[2]
