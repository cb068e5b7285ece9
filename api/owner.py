"""Who may see the files themselves: reports carry names and telephone numbers that the text masks.

The index's owner is whoever sits at this machine (the server is reached at a loopback address, from one, with nothing
in between that says so), or whoever knows the token. Where a token is set (CHAZHANG_TOKEN), only the token counts: a
proxy on the same machine makes everybody look like its owner.
"""

from __future__ import annotations

import hmac
import ipaddress

from starlette.requests import Request

from indexer.errors import NotOwner
from indexer.settings import setting

COOKIE = "chazhang-owner"
SHORTEST = 16  # characters of a token: a shorter one can be guessed, and counts as none that fits
_FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def token() -> str:
    """Return the owner's token, "" where none is set."""
    return setting("token")


def is_token(given: str) -> bool:
    """Whether what was given is the token; takes the same time however much of it is right."""
    known = token()
    return len(known) >= SHORTEST and hmac.compare_digest(given.encode(), known.encode())


def is_owner(request: Request) -> bool:
    """Whether a request comes from the index's owner."""
    if token():
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        return is_token(given.strip() if scheme.lower() == "bearer" else request.cookies.get(COOKIE, ""))
    if any(name in request.headers for name in _FORWARDED):
        return False
    server = request.scope.get("server") or ("", 0)
    client = request.client.host if request.client else ""
    # The name that was asked for: a site elsewhere whose name leads here is not this machine's owner.
    return _is_loopback(server[0]) and _is_loopback(client) and (request.url.hostname or "") in _HERE


def require_owner(request: Request) -> None:
    """Raise NotOwner for everybody else."""
    if not is_owner(request):
        raise NotOwner("not_owner")


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
