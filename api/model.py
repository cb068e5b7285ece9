"""The records of one request, in exactly the JSON that the command and HTTP give, and the one JSON writer.

A record that shows an indexed record with something added to it (a figure with its standing, a passage with its
score) holds the indexed one in a field named in its `FLAT`; the writer puts both into one object.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, Generic, TypeAlias, TypeVar

from indexer.model import Failure, Figure, Passage, Report, Section
from indexer.numerals import plain

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A part of the question that was understood but not settled, with what it could be.

    `kind` is region (several fit), place (none fits), year, renamed (a former name; the candidate is its successor),
    reorganised (a body that a reform ended; the candidates are what it became and when),
    excluded (left in all the same), absence (silence does not show it) or question (nothing says what is asked);
    `candidates` are paths such as `示例省/云溪市/鼓山区`.
    """

    kind: str
    text: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRegion:
    """A place that the question names: the words, the code (None where several fit) and the name in full."""

    text: str
    code: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison that a figure has to meet: `field` is amount_yuan or value; `operator` < <= > >= =.

    A place that is left out is one too: `field` region, `operator` !=, `value` its name in full.
    """

    field: str
    operator: str
    value: Decimal | str
    unit: str | None = None
    text: str = ""
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What the question asks, typed. `phrase` is what remains when place, year, measure and question words are out.

    `aggregation` is sum, count, maximum, minimum, average, difference, change or None. `years` is empty where
    none is named. `concepts` and `measures` are codes of the vocabulary.
    """

    intent: str
    concepts: tuple[str, ...] = ()
    phrase: str = ""
    measures: tuple[str, ...] = ()
    regions: tuple[PlanRegion, ...] = ()
    organisations: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    aggregation: str | None = None
    conditions: tuple[Condition, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """A figure that answers: `standing` is direct, composite or conflicting, `cite` the number of its citation."""

    FLAT: ClassVar[str] = "figure"

    figure: Figure
    standing: str
    cite: int


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage with its fused score (0 to 1) and why: the score of each leg, or the words that it shares."""

    FLAT: ClassVar[str] = "passage"

    passage: Passage
    score: float
    why: Mapping[str, float | str | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact quote at an exact place; `n` counts from 1 within one answer."""

    n: int
    report: str
    file: str
    sha256: str
    text_sha256: str
    section: str | None
    page: int | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of an ambiguous question: its own status and the ids of the figures that answer it."""

    label: str
    status: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """One wording with its slots, and who used it when."""

    text: str
    slots: tuple[str, ...]
    units: tuple[str, ...]
    years: tuple[int, ...]
    passages: tuple[RankedPassage, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Numbers of the citations that speak for and against a claim."""

    for_: tuple[int, ...] = ()
    against: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Calculation:
    """A number computed here, never printed: `terms` are the ids of the figures it is made of."""

    label: str
    formula: str
    terms: tuple[str, ...]
    value: Decimal | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """What was searched: `reports` indexed, `searched` within the filters, `matched` with evidence shown.

    Editions of one report count as one; `editions` is how many more files hold other editions of those searched.
    """

    reports: int
    searched: int
    matched: int
    unreadable: int
    truncated: bool
    editions: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with everything it rests on. Statuses and verdicts are those of `data/enums.tsv`."""

    question: str
    lang: str
    plan: Plan
    status: str
    verdict: str | None
    text: str
    figures: tuple[AnswerFigure, ...] = ()
    beside: tuple[Figure, ...] = ()
    related: tuple[Figure, ...] = ()
    readings: tuple[Reading, ...] = ()
    reports: tuple[str, ...] = ()
    passages: tuple[RankedPassage, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    evidence: Evidence = Evidence()
    calculations: tuple[Calculation, ...] = ()
    citations: tuple[Citation, ...] = ()
    scope: Scope = Scope(0, 0, 0, 0, False)
    timings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Ranked passages for a query: `total` is how many were ranked, `next` the offset of the next page or None."""

    query: str
    items: tuple[RankedPassage, ...]
    total: int
    next: int | None
    scope: Scope
    timings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """Everything that passes the filters; `next` is the offset of the next page, None where there is none."""

    items: tuple[T, ...]
    total: int
    next: int | None = None


# What an indexed record holds and the interface does not show, or shows under another name.
_HIDDEN: dict[type, frozenset[str]] = {
    Passage: frozenset({"number"}),
    Section: frozenset({"heading_end"}),
    Failure: frozenset({"code", "reason_zh", "declared"}),
}
_RENAMED = {"for_": "for"}


def to_json(record: object) -> Json:
    """Turn a record into what JSON can hold: decimals as plain strings, tuples as lists, keys in field order.

    Raises TypeError for anything that is not a record, a mapping, a sequence or a plain value.
    """
    if record is None or isinstance(record, bool | int | float | str):
        return record
    if isinstance(record, Decimal):
        return plain(record)
    if isinstance(record, Mapping):
        return {str(key): to_json(value) for key, value in record.items()}
    if isinstance(record, list | tuple):
        return [to_json(value) for value in record]
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return _record_to_json(record)
    raise TypeError(f"no JSON for {type(record).__name__}")


def _record_to_json(record: object) -> dict[str, Json]:
    flat = getattr(type(record), "FLAT", None)
    hidden = _HIDDEN.get(type(record), frozenset())
    result: dict[str, Json] = {}
    if isinstance(record, Passage):  # its number is of one generation only; its place holds while the text does
        result["id"] = f"{record.report}-p{record.start}"
    for each in dataclasses.fields(record):  # type: ignore[arg-type]
        value = to_json(getattr(record, each.name))
        if each.name == flat and isinstance(value, dict):
            result.update(value)
        elif each.name not in hidden:
            result[_RENAMED.get(each.name, each.name)] = value
    return result


def dumps(record: object, indent: int | None = None) -> str:
    """Write a record as JSON text, UTF-8 letters as they are: the one writer of the command and HTTP."""
    return json.dumps(to_json(record), ensure_ascii=False, indent=indent, allow_nan=False)


__all__ = [
    "Answer",
    "AnswerFigure",
    "Calculation",
    "Citation",
    "Cluster",
    "Condition",
    "Evidence",
    "Json",
    "Listing",
    "Plan",
    "PlanRegion",
    "RankedPassage",
    "Reading",
    "Report",
    "Scope",
    "SearchResult",
    "Unresolved",
    "dumps",
    "to_json",
]
