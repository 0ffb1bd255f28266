"""One printed figure compared with what is held on its metric at a window."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.case import Case
from factcheck.judge.compare import Bounds, Comparison, Reading, compare, point
from factcheck.judge.currency import (
    Match,
    Rendering,
    base_unit,
    best_match,
    is_currency,
    observed_bounds,
    renderings,
)
from factcheck.judge.values import Known
from factcheck.model import Note, Observation, Quantity
from factcheck.records import record

SHARE_WORDS = frozenset({"share", "ADS", "ads"})


@record
class Trial:
    """One figure compared with the claim."""

    known: Known
    match: Match
    observation: Observation
    note: Note | None = None

    @property
    def outcome(self) -> str:
        return self.match.comparison.outcome


def trials_of(case: Case, quantity: Quantity, reading: Reading, known: Known) -> list[Trial]:
    found = []
    for obs, its_note in ((known.observation, None), *known.others):
        match = _match(case, quantity, reading, obs, min(known.slack, 2 * quantity.step))
        if match is not None:
            found.append(Trial(known, match, obs, its_note))
    return found


def _match(case: Case, quantity: Quantity, reading: Reading, obs: Observation, slack: Decimal) -> Match | None:
    if case.claim.rate is not None:
        return _match_rate(reading, obs, case.claim.rate) if quantity.unit == obs.unit else None
    if not _same_per(quantity, obs):
        return None
    if quantity.kind == "money" or is_currency(base_unit(obs.unit)):
        if not is_currency(quantity.unit):
            return None
        return best_match(case, reading, renderings(case, obs, quantity.unit), slack)
    bounds = observed_bounds(obs)
    if bounds is None or not _same_kind(quantity, obs):
        return None
    comparison = compare(reading, bounds, slack)
    return Match(comparison, Rendering(bounds, "as the source gives it"))


_DAYS = {
    "second": Decimal(1) / 86_400, "minute": Decimal(1) / 1_440, "hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7),
    "month": Decimal("30.4375"), "quarter": Decimal("91.3125"),
}  # fmt: skip


_WORKING = Decimal("1.36"), Decimal("1.6")
"""Whoever counts working days or hours gets so many times as much (365 days for 252 to 260), and may not say so."""


def _match_rate(reading: Reading, obs: Observation, unit: str) -> Match | None:
    """A flow's figure for each day, week or month of its window; 365 or 366 days, or 52 weeks, are all meant by a year."""
    if obs.value is None or obs.start is None or obs.end is None or obs.per is not None:
        return None
    rate = obs.value * _DAYS[unit] / ((obs.end - obs.start).days + 1)
    room = abs(rate) * Decimal("0.006")
    comparison = compare(reading, point(rate), room)
    least, most = sorted(rate * times for times in _WORKING)
    daily = _DAYS[unit] <= 1
    if daily and comparison.outcome == "differ" and compare(reading, Bounds(least, most)).outcome != "differ":
        comparison = Comparison("unsure", "working days may be counted")
    return Match(
        comparison,
        Rendering(
            point(rate),
            f"{'an' if unit == 'hour' else 'a'} {unit}, over {(obs.end - obs.start).days + 1} days",
            True,
            True,
        ),
    )


def _same_per(quantity: Quantity, obs: Observation) -> bool:
    """A figure per share is no total. What "eps" is per need not be printed."""
    if obs.metric.startswith("eps"):
        return quantity.per is None or quantity.per in SHARE_WORDS
    return quantity.per == obs.per


def _same_kind(quantity: Quantity, obs: Observation) -> bool:
    if quantity.unit == obs.unit or (quantity.kind == "fraction" and obs.unit == "percent"):
        return True
    return (
        quantity.kind == "count"
        and obs.unit in {"shares", "people", "count", None}
        and quantity.unit not in {"percent", "pp"}
    )
