"""`python -m eval compare`: what is measured on the labelled sets, beside `baseline.json`.

A measure that lies more than `MARGIN` below the baseline is a loss, with the documents that lost; then the command ends
with 1, and a test of the suite fails. `--save` makes what is measured the baseline: done with the change that is meant
to move it, so that the numbers stand beside the code. Sets that are not there are left out. The held-out documents are
in no baseline: nobody is to work towards them.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gold import GoldSet
from eval.metrics import EvalResult, Scalar

ROOT = Path(__file__).parent
BASELINE = ROOT / "baseline.json"
MARGIN = 0.01
_TOLD = 0.001  # a document that falls by more is named
_SHARED = ROOT.parent.parent / "shared"


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set of labels, and its documents that are held out."""

    folder: Path
    held_out: tuple[str, ...] = ()
    consistency: bool = False  # whether it says which sums agree


SETS: dict[str, LabelledSet] = {
    "blind": LabelledSet(
        ROOT / "blind",
        tuple(
            f"b{n}"
            for first, last in ((61, 68), (155, 162), (213, 220), (339, 346), (483, 488), (555, 560))
            for n in range(first, last + 1)
        ),
    ),
    "gold": LabelledSet(_SHARED / "gold", (), True),
    "devset": LabelledSet(_SHARED / "devset", ("d01", "d04", "d07", "d11", "d14"), True),
}
# What is compared: of the summary, and of each document.
MEASURES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "figures": (
        (
            "money_value_f1", "money_year_f1", "money_measure_f1", "item_agreement", "shared_with_agreement",
            "project_agreement", "percent_value_f1", "score_value_f1",
        ),
        ("value_f1", "year_f1", "measure_f1", "items"),
    ),
    "sections": (("boundary_f1", "level_accuracy", "type_accuracy"), ("boundary_f1", "levels", "types")),
    "metadata": (
        ("fields", "title", "year", "region_code", "organisation", "department", "report_type"),
        ("title", "year", "region_code", "organisation", "department", "report_type"),
    ),
    "audit": (("errors_found", "precision", "mutations_found"), ()),
    "answers": (("passed", "check rows", "check forbidden", "check abstain", "check cited"), ("passed",)),
}  # fmt: skip
Measured = dict[str, Any]


def present(only: Sequence[str] = ()) -> dict[str, LabelledSet]:
    """Return the sets that are there."""
    return {name: each for name, each in SETS.items() if each.folder.is_dir() and (not only or name in only)}


def measure(name: str, labelled: LabelledSet) -> Measured:
    """Run one measurement on a set without its held-out documents; what is compared of it."""
    documents = [doc for doc, _ in GoldSet.load(labelled.folder).reports if doc not in labelled.held_out]
    only = documents if labelled.held_out else ()
    result: EvalResult = importlib.import_module(f"eval.{name}").run(labelled.folder, None, only)
    summary, each = MEASURES[name]
    told = {key.partition(" (")[0]: value for key, value in result.summary.items() if not key.endswith("(0)")}
    return {
        "summary": _numbers(told, summary) if told.get("questions") != 0 else {},
        "documents": {str(item.get("id") or item.get("doc")): _numbers(item, each) for item in result.items},
    }


def run(only: Sequence[str] = (), measures: Sequence[str] = (), *, save: bool = False) -> EvalResult:
    """Measure the sets that are there; compare with the baseline, or make it so."""
    baseline = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    items: list[dict[str, Any]] = []
    for set_name, labelled in present(only).items():
        for name in MEASURES:
            if (measures and name not in measures) or (name == "audit" and not labelled.consistency):
                continue
            now = measure(name, labelled)
            before = baseline.get(set_name, {}).get(name, {})
            items += compared(f"{set_name} {name}", before, now)
            if save:
                baseline.setdefault(set_name, {})[name] = now
    if save:
        BASELINE.write_text(json.dumps(baseline, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    losses = sum(bool(item["errors"]) for item in items)
    summary: dict[str, Scalar] = {"margin": MARGIN, "measures": len(items), "losses": 0 if save else losses}
    summary["absent"] = ", ".join(name for name in SETS if name not in present()) or "none"
    return EvalResult("compare", summary, items)


def compared(label: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return a row for each measure: what it was, what it is; its errors are a loss and the documents that lost."""
    rows = []
    for key, value in now["summary"].items():
        was = before.get("summary", {}).get(key)
        errors: list[str] = []
        if was is not None and value < was - MARGIN:
            errors = [f"{key} fell from {was:.4f} to {value:.4f}, by more than {MARGIN}"]
            errors += list(_lost(before.get("documents", {}), now["documents"]))
        change = None if was is None else value - was
        rows.append({"id": f"{label} {key}", "baseline": was, "now": value, "change": change, "errors": errors})
    return rows


def _lost(before: Mapping[str, Mapping[str, float]], now: Mapping[str, Mapping[str, float]]) -> Iterable[str]:
    for doc, values in now.items():
        worse = [
            f"{key} {before[doc][key]:.3f} → {value:.3f}"
            for key, value in values.items()
            if doc in before and key in before[doc] and value < before[doc][key] - _TOLD
        ]
        if worse:
            yield f"{doc}: {', '.join(worse)}"


def _numbers(row: Mapping[str, Any], keys: Iterable[str]) -> dict[str, float]:
    return {key: round(float(row[key]), 4) for key in keys if isinstance(row.get(key), int | float)}
