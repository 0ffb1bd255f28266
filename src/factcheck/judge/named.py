"""Windows of periods that are named: a fiscal year or a part of it, months, the day on which a period ended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.extract.times.codes import CALENDAR_MONTHS
from factcheck.extract.times.values import SEASONS
from factcheck.judge.case import Case
from factcheck.judge.windows import FRESH, Candidate, Windows, distinct, labelled
from factcheck.model import Observation
from factcheck.patterns import regex
from factcheck.sources.dates import DAY, add_months
from factcheck.sources.fiscal import FiscalCalendar


def part(case: Case, match: re.Match[str], calendar: FiscalCalendar, _: Sequence[Observation], __: str) -> Windows:
    part = match["part"]
    if match["year"] == "XXXX":
        return _latest_part(case, part, calendar, fiscal_said=bool(match["fy"]))
    year = int(match["year"])
    fiscal = labelled(calendar.part(year, part), f"fiscal {part} {year}")  # type: ignore[arg-type]
    plain = calendar_part(year, part, calendar)
    # both readings stand side by side, so that neither convention is an accusation
    order = (fiscal, plain) if match["fy"] or fiscal else (plain,)
    decisive = fiscal is not None or plain is not None
    return Windows(
        distinct(order), decisive, "by the company's fiscal calendar, and the calendar's own period tried too"
    )


def calendar_part(year: int, part: str, calendar: FiscalCalendar) -> Candidate | None:
    first, last = CALENDAR_MONTHS[part]
    plain = (date(year, first, 1), add_months(date(year, last, 1), 1) - DAY)
    own = calendar.calendar_quarter(year, int(part[1])) if part[0] == "Q" else None
    if own is None and calendar.years and part[0] == "Q":
        return None
    return labelled(own or plain, f"calendar {part} {year}")


def _latest_part(case: Case, part: str, calendar: FiscalCalendar, *, fiscal_said: bool) -> Windows:
    if case.day is None:
        return Windows((), False, "the article has no date, and the year of the period is not in the sentence")
    found: list[Candidate | None] = []
    for year in sorted(calendar.years, reverse=True):
        window = calendar.part(year, part)  # type: ignore[arg-type]
        if window and window[1] < case.day:
            found.append(labelled(window, f"fiscal {part} {year}"))
            break
    for year in (case.day.year, case.day.year - 1):
        plain = None if fiscal_said else calendar_part(year, part, calendar)
        if plain and plain.end < case.day:
            found.append(plain)
            break
    order = distinct(found)
    # of a fiscal and a calendar reading the one that has just ended is meant
    lately = tuple(c for c in order if case.day - c.end <= FRESH)
    order = lately or order
    why = "the latest such period before the article's date, by the company's calendar" + (
        "" if fiscal_said else " or the common one"
    )
    return Windows(order, bool(order) and bool(calendar.years), why)


def year(case: Case, match: re.Match[str], calendar: FiscalCalendar, _: Sequence[Observation], __: str) -> Windows:
    if match["year"] == "XXXX":
        if case.day is None:
            return Windows((), False, "the article has no date, and the year is not in the sentence")
        past = [year for year, window in calendar.years.items() if window[1] < case.day]
        latest = labelled(calendar.year(max(past)), f"fiscal {max(past)}") if past else None
        return Windows(distinct((latest,)), latest is not None, "the latest fiscal year before the article's date")
    year = int(match["year"])
    fiscal = labelled(calendar.year(year), f"fiscal {year}")
    own = calendar.calendar_year(year)
    plain = (
        labelled(own, f"calendar {year}")
        if calendar.years
        else Candidate(date(year, 1, 1), date(year, 12, 31), f"calendar {year}")
    )
    if not match["fy"] and _CALENDAR_YEAR.search(case.words) is not None:
        # "counted by calendar year": of a company whose own year ends in September, its four quarters to December
        whole = plain or Candidate(date(year, 1, 1), date(year, 12, 31), f"calendar {year}")
        mostly = labelled(calendar.mostly_in(year), f"the fiscal year that is mostly {year}")
        is_sure = plain is not None or mostly is None
        return Windows(distinct((whole, mostly)), is_sure, "the sentence counts by calendar years")
    mostly = None if match["fy"] else labelled(calendar.mostly_in(year), f"the fiscal year that is mostly {year}")
    decisive = fiscal is not None or plain is not None
    found = distinct((fiscal, plain, mostly, _year_just_ended(case, year, calendar)))
    return Windows(found, decisive, "by the company's fiscal calendar, and the calendar year tried too")


_CALENDAR_YEAR = regex(r"\bcalendar[ -](?:years?\b|(?:19|20)\d\d\b)", re.I)


def _year_just_ended(case: Case, year: int, calendar: FiscalCalendar) -> Candidate | None:
    """ "Last year", told in November of a fiscal year that closed in September, is as often the one that has just closed."""
    time = case.extraction.time(case.claim.period) or case.extraction.time(case.claim.base)
    if time is None or case.day is None or LAST_YEAR.search(time.text) is None or year != case.day.year - 1:
        return None
    ended = [number for number, window in calendar.years.items() if window[1] < case.day]
    return labelled(calendar.year(max(ended)), f"fiscal {max(ended)}") if ended else None


def ended(case: Case, match: re.Match[str], calendar: FiscalCalendar, __: Sequence[Observation], ___: str) -> Windows:
    end, length = date.fromisoformat(match["end"]), match["length"]
    if length == "QE":
        # "the May 2026 quarter" of a company whose quarter ended on May 2
        in_month = (quarter for quarter in calendar.quarters if (end - quarter[1]).days in range(end.day))
        own = calendar.quarter_ended(end) or next(in_month, None)
        times = (case.extraction.time(ref) for ref in (case.claim.period, case.claim.base))
        text = next((time.text for time in times if time is not None and time.value == match.string), "")
        if own is None and (named := _SEASON.match(text)) is not None:
            return _in_season(calendar, end.year, SEASONS[named[0].lower()])
        window = own or (add_months(end + DAY, -3), end)
    elif length == "YE":
        own = calendar.year_ended(end)
        window = own or (add_months(end + DAY, -12), end)
    elif length.endswith("ME"):
        window = (add_months(end + DAY, -int(length[:-2])), end)
    else:
        window = (end - timedelta(weeks=int(length[:-2])) + DAY, end)
    return Windows((Candidate(window[0], window[1], f"the period ended {window[1]}"),), True, "by its last day")


def span(_: Case, match: re.Match[str], calendar: FiscalCalendar, __: Sequence[Observation], ___: str) -> Windows:
    groups = match.groupdict()
    first = date.fromisoformat(f"{groups['from']}-01")
    last = add_months(date.fromisoformat(f"{groups.get('to') or groups['from']}-01"), 1) - DAY
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    own = calendar.quarter_ended(last) if months == 3 else calendar.year_ended(last) if months == 12 else None
    window = own or (first, last)
    named = Candidate(window[0], window[1], f"{window[0]} to {window[1]}")
    if months > 1:
        return Windows((named,), True, "by its months")
    # "a sixth quarter in December": companies report quarters, so that the month may stand for the one it ends
    three = calendar.quarter_ended(last) or (add_months(last + DAY, -3), last)
    quarter = labelled(three, f"the quarter ended in {last:%B %Y}")
    return Windows(distinct((named, quarter)), False, "by its month, or the quarter that it ends")


def from_and_to(case: Case) -> bool:
    """Whether the claim is one of two levels of a metric, the earlier or the later, that its sentence tells."""
    claim = case.claim
    beside = {
        c.role
        for c in case.extraction.claims_in(claim.sentence)
        if (c.metric, c.subject.id, c.segment) == (claim.metric, claim.subject.id, claim.segment)
    }
    return claim.role in ("level", "from") and {"level", "from"} <= beside


def years(case: Case, match: re.Match[str], calendar: FiscalCalendar, _: Sequence[Observation], __: str) -> Windows:
    first, last = int(match["from"]), int(match["to"])
    if from_and_to(case) and not any(context.field == "period" for context in case.claim.context):
        # "jumped from $7.7 billion to $12.8 billion between 2023 and 2024"
        year = first if case.claim.role == "from" else last
        own = labelled(calendar.year(year), f"fiscal {year}")
        return Windows((own,) if own else (), own is not None, "one end of the years")
    return Windows((Candidate(date(first, 1, 1), date(last, 12, 31), f"{first} to {last}"),), False, "a span of years")


_SEASON_ENDS = {"SP": (4, 6), "SU": (7, 9), "FA": (10, 12), "WI": (1, 3)}
"""The months in which a quarter ends that journalists call after a season."""


_SEASON = regex("|".join(SEASONS), re.I)
"""At the beginning of "the spring quarter", which ends in April with some, in May or June with others."""


def season(_: Case, match: re.Match[str], calendar: FiscalCalendar, __: Sequence[Observation], ___: str) -> Windows:
    return _in_season(calendar, int(match["year"]), match["season"])


def _in_season(calendar: FiscalCalendar, year: int, code: str) -> Windows:
    first, last = _SEASON_ENDS[code]
    ends = (date(year, first, 1), add_months(date(year, last, 1), 1) - DAY)
    found = [quarter for quarter in calendar.quarters if ends[0] <= quarter[1] <= ends[1]]
    return Windows(
        distinct(labelled(quarter, f"the quarter ended {quarter[1]}") for quarter in found), False, "by its season"
    )


def day(_: Case, match: re.Match[str], __: FiscalCalendar, ___: Sequence[Observation], ____: str) -> Windows:
    end = date.fromisoformat(match["end"])
    return Windows((Candidate(None, end, f"as of {end}"),), True, "on that day")


LAST_YEAR = regex(
    r"\b(?:last|previous|prior|preceding)\s+(?:(?:fiscal\s+|financial\s+|business\s+)?year|fiscal\b)", re.I
)
