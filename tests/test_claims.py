"""Claims against evidence: the verdict, and why."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal as D

import pytest
from test_evidence import INSURANCE, SHARED, VOCABULARY, Corpus, corpus

from api.claims import judge
from indexer.model import TablePlace

__all__ = ["corpus"]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("云麓区2023年校车补贴支出461.76万元，对吗", "supported"),
        ("云麓区2023年校车补贴支出4,617,600元，对吗", "supported"),
        ("云麓区2023年校车补贴支出约462万元，对吗", "supported"),
        ("云麓区2023年校车补贴支出468万元，对吗", "refuted"),  # it is the budget
        ("云麓区2023年校车补贴支出400万元，对吗", "refuted"),
        ("云麓区2022年校车补贴支出461.76万元，对吗", "refuted"),  # it is of another year
        ("云麓区2023年校车承运人责任保险支出20万元，对吗", "not_found"),
        ("云麓区2023年食堂改造支出461.76万元，对吗", "not_found"),
    ],
)
def test_verdicts(corpus: Callable[..., Corpus], claim: str, verdict: str) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [
        {"item": "云麓区校车补贴2023年支出", "value": "461.76"},
        {"item": "云麓区校车补贴2023年预算", "value": "468", "measure": "initial_budget"},
    ]})  # fmt: skip
    assert it.verdict(claim) == verdict


def test_a_claim_about_a_place_without_reports_is_not_refuted(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [{"item": "云麓区校车补贴2023年支出", "value": "461.76"}]})
    assert it.verdict("石沐县2023年校车补贴支出461.76万元，对吗", has_reports=False) == "not_found"


def test_what_matches_only_a_shared_amount_is_composite(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("东汀区", 2020, "委政法委"): [
        {"item": f"东汀区{INSURANCE}2020年支出", "value": "65.28", "shared_with": SHARED}]})  # fmt: skip
    assert it.verdict("东汀区2020年监护人责任保险花了65.28万元，属实吗") == "composite"


def test_an_inferred_measure_cannot_support_a_claim(corpus: Callable[..., Corpus]) -> None:
    inferred = {"item": "云麓区校车补贴2023年", "value": "461.76", "basis": {"measure": "inferred"}}
    it = corpus({("云麓区", 2023, "教育局"): [{**inferred, "section_type": "other"}]})
    assert it.verdict("云麓区2023年校车补贴支出461.76万元，对吗") == "not_found"


@pytest.mark.parametrize(
    ("claim", "verdict", "reason"),
    [
        ("云麓区2023年校车补贴预算468万元，实际花了461.76万元，对吗", "supported", "supported"),
        ("云麓区2023年校车补贴预算461.76万元，实际花了468万元，对吗", "refuted", "other_measure"),
        ("云麓区2023年校车补贴支出468万元，对吗", "refuted", "other_measure"),
        ("云麓区2023年校车补贴支出80万元，对吗", "refuted", "part"),
        ("云麓区2023年校车补贴支出461.8万元，对吗", "supported", "agrees"),
        ("is it true that 云麓区 spent 4.6 million yuan on 校车补贴 in 2023", "supported", "agrees"),
        ("云麓区2023年校车补贴支出470万元，对吗", "refuted", "other_amount"),
        ("云麓区2023年校车补贴结余461.76万元，对吗", "refuted", "other_measure_only"),
    ],
)
def test_a_claim_is_judged_by_its_measure_and_says_why(
    corpus: Callable[..., Corpus], claim: str, verdict: str, reason: str
) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [
        {"item": "云麓区校车补贴2023年支出", "value": "461.76"},
        {"item": "云麓区校车补贴2023年区级预算", "value": "468", "measure": "initial_budget"},
        {"item": "云麓区校车补贴照管员2023年支出", "value": "80"},
    ]})  # fmt: skip
    asked, evidence = it.ask(claim)
    found = judge(asked, evidence, VOCABULARY, lambda: True)
    assert found is not None
    assert (found.verdict, found.reason) == (verdict, f"answer.claim.{reason}")


def test_a_printed_round_number_meets_a_finer_claim(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("石沐县", 2022, "民政局"): [
        {"item": "石沐县高龄津贴2022年支出", "value": "1", "unit": "亿元", "amount_yuan": D(10**8)}]})  # fmt: skip
    assert it.verdict("石沐县2022年高龄津贴支出10023万元，对吗") == "supported"
    assert it.verdict("石沐县2022年高龄津贴支出13000万元，对吗") == "refuted"


def test_a_bound_is_not_refuted_by_another_years_figure(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [{"item": "云麓区校车补贴2023年支出", "value": "461.76"}]})
    assert it.verdict("云麓区2022年校车补贴支出不到500万元，对吗") == "not_found"
    assert it.verdict("云麓区2023年校车补贴支出不到500万元，对吗") == "supported"
    assert it.verdict("云麓区2023年校车补贴支出不到400万元，对吗") == "refuted"


def test_a_form_of_several_projects_supports_no_claim_on_one(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2022, "委政法委"): [
        {"item": "云麓区禁毒宣传、铁路护路2022年支出", "value": "12", "shared_with": ("禁毒宣传", "铁路护路")},
        {"item": "云麓区禁毒宣传、铁路护路经费2022年全年预算数", "value": "12", "project": "禁毒宣传、铁路护路经费",
         "measure": "revised_budget", "table": TablePlace("t", "年度资金总额", "全年预算数")},
    ]})  # fmt: skip
    assert it.verdict("云麓区铁路护路12万元属实吗") == "composite"
