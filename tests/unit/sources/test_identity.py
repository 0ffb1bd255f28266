"""A company outside the register is identified by a ticker that the article gives and a name that the SEC knows; never by one alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Article, Claim, Entity, Extraction, Subject
from factcheck.sources import _http, sec
from factcheck.sources.identity import Identified, Listing, identified, identify, is_name_of, listings, ticker_key
from factcheck.sources.network import Network
from tests.unit.sources.local_server import Asked, LocalServer, Piece, reply

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
QUICK = _http.Limits(connect=0.5, read=1.0, total=3.0, pace=0.0, pause=0.01)
ROWS = [(1, "ACME", "ACME WIDGETS CORP"), (2, "ZNTH-A", "Zenith  Holdings, Inc."), (2, "ZNTH-B", "Zenith Holdings, Inc."), (3, "NEWCO", "Newco Inc.")]  # fmt: skip
RECORDINGS = Path(__file__).parents[4] / "shared/recordings"


def tickers(rows: list[tuple[Any, Any, Any]] = ROWS) -> bytes:
    named = (dict(zip(("cik_str", "ticker", "title"), row, strict=True)) for row in rows)
    return json.dumps({str(number): row for number, row in enumerate(named)}).encode()


def service(asked: Asked) -> list[Piece]:
    if asked.path == "/files/company_tickers.json":
        return reply(tickers())
    cik = asked.path[-15:-5]
    recent: dict[str, list[str]] = {"accessionNumber": [], "form": [], "filingDate": []}
    former = [{"name": "OLDNAME INDUSTRIES INC", "from": "2010", "to": "2020"}] if cik == "0000000003" else []
    return reply(json.dumps({"cik": cik, "name": "x", "formerNames": former, "filings": {"recent": recent}}))


@pytest.fixture
def served() -> Iterator[LocalServer]:
    with LocalServer(service) as server:
        yield server


@pytest.fixture
def network(served: LocalServer, tmp_path: Path) -> Iterator[Network]:
    way = Network(
        NOW, tmp_path / "sources", "jo@news.example", limits=QUICK, origins=dict.fromkeys(sec.HOSTS, served.origin)
    )
    yield way
    way.close()


def ids(found: Identified) -> dict[str, str]:
    return {subject: listing.id for subject, listing in found.found.items()}


# ------------------------------------------------------------ who it is
@pytest.mark.parametrize("name", ["acme widgets", "acme widgets corp", "Acme Widgets"])
@pytest.mark.parametrize("ticker", ["ACME", "acme", "$ACME"])
def test_ticker_and_name_together_identify(network: Network, name: str, ticker: str) -> None:
    assert ids(identified([f"name:{name}"], [ticker], network)) == {f"name:{name}": "cik:0000000001"}


@pytest.mark.parametrize(
    ("names", "given"),
    [(["acme widgets"], []), (["acme widgets"], ["ZNTH.A"]), (["acme widgets"], ["NONE"]), (["other firm"], ["ACME"]), (["acme"], ["ZNTH-A"]), ([], ["ACME"])],
)  # fmt: skip
def test_one_alone_does_not(network: Network, names: list[str], given: list[str]) -> None:
    assert ids(identified([f"name:{name}" for name in names], given, network)) == {}


def test_classes_of_shares_are_one_company(network: Network) -> None:
    assert ids(identified(["name:zenith"], ["ZNTH.A", "ZNTH/B"], network)) == {"name:zenith": "cik:0000000002"}


def test_a_former_name_counts(network: Network, served: LocalServer) -> None:
    assert ids(identified(["name:oldname industries"], ["NEWCO"], network)) == {
        "name:oldname industries": "cik:0000000003"
    }
    assert [asked.path for asked in served.asked] == ["/files/company_tickers.json", "/submissions/CIK0000000003.json"]


def test_each_of_several_companies_gets_its_own(network: Network) -> None:
    subjects = ["name:newco", "name:zenith", "cik:0000320193", "name:somebody else"]
    assert ids(identified(subjects, ["ZNTH-A", "NEWCO"], network)) == {
        "name:newco": "cik:0000000003",
        "name:zenith": "cik:0000000002",
    }


def test_nobody_is_asked_without_a_name_and_a_ticker(network: Network, served: LocalServer) -> None:
    identified(["cik:0000320193"], ["AAPL"], network)
    identified(["name:acme"], [], network)
    assert served.asked == []
    assert not network.folder.exists()


def test_a_list_that_cannot_be_had_is_a_failure(network: Network, served: LocalServer) -> None:
    served.behave = lambda _: reply("<html></html>", "403 Forbidden")
    found = identified(["name:acme widgets"], ["ACME"], network)
    assert found.found == {}
    assert found.failure is not None
    assert found.failure.kind == "refused"


@pytest.mark.parametrize(
    ("name", "registered", "expected"),
    [
        ("Rocket Lab", "Rocket Lab Corp", True),
        ("McDonald's", "MCDONALDS CORP", True),
        ("Planet Labs", "Planet Labs PBC", True),
        ("Planet", "Planet Labs PBC", False),
        ("Rocket", "Rocket Companies, Inc.", True),  # "Companies" is a legal form; the ticker has to agree as well
        ("Lab", "Rocket Lab Corp", False),
        ("Rocket Laboratories", "Rocket Lab Corp", False),
        ("", "Inc", False),
    ],
)
def test_what_a_company_may_be_called(name: str, registered: str, expected: bool) -> None:
    assert is_name_of(name, (registered,)) == expected


# ------------------------------------------------------------ the list
@pytest.mark.parametrize(
    "body",
    [b"[]", b"{}", b'{"0": null}', b'{"0": {"ticker": "A"}}', b"<html>", tickers([("1", "A", "B")]), tickers([(0, "A", "B")]), tickers([(1, None, "B")])],
)  # fmt: skip
def test_what_is_no_list_of_tickers(body: bytes) -> None:
    with pytest.raises(ValueError, match="."):
        listings(body)


def test_tickers_are_written_in_several_ways() -> None:
    assert {ticker_key(text) for text in ("BRK-B", "BRK.B", "brk/b", "$BRK.B")} == {"BRK-B"}
    assert listings(tickers())["ZNTH-A"] == Listing("cik:0000000002", "ZNTH-A", "Zenith Holdings, Inc.")


def test_the_list_as_assembled(cassette: Any, tmp_path: Path) -> None:
    way = Network(NOW, tmp_path / "sources", "jo@news.example", limits=QUICK)
    with cassette("sec/company-tickers"):
        assert ids(identified(["name:berkshire hathaway"], ["BRK.B"], way)) == {
            "name:berkshire hathaway": "cik:0001067983"
        }
    way.close()


def test_submissions_as_assembled(cassette: Any) -> None:
    from factcheck.sources.companyfacts import submissions_shape

    client = _http.Client("x", sec.HOSTS, limits=QUICK)
    with cassette("sec/submissions"):
        got = client.get(sec.SUBMISSIONS_URL.format(cik="0001640147"), submissions_shape("0001640147"))
    client.close()
    assert isinstance(got, _http.Fetched)
    assert got.published is not None


@pytest.mark.skipif(not RECORDINGS.exists(), reason="no recordings beside the project")
def test_the_recorded_list_and_submissions(network: Network, served: LocalServer) -> None:
    """Tesla was Tesla Motors until 2017, which its submissions say and the list of tickers does not."""

    def recorded(asked: Asked) -> list[Piece]:
        path = RECORDINGS / "sec_company_tickers/company_tickers.json"
        if asked.path.startswith("/submissions/"):
            path = RECORDINGS / "sec_submissions" / ("data.sec.gov" + asked.path.replace("/", "_"))
        return reply(path.read_bytes())

    served.behave = recorded
    found = identified(["name:nvidia", "name:tesla motors", "name:a private firm"], ["NVDA", "TSLA"], network)
    assert ids(found) == {"name:nvidia": "cik:0001045810", "name:tesla motors": "cik:0001318605"}
    known = listings((RECORDINGS / "sec_company_tickers/company_tickers.json").read_bytes())
    assert len(known) > 9000
    assert known["BRK-B"].id == known["BRK-A"].id == "cik:0001067983"


# ------------------------------------------------------------ in an article
def extracted(*subjects: str | None, ticker: str | None = None) -> tuple[Extraction, Article]:
    claims = [
        Claim.model_construct(id=str(n), subject=Subject(text="it", id=subject), metric="revenue")
        for n, subject in enumerate(subjects)
    ]
    entities = (Entity(id="e1", sentence=0, text=ticker, start=0, end=1, type="TICKER"),) if ticker else ()
    found = Extraction.model_construct(
        claims=tuple(claims), entities=entities, sentences=(), quantities=(), times=(), traps=()
    )
    return found, Article.model_construct(text="", tickers=() if ticker else ("ACME",))


@pytest.mark.parametrize("ticker", [None, "ACME"])
def test_claims_get_the_identity_of_their_subject(network: Network, ticker: str | None) -> None:
    found, article = extracted("name:acme widgets", "cik:0000320193", None, "name:acme widgets", ticker=ticker)
    known, failures = identify(found, article, {"name:acme widgets", "cik:0000320193"}, network)
    assert [claim.subject.id for claim in known.claims] == ["cik:0000000001", "cik:0000320193", None, "cik:0000000001"]
    assert known.claims[0].subject.name == "ACME WIDGETS CORP"
    assert failures == {}


def test_a_subject_of_which_no_filing_could_decide_a_claim_is_not_looked_up(
    network: Network, served: LocalServer
) -> None:
    found, article = extracted("name:acme widgets")
    assert identify(found, article, set(), network) == (found, {})
    assert served.asked == []


def test_a_subject_that_could_not_be_looked_up_has_its_failure(network: Network, served: LocalServer) -> None:
    served.behave = lambda _: reply("", "403 Forbidden")
    found, article = extracted("name:acme widgets", "cik:0000320193")
    same, failures = identify(found, article, {"name:acme widgets", "cik:0000320193"}, network)
    assert same is found
    assert [(asked.source, asked.key) for asked in failures] == [("sec:network", "name:acme widgets")]
