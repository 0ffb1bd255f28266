"""Selecting values from the dated observations of one company: vintages, restatements, splits, derived quarters, series.

Pure functions over observations. An observation is keyed by metric, unit and exact window, never by `fy`, `fp` or `frame`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from factcheck.model import Note, Observation
from factcheck.sources.fiscal import FiscalCalendar, Period, fiscal_calendar

Frequency = Literal["quarter", "year", "instant"]


@dataclass(frozen=True)
class Selected:
    """The value of one metric and window as it was known on a day."""

    observation: Observation
    later: bool = False
    """Nothing was filed on or before the day: this is the first value filed after it."""
    restated: tuple[Observation, ...] = ()
    """Other vintages with another value, oldest first; those filed after the day changed it since."""
    split_adjusted: tuple[Observation, ...] = ()
    """The same value on the other side of a share split; each is right too on that day."""
    rivals: tuple[Observation, ...] = ()
    """Narrower concepts of the same filing that journalists also call by this metric (net sales beside total revenues)."""
    parts: tuple[Observation, ...] = ()
    """For a derived value: the whole and what was taken off it, of one vintage."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Ambiguous:
    """Two concepts stand for one metric and window, disagree, and none is provably the consolidated one."""

    candidates: tuple[Observation, ...]
    reason: str


@dataclass(frozen=True)
class Split:
    """`ratio` new shares for one old (10 for ten-for-one, 0.1 for a reverse split)."""

    ratio: Decimal
    after: date
    """The last filing on the old basis that could be told apart; the split took effect after it ..."""
    before: date
    """... and on or before this first filing on the new basis."""


@dataclass(frozen=True)
class Series:
    """A metric window by window, oldest first; `gaps` are windows between the first and the last without a value."""

    points: tuple[tuple[Period, Selected | Ambiguous], ...]
    gaps: tuple[Period, ...]


# windows(observations, metric) -> tuple[tuple[date | None, date], ...]
# value_at(observations, metric, start, end, as_of) -> Selected | Ambiguous | None
# latest_public(observations, metric, as_of, frequency="quarter") -> Period | None
# whole_series(observations, metric, as_of, frequency="quarter") -> Series
# splits(observations) -> tuple[Split, ...]
__all__ = ["Ambiguous", "FiscalCalendar", "Frequency", "Period", "Selected", "Series", "Split", "fiscal_calendar"]
_ = Sequence
