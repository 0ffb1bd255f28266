"""A company's fiscal calendar, read off the windows of its own facts.

Nothing here looks at `fy`, `fp` or `frame`: they name the filing, not the period. A year is a window of 340-380 days
(52 or 53 weeks, or twelve months); a quarter is whatever the company reports between two cuts of its year, so that
quarters of 12, 16 and 17 weeks need no case of their own. Years outside the facts are projected by the company's rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from factcheck.memo import once_per
from factcheck.model import Observation
from factcheck.records import record
from factcheck.sources.dates import DAY, TOLERANCE, add_months, days, is_month_end, is_near, near

_MOST_OF_YEAR = 300
Period = tuple[date, date]
"""First and last day, both inside."""
Naming = Literal["end-year", "mid-year"]
"""A fiscal year is named after the calendar year of its last day, or of its middle (Home Depot: fiscal 2024 ends on 2025-02-02)."""
Part = Literal["FY", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M"]

_REACH = 12
"""How many years are projected on either side of the known ones."""


@record
class FiscalCalendar:
    """Fiscal years by name, and their parts. Every method gives None for what cannot be known."""

    known: tuple[Period, ...]
    """Years whose both ends are seen in facts or follow from the neighbouring years, in order."""
    cuts: tuple[tuple[date, int, date], ...] = ()
    """(first day of the year, n, last day of its n-th quarter) for every quarter end seen in facts."""
    naming: Naming = "end-year"

    # ------------------------------------------------------------ periods by name
    def year(self, fiscal_year: int) -> Period | None:
        return self.years.get(fiscal_year)

    def quarter(self, fiscal_year: int, n: int) -> Period | None:
        year = self.year(fiscal_year)
        if year is None or not 1 <= n <= 4:
            return None
        first = year[0] if n == 1 else self._cut(year, n - 1) + DAY
        return first, (year[1] if n == 4 else self._cut(year, n))

    def half(self, fiscal_year: int, n: int) -> Period | None:
        year = self.year(fiscal_year)
        if year is None or n not in (1, 2):
            return None
        middle = self._cut(year, 2)
        return (year[0], middle) if n == 1 else (middle + DAY, year[1])

    def nine_months(self, fiscal_year: int) -> Period | None:
        return self.year_to_date(fiscal_year, 3)

    def year_to_date(self, fiscal_year: int, n: int) -> Period | None:
        """From the first day of the year to the end of its n-th quarter."""
        year, quarter = self.year(fiscal_year), self.quarter(fiscal_year, n)
        return (year[0], quarter[1]) if year and quarter else None

    def part(self, fiscal_year: int, part: Part) -> Period | None:
        if part == "FY":
            return self.year(fiscal_year)
        if part == "9M":
            return self.nine_months(fiscal_year)
        return (self.quarter if part[0] == "Q" else self.half)(fiscal_year, int(part[1]))

    # ------------------------------------------------------------ periods by the calendar
    def calendar_quarter(self, year: int, n: int) -> Period | None:
        """The company's quarter that is the calendar quarter give or take ten days at both ends."""
        first = date(year, 3 * n - 2, 1)
        return near((first, add_months(first, 3) - DAY), self.quarters)

    def calendar_year(self, year: int) -> Period | None:
        return near((date(year, 1, 1), date(year, 12, 31)), self.years.values())

    def mostly_in(self, year: int) -> Period | None:
        """The fiscal year of which all but a few weeks lie in a calendar year: the one to January 2025, for 2024."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        return next((w for w in self.years.values() if (min(w[1], last) - max(w[0], first)).days > _MOST_OF_YEAR), None)

    def quarter_ended(self, day: date) -> Period | None:
        """The quarter whose last day is `day`, give or take ten days."""
        if day not in self._ended:
            self._ended[day] = _nearest_end(self.quarters, day)
        return self._ended[day]

    @cached_property
    def _ended(self) -> dict[date, Period | None]:
        return {}

    def year_ended(self, day: date) -> Period | None:
        return _nearest_end(self.years.values(), day)

    # ------------------------------------------------------------ names and neighbours of a period
    def locate(self, start: date, end: date) -> tuple[int, Part] | None:
        """Fiscal year and part of a window, give or take ten days: (2025, "Q2")."""
        if (start, end) not in self._located:
            self._located[start, end] = self._locate(start, end)
        return self._located[start, end]

    @cached_property
    def _located(self) -> dict[Period, tuple[int, Part] | None]:
        return {}

    def _locate(self, start: date, end: date) -> tuple[int, Part] | None:
        for name, year in self.years.items():
            if start < year[0] - TOLERANCE or end > year[1] + TOLERANCE:
                continue
            for part in _PARTS:
                window = self.part(name, part)
                if window and is_near(window[0], start) and is_near(window[1], end):
                    return name, part
        return None

    def name(self, start: date, end: date) -> str | None:
        """How the company calls a window: "fiscal 2025", "fiscal Q2 2025"."""
        found = self.locate(start, end)
        if found is None:
            return None
        return f"fiscal {found[0]}" if found[1] == "FY" else f"fiscal {found[1]} {found[0]}"

    def year_ago(self, start: date, end: date) -> Period | None:
        """The same part of the fiscal year before; its length may differ by a week."""
        found = self.locate(start, end)
        return self.part(found[0] - 1, found[1]) if found else None

    def previous(self, start: date, end: date) -> Period | None:
        """The quarter before a quarter, the half before a half, the year before a year."""
        found = self.locate(start, end)
        if found is None or found[1] == "9M":
            return None
        year, part = found
        if part == "FY":
            return self.year(year - 1)
        n, last = int(part[1]), 4 if part[0] == "Q" else 2
        window = self.quarter if part[0] == "Q" else self.half
        return window(year, n - 1) if n > 1 else window(year - 1, last)

    # ------------------------------------------------------------ how the years are found
    @cached_property
    def years(self) -> dict[int, Period]:
        """Every fiscal year by name: the known ones and the projected ones around them."""
        if not self.known:
            return {}
        rule = self._rule
        years = list(self.known)
        for _ in range(_REACH):
            start = years[-1][1] + DAY
            years.append((start, rule.end_after(start)))
        for _ in range(_REACH):
            end = years[0][0] - DAY
            years.insert(0, (rule.end_before(end) + DAY, end))
        return self._named(years, len(self.known) + _REACH - 1)

    def _named(self, years: Sequence[Period], sure: int) -> dict[int, Period]:
        """The newest year seen in facts is named by the convention, those that adjoin it by counting."""
        names: list[int] = [fiscal_year_name(*year, self.naming) for year in years]
        for i in range(sure + 1, len(years)):
            names[i] = names[i - 1] + 1
        for i in range(sure - 1, -1, -1):
            if years[i][1] + TOLERANCE >= years[i + 1][0]:
                names[i] = names[i + 1] - 1
        return dict(zip(names, years, strict=True))

    @cached_property
    def _rule(self) -> _YearEnd:
        return _YearEnd.of(self.known)

    @cached_property
    def _cut_by_year(self) -> dict[tuple[date, int], date]:
        return {}

    def _cut(self, year: Period, n: int) -> date:
        known = self._cut_by_year.get((year[0], n))
        if known is None:
            known = self._cut_by_year[year[0], n] = self._find_cut(year, n)
        return known

    def _find_cut(self, year: Period, n: int) -> date:
        """Last day of the n-th quarter: seen, else as in the nearest year where it is seen, else even quarters."""
        seen = [cut for cut in self.cuts if cut[1] == n]
        months = self._rule.kind == "month"
        if not seen:
            return add_months(year[0], 3 * n) - DAY if months else year[0] + timedelta(days=91 * n - 1)
        start, _, cut = min(seen, key=lambda item: (abs(item[0] - year[0]), item[0]))
        if start == year[0]:
            return cut
        if months and is_month_end(cut):
            return add_months(year[0], round((cut - start) / timedelta(days=30.44))) - DAY
        return year[0] + (cut - start)

    @cached_property
    def quarters(self) -> tuple[Period, ...]:
        """Every quarter of every year, in order."""
        found = (self.quarter(name, n) for name in self.years for n in (1, 2, 3, 4))
        return tuple(quarter for quarter in found if quarter)


def _nearest_end(windows: Iterable[Period], day: date) -> Period | None:
    found = min(windows, key=lambda window: abs(window[1] - day), default=None)
    return found if found and is_near(found[1], day) else None


_PARTS: tuple[Part, ...] = ("FY", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M")


def fiscal_year_name(start: date, end: date, naming: Naming = "end-year") -> int:
    """A year that ends in the first ten days of January belongs to the year before under either convention."""
    if naming == "mid-year":
        return (start + (end - start) / 2).year
    return (end - TOLERANCE).year if end.month == 1 else end.year


@once_per
def fiscal_calendar(observations: Sequence[Observation]) -> FiscalCalendar:
    """The calendar of the one company whose facts these are; its years are named as the pack says."""
    from factcheck.sources.companies import naming_of

    naming = naming_of(observations[0].subject) if observations else "end-year"
    counted = Counter((o.start, o.end) for o in observations if o.start is not None and o.end is not None)
    windows = {(start, end): count for (start, end), count in counted.items() if start is not None and end is not None}
    known = _known_years(windows)
    return FiscalCalendar(known, tuple(_cuts(known, windows)), naming)


def _known_years(windows: dict[Period, int]) -> tuple[Period, ...]:
    annual = _distinct({window: n for window, n in windows.items() if 340 <= days(window) <= 380})
    starts = [
        w
        for w in windows
        if 150 <= days(w) <= 300 and not any(y[0] - TOLERANCE <= w[0] <= y[1] - TOLERANCE for y in annual)
    ]
    if not annual and not starts:
        return ()
    # A year of which only an interim report is known: its first day is known, its last day follows from the rule.
    first_days = sorted({start for start, _ in starts})
    rule = _YearEnd.of(annual or [(day, add_months(day, 12) - DAY) for day in first_days])
    years = sorted({*annual, *((day, rule.end_after(day)) for day in first_days)})
    filled: list[Period] = []
    for year in years:
        # years inside a gap of the facts
        while filled and (year[0] - filled[-1][1]).days > 11:
            start = filled[-1][1] + DAY
            end = rule.end_after(start)
            if end >= year[0]:
                break
            filled.append((start, year[0] - DAY if is_near(end, year[0]) else end))
        if not filled or year[0] > filled[-1][1] - TOLERANCE:
            filled.append(year)
    return tuple(filled)


def _distinct(windows: dict[Period, int]) -> list[Period]:
    """Windows of different years; of two that overlap the one with more facts stays."""
    kept: list[Period] = []
    for window in sorted(windows, key=lambda w: (-windows[w], w)):
        if all(window[1] < other[0] + TOLERANCE or window[0] > other[1] - TOLERANCE for other in kept):
            kept.append(window)
    return sorted(kept)


def _cuts(years: Iterable[Period], windows: dict[Period, int]) -> Iterable[tuple[date, int, date]]:
    for start, end in years:
        votes: dict[int, Counter[date]] = {}
        for (first, last), count in windows.items():
            if first < start - TOLERANCE or last > end + TOLERANCE:
                continue
            from_start = is_near(first, start) and days((first, last)) <= 300
            if not from_start and not 75 <= days((first, last)) <= 125:
                continue
            for cut in (last,) if from_start else (first - DAY, last):
                n = round(4 * days((start, cut)) / days((start, end)))
                if 1 <= n <= 3:
                    votes.setdefault(n, Counter())[cut] += count
        for n, counter in sorted(votes.items()):
            yield start, n, min(counter, key=lambda cut: (-counter[cut], cut))


@record
class _YearEnd:
    """Month ends, the last weekday of a month ("last Saturday of September"), or the weekday nearest to a month's end."""

    kind: Literal["month", "last", "nearest"]

    @classmethod
    def of(cls, years: Sequence[Period]) -> _YearEnd:
        months = [year for year in years if year[0].day == 1 and is_month_end(year[1])]
        if 2 * len(months) > len(years):
            return cls("month")
        last = len({year[1].month for year in years}) == 1 and all(
            (year[1] + 7 * DAY).month != year[1].month for year in years
        )
        return cls("last" if last else "nearest")

    def end_after(self, start: date) -> date:
        """Last day of the year that begins on `start`."""
        if self.kind == "month":
            return add_months(start, 12) - DAY
        return self._best(start + timedelta(days=363), start + timedelta(days=370))

    def end_before(self, end: date) -> date:
        """Last day of the year before the one that ends on `end`."""
        if self.kind == "month":
            return add_months(end + DAY, -12) - DAY
        return self._best(end - timedelta(days=364), end - timedelta(days=371))

    def _best(self, short: date, long: date) -> date:
        return min((short, long), key=self._distance)

    def _distance(self, end: date) -> int:
        """Days from where the rule wants the year to end."""
        this = add_months(end.replace(day=1), 1) - DAY
        if self.kind == "last":
            return 0 if (this - end).days < 7 else 7
        return min((this - end).days, (end - (end.replace(day=1) - DAY)).days)
