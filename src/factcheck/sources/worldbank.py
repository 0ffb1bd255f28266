"""Source `worldbank`: national output in current US dollars, from the table of the embedded pack.

Of every year an economy has a level, its rank in the world and in its regions, and its share of the world's output. Rank and share
are computed here, of countries alone: groups of countries are never ranked. Figures are revised without notice, and the pack keeps no
vintage: what was known on a day cannot be told. What the pack lacks the World Bank's own service may know (`worldbank_service`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.errors import StoreError
from factcheck.model import Observation, SourceFailure
from factcheck.pack import checks, tables
from factcheck.records import record

ID = "worldbank"
ATTRIBUTION = "World Bank, World Development Indicators (CC BY 4.0)"
WORLD = "world"
WHOLE = "WLD"
"""The World Bank's code of the world as a whole."""
_MILLION = Decimal(1_000_000)
"""The table gives fractions of a dollar, which come of conversion and say nothing."""
_PATH = "worldbank/gdp.tsv"
INDICATOR = "NY.GDP.MKTP.CD"
_URL = "https://data.worldbank.org/indicator/" + INDICATOR


@record
class WorldBank:
    """`economies` are the vocabulary's, by the part of an identity behind "iso3166:"."""

    economies: Mapping[str, Any]

    def lookup(self, key: str) -> tuple[Observation, ...] | SourceFailure:
        """Every year of the economy "iso3166:DE": levels (USD), ranks (`names` = (region,)) and shares of the world (percent)."""
        economy = self.economies.get(key.removeprefix("iso3166:"))
        if economy is None:
            return ()
        try:
            return tuple(self.of(key, economy, table()))
        except (StoreError, ValueError, ArithmeticError, OSError) as error:
            return SourceFailure(source=ID, key=key, kind="malformed", message=f"{_PATH}: {error}")

    def of(self, key: str, economy: Any, table: Gdp) -> Iterator[Observation]:
        """What a table holds on an economy, year by year."""
        for year, value in sorted(table.values.get(economy.code, {}).items()):
            yield self._row(key, economy.code, year, "level", value, "USD", table)
            total = table.values[WHOLE].get(year)
            if economy.group or total is None:
                continue
            yield self._row(key, economy.code, year, "share", value / total * 100, "percent", table)
            for region in (WORLD, *economy.regions):
                rivals = table.countries if region == WORLD else self._members(region)
                if (place := table.place(value, year, rivals)) is not None:
                    yield self._row(key, economy.code, year, "rank", Decimal(place), "rank", table, (region,))

    def _members(self, region: str) -> tuple[str, ...]:
        return tuple(entry.code for entry in self.economies.values() if region in entry.regions)

    @staticmethod
    def _row(
        key: str, code: str, year: int, basis: Any, value: Decimal, unit: str, table: Gdp, names: tuple[str, ...] = ()
    ) -> Observation:
        return Observation(
            source=ID,
            key="/".join((INDICATOR, code, str(year), *(() if basis == "level" else (basis, *names)))),
            subject=key,
            metric="gdp",
            basis=basis,
            value=value,
            unit=unit,
            names=names,
            start=date(year, 1, 1),
            end=date(year, 12, 31),
            url=f"{_URL}?locations={key.removeprefix('iso3166:')}",
            digest=table.digest,
            checked=table.day,
        )


@record
class Gdp:
    """`values` by the World Bank's code and year; `countries` are the codes that are ranked; `before` is each one's last output until then."""

    values: Mapping[str, Mapping[int, Decimal]]
    countries: tuple[str, ...]
    digest: str
    day: date
    before: Mapping[str, Decimal] = field(default_factory=dict)

    def place(self, value: Decimal, year: int, rivals: Iterable[str]) -> int | None:
        """Among the rivals of a year; None where one that may be larger has no figure of it yet."""
        of = {code: self.values.get(code, {}).get(year) for code in rivals}
        if any(output is None and self.before.get(code, 0) * 2 > value for code, output in of.items()):
            return None
        return 1 + sum(output > value for output in of.values() if output is not None)


def in_millions(value: Decimal) -> Decimal:
    return (value / _MILLION).quantize(Decimal(1)) * _MILLION


@cache
def table() -> Gdp:
    """Of the pack."""
    content = (checks.embedded() / _PATH).read_bytes()
    values: dict[str, dict[int, Decimal]] = {}
    countries: dict[str, None] = {}
    for code, _, kind, year, value in tables.decode(content, _PATH).rows:
        values.setdefault(code, {})[int(year)] = in_millions(Decimal(value))
        if kind == "country":
            countries[code] = None
    return Gdp(values, tuple(countries), tables.digest(content), last_day())


@cache
def last_day() -> date:
    """The day up to which the pack goes."""
    return checks.as_of(tables.read(checks.embedded() / checks.MANIFEST))
