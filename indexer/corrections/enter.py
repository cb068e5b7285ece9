"""What a person asks for -> entries of the ledger, checked against what is indexed, then published.

Nothing is read again: the documents are taken as they were extracted, and the entries laid over them.
"""

from __future__ import annotations

import getpass
import re
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.building.plan import Kept
from indexer.building.previous import previous
from indexer.building.publish import Progress, no_progress, publish
from indexer.corrections import (
    ACTIONS,
    ADD,
    CORRECT,
    FIGURE_FIELDS,
    REJECT,
    REPORT,
    REPORT_FIELDS,
    VERIFY,
    WHOLE,
    WITHDRAW,
    Correction,
    kept_attributes,
    withdrawals,
)
from indexer.corrections.figures import attribute, attributes
from indexer.corrections.ledger import Ledger
from indexer.corrections.metadata import metadata
from indexer.corrections.place import Places, lead_of
from indexer.corrections.values import GRADES, LONGEST_QUOTE, LONGEST_WHO, LONGEST_WHY, Checker, split_amount, words
from indexer.encoder import load_encoder
from indexer.errors import IndexBusy, NoIndex, UnknownReport, UsageError
from indexer.model import Figure, Report, Span
from indexer.originals import Originals
from indexer.quantities import Quantity, find_quantities
from indexer.regions import Gazetteer
from indexer.store import Index, writing

_FIGURE_ID = re.compile(r"(r[0-9a-f]{16})-f\d+")
_PATIENCE = 20.0  # seconds to wait for a build to finish before the entry is left to it
_ADDED = ("item", "measure")  # what an added figure must be given


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for.

    `target` is a figure's id, or a report's id or file name; of a withdrawal the entry's id. `values` are the new ones
    by field, of a report without `report.`; of REJECT and VERIFY of metadata the fields named, whatever their value.
    `quote` and `at` (its offset, where it stands more than once) are of an added figure.
    """

    action: str
    target: str
    values: Mapping[str, str | None] = field(default_factory=dict)
    quote: str = ""
    at: int | None = None
    why: str = ""
    who: str = ""


def login_name() -> str:
    """Return the name of who is logged in on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def enter(index: Path, requests: Sequence[Request]) -> tuple[Correction, ...]:
    """Check requests against what is published, and write them into the ledger: all of them or none.

    Returns the entries. Raises UsageError, UnknownReport, UnusableIndex.
    """
    with closing(Index.open(index)) as opened:
        drafter = Drafter(opened)
        with Ledger(index).writing() as pen:
            drafts = [draft for request in requests for draft in drafter.drafts(request, pen.entries)]
            return pen.append(drafts)


