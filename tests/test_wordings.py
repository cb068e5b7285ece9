"""The many ways in which reports say what an amount is; every sentence was made up for this table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from figure_kit import REPORT, read

TABLE = Path(__file__).parent / "golden" / "wordings.tsv"


def rows() -> list[tuple[str, str]]:
    """Return each text and its amounts: `value:measure[|measure]:year[:direction]`, blank where either will do.

    Lines of a text are parted by ⏎; what has several stands under the title of a report.
    """
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["amounts"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "amounts"), rows())
def test_wording(text: str, amounts: str) -> None:
    figures = read(f"{REPORT.title}\n{text}".replace("⏎", "\n") if "⏎" in text else text)
    assert len(figures) == len(amounts.split())
    for figure, expected in zip(figures, amounts.split(), strict=True):
        value, measure, year, direction, *_ = [*expected.split(":"), "", ""]
        worth = figure.amount_yuan / 10000 if figure.amount_yuan is not None else figure.value
        assert worth is not None
        assert float(worth) == float(value)
        assert not measure or figure.measure in measure.split("|")
        assert not year or str(figure.year) in year.split("|")
        assert not direction or figure.direction == direction
