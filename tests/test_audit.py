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
    found = {f"{finding.rule}:{finding.outcome}" for finding in findings(text)}
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


def test_every_rule_that_is_checked_is_described() -> None:
    described = load_rules()
    assert len(RULES) >= 16
    for rule in described.values():
        assert rule.zh and rule.en and rule.formula and rule.explanations
