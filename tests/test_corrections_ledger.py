"""The ledger under power cuts, many writers and damage; quotes found again or not; CSV from strangers."""

from __future__ import annotations

import csv
import io
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build import build
from indexer.corrections import Correction, from_line, in_order, placed, sealed, standing, to_line
from indexer.corrections.csv import COLUMNS, RowErrors, import_corrections, write_corrections
from indexer.corrections.enter import Request, apply_corrections, enter
from indexer.corrections.ledger import NAME, Ledger
from indexer.corrections.place import Places, lead_of
from indexer.errors import UnusableIndex, UsageError
from indexer.model import Span
from indexer.store import Index

DRAFT = Correction("", "", "张三", "看错", "correct", "0" * 64, "value", "1", "2", None, "支出1万元", 0, 6, 2, 3)


def write(folder: Path, *values: str) -> tuple[Correction, ...]:
    with Ledger(folder).writing() as pen:
        return pen.append([replace(DRAFT, value=value) for value in values])


def test_entries_come_back_as_they_were_written_in_their_order(tmp_path: Path) -> None:
    assert Ledger(tmp_path).read().entries == ()
    entries = (*write(tmp_path, "2", "3"), *write(tmp_path, "4"))
    assert Ledger(tmp_path).read().entries == entries
    assert [each.value for each in in_order(entries)] == ["2", "3", "4"]
    assert len({each.id for each in entries}) == 3 and all(each.id == sealed(each).id for each in entries)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_a_clock_that_is_set_back_does_not_make_an_old_entry_the_last(tmp_path: Path) -> None:
    with Ledger(tmp_path).writing() as pen:
        pen.append([replace(DRAFT, when="2099-01-01T00:00:00.000+00:00")])
    write(tmp_path, "9")
    assert [each.value for each in standing(Ledger(tmp_path).read().entries)["0" * 64]] == ["2", "9"]


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_a_torn_last_line_is_passed_over_and_closed_by_the_next_writer(tmp_path: Path, cut: int) -> None:
    first = write(tmp_path, "2", "3")
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole + to_line(first[0]).encode()[:cut])
    found = Ledger(tmp_path).read()
    assert (found.entries, found.damaged) == (first, 0)
    second = write(tmp_path, "4")
    found = Ledger(tmp_path).read()
    assert (found.entries, found.damaged) == ((*first, *second), 1)


def test_a_whole_last_line_without_its_end_counts(tmp_path: Path) -> None:
    first = write(tmp_path, "2", "3")
    (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes()[:-1])
    second = write(tmp_path, "4")
    found = Ledger(tmp_path).read()
    assert (found.entries, found.damaged) == ((*first, *second), 0)


def test_a_line_that_was_tampered_with_is_no_entry(tmp_path: Path) -> None:
    write(tmp_path, "2", "3")
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    (tmp_path / NAME).write_text(text.replace('"value":"2"', '"value":"22"') + "[" * 5000 + "\n{}\n", encoding="utf-8")
    found = Ledger(tmp_path).read()
    assert ([each.value for each in found.entries], found.damaged) == (["3"], 3)


def test_a_full_disk_leaves_the_ledger_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write(tmp_path, "2")
    real = os.write

    def full(handle: int, data: bytes) -> int:
        if len(data) > 100:
            return real(handle, data[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(UnusableIndex, match="cannot_write"):
        write(tmp_path, "3" * 90)
    monkeypatch.undo()
    assert Ledger(tmp_path).read().entries == first and not Ledger(tmp_path).read().damaged
    assert [each.value for each in (*first, *write(tmp_path, "4"))] == ["2", "4"]


PROGRAM = """
import sys
from pathlib import Path
from tests.test_corrections_ledger import write
for number in range(int(sys.argv[3])):
    write(Path(sys.argv[1]), f"{sys.argv[2]}-{number}")
    print(number, flush=True)
"""


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), name, str(count)], stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [writer(tmp_path, name, 40) for name in "abcd"]
    for each in writers:
        each.communicate()
        assert each.returncode == 0
    found = Ledger(tmp_path).read()
    assert found.damaged == 0 and len(found.entries) == 160
    for name in "abcd":
        assert [e.value for e in found.entries if str(e.value).startswith(name)] == [f"{name}-{n}" for n in range(40)]


