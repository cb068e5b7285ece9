"""D08: what is said of every row of a table, and one row that does not keep it."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

PROJECTS = """各项目执行情况（单位：万元）
项目名称	预算数	支出数	执行率（%）	满意度
渠道维修	100.00	98.00	98.00	96.5%
泵站改造	80.00	72.00	90.00	95.2%
水质监测	50.00	49.00	98.00	91.0%
合计	230.00	219.00	95.22	94.2%
"""
VILLAGES = """村名	计划（亩）	完成（亩）	完成率
东庄	100	97	97.00%
西庄	200	188	94.00%
南庄	300	300	100.00%
"""
SCORES = """指标	分值	得分
投入	10	9.5
产出	50	48
效益	40	38
合计	100	95.5
"""


@pytest.mark.parametrize(
    ("table", "claim", "number"),
    [
        (PROJECTS, "从上表看，各项目执行率均在95%以上，资金管理规范。", 1),
        (PROJECTS, "三个项目的预算执行率都不低于95%。", 1),
        (PROJECTS, "所有项目支出正常，执行率全部达到95%。", 1),
        (PROJECTS, "没有一个项目的执行率低于95%。", 1),
        (PROJECTS, "3个项目完成较好，满意度也均超过92%。", 1),
        (PROJECTS, "各项目执行率均未超过95%。", 1),
        (PROJECTS, "各项目执行率均达到100%。", 0),  # none does: it can hardly be of these
        (VILLAGES, "各村完成率均在95%以上。", 1),
        (VILLAGES, "3个村完成率均达到95%以上。", 1),
        (PROJECTS, "以上项目执行率最低的为95%。", 1),
        (PROJECTS, "各项目执行率最低为90%。", 0),
        # What the rows keep, what is of others, and what is only wanted.
        (PROJECTS, "各项目执行率均在90%以上。", 0),
        (PROJECTS, "各项目满意度均在90%以上。", 0),
        (PROJECTS, "大部分项目执行率均在95%以上。", 0),
        (PROJECTS, "除泵站改造外，各项目执行率均在95%以上。", 0),
        (PROJECTS, "五个项目的执行率均在95%以上。", 0),
        (PROJECTS, "各镇执行率均在95%以上。", 0),
        (PROJECTS, "下一步，力争各项目执行率均在95%以上。", 0),
        (PROJECTS, "上年各项目执行率均在95%以上。", 0),
        (PROJECTS, "各项目资金使用率均在95%以上。", 0),
        (PROJECTS, "三年来各项目执行率平均在95%以上。", 0),
        (PROJECTS + VILLAGES.replace("完成率", "执行率"), "2个乡的执行率均在95%以上。", 0),
        (VILLAGES, "各片区完成率均在95%以上。", 0),
        (SCORES, "三项指标得分均在40分以上。", 0),
    ],
)
def test_said_of_every_row(table: str, claim: str, number: int) -> None:
    assert outcomes(f"{table}{claim}", "D08").count("finding") == number
