"""Source `sec` beyond the pack: what the SEC's own service holds on a company, when the pack may lack something.

One companyfacts body answers every question about a company, its series and its vintages. The single concepts that the service
also gives would take a request for each metric and each of its candidate tags.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from factcheck.model import Observation, SourceFailure
from factcheck.patterns import regex
from factcheck.sources import companyfacts
from factcheck.sources.age import is_enough
from factcheck.sources.companies import registrants
from factcheck.sources.network import Network
from factcheck.sources.pack import ID

HOSTS = frozenset({"data.sec.gov", "www.sec.gov"})
FACTS_URL = "https://data.sec.gov/api/xbrl/companyfacts/CIK{cik}.json"
SUBMISSIONS_URL = "https://data.sec.gov/submissions/CIK{cik}.json"
TICKERS_URL = "https://www.sec.gov/files/company_tickers.json"
_KEY = regex(r"cik:([0-9]{10})")
_KEPT = 12


class _Name(NamedTuple):
    """Of what was indexed: the company, the digest of its body or bodies, and the concepts that were wanted."""

    key: str
    digest: str
    concepts: int


_indexed: OrderedDict[_Name, tuple[Observation, ...]] = OrderedDict()
"""By company, digest and concepts. The judge remembers series by the identity of their tuple, so the same one is given again."""


def beyond(
    key: str, held: tuple[Observation, ...], day: date | None, reference: Any, network: Network
) -> tuple[tuple[Observation, ...], SourceFailure | None]:
    """What is known of the company "cik:##########" with the service's help, and what went wrong with it.

    A body of the service holds every filing that the pack took its rows from, so it takes their place.
    """
    concepts = companyfacts.concepts_of(reference)
    if not _KEY.fullmatch(key) or not concepts or is_enough(held, day):
        return held, None
    known = [_asked(key, registrant, day, concepts, network) for registrant in registrants(key)]
    failure = next((failure for *_, failure in known if failure is not None), None)
    (name, own, _), *others = known
    filed = [(other.digest, rows) for other, rows, _ in others if rows]
    if not filed:
        return own or held, failure
    whole = name._replace(digest="+".join((name.digest, *(digest for digest, _ in filed))))
    return _kept(whole, lambda: tuple(chain(own or held, *(rows for _, rows in filed)))), failure


def _asked(
    key: str, registrant: str, day: date | None, concepts: Any, network: Network
) -> tuple[_Name, tuple[Observation, ...], SourceFailure | None]:
    """What the company has filed under one of its numbers."""
    cik = registrant.removeprefix("cik:")
    got = network.get(ID, key, FACTS_URL.format(cik=cik), companyfacts.facts_shape(cik), hosts=HOSTS, day=day)
    name = _Name(key, got.snapshot.digest if got.snapshot else "", hash(frozenset(concepts.items())))
    if got.snapshot is None:
        return name, (), got.failure
    snapshot = got.snapshot
    # what the body says of itself, not when it was fetched: the same evidence gives the same report on any day
    goes_to = snapshot.published or snapshot.fetched.date()

    def rows() -> tuple[Observation, ...]:
        found = companyfacts.observations(registrant, snapshot.body, snapshot.digest, goes_to, concepts)
        return found if registrant == key else tuple(o.model_copy(update={"subject": key}) for o in found)

    return name, _kept(name, rows), got.failure


def _kept(name: _Name, rows: Callable[[], tuple[Observation, ...]]) -> tuple[Observation, ...]:
    if name not in _indexed:
        _indexed[name] = rows()
        if len(_indexed) > _KEPT:
            _indexed.popitem(last=False)
    return _indexed[name]
