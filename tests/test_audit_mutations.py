"""One digit is changed in reports that agree: what a rule had passed is found, and nothing is found before.

The reports are those of `eval.papers`, whose sums agree, and the samples. `python -m eval audit` does it for more.
"""

from __future__ import annotations

import random
from collections import Counter

import pytest

from eval.audit import SAMPLES, Mutation, consistent_reports, mutations
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

VOCABULARY, GAZETTEER = Vocabulary.load(), Gazetteer.load([SAMPLES / "regions.tsv"])


@pytest.fixture(scope="module")
def made() -> list[tuple[str, int, list[Mutation]]]:
    chance = random.Random(11)
    return [
        (name, *mutations(data, name, VOCABULARY, GAZETTEER, chance)) for name, data in consistent_reports(4)
    ]  # fmt: skip


def test_nothing_is_found_before(made: list[tuple[str, int, list[Mutation]]]) -> None:
    assert {name: before for name, before, _ in made if before} == {}


def test_a_changed_digit_is_found_where_a_rule_covers_it(made: list[tuple[str, int, list[Mutation]]]) -> None:
    seen = Counter(mutation.seen for _, _, all_ in made for mutation in all_)
    beyond = seen.total() - seen["rounding"]
    assert beyond > 120
    assert seen["missed"] == 0, [m for _, _, all_ in made for m in all_ if m.seen == "missed"]
    assert seen["found"] / beyond >= 0.93, seen


def test_in_the_made_up_reports_every_one_is_found(made: list[tuple[str, int, list[Mutation]]]) -> None:
    papers = [mutation for name, _, all_ in made if name[:3].isdigit() for mutation in all_]
    assert len(papers) > 40
    assert [mutation for mutation in papers if mutation.seen not in ("found", "rounding")] == []


def test_the_fault_of_the_samples_is_found() -> None:
    from indexer.document import read_document

    path = SAMPLES / "s03_cangyuan_dongting_zfw_2022.txt"
    findings = read_document(path.read_bytes(), path.name, VOCABULARY, GAZETTEER).findings
    shown = [finding for finding in findings if finding.outcome == "finding"]
    assert sorted(finding.rule for finding in shown) == ["A20", "B01"]
    for finding in shown:
        assert {"768.9", "786.9"} == {
            value for side in finding.sides for value in ("768.9", "786.9") if value in side.quote
        }
