"""A draft that is uploaded: over HTTP and on its page, within bounds, with nothing of it left on the disk."""

from __future__ import annotations

import base64
import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from starlette.testclient import TestClient

from api import drafts, uploads
from api.auditing import Desk
from api.service import Service
from api.uploads import Upload
from indexer.errors import TooMany
from web import audit_pages
from web.app import app_over

if TYPE_CHECKING:
    from httpx2 import Response

LINES = (
    "岚州市云麓区水利局2023年度部门整体支出绩效自评报告",
    "一、资金使用情况",
    "2023年支出合计950.00万元，其中：基本支出400.00万元，项目支出540.00万元。",
    "2022年支出合计900.00万元，其中：基本支出380.00万元，项目支出520.00万元。",
)
EARLIER = (
    "岚州市云麓区水利局2022年度部门整体支出绩效自评报告\n一、资金使用情况\n"
    "2022年支出合计905.00万元，其中：基本支出385.00万元，项目支出520.00万元。\n"
)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything temporary goes, so that what is left can be seen."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def client(sample_service: Service, temporary: Path) -> Iterator[TestClient]:
    with TestClient(app_over(lambda: sample_service)) as client:
        yield client


def draft() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def post(client: TestClient, path: str = "/api/v1/audit", **files: tuple[str, bytes]) -> Response:
    return client.post(path, files=files)


def found(body: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in body["findings"] if finding["outcome"] == "finding"]


def test_a_draft_over_http(client: TestClient, temporary: Path) -> None:
    body = post(client, draft=("草稿.docx", draft())).json()
    assert "A01" in found(body)
    assert body["report"]["file"] == "草稿.docx"
    assert body["report"]["sources"] == ["草稿.docx"]
    assert body["last_year"] is False
    assert sum(body["counts"].values()) == len(body["findings"])
    assert list(temporary.iterdir()) == []


def test_with_last_years_report(client: TestClient) -> None:
    files = {"draft": ("草稿.docx", draft()), "last_year": ("草稿.docx", EARLIER.encode())}
    files["last_year"] = ("上年.txt", EARLIER.encode())
    body = post(client, **files).json()
    assert body["last_year"] is True
    said = [f["statement_zh"] for f in body["findings"] if f["rule"] == "L04" and f["outcome"] == "finding"]
    assert any("905" in words for words in said)


def test_the_copy_with_comments(client: TestClient) -> None:
    answer = post(client, "/api/v1/audit?output=docx&lang=en", draft=("d.docx", draft()))
    assert answer.headers["content-type"].startswith(drafts.WORD)
    document = docx.Document(io.BytesIO(answer.content))
    assert [p.text for p in document.paragraphs] == list(LINES)
    assert any("total expenditure" in comment.text for comment in document.comments)


@pytest.mark.parametrize(
    ("files", "status", "code"),
    [
        ({"other": ("a.docx", b"x")}, 400, "upload_none"),
        ({"draft": ("a.txt", b"")}, 400, "upload_none"),
        ({"draft": ("a.docx", b"PK\x03\x04 nothing of a zip")}, 422, "audit_unreadable"),
        ({"draft": ("a.xyz", b"\x00\x01\x02 what is this")}, 422, "audit_unreadable"),
        ({"draft": ("a.txt", "第一章\n没有数字。".encode())}, 200, ""),
    ],
)
def test_what_cannot_be_checked_says_so(
    client: TestClient, files: dict[str, tuple[str, bytes]], status: int, code: str, temporary: Path
) -> None:
    answer = post(client, **files)
    assert answer.status_code == status
    if code:
        error = answer.json()["error"]
        assert error["code"] == code
        assert re.search("[一-鿿]", error["message_zh"]) and not re.search("[一-鿿]", error["message"])
        assert str(temporary) not in answer.text
    shown = post(client, "/audit", **files)
    assert shown.status_code == status
    assert str(temporary) not in shown.text
    assert list(temporary.iterdir()) == []


def test_no_comments_in_what_is_not_word(client: TestClient) -> None:
    answer = post(client, "/api/v1/audit?output=docx", draft=("a.txt", "\n".join(LINES).encode()))
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "audit_output_kind")


def test_bodies_that_are_no_form(client: TestClient) -> None:
    kinds = (
        "",
        "text/plain",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        'multipart/form-data; boundary=""',
    )
    for kind in kinds:
        answer = client.post("/api/v1/audit", content=b"--y\r\nno\r\n--y--", headers={"content-type": kind})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "upload_no_form"), kind


