from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import UsageError
from indexer.identity.coverage import Coverage, CoverageRow, read_roster
from indexer.model import Failure, Region, Report
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary
from web.cli import main

SAMPLES = Path(__file__).resolve().parents[1] / "eval" / "samples"
GAZETTEER = Gazetteer.load([SAMPLES / "regions.tsv"])
VOCABULARY = Vocabulary.load()


def report(id: str, place: str, organisation: str, year: int, **more: object) -> Report:
    region = more.pop("region", None) or GAZETTEER.resolve(place)[0]
    return Report(id, f"{id}.docx", (), id, id, "docx", year=year, organisation=organisation, region=region, **more)  # type: ignore[arg-type]


REPORTS = (
    report("a", "岚州市/东汀区", "岚州市东汀区教育局", 2022, report_type="department_self_evaluation"),
    report("b", "岚州市/东汀区", "岚州市东汀区教育局", 2022, report_type="department_self_evaluation", edition_of="a"),
    report("c", "沧原市/东汀区", "东汀区民政局", 2022),
    report("d", "岚州市/东汀区", "东汀区民政局", 2022),
    report("e", "石沐县", "石沐县水利局", 2021, report_type="project_self_evaluation"),
    report("f", "石沐县", "石沐县水利局", 2021, report_type="project_self_evaluation"),
    report("g", "白渚县", "白渚县财政局", 2020),
    report(
        "h",
        "",
        "东汀区公安局",
        2022,
        region=Region(name="东汀区", candidates=("岚海省/岚州市/东汀区", "岚海省/沧原市/东汀区")),
    ),
)
FAILURES = (
    Failure(
        "坏.doc",
        None,
        "read",
        "broken_file",
        "no",
        "不",
        {"region": "石沐县", "organisation": "教育局", "year": "2022"},
    ),
    Failure("坏2.doc", None, "read", "broken_file", "no", "不"),
)
Look = Callable[[str], CoverageRow]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    def looked(row: str) -> CoverageRow:
        (tmp_path / "roster.csv").write_text(f"地区,单位,年度,类型\n{row}\n", encoding="utf-8")
        (expected,) = read_roster(tmp_path / "roster.csv", GAZETTEER, VOCABULARY)
        return Coverage(REPORTS, FAILURES, GAZETTEER, VOCABULARY).row(expected)

    return looked


@pytest.mark.parametrize(
    ("row", "status", "files", "reason"),
    [
        ("岚州市东汀区,教育局,2022,", "present", "a.docx b.docx", None),
        ("岚州市东汀区,东汀区教育局,2022年度,部门整体支出绩效自评", "present", "a.docx b.docx", None),
        ("岚州市东汀区,教育局,2022,项目支出绩效自评", "absent", "", None),
        ("岚州市东汀区,教育局,2021,", "absent", "", None),
        ("东汀区,教育局,2022,", "present", "a.docx b.docx", None),
        ("东汀区,民政局,2022,", "ambiguous", "c.docx d.docx", "coverage_namesakes"),
        ("沧原市/东汀区,民政局,2022,", "present", "c.docx", None),
        ("东汀区,民政局,2019,", "absent", "", "coverage_absent_everywhere"),
        ("石沐县,水利局,2021,", "ambiguous", "e.docx f.docx", "coverage_several"),
        ("石沐县,教育局,2022,", "unreadable", "坏.doc", "coverage_unreadable"),
        ("石沐县,财政局,2022,", "absent", "", None),
        ("白渚区,财政局,2020,", "present", "g.docx", None),
        ("岚州市/东汀区,公安局,2022,", "ambiguous", "h.docx", "coverage_place_open"),
        ("火星市,财政局,2022,", "ambiguous", "", "coverage_unknown_region"),
        ("石沐县,财政局,某年,", "ambiguous", "", "coverage_unknown_year"),
        ("石沐县,财政局,2022,某某", "ambiguous", "", "coverage_unknown_type"),
        ("石沐县,,2021,", "ambiguous", "e.docx f.docx", "coverage_several"),
    ],
)
def test_what_is_there_of_what_should_be(look: Look, row: str, status: str, files: str, reason: str | None) -> None:
    found = look(row)
    assert (found.status, " ".join(found.files), found.reason) == (status, files, reason)


def test_a_roster_without_rows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("地区,单位,年度\n", encoding="utf-8")
    with pytest.raises(UsageError, match="roster_empty"):
        read_roster(tmp_path / "r.csv", GAZETTEER, VOCABULARY)


def test_the_command(sample_index_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    roster = tmp_path / "名单.csv"
    roster.write_bytes("地区,单位,年度\n石沐县,卫生健康局,2023\n石沐县,卫生健康局,2018\n".encode("gb18030"))
    arguments = ["coverage", str(roster), "--index", str(sample_index_path), "--lang", "en"]
    assert main(arguments) == 1
    shown = capfd.readouterr()
    assert "present" in shown.out and "absent" in shown.out and "2 expected: 1 present, 1 absent" in shown.err
    assert main([*arguments, "--json"]) == 1
    items = json.loads(capfd.readouterr().out)["items"]
    assert [(item["line"], item["status"]) for item in items] == [(2, "present"), (3, "absent")]
    assert main([*arguments, "--format", "csv"]) == 1
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    assert [row["status"] for row in rows] == ["present", "absent"] and rows[0]["files"].endswith(".docx")
    roster.write_text("地区,单位,年度\n石沐县,卫生健康局,2023\n", encoding="utf-8")
    assert main(arguments) == 0
