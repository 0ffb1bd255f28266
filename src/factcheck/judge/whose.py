"""Whose figure it is that a company is given: of the companies whose filings come with the program, the one that has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from factcheck.judge.case import Case
from factcheck.judge.currency import base_unit, is_currency
from factcheck.judge.values import derivation
from factcheck.judge.windows import Candidate
from factcheck.model import Observation, Quantity
from factcheck.sources.peers import filed_by_others, observation

Fits = Callable[[Decimal], bool]
"""Whether a value is what is printed."""
_CHANCE = 3
"""So many digits are seldom those of another company's figure by chance."""
_A_YEAR = 340


def whose(
    case: Case, quantity: Quantity, obs: Observation, window: Candidate, fits: Fits
) -> tuple[Observation, ...] | None:
    """The rows of the only company that has the printed figure: in the same period, else in its own year that ends nearest."""
    if sum(char.isdigit() for char in quantity.text) < _CHANCE:
        return None
    for years in (False, True):
        if years and (window.start is None or (window.end - window.start).days <= _A_YEAR):
            break
        rows = _held(case, quantity, obs, window, fits, years=years)
        found = [tuple(row for row in each if row is not None) for each in rows if all(each)]
        if found:
            return found[0] if len({each[0].subject for each in found}) == 1 else None
    return None


def _held(
    case: Case, quantity: Quantity, obs: Observation, window: Candidate, fits: Fits, *, years: bool
) -> Iterator[tuple[Observation | None, ...]]:
    """The rows of every other company from which the printed figure is, or is computed as a percentage."""
    recipe = derivation(case, obs.metric)
    if recipe is not None and recipe[0] != "percent-of":
        return
    first, *second = recipe[1:] if recipe is not None else (obs.metric,)
    of = {
        metric: {
            (row.id, row.end): row
            for row in filed_by_others(metric, window.start, window.end, obs.subject, case.day, years=years)
        }
        for metric in (first, *second)
    }
    for key, row in of[first].items():
        if not second:
            same = row.unit.removesuffix("/shares") == obs.unit and fits(row.value)
            if same and is_currency(base_unit(obs.unit)) is (quantity.kind == "money"):
                yield (observation(row),)
            continue
        base = of[second[0]].get(key)
        if base is not None and base.value and base.unit == row.unit and fits(row.value / base.value * 100):
            yield observation(row), observation(base)


def name_of(case: Case, ref: str) -> str:
    return next((e.text for e in case.extraction.entities if e.ref == ref), ref)
