"""A17: a number that a sentence divides by kinds, whatever stands between the two."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

DIVIDES = [
    "，按岗位分为{}。",
    "，均为财政供养，按岗位分为{}。",
    "，按岗位分，{}。",
    "，按岗位类别划分，{}。",
    "，按岗位分，{}，到岗率100%。",
]


@pytest.mark.parametrize("divides", DIVIDES)
def test_kinds_come_to_the_whole(divides):
    told = divides.format("管理岗3人、技术岗19人、工勤岗1人")
    assert "finding" in outcomes(f"年末实有24人{told}", "A17")
    assert "finding" not in outcomes(f"年末实有23人{told}", "A17")


@pytest.mark.parametrize(
    "told",
    [
        "受益群众3,200人，按类别分，低保1,200人、残疾900人、老年1,500人。",  # one may be of two kinds
        "藏书12.5万册，按语种分，主要有中文10.2万册、外文1.3万册。",
        "藏书12.5万册，按语种分，中文10.2万册、外文1.3万册等。",
        "在岗24人，按岗位分为管理岗3人、技术岗19人，另有工勤岗2人。",
    ],
)
def test_kinds_that_overlap_or_leave_some_out_are_left_alone(told):
    assert "finding" not in outcomes(told, "A17")
