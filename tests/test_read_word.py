"""Word files, one to a quirk: text and tables as written down by hand, numbers as LibreOffice prints them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from word_files import libreoffice_text

from indexer.read import word
from indexer.text import RawText, clean

CORPUS = Path(__file__).parent / "corpus" / "word"
NAMES = sorted(path.stem for path in CORPUS.glob("*.docx"))
NUMBERED = [name for name in NAMES if name.startswith("number_")]


@pytest.fixture(scope="module")
def raws() -> dict[str, RawText]:
    return {name: word.read((CORPUS / f"{name}.docx").read_bytes()) for name in NAMES}


@pytest.fixture(scope="module")
def printed(system: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What LibreOffice exports as text from every Word file of the corpus, all in one call."""
    files = {name: (CORPUS / f"{name}.docx").read_bytes() for name in NAMES}
    return libreoffice_text(system("soffice", "libreoffice"), files, tmp_path_factory.mktemp("office"))


def _differences() -> dict[str, list[tuple[str, str]]]:
    """Where Word prints another line than LibreOffice: by file, Word's line and LibreOffice's, either may be none."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in (CORPUS / "differences.tsv").read_text("utf-8").splitlines()[1:]:
        name, ours, theirs, reason = line.split("\t")
        assert reason, line
        found.setdefault(name, []).append((ours, theirs))
    return found


def _lines(text: str) -> list[str]:
    """The lines and cells of a text, without blanks."""
    return [words for line in text.replace("\t", "\n").splitlines() if (words := "".join(line.split()))]


def test_the_corpus_is_large_enough():
    assert len(NUMBERED) >= 25
    assert len(NAMES) - len(NUMBERED) >= 40


@pytest.mark.parametrize("name", NAMES)
def test_golden_text_and_tables(name: str, raws: dict[str, RawText]):
    raw = raws[name]
    assert raw.text == (CORPUS / f"{name}.txt").read_text("utf-8")
    tables = [
        {
            "rows": grid.rows,
            "columns": grid.columns,
            "cells": [[c.row, c.column, c.row_span, c.column_span, raw.text[c.start : c.end]] for c in grid.cells],
        }
        for grid in raw.grids
    ]
    if not name.startswith("number_"):  # those tell what their numbers are
        assert tables == json.loads((CORPUS / f"{name}.tables.json").read_text("utf-8"))


@pytest.mark.parametrize("name", NUMBERED)
def test_numbers_are_those_that_libreoffice_prints(name: str, raws: dict[str, RawText], printed: dict[str, str]):
    ours, theirs = _lines(raws[name].text), _lines(printed[name])
    for word_line, office_line in _differences().get(name, []):
        assert (not word_line or word_line in ours) and (not office_line or office_line in theirs), (
            "no difference any more"
        )
        if word_line and office_line:
            ours[ours.index(word_line)] = office_line
        elif word_line:
            ours.remove(word_line)
        else:
            theirs.remove(office_line)
    assert ours == theirs


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("number_")])
def test_labels_elsewhere_are_those_that_libreoffice_prints(
    name: str, raws: dict[str, RawText], printed: dict[str, str]
):
    """Lines that begin with a restored label stand the same in LibreOffice's text, note marks aside."""
    if name not in printed:  # LibreOffice refuses the file
        return
    theirs = Counter(_lines(printed[name]))
    raw = raws[name]
    for place in raw.places:
        line = raw.text[place.start : raw.text.find("\n", place.start)]
        at_start = place.start == 0 or raw.text[place.start - 1] in "\n\t"
        if (
            place.restored
            and at_start
            and not line.startswith("[")
            and name not in ("text_enclosed_by_field", "text_form_fields")
        ):
            assert theirs["".join(line.split("\t")[0].split())], (name, line)


def test_every_difference_names_a_file_and_a_reason():
    assert set(_differences()) <= set(NUMBERED)


def test_places_tell_labels_from_text_and_name_paragraphs(raws: dict[str, RawText]):
    raw = raws["number_report_levels"]
    restored = [raw.text[a.start : b.start] for a, b in zip(raw.places, raw.places[1:], strict=False) if a.restored]
    assert restored == ["一、", "（一）", "1.", "（1）", "①", "②", "（2）", "2.", "（二）", "1.", "二、"]
    report = clean(raw)
    place = report.places.at(report.text.index("事业编制"))
    assert place is not None
    assert (place.paragraph, place.restored) == (5, False)


def test_places_in_tables_and_boxes_count_every_paragraph(raws: dict[str, RawText]):
    raw = raws["table_in_cell"]
    report = clean(raw)
    # 年度 指标 自评 2020, then the inner table's six, the blank one after it, and 98
    assert [report.places.at(report.text.index(words)).paragraph for words in ("自评", "满意度", "98")] == [2, 8, 11]
    boxed = clean(raws["text_box_drawn_once"])
    assert boxed.places.at(boxed.text.index("末")).paragraph == 5  # the box stands in the file twice


def test_contents_without_a_title_are_no_part_of_the_text(raws: dict[str, RawText]):
    assert clean(raws["text_contents_without_title"]).text == "某局报告\n一、概况\n正文。\n"
    titled = raws["text_contents"]
    assert (titled.furniture, clean(titled).text) == ((), titled.text)


def test_cells_and_grids_lie_in_the_text(raws: dict[str, RawText]):
    for raw in raws.values():
        for grid in raw.grids:
            taken = [
                (c.row + i, c.column + j) for c in grid.cells for i in range(c.row_span) for j in range(c.column_span)
            ]
            assert len(taken) == len(set(taken))
            assert all(row < grid.rows and column < grid.columns for row, column in taken)
            assert all(grid.start <= c.start <= c.end <= grid.end for c in grid.cells)
