"""Reports on transfers, funds and policies: years of several amounts, dates of an evaluation, tables with dashes."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document
from indexer.model import Figure, Region


def figures(text: str) -> list[tuple[str, str, int | None]]:
    """Return number, measure and year of each figure below the head of a report on 2021."""
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [(document.text[f.amount_start : f.amount_end], f.measure, f.year) for f in document.figures]


@pytest.mark.parametrize("divided", ["分年度依次为", "各年度分别为", "分年度看，分别为", "每年分别为"])
def test_a_range_of_years_gives_each_of_its_amounts_a_year(divided: str) -> None:
    read = figures(f"2018—2020年预算累计60万元，{divided}10万元、20万元和30万元。")
    assert [year for _, _, year in read[1:]] == [2018, 2019, 2020]
    assert {measure for _, measure, _ in read} == {"initial_budget"}


def test_rates_go_through_the_years_of_the_amounts_before() -> None:
    read = figures("2019年支出86万元、2020年支出92万元、2021年支出95万元，执行率分别为96%、98%和99%。")
    assert [(year, measure) for _, measure, year in read[3:]] == [(2019, "rate"), (2020, "rate"), (2021, "rate")]


def test_what_is_compared_goes_through_the_names_again() -> None:
    text = f"{HEAD}东坪镇、西坪镇执行率分别为86%、88%，低于全县平均水平9个百分点、7个百分点。\n"
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    named = [(f.measure, f.direction, "东坪镇" in f.item, "西坪镇" in f.item) for f in document.figures[2:]]
    assert named == [("variance", "under", True, False), ("variance", "under", False, True)]


@pytest.mark.parametrize(
    "text",
    [
        "截至评价日（2022年6月30日）累计支出48万元。",
        "截止评价基准日（2022年3月31日），资金支出48万元。",
        "截至现场评价时（2022年8月），已支付48万元。",
        "截至2022年6月底，支出48万元。",
    ],
)
def test_what_was_paid_until_an_evaluation_is_not_planned(text: str) -> None:
    assert figures(text)[0][1] == "executed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省下达我县补助资金318万元。", ["allocated"]),
        ("概算批复78万元，审定84万元，超概算6万元，超7.69%。", ["planned", "contract", "variance", "variance"]),
        ("管理费不得超过项目资金的1%，即8万元，实际列支9.2万元，超1.2万元。", [None, "target", "executed", "variance"]),
        ("单价1.6万元，较市场均价2万元低0.4万元。", ["standard", "standard", "variance"]),
        ("县级补助应于9月底前到位200万元，实际到位150万元。", ["planned", "received"]),
        ("补贴上限仍为28万元。", ["standard"]),
        ("县级配套少到位24万元，其中城北镇13万元、城南镇11万元。", ["variance"] * 3),
        (
            "支出90万元，较预算减少10万元，其中差旅费5万元、会议费3万元。",
            ["executed", "variance", "executed", "executed"],
        ),
        ("经营性资产收益42.6万元。", ["income"]),
    ],
)
def test_measures(text: str, expected: list[str | None]) -> None:
    read = figures(text)
    assert len(read) == len(expected)
    assert all(want is None or measure == want for (_, measure, _), want in zip(read, expected, strict=True))


def test_a_bracket_behind_a_score_is_what_it_is_out_of() -> None:
    text = f"{HEAD}自评总分93.2分，其中预算执行9.2分（10分）、产出48.5分（50分）、效益35.5分（40分）。自评等级为优。\n"
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert ["weight" in f.flags for f in document.figures if f.kind == "score"] == [False] + [False, True] * 3
    assert not [found for found in document.findings if found.outcome == "finding"]


def test_a_rating_is_a_grade() -> None:
    assert ("良", "grade", 2021) in figures("评价得分82.96分，绩效评级为“良”。")


TABLE = """附表：分年度补贴明细
年度	完工台数（台）	施工补贴（万元）	移位补贴（万元）	补贴合计（万元）	台均补贴（万元）
2019年	36	986.20	-	986.20	27.39
2020年	121	3,402.15	—	3,402.15	28.12
2021年	255	6,324.00	1,215.00	7,539.00	29.56
合计	412	10,712.35	1,215.00	11,927.35	28.95
"""


def test_a_dash_in_the_first_row_hides_no_heads() -> None:
    document = read_document(f"{HEAD}{TABLE}".encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert document.tables[0].header_rows == 1
    read: list[Figure] = list(document.figures)
    assert not any(document.text[f.amount_start : f.amount_end] == "36" for f in read)
    assert [f.year for f in read] == [2019] * 3 + [2020] * 3 + [2021] * 4 + [None] * 4
    assert {f.measure for f in read if "台均" in f.item} == {"standard"}
    assert not any("（万元）" in f.item or "（万元）" in (f.project or "") for f in read)
    assert all("cumulative" in f.flags and "total" in f.flags for f in read[-4:])


@pytest.mark.parametrize("title", ["鲁庄市2025年度水利资金绩效自评报告", "关于鲁庄市2025年水利资金的绩效评价报告"])
def test_a_place_that_no_table_knows_is_not_one_that_the_text_names(title: str) -> None:
    text = f"{title}\n一、资金情况\n桃源县支出20万元，桃源县政府配套8万元，桃源县结余2万元。\n"
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert document.report.region == Region()


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("学生宿舍2021年9月已竣工验收，至年末仅支付324万元。", "学生宿舍"),
        ("一是城北水厂改造2021年10月开工，完成投资210万元。", "城北水厂改造"),
        ("农村产业项目\n1.建成茶叶加工厂3座，投资126万元。", "茶叶加工厂"),
        ("建成茶叶加工厂3座，投资126万元；新建冷库5,600立方米，投资98万元。", "新建冷库"),
    ],
)
def test_what_was_built_is_the_item(text: str, item: str) -> None:
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert item in document.figures[-1].item


def read(text: str) -> list[tuple[str, str, str]]:
    """Return measure, item behind the body's name and project of each figure."""
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [
        (f.measure, f.item.removeprefix("某某县水利局").replace("2021年", ""), f.project or "")
        for f in document.figures
    ]


