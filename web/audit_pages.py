"""The page where a draft is checked, and the list of findings over the index."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import PurePath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from api.auditing import Audit, Desk, commented
from api.drafts import WORD, draft_of
from api.errors import status_of
from api.service import Service
from api.uploads import MOST, Upload, read_uploads
from indexer.audit.weights import weight_of
from indexer.building.limits import MIB
from indexer.errors import ChazhangError, ReadError, UsageError
from indexer.messages import message
from indexer.model import OUTCOMES, Document, Finding
from web.audit_contexts import AuditPage, FindingsPage
from web.contexts import Option, Problem
from web.finding_contexts import AuditResult, ReportFinding
from web.finding_views import finding_view, groups_of, passing, rule_names
from web.forms import Asked, to_form
from web.links import document_link
from web.pages import Pages, language_of
from web.paging import offset_of, pager_of
from web.views import Views

_PAGE = 50
_LARGEST_COPY = 8 * MIB  # of a Word copy that the page carries
_SHOWN = 200  # findings of one outcome of a draft


class AuditPages:
    """Checks drafts, and lists findings."""

    def __init__(self, pages: Pages, desk: Desk) -> None:
        self._pages = pages
        self._desk = desk

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            Route("/audit", self.form),
            Route("/audit", self.submit, methods=["POST"]),
            Route("/findings", self.findings),
        ]

    def form(self, request: Request) -> Response:
        """Show the form."""
        return self._page(request)

    async def submit(self, request: Request) -> Response:
        """Check what was uploaded."""
        try:
            files = await read_uploads(request)
        except UsageError as error:
            return await run_in_threadpool(self._page, request, error)
        return await run_in_threadpool(self._check, request, files)

    def _check(self, request: Request, files: Mapping[str, Upload]) -> Response:
        lang = language_of(request)
        try:
            draft = draft_of(dict(files))
            result, document = self._desk.audit(draft, files.get("last_year"))
        except (UsageError, ReadError) as error:
            return self._page(request, error)
        return self._page(request, None, _result(draft, result, document, lang))

    def _page(
        self, request: Request, error: ChazhangError | None = None, result: AuditResult | None = None
    ) -> Response:
        lang = language_of(request)
        context = AuditPage(
            frame=self._pages.frame(request, message("page.audit.title", lang), "audit", self._pages.service_if_any()),
            problem=Problem(message(error.code, lang, **error.params)) if error is not None else None,
            most=MOST // MIB,
            result=result,
        )
        status = status_of(error) if error is not None else 200
        return self._pages.renderer.page("audit.html", context, lang, status)

    def findings(self, request: Request) -> Response:
        """List findings over the index, by outcome, rule, year, place and department."""
        service, views = self._pages.begin(request)
        asked = Asked.read(request.query_params)
        outcome, rule = (request.query_params.get(name, "") for name in ("outcome", "rule"))
        outcome = outcome if outcome in (*OUTCOMES, "all") else "finding"
        rows: tuple[ReportFinding, ...] = ()
        pager, problem, status = None, None, 200
        try:
            name = request.query_params.get("report", "")
            report = service.index.catalogue.report(name).id if name else None
            listed = None if outcome == "all" else outcome
            found = service.index.catalogue.findings(asked.to_filters(service), report, listed)
            offset = offset_of(request)
        except UsageError as error:
            problem, status = Problem(message(error.code, views.lang, **error.params)), status_of(error)
        else:
            kept = sorted(filter(passing(outcome, rule), found), key=weight_of)
            rows = tuple(_row(finding, service, views) for finding in kept[offset : offset + _PAGE])
            pager = pager_of(request, views.lang, offset, len(rows), len(kept), _PAGE)
        outcomes = [(each, message(f"outcome.{each}", views.lang)) for each in OUTCOMES]
        context = FindingsPage(
            frame=self._pages.frame(request, views.say("findings.title"), "findings", service),
            form=to_form(service, views, "/findings", asked, has_text=False),
            outcomes=_options([*outcomes, ("all", views.say("form.any"))], outcome),
            rules=_options([("", views.say("form.any")), *rule_names(views.lang)], rule),
            report=request.query_params.get("report", ""),
            rows=rows,
            pager=pager,
            problem=problem,
        )
        return self._pages.renderer.page("findings.html", context, views.lang, status)


def _options(choices: list[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, label, value == chosen) for value, label in choices)


def _row(finding: Finding, service: Service, views: Views) -> ReportFinding:
    report = views.report(finding.report)
    return ReportFinding(
        title=views.title_of(report),
        href=document_link(report.id, views.lang),
        file=report.file,
        finding=finding_view(finding, views.lang),
    )


def _compared(result: Audit, lang: str) -> str:
    if result.not_compared is not None:
        earlier, year = (str(each or "?") for each in result.not_compared)
        return message("audit_not_last_year", lang, earlier=earlier, year=year)
    return message("page.audit.compared", lang) if result.last_year else ""


def _result(draft: Upload, result: Audit, document: Document, lang: str) -> AuditResult:
    copy = b""
    if document.report.reader == "docx":
        copy = commented(draft.data, document, result.findings, lang)
        copy = copy if len(copy) <= _LARGEST_COPY else b""
    name = PurePath(draft.name)
    return AuditResult(
        file=draft.name,
        title=document.report.title or "",
        compared=_compared(result, lang),
        groups=groups_of(result.findings, lang, shown=_SHOWN),
        copy_href=f"data:{WORD};base64,{base64.b64encode(copy).decode()}" if copy else "",
        copy_name=f"{name.stem}{message('page.audit.copy_suffix', lang)}{name.suffix}",
    )
