"""What an address says besides its filters: which stretch of a listing, which span of a text."""

from __future__ import annotations

from starlette.requests import Request

from indexer.errors import UsageError
from indexer.model import Span
from web.contexts import Pager
from web.links import link

MAX_OFFSET = 10_000  # a ranking makes room for as many passages as are asked for


def offset_of(request: Request) -> int:
    """Return where a listing goes on. Raises UsageError."""
    written = request.query_params.get("offset", "0") or "0"
    if not (written.isascii() and written.isdigit() and len(written) < 10 and int(written) <= MAX_OFFSET):
        raise UsageError("page.error.invalid")
    return int(written)


def span_of(request: Request, length: int) -> Span | None:
    """Return the cited span. Raises UsageError where it is none of a text of this length."""
    written = [request.query_params.get(name, "") for name in ("start", "end")]
    if not any(written):
        return None
    if not all(each.isascii() and each.isdigit() and len(each) < 10 for each in written):
        raise UsageError("page.error.span")
    span = Span(*map(int, written))
    if not span.start < span.end <= length:
        raise UsageError("page.error.span")
    return span


def pager_of(request: Request, lang: str, offset: int, shown: int, total: int, step: int) -> Pager:
    """Return the ways to the stretches before and after."""
    kept = [(name, value) for name, value in request.query_params.items() if name not in ("lang", "offset")]

    def href(to: int) -> str:
        return link(request.url.path, lang, [*kept, ("offset", to or None)])

    return Pager(
        first=min(offset + 1, total) if shown else 0,
        last=offset + shown,
        total=total,
        previous_href=href(max(offset - step, 0)) if offset > 0 else "",
        next_href=href(offset + step) if offset + shown < total and shown else "",
    )
