"""Printed figures against observed ones, in three values: match, differ, or unsure.

A printed figure stands for two nested sets of values. Inside `surely` it is a fair print; outside `perhaps` it is
provably wrong; between them nobody is accused and nothing is confirmed. What is observed is a set as well, mostly of
one value: it matches when all of it lies in `surely`, and differs when none of it lies in `perhaps`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Literal

from factcheck.model import Quantity
from factcheck.records import record, replace

Outcome = Literal["match", "differ", "unsure"]
ZERO = Decimal(0)
HALF = Decimal("0.5")

TRUNCATION_IS_FAIR = Decimal("0.01")
"""Cutting digits off is a habit of style only while the cut place is small: 119.58 -> 119.5, but not 1.9 -> 1."""
TRUNCATION_IS_DEBATABLE = Decimal("0.1")
BOUND_IS_CLOSE = Decimal(2)
"""A bound is fair while the value is within this factor of it; "more than $4 million" for 4 billion is true and misleads."""
BOUND_OF_DIGITS = Decimal("1.15")
"""A bound of three digits that is told as reached ("no more than 11.9%") knows the value: of one much further off it is neither fair nor wrong."""
BOUND_EDGE = Decimal("0.005")
_HAIR = Decimal("0.04")
"""The part of a printed unit by which nobody notices that a bound is missed."""
_COUNTED = frozenset({"rank", "ordinal"})
"""Kinds whose bounds may be far: "in the top ten" is fair for rank 2."""
WORD_RATIO, WORD_SHARE = Decimal("0.05"), Decimal("0.04")
"""Relative width of a ratio told by a word, which prints no digits: of a multiple or one part ("doubled", "a fifth"), and of several parts,
which are counted more closely ("three in every ten")."""
HEDGED_WORDS = Decimal("0.08")
"""The least width of a hedge before such a word: 46% and 54% are "about half", 1.86 times is "nearly doubled"."""


@record
class Hedge:
    """How far below and above the printed value a hedged value may lie, as fractions of it."""

    below: Decimal
    above: Decimal


DEFAULT_HEDGE = Hedge(Decimal("0.05"), Decimal("0.05"))


@record
class Bounds:
    """A set of values between two ends; None is unbounded, an open end is itself outside."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def contains(self, other: Bounds) -> bool:
        return self._low_within(other) and self._high_within(other)

    def _low_within(self, other: Bounds) -> bool:
        if self.low is None:
            return True
        if other.low is None or other.low < self.low:
            return False
        return other.low > self.low or other.low_open or not self.low_open

    def _high_within(self, other: Bounds) -> bool:
        if self.high is None:
            return True
        if other.high is None or other.high > self.high:
            return False
        return other.high < self.high or other.high_open or not self.high_open

    def mapped(self, f: Callable[[Decimal], Decimal]) -> Bounds:
        """Under a rising function, such as from a ratio to percent."""
        low, high = (None if end is None else f(end) for end in (self.low, self.high))
        return Bounds(low, high, self.low_open, self.high_open)

    def disjoint(self, other: Bounds) -> bool:
        return _before(self, other) or _before(other, self)


def _before(left: Bounds, right: Bounds) -> bool:
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and (left.high_open or right.low_open))


def point(value: Decimal) -> Bounds:
    return Bounds(value, value)


@record
class Reading:
    """What a printed figure stands for, and in words which tolerance was applied and why."""

    surely: Bounds
    perhaps: Bounds
    rounding: Bounds
    why: str
    bound: Bounds | None = None
    """What a bound in words allows of a value that is known finer than the bound is printed, to a hair."""
    finer: Decimal = ZERO
    """The place beyond which a value's digits show that it is known so."""

    def mapped(self, f: Callable[[Decimal], Decimal]) -> Reading:
        return Reading(self.surely.mapped(f), self.perhaps.mapped(f), self.rounding.mapped(f), self.why)


@record
class Comparison:
    outcome: Outcome
    why: str
    truncated: bool = False


def read(quantity: Quantity, hedge: Hedge = DEFAULT_HEDGE) -> Reading:
    """The sets of values for which a printed quantity is fair and not yet wrong (verdicts.md, "Comparing numbers")."""
    return _READERS[quantity.cmp](quantity, hedge)


