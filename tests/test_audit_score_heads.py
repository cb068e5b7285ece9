"""Totals of points that stand above or below the form that they are of."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

ROWS = (
    "一级指标\t三级指标\t年初目标值\t实际完成值\t分值\t得分\n产出指标\t培训人次\t≥800人次\t812人次\t{a}\t{a}\n"
    "产出指标\t培训合格率\t100%\t97%\t20\t19.4\n效益指标\t就业人数\t≥300人\t286人\t25\t23.8\n"
    "满意度指标\t学员满意度\t≥95%\t96%\t10\t10\n"
)
PAID = "预算执行情况（20分）    年初预算数 180.00    执行数 171.36    执行率 95.20%    得分 19.04\n"
HEAD = "自评总分：{total}    自评等级：优\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD.format(total="97.24") + PAID + ROWS.format(a=25), ["pass"]),
        (HEAD.format(total="98.24") + PAID + ROWS.format(a=25), ["finding"]),
        (HEAD.format(total="79.24") + PAID + ROWS.format(a=25), ["not_checkable"]),  # of something else
        (HEAD.format(total="98.2") + ROWS.format(a=45), ["pass"]),
        (HEAD.format(total="92.8") + ROWS.format(a=45), ["finding"]),
        (ROWS.format(a=45) + "项目自评得分为92.8，等级为优。\n", ["finding"]),
        # twenty points are given elsewhere
        (HEAD.format(total="97.24") + ROWS.format(a=25), []),
        # the full mark, another body's score, two scores
        (HEAD.format(total="100") + ROWS.format(a=45), []),
        ("上年总分：92.8\n" + ROWS.format(a=45), []),
        (HEAD.format(total="92.8") + "复核后总得分：95.6\n" + ROWS.format(a=45), ["finding"]),
        (HEAD.format(total="92.8") + "第二个项目总得分：95.6\n" + ROWS.format(a=45), []),
    ],
)
def test_a_total_apart_from_its_form(text: str, expected: list[str]) -> None:
    assert outcomes("二、自评表\n" + text, "C03") == expected
