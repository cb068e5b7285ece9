"""The pages: each reads its address, asks the Service once, and renders one context."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from api.corrections import corrections_of
from api.editions import counted, editions_of
from api.errors import status_of
from api.live import GetService
from api.service import Service
from indexer.errors import UnusableIndex, UsageError
from indexer.messages import message
from indexer.model import Span
from web.answers import AnswerViews
from web.contexts import (
    AskPage,
    DocumentPage,
    ErrorPage,
    Example,
    FailureRow,
    Frame,
    Problem,
    ReportsPage,
    SearchPage,
    StartPage,
)
from web.correction_panel import Submitted, chosen_figure, history_of, marks_of, panel_of
from web.document import Typesetter, to_outline
from web.edition_views import edition_views, possible_views
from web.examples import to_examples
from web.facts import corpus_of, facts_of
from web.finding_views import groups_of
from web.forms import Asked, to_form
from web.highlight import spans_of, words_of
from web.links import LANGUAGES, link
from web.originals import original_link
from web.paging import offset_of, pager_of, span_of
from web.render import Renderer
from web.views import Views

SEARCH_PAGE = 20
_NOTHING = Submitted()
REPORTS_PAGE = 100
HTMX = "HX-Request"


class Pages:
    """All pages over one source of Services."""

    def __init__(self, get_service: GetService) -> None:
        self._get_service = get_service
        self.renderer = Renderer()
        self._known: tuple[str, int, bool] = ("", 0, False)
        self._examples: dict[tuple[str, str], tuple[Example, ...]] = {}

    def routes(self) -> list[BaseRoute]:
        """Return the routes; the handlers are plain functions and run in threads."""
        return [
            Route("/", self.start),
            Route("/ask", self.ask),
            Route("/search", self.search),
            Route("/reports", self.reports),
            Route("/documents/{report}", self.document),
        ]

    def start(self, request: Request) -> Response:
        """Show the question box, questions that have answers, and what is indexed."""
        service, views = self.begin(request)
        context = StartPage(
            frame=self.frame(request, views.say("start.title"), "", service),
            form=to_form(service, views, "/ask", Asked("", {})),
            examples=self._examples_of(service, views),
            corpus=corpus_of(service),
            reports_href=link("/reports", views.lang),
        )
        return self.renderer.page("start.html", context, views.lang)

    def ask(self, request: Request) -> Response:
        """Answer a question."""
        service, views = self.begin(request)
        asked = Asked.read(request.query_params)
        if "q" not in request.query_params and not asked.filters:
            return RedirectResponse(link("/", views.lang), 303)
        title = views.say("ask.title", q=shortened(asked.q)) if asked.q else views.say("ask.empty.title")
        context = AskPage(
            frame=self.frame(request, title, "ask", service),
            form=to_form(service, views, "/ask", asked),
            answer=None,
            problem=None,
            json_href="",
        )
        status = 200
        try:
            answer = service.ask(asked.q, asked.to_filters(service), views.lang)
        except UsageError as error:
            status = status_of(error)
            context = replace(context, problem=_problem(error, views.lang))
        else:
            json_href = link("/api/v1/ask", LANGUAGES[0], [*asked.parameters(), ("lang", views.lang)])
            context = replace(context, answer=AnswerViews(views, answer).view(), json_href=json_href)
        return self.renderer.page(_whole_or_part(request, "ask.html"), context, views.lang, status)

    def search(self, request: Request) -> Response:
        """Rank passages."""
        service, views = self.begin(request)
        asked = Asked.read(request.query_params)
        context = SearchPage(
            frame=self.frame(request, views.say("search.title"), "search", service),
            form=to_form(service, views, "/search", asked),
            passages=(),
            pager=None,
            problem=None,
            scope="",
        )
        status = 200
        if "q" in request.query_params:
            try:
                offset = offset_of(request)
                result = service.search(asked.q, asked.to_filters(service), SEARCH_PAGE, offset)
            except UsageError as error:
                status = status_of(error)
                context = replace(context, problem=_problem(error, views.lang))
            else:
                words = words_of(service, asked.q)
                cards = [views.passage_card(each.passage, spans_of(words, each.passage)) for each in result.items]
                pager = pager_of(request, views.lang, offset, len(cards), result.total, SEARCH_PAGE)
                context = replace(context, passages=tuple(cards), pager=pager, scope=views.scope(result.scope))
        return self.renderer.page(_whole_or_part(request, "search.html"), context, views.lang, status)

    def reports(self, request: Request) -> Response:
        """List the reports, and the files that could not be read."""
        service, views = self.begin(request)
        asked = Asked.read(request.query_params)
        context = ReportsPage(
            frame=self.frame(request, views.say("reports.title"), "reports", service),
            form=to_form(service, views, "/reports", asked, has_text=False),
            rows=(),
            pager=None,
            failures=tuple(
                FailureRow(failure.file, failure.reason_zh if views.lang == "zh" else failure.reason)
                for failure in service.index.catalogue.failures()
            ),
            problem=None,
        )
        status = 200
        try:
            offset = offset_of(request)
            found = service.index.catalogue.reports(asked.to_filters(service))
        except UsageError as error:
            status = status_of(error)
            context = replace(context, problem=_problem(error, views.lang))
        else:
            shown = found[offset : offset + REPORTS_PAGE]
            pager = pager_of(request, views.lang, offset, len(shown), len(found), REPORTS_PAGE)
            context = replace(context, rows=tuple(map(views.report_row, shown)), pager=pager)
        return self.renderer.page(_whole_or_part(request, "reports.html"), context, views.lang, status)

    def document(self, request: Request, submitted: Submitted = _NOTHING, status: int = 200) -> Response:
        """Show a report's text with its outline; `start` and `end` name the cited span, `figure` one to be corrected.

        `submitted` is a correction that could not be taken.
        """
        service, views = self.begin(request)
        catalogue = service.index.catalogue
        report = catalogue.report(request.path_params["report"])
        text = catalogue.text(report.id)
        chosen = chosen_figure(request, service.index, report, submitted)
        cited = span_of(request, len(text)) or (Span(chosen.start, chosen.end) if chosen is not None else None)
        sections = catalogue.sections(report.id)
        figures = catalogue.figures(report_id=report.id)
        history = corrections_of(service.index, report.id)
        marks = marks_of(request, figures, report, views, history)
        typesetter = Typesetter(text, sections, catalogue.tables(report.id), figures, cited, views.figure_title, marks)
        title = views.title_of(report)
        found = editions_of(catalogue, report)
        context = DocumentPage(
            frame=self.frame(request, views.say("document.title", title=title), "reports", service),
            title=title,
            fictional=report.fictional,
            facts=facts_of(report, views),
            outline=to_outline(sections),
            blocks=typesetter.blocks(),
            cited=" ".join(cited.of(text).split()) if cited is not None else "",
            text_href=f"/api/v1/reports/{report.id}/text",
            original_href=original_link(report.id, views.lang, *((cited.start, cited.end) if cited else ())),
            editions=edition_views(found, report, views),
            possible=possible_views(found, views),
            findings=groups_of(catalogue.findings(report_id=report.id), views.lang, report.id),
            corrections=history_of(request, history, views),
            panel=panel_of(request, report, chosen, views, submitted),
        )
        return self.renderer.page("document.html", context, views.lang, status)

    def error(self, request: Request, status: int, words: Callable[[str], str]) -> Response:
        """Show an error in both languages; `words` gives the sentence in one."""
        lang = language_of(request)
        other = next(each for each in LANGUAGES if each != lang)
        context = ErrorPage(
            frame=self.frame(request, message("page.error.title", lang, status=status), "error", self.service_if_any()),
            status=status,
            message=words(lang),
            message_other=words(other),
            other_lang=other,
            start_href=link("/", lang),
        )
        template = _whole_or_part(request, "error.html")
        return self.renderer.page(template, context, lang, status)

    def begin(self, request: Request) -> tuple[Service, Views]:
        """Return what a request reads from, and what puts it into words."""
        service = self._get_service()
        return service, Views(service, language_of(request))

    def service_if_any(self) -> Service | None:
        """Return what requests read from, None where there is no index."""
        try:
            return self._get_service()
        except UnusableIndex:
            return None

    def frame(self, request: Request, title: str, section: str, service: Service | None) -> Frame:
        """Return what surrounds a page."""
        lang = language_of(request)
        other = next(each for each in LANGUAGES if each != lang)
        kept = [(name, value) for name, value in request.query_params.items() if name != "lang"]
        reports = self._reports_of(service) if service is not None else None
        return Frame(
            lang=lang,
            title=title,
            other_language=link(request.url.path, other, kept),
            section=section,
            reports=reports[0] if reports is not None else None,
            fictional=reports is not None and reports[1],
        )

    def _reports_of(self, service: Service) -> tuple[int, bool]:
        """Return how many reports this generation has, and whether any is fictional; counted once."""
        generation, *known = self._known
        if generation != service.index.generation:
            reports = counted(service.index.catalogue.reports())
            known = [len(reports), any(report.fictional for report in reports)]
            self._known = (service.index.generation, known[0], bool(known[1]))
        return known[0], bool(known[1])

    def _examples_of(self, service: Service, views: Views) -> tuple[Example, ...]:
        """Return the examples of this generation, made once."""
        key = (service.index.generation, views.lang)
        if key not in self._examples:
            self._examples = {each: found for each, found in self._examples.items() if each[0] == key[0]}
            self._examples[key] = to_examples(service, views)
        return self._examples[key]


def language_of(request: Request) -> str:
    """Return the page's language: Chinese unless the address says English."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def shortened(question: str, length: int = 80) -> str:
    """Return a question as it fits into a title."""
    return question if len(question) <= length else question[:length] + "…"


def _whole_or_part(request: Request, template: str) -> str:
    """Return the partial for htmx's swap, the whole page for everyone else and when htmx restores its history."""
    swap = request.headers.get(HTMX) == "true" and request.headers.get("HX-History-Restore-Request") != "true"
    return f"_{template}" if swap else template


def _problem(error: UsageError, lang: str) -> Problem:
    candidates: Sequence[object] = error.params.get("candidates") or ()  # type: ignore[assignment]
    return Problem(message(error.code, lang, **error.params), tuple(map(str, candidates)))
