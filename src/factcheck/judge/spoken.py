"""The periods that an article speaks of, by one company's calendar: what a figure without a period of its own may mean."""

from __future__ import annotations

from factcheck.judge.case import Case
from factcheck.judge.resolve import resolve
from factcheck.judge.windows import Candidate, calendar_of, distinct, labelled
from factcheck.model import Extraction, Time

_CASH_FLOWS = frozenset({"ocf", "capex", "fcf", "buyback", "dividend", "stock_compensation"})
"""Metrics that quarterly reports give for the year to date only, and that are told so without a word (10-Q, Reg. S-X 10-01)."""
_MOST = 40
"""So many different periods are looked at; a text with more of them is a table of figures."""
_LAST: list[tuple[Extraction, dict[str | None, tuple[Candidate, ...]]]] = []
"""What was worked out for the article at hand, by company."""


def spoken(case: Case) -> tuple[Candidate, ...]:
    """Every period that the article names in full, whosever it is there, and the day on which each ends."""
    if not _LAST or _LAST[0][0] is not case.extraction:
        _LAST[:] = [(case.extraction, {})]
    memo, ref = _LAST[0][1], case.claim.subject.id
    if ref not in memo:
        memo[ref] = _spoken(case)
    return memo[ref]


def _spoken(case: Case) -> tuple[Candidate, ...]:
    calendar, facts = calendar_of(case), case.filings or case.own_facts
    named: dict[str, Time] = {}
    compared = _compared_with(case.extraction)
    for time in case.extraction.times:
        if time.id in compared:
            continue
        if time.type in ("fiscal", "period") and not time.value.startswith(("REF", "PREV")):
            named.setdefault(time.value, time)
            if len(named) == _MOST:
                break
    flows = [c for time in named.values() for c in resolve(case, time, calendar, facts, case.claim.metric).candidates]
    return distinct([*flows, *(Candidate(None, c.end, f"the end of {c.label}") for c in flows)])


def _compared_with(extraction: Extraction) -> set[str | None]:
    """The times with which the article compares and about which it says nothing else ("up from the third quarter")."""
    own = [c for c in extraction.claims if not any(x.field == "period" for x in c.context)]
    earlier = {c.period for c in own if c.role == "from"} | {c.base for c in extraction.claims}
    return earlier - {c.period for c in own if c.role != "from"}


_LENGTHS = frozenset({"P3M", "P6M", "P9M", "P12M"})


def may_be_meant(case: Case, tried: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """What a figure may be about whose sentence gives no period, or only its length ("in the quarter")."""
    time = case.extraction.time(case.claim.period)
    found = () if case.confirmed else spoken(case)
    told = time is not None and (time.value.startswith("REF:") and time.value != "REF:P" or time.value in _LENGTHS)
    if told and not _is_filled(case):
        lengths = {_length(c) for c in tried}
        return tuple(c for c in found if _length(c) in lengths)
    if case.claim.metric not in _CASH_FLOWS:
        return found
    calendar = calendar_of(case)
    to_date = []
    for candidate in tried:
        place = calendar.locate(candidate.start, candidate.end) if candidate.start else None
        if place is not None and place[1] in ("Q2", "Q3"):
            window = calendar.year_to_date(place[0], int(place[1][1]))
            to_date.append(labelled(window, f"the year to date, until {candidate.end}"))
    return distinct([*found, *to_date])


def _is_filled(case: Case) -> bool:
    return any(context.field == "period" for context in case.claim.context)


def _length(candidate: Candidate) -> int:
    """In quarters; 0 for a balance-sheet day."""
    return 0 if candidate.start is None else round((candidate.end - candidate.start).days / 91)
