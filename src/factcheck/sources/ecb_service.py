"""Source `ecb` beyond the bundled history: the fixings since, from the ECB's data service.

One request asks for all currencies from the last bundled day on: a run needs no other, whatever its articles speak of, and what is kept
of it serves the next run. The body is SDMX in CSV, a row for every currency and day; a closing day's row has no value.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.memo import once_per
from factcheck.model import Observation, SourceFailure
from factcheck.patterns import regex
from factcheck.sources import ecb
from factcheck.sources.network import Network
from factcheck.sources.rows import alike

if TYPE_CHECKING:
    from factcheck.sources._http import Shape

HOSTS = frozenset({"data-api.ecb.europa.eu"})
RATES_URL = (
    "https://data-api.ecb.europa.eu/service/data/EXR/D..EUR.SP00.A?startPeriod={first}&format=csvdata&detail=dataonly"
)
_NEEDED = ("CURRENCY", "TIME_PERIOD", "OBS_VALUE")
_FIXED = {"FREQ": "D", "CURRENCY_DENOM": ecb.EURO, "EXR_TYPE": "SP00", "EXR_SUFFIX": "A"}
"""Columns that the service may give besides: a row with another value is no daily reference rate against the euro."""
_GAPS = frozenset({"", "N/A", "NaN"})
_CURRENCY = regex(r"[A-Z]{3}")
_DAY = regex(r"\d{4}-\d\d-\d\d")
_LARGEST = Decimal(10_000_000)
"""No currency was ever fixed at so many units for a euro (the old Turkish lira stood at two million)."""


class _Fixed(NamedTuple):
    currency: str
    day: date
    rate: Decimal


def beyond(
    key: str, held: tuple[Observation, ...], day: date | None, network: Network
) -> tuple[tuple[Observation, ...], SourceFailure | None]:
    """The history of a currency with the fixings since the bundled ones behind it, and what went wrong with the service.

    Nobody is asked for an article that the bundled history outlives, nor about a currency that it does not have.
    """
    first = ecb.last_day()
    if not held or first is None or day is not None and day <= first:
        return held, None
    got = network.get(ecb.ID, key, url_since(first), shape, hosts=HOSTS, day=day, introduced=False)
    if got.snapshot is None:
        return held, got.failure
    digest, goes_to = got.snapshot.digest, got.snapshot.published or got.snapshot.fetched.date()
    return _joined(held)(digest, goes_to, _by_currency(got.snapshot.body).get(key.upper(), ())), got.failure


def url_since(first: date) -> str:
    return RATES_URL.format(first=first.isoformat())


def shape(body: bytes) -> date | None:
    """Checks a table of daily reference rates and says of which day the newest is. Raises ValueError for anything else."""
    return max(fixed.day for fixed in _rows(body))


def shape_of(_: str) -> Shape:
    """The shape of the answer under an address of the service."""
    return shape


class _Joined:
    """A currency's bundled history and what follows it, the same tuple as long as both are the same."""

    def __init__(self, held: tuple[Observation, ...]) -> None:
        self.held, self.made = held, {}  # type: tuple[Observation, ...], dict[str, tuple[Observation, ...]]

    def __call__(self, digest: str, goes_to: date, rows: tuple[_Fixed, ...]) -> tuple[Observation, ...]:
        if digest not in self.made:
            self.made[digest] = self._with(digest, goes_to, rows)
        return self.made[digest]

    def _with(self, digest: str, goes_to: date, rows: tuple[_Fixed, ...]) -> tuple[Observation, ...]:
        whole = self.held[0]
        later = [row for row in rows if whole.valid_until is not None and row.day > whole.valid_until]
        if not later:
            return self.held
        changes: dict[str, Any] = {"digest": digest, "checked": goes_to}
        one = alike(whole.model_copy(update={**changes, "valid_from": None, "valid_until": None}))
        found = [
            one(
                {
                    "key": f"{row.currency}/{row.day}",
                    "value": row.rate,
                    "start": row.day,
                    "end": row.day,
                    "published": row.day,
                }
            )
            for row in later
        ]
        last = found[-1]
        newest = {"key": last.key, "value": last.value, "end": last.end, "published": last.end, "valid_until": last.end}
        return (whole.model_copy(update={**changes, **newest}), *found)


_joined = once_per(_Joined)


@lru_cache(maxsize=2)
def _by_currency(body: bytes) -> Mapping[str, tuple[_Fixed, ...]]:
    """The fixings of each currency, oldest first."""
    found: dict[str, list[_Fixed]] = {}
    for fixed in sorted(_rows(body)):
        found.setdefault(fixed.currency, []).append(fixed)
    return {currency: tuple(rows) for currency, rows in found.items()}


def _rows(body: bytes) -> Iterator[_Fixed]:
    text = body.decode("utf-8-sig")
    if text.lstrip()[:1] in ("<", "{", "["):
        raise ValueError("it is no table of rates")
    if text.rpartition("\n")[2].strip(","):
        raise ValueError("the table of rates breaks off")
    table = csv.DictReader(text.splitlines(), strict=True)
    if not set(_NEEDED) <= set(table.fieldnames or ()):
        raise ValueError("a table without currencies, days and rates")
    any_row = False
    try:
        for row in table:
            if not any(row.values()):
                continue
            if (fixed := _fixed(row)) is not None:
                any_row = True
                yield fixed
    except csv.Error as error:
        raise ValueError(str(error)) from None
    if not any_row:
        raise ValueError("a table without rates")


def _fixed(row: Mapping[str, Any]) -> _Fixed | None:
    """One row; None for a closing day's, or for a currency's that was not fixed."""
    currency, day, value = (row[name] or "" for name in _NEEDED)
    if not _CURRENCY.fullmatch(currency) or not _DAY.fullmatch(day):
        raise ValueError("a rate without a currency or a day")
    if any(row.get(column, right) != right for column, right in _FIXED.items()):
        raise ValueError("a rate that is no daily reference rate")
    if value in _GAPS:
        return None
    try:
        rate = Decimal(value)
    except InvalidOperation:
        raise ValueError("a rate that is no number") from None
    if not (rate.is_finite() and 0 < rate < _LARGEST):
        raise ValueError("a rate that cannot be")
    return _Fixed(currency, date.fromisoformat(day), rate)
