"""What is measured on the labelled sets may not fall below the saved baseline; and the comparison says what fell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import compare
from eval.compare import BASELINE, MARGIN, MEASURES, SETS, compared, present, run


def test_the_baseline_holds_no_held_out_document() -> None:
    saved = json.loads(BASELINE.read_text("utf-8"))
    assert set(saved) <= set(SETS) and "blind" in saved
    for name, measured in saved.items():
        assert set(measured) <= set(MEASURES)
        for one in measured.values():
            assert one["summary"] or name == "blind"
            documents = {doc.split("_")[0] for doc in one["documents"]}
            assert documents.isdisjoint(SETS[name].held_out)


@pytest.mark.parametrize("name", ["figures", "sections", "metadata", "audit", "answers"])
def test_nothing_falls_below_the_baseline(name: str) -> None:
    result = run(tuple(present()), (name,))
    errors = [f"{item['id']}: {error}" for item in result.items for error in item["errors"]]
    assert not errors, "\n".join([f"more than {MARGIN} below eval/baseline.json:", *errors])
    if name in ("figures", "sections", "metadata"):  # the set that is in the repository
        assert any(item["id"].startswith("blind") and item["baseline"] is not None for item in result.items)


def test_a_fall_names_the_documents_that_lost() -> None:
    before = {"summary": {"f1": 0.95}, "documents": {"b02": {"f1": 0.9, "items": 1.0}, "b03": {"f1": 1.0}}}
    now = {"summary": {"f1": 0.93}, "documents": {"b02": {"f1": 0.8, "items": 1.0}, "b03": {"f1": 1.0}}}
    (row,) = compared("blind figures", before, now)
    assert row["errors"] == ["f1 fell from 0.9500 to 0.9300, by more than 0.01", "b02: f1 0.900 → 0.800"]
    within = {"summary": {"f1": 0.95 - MARGIN}, "documents": {}}
    assert compared("blind figures", before, within)[0]["errors"] == []
    assert compared("blind figures", {}, now)[0]["baseline"] is None


def test_sets_that_are_absent_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(SETS, "gold", compare.LabelledSet(tmp_path / "none"))
    result = run(("gold", "blind"), ("metadata",))
    assert "gold" in str(result.summary["absent"])
    assert {item["id"].split()[0] for item in result.items} == {"blind"}


def test_saving_writes_what_was_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(compare, "BASELINE", tmp_path / "baseline.json")
    assert run(("blind",), ("metadata",), save=True).summary["losses"] == 0
    saved = json.loads((tmp_path / "baseline.json").read_text("utf-8"))
    documents = saved["blind"]["metadata"]["documents"].keys()
    assert {"b02", "b03", "b14", "b60"} <= documents and documents.isdisjoint({"b61", "b65", "b68"})
    again = run(("blind",), ("metadata",))
    assert all(item["change"] == 0 for item in again.items)
