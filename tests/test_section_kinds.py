"""What sections are about: by heading (`tests/corpus/headings.tsv`), by parent and children, by what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.sections import text_to_sections
from indexer.structure.heading_types import HeadingTypes
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
HEADINGS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "corpus" / "headings.tsv").read_text("utf-8").splitlines()[1:]
]


def _types(words: str) -> dict[str, str]:
    sections = text_to_sections("r", clean(RawText(words, "txt")), VOCABULARY)
    return {section.heading: section.type for section in sections}


@pytest.mark.parametrize(("heading", "type_"), HEADINGS)
def test_headings_of_many_templates(heading: str, type_: str):
    assert HeadingTypes(VOCABULARY).of(heading) == type_


def test_in_a_project_report_results_and_money_are_the_projects():
    types = _types(
        "澄原县2021年度山塘加固专项资金绩效评价报告\n一、资金收支\n支出80万元。\n二、取得的成效\n加固山塘3座。\n"
    )
    assert types["一、资金收支"] == "budget_execution"
    assert types["二、取得的成效"] == "project_performance"


def test_in_a_report_on_a_department_they_are_the_departments():
    types = _types(
        "澄原县水利局2021年度部门整体支出绩效自评报告\n一、预算执行情况\n支出80万元。\n"
        "二、绩效目标完成情况\n（一）山塘更牢固。加固3座。\n（二）用水更方便。新装管网9公里。\n三、部门支出情况\n支出3万元。\n"
    )
    assert types["一、预算执行情况"] == types["三、部门支出情况"] == "general_budget_expenditure"
    assert types["二、绩效目标完成情况"] == types["（二）用水更方便"] == "overall_performance"


def test_a_problem_about_management_is_a_problem():
    types = _types("一、存在的问题\n（一）项目管理\n账目不全。\n（二）预算执行\n偏慢。\n（三）整改措施\n补齐台账。\n")
    assert types["（一）项目管理"] == types["（二）预算执行"] == "problems"
    assert types["（三）整改措施"] == "improvement"


@pytest.mark.parametrize(
    ("heading", "said", "type_"),
    [
        ("一、三定方案", "负责全县水利工作，拟订规划并组织实施，承担防汛，指导乡镇，贯彻执行有关法规。", "duties"),
        ("一、写在最后", "自评得分93分，等级为优。", "conclusion"),
        ("一、往前看", "下一步，我局将进一步加强调度，建立健全台账，确保按期完工。", "improvement"),
        ("一、几点思考", "本年工作有序开展。", "other"),
    ],
)
def test_what_a_section_says_where_its_heading_is_silent(heading: str, said: str, type_: str):
    assert _types(f"{heading}\n{said}\n二、名词解释\n略。\n")[heading] == type_


def test_a_preface_is_parted_from_cover_and_contents():
    text = (
        "2021年度山塘加固专项资金\n绩效评价报告\n委托单位：澄原县财政局\n主管部门：澄原县水利局\n评价机构：澄原某事务所\n"
        "受县财政局委托，我所于2022年5月开展评价，现将情况报告如下。\n一、项目概况\n加固山塘。\n"
    )
    sections = text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)
    assert [(s.type, text[s.end - 3 : s.end]) for s in sections[1:3]] == [("cover", "事务所"), ("preface", "如下。")]


@pytest.mark.parametrize(
    ("text", "prefaces"),
    [
        ("某局自评报告\n县财政局：\n现将情况报告如下。\n一、概况\n无。\n", ["县财政局：\n现将情况报告如下。"]),
        ("某局自评报告\n一、概况\n无。\n", []),
        ("某局自评报告\n本报告没有标题。\n全文到此为止。\n", []),
        ("某局自评表\n项目名称\t清淤。\n自评说明\t无\n", []),
    ],
)
def test_the_preface_of_a_report_without_a_cover(text: str, prefaces: list[str]):
    sections = text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)
    assert [text[s.start : s.end] for s in sections if s.type == "preface"] == prefaces


def test_of_several_things_the_parents_goes_first():
    types = _types(
        "一、绩效目标分解下达情况\n（一）资金安排、分解下达预算和绩效目标情况\n下达80万元。\n二、其他\n无。\n"
    )
    assert types["（一）资金安排、分解下达预算和绩效目标情况"] == "targets"


def test_what_holds_money_and_results_is_the_use_of_funds():
    types = _types(
        "某县2021年水利资金绩效自评报告\n一、绩效情况分析\n（一）资金投入情况\n到位80万元。\n"
        "（二）绩效指标完成情况\n加固3座。\n二、绩效管理情况\n（一）山塘加固项目\n良好。\n（二）渠道清淤项目\n良好。\n"
    )
    assert types["一、绩效情况分析"] == "resources_performance"
    assert types["二、绩效管理情况"] == types["（二）渠道清淤项目"] == "project_performance"


def test_an_annex_after_the_body_and_the_rows_of_its_table():
    text = (
        "某镇自评报告\n一、概况\n修路。\n二、其他\n无。\n附表    某镇项目一览表\n序号 项目名称 计划 支付\n"
        "1 蔬菜产业路 98.00 95.06\n2 茶叶加工坊 145.00 130.50\n3 饮水管护 36.40 36.40\n合计 279.40 261.96\n"
    )
    sections = text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)
    assert [(s.level, s.heading.split()[0], s.type) for s in sections[1:]] == [
        (1, "一、概况", "basic_information"), (1, "二、其他", "other"), (1, "附表", "annex_table")
    ]  # fmt: skip


def test_a_list_of_annexes_is_none_of_them():
    text = (
        "某局自评报告\n一、其他\n无。\n附件：1-1. 某局基础数据表\n1-2. 某局自评表\n某局基础数据表\n项目\t金额\n甲\t5\n"
    )
    assert "annex_list" in _types(text).values()


def test_a_comparison_within_a_section_is_its_part():
    text = "一、支出\n如下表。\n附：近两年对照表\n项目\t上年\t本年\n甲\t5\t6\n二、问题\n无。\n"
    sections = text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)
    assert [s.level for s in sections if s.type == "annex_table"] == [2]


def test_what_is_little_but_amounts_is_about_money():
    types = _types(
        "某县2020年防控经费绩效自评报告\n一、钱从哪里来\n上级补助1,450万元；县级划拨700万元；捐赠195.4万元。\n"
        "二、几点体会\n全年投入80万元，干部群众齐心协力，各项任务如期完成，受到上级表彰，经验在全市推广。\n"
    )
    assert types["一、钱从哪里来"] == "budget_execution"
    assert types["二、几点体会"] == "other"


def test_achievements_stay_achievements_whatever_their_headings_end_in():
    types = _types(
        "某局2020年部门整体支出绩效自评报告\n一、工作成效\n（一）健全工作机制\n成立专班。\n（二）优化人员配置\n轮岗3人。\n"
    )
    assert types["（一）健全工作机制"] == types["（二）优化人员配置"] == "overall_performance"


@pytest.mark.parametrize(
    "table",
    [
        "表五 一般公共预算支出决算表\n编制单位：某县统计局\t\t单位：万元\n科目\t金额\n合计\t5.00\n教育\t5.00\n",
        "收入支出决算总表\n公开01表\n部门：某县统计局\t\t单位：元\n项目\t金额\n收入\t5.00\n支出\t5.00\n",
        "表2 各年度发行情况（亿元）\n项目 2021年 2022年 合计\n发行额度 4.20 6.35 10.55\n使用 3.66 6.02 9.68\n",
        "附件2  某局项目支出明细表\n（单位：元）\n序号\n项目名称\n支出\n结余\n1\n高龄津贴\n3,198,700.00\n41,300.00\n"
        "2\n社区食堂\n742,560.00\n117,440.00\n",
    ],
)
def test_a_table_that_ends_a_report_is_an_annex(table: str):
    text = f"某局2018年度部门决算公开\n一、支出决算说明\n支出548.90万元。\n{table}"
    sections = text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)
    assert [(s.level, s.type) for s in sections[2:]] == [(1, "annex_table")]
    assert text[sections[2].start :].startswith(table.split("\n")[0])


def test_the_body_under_a_title_is_on_the_cover():
    text = "某县防控经费绩效自评报告\n某县卫生健康局\n\n所称经费由三块构成，共5万元。\n一、资金来源\n上级5万元。\n"
    sections = text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)
    assert [(s.type, text[s.end - 3 : s.end]) for s in sections[1:3]] == [("cover", "健康局"), ("preface", "万元。")]


def test_a_table_of_indicators_alone_is_no_form():
    text = "某局绩效评价报告\n一、结论\n良好。\n附表 指标评分表\n一级指标\t权重\t得分\n产出\t40\t38\n效益\t60\t55\n"
    sections = text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)
    assert [s.type for s in sections[1:]] == ["conclusion", "annex_table"]


def test_a_heading_that_the_table_of_types_names_word_for_word_is_of_that_type():
    types = _types(
        "某县2019年公路养护项目绩效自评报告\n一、项目资金使用情况\n（一）项目资金安排落实、总投入情况\n投入80万元。\n"
        "二、2019年项目组织实施情况\n公开招标。\n三、项目绩效情况\n（一）经济性分析\n省。\n（二）效率性分析\n快。\n"
    )
    assert types["（一）项目资金安排落实、总投入情况"] == "project_expenditure"
    assert types["二、2019年项目组织实施情况"] == types["三、项目绩效情况"] == "project_performance"


def test_what_a_section_says_it_goes_through_is_projects():
    of_projects = _types(
        "某局2020年度部门决算公开说明\n八、预算绩效情况说明\n主要项目情况如下：\n（一）渡工培训。\n办班3期。\n"
    )
    of_results = _types("某局2020年度部门决算公开说明\n八、预算绩效情况说明\n成效如下：\n（一）渡工培训。\n办班3期。\n")
    assert list(of_projects.values())[-1] == "project_performance"
    assert list(of_results.values())[-1] == "resources_performance"


def test_how_a_project_came_about_is_its_basic_information():
    text = "某县养护项目自评报告\n一、项目概况\n（一）项目立项情况\n批复。\n二、决策\n（一）项目立项情况\n合规。\n"
    sections = text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)
    assert [s.type for s in sections if s.level == 2] == ["basic_information", "management_process"]


def test_results_that_are_all_indicators_are_an_analysis_of_indicators():
    types = _types(
        "某县公路养护项目自评报告\n一、项目绩效分析\n（一）经济性分析\n省。\n（二）效率性分析\n快。\n"
        "二、项目绩效分析\n（一）经济性分析\n省。\n（二）路面更平\n好。\n"
    )
    assert types["一、项目绩效分析"] == "indicator_completion"
    assert types["二、项目绩效分析"] == "project_performance"


def test_what_says_nothing_in_a_report_on_three_public_expenses_is_about_them():
    types = _types("某局2017年“三公”经费决算公开\n一、情况说明\n预算3万元，决算2万元，较上年减少1万元。\n")
    assert types["一、情况说明"] == "three_public"


def test_the_work_under_performance_is_the_evaluation() -> None:
    types = _types(
        "某局决算公开\n第三部分 预算绩效情况说明\n一、工作开展情况\n组织自评。\n二、重点项目自评结果\n良好。\n"
    )
    assert types["一、工作开展情况"] == "self_evaluation_work"
    assert types["二、重点项目自评结果"] == "project_performance"
    assert _types("某局总结\n一、工作开展情况\n修路3公里。\n")["一、工作开展情况"] == "overall_performance"


@pytest.mark.parametrize(
    ("heading", "said", "type_"),
    [
        ("（二）机构和人员", "内设4个股室，在职31人。", "organisation_staffing"),
        ("（二）机构设置和人员情况", "内设4个股室。", "organisation_staffing"),
        ("（二）内设机构、人员编制", "内设4个股室。", "organisation_staffing"),
        ("（二）所属单位及人员构成", "下属单位2个。", "organisation_staffing"),
        ("（二）机构设置", "内设办公室、业务科2个科室，核定编制9名，年末在职8人。", "organisation_staffing"),
        ("（二）机构设置", "纳入决算编报范围的单位3个。", "organisation"),
        ("（二）部门职责和机构人员", "负责全县粮食储备。", "duties"),
        ("（二）机构运转人员经费", "支出30万元。", None),
    ],
)
def test_bodies_and_people_are_told_together(heading: str, said: str, type_: str | None):
    types = _types(f"岭西县粮食局2021年度部门整体支出绩效自评报告\n一、部门概况\n（一）简介\n略。\n{heading}\n{said}\n")
    assert types[heading] == type_ if type_ else types[heading] != "organisation_staffing"


@pytest.mark.parametrize(
    ("heading", "type_"),
    [
        ("（一）上级下达预算情况", "budget_execution"),
        ("（一）资金预算下达情况", "budget_execution"),
        ("（一）市内资金安排、分解下达情况", "budget_execution"),
        ("（一）中央下达资金预算和绩效目标情况", "targets"),
        ("（一）区域绩效目标", "targets"),
    ],
)
def test_money_handed_down_under_targets_is_money(heading: str, type_: str):
    words = f"崇岭市2022年林业改革发展资金转移支付绩效自评报告\n一、绩效目标分解下达情况\n{heading}\n下达320万元。\n"
    assert _types(words)[heading] == type_


def test_targets_met_indicator_by_indicator_are_indicators():
    title = "溪口县2020年水库维修养护项目支出绩效自评报告\n"
    by_indicator = _types(
        f"{title}一、绩效目标完成情况\n（一）数量和质量。维修12座。\n（二）社会效益。安全度汛。\n（三）满意度。93%。\n"
    )
    assert by_indicator["一、绩效目标完成情况"] == "indicator_completion"
    whole = _types(f"{title}一、绩效目标完成情况\n维修12座，为计划的96%。\n二、存在问题\n进度偏慢。\n")
    assert whole["一、绩效目标完成情况"] == "overall_target_completion"


@pytest.mark.parametrize(
    ("parent", "heading", "type_"),
    [
        ("三、部门整体支出绩效情况", "（一）城乡低保", "project_performance"),
        ("三、履职绩效", "（一）反诈宣传成效明显", "project_performance"),
        ("三、整体支出绩效情况", "（一）坚持底线思维，维护稳定", "overall_performance"),
        ("三、整体支出绩效情况", "（一）大力夯实基层基础", "overall_performance"),
        ("三、主要工作成效", "（一）队伍建设不断加强", "overall_performance"),
        ("三、绩效目标完成情况", "（一）农业保险", "overall_performance"),
    ],
)
def test_a_field_of_work_under_a_departments_results(parent: str, heading: str, type_: str):
    words = f"溪口县民政局2021年度部门整体支出绩效自评报告\n{parent}\n{heading}\n发放补助320人次。\n（二）其他\n略。\n"
    assert _types(words)[heading] == type_


def test_money_under_what_a_department_is_is_the_departments():
    words = "溪口县民政局2021年度部门整体支出绩效自评报告\n一、部门概况\n（一）部门资金安排和使用\n支出80万元。\n"
    assert _types(words)["（一）部门资金安排和使用"] == "general_budget_expenditure"
    of_one = words.replace("民政局2021年度部门整体", "2021年度敬老院改造项目")
    assert _types(of_one)["（一）部门资金安排和使用"] == "budget_execution"


@pytest.mark.parametrize("heading", ["摘  要", "摘要", "内容提要"])
def test_a_summary_is_a_preface(heading: str):
    words = f"溪口县政务云服务项目支出绩效评价报告\n{heading}\n本项目综合得分91分，等级为优。\n一、项目概况\n略。\n"
    assert _types(words)[heading] == "preface"
