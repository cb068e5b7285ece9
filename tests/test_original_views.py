"""A citation opens its place in the file: the page with its box, the paragraph, the cell; and who may see it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from api.originals import Pictures
from api.owner import COOKIE, SHORTEST
from indexer.build import build
from indexer.errors import BrokenFile, UnknownPage
from indexer.model import Report, Span
from indexer.originals import Originals
from indexer.picture import page_picture
from indexer.source_map import Places
from indexer.store import Index
from web.app import create_app

TOKEN = "a-token-of-some-length"
SENTENCE = "2023年校车补贴支出318.66万元"
TELEPHONE = "13912345678"
LINES = (
    "岚州市云麓区教育局2023年度校车补贴项目绩效自评报告",
    "一、项目基本情况",
    f"{SENTENCE}，全部由区级财政安排，执行率为百分之百。",
    f"联系电话：{TELEPHONE}",
)


def pdf_of(lines: tuple[str, ...], pages: int = 2) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for page in range(pages):
        canvas.setFont("STSong-Light", 12)
        for number, line in enumerate(lines if page == 0 else ("二、存在的问题", "项目进度偏慢，资金下达较晚。")):
            canvas.drawString(60, 760 - 30 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def docx_of(lines: tuple[str, ...]) -> bytes:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.add_paragraph("自动编号的一段", style="List Number")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def xlsx_of() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "支出表"
    for row in (
        ["汐阳市白渚区民政局2022年度项目支出绩效自评表"], ["项目", "预算（万元）", "支出（万元）"],
        ["高龄津贴", 412.55, 398.17], ["社区养老服务站运营", 88.24, 85.9],
    ):  # fmt: skip
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    folder = tmp_path_factory.mktemp("originals")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "regions.tsv").write_bytes((samples / "regions.tsv").read_bytes())
    (reports / "报告 “一”.pdf").write_bytes(pdf_of(LINES))
    (reports / "b.docx").write_bytes(docx_of(tuple(line.replace("318.66", "427.31") for line in LINES)))
    (reports / "c.xlsx").write_bytes(xlsx_of())
    (reports / "d.html").write_text(
        "<html><head><meta charset=utf-8><title>松陂县林业局2021年度部门整体支出绩效自评报告</title></head><body>"
        "<h1>松陂县林业局2021年度部门整体支出绩效自评报告</h1><script>alert(1)</script>"
        "<p>2021年护林员补助支出156.43万元。</p></body></html>",
        encoding="utf-8",
    )
    build([reports], folder / "index")
    return folder / "index"


@pytest.fixture(scope="module")
def index(path: Path) -> Index:
    return Index.open(path)


@pytest.fixture
def owner(path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A browser on this machine."""
    return client(path, monkeypatch)


def client(path: Path, monkeypatch: pytest.MonkeyPatch, base: str = "http://127.0.0.1:8000", at: str = "127.0.0.1"):
    monkeypatch.delenv("CHAZHANG_TOKEN", raising=False)
    return TestClient(create_app(path), base_url=base, client=(at, 50000), follow_redirects=False)


def report(index: Index, suffix: str) -> Report:
    return next(each for each in index.catalogue.reports() if each.file.endswith(suffix))


def span(index: Index, suffix: str, words: str) -> tuple[str, int, int]:
    found = report(index, suffix)
    start = index.catalogue.text(found.id).index(words)
    return found.id, start, start + len(words)


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def colours(image: Image.Image, box: tuple[float, float, float, float], scale: float) -> set[tuple[int, ...]]:
    left, top, right, bottom = (round(side * scale) for side in box)
    return {image.getpixel((x, y)) for x in range(left, right) for y in range(top, bottom)}  # type: ignore[misc]


# The page of a PDF


