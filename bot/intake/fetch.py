"""Fetches a link from the open web: nothing of the house's own network, no endless answer, each redirect looked at."""

import ipaddress
import socket
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from knowledge.reading.trouble import ReadingError, Trouble

MOST_REDIRECTS = 5
_BLOCK = 2**16
_HEADERS = {"User-Agent": "tro-ly-thi-dua/1.0", "Accept-Encoding": "identity", "Accept": "*/*"}

Resolve = Callable[[str, int], list[str]]


def is_link(word: str) -> bool:
    """True for what looks like an address of the web rather than a path."""
    return "://" in word


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadingError(Trouble.UNREACHABLE, host=host) from error
    return [str(address[4][0]) for address in found]


def fetch(
    link: str, target: Path, *, megabytes: int, seconds: float, private: bool = False, lookup: Resolve = resolve
) -> str:
    """Writes what a link leads to into ``target``; returns the name that its address gives it.

    Raises ``ReadingError``. Addresses of private networks are refused unless ``private`` allows them; the connection
    goes to the address that was looked at, so that a name cannot lead elsewhere a moment later.
    """
    deadline = time.monotonic() + seconds
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=min(seconds, 20)) as client:
        for _ in range(MOST_REDIRECTS + 1):
            link, request = link.split("#")[0], _request(client, link, private, lookup)
            try:
                response = client.send(request, stream=True)
                with_redirect = response.is_redirect and response.headers.get("location")
                if not with_redirect:
                    _take(response, target, megabytes, deadline)
                response.close()
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise ReadingError(Trouble.UNREACHABLE, host=urlsplit(link).hostname or "") from error
            if not with_redirect:
                return Path(unquote(urlsplit(link).path)).name or (urlsplit(link).hostname or "")
            link = urljoin(link, response.headers["location"])
    raise ReadingError(Trouble.TOO_MANY_REDIRECTS, most=MOST_REDIRECTS)


def _request(client: httpx.Client, link: str, private: bool, lookup: Resolve) -> httpx.Request:
    """A request to the checked address of the link's host, which still calls the host by its name."""
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise ReadingError(Trouble.NOT_WEB) from error
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise ReadingError(Trouble.NOT_WEB)
    addresses = lookup(host, port)
    if not addresses or (not private and not all(_is_open(address) for address in addresses)):
        raise ReadingError(Trouble.PRIVATE_ADDRESS, host=host)
    try:
        named = httpx.URL(link)
        return client.build_request(
            "GET",
            named.copy_with(host=addresses[0]),
            headers={**_HEADERS, "Host": named.netloc.decode("ascii")},
            extensions={"sni_hostname": named.raw_host.decode("ascii")},
        )
    except (httpx.InvalidURL, UnicodeError) as error:
        raise ReadingError(Trouble.NOT_WEB) from error


def _is_open(address: str) -> bool:
    """True for an address of the open internet, also where IPv6 only wraps one of IPv4."""
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None or found in ipaddress.ip_network("64:ff9b::/96"):
            found = inner or ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return found.is_global and not found.is_multicast and not found.is_reserved


def _take(response: httpx.Response, target: Path, megabytes: int, deadline: float) -> None:
    if response.status_code != httpx.codes.OK:
        raise ReadingError(Trouble.REFUSED, status=response.status_code)
    most, taken = megabytes * 2**20, 0
    if int(response.headers.get("content-length") or 0) > most:
        raise ReadingError(Trouble.TOO_LARGE, found=int(response.headers["content-length"]) // 2**20, most=megabytes)
    with target.open("wb") as file:
        for block in response.iter_raw(_BLOCK):
            taken += len(block)
            if taken > most:
                raise ReadingError(Trouble.TOO_LARGE, found=taken // 2**20, most=megabytes)
            if time.monotonic() > deadline:
                raise ReadingError(Trouble.TOO_SLOW, most=0)
            file.write(block)
