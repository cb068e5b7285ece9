"""The owner's forms on the page of a document, and the page that lists all corrections."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from api.corrections import corrections_of, default_name, publish_entries, require_same_site
from api.errors import status_of
from api.live import GetService
from api.owner import require_owner
from api.service import Service
from indexer.corrections import ADD, CORRECT, FIGURE_FIELDS, REJECT, REPORT, REPORT_FIELDS, STATUSES, VERIFY, WITHDRAW
from indexer.corrections.enter import Request as Asked
from indexer.corrections.enter import enter
from indexer.corrections.figures import attributes
from indexer.corrections.metadata import metadata
from indexer.errors import UsageError
from indexer.messages import message
from indexer.model import Report
from web.contexts import CorrectionsPage
from web.correction_panel import Submitted
from web.correction_views import correction_view
from web.links import document_link, link
from web.pages import Pages, language_of
from web.paging import offset_of, pager_of

_LONGEST_FORM = 64 * 1024  # bytes
_PAGE = 100
_NAMES = tuple(field.removeprefix(REPORT) for field in REPORT_FIELDS)


class CorrectionPages:
    """Lists corrections, and takes the owner's."""

    def __init__(self, pages: Pages, get_service: GetService) -> None:
        self._pages = pages
        self._get_service = get_service

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            Route("/corrections", self.corrections),
            Route("/documents/{report}/correct", self.correct, methods=["POST"]),
        ]

    def corrections(self, request: Request) -> Response:
        """List what people corrected, the last first; `status` narrows it."""
        service, views = self._pages.begin(request)
        status = request.query_params.get("status", "")
        entries = [each for each in corrections_of(service.index)[::-1] if status in ("", each.status)]
        offset = offset_of(request)
        shown = [correction_view(each, views.lang, views.vocabulary) for each in entries[offset : offset + _PAGE]]
        choices = [("", views.say("form.any"), not status)]
        choices += [(each, message(f"correction.status.{each}", views.lang), each == status) for each in STATUSES]
        context = CorrectionsPage(
            frame=self._pages.frame(request, views.say("correction.list.title"), "corrections", service),
            rows=tuple(shown),
            statuses=tuple(choices),
            pager=pager_of(request, views.lang, offset, len(shown), len(entries), _PAGE),
        )
        return self._pages.renderer.page("corrections.html", context, views.lang)

    async def correct(self, request: Request) -> Response:
        """Take a form of the owner's, and go back to the page of the document."""
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > _LONGEST_FORM:
                return Response(status_code=413)
        rows = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100)
        return await run_in_threadpool(self._take, request, {name: values[0] for name, values in rows.items()})

    def _take(self, request: Request, form: Mapping[str, str]) -> Response:
        require_owner(request)
        require_same_site(request, form.get("token", ""))
        service = self._get_service()
        report = service.index.catalogue.report(request.path_params["report"])
        lang = language_of(request)
        try:
            entries = enter(service.index.path, [_asked(service, report, form)])
        except UsageError as error:
            return self._pages.document(request, Submitted(form, error), status_of(error))
        publish_entries(self._get_service, service.index.path)
        figure = form.get("figure", "")
        if figure and self._get_service().index.catalogue.figure(figure) is not None:
            return RedirectResponse(link(f"/documents/{report.id}", lang, [("figure", figure)], "correct"), 303)
        if entries[0].start is None:
            return RedirectResponse(link(f"/documents/{report.id}", lang, (), "corrections"), 303)
        return RedirectResponse(document_link(report.id, lang, entries[0].start, entries[0].end), 303)


def _asked(service: Service, report: Report, form: Mapping[str, str]) -> Asked:
    """Return what a form asks for: of the values only those that are not as they were. Raises UsageError."""
    action, why, who = form.get("action", ""), form.get("why", ""), form.get("who", "").strip() or default_name()
    if action == WITHDRAW:
        return Asked(WITHDRAW, form.get("correction", ""), why=why, who=who)
    if action == ADD:
        values = {name: form[name] for name in FIGURE_FIELDS if form.get(name, "").strip()}
        return Asked(ADD, report.id, values, form.get("quote", ""), why=why, who=who)
    if not form.get("figure"):
        names = [name for name in _NAMES if name in form]
        now = {name: metadata(report, REPORT + name) or "" for name in names}
        if action in (VERIFY, REJECT):
            return Asked(action, report.id, dict.fromkeys(name for name in names if now[name]), why=why, who=who)
        return Asked(CORRECT, report.id, _changed(form, now), why=why, who=who)
    figure = service.index.catalogue.figure(form["figure"])
    if figure is None or figure.report != report.id:
        raise UsageError("unknown_figure", figure=form["figure"])
    if action in (VERIFY, REJECT):
        return Asked(action, figure.id, why=why, who=who)
    return Asked(
        action, figure.id, _changed(form, {k: v or "" for k, v in attributes(figure).items()}), why=why, who=who
    )


def _changed(form: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str | None]:
    changed = {name: form[name].strip() for name in now if name in form and form[name].strip() != now[name]}
    if not changed:
        raise UsageError("correction_same")
    return {name: value or None for name, value in changed.items()}
