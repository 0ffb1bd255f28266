"""The only module that contacts anybody: one GET at a time, bounded in time and size, whose outcome is a value.

HTTP/1.1. Requests to one host are paced; a transport error, 429 or 5xx is tried again a few times with jitter, and `Retry-After`
is honoured. A body counts only when its shape is right, because services answer 200 for errors. A host that could not be
reached or refused is not asked again in this run. Redirects are followed by hand, to https and to allowed hosts only.
"""

from __future__ import annotations

import ipaddress
import os
import random
import re
import socket
import threading
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Any, Literal, TypeVar

import httpx

from factcheck.patterns import regex
from factcheck.records import record

Shape = Callable[[bytes], "date | None"]
"""Says up to which day a body goes, if it says so itself; raises ValueError for a body that is not what was asked for."""
Result = TypeVar("Result")


@record
class Limits:
    """Seconds, except `bytes` (of the unpacked body), `attempts` and `redirects`."""

    connect: float = 5.0
    read: float = 20.0
    total: float = 60.0
    """For one question with all its attempts, pauses and redirects."""
    pace: float = 0.2
    """Between two requests to one host. The SEC allows ten a second per user, who may run two of us at once."""
    pause: float = 0.5
    """Before the second attempt; doubled before each further one."""
    patience: float = 10.0
    """The longest `Retry-After` that is waited for."""
    attempts: int = 3
    redirects: int = 3
    bytes: int = 64 << 20


@record
class Fetched:
    body: bytes
    published: date | None = None
    etag: str | None = None
    last_modified: str | None = None


@record
class Unchanged:
    """The stored body is still right (304)."""


@record
class Absent:
    """The service answers, and holds nothing under this address."""


@record
class Failed:
    """`again` says that another attempt may succeed, at the earliest after `wait` seconds."""

    kind: Literal["unreachable", "refused", "malformed"]
    message: str
    again: bool = False
    wait: float | None = None


Outcome = Fetched | Unchanged | Absent | Failed

# S3 behind data.sec.gov and the EDGAR archives: no such filer, no such object.
_ABSENT = regex(rb"<Code>(?:NoSuchKey|AccessDenied)</Code>")
_E_MAIL = regex(r"[^\s@<>()\"'/?&=]+@[^\s@<>()\"'/?&=]+")
_SECRET = regex(r"((?:api[_-]?key|registrationkey|key|token|secret|password|signature)=)[^&\s#]+", re.IGNORECASE)
_USER = regex(r"(://)[^/\s@]*@")
_CONTROL = regex(r"[\x00-\x1f\x7f-\x9f]+")
_REDIRECTS = {301, 302, 303, 307, 308}


def redact(text: str) -> str:
    """Without e-mail addresses, keys and passwords: for messages, logs, cache keys and cassettes; on one line."""
    text = _SECRET.sub(r"\1...", _USER.sub(r"\1", _CONTROL.sub(" ", text)))
    return _E_MAIL.sub("<e-mail>", text)


