"""C09: grades in other orders and lists than a score with its grade behind it."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("自评得分88.6分（优）。", 1),
        ("绩效级别评定为“良好”，得分95.2分。", 1),
        ("部门整体支出自评获得“优秀”等次，得分88.6分。", 1),
        ("自评得分88.6分，等级为优（90分以上为优，80分以上为良）。", 1),
        ("3个项目得分分别为92.1分、88.6分和85.0分，等级分别为优、优、良。", 1),
        ("两个项目自评得分依次为92.1、78.5分，对应等级分别为优和良。", 1),
        ("自评得分92.6分（优）。", 0),
        ("绩效级别评定为“优秀”，得分95.2分。", 0),
        ("自评得分88.6分，等级为良（90分以上为优，80分以上为良）。", 0),
        ("3个项目得分分别为92.1分、88.6分和85.0分，等级分别为优、良、良。", 0),
        ("3个项目得分分别为92.1分、88.6分，等级分别为优、优、良。", 0),
        ("按95分以上为优、85分以上为良，自评得分92.6分（良）。", 0),
        ("产出满分50分，得分45.2分（优）。", 0),
        ("折算后得分88.6分（优）。", 0),
        ("课程评分88.6分（优良率92%）。", 0),
    ],
)
def test_grades_in_other_orders(text: str, number: int) -> None:
    assert outcomes(text, "C09").count("finding") == number
