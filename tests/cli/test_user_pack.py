"""`factcheck pack build` for a pack of the user's own, as a command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import factcheck.cli.network as command_line
from factcheck.sources import _http, sec
from tests.cli.conftest import Run
from tests.unit.sources.local_server import Asked, LocalServer, Piece, reply


def test_a_pack_of_the_users_own_is_built_and_used(inside: Run, folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("FACTCHECK_PACK", str(folder / "own"))
    row = {
        "start": "2024-01-01",
        "end": "2024-12-31",
        "val": 44_440_000_000,
        "accn": "0000078003-25-000001",
        "form": "10-K",
        "filed": "2025-02-27",
    }
    facts = {"us-gaap": {"Revenues": {"units": {"USD": [row]}}}}
    (folder / "in").mkdir()
    (folder / "in/CIK0000078003.json").write_text(
        json.dumps({"cik": 78003, "entityName": "PFIZER INC", "facts": facts}), "utf-8"
    )
    built = inside("pack", "build", "--from", "in", "--companies", "PFE")
    assert (built.code, "1 company, 1 facts, last filing 2025-02-27; 1 made anew" in built.out) == (0, True)
    assert inside("pack", "verify", "--pack", "own").code == 0
    # the variable that says where it lies is one that every command knows
    (folder / "pfizer.txt").write_text(
        "Pfizer in 2024\nMarch 3, 2025\n\nPfizer (NYSE: PFE) had revenue of $44.44 billion in 2024.\n", "utf-8"
    )
    checked = inside("pfizer.txt", "--offline", "-f", "json")
    assert (checked.code, json.loads(checked.out)["summary"]["supported"]) == (0, 1)
    assert inside("pack", "build", "--from", "in", "--companies", "AAPL").code == 2
    assert inside("pack", "build", "--from", "in", "--companies", "NOSUCH").code == 2
    assert inside("pack", "build", "--bulk", "in/CIK0000078003.json").code == 2
    assert inside("pack", "build").code == 2
    assert inside("pack", "verify", "--pack", "nowhere").code == 2
    assert inside("pack", "info", "--pack", "nowhere").code == 2


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    """The command line, with a server of this machine in the SEC's place: one company, and a list that names it."""
    row = {"start": "2024-01-01", "end": "2024-12-31", "val": 5_000_000, "accn": "0000777001-25-000001", "form": "10-K"}
    facts = {"us-gaap": {"Revenues": {"units": {"USD": [row | {"filed": "2025-02-20"}]}}}}
    body = json.dumps({"cik": 777001, "entityName": "ZENITH KITES INC", "facts": facts})
    listing = json.dumps({"0": {"cik_str": 777001, "ticker": "ZKTE", "title": "Zenith Kites Inc."}})

    def answer(asked: Asked) -> list[Piece]:
        if asked.path.endswith("tickers.json"):
            return reply(listing)
        if asked.path.endswith("CIK0000777001.json"):
            return reply(body)
        return reply("<Error><Code>NoSuchKey</Code></Error>", "404 Not Found")

    real = command_line.network
    with LocalServer(answer) as server:

        def redirected(*arguments: Any, **options: Any) -> Any:
            way = real(*arguments, **options)
            way.origins = dict.fromkeys(sec.HOSTS, server.origin)
            way.limits = _http.Limits(connect=1, read=1, pace=0, pause=0.01)
            return way

        monkeypatch.setattr(command_line, "network", redirected)
        yield server


@pytest.mark.parametrize("way", ["flag", "variable", "file"])
def test_the_e_mail_address_may_stand_wherever_settings_do(
    inside: Run, folder: Path, asked: LocalServer, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    flags: tuple[str, ...] = ()
    if way == "flag":
        flags = ("--email", "jo@news.example")
    elif way == "variable":
        monkeypatch.setenv("FACTCHECK_EMAIL", "jo@news.example")
    else:
        (folder / "factcheck.toml").write_text('email = "jo@news.example"\nas-of = "2020-01-01"\n', "utf-8")
    built = inside("pack", "build", "--companies", "777001", "--out", "own", *flags)
    assert (built.code, "1 company, 1 facts, last filing 2025-02-20" in built.out) == (0, True)


def test_without_an_e_mail_address_the_build_is_incomplete_and_says_what_to_set(
    inside: Run, asked: LocalServer
) -> None:
    built = inside("pack", "build", "--companies", "777001,777002", "--out", "own")
    assert built.code == 3
    assert built.err.count("FACTCHECK_EMAIL") == 1
    assert "CIK 777001, 777002: the SEC answers only those" in built.err
    assert not asked.asked


def test_tickers_that_the_register_lacks_are_looked_up_in_the_secs_list(
    inside: Run, folder: Path, asked: LocalServer
) -> None:
    email = ("--email", "jo@news.example", "--out", "own")
    assert inside("pack", "build", "--companies", "zkte", *email).code == 0
    assert (folder / "own/sec/CIK0000777001.tsv").is_file()
    unknown = inside("pack", "build", "--companies", "ZKTE,QQQX,ZZZY", *email)
    assert (unknown.code, '"QQQX", "ZZZY" are no tickers' in unknown.err) == (2, True)
    absent = inside("pack", "build", "--companies", "777002", *email)
    assert (absent.code, "holds no facts" in absent.err) == (1, True)
