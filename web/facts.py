"""What is known of the corpus and of one report, as lines to be shown."""

from __future__ import annotations

from collections.abc import Sequence

from api.editions import counted
from api.service import Service
from indexer.messages import message
from indexer.model import Conflict, Report
from web.contexts import Corpus, Fact
from web.correction_views import value_in_words as in_words
from web.views import Views, listed


def corpus_of(service: Service) -> Corpus:
    """Return what is indexed, in numbers."""
    catalogue = service.index.catalogue
    years = catalogue.years()
    counts = catalogue.counts()
    return Corpus(
        reports=len(counted(catalogue.reports())),
        unreadable=counts["failures"],
        figures=counts["figures"],
        places=len(catalogue.region_codes()),
        years="–".join(map(str, sorted({years[0], years[-1]}))) if years else "",
    )


def facts_of(report: Report, views: Views) -> tuple[Fact, ...]:
    """Return a report's metadata, each with where it was read."""
    place = views.place_of(report.region.name, report.region.code)
    if report.region.candidates:
        place += " " + views.say("fact.candidates", candidates=listed(report.region.candidates, views.lang))
    department = views.name_of("department", report.department)
    # Names only: where the files lie on the server is no business of a visitor's.
    files = dict.fromkeys((report.file, *(source.rpartition("/")[2] for source in report.sources)))
    rows: Sequence[tuple[str, str, str]] = (
        ("place", place, "region"),
        ("year", str(report.year or ""), "year"),
        ("organisation", report.organisation or "", "organisation"),
        ("department", department, "department"),
        ("type", views.name_of("report_type", report.report_type), "report_type"),
        ("score", listed(views.scores_of(report, scopes=True), views.lang), "scores"),
        ("pages", str(report.pages or ""), ""),
        ("published", report.published or "", ""),
        ("url", report.url or "", ""),
        ("landing_page", " ".join(filter(None, map(report.declared.get, ("title", "landing_page")))), ""),
        ("document_number", _said(report, "document_number"), ""),
        ("office", _said(report, "office"), ""),
        ("conflict", listed([_conflict(each, views) for each in report.conflicts], views.lang), ""),
        ("file", listed(list(files), views.lang), ""),
        ("sha256", report.sha256, ""),
    )
    return tuple(
        Fact(views.say(f"fact.{name}"), value.strip() or "—", _basis(report, basis, views))
        for name, value, basis in rows
        if value or basis in report.original
    )


def _said(report: Report, name: str) -> str:
    """Return what the landing page says, else what the report, where it is a web page, says of itself."""
    return report.declared.get(name) or report.declared.get(f"page:{name}", "")


def _conflict(conflict: Conflict, views: Views) -> str:
    """Return in words where what is declared and what is printed do not agree."""
    name = {"region": "place", "report_type": "type"}.get(conflict.field, conflict.field)
    printed = conflict.printed or ""
    if conflict.field == "report_type":
        printed = views.name_of("report_type", printed) or printed
    return message(
        f"conflict.{conflict.kind}", views.lang, field=views.say(f"fact.{name}"), declared=conflict.declared,
        printed=printed, candidates=conflict.candidates,
    )  # fmt: skip


def _basis(report: Report, name: str, views: Views) -> str:
    """Return where a value was read, or that a person corrected it, and whether one verified it."""
    known = views.say(f"basis.{report.basis[name]}") if report.basis.get(name) else ""
    if name in report.original:
        read = in_words(name, report.original[name], views.lang, views.vocabulary)
        known = views.say("correction.fact", read=read)
    verified = views.say("flag.verified") if name in report.verified else ""
    return " · ".join(part for part in (known, verified) if part)
