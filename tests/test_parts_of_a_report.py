"""What a part of a report is called is no project, no score of the whole, and no number of a name."""

from __future__ import annotations

import pytest
from figure_kit import brief, read
from metadata_kit import about

TITLE = "松溪县2022年度小型水库维修养护项目绩效自评报告"


@pytest.mark.parametrize("heading", ["带动成效", "项目投资", "补贴兑付", "佐证材料", "实施效果"])
def test_parts_of_a_report_on_one_project_are_no_projects(heading: str) -> None:
    text = f"一、{heading}\n（一）总体情况\n投入维护经费86万元，实际支出80万元。\n二、其他\n无。"
    figures = read(text, title=TITLE)
    assert heading not in {figure.project for figure in figures}
    assert all(heading not in figure.item for figure in figures)


@pytest.mark.parametrize("heading", ["资金管理方面自评", "资金投入情况", "过程管理", "产出指标"])
@pytest.mark.parametrize("below", ["（1）资金筹集", "（1）资金到位"])
def test_how_it_was_done_is_no_project_whatever_stands_below(heading: str, below: str) -> None:
    told = f"1.{heading}。\n{below}：本年安排补助资金86万元，实际支出80万元。\n2.其他。\n无。\n"
    text = f"一、绩效自评\n（一）指标完成情况\n{told}"
    assert heading not in {figure.project for figure in read(text)}


@pytest.mark.parametrize("points", ["自评得分10分", "得分10分", "自评得分9.5分"])
def test_a_score_in_a_heading_is_of_that_part(points: str) -> None:
    text = (
        f"{TITLE}\n一、预算执行情况（{points}）\n全年执行80万元。\n二、产出情况（{points}）\n（一）数量指标（{points}）\n已完成。\n"
        "三、结论\n自评得分96分，等级为优。\n"
    )
    assert [(score.score, score.grade) for score in about(text).scores] == [(96, "优")]
    scores = [figure for figure in read(text.partition("\n")[2], title=TITLE) if figure.kind == "score"]
    assert "预算执行情况" in scores[0].item
    assert "数量指标" in scores[2].item
    assert "weight" not in scores[0].flags


@pytest.mark.parametrize("mark", ["≥", "=", "为", "：", ""])
def test_the_score_of_an_indicator_names_it(mark: str) -> None:
    line = f"1.坝体安全鉴定合格率，年初目标值{mark}90%，实际完成值{mark}92%，自评得分20分；\n"
    text = f"一、完成情况\n{line}2.巡查覆盖率，年初目标值{mark}95%，实际完成值{mark}95%，自评得分10分；\n"
    figures = read(text, title=TITLE)
    assert [figure.measure for figure in figures] == ["target", "achieved", "score"] * 2
    assert all("坝体安全鉴定合格率" in figure.item for figure in figures[:3])
    assert all("巡查覆盖率" in figure.item for figure in figures[3:])
    assert not any(figure.item.endswith(("≥", "=")) for figure in figures)
    assert about(f"{TITLE}\n{text}").scores == ()


def test_a_total_behind_a_rate_is_of_the_whole() -> None:
    (*_, score) = read("运行率目标值98%，实际完成值99%，自评得分96分。", title=TITLE)
    assert "运行率" not in score.item


@pytest.mark.parametrize("number", ["二、", "（二）", "3.", "3．"])
def test_the_number_of_a_table_s_heading_is_no_part_of_a_name(number: str) -> None:
    rows = (
        "项目名称\t预算金额（万元）\t实际支出（万元）\t资金使用率\n路灯维护\t85\t83\t97.6%\n公园养护\t62\t60\t96.8%\n"
    )
    for figure in read(f"一、总体\n共两个项目。\n{number}专项资金自评结果汇总表\n{rows}", organisation=None):
        assert number not in figure.item


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("资金拨付进度100%", "rate"),
        ("发放指标为95%，实际完成值为98%", "target"),
        ("合格率指标值90%，实际达到92%", "target"),
    ],
)
def test_what_was_to_be_reached_stands_beside_what_was(said: str, measure: str) -> None:
    assert brief(f"年内{said}。")[0][1] == measure


@pytest.mark.parametrize("deed", ["将于竣工验收后支付", "拟于下一年度拨付", "将在质保期满后视情况付清"])
def test_what_is_still_to_be_paid_is_planned(deed: str) -> None:
    assert brief(f"南坪村机耕路改造30万元{deed}。")[0][1] == "planned"


@pytest.mark.parametrize("deed", ["已于验收后支付", "按合同全部付清", "，余款待验收后支付"])
def test_what_was_paid_is_not(deed: str) -> None:
    assert brief(f"南坪村机耕路改造支出30万元{deed}。")[0][1] == "executed"


@pytest.mark.parametrize("event", ["预计于2023年2月完工", "将于2023年4月前支付到位", "计划于2023年底前投用"])
def test_a_year_that_something_is_expected_in_is_not_that_of_the_next_amount(event: str) -> None:
    years = [year for *_, year in brief(f"用于：①南坪村机耕路改造30万元，{event}；②北坪村机耕路改造20万元。")]
    assert years == [2022, 2022]


