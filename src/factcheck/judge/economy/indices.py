"""The index of consumer prices by month and year, and the rates that it gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from factcheck.judge.compare import plain
from factcheck.judge.economy.months import Month, months_back
from factcheck.judge.economy.words import month
from factcheck.memo import once_per
from factcheck.model import Observation
from factcheck.records import record
from factcheck.sources.bls import ADJUSTED, UNADJUSTED

_HUNDRED = Decimal(100)
TENTH = Decimal("0.1")


@record
class Index:
    """The indices by (year, month), the unadjusted one's averages by year."""

    unadjusted: Mapping[Month, Observation]
    adjusted: Mapping[Month, Observation]
    years: Mapping[int, Observation]


@record
class Rate:
    """A change in percent from one index to another, under the name of what it is."""

    what: str
    value: Decimal
    later: Observation
    earlier: Observation
    slack: Decimal = Decimal(0)

    @property
    def told(self) -> str:
        value = self.value.quantize(TENTH)
        return f"{self.what.format('rose' if value >= 0 else 'fell')} {abs(value)}%"

    @property
    def working(self) -> str:
        return f"{self.what.format('rose')}: {self.later.value} / {self.earlier.value} - 1 = {plain(self.value.quantize(Decimal('0.001')))}%"


@once_per
def index_of(held: tuple[Observation, ...]) -> Index:
    unadjusted: dict[Month, Observation] = {}
    adjusted: dict[Month, Observation] = {}
    years: dict[int, Observation] = {}
    for obs in held:
        assert obs.start is not None
        assert obs.end is not None
        if obs.end.month != obs.start.month:
            years[obs.end.year] = obs
        else:
            {UNADJUSTED: unadjusted, ADJUSTED: adjusted}[obs.concept or ""][obs.end.year, obs.end.month] = obs
    return Index(unadjusted, adjusted, years)


def change_rates(later: Observation | None, earlier: Observation | None, what: str, slack: Decimal) -> Iterator[Rate]:
    if later is not None and earlier is not None and later.value and earlier.value:
        yield Rate(what, (later.value / earlier.value - 1) * _HUNDRED, later, earlier, slack)


def annual_rates(index: Index, of: Month) -> Iterator[Rate]:
    later = index.unadjusted.get(of)
    what = f"over the year to {month(later.end)} consumer prices {{}}" if later and later.end else ""
    yield from change_rates(later, index.unadjusted.get(months_back(of, 12)), what, Decimal(0))


def monthly_rates(index: Index, of: Month, slack: Decimal) -> Iterator[Rate]:
    for series, how in ((index.adjusted, "seasonally adjusted"), (index.unadjusted, "unadjusted")):
        later = series.get(of)
        what = f"in {month(later.end)} consumer prices {{}}, {how}," if later and later.end else ""
        yield from change_rates(
            later, series.get(months_back(of, 1)), what, slack if series is index.adjusted else Decimal(0)
        )


def year_rates(index: Index, year: int, *, average: bool) -> Iterator[Rate]:
    what = f"on average of {year} consumer prices were above those of the year before by"
    yield from change_rates(index.years.get(year), index.years.get(year - 1), what, Decimal(0))
    if not average:
        yield from annual_rates(index, (year, 12))
