"""A14: one change that goes both ways, and two changes that only look alike."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

DOWN = "全年支出2192.56万元，比上年减少121.46万元，下降5.25%。\n二、自评结论\n"
THREE = "“三公”经费支出9.62万元，比上年减少0.93万元，下降8.82%。\n二、自评结论\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (DOWN + "2021年支出规模较上年增长5.25%，重点任务完成较好。", 1),
        (DOWN + "总体看，全年支出同比增长5.25%。", 1),
        (DOWN + "本年支出比上年上升5.25%，结构更加合理。", 1),
        (THREE + "“三公”经费较上年有所增长。", 1),
        (THREE + "“三公”经费比上年略有增加，仍在合理范围。", 1),
        (THREE.replace("减少", "增加").replace("下降", "增长") + "“三公”经费只减不增。", 1),
        (THREE + "“三公”经费只减不增。", 0),
        (DOWN + "2021年支出规模较上年下降5.25%。", 0),
        (DOWN + "2021年收入较上年增长5.25%。", 0),
        (DOWN + "2021年支出规模较上年增长4.12%。", 0),
        (DOWN + "2020年支出比2019年增长5.25%。", 0),
        (DOWN + "群众满意度比上年提高5.25%。", 0),
        (THREE + "“三公”经费较上年有所下降。", 0),
        (THREE + "公务接待费较上年有所增长。", 0),
        (THREE + "“三公”经费人均较上年有所增长。", 0),
        (THREE + "工作效率较上年有所提高。", 0),
        ("甲项目支出比上年增加5.0%。\n乙项目支出比上年减少5.0%。", 0),
    ],
)
def test_one_change_both_ways(text: str, number: int) -> None:
    assert outcomes(text, "A14").count("finding") == number


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("公务接待费预算4.00万元，决算4.80万元，比预算减少0.80万元。", "finding"),
        ("公务接待费预算4.80万元，决算4.00万元，超出预算0.80万元。", "finding"),
        ("公务接待费预算4.80万元，决算4.00万元，比预算减少0.80万元。", "pass"),
        ("公务接待费预算4.00万元，决算4.80万元，超出预算0.80万元。", "pass"),
    ],
)
def test_a_variance_the_other_way(text: str, outcome: str) -> None:
    assert outcomes(text, "A07") == [outcome]
