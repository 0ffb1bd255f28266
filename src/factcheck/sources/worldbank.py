"""Source `worldbank`: national output in current US dollars, from the table of the embedded pack.

Of every year an economy has a level, its rank in the world and in its regions, and its share of the world's output. Rank and share
are computed here, of countries alone: groups of countries are never ranked. Figures are revised without notice, and the pack keeps no
vintage: what was known on a day cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
_MILLION = Decimal(1_000_000)
"""The table gives fractions of a dollar, which come of conversion and say nothing."""
_PATH = "worldbank/gdp.tsv"
_INDICATOR = "NY.GDP.MKTP.CD"
_URL = "https://data.worldbank.org/indicator/" + _INDICATOR


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
            return tuple(self._of(key, economy, _table()))
        except (StoreError, ValueError, ArithmeticError, OSError) as error:
            return SourceFailure(source=ID, key=key, kind="malformed", message=f"{_PATH}: {error}")

    def _of(self, key: str, economy: Any, table: _Gdp) -> Iterator[Observation]:
        for year, value in sorted(table.values.get(economy.code, {}).items()):
            yield self._row(key, economy.code, year, "level", value, "USD", table)
            total = table.values["WLD"].get(year)
            if economy.group or total is None:
                continue
            yield self._row(key, economy.code, year, "share", value / total * 100, "percent", table)
            for region in (WORLD, *economy.regions):
                rivals = table.countries if region == WORLD else self._members(region)
                place = 1 + sum(table.values[code].get(year, Decimal(0)) > value for code in rivals)
                yield self._row(key, economy.code, year, "rank", Decimal(place), "rank", table, (region,))

    def _members(self, region: str) -> tuple[str, ...]:
        return tuple(entry.code for entry in self.economies.values() if region in entry.regions)

    @staticmethod
    def _row(
        key: str, code: str, year: int, basis: Any, value: Decimal, unit: str, table: _Gdp, names: tuple[str, ...] = ()
    ) -> Observation:
        return Observation(
            source=ID,
            key="/".join((_INDICATOR, code, str(year), *(() if basis == "level" else (basis, *names)))),
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
class _Gdp:
    """`values` by the World Bank's code and year; `countries` are the codes that are ranked."""

    values: Mapping[str, Mapping[int, Decimal]]
    countries: tuple[str, ...]
    digest: str
    day: date


@cache
def _table() -> _Gdp:
    content = (checks.embedded() / _PATH).read_bytes()
    values: dict[str, dict[int, Decimal]] = {}
    countries: dict[str, None] = {}
    for code, _, kind, year, value in tables.decode(content, _PATH).rows:
        values.setdefault(code, {})[int(year)] = (Decimal(value) / _MILLION).quantize(Decimal(1)) * _MILLION
        if kind == "country":
            countries[code] = None
    return _Gdp(values, tuple(countries), tables.digest(content), last_day())


@cache
def last_day() -> date:
    """The day up to which the pack goes."""
    return checks.as_of(tables.read(checks.embedded() / checks.MANIFEST))
