"""Links: only the open web, each redirect looked at, nothing endless."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.intake.fetch import MOST_REDIRECTS, fetch
from knowledge.reading.trouble import ReadingError, Trouble

PAGE = "<!DOCTYPE html><html><body><p>Phát động thi đua</p></body></html>".encode()


class Office(BaseHTTPRequestHandler):
    """A web server on loopback that answers as its addresses say."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/gone":
            self.send_error(404)
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            for _ in range(64):
                self.wfile.write(bytes(2**16))
        else:
            self.send_response(200)
            self.send_header("Content-Length", str(len(PAGE)))
            self.end_headers()
            self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def office() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Office)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def trouble(link: str, target: Path, *, private: bool = False, **limits: float) -> Trouble:
    with pytest.raises(ReadingError) as error:
        fetch(link, target, megabytes=int(limits.get("megabytes", 1)), seconds=20, private=private)
    return error.value.trouble


def test_a_page_of_the_own_network_is_fetched_where_that_is_allowed(office: str, tmp_path: Path) -> None:
    name = fetch(f"{office}/to/{office}/tin-tuc.html", tmp_path / "x", megabytes=1, seconds=20, private=True)
    assert name == "tin-tuc.html"
    assert (tmp_path / "x").read_bytes() == PAGE


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "[::1]", "0.0.0.0",
     "[::ffff:127.0.0.1]", "[fd00::1]", "2130706433", "127.1", "[64:ff9b::7f00:1]", "100.64.0.1", "224.0.0.1"],
)  # fmt: skip
def test_private_addresses_are_refused(host: str, tmp_path: Path) -> None:
    assert trouble(f"http://{host}:9/", tmp_path / "x") is Trouble.PRIVATE_ADDRESS


def test_a_name_that_leads_inside_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as error:
        fetch(
            "http://van-ban.example/", tmp_path / "x", megabytes=1, seconds=9, lookup=lambda *_: ["8.8.8.8", "10.0.0.1"]
        )
    assert error.value.trouble is Trouble.PRIVATE_ADDRESS


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "ftp://example.org/a", "gopher://example.org/", "http://user:pass@example.org/", "http://",
     "http://[", "https://exa mple.org:99999/"],
)  # fmt: skip
def test_other_schemes_and_broken_links_are_refused(link: str, tmp_path: Path) -> None:
    assert trouble(link, tmp_path / "x") in (Trouble.NOT_WEB, Trouble.UNREACHABLE)


def test_a_redirect_is_looked_at_too(office: str, tmp_path: Path) -> None:
    assert trouble(f"{office}/to/file:///etc/passwd", tmp_path / "x", private=True) is Trouble.NOT_WEB


def test_redirects_end(office: str, tmp_path: Path) -> None:
    link = f"{office}/{'to//' * (MOST_REDIRECTS + 2)}x"
    assert trouble(link, tmp_path / "x", private=True) is Trouble.TOO_MANY_REDIRECTS


def test_what_is_too_large_or_missing_is_refused(office: str, tmp_path: Path) -> None:
    start = time.monotonic()
    assert trouble(f"{office}/endless", tmp_path / "x", private=True) is Trouble.TOO_LARGE
    assert time.monotonic() - start < 20
    assert trouble(f"{office}/gone", tmp_path / "x", private=True) is Trouble.REFUSED
