from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.service import Service
from indexer.build import BuildSummary, build
from indexer.errors import UsageError
from indexer.identity.declared import apply_declared
from indexer.identity.provenance import Declared, PathPattern, Provenance
from indexer.identity.source_table import read_table
from indexer.metadata import Metadata
from indexer.model import Conflict, Region, Report
from indexer.regions import Gazetteer
from indexer.store import Index
from indexer.vocabulary import Vocabulary
from web.app import app_over
from web.cli import main

SAMPLES = Path(__file__).resolve().parents[1] / "eval" / "samples"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load([SAMPLES / "regions.tsv"])


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def table(tmp_path: Path, data: bytes | str) -> Provenance:
    (tmp_path / "sources.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
    return Provenance.load(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_as_spreadsheets_write_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [
        ("文件名", "来源网址", "公开日期", "地区", "部门（单位）名称", "年度", "备注"),
        ("附件2.doc", "http://a/", "45169", "白渚区", "民政局", "2022.0", "x"),
        ("",) * 7,
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    declared = table(tmp_path, text.encode(encoding)).declared_for("附件2.doc")
    assert declared == Declared(
        url="http://a/",
        published="2023-08-31",
        region="白渚区",
        organisation="民政局",
        year="2022",
        where="sources.csv",
    )


def test_what_excel_puts_around_cells_is_taken_off(tmp_path: Path) -> None:
    data = 'sep=;\nfile;url;year;published\n="0012.doc";\'=HYPERLINK;二〇二二年度;2023/8/31 0:00\n\n'
    data += ';;;\n"多\n行.doc";;;20230831\n'
    found = table(tmp_path, data)
    assert found.declared_for("0012.doc") == Declared(
        url="=HYPERLINK", year="2022", published="2023-08-31", where="sources.csv"
    )
    assert found.declared_for("多\n行.doc") == Declared(published="2023-08-31", where="sources.csv")
    assert [row.line for row in read_table(tmp_path / "sources.csv", ("file",)).rows] == [3, 6]


def test_files_are_found_by_name_however_it_is_spelt(tmp_path: Path) -> None:
    found = table(tmp_path, "file,year\n甲\\乙\\a.DOC,2022\n./b.zip,2021\nb.zip!/内/c.doc,2020\n没有.doc,2019\n")
    years = {
        name: found.declared_for(name) for name in ("甲/乙/A.doc", "a.doc", "b.zip", "b.zip!/d.doc", "b.zip!/内/c.doc")
    }
    assert {name: each and each.year for name, each in years.items()} == {
        "甲/乙/A.doc": "2022", "a.doc": None, "b.zip": "2021", "b.zip!/d.doc": "2021", "b.zip!/内/c.doc": "2020",
    }  # fmt: skip
    assert found.unmatched(["甲/乙/a.doc", "b.zip", "b.zip!/内/c.doc"]) == [(5, "没有.doc")]


def test_two_rows_of_one_file_that_disagree_declare_nothing_there(tmp_path: Path) -> None:
    found = table(tmp_path, "file,year,region,published\na.doc,2022,白渚区,2023-09-01\na.doc,2021,白渚区,2023-08-31\n")
    declared = found.declared_for("a.doc")
    assert declared is not None and declared.twice == (("year", "2022；2021"),)
    assert (declared.year, declared.region, declared.published) == (None, "白渚区", "2023-08-31")
    assert Declared.from_json(declared.to_json()) == declared


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("省/市/县/年", "岚海省/岚州市/东汀区/2022年度/深/a.doc", ("岚海省/岚州市/东汀区", "2022", None)),
        ("{province}/{county}/{year}", "岚海省/石沐县/2023/a.doc", ("岚海省/石沐县", "2023", None)),
        ("{year}年/*/{organisation}", "2023年/随便/教育局/a.zip!/b.doc", (None, "2023", "教育局")),
        ("单位（{year}）", "单位（2021）/a.doc", (None, "2021", None)),
        ("省/市/县/年", "岚海省/岚州市/a.doc", None),
        ("{year}年", "汇总/a.doc", None),
    ],
)
def test_folders_declare(pattern: str, path: str, expected: tuple[str | None, ...] | None) -> None:
    found = PathPattern.parse(pattern).declared_for(path)
    assert (found and (found.region, found.year, found.organisation)) == expected


@pytest.mark.parametrize("pattern", ["", "/", "省//年", "{foo}", "{year", "年/年", "随便", "省/{year}{year}", "a/*"])
def test_a_pattern_that_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(UsageError, match="path_pattern"):
        PathPattern.parse(pattern)


def test_row_and_folder_together(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text(
        "file,region,year,url\n岚海省/2022/a.doc,石沐县,2021,http://a/\n岚海省/2022/b.doc,岚海省/石沐县,,\n",
        encoding="utf-8",
    )
    found = Provenance.load(tmp_path, "省/年")
    declared = found.declared_for("岚海省/2022/a.doc")
    assert declared is not None
    assert declared.twice == (("region", "石沐县；岚海省"), ("year", "2021；2022"))
    assert (declared.region, declared.year, declared.url) == (None, None, "http://a/")
    fuller = found.declared_for("岚海省/2022/b.doc")
    assert fuller is not None and (fuller.region, fuller.year, fuller.twice) == ("岚海省/石沐县", "2022", ())


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00"], ids=range(3))
def test_a_table_without_files_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UsageError, match="table_"):
        table(tmp_path, data)


# Declared and printed

PRINTED = Metadata(
    title="岚州市东汀区教育局2022年度整体支出绩效自评报告", year=2022, organisation="岚州市东汀区教育局",
    department="education", report_type="department_self_evaluation",
    basis={"year": "title", "region": "title", "organisation": "title", "report_type": "title", "department": "title"},
)  # fmt: skip
TEXT = "封面\n岚州市东汀区教育局2022年度整体支出绩效自评报告\n一、基本情况\n"
Apply = Callable[..., tuple[Metadata, tuple[Conflict, ...]]]


@pytest.fixture
def apply(gazetteer: Gazetteer, vocabulary: Vocabulary) -> Apply:
    def applied(
        about: Metadata = PRINTED, place: str = "岚州市/东汀区", **declared: str
    ) -> tuple[Metadata, tuple[Conflict, ...]]:
        if place:
            about = replace(about, region=gazetteer.resolve(place)[0])
        return apply_declared(about, Declared(**declared), TEXT, gazetteer, vocabulary)  # type: ignore[arg-type]

    return applied


def test_a_declared_value_holds_and_the_conflict_is_listed_with_its_place(apply: Apply) -> None:
    about, conflicts = apply(
        year="2021", region="沧原市东汀区", organisation="石沐县水利局", report_type="项目支出绩效自评"
    )
    assert (about.year, about.region.code, about.organisation) == (2021, "980202", "石沐县水利局")
    assert (about.department, about.report_type) == ("water", "project_self_evaluation")
    assert {about.basis[name] for name in ("year", "region", "organisation", "department", "report_type")} == {
        "declared"
    }
    printed = {each.field: (each.kind, each.declared, each.printed) for each in conflicts}
    assert printed == {
        "year": ("differs", "2021", "2022"), "region": ("differs", "沧原市东汀区", "岚海省/岚州市/东汀区"),
        "organisation": ("differs", "石沐县水利局", "岚州市东汀区教育局"),
        "report_type": ("differs", "项目支出绩效自评", "department_self_evaluation"),
    }  # fmt: skip
    quotes = {each.field: TEXT[each.start : each.end] for each in conflicts}
    assert (
        quotes["year"] == "2022年度" and quotes["organisation"] == "岚州市东汀区教育局" and quotes["region"] == "东汀区"
    )


@pytest.mark.parametrize(
    "declared",
    [
        {"year": "2022"}, {"region": "东汀区"}, {"region": "岚海省-岚州市-东汀区"}, {"region": "岚州市"},
        {"region": "980102"}, {"organisation": "东汀区教育局"}, {"report_type": "部门整体支出绩效自评"},
    ],
    ids=str,
)  # fmt: skip
def test_what_agrees_changes_nothing(apply: Apply, declared: dict[str, str]) -> None:
    about, conflicts = apply(**declared)
    assert conflicts == () and about.basis == PRINTED.basis and about.organisation == PRINTED.organisation
    assert about.region.code == "980102"


def test_a_name_of_several_places_is_settled_by_the_text_or_listed(apply: Apply) -> None:
    blank = replace(PRINTED, basis={})
    about, conflicts = apply(blank, "", region="东汀区")
    assert about.region == Region() and [each.kind for each in conflicts] == ["ambiguous"]
    assert set(conflicts[0].candidates) == {"岚海省/岚州市/东汀区", "岚海省/沧原市/东汀区"}
    about, conflicts = apply(blank, "沧原市", region="东汀区")
    assert (about.region.code, about.basis["region"], conflicts) == ("980202", "declared", ())
    about, conflicts = apply(blank, "", region="沧原市/东汀区")
    assert (about.region.code, conflicts) == ("980202", ())
    open_ = replace(blank, region=Region(name="东汀区", candidates=("岚海省/岚州市/东汀区", "岚海省/沧原市/东汀区")))
    about, conflicts = apply(open_, "", region="岚州市")
    assert (about.region.code, about.basis["region"], conflicts) == ("980102", "declared", ())


def test_what_cannot_be_made_out_is_listed_and_not_used(apply: Apply) -> None:
    about, conflicts = apply(year="2021-2023", region="火星市", report_type="某某", published="上周")
    assert {(each.field, each.kind) for each in conflicts} == {
        ("year", "unknown"), ("region", "unknown"), ("report_type", "unknown"), ("published", "unknown"),
    }  # fmt: skip
    assert (about.year, about.region.code, about.basis) == (2022, "980102", PRINTED.basis)


def test_what_was_only_inferred_gives_way_without_a_conflict(apply: Apply) -> None:
    about, conflicts = apply(replace(PRINTED, basis={"year": "inferred"}), year="2020")
    assert (about.year, about.basis["year"], conflicts) == (2020, "declared", ())


def test_a_file_that_lost_its_title_has_the_landing_page_s(apply: Apply) -> None:
    page = "岚州市石沐县财政局关于2022年度部门绩效自评情况公开"
    about, _ = apply(Metadata(), "", title=page, link_text="附件2")
    assert (about.title, about.year, about.region.code, about.organisation) == (page, 2022, "980121", None)
    assert about.basis["title"] == about.basis["year"] == about.basis["region"] == "declared"
    link = "附件2：石沐县卫生健康局2021年度部门整体支出绩效自评报告.doc"
    about, _ = apply(Metadata(), "", title=page, link_text=link)
    assert about.title == "石沐县卫生健康局2021年度部门整体支出绩效自评报告"
    assert (about.year, about.organisation, about.department) == (2021, "石沐县卫生健康局", "health")
    about, _ = apply(PRINTED, title=page)
    assert about == replace(PRINTED, region=about.region)
    assert apply(Metadata(), "", title="附件下载")[0] == Metadata()


# In a build


def read(index: Path) -> dict[str, Report]:
    return {report.file: report for report in Index.open(index).catalogue.reports()}


def changes(summary: BuildSummary) -> tuple[int, int, int]:
    return summary.added, summary.updated, summary.unchanged


def test_changing_sources_csv_reads_again_just_what_it_changes(tmp_path: Path) -> None:
    source, index = tmp_path / "来源", tmp_path / "index"
    source.mkdir()
    shutil.copy(SAMPLES / "regions.tsv", source)
    for name, copy in (("s02*", "附件2.docx"), ("s05*", "b.txt")):
        shutil.copy(next(SAMPLES.glob(name)), source / copy)
    head = "文件,网址,发布日期,年度,地区\n"
    (source / "sources.csv").write_text(
        f"{head}附件2.docx,http://portal.example/2.docx,2023-08-31,2021,\n", encoding="gb18030"
    )
    summary = build([source], index)
    assert changes(summary) == (2, 0, 0) and not summary.failed
    report = read(index)["附件2.docx"]
    assert (report.year, report.basis["year"], report.url, report.published) == (
        2021, "declared", "http://portal.example/2.docx", "2023-08-31",
    )  # fmt: skip
    (conflict,) = report.conflicts
    text = Index.open(index).catalogue.text(report.id)
    assert (conflict.field, conflict.kind, text[conflict.start : conflict.end]) == ("year", "differs", "2022年度")
    (tmp_path / "else.txt").write_text(next(SAMPLES.glob("s06*")).read_text(encoding="utf-8"), encoding="utf-8")
    assert changes(build([tmp_path / "else.txt"], index)) == (1, 0, 0)
    assert read(index)["附件2.docx"].year == 2021  # taken over with what was declared of it
    (source / "sources.csv").write_text(f"{head}附件2.docx,,,,\n没有.docx,,,,\n", encoding="utf-8")
    summary = build([source], index)
    assert changes(summary) == (0, 1, 1)
    assert summary.unmatched == ((source.as_posix(), 3, "没有.docx"),)
    assert read(index)["附件2.docx"].conflicts == () and read(index)["附件2.docx"].year == 2022


def test_the_figures_of_a_report_are_of_the_declared_place_and_year(tmp_path: Path) -> None:
    folder = tmp_path / "岚海省" / "岚州市" / "石沐县" / "2021"
    folder.mkdir(parents=True)
    shutil.copy(SAMPLES / "regions.tsv", tmp_path)
    (folder / "附件.txt").write_text("一、项目概况\n本项目本年度支出12.5万元，用于网格员补贴。\n", encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken word/")
    (tmp_path / "sources.csv").write_text(
        "file,organisation\n岚海省/岚州市/石沐县/2021/坏.docx,石沐县教育局\n", encoding="utf-8"
    )
    build([tmp_path], tmp_path / "index", path_pattern="省/市/县/年")
    index = Index.open(tmp_path / "index")
    (figure,) = [each for each in index.catalogue.figures() if each.value is not None]
    assert (figure.region_code, figure.year) == ("980121", 2021)
    (failure,) = index.catalogue.failures()
    assert failure.declared["organisation"] == "石沐县教育局" and failure.declared["year"] == "2021"


def test_a_conflict_is_shown_on_the_page_in_the_table_and_in_json(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source, index = tmp_path / "来源", str(tmp_path / "index")
    source.mkdir()
    shutil.copy(SAMPLES / "regions.tsv", source)
    shutil.copy(next(SAMPLES.glob("s02*")), source / "附件2.docx")
    rows = (
        "file,url,published,year,title,landing_page\n"
        "附件2.docx,http://portal.example/2.docx,2023-08-31,2021,公开页,http://portal.example/\n没有.doc,,,,,\n"
    )
    (source / "sources.csv").write_text(rows, encoding="utf-8")
    assert main(["index", str(source), "--index", index, "--lang", "en"]) == 0
    said = capfd.readouterr().err
    assert "line 3: there is no file 没有.doc" in said and "do not agree: 1" in said
    assert main(["reports", "--index", index]) == 0
    assert "⚠" in capfd.readouterr().out
    with TestClient(app_over(lambda: Service(Index.open(Path(index))))) as client:
        (report,) = client.get("/api/v1/reports").json()["items"]
        assert [(each["field"], each["declared"], each["printed"]) for each in report["conflicts"]] == [
            ("year", "2021", "2022")
        ]
        assert report["declared"]["landing_page"] == "http://portal.example/" and report["published"] == "2023-08-31"
        page = client.get(f"/documents/{report['id']}", headers={"accept-language": "zh"}).text
    for words in ("申明为“2021”，正文印的是“2022”", "2023-08-31", "http://portal.example/2.docx", "公开页"):
        assert words in page


def test_a_web_page_says_when_by_whom_and_under_which_number_it_was_published(tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset='gb2312'><meta name='ArticleTitle' content='云溪市水利局2022年度绩效自评报告'>"
        "<meta name='PubDate' content='2023-04-18 15:20'></head><body>"
        "<table><tr><td>文号：</td><td>云水〔2023〕5号</td><td>发布机构：</td><td>云溪市水利局</td></tr><tr><td>索引号：</td><td>980102/7</td><td>主题：</td><td></td></tr>"
        "</table><p>一、概况</p><p>2022年全局支出120.5万元。</p></body></html>"
    ).encode("gb18030")
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "saved.html").write_bytes(page)
    build([folder], tmp_path / "index")
    (report,) = Index.open(tmp_path / "index").catalogue.reports()
    assert (report.title, report.basis["title"]) == ("云溪市水利局2022年度绩效自评报告", "document")
    assert (report.year, report.published) == (2022, "2023-04-18")
    assert report.declared == {"page:document_number": "云水〔2023〕5号", "page:office": "云溪市水利局"}
    assert build([folder], tmp_path / "index").unchanged == 1
    (folder / "sources.csv").write_text("file,published,title\nsaved.html,2023-05-01,公开页\n", encoding="utf-8")
    assert build([folder], tmp_path / "index").updated == 1
    (report,) = Index.open(tmp_path / "index").catalogue.reports()
    assert report.published == "2023-05-01"
