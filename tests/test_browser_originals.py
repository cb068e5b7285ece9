"""From an answer to the place in the file, in a real browser: page, paragraph and cell; with JavaScript and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indexer.store import Index
from tests.test_browser import WIDTHS, browser, cited_is_in_view, open_page, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["browser", "open_page"]  # fixtures


@pytest.fixture(scope="module")
def site(one_report_path: Path) -> Iterator[str]:
    """Serve one report in every kind of file."""
    with serving(one_report_path) as address:
        yield address


@pytest.fixture(scope="module")
def places(one_report_path: Path) -> dict[str, str]:
    """The address of a figure near the end of each file, in the file."""
    catalogue = Index.open(one_report_path).catalogue
    found = {}
    for report in catalogue.reports():
        figure = [each for each in catalogue.figures(report_id=report.id) if each.kind == "money"][-1]
        found[report.file] = f"/documents/{report.id}/original?start={figure.start}&end={figure.end}"
    return found


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_from_an_answer_to_its_place_in_the_file(open_page: Callable[..., Page], width: int, javascript: bool):
    page = open_page(width, javascript)
    page.goto("/ask?q=沧原市东汀区市场监督管理局食品抽检支出多少")
    page.locator(".citations a.original").first.click()
    page.wait_for_url("**/original?**")
    assert page.locator(".original mark").count() > 0
    assert cited_is_in_view(page)


@pytest.mark.parametrize("file", ["e.pdf", "f.pdf"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_opens_at_the_box(open_page: Callable[..., Page], places: dict[str, str], width: int, file: str):
    page = open_page(width)
    page.goto(f"{places[file]}#c")
    image = page.locator(".page-picture img")
    assert image.evaluate("image => image.complete && image.naturalWidth") > 600
    box, mark = image.bounding_box(), page.locator("rect#c").bounding_box()
    assert box is not None
    assert mark is not None
    assert box["x"] <= mark["x"]
    assert mark["x"] + mark["width"] <= box["x"] + box["width"] + 1
    assert 0 <= mark["y"] <= 844
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_pages_are_turned(open_page: Callable[..., Page], places: dict[str, str]):
    page = open_page(1440)
    page.goto(places["e.pdf"].partition("?")[0])
    first = page.locator(".page-picture img").get_attribute("src")
    page.get_by_role("link", name="下一页").click()
    page.wait_for_url("**page=2**")
    assert page.locator(".page-picture img").get_attribute("src") != first
    page.get_by_role("link", name="上一页").click()
    page.wait_for_url("**page=1**")
    assert page.locator(".page-picture img").get_attribute("src") == first


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_of_a_file_scrolls_sideways(
    open_page: Callable[..., Page], places: dict[str, str], width: int, lang: str
):
    page = open_page(width)
    for file, address in places.items():
        for each in (address, address.partition("/original")[0]):
            page.goto(f"{each}{'&' if '?' in each else '?'}lang={lang}")
            assert page.locator("html").get_attribute("lang") == ("zh-CN" if lang == "zh" else "en")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (file, each)


def test_the_file_is_saved_not_opened(open_page: Callable[..., Page], places: dict[str, str]):
    page = open_page(1440)
    page.goto(places["d.html"])
    with page.expect_download() as caught:
        page.get_by_role("link", name="下载原件").click()
    assert caught.value.suggested_filename == "d.html"


def test_a_document_shows_its_editions(open_page: Callable[..., Page], places: dict[str, str]):
    page = open_page(1440)
    page.goto(places["f.pdf"].partition("/original")[0])
    assert page.locator(".editions li").count() == 8
    page.locator(".editions a").filter(has_text="a.docx").click()
    page.wait_for_url("**/documents/**")
    assert page.locator(".editions li b").inner_text() == "a.docx"
