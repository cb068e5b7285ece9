"""The application: pages, the API under `/api/v1`, and the files of `static/`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from api.app import PREFIX, create_api
from api.auditing import Desk
from api.errors import http_code, public_params, status_of
from api.headers import SecurityHeaders
from api.live import GetService, LiveService
from api.originals import Pictures
from indexer.errors import ChazhangError
from indexer.messages import message
from web.audit_pages import AuditPages
from web.correction_pages import CorrectionPages
from web.original_pages import OriginalPages
from web.pages import Pages

STATIC = Path(__file__).parent / "static"


def create_app(index_path: Path) -> Starlette:
    """Return the application over the index at `index_path`, which may not exist yet.

    Run it without an access log (`uvicorn.run(app, access_log=False)`): addresses hold questions.
    """
    return app_over(LiveService(index_path))


def app_over(get_service: GetService) -> Starlette:
    """Return the application over a source of Services."""
    pages = Pages(get_service)
    pictures, desk = Pictures(), Desk()

    def on_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, ChazhangError)
        params = public_params(error)
        return pages.error(request, status_of(error), lambda lang: message(error.code, lang, **params))

    def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        response = pages.error(request, error.status_code, _words(error.status_code))
        response.headers.update(error.headers or {})
        return response

    def on_failure(request: Request, _: Exception) -> Response:
        return pages.error(request, 500, _words(500))

    return Starlette(
        routes=[
            *pages.routes(),
            *OriginalPages(pages, pictures).routes(),
            *AuditPages(pages, desk).routes(),
            *CorrectionPages(pages, get_service).routes(),
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
            Mount(PREFIX, create_api(get_service, pictures, desk)),
        ],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers={ChazhangError: on_error, HTTPException: on_http, Exception: on_failure},
    )


def _words(status: int) -> Callable[[str], str]:
    return lambda lang: message(f"page.error.{http_code(status)}", lang, status=status)
