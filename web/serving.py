"""The commands that serve the pages and the API."""

from __future__ import annotations

import contextlib
import errno
import importlib.resources
import socket
from pathlib import Path

from indexer.errors import UsageError
from indexer.settings import setting
from web.session import DONE, Session

DEMO_INDEX = Path(".demo-index")


def run_serve(session: Session) -> int:
    """`chazhang serve`."""
    session.open_index().close()
    return _serve(session, session.index_path, other_port=False)


def run_demo(session: Session) -> int:
    """`chazhang demo`: index the samples, then serve them."""
    from indexer.build import build
    from web.progress import Bar

    given = getattr(session.arguments, "index", None)
    path = given or (session.index_path if setting("index") != "./chazhang-index" else DEMO_INDEX)
    samples = Path(str(importlib.resources.files("eval") / "samples"))
    with Bar(session.lang) as bar:
        build([samples], path, progress=bar.show)
    session.say("cli.demo_note")
    return _serve(session, path, other_port=session.arguments.port is None)


def _serve(session: Session, path: Path, other_port: bool) -> int:
    import uvicorn

    from web.app import create_app

    host = session.arguments.host or setting("host")
    wanted = session.arguments.port if session.arguments.port is not None else int(setting("port"))
    listener = _listen(host, wanted)
    if listener is None and other_port:
        listener = _listen(host, 0)
    if listener is None:
        raise UsageError("cli.port_taken", port=wanted)
    port = listener.getsockname()[1]
    shown = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host
    session.say("cli.serving", url=f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/")
    config = uvicorn.Config(create_app(path), log_level="warning", access_log=False)
    with listener, contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how a server is stopped
        uvicorn.Server(config).run(sockets=[listener])
    session.say("cli.stopped")
    return DONE


def _listen(host: str, port: int) -> socket.socket | None:
    """Return a socket that listens, None where the port is in use. Raises UsageError where it cannot be had."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return None
        raise UsageError("cli.host", host=host, port=port, reason=error.strerror or str(error)) from error