class Client:
    """`hosts` are those that may be asked; None means any public one, each at the address that was found to be public.

    `origins` puts another server in a host's place ("data.sec.gov": "http://127.0.0.1:8000"): for tests, which talk to real
    servers on this machine. `plain` allows http addresses.
    """

    def __init__(
        self,
        user_agent: str,
        hosts: frozenset[str] | None,
        *,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        origins: Mapping[str, str] | None = None,
        plain: bool = False,
    ) -> None:
        self._plain = plain
        self._hosts, self._limits, self._origins = hosts, limits, origins or {}
        self._down: dict[str, Failed] = {}
        self._asked: dict[str, float] = {}
        timeout = httpx.Timeout(limits.read, connect=limits.connect)
        headers = {"User-Agent": user_agent, "Accept-Encoding": "gzip, deflate"}
        self._options: dict[str, Any] = {"timeout": timeout, "headers": headers, "follow_redirects": False}
        self._http = httpx.Client(**self._options)

    @cached_property
    def _direct(self) -> httpx.Client:
        """For addresses that were checked here: a transport of its own knows of no proxy."""
        return httpx.Client(**self._options, transport=httpx.HTTPTransport())

    def close(self) -> None:
        self._http.close()
        if "_direct" in self.__dict__:
            self._direct.close()

    def get(self, url: str, shape: Shape, *, etag: str | None = None, last_modified: str | None = None) -> Outcome:
        """The body under an https address; the validators of a stored body make the request conditional."""
        host = _host(url)
        if host in self._down:
            return self._down[host]
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        deadline = time.monotonic() + self._limits.total
        for attempt in range(1, self._limits.attempts + 1):
            outcome = self._attempt(url, headers, shape, deadline)
            if not isinstance(outcome, Failed) or not outcome.again or attempt == self._limits.attempts:
                break
            wait = self._limits.pause * 2 ** (attempt - 1) * random.uniform(0.5, 1.5)
            wait = max(wait, outcome.wait or 0)
            if wait > self._limits.patience or time.monotonic() + wait > deadline:
                break
            time.sleep(wait)
        if isinstance(outcome, Failed) and outcome.kind != "malformed":
            self._down[host] = outcome
        return outcome

    def _attempt(self, url: str, headers: Mapping[str, str], shape: Shape, deadline: float) -> Outcome:
        host = _host(url)
        self._pace(host)
        try:
            return _within(
                deadline - time.monotonic(), lambda: self._followed(url, dict(headers), shape, deadline), host
            )
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError, OSError) as error:
            # no network, no such name, no such port: another attempt would only make the user wait
            return Failed("unreachable", f"{host} cannot be reached: {_reason(error)}")
        except (httpx.TransportError, httpx.DecodingError) as error:
            return Failed("unreachable", f"{host} did not answer properly: {_reason(error)}", again=True)
        except (httpx.InvalidURL, UnicodeError) as error:
            return Failed("malformed", f"no address: {redact(url)}: {_reason(error)}")

    def _pace(self, host: str) -> None:
        wait = self._asked.get(host, 0.0) + self._limits.pace - time.monotonic()
        if host in self._asked and wait > 0:
            time.sleep(wait)
        self._asked[host] = time.monotonic()

    def _followed(self, url: str, headers: dict[str, str], shape: Shape, deadline: float) -> Outcome:
        for _ in range(self._limits.redirects + 1):
            target, extra, extensions = self._target(url)
            if isinstance(target, Failed):
                return target
            client = self._direct if extensions else self._http
            with client.stream("GET", target, headers={**headers, **extra}, extensions=extensions) as response:
                if response.status_code not in _REDIRECTS:
                    return self._outcome(_host(url), response, shape, deadline, conditional=bool(headers))
                url = str(httpx.URL(url).join(response.headers.get("Location", "")))
        return Failed("refused", f"{_host(url)} redirects without end")

    def _target(self, url: str) -> tuple[str | Failed, dict[str, str], dict[str, str]]:
        """Where a request really goes: the address, its Host header, and the name on the certificate."""
        parsed = httpx.URL(url)
        host = parsed.host
        if host in self._origins:
            return self._origins[host] + parsed.raw_path.decode("ascii"), {"Host": host}, {}
        schemes = {"https": (None, 443), **({"http": (None, 80)} if self._plain else {})}
        if parsed.scheme not in schemes or parsed.userinfo or parsed.port not in schemes[parsed.scheme]:
            what = "one with a name or password" if parsed.userinfo else redact(url)
            return Failed("refused", f"only plain https addresses are asked, not {what}"), {}, {}
        if self._hosts is not None and host not in self._hosts:
            return Failed("refused", f"redirected to {redact(host)}, which is not asked"), {}, {}
        if self._hosts is None and _is_inner(host):
            return Failed("refused", f"{redact(host)} is not a public address"), {}, {}
        if self._is_proxied(parsed):
            return url, {}, {}
        # Looked up here, because a name server that is out of reach would hold httpx up beyond its time-out.
        addresses = _within(self._limits.connect, lambda: _addresses(host), host)
        if self._hosts is not None:
            return url, {}, {}
        if not addresses or not all(map(is_public, addresses)):
            return Failed("refused", f"{redact(host)} is not a public address"), {}, {}
        # The address that was checked is the one that is asked; the name could lead elsewhere a moment later.
        return str(parsed.copy_with(host=addresses[0])), {"Host": host}, {"sni_hostname": host}

    def _is_proxied(self, url: httpx.URL) -> bool:
        """Whether a proxy looks the name up itself, which this machine may not be able to. Names under NO_PROXY are looked up here."""
        if not any(os.environ.get(name) for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")):
            return False
        # asked of the library, whose reading of NO_PROXY is what counts; without an answer the name is looked up and checked
        chosen = getattr(self._http, "_transport_for_url", None)
        return chosen is not None and chosen(url) is not getattr(self._http, "_transport", None)

    def _outcome(
        self, host: str, response: httpx.Response, shape: Shape, deadline: float, *, conditional: bool
    ) -> Outcome:
        status = response.status_code
        if status == 304 and conditional:
            return Unchanged()
        body = _body(response, self._limits.bytes if status == 200 else 1 << 16, deadline)
        if status == 200:
            return _checked(host, response, body, self._limits.bytes, shape)
        if status in (403, 404) and body and _ABSENT.search(body):
            return Absent()
        if status in (429, 503):
            wait = _retry_after(response)
            later = f"; it asks to wait {wait:.0f} seconds" if wait else ""
            return Failed("refused", f"{host} asks for fewer requests ({status}){later}", again=True, wait=wait)
        if status >= 500:
            return Failed("unreachable", f"{host} has an error of its own ({status})", again=True)
        if status == 403:
            # The SEC's page "Request Rate Threshold Exceeded" stays for ten minutes: asking on prolongs it.
            return Failed("refused", f"{host} refuses (403): too many requests, or it does not accept who asks")
        return Failed("refused", f"{host} answers {status} to {redact(response.request.url.path)}")


def _checked(host: str, response: httpx.Response, body: bytes | None, limit: int, shape: Shape) -> Fetched | Failed:
    if body is None:
        return Failed("malformed", f"{host} sends more than {limit:,} bytes")
    try:
        published = shape(body)
    except (ValueError, RecursionError) as error:
        return Failed("malformed", f"{host} does not send what was asked for: {redact(str(error))[:200]}")
    last_modified = response.headers.get("Last-Modified")
    modified = _http_date(last_modified)
    return Fetched(
        body, published or (modified.date() if modified else None), response.headers.get("ETag"), last_modified
    )


def _body(response: httpx.Response, limit: int, deadline: float) -> bytes | None:
    """The unpacked body, or None when it is longer than allowed."""
    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes():
        size += len(part)
        if size > limit:
            return None
        if time.monotonic() > deadline:
            raise httpx.ReadTimeout("too slow", request=response.request)
        parts.append(part)
    return b"".join(parts)


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds, given as such or as a date; a date is read against the server's own clock."""
    text = response.headers.get("Retry-After", "")
    if text.isascii() and text.isdigit():
        return float(text[:9])
    until, there = _http_date(text), _http_date(response.headers.get("Date"))
    return max(0.0, (until - there).total_seconds()) if until and there else None


def _http_date(text: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _addresses(host: str) -> list[str]:
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))


