from __future__ import annotations

import hashlib
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.building.catalogue_writer import CatalogueWriter
from indexer.building.manifest import FORMAT_VERSION
from indexer.catalogue import Catalogue
from indexer.errors import DamagedIndex, UnknownReport
from indexer.model import (
    Cell,
    Document,
    Failure,
    Figure,
    Filters,
    Passage,
    Region,
    Report,
    Score,
    Section,
    Table,
    TablePlace,
)
from indexer.schema import LARGEST, LAYOUTS, OTHER_TABLES, amount_to_parts, amount_to_text

TEXT = "一、支出\n保险预算60万元，支出65.28万元。\n二、问题\n奖补支出3万元。\n"


def figure(report: str, item: str, yuan: str | None, measure: str, start: int, **more: object) -> Figure:
    fields: dict[str, object] = {
        "id": f"{report}-f{start}", "report": report, "file": f"{report}.txt", "year": 2020, "region_code": "990102",
        "region": "青禾区", "organisation": "青禾区委政法委", "scope": "unit", "item": item, "concepts": (),
        "measure": measure, "kind": "money", "value": D("65.28"), "unit": "万元",
        "amount_yuan": None if yuan is None else D(yuan), "direction": None, "quote": TEXT[start : start + 3],
        "start": start, "end": start + 3, "amount_start": start, "amount_end": start + 2, "page": None,
        "section": f"{report}-s1", "section_type": "performance", "project": None, "shared_with": (), "table": None,
        "approx": False, "restates": None, "flags": (), "basis": {"item": "printed"},
    }  # fmt: skip
    return Figure(**(fields | more))  # type: ignore[arg-type]


def document(report: str, code: str, year: int, figures: tuple[Figure, ...], department: str = "finance") -> Document:
    region = Region(code, "青禾区", "district", ("示例省", "云溪市", "青禾区"), ())
    head = Section(f"{report}-s0", report, None, 0, "", "", "", "document", None, 0, 0, len(TEXT))
    spending = Section(
        f"{report}-s1", report, head.id, 1, "一、", "一、支出", "一、支出", "project_expenditure", None, 0, 4, 22
    )
    detail = Section(f"{report}-s2", report, spending.id, 2, "", "保险", "保险", "other", "保险", 5, 7, 22)
    table = Table(
        f"{report}-t5", report, head.id, "表1", "万元", 5, 9, 1, 1, (Cell(0, 0, 5, 6), Cell(0, 1, 6, 6, 1, 2))
    )
    passages = tuple(
        Passage(number, report, f"{report}.txt", year, code, "青禾区", "机关", f"{report}-s1", "project_expenditure",
                None, (D("652800"),), TEXT[start:end], start, end, None)
        for number, (start, end) in enumerate(((0, 22), (22, len(TEXT))))
    )  # fmt: skip
    record = Report(
        report, f"{report}.txt", (f"/somewhere/{report}.txt", f"/copy/{report}.txt"), "0" * 64, "1" * 64, "txt", "题",
        year, "机关", department, "final_accounts", "generic", 2, region, (Score("部门", D("96.5"), "优", 1, 2),),
        {"year": "title"}, None, None, None, True,
    )  # fmt: skip
    return Document(record, TEXT, b"map", b"places", (head, spending, detail), (table,), figures, passages)


@pytest.fixture
def documents() -> list[Document]:
    return [
        document("ra", "990102", 2020, (
            figure("ra", "监护人责任保险", "652800", "executed", 17, concepts=("guardian_insurance",), section="ra-s2",
                   shared_with=("辅警意外保险",), table=TablePlace("ra-t5", "保险", "支出")),
            figure("ra", "监护人责任保险", "600000", "initial_budget", 9, year=2019, flags=("approx",)),
            figure("ra", "就业补助资金（1000万元）", "10000000", "other", 20, flags=("inside_name",)),
        )),
        document("rb", "990202", 2021, (
            figure("rb", "以奖代补", "30000", "executed", 28, year=2021, region_code="990202",
                   project="监护人以奖代补"),
            figure("rb", "满意度", None, "rate", 30, year=2021, region_code="990202", kind="percent"),
        ), department="political_legal"),
    ]  # fmt: skip


@pytest.fixture
def catalogue(tmp_path: Path, documents: list[Document]) -> Catalogue:
    with CatalogueWriter(tmp_path / "catalogue.sqlite") as writer:
        for one in documents:
            writer.add(one, f"key of {one.report.id}")
        writer.add_region_paths([("990102", "990100"), ("990102", "990000"), ("990202", "990000")])
        writer.add_names(
            "concept", [("监护人责任保险", "guardian_insurance"), ("ＧＵＡＲＤＩＡＮ Insurance", "guardian_insurance")]
        )
        writer.add_names("department", [("政法委", "political_legal")])
        writer.add_names("measure", [("支出", "executed")])
        writer.add_names("section", [("项目支出", "project_expenditure"), ("expenditure", "project_expenditure")])
        writer.add_failure("/somewhere/x.doc", Failure("x.doc", "2" * 64, "read", "read.unsupported", "no", "不"))
    return Catalogue.open(tmp_path / "catalogue.sqlite")


