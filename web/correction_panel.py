"""What the owner's forms on the page of a document are filled in with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request

from api.corrections import FORM_TOKEN
from api.owner import is_owner, token
from indexer.corrections import ADDED, CORRECTED, REPORT, REPORT_FIELDS, VERIFIED, Placed
from indexer.corrections.enter import login_name
from indexer.corrections.figures import attributes
from indexer.corrections.metadata import metadata
from indexer.corrections.values import DIRECTIONS, SCOPES
from indexer.errors import UsageError
from indexer.messages import message
from indexer.model import Figure, Report
from indexer.store import Index
from web.correction_views import correction_view, value_in_words
from web.document_contexts import CorrectionView, CorrectPanel, FormField
from web.links import link
from web.views import Views

_ADDED = ("value", "unit", "measure", "year", "item", "project")


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form that could not be taken: what was filled in, and why."""

    form: Mapping[str, str] = field(default_factory=dict)
    error: UsageError | None = None


def chosen_figure(request: Request, index: Index, report: Report, submitted: Submitted) -> Figure | None:
    """Return the figure of this report that the address, or the form, names."""
    name = submitted.form.get("figure") or request.query_params.get("figure", "")
    figure = index.catalogue.figure(name) if name else None
    return figure if figure is not None and figure.report == report.id else None


def panel_of(
    request: Request, report: Report, figure: Figure | None, views: Views, submitted: Submitted
) -> CorrectPanel | None:
    """Return the forms for the index's owner, None for everybody else."""
    if not is_owner(request):
        return None
    form, error = submitted.form, submitted.error
    action = form.get("action", "")
    about_report = {name.removeprefix(REPORT): metadata(report, name) or "" for name in REPORT_FIELDS}
    now = {name: value or "" for name, value in attributes(figure).items()} if figure is not None else {}
    on_figure = bool(form.get("figure"))
    added = {**dict.fromkeys(_ADDED, ""), "year": str(report.year or "")}
    candidates = error.params.get("candidates", ()) if error is not None else ()
    return CorrectPanel(
        action=link(f"/documents/{report.id}/correct", views.lang),
        token=FORM_TOKEN,
        figure=figure.id if figure is not None else "",
        quote=form.get("quote", "") or (" ".join(figure.quote.split()) if figure is not None else ""),
        notes=views.corrections_of(figure) if figure is not None else (),
        fields=_fields(now, form if on_figure else {}, views, "", figure),
        report_fields=_fields(about_report, form if action != "add" and not on_figure else {}, views, REPORT),
        added_fields=_fields(added, form if action == "add" else {}, views),
        who=form.get("who", "") or ("" if token() else login_name()),
        why=form.get("why", ""),
        problem=message(error.code, views.lang, **error.params) if error is not None else "",
        candidates=tuple(map(str, candidates)) if isinstance(candidates, list | tuple) else (),
    )


def _fields(
    now: Mapping[str, str], form: Mapping[str, str], views: Views, prefix: str = "", figure: Figure | None = None
) -> tuple[FormField, ...]:
    fields = []
    for name, value in now.items():
        if name == "value" and figure is not None and figure.kind == "grade":
            continue  # a grade is its own unit
        shown = form.get(name, value)
        label = message(f"correction.field.{prefix}{name}", views.lang)
        fields.append(FormField(name, label, shown, _options(name, shown, views)))
    return tuple(fields)


def _options(name: str, value: str, views: Views) -> tuple[tuple[str, str, bool], ...]:
    codes: tuple[str, ...] = {
        "measure": tuple(views.vocabulary.measures), "department": ("", *views.vocabulary.departments),
        "report_type": ("", *views.vocabulary.report_types), "scope": ("", *SCOPES), "direction": ("", *DIRECTIONS),
    }.get(name, ())  # fmt: skip
    if name == "measure" and not value:
        codes = ("", *codes)
    if value and codes and value not in codes:
        codes = (value, *codes)
    words = ((code, value_in_words(name, code, views.lang, views.vocabulary) if code else "—") for code in codes)
    return tuple((code, label, code == value) for code, label in words)


def history_of(request: Request, entries: Sequence[Placed], views: Views) -> tuple[CorrectionView, ...]:
    """Return what was corrected of a report, the last first; the owner may withdraw what stands."""
    owner = is_owner(request)
    return tuple(correction_view(entry, views.lang, views.vocabulary, owner) for entry in entries[::-1])


def marks_of(
    request: Request, figures: Iterable[Figure], report: Report, views: Views, history: Iterable[Placed]
) -> dict[str, tuple[str, str]]:
    """Return by figure how its number is marked in the text, and where its form is (for the owner).

    A figure that only has its report's corrected year or place is not marked: all of them would be.
    """
    owner = is_owner(request)
    own = {entry.figure for entry in history if entry.status == "applied"}
    marks = {}
    for figure in figures:
        flags = figure.flags if figure.id in own else ()
        mark = next((flag for flag in (CORRECTED, ADDED, VERIFIED) if flag in flags), "")
        href = link(f"/documents/{report.id}", views.lang, [("figure", figure.id)], "correct") if owner else ""
        if mark or href:
            marks[figure.id] = (mark, href)
    return marks
