from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from build_kit import amounts, folder, outcome, path, report, texts

import indexer.build
import indexer.building.nursery
import indexer.building.pool
from indexer.build import build
from indexer.document import read_document
from indexer.errors import BrokenFile, UsageError
from indexer.model import Filters
from indexer.regions import Gazetteer
from indexer.store import Index
from indexer.vocabulary import Vocabulary

__all__ = ["folder", "path"]


def test_a_folder_becomes_an_index(folder: Path, path: Path) -> None:
    summary = build([folder], path)
    assert outcome(summary) == (2, 0, 0, 0)
    index = Index.open(path)
    assert [one.file for one in index.catalogue.reports()] == ["a.txt", "b.txt"]
    assert index.manifest.counts["reports"] == summary.reports == 2
    assert index.damaged_parts() == []
    passages = index.catalogue.passages()
    assert len(passages) == len(index.passage_vectors) == len(index.terms) == summary.passages > 0
    assert len(index.item_vectors) == len(index.catalogue.items()) > 0
    for one in index.catalogue.figures(include_inside_name=True):
        assert index.catalogue.text(one.report)[one.start : one.end] == one.quote


def test_terms_and_vectors_lead_to_the_passage_by_its_number(folder: Path, path: Path) -> None:
    build([folder], path)
    index = Index.open(path)
    wanted = {p.number for p in index.catalogue.passages(Filters(years=(2022, 2022))) if "助听器" in p.text}
    allowed = index.catalogue.passage_numbers(Filters(years=(2022, 2022)))
    words = [(word, 1.0) for word in index.tokenizer.words("助听器适配")]
    pairs = [(pair, 1.0) for pair in index.tokenizer.bigrams("助听器适配")]
    found = index.terms.search(words, pairs, 1, set(allowed.tolist()))
    assert found[0][0] in wanted
    vector = index.passage_vectors.get([found[0][0]])[0]
    assert index.passage_vectors.search(vector, 1)[0][0] == found[0][0]


def test_a_folder_s_regions_are_known_and_stay_known(folder: Path, path: Path, tmp_path: Path) -> None:
    build([folder], path)
    assert {one.region.code for one in Index.open(path).catalogue.reports()} == {"980102"}
    other = tmp_path / "other.txt"
    other.write_text(report(2023, "70"), encoding="utf-8")
    build([other], path)
    index = Index.open(path)
    assert len(index.catalogue.reports(Filters(regions=("980000",)))) == 3
    assert [region.code for region in index.gazetteer.resolve("柳岸区")] == ["980102"]


def test_a_region_takes_in_what_it_was_called_before(folder: Path, path: Path) -> None:
    with (folder / "regions.tsv").open("a", encoding="utf-8") as stream:
        stream.write("980103\t青芦县\tcounty\t980100\t2000\t2020\t980104\n980104\t青芦区\tdistrict\t980100\t2020\t\t\n")
    (folder / "a.txt").write_text(report(2018, "9", "松坪市青芦县"), encoding="utf-8")
    (folder / "b.txt").write_text(report(2022, "11", "松坪市青芦区"), encoding="utf-8")
    build([folder], path)
    catalogue = Index.open(path).catalogue
    assert [one.region.code for one in catalogue.reports()] == ["980103", "980104"]
    assert len(catalogue.reports(Filters(regions=("980104",)))) == 2
    assert len(catalogue.reports(Filters(regions=("980103",)))) == 2  # one place renamed: either name finds both
    assert {one.year for one in catalogue.figures(Filters(regions=("980104",)))} >= {2018, 2022}


