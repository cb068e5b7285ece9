"""Twenty corrections of all kinds, and all that they have to survive."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from correction_kit import FILES, D, correct, figures, folder, index, money, opened, plain, states

import indexer.build
import indexer.document
from indexer.build import build
from indexer.building.inspection import inspect
from indexer.building.plan import Kept
from indexer.building.previous import previous
from indexer.building.publish import no_progress, publish
from indexer.building.removal import remove
from indexer.building.work import Shards
from indexer.corrections.csv import import_corrections, write_corrections
from indexer.corrections.enter import Request, apply_corrections, enter
from indexer.corrections.ledger import NAME
from indexer.document import read_document
from indexer.encoder import load_encoder
from indexer.errors import UsageError
from indexer.model import Figure, Filters
from indexer.originals import Originals
from indexer.regions import Gazetteer
from indexer.store import Index, writing
from indexer.text import RawText, ReportText, clean
from indexer.vocabulary import Vocabulary

__all__ = ["folder", "index", "plain"]


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
