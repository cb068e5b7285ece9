"""Twenty corrections of all kinds, all that they have to survive, and what follows from a corrected value."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import indexer.build
import indexer.document
from api.corrections import corrections_of
from api.service import Service
from indexer.build import build
from indexer.building.inspection import inspect
from indexer.building.plan import Kept
from indexer.building.previous import previous
from indexer.building.publish import no_progress, publish
from indexer.building.removal import remove
from indexer.building.work import Shards
from indexer.corrections import Placed
from indexer.corrections.csv import import_corrections, write_corrections
from indexer.corrections.enter import Request, apply_corrections, enter
from indexer.corrections.ledger import NAME
from indexer.document import read_document
from indexer.encoder import load_encoder
from indexer.errors import UnknownReport, UsageError
from indexer.model import Figure, Filters
from indexer.originals import Originals
from indexer.regions import Gazetteer
from indexer.store import Index, writing
from indexer.text import RawText, ReportText, clean
from indexer.vocabulary import Vocabulary

D = Decimal
FILES = ("s01_lanzhou_dongting_zfw_2021.txt", "s02_lanzhou_dongting_zfw_2022.docx", "s05_lanzhou_yunlu_jyj_2023.txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    folder = tmp_path_factory.mktemp("corrected") / "reports"
    folder.mkdir()
    for name in (*FILES, "regions.tsv"):
        shutil.copy(samples / name, folder)
    return folder


@pytest.fixture(scope="module")
def plain(folder: Path) -> Path:
    """The reports indexed, and nothing corrected; tests copy it."""
    path = folder.parent / "plain"
    build([folder], path)
    return path


@pytest.fixture
def index(plain: Path, tmp_path: Path) -> Path:
    shutil.copytree(plain, tmp_path / "index")
    return tmp_path / "index"


def opened(path: Path) -> Index:
    return Index.open(path)


def figures(path: Path, file: str) -> list[Figure]:
    catalogue = opened(path).catalogue
    return catalogue.figures(report_id=catalogue.report(file).id)


def states(path: Path) -> list[Placed]:
    return list(corrections_of(opened(path)))


def correct(path: Path, *requests: Request) -> list[Placed]:
    """Enter and publish; return what became of the entries."""
    ids = {entry.id for entry in enter(path, requests)}
    apply_corrections(path)
    return [entry for entry in states(path) if entry.id in ids]


def money(path: Path, file: str) -> list[Figure]:
    """Figures in prose that stand alone: no restatement, no table, nothing doubtful."""
    found = [
        f for f in figures(path, file) if f.kind == "money" and f.table is None and not f.restates and f.unit == "万元"
    ]
    return [f for f in found if not any(other.restates == f.id for other in found)]


def twenty(path: Path) -> tuple[list[Request], dict[str, Callable[[Index], object]]]:
    """Return twenty requests, and what each comes to by a name of its own."""
    a, b, c = FILES
    one, two = money(path, a), money(path, c)
    table = [f for f in figures(path, b) if f.table is not None and f.kind == "money"]
    rates = [f for f in figures(path, c) if f.kind == "percent"]
    text = opened(path).catalogue.text(opened(path).catalogue.report(c).id)
    quote = unread_quote(text, figures(path, c))

    def now(figure: Figure, field: str) -> Callable[[Index], object]:
        def value(index: Index) -> object:
            found = at_quote(index, figure)
            return None if found is None else getattr(found, field)

        return value

    def about(file: str, field: str) -> Callable[[Index], object]:
        return lambda index: getattr(index.catalogue.report(file), field)

    requests = [
        Request("correct", one[0].id, {"value": "777.77"}, why="看错一位"),
        Request("correct", one[1].id, {"unit": "元"}),
        Request("correct", one[2].id, {"measure": "allocated"}),
        Request("correct", one[3].id, {"year": "2018"}),
        Request("correct", one[4].id, {"item": "东汀区更正后的事项支出"}),
        Request("correct", one[5].id, {"project": "更正后的项目"}),
        Request("correct", one[6].id, {"shared_with": "甲；乙"}),
        Request("correct", one[7].id, {"organisation": "东汀区下属单位"}),
        Request("correct", two[0].id, {"direction": "increase"}),
        Request("correct", two[1].id, {"scope": "area"}),
        Request("correct", table[0].id, {"value": "1,234.5万元"}),
        Request("correct", rates[0].id, {"value": "12.5%"}),
        Request("reject", two[2].id, why="名称里的数字"),
        Request("reject", table[1].id),
        Request("verify", two[3].id),
        Request("verify", table[2].id),
        Request("add", c, {"item": "云麓区另列支出", "measure": "executed", "unit": "万元", "value": "0.5"}, quote),
        Request("correct", a, {"title": "更正后的标题"}),
        Request("correct", b, {"region": "沧原市/东汀区"}),
        Request("verify", c, {"organisation": None}),
    ]
    comes_to = {
        "value": (now(one[0], "value"), D("777.77")), "unit": (now(one[1], "amount_yuan"), one[1].value),
        "measure": (now(one[2], "measure"), "allocated"), "year": (now(one[3], "year"), 2018),
        "item": (now(one[4], "item"), "东汀区更正后的事项支出"), "project": (now(one[5], "project"), "更正后的项目"),
        "shared": (now(one[6], "shared_with"), ("甲", "乙")), "body": (now(one[7], "organisation"), "东汀区下属单位"),
        "direction": (now(two[0], "direction"), "increase"), "scope": (now(two[1], "scope"), "area"),
        "table": (now(table[0], "amount_yuan"), D("12345000")), "rate": (now(rates[0], "value"), D("12.5")),
        "rejected": (now(two[2], "id"), None), "rejected in a table": (now(table[1], "id"), None),
        "verified": (lambda i: "verified" in at_quote(i, two[3]).flags, True),  # type: ignore[union-attr]
        "verified in a table": (lambda i: "verified" in at_quote(i, table[2]).flags, True),  # type: ignore[union-attr]
        "added": (lambda i: [f.value for f in i.catalogue.figures(Filters(item="云麓区另列支出"))], [D("0.5")]),
        "title": (about(a, "title"), "更正后的标题"),
        "region": (lambda i: i.catalogue.report(b).region.lineage[-2:], ("沧原市", "东汀区")),
        "metadata verified": (about(c, "verified"), ("organisation",)),
    }  # fmt: skip
    return requests, comes_to  # type: ignore[return-value]


def unread_quote(text: str, read: list[Figure]) -> str:
    """Return words of a report that hold one number which was not read as a figure."""
    from indexer.quantities import find_quantities

    for line in text.split("\n"):
        start = text.index(line)
        numbers = find_quantities(text, start, start + len(line))
        free = [n for n in numbers if not any(f.amount_start < n.end and n.start < f.amount_end for f in read)]
        if len(numbers) == 1 and free and len(line) > 15 and text.count(line) == 1:
            return line
    raise AssertionError("every number is a figure")


def at_quote(index: Index, before: Figure) -> Figure | None:
    """Return the figure whose number stands where it stood in the words around it, blanks apart."""

    def bare(words: str) -> str:
        return "".join(words.split())

    old = PLACES[before.id]
    found = [f for f in index.catalogue.figures(report_id=before.report, include_inside_name=True)]
    whole = index.catalogue.text(before.report)
    here = [f for f in found if bare(whole[: f.amount_start]).endswith(old)]
    assert len(here) <= 1
    return here[0] if here else None


PLACES: dict[str, str] = {}


@pytest.fixture(scope="module")
def made(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index with the twenty corrections applied; tests copy it."""
    path = tmp_path_factory.mktemp("made") / "index"
    shutil.copytree(plain, path)
    for file in FILES:
        text = opened(path).catalogue.text(opened(path).catalogue.report(file).id)
        for figure in figures(path, file):
            PLACES[figure.id] = "".join(text[: figure.amount_start].split())[-200:]
    requests, _ = twenty(path)
    assert len(correct(path, *requests)) == 20
    return path


