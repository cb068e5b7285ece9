"""Where patterns begin in long texts: the same places as a search finds, in whatever order they are asked for."""

from __future__ import annotations

import random
import re

import pytest

from indexer.audit.counts import tallies
from indexer.audit.points import against_targets
from indexer.audit.wording import completion, denied, leftovers, named_fields
from indexer.beginnings import Beginning
from indexer.forms import FormMatcher, heads_beginning
from indexer.identity import scores
from indexer.structure import furniture

_LENGTH = 3000  # characters of a long text
# Patterns that are looked for only where their beginnings stand.
PAIRS = {
    "changes": (tallies._CHANGE_BEGINS, tallies._CHANGES),
    "targets": (against_targets._GATE_BEGINS, against_targets._GATE),
    "spent": (completion._SPENT_BEGINS, completion._MAY_BE_SPENT),
    "nothing left": (denied._NOTHING_BEGINS, denied._NOTHING_GATE),
    "arrived": (denied._ARRIVED_BEGINS, denied._ARRIVED_GATE),
    "acts": (leftovers._ACTS_BEGINS, leftovers._ACTS_MARK),
    "fields": (named_fields._BEGINS, named_fields._FIELD),
    "totals": (scores._TOTAL_BEGINNING, scores._TOTAL),
    "grades": (scores._GRADE_BEGINS, scores._GRADE),
    "pages": (furniture._DASH, furniture._BETWEEN_DASHES),
}


def _made_of(pattern: str, seed: int) -> str:
    """Return a long text of the characters that a pattern has, in runs as they stand there and in no order."""
    chance = random.Random(seed)
    plain = re.sub(r"\\u[0-9a-f]{4}|\\[a-zA-Z]|[\\()\[\]{}?*+|^$<>=!]", " ", pattern)
    runs = plain.split() + list("0123456789，。；、：,.;:()（）\n\t 的了100%元万 20")
    text = ""
    while len(text) < _LENGTH:
        run = chance.choice(runs)
        text += run[chance.randrange(len(run)) :] if chance.random() < 0.3 else run
    return text


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("seed", range(8))
def test_matches_are_those_of_a_search(name: str, seed: int) -> None:
    """A beginning leaves out no match of its pattern."""
    beginning, pattern = PAIRS[name]
    text = _made_of(pattern.pattern, seed)
    assert [found.span() for found in beginning.matches(pattern, text)] == [x.span() for x in pattern.finditer(text)]
    short = text[:300]
    assert [found.span() for found in beginning.matches(pattern, short)] == [x.span() for x in pattern.finditer(short)]


@pytest.mark.parametrize("seed", range(4))
def test_leads_of_lists_begin_as_they_should(seed: int) -> None:
    """Lists of classes are looked for at every place that one may begin at."""
    text = _made_of(tallies._LEAD.pattern, seed)
    places = set(tallies._LEADS.places(text))
    assert all(found.start() in places for found in tallies._LEAD.finditer(text))


@pytest.mark.parametrize(
    ("ways", "text", "places"),
    [
        (("[甲乙]",), "甲丙乙甲", [0, 2, 3]),
        (("分[为别]", "其中"), "分其中分为分", [1, 3]),
        ((r"\d[、.]",), "1、２.3", [0, 2]),
        (("[）\\]][.]",), "）.].]", [0, 2]),
        (("元",), "元元", [0, 1]),
    ],
)
@pytest.mark.parametrize("length", [0, _LENGTH])
def test_places(ways: tuple[str, ...], text: str, places: list[int], length: int) -> None:
    """One character or two, the last of a text too, whether it is searched or made into columns."""
    assert Beginning(*ways).places("某" * length + text) == [length + place for place in places]


def test_what_is_asked_for_later_is_found_in_the_same_text() -> None:
    """A beginning that shares its table with one that was asked for before is found in a text that is known already."""
    text = "甲乙丙丁" * _LENGTH
    firsts = [Beginning(char).places(text)[0] for char in "甲乙丙丁甲乙丙丁甲乙丙丁"]
    assert firsts == [0, 1, 2, 3] * 3


@pytest.mark.parametrize("rare", ["𠮷", "\U0010ffff", "\ud800", "\uffff"], ids=["han", "last", "half", "none"])
def test_rare_characters_move_no_place(rare: str) -> None:
    """Characters of two units and halves of them count one; what may begin with one is tried there."""
    text = f"{rare}合计{rare}" + "某" * _LENGTH + "合计"
    assert [m.start() for m in Beginning("合计").matches(re.compile("合计"), text)] == [1, _LENGTH + 4]
    assert [m.start() for m in Beginning("[𠮷甲]").matches(re.compile("[𠮷甲]"), text)] == (
        [0, 3] if rare == "𠮷" else []
    )


def test_forms_in_long_texts() -> None:
    """Forms are found alike in a short text and in a long one."""
    matcher = FormMatcher({"预算": ["a"], "预算收入": ["b"], "xy": ["c"], "绩效": ["d"]})
    short = "预算收入预算x绩效xy xyz预预算"
    alone = [(start, form) for start, _, form, _ in matcher.find(short)]
    long = [(start - _LENGTH, form) for start, _, form, _ in matcher.find("某" * _LENGTH + short)]
    assert alone == long == [(0, "预算收入"), (4, "预算"), (7, "绩效"), (9, "xy"), (16, "预算")]
    assert heads_beginning({"预算", "支出费"}).places("某" * _LENGTH + "支出额预算") == [_LENGTH, _LENGTH + 3]