def test_a_page_is_drawn_with_the_cited_words_marked_and_personal_data_covered(owner: TestClient, index: Index):
    report_id, start, end = span(index, ".pdf", SENTENCE)
    plain = picture(owner.get(f"/api/v1/reports/{report_id}/pages/1.png").content)
    answer = owner.get(f"/api/v1/reports/{report_id}/pages/1.png?start={start}&end={end}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert "private" in answer.headers["cache-control"]
    marked = picture(answer.content)
    assert marked.size == plain.size
    scale = plain.width / 595
    text, places = index.catalogue.text(report_id), index.catalogue.places(report_id)
    ((page, box),) = places.boxes(start, end)
    assert page == 1
    assert any(red > blue + 60 for red, _, blue in colours(marked, box, scale))
    assert not any(red > blue + 60 for red, _, blue in colours(plain, box, scale))
    masked = text.index("*")
    boxes = places.boxes(masked, text.rindex("*") + 1)
    assert boxes
    for _, box in boxes:  # covered in the one and the other: nothing of the digits is to be seen
        inside = (box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1)
        assert colours(plain, inside, scale) == colours(marked, inside, scale) == {(40, 40, 40)}


def test_the_page_of_the_citation_is_shown_and_turned(owner: TestClient, index: Index):
    report_id, start, end = span(index, ".pdf", "资金下达较晚")
    html = owner.get(f"/documents/{report_id}/original?start={start}&end={end}").text
    assert f'src="/api/v1/reports/{report_id}/pages/2.png?start={start}&amp;end={end}"' in html
    assert "第 2 页，共 2 页" in html
    assert 'rel="prev"' in html
    assert 'rel="next"' not in html
    english = owner.get(f"/documents/{report_id}/original?page=1&lang=en").text
    assert "Page 1 of 2" in english
    assert owner.get(f"/api/v1/reports/{report_id}/pages/3.png").status_code == 404
    assert owner.get(f"/api/v1/reports/{report_id}/pages/0.png").status_code == 404


def test_figures_passages_and_citations_name_their_page(owner: TestClient, index: Index):
    found = report(index, ".pdf")
    assert {figure.page for figure in index.catalogue.figures(report_id=found.id)} == {1}
    assert {passage.page for passage in index.catalogue.passages(report_id=found.id)} <= {1, 2}
    answer = owner.get("/api/v1/ask", params={"q": "云麓区校车补贴支出多少"}).json()
    assert [each["page"] for each in answer["citations"] if each["file"] == found.file] == [1]
    page = owner.get("/ask", params={"q": "云麓区校车补贴支出多少"}).text
    assert f'href="/documents/{found.id}/original?start=' in page


def test_pictures_are_drawn_once(index: Index):
    drawn = []

    def draw(*asked: object) -> bytes:
        drawn.append(asked)
        return b"picture"

    pictures = Pictures(draw)
    found = report(index, ".pdf")
    for cited in (None, None, Span(0, 4), None):
        assert pictures.page(index, found, 1, cited) == b"picture"
    assert len(drawn) == 2


# Other kinds of file


def test_a_paragraph_is_shown_with_its_number_and_what_word_numbers_itself(owner: TestClient, index: Index):
    report_id, start, end = span(index, "b.docx", SENTENCE.replace("318.66", "427.31"))
    answer = owner.get(f"/documents/{report_id}/original?start={start}&end={end}")
    assert answer.status_code == 200
    assert "第 3 段" in answer.text
    assert "427.31万元</mark>" in answer.text
    assert TELEPHONE not in answer.text
    assert 'title="自动编号"' in answer.text
    assert owner.get(f"/api/v1/reports/{report_id}/pages/1.png").json()["error"]["code"] == "no_pages"


def test_a_cell_is_shown_in_its_sheet(owner: TestClient, index: Index):
    report_id, start, end = span(index, "c.xlsx", "398.17")
    html = owner.get(f"/documents/{report_id}/original?start={start}&end={end}").text
    assert "支出表!C3" in html
    assert "<mark>398.17</mark>" in html.replace(' id="c"', "")
    assert html.count("<mark") == 1
    assert '<th scope="col">C</th>' in html
    assert '<th scope="row">4</th>' in html


def test_a_web_page_is_only_ever_saved(owner: TestClient, index: Index):
    found = report(index, "d.html")
    shown = owner.get(f"/documents/{found.id}/original").text
    assert "alert(1)" not in shown
    answer = owner.get(f"/api/v1/reports/{found.id}/original")
    assert b"alert(1)" in answer.content
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox")


def test_a_file_is_saved_as_it_was_under_a_name_that_is_safe(owner: TestClient, index: Index):
    answer = owner.get(f"/api/v1/reports/{report(index, '.pdf').id}/original")
    assert answer.content == pdf_of(LINES) or answer.content.startswith(b"%PDF")
    assert (
        "filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%E2%80%9C%E4%B8%80%E2%80%9D.pdf" in answer.headers["content-disposition"]
    )
    assert 'filename="report.pdf"' in answer.headers["content-disposition"]


def test_a_file_that_was_not_kept_says_so(owner: TestClient, index: Index):
    found = report(index, ".pdf")
    kept = Originals(index.path).get(found.sha256)
    assert kept is not None
    data = kept.read_bytes()
    kept.unlink()
    try:
        for address in ("original", "pages/1.png"):
            answer = owner.get(f"/api/v1/reports/{found.id}/{address}")
            assert (answer.status_code, answer.json()["error"]["code"]) == (404, "no_original")
        page = owner.get(f"/documents/{found.id}/original")
        assert page.status_code == 404
        assert "没有保存" in page.text
    finally:
        assert Originals(index.path).put(found.sha256, data)


# Who may see them

PLACES = ("/api/v1/reports/{}/original", "/api/v1/reports/{}/pages/1.png", "/documents/{}/original")
STRANGERS: dict[str, Callable[[Path, pytest.MonkeyPatch], TestClient]] = {
    "from another machine": lambda path, patch: client(path, patch, at="192.0.2.7"),
    "a server that others reach": lambda path, patch: client(path, patch, base="http://192.0.2.1"),
    "a name elsewhere that leads here": lambda path, patch: client(path, patch, base="http://evil.example"),
    "through a proxy": lambda path, patch: _with(client(path, patch), "X-Forwarded-For", "192.0.2.7"),
    "with a wrong token": lambda path, patch: _with(client(path, patch), "Authorization", "Bearer wrong-token-here"),
}


def _with(client: TestClient, name: str, value: str) -> TestClient:
    client.headers[name] = value
    return client


@pytest.mark.parametrize("stranger", STRANGERS)
def test_strangers_see_no_file(path: Path, index: Index, monkeypatch: pytest.MonkeyPatch, stranger: str):
    asked = STRANGERS[stranger](path, monkeypatch)
    if "token" in stranger:
        monkeypatch.setenv("CHAZHANG_TOKEN", TOKEN)
    found = report(index, ".pdf")
    for place in PLACES:
        answer = asked.get(place.format(found.id))
        assert answer.status_code == 403, place
        assert TELEPHONE not in answer.text
        assert b"PNG" not in answer.content[:8]
    body = asked.get(PLACES[0].format(found.id)).json()["error"]
    assert body["code"] == "not_owner"
    assert "原件" in body["message_zh"]
    # What is masked may be read by all who may ask: the text, and the paragraph.
    document = report(index, "b.docx")
    shown = asked.get(f"/documents/{document.id}/original")
    assert shown.status_code == 200
    assert "下载原件" not in shown.text


def test_the_token_opens_the_files_from_anywhere(path: Path, index: Index, monkeypatch: pytest.MonkeyPatch):
    far = client(path, monkeypatch, base="https://reports.example", at="192.0.2.7")
    monkeypatch.setenv("CHAZHANG_TOKEN", TOKEN)
    found = report(index, ".pdf")
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert far.get(PLACES[1].format(found.id), headers=bearer).status_code == 200
    form = far.get(PLACES[2].format(found.id))
    assert form.status_code == 403
    assert 'action="/owner"' in form.text
    wrong = far.post("/owner", data={"token": "no", "next": f"/documents/{found.id}/original"})
    assert (wrong.status_code, COOKIE in wrong.cookies) == (303, False)
    right = far.post("/owner", data={"token": TOKEN, "next": f"/documents/{found.id}/original"})
    assert right.headers["location"] == f"/documents/{found.id}/original"
    cookie = right.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" in cookie
    assert far.get(PLACES[2].format(found.id)).status_code == 200
    for elsewhere in ("//evil.example/", "https://evil.example/", "/\\evil.example", "/a\r\nb"):
        assert far.post("/owner", data={"token": TOKEN, "next": elsewhere}).headers["location"] == "/"
    assert far.post("/owner", content=b"x" * 100_000).status_code == 413


def test_with_a_token_this_machine_needs_it_too_and_a_short_one_opens_nothing(
    path: Path, index: Index, monkeypatch: pytest.MonkeyPatch
):
    here = client(path, monkeypatch)
    found = report(index, ".pdf")
    monkeypatch.setenv("CHAZHANG_TOKEN", TOKEN)
    assert here.get(PLACES[0].format(found.id)).status_code == 403
    short = "x" * (SHORTEST - 1)
    monkeypatch.setenv("CHAZHANG_TOKEN", short)
    assert here.get(PLACES[0].format(found.id), headers={"Authorization": f"Bearer {short}"}).status_code == 403


# Hostile files


def test_a_file_that_cannot_be_drawn_is_an_error_and_no_trace(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + b"\xff" * 5000)
    with pytest.raises(BrokenFile) as caught:
        page_picture(tmp_path / "a.pdf", "pdf", 1)
    assert caught.value.code == "cannot_show_page"
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 5000)
    with pytest.raises(BrokenFile):
        page_picture(tmp_path / "b.png", "image", 1)


