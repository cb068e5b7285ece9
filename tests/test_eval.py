"""The evaluation's formulas by hand, its two layouts of labels, and its command."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.gold import GoldSet
from eval.metrics import EvalResult, bigram_agreement, mean, prf


def test_prf_by_hand() -> None:
    found = prf(matched=3, predicted=4, gold=6)
    assert (found.precision, found.recall) == (0.75, 0.5)
    assert found.f1 == pytest.approx(0.6)
    assert (found + prf(1, 4, 2)).f1 == pytest.approx(2 * 4 / (8 + 8))


def test_prf_where_there_is_nothing() -> None:
    assert prf(0, 0, 0).f1 == 1.0
    assert prf(0, 0, 5).f1 == 0.0
    assert prf(0, 5, 0).f1 == 0.0
    with pytest.raises(ValueError, match="3 matched of 2"):
        prf(3, 2, 5)


def test_bigram_agreement_by_hand() -> None:
    assert bigram_agreement("网格员补贴", "网格员补贴") == 1.0
    assert bigram_agreement("望湖区网格员补贴支出", "网格员补贴") == 1.0  # more words do not hurt
    assert bigram_agreement("网格员", "网格员补贴") == 0.5  # 网格 格员 of 网格 格员 员补 补贴
    assert bigram_agreement("补贴", "补贴补贴") == pytest.approx(1 / 3)  # 补贴 贴补 补贴, found once
    assert bigram_agreement("ＡＢ（一）", "ab一") == 1.0  # width, case and punctuation do not count
    assert bigram_agreement("甲", "甲") == 1.0
    assert bigram_agreement("乙", "甲") == 0.0
    assert bigram_agreement("随便", "——") == 1.0


def test_mean() -> None:
    assert mean([1, 2, 6]) == 3
    assert mean([]) == 0.0


def test_a_result_prints_its_items_and_as_many_errors_as_asked() -> None:
    result = EvalResult(
        "figures",
        {"money_f1": 0.5, "documents": 2},
        [{"doc": "d01", "f1": 0.25, "errors": ["missed 40万", "wrong year"]}, {"doc": "d02", "f1": 0.75, "errors": []}],
    )
    assert "0.2500" in result.to_text()
    assert "missed" not in result.to_text()
    assert "d01: missed 40万" in result.to_text(errors=1)
    assert "wrong year" not in result.to_text(errors=1)
    assert "wrong year" in result.to_text(errors=-1)


def test_a_result_as_json_keeps_decimals_exact() -> None:
    record = json.loads(EvalResult("x", {"a": 1}, [{"yuan": Decimal("652800.10"), "docs": ("a",)}]).to_json())
    assert record["items"] == [{"yuan": "652800.10", "docs": ["a"]}]


def write_labels_together(folder: Path) -> Path:
    (folder / "reports").mkdir(parents=True)
    for doc in ("d1", "d2"):
        (folder / "reports" / f"{doc}.txt").write_text("网格员补贴288万元。", "utf-8")
    figure = {"id": "F1", "doc": "d1", "file": "d1.txt", "kind": "money", "value": 288, "amount_yuan": 2880000,
              "table": None, "shared_with": None, "measure": "executed", "item": "网格员补贴"}  # fmt: skip
    metadata = [{"doc": d, "file": f"{d}.txt", "year": 2021, "scores": [], "grade": "优"} for d in ("d1", "d2")]
    question = {"id": "Q1", "lang": "zh", "kind": "lookup", "text": "多少？", "gold_answer": "288万元",
                "gold_figures": ["F1"], "forbidden_figures": [], "verdict": None, "abstain": False,
                "conflict_in_source": False, "derived_value_yuan": 2880000,
                "evidence": [{"file": "d1.txt", "start": 0, "end": 9, "quote": "网格员补贴288万"}]}  # fmt: skip
    both = {**question, "id": "Q2", "evidence": [*question["evidence"], {**question["evidence"][0], "file": "d2.txt"}]}
    section = {"doc": "d1", "id": "S1", "start": 0, "end": 11, "level": 0}
    for name, rows in (
        ("figures", [figure]),
        ("metadata", metadata),
        ("questions", [question, both]),
        ("sections", [section]),
    ):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def test_gold_with_reports_beside_the_labels(tmp_path: Path) -> None:
    gold = GoldSet.load(write_labels_together(tmp_path / "set"))
    assert [doc for doc, _ in gold.reports] == ["d1", "d2"]
    assert gold.figures["d1"][0]["amount_yuan"] == Decimal(2880000)
    assert gold.figures["d1"][0]["shared_with"] == []
    assert gold.figures["d2"] == []
    assert gold.metadata["d1"]["grades"] == [{"scope": None, "grade": "优"}]
    question = gold.questions[0]
    assert (question["derived_yuan"], question["docs"]) == ([Decimal(2880000)], ["d1"])
    assert [figure["id"] for figure in question["figures"]] == ["F1"]


def test_only_keeps_the_questions_that_rest_on_the_kept_documents(tmp_path: Path) -> None:
    gold = GoldSet.load(write_labels_together(tmp_path / "set"), only=["d1"])
    assert [doc for doc, _ in gold.reports] == ["d1"]
    assert [question["id"] for question in gold.questions] == ["Q1"]


@pytest.mark.parametrize(("name", "reports", "labelled"), [("gold", 5, 3), ("devset", 16, 16)])
def test_the_labels_point_into_the_reports(shared: Path, name: str, reports: int, labelled: int) -> None:
    gold = GoldSet.load(shared / name)
    assert (len(gold.reports), len(gold.labelled())) == (reports, labelled)
    assert all(gold.figures[doc] and gold.sections[doc] for doc, _ in gold.labelled())
    texts = {doc: file.read_bytes().decode("utf-8") for doc, file in gold.reports}
    for doc, rows in gold.figures.items():
        assert [row["id"] for row in rows if texts[doc][row["start"] : row["end"]] != row["quote"]] == []
    known = set(texts)
    assert all(set(question["docs"]) <= known for question in gold.questions)
    amounts = [figure["amount_yuan"] for question in gold.questions for figure in question["figures"]]
    assert any(amount is not None for amount in amounts)


def test_a_missing_folder_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--gold", str(tmp_path / "none")]) == 2
    assert "not a folder" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["figures", "sections", "metadata", "answers"])
def test_every_measurement_runs_on_the_real_labels(shared: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--gold", str(shared / "devset"), "--only", "d02,d03", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["name"] == name
    assert record["summary"]
    assert record["items"]
