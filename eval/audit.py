"""Consistency findings, against labelled relations and against reports that were made wrong on purpose.

A relation counts as found where a finding quotes two of its numbers (one, where it has no more). A finding is right
where it finds a relation that is labelled as not agreeing; false where all it quotes lies in a relation labelled as
agreeing or as rounding; else it is unlabelled, and printed to be judged by eye: precision is given with these
counted as false and without them. Findings on the numbers of headings (D02) and on words printed twice (D03) say
nothing of figures, which is what relations label: they are counted apart.

Mutations: in made-up reports and the samples, one digit of one number that a rule has passed is changed; the rules
must then find something, and nothing before. A change that is smaller than rounding allows is counted apart.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from eval.gold import GoldSet, Row
from eval.metrics import EvalResult, Scalar
from eval.mixed import write_all
from eval.papers import papers
from indexer.document import read_document
from indexer.model import Document, Finding
from indexer.regions import Gazetteer
from indexer.source_map import SourceMap
from indexer.vocabulary import Vocabulary

SAMPLES = Path(__file__).parent / "samples"
_FAULTY = "s03_cangyuan_dongting_zfw_2022.txt"  # prints 768.9 and 786.9 for one total, to be found
_OF_WORDING = {"D02": "numbering_findings", "D03": "repetition_findings"}
_OF_A_REPORT = ("error_found", "error_missed", "finding_right", "finding_false", "finding_unlabelled")
_WRONG, _RIGHT = "inconsistent", ("consistent", "rounding")


def run(gold: Path, reports: Path | None = None, only: Sequence[str] = ()) -> EvalResult:
    """Check every labelled report; then change digits in made-up ones."""
    labels = GoldSet.load(gold, reports, only)
    vocabulary, gazetteer = Vocabulary.load(), Gazetteer.load(labels.regions)
    relations = _relations(labels)
    items: list[dict[str, Any]] = []
    counts: Counter[str] = Counter()
    for doc, file in labels.labelled():
        document = read_document(file.read_bytes(), file.name, vocabulary, gazetteer)
        own: Counter[str] = Counter()
        errors = judge(document, relations.get(doc, []), own)
        items.append({"doc": doc, **{name: own[name] for name in _OF_A_REPORT}, "errors": errors})
        counts.update(own)
    summary: dict[str, Scalar] = dict(sorted(counts.items()))
    summary["errors_found"] = counts["error_found"] / max(counts["error_found"] + counts["error_missed"], 1)
    shown = counts["finding_right"] + counts["finding_false"]
    summary["precision"] = counts["finding_right"] / max(shown + counts["finding_unlabelled"], 1)
    summary["precision_labelled"] = counts["finding_right"] / max(shown, 1)
    summary.update(_mutations(vocabulary, items))
    return EvalResult("audit", summary, items)


def judge(document: Document, relations: Sequence[Row], counts: Counter[str]) -> list[str]:
    """Compare one report's findings with its relations; add to `counts`, return what is wrong or unlabelled."""
    source = SourceMap.from_bytes(document.source_map)
    spans = {row["id"]: [source.span_from_source(a, b) for a, b in row["spans"]] for row in relations}
    shown = [finding for finding in document.findings if finding.outcome == "finding"]
    found = [finding for finding in shown if finding.rule not in _OF_WORDING]
    for rule, name in _OF_WORDING.items():
        counts[name] += sum(finding.rule == rule for finding in shown)
    errors = []
    for row in relations:
        hits = [finding for finding in found if _touches(finding, spans[row["id"]])]
        if row["verdict"] == _WRONG and row["error"]:
            counts["error_found" if hits else "error_missed"] += 1
            if not hits:
                errors.append(f"missed {row['id']} {row['kind']}: {row['explanation']}")
    for finding in found:
        verdicts = {row["verdict"] for row in relations if _touches(finding, spans[row["id"]])}
        kind = "right" if _WRONG in verdicts else "false" if verdicts & set(_RIGHT) else "unlabelled"
        counts["rounding_alarms"] += kind == "false" and "rounding" in verdicts
        counts[f"finding_{kind}"] += 1
        if kind != "right":
            errors.append(f"{kind} {finding.rule}: {finding.statement_zh}")
    return errors


def _touches(finding: Finding, spans: Sequence[Any]) -> bool:
    """Whether a finding quotes two of a relation's places, or the only one that either of them has."""
    held = {
        (span.start, span.end)
        for span in spans
        if any(side.start < span.end and span.start < side.end for side in finding.sides)
    }
    sides = [s for s in finding.sides if any(s.start < span.end and span.start < s.end for span in spans)]
    fewest = min(2, len({(span.start, span.end) for span in spans}), len(finding.sides))
    return len(held) >= fewest and len(sides) >= min(2, len(finding.sides))


