"""Old and foreign Office files through LibreOffice: in batches, one bad file among good, stalls, no network."""

from __future__ import annotations

import http.server
import os
import stat
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import golden_reading
import pytest

from indexer.errors import BrokenFile, MissingPart
from indexer.read import kind_of, office, read

FILES = golden_reading.quirks("office")
RTF = b"{\\rtf1\\ansi 65.28\\par}"


@pytest.fixture(scope="module")
def converted(system, tmp_path_factory):
    """All files of the corpus and two bad ones, converted in one call."""
    system("soffice", "libreoffice")
    items = [(path.name, path.read_bytes(), kind_of(path.read_bytes(), path.name)) for path in FILES]
    items[1:1] = [("noise", os.urandom(5000), "doc"), ("cut", FILES[2].read_bytes()[:3000], "doc")]
    return office.convert_all(items, tmp_path_factory.mktemp("converted"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_converted_files_give_their_golden_text(path, converted):
    raw = read(path.read_bytes(), path.name, converted[path.name].read_bytes())
    assert golden_reading.as_json(raw) == golden_reading.golden(path)
    golden_reading.check(raw)


def test_bad_files_fail_alone(converted):
    assert {key: str(made.code) for key, made in converted.items() if isinstance(made, BrokenFile)} == {
        "noise": "not_converted", "cut": "not_converted",
    }  # fmt: skip
    assert len(converted) == len(FILES) + 2


def test_without_libreoffice_the_failure_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(office, "soffice", lambda: None)
    with pytest.raises(MissingPart) as caught:
        read(RTF, "a.rtf")
    assert caught.value.code == "missing_part"
    assert "libreoffice" in str(caught.value.params["install"])
    assert isinstance(office.convert_all([("a", RTF, "rtf")], tmp_path)["a"], MissingPart)


def program(tmp_path, script: str) -> str:
    path = tmp_path / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_a_stall_ends_with_all_its_processes(monkeypatch, tmp_path):
    pid = tmp_path / "pid"
    monkeypatch.setattr(office, "soffice", lambda: program(tmp_path, f"sleep 600 & echo $! > {pid}; wait"))
    monkeypatch.setattr(office, "_START", 0.5)
    began = time.monotonic()
    made = office.convert_all([("a", RTF, "rtf")], tmp_path, timeout=0.5)
    assert made["a"].code == "conversion_timeout"
    assert time.monotonic() - began < 20
    for _ in range(50):  # the child is gone, or a zombie that nobody waits for
        listed = subprocess.run(["ps", "-o", "stat=", "-p", pid.read_text().strip()], capture_output=True, text=True)
        if listed.stdout.strip()[:1] in ("", "Z"):
            break
        time.sleep(0.1)
    else:
        pytest.fail("a child outlived its group")


def test_a_crash_costs_only_its_file(monkeypatch, tmp_path):
    """A program that makes every file but dies at the one that says so."""
    script = (
        'out=""; for a in "$@"; do case "$prev" in --outdir) out="$a";; esac; prev="$a"; done; mkdir -p "$out"\n'
        'for a in "$@"; do case "$a" in *.rtf) grep -q BOOM "$a" && exit 77; b=$(basename "$a" .rtf)\n'
        f'cp {tmp_path}/empty.zip "$out/$b.docx";; esac; done'
    )
    import zipfile

    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("a", "b")
    monkeypatch.setattr(office, "soffice", lambda: program(tmp_path, script))
    items = [(i, b"{\\rtf1 BOOM}" if i in (3, 7) else RTF, "rtf") for i in range(10)]
    made = office.convert_all(items, tmp_path)
    assert [i for i, each in made.items() if isinstance(each, BrokenFile)] == [3, 7]


def test_nothing_is_fetched(system, tmp_path):
    system("soffice", "libreoffice")
    asked: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        rtf = f'{{\\rtf1 a {{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/a.png" \\\\d}}{{\\fldrslt b}}}}}}'.encode()
        fodt = (
            '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
            'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
            'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
            f'<text:p>支出<draw:frame><draw:image xlink:href="{address}/b.png" xlink:type="simple"/></draw:frame>'
            f'</text:p><text:section text:name="s"><text:section-source xlink:href="{address}/c.odt"/>'
            "<text:p>节</text:p></text:section>"
            "</office:text></office:body></office:document>"
        ).encode()
        made = office.convert_all([("rtf", rtf, "rtf"), ("fodt", fodt, "fodt")], tmp_path)
        server.shutdown()
    assert asked == []
    assert "支出" in read(fodt, "a.fodt", made["fodt"].read_bytes()).text


def test_two_runs_in_one_folder_do_not_meet(system, tmp_path):
    system("soffice", "libreoffice")
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(office.convert_all, [(number, RTF, "rtf")], tmp_path) for number in range(2)]
        made = [run.result()[number] for number, run in enumerate(runs)]
    assert all(isinstance(each, Path) and each.stat().st_size for each in made)
    assert made[0] != made[1]


def test_a_folder_may_be_told_from_where_one_is(system, tmp_path, monkeypatch):
    """`chazhang index reports/` keeps its index in ./chazhang-index."""
    system("soffice", "libreoffice")
    (tmp_path / "index").mkdir()
    monkeypatch.chdir(tmp_path)
    made = office.convert_all([("a", RTF, "rtf")], Path("index"))["a"]
    assert isinstance(made, Path)
    assert "65.28" in read(RTF, "a.rtf", made.read_bytes()).text


def test_the_version_is_told(system):
    assert office.version(system("soffice", "libreoffice")).startswith("LibreOffice ")
