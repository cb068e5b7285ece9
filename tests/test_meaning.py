"""Projects, shared amounts, repeated facts and scopes: wordings of other provinces, and tables that lost their tabs."""

from __future__ import annotations

import pytest

from indexer.figures import to_figures
from indexer.model import Figure, Region, Report
from indexer.sections import text_to_sections
from indexer.tables import text_to_tables
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
DEPARTMENT, PROJECT = "松溪县水利局2022年度部门整体支出绩效自评报告", "松溪县水利局2022年度农村饮水安全项目绩效自评报告"


def read(text: str, title: str = DEPARTMENT) -> list[Figure]:
    report = Report(
        id="r1", file="a.txt", sources=("a.txt",), sha256="", text_sha256="", reader="txt", title=title, year=2022,
        organisation="松溪县水利局", region=Region("990001", "松溪县", "county", ("示例省", "松溪县")),
    )  # fmt: skip
    cleaned = clean(RawText(f"{title}\n\n{text}", "txt"))
    sections = text_to_sections("r1", cleaned, VOCABULARY)
    tables = text_to_tables("r1", cleaned, sections)
    return [f for f in to_figures(report, cleaned, sections, tables, VOCABULARY) if f.kind == "money"]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("经营性收入12万元。", "松溪县水利局2022年经营性收入"),
        ("收入合计1218.18万元。", "松溪县水利局2022年收入合计"),
        ("向5起案件申请人集中发放司法救助金共计9.51万元。", "松溪县水利局司法救助金2022年共计"),
    ],
)
def test_items(text: str, item: str) -> None:
    assert [figure.item for figure in read(text)] == [item]


@pytest.mark.parametrize(
    ("text", "title", "projects"),
    [
        ("河长制工作经费60万元，其中：巡河补助40万元、宣传费20万元。", DEPARTMENT, ["河长制工作经费"] * 3),
        (
            "（1）河长制专项12万元，其中：奖励金9万元、慰问金3万元；（2）水库移民后期扶持58万元。",
            DEPARTMENT,
            ["河长制专项", "河长制专项", "河长制专项", "水库移民后期扶持"],
        ),
        ("● 灌区改造。修建渠道3公里，支出80万元。", DEPARTMENT, ["灌区改造"]),
        ("公开招标采购“智慧水库”监测系统，控制价92万元，中标价86.3万元。", DEPARTMENT, ["“智慧水库”监测系统"] * 2),
        ("东河片区护岸工程2021年立项，概算215万元，中标价198万元。", DEPARTMENT, ["东河片区护岸工程"] * 2),
        ("管水员补贴54万元。", PROJECT, ["农村饮水安全"]),
        ("购买水厂财产综合保险6万元。", PROJECT, ["水厂财产综合保险"]),
        ("拨付柳堰镇81万元、梅渚镇55万元。", PROJECT, ["农村饮水安全"] * 2),
        ("基本支出300万元，项目支出200万元。", DEPARTMENT, [None, None]),
    ],
)
def test_projects(text: str, title: str, projects: list[str | None]) -> None:
    assert [figure.project for figure in read(text, title)] == projects


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("防汛物资采购和水毁设施修复共80万元。", ("防汛物资采购", "水毁设施修复")),
        ("安排资金120万元，主要用于河道清淤、堤防加固和水闸维修。", ("河道清淤", "堤防加固", "水闸维修")),
        ("支出250万元，包括防汛物资和抗旱设备。", ("防汛物资", "抗旱设备")),
        ("项目支出250万元，包括防汛经费100万元、抗旱经费150万元。", ()),
        ("市县配套资金59万元。", ("市级配套资金", "县级配套资金")),
        ("据此压减2022年会议、培训经费16万元。", ("会议", "培训经费")),
        ("为工作人员购买意外伤害保险、公众责任险支出9万元。", ("意外伤害保险", "公众责任险")),
        ("收到中央和省级水利救灾补助资金942万元。", ()),
        ("事业收入（门票、研学）27万元。", ()),
        ("县财政局通过松财农〔2022〕11号、松财农〔2022〕27号文件下达我县水利发展资金286万元。", ()),
    ],
)
def test_what_shares_an_amount(text: str, parts: tuple[str, ...]) -> None:
    assert read(text)[0].shared_with == parts


