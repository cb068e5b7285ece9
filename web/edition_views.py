"""The editions of a report as its page shows them."""

from __future__ import annotations

from api.editions import Edition, EditionDifference, ReportEditions
from indexer.model import Figure, Report
from web.document_contexts import DifferenceRow, EditionLink, EditionView
from web.links import document_link
from web.views import Views, printed_amount

_MOST_SHOWN = 40  # differences of one edition; the API and the command give all


def edition_views(found: ReportEditions, shown: Report, views: Views) -> tuple[EditionView, ...]:
    """Return the editions of a report, the one that counts first; () where it has no other."""
    if not found.editions:
        return ()
    first = EditionView(_link(found.first, views, counts=True), found.first.id == shown.id, (), 0)
    return (first, *(_other(edition, shown, views) for edition in found.editions))


def possible_views(found: ReportEditions, views: Views) -> tuple[EditionLink, ...]:
    """Return what may be another edition."""
    return tuple(_link(report, views) for report in found.possible)


def _other(edition: Edition, shown: Report, views: Views) -> EditionView:
    rows = tuple(_row(each, views) for each in edition.differences[:_MOST_SHOWN])
    more = len(edition.differences) - len(rows)
    return EditionView(_link(edition.report, views), edition.report.id == shown.id, rows, more)


def _row(each: EditionDifference, views: Views) -> DifferenceRow:
    named = each.figure or each.other
    first, other = _amount(each.figure), _amount(each.other)
    return DifferenceRow(
        kind=views.say(f"edition.{each.kind}"),
        item=named.item if named is not None else "",
        first=first,
        first_href=_href(each.figure, views),
        other=other,
        other_href=_href(each.other, views),
    )


def _amount(figure: Figure | None) -> str:
    return "".join(printed_amount(figure)) if figure is not None else ""


def _href(figure: Figure | None, views: Views) -> str:
    return document_link(figure.report, views.lang, figure.start, figure.end) if figure is not None else ""


def _link(report: Report, views: Views, counts: bool = False) -> EditionLink:
    notes = (views.say("edition.counts") if counts else "", report.reader, report.published or "")
    note = " · ".join(note for note in notes if note)
    return EditionLink(report.file, views.title_of(report), note, document_link(report.id, views.lang))
