"""Who a company is that the embedded register does not know: by the SEC's list of tickers, and by its filings' names.

A name alone is not enough, because many private companies share theirs with a listed one. A company is identified where the
article gives its ticker and the name is one that the SEC knows it by: its own, one of its short forms, or a former one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from factcheck.model import Article, Extraction, Lookup, SourceFailure, Subject
from factcheck.pack.registry import short_names
from factcheck.records import record
from factcheck.sources import NETWORK, Answer, companyfacts
from factcheck.sources.companies import cik_id, name_key
from factcheck.sources.network import Network
from factcheck.sources.pack import ID
from factcheck.sources.sec import HOSTS, SUBMISSIONS_URL, TICKERS_URL

PREFIX = "name:"
"""Begins the identity of a subject that is known by its name only."""


@record
class Listing:
    """One line of the SEC's list: `id` is "cik:##########", `name` the filer's conformed name, often in capitals."""

    id: str
    ticker: str
    name: str


@record
class Identified:
    """`found`: subject ("name:rocket lab") or ticker -> listing. `failure`: why the rest could not be looked up, if a service failed."""

    found: Mapping[str, Listing]
    failure: SourceFailure | None = None


def identify(
    extraction: Extraction, article: Article, worthwhile: Collection[str], network: Network, day: date | None = None
) -> tuple[Extraction, dict[Lookup, Answer]]:
    """The extraction with subjects identified, and under `sec:network` why a worthwhile one could not be looked up."""
    wanted = [subject for subject in worthwhile if subject.startswith(PREFIX)]
    tickers = {*article.tickers, *(entity.text for entity in extraction.entities if entity.type == "TICKER")}
    result = identified(wanted, tickers, network, day)
    claims = tuple(
        claim.model_copy(update={"subject": _as_listed(claim.subject, listing)})
        if (listing := result.found.get(claim.subject.id or ""))
        else claim
        for claim in extraction.claims
    )
    unknown = {subject for subject in wanted if subject not in result.found} if result.failure else ()
    failures: dict[Lookup, Answer] = {
        Lookup(source=ID + NETWORK, key=subject): result.failure for subject in sorted(unknown) if result.failure
    }
    return (extraction.model_copy(update={"claims": claims}) if result.found else extraction), failures


def _as_listed(subject: Subject, listing: Listing) -> Subject:
    return subject.model_copy(update={"id": listing.id, "name": listing.name, "ticker": listing.ticker})


def ticker_key(ticker: str) -> str:
    """Class shares are written "BRK.B", "BRK/B" and, by the SEC, "BRK-B"."""
    return ticker.upper().removeprefix("$").replace(".", "-").replace("/", "-")


def tickers_shape(body: bytes) -> date | None:
    """Checks company_tickers.json: {"0": {"cik_str": 320193, "ticker": "AAPL", "title": "Apple Inc."}, ...}."""
    listings(body)
    return None


@lru_cache(maxsize=1)
def listings(body: bytes) -> Mapping[str, Listing]:
    """By ticker. Raises ValueError for a body that is no list of tickers."""
    whole: Any = companyfacts.parsed(body)
    rows = list(whole.values()) if isinstance(whole, dict) else []
    found: dict[str, Listing] = {}
    for row in rows:
        cik, ticker, title = (
            (row.get(name) for name in ("cik_str", "ticker", "title")) if isinstance(row, dict) else (None,) * 3
        )
        if (
            not isinstance(cik, int)
            or not 0 < cik < 10**10
            or not isinstance(ticker, str)
            or not isinstance(title, str)
        ):
            raise ValueError("no list of tickers")
        found[ticker_key(ticker)] = Listing(cik_id(str(cik)), ticker, " ".join(title.split()))
    if not found:
        raise ValueError("an empty list of tickers")
    return found


def by_ticker(tickers: Iterable[str], network: Network) -> Identified:
    """The companies behind tickers, by the SEC's list; one that is not in it is not among the found."""
    got = network.get(ID, "tickers", TICKERS_URL, tickers_shape, hosts=HOSTS)
    known = listings(got.snapshot.body) if got.snapshot is not None else {}
    found = {ticker: listing for ticker in tickers if (listing := known.get(ticker_key(ticker)))}
    return Identified(found, got.failure)


def identified(
    subjects: Iterable[str], tickers: Collection[str], network: Network, day: date | None = None
) -> Identified:
    """Those of the subjects "name:..." that the tickers of their article identify; nobody is asked without both."""
    names = sorted({subject for subject in subjects if subject.startswith(PREFIX)})
    if not names or not tickers:
        return Identified({})
    got = network.get(ID, "tickers", TICKERS_URL, tickers_shape, hosts=HOSTS, day=day)
    if got.snapshot is None:
        return Identified({}, got.failure)
    known = listings(got.snapshot.body)
    given = {listing.id: listing for key in sorted(map(ticker_key, tickers)) if (listing := known.get(key))}
    found: dict[str, Listing] = {}
    failure = got.failure
    for subject in names:
        fitting = [one for one in given.values() if is_name_of(subject.removeprefix(PREFIX), (one.name,))]
        if len(fitting) == 1:
            found[subject] = fitting[0]
    for subject in (name for name in names if name not in found):
        for one in given.values():
            former, problem = _former_names(one.id, network, day)
            failure = failure or problem
            if is_name_of(subject.removeprefix(PREFIX), former):
                found[subject] = one
                break
    return Identified(found, failure)


def is_name_of(name: str, registered: Iterable[str]) -> bool:
    """Whether journalists may call a company so: its registered name without legal forms, or that name's first words."""
    key = name_key(name)
    forms = {name_key(form) for full in registered for form in (full, *short_names(full))}
    # one short word ("Planet") begins too many names to mean one of them
    return key in forms or (" " in key and any(form.startswith(key + " ") for form in forms))


def _former_names(id: str, network: Network, day: date | None) -> tuple[tuple[str, ...], SourceFailure | None]:
    cik = id.removeprefix("cik:")
    url = SUBMISSIONS_URL.format(cik=cik)
    got = network.get(ID, id, url, companyfacts.submissions_shape(cik), hosts=HOSTS, day=day)
    if got.snapshot is None:
        return (), got.failure
    whole = companyfacts.parsed(got.snapshot.body)
    listed = whole.get("formerNames") or ()
    former = (entry.get("name") for entry in listed if isinstance(entry, dict)) if isinstance(listed, list) else ()
    return (whole["name"], *(name for name in former if isinstance(name, str))), got.failure
