"""Golden files of readers: beside `corpus/KIND/quirk.ext` lies `quirk.ext.json` with its text, grids and notes.

`python tests/golden_reading.py FILE...` prints what a file gives now, to be compared with the file by eye.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from indexer.read import read
from indexer.text import RawText, clean

CORPUS = Path(__file__).parent / "corpus"


def quirks(kind: str) -> list[Path]:
    """The files of a kind that have golden text."""
    return sorted(path for path in (CORPUS / kind).iterdir() if path.suffix != ".json")


def golden(path: Path) -> dict[str, object]:
    return json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))


def as_json(raw: RawText) -> dict[str, object]:
    """Text, grids (row, column, row span, column span, text of every cell) and notes."""
    grids = [
        [[c.row, c.column, c.row_span, c.column_span, raw.text[c.start : c.end]] for c in grid.cells]
        for grid in raw.grids
    ]
    return {"reader": raw.reader, "text": raw.text.split("\n"), "grids": grids, "notes": list(raw.notes)}


def check(raw: RawText) -> None:
    """What must hold of every reading: grids are lines of the text, cells apart by tabs, places in order."""
    for grid in raw.grids:
        rows = raw.text[grid.start : grid.end].split("\n")
        assert rows.pop() == "" and len(rows) == grid.rows
        taken: set[tuple[int, int]] = set()
        for cell in grid.cells:
            assert "\t" not in raw.text[cell.start : cell.end] and "\n" not in raw.text[cell.start : cell.end]
            assert raw.text[grid.start : cell.start].count("\n") == cell.row
            covered = {
                (row, column)
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
            }
            assert not covered & taken
            taken |= covered
            assert cell.row + cell.row_span <= grid.rows and cell.column + cell.column_span <= grid.columns
    starts = [place.start for place in raw.places]
    assert starts == sorted(starts) and all(0 <= start <= len(raw.text) for start in starts)
    cleaned = clean(raw)
    assert len(cleaned.grids) == len(raw.grids)


def lines(path: Path, converted: bytes | None = None) -> str:
    """The golden file of a quirk as it would be written now: one line for every line of text and for every grid."""
    found = as_json(read(path.read_bytes(), path.name, converted))
    parts = []
    for key, value in found.items():
        if isinstance(value, list):
            inner = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in value)
            parts.append(f" {json.dumps(key)}: [\n  {inner}\n ]" if value else f" {json.dumps(key)}: []")
        else:
            parts.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(f"{name}.json", lines(Path(name)), sep="\n", end="")
