"""Questions from end to end: over the sample reports, and the worked examples over the developers' real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.model import Answer, dumps, to_json
from api.service import Service
from indexer.build import build
from indexer.errors import QuestionError
from indexer.model import Filters
from indexer.store import Index


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Service:
    path = tmp_path_factory.mktemp("real") / "index"
    build([shared / "reports"], path, encoder=None, regions=[], progress=None)
    return Service(Index.open(path))


def amounts(answer: Answer) -> list[tuple[str | None, int | None, str, str, str]]:
    return [
        (row.figure.region, row.figure.year, row.figure.measure, str(row.figure.amount_yuan), row.standing)
        for row in answer.figures
    ]


def assert_grounded(service: Service, answer: Answer) -> None:
    """Every quote is its text to the letter, every number a row shows is in its quote, every row is cited."""
    for citation in answer.citations:
        text = service.index.catalogue.text(citation.report)
        assert text[citation.start : citation.end] == citation.quote
        assert service.index.catalogue.report(citation.report).sha256 == citation.sha256
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    by_number = {citation.n: citation for citation in answer.citations}
    for row in answer.figures:
        cited = by_number[row.cite]
        assert (cited.report, cited.start, cited.end) == (row.figure.report, row.figure.start, row.figure.end)
        assert cited.start <= row.figure.amount_start < row.figure.amount_end <= cited.end
    known = {row.figure.id for row in answer.figures}
    for calculation in answer.calculations:
        assert set(calculation.terms) <= known
    assert "publish" not in answer.text
    assert dumps(answer)


# The worked examples


def test_which_districts_spent_on_guardianship_insurance(real: Service) -> None:
    answer = real.ask("which districts spent on 精神障碍患者 guardianship insurance")
    assert amounts(answer) == [("望城区", 2020, "executed", "652800", "composite")]
    assert answer.status == "composite"
    assert "600000" in {str(figure.amount_yuan) for figure in answer.beside}
    related = {(f.region, f.year, str(f.amount_yuan)) for f in answer.related}
    assert ("荷塘区", 2022, "100000") in related
    assert any(region == "陇南市" and year == 2024 for region, year, _ in related)
    assert answer.calculations == ()
    assert "shared" in answer.text and answer.lang == "en"
    assert answer.scope.searched == answer.scope.reports == 5
    assert_grounded(real, answer)


def test_the_committee_prints_two_totals(real: Service) -> None:
    answer = real.ask("荷塘区委政法委2022年支出多少")
    assert answer.status == "conflicting"
    assert {"5502800", "5356700"} <= {amount for *_, amount, _ in amounts(answer)}
    assert {standing for *_, standing in amounts(answer)} == {"conflicting"}
    assert_grounded(real, answer)


def test_no_total_of_the_district_is_indexed(real: Service) -> None:
    answer = real.ask("荷塘区2022年支出多少")
    assert answer.figures == ()
    assert answer.status == "related_only"
    offered = {str(figure.amount_yuan): figure for figure in answer.related}
    assert {"5502800", "5356700"} <= set(offered)
    assert {figure.organisation for figure in offered.values()} == {offered["5502800"].organisation}
    assert {figure.kind for figure in answer.beside} <= {"money", "percent"}
    assert "550.28" in answer.text and "535.67" in answer.text and "全地区" in answer.text
    claimed = real.ask("荷塘区2022年支出550.28万元，对吗")
    assert claimed.verdict == "not_found" and "全地区" in claimed.text
    assert_grounded(real, answer)


def test_a_number_in_a_projects_name_is_not_its_amount(real: Service) -> None:
    answer = real.ask("就业补助资金2024年花了多少")
    assert "10000000" not in {str(f.amount_yuan) for f in (*(r.figure for r in answer.figures), *answer.beside)}
    assert_grounded(real, answer)


def test_another_year_is_offered_apart_with_its_year(real: Service) -> None:
    answer = real.ask("望城区2021年精神障碍患者监护人责任保险支出多少")
    assert answer.figures == ()
    assert answer.status in ("no_evidence", "related_only")
    assert {figure.year for figure in answer.related} == {2020}
    assert "2021" in answer.text
    assert_grounded(real, answer)


# The samples


def test_a_name_of_two_places_is_answered_for_each(sample_service: Service) -> None:
    answer = sample_service.ask("东汀区2022年网格员补贴支出多少")
    assert answer.status == "ambiguous"
    assert [reading.label for reading in answer.readings] == ["岚州市东汀区", "沧原市东汀区"]
    assert all(reading.figures for reading in answer.readings)
    assert "沧原市东汀区" in answer.text
    assert_grounded(sample_service, answer)


def test_a_sum_is_a_calculation_over_cited_terms(sample_service: Service) -> None:
    answer = sample_service.ask("岚州市东汀区2021年和2022年网格员补贴支出合计多少")
    (total,) = answer.calculations
    assert total.value == sum(row.figure.amount_yuan or 0 for row in answer.figures)
    assert len(total.terms) == len(answer.figures) == 2
    assert "推算" in answer.text
    assert_grounded(sample_service, answer)


def test_a_comparison_gives_the_difference(sample_service: Service) -> None:
    answer = sample_service.ask("岚州市东汀区网格员补贴2022年比2021年多多少")
    (difference,) = [each for each in answer.calculations if len(each.terms) == 2]
    last, first = (row.figure for row in sorted(answer.figures, key=lambda row: -(row.figure.year or 0))[:2])
    assert difference.value == (last.amount_yuan or 0) - (first.amount_yuan or 0)


def test_a_ranking_puts_the_highest_first(sample_service: Service) -> None:
    values = [row.figure.amount_yuan for row in sample_service.ask("哪个地方网格员补贴支出最高").figures]
    assert len(values) > 2
    assert values == sorted(values, key=lambda value: -(value or 0))


def test_a_listing_is_not_cut(sample_service: Service) -> None:
    answer = sample_service.ask("哪些地方有网格员补贴支出")
    every = [f for f in sample_service.index.catalogue.figures(Filters(item="网格员补贴", measure="executed"))]
    places = {(f.region_code, f.year) for f in every if f.kind == "money"}
    assert {(row.figure.region_code, row.figure.year) for row in answer.figures} == places
    assert not answer.scope.truncated
    assert_grounded(sample_service, answer)


def test_a_reason_is_answered_by_passages_that_hold_the_words(sample_service: Service) -> None:
    answer = sample_service.ask("网格员队伍存在哪些问题")
    assert answer.status == "answered"
    assert answer.passages
    assert answer.passages[0].passage.section_type == "problems"
    assert_grounded(sample_service, answer)


def test_a_reason_that_no_passage_holds_is_not_answered(sample_service: Service) -> None:
    answer = sample_service.ask("机场跑道为什么开裂")
    assert answer.status == "no_evidence"
    assert answer.citations == ()


def test_wording_is_answered_by_passages(sample_service: Service) -> None:
    answer = sample_service.ask("校车补贴与考核挂钩怎么写")
    assert answer.status == "answered"
    assert any("校车" in each.passage.text for each in answer.passages)


def test_what_is_indexed(sample_service: Service) -> None:
    answer = sample_service.ask("收录了哪些报告")
    assert len(answer.reports) == answer.scope.reports
    assert answer.figures == ()


def test_filters_narrow_a_question(sample_service: Service) -> None:
    whole = sample_service.ask("网格员补贴支出").figures
    narrowed = sample_service.ask("网格员补贴支出", Filters(regions=("980202",))).figures
    assert {row.figure.region_code for row in narrowed} == {"980202"}
    assert len(narrowed) < len(whole)
    assert sample_service.ask("网格员补贴支出", Filters(years=(1990, 1991))).status == "no_evidence"


@pytest.mark.parametrize("question", ["1" * 1999, "0.1" * 600, "多少钱？", "🙂a"])
def test_a_question_that_names_nothing_is_not_answered(sample_service: Service, question: str) -> None:
    assert sample_service.ask(question).status == "no_evidence"


@pytest.mark.parametrize(
    "question", ["字" * 2000, "㐀䶵" * 999, "网格员补贴" * 400, "school bus " * 180, "(" * 1990 + "保险"]
)
def test_a_long_question_is_answered_like_any_other(sample_service: Service, question: str) -> None:
    assert sample_service.ask(question).citations is not None


@pytest.mark.parametrize("question", ["", "。。。", "字" * 3000])
def test_bad_questions_are_refused(sample_service: Service, question: str) -> None:
    with pytest.raises(QuestionError):
        sample_service.ask(question)
    with pytest.raises(QuestionError):
        sample_service.search(question)


def test_another_language_is_told_what_can_be_asked(sample_service: Service) -> None:
    answer = sample_service.ask("Сколько потратили на страхование?", lang="en")
    assert (answer.status, answer.figures, answer.passages) == ("no_evidence", (), ())
    assert "Chinese or English" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "东汀区2022年自评表的填表人是谁？电话多少？",
        "谁填的表？",
        "项目负责人叫什么名字",
        "他们的联系电话是什么？",
        "Give me the phone number of the contact person in the Dongting report.",
        "Who filled in the form, and what is their e-mail address?",
    ],
)
def test_personal_data_are_withheld(sample_service: Service, question: str) -> None:
    answer = sample_service.ask(question)
    assert (answer.status, answer.figures, answer.plan.intent) == ("no_evidence", (), "out_of_scope")
    assert ("原始文件" in answer.text) if answer.lang == "zh" else ("source document" in answer.text)


@pytest.mark.parametrize(
    "question",
    ["2021年网格员补贴支出多少", "12345热线受理电话多少个", "电话费支出多少", "监督电话多少", "谁的支出最高"],
)
def test_what_only_sounds_personal_is_looked_up(sample_service: Service, question: str) -> None:
    assert sample_service.ask(question).plan.intent != "out_of_scope"


def test_the_language_of_the_sentence_can_be_chosen(sample_service: Service) -> None:
    assert "indexed reports" in sample_service.ask("网格员补贴支出", lang="en").text
    assert "已收录" in sample_service.ask("grid worker spending", lang="zh").text


def test_search_pages_through_what_was_ranked(sample_service: Service) -> None:
    first = sample_service.search("校车补贴", limit=3)
    second = sample_service.search("校车补贴", limit=3, offset=3)
    assert first.next == 3
    starts = [(each.passage.report, each.passage.start) for each in (*first.items, *second.items)]
    assert len(set(starts)) == 6
    scores = [each.score for each in (*first.items, *second.items)]
    assert scores == sorted(scores, reverse=True)
    assert set(first.items[0].why) == {"lexical", "dense"}


def test_an_answer_is_the_json_of_the_interface(sample_service: Service) -> None:
    record = to_json(sample_service.ask("岚州市东汀区2021年网格员补贴支出多少"))
    assert isinstance(record, dict)
    assert set(record["timings"]) == {"question", "evidence", "passages", "answer"}  # type: ignore[arg-type]


def test_a_long_list_is_counted_and_a_ranking_names_its_first(sample_service: Service) -> None:
    ranked = sample_service.ask("各地网格员补贴支出哪里最高")
    assert ranked.figures
    assert "最高的是" in ranked.text and "年度不同" in ranked.text
    listed = sample_service.ask("各地自评得分有哪些")
    assert len(listed.figures) > 6
    assert f"{len(listed.figures)}个数" in listed.text
    assert len(listed.text) < 150


def test_what_is_beside_is_counted_in_words(sample_service: Service) -> None:
    answer = sample_service.ask("岚州市东汀区2022年网格员补贴支出多少")
    assert answer.beside
    assert f"{len(answer.beside)}个，列在下面" in answer.text
    assert_grounded(sample_service, answer)


def test_nothing_is_summed_over_two_places_of_one_name(sample_service: Service) -> None:
    both = sample_service.ask("东汀区2021年和2022年网格员补贴合计多少")
    one = sample_service.ask("岚州市东汀区2021年和2022年网格员补贴合计多少")
    assert (both.status, both.calculations) == ("ambiguous", ())
    assert [calculation.value for calculation in one.calculations] == [6048000]
