"""Corrections as pages and listings show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indexer.corrections import REPORT, WHOLE, WITHDRAW, Placed, attributes_of
from indexer.messages import message
from indexer.vocabulary import Vocabulary
from web.document_contexts import CorrectionView
from web.links import document_link

_SHORT = ("measure", "year", "item")  # of a whole figure, beside its amount
_HOLDING = ("applied", "agreed", "pending")


def in_words(entry: Placed, value: str | None, lang: str, vocabulary: Vocabulary) -> str:
    """Return what an entry says was there, or is: a value by its name, a whole figure by what matters of it."""
    if entry.action == WITHDRAW:
        return ""
    if entry.field == WHOLE:
        told = attributes_of(value)
        amount = f"{told.get('value') or ''}{told.get('unit') or ''}"
        rest = [value_in_words(name, told[name], lang, vocabulary) for name in _SHORT if told.get(name)]
        return " · ".join(part for part in (amount, *rest) if part)
    if value is None and entry.action not in ("correct", "reject"):
        return ""
    return value_in_words(entry.field.removeprefix(REPORT), value, lang, vocabulary)


def value_in_words(field: str, value: str | None, lang: str, vocabulary: Vocabulary) -> str:
    """Return a value by the name that its code has."""
    if value is None:
        return message("correction.blank", lang)
    tables: Mapping[str, Mapping[str, object]] = {
        "measure": vocabulary.measures, "department": vocabulary.departments, "report_type": vocabulary.report_types,
    }  # fmt: skip
    entry = tables[field].get(value or "") if field in tables else None
    if entry is not None:
        return str(getattr(entry, lang))
    if field in ("scope", "direction"):
        return message(f"page.{field}.{value}", lang)
    return value


def reason_in_words(entry: Placed, lang: str) -> str:
    """Return why an entry is not applied; of one that another took the place of, the other's id."""
    if entry.status == "unplaced":
        return message(f"correction.reason.{entry.reason}", lang)
    return entry.reason or ""


def correction_view(entry: Placed, lang: str, vocabulary: Vocabulary, withdrawable: bool = False) -> CorrectionView:
    """Return an entry as a page lists it."""
    what = "" if entry.action == WITHDRAW and entry.field == WHOLE else message(f"correction.field.{entry.field}", lang)
    href = ""
    if entry.report is not None:
        href = document_link(entry.report, lang, entry.now_start, entry.now_end)
    return CorrectionView(
        id=entry.id,
        action=message(f"correction.action.{entry.action}", lang),
        field=what,
        original=in_words(entry, entry.original, lang, vocabulary),
        value=in_words(entry, entry.value, lang, vocabulary),
        status=entry.status,
        status_label=message(f"correction.status.{entry.status}", lang),
        reason=reason_in_words(entry, lang) or (entry.target or ""),
        who=entry.who,
        when=entry.when[:16].replace("T", " "),
        why=entry.why,
        quote=" ".join(entry.quote.split()),
        file=entry.file or entry.sha256[:12],
        href=href,
        withdraw=entry.id if withdrawable and entry.status in (*_HOLDING, "unplaced", "absent") else "",
    )


def note_of(entries: Iterable[Placed], lang: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what was done to a figure, in sentences: by whom, when, why, and what was read before."""
    notes = []
    for entry in entries:
        if entry.status != "applied":
            continue
        what = message(f"correction.field.{entry.field}", lang)
        said = message(
            f"page.correction.note.{entry.action}", lang, field=what, who=entry.who, when=entry.when[:10],
            original=in_words(entry, entry.original, lang, vocabulary),
            value=in_words(entry, entry.value, lang, vocabulary),
        )  # fmt: skip
        why = message("page.correction.note.why", lang, why=entry.why) if entry.why else ""
        notes.append(said + why)
    return tuple(notes)