def test_a_writer_that_is_killed_leaves_all_that_it_said_it_wrote(tmp_path: Path) -> None:
    said: dict[str, int] = {}
    for round_ in range(6):
        each = writer(tmp_path, f"k{round_}", 100_000)
        assert each.stdout is not None
        last = int(each.stdout.readline())
        time.sleep(0.02 * round_)
        each.send_signal(signal.SIGKILL)
        rest = [int(line) for line in each.communicate()[0].splitlines() if line.isdigit()]
        said[f"k{round_}"] = max([last, *rest])
    found = Ledger(tmp_path).read()
    for name, last in said.items():
        written = [e.value for e in found.entries if str(e.value).startswith(f"{name}-")]
        assert written == [f"{name}-{number}" for number in range(len(written))] and len(written) > last
    assert len(write(tmp_path, "after")) == 1


@given(st.dictionaries(st.text(), st.none() | st.text() | st.integers() | st.lists(st.text())))
def test_any_json_is_an_entry_or_is_not(row: dict[str, object]) -> None:
    import json

    assert from_line(json.dumps(row)) is None


# Where a quote is found again

TEXT = "一、收入\n基本支出10万元，其中公用经费3万元。\n二、支出\n项目支出20万元，其中公用经费3万元。\n三、结余\n无。\n"


def entry(text: str, quote: str, number: str, start: int | None = None) -> Correction:
    at = text.index(quote) if start is None else start
    span = Span(at, at + len(quote))
    before, after = Places(text).around(span)
    first = at + quote.index(number)
    return replace(
        DRAFT, quote=quote, start=span.start, end=span.end, amount_start=first, amount_end=first + len(number),
        before=before, after=after, lead=lead_of(text, at),
    )  # fmt: skip


def found(text: str, each: Correction) -> str:
    spot = Places(text).find(each)
    return spot if isinstance(spot, str) else f"{spot.amount.start}:{spot.amount.of(text)}"


SECOND = TEXT.rindex("其中公用经费3万元")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda t: t, "3"),  # nothing changed
        (lambda t: t + "附件\n", "3"),  # what stands behind does not matter
        (lambda t: "封面\n" + t, "3"),  # moved
        (lambda t: t.replace("，", "，\n").replace("3万元", "3 万元"), "3"),  # other blanks
        (lambda t: t.replace("三、结余", "三、其他"), "3"),  # the words before still tell
        (lambda t: t.replace("项目支出20", "项目支出21"), "3"),  # the words after still tell
        (lambda t: t.replace("项目支出20", "项目支出21").replace("三、结余", "三、其他"), "ambiguous"),
        (lambda t: t.replace("3万元", "4万元"), "gone"),
        (lambda t: t[t.index("二、") :] + t[t.index("二、") :], "ambiguous"),  # the whole is there twice
        (lambda t: "", "gone"),
    ],
)
def test_a_quote_that_stands_twice_is_placed_by_the_words_around_it(change, place: str) -> None:  # type: ignore[no-untyped-def]
    text = change(TEXT)
    got = found(text, entry(TEXT, "其中公用经费3万元", "3", SECOND))
    if place == "3":
        assert got.partition(":")[2] == "3"
        assert int(got.partition(":")[0]) > "".join(text).index("二、"), "the other one"
    else:
        assert got == place


def test_a_short_quote_that_is_left_alone_elsewhere_is_not_taken_for_the_one_that_is_gone() -> None:
    text = "甲项目\t60.00\t60.00\n乙项目\t70.00\t60.00\n合计\t130.00\t120.00\n"
    each = entry(text, "70.00", "70.00")
    assert found(text, each) == f"{text.index('70.00')}:70.00"
    assert found("目录\n" + text, each).endswith(":70.00")
    assert found("丙单位\t70.00\n丁单位\t1.00\n", each) == "gone"