def _relations(labels: GoldSet) -> dict[str, list[Row]]:
    """Return the labelled relations within one report, by report, each with its places in the raw file."""
    figures = {row["id"]: row for rows in labels.figures.values() for row in rows}
    found: dict[str, list[Row]] = {}
    for line in (labels.path / "consistency.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if not line.strip() or len(row.get("files") or [row.get("file")]) != 1:
            continue
        doc = Path(row.get("file") or row["files"][0]).stem.split("_")[0]
        spans = [_place(term, figures) for term in [*row["terms"], *([row["total"]] if row.get("total") else [])]]
        error = row.get("severity") == "error" or bool(row.get("planted"))
        row = {**row, "spans": [span for span in spans if span is not None], "error": error}
        found.setdefault(doc, []).append(row)
    return found


def _place(term: Row | str, figures: Mapping[str, Row]) -> tuple[int, int] | None:
    row = figures.get(term) if isinstance(term, str) else term
    return (row["start"], row["end"]) if row and row.get("start") is not None else None


@dataclass(frozen=True, slots=True)
class Mutation:
    """One digit changed: where, what stood there then, and how it was seen: found, rounding, not_checkable, missed."""

    quote: str
    changed: str
    seen: str


def mutations(
    data: bytes, name: str, vocabulary: Vocabulary, gazetteer: Gazetteer, chance: random.Random, most: int = 1000
) -> tuple[int, list[Mutation]]:
    """Change one digit of each number that a rule passed, one at a time; return the findings before, and each change.

    A number that is printed in the same words elsewhere is left alone. `rounding`: what a rule had passed differs
    now, by no more than printed numbers may for being rounded, so that it is no finding by design.
    """
    text = data.decode()
    document = read_document(data, name, vocabulary, gazetteer)
    passed = {
        (side.start, side.end) for finding in document.findings
        if finding.outcome == "pass" and finding.computed is not None for side in finding.sides
    }  # fmt: skip
    figures = [
        f for f in document.figures
        if f.kind in ("money", "percent", "score") and text.count(f.quote) == 1 and (f.start, f.end) in passed
    ]  # fmt: skip
    before = {_about(finding) for finding in document.findings if finding.outcome != "pass"}
    made = []
    for figure in figures[:most]:
        at = text.index(figure.quote) + figure.amount_start - figure.start
        wrong = _changed(text, at, chance)
        findings = read_document(wrong.encode(), name, vocabulary, gazetteer).findings
        found = any(finding.outcome == "finding" and finding.rule not in _OF_WORDING for finding in findings)
        new = {finding.outcome for finding in findings if _about(finding) not in before}
        seen = "found" if found else next((each for each in ("rounding", "not_checkable") if each in new), "missed")
        made.append(Mutation(figure.quote, wrong[at : at + 12], seen))
    return len(_findings(document)), made


def _about(finding: Finding) -> tuple[str, tuple[int, ...]]:
    return finding.rule, tuple(side.start for side in finding.sides)


def consistent_reports(papers_: int = 20) -> list[tuple[str, bytes]]:
    """Return (name, text) of made-up reports and of the samples in which every relation holds."""
    made = list(islice(papers(7), papers_))
    texts = [(f"{paper.name}.txt", data) for paper, data in zip(made, write_all(made, ["txt"])["txt"], strict=True)]
    samples = [path for path in sorted(SAMPLES.glob("*.txt")) if path.name != _FAULTY]
    return texts + [(path.name, path.read_bytes()) for path in samples]


def _mutations(vocabulary: Vocabulary, items: list[dict[str, Any]]) -> dict[str, Scalar]:
    gazetteer = Gazetteer.load([SAMPLES / "regions.tsv"])
    chance = random.Random(0)
    seen: Counter[str] = Counter()
    before = 0
    for name, data in consistent_reports():
        findings, made = mutations(data, name, vocabulary, gazetteer, chance)
        before += findings
        seen.update(mutation.seen for mutation in made)
        errors = [
            f"{mutation.seen}: {mutation.quote} -> {mutation.changed!r}"
            for mutation in made
            if mutation.seen in ("missed", "not_checkable")
        ]
        items += [{"doc": name, "errors": errors}] if errors else []
    beyond = seen["found"] + seen["missed"] + seen["not_checkable"]
    return {
        "mutations": sum(seen.values()),
        "mutations_within_rounding": seen["rounding"],
        "mutations_not_checkable": seen["not_checkable"],
        "mutations_found": seen["found"] / max(beyond, 1),
        "findings_before": before,
    }


def _findings(document: Document) -> list[Finding]:
    return [f for f in document.findings if f.outcome == "finding" and f.rule not in _OF_WORDING]


def _changed(text: str, at: int, chance: random.Random) -> str:
    """Return the text with one digit of the number at `at` replaced by another one (a leading one stays above 0)."""
    number = re.compile(r"[\d.,]+").match(text, at)
    assert number is not None
    places = [i for i in range(*number.span()) if text[i].isdigit()]
    place = chance.choice(places)
    other = chance.choice([d for d in "123456789" if d != text[place]])
    return text[:place] + other + text[place + 1 :]
