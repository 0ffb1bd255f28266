"""When somebody is asked, what is kept, and what is served when nobody answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from factcheck.sources import _http
from factcheck.sources.network import Got, Network, contact_problem, default_folder, duration
from tests.unit.sources.local_server import Behaviour, LocalServer, Piece, reply

HOST = "data.example"
URL = f"https://{HOST}/facts.json"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY = timedelta(days=1)
QUICK = _http.Limits(connect=0.5, read=0.3, total=3.0, pace=0.0, pause=0.01, patience=0.5)


def shape(body: bytes) -> date | None:
    if "facts" not in json.loads(body):
        raise ValueError("no facts")
    return None


class Site:
    """A service, and runs of the program one after the other that share its cache folder."""

    def __init__(self, folder: Path, behave: Behaviour) -> None:
        self.folder, self.behave = folder, behave
        self.server = LocalServer(lambda asked: self.behave(asked)).__enter__()
        self.said: list[str] = []
        self._runs: list[Network] = []

    def run(self, now: datetime = NOW, **options: Any) -> Network:
        network = Network(
            now,
            self.folder,
            **{"contact": "jo@news.example", "limits": QUICK, "origins": {HOST: self.server.origin}, **options},
            say=self.said.append,
        )
        self._runs.append(network)
        return network

    def get(self, now: datetime = NOW, day: date | None = None, **options: Any) -> Got:
        return ask(self.run(now, **options), day)

    def close(self) -> None:
        for network in self._runs:
            network.close()
        self.server.__exit__()

    @property
    def requests(self) -> int:
        return len(self.server.asked)


def ask(network: Network, day: date | None = None, url: str = URL) -> Got:
    return network.get("sec", "cik:1", url, shape, hosts=frozenset({HOST}), day=day)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    found = Site(tmp_path / "sources", lambda _: reply('{"facts": 1}', ETag='"v1"'))
    yield found
    found.close()


def body(got: Got) -> Any:
    return None if got.snapshot is None else json.loads(got.snapshot.body)


# ------------------------------------------------------------ fresh and stale
def test_a_snapshot_is_kept_for_the_next_run(site: Site) -> None:
    first = site.get()
    assert first.failure is None
    assert site.get(NOW + timedelta(hours=5)) == first
    assert site.requests == 1


def test_after_a_day_it_is_asked_for_again_on_condition(site: Site) -> None:
    site.get()
    site.behave = lambda asked: (
        reply("", "304 Not Modified") if asked.headers.get("if-none-match") == '"v1"' else reply('{"facts": 2}')
    )
    again = site.get(NOW + 2 * DAY)
    assert body(again) == {"facts": 1}
    assert again.snapshot is not None
    assert again.snapshot.fetched == NOW + 2 * DAY
    assert site.get(NOW + 2 * DAY + timedelta(hours=1)) == again  # seen again: fresh again
    assert site.requests == 2


def test_what_was_fetched_after_the_articles_day_never_grows_old_for_it(site: Site) -> None:
    site.get()
    a_year_later = NOW + 365 * DAY
    assert site.get(a_year_later, day=date(2026, 11, 24)).failure is None
    assert site.requests == 1
    # on the very day something may have been filed after the snapshot was taken
    site.get(a_year_later, day=date(2026, 11, 25))
    assert site.requests == 2


@pytest.mark.parametrize(("options", "requests"), [({"refresh": True}, 2), ({"max_age": timedelta(hours=1)}, 2), ({"max_age": DAY}, 1)])  # fmt: skip
def test_the_user_decides_how_old_a_snapshot_may_be(site: Site, options: dict[str, Any], requests: int) -> None:
    site.get()
    site.get(NOW + timedelta(hours=2), day=date(2020, 1, 1), **options)
    assert site.requests == requests


@pytest.mark.parametrize("options", [{"refresh": True}, {"max_age": timedelta(0)}, {}])
def test_one_run_asks_once(site: Site, options: dict[str, Any]) -> None:
    run = site.run(**options)
    assert ask(run) == ask(run)
    assert (site.requests, run.requests) == (1, 1)


# ------------------------------------------------------------ failures
FAILURES: dict[str, list[Piece]] = {
    "html": reply("<html>guest network</html>", Content_Type="text/html"),
    "error in a 200": reply('[{"message": [{"id": "120"}]}]'),
    "refused": reply("<html>Request Rate Threshold Exceeded</html>", "403 Forbidden"),
    "throttled": reply("", "429 Too Many Requests", Retry_After="3600"),
    "server error": reply("", "500 Internal Server Error"),
    "cut off": reply('{"facts": 1}', Content_Length="99"),
    "stalled": [3.0],
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_never_kept_and_never_replaces_a_good_body(site: Site, failure: str) -> None:
    good = site.get()
    site.behave = lambda _: FAILURES[failure]
    stale = site.get(NOW + 2 * DAY)
    assert stale.snapshot == good.snapshot
    assert stale.failure is not None
    assert "2026-11-25" in stale.failure.message
    assert site.get(NOW, offline=True) == good
    site.behave = lambda _: reply('{"facts": 3}')
    assert body(site.get(NOW + 2 * DAY)) == {"facts": 3}  # the next run asks again


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_without_a_snapshot_is_a_value(site: Site, failure: str) -> None:
    site.behave = lambda _: FAILURES[failure]
    got = site.get()
    assert got.snapshot is None
    assert got.failure is not None
    assert (got.failure.source, got.failure.key) == ("sec", "cik:1")
    assert got.failure.kind in ("unreachable", "refused", "malformed")


def test_one_failure_of_a_host_ends_the_asking_for_the_run(site: Site) -> None:
    site.behave = lambda _: FAILURES["throttled"]
    run = site.run()
    for number in range(20):
        assert ask(run, url=f"{URL}?{number}").failure is not None
    assert site.requests == 1


def test_nothing_there_is_no_failure(site: Site) -> None:
    site.behave = lambda _: reply("<Error><Code>NoSuchKey</Code></Error>", "404 Not Found")
    assert site.get() == Got()


def test_without_an_e_mail_address_nobody_is_asked(site: Site) -> None:
    got = site.get(contact=None)
    assert got.failure is not None
    assert got.failure.kind == "not-configured"
    assert "email" in got.failure.message
    assert site.requests == 0
    good = site.get()
    assert site.get(contact=None) == good  # a fresh snapshot needs nobody


@pytest.mark.parametrize("contact", ["jo@news.example", "Jo Doe jo.doe+wire@desk.news.example", "Jo <jo@news.example>"])
def test_an_address_with_or_without_a_name_is_one(contact: str) -> None:
    assert contact_problem(contact) is None


@pytest.mark.parametrize("contact", ["", "jo", "jo@localhost", "@", "jo@news.example\r\nX: y", "jö@news.example", "a@b.c\x00"])  # fmt: skip
def test_what_is_no_address_is_told_without_repeating_it(contact: str) -> None:
    problem = contact_problem(contact)
    assert problem is not None
    assert not contact or repr(contact)[1:-1] not in problem.replace("you@example.com", "")


# ------------------------------------------------------------ offline
def test_offline_serves_what_is_kept_however_old(site: Site) -> None:
    good = site.get()
    assert site.get(NOW + 1000 * DAY, offline=True) == good
    assert site.get(NOW + 1000 * DAY, offline=True, refresh=True) == good
    assert site.requests == 1


def test_offline_without_a_snapshot_is_told_apart_from_a_failure(site: Site) -> None:
    got = site.get(offline=True)
    assert got.failure is not None
    assert got.failure.kind == "offline"
    assert not site.folder.exists()
    assert site.run(offline=True)._store is None
    assert site.requests == 0


# ------------------------------------------------------------ the store's troubles
def test_a_store_that_cannot_be_used_costs_one_message(site: Site) -> None:
    site.folder.parent.joinpath("file").write_text("x", encoding="utf-8")
    site.folder = site.folder.parent / "file"
    run = site.run()
    assert body(ask(run)) == {"facts": 1}
    assert body(ask(run, url=f"{URL}?2")) == {"facts": 1}
    assert len(site.said) == 1
    assert "nothing is kept between runs" in site.said[0]
    assert "FACTCHECK_CACHE_DIR" in site.said[0]


def test_a_user_without_a_home_keeps_nothing_and_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(part: str) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("factcheck.caches.folder", homeless)
    site.folder = default_folder()
    assert body(site.get()) == {"facts": 1}
    assert len(site.said) == 1


def test_a_damaged_snapshot_is_fetched_again(site: Site) -> None:
    run = site.run()
    ask(run)
    run.store._cache.set("snapshot 1 " + URL, b"torn")
    run.close()
    assert body(site.get(NOW)) == {"facts": 1}
    assert site.requests == 2
    assert body(site.get(NOW)) == {"facts": 1}
    assert site.requests == 2


def test_the_user_sees_whom_we_wait_for(site: Site) -> None:
    waited: list[str] = []

    @contextmanager
    def waiting(host: str) -> Iterator[None]:
        waited.append(host)
        yield

    site.get(waiting=waiting)
    site.get(waiting=waiting)
    assert waited == [HOST]


def test_an_e_mail_address_is_told_to_the_service_and_kept_nowhere(site: Site) -> None:
    site.get(contact="secret-address@news.example")
    assert "secret-address" in site.server.asked[0].headers["user-agent"]
    site.close()
    kept = b"".join(path.read_bytes() for path in site.folder.rglob("*") if path.is_file())
    assert b"facts.json" in kept
    assert b"secret-address" not in kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [("30m", timedelta(minutes=30)), ("12h", timedelta(hours=12)), ("7d", 7 * DAY), ("2 w", 14 * DAY), ("0d", timedelta(0)),
     ("7", None), ("", None), ("-1d", None), ("1y", None), ("1.5h", None), ("9999999d", None)],
)  # fmt: skip
def test_durations(text: str, expected: timedelta | None) -> None:
    assert duration(text) == expected
