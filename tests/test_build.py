from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import indexer.build
import indexer.building.nursery
import indexer.building.pool
from indexer.build import BuildSummary, build
from indexer.building.limits import Limits
from indexer.building.manifest import FORMAT_VERSION
from indexer.building.pool import Pool
from indexer.building.work import Shards
from indexer.document import read_document
from indexer.errors import BrokenFile, EncoderUnavailable, UsageError
from indexer.model import Filters
from indexer.regions import Gazetteer
from indexer.store import Index
from indexer.vocabulary import Vocabulary

REGIONS = (
    "code\tname\tlevel\tparent\tstart\tend\tsuccessor\n"
    "980000\t试演省\tprovince\t\t2000\t\t\n"
    "980100\t松坪市\tcity\t980000\t2000\t\t\n"
    "980102\t柳岸区\tdistrict\t980100\t2000\t\t\n"
)


def report(year: int, amount: str, place: str = "松坪市柳岸区") -> str:
    return (
        f"{place}残联{year}年度部门整体支出绩效自评报告\n\n一、部门基本情况\n"
        f"{place}残联共有在职人员8人。{year}年年初预算300万元。\n"
        f"二、项目支出情况\n{year}年无障碍改造项目支出{amount}万元，助听器适配支出12.5万元。\n"
        "三、存在的问题\n项目进度偏慢，资金下达较晚。\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "regions.tsv").write_text(REGIONS, encoding="utf-8")
    (folder / "a.txt").write_text(report(2021, "40"), encoding="utf-8")
    (folder / "b.txt").write_text(report(2022, "55"), encoding="utf-8")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index"


def outcome(summary: BuildSummary) -> tuple[int, int, int, int]:
    return summary.added, summary.updated, summary.unchanged, len(summary.failed)


def texts(path: Path) -> dict[str, str]:
    catalogue = Index.open(path).catalogue
    return {one.file: catalogue.text(one.id) for one in catalogue.reports()}


def amounts(path: Path) -> set[str]:
    return {str(one.amount_yuan) for one in Index.open(path).catalogue.figures(text_like=["无障碍改造"])}


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


# Programs that run in place of a worker's own: each breaks in its way at a.txt.
BREAKS = {
    "an error": ("raise ZeroDivisionError('boom')", "unexpected_failure"),
    "no memory left": ("bytearray(64 << 30)", "out_of_memory"),
    "bottomless recursion": ("f = lambda: f(); f()", "too_deep"),
    "a crash": ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "worker_died"),
    "leaving": ("import os; os._exit(0)", "worker_died"),
    "a hang": ("import time; time.sleep(60)", "timed_out"),
    "a hang in a child": ("import subprocess; subprocess.run(['sleep', '60'])", "timed_out"),
}


def breaking(code: str) -> tuple[str, ...]:
    program = f"""
import indexer.document, indexer.building.nursery
real = indexer.document.to_metadata
def fragile(name, *rest):
    if name == "a.txt":
        {code}
    return real(name, *rest)
indexer.document.to_metadata = fragile
indexer.building.nursery.main()
"""
    return sys.executable, "-c", program


