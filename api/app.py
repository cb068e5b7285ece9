"""The HTTP API under `/api/v1`: the same objects as the command gives, with OpenAPI.

A question is never logged: only where a request fails unexpectedly does the server write a trace, without it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from fastapi import Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, Response

from api.auditing import Desk
from api.corrections import add_corrections
from api.drafts import add_audit
from api.editions import ReportEditions, editions_of
from api.errors import Problem, install_handlers
from api.filters import filters_of
from api.health import Health, health_of
from api.item_listing import ItemRow, items_of
from api.live import GetService
from api.model import Answer, Listing, SearchResult, dumps
from api.openapi import describe
from api.originals import Pictures, add_originals
from api.service import Service
from indexer.model import Failure, Figure, Filters, Finding, Passage, Report, Section

PREFIX = "/api/v1"
T = TypeVar("T")
GetFilters = Callable[..., Filters]

Limit = Annotated[int, Query(ge=1, le=1000, description="at most so many items / 最多条数")]
Offset = Annotated[int, Query(ge=0, description="where to go on: the `next` of the page before / 起始位置")]
Lang = Annotated[str, Query(pattern="^(zh|en|auto)$", description="language of the sentences / 语言")]


@dataclass(frozen=True, slots=True)
class Page:
    """Which stretch of a listing is asked for."""

    limit: int
    offset: int

    def of(self, items: Sequence[T]) -> Listing[T]:
        """Cut the stretch out of everything that passed the filters; `next` says where to go on."""
        end = self.offset + self.limit
        return Listing(tuple(items[self.offset : end]), len(items), end if end < len(items) else None)


def page(limit: Limit = 100, offset: Offset = 0) -> Page:
    """Read `limit` and `offset`."""
    return Page(limit, offset)


def create_api(get_service: GetService, pictures: Pictures | None = None, desk: Desk | None = None) -> FastAPI:
    """Return the API as an app to be mounted at `PREFIX`.

    Args:
        get_service: gives the Service of the current generation; called once in a request. Raises
            UnusableIndex where there is none, which becomes 503.
        pictures: draws pages of the files; shared with the pages that show them.
        desk: takes drafts to be audited; shared with the page that does.

    """
    api = FastAPI(
        title="Chazhang 查账",
        version="1",
        description="Search, list and check the figures in budget-performance reports. 检索、核对绩效报告中的数字。",
        docs_url=None,  # both pages load scripts from other sites; /openapi.json has it all
        redoc_url=None,
        responses={code: {"model": Problem, "description": text} for code, text in _PROBLEMS.items()},
        dependencies=[Depends(_refuse_unknown)],
    )
    install_handlers(api)
    service, filters = _dependencies(get_service)
    _add_questions(api, service, filters)
    _add_listings(api, service, filters)
    _add_reports(api, service)
    add_corrections(api, get_service)
    add_originals(api, service, pictures or Pictures())
    add_audit(api, desk or Desk())
    describe(api)
    return api


def _refuse_unknown(request: Request) -> None:
    """Refuse query parameters that the operation does not have: a misspelt filter would silently not narrow."""
    paths = request.app.openapi()["paths"]
    operation = paths.get(request.scope["route"].path, {}).get(request.method.lower(), {})
    known = {each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"}
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        errors = [{"loc": ("query", name), "msg": "no such parameter", "type": "extra_forbidden"} for name in unknown]
        raise RequestValidationError(errors)


_PROBLEMS: dict[int | str, str] = {
    400: "asked for something that cannot be done",
    422: "a parameter is not valid",
    503: "no index yet",
}


def _dependencies(get_service: GetService) -> tuple[GetService, GetFilters]:
    """Make the two things that requests depend on; both see one Service within one request."""

    def service() -> Service:
        return get_service()

    def filters(
        service: Annotated[Service, Depends(service)],
        year: Annotated[str | None, Query(description="2020 or 2020..2023 / 年度")] = None,
        region: Annotated[str | None, Query(description="name, path or code, with all below it / 地区")] = None,
        department: Annotated[str | None, Query(description="kind of department / 部门类别")] = None,
        item: Annotated[str | None, Query(description="words or code of the item / 事项")] = None,
        measure: Annotated[str | None, Query(description="code of the measure / 指标口径")] = None,
        section: Annotated[str | None, Query(description="section type / 章节类型")] = None,
        min_yuan: Annotated[str | None, Query(description="yuan, at least / 金额下限（元）")] = None,
        max_yuan: Annotated[str | None, Query(description="yuan, at most / 金额上限（元）")] = None,
        code: Annotated[str | None, Query(description="a code or its beginning: 205, 30201 / 科目编码或其开头")] = None,
    ) -> Filters:
        written = {
            "year": year,
            "region": region,
            "department": department,
            "item": item,
            "measure": measure,
            "section": section,
            "min_yuan": min_yuan,
            "max_yuan": max_yuan,
            "code": code,
        }
        return filters_of(service.index, written)

    return service, filters


def _json(record: object) -> Response:
    return Response(dumps(record), media_type="application/json")


def _add_questions(api: FastAPI, service: GetService, filters: GetFilters) -> None:
    @api.get("/ask", response_model=Answer, summary="Answer a question with cited figures and passages")
    def ask(
        q: Annotated[str, Query(description="the question, in Chinese or English / 问题")],
        service: Annotated[Service, Depends(service)],
        filters: Annotated[Filters, Depends(filters)],
        lang: Lang = "auto",
    ) -> Response:
        return _json(service.ask(q, filters, lang))

    @api.get("/search", response_model=SearchResult, summary="Rank passages by a query")
    def search(
        q: Annotated[str, Query(description="what to look for / 检索词")],
        service: Annotated[Service, Depends(service)],
        filters: Annotated[Filters, Depends(filters)],
        limit: Annotated[int, Query(ge=1, le=100)] = 10,
        # A ranking makes room for as many passages as are asked for.
        offset: Annotated[int, Query(ge=0, le=10_000)] = 0,
    ) -> Response:
        return _json(service.search(q, filters, limit, offset))

    @api.get("/health", response_model=Health, summary="Counts and versions of what is served")
    def health(service: Annotated[Service, Depends(service)]) -> Response:
        return _json(health_of(service.index))


def _add_listings(api: FastAPI, service: GetService, filters: GetFilters) -> None:
    @api.get("/reports", response_model=Listing[Report], summary="All reports that pass the filters")
    def reports(
        service: Annotated[Service, Depends(service)],
        filters: Annotated[Filters, Depends(filters)],
        part: Annotated[Page, Depends(page)],
    ) -> Response:
        return _json(part.of(service.index.catalogue.reports(filters)))

    @api.get("/sections", response_model=Listing[Section], summary="All sections that pass the filters")
    def sections(
        service: Annotated[Service, Depends(service)],
        filters: Annotated[Filters, Depends(filters)],
        part: Annotated[Page, Depends(page)],
    ) -> Response:
        return _json(part.of(service.index.catalogue.sections(filters=filters)))

    @api.get("/figures", response_model=Listing[Figure], summary="All figures that pass the filters")
    def figures(
        service: Annotated[Service, Depends(service)],
        filters: Annotated[Filters, Depends(filters)],
        part: Annotated[Page, Depends(page)],
    ) -> Response:
        return _json(part.of(service.index.catalogue.figures(filters)))

    @api.get("/items", response_model=Listing[ItemRow], summary="What money is spent on, by the names in the reports")
    def items(
        service: Annotated[Service, Depends(service)],
        filters: Annotated[Filters, Depends(filters)],
        part: Annotated[Page, Depends(page)],
        like: Annotated[str | None, Query(description="names like this / 名称与此相近")] = None,
    ) -> Response:
        return _json(part.of(items_of(service.index, filters, (like or "").strip() or None)))

    @api.get("/passages", response_model=Listing[Passage], summary="All passages that pass the filters")
    def passages(
        service: Annotated[Service, Depends(service)],
        filters: Annotated[Filters, Depends(filters)],
        part: Annotated[Page, Depends(page)],
    ) -> Response:
        return _json(part.of(service.index.catalogue.passages(filters)))

    @api.get("/findings", response_model=Listing[Finding], summary="What the consistency rules came to")
    def findings(
        service: Annotated[Service, Depends(service)],
        filters: Annotated[Filters, Depends(filters)],
        part: Annotated[Page, Depends(page)],
        outcome: Annotated[Literal["finding", "rounding", "pass", "not_checkable", "all"], Query()] = "finding",
    ) -> Response:
        wanted = None if outcome == "all" else outcome
        return _json(part.of(service.index.catalogue.findings(filters, outcome=wanted)))

    @api.get("/failures", response_model=Listing[Failure], summary="All files that could not be read, and why")
    def failures(service: Annotated[Service, Depends(service)], part: Annotated[Page, Depends(page)]) -> Response:
        return _json(part.of(service.index.catalogue.failures()))


def _add_reports(api: FastAPI, service: GetService) -> None:
    missing: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "no such report"}}

    @api.get("/reports/{report}", response_model=Report, responses=missing, summary="One report, by id or file name")
    def report(report: str, service: Annotated[Service, Depends(service)]) -> Response:
        return _json(service.index.catalogue.report(report))

    @api.get(
        "/reports/{report}/editions",
        response_model=ReportEditions,
        responses=missing,
        summary="The editions of a report, what each prints differently, and what may be another edition",
    )
    def editions(report: str, service: Annotated[Service, Depends(service)]) -> Response:
        catalogue = service.index.catalogue
        return _json(editions_of(catalogue, catalogue.report(report)))

    @api.get(
        "/reports/{report}/text",
        response_class=Response,  # of no type of its own, so that the errors below are described as JSON
        responses={**missing, 200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
        summary="A report's extracted text and nothing else: what every start and end counts in",
    )
    def text(report: str, service: Annotated[Service, Depends(service)]) -> Response:
        catalogue = service.index.catalogue
        return PlainTextResponse(catalogue.text(catalogue.report(report).id))


__all__ = ["PREFIX", "create_api"]
