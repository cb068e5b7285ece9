"""Connections to public addresses only, each of which ends in time.

The address that is checked is the one that is connected to: the name is looked up once, here, and the socket opens
that very address, so that a name server that answers twice differently (DNS rebinding) gains nothing. Redirects and
attachments come through the same door.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator

import httpcore2
import httpx2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddress(Exception):
    """The host's address is not one of the public network; `args` are the host and the address."""


class OutOfTime(Exception):
    """The whole fetch took longer than it may."""


def is_public(address: Address) -> bool:
    """Whether an address is of the public network; one that only wraps another (mapped, 6to4, Teredo) is as that is."""
    if isinstance(address, ipaddress.IPv6Address):
        inner: list[Address] = [each for each in (address.ipv4_mapped, address.sixtofour) if each is not None]
        if address.teredo is not None:
            inner += address.teredo
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if inner:
            return all(map(is_public, inner))
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast


class Deadline:
    """The moment by which everything has to be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Return the seconds that are left, `most` at most. Raises OutOfTime."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left if most is None else min(left, most)


class Backend(httpcore2.NetworkBackend):
    """Opens TCP connections to addresses that were looked up and checked here."""

    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of `host` that answers.

        Addresses that are not public are passed over. Raises PrivateAddress where there is no other.
        """
        found = _look_up(host, port, self._deadline.left(timeout))
        allowed = [(family, place) for family, place in found if self._allow_private or is_public(_address(place))]
        if found and not allowed:
            raise PrivateAddress(host, str(_address(found[0][1])))
        failure: OSError | None = None
        for family, place in allowed:
            stream = socket.socket(family, socket.SOCK_STREAM)
            try:
                stream.settimeout(self._deadline.left(timeout))
                stream.connect(place)
                stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                stream.close()
                failure = error
            else:
                return Stream(stream, self._deadline)
        if isinstance(failure, TimeoutError):
            raise httpcore2.ConnectTimeout(str(failure)) from failure
        raise httpcore2.ConnectError(str(failure)) from failure


class Stream(httpcore2.NetworkStream):
    """A socket each of whose reads and writes ends with the deadline, however slowly the bytes drip."""

    def __init__(self, stream: socket.socket, deadline: Deadline) -> None:
        self._socket = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come."""
        try:
            self._socket.settimeout(self._deadline.left(timeout))
            return self._socket.recv(max_bytes)
        except TimeoutError as error:
            self._deadline.left()
            raise httpcore2.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore2.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send everything."""
        try:
            self._socket.settimeout(self._deadline.left(timeout))
            self._socket.sendall(buffer)
        except TimeoutError as error:
            self._deadline.left()
            raise httpcore2.WriteTimeout(str(error)) from error
        except OSError as error:
            raise httpcore2.WriteError(str(error)) from error

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Shake hands, with the certificate checked against the name that was asked for."""
        try:
            self._socket.settimeout(self._deadline.left(timeout))
            return Stream(ssl_context.wrap_socket(self._socket, server_hostname=server_hostname), self._deadline)
        except TimeoutError as error:
            self._socket.close()
            raise httpcore2.ConnectTimeout(str(error)) from error
        except OSError as error:
            self._socket.close()
            raise httpcore2.ConnectError(str(error)) from error

    def get_extra_info(self, info: str) -> object:
        """Return what httpcore asks of a socket."""
        if info == "socket":
            return self._socket
        return None


class Transport(httpx2.BaseTransport):
    """One fetch's connections, redirects included."""

    def __init__(self, deadline: Deadline, allow_private: bool, context: ssl.SSLContext) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=context, network_backend=Backend(deadline, allow_private), max_keepalive_connections=0
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the body of the response is read as it comes."""
        url = request.url
        sent = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        got = self._pool.handle_request(sent)
        return httpx2.Response(
            got.status, headers=got.headers, stream=_Body(got), extensions=got.extensions, request=request
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


def _address(place: tuple[str, int]) -> Address:
    return ipaddress.ip_address(place[0].partition("%")[0])


def _look_up(host: str, port: int, seconds: float) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
    """Return the addresses of a name; the system's own waiting for a dead name server has no limit to set."""
    answers: queue.Queue[list[tuple[socket.AddressFamily, tuple[str, int]]] | OSError | UnicodeError] = queue.Queue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
            answers.put([(family, place) for family, _, _, _, place in found])  # type: ignore[misc]
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise httpcore2.ConnectTimeout("name look-up") from None
    if isinstance(answer, Exception):
        raise httpcore2.ConnectError(f"{host}: {answer}") from answer
    return answer
