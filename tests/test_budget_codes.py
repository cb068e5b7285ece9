"""Classification codes where they are printed: columns of codes, names in cells, prose; never amounts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from api.filters import to_filters
from api.service import Service
from indexer.build import build
from indexer.document import read_document
from indexer.errors import UsageError
from indexer.meaning.budget_codes import classes, find_codes, kind_of
from indexer.model import Document, Figure, Filters
from indexer.regions import Gazetteer
from indexer.store import Index
from indexer.vocabulary import Vocabulary
from web.cli import main
from web.machine_output import write_csv

HEAD = "岚州市东汀区教育局2022年度部门决算\n一、支出决算情况说明\n"
COLUMNS = """支出决算表
单位：万元
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
205\t教育支出\t812.60\t600.10\t212.50
20502\t普通教育\t700.00\t560.00\t140.00
2050202\t小学教育\t300.40\t260.40\t40.00
合计\t\t812.60\t600.10\t212.50
"""
JOINED = """一般公共预算财政拨款支出决算表
单位：万元
类\t款\t项\t科目名称\t支出决算
205\t02\t02\t小学教育\t300.40
205\t02\t03\t初中教育\t399.60
"""
NAMES = """基本支出决算表
单位：万元
经济分类科目\t决算数
30201办公费\t12.30
30211 差旅费\t3.40
公务接待费（30217）\t0.60
"""
PROSE = (
    "1.教育支出（类）普通教育（款）小学教育（项）2050202。年初预算为290.00万元，支出决算为300.40万元，完成年初预算的103.59%。\n"
    "2.初中教育（2050203）支出399.60万元，较上年增加10.20万元；学前教育支出20.10万元。\n"
    "3.办公费（30201）支出12.30万元，其中：印刷费1.10万元。\n"
)


def document(body: str) -> Document:
    return read_document(f"{HEAD}{body}".encode(), "a.txt", Vocabulary.load(), Gazetteer.load())


def codes_of(read: Document, printed: str) -> list[list[str]]:
    found = [figure for figure in read.figures if read.text[figure.amount_start : figure.amount_end] == printed]
    assert found, printed
    return [[code.code for code in figure.codes] for figure in found]


def holds(read: Document) -> None:
    """Every code stands where it says it does: its digits, and nothing but blanks between them."""
    for figure in read.figures:
        for code in figure.codes:
            assert "".join(read.text[code.start : code.end].split()) == code.code
            assert kind_of(code.code) == code.kind


def test_a_column_of_codes_is_that_of_its_rows() -> None:
    read = document(COLUMNS)
    holds(read)
    assert codes_of(read, "300.40") == [["2050202"]]
    assert codes_of(read, "812.60")[0] == ["205"]
    figure = next(figure for figure in read.figures if figure.codes)
    assert (figure.codes[0].kind, figure.codes[0].basis) == ("functional", "column")
    assert {figure.project for figure in read.figures if figure.codes} == {None}  # an account is no project


def test_class_section_and_item_in_cells_of_their_own_are_joined() -> None:
    read = document(JOINED)
    holds(read)
    assert codes_of(read, "300.40") == [["2050202"]]
    assert codes_of(read, "399.60") == [["2050203"]]


def test_codes_with_the_name_in_one_cell() -> None:
    read = document(NAMES)
    holds(read)
    assert codes_of(read, "12.30") == [["30201"]]
    assert codes_of(read, "3.40") == [["30211"]]
    assert codes_of(read, "0.60") == [["30217"]]
    figure = next(figure for figure in read.figures if figure.codes)
    assert (figure.codes[0].kind, figure.codes[0].basis) == ("economic", "printed")


def test_codes_of_prose_hold_for_their_item_and_its_parts_alone() -> None:
    read = document(PROSE)
    holds(read)
    assert codes_of(read, "290.00") == codes_of(read, "300.40") == [["2050202"]]
    assert codes_of(read, "399.60") == codes_of(read, "10.20") == [["2050203"]]
    assert codes_of(read, "20.10") == [[]]
    assert codes_of(read, "12.30") == codes_of(read, "1.10") == [["30201"]]


@pytest.mark.parametrize("body", [COLUMNS, JOINED, NAMES, PROSE])
def test_codes_are_never_amounts(body: str) -> None:
    values = {str(figure.value) for figure in document(body).figures}
    assert not values & {"205", "20502", "2050202", "2050203", "30201", "30211", "30217", "2", "3"}


@pytest.mark.parametrize(
    "text",
    [
        "302室改造经费3万元", "电话2051234转3", "2050202个", "205元", "2021年201人参加", "（205）房间", "第301号文件",
        "支出302.5万元", "岚财〔2022〕205号", "投入20502万元",
    ],
)  # fmt: skip
def test_other_numbers_are_no_codes(text: str) -> None:
    assert find_codes(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("小学教育（２０５０２０２）支出", ["2050202"]), ("205类20502款2050202项支出", ["205", "20502", "2050202"]),
        ("教育支出（205）", ["205"]), ("科目编码：2050202", ["2050202"]), ("，30217公务接待费", ["30217"]),
        ("2130504 农村基础设施建设支出", ["2130504"]),
    ],
)  # fmt: skip
def test_wordings(text: str, codes: list[str]) -> None:
    assert [code.code for code in find_codes(text, 0, len(text))] == codes


def test_every_class_has_a_kind_and_a_name() -> None:
    assert {kind for kind, _ in classes().values()} == {"income", "functional", "economic"}
    assert all(len(code) == 3 and all(names) for code, (_, names) in classes().items())
    assert kind_of("2050") is None and kind_of("2991234") is None


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("codes")
    (folder / "a.txt").write_text(f"{HEAD}{COLUMNS}{PROSE}", encoding="utf-8")
    build([folder / "a.txt"], folder / "index", encoder=None, progress=None)
    return folder / "index"


def test_a_filter_takes_a_code_or_its_beginning(index: Path) -> None:
    opened = Index.open(index)

    def found(code: str) -> set[str]:
        figures = opened.catalogue.figures(Filters(code=code))
        assert all(any(each.code.startswith(code) for each in figure.codes) for figure in figures)
        return {code.code for figure in figures for code in figure.codes}

    assert found("205") == {"205", "20502", "2050202", "2050203"}
    assert found("2050202") == {"2050202"}
    assert found("3") == {"30201"}
    assert found("207") == set()
    every = opened.catalogue.figures()
    assert all(figure.codes for figure in opened.catalogue.figures(Filters(code="2")))
    assert any(not figure.codes for figure in every)
    asked = Service(opened).ask("小学教育支出多少", Filters(code="2050202"))
    assert asked.figures and all(any(c.code == "2050202" for c in row.figure.codes) for row in asked.figures)


def test_codes_come_out_as_json_and_csv(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--index", str(index), "--code", "2050203", "--format", "jsonl", "--lang", "en"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows and all(row["codes"][0]["code"] == "2050203" for row in rows)
    assert set(rows[0]["codes"][0]) == {"code", "kind", "basis", "start", "end"}
    stream = io.StringIO()
    figures: list[Figure] = Index.open(index).catalogue.figures(Filters(code="2050203"))
    write_csv("figures", figures, stream)
    first = next(csv.DictReader(io.StringIO(stream.getvalue())))
    assert (first["codes_code"], first["codes_kind"]) == ("2050203", "functional")


def test_a_filter_that_is_no_code_says_so(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError):
        to_filters(Gazetteer.load(), code="教育")
    assert main(["figures", "--index", str(index), "--code", "20x", "--lang", "zh"]) == 2
    assert "科目编码“20x”看不懂" in capsys.readouterr().err