@pytest.mark.parametrize(
    "joint", ["。按支出方向分，", "。按照资金用途划分，", "。\n从支出结构看，", "。\n按资金用途分："]
)
def test_a_sentence_that_divides_goes_on_with_its_whole(joint: str) -> None:
    text = f"下达补助资金28.6万元{joint}约束性任务24.9万元，包括耕地补贴19.8万元、农机补贴5.1万元；指导性任务3.7万元。"
    assert [measure for measure, _, _ in read(text)] == ["allocated"] * 5


def test_whose_money_a_sentence_goes_through_is_given() -> None:
    read_ = read("累计支出119万元，其中施工补贴107万元、移位补贴12万元。从资金来源看，市级补贴54万元，区级补贴65万元。")
    assert [(measure, "移位" in item) for measure, item, _ in read_[3:]] == [("allocated", False)] * 2


def test_income_that_a_budget_foresaw_came_in() -> None:
    text = "基金收入预算568万元，实际完成573万元，完成预算的100.9%。其中：个人缴费收入212万元，财政补贴收入361万元。"
    assert [measure for measure, _, _ in read(text)] == ["initial_budget", "income", "rate", "income", "income"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("运营期预计总收入28.6亿元，总成本15.2亿元，净收益13.4亿元。", ["planned"] * 3),
        (
            "移民人均可支配收入9,862元，比上年增长9.3%，比全县农村居民人均可支配收入低824元。",
            ["other", "change", "variance"],
        ),
        ("省、市资金546万元、109万元已全部到位。", ["received", "received"]),
        ("管护经费每年需85万元，2021年预算仅安排30万元，缺口55万元。", ["planned", "initial_budget", "variance"]),
        ("仍有3个镇尚未将86.4万元兑付到户。", ["arrears"]),
        ("方案明确区级财政三年投入不少于4,500万元。", ["target"]),
        ("按比例区级应安排420万元，实际安排350万元。", ["planned", "initial_budget"]),
        ("以工代赈任务资金74万元，欠发达农场提升任务资金29万元。", ["executed", "executed"]),
    ],
)
def test_more_measures(text: str, expected: list[str]) -> None:
    assert [measure for measure, _, _ in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("批复初步设计概算12.3亿元。", ["批复初步设计概算"]),
        ("能力提升资金总投入428万元。", ["能力提升资金总投入"]),
        ("省、市资金546万元、109万元已全部到位。", ["省级资金", "市级资金"]),
        ("金额居前两位的是城北小学86万元、城南小学54万元。", ["城北小学实际支出", "城南小学实际支出"]),
        ("（二）城东新区因管材供应延迟，结余资金226万元。", ["城东新区结余资金"]),
        ("重点实施供水保障工程21件146万元、村组道路硬化48公里218万元、产业路13公里33万元。", ["供水保障工程实际支出"]),
        ("支出843万元，其中管网改造496万元、水厂建设231万元（每座115.5万元）、检测116万元，执行率92.7%。", ["支出"]),
    ],
)
def test_items(text: str, items: list[str]) -> None:
    assert [item for _, item, _ in read(text)][: len(items)] == items