def is_public(address: str) -> bool:
    """Whether anybody may be asked at an IP address: neither private, link-local, loop-back nor multicast, in any disguise."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses behind a translator (NAT64)."""
_INNER = regex(r"(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|localdomain)\.?$", re.IGNORECASE)


def _is_inner(host: str) -> bool:
    """A name or address that no public host has; a proxy would look it up in its own network."""
    try:
        return not is_public(host.strip("[]"))
    except ValueError:
        # one word, or digits alone ("2130706433", "0x7f.1"), which resolvers take for an address
        return (
            "." not in host.strip(".")
            or bool(_INNER.search(host))
            or bool(
                re.fullmatch(r"[0-9a-fx.]+", host, re.IGNORECASE)
                and re.search(r"(?:^|\.)\d[0-9a-fx]*$", host, re.IGNORECASE)
            )
        )


def _host(url: str) -> str:
    try:
        return httpx.URL(url).host
    except httpx.InvalidURL:
        return ""


def _reason(error: BaseException) -> str:
    return redact(str(error)) or type(error).__name__


def _within(seconds: float, work: Callable[[], Result], host: str) -> Result:
    """What the work gives, or httpx.ConnectTimeout: neither name servers nor dripped headers end by themselves.

    What is given up goes on in a thread that ends with the process.
    """
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # raised where it is waited for
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if failed:
        raise failed[0]
    if not done:
        raise httpx.ConnectTimeout(f"no answer from {host} in {max(0.0, seconds):.0f} seconds")
    return done[0]
