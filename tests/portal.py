"""A public portal of our own on this machine, with everything that real ones do wrong."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DOC = b"\xd0\xcf\x11\xe0 " + "岚海省云溪市教育局2022年度部门整体支出绩效自评报告".encode()
PDF = b"%PDF-1.4\n" + "云溪市".encode() + b"\n%%EOF\n"


@dataclass
class Reply:
    """One answer: the body is bytes, or pieces that are sent as they come."""

    body: bytes | Callable[[], Iterator[bytes]] = b""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    headers: dict[str, str | bytes] = field(default_factory=dict)


class Portal:
    """Answers by path; counts what was asked, when, and with which headers."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | Callable[[Portal, dict[str, str]], Reply]] = {}
        self.asked: list[tuple[float, str, dict[str, str]]] = []
        self.closing = threading.Event()
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def counts(self) -> Counter[str]:
        return Counter(path for _, path, _ in self.asked)

    def page(self, path: str, title: str, body: str, encoding: str = "utf-8", declared: str | None = None) -> None:
        charset = declared or encoding
        head = f'<meta charset="{charset}"><title>{title}</title>'
        text = f"<html><head>{head}</head><body><h1>{title}</h1>{body}</body></html>"
        self.replies[path] = Reply(text.encode(encoding), type=f"text/html; charset={charset}")

    def file(self, path: str, body: bytes, **headers: str | bytes) -> None:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies[path] = Reply(body, type="application/octet-stream", headers=given)


@contextmanager
def open_portal() -> Iterator[Portal]:
    """Serve a portal on a free port of this machine."""
    portal = Portal()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            portal.asked.append((time.monotonic(), self.path, headers))
            found = portal.replies.get(self.path, Reply(b"<html>404</html>", 404))
            reply = found(portal, headers) if callable(found) else found
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.type)
            for name, value in reply.headers.items():
                raw = value if isinstance(value, bytes) else value.encode("latin-1")
                self._headers_buffer.append(name.encode() + b": " + raw + b"\r\n")  # type: ignore[attr-defined]
            if isinstance(reply.body, bytes):
                self.close_connection = self.close_connection or "Connection" in reply.headers
                if "Content-Length" not in reply.headers:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
            else:
                self.send_header("Connection", "close")
                self.close_connection = True
                self.end_headers()
                for piece in reply.body():
                    if portal.closing.is_set():
                        return
                    self.wfile.write(piece)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:  # the client has had enough
            pass

    server = Server(("127.0.0.1", 0), Handler)
    portal.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield portal
    finally:
        portal.closing.set()
        server.shutdown()
        server.server_close()


def stalled(portal: Portal) -> Callable[[], Iterator[bytes]]:
    """A body that begins and then says nothing more."""

    def body() -> Iterator[bytes]:
        yield b"%PDF-1.4\n"
        portal.closing.wait(30)

    return body


def dripping(portal: Portal) -> Callable[[], Iterator[bytes]]:
    """A body that comes a byte at a time, each just in time."""

    def body() -> Iterator[bytes]:
        while not portal.closing.wait(0.05):
            yield b"x"

    return body


def endless() -> Iterator[bytes]:
    """A body without an end."""
    piece = b"0" * 65536
    while True:
        yield piece


def bomb(mib: int) -> bytes:
    """A small body that expands to so many MiB."""
    return gzip.compress(b"\0" * (mib << 20), 9)