def test_a_row_that_is_put_in_does_not_shift_a_correction_to_its_neighbour() -> None:
    rows = "".join(f"{number}号\t0.00\t0.00\n" for number in range(10, 30))
    start = rows.index("20号") + 4
    each = entry(rows, "0.00", "0.00", start)
    more = "10号\t0.00\t0.00\n" + rows
    assert found(more, each) == f"{start + len(more) - len(rows)}:0.00"
    same = "甲\t0.00\n" * 40
    each = entry(same, "0.00", "0.00", same.index("0.00", 100))
    assert found("乙\t0.00\n" + same, each) == "ambiguous"


def test_finding_is_linear_in_a_hostile_text() -> None:
    text = "0" * 1_000_000
    started = time.process_time()
    assert found(text + "1", replace(entry(text, "0000", "0000", 500_000), lead="x")) == "ambiguous"
    assert time.process_time() - started < 5


# CSV


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("csv")
    (folder / "a.txt").write_text(
        "岚州市东汀区教育局2022年度绩效自评报告\n一、支出\n2022年校车补贴支出45万元。\n", encoding="utf-8"
    )
    build([folder / "a.txt"], folder / "index")
    return folder / "index"


def figure_of(index: Path) -> str:
    return Index.open(index).catalogue.figures()[0].id


def from_csv(index: Path, data: str | bytes) -> Path:
    path = index.parent / "in.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


nasty = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=40)


