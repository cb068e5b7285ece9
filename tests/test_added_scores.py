"""The total score is what its parts come to, whatever parts and total are called; where they do not, words decide."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document

PARTS = [
    "投入类得9.2分，过程类得26.5分，产出类得29分，效果类得27.4分",
    "甲项得9.2分、乙项得26.5分、丙项得29分、丁项得27.4分",
]
TOTALS = ["合计92.1分", "总计得分92.1分", "共计92.1分", "共得92.1分"]


def scores(text: str) -> list[tuple[float | None, str | None]]:
    report = read_document(f"{HEAD}全年支出900万元。\n{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER).report
    return [(score.score and float(score.score), score.grade) for score in report.scores]


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("total", TOTALS)
def test_what_the_parts_come_to_is_the_total(parts: str, total: str) -> None:
    assert scores(f"对照县里下发的评分表，{parts}，{total}，评价等级为“优秀”。") == [(92.1, "优秀")]


def test_a_sum_that_is_not_theirs_is_no_total() -> None:
    assert (50, None) not in scores("自评得分88分。决策得9分，过程得20分，两项合计50分。")


@pytest.mark.parametrize("own", ["自评得分88分", "自评88分", "综合得分为88分"])
def test_some_of_the_parts_are_no_total(own: str) -> None:
    assert scores(f"{own}，其中决策得9分，过程得20分，两项合计29分。") == [(88, None)]