def compare(reading: Reading, observed: Bounds, slack: Decimal = ZERO) -> Comparison:
    """`slack` is the uncertainty of a computed observation at both ends: it helps a claim and never accuses."""
    if slack and observed.low is not None and observed.high is not None:
        loose = Bounds(observed.low - slack, observed.high + slack)
        if not reading.surely.contains(observed) and not reading.surely.disjoint(loose):
            return Comparison(
                "match", f"{reading.why}, and {plain(slack)} for the rounding of what it is computed from"
            )
        if not reading.perhaps.disjoint(loose) and reading.perhaps.disjoint(observed):
            return Comparison("unsure", f"{reading.why}; the computed value lies on the edge of that")
    if reading.surely.contains(observed):
        truncated = not reading.rounding.contains(observed)
        why = "cut off, not rounded, to the printed place" if truncated else reading.why
        return Comparison("match", why, truncated)
    if reading.perhaps.disjoint(observed) or not slack and _is_beyond(reading, observed):
        return Comparison("differ", reading.why)
    return Comparison("unsure", f"{reading.why}; the observed value lies on the edge of that")


def _is_beyond(reading: Reading, observed: Bounds) -> bool:
    """ "More than $61 billion" of a filed 60.922: the value is no rounded one, and the words say on which side it lies"""
    value = observed.low
    if reading.bound is None or value is None or value != observed.high or not reading.finer:
        return False
    return bool(value % reading.finer) and reading.bound.disjoint(observed)


def _bounded(quantity: Quantity, reading: Reading, *, low: bool) -> Reading:
    value, hair = _printed(quantity), quantity.step * _HAIR
    bound = Bounds(value - hair, None) if low else Bounds(None, value + hair)
    finer = ZERO if quantity.cmp.startswith("near_") and quantity.step < abs(value) * BOUND_EDGE else quantity.step / 10
    return replace(reading, bound=bound, finer=finer)  # "just over $2.07 billion" of 2.065: so it is rounded


def _printed(quantity: Quantity) -> Decimal:
    for value in (quantity.value, quantity.low, quantity.high):
        if value is not None:
            return value
    raise ValueError("a quantity without any number")


def _half_step(quantity: Quantity) -> Decimal:
    return quantity.step * HALF


def _is_one_of(share: Decimal) -> bool:
    """ "A fifth", "one in three" """
    parts = 1 / share if share else Decimal(0)
    return abs(parts - round(parts)) < _HAIR


def _exact(quantity: Quantity, _: Hedge) -> Reading:
    value = _printed(quantity)
    if quantity.step == 0 and quantity.kind in {"multiple", "fraction"}:
        off = WORD_SHARE if quantity.kind == "fraction" and not _is_one_of(value) else WORD_RATIO
        surely = Bounds(value * (1 - off), value * (1 + off))
        perhaps = Bounds(value * (1 - 3 * WORD_RATIO), value * (1 + 3 * WORD_RATIO))
        return Reading(surely, perhaps, surely, f"a ratio in words may be {plain(100 * off)}% off")
    half = _half_step(quantity)
    rounding = Bounds(value - half, value + half)
    cut = _truncation(value, quantity.step)
    relative = quantity.step / abs(value) if value else ZERO
    surely = cut if relative <= TRUNCATION_IS_FAIR else rounding
    perhaps = cut if relative <= TRUNCATION_IS_DEBATABLE else rounding
    why = f"printed to {plain(quantity.step)}, so {plain(half)} either way" if half else "printed exactly"
    return Reading(surely, perhaps, rounding, why)


def _truncation(value: Decimal, step: Decimal) -> Bounds:
    half = step * HALF
    if step == 0:
        return point(value)
    if value < 0:
        return Bounds(value - step, value + half, low_open=True)
    return Bounds(value - half, value + step, high_open=True)


_EXACT_DIGITS, _EXACTLY = 3, Decimal("0.3")


def _approx(quantity: Quantity, hedge: Hedge) -> Reading:
    value, half = _printed(quantity), _half_step(quantity)
    below, above = _widths(quantity, value, hedge, half)
    if len(re.sub(r"\D", "", quantity.text).strip("0")) >= _EXACT_DIGITS:
        # whoever writes "some $618 billion" does not mean $650 billion
        below, above = max(below * _EXACTLY, half), max(above * _EXACTLY, half)
    surely = Bounds(value - below, value + above)
    perhaps = Bounds(value - 2 * below, value + 2 * above)
    return Reading(surely, perhaps, surely, _hedged(quantity, below, above))


def _near_above(quantity: Quantity, hedge: Hedge) -> Reading:
    value, half = _printed(quantity), _half_step(quantity)
    _, above = _widths(quantity, value, hedge, ZERO)
    surely = Bounds(value, value + above)
    wide = max(above, half)
    perhaps = Bounds(value - wide, value + 2 * wide)
    return _bounded(quantity, Reading(surely, perhaps, surely, _hedged(quantity, ZERO, above)), low=True)


