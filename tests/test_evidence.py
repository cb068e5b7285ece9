"""Figures against questions: what answers, with which standing, what is beside it and what only near it.

The figures are written here, so that nothing but the deciding is tested.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal as D
from pathlib import Path

import pytest

from api.candidates import Judge
from api.claims import judge
from api.evidence import Evidence, find_evidence
from api.question import Asked, Reader
from api.subject import Subjects
from api.wording import QuestionWords
from indexer.building.catalogue_writer import CatalogueWriter
from indexer.catalogue import Catalogue
from indexer.model import Document, Figure, Report, Section, TablePlace
from indexer.regions import Gazetteer
from indexer.terms import Tokenizer
from indexer.vocabulary import Vocabulary

SAMPLES = Path(__file__).parents[1] / "eval" / "samples"
VOCABULARY = Vocabulary.load()
GAZETTEER = Gazetteer.load([SAMPLES / "regions.tsv"])
TOKENIZER = Tokenizer()
PLACES = {"东汀区": "980102", "云麓区": "980103", "石沐县": "980121", "白渚县": "980321", "麓前街道": "980103001"}


class Corpus:
    """A catalogue of hand-made figures, and the questions to it."""

    def __init__(self, path: Path, rows: dict[tuple[str, int, str], list[dict[str, object]]]) -> None:
        with CatalogueWriter(path) as writer:
            for number, ((place, year, department), figures) in enumerate(rows.items()):
                writer.add(document(f"r{number}", place, year, department, figures))
        self.catalogue = Catalogue.open(path)
        reports = {report.id: report for report in self.catalogue.reports()}
        subjects = Subjects(VOCABULARY, QuestionWords(VOCABULARY), reports)
        self.judge = Judge(self.catalogue, GAZETTEER, VOCABULARY, subjects, reports)
        self.reader = Reader(VOCABULARY, GAZETTEER, TOKENIZER)

    def ask(self, question: str) -> tuple[Asked, Evidence]:
        asked = self.reader.read(question, self.catalogue.years())
        return asked, find_evidence(self.judge, asked)

    def rows(self, question: str) -> list[tuple[str, str]]:
        """Return (amount in 万元, standing) of the rows."""
        return [(str(row.figure.value), row.standing) for row in self.ask(question)[1].rows]

    def verdict(self, question: str, has_reports: bool = True) -> str | None:
        asked, evidence = self.ask(question)
        found = judge(asked, evidence, VOCABULARY, lambda: has_reports)
        return found.verdict if found else None


def document(name: str, place: str, year: int, department: str, figures: list[dict[str, object]]) -> Document:
    code = PLACES[place]
    body = f"{place}{department}"
    report = Report(
        name, f"{name}.txt", (f"/{name}.txt",), name * 4, name * 4, "txt", title=f"{body}{year}年度绩效自评报告",
        year=year, organisation=body, department=VOCABULARY.department_of(body), region=GAZETTEER.region(code),
    )  # fmt: skip
    section = Section(f"{name}-s0", name, None, 0, "", "报告", "报告", "project_expenditure", None, 0, 0, 9999)
    made = tuple(figure(report, number, given) for number, given in enumerate(figures))
    return Document(report, "文" * 9999, b"", b"", (section,), (), made, ())


def figure(report: Report, number: int, given: dict[str, object]) -> Figure:
    item = str(given["item"])
    value = D(str(given["value"]))
    money = given.get("kind", "money") == "money"
    start = number * 50
    made: dict[str, object] = {
        "id": f"{report.id}-f{start}", "report": report.id, "file": report.file, "year": report.year,
        "region_code": report.region.code, "region": report.region.name, "organisation": report.organisation,
        "scope": "project", "concepts": tuple(m.code for m in VOCABULARY.concepts_in(item)), "measure": "executed",
        "kind": "money", "unit": "万元" if money else "%", "amount_yuan": value * 10000 if money else None,
        "direction": None, "quote": "文" * 20, "start": start, "end": start + 20, "amount_start": start,
        "amount_end": start + 2, "page": None, "section": f"{report.id}-s0", "section_type": "project_expenditure",
        "project": None, "shared_with": (), "table": None, "approx": False, "restates": None, "flags": (),
        "basis": {"item": "printed", "measure": "printed", "year": "printed", "unit": "printed"},
    }  # fmt: skip
    made |= {key: each for key, each in given.items() if key not in ("value", "item")}
    return Figure(item=item, value=value, **made)  # type: ignore[arg-type]


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[..., Corpus]:
    def make(rows: dict[tuple[str, int, str], list[dict[str, object]]]) -> Corpus:
        return Corpus(tmp_path / "catalogue.sqlite", rows)

    return make


INSURANCE = "辅警意外伤害险、精神障碍患者监护人责任保险"
SHARED = ("辅警意外伤害险", "精神障碍患者监护人责任保险")


def test_an_amount_for_several_things_is_shared_and_its_budget_stands_beside(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("东汀区", 2020, "委政法委"): [
        {"item": f"东汀区{INSURANCE}2020年支出", "value": "65.28", "shared_with": SHARED},
        {"item": f"东汀区{INSURANCE}2020年预算", "value": "60", "shared_with": SHARED, "measure": "initial_budget"},
        {"item": "东汀区监护人以奖代补2020年支出", "value": "96"},
    ]})  # fmt: skip
    _, evidence = it.ask("which districts spent on 精神障碍患者 guardianship insurance")
    assert [(str(row.figure.value), row.standing) for row in evidence.rows] == [("65.28", "composite")]
    assert [str(f.value) for f in evidence.beside] == ["60"]
    assert [str(f.value) for f in evidence.related] == ["96"]
    assert it.rows("东汀区辅警意外险和监护人责任险支出多少") == [("65.28", "direct")]


def test_a_shared_amount_is_no_answer_where_the_item_alone_is_printed(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("东汀区", 2020, "委政法委"): [
        {"item": f"东汀区{INSURANCE}2020年支出", "value": "65.28", "shared_with": SHARED},
        {"item": "东汀区监护人责任保险2020年支出", "value": "21"},
    ]})  # fmt: skip
    assert it.rows("东汀区监护人责任保险支出") == [("21", "direct")]


def test_alone_asks_for_what_is_not_shared(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("东汀区", 2020, "委政法委"): [
        {"item": f"东汀区{INSURANCE}2020年支出", "value": "65.28", "shared_with": SHARED}]})  # fmt: skip
    assert it.rows("东汀区监护人责任保险单项支出多少") == []


def test_every_content_word_has_to_be_met(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [
        {"item": "云麓区校车运营补助2023年支出", "value": "461"},
        {"item": "云麓区校车照管员补贴2023年支出", "value": "54"},
    ]})  # fmt: skip
    assert it.rows("云麓区校车照管员补贴支出多少") == [("54", "direct")]
    assert it.rows("云麓区校车支出多少") == [("461", "direct"), ("54", "direct")]
    assert it.rows("云麓区校车驾驶员培训支出多少") == []
    assert it.rows("云麓区校车运营补贴支出多少") == [("461", "direct")]  # 补贴 is printed as 补助


def test_an_asking_verb_that_no_item_uses_need_not_be_met(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [{"item": "云麓区校车运营补助2023年支出", "value": "461"}]})
    assert it.rows("哪些地方的支出包含校车") == [("461", "direct")]


def test_year_and_place_are_constraints_and_what_misses_them_is_apart(corpus: Callable[..., Corpus]) -> None:
    it = corpus({
        ("云麓区", 2022, "教育局"): [{"item": "云麓区校车补贴2022年支出", "value": "438"}],
        ("石沐县", 2023, "教育局"): [{"item": "石沐县校车补贴2023年支出", "value": "120"}],
    })  # fmt: skip
    _, evidence = it.ask("云麓区2023年校车补贴支出多少")
    assert evidence.rows == ()
    assert [str(f.value) for f in evidence.related] == ["438", "120"]


def test_another_year_is_no_evidence_and_a_near_thing_of_the_place_is_related(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("东汀区", 2020, "委政法委"): [
        {"item": "东汀区监护人责任保险2020年支出", "value": "40"},
        {"item": "东汀区见义勇为奖励2020年支出", "value": "9"},
    ], ("石沐县", 2020, "委政法委"): [{"item": "石沐县监护人以奖代补2020年支出", "value": "96"}]})  # fmt: skip
    assert it.ask("岚州市东汀区2021年监护人责任保险支出多少")[1].without_rows == "no_evidence"
    assert it.ask("石沐县2020年监护人责任保险支出多少")[1].without_rows == "related_only"
    assert it.ask("石沐县2020年体育场馆支出多少")[1].without_rows == "no_evidence"


def test_another_name_of_a_concept_needs_no_more_of_its_words(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("石沐县", 2023, "卫健局"): [{"item": "石沐县监护人责任保险2023年支出", "value": "36.9"}]})
    assert it.rows("哪些地方为精神障碍患者监护人买了责任保险") == [("36.9", "direct")]
    assert it.rows("guardian liability insurance for people with mental disorders") == [("36.9", "direct")]
    assert it.rows("石沐县监护人责任保险由哪家保险公司承保") == []


def test_the_year_before_is_spending_of_its_own_year(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [
        {"item": "云麓区校车补贴2023年支出", "value": "461"},
        {"item": "云麓区校车补贴2022年支出", "value": "438", "year": 2022, "measure": "previous"},
    ]})  # fmt: skip
    assert it.rows("云麓区2022年校车补贴支出多少") == [("438", "direct")]
    assert len(it.rows("云麓区校车补贴历年支出")) == 2


def test_one_fact_in_two_reports_counts_once(corpus: Callable[..., Corpus]) -> None:
    it = corpus({
        ("云麓区", 2022, "教育局"): [{"item": "云麓区校车补贴2022年支出", "value": "438"}],
        ("云麓区", 2023, "教育局"): [
            {"item": "云麓区校车补贴2022年支出", "value": "438", "year": 2022, "measure": "previous"}],
    })  # fmt: skip
    assert it.rows("云麓区2022年校车补贴支出多少") == [("438", "direct")]


def test_two_values_of_one_thing_in_one_report_conflict(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("东汀区", 2022, "委政法委"): [
        {"item": "东汀区委政法委2022年支出", "value": "550.28", "scope": "unit"},
        {"item": "东汀区委政法委2022年整体支出", "value": "535.67", "scope": "unit"},
        {"item": "东汀区委政法委2022年支出合计", "value": "550.28", "scope": "unit", "restates": "r0-f0"},
        {"item": "东汀区委政法委2022年基本支出", "value": "300", "scope": "unit"},
    ]})  # fmt: skip
    assert it.rows("岚州市东汀区委政法委2022年支出多少") == [("550.28", "conflicting"), ("535.67", "conflicting")]
    assert it.verdict("岚州市东汀区委政法委2022年支出535.67万元，对吗") == "conflicting"


def test_rounding_is_no_conflict_and_the_sources_of_a_total_are_none(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [
        {"item": "云麓区校车补贴2023年支出", "value": "461.76"},
        {"item": "云麓区校车补贴2023年支出", "value": "461.8"},
    ], ("石沐县", 2023, "教育局"): [
        {"item": "石沐县校车补贴2023年全年执行数", "value": "100", "table": TablePlace("t", "年度资金总额", "执行数")},
        {"item": "石沐县校车补贴2023年全年执行数", "value": "90", "table": TablePlace("t", "其中：财政拨款", "执行数")},
    ]})  # fmt: skip
    assert {standing for _, standing in it.rows("云麓区校车补贴支出")} == {"direct"}
    assert it.rows("石沐县校车补贴支出") == [("100", "direct")]


def test_a_departments_total_never_answers_for_its_district(corpus: Callable[..., Corpus]) -> None:
    it = corpus({
        ("云麓区", 2022, "教育局"): [{"item": "云麓区教育局2022年总支出", "value": "9000", "scope": "unit"}],
        ("麓前街道", 2022, "办事处"): [],
    })  # fmt: skip
    _, evidence = it.ask("云麓区2022年支出多少")
    assert evidence.rows == ()
    assert [str(f.value) for f in evidence.related] == ["9000"]
    assert it.rows("云麓区教育局2022年支出多少") == [("9000", "direct")]


def test_a_renamed_county_is_the_same_place(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("白渚县", 2020, "残联"): [{"item": "白渚县残疾人两项补贴2020年支出", "value": "1128.6"}]})
    assert it.rows("白渚区残疾人两项补贴支出多少") == [("1128.6", "direct")]


def test_a_measure_that_is_not_printed_is_not_made_up(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [{"item": "云麓区校车补贴2023年支出", "value": "461"}]})
    _, evidence = it.ask("云麓区校车补贴结余多少")
    assert evidence.rows == ()
    assert [str(f.value) for f in evidence.beside] == ["461"]


def test_a_bound_leaves_out_what_does_not_keep_it(corpus: Callable[..., Corpus]) -> None:
    rates = [{"item": f"云麓区{name}2023年执行率", "value": value, "kind": "percent", "measure": "rate"}
             for name, value in (("校车补贴", "76"), ("学生资助", "99"), ("营养午餐", "80"))]  # fmt: skip
    it = corpus({("云麓区", 2023, "教育局"): rates})
    assert it.rows("哪些项目执行率低于80%") == [("76", "direct")]


def test_things_asked_side_by_side_are_found_one_by_one(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2023, "民政局"): [
        {"item": "云麓区城市低保2023年支出", "value": "412"},
        {"item": "云麓区农村特困供养2023年支出", "value": "372"},
    ]})  # fmt: skip
    assert it.rows("云麓区2023年城市低保和农村特困供养各支出多少") == [("412", "direct"), ("372", "direct")]


def test_words_that_an_item_leaves_out_may_stand_in_its_clause(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [
        {"item": "云麓区运营补助2023年支出", "value": "461", "quote": "农村校车项目的运营补助支出461"},
        {"item": "云麓区营养午餐2023年支出", "value": "88", "quote": "营养午餐支出88万元，与校车无关"},
    ]})  # fmt: skip
    assert it.rows("云麓区校车运营补助支出多少") == [("461", "direct")]


def test_a_rate_is_no_answer_to_how_much(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2023, "教育局"): [
        {"item": "云麓区校车补贴2023年执行率", "value": "96", "kind": "percent", "measure": "rate"}]})  # fmt: skip
    assert it.rows("云麓区2023年校车补贴花了多少钱") == []
    assert it.rows("云麓区2023年校车补贴执行率") == [("96", "direct")]


def test_scores_and_grades_are_no_other_measure_of_money(corpus: Callable[..., Corpus]) -> None:
    score = {"item": "云麓区校车补贴2023年自评得分", "value": "95", "kind": "score", "measure": "score"}
    it = corpus({("云麓区", 2023, "教育局"): [score]})
    assert it.ask("云麓区2023年校车补贴支出多少")[1].beside == ()
    assert it.rows("云麓区2023年校车补贴得分") == [("95", "direct")]


def test_other_places_are_near_only_where_nothing_near_is_of_the_place(corpus: Callable[..., Corpus]) -> None:
    here = {"item": "云麓区司法救助2022年支出", "value": "37"}
    it = corpus({
        ("云麓区", 2022, "信访局"): [here],
        ("石沐县", 2022, "信访局"): [{"item": "石沐县信访救助2022年支出", "value": "20"}],
    })  # fmt: skip
    assert [f.region for f in it.ask("云麓区2022年信访救助支出")[1].related] == ["云麓区"]
    _, evidence = it.ask("白渚县2022年信访救助支出")
    assert [f.region for f in evidence.related][:1] == ["石沐县"]
    assert not evidence.near
