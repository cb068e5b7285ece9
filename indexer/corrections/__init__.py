"""What people say of figures and of metadata: an entry is written once into the ledger and never changed.

A correction belongs to one file by its SHA-256 (another edition, which is another file, is not touched by it), and to
one stretch of its text, kept as a quote with the words around it, so that it is found again in what a better extractor
reads. `field` is an attribute of a figure, `figure` for the figure as a whole, or `report.year` and its like.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indexer.model import Figure

CORRECT, REJECT, ADD, VERIFY, WITHDRAW = ACTIONS = ("correct", "reject", "add", "verify", "withdraw")
WHOLE = "figure"
FIGURE_FIELDS = (
    "value", "unit", "measure", "year", "item", "project", "organisation", "scope", "direction", "shared_with",
)  # fmt: skip
REPORT = "report."
REPORT_FIELDS = tuple(
    REPORT + name
    for name in ("title", "year", "region", "organisation", "department", "report_type", "published", "url")
)
# What became of an entry when the generation was published; `pending` is not stored: not published yet.
STATUSES = ("applied", "agreed", "superseded", "withdrawn", "withdrawal", "unplaced", "absent", "pending")
CORRECTED, VERIFIED, ADDED = "corrected", "verified", "added"  # flags of figures; the first is a basis as well


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the ledger.

    `original` and `value` are canonical text (None: nothing there); of a whole figure, its attributes as JSON. `quote`
    stands at `start` to `end` of the text, the number at `amount_start` to `amount_end`; `before` and `after` are the
    words around it, and `lead` is the digest of all that stands before it. `target` is the entry that a withdrawal is
    of. `when` is UTC; `id` is a digest of all the rest.
    """

    id: str
    when: str
    who: str
    why: str
    action: str
    sha256: str
    field: str
    original: str | None = None
    value: str | None = None
    target: str | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    amount_start: int | None = None
    amount_end: int | None = None
    before: str = ""
    after: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Placed(Correction):
    """An entry with what became of it: the report and figure it is of now, and where its quote stands there.

    `status` is one of `STATUSES`; `reason` a message key (`correction.reason.…`) or, of what is superseded, withdrawn
    or a withdrawal, the id of the other entry.
    """

    report: str | None = None
    file: str | None = None
    figure: str | None = None
    status: str = "pending"
    reason: str | None = None
    now_start: int | None = None
    now_end: int | None = None


_INTEGERS = frozenset({"start", "end", "amount_start", "amount_end"})
_NULLABLE = frozenset({"original", "value", "target"}) | _INTEGERS
_NAMES = tuple(each.name for each in fields(Correction))


def sealed(entry: Correction) -> Correction:
    """Return an entry with its id, which is a digest of all else that it says."""
    content = {name: value for name, value in asdict(entry).items() if name != "id"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return replace(entry, id="c" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12])


def to_line(entry: Correction) -> str:
    """Return an entry as one line of the ledger."""
    return json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":")) + "\n"


def from_line(line: str) -> Correction | None:
    """Return the entry of a line, None where the line is not a whole one."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    entry = from_row(row) if isinstance(row, dict) else None
    return entry if entry is not None and sealed(entry).id == entry.id else None


def from_row(row: Mapping[str, Any]) -> Correction | None:
    """Return the entry with these values, None where one is missing or of another type."""
    values: dict[str, Any] = {}
    for name in _NAMES:
        value = row.get(name)
        kind = int if name in _INTEGERS else str
        if value is None and name not in _NULLABLE:
            return None
        if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
            return None
        values[name] = value
    return Correction(**values) if values["action"] in ACTIONS else None


def in_order(entries: Iterable[Correction]) -> list[Correction]:
    """Return entries by their time, what was entered later behind: of two on one thing the last holds."""
    return sorted(entries, key=lambda entry: entry.when)


def withdrawals(entries: Iterable[Correction]) -> dict[str, str]:
    """Return entry -> the entry that withdraws it."""
    return {entry.target: entry.id for entry in entries if entry.action == WITHDRAW and entry.target}


def standing(entries: Sequence[Correction]) -> dict[str, list[Correction]]:
    """Return, by file hash, the entries that nobody has withdrawn, in order."""
    gone = withdrawals(entries)
    by_file: dict[str, list[Correction]] = {}
    for entry in in_order(entries):
        if entry.action != WITHDRAW and entry.id not in gone:
            by_file.setdefault(entry.sha256, []).append(entry)
    return by_file


def placed(entry: Correction, **what: Any) -> Placed:  # noqa: ANN401 - the fields of Placed
    """Return an entry with what became of it."""
    return Placed(**{name: getattr(entry, name) for name in _NAMES}, **what)


def corrected_amount(figure: Figure) -> tuple[str, str] | None:
    """Return number and unit of a figure whose amount a person corrected, None where what is printed holds."""
    if not {"value", "unit"} & set(figure.original):
        return None
    return "" if figure.value is None else f"{figure.value:,f}", figure.unit or ""


def read_amount(figure: Figure) -> str:
    """Return number and unit of a figure as they were read; "" where nobody corrected them."""
    if corrected_amount(figure) is None:
        return ""
    value = figure.original.get("value", None if figure.value is None else f"{figure.value:f}")
    return f"{value or ''}{figure.original.get('unit', figure.unit) or ''}"


def kept_attributes(values: Mapping[str, str | None]) -> str:
    """Return the attributes of a whole figure as they are kept in `original` or `value`."""
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def attributes_of(kept: str | None) -> dict[str, str | None]:
    """Return what `kept_attributes` made; {} where it is not that."""
    try:
        row = json.loads(kept or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(row, dict):
        return {}
    return {name: value for name, value in row.items() if name in FIGURE_FIELDS and isinstance(value, str | None)}
