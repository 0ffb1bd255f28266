"""Windows of periods that are told from the article's day: the quarter, the half year, the year to date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.judge.case import Case
from factcheck.judge.windows import AWAITED, FRESH, Windows, distinct, labelled
from factcheck.model import Observation
from factcheck.sources.dates import TOLERANCE
from factcheck.sources.fiscal import FiscalCalendar, Part
from factcheck.sources.series import Frequency, latest_public
from factcheck.sources.vintages import Window


def of_article(
    case: Case, match: re.Match[str], calendar: FiscalCalendar, observations: Sequence[Observation], metric: str
) -> Windows:
    """ "The quarter" of an article is the latest that had ended; before its filing, the one filed last may be meant."""
    if case.day is None:
        return Windows((), False, "the article has no date, so that its latest period is unknown")
    groups = match.groupdict()
    if groups["unit"] == "H":
        return _half(case.day, calendar, groups.get("side") == "PREV")
    frequency: Frequency | None = (
        "quarter" if groups["unit"] == "Q" else "year" if groups["unit"] in {"Y", "FY"} else None
    )
    if frequency is None:
        return Windows((), False, "no period of that kind can be looked up")
    latest = _public(observations, metric, case.day, frequency, calendar)
    public = (latest[0], latest[1]) if latest and latest[0] else None
    if public is None and (balance := latest_public(observations, metric, case.day, "instant", calendar=calendar)):
        # a balance-sheet figure has no length; its day is the end of the period
        public = calendar.quarter_ended(balance[1]) if frequency == "quarter" else calendar.year_ended(balance[1])
    ended = _last_ended(case.day, calendar, frequency)
    found = [
        labelled(ended, f"the last {frequency} that had ended"),
        labelled(public, f"the latest {frequency} then public"),
    ]
    told = case.extraction.time(case.claim.period)
    # "its last fiscal year" is the one that had ended last; the previous one may be that before it
    last = (
        groups["unit"] == "FY"
        and told is not None
        and told.text.lower().startswith("last")
        and case.claim.role != "from"
    )
    if groups.get("side") == "PREV" and not last:
        before = [calendar.previous(c.start, c.end) for c in found if c and c.start]
        found += [labelled(window, f"the {frequency} before") for window in before]
    # an article of the first weeks after a quarter may speak of either; beyond three months neither is sure
    fresh = public is not None and case.day - public[1] <= (FRESH if frequency == "quarter" else timedelta(days=450))
    return Windows(distinct(found), fresh, f"the {frequency} that the article reports", given=False)


def length(case: Case, match: re.Match[str], calendar: FiscalCalendar, _: Sequence[Observation], __: str) -> Windows:
    """ "Over the nine months": those of the fiscal year that had ended last."""
    if case.day is None:
        return Windows((), False, "the article has no date, so that its latest period is unknown")
    months = int(match["months"])
    parts: tuple[Part, ...] = {3: ("Q1", "Q2", "Q3", "Q4"), 6: ("H1", "H2"), 9: ("9M",), 12: ("FY",)}[months]  # type: ignore[assignment]
    found = [window for year in calendar.years for part in parts if (window := calendar.part(year, part))]
    ended = sorted((window for window in found if window[1] < case.day), key=lambda window: window[1])[-1:]
    fresh = bool(ended) and case.day - ended[0][1] <= FRESH
    candidates = distinct(labelled(window, f"the last {months} months that had ended") for window in ended)
    return Windows(candidates, fresh, f"the {months} months that the article reports", given=False)


_ANCHORS = ("revenue", "net_income", "ocf")
"""Metrics that every report gives; they tell when a figure computed from others was public."""


def _public(
    observations: Sequence[Observation], metric: str, day: date, frequency: Frequency, calendar: FiscalCalendar
) -> Window | None:
    found = latest_public(observations, metric, day, frequency, calendar=calendar)
    if found is not None or frequency == "instant" or any(obs.metric == metric for obs in observations):
        return found
    tried = (latest_public(observations, anchor, day, frequency, calendar=calendar) for anchor in _ANCHORS)
    return next((window for window in tried if window is not None), None)


def _half(day: date, calendar: FiscalCalendar, previous: bool) -> Windows:
    """ "The half year" of an article: the latest that had ended, or the one before it."""
    halves = [half for year in calendar.years for n in (1, 2) if (half := calendar.half(year, n)) and half[1] < day]
    ended = sorted(halves, key=lambda half: half[1])[-2 if previous else -1 :][:1]
    fresh = bool(ended) and day - ended[0][1] <= FRESH
    return Windows(
        distinct(labelled(half, "the last half year that had ended") for half in ended),
        fresh,
        "by the article's date",
        False,
    )


def _last_ended(day: date, calendar: FiscalCalendar, frequency: str) -> tuple[date, date] | None:
    ended: list[tuple[date, date]] = []
    for year, window in calendar.years.items():
        if frequency == "year":
            ended.append(window)
        else:
            ended.extend(quarter for n in (1, 2, 3, 4) if (quarter := calendar.quarter(year, n)))
    return max((window for window in ended if window[1] < day), key=lambda window: window[1], default=None)


def year_to_date(
    case: Case, match: re.Match[str], calendar: FiscalCalendar, observations: Sequence[Observation], metric: str
) -> Windows:
    year = int(match["year"])
    if case.day is not None:
        # "this fiscal year" may have begun in the calendar's last
        begun = [named for named, window in calendar.years.items() if window[0] < case.day]
        begun += (
            [max(calendar.years) + 1] if calendar.years and calendar.years[max(calendar.years)][1] < case.day else []
        )
        year = max(begun, default=year) if abs(max(begun, default=year) - year) <= 1 else year
    found = [labelled(calendar.year_to_date(year, n), f"the first {3 * n} months of {year}") for n in (3, 2, 1)]
    day = case.day
    ended = distinct(c for c in found if c and (day is None or c.end < day))
    if day is None or not ended or day - ended[0].end > FRESH:
        return Windows(ended, False, "the year to date")
    # in the first weeks after a quarter its report may still be awaited
    public = _public(observations, metric, day, "quarter", calendar)
    awaited = day - ended[0].end < AWAITED and (public is None or public[1] < ended[0].end - TOLERANCE)
    return Windows(ended[: 2 if awaited else 1], True, "the year to date, until the last quarter that had ended")
