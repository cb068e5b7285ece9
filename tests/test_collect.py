from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from collect_kit import FAST, IMPATIENT, ROOT, Run, only, portal, run, written
from portal import DOC, PDF, Portal, Reply, bomb, dripping, endless, stalled

from indexer.collect.run import Options, collect
from indexer.errors import UsageError

__all__ = ["portal", "run"]  # fixtures


def test_a_page_its_attachment_and_where_both_came_from(portal: Portal, run: Run, tmp_path: Path) -> None:
    body = (
        "<p>发布时间：2023-08-31 来源：云溪市教育局</p><p>云教〔2023〕12号</p>"
        '<p><a href="P020230831.doc">附件2：云溪市教育局2022年度部门整体支出绩效自评报告.doc</a></p>'
        '<a href="/about.html">关于我们</a>'
    )
    portal.page("/art/1.html", "云溪市教育局2022年度绩效自评公开", body)
    portal.file("/art/P020230831.doc", DOC)
    collected = run("/art/1.html")
    assert dict(collected.counts(True)) == {"fetched": 1} and dict(collected.counts(False)) == {"fetched": 1}
    row = only(collected, link_text="附件2：云溪市教育局2022年度部门整体支出绩效自评报告.doc")
    assert row.file == (
        "127.0.0.1/2023-08-31 云溪市教育局2022年度绩效自评公开/附件2：云溪市教育局2022年度部门整体支出绩效自评报告.doc"
    )
    assert (row.title, row.published, row.document_number) == (
        "云溪市教育局2022年度绩效自评公开",
        "2023-08-31",
        "云教〔2023〕12号",
    )
    assert row.office == "云溪市教育局" and row.landing_page == f"{portal.url}/art/1.html"
    assert (tmp_path / "out" / row.file).read_bytes() == DOC
    assert row.size == str(len(DOC)) and row.fetched.endswith("Z") and len(row.sha256) == 64
    assert [each["url"] for each in written(tmp_path)] == [
        f"{portal.url}/art/1.html",
        f"{portal.url}/art/P020230831.doc",
    ]
    assert "/about.html" not in portal.counts()


def test_a_gbk_page_that_calls_itself_utf_8(portal: Portal, run: Run) -> None:
    link = '<base href="/down/"><a href="download.jsp?name=自评报告.doc">点击下载</a>'
    portal.page("/gbk.html", "云溪市民政局自评报告公开", link, "gb18030", declared="utf-8")
    portal.file("/down/download.jsp?name=" + quote("自评报告".encode("gb18030")) + ".doc", DOC)
    row = only(run("/gbk.html"), link_text="点击下载")
    assert (row.status, row.title) == ("fetched", "云溪市民政局自评报告公开")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (f"attachment; filename*=UTF-8''{quote('附件2 自评.doc')}", "附件2 自评.doc"),
        (f"attachment; filename*=GBK''{quote('自评报告.doc'.encode('gbk'))}", "自评报告.doc"),
        (f"attachment; filename={quote('自评报告.doc'.encode('gbk'))}", "自评报告.doc"),
        ("attachment; filename=自评报告.doc".encode("gbk"), "自评报告.doc"),
        ('attachment; filename="自评报告.doc"'.encode(), "自评报告.doc"),
        ('attachment; filename="自评报告.doc"'.encode().decode("latin-1").encode(), "自评报告.doc"),
        ("attachment; filename==?GBK?B?19TGwLGouOYuZG9j?=", "自评报告.doc"),
        (f"attachment; filename*=UTF-8''{quote('../../../etc/自评.doc')}", "自评.doc"),
        ('attachment; filename="..\\\\..\\\\自评.doc"'.encode(), "自评.doc"),
        ('attachment; filename="C:\\temp\\自评.doc"'.encode("gbk"), "自评.doc"),
        (f"attachment; filename*=UTF-8''{quote('CON.doc')}", "_CON.doc"),
        (f"attachment; filename*=UTF-8''{quote('自' * 300)}.doc", "自" * 53 + "~"),
    ],
    ids=range(12),
)
def test_what_servers_call_an_attachment(portal: Portal, run: Run, header: str | bytes, name: str) -> None:
    portal.page("/p.html", "公开页", '<a href="/getfile?fileid=7">下载</a>')
    portal.file("/getfile?fileid=7", DOC, Content_Disposition=header)
    row = only(run("/p.html"), link_text="下载")
    assert row.status == "fetched", row
    assert Path(row.file).name.startswith(name) and row.file.endswith(".doc")
    assert row.file.startswith("127.0.0.1/公开页/")


