"""D13: what a sentence says of a result and its target, against the numbers that it prints."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

TABLE = (
    "三级指标\t年度指标值\t实际完成值\t分值\t得分\n群众满意度\t≥90%\t88.5%\t10\t9.8\n泵站完好率\t≥95%\t97.2%\t10\t10\n"
)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("群众满意度88.7%，高于90%的目标值。", "finding"),
        ("群众满意度88.7%，达到90%的年度目标。", "finding"),
        ("群众满意度92.4%，略低于目标值90%。", "finding"),
        ("群众满意度92.4%，未达到90%的目标。", "finding"),
        ("全年完成培训460人次，超过480人次的计划。", "finding"),
        ("每公里造价128.40万元，控制在125.00万元的概算以内。", "finding"),
        ("抗体合格率68.5%，达到不低于70%的要求。", "finding"),
        ("群众满意度94.7%，比目标值93%高2.7个百分点。", "finding"),
        ("群众满意度91.7%，比目标93%高1.3个百分点。", "finding"),
        ("群众满意度86.8%，未达到90%的目标，相差2.3个百分点。", "finding"),
        ("满意度目标92%，实测为89.4%，低3.6个百分点。", "finding"),
        ("完成培训638人次（目标600人次，完成率103.66%）。", "finding"),
        ("培训6120人次，目标6500人次，完成率96.15%。", "finding"),
        (TABLE + "群众满意度88.5%，达到年度目标。", "finding"),
        (TABLE + "泵站完好率97.2%，高于目标3.2个百分点。", "finding"),
        (TABLE + "泵站完好率97.2%，未达到目标值。", "finding"),
        # What holds.
        ("群众满意度92.4%，高于90%的目标值。", "pass"),
        ("群众满意度88.7%，未达到90%的目标，相差1.3个百分点。", "pass"),
        ("每公里造价118.40万元，控制在125.00万元的概算以内。", "pass"),
        ("群众满意度94.7%，比目标值93%高1.7个百分点。", "pass"),
        ("满意度目标92%，实测为89.4%，低2.6个百分点。", "pass"),
        ("完成培训638人次（目标600人次，完成率106.33%）。", "pass"),
        (TABLE + "群众满意度88.5%，低于目标1.5个百分点。", "pass"),
        # What is another comparison, or none at all.
        ("投诉率1.2%，达到2%的目标。", None),
        ("满意度86.5%，低于目标3.5%。", None),
        ("新增就业480户，低于计划20户。", None),
        ("增长6%，超过目标20%。", None),
        ("支出300万元，完成计划500万元的60%。", "pass"),
        ("支出300万元，完成计划500万元的六成。", None),
        ("群众满意度92.4%，高于上年90%。", None),
        ("群众满意度88.7%，力争达到90%的目标。", None),
        ("完好率83%，达到100%的目标还有差距。", None),
        ("发放问卷200份，满意度91.3%，高于目标值90%。", "pass"),
        (TABLE + "泵站完好率95.0%，未达到目标值。", None),
        (TABLE + "水质达标率97.2%，未达到目标值。", None),
    ],
)
def test_compared_with_a_target(text: str, outcome: str | None) -> None:
    assert outcomes(text, "D13") == ([] if outcome is None else [outcome])
