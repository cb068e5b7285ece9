"""What an amount is for: item, project, what shares it, what it restates; sentences made up for this table."""

from __future__ import annotations

import csv
import time
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


def test_what_is_named_late_in_a_long_sentence_is_found() -> None:
    """However many amounts before name nothing: no count cuts the search short."""
    amounts = "，".join(f"又{number}元" for number in range(100, 450))
    assert "松苗补贴" in read(f"{amounts}，补种松树的“松苗补贴”启动，支出5万元。")[-1].item


def test_amounts_that_name_nothing_cost_as_much_in_a_long_sentence() -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        read("于是又5元，" * count)
        return time.process_time() - start

    seconds(200)
    assert seconds(4000) < 8 * seconds(1000)
