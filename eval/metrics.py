"""What every measurement returns, and the few formulas they share."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Scalar = float | int | str


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and their harmonic mean, each 0..1, with the counts they come from."""

    matched: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Matched over predicted; 1 where nothing was predicted and nothing was to be found."""
        return self.matched / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """Matched over gold; 1 where there was nothing to find."""
        return self.matched / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: PRF) -> PRF:
        return PRF(self.matched + other.matched, self.predicted + other.predicted, self.gold + other.gold)

    def summary(self, prefix: str = "") -> dict[str, Scalar]:
        """Return precision, recall, F1 and the counts under `prefix`, for an `EvalResult`."""
        return {
            f"{prefix}precision": self.precision,
            f"{prefix}recall": self.recall,
            f"{prefix}f1": self.f1,
            f"{prefix}matched": self.matched,
            f"{prefix}predicted": self.predicted,
            f"{prefix}gold": self.gold,
        }


def prf(matched: int, predicted: int, gold: int) -> PRF:
    """Build a `PRF`; counts that cannot be (more matched than there are) raise ValueError."""
    if not 0 <= matched <= min(predicted, gold):
        raise ValueError(f"{matched} matched of {predicted} predicted and {gold} gold")
    return PRF(matched, predicted, gold)


def mean(values: Sequence[float]) -> float:
    """Return the arithmetic mean, 0 for an empty sequence."""
    return sum(values) / len(values) if values else 0.0


def bigrams(text: str) -> Counter[str]:
    """Count the character pairs of `text` in compatibility form, letters and digits only, case ignored.

    A text of one character counts as that character.
    """
    kept = "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
    return Counter([kept]) if len(kept) == 1 else Counter(kept[i : i + 2] for i in range(len(kept) - 1))


def bigram_agreement(predicted: str, gold: str) -> float:
    """Return the share (0..1) of the gold's character pairs that `predicted` holds, each as often as it has it.

    1 where the gold has no letter or digit.
    """
    wanted = bigrams(gold)
    return (wanted & bigrams(predicted)).total() / wanted.total() if wanted else 1.0


@dataclass(frozen=True, slots=True)
class EvalResult:
    """One measurement: `summary` over everything, `items` one row per document or question.

    An item's `errors`, a list of strings, says what was missed or wrong in it; `--errors N` prints them.
    """

    name: str
    summary: Mapping[str, Scalar]
    items: Sequence[Mapping[str, Any]] = field(default_factory=tuple)

    def to_json(self) -> str:
        """Return one JSON object: name, summary, items."""
        record = {"name": self.name, "summary": dict(self.summary), "items": [dict(item) for item in self.items]}
        return json.dumps(record, ensure_ascii=False, indent=2, default=_plain)

    def to_text(self, errors: int = 0) -> str:
        """Return the summary, a table of the items and the first `errors` errors (negative: all)."""
        width = max((len(key) for key in self.summary), default=0)
        lines = [f"{self.name}", *(f"  {key:<{width}}  {_cell(value)}" for key, value in self.summary.items())]
        if self.items:
            lines += ["", *_table(self.items)]
        found = [f"{_label(item)}: {error}" for item in self.items for error in item.get("errors", ())]
        if errors:
            shown = found if errors < 0 else found[:errors]
            lines += ["", f"errors ({len(shown)} of {len(found)})", *shown]
        return "\n".join(lines)


def _table(items: Sequence[Mapping[str, Any]]) -> list[str]:
    columns = [key for key in dict.fromkeys(key for item in items for key in item) if key != "errors"]
    columns = [key for key in columns if not any(isinstance(item.get(key), (list, dict, tuple)) for item in items)]
    rows = [columns, *([_cell(item.get(key)) for key in columns] for item in items)]
    widths = [max(_columns_wide(row[i]) for row in rows) for i in range(len(columns))]
    return [
        "  ".join(cell + " " * (w - _columns_wide(cell)) for cell, w in zip(row, widths, strict=True)) for row in rows
    ]


def _columns_wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cell(value: object) -> str:
    if value is None:
        return "-"
    text = f"{value:.4f}" if isinstance(value, float) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _label(item: Mapping[str, Any]) -> str:
    return str(item.get("id") or item.get("doc") or "?")


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (set, frozenset, tuple)):
        return list(value)
    return str(value)
