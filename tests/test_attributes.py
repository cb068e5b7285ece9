"""What an amount is for: item, project, what shares it, what it restates; sentences made up for this table."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from test_figures import REPORT, read

TABLE = Path(__file__).parent / "golden" / "attributes.tsv"


def rows() -> list[tuple[str, str, str, str]]:
    """Return each text, an amount in 万元, an attribute and what it is.

    `item+` and `item-` are words that the item holds or does not; the parts are parted by |; `restates` is the place of
    an earlier figure in the text, from 0. Lines of a text are parted by ⏎, cells by →; a text with several lines stands
    under the title of a report.
    """
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"], row["value"], row["attribute"], row["wanted"] or "") for row in found]


@pytest.mark.parametrize(("text", "value", "attribute", "wanted"), rows())
def test_attribute(text: str, value: str, attribute: str, wanted: str) -> None:
    lines = text.replace("⏎", "\n").replace("→", "\t")
    figures = read(f"{REPORT.title}\n{lines}" if "⏎" in text else lines)
    worth = Decimal(value) * 10000
    figure = next(figure for figure in reversed(figures) if figure.amount_yuan == worth)
    if attribute == "item+":
        assert wanted in figure.item
    elif attribute == "item-":
        assert wanted not in figure.item
    elif attribute == "project":
        assert (figure.project or "") == wanted
    elif attribute == "parts":
        assert "|".join(figure.shared_with) == wanted
    else:
        assert figure.restates == (figures[int(wanted)].id if wanted else None)
