"""Windows of time that a claim may mean, and the fiscal calendar by which they are told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from factcheck.judge.case import Case
from factcheck.memo import once_per
from factcheck.model import Observation
from factcheck.records import record
from factcheck.sources.fiscal import FiscalCalendar, fiscal_calendar


@record
class Candidate:
    """One window that a claim may mean; `start` is None for a balance-sheet day."""

    start: date | None
    end: date
    label: str


@record
class Windows:
    """The windows that a claim may mean, the likeliest first. Only if `decisive` may a mismatch with all contradict."""

    candidates: tuple[Candidate, ...] = ()
    decisive: bool = True
    why: str = ""
    given: bool = True
    """The claim names its period; otherwise it is the article's, or the windows are the latest ones that were public."""
    near: bool = False
    """The period that is not said is that of the words right before, or the only one of the article."""


FRESH = timedelta(days=140)
"""How long an article may speak of a quarter as "the quarter": until the next one has been reported."""


AWAITED = timedelta(days=40)
"""Large filers report a quarter within 40 days of its end (SEC Form 10-Q, General Instruction A.1)."""


@once_per
def _calendar(observations: tuple[Observation, ...]) -> FiscalCalendar:
    return fiscal_calendar(observations)


@once_per
def _balances(observations: tuple[Observation, ...]) -> frozenset[str]:
    return frozenset(obs.metric for obs in observations if obs.start is None and obs.end)


def is_balance(observations: tuple[Observation, ...], metrics: Iterable[str]) -> bool:
    """Whether any of the metrics is told for a day and not for a stretch of time."""
    return not _balances(observations).isdisjoint(metrics)


def calendar_of(case: Case) -> FiscalCalendar:
    """The company's calendar by its own filed windows, else by those of fact files."""
    return _calendar(case.filings or case.dated_facts)


def distinct(candidates: Iterable[Candidate | None]) -> tuple[Candidate, ...]:
    kept: dict[tuple[date | None, date], Candidate] = {}
    for candidate in candidates:
        if candidate is not None:
            kept.setdefault((candidate.start, candidate.end), candidate)
    return tuple(kept.values())


def labelled(window: tuple[date, date] | None, label: str) -> Candidate | None:
    return Candidate(window[0], window[1], label) if window else None
