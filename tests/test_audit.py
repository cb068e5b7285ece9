"""What the rules say of small reports that were made up for them: pass, rounding, finding, or nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from indexer.audit import RULES
from indexer.audit.rules import load_rules
from indexer.document import read_document
from indexer.model import Document, Finding
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

TABLE = Path(__file__).parent / "golden" / "findings.tsv"
VOCABULARY, GAZETTEER = Vocabulary.load(), Gazetteer.load([])
HEAD = "某某县教育局2021年度部门整体支出绩效自评报告\n一、资金使用情况\n"


def document(text: str) -> Document:
    return read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)


def findings(text: str) -> list[Finding]:
    return list(document(text).findings)


def rows() -> list[tuple[str, str]]:
    """Return each text and what the rules come to: `rule:outcome` joined by commas, `-` for nothing."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["outcomes"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "outcomes"), rows())
def test_findings(text: str, outcomes: str) -> None:
    found = {f"{finding.rule}:{finding.outcome}" for finding in findings(text.replace("\\n", "\n"))}
    assert found == set(outcomes.split(",")) - {"-"}


def test_a_finding_shows_both_sides_and_says_what_may_be_innocent() -> None:
    made = document("2021年部门支出合计510万元，其中：基本支出300万元，项目支出200万元。")
    (finding,) = made.findings
    assert finding.sides[0].quote.endswith("510万元")
    assert all(made.text[side.start : side.end] == side.quote for side in finding.sides)
    assert (finding.computed, finding.printed, finding.unit) == (5_000_000, 5_100_000, "yuan")
    assert "500万元" in finding.statement_zh and "500万元" in finding.statement
    assert finding.explanations and len(finding.explanations) == len(finding.explanations_zh)


def test_numbers_of_another_scope_are_not_called_wrong() -> None:
    text = (
        "全县2021年教育支出合计9800万元。\n二、部门支出\n"
        "2021年部门支出合计500万元，其中：基本支出300万元，项目支出200万元。"
    )
    assert [f.outcome for f in findings(text)] == ["pass"]


def test_a_gap_in_the_numbers_of_headings() -> None:
    text = "本单位职责如下。\n二、绩效情况\n目标完成。\n四、存在的问题\n问题不多。\n五、下一步措施\n继续努力。"
    assert [(f.rule, f.severity) for f in findings(text) if f.outcome == "finding"] == [("D02", "format")]


def test_scores_are_summed_where_the_weights_show_which_rows_count() -> None:
    table = "一级指标\t分值\t得分\n投入\t20\t{}\n产出\t50\t48\n效益\t30\t28\n总分\t100\t95\n"
    assert {(f.rule, f.outcome) for f in findings(table.format("19"))} == {("C01", "pass"), ("C03", "pass")}
    assert {(f.rule, f.outcome) for f in findings(table.format("17"))} == {("C01", "pass"), ("C03", "finding")}


FORM = """附件：2021年度部门整体支出绩效自评表
预算资金（万元）	年初预算数	全年预算数	全年执行数	分值	执行率	得分
年度资金总额	900.00	1000.00	{spent}	10	{rate}%	{points}
其中：当年财政拨款	800.00	900.00	{grant}	—	—	—
上年结转资金	100.00	100.00	100.00	—	—	—
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
产出指标	数量指标	巡查河道次数	≥100次	120次	50	50
效益指标	社会效益指标	隐患整改完成率	≥98%	{done}%	30	{kept}
满意度指标	服务对象满意度	群众满意度	≥90%	92%	10	{liked}
总分					100	{total}
"""
AGREES: dict[str, object] = {
    "spent": "950.00", "rate": "95.00", "points": "9.5", "grant": "850.00", "done": "99.1", "kept": "30", "liked": "10",
    "total": "99.5",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "rules"),
    [
        ({}, set()),
        ({"total": "98.5"}, {"C03"}),
        ({"kept": "3"}, {"C03"}),
        ({"rate": "93.00", "points": "9.3", "total": "99.3"}, {"A11"}),
        ({"grant": "840.00"}, {"A04"}),
        ({"done": "70.1"}, {"C05"}),
        ({"done": "70.1", "kept": "21", "total": "90.5"}, set()),
        ({"points": "12", "total": "102"}, {"C04"}),
    ],
)
def test_a_self_evaluation_form(changed: dict[str, object], rules: set[str]) -> None:
    text = "2021年支出合计950.00万元，其中：基本支出500.00万元，项目支出450.00万元。\n"
    found = [f for f in findings(text + FORM.format(**{**AGREES, **changed})) if f.outcome == "finding"]
    assert {f.rule for f in found} == rules, [f.statement_zh for f in found]


