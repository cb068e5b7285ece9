"""Errors over HTTP: one shape, `{error: {code, message, message_zh, detail}}`, with the proper status.

status of  UnknownReport 404, UnknownOriginal 404, NotOwner 403, UnsupportedKind 415, TooLarge 413, TooMany 429,
           any other UsageError 400, ReadError 422,
           UnusableIndex 503, EncoderUnavailable 503, a parameter that is not valid 422, anything unexpected 500
           (never a trace)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api.model import Json, dumps
from indexer.errors import (
    ChazhangError,
    NotOwner,
    ReadError,
    TooLarge,
    TooMany,
    UnknownOriginal,
    UnknownReport,
    UnsupportedKind,
    UsageError,
)
from indexer.messages import both

_STATUS: tuple[tuple[type[ChazhangError], int], ...] = (
    (UnknownReport, 404),
    (UnknownOriginal, 404),
    (NotOwner, 403),
    (TooLarge, 413),
    (TooMany, 429),
    (UsageError, 400),
    (UnsupportedKind, 415),
    (ReadError, 422),
)
_HTTP_CODES = {404: "not_found", 405: "method_not_allowed", 422: "invalid", 500: "internal"}


@dataclass(frozen=True, slots=True)
class ProblemBody:
    """What went wrong: a code for programs, a sentence in each language, and what is known besides."""

    code: str
    message: str
    message_zh: str
    detail: Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Problem:
    """The one shape of an error."""

    error: ProblemBody


def status_of(error: ChazhangError) -> int:
    """Return the HTTP status for an error; what is not the caller's fault is 503."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 503)


def public_params(error: ChazhangError) -> dict[str, object]:
    """Return what a visitor may know of an error: of a path on this machine only its last name."""
    path = error.params.get("path")
    return dict(error.params) if path is None else {**error.params, "path": Path(str(path)).name}


def problem_of(error: ChazhangError) -> Problem:
    """Put an error into words."""
    params = public_params(error)
    en, zh = both(error.code, **params)
    detail = {key: _plain(value) for key, value in params.items()}
    return Problem(ProblemBody(error.code, en, zh, detail))


def http_code(status: int) -> str:
    """Return the code of a bare HTTP status, which is also the end of its message's key."""
    return _HTTP_CODES.get(status, "http")


def http_problem(status: int, detail: Mapping[str, Json] | None = None) -> Problem:
    """Return the problem for a bare HTTP status: an unknown path, a wrong method, an invalid parameter, a failure."""
    code = http_code(status)
    en, zh = both(f"page.error.{code}", status=status)
    return Problem(ProblemBody(code, en, zh, {key: _plain(value) for key, value in (detail or {}).items()}))


def _plain(value: object) -> str | list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else str(value)


def _response(problem: Problem, status: int, headers: Mapping[str, str] | None = None) -> Response:
    return Response(dumps(problem), status, dict(headers or {}), "application/json")


def install_handlers(api: FastAPI) -> None:
    """Make every error of `api` come back in the one shape."""

    @api.exception_handler(ChazhangError)
    async def on_error(_: Request, error: ChazhangError) -> Response:
        return _response(problem_of(error), status_of(error))

    @api.exception_handler(RequestValidationError)
    async def on_invalid(_: Request, error: RequestValidationError) -> Response:
        # Names of parameters and the rule that was broken; never the value, which may be a question.
        detail: dict[str, Json] = {".".join(map(str, each["loc"][1:])): str(each["msg"]) for each in error.errors()}
        return _response(http_problem(422, detail), 422)

    @api.exception_handler(HTTPException)
    async def on_http(_: Request, error: HTTPException) -> Response:
        return _response(http_problem(error.status_code), error.status_code, error.headers)

    @api.exception_handler(Exception)
    async def on_failure(_: Request, __: Exception) -> Response:
        return _response(http_problem(500), 500)