@pytest.mark.parametrize(
    ("text", "restated"),
    [
        ("河长制工作经费支出60万元。\n\n全年河长制经费支出60万元。", [False, True]),
        ("项目支出1.24亿元（12,418.11万元）。", [True, False]),
        ("支付工程款三万元（30,000元）。", [False, True]),
        ("河长制经费支出60万元。\n\n防汛经费支出60万元。", [False, False]),
        ("河长制经费年初预算60万元，支出60万元。", [False, False]),
        ("2021年支出60万元。\n\n2022年支出60万元。", [False, False]),
        ("省级财政配套94万元，市级财政配套94万元。", [False, False]),
        ("河长制经费结余0万元。\n\n防汛经费结余0万元。", [False, False]),
    ],
)
def test_what_is_printed_again(text: str, restated: list[bool]) -> None:
    assert [figure.restates is not None for figure in read(text)] == restated


def test_a_total_in_yuan_repeats_the_rounded_one_of_the_text() -> None:
    table = "收入支出决算总表\n单位：元\n项目\t决算数\n本年支出合计\t8,236,107.01\n"
    first, second = read(f"2022年本年支出823.61万元。\n\n{table}")
    assert second.restates == first.id


def test_scopes() -> None:
    scopes = [read(text)[0].scope for text in ("全系统支出800万元。", "基本支出300万元。", "河长制经费支出60万元。")]
    assert scopes == ["system", "unit", "project"]


BROKEN = (
    "表1 项目一览表\n序\n号 项目名称 建设地点 计划投资\n（万元） 已支付\n（万元） 支付率\n（%）\n"
    "1 高山产业路 柏木村 98.00 95.06 97.00\n"
    "2 茶叶初制\n加工坊 沙坪村 145.00 130.50 90.00\n3 饮水巩固 椿树村 36.40 36.40 100.00\n合计 279.40 261.96 93.76\n"
)
TWO_FLOORS = (
    "资金分配表\n单位：万元\n县区 下达资金 实际支出 支出率\n小计 中央 省级\n甲县 120.5 83.0 37.5 120.5 100.00%\n"
    "乙县 331.2 241.0 90.2 329.6 99.52%\n丙县 276.6 200.5 76.1 276.6 100.00%\n"
)
DIVIDED = TWO_FLOORS.replace("37.5", "99.5").replace("100.00%", "100.00")


def test_a_table_parted_by_single_spaces() -> None:
    figures = read(BROKEN)
    assert [(f.measure, float(f.amount_yuan or 0) / 10000) for f in figures][:4] == [
        ("planned", 98.0), ("executed", 95.06), ("planned", 145.0), ("executed", 130.5)
    ]  # fmt: skip
    assert [f.table.row for f in figures if f.table][::2] == ["高山产业路", "茶叶初制加工坊", "饮水巩固", "合计"]


def test_heads_on_two_lines_are_set_by_what_the_numbers_say() -> None:
    first = read(TWO_FLOORS)[:4]
    assert [(f.table.column if f.table else None, f.measure) for f in first] == [
        ("下达资金小计", "allocated"), ("下达资金中央", "allocated"), ("下达资金省级", "allocated"),
        ("实际支出", "executed"),
    ]  # fmt: skip
    assert read(DIVIDED) == []  # neither % nor sums tell which head is wide: nothing is guessed


def test_a_table_of_one_cell_to_a_line() -> None:
    rows = ["序号", "项目名称", "预算金额", "实际支出", "备注"]
    for number, (name, budget, spent, note) in enumerate(
        [
            ("山洪预警", "324.0", "319.8", "收回"),
            ("灌区改造", "86.0", "74.2", "结转"),
            ("水质监测", "40.0", "40.0", "无"),
        ],
        1,
    ):
        rows += [str(number), name, budget, spent, note]
    figures = read("项目支出明细表\n（金额单位：万元）\n" + "\n".join([*rows, "合计", "450.0", "434.0"]) + "\n")
    assert [(f.table.row, f.measure) for f in figures if f.table][-4:] == [
        ("水质监测", "initial_budget"), ("水质监测", "executed"), ("合计", "initial_budget"), ("合计", "executed"),
    ]  # fmt: skip
