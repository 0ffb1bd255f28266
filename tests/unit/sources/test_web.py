"""Documents by address: public hosts only, at every redirect and after every resolution, bounded in size and type."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import InputError, UsageError
from factcheck.model import SourceFailure
from factcheck.sources import _http
from factcheck.sources.documents.web import Fetched, fetch
from factcheck.sources.network import Network
from tests.unit.sources.local_server import Behaviour, LocalServer, reply

URL = "https://news.example/release.html"
PAGE = "<html><body><p>Revenue was $5 million.</p></body></html>"
QUICK = _http.Limits(connect=0.5, read=0.5, total=3.0, pace=0.0, pause=0.01, patience=0.1, bytes=1 << 16)


@pytest.fixture
def network(tmp_path: Path) -> Iterator[Network]:
    made = Network(datetime(2026, 11, 25, tzinfo=UTC), tmp_path / "sources", limits=QUICK)
    yield made
    made.close()


def serve(network: Network, behave: Behaviour, *hosts: str) -> LocalServer:
    server = LocalServer(behave).__enter__()
    network.origins = dict.fromkeys(hosts or ("news.example",), server.origin)
    return server


def refused(url: str, network: Network) -> str:
    with pytest.raises((InputError, UsageError)) as caught:
        fetch(url, network)
    return str(caught.value)


def test_a_page_is_fetched_without_an_e_mail_address_and_kept(network: Network) -> None:
    server = serve(network, lambda asked: reply(PAGE, Content_Type="text/html"))
    first = fetch(URL, network)
    assert isinstance(first, Fetched)
    assert first.body == PAGE.encode()
    network.offline = True
    again = fetch(URL, network)
    assert isinstance(again, Fetched)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "url", ["http://news.example/a.html", "ftp://news.example/a", "file:///etc/passwd", "gopher://news.example"]
)
def test_other_schemes_are_never_asked(network: Network, url: str) -> None:
    assert "only https" in refused(url, network)


def test_http_is_asked_when_it_is_allowed(network: Network) -> None:
    serve(network, lambda asked: reply(PAGE))
    network.allow_http = True
    assert isinstance(fetch("http://news.example/a.html", network), Fetched)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.9", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "[::1]", "[fe80::1]", "[fc00::1]",
        "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "localhost", "intranet", "printer.local", "db.internal", "2130706433", "0x7f.1", "127.1",
    ],
)  # fmt: skip
@pytest.mark.parametrize("proxy", [False, True])
def test_private_addresses_are_refused_in_every_disguise(
    network: Network, host: str, proxy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if proxy:
        monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert "is not a public address" in refused(f"https://{host}/latest/meta-data", network)


@pytest.mark.parametrize("answers", [["10.0.0.5"], ["93.184.216.34", "127.0.0.1"], ["fe80::1"]])
def test_names_that_lead_to_private_addresses_are_refused(
    network: Network, answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)

    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, 443)) for answer in answers]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert "is not a public address" in refused("https://rebound.example/a", network)


@pytest.mark.parametrize(
    "target",
    [
        "https://169.254.169.254/latest",
        "http://other.example/plain",
        "https://user:pw@other.example/",
        "https://other.example:8443/",
    ],
)
def test_every_redirect_is_checked_again(network: Network, target: str) -> None:
    serve(network, lambda asked: reply(b"", "302 Found", Location=target))
    assert "public address" in (said := refused(URL, network)) or "only plain https" in said


def test_redirects_end(network: Network) -> None:
    serve(network, lambda asked: reply(b"", "302 Found", Location=URL))
    assert "redirects without end" in refused(URL, network)


def test_too_much_is_not_read(network: Network) -> None:
    serve(network, lambda asked: reply(b"x" * (1 << 17)))
    found = fetch(URL, network)
    assert isinstance(found, SourceFailure)
    assert "more than" in found.message


def test_a_body_that_unpacks_to_too_much_is_not_read(network: Network) -> None:
    packed = gzip.compress(b"0" * (8 << 20))
    serve(network, lambda asked: reply(packed, Content_Encoding="gzip"))
    found = fetch(URL, network)
    assert isinstance(found, SourceFailure)
    assert "more than" in found.message


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\n", b"\x7fELF" + b"\x00" * 40, b""])
def test_what_is_no_document_is_not_kept(network: Network, body: bytes) -> None:
    serve(network, lambda asked: reply(body))
    found = fetch("https://news.example/release", network)
    assert isinstance(found, SourceFailure)
    assert found.kind == "malformed"


def test_a_slow_server_is_given_up(network: Network) -> None:
    network.limits = _http.Limits(connect=0.5, read=0.2, total=0.6, pace=0.0, pause=0.01, patience=0.1)
    serve(network, lambda asked: [b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", *([b"x", 0.15] * 10)])
    assert isinstance(fetch(URL, network), SourceFailure)


def test_an_address_with_a_secret_is_shown_without_it(network: Network) -> None:
    serve(network, lambda asked: reply(PAGE, Content_Type="text/html"))
    found = fetch("https://news.example/a.html?token=abc123", network)
    assert isinstance(found, Fetched)
    assert "abc123" not in found.url + found.name
