"""`POST /audit`: the consistency of a draft that is uploaded; nothing of it is stored."""

from typing import Annotated, Any, Literal

from fastapi import FastAPI, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from api.auditing import Audit, Desk, commented
from api.errors import Problem
from api.model import dumps
from api.uploads import MOST, Upload, read_uploads
from indexer.building.limits import MIB
from indexer.errors import UsageError

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FILE = {"type": "string", "format": "binary"}
_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["draft"],
                    "properties": {
                        "draft": {**_FILE, "description": "the draft, of any kind that can be indexed / 草稿"},
                        "last_year": {**_FILE, "description": "last year's report / 上年报告"},
                    },
                }
            }
        },
    }
}
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {WORD: {"schema": _FILE}}},
    413: {"model": Problem, "description": f"more than {MOST // MIB} MiB"},
    429: {"model": Problem, "description": "too many drafts at once"},
}


def add_audit(api: FastAPI, desk: Desk) -> None:
    """Add the operation to the API."""

    @api.post(
        "/audit", response_model=Audit, responses=_PROBLEMS, openapi_extra=_FORM,
        summary="Check a draft's consistency; nothing is stored",
    )  # fmt: skip
    async def audit_draft(
        request: Request,
        output: Annotated[
            Literal["json", "docx"], Query(description="the findings, or a Word draft's copy with comments / 输出")
        ] = "json",
        lang: Annotated[Literal["zh", "en"], Query(description="language of the comments / 批注语言")] = "zh",
    ) -> Response:
        files = await read_uploads(request)
        draft = draft_of(files)
        result, document = await run_in_threadpool(desk.audit, draft, files.get("last_year"))
        if output == "docx":
            data = await run_in_threadpool(commented, draft.data, document, result.findings, lang)
            return Response(data, media_type=WORD)
        return Response(dumps(result), media_type="application/json")


def draft_of(files: dict[str, Upload]) -> Upload:
    """Return the draft among the files of a form. Raises UsageError."""
    draft = files.get("draft")
    if draft is None or not draft.data:
        raise UsageError("upload_none")
    return draft