def _near_below(quantity: Quantity, hedge: Hedge) -> Reading:
    value, half = _printed(quantity), _half_step(quantity)
    below, _ = _widths(quantity, value, hedge, ZERO)
    surely = Bounds(value - below, value)
    wide = max(below, half)
    perhaps = Bounds(value - 2 * wide, value + wide)
    return _bounded(quantity, Reading(surely, perhaps, surely, _hedged(quantity, below, ZERO)), low=False)


def _widths(quantity: Quantity, value: Decimal, hedge: Hedge, least: Decimal) -> tuple[Decimal, Decimal]:
    in_words = HEDGED_WORDS if quantity.step == 0 and quantity.kind in {"multiple", "fraction"} else ZERO
    below, above = (max(end, in_words) if end else end for end in (hedge.below, hedge.above))
    size = abs(value)
    return max(size * below, least), max(size * above, least)


def _hedged(quantity: Quantity, below: Decimal, above: Decimal) -> str:
    word = f'"{quantity.mod}"' if quantity.mod else "the hedge"
    return f"{word} allows {plain(below)} below and {plain(above)} above"


def _lower_bound(quantity: Quantity, _: Hedge) -> Reading:
    value = _printed(quantity)
    is_open = quantity.cmp == "gt"
    edge = _edge(quantity)
    far = value * _far(quantity) if value > 0 and quantity.kind not in _COUNTED else None
    reached = _half_step(quantity) if (quantity.mod or "").lower() in _REACHED else ZERO
    surely = Bounds(value - reached, far, low_open=is_open)
    perhaps = Bounds(value - max(edge, reached), None, low_open=True)
    why = "a lower bound" + (" that excludes its own value" if is_open else "")
    return _bounded(quantity, Reading(surely, perhaps, surely, why), low=True)


def _far(quantity: Quantity) -> Decimal:
    digits = len(re.sub(r"\D", "", quantity.text).strip("0"))
    exact = digits >= _EXACT_DIGITS and (quantity.mod or "").lower() in _REACHED
    return BOUND_OF_DIGITS if exact else BOUND_IS_CLOSE


def _upper_bound(quantity: Quantity, _: Hedge) -> Reading:
    value = _printed(quantity)
    is_open = quantity.cmp == "lt"
    edge = _edge(quantity)
    far = value / _far(quantity) if value > 0 and quantity.kind not in _COUNTED else None
    reached = _half_step(quantity) if (quantity.mod or "").lower() in _REACHED else ZERO
    surely = Bounds(far, value + reached, high_open=is_open)
    perhaps = Bounds(None, value + max(edge, reached), high_open=True)
    why = "an upper bound" + (" that excludes its own value" if is_open else "")
    return _bounded(quantity, Reading(surely, perhaps, surely, why), low=False)


_REACHED = frozenset(
    (
        "as much as",
        "as many as",
        "up to",
        "as high as",
        "no more than",
        "not more than",
        "no less than",
        "not less than",
    )
)
"""Bounds that are told as reached: what rounds to them is in."""


def _edge(quantity: Quantity) -> Decimal:
    """Just beyond a bound nobody is accused: the observed value may itself be rounded."""
    size = abs(_printed(quantity))
    return min(_half_step(quantity), size * BOUND_EDGE) or size * Decimal("0.000001")


def _range(quantity: Quantity, _: Hedge) -> Reading:
    # "double-digit" prints no digits: 9.7% is written as 10% and then called so
    tolerance = _half_step(quantity) or (HALF if quantity.kind in {"percent", "pp"} else ZERO)
    low = None if quantity.low is None else quantity.low - tolerance
    high = None if quantity.high is None else quantity.high + tolerance
    surely = Bounds(low, high)
    return Reading(
        surely, surely, surely, "a range" + (f", {plain(tolerance)} wider for rounding" if tolerance else "")
    )


_READERS: dict[str, Callable[[Quantity, Hedge], Reading]] = {
    "eq": _exact,
    "approx": _approx,
    "near_above": _near_above,
    "near_below": _near_below,
    "gt": _lower_bound,
    "ge": _lower_bound,
    "lt": _upper_bound,
    "le": _upper_bound,
    "range": _range,
}


def plain(value: Decimal) -> str:
    """A number for the working: thousands separated, no exponent, no trailing zeros, at most six decimals."""
    rounded = value.quantize(Decimal("0.000001")) if value != value.to_integral_value() else value.to_integral_value()
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
