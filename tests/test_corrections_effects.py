"""What a corrected value does to all that is made of it."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from correction_kit import FILES, D, correct, figures, folder, index, insurance, insurance_of, opened, plain, states

from api.service import Service
from indexer.build import build
from indexer.corrections.enter import Request
from indexer.model import Filters

__all__ = ["folder", "index", "plain"]


def test_answers_sums_listings_and_csv_use_the_corrected_value(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from web.cli import main

    figure = insurance(index)
    correct(index, Request("correct", figure.id, {"value": "41.8"}, why="印刷不清", who="张三"))
    made = opened(index).catalogue.figure(figure.id)
    assert made is not None
    assert (made.amount_yuan, made.original, made.basis["value"]) == (D(418_000), {"value": "40.8"}, "corrected")
    assert made.quote == figure.quote and "corrected" in made.flags
    answer = Service(opened(index)).ask("东汀区精神障碍患者监护人责任保险2021年支出多少", lang="zh")
    assert "41.8万元" in answer.text and "40.8" in answer.text and "更正" in answer.text
    assert "40.8" in answer.figures[0].figure.quote  # the citation stays what is printed
    found = opened(index).catalogue.figures(Filters(min_yuan=D(418_000), max_yuan=D(418_000)))
    assert [f.id for f in found] == [figure.id]
    passages = opened(index).catalogue.passages(Filters(min_yuan=D(418_000), max_yuan=D(418_000)))
    assert len(passages) == 1 and D(408_000) not in passages[0].amounts
    assert main(["figures", "--index", str(index), "--format", "csv", "--item", "监护人责任保险"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    row = next(row for row in rows if row["id"] == figure.id)
    assert (row["value"], row["amount_yuan"], json.loads(row["original"])) == ("41.8", "418000", {"value": "40.8"})
    assert "corrected" in row["flags"]


def test_a_corrected_item_is_found_by_its_new_name_and_not_by_the_old(index: Path) -> None:
    figure = insurance(index)
    correct(index, Request("correct", figure.id, {"item": "东汀区校车补贴2021年支出", "project": "校车补贴"}))
    catalogue = opened(index).catalogue
    assert figure.id in {f.id for f in catalogue.figures(Filters(item="校车补贴"))}
    assert figure.id not in {f.id for f in catalogue.figures(text_like=["监护人责任保险"])}
    made = catalogue.figure(figure.id)
    assert made is not None and made.concepts != figure.concepts
    answer = Service(opened(index)).ask("东汀区2021年校车补贴支出多少", lang="zh")
    assert figure.id in {each.figure.id for each in answer.figures}


def test_findings_are_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    text = "某某局2022年度部门整体支出绩效自评报告\n一、预算执行情况\n"
    text += "2022年总支出100万元，其中：基本支出60万元，项目支出45万元。\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    build([folder], tmp_path / "index")
    findings = opened(tmp_path / "index").catalogue.findings(outcome="finding")
    assert findings, "the rule of sums has gone; choose another"
    wrong = next(f for f in figures(tmp_path / "index", "a.txt") if f.value == 45)
    correct(tmp_path / "index", Request("correct", wrong.id, {"value": "40"}))
    assert opened(tmp_path / "index").catalogue.findings(outcome="finding") == []


def test_a_finding_says_that_it_rests_on_a_corrected_number(tmp_path: Path) -> None:
    text = "某某局2022年度部门整体支出绩效自评报告\n一、预算执行情况\n"
    text += "2022年总支出100万元，其中：基本支出60万元，项目支出40万元。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "index")
    assert opened(tmp_path / "index").catalogue.findings(outcome="finding") == []
    right = next(f for f in figures(tmp_path / "index", "a.txt") if f.value == 40)
    correct(tmp_path / "index", Request("correct", right.id, {"value": "45"}))
    findings = opened(tmp_path / "index").catalogue.findings(outcome="finding")
    assert findings and all("更正" in finding.explanations_zh[-1] for finding in findings)


def test_a_sum_says_that_it_holds_a_corrected_number(index: Path) -> None:
    question = "东汀区公务接待费和人员经费2021年支出合计多少"
    plain_answer = Service(opened(index)).ask(question, lang="zh")
    if not plain_answer.calculations:
        pytest.skip("nothing is added up here")
    term = opened(index).catalogue.figure(plain_answer.calculations[0].terms[0])
    assert term is not None and term.value is not None
    correct(index, Request("correct", term.id, {"value": f"{term.value + 1}"}))
    answer = Service(opened(index)).ask(question, lang="zh")
    before, after = plain_answer.calculations[0].value, answer.calculations[0].value
    assert before is not None and after is not None and after - before == D(10_000)
    assert "更正的数" in answer.text


def test_a_report_s_year_place_and_body_go_on_to_what_is_told_by_them(index: Path) -> None:
    file = FILES[0]
    before = {f.id: f for f in figures(index, file)}
    correct(
        index, Request("correct", file, {"year": "2020", "region": "沧原市/东汀区", "organisation": "东汀区民政局"})
    )
    report = opened(index).catalogue.report(file)
    assert (report.year, report.department, report.basis["year"]) == (2020, "civil_affairs", "corrected")
    assert report.original["year"] == "2021"
    for figure in figures(index, file):
        old = before[figure.id]
        assert figure.region_code == report.region.code and figure.organisation == "东汀区民政局"
        told = old.basis["year"] in ("printed", "column", "heading")
        assert figure.year == (old.year if told or old.year is None else old.year - 1)
        assert "corrected" in figure.flags
    answer = Service(opened(index)).ask("沧原市东汀区2020年网格员补贴支出多少", lang="zh")
    assert {each.figure.report for each in answer.figures} == {report.id}
    assert Service(opened(index)).ask("岚州市东汀区2021年网格员补贴支出多少", lang="zh").figures == () or all(
        each.figure.report != report.id
        for each in Service(opened(index)).ask("岚州市东汀区2021年网格员补贴支出多少", lang="zh").figures
    )


def test_what_restates_a_rejected_figure_counts_in_its_place(index: Path) -> None:
    found = figures(index, FILES[0]) + figures(index, FILES[1]) + figures(index, FILES[2])
    again = next(f for f in found if f.restates)
    correct(index, Request("reject", str(again.restates)))
    made = opened(index).catalogue.figure(again.id)
    assert made is not None and made.restates is None and "restates" not in made.flags


def test_a_figure_that_says_the_same_after_correction_counts_once(index: Path) -> None:
    one = insurance(index)
    other = next(
        f for f in figures(index, FILES[0]) if f.measure == "initial_budget" and f.item.startswith(one.item[:12])
    )
    correct(index, Request("correct", other.id, {"value": "40.8", "measure": "executed", "item": one.item}))
    first, second = sorted((one, other), key=lambda f: f.amount_start)
    made = opened(index).catalogue.figure(second.id)
    assert made is not None and made.restates == first.id


def test_the_last_of_two_holds_and_what_is_read_by_now_is_agreed(index: Path) -> None:
    figure = insurance(index)
    [first] = correct(index, Request("correct", figure.id, {"value": "1"}))
    [second] = correct(index, Request("correct", figure.id, {"value": "40.8"}))
    assert second.status == "agreed"
    assert [(e.status, e.reason) for e in states(index)] == [("superseded", second.id), ("agreed", None)]
    assert opened(index).catalogue.figure(figure.id) == figure
    assert first.original == "40.8" and second.original == "1"


def test_a_verified_figure_that_is_read_otherwise_is_not_verified_any_more(index: Path) -> None:
    figure = insurance(index)
    [verified] = correct(index, Request("verify", figure.id))
    assert verified.status == "applied"
    [after] = correct(index, Request("correct", figure.id, {"value": "2"}))
    assert after.status == "applied"
    assert [e.status for e in states(index)] == ["superseded", "applied"]
    made = opened(index).catalogue.figure(figure.id)
    assert made is not None and "verified" not in made.flags
    correct(index, Request("verify", figure.id))
    made = opened(index).catalogue.figure(figure.id)
    assert made is not None and {"verified", "corrected"} <= set(made.flags)


def test_another_edition_is_another_file_and_stays_as_it_is(tmp_path: Path, samples: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    shutil.copy(samples / FILES[0], folder)
    shutil.copy(samples / "regions.tsv", folder)
    (folder / "again.txt").write_text(
        (samples / FILES[0]).read_text(encoding="utf-8") + "\n（再次公开）\n", encoding="utf-8"
    )
    build([folder], tmp_path / "index")
    catalogue = opened(tmp_path / "index").catalogue
    other = next(report for report in catalogue.reports() if report.edition_of is not None)
    first = next(report for report in catalogue.reports() if report.edition_of is None)
    figure = insurance_of(catalogue.figures(report_id=first.id))
    correct(tmp_path / "index", Request("correct", figure.id, {"value": "41.8"}))
    catalogue = opened(tmp_path / "index").catalogue
    assert insurance_of(catalogue.figures(report_id=other.id)).value == D("40.8")
    assert catalogue.report(other.id).edition_of == first.id


def test_a_rejected_or_corrected_score_is_so_in_the_report_s_scores(index: Path) -> None:
    report = opened(index).catalogue.report(FILES[0])
    score = report.scores[0]
    figure = next(
        f for f in figures(index, FILES[0]) if f.kind == "score" and score.start <= f.amount_start < score.end
    )
    grade = next(f for f in figures(index, FILES[0]) if f.kind == "grade" and score.start <= f.amount_start < score.end)
    correct(index, Request("correct", figure.id, {"value": "88.5"}), Request("correct", grade.id, {"value": "良"}))
    made = opened(index).catalogue.report(FILES[0]).scores[0]
    assert (made.score, made.grade) == (D("88.5"), "良")
    correct(index, Request("reject", figure.id), Request("reject", grade.id))
    assert len(opened(index).catalogue.report(FILES[0]).scores) == len(report.scores) - 1
