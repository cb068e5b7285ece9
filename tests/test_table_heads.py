"""What heads of two levels, and heads that name a target and what came of it, say of the numbers below."""

from __future__ import annotations

import pytest

from indexer.document import read_document
from indexer.grid.columns import Setting, read_column
from indexer.meaning.cues import cues_of
from indexer.model import Figure
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

_VOCABULARY, _GAZETTEER = Vocabulary.load(), Gazetteer.load([])


@pytest.mark.parametrize(
    ("heads", "measure"),
    [
        (("预算安排", "年初预算"), "initial_budget"),
        (("预算安排", "调整后预算"), "revised_budget"),
        (("预算安排", "追加"), "supplement"),
        (("预算数", "调整预算数"), "revised_budget"),
        (("年初批复预算", "调整后"), "revised_budget"),
        (("预算资金（万元）", "年初安排"), "initial_budget"),
        (("预算资金（万元）", "全年执行数"), "executed"),
        (("2022年预算", "执行数"), "executed"),
        (("2022年预算", "基本支出"), "initial_budget"),
        (("预算数", "年初结转"), "initial_budget"),
        (("年初结转和结余", "一般公共预算"), "carry_in"),
        (("预期指标值",), "target"),
        (("计划指标值",), "target"),
        (("年度指标值", "目标值"), "target"),
        (("实际完成指标值（B）",), "achieved"),
        (("全年实际完成指标值",), "achieved"),
        (("完成指标值",), "achieved"),
        (("实际指标值",), "achieved"),
        (("指标值完成情况",), "achieved"),
        (("目标值实现情况",), "achieved"),
        (("年度指标值", "实际完成值"), "achieved"),
    ],
)
def test_the_inner_head_says_which(heads: tuple[str, ...], measure: str) -> None:
    column = read_column(heads, Setting("项目资金情况表", "万元", 2022), cues_of(_VOCABULARY))
    assert column.measure == measure


def _read(table: str) -> tuple[Figure, ...]:
    text = f"某县水利局2022年度绩效自评报告\n单位：万元\n{table}"
    return read_document(text.encode(), "a.txt", _VOCABULARY, _GAZETTEER).figures


def _items(text: str) -> list[str]:
    document = read_document(text.encode(), "a.txt", _VOCABULARY, _GAZETTEER)
    return [figure.item for figure in document.figures if figure.table is not None]


@pytest.mark.parametrize("place", ["", "砚川市"])
def test_a_title_says_its_body_and_number_once(place: str) -> None:
    rows = (
        f"{place}某某县教育局2022年度部门整体支出绩效自评报告\n表1 某某县教育局2022年度助学资金使用情况表\n单位：万元\n"
        "项目名称\t预算数\t执行数\t自评得分\n高中助学金\t45.00\t44.10\t98\n营养改善\t80.00\t78.00\t96\n"
    )
    items = _items(rows)
    assert len(items) == 6
    for item in items:
        assert item.count("某某县教育局") == 1
        assert item.count("2022年") == 1
        assert "表1" not in item


def test_all_the_projects_name_none() -> None:
    text = (
        "某某县教育局2022年度项目支出绩效自评报告\n一、项目概况\n2022年我局纳入绩效自评的项目共2个，年初预算数合计90.00万元。"
        "其中：县级图书室改造项目全年预算数60.00万元，全年执行数58.80万元；校车安全项目全年预算数30.00万元。\n"
        "县级中小学图书室改造提升项目自评得分97.80分。\n"
    )
    document = read_document(text.encode(), "a.txt", _VOCABULARY, _GAZETTEER)
    parts = [figure for figure in document.figures if figure.project]
    assert len(parts) >= 3
    assert all("纳入" not in figure.item for figure in parts)
    assert document.figures[-1].item.endswith("县级中小学图书室改造提升项目得分")
    done = f"{text}2022年全年实施项目4个，安排预算90.00万元，执行80.00万元。\n"
    last = read_document(done.encode(), "a.txt", _VOCABULARY, _GAZETTEER).figures[-2:]
    assert [figure.project for figure in last] == [None, None]


_LIST = (
    "某某区城管局2022年度项目支出绩效自评\n2022年度项目自评结果汇总表\n单位：万元\n序号\t项目名称\t预算数\t执行数\n"
    "1\t广告牌拆除经费\t86.00\t68.80\n2\t路灯维护经费\t640.00\t635.00\n"
)
_FORM = "项目支出绩效自评表\n项目名称\t广告牌拆除经费\t主管部门\t某某区城管局\n"


