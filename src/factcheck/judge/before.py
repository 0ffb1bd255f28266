"""The windows of an earlier level ("from $4 billion"), and of a basis that is itself a period ("up 8% on 2023")."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from factcheck.judge.case import Case
from factcheck.judge.resolve import resolve
from factcheck.judge.windows import Candidate, Windows, calendar_of, distinct, labelled
from factcheck.model import Claim, Time
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.dates import DAY, add_months, is_near
from factcheck.sources.fiscal import FiscalCalendar

YEAR_AGO = frozenset({"YOY", "PREV:Y", "PREV:FY", "AGO:P12M", "AGO:P1Y"})
BEFORE = frozenset({"QOQ", "PREV:Q", "AGO:P3M", "AGO:P1Q"})


_YEARS_AGO = regex(r"AGO:P(\d{1,2})Y")
_MONTHS_AGO = regex(r"AGO:P([369])M")


def years_ago(case: Case, base: Time | None, window: Candidate) -> Candidate | None:
    """ "Two years before": the same period of that year; of a day "six months before". None where the base tells no such distance."""
    if base is not None and window.start is None and (months := _MONTHS_AGO.fullmatch(base.value)):
        day = add_months(window.end, -int(months[1]))
        ends = [end for _, end in calendar_of(case).quarters if is_near(end, day)]
        return Candidate(None, ends[0], f"{base.text} {window.label}") if ends else None
    match = _YEARS_AGO.fullmatch(base.value) if base is not None else None
    found: Candidate | None = window if match else None
    for _ in range(int(match[1]) if match else 0):
        found = _year_ago_of(case, found) if found is not None else None
    return replace(found, label=f"{base.text} {window.label}") if found and base else None


def earlier(case: Case, found: Windows, of_level: Callable[[Claim], Windows]) -> Windows:
    """The earlier level of a change ("from $4 billion"): a period of its own, or the base's distance before the article's.

    `of_level` tells the windows of the level beside it.
    """
    base = case.extraction.time(case.claim.base)
    own = case.extraction.time(case.claim.period) is not None and not any(
        c.field == "period" for c in case.claim.context
    )
    if own and base is None and _level_has_no_time(case):
        # "rose to $761 million from $637 million in the second quarter": of the later level or of the earlier one
        ago = [_year_ago_of(case, each) for each in found.candidates]
        return replace(found, candidates=distinct((*found.candidates, *ago)))
    if own and base is None:
        return _before_its_level(case, found, of_level)
    far = distinct(years_ago(case, base, each) for each in found.candidates)
    if far:
        return Windows(far, found.decisive, f"{base.text if base else ''}; {found.why}", given=found.given)
    calendar = calendar_of(case)
    shifted: list[Candidate | None] = []
    for each in found.candidates:
        if each.start is None:
            if base is None or base.value in YEAR_AGO:
                shifted.append(_year_before(calendar, each))
            if base is None:
                # a balance is compared with that of the last year's end as often, and with the quarter's before
                ends = [quarter[1] for quarter in calendar.quarters if _is_before(quarter[1], each.end)]
                year_ends = [year[1] for year in calendar.years.values() if _is_before(year[1], each.end)]
                if case.beside is not None and (case.yearly or is_over_year(case)):
                    ends = []  # of a year, compared with another: that of its end
                days = ((max(ended, default=None), name) for ended, name in ((year_ends, "year"), (ends, "quarter")))
                shifted += [
                    Candidate(None, day, f"the end of the {name} before") for day, name in days if day is not None
                ]
            if base is not None and base.value in BEFORE:
                ends = [quarter[1] for quarter in calendar.quarters if _is_before(quarter[1], each.end)]
                shifted.append(Candidate(None, max(ends), f"a quarter before {each.label}") if ends else None)
            continue
        if base is None or base.value in YEAR_AGO:
            shifted.append(labelled(calendar.year_ago(each.start, each.end), f"a year before {each.label}"))
        if base is None and not case.yearly or base is not None and base.value in BEFORE:
            shifted.append(labelled(calendar.previous(each.start, each.end), f"the period before {each.label}"))
    if base is not None and base.value not in YEAR_AGO | BEFORE:
        return windows_of_base(case, base, found)
    own_windows = found.candidates if own else ()
    decisive = found.decisive and (base is not None or case.confirmed) and bool(shifted)
    return Windows(
        distinct((*shifted, *own_windows)),
        decisive,
        f"the earlier level; {found.why}",
        given=found.given and base is not None,
    )


def before_own(case: Case, found: Windows) -> Windows:
    """ "Having risen the year before", "after two quarters of decline": the period before the claim's own, by its base or its run."""
    base, run = case.extraction.time(case.claim.base), case.extraction.time(case.claim.run)
    calendar, shifted = calendar_of(case), list[Candidate | None]()
    by_quarter = base is not None and base.value in BEFORE or run is not None and "quarter" in run.text.lower()
    for each in found.candidates:
        if base is not None and (far := years_ago(case, base, each)) is not None:
            shifted.append(far)
        elif each.start is not None and (by_quarter or case.claim.kind == "streak"):
            shifted.append(labelled(calendar.previous(each.start, each.end), f"the period before {each.label}"))
        else:
            shifted.append(_year_ago_of(case, each))
    candidates = distinct(shifted)
    return replace(found, candidates=candidates, why=f"the period before; {found.why}")


_WHOLE_YEAR = regex(r"(?:FY)?\d{4}")