@given(st.lists(st.tuples(nasty, nasty, st.none() | nasty), max_size=5))
def test_whatever_was_entered_comes_back_through_csv(rows: list[tuple[str, str, str | None]]) -> None:
    from indexer.corrections.csv import _entry, _plain

    entries = [
        sealed(replace(DRAFT, when="2026-01-01T00:00:00.000+00:00", why=w, quote=q, value=v or None))
        for w, q, v in rows
    ]
    stream = io.StringIO()
    write_corrections([placed(each) for each in entries], stream)
    back = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert [_entry({name: _plain(cell) for name, cell in row.items()}) for row in back] == entries
    for row in csv.reader(io.StringIO(stream.getvalue(), newline="")):
        formulas = [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))]
        assert all(re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", cell) for cell in formulas)  # a number is none


def test_a_formula_in_a_reason_stays_text(index: Path) -> None:
    enter(index, [Request("verify", figure_of(index), why='=HYPERLINK("http://x")')])
    apply_corrections(index)
    stream = io.StringIO()
    write_corrections(Index.open(index).catalogue.corrections(), stream)
    assert '\'=HYPERLINK(""http://x"")' in stream.getvalue()
    assert import_corrections(index, from_csv(index, stream.getvalue())).known == 1
    assert len(Ledger(index).read().entries) == 1


def test_rows_of_one_s_own_are_entered_once(index: Path) -> None:
    figure = figure_of(index)
    rows = f"action,figure,report,field,value,why,quote\ncorrect,{figure},,value,46,看错,\n"
    rows += f"correct,,a.txt,report.title,新标题,,\nverify,{figure},,,,,\n"
    for encoding, mark in (("gb18030", b""), ("utf-16", b""), ("utf-8-sig", b"")):
        file = from_csv(index, mark + rows.encode(encoding))
        import_corrections(index, file)
        apply_corrections(index)
    found = Ledger(index).read().entries
    assert len([each for each in found if each.field in ("value", "report.title")]) == 2
    assert Index.open(index).catalogue.report("a.txt").title == "新标题"
    tabs = from_csv(index, rows.replace(",", "\t"))
    assert import_corrections(index, tabs).known == 3


GOOD = "correct,FIGURE,value,47,"
HOSTILE: list[tuple[str, str | bytes, str]] = [
    ("no columns", "a,b\n1,2\n", "table_columns"),
    ("nothing", "", "table_columns"),
    ("no text", bytes(range(128, 256)) * 3, "table_encoding"),
    ("a null", "action,figure\ncorrect,\x00\n", "table_unreadable|correction_rows"),
    # The limit of a cell is the process's: reading a report in CSV raises it.
    ("a huge cell", "action,figure,why\ncorrect,x," + "长" * 200_000 + "\n", "table_unreadable|correction_rows"),
    ("another action", f"action,figure,field,value\n{GOOD}\nerase,FIGURE,value,1\n", "correction_rows"),
    ("another field", f"action,figure,field,value\n{GOOD}\ncorrect,FIGURE,sha256,1\n", "correction_rows"),
    ("a formula", f"action,figure,field,value\n{GOOD}\ncorrect,FIGURE,value,=1+1\n", "correction_rows"),
    ("no such figure", f"action,figure,field,value\n{GOOD}\ncorrect,r0000000000000000-f1,value,1\n", "correction_rows"),
    (
        "an id that was made up",
        "id,action,figure,field,value\nc123456789abc,correct,FIGURE,value,9\n",
        "correction_rows",
    ),
    (
        "too long a reason",
        "action,figure,field,value,why\ncorrect,FIGURE,value,9," + "x" * 2001 + "\n",
        "correction_rows",
    ),
]


@pytest.mark.parametrize(("data", "code"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_a_hostile_file_enters_nothing(index: Path, data: str | bytes, code: str) -> None:
    before = Ledger(index).read()
    data = data.replace("FIGURE", figure_of(index)) if isinstance(data, str) else data
    with pytest.raises(UsageError) as caught:
        import_corrections(index, from_csv(index, data))
    assert caught.value.code in code.split("|")
    assert Ledger(index).read() == before


def test_every_row_that_cannot_be_entered_is_named_by_its_line(index: Path) -> None:
    data = f'action,figure,field,value,why\ncorrect,{figure_of(index)},value,x,"two\nlines"\nerase,x,,,\n'
    with pytest.raises(RowErrors) as caught:
        import_corrections(index, from_csv(index, data))
    assert [(line, error.code) for line, error in caught.value.rows] == [
        (2, "correction_value_amount"), (4, "correction_action"),
    ]  # fmt: skip


def exported(index: Path, **changes: object) -> str:
    """An export of one entry that the ledger does not hold, with other cells."""
    entry = replace(DRAFT, when="2026-01-01T00:00:00.000+00:00")
    entry = sealed(replace(entry, **changes))  # type: ignore[arg-type]
    stream = io.StringIO()
    write_corrections([placed(entry)], stream)
    return stream.getvalue()


def test_an_exported_row_is_taken_over_as_it_stands_or_not_at_all(index: Path) -> None:
    for changes in (
        {"when": "2999-01-01T00:00:00.000+00:00"}, {"when": "yesterday"}, {"when": "2026-01-01T08:00:00.000+08:00"},
        {"field": "sha256"}, {"value": "x"},
        {"action": "withdraw", "target": "c000000000000"}, {"action": "verify"}, {"field": "report.nothing"},
    ):  # fmt: skip
        with pytest.raises(RowErrors):
            import_corrections(index, from_csv(index, exported(index, **changes)))
    good = exported(index)
    with pytest.raises(RowErrors, match="correction_rows"):  # a cell that was changed is no entry any more
        import_corrections(index, from_csv(index, good.replace(",2,", ",3,")))
    assert len(import_corrections(index, from_csv(index, good)).entered) == 1
    with pytest.raises(RowErrors):
        import_corrections(index, from_csv(index, good.replace("看错", "没看错")))
    assert import_corrections(index, from_csv(index, good)).known == 1
    apply_corrections(index)
    assert Index.open(index).catalogue.corrections()[-1].status == "absent"


def test_the_csv_holds_every_field_of_an_entry() -> None:
    assert set(asdict(DRAFT)) <= set(COLUMNS)
