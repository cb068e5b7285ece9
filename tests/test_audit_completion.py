"""D08: what is said to be all spent or all done, against what the report prints of it."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

SPENT = "2021年全年预算数960.00万元，全年支出912.00万元，预算执行率95.00%。\n二、自评结论\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年预算960.00万元已全部执行完毕。", ["finding"]),
        ("我局加快支付，年度预算资金960万元全部支付完毕，没有沉淀。", ["finding"]),
        ("我局加快支付，年度预算资金960万元全部支付完毕。", ["finding"]),
        ("坚持勤俭办事的要求，全年预算960万元已使用完毕。", ["finding"]),
        ("2021年度部门整体预算执行率达到100%。", ["finding"]),
        ("2021年全年预算已全部执行完毕。", ["finding"]),
        # Another amount, year, scope or time; no statement; handed on and not spent.
        ("2021年到位资金912.00万元已全部支付完毕。", []),
        ("2020年预算960.00万元已全部支付完毕。", []),
        ("截至2022年3月底，960.00万元预算已全部支付完毕。", []),
        ("除质保金外，2021年预算960.00万元已全部支付完毕。", []),
        ("确保2021年预算960.00万元全部支付完毕。", []),
        ("2021年预算960.00万元未全部支付完毕。", []),
        ("2021年预算960.00万元已全部下达。", []),
        ("2021年预算960.00万元基本使用完毕。", []),
        ("2021年河道清淤经费96.00万元已全部支付完毕。", []),
        ("2021年项目预算执行率达到100%。", []),
        ("按到位资金计算，部门预算执行率达到100%。", []),
        ("扣除年底追加的资金，部门整体预算执行率达到100%。", []),
    ],
)
def test_a_budget_said_to_be_all_spent(text: str, expected: list[str]) -> None:
    assert outcomes(SPENT + text, "D08") == expected


def test_nothing_follows_where_no_rate_says_so() -> None:
    assert outcomes("2021年全年预算数960.00万元，支付912.00万元。\n预算960.00万元已全部支付完毕。", "D08") == []
    table = "表1\t单位：万元\n类别\t全年预算数\t全年执行数\t执行率\n合计\t960.00\t{}\t{}\n二、结论\n"
    claim = "2021年预算960.00万元已全部支付完毕。"
    assert outcomes(table.format("912.00", "95.00%") + claim, "D08") == ["finding"]
    assert outcomes(table.format("960.00", "100%") + claim, "D08") == []


DONE = (
    "表1 完成情况  单位：公里\n乡镇\t计划里程\t完成里程\n青禾镇\t26.5\t26.5\n柏林镇\t18.0\t15.2\n"
    "合计\t44.5\t41.7\n二、结论\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年44.5公里渠道清淤任务已全部完成。", ["finding"]),
        ("18公里渠道改造全部完工。", ["finding"]),
        ("全年44.5公里渠道清淤任务全部按期完成，群众满意。", ["finding"]),
        ("26.5公里渠道清淤任务已全部完成。", []),
        ("44.5公里渠道的设计已全部完成。", []),  # a step of the work
        ("44.5公里渠道占地补偿已全部完成。", []),
        ("44.5万亩造林任务已全部完成。", []),
        ("44.5亩占地补偿已全部完成。", []),
        ("截至2022年4月，44.5公里渠道清淤任务已全部完成。", []),
        ("除柏林镇外，44.5公里渠道清淤任务已全部完成。", []),
        ("44.5公里渠道清淤任务应全部完成。", []),
        ("44.5公里渠道清淤任务未全部完成。", []),
        ("2021年渠道清淤任务已全部完成。", []),
    ],
)
def test_a_quantity_said_to_be_all_done(text: str, expected: list[str]) -> None:
    assert outcomes(DONE + text, "D08") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("计划改造水窖120口，实际完成108口。", ["finding"]),
        ("年度任务为改造水窖120口，年内建成108口。", ["finding"]),
        ("计划改造水窖120口，实际完成120口。", []),
        ("计划改造水窖120口，实际完成126口。", []),
        ("计划培训120人，实际完成108人。", []),
    ],
)
def test_a_plan_and_what_was_done_of_it(told: str, expected: list[str]) -> None:
    assert outcomes(f"{told}\n二、结论\n总的看，120口水窖改造任务已全部完成。", "D08") == expected


FORM = (
    "附件：自评表\n指标名称\t年度指标值\t实际完成值\t分值\t得分\n预算执行率\t100%\t95%\t10\t9.5\n巡河次数\t≥500次\t520次\t30\t30\n"
    "水质达标率\t≥95%\t{}\t30\t{}\n群众满意度\t≥90%\t92%\t30\t30\n"
)


@pytest.mark.parametrize(
    ("text", "actual", "expected"),
    [
        ("除预算执行率外，3项绩效指标全部完成。", "91%", ["finding"]),
        ("除预算执行率外，三项指标均完成。", "91%", ["finding"]),
        ("4项指标全部达标。", "91%", ["finding"]),
        ("除预算执行率外，各项绩效指标均达到目标。", "91%", ["finding"]),
        ("除预算执行率外，各项绩效指标均完成。", "91%", ["finding"]),
        ("除预算执行率外，3项绩效指标全部完成。", "96%", []),
        ("除预算执行率、水质达标率外，2项绩效指标全部完成。", "91%", []),
        ("除水质达标率外，其余3项绩效指标全部完成。", "91%", ["finding"]),  # 预算执行率 is one of them
        ("年初设定的2项绩效指标全部完成。", "91%", []),  # of which, is not said
        ("3项产出指标全部完成。", "91%", []),
        ("除个别指标外，各项绩效指标均完成。", "91%", []),
        ("3项绩效指标基本全部完成。", "91%", []),
    ],
)
def test_indicators_said_to_be_all_met(text: str, actual: str, expected: list[str]) -> None:
    score = "30" if actual == "96%" else "27"
    assert outcomes(f"{text}\n{FORM.format(actual, score)}", "D08") == expected


def test_a_form_of_one_cell_to_a_line() -> None:
    form = FORM.format("91%", "27").replace("\t", "\n") + "合计\n100\n96.5\n"
    assert outcomes(f"4项指标全部达标。\n{form}", "D08") == ["finding"]
    assert outcomes(f"4项指标全部达标。\n{form}", "C03") == ["pass"]
    assert outcomes(form.replace("96.5", "99.5"), "C03") == ["finding"]
