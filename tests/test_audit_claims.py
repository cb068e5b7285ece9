"""D08: 'all indicators were met' beside a row that counts fewer things than its target; and claims of other rows."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

FORM = (
    "附件：自评表\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t巡查河道次数\t≥120次\t{}\t20\t{}\n\t\t清淤渠道长度（公里）\t18\t18.6\t20\t20\n"
    "\t质量指标\t工程验收合格率\t100%\t100%\t20\t20\n效益指标\t社会效益指标\t受益人口\t≥2.4万人\t2.52万人\t30\t30\n"
    "满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t93%\t10\t10\n"
)
SHORT, MET = ("105次", "17.5"), ("126次", "20")


@pytest.mark.parametrize(
    "claim",
    [
        "自评结论：本项目年初设定的各项绩效指标均达到或超过指标值，自评等级为优。",
        "从上表看，各项产出指标均达到年初目标值。",
        "各项数量指标均已完成。",
        "产出指标、效益指标均达到年度目标值。",
        "5项绩效指标全部完成。",
        "总体上，全面完成年度绩效目标。",
        "所有产出和效益指标都已实现。",
    ],
)
def test_a_count_below_its_target(claim: str) -> None:
    assert outcomes(FORM.format(*SHORT) + f"二、结论\n{claim}", "D08") == ["finding"]
    assert outcomes(FORM.format(*MET) + f"二、结论\n{claim}", "D08") == []
    assert outcomes(FORM.format("105次", "20") + f"二、结论\n{claim}", "D08") == []  # no points lost: it may be allowed


@pytest.mark.parametrize(
    "claim",
    [
        "各项效益指标均达到年初目标值。",  # of other rows
        "质量指标均达到目标值。",
        "满意度指标、效益指标均已实现。",
        "除巡查河道次数未达标外，其余各项指标均已完成。",
        "各项产出指标基本达到目标值。",
        "多数产出指标均达到目标值，其中巡查河道次数少于目标。",
        "清淤渠道长度、工程验收合格率均完成年度目标。",
        "下一步，确保各项指标均达到目标值。",
        "4项绩效指标均已完成。",  # of the five
        "县级安排的工程建设全部完成目标。",
    ],
)
def test_a_claim_that_is_not_of_that_row(claim: str) -> None:
    assert outcomes(FORM.format(*SHORT) + f"二、结论\n{claim}", "D08") == []


@pytest.mark.parametrize(
    ("name", "target", "actual", "number"),
    [
        ("培训人数（人）", "300", "280", 1),
        ("培训人数", "≥300人", "280人", 1),
        ("培训人数", "不少于300人", "完成280人", 1),
        ("新增供水能力", "≥1.2万吨", "1.1万吨", 1),
        ("免费开放天数", "≥330天", "312天", 1),
        ("有效投诉次数", "5", "3", 0),  # less is better
        ("有效投诉次数", "≤5次", "3次", 0),
        ("资料归集时间", "30天", "25天", 0),
        ("演出单场成本", "6,000元", "5,800元", 0),
        ("受益人口", "≥1.2万人", "11,900人", 0),  # of another unit
        ("培训场次", "3至5场", "3场", 0),
        ("完成时限", "12月", "11月", 0),
        ("建设内容", "3处", "按期建成", 0),
    ],
)
def test_which_counts_are_short(name: str, target: str, actual: str, number: int) -> None:
    form = (
        f"附件：自评表\n指标名称\t年度指标值\t实际完成值\t分值\t得分\n{name}\t{target}\t{actual}\t50\t45\n"
        "群众满意度\t≥90%\t93%\t30\t30\n合格率\t100%\t100%\t20\t20\n二、结论\n各项绩效指标均已完成。"
    )
    assert outcomes(form, "D08").count("finding") == number


def test_a_form_behind_a_list_of_projects_with_scores() -> None:
    projects = (
        "项目自评结果\n项目名称\t全年预算\t自评得分\n渠道清淤\t320.00\t96.2\n闸门维修\t180.00\t91.5\n"
        "合计\t500.00\t\n说明。\n"
    )
    form = (
        "整体支出自评得分表\n一级指标\t权重\t得分\n预算执行\t10\t9.5\n部门管理\t30\t28.6\n履职效果\t60\t55.4\n"
        "合计\t100\t{}\n"
    )
    assert outcomes(projects + form.format("93.5"), "C03") == ["pass"]
    assert outcomes(projects + form.format("94.5"), "C03") == ["finding"]


def test_rows_of_money_beside_rows_of_counts_keep_their_columns() -> None:
    form = (
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n"
        "产出指标\t数量指标\t演出场次\t≥36场\t38场\t20\t20\n\t\t培训班次\t≥60班次\t54班次\t20\t18\t停课\n"
        "\t成本指标\t单场补助\t≤6,000元\t5,800元\t10\t10\n\t\t单班成本\t≤1,500元\t1,480元\t10\t10\n"
        "效益指标\t社会效益\t志愿队伍\t≥12支\t12支\t30\t28\t活动少\n满意度指标\t\t群众满意度\t≥90%\t94%\t10\t10\n总分\t\t\t\t\t100\t{}\n"
    )
    assert outcomes(form.format("96"), "C03") == ["pass"]
    assert outcomes(form.format("98"), "C03") == ["finding"]
