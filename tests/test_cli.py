from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.model import to_json
from indexer.model import Figure, Passage, Report, Section
from indexer.store import Index
from web.arguments import FILTERS, make_parser
from web.cli import main
from web.machine_output import CSV_COLUMNS

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(sample_index_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run one command over the samples' index, in Chinese unless told otherwise."""
    for name in [name for name in os.environ if name.startswith("CHAZHANG_") and name != "CHAZHANG_REQUIRE_ALL"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CHAZHANG_INDEX", str(sample_index_path))
    monkeypatch.setenv("CHAZHANG_LANG", "zh")

    def ran(*arguments: str) -> Ran:
        try:
            status = main(list(arguments))
        except SystemExit as left:  # --help and --version
            status = int(left.code or 0)
        sys.stdout.flush()
        captured = capfd.readouterr()
        return Ran(status, captured.out, captured.err)

    return ran


def start(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CHAZHANG_")}
    environment |= {"PYTHONPATH": str(ROOT), "CHAZHANG_LANG": "zh"} | dict(options.pop("env", {}))  # type: ignore[call-overload]
    command = [sys.executable, "-m", "web.cli", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **options)  # type: ignore[call-overload]


# Listings


@pytest.mark.parametrize("kind", ["reports", "sections", "figures", "passages", "failures"])
def test_the_three_machine_forms_hold_the_same_rows(run: Run, kind: str) -> None:
    whole = json.loads(run(kind, "--json").out)
    assert list(whole) == ["items", "total", "next"]
    assert whole["total"] == len(whole["items"]) and whole["next"] is None
    lines = [json.loads(line) for line in run(kind, "--format", "jsonl").out.splitlines()]
    assert lines == whole["items"]
    rows = list(csv.DictReader(io.StringIO(run(kind, "--format", "csv").out)))
    assert len(rows) == whole["total"]
    for row, item in zip(rows, lines, strict=True):
        for name in ("id", "file", "report", "quote", "heading", "title"):
            if item.get(name):
                assert row[name] in (item[name], "'" + item[name])


def test_csv_has_a_column_for_every_field(sample_index: Index) -> None:
    catalogue = sample_index.catalogue
    for kind, record in (("reports", Report), ("sections", Section), ("figures", Figure), ("passages", Passage)):
        first = next(iter(getattr(catalogue, kind)()))
        assert isinstance(first, record)
        row = to_json(first)
        assert isinstance(row, dict)
        assert {column.split(".")[0] for column in CSV_COLUMNS[kind]} == set(row)


def test_a_table_shows_every_row_and_says_how_many(run: Run, sample_index: Index) -> None:
    shown = run("reports")
    for report in sample_index.catalogue.reports():
        assert report.id in shown.out and report.file in shown.out
    assert str(len(sample_index.catalogue.reports())) in shown.err
    assert "虚构" in shown.out


def test_filters_narrow_the_same_way_everywhere(run: Run) -> None:
    everything = json.loads(run("figures", "--json").out)["items"]
    year = next(one["year"] for one in everything if one["year"])
    narrowed = json.loads(run("figures", "--json", "--year", str(year)).out)["items"]
    assert narrowed == [one for one in everything if one["year"] == year]
    assert 0 < len(narrowed) < len(everything)
    large = json.loads(run("figures", "--json", "--min-yuan", "1,000,000").out)["items"]
    assert large and all(float(one["amount_yuan"]) >= 1e6 for one in large)
    executed = json.loads(run("figures", "--json", "--measure", "executed").out)["items"]
    assert executed == [one for one in everything if one["measure"] == "executed"]


def test_a_region_takes_in_what_lies_below(run: Run) -> None:
    reports = json.loads(run("reports", "--json").out)["items"]
    lineage = next(one["region"]["lineage"] for one in reports if len(one["region"]["lineage"]) >= 3)
    below = json.loads(run("reports", "--json", "--region", "/".join(lineage[:2])).out)["items"]
    assert below == [one for one in reports if one["region"]["lineage"][:2] == lineage[:2]]


def test_nothing_that_passes_is_said_and_is_no_error(run: Run) -> None:
    for form in ([], ["--json"], ["--format", "csv"]):
        found = run("figures", "--year", "1999", *form)
        assert found.status == 0 and "没有" in found.err
    assert json.loads(run("figures", "--year", "1999", "--json").out) == {"items": [], "total": 0, "next": None}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["figures", "--region", "没有这个地方"], "没有这个地方"),
        (["figures", "--region", "朝阳区"], "朝阳"),
        (["figures", "--year", "二〇二〇"], "二〇二〇"),
        (["figures", "--year", "2023..2020"], "2023..2020"),
        (["figures", "--min-yuan", "很多"], "很多"),
        (["figures", "--measure", "nonsense"], "executed"),
        (["reports", "--department", "nonsense"], "political_legal"),
        (["sections", "--section", "nonsense"], "nonsense"),
        (["sections", "--report", "nonsense"], "nonsense"),
        (["text", "nonsense"], "nonsense"),
        (["figures", "--json", "--format", "csv"], "--help"),
        (["no-such-command"], "--help"),
        (["figures", "--no-such-option"], "--help"),
        (["index"], "--help"),
        (["index", "/no/such/folder"], "/no/such/folder"),
        (["search", "x", "--limit", "0"], "--help"),
    ],
)
def test_wrong_use_is_2_with_a_sentence_and_nothing_on_standard_output(
    run: Run, arguments: list[str], said: str
) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err and "Traceback" not in ran.err