def _level_has_no_time(case: Case) -> bool:
    """Whether a level of the metric stands before it without a time of its own."""
    claim, time = case.claim, case.extraction.time(case.claim.period)
    if time is None or time.start < claim.start or "bracket with its own period" in claim.rule_trace:
        return False  # "$12.36 ($11.82 in fiscal 2023)": what stands in brackets is not of the figure before them
    beside = case.extraction.claims_in(claim.sentence)
    levels = [c for c in beside if c.role == "level" and c.metric == claim.metric and c.start < claim.start]
    return bool(levels) and case.extraction.time(levels[-1].period) in (None, time)


def _year_ago_of(case: Case, each: Candidate) -> Candidate | None:
    calendar = calendar_of(case)
    if each.start is None:
        return _year_before(calendar, each)
    return labelled(calendar.year_ago(each.start, each.end), f"a year before {each.label}")


def _is_before(end: date, day: date) -> bool:
    """ "At the end of April" is the quarter's end of April 26, which is not the one before."""
    return end < day and not is_near(end, day)


def _before_its_level(case: Case, found: Windows, of_level: Callable[[Claim], Windows]) -> Windows:
    """ "$201 million, against $155 million the year before": of a quarter, the same quarter of the year before"""
    claim = case.claim
    time = case.extraction.time(claim.period)
    if time is None or not (_is_year_before(time) or _WHOLE_YEAR.fullmatch(time.value)):
        return found
    beside = case.extraction.claims_in(claim.sentence)
    # as the article has it: a case may be of the figure from which filings compute it
    metric = next((c.metric for c in beside if c.quantity == claim.quantity), claim.metric)
    levels = [c for c in beside if c.role == "level" and c.metric == metric and c.start < claim.start]
    level = levels[-1] if levels else None
    told = case.extraction.time(level.antecedent or level.period) if level is not None else None
    if told is None or level is None or _is_year_before(told):
        return found
    calendar, own = calendar_of(case), of_level(level)
    if not _is_year_before(time):
        # "88 cents a share (56 cents in 2024)", of a quarter: that quarter of the year, or all of it
        same = distinct(_same_of_that_year(calendar, c, found) for c in own.candidates)
        return replace(found, candidates=distinct((*same, *found.candidates))) if same else found
    shifted = [
        labelled(calendar.year_ago(c.start, c.end), f"a year before {c.label}") for c in own.candidates if c.start
    ]
    ago = distinct(shifted)
    why = f"the year before that of {told.text}"
    if ago and time.text.lower() == "last year":
        # the whole of last year may be meant as well
        return Windows(distinct((*shifted, *found.candidates)), own.decisive, why, given=own.decisive)
    of_years = all(c.start is not None and (c.end - c.start).days > 340 for c in own.candidates)
    return Windows(ago, of_years and own.decisive, why, given=of_years and own.given) if ago else found


def _is_year_before(time: Time) -> bool:
    return time.value in ("PREV:Y", "PREV:FY") or time.text.lower() == "last year"


def _year_before(calendar: FiscalCalendar, day: Candidate) -> Candidate | None:
    wanted = add_months(day.end + DAY, -12) - DAY
    found = next((quarter[1] for quarter in calendar.quarters if is_near(quarter[1], wanted)), None)
    return Candidate(None, found, f"a year before {day.label}") if found else None


def windows_of_base(case: Case, base: Time, found: Windows) -> Windows:
    """A base that is itself a period ("from $4 billion in 2023")."""
    calendar = calendar_of(case)
    resolved = resolve(case, base, calendar, (), case.claim.metric)
    if _LAST_SEASON.match(base.text) is not None:
        # "29% better than last summer", of a quarter to July: the same of the year before, whichever season it lies in
        same = (_year_ago_of(case, window) for window in found.candidates if not _is_long(window))
        return Windows(distinct((*same, *resolved.candidates)), False, found.why, found.given)
    ago = [_same_of_that_year(calendar, window, resolved) for window in found.candidates]
    if ago and all(ago):
        return Windows(distinct(ago), True, found.why, found.given)
    candidates = [_aligned(each, window, calendar) for each in resolved.candidates for window in found.candidates]
    return Windows(distinct(candidates), resolved.decisive and bool(candidates), found.why, found.given)


_LAST_SEASON = regex(r"last (?:spring|summer|autumn|fall|winter)\b", re.I)


def _is_long(window: Candidate) -> bool:
    return window.start is not None and (window.end - window.start).days > 100


def _same_of_that_year(calendar: FiscalCalendar, window: Candidate, years: Windows) -> Candidate | None:
    """ "In the same six months of last year": the part of the year before, where that is the year which is named"""
    if window.start is None or not years.candidates:
        return None
    if any(y.start is None or (y.end - y.start).days < 340 for y in years.candidates):
        return None
    if (window.end - window.start).days > 300:
        return None
    ago = calendar.year_ago(window.start, window.end)
    inside = ago and any(y.start and y.start <= ago[1] <= y.end for y in years.candidates)
    return labelled(ago, f"a year before {window.label}") if inside else None


def _aligned(base: Candidate, window: Candidate, calendar: FiscalCalendar) -> Candidate | None:
    """Like is compared with like: "up 8% on 2023", said of a quarter, means the same quarter of that year."""
    if window.start is None:
        return Candidate(None, base.end, base.label)
    if base.start is None:
        return None
    if (base.end - base.start).days < (window.end - window.start).days + 45:
        return base
    own, whole = calendar.locate(window.start, window.end), calendar.locate(base.start, base.end)
    if own is None or whole is None or whole[1] != "FY":
        return None
    return labelled(calendar.part(whole[0], own[1]), f"the same part of {base.label}")


def is_over_year(case: Case) -> bool:
    """Whether the claim tells of a whole year: a balance moved in it from the end of the year before."""
    period = case.extraction.time(case.claim.period)
    return period is not None and _WHOLE_YEAR.fullmatch(period.value) is not None