@pytest.mark.parametrize("way", BREAKS)
def test_a_document_that_breaks_its_worker_is_one_failure(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    code, failure = BREAKS[way]
    monkeypatch.setattr(indexer.building.nursery, "COMMAND", breaking(code))
    (folder / "c.txt").write_text(report(2023, "70"), encoding="utf-8")
    sha256 = hashlib.sha256((folder / "a.txt").read_bytes()).hexdigest()
    started = time.monotonic()
    summary = build([folder], path, workers=1, limits=Limits(seconds=2))
    assert time.monotonic() - started < 15
    assert [(one.file, one.stage, one.code, one.sha256) for one in summary.failed] == [
        ("a.txt", "metadata", failure, sha256)
    ]
    assert summary.failed[0].reason and summary.failed[0].reason_zh
    assert "{" not in summary.failed[0].reason + summary.failed[0].reason_zh
    assert list(texts(path)) == ["b.txt", "c.txt"]


def alive(group: int) -> list[str]:
    """The states of the processes of a group that are not dead."""
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [row[1] for row in rows if int(row[0]) == group and not row[1].startswith("Z")]


def test_nothing_is_left_running(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    note = tmp_path / "worker"
    code = f"""import os, subprocess, time
        subprocess.Popen(["sleep", "77"])
        open({str(note)!r}, "w").write(str(os.getpid()))
        time.sleep(77)"""
    monkeypatch.setattr(indexer.building.nursery, "COMMAND", breaking(code))
    build([folder], path, limits=Limits(seconds=1))
    for _ in range(50):
        if not alive(int(note.read_text())):
            break
        time.sleep(0.1)
    assert alive(int(note.read_text())) == []


def test_an_interrupted_build_changes_nothing_and_resumes(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder / "b.txt"], path)
    (folder / "c.txt").write_text(report(2023, "70"), encoding="utf-8")
    started: list[str] = []
    real = indexer.building.pool.Pool.start

    def interrupted(pool: Pool, task: Mapping[str, Any]) -> int:
        if len(started) == 1:
            raise KeyboardInterrupt
        return noted(pool, task)

    def noted(pool: Pool, task: Mapping[str, Any]) -> int:
        started.append(task["name"])
        return real(pool, task)

    monkeypatch.setattr(Pool, "start", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build([folder], path, workers=1)
    assert list(texts(path)) == ["b.txt"]
    started.clear()
    monkeypatch.setattr(Pool, "start", noted)
    build([folder], path, workers=1)
    assert started == ["b.txt", "c.txt"]  # a.txt was finished; b.txt changes with the regions of the folder
    assert sorted(texts(path)) == ["a.txt", "b.txt", "c.txt"]
    assert list((path / "work").iterdir()) == []


def test_a_shard_comes_back_equal(folder: Path, tmp_path: Path) -> None:
    data = (folder / "a.txt").read_bytes()
    document = read_document(data, "a.txt", Vocabulary.load(), Gazetteer.load([folder / "regions.tsv"]), ("/x/a.txt",))
    shards = Shards(tmp_path)
    shards.put("key", document)
    assert shards.has("key") and not shards.has("other")
    assert shards.get("key") == document


@pytest.mark.parametrize("name", ["missing", "empty", "hidden"])
def test_a_source_of_nothing_is_a_clear_error_and_loses_nothing(
    folder: Path, path: Path, tmp_path: Path, name: str
) -> None:
    build([folder], path)
    if name != "missing":
        (tmp_path / name).mkdir()
    if name == "hidden":
        (tmp_path / name / ".x").write_text("x")
    with pytest.raises(UsageError) as caught:
        build([tmp_path / name], path)
    assert caught.value.code == ("source_missing" if name == "missing" else "source_empty")
    assert sorted(texts(path)) == ["a.txt", "b.txt"]


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


def test_a_model_that_is_not_there_leaves_the_index_as_it_was(folder: Path, path: Path) -> None:
    build([folder / "a.txt"], path)
    with pytest.raises(EncoderUnavailable):
        build([folder], path, encoder="no/such-model-anywhere")
    assert list(texts(path)) == ["a.txt"]


def test_a_broken_region_table_leaves_the_index_as_it_was(folder: Path, path: Path) -> None:
    build([folder / "a.txt"], path)
    (folder / "regions.tsv").write_text("this is no table", encoding="utf-8")
    with pytest.raises(UsageError):
        build([folder], path)
    assert list(texts(path)) == ["a.txt"]


def test_an_index_with_a_damaged_catalogue_is_built_again(folder: Path, path: Path) -> None:
    build([folder], path)
    (path / "generation-000001" / "catalogue.sqlite").write_bytes(b"rubbish")
    summary = build([folder / "a.txt"], path)
    assert summary.replaced is not None
    assert list(texts(path)) == ["a.txt"]
    assert Index.open(path).catalogue.reports()[0].region.code == "980102"  # the regions were not damaged


def test_an_index_of_another_format_is_built_again_from_its_files(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], path)
    (folder / "b.txt").unlink()
    manifest = path / "generation-000001" / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT_VERSION}', '"format": 0'))
    other = folder / "c.txt"
    other.write_text(report(2023, "70"), encoding="utf-8")
    summary = build([other], path)
    assert summary.replaced is not None and summary.replaced.code == "index_version"
    assert [Path(one).name for one in summary.lost] == ["b.txt"]
    assert sorted(texts(path)) == ["a.txt", "c.txt"]


def test_damaged_vectors_are_made_again(folder: Path, path: Path) -> None:
    build([folder], path)
    for part in ("passages.faiss", "items.faiss", "terms/meta.json"):
        (Index.open(path).folder / part).write_bytes(b"rubbish")
        assert outcome(build([folder], path)) == (0, 0, 2, 0)
        index = Index.open(path)
        assert index.damaged_parts() == []
        assert len(index.passage_vectors) == len(index.terms) == index.manifest.counts["passages"]


def test_a_damaged_shard_is_made_again(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(indexer.build, "publish", dies)
        build([folder], path)
    shards = sorted((path / "work").glob("*.sqlite"))
    assert len(shards) == 2
    shards[0].write_bytes(b"")
    shards[1].write_bytes(b"rubbish")
    assert outcome(build([folder], path)) == (2, 0, 0, 0)


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