def test_too_large_is_refused_before_it_is_read(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (drafts, audit_pages):
        monkeypatch.setattr(module, "read_uploads", lambda request: uploads.read_uploads(request, 2**20))
    large = {"draft": ("a.txt", b"x" * 2**20)}
    answer = post(client, **large)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "upload_too_large")
    page = post(client, "/audit", **large)
    assert page.status_code == 413 and "1 MB" in page.text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/x.txt", "x.txt"),
        ("C:\\w\\y.txt", "y.txt"),
        ("a" * 400 + ".txt", "a" * 120 + ".txt"),
        ("..", ""),
        ("a\x00\x1b.txt", "a.txt"),
    ],
)
def test_names_of_files_lead_nowhere(name: str, kept: str) -> None:
    assert uploads._names(f'Content-Disposition: form-data; name="draft"; filename="{name}"') == ("draft", kept)


def test_files_come_through_to_the_byte() -> None:
    data = bytes(range(256)) + b"\r\n--b\r\n--" + b"\r\r\n\n"
    head = b'--bo\r\nContent-Disposition: form-data; name="draft"; filename="\xe8\x8d\x89.txt"\r\n\r\n'
    files = dict(uploads._files(head + data + b"\r\n--bo--\r\n", b"bo"))
    assert files == {"draft": Upload("草.txt", data)}


def test_too_many_at_once() -> None:
    desk = Desk(patience=0.01)
    for _ in range(2):
        desk._free.acquire()
    with pytest.raises(TooMany):
        desk.audit(Upload("a.txt", b"x"), None)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_places_reasons_and_the_copy(client: TestClient, lang: str) -> None:
    assert "multipart/form-data" in client.get(f"/audit?lang={lang}").text
    page = post(client, f"/audit?lang={lang}", draft=("草<b>稿.docx", draft()))
    assert page.status_code == 200
    assert "草&lt;b&gt;稿.docx" in page.text
    assert "支出合计950.00万元" in page.text
    assert ("可能的正常原因" if lang == "zh" else "It may be that") in page.text
    copy = re.search(r'href="data:[^"]*;base64,([^"]+)"', page.text)
    assert copy is not None
    assert list(docx.Document(io.BytesIO(base64.b64decode(copy.group(1)))).comments)


def test_the_page_works_without_an_index(tmp_path: Path) -> None:
    from web.app import create_app

    with TestClient(create_app(tmp_path / "none")) as client:
        assert client.get("/audit").status_code == 200
        page = client.post("/audit", files={"draft": ("a.txt", "\n".join(LINES).encode())})
        assert page.status_code == 200 and "940" in page.text


def test_findings_over_the_index(client: TestClient, sample_service: Service) -> None:
    catalogue = sample_service.index.catalogue
    for outcome in ("pass", "rounding", "finding", "not_checkable", "all"):
        page = client.get("/findings", params={"outcome": outcome}).text
        expected = catalogue.findings(outcome=None if outcome == "all" else outcome)
        assert page.count('class="finding-head"') == min(len(expected), 50)
    heaviest = [{"error": 0, "flag": 1, "format": 2}[f.severity] for f in catalogue.findings(outcome="finding")]
    shown = re.findall(r' of-(\w+)">', client.get("/findings").text)
    assert sorted(heaviest)[:50] == [{"error": 0, "flag": 1, "format": 2}[weight] for weight in shown]
    first = catalogue.findings(outcome="pass")[0]
    page = client.get("/findings", params={"outcome": "pass", "rule": first.rule, "report": first.report}).text
    assert page.count('class="finding-head"') == sum(
        f.rule == first.rule for f in catalogue.findings(report_id=first.report, outcome="pass")
    )
    assert f"/documents/{first.report}?start={first.sides[0].start}" in page
    assert client.get("/findings?report=nothing").status_code == 404
    assert client.get("/findings?year=x").status_code == 400


def test_findings_of_a_document_stand_on_its_page(client: TestClient, sample_service: Service) -> None:
    catalogue = sample_service.index.catalogue
    report = catalogue.findings(outcome="pass")[0].report
    page = client.get(f"/documents/{report}").text
    assert page.count('class="finding-head"') == len(catalogue.findings(report_id=report))


def test_a_report_of_another_year_is_not_compared_and_said_so(client: TestClient) -> None:
    older = ("前年.txt", EARLIER.replace("2022", "2020").encode())
    body = post(client, draft=("草稿.docx", draft()), last_year=older).json()
    assert (body["last_year"], body["not_compared"]) == (False, [2020, 2023])
    assert "没有与上年报告比对" in post(client, "/audit", draft=("草稿.docx", draft()), last_year=older).text