def test_what_is_said_of_all_targets_is_held_to_the_indicators() -> None:
    form = FORM.format(**{**AGREES, "done": "70.1", "kept": "21", "total": "90.5"})
    for words, expected in (
        ("从评价情况看，全部完成绩效目标。", {"D08"}),
        ("从评价情况看，基本完成绩效目标。", set()),
        ("除个别指标外，全部完成绩效目标。", set()),
        ("下一步，力争全部完成绩效目标。", set()),
    ):
        assert {f.rule for f in findings(f"{words}\n{form}") if f.outcome == "finding"} == expected, words


def test_the_table_is_held_to_the_text() -> None:
    form = FORM.format(**AGREES)
    text = "2021年支出合计951.00万元，其中：基本支出501.00万元，项目支出450.00万元。\n"
    shown = [f for f in findings(text + form) if f.outcome == "finding"]
    assert {f.rule for f in shown} == {"B01"}
    assert any("年度资金总额" in side.quote for side in shown[0].sides)


def test_a_table_of_projects_sums_to_its_total() -> None:
    table = (
        "项目名称\t预算数（万元）\t执行数（万元）\n公厕管护\t95.00\t{}\n环卫作业\t190.00\t186.40\n"
        "合计\t285.00\t275.65\n"
    )
    assert {(f.rule, f.outcome) for f in findings(table.format("89.25"))} == {("A03", "pass")}
    assert [f.rule for f in findings(table.format("69.25")) if f.outcome == "finding"] == ["A03"]


def test_a_row_that_is_read_as_another_measure_is_part_of_its_columns_sum() -> None:
    table = (
        "表1  2020—2021年补贴资金核拨情况（万元）\n补贴项目\t2020年\t2021年\n社会保险补贴\t180.20\t210.42\n"
        "岗位补贴\t81.24\t90.12\n年末结转\t21.05\t27.50\n合  计\t{}\t328.04\n"
    )
    assert [f.outcome for f in findings(table.format("282.49")) if f.rule == "A03"] == ["pass", "pass"]
    assert {f.outcome for f in findings(table.format("299.99")) if f.rule == "A03"} == {"not_checkable", "pass"}


@pytest.mark.parametrize("others", [57, 58, 59, 60, 61])
def test_a_sentence_in_a_paragraph_of_very_many_amounts_is_not_cut(others: int) -> None:
    many = "".join(f"第{n}组领用办公用品{n}.5万元。" for n in range(1, others + 1))
    text = f"{many}2021年高龄津贴支出120万元，2020年支出100万元，比上年增加20万元。{many}"
    assert [f.outcome for f in findings(text) if f.rule == "A14"] == ["pass"]


def test_a_column_of_differences_is_summed_with_its_signs() -> None:
    table = (
        "收支情况对比表\n（单位：千元）\n项目\t2021年预算\t2021年决算\t决算比预算增减\n"
        "基本支出\t7,300\t7,288\t-12\n项目支出\t3,800\t3,905\t105\n支出合计\t11,100\t11,193\t93\n"
    )
    found = {f.outcome for f in findings(table) if f.rule in ("A01", "A03")}
    assert found == {"pass"}


def test_a_control_rate_and_funds_that_there_are_none_of() -> None:
    table = (
        "附件：2021年度部门整体支出绩效评价基础数据表\n财政供养人员情况（人）\t编制数\t2021年实际在职人数\t控制率\n"
        "\t20\t{}\t90%\n"
    )
    assert {(f.rule, f.outcome) for f in findings(table.format(18))} == {("D04", "pass")}
    assert {(f.rule, f.outcome) for f in findings(table.format(19))} == {("D04", "finding")}


def test_every_rule_that_is_checked_is_described() -> None:
    described = load_rules()
    assert len(RULES) >= 16
    for rule in described.values():
        assert rule.zh and rule.en and rule.formula and rule.explanations
        assert len(rule.explanations) == len(rule.explanations_zh)
