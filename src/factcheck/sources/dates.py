"""Arithmetic on days that fiscal calendars and series share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

DAY = timedelta(days=1)
TOLERANCE = timedelta(days=10)
"""52/53-week years: a stated window and the company's own may differ by as much at either end."""


def days(window: tuple[date, date]) -> int:
    """Length of a window with both ends inside."""
    return (window[1] - window[0]).days + 1


def is_near(one: date, other: date) -> bool:
    return abs(one - other) <= TOLERANCE


def near(wanted: tuple[date, date], windows: Iterable[tuple[date, date]]) -> tuple[date, date] | None:
    """The window nearest to the wanted one, both ends within the tolerance."""
    fitting = [window for window in windows if is_near(window[0], wanted[0]) and is_near(window[1], wanted[1])]
    return min(fitting, key=lambda w: (abs(w[1] - wanted[1]) + abs(w[0] - wanted[0]), w), default=None)


def is_month_end(day: date) -> bool:
    return (day + DAY).day == 1


def add_months(day: date, months: int) -> date:
    """The same day of a later (or earlier) month, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(f"no such month: {day} {months:+d}")
