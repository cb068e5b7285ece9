"""Corrections over HTTP and for the pages: listed for everybody, entered by the index's owner alone."""

import hmac
import logging
import secrets
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool

from api.errors import Problem
from api.live import GetService
from api.model import Listing, dumps
from api.owner import require_owner, token
from api.service import Service
from indexer.building.limits import MIB
from indexer.corrections import STATUSES, Correction, Placed, placed
from indexer.corrections.enter import Request as Asked
from indexer.corrections.enter import apply_corrections, enter, login_name
from indexer.corrections.ledger import Ledger
from indexer.errors import ChazhangError, NotOwner, TooLarge, UsageError
from indexer.store import Index, current_generation

logger = logging.getLogger(__name__)

# A page carries it in its form: another site can make a browser post here, but cannot read what to post.
FORM_TOKEN = secrets.token_urlsafe(24)
_SOON = 2.0  # seconds in which a server notices a new generation
_WAIT = 5.0  # seconds that a request waits for its entry to be published
_PATIENCE = 3600.0  # seconds that the background waits for a build to end
_Status = Literal["applied", "agreed", "superseded", "withdrawn", "withdrawal", "unplaced", "absent", "pending"]
assert set(_Status.__args__) == set(STATUSES)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """What is asked for. `target` is a figure's id, a report's id or file name, or of a withdrawal the entry's id.

    `values` are new values by field; of the rejection or verification of metadata, the fields (their value is not
    looked at). `quote` and `at` are of an added figure. `apply` false: written down only.
    """

    action: Literal["correct", "reject", "add", "verify", "withdraw"]
    target: str
    values: dict[str, str | None] = field(default_factory=dict)
    quote: str = ""
    at: int | None = None
    why: str = ""
    who: str = ""
    apply: bool = True


_NEW = TypeAdapter(NewCorrection)
_LARGEST = MIB  # bytes of a request
_BODY = {"requestBody": {"required": True, "content": {"application/json": {"schema": _NEW.json_schema()}}}}


@dataclass(frozen=True, slots=True)
class Entered:
    """The entries that were written down, and whether they are published already."""

    items: tuple[Placed, ...]
    published: bool


def corrections_of(index: Index, report_id: str | None = None) -> tuple[Placed, ...]:
    """Return every entry of the ledger in its order, with what became of it; of one report or of all."""
    known = index.catalogue.corrections()
    ids = {entry.id for entry in known}
    fresh = [entry for entry in Ledger(index.path).read().entries if entry.id not in ids]
    reports = {report.sha256: report for report in index.catalogue.reports()} if fresh else {}
    for entry in fresh:
        report = reports.get(entry.sha256)
        about = {"report": report.id, "file": report.file} if report is not None else {}
        known.append(placed(entry, **about, status="pending"))
    return tuple(entry for entry in known if report_id is None or entry.report == report_id)


def publish_entries(get_service: GetService, index: Path) -> bool:
    """Publish what the ledger holds, and wait a little for it to be served; return whether it is.

    A large index takes longer, and a build that is going on comes first: the work goes on in the background then, and
    the entries are pending until it is done. Raises UnusableIndex where the index cannot be written.
    """
    failed: list[ChazhangError] = []

    def work() -> None:
        try:
            apply_corrections(index, patience=_PATIENCE)
        except ChazhangError as error:
            logger.warning("corrections are not published: %s", error.code)
            failed.append(error)

    thread = threading.Thread(target=work, name="corrections", daemon=True)  # a killed publication leaves nothing half
    thread.start()
    thread.join(_WAIT)
    if failed:
        raise failed[0]
    if thread.is_alive():
        return False
    name, last = current_generation(index) or "", time.monotonic() + _SOON
    while get_service().index.generation < name and time.monotonic() < last:
        time.sleep(0.05)
    return True


def default_name() -> str:
    """Return who corrects where nobody says: who is logged in here, or just the owner, who may be anywhere."""
    return "owner" if token() else login_name()


def require_same_site(request: Request, form_token: str | None = None) -> None:
    """Raise UsageError for a request that another site may have made a browser send.

    A form carries the token of this server; a program sends JSON, which no site can make a browser send here.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site not in ("same-origin", "none"):
        raise NotOwner("correction_not_same_site")
    if form_token is not None:
        if not hmac.compare_digest(form_token.encode(), FORM_TOKEN.encode()):
            raise NotOwner("correction_not_same_site")
    elif request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise UsageError("correction_not_json")


def add_corrections(api: FastAPI, get_service: GetService) -> None:
    """Add the two operations to the API."""
    problems: dict[int | str, dict[str, Any]] = {
        403: {"model": Problem, "description": "not the index's owner"},
        404: {"model": Problem, "description": "no such figure or report"},
        413: {"model": Problem, "description": f"more than {_LARGEST // MIB} MiB"},
    }

    def service() -> Service:
        return get_service()

    @api.get("/corrections", response_model=Listing[Placed], summary="What people corrected, and what became of it")
    def corrections(
        service: Annotated[Service, Depends(service)],
        status: Annotated[_Status | None, Query(description="only those / 现状")] = None,
        report: Annotated[str | None, Query(description="id or file name / 报告")] = None,
        limit: Annotated[int, Query(ge=1, le=1000)] = 100,
        offset: Annotated[int, Query(ge=0)] = 0,
    ) -> Response:
        report_id = service.index.catalogue.report(report).id if report else None
        found = [each for each in corrections_of(service.index, report_id) if status in (None, each.status)]
        end = offset + limit
        return _json(Listing(tuple(found[offset:end]), len(found), end if end < len(found) else None))

    @api.post(
        "/corrections", response_model=Entered, responses=problems, openapi_extra=_BODY,
        summary="Correct, reject, verify or add a figure or metadata, or withdraw a correction (owner only)",
    )  # fmt: skip
    async def correct(request: Request) -> Response:
        require_owner(request)  # before anything that was sent is read
        require_same_site(request)
        return await run_in_threadpool(_entered, get_service, await _read(request))


def _entered(get_service: GetService, new: NewCorrection) -> Response:
    path = get_service().index.path
    who = new.who.strip() or default_name()
    entries = enter(path, [Asked(new.action, new.target, new.values, new.quote, new.at, new.why, who)])
    published = publish_entries(get_service, path) if new.apply else False
    return _json(Entered(states_of(get_service().index, entries), published))


async def _read(request: Request) -> NewCorrection:
    """Return what a request asks for. Raises TooLarge, RequestValidationError."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            raise TooLarge("upload_too_large", mib=_LARGEST // MIB)
    try:
        return _NEW.validate_json(bytes(body))
    except ValidationError as error:
        raise RequestValidationError([{**each, "loc": ("body", *each["loc"])} for each in error.errors()]) from error


def states_of(index: Index, entries: Sequence[Correction]) -> tuple[Placed, ...]:
    """Return entries with what became of them."""
    known: Mapping[str, Placed] = {each.id: each for each in corrections_of(index)}
    return tuple(known.get(entry.id) or placed(entry) for entry in entries)


def _json(record: object) -> Response:
    return Response(dumps(record), media_type="application/json")
