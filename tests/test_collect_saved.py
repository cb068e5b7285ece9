from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from portal import DOC, PDF

from indexer.collect.saved import import_saved
from indexer.errors import UsageError
from indexer.identity.provenance import Provenance
from web.cli import main

ORIGIN = "<!-- saved from url=(0044)http://portal.example/art/2023/content_12.html -->"


def page(title: str, body: str, origin: str = ORIGIN, encoding: str = "utf-8") -> bytes:
    head = f'<html><head><meta charset="{encoding}"><title>{title}</title></head>'
    return f"{origin}\n{head}<body><h1>{title}</h1>{body}</body></html>".encode(encoding)


def rows(folder: Path) -> dict[str, dict[str, str]]:
    text = (folder / "sources.csv").read_bytes().decode("utf-8-sig")
    return {row["file"] or row["link_text"]: row for row in csv.DictReader(io.StringIO(text))}


def test_a_saved_page_and_the_attachments_beside_it(tmp_path: Path) -> None:
    source, out = tmp_path / "网页", tmp_path / "out"
    (source / "公开_files").mkdir(parents=True)
    body = (
        "<p>发布时间：2023-08-31　来源：云溪市财政局</p>"
        '<a href="http://portal.example/art/2023/P01.doc">附件1：云溪市民政局自评报告</a> '
        '<a href="http://portal.example/down?name=%E9%99%84%E4%BB%B62.pdf">下载附件</a> '
        '<a href="http://portal.example/art/2023/P03.xls">附件3.xls</a>'
    )
    (source / "公开.html").write_bytes(page("云溪市2022年度绩效自评公开", body, encoding="gbk"))
    (source / "P01 (1).doc").write_bytes(DOC)
    (source / "公开_files" / "附件2.pdf").write_bytes(PDF)
    (source / "公开_files" / "style.css").write_text("x", encoding="utf-8")
    (source / "公开_files" / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    collected = import_saved(source, out)
    folder = "portal.example/2023-08-31 云溪市2022年度绩效自评公开"
    found = rows(out)
    landing = "http://portal.example/art/2023/content_12.html"
    first = found[f"{folder}/P01 (1).doc"]
    assert (first["url"], first["landing_page"], first["status"]) == (
        "http://portal.example/art/2023/P01.doc", landing, "saved",
    )  # fmt: skip
    assert (first["title"], first["link_text"], first["published"], first["office"]) == (
        "云溪市2022年度绩效自评公开", "附件1：云溪市民政局自评报告", "2023-08-31", "云溪市财政局",
    )  # fmt: skip
    assert found[f"{folder}/附件2.pdf"]["url"].startswith("http://portal.example/down?")
    assert found[f"{folder}/2023-08-31 云溪市2022年度绩效自评公开.html"]["url"] == landing
    assert (found["附件3.xls"]["status"], found["附件3.xls"]["file"]) == ("not_followed", "")
    assert (out / folder / "P01 (1).doc").read_bytes() == DOC
    assert len(found) == 4 == len(collected.rows)
    declared = Provenance.load(out).declared_for(f"{folder}/P01 (1).doc")
    assert declared is not None and (declared.published, declared.url) == ("2023-08-31", first["url"])
    again = import_saved(source, out)
    assert [row.file for row in again.rows] == [row.file for row in collected.rows]


def test_what_belongs_to_no_page_is_kept_without_one(tmp_path: Path) -> None:
    source = tmp_path / "s"
    (source / "一页").mkdir(parents=True)
    (source / "一页" / "a.html").write_bytes(page("石沐县公开", "<p>见附件</p>", origin=""))
    (source / "一页" / "无名.doc").write_bytes(DOC)
    (source / "b.html").write_bytes(page("甲公开", "<p>甲</p>"))
    (source / "c.html").write_bytes(page("乙公开", "<p>乙</p>", origin=""))
    (source / "谁的.pdf").write_bytes(PDF)
    (source / "假.html").write_bytes(PDF)
    import_saved(source, tmp_path / "out")
    found = rows(tmp_path / "out")
    alone = found["saved/石沐县公开/无名.doc"]
    assert (alone["title"], alone["landing_page"], alone["url"]) == ("石沐县公开", "", "")
    assert found["saved/谁的.pdf"]["title"] == ""
    assert len(found) == 5


@pytest.mark.parametrize(
    "origin",
    [
        "<!--\n Page saved with SingleFile \n url: http://portal.example/x.html \n saved date: 2023 -->",
        '<link rel="canonical" href="http://portal.example/x.html">',
        "<!-- saved from url=(0028)http://portal.example/x.html -->",
    ],
    ids=range(3),
)
def test_where_a_page_was_saved_from(tmp_path: Path, origin: str) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "a.html").write_bytes(page("公开", "<p>甲</p>", origin))
    import_saved(tmp_path / "s", tmp_path / "out")
    (row,) = rows(tmp_path / "out").values()
    assert row["url"] == "http://portal.example/x.html"


def test_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "s").mkdir()
    with pytest.raises(UsageError, match="saved_empty"):
        import_saved(tmp_path / "s", tmp_path / "out")
    (tmp_path / "s" / "a.html").write_bytes(page("公开", "<p>甲</p>"))
    out = str(tmp_path / "out")
    assert main(["collect", "--saved", str(tmp_path / "s"), "--to", out, "--lang", "zh"]) == 0
    said = capfd.readouterr().err
    assert "手工保存 1" in said and f"chazhang index {out}" in said
    assert main(["collect", "--lang", "zh"]) == 2
    assert main(["collect", str(tmp_path / "none.csv"), "--lang", "en"]) == 2
    assert "none.csv" in capfd.readouterr().err
