"""The HTTP client against servers that misbehave: the outcome is a value, in bounded time, and says what happened."""

from __future__ import annotations

import gzip
import json
import socket
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from factcheck.sources import _http
from factcheck.sources._http import Absent, Client, Failed, Fetched, Limits, Unchanged, redact
from tests.unit.sources.local_server import Asked, Behaviour, LocalServer, Piece, reply

HOST = "data.example"
URL = f"https://{HOST}/facts.json"
GOOD = b'{"facts": 1}'
QUICK = Limits(connect=0.5, read=0.3, total=3.0, pace=0.0, pause=0.01, patience=1.0, bytes=10_000)


def shape(body: bytes) -> date | None:
    if "facts" not in json.loads(body):
        raise ValueError("no facts")
    return None


class Asking:
    """A server's behaviour, and a client that takes it for the real host."""

    def __init__(self, server: LocalServer, limits: Limits) -> None:
        self.server = server
        self.client = Client(
            "factcheck/0 jo@news.example", frozenset({HOST}), limits=limits, origins={HOST: server.origin}
        )

    def __call__(self, url: str = URL, **validators: Any) -> _http.Outcome:
        return self.client.get(url, shape, **validators)


@pytest.fixture
def asking() -> Iterator[Any]:
    opened: list[Asking] = []

    def start(behave: Behaviour, limits: Limits = QUICK) -> Asking:
        opened.append(Asking(LocalServer(behave).__enter__(), limits))
        return opened[-1]

    yield start
    for one in opened:
        one.client.close()
        one.server.__exit__()


def once(first: list[Piece], then: list[Piece]) -> Behaviour:
    """A behaviour that gets better (or worse) after the first request."""
    seen: list[Asked] = []

    def behave(asked: Asked) -> list[Piece]:
        seen.append(asked)
        return first if len(seen) == 1 else then

    return behave


def failed(outcome: _http.Outcome) -> Failed:
    assert isinstance(outcome, Failed), outcome
    return outcome


# ------------------------------------------------------------ what is right
def test_a_body_comes_with_its_validators_and_date(asking: Any) -> None:
    ask = asking(lambda _: reply(GOOD, ETag='"v1"', Last_Modified="Tue, 14 May 2024 10:00:00 GMT"))
    assert ask() == Fetched(GOOD, date(2024, 5, 14), '"v1"', "Tue, 14 May 2024 10:00:00 GMT")


def test_the_user_is_named_and_nothing_else_is_told(asking: Any) -> None:
    ask = asking(lambda _: reply(GOOD))
    ask()
    (asked,) = ask.server.asked
    assert asked.headers["user-agent"] == "factcheck/0 jo@news.example"
    assert asked.headers["host"] == HOST
    assert not {"cookie", "authorization", "referer"} & asked.headers.keys()


def test_a_packed_body_is_unpacked(asking: Any) -> None:
    ask = asking(lambda _: reply(gzip.compress(GOOD), Content_Encoding="gzip"))
    assert ask() == Fetched(GOOD)


def test_a_conditional_request_and_its_answer(asking: Any) -> None:
    ask = asking(lambda _: reply(b"", "304 Not Modified", Content_Length=None))
    assert ask(etag='"v1"', last_modified="Tue, 14 May 2024 10:00:00 GMT") == Unchanged()
    assert ask.server.asked[0].headers["if-none-match"] == '"v1"'
    assert ask.server.asked[0].headers["if-modified-since"] == "Tue, 14 May 2024 10:00:00 GMT"


def test_not_modified_without_a_condition_is_no_answer(asking: Any) -> None:
    assert failed(asking(lambda _: reply(b"", "304 Not Modified"))()).kind == "refused"


