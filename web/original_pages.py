"""The pages that show a report's file as it was published, and the one where its owner says the token."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from api.app import PREFIX
from api.originals import PAGED, Pictures
from api.owner import COOKIE, is_owner, is_token, token
from api.service import Service
from indexer.messages import message
from indexer.model import Report, Span
from indexer.originals import Originals
from indexer.picture import sheet_of
from indexer.source_map import Places
from web.contexts import OriginalPage, OwnerPage
from web.document_contexts import OriginalPicture
from web.links import LANGUAGES, document_link, link
from web.originals import last_page, lines_around, original_link, page_asked, sheet_around, where_words
from web.pages import Pages, language_of
from web.paging import span_of
from web.views import Views

_LONGEST_FORM = 4096  # bytes
_MONTH = 30 * 24 * 3600  # seconds


class OriginalPages:
    """Shows where a citation stands in its file."""

    def __init__(self, pages: Pages, pictures: Pictures) -> None:
        self._pages = pages
        self._pictures = pictures

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            Route("/documents/{report}/original", self.original),
            Route("/owner", self.owner, methods=["POST"]),
        ]

    def original(self, request: Request) -> Response:
        """Show the page, paragraph or cell of a span; pages, which show what the text masks, to the owner only."""
        service, views = self._pages.begin(request)
        catalogue = service.index.catalogue
        report = catalogue.report(request.path_params["report"])
        text, places = catalogue.text(report.id), catalogue.places(report.id)
        cited = span_of(request, len(text))
        paged = report.reader in PAGED
        if paged and not is_owner(request):
            return self._refuse(request, report, cited)
        kept = Originals(service.index.path).has(report.sha256)
        page = page_asked(request, report, places, cited) if paged and kept else None
        at = cited or Span(0, min(1, len(text)))
        sheet = None if paged else sheet_around(text, places, at)
        lines = () if sheet is not None or paged else lines_around(text, places, at, views.say("original.restored"))
        key, params = where_words(places.at(at.start)) if cited is not None else ("", {})
        title = views.title_of(report)
        span = (None, None) if cited is None else (cited.start, cited.end)
        context = OriginalPage(
            frame=self._pages.frame(request, views.say("original.title", title=title), "reports", service),
            title=title,
            fictional=report.fictional,
            file=report.file,
            where=views.say(key, **params) if key else "",
            cited=" ".join(cited.of(text).split()) if cited is not None else "",
            document_href=document_link(report.id, views.lang, *span),
            save_href=f"{PREFIX}/reports/{report.id}/original" if kept and is_owner(request) else "",
            picture=self._picture(service, report, page, cited) if page is not None else None,
            page=page or 0,
            pages=last_page(report, places),
            previous_href=_turned(views, report, cited, page - 1) if page is not None and page > 1 else "",
            next_href=_next(views, report, places, cited, page),
            sheet=sheet,
            lines=lines,
            problem=message("no_original", views.lang, file=report.file),
        )
        status = 404 if paged and not kept else 200
        return self._pages.renderer.page("original.html", context, views.lang, status)

    def _picture(self, service: Service, report: Report, page: int, cited: Span | None) -> OriginalPicture:
        """Return a page's picture, drawn here already so that its size and its marks are known."""
        sheet = sheet_of(self._pictures.page(service.index, report, page, cited))
        mark = None
        if sheet.marked:
            left, top, right, bottom = sheet.marked[0]
            mark = (left, top, right - left, bottom - top)
        return OriginalPicture(_image(report, page, cited), sheet.width, sheet.height, mark)

    def _refuse(self, request: Request, report: Report, cited: Span | None) -> Response:
        """Say that the file is for its owner, and ask for the token where there is one."""
        lang = language_of(request)
        other = next(each for each in LANGUAGES if each != lang)
        service, views = self._pages.begin(request)
        span = (None, None) if cited is None else (cited.start, cited.end)
        context = OwnerPage(
            frame=self._pages.frame(request, views.say("owner.title"), "reports", service),
            message=message("not_owner", lang),
            message_other=message("not_owner", other),
            other_lang=other,
            asks_token=bool(token()),
            next_href=original_link(report.id, lang, *span),
            document_href=document_link(report.id, lang, *span),
        )
        return self._pages.renderer.page("owner.html", context, lang, 403)

    async def owner(self, request: Request) -> Response:
        """Take the token, and remember in this browser that its owner gave it."""
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > _LONGEST_FORM:
                return Response(status_code=413)
        form = {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
        back = form.get("next", "/")
        if not back.startswith("/") or back.startswith("//") or "\\" in back or not back.isprintable():
            back = "/"
        answer = RedirectResponse(back, 303)
        if is_token(form.get("token", "")):
            secure = request.url.scheme == "https"
            answer.set_cookie(COOKIE, form["token"], _MONTH, httponly=True, samesite="strict", secure=secure)
        return answer


def _image(report: Report, page: int, cited: Span | None) -> str:
    query: list[tuple[str, object]] = [] if cited is None else [("start", cited.start), ("end", cited.end)]
    path = f"{PREFIX}/reports/{report.id}/pages/{page}.png"
    return f"{path}?{urlencode(query)}" if query else path


def _turned(views: Views, report: Report, cited: Span | None, page: int) -> str:
    span = [] if cited is None else [("start", cited.start), ("end", cited.end)]
    return link(f"/documents/{report.id}/original", views.lang, [*span, ("page", page)])


def _next(views: Views, report: Report, places: Places, cited: Span | None, page: int | None) -> str:
    if page is None or page >= last_page(report, places):
        return ""
    return _turned(views, report, cited, page + 1)
