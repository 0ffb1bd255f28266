"""How far what is held of a company goes, beside the day of an article."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.memo import once_per
from factcheck.model import Observation

NEXT_FILING = timedelta(days=45)
"""Annual and quarterly reports of one company are seldom nearer to each other: until then an extract lacks nothing."""
OVERDUE = timedelta(days=130)
"""From the third quarter's report to the annual one it may be so long (10-K: 60 to 90 days after the year's end)."""


def is_enough(held: tuple[Observation, ...], day: date | None) -> bool:
    """Whether the pack lacks nothing that was public on the article's day.

    Its companies are either held whole, every row with its accession, or by one or two filings read singly.
    """
    newest = newest_filing(held)
    if newest is None or any(o.accession is None for o in held):
        return False
    return day is not None and day <= newest + NEXT_FILING


def outlived(held: tuple[Observation, ...], day: date) -> date | None:
    """The day of the newest filing held, where the company may well have filed another one before the article's day."""
    newest = newest_filing(held)
    if newest is None:
        return None
    # the embedded pack is an extract; what a service or a pack of the user's own gives is whole until the next report is overdue
    patience = NEXT_FILING if any(o.checked is None for o in held) else OVERDUE
    return newest if day > newest + patience else None


@once_per
def newest_filing(held: tuple[Observation, ...]) -> date | None:
    return max((o.published for o in held if o.published), default=None)