def test_a_page_of_absurd_size_is_not_drawn(tmp_path: Path):
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(4_000_000, 4_000_000))
    canvas.drawString(10, 10, "x")
    canvas.save()
    with pytest.raises(BrokenFile):
        page_picture(tmp_path / "a.pdf", "pdf", 1)


def test_the_pages_of_an_image_with_boxes_in_points_or_pixels(tmp_path: Path):
    for name, options in (("a.tif", {"dpi": (144, 144)}), ("b.png", {})):
        image = Image.new("RGB", (1200, 1600), "white")
        image.save(tmp_path / name, **options)
        unit = 2 if options else 1  # pixels for each unit of a box
        data = page_picture(tmp_path / name, "image", 1, [(100 / unit, 200 / unit, 300 / unit, 240 / unit)])
        shown = picture(data)
        assert shown.size == (1200, 1600)
        assert shown.getpixel((200, 220)) != (255, 255, 255)
        assert shown.getpixel((200, 260)) == shown.getpixel((320, 220)) == (255, 255, 255)
        with pytest.raises(UnknownPage):
            page_picture(tmp_path / name, "image", 2)


def test_the_interface_describes_the_files(owner: TestClient):
    paths = json.loads(owner.get("/api/v1/openapi.json").text)["paths"]
    assert "image/png" in paths["/reports/{report}/pages/{number}.png"]["get"]["responses"]["200"]["content"]
    assert "403" in paths["/reports/{report}/original"]["get"]["responses"]
    assert "/reports/{report}/editions" in paths


def test_places_come_with_the_index(index: Index):
    assert isinstance(index.catalogue.places(report(index, ".pdf").id), Places)
