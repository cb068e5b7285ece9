"""Consistency findings, against labelled relations and against reports that were made wrong on purpose.

A relation counts as found where a finding quotes two of its numbers (one, where it has no more). A finding is right
where it finds a relation that is labelled as not agreeing; false where all it quotes lies in a relation labelled as
agreeing or as rounding; else it is unlabelled, and printed to be judged by eye: precision is given with these
counted as false and without them. Findings on the numbers of headings are counted apart.

Mutations: in made-up reports whose sums agree, one digit of one amount that a rule has passed is changed; the rules
must then find something, and nothing before.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
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
        items += judge(doc, document, relations.get(doc, []), counts)
    summary: dict[str, Scalar] = dict(sorted(counts.items()))
    summary["errors_found"] = counts["error_found"] / max(counts["error_found"] + counts["error_missed"], 1)
    shown = counts["finding_right"] + counts["finding_false"]
    summary["precision"] = counts["finding_right"] / max(shown + counts["finding_unlabelled"], 1)
    summary["precision_labelled"] = counts["finding_right"] / max(shown, 1)
    summary.update(_mutations(vocabulary, items))
    return EvalResult("audit", summary, items)


def judge(doc: str, document: Document, relations: Sequence[Row], counts: Counter[str]) -> list[dict[str, Any]]:
    """Compare one report's findings with its relations; add to `counts`, return what is wrong or unlabelled."""
    source = SourceMap.from_bytes(document.source_map)
    spans = {row["id"]: [source.span_from_source(a, b) for a, b in row["spans"]] for row in relations}
    found = [finding for finding in document.findings if finding.outcome == "finding" and finding.rule != "D02"]
    counts["numbering_findings"] += sum(f.outcome == "finding" and f.rule == "D02" for f in document.findings)
    items = []
    for row in relations:
        hits = [finding for finding in found if _touches(finding, spans[row["id"]])]
        if row["verdict"] == _WRONG and row["error"]:
            counts["error_found" if hits else "error_missed"] += 1
            if not hits:
                items.append({"id": row["id"], "error": f"missed {row['kind']}: {row['explanation']}"})
        if row["verdict"] == "rounding" and any(f.rule != "B01" for f in hits):
            counts["rounding_alarms"] += 1
    for finding in found:
        verdicts = {row["verdict"] for row in relations if _touches(finding, spans[row["id"]])}
        kind = "right" if _WRONG in verdicts else "false" if verdicts & set(_RIGHT) else "unlabelled"
        counts[f"finding_{kind}"] += 1
        if kind != "right":
            items.append({"id": f"{doc} {finding.rule}", "error": f"{kind}: {finding.statement_zh}"})
    return items


def _touches(finding: Finding, spans: Sequence[Any]) -> bool:
    """Whether a finding quotes two of a relation's places, or its only one."""
    held = {
        (span.start, span.end)
        for span in spans
        if any(side.start < span.end and span.start < side.end for side in finding.sides)
    }
    sides = [s for s in finding.sides if any(s.start < span.end and span.start < s.end for span in spans)]
    return len(held) >= min(2, len({(span.start, span.end) for span in spans})) and len(sides) >= min(
        2, len(finding.sides)
    )


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


def _mutations(vocabulary: Vocabulary, items: list[dict[str, Any]], reports: int = 20) -> dict[str, Scalar]:
    """Change one digit of each amount that a rule passed, one at a time, in made-up reports."""
    gazetteer = Gazetteer.load([SAMPLES / "regions.tsv"])
    made = list(islice(papers(7), reports))
    chance = random.Random(0)
    tried = found = before = 0
    for paper, data in zip(made, write_all(made, ["txt"])["txt"], strict=True):
        text = data.decode()
        document = read_document(data, f"{paper.name}.txt", vocabulary, gazetteer)
        before += len(_findings(document))
        covered = {side.quote for f in document.findings if f.outcome == "pass" for side in f.sides}
        for figure in document.figures:
            if figure.kind != "money" or figure.quote not in covered or text.count(figure.quote) != 1:
                continue
            at = text.index(figure.quote) + figure.amount_start - figure.start
            wrong = _changed(text, at, chance)
            tried += 1
            if _findings(read_document(wrong.encode(), f"{paper.name}.txt", vocabulary, gazetteer)):
                found += 1
            else:
                items.append({"id": paper.name, "error": f"not found: {figure.quote} -> {wrong[at : at + 12]!r}"})
    return {"mutations": tried, "mutations_found": found / max(tried, 1), "findings_before": before}


def _findings(document: Document) -> list[Finding]:
    return [finding for finding in document.findings if finding.outcome == "finding"]


def _changed(text: str, at: int, chance: random.Random) -> str:
    """Return the text with one digit of the number at `at` replaced by another one (a leading one stays above 0)."""
    number = re.compile(r"[\d.,]+").match(text, at)
    assert number is not None
    places = [i for i in range(*number.span()) if text[i].isdigit()]
    place = chance.choice(places)
    other = chance.choice([d for d in "123456789" if d != text[place]])
    return text[:place] + other + text[place + 1 :]
