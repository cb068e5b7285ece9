"""How answers are judged: each check can pass and fail."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from typing import Any

import pytest

from api.service import Service
from eval.answers import Judge, summarise

ASKED = "岚州市东汀区2021年网格员补贴支出多少"
LABEL: dict[str, Any] = {
    "doc": "s01", "item": "网格员补贴", "amount": "288", "amount_yuan": D("2880000"), "value": D("288"),
    "measure": "executed", "year": 2021,
}  # fmt: skip


def question(**more: Any) -> dict[str, Any]:
    return {
        "id": "q", "kind": "lookup", "text": ASKED, "figures": [], "forbidden": [], "derived_yuan": [], "evidence": [],
        "verdict": None, "abstain": False, **more,
    }  # fmt: skip


@pytest.fixture(scope="module")
def judge(sample_service: Service) -> Judge:
    reports = sample_service.index.catalogue.reports()
    return Judge(sample_service.index, {report.file: report.file.split("_")[0] for report in reports})


@pytest.mark.parametrize(
    ("asked", "check", "value"),
    [
        (question(figures=[LABEL]), "rows", 1.0),
        (question(figures=[{**LABEL, "amount_yuan": D("1")}]), "rows", 0.0),
        (question(figures=[{**LABEL, "doc": "s03"}]), "rows", 0.0),
        (question(forbidden=[LABEL]), "forbidden", 0.0),
        (question(forbidden=[{**LABEL, "year": 2020}]), "forbidden", 1.0),
        (question(forbidden=[LABEL], figures=[LABEL]), "forbidden", 1.0),
        (question(derived_yuan=[D("5")]), "derived", 0.0),
        (question(abstain=True), "abstain", 0.0),
        (question(kind="claim_true", verdict="supported"), "verdict", 0.0),
    ],
)
def test_a_check(sample_service: Service, judge: Judge, asked: dict[str, Any], check: str, value: float) -> None:
    judged = judge.judge(asked, sample_service.ask(asked["text"]))
    assert judged[check] == value
    assert judged["passed"] == value
    assert bool(judged["errors"]) is (value == 0.0)


def test_a_row_without_its_citation_fails(sample_service: Service, judge: Judge) -> None:
    asked, answer = question(figures=[LABEL]), sample_service.ask(ASKED)
    assert judge.judge(asked, answer)["cited"] == 1.0
    judged = judge.judge(asked, replace(answer, citations=()))
    assert (judged["cited"], judged["passed"]) == (0.0, 0.0)


def test_silence_is_right_where_none_is_due(sample_service: Service, judge: Judge) -> None:
    asked = question(text="岚州市东汀区1999年网格员补贴支出多少", abstain=True)
    assert judge.judge(asked, sample_service.ask(asked["text"]))["abstain"] == 1.0


def test_a_claims_verdict_is_compared(sample_service: Service, judge: Judge) -> None:
    asked = question(kind="claim_true", verdict="supported", text="岚州市东汀区2021年网格员补贴支出288万元，对吗")
    assert judge.judge(asked, sample_service.ask(asked["text"]))["verdict"] == 1.0


def test_a_quote_counts_where_a_passage_holds_it(sample_service: Service, judge: Judge) -> None:
    answer = sample_service.ask("网格员队伍存在哪些问题")
    passage = answer.passages[0].passage
    doc = passage.file.split("_")[0]
    quote = {"doc": doc, "start": passage.start, "end": passage.end, "quote": passage.text}
    source = judge.source(doc)
    span = source.span_to_source(passage.start, passage.end)
    found = {**quote, "start": span.start, "end": span.end}
    elsewhere = {**quote, "start": 0, "end": 3}
    asked = question(kind="descriptive", evidence=[found, elsewhere])
    assert judge.judge(asked, answer)["evidence"] == 0.5


def test_the_summary_counts_by_kind_and_check() -> None:
    checks = dict.fromkeys(("rows", "forbidden", "cited", "derived", "abstain", "verdict", "evidence"))
    items = [
        {"kind": "lookup", "passed": 1.0, **checks, "rows": 1.0},
        {"kind": "lookup", "passed": 0.0, **checks, "rows": 0.0},
        {"kind": "list", "passed": 1.0, **checks},
    ]
    summary = summarise(items)
    assert summary["passed"] == pytest.approx(2 / 3)
    assert summary["lookup (2)"] == 0.5
    assert summary["check rows (2)"] == 0.5