def ids(figures: list[Figure]) -> list[str]:
    return [one.id for one in figures]


def test_a_document_comes_back_equal(catalogue: Catalogue, documents: list[Document]) -> None:
    first = catalogue.document("ra")
    given = documents[0]
    assert first.report == given.report
    assert (first.text, first.source_map, first.sections, first.tables) == (
        given.text, given.source_map, given.sections, given.tables,
    )  # fmt: skip
    assert set(map(repr, first.figures)) == set(map(repr, given.figures))
    assert first.passages == given.passages


def test_passages_are_numbered_through_the_whole_catalogue(catalogue: Catalogue) -> None:
    assert [passage.number for passage in catalogue.passages()] == [0, 1, 2, 3]
    assert catalogue.passage_numbers().tolist() == [0, 1, 2, 3]
    assert set(catalogue.passages_by_number([1, 3, 99])) == {1, 3}


def test_figures_come_in_document_order_without_numbers_inside_names(catalogue: Catalogue) -> None:
    assert ids(catalogue.figures()) == ["ra-f9", "ra-f17", "rb-f28", "rb-f30"]
    assert "ra-f20" in ids(catalogue.figures(include_inside_name=True))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(years=(2020, 2020)), ["ra-f17"]),  # the figure's own year: 2019 of the same report is not in it
        (Filters(years=(2019, 2020)), ["ra-f9", "ra-f17"]),
        (Filters(regions=("990100",)), ["ra-f9", "ra-f17"]),
        (Filters(regions=("990000",)), ["ra-f9", "ra-f17", "rb-f28", "rb-f30"]),
        (Filters(regions=("990102", "990202")), ["ra-f9", "ra-f17", "rb-f28", "rb-f30"]),
        (Filters(regions=("110000",)), []),
        (Filters(regions=()), []),
        (Filters(department="political_legal"), ["rb-f28", "rb-f30"]),
        (Filters(department="政法委"), ["rb-f28", "rb-f30"]),
        (Filters(measure="executed"), ["ra-f17", "rb-f28"]),
        (Filters(measure="支出"), ["ra-f17", "rb-f28"]),
        (Filters(item="guardian_insurance"), ["ra-f17"]),
        (Filters(item="guardian insurance"), ["ra-f17"]),  # a name of the concept, full width folded
        (Filters(item="监护人责任保险"), ["ra-f9", "ra-f17"]),  # the words, or the concept they name
        (Filters(item="辅警意外"), ["ra-f17"]),  # what shares the figure
        (Filters(item="监护人以奖"), ["rb-f28"]),  # the project it stands in
        (Filters(section="other"), ["ra-f17"]),
        (Filters(section="project_expenditure"), ["ra-f9", "ra-f17", "rb-f28", "rb-f30"]),  # takes in what lies below
        (Filters(section="problems"), []),
        (Filters(min_yuan=D("600000")), ["ra-f9", "ra-f17"]),
        (Filters(min_yuan=D("600000.0001")), ["ra-f17"]),
        (Filters(max_yuan=D("600000")), ["ra-f9", "rb-f28"]),
    ],
)
def test_filters_on_figures(catalogue: Catalogue, filters: Filters, expected: list[str]) -> None:
    assert ids(catalogue.figures(filters)) == expected


def test_filters_on_reports_and_passages_use_the_fiscal_year(catalogue: Catalogue) -> None:
    assert [report.id for report in catalogue.reports(Filters(years=(2019, 2019)))] == []
    assert [report.id for report in catalogue.reports(Filters(years=(2020, 2020)))] == ["ra"]
    assert {passage.report for passage in catalogue.passages(Filters(years=(2021, 2021)))} == {"rb"}


def test_amounts_on_passages_ask_for_one_figure_in_the_passage(catalogue: Catalogue) -> None:
    # 保险 65.28万 stands in the first passage of ra, 3万 in the second of rb; the 1000万 in a name counts nowhere.
    assert [p.number for p in catalogue.passages(Filters(min_yuan=D("600001")))] == [0]
    assert [p.number for p in catalogue.passages(Filters(max_yuan=D("30000")))] == [3]
    # One figure must meet all: 652800 is executed, 600000 is the budget.
    assert catalogue.passages(Filters(measure="initial_budget", min_yuan=D("600001"))) == []
    assert [r.id for r in catalogue.reports(Filters(item="监护人责任保险", measure="executed"))] == ["ra"]


def test_sections_take_in_what_lies_below(catalogue: Catalogue) -> None:
    assert [s.id for s in catalogue.sections("ra", Filters(section="expenditure"))] == ["ra-s1", "ra-s2"]
    assert len(catalogue.sections()) == 6


def test_figures_by_concept_or_by_words_over_the_whole_table(catalogue: Catalogue) -> None:
    assert ids(catalogue.figures(concepts=["guardian_insurance"])) == ["ra-f17"]
    assert ids(catalogue.figures(text_like=["监护人"])) == ["ra-f9", "ra-f17", "rb-f28"]
    assert ids(catalogue.figures(text_like=[("监护人", "奖")])) == ["rb-f28"]
    assert ids(catalogue.figures(concepts=["guardian_insurance"], text_like=["满意"])) == ["ra-f17", "rb-f30"]
    assert catalogue.figures(concepts=[], text_like=[]) == []
    assert ids(catalogue.figures(text_like=["奖补支"])) == []
    assert ids(catalogue.figures(text_like=[TEXT[28:31]], in_quotes=True)) == ["rb-f28"]


