"""What selecting a value from dated observations can give."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from factcheck.model import Note, Observation
from factcheck.records import record
from factcheck.sources.fiscal import Period

Frequency = Literal["quarter", "year", "instant"]


@record
class Selected:
    """The value of one metric and window as it was known on a day."""

    observation: Observation
    later: bool = False
    """Nothing was filed on or before the day: this is the first value filed after it."""
    restated: tuple[Observation, ...] = ()
    """Vintages with another value, oldest first; those filed after the day changed it since and have a note."""
    split_adjusted: tuple[Observation, ...] = ()
    """The same value on the other side of a share split; on that day each of them is right too."""
    rivals: tuple[Observation, ...] = ()
    """Other concepts that journalists also call by this metric, with another value (net sales beside total revenues)."""
    parts: tuple[Observation, ...] = ()
    """For a derived value: the longer window and the part that was taken off it, of one vintage."""
    notes: tuple[Note, ...] = ()

    @property
    def value(self) -> Decimal:
        assert self.observation.value is not None
        return self.observation.value

    @property
    def window(self) -> tuple[date | None, date]:
        assert self.observation.end is not None
        return self.observation.start, self.observation.end

    @property
    def acceptable(self) -> tuple[Observation, ...]:
        """The value and every other one that is as right on that day."""
        return (self.observation, *self.split_adjusted, *self.rivals)


@record
class Ambiguous:
    """Two concepts stand for one metric and window in one filing, disagree, and none is provably the consolidated one."""

    candidates: tuple[Observation, ...]
    reason: str


@record
class Split:
    """`ratio` new shares for one old (10 for ten-for-one, 0.1 for a reverse split)."""

    ratio: Decimal
    after: date
    """The last filing known to be on the old basis; the split took effect after it ..."""
    before: date
    """... and on or before this first filing known to be on the new basis."""


@record
class Series:
    """A metric window by window, oldest first; `gaps` are windows between the first and the last without a public value."""

    points: tuple[tuple[Period, Selected | Ambiguous], ...]
    gaps: tuple[Period, ...]
