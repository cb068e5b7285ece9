"""What items are called: scores, ratios and points, what only counts or dates an amount, what is to come."""

from __future__ import annotations

import re

import pytest
from figure_kit import read


def test_a_score_names_its_place_once() -> None:
    text = (
        "三、项目支出绩效自评情况分析\n（一）松溪县视频监控平台项目经费\n1.预算执行情况。该项目经费共8万元，"
        "2022年支付8万元。\n2.总体绩效目标完成情况。自评得分88分，自评结果为“良”。"
    )
    items = [figure.item for figure in read(text) if figure.kind in ("score", "grade")]
    assert items == [f"松溪县视频监控平台项目经费2022年自评{of}" for of in ("得分", "等级")]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "2022年预算执行率为93.5%，较2021年的91.2%提高2.3个百分点。",
            ["2022年预算执行率", "2021年预算执行率", "2022年预算执行率提高"],
        ),
        ("执行率由上年的91.2%提高到93.5%，提高2.3个百分点。", ["2021年执行率", "2022年执行率", "2022年执行率提高"]),
        ("满意度为95%，比上年的92%提高3个百分点。", ["满意度2022年", "满意度2021年", "满意度2022年提高"]),
        (
            "三公经费占公用经费的5.2%，较上年的6.1%下降0.9个百分点。",
            ["2022年三公经费占公用经费", "2021年三公经费占公用经费", "2022年三公经费占公用经费下降"],
        ),
        ("执行率93%。支出30万元，较上年增长7.14%。", ["2022年执行率", "2022年支出", "2022年支出较上年增长"]),
    ],
)
def test_points_are_of_the_ratio_before(text: str, items: list[str]) -> None:
    assert [figure.item.removeprefix("松溪县民政局") for figure in read(text)] == items


def test_a_ratio_that_is_compared_with_is_of_its_year() -> None:
    (_, base, _) = read("2022年预算执行率为93.5%，较2021年的91.2%提高2.3个百分点。")
    assert (base.measure, base.year) == ("previous", 2021)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "发放生活补贴3,126人次、312.6万元，护理补贴2,050人次、164万元。",
            ["生活补贴2022年实际支出", "护理补贴2022年实际支出"],
        ),
        ("上级补助收入20万元，其他收入合计25.3万元。", ["2022年上级补助收入", "2022年其他收入合计"]),
        ("绿化养护96万元，已支付三个季度72万元。", ["绿化养护2022年年初预算", "绿化养护2022年已支付"]),
        ("绿化养护支出96万元，前三个季度支付72万元。", ["绿化养护2022年支出", "绿化养护2022年支付"]),
    ],
)
def test_counts_sums_and_times_are_no_names(text: str, items: list[str]) -> None:
    assert [figure.item.removeprefix("松溪县民政局").removeprefix("松溪县") for figure in read(text)] == items


@pytest.mark.parametrize(
    ("text", "item", "project"),
    [
        ("建议下年度安排预算350万元。", "2023年安排预算", None),
        ("下年度拟安排防汛经费350万元。", "防汛经费2023年安排", "防汛经费"),
        ("下一年度预算安排8万元。", "2023年预算安排", None),
        ("虚列培训费1.5万元。", "虚列培训费2022年", None),
        ("套取补贴2万元。", "套取补贴2022年", None),
        ("人员经费支出6万元，公用经费支出2万元，项目经费支出4万元。", "2022年项目经费支出", None),
    ],
)
def test_next_year_and_misdeeds_are_no_names(text: str, item: str, project: str | None) -> None:
    last = read(text)[-1]
    assert (last.item.removeprefix("松溪县民政局").removeprefix("松溪县"), last.project) == (item, project)


