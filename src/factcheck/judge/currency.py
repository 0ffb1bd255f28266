"""The same amount in another currency: the issuer's own translation, and the rates of the plausible window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from factcheck.judge.case import Case, amount
from factcheck.judge.compare import Bounds, Comparison, Outcome, Reading, compare, point
from factcheck.model import Observation, Quantity
from factcheck.records import record
from factcheck.sources import ecb

HUNDRED = Decimal(100)


@record
class Rendering:
    """An observed amount in the claim's unit. `converted` is False for what the source itself gives first."""

    value: Bounds
    how: str
    converted: bool = False
    spread: bool = False
    """The amount of a longer window, told of each day or month of it."""


def base_unit(unit: str | None) -> str | None:
    """ "USD/shares" measures in USD; what it is per is compared elsewhere."""
    return unit.split("/")[0] if unit else None


def observed_bounds(obs: Observation) -> Bounds | None:
    if obs.value is not None:
        return point(obs.value)
    if obs.low is not None or obs.high is not None:
        return Bounds(obs.low, obs.high)
    return None


def is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


def renderings(case: Case, obs: Observation, unit: str) -> tuple[Rendering, ...]:
    """The observation in `unit`: as given, else by the issuer's own translation and by every rate that is plausible."""
    bounds = observed_bounds(obs)
    own = base_unit(obs.unit)
    if bounds is None or own is None:
        return ()
    if own == unit:
        return (Rendering(bounds, "as the source gives it"),)
    if not (is_currency(own) and is_currency(unit)):
        return ()
    found = [
        Rendering(point(value), "by the issuer's own translation", True)
        for value, code in obs.translations
        if code == unit
    ]
    if obs.value is not None:
        found.extend(_converted(case, obs, obs.value, own, unit))
    return tuple(found)


def _converted(case: Case, obs: Observation, value: Decimal, own: str, unit: str) -> Iterator[Rendering]:
    for rate, how in _rates(case, obs, own, unit):
        yield Rendering(point(value * rate), how, True)


def _rates(case: Case, obs: Observation, own: str, unit: str) -> Iterator[tuple[Decimal, str]]:
    rule = case.reference("ecb")
    before, after = (rule.spot_days_before, rule.spot_days_after) if rule else (5, 1)
    seen: set[date] = set()
    for day, label in ((obs.published, "announcement"), (case.day, "article")):
        if day is None:
            continue
        for offset in range(-before, after + 1):
            fixing = ecb.fixing(case.evidence, own, unit, day + timedelta(days=offset))
            if fixing and fixing.day not in seen:
                seen.add(fixing.day)
                yield fixing.rate, f"at the ECB reference rate of {fixing.day}, near the day of the {label}"
    if obs.end is None:
        return
    if obs.start and (rule is None or rule.period_average):
        average = ecb.average(case.evidence, own, unit, obs.start, obs.end)
        if average:
            yield average.rate, f"at the average ECB reference rate of {obs.start} to {obs.end}"
    if rule is None or rule.period_end:
        fixing = ecb.fixing(case.evidence, own, unit, obs.end)
        if fixing and fixing.day not in seen:
            yield fixing.rate, f"at the ECB reference rate of the period's end, {fixing.day}"


@record
class Match:
    """The best comparison over all renderings, and the rendering that gave it; None when nothing could be rendered."""

    comparison: Comparison
    rendering: Rendering


def best_match(case: Case, reading: Reading, found: Sequence[Rendering], slack: Decimal = Decimal(0)) -> Match | None:
    """Match if any rendering matches; differ only if the whole window of rates, a little widened, differs."""
    if not found:
        return None
    results = [Match(compare(reading, each.value, slack), each) for each in found]
    for wanted in ("match", "unsure"):
        for result in results:
            if result.comparison.outcome == wanted:
                return result
    if not found[0].converted:
        return results[0]
    return _window(case, reading, found, results)


def _window(case: Case, reading: Reading, found: Sequence[Rendering], results: Sequence[Match]) -> Match:
    values = [each.value.low for each in found if each.value.low is not None]
    rule = case.reference("ecb")
    slack = (rule.slack_percent if rule else Decimal("0.5")) / HUNDRED
    low, high = min(values), max(values)
    window = Bounds(low - abs(low) * slack, high + abs(high) * slack)
    if reading.perhaps.disjoint(window):
        return results[0]
    why = "inside the plausible window of exchange rates"
    outcome: Outcome = "unsure" if reading.surely.disjoint(window) else "match"
    return Match(Comparison(outcome, why), Rendering(window, why, True))


def same_number_elsewhere(
    case: Case, quantity: Quantity, obs: Observation, reading: Reading
) -> tuple[Decimal, str] | None:
    """The value and currency in which the printed number would be right: "RMB 53 billion" for US$53 billion."""
    if obs.value is None or not is_currency(quantity.unit):
        return None
    own = base_unit(obs.unit)
    versions = ((obs.value, own or ""), *obs.translations)
    for value, unit in versions:
        if unit != quantity.unit and is_currency(unit) and compare(reading, point(value)).outcome == "match":
            return value, unit
    return None


def told(rendering: Rendering, unit: str) -> str:
    low, high = rendering.value.low, rendering.value.high
    ends = [amount(end, unit) for end in dict.fromkeys((low, high)) if end is not None]
    return " to ".join(ends)
