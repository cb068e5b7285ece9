"""How servers are treated: no private addresses, robots obeyed, at a pace."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from dataclasses import replace

import pytest
from collect_kit import FAST, Run, only, portal, run
from portal import DOC, PDF, Portal, Reply

from indexer.collect.pace import Pace, Stopped

__all__ = ["portal", "run"]  # fixtures


def test_private_addresses_are_refused(portal: Portal, run: Run) -> None:
    listed = [
        "/a.doc", f"http://localhost:{portal.port}/", "http://2130706433/", "http://0.0.0.0/", "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/", "http://[fe80::1]/", "http://[2002:7f00:1::]/", "http://100.64.0.1/",
    ]  # fmt: skip
    collected = run(*listed, allow_private=False)
    assert {(row.status, row.reason) for row in collected.rows} == {("failed", "collect_private")}
    assert len(collected.rows) == len(listed) and not portal.asked


def test_no_redirect_and_no_second_answer_of_a_name_server_leads_to_a_private_address(
    portal: Portal, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up once for each connection, and what was checked is what is connected to."""
    from indexer.collect import network

    real, asked = socket.getaddrinfo, Counter[str]()

    def answers(host: str, port: int, **options: int) -> list[object]:
        asked[host] += 1
        if host == "rebinding.example":  # the first connection, for robots.txt, is let through
            host = "127.0.0.1" if asked[host] == 1 else "10.0.0.1"
        return list(real(host, port, **options))

    monkeypatch.setattr(network.socket, "getaddrinfo", answers)
    monkeypatch.setattr(network, "is_public", lambda address: str(address) == "127.0.0.1")  # ours is as if public
    portal.replies["/r.doc"] = Reply(status=302, headers={"Location": f"http://127.0.0.2:{portal.port}/secret.doc"})
    rebinding = f"http://rebinding.example:{portal.port}/secret.doc"
    redirected, rebound = run("/r.doc", rebinding, allow_private=False).rows
    assert (redirected.reason, redirected.params["address"]) == ("collect_private", "127.0.0.2")
    assert (rebound.reason, rebound.params["address"]) == ("collect_private", "10.0.0.1")
    assert asked["rebinding.example"] == 2
    assert portal.counts() == {"/robots.txt": 2, "/r.doc": 1}


def test_robots_are_obeyed(portal: Portal, run: Run) -> None:
    rules = "User-agent: *\nDisallow: /private/\nAllow: /private/open$\nDisallow: /*.xls$\nCrawl-delay: 0.2\n"
    portal.replies["/robots.txt"] = Reply(rules.encode(), type="text/plain")
    portal.file("/private/a.doc", DOC)
    portal.file("/private/open", DOC)
    portal.file("/b.xls", DOC)
    portal.page("/p.html", "公开页", '<a href="/private/c.doc">附件1</a>')
    portal.replies["/hop"] = Reply(status=302, headers={"Location": "/private/a.doc"})
    collected = run("/private/a.doc", "/private/open", "/b.xls", "/p.html", "/hop")
    got = {row.url.removeprefix(portal.url): row.status for row in collected.rows}
    assert got == {
        "/private/a.doc": "robots", "/private/open": "fetched", "/b.xls": "robots", "/p.html": "fetched",
        "/private/c.doc": "robots", "/hop": "robots",
    }  # fmt: skip
    assert set(portal.counts()) == {"/robots.txt", "/private/open", "/p.html", "/hop"}
    times = [moment for moment, path, _ in portal.asked if path != "/robots.txt"]
    assert max(times) - min(times) > 0.2 * (len(times) - 1) * 0.6  # the delay, as it arrives at a busy machine
    assert all("chazhang/" in headers["user-agent"] for _, _, headers in portal.asked)
    assert portal.counts()["/robots.txt"] == 1


def test_robots_that_cannot_be_had_forbid_everything(portal: Portal, run: Run) -> None:
    portal.replies["/robots.txt"] = Reply(status=500)
    portal.file("/a.doc", DOC)
    assert only(run("/a.doc")).reason == "collect_robots_unreachable"
    assert "/a.doc" not in portal.counts()
    portal.replies["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 86400", type="text/plain")
    assert only(run("/a.doc")).reason == "collect_crawl_delay"
    portal.replies["/robots.txt"] = Reply(status=403)
    assert only(run("/a.doc")).status == "fetched"


def test_hosts_are_asked_at_their_pace_and_side_by_side(portal: Portal, run: Run) -> None:
    for name in "abc":
        portal.file(f"/{name}.pdf", PDF + name.encode())
    slow = replace(FAST, pause=0.25)
    other = f"http://localhost:{portal.port}"
    run("/a.pdf", "/b.pdf", f"{other}/a.pdf", f"{other}/b.pdf", limits=slow)
    by_host: dict[str, list[float]] = {}
    for moment, _, headers in portal.asked:
        by_host.setdefault(headers["host"], []).append(moment)
    assert len(by_host) == 2
    for times in by_host.values():
        assert max(times) - min(times) > 0.25 * (len(times) - 1) * 0.6
    starts, ends = [min(times) for times in by_host.values()], [max(times) for times in by_host.values()]
    assert max(starts) < min(ends)


def test_the_pace_of_a_host_is_kept_by_all_threads_together() -> None:
    stop = threading.Event()
    pace = Pace(0.05, stop)
    pace.slow_down("slow", 0.1)
    times: dict[str, list[float]] = {"a": [], "slow": []}

    def ask(host: str) -> None:
        pace.wait(host)
        times[host].append(time.monotonic())

    threads = [threading.Thread(target=ask, args=(host,)) for host in ("a", "slow") * 3]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(times["a"]) - started >= 0.1 and max(times["slow"]) - started >= 0.2
    stop.set()
    with pytest.raises(Stopped):
        pace.wait("a")
