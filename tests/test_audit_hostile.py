"""Rules that read words, over texts made to be slow: four times the text costs about four times the time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import pytest
from timing_kit import least

from indexer.audit import to_findings
from indexer.audit.amounts import named_sums, units
from indexer.audit.case import Case, Check
from indexer.audit.counts import counted, counted_amounts, counted_names, facts, recounts, tallies
from indexer.audit.differences import drivers
from indexer.audit.percentages import exhaustive
from indexer.audit.points import bands, blocks, deductions, reasons, scores
from indexer.audit.repeats import magnitudes, moved
from indexer.audit.unit_costs import averages, pieces, products, standards
from indexer.audit.wording import leftovers, sentences
from indexer.document import read_document
from indexer.model import Document, Region, Report
from indexer.regions import Gazetteer
from indexer.source_map import Places
from indexer.vocabulary import Vocabulary

VOCABULARY, GAZETTEER = Vocabulary.load(), Gazetteer.load([])
RULES = (
    blocks.block_weights, counted.counted_lists, sentences.repeated_words, bands.grades, deductions.taken_off,
    deductions.in_proportion, tallies.classes, tallies.changed_numbers, products.counted_costs,
    pieces.pieces, recounts.recounts,
)  # fmt: skip
TEXTS = {
    "leads": "有两项：一是", "leads that end lines": "有两项：一是\n", "leads to numbers": "有2项：1.2.2.2.2.",
    "leads to names": "有两项：甲、乙，", "numbers": "一二三四五六七八九十",
    "point after point": "两项：（一）甲\n（二）乙\n（二）丙\n",
    "templates": "权重产出30分、效益30分、决策40分，", "one sentence": "补助资金按时发放到位情况良好有序推进落实；",
    "one paragraph": "补助资金按时发放到位情况良好，有序推进落实，\n",
    "bands": "90分以上为优，80分至90分为良，", "points": "满分10分得9分，", "points taken off": "扣1分",
    "marks": "、。；：，", "spaces": "两项：\n \n \n。",
    "brackets": "（“《两项：", "classes": "职工9人，其中甲3人、乙3人、", "wholes": "职工9人分为：",
    "crosses": "9人×9元×9月×", "years": "9人，比上年的", "changes": "增加9人", "years of one sentence": "上年9人，增加",
    "products": "9人，每人每月9元，计",
    "pieces": "9个村，每村配保洁员3名，共", "counts": "接待来访群众128人，",
    "long": "两个方面分别" * 5,
}  # fmt: skip


def case(text: str) -> Case:
    return Case(Report("r", "a.txt", (), "", "", "text"), text, (), (), ())


def seconds(rule: Callable[[Case], Iterator[Check]], text: str) -> float:
    return least(lambda: list(rule(case(text))))


def seconds_of(rules: Sequence[Callable[[Case], Iterator[Check]]], made: Document) -> float:
    figures = Case(made.report, made.text, made.sections, made.tables, made.figures)
    return least(lambda: [list(rule(figures)) for rule in rules])


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_time_grows_with_the_text(rule: Callable[[Case], Iterator[Check]], name: str) -> None:
    short, long = (TEXTS[name] * (length // len(TEXTS[name])) for length in (20_000, 80_000))
    assert seconds(rule, long) < 8 * seconds(rule, short) + 0.15


def test_units_that_all_act_as_the_reports_own_cost_no_more_than_their_length() -> None:
    def read(count: int) -> Case:
        names = (f"{chr(0x5000 + n // 50)}{chr(0x6000 + n % 50)}{chr(0x7000 + n)}" for n in range(count))
        text = "".join(f"今后，{name}局作为本部门主体。评价认为，{name}县中小学校舍维修资金好。" for name in names)
        report = Report(
            "r",
            "a.txt",
            (),
            "",
            "",
            "text",
            title="松溪县中小学校舍维修资金报告",
            organisation="松溪县教育局",
            region=Region(None, "松溪县", "county"),
        )
        return Case(report, text, (), (), ())

    short, long = (read(count) for count in (500, 2000))
    rules = (leftovers.left_units, leftovers.left_places)
    taken = [least(lambda made=made: [list(rule(made)) for rule in rules]) for made in (short, long)]
    assert taken[1] < 8 * taken[0] + 0.15


def test_a_long_form_costs_no_more_than_its_length() -> None:
    def read(rows: int) -> Document:
        row = "产出指标（50分）\t数量指标\t巡河{}\t≥100次\t99次\t20\t19\t\n"
        head = "附件：2021年度自评表\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n"
        text = "某某县水利局2021年度绩效自评报告\n" + head + "".join(row.format(n) for n in range(rows))
        return read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)

    short, long = (seconds_of((blocks.block_weights, reasons.reasons), read(rows)) for rows in (100, 400))
    assert long < 8 * short + 0.15


def test_tables_of_names_cost_no_more_than_what_is_said_of_them() -> None:
    def read(rows: int) -> Document:
        names = "".join(f"{chr(0x5000 + n // 50)}{chr(0x6000 + n % 50)}村\t10\n" for n in range(30))
        text = "某某县水利局2021年度绩效自评报告\n一、资金使用情况\n" + "项目覆盖29个村，300户，全年290村次。" * rows
        text += f"\n各村情况如下：\n村名\t户数\n{names}合计\t300\n"
        return read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)

    short, long = (seconds_of((counted_names.counted_names,), read(rows)) for rows in (200, 800))
    assert long < 8 * short + 0.15


def test_names_in_a_list_without_an_end_cost_no_more_than_its_length() -> None:
    def read(length: int) -> Document:
        text = "某某县水利局2021年度绩效自评报告\n一、资金使用情况\n" + "预算1万元、" * (length // 6)
        return read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)

    short, long = (seconds_of((named_sums.named_sums,), read(length)) for length in (25_000, 100_000))
    assert long < 6 * short + 0.05


FIGURES = {
    "cases": "责任保险理赔2起，赔付3.6万元。", "cases in one sentence": "责任保险理赔2起，赔付3.6万元，",
    "shares": "基本支出占60%，项目支出占40%，", "shares by sentence": "基本支出占60%，项目支出占40%。",
    "reasons": "支出比上年增加5万元，其中：人员经费增加3万元，公用经费增加2万元，",
    "products": "值班250班次，每班200元，计5.50万元。", "standards": "甲10户，每户2万元，",
    "sums": "支出9亿元，其中甲3万元，乙3元，", "balances": "收入9万元，支出3亿元，结余6万元，",
    "averages": "维修费3万元，车9辆，车均3元，", "numbers of grades": "一等9元、二等8元、一等9人、二等8人，发放3万元，",
    "lists": "5个项目：甲方3万元，乙方3万元，丙方3万元；", "wrong numbers": "巡河员9人，每人每年60元，发放3万元，",
    "priced things": "新建文化站6个，每个补助2万元，文化站建设支出12万元，建成的7个文化站，",
    "one thing": "水费预算32.5万元，水费支出325,000万元。", "grades": "各项目均为优。自评得分88分，等级为良。",
}  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_time_grows_with_the_figures(name: str) -> None:
    rules = (
        facts.cases, exhaustive.exhaustive_shares, drivers.reasons_of_changes, magnitudes.magnitudes,
        scores.collective_grades, products.counted_costs, units.slipped_units, averages.averages,
        standards.graded_costs, moved.moved_units, counted_amounts.counted_amounts, counted.counted_lists,
        recounts.recounts,
    )  # fmt: skip
    times = []
    for length in (5_000, 20_000):
        text = "某某县水利局2021年度绩效自评报告\n一、资金使用情况\n2021年" + FIGURES[name] * (
            length // len(FIGURES[name])
        )
        made = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
        assert len(made.figures) > length / 100
        times.append(seconds_of(rules, made))
    assert times[1] < 8 * times[0] + 0.15


WRONG = {
    "sums": lambda n, a, b, c: f"第{n}段资金合计{a + b + c + 100}万元，其中中央{a}万元、省级{b}万元、县级{c}万元。",
    "counts": lambda n, a, b, c: f"第{n}校共有学生{a + b + c + 100}人，其中小学{a}人、初中{b}人、高中{c}人。",
    "costs": lambda n, a, b, c: f"每餐2元，{a}人次，计{2 * a}元；每餐3元，{b}人次，计{3 * b + 10}元；共{c}元。",
    "growth": lambda n, a, b, c: f"决算支出{a}.12万元，比上年{b}.33万元增加{c}.79万元，增长{a / b:.2f}%。",
    "scores": lambda n, a, b, c: f"项目{n}：决策20分得18分，过程50分得37分，产出30分得{a % 30}分，总分得{b % 99}分。",
    "shares": lambda n, a, b, c: f"合同价{a}.5万元，支付80%即{a * 0.8 + 10:.2f}万元。",
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_time_grows_with_what_does_not_hold(kind: str) -> None:
    draw = random.Random(3)
    times = []
    for count in (500, 2000):
        numbers = ([draw.randint(1000, 9999) for _ in range(3)] for _ in range(count))
        lines = [WRONG[kind](number, *each) for number, each in enumerate(numbers)]
        text = "某某县水利局2021年度绩效自评报告\n" + "\n".join(lines)
        made = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
        places = Places.from_bytes(made.places)
        given = made.report, made.text, places, made.sections, made.tables, made.figures
        times.append(least(lambda given=given: to_findings(*given)))
    assert times[1] < 7 * times[0] + 0.15
