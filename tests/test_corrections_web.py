"""Corrections over HTTP and on the pages: everybody reads them, the owner alone enters them, no other site does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from correction_kit import insurance_of
from starlette.testclient import TestClient

from api.corrections import FORM_TOKEN
from api.owner import COOKIE
from indexer.build import build
from indexer.corrections.enter import Request, apply_corrections, enter
from indexer.corrections.ledger import Ledger
from indexer.model import Figure
from indexer.store import Index, writing
from tests.test_browser import QUIET, serving
from web.app import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FILE = "s01_lanzhou_dongting_zfw_2021.txt"
TOKEN = "a-token-of-some-length"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    folder = tmp_path_factory.mktemp("web")
    build([samples / FILE], folder / "index", regions=[samples / "regions.tsv"])
    return folder / "index"


@pytest.fixture
def index(plain: Path, tmp_path: Path) -> Path:
    shutil.copytree(plain, tmp_path / "index")
    return tmp_path / "index"


def client_of(index: Path, here: bool = True) -> TestClient:
    """A browser on the server's machine, or one elsewhere."""
    peer = ("127.0.0.1", 4711) if here else ("192.0.2.7", 4711)
    return TestClient(create_app(index), base_url="http://127.0.0.1:8000", client=peer, follow_redirects=False)


def insurance(index: Path) -> Figure:
    return insurance_of(Index.open(index).catalogue.figures())


def asked(index: Path, **more: Any) -> dict[str, Any]:
    return {"action": "correct", "target": insurance(index).id, "values": {"value": "41.8万元"}, **more}


def test_the_owner_corrects_over_http_and_everybody_reads_it(index: Path) -> None:
    here, elsewhere = client_of(index), client_of(index, here=False)
    given = here.post("/api/v1/corrections", json=asked(index, why="看错", who="张三"))
    assert given.status_code == 200, given.text
    assert given.json()["published"] is True and given.json()["items"][0]["status"] == "applied"
    listed = elsewhere.get("/api/v1/corrections").json()
    assert listed["total"] == 1
    entry = listed["items"][0]
    assert (entry["who"], entry["why"], entry["original"], entry["value"]) == ("张三", "看错", "40.8", "41.8")
    assert (entry["report"], entry["figure"]) == (insurance(index).report, insurance(index).id)
    shown = elsewhere.get("/api/v1/figures", params={"item": "监护人责任保险", "measure": "executed"}).json()["items"][
        0
    ]
    assert (shown["amount_yuan"], shown["original"], shown["basis"]["value"]) == (
        "418000",
        {"value": "40.8"},
        "corrected",
    )
    assert "corrected" in shown["flags"] and "40.8" in shown["quote"]
    assert elsewhere.get("/api/v1/corrections", params={"status": "unplaced"}).json()["total"] == 0
    assert elsewhere.get("/api/v1/corrections", params={"report": "no"}).status_code == 404
    gone = here.post("/api/v1/corrections", json={"action": "withdraw", "target": entry["id"]})
    assert gone.status_code == 200 and insurance(index).original == {}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content-type": "text/plain"}, 400),  # what a form of another site may send
        ({"content-type": "application/x-www-form-urlencoded"}, 400),
        ({"content-type": "application/json", "sec-fetch-site": "cross-site"}, 403),
        ({"content-type": "application/json", "sec-fetch-site": "same-site"}, 403),
        ({"content-type": "application/json", "x-forwarded-for": "192.0.2.7"}, 403),
        ({"content-type": "application/json", "host": "evil.example"}, 403),
    ],
)
def test_no_other_site_corrects(index: Path, headers: dict[str, str], status: int) -> None:
    import json

    given = client_of(index).post("/api/v1/corrections", content=json.dumps(asked(index)), headers=headers)
    assert given.status_code == status and set(given.json()["error"]) == {"code", "message", "message_zh", "detail"}
    assert Ledger(index).read().entries == ()


