"""Forms of many kinds, each as a Word table with its merged cells, and flattened in the two ways that programs flatten.

A case (`corpus/tables/NAME.txt`) has lines above its table (`> …`) and rows with cells between bars; `<` is merged
with the cell at its left, `^` with the one above. Its golden file holds the typed cells, each with its heads, and the
figures: [row, column, measure, year, number, unit, other things]. `tabs` is a row to a line, merged cells blank;
`lines` is a cell to a line, cells merged to the right lost. What flattening loses stands in the golden file as well.

`python tests/test_tables_corpus.py` writes the golden files anew, to be read and compared before they are kept.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from indexer.figures import to_figures
from indexer.grid.lattice import Lattice
from indexer.grid.placing import kind_of_cell
from indexer.model import Figure, Region, Report, Table
from indexer.read import word
from indexer.sections import text_to_sections
from indexer.tables import text_to_tables
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

CORPUS = Path(__file__).parent / "corpus" / "tables"
CASES = sorted(path.stem for path in CORPUS.glob("*.txt"))
VOCABULARY = Vocabulary.load()
REPORT = Report(
    id="r1", file="a.txt", sources=("a.txt",), sha256="", text_sha256="", reader="txt",
    title="澄江市水务局2022年度部门决算", year=2022, organisation="澄江市水务局",
    region=Region("970001", "澄江市", "county", ("岚海省", "澄江市")),
)  # fmt: skip
Rows = list[list[str]]


def parse(case: str) -> list[str | Rows]:
    """Return the lines and the grids of a case, in order."""
    blocks: list[str | Rows] = []
    for line in (CORPUS / f"{case}.txt").read_text("utf-8").splitlines():
        if line.startswith(">"):
            blocks.append(line[1:].strip())
            continue
        if not blocks or isinstance(blocks[-1], str):
            blocks.append([])
        rows = blocks[-1]
        assert isinstance(rows, list)
        rows.append([cell.strip(" ") for cell in line.split("|")])
    return blocks


def as_tabs(blocks: list[str | Rows]) -> str:
    lines = []
    for block in blocks:
        rows = [[block]] if isinstance(block, str) else block
        lines += ["\t".join("" if cell in "<^" else cell for cell in row) for row in rows]
    return "\n".join(lines) + "\n"


def as_lines(blocks: list[str | Rows]) -> str:
    text = ""
    for block in blocks:
        if isinstance(block, str):
            text += f"{block}\n\n"
            continue
        for row in block:
            text += "".join(f"\t{'' if cell == '^' else cell}\n" for cell in row if cell != "<") + "\n"
    return text + "\n"


def as_docx(blocks: list[str | Rows]) -> bytes:
    import docx

    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), max(map(len, block)))
        places = [(r, c, cell) for r, row in enumerate(block) for c, cell in enumerate(row) if cell not in ("<", "^")]
        for r, c, cell in places:
            table.cell(r, c).text = cell
        for r, c, _ in places:
            last, right = _reach(block, r, c)
            if (last, right) != (r, c):
                table.cell(r, c).merge(table.cell(last, right))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _reach(rows: Rows, row: int, column: int) -> tuple[int, int]:
    """Return the last row and column of a merged cell."""
    last, right = row, column
    while right + 1 < len(rows[row]) and rows[row][right + 1] == "<":
        right += 1
    while last + 1 < len(rows) and rows[last + 1][column] == "^":
        last += 1
    return last, right


def read(raw: RawText) -> tuple[str, tuple[Table, ...], tuple[Figure, ...]]:
    text = clean(raw)
    sections = text_to_sections("r1", text, VOCABULARY)
    tables = text_to_tables("r1", text, sections)
    figures = to_figures(REPORT, text, sections, tables, VOCABULARY)
    for figure in figures:
        assert text.text[figure.start : figure.end] == figure.quote
    return text.text, tables, figures


def described(text: str, tables: tuple[Table, ...]) -> list[dict[str, Any]]:
    """Return the tables with the heads over and beside each filled cell of their bodies."""
    found = []
    before: dict[str, Lattice] = {}
    for table in tables:
        lattice = before[table.id] = Lattice(text, table, before.get(table.continues or ""))
        cells = []
        for cell in table.cells:
            if cell.row < table.header_rows or cell.column in lattice.naming or cell.start == cell.end:
                continue
            path = lattice.row_path(cell.row, lattice.block_of(cell.column))
            words = lattice.words(cell)
            beside, above = [lattice.words(c) for c in path], lattice.column_path(cell.column)
            cells.append([beside, above, words, kind_of_cell(words)])
        found.append({
            "caption": table.caption, "unit": table.unit, "heads": [table.header_rows, table.header_columns],
            "continues": table.continues is not None, "cells": cells,
        })  # fmt: skip
    return found


def stated(figures: tuple[Figure, ...]) -> list[list[Any]]:
    """Return what the figures say, without where they stand."""
    rows = []
    for figure in figures:
        place = figure.table
        more = [f"code:{code.code}" for code in figure.codes]
        more += [flag for flag in figure.flags if flag not in ("unit_from_header", "restates")]
        more += [figure.direction] if figure.direction else []
        rows.append([
            figure.item, place.row if place else None, place.column if place else None, figure.measure, figure.year,
            str(figure.value), figure.unit, " ".join(more),
        ])  # fmt: skip
    return rows


def produce(case: str) -> dict[str, Any]:
    blocks = parse(case)
    text, tables, figures = read(word.read(as_docx(blocks)))
    found: dict[str, Any] = {"tables": described(text, tables), "figures": stated(figures)}
    for name, flat in (("tabs", as_tabs(blocks)), ("lines", as_lines(blocks))):
        other = stated(read(RawText(flat, "txt"))[2])
        if other != found["figures"]:
            found[name] = {
                "lost": [row for row in found["figures"] if row not in other],
                "other": [row for row in other if row not in found["figures"]],
            }
    return found


def to_json(found: dict[str, Any]) -> str:
    """Return golden text with a row on a line."""
    parts = []
    for key, value in found.items():
        if key == "tables":
            tables = []
            for table in value:
                cells = ",\n    ".join(json.dumps(cell, ensure_ascii=False) for cell in table["cells"])
                head = json.dumps({k: v for k, v in table.items() if k != "cells"}, ensure_ascii=False)[:-1]
                tables.append(f'  {head}, "cells": [\n    {cells}]}}')
            parts.append('"tables": [\n' + ",\n".join(tables) + "]")
        elif isinstance(value, list):
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f'"{key}": [\n  {rows}]')
        else:
            inner = ",\n ".join(
                f'"{k}": [' + "".join(f"\n  {json.dumps(row, ensure_ascii=False)}," for row in v).rstrip(",") + "]"
                for k, v in value.items()
            )
            parts.append(f'"{key}": {{\n {inner}}}')
    return "{" + ",\n".join(parts) + "}\n"


@pytest.mark.parametrize("case", CASES)
def test_form(case: str) -> None:
    golden = json.loads((CORPUS / f"{case}.json").read_text("utf-8"))
    found = json.loads(json.dumps(produce(case)))
    assert found.pop("tables") == golden.pop("tables")
    assert found == golden


if __name__ == "__main__":
    for name in sys.argv[1:] or CASES:
        (CORPUS / f"{name}.json").write_text(to_json(produce(name)), "utf-8")