@pytest.fixture
def corrected(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "index")
    return tmp_path / "index"


def holds(path: Path, expected: dict[str, tuple[Callable[[Index], object], object]]) -> None:
    assert [(e.action, e.field, e.status, e.reason) for e in states(path) if e.status != "applied"] == []
    with closing(opened(path)) as index:
        assert {name: read(index) for name, (read, _) in expected.items()} == {n: v for n, (_, v) in expected.items()}
    assert inspect(path).status == "ok"


@pytest.fixture
def expected(plain: Path) -> dict[str, tuple[Callable[[Index], object], object]]:
    return twenty(plain)[1]  # type: ignore[return-value]


Expected = dict[str, tuple[Callable[[Index], object], object]]


def test_twenty_corrections_are_applied(corrected: Path, expected: Expected) -> None:
    assert len(expected) == 20
    holds(corrected, expected)


def test_they_survive_a_rebuild(corrected: Path, folder: Path, expected: Expected) -> None:
    summary = build([folder], corrected)
    assert summary.unchanged == 3
    holds(corrected, expected)
    (corrected / "CURRENT").write_text("generation-999999")  # of no use: everything is read again
    assert build([folder], corrected).replaced is not None
    holds(corrected, expected)


def test_they_survive_another_version_of_the_extractor(
    corrected: Path, folder: Path, expected: Expected, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer.build, "extractor_version", lambda: "another")
    assert build([folder], corrected).updated == 3
    holds(corrected, expected)