def test_every_row_is_accounted_for(portal: Portal, run: Run, tmp_path: Path) -> None:
    """The whole list of what portals do wrong, in one run: one outcome each, and the rest goes on."""
    portal.file("/ok.pdf", PDF)
    portal.replies["/old.pdf"] = Reply(status=301, headers={"Location": "/ok.pdf"})
    portal.replies["/loop"] = Reply(status=302, headers={"Location": "/loop"})
    portal.replies["/away"] = Reply(status=302, headers={"Location": "ftp://example.invalid/a.doc"})
    portal.replies["/nowhere"] = Reply(status=302, headers={"Location": "http://[::1/"})
    portal.replies["/broken"] = Reply(b"abc", headers={"Content-Length": "10", "Connection": "close"})
    portal.replies["/stall"] = Reply(stalled(portal), type="application/pdf")
    portal.replies["/drip"] = Reply(dripping(portal), type="application/pdf")
    portal.replies["/endless"] = Reply(endless, type="application/pdf")
    portal.replies["/huge"] = Reply(b"", headers={"Content-Length": str(10 << 30)})
    portal.replies["/bomb"] = Reply(bomb(64), headers={"Content-Encoding": "gzip"})
    portal.replies["/empty"] = Reply(b"")
    portal.replies["/dead"] = Reply(status=500)
    flaky = iter([500, 503])

    def sometimes(portal: Portal, headers: dict[str, str]) -> Reply:
        status = next(flaky, 200)
        return Reply(PDF, status, "application/pdf", {"Retry-After": "0"} if status == 503 else {})

    portal.replies["/flaky.pdf"] = sometimes
    portal.replies["/later"] = Reply(status=503, headers={"Retry-After": "7200"})
    expected = {
        "/ok.pdf": ("fetched", ""), "/old.pdf": ("fetched", ""), "/flaky.pdf": ("fetched", ""),
        "/gone.pdf": ("failed", "collect_status"), "/loop": ("failed", "collect_redirects"),
        "/away": ("failed", "collect_scheme"), "/nowhere": ("failed", "collect_bad_url"),
        "/broken": ("failed", "collect_broken_answer"), "/stall": ("failed", "collect_stalled"),
        "/drip": ("failed", "collect_out_of_time"), "/endless": ("failed", "collect_too_large"),
        "/huge": ("failed", "collect_too_large"), "/bomb": ("failed", "collect_too_large"),
        "/empty": ("failed", "empty_file"), "/dead": ("failed", "collect_status"),
        "/later": ("failed", "collect_status"),
        "http://127.0.0.1:1/a.doc": ("failed", "collect_unreachable"),
        "http://no-such-host.invalid/": ("failed", "collect_unreachable"),
        "javascript:open(1)": ("failed", "collect_scheme"), "file:///etc/passwd": ("failed", "collect_scheme"),
        "http://user:word@127.0.0.1/": ("failed", "collect_password"), "http://[::1/": ("failed", "collect_bad_url"),
    }  # fmt: skip
    started = time.monotonic()
    collected = run(*expected, "/ok.pdf#again", limits=IMPATIENT)
    assert time.monotonic() - started < 15
    rows = [row for row in collected.rows if row.line is not None]
    assert len(rows) == collected.listed == len(expected) + 1
    got = {row.url.removeprefix(portal.url): (row.status, row.reason) for row in rows[:-1]}
    assert got == expected
    assert (rows[-1].status, rows[-1].params) == ("listed_twice", {"line": "2"})
    assert only(collected, url=f"{portal.url}/old.pdf").redirects == f"{portal.url}/ok.pdf"
    assert only(collected, url=f"{portal.url}/loop").redirects.count("/loop") == 4
    table = written(tmp_path)
    assert len(table) == len(collected.rows) and all(bool(row["file"]) != bool(row["reason"]) for row in table)
    assert not list((tmp_path / "out" / ".collect" / "parts").iterdir())
    assert portal.counts()["/dead"] == 1 + FAST.retries and portal.counts()["/gone.pdf"] == 1