@pytest.mark.parametrize(("status", "code"), [("404 Not Found", "NoSuchKey"), ("403 Forbidden", "AccessDenied")])
def test_what_the_archive_does_not_hold_is_absent_and_no_failure(asking: Any, status: str, code: str) -> None:
    body = f'<?xml version="1.0"?>\n<Error><Code>{code}</Code><Message>no</Message></Error>'
    ask = asking(once(reply(body, status, Content_Type="application/xml"), reply(GOOD)))
    assert ask() == Absent()
    assert ask() == Fetched(GOOD)  # the host is asked again


# ------------------------------------------------------------ throttling
def test_retry_after_in_seconds_is_waited_for(asking: Any) -> None:
    ask = asking(once(reply("slow down", "429 Too Many Requests", Retry_After="1"), reply(GOOD)))
    assert ask() == Fetched(GOOD)
    first, second = ask.server.times
    assert 1.0 <= second - first < 2.0


def test_retry_after_as_a_date_is_read_by_the_servers_own_clock(asking: Any) -> None:
    dates = {"Date": "Wed, 01 Jan 2020 00:00:00 GMT", "Retry_After": "Wed, 01 Jan 2020 00:00:01 GMT"}
    ask = asking(once(reply("", "503 Service Unavailable", **dates), reply(GOOD)))
    assert ask() == Fetched(GOOD)
    assert 1.0 <= ask.server.times[1] - ask.server.times[0] < 2.0


def test_a_long_retry_after_is_told_and_not_waited_for(asking: Any) -> None:
    ask = asking(lambda _: reply("", "429 Too Many Requests", Retry_After="600"))
    begun = time.monotonic()
    outcome = failed(ask())
    assert time.monotonic() - begun < 0.5
    assert outcome.kind == "refused"
    assert "600 seconds" in outcome.message
    assert ask() is outcome
    assert len(ask.server.asked) == 1


@pytest.mark.parametrize("text", ["-5", "soon", "1e9", "9" * 5000, "²", "Wed, 99 Foo 2020"])
def test_a_senseless_retry_after_is_ignored(asking: Any, text: str) -> None:
    behave = once(reply("", "429 Too Many Requests", Retry_After=text.encode("utf-8").decode("latin-1")), reply(GOOD))
    outcome = asking(behave)()
    assert isinstance(outcome, Fetched) or "wait" in failed(outcome).message


def test_the_rate_page_of_the_sec_is_not_asked_for_twice(asking: Any) -> None:
    page = "<html><title>SEC.gov | Request Rate Threshold Exceeded</title></html>"
    ask = asking(lambda _: reply(page, "403 Forbidden", Content_Type="text/html"))
    assert failed(ask()).kind == "refused"
    assert failed(ask(f"https://{HOST}/other")).kind == "refused"
    assert len(ask.server.asked) == 1


def test_requests_to_one_host_are_paced(asking: Any) -> None:
    ask = asking(lambda _: reply(GOOD), Limits(pace=0.2))
    for _ in range(3):
        ask()
    first, second, third = ask.server.times
    assert second - first >= 0.18
    assert third - second >= 0.18


