"""The catalogue of rules, from `data/rules.tsv`: what each states, its tolerance, and the innocent reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from indexer.data_rows import named_rows


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `explanations` are innocent reasons for a finding, as many in English as in Chinese."""

    id: str
    zh: str
    en: str
    formula: str
    tolerance: str
    explanations: tuple[str, ...]
    explanations_zh: tuple[str, ...]


@cache
def load_rules() -> Mapping[str, Rule]:
    """Return the rules by id."""
    return {
        row["id"]: Rule(
            row["id"], row["zh"], row["en"], row["formula"], row["tolerance"],
            _split(row["reasons_en"]), _split(row["reasons_zh"]),
        )
        for row in named_rows("rules")
    }  # fmt: skip


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
