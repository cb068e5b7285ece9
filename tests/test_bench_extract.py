"""The benchmark of what comes after reading: made-up reports as dense as real ones, and long texts of every shape."""

from __future__ import annotations

from itertools import islice

import pytest
from audit_kit import GAZETTEER, VOCABULARY

from eval.bench_extract import run
from eval.long_texts import SHAPES, long_reports, long_text
from indexer import forms
from indexer.document import read_document


def test_a_short_run_gives_every_number() -> None:
    result = run(1, ("digits",), most=100_000)
    assert result.summary["reports"] == 5
    assert 100 < float(result.summary["figures_in_10000_characters"]) < 250
    assert float(result.summary["reports_a_s"]) > 0
    assert {"ms_clean", "ms_sections", "ms_figures", "ms_audit"} <= result.summary.keys()
    assert [(item["id"], item["growth"]) for item in result.items] == [("digits", 1.0)]


def test_reports_have_their_length_and_are_all_different() -> None:
    made = list(islice(long_reports(10_000), 5))
    assert [len(text) for text in made] == [10_000] * 5
    assert len({text[-5_000:] for text in made}) == 5


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_every_shape_is_made_to_length(shape: str) -> None:
    assert len(long_text(shape, 5_000)) == 5_000
    assert long_text(shape, 5_000) == long_text(shape, 5_000)


def test_a_whole_report_is_folded_once() -> None:
    """Folding takes as long as a stage does; what looks at the beginning alone uses what is folded already."""
    forms._fold_whole.cache_clear()
    read_document(next(iter(long_reports(10_000))).encode(), "report.txt", VOCABULARY, GAZETTEER)
    assert forms._fold_whole.cache_info().misses == 1
