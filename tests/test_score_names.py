"""What a score in prose is of, and whether it is points got, points to be had or points taken off."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document


def scores(text: str) -> list[tuple[str, str]]:
    """Return each score's number and what its item says behind the year."""
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [
        (document.text[figure.amount_start : figure.amount_end], figure.item.partition("自评")[2])
        for figure in document.figures
        if figure.kind == "score"
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("自评得分94.2分。", [("94.2", "得分")]),
        ("其中：投入20分得19分，过程30分，得27.4分。",
         [("20", "投入分值"), ("19", "投入得分"), ("30", "过程分值"), ("27.4", "过程得分")]),
        ("效果（20分）得18.8分。", [("20", "效果分值"), ("18.8", "效果得分")]),
        ("投入类指标（15分）：得14分。", [("15", "投入类指标分值"), ("14", "投入类指标得分")]),
        ("过程指标分值20分，自评19分。", [("20", "过程指标分值"), ("19", "过程指标得分")]),
        ("产出指标40分，实得38.5分。", [("40", "产出指标分值"), ("38.5", "产出指标得分")]),
        ("效益指标20分扣1分，得19分。", [("20", "效益指标分值"), ("1", "效益指标扣分"), ("19", "效益指标得分")]),
        ("自评得分31.2分。其中：决策（15分）13.2分，过程（20分）18分。",
         [("31.2", "得分"), ("15", "决策分值"), ("13.2", "决策得分"), ("20", "过程分值"), ("18", "过程得分")]),
        ("决策得18.5分（满分20分）。", [("18.5", "决策得分"), ("20", "决策分值")]),
        ("自评结果：管理得9分，因公开不及时扣1分。", [("9", "管理得分"), ("1", "管理扣分")]),
    ],
)  # fmt: skip
def test_a_score_is_of_what_its_clause_or_the_one_before_names(text: str, read: list[tuple[str, str]]) -> None:
    assert scores(text) == read


@pytest.mark.parametrize("text", ["学生平均成绩85分，得到提升。", "每缺一项扣1分，扣完为止。"])
def test_other_points_are_no_scores(text: str) -> None:
    assert scores(text) == []
