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


TABLE = (
    "支出对比表（单位：万元）\n类别\t2021年\t2020年\t增减额\n基本支出\t869.32\t838.90\t30.42\n其中：人员经费\t746.18\t710.35\t35.83\n"
    "公用经费\t123.14\t128.55\t-5.41\n项目支出\t411.14\t546.50\t-135.36\n合计\t1280.46\t1385.40\t-104.94\n"
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("与上年相比，公用经费增加5.41万元。", 1),
        ("基本支出较上年增加30.42万元；其中公用经费较上年增加5.41万元。", 1),
        ("项目支出比上年增加135.36万元，上年含一次性修复资金。", 1),
        ("人员经费同比减少35.83万元。", 1),
        ("与上年相比，公用经费减少5.41万元。", 0),
        ("水费支出比上年增加5.41万元。", 0),
        ("人员经费同比增加35.83万元。", 0),
        ("项目支出中，绿化项目比上年增加135.36万元。", 0),
    ],
)
def test_a_sentence_and_the_row_of_a_table(text: str, number: int) -> None:
    assert outcomes(f"{TABLE}{text}", "A14").count("finding") == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("基本支出增加30.42万元，主要是工资标准提高；公用经费比上年增加5.41万元，主要是压减了会议费。", 1),
        ("基本支出增加30.42万元，主要是工资标准提高；公用经费比上年减少5.41万元，主要是压减了会议费。", 0),
    ],
)
def test_each_half_of_a_sentence_has_its_reason(text: str, number: int) -> None:
    assert outcomes(text, "D11").count("finding") == number
