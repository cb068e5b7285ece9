"""The pages without a browser: what they hold, in which language and with which status, and that text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.service import Service
from indexer.build import build
from indexer.messages import catalogue as messages
from web.app import app_over, create_app

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'
ASK = "/ask?q=哪些地方有精神障碍患者监护人责任保险支出"
PATHS = ["/", ASK, "/search?q=保险", "/reports", "/nothing"]


class Page(HTMLParser):
    """A page taken apart: tags with attributes, and the visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if attributes.get("id")]


@pytest.fixture(scope="module")
def client(sample_service: Service) -> Iterator[TestClient]:
    with TestClient(app_over(lambda: sample_service)) as client:
        yield client


@pytest.fixture(scope="module")
def documents(sample_service: Service) -> list[str]:
    return [f"/documents/{report.id}" for report in sample_service.index.catalogue.reports()]


def page(client: TestClient, path: str, status: int = 200, **headers: str) -> Page:
    response = client.get(path, headers=headers)
    assert response.status_code == status, path
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return Page(response.text)


def test_the_start_page_has_the_box_examples_and_the_corpus(client: TestClient, sample_service: Service):
    start = page(client, "/")
    assert [i["name"] for i in start.all("input")] == ["q"]
    assert {s["name"] for s in start.all("select")} == {"year", "region", "department"}
    counts = sample_service.index.catalogue.counts()
    for count in (counts["reports"], counts["figures"]):
        assert str(count) in start.text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_example_has_an_answer(client: TestClient, lang: str):
    examples = [a["href"] for a in page(client, f"/?lang={lang}").all("a") if str(a["href"]).startswith("/ask?")]
    assert len(examples) >= 4
    for href in examples:
        response = client.get(str(href))
        assert response.status_code == 200
        assert '<table class="figures"' in response.text
        assert "status no_evidence" not in response.text


