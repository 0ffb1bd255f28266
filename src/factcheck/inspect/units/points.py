"""Percentage points that are told as percent."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.inspect.figures import Figure
from factcheck.inspect.growth import points_told_as_percent
from factcheck.inspect.interval import value_of
from factcheck.inspect.page import Draft, Page

HUNDRED = Decimal(100)


def inspect_points(page: Page) -> list[Draft]:
    """ "the margin rose 1.2% to 42.3% from 41.1%" is 1.2 percentage points."""
    drafts = []
    for frame, change in points_told_as_percent(page):
        message = (
            f"From {frame.earlier.printed} to {frame.level.printed} are {_number(change)} percentage points; "
            f"in percent it is {_relative(frame.level, frame.earlier)}."
        )
        key = f"{frame.earlier.printed}|{frame.level.printed}"
        severity = page.severity("units", "warning", "scale")
        drafts.append(
            Draft(
                change.start,
                change.end,
                severity,
                message,
                "percent-vs-points",
                key,
                figures=(frame.level, frame.earlier, change),
                consistent=f"{_number(change)} percentage points",
            )
        )
    return drafts


def _relative(level: Figure, earlier: Figure) -> str:
    a, b = value_of(level.quantity), value_of(earlier.quantity)
    return f"{abs(a / b - 1) * HUNDRED:.1f}%" if a is not None and b else "another number"


def _number(figure: Figure) -> str:
    return re.sub(r"\s*(?:%|percent)$", "", figure.printed)