@pytest.mark.parametrize(("text", "project"), [(_LIST + _FORM, "路灯维护经费"), (_FORM, None)])
def test_one_form_among_several_projects_is_not_what_the_report_is_about(text: str, project: str | None) -> None:
    document = read_document(text.encode(), "a.txt", _VOCABULARY, _GAZETTEER)
    found = [figure.project for figure in document.figures if figure.value == 640]
    assert found == ([project] if project else [])


@pytest.mark.parametrize(
    ("classes", "wrong"),
    [
        ("合计\t\t102.40\n208\t社会保障和就业支出\t102.40\n20819\t最低生活保障\t100.00\n", 0),
        ("合计\t\t202.40\n208\t社会保障和就业支出\t102.40\n210\t卫生健康支出\t200.00\n", 1),
    ],
)
def test_a_list_of_one_class_may_be_cut_below_it(classes: str, wrong: int) -> None:
    rows = (
        "某某区城管局2022年度部门决算\n一般公共预算财政拨款支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出\n"
        f"{classes}2081901\t城市最低生活保障金\t40.00\n2081902\t农村最低生活保障金\t60.00\n"
    )
    document = read_document(rows.encode(), "a.txt", _VOCABULARY, _GAZETTEER)
    assert sum(f.outcome == "finding" for f in document.findings) == wrong


@pytest.mark.parametrize(
    ("head", "together"),
    [
        ("2021—2022年累计支付", True),
        ("2020-2022年投资", True),
        ("2021年、2022年合计支出", True),
        ("近三年累计支出", True),
        ("“十四五”期间投入合计", True),
        ("历年累计投入", True),
        ("2021-2022学年支出合计", False),
        ("2022年累计支付", False),
        ("截至2022年底累计支付", False),
        ("2022年合计", False),
        ("上年数", False),
        ("三年期贷款合计", False),
        ("2022年比2021年增减合计", False),
    ],
)
def test_a_head_of_several_years_sums_them_up(head: str, together: bool) -> None:
    column = read_column([head], Setting("资金情况表", "万元", 2022), cues_of(_VOCABULARY))
    assert column.together is together


def test_what_was_paid_over_several_years_is_of_none() -> None:
    figures = _read("项目\t合同金额\t2021—2022年累计支付\t2022年支付\n堤防\t186\t176\t93\n泵站\t120\t80\t50\n")
    years = {str(figure.value): figure.year for figure in figures}
    assert (years["176"], years["80"]) == (None, None)
    assert (years["186"], years["93"], years["50"]) == (2022, 2022, 2022)
    assert "2021—2022年累计支付" in next(figure.item for figure in figures if figure.year is None)


@pytest.mark.parametrize(
    ("cell", "direction"),
    [
        ("增17.67", "increase"), ("减26.00", "decrease"), ("增加1,117.67", "increase"), ("减少 8.33", "decrease"),
        ("↑1.67", "increase"), ("↓3", "decrease"), ("上升2.5", "increase"), ("下降2.5", "decrease"),
    ],
)  # fmt: skip
def test_a_cell_says_in_words_which_way_it_changed(cell: str, direction: str) -> None:
    figures = _read(f"项目\t2021年\t2022年\t增减\n堤防\t186\t176\t{cell}\n泵站\t5\t5\t持平\n")
    changes = [figure for figure in figures if figure.measure == "change"]
    assert [(f.direction, f.value > 0, f.unit) for f in changes] == [(direction, True, "万元")]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (("增20", "减2"), (("supplement", None), ("variance", "under"))),
        (("减30", "超支5"), (("reduction", None), ("variance", "over"))),
    ],
)
def test_words_in_cells_of_adjustments_and_of_differences(
    cells: tuple[str, str], read: tuple[tuple[str, str | None], ...]
) -> None:
    figures = _read(
        "项目\t年初预算\t预算调整\t全年预算\t决算数\t较预算增减\n"
        f"堤防\t100\t{cells[0]}\t120\t118\t{cells[1]}\n泵站\t50\t—\t50\t50\t—\n"
    )
    row = [f for f in figures if f.table is not None and f.table.row == "堤防"]
    assert tuple((f.measure, f.direction) for f in (row[1], row[4])) == read


def test_a_cell_of_words_beside_a_number_is_no_change() -> None:
    figures = _read("项目\t2021年\t2022年\t增减\n堤防\t186\t减176\t见说明3\n泵站\t5\t5\t增1台\n")
    assert [str(f.value) for f in figures if f.kind == "money"] == ["186", "5", "5"]
