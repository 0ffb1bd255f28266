"""Growth, inflation and unemployment of a calendar year, against the World Bank's yearly figures, which only its service holds.

Bodies count them differently and revise them, and months of a year differ from its average: what is near is right, what is far from
every fair reading is wrong, and what lies between is left open.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.compare import Bounds, compare, plain, point
from factcheck.judge.economy.keys import GROWTH, WORLDBANK, key_of, measure_of
from factcheck.judge.economy.lacking import lacking
from factcheck.judge.economy.signed import signed
from factcheck.judge.economy.words import says, year_of
from factcheck.judge.fix import quantity_fix
from factcheck.model import Lookup, Observation, Quantity

_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)
_CALLED = {GROWTH: "growth of output", "cpi": "inflation", "unemployment": "unemployment"}


def judge_yearly(case: Case, otherwise: str) -> Judgement:
    """The verdict of the year that is told; `otherwise` is said where nothing is held."""
    measure, quantity, key = measure_of(case.claim), case.quantity, key_of(case.claim, case.reference(WORLDBANK))
    if measure is None or key is None or quantity is None or quantity.kind != "percent":
        return unverified("no-data", otherwise)
    held = case.evidence.get(Lookup(source=WORLDBANK, key=key), ())
    year = year_of(case)
    rule = case.reference(WORLDBANK).yearly[measure]
    base = case.extraction.time(case.claim.base)
    over_years = base is not None and base.value != "YOY"  # "40% from 2010 to 2023"
    if not year or over_years or case.claim.role not in ("level", "delta") or says(case, rule.unless) is not None:
        return unverified("no-data", otherwise)
    if not isinstance(held, tuple) or not held:
        return lacking(case, WORLDBANK, (key,), otherwise)
    return _judged(case, quantity, {o.end.year: o for o in held if o.end}, year, measure)


def _judged(case: Case, quantity: Quantity, years: dict[int, Observation], year: int, measure: str) -> Judgement:
    obs, rule = years.get(year), case.reference(WORLDBANK).yearly[measure]
    who = case.claim.subject.name or "the economy"
    if obs is None:
        return unverified(
            "no-data", f"{_CALLED[measure]} of {who} in {year} is not held; the last year is {max(years)}"
        )
    told = f"{who}: {_CALLED[measure]} in {year} was {_percent(obs)}"
    reading = signed(case, quantity)
    working = [f"{told} ({reading.why})"]
    notes = [
        note("vintage-unknown", f"as the World Bank gave it on {obs.checked}; earlier and later figures may differ")
    ]
    if compare(reading, point(obs.value or Decimal(0)), rule.near).outcome == "match":
        return supported([obs], f"{told}.", working, notes)
    filled = any(c.field == "period" or c.source == "main economy" for c in case.claim.context)
    around = [years.get(year + step) for step in ((-1, 0, 1) if rule.neighbours else (0,))]
    values = [o.value for o in around if o is not None and o.value is not None]
    if filled or len(values) < len(around) or not reading.perhaps.disjoint(_fair(values, rule)):
        return unverified("not-comparable", f"{told}; bodies, months and revisions differ by that much", working, [obs])
    value = (obs.value or Decimal(0)).quantize(_TENTH)
    fell = case.claim.role == "delta" and case.claim.direction == "down"
    fix = quantity_fix(quantity, abs(value), "percent") if (value < 0) == fell else None
    return contradicted([obs], "wrong-value", f"{told}.", working, fix=fix, notes=notes)


def _fair(values: Sequence[Decimal], rule: object) -> Bounds:
    """All that somebody may fairly have told."""
    low, high = min(values), max(values)
    part = getattr(rule, "beyond_percent", _HUNDRED) / _HUNDRED
    least = getattr(rule, "beyond", Decimal(0))
    return Bounds(low - max(least, abs(low) * part), high + max(least, abs(high) * part))


def _percent(obs: Observation) -> str:
    return f"{plain((obs.value or Decimal(0)).quantize(_TENTH))}%"