class Drafter:
    """Makes entries of requests, by what one generation holds."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._catalogue = index.catalogue
        self._checker = Checker(index.vocabulary, index.gazetteer)

    def drafts(self, request: Request, entries: Sequence[Correction]) -> list[Correction]:
        """Return the entries of a request, without time and id. Raises UsageError."""
        if request.action not in ACTIONS:
            raise UsageError("correction_action", value=request.action, candidates=ACTIONS)
        who = words(request.who, LONGEST_WHO, "who") or login_name()
        base = Correction("", "", who, words(request.why, LONGEST_WHY, "why"), request.action, "", WHOLE)
        if request.action == WITHDRAW:
            return [self._withdrawal(base, request.target, entries)]
        match = _FIGURE_ID.fullmatch(request.target)
        if match is None:
            report = self._catalogue.report(request.target)
            base = replace(base, sha256=report.sha256)
            if request.action == ADD:
                return [self._addition(base, request, report)]
            return self._of_report(base, request, report)
        if request.action == ADD:
            raise UsageError("correction_add_where")
        figure = self._catalogue.figure(request.target)
        if figure is None:
            raise UnknownReport("unknown_figure", figure=request.target)
        report = self._catalogue.report(figure.report)
        span, amount = Span(figure.start, figure.end), Span(figure.amount_start, figure.amount_end)
        base = self._placed(replace(base, sha256=report.sha256), report, span, amount)
        return self._of_figure(base, request, figure)

    def is_rejected(self, figure_id: str) -> bool:
        """Whether a figure is not there because somebody rejected it."""
        states = self._catalogue.corrections(figure_id=figure_id)
        return any(each.action == REJECT and each.status == "applied" for each in states)

    def _withdrawal(self, base: Correction, target: str, entries: Sequence[Correction]) -> Correction:
        entry = next((each for each in entries if each.id == target), None)
        if entry is None or entry.action == WITHDRAW:
            raise UsageError("unknown_correction", correction=target)
        if target in withdrawals(entries):
            raise UsageError("correction_withdrawn", correction=target)
        return replace(base, sha256=entry.sha256, field=entry.field, target=target)

    def _of_figure(self, base: Correction, request: Request, figure: Figure) -> list[Correction]:
        if request.action in (REJECT, VERIFY):
            if request.values:
                raise UsageError("correction_no_values")
            return [replace(base, original=kept_attributes(attributes(figure)))]
        drafts = []
        for name, value in self._values(request, FIGURE_FIELDS, figure.kind == "grade").items():
            if value != attribute(figure, name):
                drafts.append(replace(base, field=name, original=attribute(figure, name), value=value))
        if not drafts:
            raise UsageError("correction_same")
        return drafts

    def _of_report(self, base: Correction, request: Request, report: Report) -> list[Correction]:
        names = tuple(each.removeprefix(REPORT) for each in REPORT_FIELDS)
        drafts = []
        for name, value in self._values(request, names, prefix=REPORT).items():
            now = metadata(report, REPORT + name)
            draft = replace(base, field=REPORT + name, original=now)
            if request.action == CORRECT and value == now:
                continue
            if request.action in (REJECT, VERIFY) and now is None:
                raise UsageError("correction_nothing", field=name)
            drafts.append(replace(draft, value=value) if request.action == CORRECT else draft)
        if not drafts:
            raise UsageError("correction_same" if request.values else "correction_field", candidates=names)
        return drafts

    def _values(
        self, request: Request, known: Sequence[str], grade: bool = False, prefix: str = ""
    ) -> dict[str, str | None]:
        """Return the canonical values that are asked for, the unit taken from the amount where it says one."""
        if unknown := [name for name in request.values if name not in known]:
            raise UsageError("correction_unknown_field", field=unknown[0], candidates=known)
        if not request.values:
            raise UsageError("correction_field", candidates=known)
        values = dict(request.values)
        if grade and "value" in values:
            values["unit"] = values.pop("value")
        if request.action != CORRECT and not (request.action == ADD):
            return values
        if written := values.get("value"):
            values["value"], unit = split_amount(written)
            if unit is not None and values.setdefault("unit", unit) != unit:
                raise UsageError("correction_value_unit", value=values["unit"], candidates=[unit])
        made = {name: self._checker.value_of(prefix + name, value) for name, value in values.items()}
        if "unit" in made and (made["unit"] in GRADES) != grade:
            raise UsageError("correction_value_unit", value=made["unit"], candidates=GRADES if grade else ())
        return made

    def _addition(self, base: Correction, request: Request, report: Report) -> Correction:
        """Return the entry of a figure that was not read: a number of the quote, with what it means."""
        if missing := [name for name in _ADDED if not request.values.get(name)]:
            raise UsageError("correction_add_needs", fields=missing)
        values = self._values(request, FIGURE_FIELDS)
        text = self._catalogue.text(report.id)
        quote = self._quote(text, request)
        number = self._number(text, quote, values.get("value"))
        amount = Span(number.number_start, number.number_end)
        for figure in self._catalogue.figures(report_id=report.id, include_inside_name=True):
            if figure.amount_start < amount.end and amount.start < figure.amount_end:
                raise UsageError("correction_add_there", figure=figure.id)
        checked = self._checker.value_of
        defaults = {
            "value": checked("value", format(number.value, "f")),
            "unit": checked("unit", number.unit) if number.unit else None,
            "year": None if report.year is None else str(report.year), "organisation": report.organisation,
            "scope": "project" if values.get("project") else "unit",
        }  # fmt: skip
        made = {**dict.fromkeys(FIGURE_FIELDS), **defaults, **values}
        if made["unit"] is None:
            raise UsageError("correction_add_unit")
        printed = {name: defaults[name] for name in ("value", "unit") if made[name] != defaults[name] is not None}
        original = kept_attributes(printed) if printed else None
        return replace(self._placed(base, report, quote, amount), original=original, value=kept_attributes(made))

    def _quote(self, text: str, request: Request) -> Span:
        quote = request.quote.strip()
        if len(quote) > LONGEST_QUOTE:
            raise UsageError("correction_value_long", field="quote", most=LONGEST_QUOTE)
        found = Places(text).positions(quote)
        if request.at is not None:
            found = [span for span in found if span.start == request.at]
        if not found:
            raise UsageError("correction_quote_gone")
        if len(found) > 1:
            raise UsageError("correction_quote_many", candidates=[str(span.start) for span in found[:20]])
        return found[0]

    def _number(self, text: str, quote: Span, value: str | None) -> Quantity:
        """Return the number of a quote that is meant: the one that the amount says, or the only one."""
        numbers = find_quantities(text, quote.start, quote.end)
        same = [each for each in numbers if format(each.value.normalize(), "f") == value]
        chosen = same or (numbers if len(numbers) == 1 else [])
        if len(chosen) != 1:
            told = [text[each.start : each.end] for each in numbers]
            raise UsageError("correction_quote_number" if numbers else "correction_quote_no_number", candidates=told)
        return chosen[0]

    def _placed(self, base: Correction, report: Report, quote: Span, amount: Span) -> Correction:
        text = self._catalogue.text(report.id)
        before, after = Places(text).around(quote)
        return replace(
            base, quote=quote.of(text), start=quote.start, end=quote.end, amount_start=amount.start,
            amount_end=amount.end, before=before, after=after, lead=lead_of(text, quote.start),
        )  # fmt: skip


def is_pending(index: Path) -> bool:
    """Whether the ledger holds what the published generation does not know of."""
    with closing(Index.open(index)) as opened:
        known = {entry.id for entry in opened.catalogue.corrections()}
    return any(entry.id not in known for entry in Ledger(index).read().entries)


def apply_corrections(index: Path, progress: Progress | None = None, patience: float = _PATIENCE) -> str | None:
    """Publish a generation with all that the ledger holds; return its name, None where another writer did so.

    Raises NoIndex, DamagedIndex, and IndexBusy where a build goes on for longer than `patience` seconds: that build, or
    the next one, applies what was entered.
    """
    last = time.monotonic() + patience
    while is_pending(index):
        try:
            return _publish(index, progress or no_progress)
        except IndexBusy:
            if time.monotonic() > last:
                raise
            time.sleep(0.2)
    return None


def _publish(index: Path, progress: Progress) -> str:
    with writing(index) as writer:
        before = previous(writer)
        if before.index is None:
            raise before.error or NoIndex("no_index", path=str(index))
        with closing(before.index) as old:
            keys = old.catalogue.work_keys()
            kept = [Kept(each.id, keys[each.id], True, list(each.sources)) for each in old.catalogue.reports()]
            gazetteer = Gazetteer.load([before.regions] if before.regions else [])
            name, _ = publish(
                writer, kept, dict(old.catalogue.failures_by_path()), before, load_encoder(old.manifest.encoder),
                gazetteer, Originals(index), progress,
            )  # fmt: skip
    return name