def test_links_that_cannot_be_followed_are_recorded(portal: Portal, run: Run) -> None:
    body = """<a href="javascript:openAttach('7')">附件1.doc</a> <a href="#" onclick="down(3)">点击下载附件</a>
      <a href="javascript:history.back()">返回</a> <a href="ftp://example.invalid/附件3.doc">附件3</a>
      <a href="mailto:a@example.invalid">联系我们</a> <iframe src="/view.pdf"></iframe>
      <a href="/login.do?downloadid=4">附件4下载</a>
      <a href="/同一.doc">图标</a><a href="/同一.doc">附件5：同一.doc</a>"""
    portal.page("/p.html", "公开页", body)
    portal.file("/view.pdf", PDF)
    portal.page("/login.do?downloadid=4", "请登录", "密码")
    portal.file("/" + quote("同一.doc"), DOC)
    collected = run("/p.html")
    assert {(row.link_text, row.status, row.reason) for row in collected.rows[1:]} == {
        ("附件1.doc", "not_followed", "collect_script_link"),
        ("点击下载附件", "not_followed", "collect_script_link"),
        ("附件3", "not_followed", "collect_scheme"),
        ("", "fetched", ""),
        ("附件4下载", "failed", "collect_page_instead"),
        ("附件5：同一.doc", "fetched", ""),
    }
    assert len(collected.rows) == 7


def test_the_next_run_asks_only_for_what_is_new(portal: Portal, run: Run, tmp_path: Path) -> None:
    def tagged(body: bytes, tag: str) -> Callable[[Portal, dict[str, str]], Reply]:
        def reply(portal: Portal, headers: dict[str, str]) -> Reply:
            known = headers.get("if-none-match") == tag
            return Reply(b"" if known else body, 304 if known else 200, "application/pdf", {"ETag": tag})

        return reply

    portal.page("/p.html", "公开页", '<a href="a.pdf">附件1.pdf</a> <a href="b.doc">附件2.doc</a>')
    portal.replies["/a.pdf"] = tagged(PDF, '"1"')
    portal.file("/b.doc", DOC)
    first = run("/p.html")
    again = run("/p.html")
    assert {row.status for row in again.rows} == {"not_modified"}
    assert [row.file for row in again.rows] == [row.file for row in first.rows]
    assert [row.fetched for row in again.rows] == [row.fetched for row in first.rows]
    portal.file("/b.doc", DOC + b" again")
    changed = run("/p.html")
    new, old = only(changed, status="changed"), only(changed, status="superseded")
    assert Path(new.file).parent == Path(old.file).parent and Path(new.file).stem.startswith("附件2 20")
    assert (tmp_path / "out" / old.file).read_bytes() == DOC
    assert (tmp_path / "out" / new.file).read_bytes() == DOC + b" again"
    portal.replies["/p.html"] = Reply(status=404)
    gone = run("/p.html")
    assert only(gone, url=f"{portal.url}/p.html", status="failed").file == ""
    assert {row.file for row in gone.rows if row.status == "kept"} >= {new.file, first.rows[0].file}
    (tmp_path / "out" / new.file).write_bytes(b"changed by hand")
    portal.page("/p.html", "公开页", '<a href="b.doc">附件2.doc</a>')
    restored = only(run("/p.html"), status="fetched", link_text="附件2.doc")
    assert (tmp_path / "out" / restored.file).read_bytes() == DOC + b" again"