WRONG = (
    ["foo"],
    ["ask"],
    ["figures", "--x"],
    ["figures", "--year"],
    ["reports", "--json", "--format", "csv"],
    ["search", "x", "--limit", "0"],
    ["search", "x", "--limit", "many"],
)


def test_what_is_wrong_is_said_in_chinese(run: Run) -> None:
    for arguments in WRONG:
        detail = run(*arguments).err
        assert not re.search("argument|invalid|choose|required|expected", detail.splitlines()[0]), detail


def test_candidates_of_an_ambiguous_region_are_listed(run: Run) -> None:
    said = run("figures", "--region", "朝阳区").err
    assert "北京市" in said and "长春市" in said


def test_no_command_shows_the_help(run: Run) -> None:
    ran = run()
    assert ran.status == 2 and ran.out == "" and "figures" in ran.err


# Text


def test_text_is_the_text_to_the_letter(run: Run, sample_index: Index) -> None:
    for report in sample_index.catalogue.reports():
        assert run("text", report.id).out == sample_index.catalogue.text(report.id)
    assert run("text", report.file).out == sample_index.catalogue.text(report.id)


# Help, languages, version


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_help_in_the_language_asked_for(run: Run, lang: str) -> None:
    commands = ["index", "reports", "sections", "figures", "failures", "text", "ask", "search", "serve", "demo"]
    for command in commands:
        ran = run(command, "--help", "--lang", lang)
        assert ran.status == 0 and ran.err == ""
        assert "--index" in ran.out and "--lang" in ran.out
        assert bool(re.search("[一-鿿]", ran.out.replace("长沙市/望城区", "").replace("查账", ""))) == (lang == "zh")
    for command in ("reports", "sections", "figures", "ask", "search"):
        shown = run(command, "--help").out
        assert all(f"--{name.replace('_', '-')}" in shown for name in FILTERS)


def test_what_may_stand_before_the_command_may_stand_after_it() -> None:
    parser = make_parser("en")
    for arguments in (["--index", "x", "reports"], ["reports", "--index", "x"]):
        assert parser.parse_args(arguments).index == Path("x")


def test_a_question_may_begin_like_an_option_after_two_dashes() -> None:
    assert make_parser("en").parse_args(["ask", "--", "--lang"]).question == "--lang"


def test_version_is_one_line(run: Run) -> None:
    assert re.fullmatch(r"chazhang \S+\n", run("--version").out)


def test_without_a_language_asked_for_an_error_is_said_in_both(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHAZHANG_LANG")
    said = run("index", "/no/such/folder").err.splitlines()
    assert "找不到" in said[0] and "nothing at" in said[1]


# Indexes that are not there


def test_a_missing_index_is_3(run: Run, tmp_path: Path) -> None:
    for arguments in (["reports"], ["figures", "--json"], ["text", "x"], ["ask", "x"], ["search", "x"], ["serve"]):
        ran = run(*arguments, "--index", str(tmp_path / "none"))
        assert (ran.status, ran.out) == (3, "")
        assert str(tmp_path / "none") in ran.err


def test_a_damaged_index_is_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("generation-000001")
    assert run("reports", "--index", str(tmp_path)).status == 3


def test_another_encoder_is_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAZHANG_ENCODER", "another/model")
    ran = run("reports")
    assert ran.status == 3 and "another/model" in ran.err


# Indexing


def test_index_says_what_it_did(run: Run, samples: Path, tmp_path: Path) -> None:
    first = run("index", str(samples), "--index", str(tmp_path / "new"))
    assert (first.status, first.out) == (0, "")
    again = run("index", str(samples), "--index", str(tmp_path / "new"), "--lang", "en")
    assert "Added 0" in again.err and "unreadable 0" in again.err


def test_unreadable_files_are_1_and_are_listed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "picture.png").write_bytes(b"\x89PNG\r\n")
    ran = run("index", str(tmp_path / "in"), "--index", str(tmp_path / "new"))
    assert ran.status == 1 and "empty.txt" in ran.err and "picture.png" in ran.err
    listed = run("failures", "--index", str(tmp_path / "new"))
    assert listed.status == 0 and "empty.txt" in listed.out and "空" in listed.out
    assert "empty" in run("failures", "--index", str(tmp_path / "new"), "--lang", "en").out


