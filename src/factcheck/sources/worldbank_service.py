"""Source `worldbank` beyond the pack: output of later years, and yearly figures that the pack does not hold.

Output is asked for of all economies at once, because ranks and shares need them all. A yearly series is asked for of one economy, under
a key of its own ("iso3166:DE/FP.CPI.TOTL.ZG"). The service answers 200 for a question that it does not understand, and revises without
notice: `lastupdated` says of when a body's figures are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.model import Observation, SourceFailure
from factcheck.patterns import regex
from factcheck.sources import companyfacts, worldbank
from factcheck.sources.network import Got, Network
from factcheck.sources.worldbank import ID

if TYPE_CHECKING:
    from factcheck.sources._http import Shape

HOSTS = frozenset({"api.worldbank.org"})
_API = "https://api.worldbank.org/v2/country/{code}/indicator/{indicator}?format=json&per_page={rows}"
_ALL, _PAGE = "all", 20000
_YEAR, _CODE = regex(r"(?:19|20)\d\d"), regex(r"[A-Z]{3}")
_URL = regex(r"https://api\.worldbank\.org/v2/country/(all|[A-Z]{3})/indicator/([A-Z0-9.]+)\?.*")
_LARGEST = Decimal(10) ** 16


class _Row(NamedTuple):
    code: str
    year: int
    value: Decimal


class _Series(NamedTuple):
    """What a body holds, and on which day the World Bank last revised it."""

    day: date | None
    rows: tuple[_Row, ...]


def beyond(
    key: str, held: tuple[Observation, ...], day: date | None, rules: Any, network: Network
) -> tuple[tuple[Observation, ...], SourceFailure | None]:
    """What is known of an economy with the service's help, and what went wrong with it."""
    id_, _, indicator = key.partition("/")
    economies = rules.vocabulary.economies
    economy = economies.get(id_.removeprefix("iso3166:"))
    if economy is None or not _CODE.fullmatch(economy.code):
        return held, None
    if indicator:
        return _series(key, economy.code, indicator, day, rules, network)
    newest = max((o.end.year for o in held if o.basis == "level" and o.end), default=None)
    # a year's output is first told in the year after
    if newest is None or day is not None and day.year - 1 <= newest:
        return held, None
    got = _asked(key, output_url(newest + 1, network.now.year), day, network)
    if got.snapshot is None:
        return held, got.failure
    table = _output(got.snapshot.body, got.snapshot.digest)
    return (*held, *worldbank.WorldBank(economies).of(id_, economy, table)), got.failure


def output_url(first: int, last: int) -> str:
    return _API.format(code=_ALL, indicator=worldbank.INDICATOR, rows=_PAGE) + f"&date={first}:{last}"


def series_url(code: str, indicator: str) -> str:
    return _API.format(code=code, indicator=indicator, rows=1000)


def shape(url: str, body: bytes) -> date | None:
    """Checks that a body answers the question of its address, and says of which day its figures are."""
    asked = _URL.fullmatch(url)
    if asked is None:
        raise ValueError("no question of figures")
    return _parsed(body, asked[1], asked[2]).day


def shape_of(url: str) -> Shape:
    """The shape of the answer under an address of the service."""
    return partial(shape, url)


def _asked(key: str, url: str, day: date | None, network: Network) -> Got:
    return network.get(ID, key, url, shape_of(url), hosts=HOSTS, day=day, introduced=False)


def _series(
    key: str, code: str, indicator: str, day: date | None, rules: Any, network: Network
) -> tuple[tuple[Observation, ...], SourceFailure | None]:
    rule = getattr(rules.reference, ID, None)
    metric = (
        next((name for name, yearly in rule.yearly.items() if yearly.indicator == indicator), None) if rule else None
    )
    if metric is None:
        return (), None
    got = _asked(key, series_url(code, indicator), day, network)
    if got.snapshot is None:
        return (), got.failure
    return _observations(key, code, indicator, metric, got.snapshot.body, got.snapshot.digest), got.failure


@lru_cache(maxsize=32)
def _observations(
    key: str, code: str, indicator: str, metric: str, body: bytes, digest: str
) -> tuple[Observation, ...]:
    """The years of a series, oldest first."""
    found = _parsed(body, code, indicator)
    id_ = key.partition("/")[0]
    return tuple(
        Observation(
            source=ID,
            key=f"{indicator}/{code}/{row.year}",
            subject=id_,
            metric=metric,
            value=row.value,
            unit="percent",
            start=date(row.year, 1, 1),
            end=date(row.year, 12, 31),
            url=f"https://data.worldbank.org/indicator/{indicator}?locations={id_.removeprefix('iso3166:')}",
            digest=digest,
            checked=found.day,
            concept=indicator,
        )
        for row in sorted(found.rows)
    )


@lru_cache(maxsize=2)
def _output(body: bytes, digest: str) -> worldbank.Gdp:
    found = _parsed(body, _ALL, worldbank.INDICATOR)
    packed = worldbank.table()
    values: dict[str, dict[int, Decimal]] = {worldbank.WHOLE: {}}
    for row in found.rows:
        values.setdefault(row.code, {})[row.year] = worldbank.in_millions(row.value)
    before = {code: years[max(years)] for code, years in packed.values.items() if years}
    return worldbank.Gdp(values, packed.countries, digest, found.day or packed.day, before)


# ------------------------------------------------------------ the body
def _parsed(body: bytes, code: str, indicator: str) -> _Series:
    """Raises ValueError for a body that does not answer the question, or only a part of it."""
    whole = companyfacts.parsed(body)
    if not isinstance(whole, list) or not whole or not isinstance(whole[0], dict):
        raise ValueError("no figures of the World Bank")
    head = whole[0]
    if "message" in head:
        raise ValueError(f"the World Bank says: {_message(head['message'])}")
    rows = whole[1] if len(whole) == 2 else None
    pages, total = (_number(head.get(name)) for name in ("pages", "total"))
    if rows is None and total == 0 and code != _ALL:
        return _Series(None, ())  # it holds nothing of this kind on the economy
    if not isinstance(rows, list) or pages != 1 or total != len(rows) or not rows:
        raise ValueError("only a part of the figures")
    return _Series(date.fromisoformat(str(head.get("lastupdated"))), tuple(_rows(rows, code, indicator)))


def _rows(rows: list[Any], code: str, indicator: str) -> Iterator[_Row]:
    for row in rows:
        about = row.get("indicator") if isinstance(row, dict) else None
        if not isinstance(about, Mapping) or about.get("id") != indicator:
            raise ValueError("figures of another kind")
        of, year, value = row.get("countryiso3code"), row.get("date"), row.get("value")
        if code not in (_ALL, of):
            raise ValueError("figures of another economy")
        if not isinstance(year, str) or not _YEAR.fullmatch(year):
            raise ValueError("a figure of no year")
        if value is None or not of:
            continue  # not yet known, or of a group of economies that has no code
        yield _Row(str(of), int(year), _figure(value))


def _figure(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("a figure that is no number")
    figure = Decimal(value)
    if abs(figure) > _LARGEST:
        raise ValueError("a figure that cannot be")
    return figure


def _message(message: Any) -> str:
    told = message[0] if isinstance(message, list) and message else message
    return " ".join(str(told.get(name, "")) for name in ("id", "value")) if isinstance(told, dict) else str(told)


def _number(value: Any) -> int | None:
    """Of a count that some answers give as text."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else None