# ------------------------------------------------------------ broken transport
TRUNCATED = reply(GOOD, Content_Length="500")
BROKEN: dict[str, list[Piece]] = {
    "closes before answering": [b""],
    "closes in the headers": [b"HTTP/1.1 200 OK\r\nContent-Ty"],
    "says more than it sends": TRUNCATED,
    "ends a chunked body early": [b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"fac\r\n'],
    "stalls before the headers": [5.0],
    "stalls in the body": [b'HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{"fac', 5.0],
    "is no HTTP": [b"220 smtp.example ESMTP\r\n\r\n"],
    "sends gzip that is none": reply(GOOD, Content_Encoding="gzip"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_answer_is_asked_for_again(asking: Any, broken: str) -> None:
    ask = asking(once(BROKEN[broken], reply(GOOD)))
    assert ask() == Fetched(GOOD)
    assert len(ask.server.asked) == 2


@pytest.mark.parametrize("broken", BROKEN)
def test_a_host_that_stays_broken_is_given_up_for_the_run(asking: Any, broken: str) -> None:
    ask = asking(lambda _: BROKEN[broken])
    begun = time.monotonic()
    outcome = failed(ask())
    assert time.monotonic() - begun < QUICK.total
    assert outcome.kind == "unreachable"
    assert HOST in outcome.message
    assert ask(f"https://{HOST}/other") is outcome
    assert len(ask.server.asked) == QUICK.attempts


def test_an_error_of_the_servers_own_is_asked_about_again(asking: Any) -> None:
    assert asking(once(reply("oops", "500 Internal Server Error"), reply(GOOD)))() == Fetched(GOOD)


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_dripping_answer_ends_with_the_time_for_one_question(asking: Any, where: str) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    start = head if where == "body" else b"HTTP/1.1 200 OK\r\nX: "

    def drip(_: Asked) -> Iterator[Piece]:
        yield start
        for _ in range(200):
            yield b"x"
            yield 0.05

    ask = asking(drip, Limits(read=0.3, total=1.0, pace=0, pause=0.01))
    begun = time.monotonic()
    assert failed(ask()).kind == "unreachable"
    assert 0.9 <= time.monotonic() - begun < 2.0


def test_nobody_listens(asking: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    client = Client("x", frozenset({HOST}), limits=QUICK, origins={HOST: f"http://127.0.0.1:{port}"})
    begun = time.monotonic()
    outcome = failed(client.get(URL, shape))
    assert time.monotonic() - begun < 0.5
    assert outcome.kind == "unreachable"
    assert not outcome.again
    client.close()


def test_no_name_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    client = Client("x", frozenset({HOST}), limits=QUICK)
    outcome = failed(client.get(URL, shape))
    assert (outcome.kind, outcome.again) == ("unreachable", False)
    assert "name resolution" in outcome.message
    client.close()


def test_a_name_server_that_never_answers_is_waited_for_as_long_as_a_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(20))
    client = Client("x", frozenset({HOST}), limits=QUICK)
    begun = time.monotonic()
    assert failed(client.get(URL, shape)).kind == "unreachable"
    assert time.monotonic() - begun < 1.0
    client.close()


# ------------------------------------------------------------ wrong bodies
@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE html><html><body>Sign in to the guest network</body></html>",
        '{"error": "bad indicator"}',
        "",
        '{"facts": 1',
        "null",
        "[" * 100_000,
        b'{"facts": "\xff\xfe"}',
    ],
    ids=["html", "an error in a 200", "empty", "cut off", "null", "deep", "no text"],
)
def test_a_body_of_another_shape_is_malformed(asking: Any, body: bytes | str) -> None:
    limits = Limits(**{**vars(QUICK), "bytes": 1_000_000})
    ask = asking(lambda _: reply(body), limits)

    def careful(data: bytes) -> None:
        whole = json.loads(data)
        if not isinstance(whole, dict) or "facts" not in whole:
            raise ValueError("no facts")

    outcome = failed(ask.client.get(URL, careful))
    assert outcome.kind == "malformed"
    assert len(ask.server.asked) == 1  # asking again would give the same


def test_a_length_that_cuts_the_body_off_is_noticed(asking: Any) -> None:
    assert failed(asking(lambda _: reply(GOOD, Content_Length="5"))()).kind == "malformed"


def test_a_cut_off_gzip_body_is_noticed(asking: Any) -> None:
    packed = gzip.compress(b'{"facts": "' + b"ab" * 500 + b'"}')[:-12]
    assert isinstance(asking(lambda _: reply(packed, Content_Encoding="gzip"))(), Failed)


@pytest.mark.parametrize("packed", [False, True])
def test_a_body_that_is_too_large_is_not_read_to_its_end(asking: Any, packed: bool) -> None:
    if packed:
        ask = asking(lambda _: reply(gzip.compress(b"0" * 5_000_000), Content_Encoding="gzip"))
    else:
        ask = asking(lambda _: [b"HTTP/1.1 200 OK\r\n\r\n", *[b"0" * 4096] * 1000])
    outcome = failed(ask())
    assert outcome.kind == "malformed"
    assert "10,000 bytes" in outcome.message


# ------------------------------------------------------------ where it leads
@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1:9/", "https://127.0.0.1/", "https://169.254.169.254/latest/meta-data", "https://other.example/",
     "file:///etc/passwd", "https://jo:pw@other.example/", "//[::1]/", "https://[/"],
)  # fmt: skip
def test_a_redirect_to_anywhere_else_is_refused(asking: Any, target: str) -> None:
    ask = asking(lambda _: reply("", "302 Found", Location=target))
    outcome = failed(ask())
    assert outcome.kind == "refused"
    assert len(ask.server.asked) == 1
    assert "pw" not in outcome.message


