"""Every page in a real browser: with JavaScript and without, wide and narrow."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from web.app import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (390, 1440)
QUESTION = "哪些地方有精神障碍患者监护人责任保险支出"
PATHS = ["/", f"/ask?q={QUESTION}", "/ask?q=", "/search?q=支出", "/reports", "/nothing"]
# A browser that a test starts speaks to the test's own server and to nobody else.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@contextmanager
def serving(index: Path) -> Iterator[str]:
    """Serve an index as `chazhang serve` does; yield the address."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        config = uvicorn.Config(create_app(index), log_level="warning", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def site(sample_index_path: Path) -> Iterator[str]:
    """Serve the samples."""
    with serving(sample_index_path) as address:
        yield address


@pytest.fixture(scope="module")
def browser(system: Callable[..., str]) -> Iterator[Browser]:
    chromium = system("chromium", "chromium-browser", "google-chrome")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """`open_page(width, javascript=True)`: a page whose console must stay silent."""
    contexts, said = [], []

    def make(width: int = 1440, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": 844}, java_script_enabled=javascript
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text))
        return page

    yield make
    for context in contexts:
        context.close()
    # The browser itself notes the status of an error page; everything else is ours.
    assert [line for line in said if "the server responded with a status of" not in line] == []


def cited_is_in_view(page: Page) -> bool:
    box = page.locator("#c").bounding_box()
    viewport = page.viewport_size
    assert box is not None
    assert viewport is not None
    return box["y"] >= 0 and box["y"] + min(box["height"], 40) <= viewport["height"]


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_start_to_the_cited_words(open_page: Callable[..., Page], width: int, javascript: bool):
    page = open_page(width, javascript)
    page.goto("/")
    page.get_by_role("searchbox").fill(QUESTION)
    page.get_by_role("button", name="提问").click()
    page.wait_for_url("**/ask?**")
    assert page.locator(".answer .sentence").inner_text()
    source = page.locator("table.figures .source a").first
    quote = source.locator("q").inner_text().strip("“”")
    source.click()
    page.wait_for_url("**/documents/**")
    marked = "".join(page.locator(".text mark").all_inner_texts())
    assert "".join(marked.split()) == "".join(quote.split())
    assert cited_is_in_view(page)


def test_every_example_of_the_start_page_leads_to_figures(open_page: Callable[..., Page]):
    page = open_page()
    page.goto("/")
    for number in range(page.locator(".examples a").count()):
        page.goto("/")
        page.locator(".examples a").nth(number).click()
        page.wait_for_url("**/ask?**")
        assert page.locator("table.figures tbody tr").count() > 0


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_scrolls_sideways(open_page: Callable[..., Page], site: str, width: int, lang: str):
    page = open_page(width)
    page.goto(f"/reports?lang={lang}")
    documents = [link.get_attribute("href") for link in page.locator("table.reports a").all()]
    assert documents
    for path in [f"{each}{'&' if '?' in each else '?'}lang={lang}" for each in PATHS] + documents:
        page.goto(str(path))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def _expect(what: Any) -> Any:
    """Wait for `what` without evaluating strings in the page, which its content policy forbids."""
    from playwright.sync_api import expect

    return expect(what)


def test_a_filter_swaps_the_answer_in_place(open_page: Callable[..., Page]):
    page = open_page()
    page.goto(f"/ask?q={QUESTION}")
    rows = page.locator("table.figures").first.locator("tbody tr")
    before = rows.count()
    page.evaluate("window.stays = true")  # lost where the whole page is loaded anew
    page.get_by_label("年度").select_option("2022")
    page.get_by_role("button", name="筛选").click()
    page.wait_for_url("**year=2022**")
    _expect(rows).not_to_have_count(before)
    assert rows.count() < before
    assert page.evaluate("window.stays") is True
    assert page.get_by_role("searchbox").input_value() == QUESTION
    assert page.get_by_label("年度").input_value() == "2022"
    assert "year=2022" in str(page.locator("a.language").get_attribute("href"))
    assert page.get_by_role("link", name="清除筛选").is_visible()
    page.go_back()
    _expect(rows).to_have_count(before)


def test_another_question_changes_the_title(open_page: Callable[..., Page]):
    page = open_page()
    page.goto(f"/ask?q={QUESTION}")
    page.get_by_role("searchbox").fill("见义勇为奖励支出多少")
    page.keyboard.press("Enter")
    _expect(page).to_have_title(re.compile("^见义勇为奖励支出多少"))
    assert page.get_by_role("searchbox").input_value() == "见义勇为奖励支出多少"


def test_an_error_is_swapped_in_too(open_page: Callable[..., Page]):
    page = open_page()
    page.goto(f"/ask?q={QUESTION}")
    page.get_by_role("searchbox").fill("，。？")
    page.get_by_role("button", name="提问").click()
    page.wait_for_selector("#results .problem")
    assert page.locator(".answer").count() == 0


def test_the_language_is_one_click_away(open_page: Callable[..., Page]):
    page = open_page(390)
    page.goto(f"/ask?q={QUESTION}")
    page.locator("a.language").click()
    page.wait_for_url("**lang=en**")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("searchbox").input_value() == QUESTION
    page.locator(".source a").first.click()
    page.wait_for_url("**/documents/**")
    assert page.locator("html").get_attribute("lang") == "en"
    assert cited_is_in_view(page)


def test_search_leads_to_the_passage(open_page: Callable[..., Page]):
    page = open_page()
    page.goto("/search")
    page.get_by_role("searchbox").fill("见义勇为")
    page.get_by_role("button", name="检索").click()
    page.wait_for_selector(".passage")
    page.locator(".passage a").first.click()
    page.wait_for_url("**/documents/**")
    assert "见义勇为" in "".join(page.locator(".text mark").all_inner_texts())
    assert cited_is_in_view(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_outline_leads_to_its_section(open_page: Callable[..., Page], width: int):
    page = open_page(width)
    page.goto("/reports")
    page.locator("table.reports a").first.click()
    page.wait_for_url("**/documents/**")
    last = page.locator(".outline a").nth(4)
    target = str(last.get_attribute("href"))
    last.click()
    box = page.locator(target).bounding_box()
    assert box is not None
    assert -5 <= box["y"] <= 844


def test_the_outline_stays_beside_the_text(open_page: Callable[..., Page]):
    page = open_page(1440)
    page.goto("/reports")
    page.locator("table.reports a").first.click()
    page.wait_for_url("**/documents/**")
    page.evaluate("window.scrollTo(0, 900)")
    box = page.locator(".outline").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 100


def test_everything_is_reached_by_the_keyboard(open_page: Callable[..., Page]):
    page = open_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask?**")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.name"))
    assert any("/documents/" in str(each) for each in reached)
    assert {"year", "region", "department"} <= reached


def test_an_error_page_leads_back(open_page: Callable[..., Page]):
    page = open_page()
    page.goto("/nothing")
    page.locator("#results a").click()
    page.wait_for_selector(".hero")


def test_paper_shows_the_answer_without_the_controls(open_page: Callable[..., Page]):
    page = open_page()
    page.goto(f"/ask?q={QUESTION}")
    page.emulate_media(media="print")
    assert not page.locator("form.ask").is_visible()
    assert page.locator("table.figures").first.is_visible()
    assert page.locator(".citations").is_visible()
