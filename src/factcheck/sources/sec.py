"""Source `sec` beyond the pack: what the SEC's own service holds on a company, when the pack may lack something.

One companyfacts body answers every question about a company, its series and its vintages. The single concepts that the service
also gives would take a request for each metric and each of its candidate tags.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from typing import Any

from factcheck.model import Observation, SourceFailure
from factcheck.patterns import regex
from factcheck.sources import companyfacts
from factcheck.sources.age import is_enough
from factcheck.sources.network import Network
from factcheck.sources.pack import ID

HOSTS = frozenset({"data.sec.gov", "www.sec.gov"})
FACTS_URL = "https://data.sec.gov/api/xbrl/companyfacts/CIK{cik}.json"
SUBMISSIONS_URL = "https://data.sec.gov/submissions/CIK{cik}.json"
TICKERS_URL = "https://www.sec.gov/files/company_tickers.json"
_KEY = regex(r"cik:([0-9]{10})")
_KEPT = 12
_indexed: OrderedDict[tuple[str, str, int], tuple[Observation, ...]] = OrderedDict()
"""By company, digest and concepts. The judge remembers series by the identity of their tuple, so the same one is given again."""


def beyond(
    key: str, held: tuple[Observation, ...], day: date | None, reference: Any, network: Network
) -> tuple[tuple[Observation, ...], SourceFailure | None]:
    """What is known of the company "cik:##########" with the service's help, and what went wrong with it.

    A body of the service holds every filing that the pack took its rows from, so it takes their place.
    """
    cik = _KEY.fullmatch(key)
    concepts = companyfacts.concepts_of(reference)
    if cik is None or not concepts or is_enough(held, day):
        return held, None
    url = FACTS_URL.format(cik=cik[1])
    got = network.get(ID, key, url, companyfacts.facts_shape(cik[1]), hosts=HOSTS, day=day)
    if got.snapshot is None:
        return held, got.failure
    snapshot = got.snapshot
    # what the body says of itself, not when it was fetched: the same evidence gives the same report on any day
    goes_to = snapshot.published or snapshot.fetched.date()
    name = (key, snapshot.digest, hash(frozenset(concepts.items())))
    if name not in _indexed:
        _indexed[name] = companyfacts.observations(key, snapshot.body, snapshot.digest, goes_to, concepts)
        if len(_indexed) > _KEPT:
            _indexed.popitem(last=False)
    return _indexed[name] or held, got.failure
