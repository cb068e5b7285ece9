"""Labelled reports, read from either of two layouts into the same rows.

*Labels apart*: `metadata.json`, `figures.jsonl`, `sections.jsonl`, `questions.jsonl`, with the reports in a
folder `reports` beside the labels' own; some reports may carry no labels but are still searched.
*Labels with reports*: `metadata.jsonl` and the other three, `reports/` within, and `regions.tsv`, a region
extension that must be given to the build.

Rows are plain dictionaries as in the files, with these keys the same in both (None is unknown):

    figure    id, doc, kind, quote, start, end, amount, amount_start, amount_end, unit, value (Decimal), amount_yuan
              (Decimal), item, measure, year, direction, shared_with (list), restates, project,
              table ({row, column}), approx, note, uncertain (bool), section
    section   id, doc, level, heading, heading_printed, heading_kind, type (Chinese name), start, end,
              heading_end, parent
    metadata  doc, file, title, title_inferred, year, region (names from the province down), region_code,
              organisation, department (Chinese name), report_type (Chinese name), scores ([{scope, score}]),
              grades ([{scope, grade}])
    question  id, lang, kind, text, answer, figures (figure-like rows, all printed), optional (the same; may be
              given), forbidden (the same; must not be given), derived_yuan ([Decimal]; must be said to be computed),
              evidence ([{doc, file, start, end, quote}]), near_miss (the same), verdict, abstain, conflict,
              must_include, docs (documents it rests on)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One labelled set: `reports` are (doc, file) in order; the mappings hold labelled documents only."""

    path: Path
    reports: tuple[tuple[str, Path], ...]
    regions: tuple[Path, ...]
    figures: Mapping[str, list[Row]]
    sections: Mapping[str, list[Row]]
    metadata: Mapping[str, Row]
    questions: tuple[Row, ...]

    @classmethod
    def load(cls, path: Path, reports: Path | None = None, only: Sequence[str] = ()) -> GoldSet:
        """Read the set at `path`; `only` keeps these documents and the questions that rest on them alone.

        Raises FileNotFoundError where there are no labels or no reports.
        """
        together = (path / "metadata.jsonl").exists()
        metadata = _metadata_together(path) if together else _metadata_apart(path)
        folder = reports or (path / "reports" if together else path.parent / "reports")
        files = [(_doc(f.name), f) for f in sorted(folder.iterdir()) if f.is_file()]
        kept = [(doc, f) for doc, f in files if not only or doc in only]
        names = {doc for doc, _ in kept}
        figures = _by_doc([_figure(row) for row in _lines(path / "figures.jsonl")])
        sections = _by_doc([row for row in _lines(path / "sections.jsonl") if row.get("node") != "passage"])
        by_id = {row["id"]: row for rows in figures.values() for row in rows}
        questions = [_question(row, by_id) for row in _lines(path / "questions.jsonl") if not row.get("drop")]
        regions = path / "regions.tsv"
        return cls(
            path=path,
            reports=tuple(kept),
            regions=(regions,) if regions.exists() else (),
            figures={doc: figures.get(doc, []) for doc in metadata if doc in names},
            sections={doc: sections.get(doc, []) for doc in metadata if doc in names},
            metadata={doc: row for doc, row in metadata.items() if doc in names},
            questions=tuple(q for q in questions if not only or set(q["docs"]) <= names),
        )

    def labelled(self) -> list[tuple[str, Path]]:
        """Return the (doc, file) pairs that carry labels."""
        return [(doc, file) for doc, file in self.reports if doc in self.metadata]


def _doc(file: str) -> str:
    return Path(file).stem.split("_")[0]


def _lines(path: Path) -> list[Row]:
    """Return a file's rows; a set that labels nothing of a kind has no file for it."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _by_doc(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["doc"], []).append(row)
    return found


def _decimal(value: object) -> Decimal | None:
    try:
        return None if value is None or value == "" else Decimal(str(value))
    except InvalidOperation:
        return None


def _figure(row: Row) -> Row:
    table = row.get("table")
    if table is True:
        table = {"row": row.get("row"), "column": row.get("column")}
    return {
        **row,
        "value": _decimal(row.get("value")),
        "amount_yuan": _decimal(row.get("amount_yuan")),
        "table": table or None,
        "note": row.get("note") or row.get("notes"),
        "uncertain": bool(row.get("uncertain")),
        "shared_with": list(row.get("shared_with") or ()),
    }


def _metadata_together(path: Path) -> dict[str, Row]:
    found = {}
    for row in _lines(path / "metadata.jsonl"):
        scores = [{"scope": s["item"], "score": _decimal(s["value"])} for s in row.get("scores") or ()]
        grades = [{"scope": None, "grade": row["grade"]}] if row.get("grade") else []
        found[row["doc"]] = {**row, "title_inferred": None, "scores": scores, "grades": grades}
    return found


def _metadata_apart(path: Path) -> dict[str, Row]:
    found = {}
    for row in json.loads((path / "metadata.json").read_text("utf-8"))["reports"]:
        place = row["region"]
        found[row["doc"]] = {
            **row,
            "year": row["fiscal_year"],
            "region": place["lineage"],
            "region_code": place.get("county_adcode") or place.get("city_adcode") or place.get("province_adcode"),
            "department": row["department_type"],
            "report_type": row["document_type"],
            "scores": [{"scope": s["scope"], "score": _decimal(s["score"])} for s in row["scores"]],
            "grades": [{"scope": g["scope"], "grade": g["grade"]} for g in row["grades"]],
        }
    return found


def _question(row: Row, by_id: Mapping[str, Row]) -> Row:
    figures = [_asked(f, by_id) for f in row["gold_figures"]]
    derived = [_decimal(row.get("derived_value_yuan")), *(f["amount_yuan"] for f in figures if f["id"] is None)]
    spans = row.get("gold_evidence_spans") or row.get("evidence") or []
    printed = [f for f in figures if f["id"] is not None]
    evidence = [_span(span) for span in spans]
    docs = row.get("relevant_docs") or [*(f["doc"] for f in printed), *(span["doc"] for span in evidence)]
    return {
        "id": row["id"],
        "lang": row["lang"],
        "kind": row["kind"],
        "text": row["text"],
        "answer": row["gold_answer"],
        "figures": printed,
        "optional": [_asked(f, by_id) for f in row.get("optional_rows") or ()],
        "forbidden": [_asked(f, by_id) for f in row.get("forbidden_figures") or ()],
        "derived_yuan": [amount for amount in derived if amount is not None],
        "evidence": evidence,
        "near_miss": [_span(span) for span in row.get("near_miss_evidence") or ()],
        "verdict": row["verdict"],
        "abstain": row["abstain"],
        "conflict": row["conflict_in_source"],
        "must_include": row.get("must_include") or [],
        "docs": sorted(set(docs)),
    }


def _asked(figure: str | Row, by_id: Mapping[str, Row]) -> Row:
    """Return the labelled figure, or what the question itself says of one in a report without labels."""
    if isinstance(figure, str):
        return by_id[figure]
    if figure.get("figure") in by_id:
        return by_id[figure["figure"]]
    file = figure.get("file")
    return {
        **figure,
        "id": figure.get("figure"),
        "doc": _doc(file) if file else None,
        "value": _decimal(figure.get("amount")),
        "amount_yuan": _decimal(figure.get("amount_yuan")),
        "shared_with": list(figure.get("shared_with") or ()),
    }


def _span(row: Row) -> Row:
    return {key: row[key] for key in ("file", "start", "end", "quote")} | {"doc": _doc(row["file"])}