@pytest.mark.parametrize("line", ["人员经费", "公用经费", "日常公用经费", "工资福利支出", "商品和服务支出"])
@pytest.mark.parametrize("spent_on", ["在职人员工资、津贴等", "办公、水电、差旅", "保障机构正常运转"])
def test_what_a_line_of_the_accounts_pays_for_is_no_part_of_its_name(line, spent_on):
    _, figure = read(f"基本支出186.74万元，其中用于{spent_on}的{line}121.38万元。")
    assert line in figure.item and spent_on[:4] not in figure.item


def test_what_other_money_pays_for_is():
    (figure,) = read("用于道路改造的项目支出8万元。")
    assert "道路改造" in figure.item


@pytest.mark.parametrize("total", ["收、支总计均", "收入总计、支出总计均", "收入支出总计各"])
def test_a_total_of_both_sides_is_named_without_its_verb(total):
    (figure,) = read(f"2022年度{total}为1,862.35万元。")
    assert not figure.item.endswith(("均", "各", "为")) and "均为" not in figure.item and "总计" in figure.item


def test_what_is_said_of_several_projects_is_of_none_of_them():
    figures = read(
        "组织对“健身场地建设”“农家书屋更新”等2个项目开展了部门评价，涉及一般公共预算支出186.40万元。\n"
        "农家书屋更新项目自评综述：全年预算数为36.40万元。"
    )
    assert figures[0].project is None and "农家书屋" not in figures[0].item


def test_kinds_of_reception_are_lines_of_the_accounts():
    figures = read("公务接待费预算为3.50万元，支出决算为1.88万元。其中：\n国内公务接待支出1.88万元，外宾接待0万元。")
    assert {figure.project for figure in figures} == {None}
    assert "国内" not in figures[0].item


@pytest.mark.parametrize(
    "left", ["往年结余指标", "以前年度存量资金", "动用历年结转资金", "盘活存量资金", "上年结转指标"]
)
def test_what_was_left_is_a_source_and_no_item(left: str) -> None:
    items = [f.item for f in read(f"养老服务经费当年预算350万元，另有{left}42万元，全年支出371.6万元。")]
    assert [item.partition("2022年")[0].removeprefix("松溪县民政局") for item in items] == ["养老服务经费"] * 3


@pytest.mark.parametrize("when", ["预算下达后", "年初预算批复后", "年初预算核定后"])
def test_when_it_was_changed_is_no_part_of_the_item(when: str) -> None:
    for text in (f"{when}追减会议费5.2万元。", f"会议费{when}调减5.2万元。"):
        (figure,) = read(text)
        assert (figure.measure, when in figure.item.partition("2022年")[0]) == ("reduction", False)
        assert "会议费" in figure.item


@pytest.mark.parametrize("when", ["预算编制时", "预算测算时", "预算申报时"])
def test_how_it_was_reckoned_is_no_part_of_the_item(when: str) -> None:
    rate, planned, spent = read(f"培训经费{when}按300人、人均标准600元测算，应安排18万元，支出16.56万元。")
    assert all("培训经费" in each.item for each in (planned, spent))
    assert rate.measure == "standard"
    assert not any(when in each.item.partition("2022年")[0] for each in (rate, planned, spent))


@pytest.mark.parametrize(
    ("stage", "measure"),
    [("初步设计批复概算", "planned"), ("可研批复投资", "planned"), ("初设概算", "planned"), ("施工图预算", "planned")],
)
def test_a_stage_of_design_is_not_what_the_work_is_called(stage: str, measure: str) -> None:
    estimate, contract = read(f"渡口大桥维修改造工程{stage}218万元，中标金额198万元。")
    assert (estimate.measure, contract.measure) == (measure, "contract")
    for each in (estimate, contract):
        assert each.item.partition("2022年")[0].endswith("渡口大桥维修改造工程")


@pytest.mark.parametrize("why", ["为弥补资金缺口", "为解决办公用房紧张问题", "因人员增加", "为了做好防汛工作"])
@pytest.mark.parametrize("who", ["县财政年底", "市财政年末", "年底"])
def test_who_adds_money_and_why_is_no_item(why: str, who: str) -> None:
    (figure,) = read(f"{why}，{who}追加安排15万元。")
    assert figure.measure == "supplement"
    assert figure.item.partition("2022年")[0] in ("松溪县民政局", "")


