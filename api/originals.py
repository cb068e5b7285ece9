"""A report's file as it was published: to be saved, or its pages as pictures with what is cited marked on them.

What the text masks is covered on the pictures, for everybody; to see even those takes the owner (`api/owner.py`).
"""

import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, FastAPI, Query, Request
from fastapi.responses import FileResponse, Response

from api.errors import Problem
from api.live import GetService
from api.owner import require_owner
from api.service import Service
from indexer.errors import UnknownOriginal
from indexer.model import Report, Span
from indexer.originals import Originals
from indexer.picture import page_picture
from indexer.source_map import Box, Places
from indexer.store import Index

PAGED = frozenset({"pdf", "image"})  # readers of files that have pages to be shown
_AT_ONCE = 2  # pictures drawn at a time
_KEPT = 48 << 20  # bytes of pictures
_MASKED = re.compile(r"\*+")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
# Never shown as a page of this site: a file from elsewhere may hold scripts.
_TO_BE_SAVED = {"Content-Security-Policy": "sandbox; default-src 'none'", "Cache-Control": "private, no-store"}
_PRIVATE = {"Cache-Control": "private, max-age=300"}


def original_path(index: Index, report: Report) -> Path:
    """Return where the report's file is kept. Raises UnknownOriginal."""
    path = Originals(index.path).get(report.sha256)
    if path is None:
        raise UnknownOriginal("no_original", file=report.file)
    return path


def saved(path: Path, file: str) -> FileResponse:
    """Return the file to be saved under its own name, never to be opened by the browser."""
    suffix = Path(file).suffix
    plain = "report" + (suffix if _SUFFIX.fullmatch(suffix) else "")
    name = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file, safe='')}"
    headers = {**_TO_BE_SAVED, "Content-Disposition": name}
    return FileResponse(path, headers=headers, media_type="application/octet-stream")


@dataclass(slots=True)
class Pictures:
    """Pages as pictures; those drawn last are kept, and no more than two are drawn at a time."""

    draw: Callable[..., bytes] = page_picture
    _kept: OrderedDict[tuple[object, ...], bytes] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _drawing: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(_AT_ONCE))

    def page(self, index: Index, report: Report, number: int, cited: Span | None = None) -> bytes:
        """Return a page of a report as a PNG, with the cited span marked and masked characters covered.

        Raises UnknownOriginal, UnknownPage, and BrokenFile where the page cannot be drawn.
        """
        if report.reader not in PAGED:
            raise UnknownOriginal("no_pages", file=report.file)
        path = original_path(index, report)
        key = (report.sha256, report.text_sha256, number, cited)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        places = index.catalogue.places(report.id)
        marked = _on_page(places, cited, number) if cited else []
        covered = _masked(index.catalogue.text(report.id), places, number)
        with self._drawing:
            picture = self.draw(path, report.reader, number, marked, covered)
        with self._lock:
            self._kept[key] = picture
            while sum(map(len, self._kept.values())) > _KEPT and len(self._kept) > 1:
                self._kept.popitem(last=False)
        return picture


def _on_page(places: Places, span: Span, number: int) -> list[Box]:
    return [box for page, box in places.boxes(span.start, span.end) if page == number]


def _masked(text: str, places: Places, number: int) -> list[Box]:
    """Return the boxes of a page's masked characters."""
    runs = (Span(*match.span()) for match in _MASKED.finditer(text))
    return [box for run in runs for box in _on_page(places, run, number)]


def add_originals(api: FastAPI, service: GetService, pictures: Pictures) -> None:
    """Add the paths of the files themselves, for the owner."""
    problems: dict[int | str, dict[str, Any]] = {
        403: {"model": Problem, "description": "only the index's owner may see the files"},
        404: {"model": Problem, "description": "no such report, or its file was not kept"},
    }

    @api.get(
        "/reports/{report}/original",
        response_class=Response,
        responses={**problems, 200: {"content": {"application/octet-stream": {}}}},
        summary="The report's file as it was published; for the index's owner",
    )
    def original(request: Request, report: str, service: Annotated[Service, Depends(service)]) -> Response:
        require_owner(request)
        found = service.index.catalogue.report(report)
        return saved(original_path(service.index, found), found.file)

    @api.get(
        "/reports/{report}/pages/{number}.png",
        response_class=Response,
        responses={**problems, 200: {"content": {"image/png": {}}}},
        summary="A page of a PDF or image as a picture, a span of the text marked; for the index's owner",
    )
    def page(
        request: Request,
        report: str,
        number: int,
        service: Annotated[Service, Depends(service)],
        start: Annotated[int | None, Query(ge=0, description="first character to be marked / 起始字符")] = None,
        end: Annotated[int | None, Query(ge=0, description="where the mark ends / 结束字符")] = None,
    ) -> Response:
        require_owner(request)
        found = service.index.catalogue.report(report)
        cited = Span(start, end) if start is not None and end is not None and start < end else None
        return Response(pictures.page(service.index, found, number, cited), headers=_PRIVATE, media_type="image/png")
