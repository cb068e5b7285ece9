"""Names of what is told of accounts: which side, which budget, which body, which part; and what is no project."""

from __future__ import annotations

import pytest
from figure_kit import VOCABULARY, read
from metadata_kit import GAZETTEER, about

from indexer.document import read_document
from indexer.meaning.project_words import names_no_project
from indexer.reading_view import reading_view


@pytest.mark.parametrize("turn", ["增长8.20%", "下降8.20%", "同比增长8.20%", "增幅8.20%"])
@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("财政拨款收入总计540.60万元，与2021年相比增加41.00万元，{}", "收入"),
        ("财政拨款支出总计540.60万元，与2021年相比增加41.00万元，{}", "支出"),
        ("本年支出540.60万元，比上年增加41.00万元，{}", "支出"),
        ("2022年收入预算540.60万元，比2021年预算增加41.00万元，{}", "收入预算"),
        ("2022年支出预算540.60万元，比2021年预算增加41.00万元，{}", "支出预算"),
        ("收入增加41.00万元，增长3.10%；支出增加52.00万元，{}", "支出"),
    ],
)
def test_a_rate_of_change_says_what_changed(said: str, side: str, turn: str) -> None:
    figures = read(f"{said.format(turn)}。")
    assert side in figures[-1].item


@pytest.mark.parametrize(
    "said",
    [
        "支出540.60万元，预算执行率比上年提高8.20个百分点。",
        "支出540.60万元，服务人次比上年增长8.20%。",
        "支出预算540.60万元未作调整，完成预算的97.50%。",
        "培训经费支出40.60万元。群众满意度提高8.20%。",
    ],
)
def test_other_rates_take_no_side(said: str) -> None:
    item = read(said)[-1].item
    assert "支出提高" not in item and "支出服务" not in item and "支出预算完成" not in item


@pytest.mark.parametrize(("side", "verb"), [("收入", "完成"), ("支出", "完成"), ("支出", "执行"), ("收入", "实现")])
@pytest.mark.parametrize("rate", ["占年初预算的94.60%", "为预算的94.60%", "完成预算的94.60%"])
def test_a_rate_of_a_budget_says_which_side(side: str, verb: str, rate: str) -> None:
    figures = read(f"一般公共预算{side}{verb}9,559.80万元，{rate}。", title="松溪县2022年财政决算报告")
    assert f"一般公共预算{side}" in figures[1].item


@pytest.mark.parametrize("left", ["年末结转和结余64.60万元", "年初结转和结余64.60万元", "年末结转结余64.60万元"])
@pytest.mark.parametrize(
    "said", ["2022年总支出1,095.70万元，{}。", "收入总计1,095.70万元，其中：{}。", "支出合计1,095.70万元。{}。"]
)
def test_what_is_left_is_not_of_a_side(said: str, left: str) -> None:
    item = read(said.format(left))[-1].item
    assert "支出" not in item and "收入" not in item and "结转" in item


@pytest.mark.parametrize(
    "words", ["货物13.90万元、工程31.30万元、服务12.80万元", "货物13.90万元，工程31.30万元，服务12.80万元"]
)
@pytest.mark.parametrize("whole", ["政府采购总额58.00万元，其中：", "政府采购支出58.00万元，其中"])
def test_kinds_of_what_is_bought_are_each_their_own(whole: str, words: str) -> None:
    figures = read(f"2022年度{whole}{words}。")[1:]
    for figure, name in zip(figures, ("货物", "工程", "服务"), strict=True):
        assert name in figure.item
        assert not any(other in figure.item for other in ("货物", "工程", "服务") if other != name)


def test_what_is_left_of_a_class_is_not_the_class_said_again() -> None:
    figures = read("1.政协事务支出32.34万元，其中其他政协事务支出32.34万元。")
    assert all(figure.restates is None for figure in figures)


@pytest.mark.parametrize(
    "name",
    "人大事务 纪检监察事务 其他财政事务支出 党委办公厅（室）及相关机构 行政运行 事业运行 地方政府债券还本 年运行维护费 "
    "非财政性资金拆迁补偿".split(),
)
def test_classes_of_accounts_are_no_projects(name: str) -> None:
    assert names_no_project(name)


@pytest.mark.parametrize("name", "村级惠民服务项目 政务大厅改造 债券项目配套道路 年画传承保护".split())
def test_projects_that_look_alike(name: str) -> None:
    assert not names_no_project(name)


