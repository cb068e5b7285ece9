"""The API: every path gives what the interface says, and every error has the one shape and the proper status."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from api.app import create_api
from api.headers import SECURITY_HEADERS
from api.live import LiveService
from api.service import Service
from indexer.build import build
from indexer.errors import NoIndex
from web.app import app_over, create_app

if TYPE_CHECKING:
    from httpx2 import Response

REPORT = "云岭区2022年度部门整体支出绩效自评报告\n一、基本情况\n全年防汛物资储备支出{amount}万元。\n"


@pytest.fixture(scope="module")
def client(sample_service: Service) -> Iterator[TestClient]:
    with TestClient(app_over(lambda: sample_service)) as client:
        yield client


def get(client: TestClient, path: str, **parameters: object) -> Response:
    return client.get(f"/api/v1{path}", params=parameters)  # type: ignore[arg-type]


def problem(response: Response, status: int) -> dict[str, Any]:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert list(body) == ["error"]
    assert list(body["error"]) == ["code", "message", "message_zh", "detail"]
    assert body["error"]["message"] != body["error"]["message_zh"]
    assert not body["error"]["message"].startswith("page.")
    assert "Traceback" not in response.text
    error: dict[str, Any] = body["error"]
    return error


def test_ask_gives_the_answer_record(client: TestClient, sample_service: Service):
    body = get(client, "/ask", q="哪些地方有网格员补贴支出？").json()
    assert body["figures"], body["text"]
    for figure in body["figures"]:
        text = get(client, f"/reports/{figure['report']}/text").text
        assert text[figure["start"] : figure["end"]] == figure["quote"]
        assert figure["standing"] in {"direct", "composite", "conflicting"}
        assert any(citation["n"] == figure["cite"] for citation in body["citations"])
    assert body["scope"]["reports"] == len(sample_service.index.catalogue.reports())


def test_ask_speaks_the_language_that_is_asked_for(client: TestClient):
    question = "东汀区网格员补贴支出多少"
    assert get(client, "/ask", q=question, lang="en").json()["lang"] == "en"
    assert get(client, "/ask", q=question, lang="zh").json()["lang"] == "zh"


def test_search_ranks_passages_and_goes_on(client: TestClient):
    first = get(client, "/search", q="见义勇为", limit=3).json()
    assert len(first["items"]) == 3
    assert first["next"] == 3
    then = get(client, "/search", q="见义勇为", limit=3, offset=3).json()
    places = [(item["report"], item["start"]) for item in first["items"] + then["items"]]
    assert len(set(places)) == len(places)
    assert [item["score"] for item in first["items"]] == sorted((i["score"] for i in first["items"]), reverse=True)


@pytest.mark.parametrize("name", ["reports", "sections", "figures", "passages"])
def test_listings_are_complete_page_by_page(client: TestClient, name: str):
    whole = get(client, f"/{name}", limit=1000).json()
    assert whole["next"] is None
    assert len(whole["items"]) == whole["total"] > 0
    pages, offset = [], 0
    while offset is not None:
        body = get(client, f"/{name}", limit=7, offset=offset).json()
        pages += body["items"]
        offset = body["next"]
    assert pages == whole["items"]


def test_failures_are_listed(tmp_path: Path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(REPORT.format(amount=12), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    build([folder], tmp_path / "index", encoder=None, regions=[], progress=None)
    with TestClient(create_app(tmp_path / "index")) as client:
        body = get(client, "/failures").json()
    assert [item["file"] for item in body["items"]] == ["empty.txt"]
    assert body["items"][0]["reason"]


@pytest.mark.parametrize(
    ("parameters", "holds"),
    [
        ({"year": "2022"}, lambda figure: figure["year"] == 2022),
        ({"year": "2021..2022"}, lambda figure: figure["year"] in (2021, 2022)),
        ({"measure": "executed"}, lambda figure: figure["measure"] == "executed"),
        ({"region": "沧原市"}, lambda figure: figure["file"].split("_")[1] == "cangyuan"),
        ({"region": "沧原市/松陂县"}, lambda figure: "songbei" in figure["file"]),
        ({"department": "education"}, lambda figure: "_jyj_" in figure["file"]),
        ({"min_yuan": "1,000,000"}, lambda figure: float(figure["amount_yuan"]) >= 1_000_000),
        ({"max_yuan": "500"}, lambda figure: float(figure["amount_yuan"]) <= 500),
        ({"item": "校车"}, lambda figure: True),
        ({"section": "project_expenditure"}, lambda figure: True),
    ],
)
def test_filters_narrow_figures(client: TestClient, parameters: dict[str, str], holds: Callable[[Any], bool]):
    everything = get(client, "/figures", limit=1).json()["total"]
    body = get(client, "/figures", limit=1000, **parameters).json()
    assert 0 < body["total"] < everything
    assert all(holds(figure) for figure in body["items"])


def test_a_blank_filter_does_not_narrow(client: TestClient):
    assert get(client, "/figures", year="", region=" ", limit=1).json() == get(client, "/figures", limit=1).json()


def test_a_filter_that_matches_nothing_gives_nothing(client: TestClient):
    assert get(client, "/reports", year="1950").json() == {"items": [], "total": 0, "next": None}
    assert get(client, "/ask", q="网格员补贴支出多少", year="1950").json()["figures"] == []


def test_one_report_and_its_text(client: TestClient, sample_service: Service):
    report = get(client, "/reports", limit=1).json()["items"][0]
    assert get(client, f"/reports/{report['id']}").json() == report
    assert get(client, f"/reports/{report['file']}").json() == report
    text = get(client, f"/reports/{report['id']}/text")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert text.text == sample_service.index.catalogue.text(report["id"])


def test_health_counts_what_is_served(client: TestClient, sample_service: Service):
    body = get(client, "/health").json()
    assert body["counts"] == sample_service.index.catalogue.counts()
    assert body["generation"] == sample_service.index.generation
    assert {"chazhang", "format", "extractor", "encoder", "tokenizer"} == set(body["versions"])


@pytest.mark.parametrize(
    ("path", "parameters", "status", "code"),
    [
        ("/ask", {}, 422, "invalid"),
        ("/ask", {"q": ""}, 400, "empty_question"),
        ("/ask", {"q": "，。？！"}, 400, None),
        ("/ask", {"q": "钱" * 5_000}, 400, None),
        ("/ask", {"q": "支出", "lang": "fr"}, 422, "invalid"),
        ("/ask", {"q": "支出", "region": "无此地"}, 400, "unknown_region"),
        ("/figures", {"region": "东汀区"}, 400, "ambiguous_region"),
        ("/figures", {"year": "twenty"}, 400, "filter_year"),
        ("/figures", {"year": "2023..2020"}, 400, "filter_year"),
        ("/figures", {"year": "２０２２"}, 400, "filter_year"),
        ("/figures", {"min_yuan": "many"}, 400, "filter_yuan"),
        ("/figures", {"max_yuan": "NaN"}, 400, "filter_yuan"),
        ("/figures", {"measure": "nonsense"}, 400, "unknown_measure"),
        ("/reports", {"department": "nonsense"}, 400, "unknown_department"),
        ("/sections", {"section": "nonsense"}, 400, "unknown_section"),
        ("/figures", {"limit": "0"}, 422, "invalid"),
        ("/figures", {"offset": "-1"}, 422, "invalid"),
        ("/figures", {"limit": "x"}, 422, "invalid"),
        ("/search", {"q": " "}, 400, "empty_question"),
        ("/search", {"q": "支出", "offset": "1000000000"}, 422, "invalid"),
        ("/reports/r0000", {}, 404, "unknown_report"),
        ("/reports/r0000/text", {}, 404, "unknown_report"),
        ("/nothing", {}, 404, "not_found"),
        ("", {}, 404, "not_found"),
    ],
)
def test_errors_have_one_shape(
    client: TestClient, path: str, parameters: dict[str, str], status: int, code: str | None
):
    error = problem(get(client, path, **parameters), status)
    assert code is None or error["code"] == code


def test_an_ambiguous_region_names_its_candidates(client: TestClient):
    error = problem(get(client, "/figures", region="东汀区"), 400)
    assert len(error["detail"]["candidates"]) == 2
    for candidate in error["detail"]["candidates"]:
        assert get(client, "/figures", region=candidate).json()["total"] > 0


def test_a_wrong_method_is_405_with_what_is_allowed(client: TestClient):
    response = client.post("/api/v1/ask", params={"q": "支出"})
    assert problem(response, 405)["code"] == "method_not_allowed"
    assert response.headers["allow"] == "GET"


def test_an_invalid_parameter_is_named_but_not_repeated(client: TestClient):
    error = problem(get(client, "/search", q="私密的问题", limit="私密"), 422)
    assert list(error["detail"]) == ["limit"]
    assert "私密" not in json.dumps(error, ensure_ascii=False)


def test_without_an_index_everything_is_503(tmp_path: Path):
    with TestClient(create_app(tmp_path / "none")) as client:
        for path in ("/ask?q=支出", "/reports", "/health", "/reports/r1/text"):
            error = problem(client.get(f"/api/v1{path}"), 503)
            assert error["code"] == "no_index"
            assert str(tmp_path) not in json.dumps(error)  # only the folder's own name
        assert client.get("/api/v1/openapi.json").status_code == 200


def test_a_failure_is_500_without_a_trace(caplog: pytest.LogCaptureFixture):
    def broken() -> Service:
        raise RuntimeError("secret inside")

    with TestClient(app_over(broken), raise_server_exceptions=False) as client, caplog.at_level(logging.DEBUG):
        response = get(client, "/ask", q="私密的问题")
    assert problem(response, 500)["code"] == "internal"
    assert "secret" not in response.text
    assert "私密" not in caplog.text


def test_questions_are_not_logged(client: TestClient, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG, logger="api"), caplog.at_level(logging.DEBUG, logger="indexer"):
        get(client, "/ask", q="东汀区网格员补贴支出多少")
    assert "网格员" not in "".join(r.getMessage() for r in caplog.records if r.name.split(".")[0] in ("api", "indexer"))


@pytest.mark.parametrize(
    "path", ["/api/v1/reports", "/api/v1/nothing", "/api/v1/ask", "/", "/nothing", "/static/style.css"]
)
def test_every_response_carries_the_security_headers(client: TestClient, path: str):
    headers = client.get(path).headers
    for name, value in SECURITY_HEADERS.items():
        assert headers[name] == value
    assert "'unsafe" not in headers["content-security-policy"]


def test_a_new_generation_is_served_within_a_second(tmp_path: Path):
    reports, index = tmp_path / "reports", tmp_path / "index"
    reports.mkdir()
    now = [0.0]
    live = LiveService(index, clock=lambda: now[0])
    with pytest.raises(NoIndex):
        live()
    (reports / "a.txt").write_text(REPORT.format(amount=12), encoding="utf-8")
    build([reports], index, encoder=None, regions=[], progress=None)
    first = live()
    (reports / "b.txt").write_text(REPORT.format(amount=34), encoding="utf-8")
    build([reports], index, encoder=None, regions=[], progress=None)
    assert live() is first  # looked less than a second ago
    now[0] = 1.0
    second = live()
    assert len(second.index.catalogue.reports()) == 2
    assert len(first.index.catalogue.reports()) == 1  # a request that holds it goes on with it
    now[0] = 2.0
    assert live() is second
    (index / "CURRENT").write_text("generation-999999\n", encoding="utf-8")
    now[0] = 3.0
    assert live() is second  # what cannot be opened does not take away what is served


def test_the_description_says_what_is_written(client: TestClient):
    document = get(client, "/openapi.json").json()
    schemas = document["components"]["schemas"]
    answers = get(client, "/ask", q="哪些地方有网格员补贴支出？").json()
    check(answers, "Answer", schemas)
    for name, record in (
        ("reports", "Report"),
        ("sections", "Section"),
        ("figures", "Figure"),
        ("passages", "Passage"),
    ):
        for item in get(client, f"/{name}", limit=20).json()["items"]:
            check(item, record, schemas)
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert "Problem" in operation["responses"]["422"]["content"]["application/json"]["schema"]["$ref"]


def check(record: dict[str, Any], name: str, schemas: dict[str, Any]) -> None:
    """The written keys are those of the schema, here and in the records inside."""
    assert set(record) == set(schemas[name]["properties"]), name
    inside = {"figures": "AnswerFigure", "passages": "RankedPassage", "citations": "Citation", "scope": "Scope"}
    if name == "Answer":
        for key, schema in {**inside, "evidence": "Evidence", "plan": "Plan", "beside": "Figure"}.items():
            values = record[key] if isinstance(record[key], list) else [record[key]]
            for value in values:
                check(value, schema, schemas)


def test_the_service_is_asked_for_once_in_a_request(sample_service: Service):
    asked: list[int] = []

    def get_service() -> Service:
        asked.append(1)
        return sample_service

    with TestClient(create_api(get_service)) as client:
        client.get("/reports", params={"region": "沧原市"})
    assert len(asked) == 1


def test_many_requests_at_once(client: TestClient):
    from concurrent.futures import ThreadPoolExecutor

    questions = ["哪些地方有网格员补贴支出？", "哪些地方有校车补贴支出？", "which districts spent on 见义勇为"] * 4
    alone = {q: strip(get(client, "/ask", q=q).json()) for q in set(questions)}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda q: strip(get(client, "/ask", q=q).json()), questions))
    assert together == [alone[q] for q in questions]


def strip(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answer.items() if key != "timings"}