def test_an_empty_folder_is_2_in_both_languages(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHAZHANG_LANG")
    (tmp_path / "in").mkdir()
    ran = run("index", str(tmp_path / "in"), "--index", str(tmp_path / "new"))
    assert ran.status == 2 and "没有可以收录" in ran.err and "no files" in ran.err
    assert not (tmp_path / "new").exists()


# Questions


def test_an_answer_is_one_json_object(run: Run) -> None:
    ran = run("ask", "哪些地方有残疾人相关支出", "--json")
    answer = json.loads(ran.out)
    assert {"question", "status", "figures", "beside", "related", "citations", "scope"} <= set(answer)
    assert ran.out.count("\n") == 1
    assert ran.status == (1 if answer["status"] in ("no_evidence", "related_only") else 0)


@pytest.mark.parametrize("question", ["", "   ", "？！……", "问" * 10_000])
def test_a_question_of_no_use_is_2(run: Run, question: str) -> None:
    ran = run("ask", question)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.strip() and "Traceback" not in ran.err


def test_a_question_without_evidence_is_1(run: Run) -> None:
    ran = run("ask", "月球基地火箭燃料采购支出多少")
    assert ran.status == 1 and ran.out


def test_search_ranks_passages(run: Run) -> None:
    found = json.loads(run("search", "存在的问题", "--json", "--limit", "3").out)
    assert len(found["items"]) == 3
    scores = [one["score"] for one in found["items"]]
    assert scores == sorted(scores, reverse=True)
    shown = run("search", "存在的问题", "--limit", "3")
    assert shown.status == 0 and found["items"][0]["file"] in shown.out


# The process as a whole


def test_a_closed_pipe_is_no_error(sample_index_path: Path) -> None:
    process = start("figures", "--format", "jsonl", "--index", str(sample_index_path))
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait(30)
    assert said == b""


def test_arguments_that_are_no_utf8_are_words_that_match_nothing(sample_index_path: Path) -> None:
    for arguments, status in (
        ((b"text", b"\xff"), 2),
        ((b"figures", b"--item", b"\xb1\xa3"), 0),
        ((b"ask", b"\xff\xfe"), 2),
    ):
        process = start(*arguments, b"--index", os.fsencode(sample_index_path))  # type: ignore[arg-type]
        _, said = process.communicate(timeout=60)
        assert process.returncode == status and said and b"Traceback" not in said


def test_output_is_utf8_whatever_the_locale(sample_index_path: Path) -> None:
    process = start("reports", "--json", "--index", str(sample_index_path), env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    out, _ = process.communicate(timeout=60)
    assert json.loads(out.decode("utf-8"))["total"] > 0


def test_listings_and_answers_never_load_what_they_do_not_need(sample_index_path: Path) -> None:
    script = (
        "import sys; from web.cli import main; status = main(sys.argv[1:]);"
        "print(' '.join(name for name in ('torch', 'sentence_transformers', 'faiss', 'tantivy', 'jieba', 'numpy',"
        "'fastapi', 'uvicorn') if name in sys.modules), file=sys.stderr)"
    )
    loaded = {}
    for arguments in (("figures", "--json"), ("ask", "垃圾处理支出多少", "--json")):
        command = [sys.executable, "-c", script, *arguments, "--index", str(sample_index_path), "--lang", "zh"]
        ran = subprocess.run(command, capture_output=True, cwd=ROOT, check=True, timeout=60)
        loaded[arguments[0]] = set(ran.stderr.decode().splitlines()[-1].split())
    assert loaded["figures"] == set()
    assert not loaded["ask"] & {"torch", "sentence_transformers", "fastapi", "uvicorn"}


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_serve_says_that_its_port_is_taken(run: Run, taken_port: int) -> None:
    ran = run("serve", "--port", str(taken_port))
    assert ran.status == 2 and str(taken_port) in ran.err


def test_serve_says_that_its_address_is_of_no_use(run: Run) -> None:
    ran = run("serve", "--host", "no.such.host.invalid", "--port", "0")
    assert ran.status == 2 and "no.such.host.invalid" in ran.err


def test_demo_indexes_the_samples_and_serves_them_on_a_free_port(tmp_path: Path, taken_port: int) -> None:
    process = start("demo", "--index", str(tmp_path / "demo"), env={"CHAZHANG_PORT": str(taken_port)}, cwd=tmp_path)
    assert process.stderr is not None and process.stdout is not None
    try:
        url = ""
        while not url:
            line = process.stderr.readline().decode()
            assert line, "the server ended before it said its address"
            found = re.search(r"http://\S+/", line)
            url = found[0] if found else ""
        for _ in range(100):
            try:
                with urllib.request.urlopen(url + "api/v1/reports", timeout=10) as response:
                    assert json.load(response)["total"] > 0
                break
            except ConnectionError:
                time.sleep(0.05)
        else:
            pytest.fail("no answer from the server")
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 0
