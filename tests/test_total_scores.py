"""Total scores and grades of a report and of its projects, each with the scope that it is of."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from metadata_kit import GAZETTEER, VOCABULARY, about

from indexer.metadata import to_metadata
from indexer.numerals import parse_number
from indexer.text import RawText, clean


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("我局部门整体支出绩效自评得分93.5分，等级为“优”。", [("93.5", "优")]),
        ("自评总分９２分，其中：投入9.4分、过程27分、产出28分，评定等次为良。", [("92", "良")]),
        ("综合得分为 86.35 分，评价等级为“良好”。", [("86.35", "良好")]),
        ("自评得分：95，等级：优秀", [("95", "优秀")]),
        ("自评得分92.6分，为“优秀”等级。", [("92.6", "优秀")]),
        ("自评得分：88.5分，良好。", [("88.5", "良好")]),
        ("自评得分91分（优）。", [("91", "优")]),
        ("逐项打分：投入15分得14分，过程35分得32分，效果20分得19分，总分94分。", [("94", None)]),
        ("预算执行10分，得9.76分；满意度10分，实得9分。总得分96.26分。", [("96.26", None)]),
        ("满分100分，得92分。", [("92", None)]),
        ("自评总分（分）\t98.5\t等级\t优", [("98.5", "优")]),
        ("自我评分八十九点四分。", [("89.4", None)]),
        ("满分100分，实得89.4分。", [("89.4", None)]),
        ("综合得分：89.4（满分100分）", [("89.4", None)]),
        ("自评打分为89.4分。", [("89.4", None)]),
        ("经评定，自评等次\n合格。", [(None, "合格")]),
        ("总分\t\t\t100\t97.5\t\n", [("97.5", None)]),
        ("（一）决策（20分）\n得分18分\n（二）过程（20分）\n实得19分\n总分92分，等级为优。", [("92", "优")]),
        ("自评总得分92分，其中：决策18分、过程19分、效益27分，等级为“优”。", [("92", "优")]),
        ("总分\t\t\t\t\t93\n", [("93", None)]),
        ("总分\t\t\t\t100\t91\n自评等级\t\t\t\t\t优\n", [("91", "优")]),
        ("预算执行率（10分）\t95.00%\t得分\t9.50\n合计\t\t100\t97.5\n一级指标\t分值\t得分", [("97.5", None)]),
        ("效益指标（30分）\t满意度\t自评得分\t28\n", []),
        ("总分\n\t100\n\t　96\n", [("96", None)]),
        ("自评得分95分。……再次说明自评得分95分，等级为优。", [("95", "优")]),
        ("2022年项目绩效管理自评得分89.4分", [("89.4", None)]),
        # Points of an indicator, weights, bands, others' scores and conditions are none.
        ("决策指标得分18分，产出得分28分，满意度得分9分，产出指标自评得分30分，预算管理得分8分。", []),
        ("评价等级分为：优（90分及以上）、良（80-90分）、中、差。总分100分。", []),
        ("群众安全感测评得分96.1分，平安建设考核得分95分。", []),
        ("考核得分低于85分的扣减。自评得分85分以下的整改。", []),
        ("对等级为优的项目优先保障。在评定中，群众满意。", []),
        ("合计\t100\t96\n", []),
        ("综合得分86.22分，属“良”。", [("86.22", "良")]),
        ("指标\t权重\t分值\t得分\n合计\t100\t100\t86.22\n", [("86.22", None)]),
        ("指标\t分值\t得分\n合计\t100\t100\n", [("100", None)]),
    ],
)
def test_scores(text: str, scores: list[tuple[str | None, str | None]]) -> None:
    found = about(f"石鼓区水利局2023年度部门整体支出绩效自评报告\n一、情况\n{text}\n").scores
    assert [(None if s.score is None else str(s.score), s.grade) for s in found] == scores


@pytest.mark.parametrize(
    "text",
    [
        "三、绩效自评情况\n我局对4个项目开展了自评。其中，食品抽检项目支出26.8万元，完成抽检240批次，自评97分。",
        "三、绩效情况\n（一）主要项目绩效自评结果\n1.食品抽检。全年抽检240批次，自评得分97分。\n2.其他。略。",
    ],
)
def test_in_a_units_report_the_sentence_or_the_head_says_which_project_a_score_is_of(text: str) -> None:
    found = about(f"石鼓区市场监督管理局2023年度部门决算公开说明\n{text}\n")
    assert [(s.scope, str(s.score)) for s in found.scores] == [("食品抽检", "97")]
    whole = about("石鼓区水利局2023年度部门整体支出绩效自评报告\n四、结论\n部门整体支出和项目支出绩效自评得分95分。\n")
    assert [s.scope for s in whole.scores] == ["部门整体支出"]


@pytest.mark.parametrize("before", ["共涉及项目5个。", "共涉及项目5个，", "\n"])
def test_a_projects_score_in_a_units_accounts_is_the_projects(before: str) -> None:
    text = f"石鼓区水利局2023年度部门决算公开\n一、预算绩效\n开展绩效自评。{before}河道清淤项目自评得分95分。\n"
    assert {s.scope: s.score for s in about(text).scores} == {"河道清淤": Decimal(95)}


def test_a_project_has_its_own_score() -> None:
    text = (
        "石鼓区水利局2023年度部门整体支出绩效自评表\n总分\t100\t96\n\n附件2\n项目支出绩效自评表\n项目名称\t河道清淤\n总分\t100\t88\n"
        "\n项目支出绩效自评表\n项目名称\t山塘整修\n总分\t100\t91.5\n"
    )
    found = {s.scope: s.score for s in about(text).scores}
    assert found == {"部门整体支出": Decimal(96), "河道清淤": Decimal(88), "山塘整修": Decimal("91.5")}


@given(st.text(alphabet="平江县林业局2年度部门整体支出绩效自评报告得分9.5等级为优一、\n\t：（）鼓楼区", max_size=200))
def test_any_text_is_read_and_scores_are_exact_spans(text: str) -> None:
    report = clean(RawText(text, "txt"))
    found = to_metadata("x.txt", report, (), GAZETTEER, VOCABULARY)
    for score in found.scores:
        quote = report.text[score.start : score.end]
        assert score.score is None or any(parse_number(quote[:n]) == score.score for n in range(1, 8))
        assert score.grade is None or quote.endswith(score.grade)


def test_projects_that_are_scored_one_by_one():
    text = "某某县民政局2022年度养老服务项目支出绩效自评报告\n一、评价结果\n低保救助项目自评96分；"
    text += "护理补贴自评得分100分；养老设施建设项目自评86.5分。\n"
    assert [(s.scope, str(s.score)) for s in about(text).scores] == [
        ("低保救助", "96"), ("护理补贴", "100"), ("养老设施建设", "86.5"),
    ]  # fmt: skip