@pytest.mark.parametrize(
    ("text", "item", "out"),
    [
        ("从奖励资金310万元中分配200万元用于渠道清淤。", "渠道清淤", "中分配"),
        ("在全镇范围内实施机耕路养护30万元。", "机耕路养护", "范围内"),
        ("通过一般债券方式安排渠道清淤资金30万元。", "渠道清淤", "方式"),
        ("安排30万元支持公共租赁住房筹集。", "公共租赁住房筹集", "支持"),
        ("中央财政农业相关资金和省级财政农业相关资金共下达我县动物防疫补助30万元。", "动物防疫补助", "相关"),
    ],
)
def test_how_money_came_is_no_part_of_what_it_is_for(text: str, item: str, out: str) -> None:
    figure = read(text)[-1]
    assert item in figure.item
    assert out not in figure.item


@pytest.mark.parametrize(
    ("place", "short"),
    [("青禾土家族苗族自治县", "青禾县"), ("沙枣蒙古族藏族自治州", "沙枣州"), ("松溪县", "松溪县")],
)
def test_an_autonomous_place_is_called_by_its_short_name_too(place: str, short: str) -> None:
    from indexer.meaning.place_names import unplaced

    assert unplaced(f"{short}农村厕所改造", place) == "农村厕所改造"
    assert unplaced(f"{place}农村厕所改造", place) == "农村厕所改造"


@pytest.mark.parametrize("number", ["（某财农〔2022〕44号）", "(某财农【2022】44号)"])
def test_the_number_of_a_paper_is_no_part_of_a_name(number: str) -> None:
    text = f"上级下达我县渠道养护补贴资金90万元。2022年中央财政渠道养护补贴资金{number}下达资金80万元。"
    whole, part = read(text)
    assert "中央" not in whole.item + (whole.project or "")
    assert "44号" not in part.item
    assert "渠道养护补贴" in part.item


@pytest.mark.parametrize("what", ["渠道养护资金预算安排", "渠道养护资金安排", "渠道养护补助下达"])
def test_the_beginning_of_a_year_is_no_part_of_a_name(what: str) -> None:
    (figure,) = read(f"2022年初{what}90万元。")
    assert "初渠道" not in figure.item
    assert "渠道养护" in figure.item


@pytest.mark.parametrize("bodies", ["省财政厅、住建厅", "省财政厅会同省水利厅", "县财政局和县水利局"])
def test_several_bodies_hand_money_down(bodies: str) -> None:
    for figure in read(
        f"2022年9月{bodies}下达渠道养护补助资金90万元（其中：中央补助资金60万元，省级补助资金30万元）。"
    ):
        assert figure.measure == "allocated"
        assert "厅" not in (figure.project or "") + figure.item.removeprefix("松溪县")
        assert "渠道养护" in figure.item


@pytest.mark.parametrize("per", ["/生", "/户", "/亩·年", "/人·月"])
def test_what_a_rate_is_for_is_no_part_of_the_next_name(per: str) -> None:
    rate, paid = read(f"渠道管护按1000元{per}投入43万元。")
    assert rate.measure == "standard"
    assert per.lstrip("/") not in paid.item
    assert paid.measure == "executed"


@pytest.mark.parametrize("levels", ["中央和省级", "省、市", "中央、省级"])
def test_whose_money_came_is_not_what_the_next_amount_is_of(levels: str) -> None:
    figures = read(f"已到位{levels}补助资金350万元。按2500元/户的标准，市级配套资金18万元。", title=TITLE)
    assert all(levels not in figure.item for figure in figures[1:])
    assert not any("和20" in figure.item for figure in figures)


@pytest.mark.parametrize("deed", ["当年未使用", "全年未支出", "尚未拨付"])
def test_money_that_was_not_used_was_not_spent(deed: str) -> None:
    assert brief(f"渠道管护补助资金共84万元，{deed}。")[0][1] in ("allocated", "carryover", "arrears")


@pytest.mark.parametrize(("to", "measure"), [("分配市本级60万元", "allocated"), ("分配县级60万元", "allocated")])
def test_what_a_level_gets_is_shared_out(to: str, measure: str) -> None:
    assert brief(f"上级资金100万元，其中{to}。")[-1][1] == measure


@pytest.mark.parametrize("label", ["信息来源：", "来源: ", "发布机构："])
def test_whose_office_published_a_page_tells_its_place(label: str) -> None:
    body = "2022年投入资金90万元。分配岳麓区60万元，岳麓区已支出50万元，岳麓区结余10万元。"
    found = about(f"2022年学生资助资金使用情况公示\n发布时间：2023-05-20 {label}长沙市财政局\n{body}")
    assert found.region.name == "长沙市"


@pytest.mark.parametrize("word", ["分值", "满分", "权重"])
@pytest.mark.parametrize("got", ["自评18分", "得18分", "实得18分"])
def test_points_in_a_bracket_are_those_of_what_stands_before_it(word: str, got: str) -> None:
    figures = read(f"资金保障（{word}20分），{got}；目标管理（{word}30分），{got.replace('18', '28')}。")
    items = [figure.item for figure in figures if figure.kind == "score"]
    assert [("资金保障" in item, "目标管理" in item) for item in items] == [(True, False)] * 2 + [(False, True)] * 2


@pytest.mark.parametrize("form", ["绩效目标申报表", "绩效目标表", "绩效目标批复表"])
def test_what_a_form_on_goals_asks_for_is_a_budget(form: str) -> None:
    title = f"松溪县2022年渠道养护项目{form}"
    assert brief("年度资金：渠道清淤40万元，渠道绿化20万元。", title=title)[0][1] == "initial_budget"
