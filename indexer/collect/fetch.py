"""One file from the web onto the disk: redirects followed and recorded, sizes and times bounded, failures named."""

from __future__ import annotations

import email.utils
import hashlib
import os
import re
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from indexer.collect.pace import Pace, Stopped
from indexer.errors import FetchFailed

if TYPE_CHECKING:
    import httpx2

MIB = 1024 * 1024
_LONGEST_URL = 4000
_LINE_BREAKS = re.compile(r"[\t\r\n]+")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})  # what may be better a little later
_HEADERS = {
    "accept": "text/html,application/xhtml+xml,application/pdf,application/msword,*/*;q=0.8",
    "accept-language": "zh-CN,zh;q=0.9,en;q=0.5",
    "accept-encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds on the work of fetching: times in seconds, `largest` in bytes, `hosts` asked at one time.

    `retries` are further tries after an answer that asks for one (429, 503 ...); a broken connection is tried once
    more. A wait longer than `longest_wait` (Retry-After, Crawl-delay) is not waited but recorded.
    """

    pause: float = 2.0
    connect: float = 15.0
    read: float = 30.0
    total: float = 900.0
    largest: int = 200 * MIB
    redirects: int = 10
    retries: int = 3
    backoff: float = 2.0
    longest_wait: float = 300.0
    hosts: int = 4


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `part` is the file that holds the body, None where the server says 304 (not modified).

    `url` is the address that answered in the end; `redirects` are those before it, in order.
    """

    url: str
    redirects: tuple[str, ...]
    status: int
    part: Path | None
    sha256: str
    size: int
    content_type: str
    disposition: bytes | None
    etag: str | None
    last_modified: str | None


@dataclass(slots=True)
class Trail:
    """The addresses that one fetch went through, kept also where it fails."""

    urls: list[str]
    status: int | None = None


def clean_url(written: str) -> str:
    """Return an address as it is sent: no fragment, percent codes for what is not ASCII.

    Raises FetchFailed: `collect_bad_url`, `collect_scheme` (no http or https), `collect_password` (it holds one).
    """
    import httpx2

    text = _LINE_BREAKS.sub("", written).strip().replace("\\", "/")  # as browsers do
    if len(text) > _LONGEST_URL:
        raise FetchFailed("collect_bad_url", url=text[:200])
    try:
        url = httpx2.URL(text)
        if url.scheme not in ("http", "https"):
            raise FetchFailed("collect_scheme", scheme=url.scheme or text[:40])
        if not url.host or url.port == 0:
            raise FetchFailed("collect_bad_url", url=text[:200])
        if url.userinfo:
            raise FetchFailed("collect_password")
        return str(url.copy_with(fragment=None))
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchFailed("collect_bad_url", url=text[:200]) from error


def host_of(url: str) -> str:
    """Return the host of a cleaned address."""
    import httpx2

    return httpx2.URL(url).host


class Fetcher:
    """Fetches one address after another; safe to use from several threads."""

    def __init__(
        self, folder: Path, limits: FetchLimits, pace: Pace, user_agent: str, allow_private: bool, stop: threading.Event
    ) -> None:
        """Hold where parts are written; `stop` ends what is under way."""
        import httpx2

        self.limits = limits
        self.pace = pace
        self._folder = folder
        self._agent = user_agent
        self._allow_private = allow_private
        self._stop = stop
        self._tls: ssl.SSLContext = httpx2.create_ssl_context()

    def fetch(
        self,
        url: str,
        trail: Trail,
        may: Callable[[str], None] = lambda url: None,
        headers: Mapping[str, str] | None = None,
        largest: int | None = None,
        redirects: int | None = None,
    ) -> Fetched:
        """Fetch a cleaned address; `may` is asked about every address before it is sent for (robots).

        Raises FetchFailed, Stopped, and OSError where the disk takes no more.
        """
        most = largest if largest is not None else self.limits.largest
        hops = redirects if redirects is not None else self.limits.redirects
        tries = broken = 0
        while True:
            del trail.urls[:]
            try:
                return self._once(url, trail, may, headers or {}, most, hops)
            except _Again as again:
                broken += again.status is None
                tries += 1
                wait = again.after if again.after is not None else self.limits.backoff * 2 ** (tries - 1)
                if tries > self.limits.retries or broken > 1 or wait > self.limits.longest_wait:
                    raise again.failure from again.__cause__
                self.pace.sleep(wait)

    def _once(
        self,
        url: str,
        trail: Trail,
        may: Callable[[str], None],
        headers: Mapping[str, str],
        largest: int,
        hops: int,
    ) -> Fetched:
        import httpcore2
        import httpx2

        from indexer.collect.network import Deadline, OutOfTime, PrivateAddress, Transport

        limits = self.limits
        deadline = Deadline(limits.total)
        timeout = httpx2.Timeout(limits.read, connect=limits.connect)
        transport = Transport(deadline, self._allow_private, self._tls)
        agent = {"user-agent": self._agent, **_HEADERS}
        try:
            with httpx2.Client(transport=transport, headers=agent, timeout=timeout, trust_env=False) as client:
                return self._follow(client, url, trail, may, headers, largest, hops)
        except PrivateAddress as error:
            raise FetchFailed("collect_private", host=error.args[0], address=error.args[1]) from error
        except OutOfTime as error:
            raise FetchFailed("collect_out_of_time", seconds=f"{limits.total:g}") from error
        except httpcore2.ConnectTimeout as error:
            raise _Again(FetchFailed("collect_no_connection", seconds=f"{limits.connect:g}")) from error
        except (httpcore2.TimeoutException, httpx2.TimeoutException) as error:
            raise _Again(FetchFailed("collect_stalled", seconds=f"{limits.read:g}")) from error
        except httpcore2.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLError):
                raise FetchFailed("collect_certificate", reason=str(error.__cause__)[:200]) from error
            raise _Again(FetchFailed("collect_unreachable", reason=str(error)[:200])) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.DecodingError) as error:
            reason = str(error)[:200] or type(error).__name__
            raise _Again(FetchFailed("collect_broken_answer", reason=reason)) from error

    def _follow(
        self,
        client: httpx2.Client,
        url: str,
        trail: Trail,
        may: Callable[[str], None],
        headers: Mapping[str, str],
        largest: int,
        hops: int,
    ) -> Fetched:
        while True:
            may(url)
            trail.urls.append(url)
            self.pace.wait(host_of(url))
            request = client.build_request("GET", url, headers=headers)
            response = client.send(request, stream=True, follow_redirects=False)
            try:
                trail.status = response.status_code
                if response.status_code not in _REDIRECTS:
                    return self._answer(response, url, tuple(trail.urls[:-1]), largest)
                location = _header(response, b"location")
            finally:
                response.close()
            if not location:
                raise FetchFailed("collect_status", status=response.status_code)
            if len(trail.urls) > hops:
                raise FetchFailed("collect_redirects", count=hops)
            url = _joined(url, _text(location))

    def _answer(self, response: httpx2.Response, url: str, before: tuple[str, ...], largest: int) -> Fetched:
        status = response.status_code
        if status == 304:
            part, sha256, size = None, "", 0
        elif status == 200:
            part, sha256, size = self._store(response, largest)
        else:
            failure = FetchFailed("collect_status", status=status)
            if status in _AGAIN:
                raise _Again(failure, status, _retry_after(response.headers.get("retry-after", "")))
            raise failure
        return Fetched(
            url, before, status, part, sha256, size, response.headers.get("content-type", "")[:200],
            _header(response, b"content-disposition"), response.headers.get("etag"),
            response.headers.get("last-modified"),
        )  # fmt: skip

    def _store(self, response: httpx2.Response, largest: int) -> tuple[Path, str, int]:
        """Write the body to a part; what expands or runs on beyond `largest` bytes is cut and said to be."""
        too_large = FetchFailed("collect_too_large", mib=f"{largest / MIB:g}")
        if int(response.headers.get("content-length", "0") or 0) > largest:
            raise too_large
        part = self._folder / f"{os.getpid()}-{threading.get_ident()}-{time.monotonic_ns()}.part"
        digest, size, whole = hashlib.sha256(), 0, False
        try:
            with part.open("wb") as stream:
                for piece in response.iter_bytes():
                    if self._stop.is_set():
                        raise Stopped
                    size += len(piece)
                    if size > largest:
                        raise too_large
                    digest.update(piece)
                    stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
            whole = True
        finally:
            if not whole:
                part.unlink(missing_ok=True)
        return part, digest.hexdigest(), size


