"""Rules on the rows of a form: C02 (blocks of weights), C06 (reasons for points taken off)."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

from indexer.audit.points import indicators as indicator_rows
from indexer.audit.points import targets as target_rules

BLOCKS = """附件：2021年度部门整体支出绩效自评表
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
产出指标（{output}分）	数量指标	巡查河道次数	≥100次	120次	20	20
	质量指标	堤防验收合格率	≥98%	99%	{quality}	15
	成本指标	每次巡查成本	≤200元	198元	15	15
效益指标（30分）	社会效益指标	受益人口	≥2万人	2.1万人	30	30
满意度指标（10分）	服务对象满意度	群众满意度	≥90%	92%	{liked}	10
{total}
"""
AGREES = {"output": "50", "quality": "15", "liked": "10", "total": "总分					90	90"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ["pass"] * 3),
        ({"output": "40"}, ["finding", "pass", "pass"]),
        ({"quality": "25"}, ["finding", "pass", "pass"]),
        ({"liked": "20"}, ["finding", "pass", "pass"]),
        # One row prints no weight: its cell may be joined with the next.
        ({"quality": ""}, ["not_checkable", "pass", "pass"]),
        # The form has no total: it may go on in a table of the next page.
        ({"liked": "5", "total": ""}, ["not_checkable", "pass", "pass"]),
    ],
)
def test_a_block_has_the_weight_that_its_cell_says(changed: dict[str, str], expected: list[str]) -> None:
    assert sorted(outcomes(BLOCKS.format(**{**AGREES, **changed}), "C02")) == sorted(expected)


SYSTEM = """附表 绩效评价指标评分表
一级指标	权重	二级指标	三级指标	分值	评价标准	得分
决策	{decision}	项目立项	立项依据充分性	10	符合规划得满分	10
		绩效目标	目标明确性	5	全部量化得满分	3.5
过程	25	资金管理	预算执行率	10	执行率乘以分值	9.12
		组织实施	考核制度执行	15	缺一次考核扣2分	11
产出	60	产出数量	养护面积达标	60	不足部分按比例扣	60
合计	100			100		93.62
"""


def test_a_column_of_weights_beside_the_blocks() -> None:
    assert outcomes(SYSTEM.format(decision="15"), "C02") == ["pass"] * 3
    assert sorted(outcomes(SYSTEM.format(decision="20"), "C02")) == ["finding", "pass", "pass"]


ONE_LEVEL = (
    "指标	分值	得分\n决策	{}	14\n过程	25	24\n产出	{}	30\n效益	30	28\n合计	100	96\n"
)


@pytest.mark.parametrize(
    ("template", "weights", "expected"),
    [
        ("评价指标体系设决策15分、过程25分、产出30分、效益30分。", ("15", "30"), ["pass"] * 4),
        ("评价指标体系设决策15分、过程25分、产出30分、效益30分。", ("20", "25"), ["finding"] * 2 + ["pass"] * 2),
        # What was given, not what there is to give.
        ("评价指标体系得分：决策15分、过程25分、产出30分、效益30分。", ("20", "25"), []),
        # Another form: nothing of it fits.
        ("评价指标体系设决策25分、过程15分、产出20分、效益40分。", ("15", "30"), ["not_checkable"] * 4),
        # Two templates, for the whole unit and for its projects.
        ("整体权重为投入40分、过程30分、产出30分。\n项目权重为决策20分、过程25分、产出55分。", ("15", "30"), []),
    ],
)
def test_the_template_that_the_text_sets_out(template: str, weights: tuple[str, str], expected: list[str]) -> None:
    assert sorted(outcomes(f"{template}\n{ONE_LEVEL.format(*weights)}", "C02")) == sorted(expected)


REASONS = """附件：2021年度部门整体支出绩效自评表
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因分析及改进措施
产出指标	数量指标	巡查河道次数	≥100次	120次	20	20	
	质量指标	堤防验收合格率	≥98%	{done}%	30	28	{reason}
	成本指标	每次巡查成本	≤200元	198元	50	{cost}	{next}
总分					100	98	
{row}
"""


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ["pass"]),
        ({"reason": ""}, ["finding"]),
        ({"reason": "无"}, ["finding"]),
        ({"reason": "——"}, ["finding"]),
        # What meets its target lost points for something that the reason does not tell.
        ({"done": "98", "reason": "合理使用资金"}, ["finding"]),
        ({"done": "98", "reason": "验收资料不全"}, ["pass"]),
        # Whether this is a reason only a reader can say.
        ({"reason": "多次验收"}, ["not_checkable"]),
        # The cell may be joined with the one above.
        ({"cost": "48"}, ["not_checkable", "pass"]),
        ({"reason": "", "row": "偏差原因及改进措施	汛期施工"}, ["not_checkable"]),
        ({"reason": "", "row": "三、问题\n堤防验收合格率低于目标，是因为汛期施工。"}, ["not_checkable"]),
    ],
)
def test_points_taken_off_have_a_reason(changed: dict[str, str], expected: list[str]) -> None:
    agrees = {"done": "96", "reason": "汛期施工受影响", "cost": "50", "next": "", "row": ""}
    assert sorted(outcomes(REASONS.format(**{**agrees, **changed}), "C06")) == expected


def test_indicators_beyond_those_that_are_looked_at_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    form = REASONS.format(done="96", reason="汛期施工受影响", cost="50", next="", row="")
    assert outcomes(form, "C05") == ["pass"]
    for module in (indicator_rows, target_rules):
        monkeypatch.setattr(module, "MOST", 2)
    assert sorted(outcomes(form, "C05")) == ["not_checkable", "pass"]
