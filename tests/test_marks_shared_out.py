"""Marks that are shared out, whatever words say so and wherever they stand; what was had of them is none."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document


def marks(text: str) -> tuple[list[str], list[str]]:
    """Return the weights and the scores of a text."""
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    scores = [figure for figure in document.figures if figure.kind == "score"]
    weights = [str(figure.value) for figure in scores if "weight" in figure.flags]
    return weights, [str(figure.value) for figure in scores if "weight" not in figure.flags]


@pytest.mark.parametrize(
    ("text", "weights", "had"),
    [
        ("按决策15分、过程20分、产出35分、效益30分的权重评分，总得分88.4分。", "15 20 35 30", "88.4"),
        ("按照预算管理20分、履职产出50分、履职效果30分打分，得93分。", "20 50 30", "93"),
        ("评价按投入20分、过程25分、产出30分、效果25分设置权重。", "20 25 30 25", ""),
        ("预算执行率10分、产出指标50分、效益指标30分、满意度10分的分值设置合理。", "10 50 30 10", ""),
        ("指标体系中决策占15分，过程占25分，产出占30分，效益占30分。", "15 25 30 30", ""),
        ("自评设四个方面，决策占20分、过程占20分、产出占35分、效益占25分。", "20 20 35 25", ""),
        ("评价体系由投入（15分）、过程（25分）、产出（30分）、效益（30分）四部分构成。", "15 25 30 30", ""),
        ("指标分为决策（15分）、过程（25分）、产出（35分）、效益（25分）四类。", "15 25 35 25", ""),
        ("百分制评分，决策15分、过程20分、产出35分、效益30分，合计100分。", "15 20 35 30 100", ""),
        ("按20分权重计19.4分。", "20", "19.4"),
        ("决策得15分，过程得25分，产出得30分，效益得30分。", "", "15 25 30 30"),
    ],
)
def test_marks_shared_out_are_weights(text: str, weights: str, had: str) -> None:
    assert marks(text) == (weights.split(), had.split())


@pytest.mark.parametrize("text", ["课堂开展60分、阅读30分钟。", "配电所设在3分场、5分场的西侧。", "每户占地2亩5分。"])
def test_other_things_of_fen_are_no_scores(text: str) -> None:
    assert marks(text) == ([], [])


def test_what_is_more_than_a_part_can_have_is_the_wholes() -> None:
    text = "满分100分，其中预算执行10分、产出50分、效益30分、满意度10分，自评得93分。"
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert document.figures[-1].item.endswith("自评得分")