def read_otherwise(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, alter: Callable[[str], str]) -> None:
    """Read all reports again from other text, and publish what a build would."""
    vocabulary, gazetteer = Vocabulary.load(), Gazetteer.load([folder / "regions.tsv"])

    def altered(raw: RawText) -> ReportText:
        return clean(RawText(alter(clean(raw).text), raw.reader))

    monkeypatch.setattr(indexer.document, "clean", altered)
    with writing(path) as writer:
        old = previous(writer)
        assert old.index is not None
        kept = []
        for number, report in enumerate(old.index.catalogue.reports()):
            file = folder / report.file
            document = read_document(file.read_bytes(), file.name, vocabulary, gazetteer, (str(file),))
            assert document.text != old.index.catalogue.text(report.id)
            Shards(writer.work).put(f"{number:032}", document)
            kept.append(Kept(report.id, f"{number:032}", False, [str(file)]))
        publish(writer, kept, {}, old, load_encoder(None), gazetteer, Originals(path), no_progress)
    monkeypatch.undo()


def test_they_survive_other_offsets_and_other_cleaning(
    corrected: Path, folder: Path, expected: Expected, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = [entry.now_start for entry in states(corrected)]

    def alter(text: str) -> str:
        return "公开文件首页\n\n" + text.replace("\n\n", "\n").replace("，", "， ")

    read_otherwise(corrected, folder, monkeypatch, alter)
    assert [entry.now_start for entry in states(corrected) if entry.quote] != [
        each for each in plain if each is not None
    ]
    holds(corrected, expected)


def test_what_cannot_be_placed_again_changes_nothing_and_is_listed(
    index: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, twice, verified = money(index, FILES[0])[:3]
    correct(
        index, Request("correct", gone.id, {"value": "1"}), Request("correct", twice.id, {"value": "2"}),
        Request("verify", verified.id),
    )  # fmt: skip

    def alter(text: str) -> str:
        if gone.quote not in text:
            return text + "\n附件"
        again = twice.quote + "。\n"
        text = text.replace(gone.quote, "已改").replace(twice.quote, "已移")
        return again + text.replace(verified.quote, verified.quote.replace("万元", "亿元")) + "\n" + again

    read_otherwise(index, folder, monkeypatch, alter)
    found = states(index)
    assert [(e.status, e.reason) for e in found] == [
        ("unplaced", "gone"),
        ("unplaced", "ambiguous"),
        ("unplaced", "gone"),
    ]
    assert not any({"corrected", "verified"} & set(f.flags) for f in figures(index, FILES[0]))


def test_what_a_better_extractor_reads_as_corrected_is_agreed_and_as_something_else_is_not_verified(
    index: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, three, four = money(index, FILES[0])[:4]
    correct(
        index, Request("correct", one.id, {"measure": "allocated"}), Request("verify", two.id),
        Request("reject", three.id), Request("correct", four.id, {"measure": "contract"}),
    )  # fmt: skip
    real = indexer.document.to_figures

    def better(*arguments: object) -> tuple[Figure, ...]:
        made = real(*arguments)  # type: ignore[arg-type]
        known = {one.amount_start: "allocated", two.amount_start: "returned", four.amount_start: "saving"}
        made = tuple(replace(f, measure=known.get(f.amount_start, f.measure)) for f in made)
        return tuple(f for f in made if f.amount_start != three.amount_start)

    monkeypatch.setattr(indexer.document, "to_figures", better)
    vocabulary, gazetteer = Vocabulary.load(), Gazetteer.load([folder / "regions.tsv"])
    with writing(index) as writer:
        old = previous(writer)
        assert old.index is not None
        report, file = old.index.catalogue.report(FILES[0]), folder / FILES[0]
        document = read_document(file.read_bytes(), file.name, vocabulary, gazetteer, (str(file),))
        Shards(writer.work).put("0" * 32, document)
        kept = [Kept(report.id, "0" * 32, False, [str(file)])]
        publish(writer, kept, {}, old, load_encoder(None), gazetteer, Originals(index), no_progress)
    assert [(e.status, e.reason) for e in states(index)] == [
        ("agreed", None), ("unplaced", "changed"), ("agreed", None), ("applied", None),
    ]  # fmt: skip
    by_start = {f.amount_start: f for f in figures(index, FILES[0])}
    assert by_start[one.amount_start].original == {} and by_start[two.amount_start].flags == two.flags
    assert by_start[four.amount_start].original == {"measure": "saving"}  # what is read now, not what was read then
    assert states(index)[3].original == four.measure


def test_they_survive_a_round_trip_through_csv(
    corrected: Path, folder: Path, expected: Expected, tmp_path: Path
) -> None:
    stream = io.StringIO()
    write_corrections(states(corrected), stream)
    file = tmp_path / "corrections.csv"
    file.write_text(stream.getvalue(), encoding="utf-8-sig")  # as a spreadsheet saves it
    assert import_corrections(corrected, file).known == 20
    ledger = (corrected / NAME).read_text(encoding="utf-8")
    (corrected / NAME).unlink()
    build([folder], corrected)
    assert states(corrected) == [] and "corrected" not in {
        f for each in figures(corrected, FILES[0]) for f in each.flags
    }
    done = import_corrections(corrected, file)
    assert (len(done.entered), done.known) == (20, 0)
    apply_corrections(corrected)
    holds(corrected, expected)
    assert (corrected / NAME).read_text(encoding="utf-8") == ledger
    assert import_corrections(corrected, file).known == 20
    assert (corrected / NAME).read_text(encoding="utf-8") == ledger


def test_they_survive_a_file_that_is_removed_and_added_again(corrected: Path, folder: Path, expected: Expected) -> None:
    remove([FILES[0]], corrected)
    gone = [entry for entry in states(corrected) if entry.status == "absent"]
    assert len(gone) == 9 and all(entry.report is None for entry in gone)
    build([folder], corrected)
    holds(corrected, expected)


def test_they_are_taken_back_to_what_was_extracted(corrected: Path, plain: Path) -> None:
    correct(corrected, *(Request("withdraw", entry.id) for entry in states(corrected)))
    assert {entry.status for entry in states(corrected)} == {"withdrawn", "withdrawal"}
    for file in FILES:
        assert opened(corrected).catalogue.document(opened(corrected).catalogue.report(file).id) == opened(
            plain
        ).catalogue.document(opened(plain).catalogue.report(file).id)
    assert not (opened(corrected).folder / "extracted.sqlite").exists()
    with pytest.raises(UsageError, match="correction_withdrawn"):
        enter(corrected, [Request("withdraw", states(corrected)[0].id)])


def test_the_extraction_is_kept_beside_and_belongs_to_the_generation(corrected: Path, folder: Path) -> None:
    extracted = opened(corrected).folder / "extracted.sqlite"
    assert extracted.exists()
    extracted.write_bytes(b"damaged")
    assert inspect(corrected).damaged == (f"{opened(corrected).generation}/extracted.sqlite",)
    assert build([folder], corrected).replaced is not None  # everything is read again
    assert opened(corrected).damaged_parts() == [] and len(states(corrected)) == 20


# What a corrected value does to all that is made of it


def insurance(path: Path) -> Figure:
    return next(
        f
        for f in figures(path, FILES[0])
        if "监护人责任保险" in f.item and f.measure == "executed" and f.kind == "money"
    )


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


def insurance_of(found: list[Figure]) -> Figure:
    return next(f for f in found if "监护人责任保险" in f.item and f.measure == "executed" and f.kind == "money")


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


# What cannot be entered


WRONG: list[tuple[Request, str]] = [
    (Request("correct", "{figure}", {"measure": "nonsense"}), "correction_value_code"),
    (Request("correct", "{figure}", {"measure": ""}), "correction_value_blank"),
    (Request("correct", "{figure}", {"value": "许多"}), "correction_value_amount"),
    (Request("correct", "{figure}", {"value": "1" * 60}), "correction_value_amount"),
    (Request("correct", "{figure}", {"unit": "斤"}), "correction_value_unit"),
    (Request("correct", "{figure}", {"value": "3万元", "unit": "元"}), "correction_value_unit"),
    (Request("correct", "{figure}", {"unit": "优"}), "correction_value_unit"),
    (Request("correct", "{figure}", {"year": "99"}), "correction_value_year"),
    (Request("correct", "{figure}", {"item": "长" * 501}), "correction_value_long"),
    (Request("correct", "{figure}", {"item": "a\x00b"}), "correction_value_characters"),
    (Request("correct", "{figure}", {"quote": "x"}), "correction_unknown_field"),
    (Request("correct", "{figure}", {}), "correction_field"),
    (Request("correct", "{figure}", {"value": "40.8"}), "correction_same"),
    (Request("reject", "{figure}", {"value": "1"}), "correction_no_values"),
    (Request("add", "{figure}"), "correction_add_where"),
    (Request("add", FILES[0], {"item": "x"}), "correction_add_needs"),
    (Request("add", FILES[0], {"item": "x", "measure": "executed"}, "全文没有的话"), "correction_quote_gone"),
    (Request("add", FILES[0], {"item": "x", "measure": "executed"}, "万元"), "correction_quote_many"),
    (Request("add", FILES[0], {"item": "x", "measure": "executed"}, "{quote}"), "correction_quote_number"),
    (
        Request("add", FILES[0], {"item": "x", "measure": "executed", "value": "40.8"}, "{quote}"),
        "correction_add_there",
    ),
    (Request("correct", FILES[0], {"region": "东汀区"}), "correction_value_regions"),
    (Request("correct", FILES[0], {"region": "乌有县"}), "correction_value_region"),
    (Request("correct", FILES[0], {"report_type": "小说"}), "correction_value_code"),
    (Request("correct", FILES[0], {"published": "昨天"}), "correction_value_day"),
    (Request("correct", FILES[0], {"url": "javascript:alert(1)"}), "correction_value_url"),
    (Request("correct", FILES[0], {"title": ""}), "correction_value_blank"),
    (Request("verify", FILES[0], {"published": None}), "correction_nothing"),
    (Request("withdraw", "c000000000000"), "unknown_correction"),
    (Request("erase", "{figure}"), "correction_action"),
]


@pytest.mark.parametrize(("request_", "code"), WRONG, ids=[f"{n}-{code}" for n, (_, code) in enumerate(WRONG)])
def test_what_is_wrong_is_refused_and_nothing_is_entered(plain: Path, request_: Request, code: str) -> None:
    figure = insurance(plain)
    asked = replace(
        request_, target=request_.target.format(figure=figure.id), quote=request_.quote.format(quote=figure.quote)
    )
    right = Request("correct", figure.id, {"value": "1"})
    with pytest.raises(UsageError) as caught:
        enter(plain, [right, asked])
    assert caught.value.code == code
    assert not (plain / NAME).exists() or (plain / NAME).read_bytes() == b""


def test_what_is_not_there_is_not_found(plain: Path) -> None:
    for target in ("r0000000000000000-f1", "nothing.txt"):
        with pytest.raises(UnknownReport):
            enter(plain, [Request("correct", target, {"value": "1"})])


def test_the_command_says_what_is_wrong_in_both_languages_with_status_2(
    plain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from web.cli import main

    figure = insurance(plain).id
    for arguments in (
        [figure, "--measure", "nonsense"],
        [figure],
        [],
        [figure, "--reject", "--verify"],
        ["x.txt", "--year", "1"],
    ):
        assert main(["correct", *arguments, "--index", str(plain)]) == 2, arguments
        said = capsys.readouterr()
        assert said.out == "" and len(said.err.splitlines()) >= 2, said.err
    assert main(["correct", figure, "--amount", "x", "--index", str(plain), "--lang", "en"]) == 2
    assert '"x" is no amount.' in capsys.readouterr().err


def test_the_command_corrects_lists_exports_imports_and_withdraws(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from web.cli import main

    def chazhang(*arguments: str) -> str:
        assert main([*arguments, "--index", str(index), "--lang", "zh"]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    figure = insurance(index)
    chazhang("correct", figure.id, "--amount", "41.8万元", "--why", "看错", "--who", "张三")
    chazhang("correct", FILES[0], "--type", "项目支出绩效自评报告", "--later")
    chazhang("correct", FILES[0], "--verify", "--field", "year", "--later")
    assert [row["status"] for row in json.loads(chazhang("corrections", "--json"))["items"]] == [
        "applied",
        "pending",
        "pending",
    ]
    chazhang("corrections", "--apply")
    exported = chazhang("corrections", "--format", "csv")
    assert exported.count("applied") == 3
    assert "张三" in chazhang("corrections") and "已生效" in chazhang("corrections", "--status", "applied")
    (tmp_path / "c.csv").write_text(exported, encoding="utf-8")
    chazhang("corrections", "--import", str(tmp_path / "c.csv"))
    assert len(states(index)) == 3
    chazhang("correct", "--withdraw", states(index)[0].id)
    assert opened(index).catalogue.figure(figure.id) == figure
    assert "40.8" in chazhang("figures", "--item", "监护人责任保险")


def test_a_correction_during_a_build_is_applied_by_it_or_after_it(index: Path) -> None:
    from indexer.errors import IndexBusy

    figure = insurance(index)
    enter(index, [Request("correct", figure.id, {"value": "3"})])
    with writing(index), pytest.raises(IndexBusy):
        apply_corrections(index, patience=0.1)
    assert [entry.status for entry in states(index)] == ["pending"]
    assert apply_corrections(index) is not None and apply_corrections(index) is None
    made = opened(index).catalogue.figure(figure.id)
    assert made is not None and made.value == 3
