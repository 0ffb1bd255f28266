"""`factcheck sources` and `factcheck cache`, with a server of this machine in the SEC's place."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import factcheck.cli.network as command_line
from factcheck.cli import main
from factcheck.sources import ONLINE, SOURCES, _http, ecb_service, sec, wikidata_service, worldbank_service
from factcheck.sources.ledger import LEDGER
from factcheck.sources.store import Snapshot, Store
from tests.unit.sources.local_server import Behaviour, LocalServer, reply

APPLE = "https://data.sec.gov/api/xbrl/companyfacts/CIK0000320193.json"
EMAIL = ("--email", "jo@news.example")
BODY = '{"cik": 320193, "entityName": "Apple Inc.", "facts": {"us-gaap": {"Assets": {"units": {"USD": [{"filed": "2026-10-30"}]}}}}}'


@dataclass
class Desk:
    """A command line whose requests go to a server of this machine."""

    cache: Path
    capsys: pytest.CaptureFixture[str]
    server: LocalServer
    behave: Behaviour = field(default=lambda _: reply(BODY))

    def __call__(self, *arguments: str) -> tuple[int, str]:
        code = main(arguments)
        captured = self.capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out + captured.err

    @property
    def store(self) -> Store:
        return Store(self.cache / "sources")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    (tmp_path / "work/.git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    for variable in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    real = command_line.network
    with LocalServer(lambda asked: found.behave(asked)) as server:
        found = Desk(tmp_path / "cache", capsys, server)

        def redirected(*arguments: Any, **options: Any) -> Any:
            way = real(*arguments, **options)
            hosts = {*sec.HOSTS, *ecb_service.HOSTS, *worldbank_service.HOSTS}
            way.origins = dict.fromkeys(hosts, server.origin)
            way.limits = _http.Limits(connect=1, read=1, pace=0, pause=0.01)
            return way

        monkeypatch.setattr(command_line, "network", redirected)
        yield found


def kept(desk: Desk, url: str = APPLE, *, age: timedelta = timedelta(0), body: str = BODY) -> Snapshot:
    snapshot = Snapshot(url, body.encode(), datetime.now(UTC).replace(microsecond=0) - age)
    store = desk.store
    store.put(snapshot)
    store.close()
    return snapshot


# ------------------------------------------------------------ sources
def test_every_source_stands_in_the_ledger_with_its_rights(desk: Desk) -> None:
    assert set(SOURCES) <= set(LEDGER)
    code, listed = desk("sources", "list")
    assert code == 0
    for name, entry in LEDGER.items():
        assert entry.rights
        shown = desk("sources", "show", name)[1]
        assert entry.rights in shown
        if name in SOURCES:
            assert f"\n{name} " in "\n" + listed


def test_hosts_of_the_ledger_are_those_that_are_asked() -> None:
    assert frozenset(LEDGER["sec"].hosts) == sec.HOSTS
    assert frozenset(LEDGER["ecb"].hosts) == ecb_service.HOSTS
    assert frozenset(LEDGER["worldbank"].hosts) == worldbank_service.HOSTS
    assert frozenset(LEDGER["wikidata"].hosts) == wikidata_service.HOSTS
    assert {name for name, entry in LEDGER.items() if entry.hosts} == set(ONLINE)


def test_a_misspelt_source_is_told(desk: Desk) -> None:
    code, told = desk("sources", "show", "sce")
    assert code == 2
    assert 'did you mean "sec"' in told


def test_refresh_fetches_a_company_and_show_lists_what_is_kept(desk: Desk) -> None:
    code, told = desk("sources", "refresh", "AAPL", *EMAIL)
    assert code == 0
    assert "Apple Inc. (cik:0000320193): newest figure filed 2026-10-30" in told
    assert APPLE in desk("sources", "show", "sec")[1]
    assert [asked.path for asked in desk.server.asked] == ["/api/xbrl/companyfacts/CIK0000320193.json"]


def test_refresh_asks_again_for_the_kept_answers_of_the_other_services(desk: Desk) -> None:
    rates = ecb_service.url_since(date(2026, 10, 30))
    table = "CURRENCY,TIME_PERIOD,OBS_VALUE\r\nUSD,2026-11-{}\r\n"
    prices = worldbank_service.series_url("DEU", "FP.CPI.TOTL.ZG")
    kept(desk, rates, age=timedelta(days=9), body=table.format("09,1.15"))
    kept(desk, prices, body="[]")
    desk.behave = lambda asked: reply(table.format("20,1.16") if "EXR" in asked.path else "<html></html>")
    code, told = desk("sources", "refresh", "ecb")
    assert (code, f"ecb: {rates}: goes to 2026-11-20" in told) == (0, True)
    code, told = desk("sources", "refresh")
    assert code == 3
    assert f"worldbank: {prices}: api.worldbank.org does not send what was asked for" in told
    assert "goes to 2026-11-20" in desk("sources", "show", "ecb")[1]


@pytest.mark.parametrize("name", ["AAPL", "Apple", "320193", "cik:0000320193", "CIK0000320193"])
def test_a_company_has_many_names(desk: Desk, name: str) -> None:
    assert desk("sources", "refresh", name, *EMAIL)[0] == 0
    assert desk.store.urls() == [APPLE]


def test_a_ticker_that_the_register_lacks_is_looked_up_in_the_secs_list(desk: Desk) -> None:
    listing = '{"0": {"cik_str": 320193, "ticker": "ZKTE", "title": "Zenith Kites Inc."}}'
    desk.behave = lambda asked: reply(listing if asked.path.endswith("tickers.json") else BODY)
    code, told = desk("sources", "refresh", "zkte", *EMAIL)
    assert (code, "Zenith Kites Inc. (cik:0000320193)" in told) == (0, True)
    code, told = desk("sources", "refresh", "QQQX", *EMAIL)
    assert (code, "CIK" in told) == (2, True)


def test_refresh_without_a_name_asks_again_for_what_is_kept(desk: Desk) -> None:
    assert "no answers are kept" in desk("sources", "refresh", *EMAIL)[1]
    kept(desk)
    assert desk("sources", "refresh", *EMAIL)[0] == 0
    assert len(desk.server.asked) == 1


def test_a_refresh_that_fails_keeps_the_old_answer_and_is_incomplete(desk: Desk) -> None:
    old = kept(desk, age=timedelta(days=3))
    desk.behave = lambda _: reply("<html>Request Rate Threshold Exceeded</html>", "403 Forbidden")
    code, told = desk("sources", "refresh", *EMAIL)
    assert code == 3
    assert str(old.fetched.date()) in told
    assert desk.store.get(APPLE) == old
    assert desk("sources", "refresh")[0] == 3  # nobody has said who is asking


def test_refreshing_what_is_no_company(desk: Desk) -> None:
    assert desk("sources", "refresh", "Nonesuch", *EMAIL)[0] == 2
    assert desk("sources", "refresh", "12345678901", *EMAIL)[0] == 2
    assert desk.server.asked == []


def test_verify_finds_a_changed_answer(desk: Desk) -> None:
    kept(desk)
    assert desk("sources", "verify") == (0, "the pack is whole; kept answers checked: 1\n")
    with sqlite3.connect(desk.cache / "sources/cache.db") as connection:
        connection.execute("UPDATE Cache SET value = substr(value, 1, length(value) - 20)")
    connection.close()
    code, told = desk("sources", "verify")
    assert code == 1
    assert APPLE in told


# ------------------------------------------------------------ cache
def test_info_tells_the_answers_and_their_age(desk: Desk) -> None:
    one = kept(desk, age=timedelta(days=9))
    two = kept(desk, APPLE + "?2")
    told = desk("cache", "info")[1]
    assert f"2 answers of services, fetched {one.fetched.date()} to {two.fetched.date()}" in told


def test_prune_removes_old_answers_and_what_interrupted_runs_left(desk: Desk) -> None:
    kept(desk, age=timedelta(days=91))
    young = kept(desk, APPLE + "?2", age=timedelta(days=89))
    (desk.cache / "runs").mkdir()
    (desk.cache / "runs/now.tmp").touch()
    (desk.cache / "runs/old.tmp").touch()
    (desk.cache / "runs/kept.jsonl").touch()
    os.utime(desk.cache / "runs/old.tmp", (0, 0))
    os.utime(desk.cache / "runs/kept.jsonl", (0, 0))
    assert desk("cache", "prune")[0] == 0
    assert desk.store.urls() == [young.url]
    assert sorted(path.name for path in (desk.cache / "runs").iterdir()) == ["kept.jsonl", "now.tmp"]
    desk("cache", "prune", "--older-than", "1d")
    assert desk.store.urls() == []
    assert desk("cache", "prune", "--older-than", "old")[0] == 2


def test_clear_removes_one_part_or_all(desk: Desk) -> None:
    kept(desk)
    (desk.cache / "runs").mkdir()
    (desk.cache / "runs/a.jsonl").touch()
    assert desk("cache", "clear", "sources")[0] == 0
    assert (desk.cache / "runs/a.jsonl").exists()
    assert desk.store.urls() == []
    assert desk("cache", "clear", "everything")[0] == 2
    desk("cache", "clear")
    assert not (desk.cache / "runs/a.jsonl").exists()


def test_clear_mends_a_corrupted_store(desk: Desk) -> None:
    kept(desk)
    (desk.cache / "sources/cache.db").write_bytes(b"no database" * 1000)
    code, told = desk("sources", "refresh", "AAPL", *EMAIL)
    assert (code, "cache clear" in told) == (0, True)
    desk("cache", "clear")
    desk("sources", "refresh", "AAPL", *EMAIL)
    assert desk.store.urls() == [APPLE]


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_nothing_outside_the_cache_is_removed(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "precious"
    outside.mkdir()
    (outside / "draft.txt").touch()
    desk.cache.mkdir()
    (desk.cache / "runs").symlink_to(outside)
    (desk.cache / "logs").mkdir()
    (desk.cache / "logs/link").symlink_to(outside / "draft.txt")
    desk("cache", "clear")
    assert (outside / "draft.txt").exists()
    assert not (desk.cache / "logs/link").is_symlink()


def test_no_command_but_refresh_asks_anybody(desk: Desk) -> None:
    kept(desk)
    calls: tuple[tuple[str, ...], ...] = (
        ("sources", "list"), ("sources", "show", "sec"), ("sources", "verify"), ("cache", "info"), ("cache", "prune"), ("cache", "clear"),
    )  # fmt: skip
    assert [desk(*arguments)[0] for arguments in calls] == [0] * 6
    assert desk.server.asked == []