def test_a_unit_that_is_not_known_is_not_its_place() -> None:
    text = "浏阳市示范片区2022年部门预算公开说明\n一、收入预算\n2022年收入预算413.60万元。\n"
    item = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER).figures[0].item
    assert not item.startswith("浏阳市2022年")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("浏阳市永安学区2022年部门预算公开说明\n一、概况\n预算12万元。\n", "浏阳市永安学区"),
        (
            "第一部分 概况\n浏阳市第三实验小学是浏阳市教育局直属的财政全额拨款事业单位，有教师80人。\n"
            "第二部分 2022年度部门决算情况说明\n收入120万元。\n",
            "浏阳市第三实验小学",
        ),
    ],
)
def test_who_reports(text: str, name: str) -> None:
    assert about(text).organisation == name


def test_years_of_debt_count() -> None:
    text = "2020年全区债务限额5亿元。2020年债券发行2亿元。2021年全区债券还本预算数为1亿元。\n"
    assert about(text).year == 2020


def test_small_marks_are_read_as_usual_ones() -> None:
    assert reading_view("1﹒支出﹙本级﹚﹕甲﹑乙﹐丙﹔") == "1.支出（本级）：甲、乙，丙；"


@pytest.mark.parametrize(("printed", "value"), [("13 .6%", 13.6), ("13.6%", 13.6), ("8 .25％", 8.25)])
def test_a_blank_before_a_point_parts_no_rate(printed: str, value: float) -> None:
    figure = read(f"“三公”经费预算同比下降{printed}。")[-1]
    assert float(figure.value or 0) == value


@pytest.mark.parametrize("called", ["以下简称", "以下称", "下称", "简称", "以下统称", "以下合称为", "统称："])
def test_what_three_lines_are_called_together_names_them(called: str) -> None:
    lines = "因公出国（境）费、公务用车购置及运行费、公务接待费"
    (figure,) = read(f"{lines}（{called}“三公”经费）财政拨款决算数为9.6万元。")
    assert (figure.item, figure.measure) == ("松溪县民政局2022年“三公”经费财政拨款决算数", "executed")


@pytest.mark.parametrize("called", ["以下称", "以下简称", "下称", "简称"])
def test_what_an_office_is_called_is_no_item(called: str) -> None:
    (figure,) = read(f"市智慧城市运行中心（{called}“运行中心”）本年支出236万元。")
    assert "称" not in figure.item
    assert figure.measure == "executed"


def test_what_a_line_of_the_budget_was_spent_on_is_named_without_the_fund() -> None:
    (figure,) = read("培训费一般公共预算财政拨款支出1.3万元。")
    assert figure.project is None
    assert figure.item.startswith("松溪县民政局2022年培训费")


@pytest.mark.parametrize("words", ["支付第三期工程款", "拨付第2期工程款", "第四期进度款"])
def test_a_part_payment_is_no_project(words: str) -> None:
    (figure,) = read(f"{words}36万元。")
    assert figure.project is None


@pytest.mark.parametrize(
    "line",
    ["灾害防治及应急管理支出（类）消防救援事务（款）消防应急救援（项）", "城乡社区支出（类）城乡社区规划与管理（款）"],
)
@pytest.mark.parametrize("told", ["年初未安排预算，支出决算为28万元。", "因机构改革新增，当年支出28万元。"])
def test_a_line_of_the_classification_heads_whatever_is_told_of_it(line: str, told: str) -> None:
    (figure,) = read(f"三、财政拨款支出决算情况\n2.{line}。{told}")
    assert line in figure.item


@pytest.mark.parametrize("lead", ["年初预算安排", "年初安排", "年初部门预算安排", "年初批复", "年初核定"])
def test_when_and_how_it_was_granted_is_no_part_of_the_name(lead: str) -> None:
    figure = read(f"{lead}护林防火经费42万元，支出40万元。")[0]
    assert (figure.item.removeprefix("松溪县民政局")[:6], figure.measure) == ("护林防火经费", "initial_budget")


@pytest.mark.parametrize("place", ["县（区）", "县（市、区）", "镇（街）", "乡镇（街道）", "市（州）"])
def test_a_level_of_several_kinds_is_no_project(place: str) -> None:
    for figure in read(f"全年预算安排186万元，其中：中央112万元、{place}74万元。"):
        assert figure.project is None
