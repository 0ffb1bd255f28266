"""Of which month or year a figure of prices is told."""

from __future__ import annotations

from datetime import date

from factcheck.judge.case import Case
from factcheck.judge.economy.words import listed, says_beside
from factcheck.model import Time

Month = tuple[int, int]


def months_back(of: Month, months: int) -> Month:
    at = of[0] * 12 + of[1] - 1 - months
    return at // 12, at % 12 + 1


def month_of(time: Time | None) -> Month | None:
    """The month of a time that is one, or that ends with one ("the year to February", "the 12 months through June")."""
    if time is None or time.window is None:
        return None
    first, last = time.window.start, time.window.end
    if first is None or (first.year, first.month) == (last.year, last.month):
        return last.year, last.month
    return (last.year, last.month) if is_year_to(time) else None


def is_year_to(time: Time | None) -> bool:
    """ "The year to February", "the 12 months through June": a year that ends with a month, and no calendar year"""
    return time is not None and time.value.startswith(("YE", "12ME")) and year_of_time(time) is None


def year_of_time(time: Time | None) -> int | None:
    if time is None or time.window is None or time.window.start is None:
        return None
    first, last = time.window.start, time.window.end
    return last.year if first == date(last.year, 1, 1) and last == date(last.year, 12, 31) else None


def month_before(case: Case, time: Time | None, base: Time | None) -> Month | None:
    """ "Double the pace of 0.2% the month before": the one before the month that its sentence told last; "2.6% in October, prev. 2.4%": that one"""
    if time is not None and time.value == "PREV:M":
        told = _month_told(case, time.start)
        return months_back(told, 1) if told is not None else None
    earlier = case.claim.role == "from" and time is None and base is None and case.quantity is not None
    return _month_told(case, case.quantity.start) if earlier and case.quantity is not None else None


def _month_told(case: Case, before: int) -> Month | None:
    """The month that the claim's sentence has told last before a place."""
    told = [t for t in case.extraction.times_in(case.claim.sentence) if t.end <= before]
    months = [found for t in told if (found := month_of(t)) is not None]
    return months[-1] if months else None


def edge_of(case: Case) -> int | None:
    """ "Ended 2023 at 4.1%", "started 2022 at 7.5%": the month at an end of the year, of which the rate is told; None of a year as a whole."""
    if case.claim.role not in ("level", "from") or says_beside(case, listed(case, "averages")):
        return None
    return (
        12 if says_beside(case, listed(case, "at_end")) else 1 if says_beside(case, listed(case, "at_start")) else None
    )


def of_told_year(case: Case, time: Time | None, of: Month) -> list[Month]:
    """ "Inflation ended 2025 lower. The rate was 3.0% in January": a month without a year may be of the whole year told just before."""
    if time is None or any(c.isdigit() for c in time.text) or " " in time.text:
        return []
    told = [
        year
        for t in case.extraction.times
        if 0 <= time.sentence - t.sentence <= 1 and t.end <= time.start and (year := year_of_time(t)) is not None
    ]
    return [(told[-1], of[1])] if told and told[-1] < of[0] else []
