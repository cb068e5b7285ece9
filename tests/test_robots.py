from __future__ import annotations

import time

import pytest

from indexer.collect.robots import parse_robots

RULES = """# 说明
User-agent: Googlebot
Disallow: /

User-Agent: chazhang/1.0
User-agent: another
Disallow: /a
Allow: /a/open
Disallow: /*.xls$
Disallow: /目录/
Disallow: /q?*id=
Disallow: /x%2Fy
Allow: /same
Disallow: /same

User-agent: *
Crawl-delay: 7
Disallow: /everyone

user-agent: CHAZHANG
disallow: /second
Disallow:
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/a", False), ("/abc", False), ("/a/open/1.doc", True), ("/b.xls", False), ("/b.xlsx", True),
        ("/b.xls?x=1", True), ("/%E7%9B%AE%E5%BD%95/1.doc", False), ("/%e7%9b%ae%e5%bd%95/1.doc", False),
        ("/q?page=1&id=2", False), ("/q?page=1", True), ("/x%2Fy", False), ("/x/y", True), ("/same", True),
        ("/everyone", True), ("/second", False), ("/robots.txt", True),
    ],
)  # fmt: skip
def test_own_groups_together_and_the_longest_rule(path: str, allowed: bool) -> None:
    robots = parse_robots(RULES.encode(), "chazhang")
    assert robots.allows(f"http://portal.example{path}") is allowed
    assert robots.delay is None


def test_anyone_else_is_held_to_the_star() -> None:
    robots = parse_robots(RULES.encode(), "somebody")
    assert robots.delay == 7.0
    assert not robots.allows("http://portal.example/everyone") and robots.allows("http://portal.example/a")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<html><body>404: not found</body></html>", b"Disallow: /", b"\xff\xfe\x00U\x00s",
        b"User-agent: *\nDisallow:\n", "User-agent: *\n允许: /".encode("gbk"),
    ],
    ids=range(6),
)  # fmt: skip
def test_what_says_nothing_forbids_nothing(data: bytes) -> None:
    assert parse_robots(data, "chazhang").allows("http://portal.example/a.doc")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_and_a_mark(ends: str) -> None:
    data = "\ufeff" + ends.join(["User-agent: *", "Disallow: /a # 备注", ""])
    robots = parse_robots(data.encode(), "chazhang")
    assert not robots.allows("http://portal.example/a/b") and robots.allows("http://portal.example/b")


def test_hostile_rules_cost_little() -> None:
    rules = b"User-agent: *\n" + (b"Disallow: /" + b"*a" * 900 + b"b$\n") * 250
    started = time.perf_counter()
    assert parse_robots(rules, "chazhang").allows("http://portal.example/" + "a" * 4000)
    assert time.perf_counter() - started < 5