def test_a_rate_behind_all_the_parts_is_of_their_whole() -> None:
    text = "支出843万元，其中管网改造496万元、水厂建设231万元（每座115.5万元）、水质检测116万元，执行率92.7%。"
    assert read(text)[-1][1] == "执行率"


def test_one_of_a_list_is_no_part_of_another() -> None:
    text = "实施供水保障工程21件146万元、村组道路硬化48公里218万元、产业路13公里33万元。"
    assert [project for _, _, project in read(text)] == ["供水保障工程", "村组道路硬化", "产业路"]


def test_a_project_that_the_text_calls_by_a_shorter_name() -> None:
    text = (
        "平溪县2022年义务教育能力提升补助资金绩效评价报告\n"
        "评价组对义务教育能力提升补助资金（以下简称“能力提升资金”）实施了评价。\n"
        "一、资金情况\n2022年能力提升资金总投入428万元。\n"
    )
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert [f.project for f in document.figures] == ["义务教育能力提升补助"]


def test_what_is_dearer_than_with_neighbours() -> None:
    text = f"{HEAD}补助每吨200元，较周边的东坪区（120元）、西坪县（150元）分别高80元、50元。\n"
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert [(f.measure, f.direction) for f in document.figures[3:]] == [("variance", "over")] * 2


def test_a_need_for_each_year_is_no_spending_that_a_gap_contradicts() -> None:
    text = f"{HEAD}管护经费每年需85万元，2021年预算仅安排30万元，缺口55万元。\n"
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert not [found for found in document.findings if found.outcome == "finding"]


def test_what_follows_the_amounts_of_several_years_is_of_all() -> None:
    read = figures("三年共安排资金46万元：2019年14万元、2020年15万元、2021年17万元；实际支出42万元，执行率91.3%。")
    assert [year for _, _, year in read] == [None, 2019, 2020, 2021, None, None]


def test_rows_of_bare_years_have_a_total_of_all() -> None:
    table = (
        "附表\n年份\t预算安排（万元）\t实际支出（万元）\n2020\t42.00\t40.86\n2021\t61.00\t58.23\n合计\t103.00\t99.09\n"
    )
    assert [year for _, _, year in figures(table)] == [2020, 2020, 2021, 2021, None, None]


def test_one_level_is_not_named_in_anothers_item() -> None:
    items = [item for _, item, _ in read("下达高龄津贴省级补助资金128万元，市级财政预算安排214万元，合计342万元。")]
    assert "省级" in items[0]
    assert not any("省级" in item for item in items[1:])
