"""What a run does with a network, without one, and offline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import factcheck.cli.network as command_line
from factcheck.sources import _http, sec
from tests.benchmarks.test_start import probed
from tests.cli.conftest import FILED, TRUE, Run
from tests.unit.sources.local_server import Asked, LocalServer, Piece, reply

EMAIL = ("--email", "jo@news.example")
# a made-up row, in the shape of a 20-F
ROW = {
    "start": "2017-04-01",
    "end": "2018-03-31",
    "val": 61_100_000_000,
    "accn": "0001577552-18-000001",
    "form": "20-F",
    "filed": "2018-07-27",
}


def facts(_: Asked) -> list[Piece]:
    concept = {"label": None, "description": None, "units": {"USD": [ROW]}}
    return reply(json.dumps({"cik": 1577552, "entityName": "Alibaba", "facts": {"us-gaap": {"Revenues": concept}}}))


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    """The command line, with a server of this machine in the SEC's place."""
    with LocalServer(facts) as server:
        real = command_line.network

        def redirected(*arguments: Any, **options: Any) -> Any:
            way = real(*arguments, **options)
            way.origins = dict.fromkeys(sec.HOSTS, server.origin)
            way.limits = _http.Limits(connect=1, read=1, pace=0, pause=0.01)
            return way

        monkeypatch.setattr(command_line, "network", redirected)
        yield server


def status(out: str) -> tuple[str, str]:
    report = json.loads(out)
    return next(one["status"] for one in report["sources"] if one["id"] == "sec"), report["claims"][0]["verdict"][
        "status"
    ]


def test_a_company_outside_the_pack_is_looked_up_once_and_then_offline(inside: Run, served: LocalServer) -> None:
    first = inside("filed.txt", *EMAIL, "-f", "json")
    assert (first.code, status(first.out)) == (0, ("ok", "supported"))
    assert json.loads(first.out)["run"]["offline"] is False
    again = inside("filed.txt", *EMAIL, "-f", "json")
    offline = inside("filed.txt", "--offline", "-f", "json")
    assert status(again.out) == status(offline.out) == status(first.out)
    assert len(served.asked) == 1
    inside("filed.txt", *EMAIL, "--refresh")
    inside("filed.txt", *EMAIL, "--max-age", "0h")
    assert len(served.asked) == 3


def test_a_figure_of_the_service_contradicts(inside: Run, served: LocalServer, folder: Path) -> None:
    (folder / "wrong.txt").write_text(FILED.replace("61.1", "71.1"), encoding="utf-8")
    done = inside("wrong.txt", *EMAIL)
    assert done.code == 1
    assert "2018-07-27" in done.out


def test_nobody_is_asked_about_claims_that_filings_do_not_hold(inside: Run, served: LocalServer) -> None:
    assert inside("open.txt", *EMAIL).code == 0
    assert inside("true.txt", *EMAIL).code == 0
    assert served.asked == []


def test_nobody_is_asked_offline_or_without_an_address(inside: Run, served: LocalServer) -> None:
    offline, nameless = inside("filed.txt", "--offline"), inside("filed.txt")
    assert (offline.code, nameless.code) == (0, 3)
    assert "no-data" in offline.out
    assert "email" in nameless.out
    assert inside("filed.txt", "--allow-incomplete").code == 0
    assert served.asked == []


@pytest.mark.parametrize("broken", [reply("<html></html>"), reply("", "403 Forbidden"), [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"]])  # fmt: skip
def test_a_service_that_fails_makes_the_run_incomplete(inside: Run, served: LocalServer, broken: list[Piece]) -> None:
    served.behave = lambda _: broken
    done = inside("filed.txt", *EMAIL)
    assert done.code == 3
    assert "source-unavailable" in done.out
    assert "Traceback" not in done.out + done.err
    served.behave = facts
    assert inside("filed.txt", *EMAIL).code == 0  # the failure was not kept


def test_a_kept_answer_is_served_when_the_service_fails(inside: Run, served: LocalServer) -> None:
    inside("filed.txt", *EMAIL)
    served.behave = lambda _: reply("", "500 Internal Server Error")
    done = inside("filed.txt", *EMAIL, "--refresh", "-f", "json")
    assert (done.code, status(done.out)) == (0, ("stale", "supported"))


def test_no_network_at_all(run: Run) -> None:
    """A process whose names nobody resolves: quick, incomplete, without a traceback."""
    done = run("filed.txt", *EMAIL, HTTPS_PROXY="http://127.0.0.1:9")
    assert done.code == 3
    assert "cannot be reached" in done.out
    assert "Traceback" not in done.err


def test_a_cache_that_cannot_be_used_costs_a_note(inside: Run, served: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache/sources").write_text("in the way", encoding="utf-8")
    done = inside("filed.txt", *EMAIL)
    assert done.code == 0
    assert done.err.count("nothing is kept between runs") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--max-age", "soon"], "12h"),
        (["--refresh", "--offline"], "one of them"),
        (["--email", "nobody"], "you@example.com"),
    ],
)
def test_what_cannot_be_meant_is_told(inside: Run, arguments: list[str], told: str) -> None:
    done = inside("true.txt", *arguments)
    assert done.code == 2
    assert told in done.err


def test_settings_may_stand_in_the_file_and_the_environment(inside: Run, served: LocalServer, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    (folder / "factcheck.toml").write_text('email = "desk@news.example"\nmax-age = "7d"\n', encoding="utf-8")
    assert inside("filed.txt").code == 0
    assert "desk@news.example" in served.asked[0].headers["user-agent"]
    monkeypatch.setenv("FACTCHECK_EMAIL", "night@news.example")
    inside("filed.txt", "--refresh")
    assert "night@news.example" in served.asked[1].headers["user-agent"]


@pytest.mark.parametrize("arguments", [["a.txt"], ["a.txt", "--email", "jo@news.example"], ["a.txt", "--offline"]])
def test_an_article_that_needs_nobody_opens_no_socket_and_no_store(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text(TRUE, encoding="utf-8")
    modules, sockets = probed(*arguments, cwd=tmp_path)
    assert sockets == []
    assert not {"httpx", "ssl", "diskcache", "sqlite3"} & modules


def test_a_company_that_no_register_knows_is_identified_by_its_ticker(
    inside: Run, served: LocalServer, folder: Path
) -> None:
    def service(asked: Asked) -> list[Piece]:
        if asked.path == "/files/company_tickers.json":
            return reply(json.dumps({"0": {"cik_str": 1577552, "ticker": "WIDG", "title": "WIDGETRY CORP"}}))
        return facts(asked)

    article = "Widgetry Results\nMonday, Feb 24, 2025 8:00 am ET\nNASDAQ: WIDG\n\nWidgetry's revenue was $61.1 billion in fiscal 2018.\n"
    (folder / "widgetry.txt").write_text(article, encoding="utf-8")
    assert inside("widgetry.txt", "--offline").code == 0
    assert inside("widgetry.txt").code == 3
    served.behave = service
    done = inside("widgetry.txt", *EMAIL, "-f", "json")
    report = json.loads(done.out)
    assert [claim["subject"]["id"] for claim in report["claims"]] == ["cik:0001577552"]
    assert status(done.out) == ("ok", "supported")
    assert len(served.asked) == 2