@pytest.mark.parametrize(
    "url", [f"http://{HOST}/", f"https://{HOST}:8443/", f"https://jo:pw@{HOST}/", f"ftp://{HOST}/", "/facts.json", ""]
)
def test_only_plain_https_addresses_are_asked(url: str) -> None:
    client = Client("x", frozenset({HOST}), limits=QUICK)
    assert failed(client.get(url, shape)).kind == "refused"
    client.close()


def test_a_redirect_within_the_host_is_followed(asking: Any) -> None:
    ask = asking(once(reply("", "301 Moved Permanently", Location="/new"), reply(GOOD)))
    assert ask() == Fetched(GOOD)
    assert [asked.path for asked in ask.server.asked] == ["/facts.json", "/new"]


def test_a_circle_of_redirects_ends(asking: Any) -> None:
    ask = asking(lambda _: reply("", "302 Found", Location="/facts.json"))
    assert "without end" in failed(ask()).message
    assert len(ask.server.asked) == QUICK.redirects + 1


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.1.1", "::1", "fe80::1", "::ffff:127.0.0.1", "0.0.0.0"],
)
def test_an_open_client_asks_no_private_address(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("93.184.216.34", 443)), (2, 1, 6, "", (address, 443))]
    )
    client = Client("x", None, limits=QUICK)
    outcome = failed(client.get("https://press.example/release", shape))
    assert (outcome.kind, "not a public address" in outcome.message) == ("refused", True)
    client.close()


def test_an_open_client_asks_the_very_address_that_it_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("93.184.216.34", 443))])
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    client = Client("x", None, limits=QUICK)
    target, headers, extensions = client._target("https://press.example/release?x=1")
    assert target == "https://93.184.216.34/release?x=1"
    assert headers == {"Host": "press.example"}
    assert extensions == {"sni_hostname": "press.example"}
    client.close()


@pytest.mark.parametrize("exempt", ["*", "press.example", ".example", "other.example,press.example"])
def test_a_name_that_the_proxy_is_not_used_for_is_checked_here(monkeypatch: pytest.MonkeyPatch, exempt: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", exempt)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("10.1.2.3", 443))])
    client = Client("x", None, limits=QUICK)
    assert "not a public address" in failed(client.get("https://press.example/release", shape)).message
    client.close()


def test_a_name_that_the_proxy_is_used_for_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "other.example")
    client = Client("x", None, limits=QUICK)
    assert client._target("https://press.example/release") == ("https://press.example/release", {}, {})
    client.close()


# ------------------------------------------------------------ what is told
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("factcheck/1 jo.doe+x@news.example", "factcheck/1 <e-mail>"),
        ("https://api.example/v1?api_key=abc123&series=GDP", "https://api.example/v1?api_key=...&series=GDP"),
        ("https://api.example/?x=1&Token=s%20s#top", "https://api.example/?x=1&Token=...#top"),
        ("https://jo:secret@api.example/a", "https://api.example/a"),
        ("two\nlines\x1b[31m", "two lines [31m"),
        ("https://data.sec.gov/CIK0000320193.json", "https://data.sec.gov/CIK0000320193.json"),
    ],
)
def test_keys_addresses_and_control_characters_are_told_to_nobody(text: str, told: str) -> None:
    assert redact(text) == told