def test_only_the_owner_corrects(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client_of(index, here=False).post("/api/v1/corrections", json=asked(index)).status_code == 403
    form = {"token": FORM_TOKEN, "action": "verify", "figure": insurance(index).id}
    path = f"/documents/{insurance(index).report}/correct"
    assert client_of(index, here=False).post(path, data=form).status_code == 403
    monkeypatch.setenv("CHAZHANG_TOKEN", TOKEN)
    assert client_of(index).post("/api/v1/corrections", json=asked(index)).status_code == 403
    assert client_of(index).post(path, data=form).status_code == 403
    assert "form" not in client_of(index).get(f"/documents/{insurance(index).report}").text
    assert Ledger(index).read().entries == ()
    given = client_of(index, here=False).post(
        "/api/v1/corrections", json=asked(index), headers={"authorization": f"Bearer {TOKEN}"}
    )
    assert given.status_code == 200
    client = client_of(index, here=False)
    client.cookies.set(COOKIE, TOKEN)
    assert client.post(path, data=form).status_code == 303
    assert {entry.who for entry in Ledger(index).read().entries} == {"owner"}  # who it is, the server cannot know


def test_what_is_wrong_is_said_in_the_one_shape_of_an_error(index: Path) -> None:
    client = client_of(index)
    for body, status, code in (
        (asked(index, values={"measure": "nonsense"}), 400, "correction_value_code"),
        (asked(index, target="r0000000000000000-f1"), 404, "unknown_figure"),
        (asked(index, action="erase"), 422, "invalid"),
        (asked(index, at="x"), 422, "invalid"),
        ({"action": "correct"}, 422, "invalid"),
        (asked(index, why="长" * 400_000), 413, "upload_too_large"),
        (asked(index, why="长" * 3000), 400, "correction_value_long"),
    ):
        given = client.post("/api/v1/corrections", json=body)
        assert (given.status_code, given.json()["error"]["code"]) == (status, code), given.text
    assert (
        client.post("/api/v1/corrections", content=b"{", headers={"content-type": "application/json"}).status_code
        == 422
    )
    assert Ledger(index).read().entries == ()


def test_what_is_entered_during_a_build_waits_for_it(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.corrections._WAIT", 0.1)
    client = client_of(index)
    with writing(index):
        given = client.post("/api/v1/corrections", json=asked(index)).json()
        assert given["published"] is False and given["items"][0]["status"] == "pending"
        assert "待发布" in client.get("/corrections").text
    apply_corrections(index)
    assert insurance(index).original == {"value": "40.8"}


# Pages


def form_of(html: str, index: int = 0) -> dict[str, str]:
    """Return what a form of the page would send, its buttons apart."""
    form = re.findall(r'<form class="correction".*?</form>', html, re.DOTALL)[index]
    fields = dict(re.findall(r'<input[^>]*name="([a-z_]+)"[^>]*value="([^"]*)"', form))
    for name, body in re.findall(r'<select name="([a-z_]+)">(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        fields[name] = chosen[1] if chosen else re.findall(r'value="([^"]*)"', body)[0]
    return fields


def test_the_owner_s_form_corrects_verifies_rejects_and_withdraws(index: Path) -> None:
    client = client_of(index)
    figure = insurance(index)
    page = f"/documents/{figure.report}"
    assert f'href="{page}?figure={figure.id}#correct"' in client.get(page).text
    sent = form_of(client.get(page, params={"figure": figure.id}).text)
    assert (sent["value"], sent["unit"], sent["measure"], sent["year"]) == ("40.8", "万元", "executed", "2021")

    def send(**more: str) -> None:
        done = client.post(f"{page}/correct", data={**sent, **more})
        assert done.status_code == 303, done.text
        assert client.get(done.headers["location"]).status_code == 200

    send(action="correct", value="41.8", why="看错", who="张三")
    assert insurance(index).original == {"value": "40.8"}  # what was left as it was is not corrected
    html = client.get(page, params={"figure": figure.id}).text
    assert (
        "张三 于 20" in html
        and "更正数值：40.8 → 41.8" in html
        and "看错" in html
        and 'class="figure corrected"' in html
    )
    sent["value"] = "41.8"
    send(action="verify")
    assert "verified" in insurance(index).flags
    answer = client.get("/ask", params={"q": "东汀区精神障碍患者监护人责任保险2021年支出多少"}).text
    assert "41.8" in answer and "更正数值：40.8 → 41.8" in answer and "已核实" in answer
    send(action="reject")
    assert Index.open(index).catalogue.figure(figure.id) is None
    for entry in Ledger(index).read().entries:
        done = client.post(
            f"{page}/correct", data={"token": sent["token"], "action": "withdraw", "correction": entry.id}
        )
        assert done.status_code == 303
    assert insurance(index) == figure
    english = client.get("/corrections", params={"lang": "en"}).text
    assert "withdrawn" in english and "Corrections" in english


def test_metadata_and_what_was_not_read_are_entered_in_forms(index: Path) -> None:
    client = client_of(index)
    report = Index.open(index).catalogue.report(FILE)
    sent = form_of(client.get(f"/documents/{report.id}").text)
    assert sent["region"] == "岚海省/岚州市/东汀区"
    done = client.post(
        f"/documents/{report.id}/correct", data={**sent, "action": "correct", "year": "2020", "why": "封面"}
    )
    assert done.status_code == 303
    assert Index.open(index).catalogue.report(FILE).original == {"year": "2021"}
    html = client.get(f"/documents/{report.id}").text
    assert "已更正，原为2021" in html and "封面" in html
    added = form_of(html, 1) | {"action": "add", "quote": "没有的话", "item": "x", "measure": "executed"}
    refused = client.post(f"/documents/{report.id}/correct", data=added)
    assert refused.status_code == 400 and "报告里没有这段引文" in refused.text and 'value="没有的话"' in refused.text
    assert client.post(f"/documents/{report.id}/correct", content=b"x" * 70_000).status_code == 413


def test_a_form_without_this_server_s_token_is_refused(index: Path) -> None:
    client = client_of(index)
    figure = insurance(index)
    form = {"action": "reject", "figure": figure.id}
    path = f"/documents/{figure.report}/correct"
    for token, headers in (("", {}), ("guess", {}), (FORM_TOKEN, {"sec-fetch-site": "cross-site"})):
        refused = client.post(path, data={**form, "token": token}, headers=headers)
        assert refused.status_code == 403 and "没有录入" in refused.text
    assert Ledger(index).read().entries == ()
    assert client.get(path).status_code == 405


def test_what_people_write_never_becomes_markup(index: Path) -> None:
    evil = "<script>alert(1)</script>"
    enter(index, [Request("correct", insurance(index).id, {"item": f"监护人责任保险{evil}"}, why=evil, who=evil)])
    apply_corrections(index)
    client = client_of(index)
    report = insurance(index).report
    for path in (
        f"/documents/{report}?figure={insurance(index).id}",
        "/corrections",
        "/ask?q=东汀区监护人责任保险支出",
    ):
        html = client.get(path).text
        assert "&lt;script&gt;" in html and "<script>alert" not in html


def test_everybody_sees_what_was_corrected_and_nobody_else_a_form(index: Path) -> None:
    enter(index, [Request("correct", insurance(index).id, {"value": "41.8"}, who="张三")])
    apply_corrections(index)
    html = client_of(index, here=False).get(f"/documents/{insurance(index).report}").text
    assert "→ 41.8" in html.split('<div class="text"')[1]  # over the number in the text
    assert "更正记录（1）" in html and "张三" in html and 'class="figure corrected"' in html
    assert 'class="correction"' not in html.replace('class="badge correction', "") or "<form" not in html
    assert FORM_TOKEN not in html and "?figure=" not in html


# In a browser


@pytest.fixture(scope="module")
def browser(system: Callable[..., str]) -> Iterator[Browser]:
    chromium = system("chromium", "chromium-browser", "google-chrome")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_figure_is_corrected_and_taken_back_in_a_browser(
    index: Path, browser: Browser, width: int, javascript: bool
) -> None:
    figure = insurance(index)
    said: list[str] = []
    with serving(index) as address:
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": 844}, java_script_enabled=javascript
        )
        page: Page = context.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"/documents/{figure.report}")
        page.locator(f'.text a[href*="{figure.id}#"]').click()
        page.wait_for_url("**figure=**")
        assert page.locator("#correct").is_visible()
        form = page.locator("#correct form.correction").first
        form.get_by_label("数值").fill("41.8")
        form.get_by_label("理由").fill("看错一位")
        form.get_by_role("button", name="保存更正").click()
        page.locator(".text .figure.corrected").wait_for()
        assert "40.8 → 41.8" in page.locator("#correct").inner_text()
        assert page.locator("#correct form.correction").first.get_by_label("数值").input_value() == "41.8"
        assert page.evaluate("document.documentElement.scrollWidth") <= width if javascript else True
        page.locator("#corrections summary").click()
        page.get_by_role("button", name="撤回").click()
        page.locator(".text .figure.corrected").wait_for(state="detached")
        page.goto("/corrections")
        assert page.locator(".badge.withdrawn").count() == 1
        context.close()
    assert insurance(index) == figure
    assert said == []
