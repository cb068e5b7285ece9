"""Findings in a real browser: a draft is checked and its Word copy saved; findings lead to their places."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from indexer.build import build
from tests.test_browser import WIDTHS, browser, cited_is_in_view, open_page, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["browser", "open_page"]  # fixtures
DRAFT = (
    "岚州市云麓区水利局2023年度部门整体支出绩效自评报告",
    "一、资金使用情况",
    "2023年支出合计950.00万元，其中：基本支出400.00万元，项目支出540.00万元。",
    "山塘除险加固预算200.00万元，实际支出188.00万元，预算执行率94%。",
)
PATHS = ("/audit", "/findings", "/findings?outcome=all")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve one report in which two totals are printed wrongly."""
    folder = tmp_path_factory.mktemp("findings")
    (folder / "reports").mkdir()
    (folder / "reports" / "水利局.txt").write_text("\n".join(DRAFT) + "\n", encoding="utf-8")
    build([folder / "reports"], folder / "index")
    with serving(folder / "index") as address:
        yield address


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    document = docx.Document()
    for line in DRAFT:
        document.add_paragraph(line)
    path = tmp_path / "草稿.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize("javascript", [True, False])
def test_a_draft_is_checked_and_its_copy_saved(
    open_page: Callable[..., Page], draft: Path, tmp_path: Path, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    page.goto("/")
    page.click("header nav a:has-text('核对草稿')")
    page.set_input_files("#draft", str(draft))
    page.click("form.upload button")
    page.wait_for_selector("#results")
    assert "支出合计950.00万元" in page.inner_text("#results details[open]")
    assert page.locator("#results .badge.finding.of-error").count() == 1
    with page.expect_download() as saving:
        page.click("#results a.button")
    assert saving.value.suggested_filename == "草稿（批注）.docx"
    copy = tmp_path / "copy.docx"
    saving.value.save_as(copy)
    document = docx.Document(io.BytesIO(copy.read_bytes()))
    assert [p.text for p in document.paragraphs] == list(DRAFT)
    assert len(list(document.comments)) >= 1


@pytest.mark.parametrize("javascript", [True, False])
def test_a_finding_leads_to_the_words(open_page: Callable[..., Page], javascript: bool) -> None:
    page = open_page(javascript=javascript)
    page.goto("/findings")
    assert page.locator(".findings > li").count() == 1
    page.click(".findings .where a")
    page.click("details.checks > summary")
    page.click("details.checks .sides a >> nth=0")
    page.wait_for_selector("mark")
    assert "支出合计950.00万元" in "".join(page.locator("mark").all_inner_texts())
    assert cited_is_in_view(page)


def test_findings_are_narrowed_by_outcome_and_rule(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("/findings")
    page.select_option("select[name=outcome]", "pass")
    page.click("form.ask button")
    assert page.locator(".badge.pass").count() == page.locator(".findings > li").count() >= 1
    page.select_option("select[name=rule]", "A11")
    page.click("form.ask button")
    assert {element.inner_text() for element in page.locator(".findings .code").all()} == {"A11"}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_of_findings_scrolls_sideways(
    open_page: Callable[..., Page], draft: Path, width: int, lang: str
) -> None:
    page = open_page(width)
    for path in PATHS:
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    page.goto(f"/audit?lang={lang}")
    page.set_input_files("#draft", str(draft))
    page.click("form.upload button")
    page.wait_for_selector("#results")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