def test_examples_come_from_the_index_and_not_from_us(tmp_path: Path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("某局工作总结\n没有数字。\n", encoding="utf-8")
    build([tmp_path / "reports"], tmp_path / "index", encoder=None, regions=[], progress=None)
    with TestClient(create_app(tmp_path / "index")) as client:
        start = page(client, "/")
    assert not [a for a in start.all("a") if str(a["href"]).startswith("/ask?")]


def test_the_answer_shows_amount_quote_place_and_where_it_stands(client: TestClient, sample_service: Service):
    answer = sample_service.ask("哪些地方有精神障碍患者监护人责任保险支出", lang="zh")
    shown = page(client, ASK)
    hrefs = [a["href"] for a in shown.all("a")]
    words = "".join(shown.text.split())
    assert answer.figures
    for each in answer.figures:
        figure = each.figure
        amount = figure.quote[figure.amount_start - figure.start : figure.amount_end - figure.start]
        assert "".join(amount.split()) in words
        assert "".join(figure.quote.split()) in words
        assert (figure.region or "") in words
        assert f"/documents/{figure.report}?start={figure.start}&end={figure.end}#c" in hrefs
        yuan = [data for data in shown.all("data") if data["value"] == str(figure.amount_yuan)]
        assert yuan or figure.amount_yuan is None or "." in str(figure.amount_yuan)
    for each in (*answer.beside, *answer.related):
        assert "".join(each.quote.split()) in words
    assert str(answer.scope.searched) in shown.text


def test_nothing_is_cut(client: TestClient, sample_service: Service):
    answer = sample_service.ask("哪些地方有精神障碍患者监护人责任保险支出", lang="zh")
    html = client.get(ASK).text
    rows = len(answer.figures) + len(answer.beside) + len(answer.related)
    assert html.count('class="amount"') == rows
    assert html.count('id="cite-') == len(answer.citations)
    assert html.count('<article class="passage"') == len(answer.passages)


def test_filters_keep_the_question_and_the_choice(client: TestClient):
    shown = page(client, "/ask?q=网格员补贴支出多少&year=2022&region=沧原市")
    assert shown.all("input")[0]["value"] == "网格员补贴支出多少"
    chosen = [option["value"] for option in shown.all("option") if "selected" in option]
    assert "2022" in chosen
    assert "沧原市" in chosen  # written by name, not picked: it stays


def test_an_address_without_a_question_leads_to_the_start(client: TestClient):
    response = client.get("/ask", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/ask?q=", 400),
        ("/ask?q=，。？", 400),
        (f"/ask?q={'钱' * 5000}", 400),
        ("/ask?q=支出&region=无此地", 400),
        ("/ask?q=支出&region=东汀区", 400),
        ("/ask?q=支出&year=abc", 400),
        ("/search?q=", 400),
        ("/search?q=支出&offset=x", 400),
        ("/search?q=支出&offset=999999999", 400),
        ("/reports?region=无此地", 400),
        ("/reports?department=nonsense", 400),
        ("/nothing", 404),
        ("/documents/none", 404),
        ("/static/none.css", 404),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_errors_are_pages_with_the_proper_status(client: TestClient, path: str, status: int, lang: str):
    shown = page(client, path + ("&" if "?" in path else "?") + f"lang={lang}", status)
    assert 'role="alert"' in client.get(path).text
    assert shown.all("html")[0]["lang"] == ("zh-CN" if lang == "zh" else "en")
    assert "page." not in shown.text


def test_an_ambiguous_place_names_its_candidates(client: TestClient):
    shown = page(client, "/ask?q=支出&region=东汀区", 400)
    assert "岚州市" in shown.text
    assert "沧原市" in shown.text


@pytest.mark.parametrize(
    "span", ["start=5", "end=5", "start=9&end=3", "start=0&end=99999999", "start=a&end=b", "start=-1&end=3"]
)
def test_a_span_outside_the_text_is_an_error(client: TestClient, documents: list[str], span: str):
    page(client, f"{documents[0]}?{span}", 400)


def test_error_pages_speak_both_languages(client: TestClient):
    for lang in ("zh", "en"):
        shown = page(client, f"/nothing?lang={lang}", 404)
        for each in ("zh", "en"):
            assert messages()["page.error.not_found"][each] in shown.text


def test_without_an_index_the_pages_say_what_to_do(tmp_path: Path):
    with TestClient(create_app(tmp_path / "none")) as client:
        for path in ("/", ASK, "/reports", "/documents/x"):
            shown = page(client, path, 503)
            assert "chazhang index" in shown.text
            assert str(tmp_path) not in shown.text


def test_a_failure_shows_no_trace():
    def broken() -> Service:
        raise RuntimeError("secret inside")

    with TestClient(app_over(broken), raise_server_exceptions=False) as client:
        response = client.get("/")
    assert response.status_code == 500
    assert "secret" not in response.text


def test_english_is_one_click_away_and_stays(client: TestClient, documents: list[str]):
    for path in [*PATHS, f"{documents[0]}?start=0&end=4"]:
        status = 404 if path == "/nothing" else 200
        chinese = page(client, path, status)
        assert chinese.all("html")[0]["lang"] == "zh-CN"
        switch = next(a for a in chinese.all("a") if a.get("class") == "language")
        english = page(client, str(switch["href"]), status)
        assert english.all("html")[0]["lang"] == "en"
        links = [str(a["href"]) for a in english.all("a")]
        inside = [each for each in links if each.startswith("/") and not each.startswith(("/api/", "/static/"))]
        back = next(str(a["href"]) for a in english.all("a") if a.get("class") == "language")
        assert all("lang=en" in each for each in inside if each != back)
        assert "lang=en" not in back
        hidden = [i for i in english.all("input") if i.get("name") == "lang"]
        assert all(i["value"] == "en" for i in hidden)
        assert len(hidden) == len(english.all("form"))


def test_an_unknown_language_is_chinese(client: TestClient):
    assert page(client, "/?lang=fr").all("html")[0]["lang"] == "zh-CN"


def test_fictional_reports_are_marked_wherever_they_are_shown(client: TestClient, documents: list[str]):
    badge = '<span class="badge fictional">'
    for path, places in [(ASK, "<tr"), ("/search?q=保险", '<article class="passage"'), ("/reports", "<tr")]:
        body = client.get(path).text.split("<footer>")[0]
        rows = [row for row in body.split(places)[1:] if "/documents/" in row.split("</tr>")[0]]
        assert rows
        assert all(badge in row for row in rows), path
    for path in documents:
        assert badge in client.get(path).text.split("</h1>")[0]


def test_htmx_gets_the_part_and_everyone_else_the_page(client: TestClient):
    for path in (ASK, "/search?q=保险", "/reports", "/ask?q="):
        part = client.get(path, headers={"HX-Request": "true"})
        whole = client.get(path)
        assert part.headers["vary"] == whole.headers["vary"] == "HX-Request"
        assert "<html" not in part.text
        title, swapped = part.text.split('<section id="results"')
        assert title.strip() in whole.text
        assert swapped.split('<a id="language"')[0].strip() in whole.text
        restored = client.get(path, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
        assert restored.text == whole.text


def test_report_text_and_questions_never_become_markup(tmp_path: Path):
    folder = tmp_path / "reports"
    folder.mkdir()
    body = f"青石区2022年{HOSTILE}绩效自评报告\n一、{HOSTILE}情况\n防汛{HOSTILE}支出12万元，{HOSTILE}。\n"
    (folder / f"{'a<b>'}.txt").write_text(body, encoding="utf-8")
    (folder / "<script>.txt").write_bytes(b"")
    build([folder], tmp_path / "index", encoder=None, regions=[], progress=None)
    with TestClient(create_app(tmp_path / "index")) as client:
        report = client.get("/api/v1/reports").json()["items"][0]["id"]
        paths = [
            "/",
            f"/ask?q=防汛支出多少{HOSTILE}",
            f"/search?q=防汛{HOSTILE}",
            "/reports",
            f"/documents/{report}?start=0&end=40",
            f"/reports?region={HOSTILE}",
            f"/ask?q=支出&year={HOSTILE}",
            f"/documents/{HOSTILE}",
        ]
        for path in paths:
            shown = Page(client.get(path).text)
            assert all(script.get("src") == "/static/htmx.min.js" for script in shown.all("script")), path
            assert not [image for image in shown.all("img") if image["src"] == "x"], path
            assert not any(name.startswith("on") for _, attributes in shown.tags for name in attributes), path
        document = Page(client.get(paths[4]).text)
        assert HOSTILE in document.text  # it is there, as text


def test_no_inline_script_style_or_other_site(client: TestClient, documents: list[str]):
    for path in [*PATHS, documents[0]]:
        shown = Page(client.get(path).text)
        assert not shown.all("style")
        assert not any("style" in attributes for _, attributes in shown.tags)
        for _, attributes in shown.tags:
            for name in ("src", "href", "action"):
                assert str(attributes.get(name) or "/")[0] in "/#", attributes


def test_every_id_is_one_and_every_inner_link_leads_somewhere(client: TestClient, documents: list[str]):
    for path in [*PATHS, *documents]:
        shown = Page(client.get(path).text)
        assert len(set(shown.ids())) == len(shown.ids()), path
        for a in shown.all("a"):
            if str(a["href"]).startswith("#"):
                assert str(a["href"])[1:] in shown.ids(), (path, a)


def test_the_document_shows_every_character_and_marks_what_is_cited(client: TestClient, sample_service: Service):
    catalogue = sample_service.index.catalogue
    for report in catalogue.reports():
        text = catalogue.text(report.id)
        figure = catalogue.figures(report_id=report.id)[0]
        html = client.get(f"/documents/{report.id}?start={figure.start}&end={figure.end}").text
        body = html[html.index('<div class="text"') : html.index("</article>")]
        assert "".join(Page(body).text.split()) == "".join(text.split())
        marked = "".join(Page(each).text for each in re.findall(r"<mark[^>]*>.*?</mark>", body, re.DOTALL))
        assert "".join(marked.split()) == "".join(figure.quote.split())
        assert body.count('id="c"') == 1


def test_the_outline_leads_to_the_sections(client: TestClient, sample_service: Service):
    catalogue = sample_service.index.catalogue
    for report in catalogue.reports():
        shown = page(client, f"/documents/{report.id}")
        headings = [s for s in catalogue.sections(report.id) if s.level > 0 and s.heading.strip()]
        entries = [a for a in shown.all("a") if re.fullmatch(r"#s\d+", str(a["href"]))]
        assert len(entries) == len(headings)


def test_reports_are_listed_with_the_unreadable_ones(tmp_path: Path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"云岭区{2020 + number}年度自评报告\n支出1万元。\n", encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a document")
    build([folder], tmp_path / "index", encoder=None, regions=[], progress=None)
    with TestClient(create_app(tmp_path / "index")) as client:
        shown = page(client, "/reports")
        assert len([a for a in shown.all("a") if str(a["href"]).startswith("/documents/")]) == 3
        assert "broken.docx" in shown.text
        narrowed = page(client, "/reports?year=2021")
        assert len([a for a in narrowed.all("a") if str(a["href"]).startswith("/documents/")]) == 1
        assert "broken.docx" in narrowed.text


def test_search_goes_on_from_page_to_page(client: TestClient):
    first = page(client, "/search?q=支出")
    onward = next(a for a in first.all("a") if a.get("rel") == "next")
    second = page(client, str(onward["href"]))
    assert any(a.get("rel") == "prev" for a in second.all("a"))
    seen = [[a["href"] for a in each.all("a") if "start=" in str(a["href"])] for each in (first, second)]
    assert not set(seen[0]) & set(seen[1])


def test_search_marks_the_words_that_it_found(client: TestClient):
    html = client.get("/search?q=guardian 见义勇为").text
    marked = {Page(each).text for each in re.findall(r"<mark>.*?</mark>", html)}
    assert any("见义勇为" in each for each in marked)
    assert any("监护" in each for each in marked)
