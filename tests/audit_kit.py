"""A short made-up report, and what the rules come to on it: for the tests of rules."""

from __future__ import annotations

from indexer.document import read_document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

VOCABULARY, GAZETTEER = Vocabulary.load(), Gazetteer.load([])
HEAD = "某某县水利局2021年度部门整体支出绩效自评报告\n一、资金使用情况\n"


def outcomes(text: str, rule: str) -> list[str]:
    """Return the outcomes of a rule on a report whose first section holds `text`; each side quotes the text."""
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    for finding in document.findings:
        assert all(document.text[side.start : side.end] == side.quote for side in finding.sides)
    return [finding.outcome for finding in document.findings if finding.rule == rule]
