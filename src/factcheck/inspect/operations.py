"""Operations on ranges of printed figures: what a change, a share, a difference, a sum of two figures is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import reduce

from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import ONE, Interval, possible, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import amount, percent, plain_number, plain_text
from factcheck.model import Quantity

HUNDRED = Decimal(100)
Computed = Callable[..., Interval | None]


def ratio_of(a: Interval, b: Interval) -> Interval | None:
    return a / b if a.positive and b.positive else None


def percent_of(a: Interval, b: Interval, less: int) -> Interval | None:
    ratio = ratio_of(a, b)
    return None if ratio is None else (ratio + Interval(-ONE * less, -ONE * less)).scaled(HUNDRED)


_ONCE = Interval(ONE, ONE)
FORMS: Mapping[str, Computed] = {
    "increase": lambda a, b: percent_of(a, b, 1),
    "decrease": lambda a, b: None if (p := percent_of(a, b, 1)) is None else -p,
    "change": lambda a, b: percent_of(a, b, 1),
    "percent-of": lambda a, b: percent_of(a, b, 0),
    "difference": lambda a, b: a - b,
    "distance": lambda a, b: a - b,
    "points": lambda a, b: a - b,
    "product": lambda a, b=_ONCE: a * b if a.positive and b.positive else None,
    "ratio": ratio_of,
    "sum": lambda *each: reduce(Interval.__add__, (part.magnitude for part in each)),
    "less": lambda whole, *each: whole - reduce(Interval.__add__, each),
    "net": lambda start, added, lost: start + added - lost,
    "whole": lambda part, rate: (part / rate).scaled(HUNDRED) if part.positive and rate.positive else None,
    "moved": lambda gap, now: percent_of(now, now - gap, 1) if gap.positive else None,
}
"""What the told figure should be, from ranges; None where that cannot be computed."""


def amount_like(value: Decimal, told: Quantity, *, by_size: bool = False) -> str:
    """A computed value in the unit of the printed figure."""
    value = abs(value) if by_size else value
    if told.kind == "multiple":
        return f"{plain_number(value)} times"
    if told.kind in ("pp", "bps"):
        return f"{plain_number(value)} {'basis points' if told.kind == 'bps' else 'percentage points'}"
    return percent(value) if told.kind == "percent" else amount(value, told)


PART_SLACK = Decimal("1.05")
"""Sales between the parts are cut out of the whole, so that one may exceed it slightly."""


def miscounted(page: Page, told: Figure, message: str, *others: Figure) -> Draft:
    key = "|".join((told.metric, *(f.printed for f in (told, *others))))
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", key, figures=(told, *others)
    )


def part_above_whole(page: Page, part: Quantity, whole: Quantity) -> Draft | None:
    if part.kind != whole.kind or (part.kind == "money" and part.unit != whole.unit) or part.per != whole.per:
        return None
    if possible(
        (part, whole), lambda p, w: not w.scaled(PART_SLACK if part.kind == "money" else ONE).below(p)
    ) or not value_of(whole):
        return None
    message = f"{plain_text(part)} is told as a part of {plain_text(whole)}, and is more."
    return Draft(
        part.start, part.end, page.severity("arithmetic", "error"), message, "arithmetic", f"{plain_text(part)}|{plain_text(whole)}",
        figures=(whole, part), consistent=f"at most {plain_text(whole)}",
    )  # fmt: skip
