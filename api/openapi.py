"""The OpenAPI description, made to say exactly what the JSON writer writes.

FastAPI derives the schemas from the records; `api.model.dumps` puts a record named in `FLAT` into the one that
holds it, renames `for_` and leaves some fields out. The same is done to the schemas here.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from api import model

Schemas = dict[str, dict[str, Any]]


def describe(api: FastAPI) -> None:
    """Make `api.openapi()` describe the written JSON."""
    derive = api.openapi

    def openapi() -> dict[str, Any]:
        if api.openapi_schema is None:
            document = derive()
            _as_written(document["components"]["schemas"])
            # FastAPI adds its own shape for 422 to every path; ours is declared for the whole API.
            for name in ("HTTPValidationError", "ValidationError"):
                document["components"]["schemas"].pop(name, None)
            api.openapi_schema = document
        return api.openapi_schema

    api.openapi = openapi  # type: ignore[method-assign] # FastAPI's documented way to change the description


def _as_written(schemas: Schemas) -> None:
    for record, hidden in model._HIDDEN.items():
        for name in hidden:
            _drop(schemas.get(record.__name__, {}), name)
    for schema in schemas.values():
        for old, new in model._RENAMED.items():
            if old in schema.get("properties", {}):
                schema["properties"][new] = schema["properties"].pop(old)
    if "Passage" in schemas:  # its id is made of its report and place when it is written
        passage = schemas["Passage"]
        passage["properties"] = {"id": {"title": "Id", "type": "string"}, **passage["properties"]}
        passage["required"] = ["id", *passage.get("required", [])]
    for record in (model.AnswerFigure, model.RankedPassage):
        _flatten(schemas, record.__name__, record.FLAT)


def _drop(schema: dict[str, Any], name: str) -> None:
    schema.get("properties", {}).pop(name, None)
    if name in schema.get("required", []):
        schema["required"].remove(name)


def _flatten(schemas: Schemas, name: str, flat: str) -> None:
    outer = schemas.get(name)
    if outer is None:
        return
    inner = schemas[outer["properties"].pop(flat)["$ref"].rsplit("/", 1)[1]]
    outer["properties"] = {**inner["properties"], **outer["properties"]}
    outer["required"] = [*inner.get("required", []), *(each for each in outer.get("required", []) if each != flat)]
