"""The samples printed otherwise give the same figures: `python -m eval printed` over reports of our own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from figure_kit import read

from eval import printed
from eval.printed import WAYS, broken, differences, doubled, set_off
from indexer.document import read_document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

SAMPLES = Path(__file__).parent.parent / "eval" / "samples"
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
READ = (Vocabulary.load(), Gazetteer.load([SAMPLES / "regions.tsv"]))
PLAIN = {name: read_document(text.encode(), name, *READ).figures for name, text in TEXTS.items()}


# The lines of s03 are broken as they are; broken once more at another width they show none.
PRINTED = [(name, way) for name in TEXTS for way in WAYS if "broken" not in way or not name.startswith("s03")]


@pytest.mark.parametrize(("name", "way"), PRINTED)
def test_however_a_report_is_printed_its_figures_are_the_same(name, way):
    again = read_document(WAYS[way](TEXTS[name]).encode(), name, *READ).figures
    assert PLAIN[name] and [told for _, told in differences(PLAIN[name], again)] == []


def test_what_the_ways_do():
    assert set_off("2022年支出100万元，占5%。") == "2022 年支出 100 万元，占 5%。"
    assert set_off("基本支出\t100万元") == "基本支出\t100万元"
    assert broken("一二三四五，六七八", 10) == "一二三四五，\n六七八"
    assert doubled("甲\n乙") == "甲\n\n乙"


def test_what_differs_is_said():
    figures = read("项目支出120万元，其中培训费30万元。")
    assert list(differences(figures, figures)) == []
    assert [what for what, _ in differences(figures, figures[:1])] == ["lost"]
    assert [what for what, _ in differences(figures[:1], figures)] == ["more"]
    changed = [replace(figures[0], year=2020, item="别的支出"), figures[1]]
    assert [what for what, _ in differences(figures, changed)] == ["year", "item"]
    marks = [replace(figures[0], item=f"{figures[0].item[:4]} {figures[0].item[4:]}"), figures[1]]
    assert list(differences(figures, marks)) == []


def test_a_set_is_measured(tmp_path):
    (tmp_path / "reports").mkdir()
    for name, text in list(TEXTS.items())[:1]:
        (tmp_path / "reports" / name).write_text(text, "utf-8")
    for labels in ("metadata", "figures", "sections", "questions"):
        (tmp_path / f"{labels}.jsonl").write_text("", "utf-8")
    result = printed.run(tmp_path)
    assert result.summary["reports"] == 1 and result.summary["figures"]
    assert [item["id"] for item in result.items] == list(WAYS)
