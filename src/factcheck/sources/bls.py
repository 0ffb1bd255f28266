"""Source `bls`: consumer prices of the United States, all items, from the table of the embedded pack.

Two monthly indices (1982-84 = 100): the unadjusted one, which is never revised and gives the annual rate, and the seasonally adjusted
one, which gives the monthly change and moves a little with every year's new factors. `concept` is the series.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import cache

from factcheck.errors import StoreError
from factcheck.model import Observation, SourceFailure
from factcheck.pack import checks, tables
from factcheck.sources.rows import alike

ID = "bls"
ATTRIBUTION = "U.S. Bureau of Labor Statistics, Consumer Price Index (public domain)"
SUBJECT = "iso3166:US"
UNADJUSTED, ADJUSTED = "CUUR0000SA0", "CUSR0000SA0"
_PATH = "bls/cpi_u.tsv"
_URL = "https://data.bls.gov/timeseries/"


def lookup(key: str) -> tuple[Observation, ...] | SourceFailure:
    """Every month of both indices and every year's average of the unadjusted one; () for another country."""
    if key != SUBJECT:
        return ()
    try:
        return _observations()
    except (StoreError, ValueError, ArithmeticError, OSError) as error:
        return SourceFailure(source=ID, key=key, kind="malformed", message=f"{_PATH}: {error}")


@cache
def _observations() -> tuple[Observation, ...]:
    content = (checks.embedded() / _PATH).read_bytes()
    table = tables.decode(content, _PATH)
    digest = tables.digest(content)
    row = alike(
        Observation.model_construct(source=ID, key="", subject=SUBJECT, metric="cpi", unit="points", digest=digest)
    )
    found = []
    for series, period, _, value in table.rows:
        year, _, month = period.partition("-")
        first, last = (int(month), int(month)) if month else (1, 12)
        found.append(
            row(
                {
                    "key": f"{series}/{period}",
                    "value": Decimal(value),
                    "start": date(int(year), first, 1),
                    "end": date(int(year), last, monthrange(int(year), last)[1]),
                    "url": _URL + series,
                    "concept": series,
                }
            )
        )
    return tuple(found)


@cache
def last_day() -> date:
    """The end of the newest month that is held."""
    return max(obs.end for obs in _observations() if obs.end)
