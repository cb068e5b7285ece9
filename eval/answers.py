"""Questions: are the asked figures among the rows, nothing forbidden, the evidence cited, and silence where it is due.

A question passes where every check that its labels allow passes:

    rows       every labelled figure (report and yuan, or report and value) is shown: among `figures`, the terms of
               calculations or, for a claim, the figures for, against and beside it
    forbidden  no labelled near miss is among `figures` (what precision means here: it weighs most)
    cited      every labelled figure among `figures` stands in the quote of a citation
    derived    a labelled sum or difference is among the calculations
    abstain    where no answer is due: no figure is given, and the status says so
    verdict    a claim's verdict is the labelled one (`not_in_corpus` is `not_found`)
    evidence   for questions answered in words: the share of the labelled quotes that citations or passages hold
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from api.model import Answer
from api.service import Service
from eval.gold import GoldSet
from eval.metrics import EvalResult, mean
from indexer.build import build
from indexer.model import Figure
from indexer.store import Index
from indexer.text import SourceMap

Row = Mapping[str, Any]
_CHECKS = ("rows", "forbidden", "cited", "derived", "abstain", "verdict", "evidence")
_IN_WORDS = frozenset({"precedent", "precedent_wording", "descriptive"})
_VERDICTS = {"not_in_corpus": "not_found"}
_CLAIMS = frozenset({"supported", "refuted", "conflicting", "not_in_corpus"})


def run(gold: Path, reports: Path | None = None, only: Sequence[str] = ()) -> EvalResult:
    """Index the reports of the labels, ask every question and judge every answer."""
    labels = GoldSet.load(gold, reports, only)
    with tempfile.TemporaryDirectory() as folder:
        index_path = Path(folder) / "index"
        sources = [path for _, path in labels.reports]
        build(sources, index_path, encoder=None, regions=list(labels.regions), progress=None)
        index = Index.open(index_path)
        judge = Judge(index, {path.name: doc for doc, path in labels.reports})
        service = Service(index)
        items = [judge.judge(question, service.ask(question["text"])) for question in labels.questions]
        index.close()
    return EvalResult("answers", summarise(items), items)


class Judge:
    """Compares answers with labels; labels give offsets in the raw file."""

    def __init__(self, index: Index, docs: Mapping[str, str]) -> None:
        catalogue = index.catalogue
        self._docs = {report.id: docs[report.file] for report in catalogue.reports()}
        self._sources = {
            self._docs[report.id]: SourceMap.from_bytes(catalogue.source_map(report.id))
            for report in catalogue.reports()
        }

    def source(self, doc: str) -> SourceMap:
        """Return the map between a report's text and its raw file."""
        return self._sources[doc]

    def judge(self, question: Row, answer: Answer) -> dict[str, Any]:
        """Return one question's checks (1 or 0, evidence as a share) and what went wrong."""
        checks: dict[str, float] = {}
        errors: list[str] = []
        rows = [row.figure for row in answer.figures]
        if question["forbidden"]:
            self._forbidden(question, rows, checks, errors)
        if question["abstain"]:
            silent = (not rows and answer.status in ("no_evidence", "related_only")) or answer.verdict == "not_found"
            checks["abstain"] = float(silent)
            if not silent:
                errors.append(f"answers where it should not ({answer.status}): {[_show(f) for f in rows[:4]]}")
        elif question["kind"] in _IN_WORDS:
            self._evidence(question, answer, checks, errors)
        else:
            self._rows(question, answer, checks, errors)
        self._verdict(question, answer, checks, errors)
        passed = float(all(value >= 0.5 for value in checks.values())) if checks else 1.0
        return {
            "id": question["id"], "kind": question["kind"], "passed": passed, "status": answer.status,
            **{name: checks.get(name) for name in _CHECKS},
            "errors": [f"{question['text']} -- {error}" for error in errors],
        }  # fmt: skip

    def _is(self, figure: Figure, row: Row) -> bool:
        if self._docs.get(figure.report) != row["doc"]:
            return False
        if row["amount_yuan"] is not None:
            return figure.amount_yuan is not None and abs(figure.amount_yuan) == abs(row["amount_yuan"])
        value = row["value"] if isinstance(row["value"], Decimal) else None
        return value is not None and figure.value == value

    def _forbidden(self, question: Row, rows: list[Figure], checks: dict[str, float], errors: list[str]) -> None:
        wrong = [
            f for f in rows
            if any(self._is(f, row) and row["year"] == f.year for row in question["forbidden"])
            and not any(self._is(f, row) for row in question["figures"])
        ]  # fmt: skip
        checks["forbidden"] = float(not wrong)
        errors += [f"forbidden row {_show(f)}" for f in wrong]

    def _rows(self, question: Row, answer: Answer, checks: dict[str, float], errors: list[str]) -> None:
        shown = [row.figure for row in answer.figures]
        terms = {term for calculation in answer.calculations for term in calculation.terms}
        claim = answer.plan.intent == "check_claim" or question["verdict"] is not None
        apart = [*answer.beside, *answer.related]
        shown += [f for f in apart if claim or f.id in terms]
        missed = [row for row in question["figures"] if not any(self._is(f, row) for f in shown)]
        if question["figures"]:
            checks["rows"] = float(not missed)
            self._cited(question, answer, checks, errors)
            errors += [f"missed {row['item']} {row['amount']} ({row['measure']} {row['year']})" for row in missed]
        if question["derived_yuan"]:
            values = {abs(c.value) for c in answer.calculations if c.value is not None}
            lost = [value for value in question["derived_yuan"] if abs(value) not in values]
            checks["derived"] = float(not lost)
            errors += [f"not computed: {value}" for value in lost]

    def _cited(self, question: Row, answer: Answer, checks: dict[str, float], errors: list[str]) -> None:
        shown = [r.figure for r in answer.figures if any(self._is(r.figure, row) for row in question["figures"])]
        held = {(c.report, c.start, c.end) for c in answer.citations}
        bare = [
            f for f in shown
            if not any(r == f.report and start <= f.amount_start and f.amount_end <= end for r, start, end in held)
        ]  # fmt: skip
        if shown:
            checks["cited"] = float(not bare)
            errors += [f"not cited: {_show(f)}" for f in bare]

    def _evidence(self, question: Row, answer: Answer, checks: dict[str, float], errors: list[str]) -> None:
        spans = [(self._docs[c.report], c.start, c.end) for c in answer.citations]
        spans += [(self._docs[p.passage.report], p.passage.start, p.passage.end) for p in answer.passages]
        held = []
        for quote in question["evidence"]:
            source = self._sources.get(quote["doc"])
            if source is None:
                continue
            span = source.span_from_source(quote["start"], quote["end"])
            shares = [_overlap(span.start, span.end, s, e) for doc, s, e in spans if doc == quote["doc"]]
            best = max(shares, default=0.0)
            held.append(best >= 0.5)
            if best < 0.5:
                errors.append(f"no evidence shown of: {quote['quote'][:40]}")
        checks["evidence"] = mean([float(each) for each in held]) if held else 1.0
        if answer.status in ("no_evidence", "related_only"):
            checks["evidence"] = 0.0
            errors.append(f"says {answer.status}")

    def _verdict(self, question: Row, answer: Answer, checks: dict[str, float], errors: list[str]) -> None:
        gold = question["verdict"]
        if not question["kind"].startswith("claim") or gold not in _CLAIMS:
            return
        expected = _VERDICTS.get(gold, gold)
        checks["verdict"] = float(answer.verdict == expected)
        if answer.verdict != expected:
            errors.append(f"verdict {answer.verdict}, labelled {gold}")


def _overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    shared = min(end, other_end) - max(start, other_start)
    return max(shared, 0) / max(end - start, 1)


def _show(figure: Figure) -> str:
    return f"{figure.item} {figure.value}{figure.unit or ''} ({figure.measure} {figure.year})"


def summarise(items: Sequence[Row]) -> dict[str, float | int | str]:
    """Return pass rates overall, by kind and by check."""
    summary: dict[str, float | int | str] = {"questions": len(items), "passed": mean([i["passed"] for i in items])}
    for kind in dict.fromkeys(item["kind"] for item in items):
        of_kind = [item["passed"] for item in items if item["kind"] == kind]
        summary[f"{kind} ({len(of_kind)})"] = mean(of_kind)
    for name in _CHECKS:
        judged = [item[name] for item in items if item[name] is not None]
        summary[f"check {name} ({len(judged)})"] = mean(judged)
    return summary