def test_unchanged_work_is_reused(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([folder], path)
    before = texts(path)
    monkeypatch.setattr(indexer.building.pool, "Nursery", lambda *_: pytest.fail("read again"))
    summary = build([folder], path)
    assert outcome(summary) == (0, 0, 2, 0)
    assert texts(path) == before
    assert Index.open(path).damaged_parts() == []


def test_vectors_taken_over_are_the_same(folder: Path, path: Path) -> None:
    build([folder / "b.txt", folder], path)
    first = Index.open(path)
    numbers = {(p.report, p.start): p.number for p in first.catalogue.passages()}
    (folder / "a.txt").unlink()
    (folder / "0.txt").write_text(report(2019, "5"), encoding="utf-8")
    build([folder], path)
    second = Index.open(path)
    for passage in second.catalogue.passages():
        if (passage.report, passage.start) in numbers:
            old = first.passage_vectors.get([numbers[passage.report, passage.start]])
            assert (second.passage_vectors.get([passage.number]) == old).all()


def test_words_taken_over_are_the_same(folder: Path, path: Path) -> None:
    build([folder], path)
    catalogue = Index.open(path).catalogue
    words = {one.id: catalogue.words(one.id) for one in catalogue.reports()}
    (folder / "0.txt").write_text(report(2019, "5"), encoding="utf-8")
    build([folder], path)
    index = Index.open(path)
    assert {name: index.catalogue.words(name) for name in words} == words
    for one in index.catalogue.reports():
        passages = index.catalogue.passages(report_id=one.id)
        for passage, found in zip(passages, index.catalogue.words(one.id), strict=True):
            assert found[-len(index.tokenizer.words(passage.text)) :] == index.tokenizer.words(passage.text)


def test_another_extractor_reads_again(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([folder], path)
    monkeypatch.setattr(indexer.build, "extractor_version", lambda: "improved")
    assert outcome(build([folder], path)) == (0, 2, 0, 0)


def test_another_extractor_reads_earlier_reports_again_where_it_can(
    folder: Path, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], path)
    (folder / "b.txt").unlink()
    other = tmp_path / "other.txt"
    other.write_text(report(2023, "70"), encoding="utf-8")
    monkeypatch.setattr(indexer.build, "extractor_version", lambda: "improved")
    summary = build([other], path)
    assert summary.outdated == 1  # b.txt is gone: what was read of it stays
    assert len(texts(path)) == 3
    keys = Index.open(path).catalogue.work_keys()
    assert len(set(keys.values())) == 3


def test_a_changed_file_replaces_its_report(folder: Path, path: Path) -> None:
    build([folder], path)
    (folder / "a.txt").write_text(report(2021, "41"), encoding="utf-8")
    assert outcome(build([folder], path)) == (0, 1, 1, 0)
    assert sorted(texts(path)) == ["a.txt", "b.txt"]
    assert amounts(path) == {"410000", "550000"}


def test_adding_keeps_earlier_reports(folder: Path, path: Path) -> None:
    build([folder / "a.txt"], path)
    assert outcome(build([folder / "b.txt"], path)) == (1, 0, 0, 0)
    assert sorted(texts(path)) == ["a.txt", "b.txt"]


def test_a_file_that_is_gone_is_reported_and_its_report_stays(folder: Path, path: Path) -> None:
    build([folder], path)
    (folder / "a.txt").unlink()
    summary = build([folder], path)
    assert [Path(one).name for one in summary.missing] == ["a.txt"]
    assert sorted(texts(path)) == ["a.txt", "b.txt"]


def test_a_file_that_moved_is_one_report_under_its_new_name(folder: Path, path: Path) -> None:
    build([folder], path)
    (folder / "a.txt").rename(folder / "c.txt")
    summary = build([folder], path)
    assert summary.missing == ()
    assert outcome(summary) == (0, 0, 2, 0)
    assert sorted(texts(path)) == ["b.txt", "c.txt"]
    assert {one.file for one in Index.open(path).catalogue.figures()} == {"b.txt", "c.txt"}


def test_one_content_under_two_names_is_one_report_with_two_sources(folder: Path, path: Path) -> None:
    shutil.copy(folder / "a.txt", folder / "copy.txt")
    build([folder], path)
    first = Index.open(path).catalogue.reports()[0]
    assert [Path(source).name for source in first.sources] == ["a.txt", "copy.txt"]
    assert len(texts(path)) == 2
    (folder / "copy.txt").write_text(report(2018, "9"), encoding="utf-8")
    build([folder], path)
    assert sorted(texts(path)) == ["a.txt", "b.txt", "copy.txt"]


def test_what_cannot_be_read_is_a_row_and_the_rest_goes_on(folder: Path, path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nothing behind it")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 ...")
    (folder / ".hidden").write_bytes(b"\x00")
    (folder / "~$b.docx").write_bytes(b"\x00")
    (folder / "README.md").write_text("这里是报告的说明。", encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "x.xyz").write_bytes(bytes(range(256)))
    summary = build([folder], path)
    assert outcome(summary) == (2, 0, 0, 5)
    failures = Index.open(path).catalogue.failures()
    assert {one.file for one in failures} == {
        "README.md", "broken.docx", "empty.txt", "scan.pdf", "sub/x.xyz",
    }  # fmt: skip
    assert all(one.reason and one.reason_zh and one.stage for one in failures)


def test_a_failure_goes_when_its_file_is_mended_or_gone(folder: Path, path: Path) -> None:
    for name in ("one.txt", "two.txt", "three.txt"):
        (folder / name).write_bytes(b"")
    build([folder], path)
    (folder / "one.txt").write_text(report(2017, "3"), encoding="utf-8")
    (folder / "two.txt").unlink()
    build([folder], path)
    assert [one.file for one in Index.open(path).catalogue.failures()] == ["three.txt"]
    build([folder / "a.txt"], path)  # says nothing of three.txt
    assert [one.file for one in Index.open(path).catalogue.failures()] == ["three.txt"]


def test_a_report_stays_when_its_file_breaks(folder: Path, path: Path) -> None:
    build([folder], path)
    (folder / "a.txt").write_bytes(b"")
    summary = build([folder], path)
    assert len(summary.failed) == 1
    assert sorted(texts(path)) == ["a.txt", "b.txt"]


def test_an_index_of_nothing_but_failures_is_published(tmp_path: Path, path: Path) -> None:
    (tmp_path / "only.pdf").write_bytes(b"%PDF-1.7")
    summary = build([tmp_path / "only.pdf"], path)
    assert (summary.reports, len(summary.failed)) == (0, 1)
    index = Index.open(path)
    assert index.catalogue.passage_numbers().tolist() == []
    assert len(index.passage_vectors) == len(index.item_vectors) == len(index.terms) == 0


def test_tables_about_a_folder_are_no_reports_deeper_in_it(folder: Path, path: Path) -> None:
    (folder / "sub").mkdir(exist_ok=True)
    (folder / "sub" / "regions.tsv").write_text("code\tname\tlevel\tparent\tstart\n", encoding="utf-8")
    (folder / "sub" / "Sources.csv").write_text("文件,年度\n甲.txt,2021\n", encoding="utf-8")
    build([folder], path)
    assert {(one.file, one.code) for one in Index.open(path).catalogue.failures()} == {
        ("sub/regions.tsv", "only_at_root"),
        ("sub/Sources.csv", "only_at_root"),
    }


def test_an_index_is_no_source(folder: Path, path: Path) -> None:
    build([folder], path)
    with pytest.raises(UsageError):
        build([path], path)
    inside = folder / "chazhang-index"
    build([folder], inside)
    assert outcome(build([folder], inside)) == (0, 0, 2, 0)


def test_progress_is_told_to_its_end(folder: Path, path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build([folder], path, progress=lambda *step: told.append(step))
    assert ("read", 2, 2) in told and ("write", 2, 2) in told


@pytest.mark.skipif(os.name != "posix", reason="names of bytes are POSIX")
def test_a_file_name_that_is_no_utf8_is_read_and_shown(folder: Path, path: Path) -> None:
    name = os.fsencode(folder) + "/绩效报告.txt".encode("gb18030")
    try:
        Path(os.fsdecode(name)).write_text(report(2016, "8"), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert outcome(build([folder], path)) == (3, 0, 0, 0)
    assert "绩效报告.txt" in texts(path)


def test_read_document_names_its_stage() -> None:
    stages: list[str] = []
    with pytest.raises(BrokenFile):
        read_document(b"", "x.txt", Vocabulary.load(), Gazetteer.load(), (), stages.append)
    assert stages == ["read"]
