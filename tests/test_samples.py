"""The samples, read and asked as a person would: the whole line on reports whose every number we wrote."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from api.service import Service
    from indexer.model import Figure
    from indexer.store import Index

TRUTH = Path(__file__).parent / "golden" / "sample_figures.tsv"


def truth() -> list[dict[str, str]]:
    """Rows of the golden table; `place` marks the number with 【】 and stands once in its report."""
    with TRUTH.open(encoding="utf-8", newline="") as lines:
        return [
            {key: value.replace("\\t", "\t") for key, value in row.items()}
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def figure_at(index: Index, file: str, place: str) -> Figure | None:
    """Return the figure whose number stands where `place` marks it."""
    report = index.catalogue.report(file)
    text = index.catalogue.text(report.id)
    before, number, _ = place.replace("】", "【").split("【")
    plain = place.replace("【", "").replace("】", "")
    assert text.count(plain) == 1, f"{plain!r} stands {text.count(plain)} times in {file}"
    start = text.index(plain) + len(before)
    found = [f for f in index.catalogue.figures(report_id=report.id) if f.amount_start <= start < f.amount_end]
    assert not found or text[start : start + len(number)] == number
    return found[0] if found else None


@pytest.mark.parametrize("row", truth(), ids=lambda row: f"{row['file'][:3]}-{row['place']}")
def test_figure(sample_index: Index, row: dict[str, str]) -> None:
    figure = figure_at(sample_index, row["file"], row["place"])
    assert figure is not None, "not found"
    assert figure.amount_yuan == Decimal(row["yuan"])
    assert (figure.year, figure.measure) == (int(row["year"]), row["measure"])
    assert row["item"] in figure.item


def test_every_sample_is_read(sample_index: Index, samples: Path) -> None:
    assert sample_index.catalogue.failures() == []
    files = {path.name for path in samples.iterdir() if path.name != "regions.tsv"}
    assert len(files) >= 8
    assert {Path(report.file).name for report in sample_index.catalogue.reports()} == files


def test_no_sentence_comes_from_a_real_report(sample_index: Index, shared: Path) -> None:
    files = [*(shared / "reports").glob("*.txt"), *(shared / "devset" / "reports").glob("*.txt")]
    real = "".join("".join(file.read_text("utf-8").split()) for file in files)
    for report in sample_index.catalogue.reports():
        text = sample_index.catalogue.text(report.id)
        sentences = ["".join(sentence.split()) for sentence in re.split(r"[。；，\n]", text) if "\t" not in sentence]
        assert [s for s in sentences if len(s) >= 18 and s in real and not s.endswith("自评报告")] == []


def test_every_sample_is_known_to_be_fictional(sample_index: Index) -> None:
    assert all(report.fictional for report in sample_index.catalogue.reports())


REPORTS = {
    "s01": (2021, "980102", "political_legal"),
    "s02": (2022, "980102", "political_legal"),
    "s03": (2022, "980202", "political_legal"),
    "s04": (2023, "980121", "health"),
    "s05": (2023, "980103", "education"),
    "s06": (2022, "980221", "education"),
    "s07": (2020, "980321", "disabled_federation"),
    "s08": (2023, "980302", "civil_affairs"),
    "s09": (2019, "980203", "agriculture_rural"),
    "s10": (2024, "980171", None),
    "s11": (2024, "980103001", "subdistrict"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_place_year_and_department(sample_index: Index, name: str) -> None:
    (report,) = [r for r in sample_index.catalogue.reports() if Path(r.file).name.startswith(name)]
    year, code, department = REPORTS[name]
    assert (report.year, report.region.code) == (year, code)
    assert department is None or report.department == department


# What the start page offers to ask: the least that its answer must hold, as (file, yuan) in the measure asked.
QUESTIONS: dict[str, set[tuple[str, int]]] = {
    "哪些地方为精神障碍患者监护人买了责任保险，花了多少钱？": {
        ("s01", 408_000), ("s02", 435_000), ("s03", 385_000), ("s04", 369_000), ("s10", 258_000),
    },
    "which districts spent on guardian liability insurance for people with mental disorders": {
        ("s01", 408_000), ("s02", 435_000), ("s03", 385_000), ("s04", 369_000),
    },
    "监护人以奖代补各地支出多少？": {("s01", 960_000), ("s02", 1_080_000), ("s04", 1_152_000)},
    "见义勇为奖励支出了多少？": {("s01", 150_000), ("s02", 126_000), ("s03", 85_000), ("s11", 15_000)},
    "网格员补贴各地各年支出多少？": {
        ("s01", 2_880_000), ("s02", 3_168_000), ("s03", 1_980_000), ("s10", 1_728_000), ("s11", 864_000),
    },
    "校车补贴各地支出多少？": {("s05", 4_617_600), ("s06", 7_056_000)},
    "残疾人两项补贴各地发放了多少？": {("s07", 11_286_000), ("s08", 14_160_000), ("s11", 1_440_000)},
    "农村厕所改造花了多少钱？": {("s09", 9_360_000), ("s11", 450_000)},
    "哪些单位的公务接待费支出多少？": {
        ("s01", 18_600), ("s02", 15_200), ("s03", 9_600), ("s08", 23_500), ("s11", 8_000),
    },
}  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_start_pages_questions_have_rich_answers(sample_service: Service, question: str) -> None:
    answer = sample_service.ask(question)
    given = {(Path(row.figure.file).name[:3], row.figure.amount_yuan) for row in answer.figures}
    assert QUESTIONS[question] - given == set()


def test_insurance_is_not_the_award_and_a_shared_premium_is_said_to_be_shared(sample_service: Service) -> None:
    answer = sample_service.ask("哪些地方为精神障碍患者监护人买了责任保险，花了多少钱？")
    standing = {Path(row.figure.file).name[:3]: row.standing for row in answer.figures}
    assert standing["s03"] == "composite"
    assert standing["s01"] == "direct"
    awards = {960_000, 1_080_000, 1_152_000}
    assert awards.isdisjoint(row.figure.amount_yuan for row in answer.figures)


def test_a_report_that_contradicts_itself_is_shown_to(sample_service: Service) -> None:
    answer = sample_service.ask("沧原市东汀区委政法委2022年支出合计是多少？")
    assert answer.status == "conflicting"
    assert {row.figure.amount_yuan for row in answer.figures} >= {7_689_000, 7_869_000}


def test_two_districts_of_one_name_are_both_answered(sample_service: Service) -> None:
    answer = sample_service.ask("东汀区2022年网格员补贴支出多少？")
    assert answer.status == "ambiguous"
    assert len(answer.readings) == 2
    assert {row.figure.amount_yuan for row in answer.figures} == {3_168_000, 1_980_000}


def test_a_year_without_a_report_gives_nothing(sample_service: Service) -> None:
    answer = sample_service.ask("石沐县2020年监护人责任保险支出多少？")
    assert answer.status == "no_evidence"
    assert answer.figures == ()
