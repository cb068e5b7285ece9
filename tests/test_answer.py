"""The state of an answer, its citations, and its sentence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from pathlib import Path

import pytest

from api.agreement import agree, contradicts, is_inferred
from api.answer import Citer, status_of
from api.calculate import calculate, in_its_unit
from api.evidence import Row
from api.model import Calculation
from api.question import Reader
from api.sentence import amount_in_words, figure_in_words
from indexer.model import Figure, Report, TablePlace
from indexer.regions import Gazetteer
from indexer.terms import Tokenizer
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
REGIONS = Path(__file__).parents[1] / "eval" / "samples" / "regions.tsv"
READER = Reader(VOCABULARY, Gazetteer.load([REGIONS]), Tokenizer())
FIGURE = Figure(
    id="r1-f4", report="r1", file="a.txt", year=2020, region_code="1", region="东汀区", organisation=None, scope=None,
    item="东汀区监护人责任保险2020年支出", concepts=(), measure="executed", kind="money", value=D("65.28"), unit="万元",
    amount_yuan=D("652800"), direction=None, quote="支出65.28万元", start=0, end=9, amount_start=2, amount_end=7,
    page=None, section=None, section_type=None, project=None, shared_with=(), table=None, approx=False, restates=None,
    flags=(), basis={"measure": "printed"},
)  # fmt: skip


def row(standing: str, report: str = "r1") -> Row:
    return Row(replace(FIGURE, report=report), standing, "")


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([], None),
        ([row("direct")], "answered"),
        ([row("composite")], "composite"),
        ([row("conflicting"), row("conflicting")], "conflicting"),
        ([row("direct"), row("conflicting")], "conflicting"),
        ([row("composite"), row("direct")], "answered"),
        ([row("composite"), row("composite", "r2")], "answered"),
        ([row("conflicting"), row("direct", "r2")], "answered"),
        ([row("conflicting"), row("conflicting", "r2")], "conflicting"),
    ],
)
def test_status(rows: list[Row], status: str | None) -> None:
    assert status_of(rows) == status


def test_a_quote_is_cited_once() -> None:
    citer = Citer({"r1": Report("r1", "a.txt", (), "s", "t", "txt")})
    assert [citer.cite(FIGURE), citer.cite(replace(FIGURE, start=20, end=30)), citer.cite(FIGURE)] == [1, 2, 1]
    assert [each.n for each in citer.cited.values()] == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("65.28", "65.28", True),
        ("65.3", "65.28", True),
        ("65.28", "65.2", False),
        ("65", "65.28", True),
        ("60", "65.28", False),
    ],
)
def test_amounts_agree_as_far_as_they_are_printed(first: str, second: str, same: bool) -> None:
    one = replace(FIGURE, value=D(first), amount_yuan=D(first) * 10000)
    two = replace(FIGURE, value=D(second), amount_yuan=D(second) * 10000)
    assert agree(one, two) is same
    assert contradicts(one, two) is not same
    in_table = [replace(each, table=TablePlace("t", name, "c")) for each, name in ((one, "a"), (two, "b"))]
    assert not contradicts(*in_table)


def test_an_amount_is_said_as_printed_and_in_english_in_yuan_too() -> None:
    assert amount_in_words(FIGURE, "zh") == "65.28万元"
    assert amount_in_words(FIGURE, "en") == "652,800 yuan (65.28万元)"
    assert amount_in_words(replace(FIGURE, approx=True), "zh") == "约65.28万元"


def test_an_amount_is_not_said_twice_and_has_separators() -> None:
    yuan = replace(FIGURE, value=D("4617600"), unit="元", amount_yuan=D("4617600"))
    assert amount_in_words(yuan, "zh") == "4,617,600元"
    assert amount_in_words(yuan, "en") == "4,617,600 yuan"
    words = replace(yuan, quote="支出一百五十六万元", amount_start=2, amount_end=9)
    assert amount_in_words(words, "zh") == "一百五十六万元"


def test_a_shared_amount_is_said_to_be_shared() -> None:
    said = figure_in_words(replace(FIGURE, shared_with=("甲险", "乙险")), VOCABULARY, "zh")
    assert "甲险、乙险" in said and "未分列" in said
    assert "未分列" not in figure_in_words(FIGURE, VOCABULARY, "zh")


def test_place_and_year_are_added_where_the_item_lacks_them() -> None:
    bare = replace(FIGURE, item="监护人责任保险支出")
    assert figure_in_words(bare, VOCABULARY, "zh").startswith("东汀区2020年监护人责任保险支出")
    assert figure_in_words(FIGURE, VOCABULARY, "zh").count("2020") == 1


def test_the_city_is_added_where_two_places_share_a_name() -> None:
    assert figure_in_words(FIGURE, VOCABULARY, "zh", "沧原市").startswith("沧原市东汀区")


def test_a_grade_is_said_in_its_own_word() -> None:
    grade = replace(FIGURE, kind="grade", measure="grade", value=None, unit=None, amount_yuan=None, quote="等级为优",
                    start=10, amount_start=13, amount_end=14)  # fmt: skip
    assert amount_in_words(grade, "zh") == "优"


def test_what_is_inferred_is_named() -> None:
    inferred = replace(FIGURE, basis={"measure": "inferred"})
    assert is_inferred(inferred, VOCABULARY)
    assert "推定" in figure_in_words(inferred, VOCABULARY, "zh")
    assert not is_inferred(replace(inferred, section_type="project_expenditure"), VOCABULARY)


def calculation(question: str, *figures: Figure) -> Calculation:
    asked = READER.read(question, [2020, 2021])
    (made,) = calculate(asked, [Row(f, "direct", "") for f in figures], VOCABULARY)
    return made


def test_sums_and_differences_are_in_the_unit_of_their_terms() -> None:
    other = replace(FIGURE, id="r1-f9", value=D("1234.5"), amount_yuan=D("12345000"), region="云麓区", region_code="2")
    total = calculation("各地监护人责任保险一共多少", FIGURE, other)
    assert (total.formula, total.value, total.unit) == ("65.28 + 1,234.5 万元", D("12997800"), "元")
    apart = calculation("东汀区和云麓区监护人责任保险相差多少", FIGURE, other)
    assert (apart.label, apart.formula) == ("云麓区比东汀区多", "1,234.5 - 65.28 万元")


def test_different_places_of_different_years_are_compared() -> None:
    other = replace(FIGURE, id="r1-f9", year=2021, amount_yuan=D("600000"), value=D("60"), region="云麓区",
                    region_code="2")  # fmt: skip
    apart = calculation("东汀区2020年和云麓区2021年监护人责任保险相差多少", FIGURE, other)
    assert (apart.label, apart.value) == ("云麓区2021年比东汀区2020年少", D("-52800"))


def test_named_places_are_compared_before_years() -> None:
    later = replace(FIGURE, id="r1-f9", year=2021, value=D("70"), amount_yuan=D("700000"))
    other = replace(FIGURE, id="r2-f1", report="r2", value=D("80"), amount_yuan=D("800000"), region="云麓区",
                    region_code="2")  # fmt: skip
    apart = calculation("东汀区和云麓区监护人责任保险相差多少", FIGURE, later, other)
    assert set(apart.terms) == {"r1-f4", "r2-f1"}


def test_a_calculation_is_said_in_the_unit_of_its_formula() -> None:
    apart = Calculation("label", "316.8 - 288 万元", (), D("288000"), "元")
    assert in_its_unit(apart) == (D("28.8"), "万元")
    assert in_its_unit(replace(apart, formula="7 / 8", value=D("87.5"), unit="%")) == (D("87.5"), "%")
