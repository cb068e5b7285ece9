"""Points told in other orders: C03 behind its sentence, C11 in all or before the points given, C01 in brackets."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("决策15分，得14分；过程25分，得23分；产出30分，得28.5分；效益30分，得28分。综合得分94.5分。", True),
        ("评价指标体系设决策（20分）、过程（20分）、产出（35分）、效益（30分）四个一级指标，总分100分。", True),
        ("满意度指标分值10分，因问卷满意度未达到95%扣1分，得9.5分。", True),
        ("自评得分93分，共扣8分，其中产出指标扣4分、效益指标扣3分。", True),
        ("决策15分，得14分；过程25分，得23分；产出30分，得28.5分；效益30分，得28分。综合得分93.5分。", False),
        ("评价指标体系包括决策（20分）、过程（20分）、产出（35分）、效益（25分）四个一级指标，总分100分。", False),
        ("评价指标体系包括产出（35分）、效益（25分）、满意度（10分）等指标，总分100分。", False),
        ("满意度指标分值10分，因问卷满意度未达到95%扣1分，得9分。", False),
        ("自评得分92分，共扣8分，其中产出指标扣4分、效益指标扣4分。", False),
        ("自评得分为基础得分95分，共扣6分，另加分1分。", False),
        ("过程指标满分20分，资料归档不及时扣2分，自评得分19分。", True),
        ("过程指标满分20分，资料归档不及时扣2分，自评得分18分。", False),
        ("过程指标满分20分，每缺一项资料扣2分，自评得分19分。", False),
        ("自评总分96分，合计扣5分。", True),
        ("自评总分96分，扣5分的项目有两个。", False),
        ("设置产出（50分）、效益（30分）、满意度（10分）、执行率（15分）四类指标，满分100分。", True),
        ("设置产出（50分）、效益（30分）、满意度（10分）三类指标，另设执行率10分，满分100分。", False),
    ],
)
def test_points_in_other_orders(text: str, expected: bool) -> None:
    assert any("finding" in outcomes(text, rule) for rule in ("C01", "C03", "C11")) is expected
