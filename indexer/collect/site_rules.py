"""The robots.txt of every site that is asked, fetched once a run."""

from __future__ import annotations

import threading
from urllib.parse import urlsplit

from indexer.collect.fetch import MIB, Fetcher, Trail, host_of
from indexer.collect.robots import EVERYTHING, Robots, parse_robots
from indexer.errors import FetchFailed

_LARGEST = 5 * MIB  # a larger one is no robots.txt; its first half MiB is what counts
_REDIRECTS = 5  # RFC 9309, 2.3.1.2


class SiteRules:
    """Which addresses may be fetched; safe to use from several threads."""

    def __init__(self, fetcher: Fetcher, product: str) -> None:
        self._fetcher = fetcher
        self._product = product
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._found: dict[str, Robots | FetchFailed] = {}

    def check(self, url: str) -> None:
        """Raise FetchFailed (`collect_robots`, `collect_robots_unreachable`, `collect_crawl_delay`) if it may not be.

        A robots.txt that is not there (4xx) forbids nothing; one that cannot be had (5xx, 429, no connection)
        forbids everything (RFC 9309, 2.3.1.3 and 2.3.1.4).
        """
        split = urlsplit(url)
        site = f"{split.scheme}://{split.netloc}"
        with self._lock:
            lock = self._locks.setdefault(site, threading.Lock())
        with lock:
            if site not in self._found:
                self._found[site] = self._fetch(site)
            rules = self._found[site]
        if isinstance(rules, FetchFailed):
            raise rules
        if not rules.allows(url):
            raise FetchFailed("collect_robots", site=site)

    def _fetch(self, site: str) -> Robots | FetchFailed:
        trail = Trail([])
        try:
            got = self._fetcher.fetch(f"{site}/robots.txt", trail, largest=_LARGEST, redirects=_REDIRECTS)
        except FetchFailed as failure:
            if failure.code == "collect_redirects":
                return EVERYTHING
            status = trail.status or 0
            if failure.code == "collect_status" and (300 <= status < 500 and status != 429):
                return EVERYTHING
            return self._unreachable(site, failure)
        if got.part is None:
            return EVERYTHING
        data = got.part.read_bytes()
        got.part.unlink()
        rules = parse_robots(data, self._product)
        if rules.delay is not None:
            if rules.delay > self._fetcher.limits.longest_wait:
                return FetchFailed("collect_crawl_delay", site=site, seconds=f"{rules.delay:g}")
            self._fetcher.pace.slow_down(host_of(site), rules.delay)
        return rules

    def _unreachable(self, site: str, failure: FetchFailed) -> FetchFailed:
        """Return why nothing of the site is fetched; a private address is that and no matter of robots."""
        if failure.code in ("collect_private", "collect_unreachable", "collect_no_connection", "collect_certificate"):
            return failure
        return FetchFailed("collect_robots_unreachable", site=site)