@pytest.mark.parametrize("part", ["第一期", "第一笔", "第二期款"])
def test_an_instalment_is_of_the_contract(part: str) -> None:
    price, paid, left = read(f"应急广播平台合同价56万元，分期付款，已付{part}16.8万元，余39.2万元未付。")
    assert price.measure == "contract"
    assert all("应急广播平台" in each.item and part not in each.item.partition("2022年")[0] for each in (paid, left))


def test_who_paid_first_and_what_was_approved_once_are_no_items() -> None:
    paid, moved = read("该资金先由单位垫付7.8万元，待验收后报账。原批复的排水管网投资86万元调整用于道路硬化。")
    assert paid.item == "松溪县民政局2022年该资金先由单位垫付"
    assert moved.item.partition("2022年")[0] == "松溪县民政局排水管网投资"


@pytest.mark.parametrize("first", ["追加设备款180万元", "追加人员经费180万元"])
@pytest.mark.parametrize("second", ["调减未开展的培训经费20万元", "收回未开工的渡口改造款20万元", "压缩会议费20万元"])
@pytest.mark.parametrize("then", ["调整后为", "最终指标", "全年预算为", "调整预算数"])
def test_what_the_changes_come_to_is_of_the_budget_that_they_change(first: str, second: str, then: str) -> None:
    figures = read(f"急诊能力建设年初预算1,100万元，6月{first}，12月{second}，{then}1,260万元，支出1,250万元。")
    budget, _, _, revised, spent = figures
    assert (revised.measure, spent.measure) == ("revised_budget", "executed")
    for each in (budget, revised, spent):
        assert re.fullmatch("松溪县(?:民政局)?急诊能力建设", each.item.partition("2022年")[0])


def test_other_sums_do_not_come_back_to_the_budget() -> None:
    figures = read("急诊能力建设年初预算1,100万元，追加设备款180万元，其中监护仪150万元。")
    assert "监护仪" in figures[2].item


@pytest.mark.parametrize("why", ["因未开工的", "未实施的", "尚未启动的", "因规划调整取消的"])
def test_why_money_went_back_is_no_part_of_the_item(why: str) -> None:
    (figure,) = read(f"年底收回{why}渡口改造资金90万元。")
    assert (figure.measure, figure.project) == ("returned", "渡口改造")


@pytest.mark.parametrize("into", ["纳入年初预算", "列入部门预算", "编入预算"])
def test_being_entered_in_a_budget_is_no_part_of_the_item(into: str) -> None:
    (figure,) = read(f"将农村公路养护经费{into}100万元。")
    assert (figure.measure, figure.project) == ("initial_budget", "农村公路养护经费")


def test_a_work_that_ends_in_its_kind_keeps_it() -> None:
    budget, spent = read("云岭线大修工程预算1,200万元，年末支出480万元。")
    assert (budget.measure, spent.measure) == ("initial_budget", "executed")
    assert budget.project == spent.project == "云岭线大修工程"


@pytest.mark.parametrize("name", ["农村人居环境整治提升项目", "棚户区改造征收补偿项目", "农村危房改造清零行动"])
def test_a_known_thing_within_a_name_is_not_all_of_the_name(name: str) -> None:
    (figure,) = read(f"镇政府于2022年3月申报实施{name}，计划总投资365万元。")
    assert figure.project == name


def test_what_an_addition_is_for_is_not_what_the_budget_is_for() -> None:
    text = (
        "一、资金安排\n学前教育发展专项年初预算2,500万元，7月调增180万元用于新建园设备购置，调整后预算2,680万元，"
        "同比增长9.84%（2022年预算2,440万元）。\n二、明细\n1.新建园设备购置。支出264.5万元。"
    )
    for figure in read(text):
        if figure.value in (2680, 2440):
            assert figure.project == "学前教育发展专项"