def heeding_ctrl_c() -> None:
    """As in a terminal: where the tests run in the background, Ctrl-C is ignored, and would be by what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(portal: Portal, tmp_path: Path, *options: str) -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CHAZHANG_")}
    environment |= {"PYTHONPATH": str(ROOT), "CHAZHANG_LANG": "en", "CHAZHANG_PAUSE": "0"}
    command = [
        sys.executable,
        "-m",
        "web.cli",
        "collect",
        str(tmp_path / "urls.csv"),
        "--to",
        str(tmp_path / "out"),
        *options,
    ]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, preexec_fn=heeding_ctrl_c
    )


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_run_goes_on_where_it_ended(portal: Portal, tmp_path: Path, how: signal.Signals) -> None:
    portal.file("/a.pdf", PDF)
    portal.replies["/stuck.pdf"] = Reply(stalled(portal), type="application/pdf")
    portal.file("/z.pdf", PDF + b"z")
    (tmp_path / "urls.csv").write_text(
        "".join(f"{portal.url}/{name}.pdf\n" for name in ("a", "stuck", "z")), encoding="utf-8"
    )
    process = start(portal, tmp_path, "--allow-private")
    deadline = time.monotonic() + 20
    while "/stuck.pdf" not in portal.counts() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(how)
    _, err = process.communicate(timeout=20)
    assert process.returncode == (130 if how == signal.SIGINT else -9)
    if how == signal.SIGINT:
        assert b"go on" in err
        assert [row["status"] for row in written(tmp_path)] == ["fetched", "failed", "failed"]
    with (tmp_path / "out" / ".collect" / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"kind": "visit", "url": "torn')
    portal.file("/stuck.pdf", PDF + b"stuck")
    process = start(portal, tmp_path, "--allow-private", "--json")
    out, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    assert portal.counts()["/a.pdf"] == 1 and portal.counts()["/z.pdf"] == 1
    assert [item["status"] for item in json.loads(out)["items"]] == ["fetched"] * 3
    assert len(list((tmp_path / "out" / "127.0.0.1").iterdir())) == 3


def test_what_a_person_adds_to_sources_csv_stays(portal: Portal, run: Run, tmp_path: Path) -> None:
    portal.file("/a.pdf", PDF)
    run("/a.pdf")
    path = tmp_path / "out" / "sources.csv"
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    rows[1][rows[0].index("region")] = "云溪市"
    rows[1][rows[0].index("role")] = "report"
    table = io.StringIO()
    csv.writer(table).writerows(
        [[*rows[0], "核对人"], [*rows[1], "甲"], ["自己放的.docx", *[""] * (len(rows[0]) - 1), "乙"]]
    )
    path.write_text(table.getvalue(), encoding="gb18030")
    run("/a.pdf")
    first, second = written(tmp_path)
    assert (first["region"], first["核对人"], first["status"]) == ("云溪市", "甲", "not_modified")
    assert first["role"] == "report"
    assert (second["file"], second["核对人"]) == ("自己放的.docx", "乙")


def test_a_page_that_only_leads_to_its_attachments_is_no_report(portal: Portal, run: Run, tmp_path: Path) -> None:
    from indexer.build import build
    from indexer.store import Index

    portal.page("/bare.html", "云溪市民政局自评公开", '<p>现予公开。</p><a href="a.txt">附件1.txt</a>')
    portal.page("/told.html", "云溪市水利局自评公开", '<p>支出12.5万元。</p><a href="b.txt">附件2.txt</a>')
    portal.page("/script.html", "云溪市审计局自评公开", '<p>见附件。</p><a href="javascript:d(1)">附件3.txt</a>')
    portal.file("/a.txt", "民政局2022年度支出3万元。".encode())
    portal.file("/b.txt", "水利局2022年度支出4万元。".encode())
    collected = run("/bare.html", "/told.html", "/script.html")
    assert [row.title for row in collected.rows if row.role == "landing"] == ["云溪市民政局自评公开"]
    summary = build([tmp_path / "out"], tmp_path / "index")
    assert (summary.left_out, summary.failed, summary.unmatched) == (1, (), ())
    files = {report.file: report for report in Index.open(tmp_path / "index").catalogue.reports()}
    assert set(files) == {"附件1.txt", "附件2.txt", "云溪市水利局自评公开.html", "云溪市审计局自评公开.html"}
    report = files["附件1.txt"]
    assert (report.url, report.title, report.basis["title"]) == (
        f"{portal.url}/a.txt",
        "云溪市民政局自评公开",
        "declared",
    )
    assert report.declared["landing_page"] == f"{portal.url}/bare.html"


def test_a_formula_from_a_page_is_text_in_the_table(portal: Portal, run: Run, tmp_path: Path) -> None:
    portal.page("/p.html", "=HYPERLINK(1)&公开页", "<p>=1+1</p>")
    run("/p.html")
    assert written(tmp_path)[0]["title"].startswith("'=HYPERLINK")


def test_two_runs_do_not_write_one_folder(portal: Portal, run: Run, tmp_path: Path) -> None:
    from indexer.collect.run import opened

    with opened(tmp_path / "out"), pytest.raises(UsageError, match="collect_busy"):
        run("/a.pdf")


def test_a_list_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "urls.csv").write_text("名称,年度\n甲,2022\n", encoding="utf-8")
    with pytest.raises(UsageError, match="table_columns"):
        collect(tmp_path / "urls.csv", tmp_path / "out", Options())
    (tmp_path / "urls.csv").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="table_columns"):
        collect(tmp_path / "urls.csv", tmp_path / "out", Options())
    with pytest.raises(UsageError, match="table_unreadable"):
        collect(tmp_path / "no.csv", tmp_path / "out", Options())