def _joined(url: str, location: str) -> str:
    """Return where a redirect leads. Raises FetchFailed."""
    try:
        return clean_url(urljoin(url, location))
    except ValueError as error:  # http://[::1/
        raise FetchFailed("collect_bad_url", url=location[:200]) from error


class _Again(Exception):
    """An answer that may be another one later; `after` are the seconds that the server asks to wait."""

    def __init__(self, failure: FetchFailed, status: int | None = None, after: float | None = None) -> None:
        super().__init__(failure.code)
        self.failure = failure
        self.status = status
        self.after = after


def _header(response: httpx2.Response, name: bytes) -> bytes | None:
    return next((value for key, value in response.headers.raw if key.lower() == name), None)


def _text(location: bytes) -> str:
    """Return a Location header as text; some servers send the bytes of their own encoding."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return location.decode(encoding)
        except UnicodeDecodeError:
            continue
    return location.decode("latin-1")


def _retry_after(header: str) -> float | None:
    """Return the seconds of a Retry-After header (RFC 9110, 10.2.3: seconds, or a date), None where it has none."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return float(header[:9])
    try:
        moment = email.utils.parsedate_to_datetime(header)
        return max(moment.timestamp() - time.time(), 0.0)
    except (TypeError, ValueError, OverflowError):
        return None