def test_items_are_distinct_and_lead_back_to_their_figures(catalogue: Catalogue) -> None:
    items = {item: number for number, item in catalogue.items()}
    assert sorted(items.values()) == list(range(4))
    assert ids(catalogue.figures_of_items([items["监护人责任保险"]])) == ["ra-f9", "ra-f17"]
    assert ids(catalogue.figures_of_items([items["监护人责任保险"]], Filters(years=(2019, 2019)))) == ["ra-f9"]
    assert catalogue.figures_of_items([]) == []
    assert catalogue.figures_of_items([items["就业补助资金（1000万元）"]]) == []


def test_reports_are_found_by_id_name_or_path(catalogue: Catalogue) -> None:
    assert catalogue.report("ra").id == catalogue.report("ra.txt").id == catalogue.report("/copy/ra.txt").id == "ra"
    with pytest.raises(UnknownReport) as caught:
        catalogue.report("rz")
    assert caught.value.code == "unknown_report"
    with pytest.raises(UnknownReport):
        catalogue.text("rz")


def test_two_reports_of_one_file_name_are_ambiguous(tmp_path: Path, documents: list[Document]) -> None:
    import dataclasses

    with CatalogueWriter(tmp_path / "c.sqlite") as writer:
        for number, one in enumerate(documents):
            report = dataclasses.replace(one.report, file="same.txt", sources=(f"/{number}/same.txt",))
            writer.add(dataclasses.replace(one, report=report))
    catalogue = Catalogue.open(tmp_path / "c.sqlite")
    with pytest.raises(UnknownReport) as caught:
        catalogue.report("same.txt")
    assert caught.value.params["candidates"] == ["ra", "rb"]
    assert catalogue.report("/1/same.txt").id == "rb"


def test_what_can_be_filtered_by(catalogue: Catalogue) -> None:
    assert catalogue.years() == [2020, 2021]
    assert catalogue.region_codes() == ["990102", "990202"]
    assert catalogue.departments() == ["finance", "political_legal"]
    assert catalogue.counts()["figures"] == 5
    assert catalogue.work_keys() == {"ra": "key of ra", "rb": "key of rb"}
    assert [failure.file for failure in catalogue.failures()] == ["x.doc"]
    assert catalogue.failures_by_path()[0][0] == "/somewhere/x.doc"


def test_other_tables_need_another_format_version() -> None:
    # An index of another format is never read by guess: whoever changes a table raises FORMAT_VERSION, and this digest.
    statements = "\n".join([*(layout.create() for layout in LAYOUTS), *OTHER_TABLES])
    assert (FORMAT_VERSION, hashlib.sha256(statements.encode()).hexdigest()[:12]) == (4, "ada01f48297e")


def test_a_hostile_filter_is_a_value_not_sql(catalogue: Catalogue) -> None:
    evil = "'; DROP TABLE figures; --"
    assert catalogue.figures(Filters(item=evil, department=evil, regions=(evil,))) == []
    assert len(catalogue.figures()) == 4


def test_an_opened_catalogue_cannot_be_written(catalogue: Catalogue) -> None:
    with pytest.raises(sqlite3.OperationalError):
        catalogue._db.execute("DELETE FROM reports")


def test_many_threads_may_read_one_catalogue(catalogue: Catalogue) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: ids(catalogue.figures(Filters(item="监护人"))), range(200)))
    assert all(one == found[0] for one in found) and found[0]


def test_a_damaged_or_missing_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "broken.sqlite").write_bytes(b"this is no database at all" * 50)
    for name in ("broken.sqlite", "missing.sqlite"):
        with pytest.raises(DamagedIndex):
            Catalogue.open(tmp_path / name)


def test_an_amount_too_large_for_64_bits_compares_as_the_largest(tmp_path: Path) -> None:
    huge = D("9" * 30)
    assert amount_to_parts(huge) == LARGEST
    assert amount_to_parts(-huge) == -LARGEST
    assert amount_to_parts(D("1E+999999")) == LARGEST
    one = document("ra", "990102", 2020, (figure("ra", "天文数字", str(huge), "executed", 9),))
    with CatalogueWriter(tmp_path / "c.sqlite") as writer:
        writer.add(one)
    catalogue = Catalogue.open(tmp_path / "c.sqlite")
    found = catalogue.figures(Filters(min_yuan=D("1000")))
    assert [one.amount_yuan for one in found] == [huge]


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_amounts_keep_their_value_and_their_order(amount: D) -> None:
    text = amount_to_text(amount)
    assert text is not None
    assert D(text) == amount
    assert "E" not in text.upper() and not (("." in text) and text.endswith("0")) and text != "-0"
    parts = amount_to_parts(amount)
    assert parts is not None
    assert D(parts) / 10_000 == amount
