"""The pages without a browser: what they hold, in which language and with which status, and that text stays text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

import jinja2.meta
import jinja2.nodes
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.service import Service
from indexer.build import build
from indexer.messages import catalogue as messages
from indexer.model import Cell, Figure, Passage, Section, Span, Table
from web import audit_contexts, contexts, document_contexts, views
from web.app import STATIC, app_over, create_app
from web.document import Typesetter
from web.highlight import spans_of
from web.links import link
from web.render import TEMPLATES, environment
from web.views import grouped

DATA = Path(__file__).parents[1] / "indexer" / "data"
CODES = {
    "standing": {"direct", "composite", "conflicting"},
    "status": {"answered", "conflicting", "composite", "related_only", "ambiguous", "no_evidence"},
}
PAGES = {**contexts.PAGES, **audit_contexts.PAGES}
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


# Templates


def names_in(template: str) -> set[str]:
    """The variables that a template uses, with those that it extends and includes; imports are macros."""
    env = environment("zh")
    assert env.loader is not None
    tree = env.parse(env.loader.get_source(env, template)[0])
    names = jinja2.meta.find_undeclared_variables(tree)
    names -= {name for node in tree.find_all(jinja2.nodes.FromImport) for name in node.names if isinstance(name, str)}
    names -= {"part"}  # what htmx gets: not a matter of the page's context
    for node in tree.find_all((jinja2.nodes.Extends, jinja2.nodes.Include)):
        assert isinstance(node.template, jinja2.nodes.Const)
        names |= names_in(node.template.value)
    return names - set(env.globals)


@pytest.mark.parametrize("template", sorted(PAGES))
def test_templates_use_exactly_what_their_context_holds(template: str):
    assert names_in(template) == {field.name for field in fields(PAGES[template])}


def records(kind: Any, seen: set[type]) -> None:
    """Collect the dataclasses that a type speaks of."""
    if is_dataclass(kind) and isinstance(kind, type):
        if kind not in seen:
            seen.add(kind)
            for hint in get_type_hints(kind).values():
                records(hint, seen)
    elif isinstance(kind, UnionType) or get_args(kind):
        for each in get_args(kind):
            records(each, seen)


def test_every_field_of_every_record_is_shown():
    seen: set[type] = set()
    for kind in PAGES.values():
        records(kind, seen)
    used: set[str] = set()
    env = environment("zh")
    for path in TEMPLATES.glob("*.html"):
        tree = env.parse(path.read_text(encoding="utf-8"))
        used |= {node.attr for node in tree.find_all(jinja2.nodes.Getattr)}
    unused = {f"{kind.__name__}.{field.name}" for kind in seen for field in fields(kind) if field.name not in used}
    top = {f"{kind.__name__}.{field.name}" for kind in PAGES.values() for field in fields(kind)}
    assert unused - top == set()


def test_every_sentence_that_templates_say_is_written():
    written = set(messages())
    for path in TEMPLATES.glob("*.html"):
        for key in re.findall(r"""\bt\("([a-z_.]+)"|\bt\('([a-z_.]+)'""", path.read_text(encoding="utf-8")):
            name = "".join(key)
            assert name.endswith(".") or f"page.{name}" in written, (path.name, name)


def test_every_sentence_of_the_pages_is_said():
    source = "".join(
        path.read_text(encoding="utf-8")
        for folder in (TEMPLATES, TEMPLATES.parent, Path(__file__).parents[1] / "api")
        for path in [*folder.glob("*.html"), *folder.glob("*.py")]
    )
    # Said by a code: views.say(f"flag.{flag}").
    families = (
        "page.scope.",
        "page.answer.",
        "page.basis.",
        "page.direction.",
        "page.flag.",
        "page.fact.",
        "page.error.",
        "page.form.",
        "page.edition.",
        "page.correction.note.",
    )
    for key in messages():
        if key.startswith("page.") and not key.startswith(families):
            assert re.search(rf"[\"'](page\.)?{re.escape(key[5:])}[\"']", source), key


@pytest.mark.parametrize(
    ("family", "listed"), [("basis", "attribute_basis"), ("scope", "scope"), ("standing", None), ("status", None)]
)
def test_every_code_has_its_words(family: str, listed: str | None):
    rows = [line.split("\t") for line in (DATA / "enums.tsv").read_text(encoding="utf-8").splitlines()]
    codes = {row[1] for row in rows if row[0] == listed} if listed else CODES[family]
    prefix = f"page.{family}" if listed else family
    assert codes
    assert {code for code in codes if f"{prefix}.{code}" not in messages()} == set()


def test_every_flag_that_is_shown_has_its_words():
    assert {flag for flag in views.SHOWN_FLAGS if f"page.flag.{flag}" not in messages()} == set()


def test_htmx_is_the_file_that_the_notice_names():
    digest = hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest()
    assert digest in (STATIC / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_have_enough_contrast(scheme: int):
    css = (STATIC / "style.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", css.split(":root")[1 + scheme]))
    pairs = [
        ("ink", "paper"),
        ("ink", "card"),
        ("soft", "paper"),
        ("soft", "card"),
        ("blue", "card"),
        ("blue", "paper"),
    ]
    pairs += [
        ("mark-ink", "mark"),
        ("card", "blue"),
        ("blue", "blue-soft"),
        ("ink", "line"),
        ("amber", "card"),
        ("amber", "paper"),
    ]
    pairs += [(name, f"{name}-soft") for name in ("green", "amber", "red", "violet")]
    for text, ground in pairs:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# Parts


def test_links_leave_out_what_is_blank_and_say_english():
    assert link("/ask", "zh", [("q", "a b"), ("year", "")]) == "/ask?q=a+b"
    assert link("/", "en") == "/?lang=en"
    assert link("/x", "en", [("start", 0)], "c") == "/x?start=0&lang=en#c"


def test_amounts_are_grouped():
    from decimal import Decimal

    assert [grouped(Decimal(n)) for n in ("652800", "0", "1E+6", "1234.50")] == ["652,800", "0", "1,000,000", "1,234.5"]


def passage(text: str, start: int) -> Passage:
    return Passage(0, "r", "f", None, None, None, None, None, None, None, (), text, start, start + len(text), None)


def test_words_that_touch_are_marked_as_one():
    assert spans_of(["责任", "任保险", "ＡＢ"], passage("责任保险，责任", 10)) == [Span(10, 14), Span(15, 17)]
    assert spans_of(["ab"], passage("ＡＢ和ab", 0)) == [Span(0, 2), Span(3, 5)]


def table(text: str, rows: list[list[str]]) -> Table:
    cells, at = [], 0
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            start = text.index(word, at) if word else at
            at = start + len(word)
            cells.append(Cell(row, column, start, at))
    return Table("t", "r", None, None, None, 0, len(text), 1, 1, tuple(cells))


def blocks(
    text: str, tables: list[Table], sections: tuple[Section, ...] = (), cited: Span | None = None
) -> list[document_contexts.Block]:
    return list(Typesetter(text, sections, tables, (), cited, lambda figure: "").blocks())


def shown(all_blocks: list[document_contexts.Block]) -> str:
    parts = [
        p.text for b in all_blocks for p in (*b.pieces, *(p for row in b.rows for cell in row for p in cell.pieces))
    ]
    return "".join("".join(parts).split())


def test_a_typed_table_is_drawn_as_a_grid():
    text = "项目\t金额\n校车\t1,000\n"
    (block,) = blocks(text, [table(text, [["项目", "金额"], ["校车", "1,000"]])])
    assert [[cell.header for cell in row] for row in block.rows] == [[True, True], [True, False]]
    assert block.rows[1][1].number


def test_a_table_whose_cells_leave_something_out_is_shown_as_lines():
    text = "项目\t金额\n校车（含保险）\t1,000\n"
    result = blocks(text, [table(text, [["项目", "金额"], ["校车", "1,000"]])])
    assert {block.kind for block in result} == {"paragraph"}
    assert shown(result) == "".join(text.split())


def grid(text: str, *cells: Cell) -> Table:
    return Table("t", "r", None, None, None, 0, len(text), 1, 0, cells)


def words(block: document_contexts.Block) -> list[list[str]]:
    return [["".join(piece.text for piece in cell.pieces) for cell in row] for row in block.rows]


def test_a_hole_in_a_table_does_not_shift_what_stands_behind_it():
    text = "甲\t乙\n丙\n"
    (block,) = blocks(text, [grid(text, Cell(0, 0, 0, 1), Cell(0, 1, 2, 3), Cell(1, 1, 4, 5))])
    assert words(block) == [["甲", "乙"], ["", "丙"]]


def test_no_blank_is_put_where_a_spanning_cell_reaches():
    text = "甲\t乙\n丙\n"
    spanning = Cell(0, 0, 0, 1, row_span=2)
    (block,) = blocks(text, [grid(text, spanning, Cell(0, 1, 2, 3), Cell(1, 1, 4, 5))])
    assert words(block) == [["甲", "乙"], ["丙"]]
    assert block.rows[0][0].row_span == 2


@pytest.mark.parametrize(
    "cell",
    [
        Cell(0, 0, 2, 3),
        Cell(0, 1, 0, 1),
        Cell(0, 1, 2, 3, row_span=10**6, column_span=10**6),
        Cell(0, 10**9, 2, 3),
    ],
    ids=["over another", "out of order", "beyond all bounds", "far to the right"],
)
def test_a_table_that_makes_no_grid_is_shown_as_lines(cell: Cell):
    text = "甲\t乙\n"
    result = blocks(text, [grid(text, Cell(0, 0, 0, 1), cell)])
    assert shown(result) == "甲乙"
    assert {block.kind for block in result} == {"paragraph"}


def section(start: int, heading_end: int, end: int, level: int = 1) -> Section:
    return Section(f"s{start}", "r", None, level, "", "标题", "标题", "other", None, start, heading_end, end)


def test_a_run_in_heading_stays_in_its_paragraph():
    text = "一、总体。全年支出平稳。\n"
    (block,) = blocks(text, [], (section(0, 5, len(text)),))
    assert block.kind == "paragraph"
    assert [(piece.text, piece.strong) for piece in block.pieces] == [("一、总体。", True), ("全年支出平稳。", False)]


def test_a_heading_on_its_own_line_is_a_heading():
    text = "一、总体\n全年支出平稳。\n"
    heading, paragraph = blocks(text, [], (section(0, 4, len(text)),))
    assert (heading.kind, heading.level, heading.anchors) == ("heading", 1, ("s0",))
    assert paragraph.kind == "paragraph"


def test_only_the_first_marked_piece_is_the_anchor():
    result = blocks("一二三\n四五六\n", [], (), Span(1, 6))
    pieces = [piece for block in result for piece in block.pieces]
    assert "".join(piece.text for piece in pieces if piece.cited) == "二三四五"
    assert [piece.anchor for piece in pieces if piece.cited] == [True, False]


@given(
    st.text(alphabet="一二 \t\n3，", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10), st.integers(0, 10)), max_size=4),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), max_size=4),
    st.tuples(st.integers(0, 40), st.integers(1, 20)),
)
def test_every_character_is_shown_once_in_order(
    text: str, heads: list[tuple[int, int, int]], amounts: list[tuple[int, int]], cited: tuple[int, int]
):
    sections = tuple(section(start, start + head, start + head + rest) for start, head, rest in heads)
    figures = [figure(start, start + length) for start, length in amounts]
    result = Typesetter(text, sections, (), figures, Span(cited[0], sum(cited)), lambda f: f.item).blocks()
    assert shown(list(result)) == "".join(text.split())


def figure(start: int, end: int) -> Figure:
    return Figure(
        id=f"r-f{start}", report="r", file="f", year=None, region_code=None, region=None, organisation=None,
        scope=None, item="x", concepts=(), measure="executed", kind="money", value=None, unit=None,
        amount_yuan=None, direction=None, quote="", start=start, end=end, amount_start=start, amount_end=end,
        page=None, section=None, section_type=None, project=None, shared_with=(), table=None, approx=False,
        restates=None, flags=(), basis={},
    )  # fmt: skip
