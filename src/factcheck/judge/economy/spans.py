"""The days that a claim about a rate of exchange speaks of."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from factcheck.judge.case import Case
from factcheck.judge.economy.words import listed, says, says_beside
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.records import record

_UNDATED = 4
_WEEK = 7
_YOUNG = 45
_DAY = regex(r"XXXX-(?P<month>0\d|1[0-2])-(?P<day>[0-3]\d)")
_BACK = {"DOD": 1, "WOW": _WEEK, "MOM": 30, "QOQ": 91, "YOY": 365}
"""Days back to an earlier level, by its basis."""
_ENDING = timedelta(days=3)
"""The last days of a time, of which its end is told: a weekend and the day before it."""
_PART = regex(r"XXXX-(?:(?P<kind>[HQ])(?P<n>[1-4]))")


@record
class Span:
    """The days that are meant, and whether the words tell them."""

    first: date
    last: date
    given: bool


def days_of(case: Case, time: Time | None) -> tuple[date, date] | None:
    """The first and the last day of a time; a quarter or half without a year is the last calendar one that had begun on the article's day."""
    if time is None:
        return None
    if time.window is not None:
        return time.window.start or time.window.end, time.window.end
    if (day := _DAY.fullmatch(time.value)) is not None:
        return _last_such_day(case, int(day["month"]), int(day["day"]))
    part = _PART.fullmatch(time.value)
    if part is None or case.day is None or says(case, listed(case, "ahead")) is not None:
        return None
    months = 6 if part["kind"] == "H" else 3
    opens = (int(part["n"]) - 1) * months + 1
    if opens > _MONTHS:
        return None
    year = case.day.year if (case.day.month, case.day.day) >= (opens, 1) else case.day.year - 1
    ends = opens + months - 1
    return date(year, opens, 1), date(year, ends, monthrange(year, ends)[1])


_MONTHS = 12


def _edge_of_year(case: Case, time: Time) -> Span | None:
    """ "It began the year at $1.04": this one, as long as it is not so young that the last one may be meant, and no other is told"""
    day = case.day
    if not time.value.startswith("REF:Y") or day is None or not says_beside(case, listed(case, "at_start")):
        return None
    others = (t for t in case.extraction.times if 0 <= time.sentence - t.sentence <= 1 and t.end <= time.start)
    another = any(t.window is not None and t.window.end.year != day.year for t in others)
    if (day - date(day.year, 1, 1)).days < _YOUNG or another:
        return None
    return Span(date(day.year, 1, 1), date(day.year, 1, 1) + _ENDING, given=True)


def _last_such_day(case: Case, month: int, day: int) -> tuple[date, date] | None:
    """ "Sept 5" above a column: the last one that there was on the article's day"""
    if case.day is None or day > monthrange(case.day.year, month)[1]:
        return None
    found = date(case.day.year, month, day)
    if found > case.day:
        found = date(case.day.year - 1, month, min(day, monthrange(case.day.year - 1, month)[1]))
    return found, found


def span_of(case: Case) -> Span | None:
    """None where the words speak of a time that cannot be told."""
    time, base = case.extraction.time(case.claim.period), case.extraction.time(case.claim.base)
    days = days_of(case, time)
    if days is not None:
        first, last = days
        if case.day is not None and first <= case.day:
            last = min(last, case.day)
        if says_beside(case, listed(case, "at_end")):
            first = max(first, last - _ENDING)
        elif says_beside(case, listed(case, "at_start")):
            last = min(last, first + _ENDING)
        return Span(first, last, given=True)
    anaphor = time is not None and time.value.startswith("REF:")  # "ended the month at"
    if time is not None and (edge := _edge_of_year(case, time)) is not None:
        return edge
    if time is not None and time.type != "base" and not anaphor or case.day is None:
        return None
    if base is not None or case.claim.role == "from":
        back = _BACK.get(base.value) if base is not None else None
        if back is None:
            return None
        around = case.day - timedelta(days=back)
        return Span(around - timedelta(days=_UNDATED), around + timedelta(days=_UNDATED), given=False)
    return Span(case.day - timedelta(days=_UNDATED), case.day, given=False)
